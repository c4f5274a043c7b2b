//! The rules of the trade, pure: no input or output, no clock, no randomness.
//!
//! Imports only std and small data crates; wording refusals for people is `text`, keeping events is `journal`.

pub mod action;
pub mod agenda;
pub mod agreement;
pub mod announcement;
pub mod applicability;
pub mod apply;
mod combination;
pub mod command;
pub mod critique;
pub mod day;
pub mod decide;
pub mod events;
pub mod evidence;
pub mod given;
pub mod ids;
#[cfg(test)]
mod laws;
pub mod lookup;
pub mod next_star;
pub mod outcome;
pub mod panel;
pub mod paper;
pub mod phrases;
pub mod points;
pub mod privacy;
pub mod quota;
pub mod ranking;
mod readings;
pub mod refusal;
pub mod register;
pub mod revisit;
pub mod rollup;
pub mod scale;
pub mod scoring;
#[cfg(test)]
mod scoring_tests;
pub mod standard;
pub mod standing;
pub mod stars;
mod tally;
pub mod value;
pub mod value_text;
pub mod views;
pub mod wording;
