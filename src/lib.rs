//! starpoint · 星点: inspectors rate communities on site, decide their stars, and print the field report.
//!
//! # The map
//! ```text
//!  key ─► tui ─┐
//!  argv ─► cli ┤
//!              ▼
//!      workspace   opens the folder, owns lock, journal and database; decide → append → views
//!        │   │  └────────────► store     working database (sled): views built from events, disposable
//!        │   └───────────────► journal   the truth: one hash-chained line an event, one fdatasync a command
//!        ▼
//!      domain      pure rules: standards, marks, scoring, stars, events, decide, apply
//! ```
//! - [`domain`] — the rules of the trade, without input, output, clock or chance. `decide` is the only place that refuses.
//! - [`text`] — display width, symbols, the message catalogues in Chinese and English, and sentences made of domain data.
//! - [`critique`] — the critique (点评): drafted from marks, reasons and notes, joined with what a person wrote over it.
//! - [`journal`] — the line format: append, read, verify, repair, redact, merge.
//! - [`store`] — views in sled; trusted only under stated conditions, else rebuilt.
//! - [`workspace`] — a data folder opened for reading or writing; the only caller of `decide`.
//! - [`standard_files`] — checklists as TOML files, and the built-in standard beside them.
//! - [`pictures`] — pictures from cameras and phones made fit to be kept as evidence: upright, small, without their place.
//! - [`report`] — the field report as a document, and one renderer per format.
//! - [`settings`] — where things are on this machine, and the settings file.
//! - [`diagnostics`] — the log file and crash reports.
//! - [`clock`] — the only source of time and random ids.
//! - [`cli`] — one file a verb.
//! - [`tui`] — the screens.
//!
//! # What always holds
//! 1. Modules know only what is below them; `cli` and `tui` do not know each other. (`tests/architecture.rs`)
//! 2. Only `store` names sled and bincode; only `tui` names ratatui and crossterm. (there too)
//! 3. Time and random ids come only from `clock`. (clippy `disallowed-methods`)
//! 4. Display width is computed only in `text`. (`tests/architecture.rs`)
//! 5. Renderers see a document and nothing behind it. (there too)
//! 6. No floats decide a result: points are integers in hundredths, totals exact fractions. (there too, and property tests)
//! 7. `apply` never fails and is commutative. (property tests)
//! 8. No panics where input, files or the terminal are involved; `unsafe` is forbidden. (lints)
//!
//! # What is deliberately absent
//! A register of people: no field for residents, their ethnicity, religion, party or health. A network. An async runtime.

pub mod cli;
pub mod clock;
pub mod critique;
pub mod diagnostics;
pub mod domain;
pub mod journal;
pub mod pictures;
pub mod report;
pub mod settings;
pub mod standard_files;
pub mod store;
pub mod text;
pub mod tui;
pub mod workspace;
