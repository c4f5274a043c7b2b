//! Tests of the module as a whole, against its public functions.

mod differing;
mod generated;
mod problems;
mod round_trip;

/// A small standard with one item of most kinds; the tables of tests change single lines of it.
pub(super) const SAMPLE: &str = include_str!("sample.toml");

/// The sample with the only occurrence of `old` replaced.
pub(super) fn sample_with(old: &str, new: &str) -> String {
    assert_eq!(SAMPLE.matches(old).count(), 1, "{old:?} is not there exactly once");
    SAMPLE.replace(old, new)
}
