//! `action …` as declared to clap.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// `action …`
#[derive(Debug, Subcommand)]
pub enum ActionVerb {
    /// All, or a community's.
    List {
        /// One community; all of the round when left out.
        community: Option<String>,
        /// Only what is overdue.
        #[arg(long)]
        overdue: bool,
        /// The day overdue is told for; today when left out.
        #[arg(long, value_name = "YYYY-MM-DD")]
        on: Option<String>,
        /// As JSON.
        #[arg(long)]
        json: bool,
    },
    /// Make actions of what the marks propose.
    Propose {
        /// Community.
        community: String,
        /// Meeting.
        #[arg(long)]
        meeting: Option<String>,
        /// Only show them.
        #[arg(long)]
        dry_run: bool,
    },
    /// Enter one.
    Add {
        /// Community.
        community: String,
        /// What is wrong.
        problem: String,
        /// Meeting that found it.
        #[arg(long)]
        meeting: Option<String>,
        /// Its other fields.
        #[command(flatten)]
        fields: FieldArgs,
    },
    /// Change one.
    Edit {
        /// Community.
        community: String,
        /// Number.
        number: String,
        /// What is wrong.
        #[arg(long)]
        problem: Option<String>,
        /// Its other fields.
        #[command(flatten)]
        fields: FieldArgs,
    },
    /// It is done, or settled otherwise.
    Close(StepArgs),
    /// It was put right before the panel left.
    OnSpot(StepArgs),
    /// The community says it is done.
    Reported(StepArgs),
    /// It is open again.
    Reopen(StepArgs),
    /// What a re-inspection saw.
    Check {
        /// Community.
        community: String,
        /// Number.
        number: String,
        /// Put right, partly, or not.
        #[arg(value_parser = ["done", "partly", "not-done"])]
        verdict: String,
        /// What it rests on.
        #[arg(long)]
        evidence: String,
        /// The meeting that looked again.
        #[arg(long)]
        meeting: Option<String>,
        /// On which day; the meeting's when left out.
        #[arg(long, value_name = "YYYY-MM-DD")]
        on: Option<String>,
    },
    /// Write a community's notice.
    Notice {
        /// Community.
        community: String,
        /// The office's number of the notice.
        #[arg(long)]
        number: Option<String>,
        /// Where and how.
        #[command(flatten)]
        to: PaperArgs,
    },
    /// Write the round's register.
    Register {
        /// Only what is overdue.
        #[arg(long)]
        overdue: bool,
        /// The day overdue is told for; today when left out.
        #[arg(long, value_name = "YYYY-MM-DD")]
        on: Option<String>,
        /// Where and how.
        #[command(flatten)]
        to: PaperArgs,
    },
    /// Write the form a community fills in.
    Form {
        /// Community; all of the round when left out.
        community: Option<String>,
        /// File, `-` for stdout.
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
    },
    /// Take filled-in forms in.
    Import {
        /// CSV file, `-` for stdin.
        file: PathBuf,
        /// Only check.
        #[arg(long)]
        dry_run: bool,
    },
    /// Write the last days as a calendar.
    Calendar {
        /// Community; all of the round when left out.
        community: Option<String>,
        /// File, `-` for stdout.
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
    },
    /// Withdraw one.
    Remove {
        /// Community.
        community: String,
        /// Number.
        number: String,
    },
}

/// Where a paper goes.
#[derive(Debug, Args)]
pub struct PaperArgs {
    /// A name of [`Format`](crate::report::Format); without it the file's extension tells.
    #[arg(long)]
    pub format: Option<String>,
    /// File, `-` for stdout.
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
}

/// The fields of an action.
#[derive(Debug, Default, Args)]
pub struct FieldArgs {
    /// Item id or running number; nothing behind it for none.
    #[arg(long)]
    pub item: Option<String>,
    /// What it rests on.
    #[arg(long)]
    pub evidence: Option<String>,
    /// How it is to be dealt with.
    #[arg(long, value_parser = ["now", "limited", "long-term"])]
    pub kind: Option<String>,
    /// Unit or post responsible.
    #[arg(long)]
    pub unit: Option<String>,
    /// Last day.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub due: Option<String>,
    /// What is to be done.
    #[arg(long)]
    pub measure: Option<String>,
}

/// Bringing one further.
#[derive(Debug, Args)]
pub struct StepArgs {
    /// Community.
    pub community: String,
    /// Number.
    pub number: String,
    /// Why.
    #[arg(long)]
    pub reason: Option<String>,
    /// Since which day; today when left out.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub on: Option<String>,
}
