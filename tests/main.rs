//! The one integration binary: what a user or another program meets from outside.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test that cannot go on has failed

mod action;
mod agenda;
mod agreement;
mod announce;
mod architecture;
mod cli;
mod critique;
mod diagnostics;
mod editing;
mod evidence;
mod folder;
mod hall;
mod hostile;
mod kills;
#[cfg(feature = "pdf")]
mod made_font;
mod manual;
mod office;
mod panel;
mod paper;
mod profiles;
mod quota;
mod rollup;
mod screens;
mod settings;
mod terminal;
mod values;
mod workspace;
