//! Everything about showing text: its width in cells, the symbols it is drawn with, the language and its words.
//!
//! Display width, truncation and padding live here and nowhere else (DESIGN invariant 4), and so does every sentence
//! shown to a person ([`Words`]). What is said *about a community* is `critique`; how a screen or a page is laid out
//! is `tui` and `report`. May import `domain`, to word its findings; imports nothing else of this crate.

pub mod actions;
pub mod agreement;
pub mod ambiguous;
pub mod announcement;
pub mod causes;
pub mod decision;
pub mod evidence;
pub mod explain;
pub mod facts;
pub mod find;
pub mod findings;
pub mod language;
pub mod lists;
pub mod log;
pub mod nearest;
pub mod normalise;
pub mod numbers;
pub mod organs;
pub mod outline;
pub mod panel;
pub mod quotes;
pub mod refusal;
pub mod revisit;
pub mod rollup;
pub mod symbols;
pub mod told;
pub mod width;
pub mod words;
pub mod wrap;

pub use symbols::Symbols;
pub use words::Words;
pub(crate) use words::say;
