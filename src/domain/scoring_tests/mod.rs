//! Tests of the scoring core: tables worked by hand, and properties against a naive evaluation and brute force.

pub(super) mod build;
mod naive;
mod panels;
mod properties;
mod real_size;
mod tables;
