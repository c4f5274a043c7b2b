//! The command line as declared to clap, down to the verbs; what a verb takes is declared beside it. Help texts stand in
//! the catalogues under `cli-…`, by the path of the command and the name of the argument ([`super::localize`]); the one-line
//! docs on the declarations are for the reader of the code.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

use super::announce::AnnounceArgs;
use super::card::CardVerb;
use super::community::CommunityVerb;
use super::critique::CritiqueArgs;
use super::dispute::{DisputeVerb, VetoVerb};
use super::evidence::EvidenceVerb;
use super::fact::FactVerb;
use super::hall::HallArgs;
use super::inspector::InspectorVerb;
use super::meeting::MeetingVerb;
use super::rate::RateArgs;
use super::report::ReportArgs;
use super::round::RoundVerb;
use super::screen::Screen;
use super::standard::StandardVerb;

/// The whole command line.
#[derive(Debug, Parser)]
#[command(name = "starpoint", version, disable_help_subcommand = true)]
pub struct Cli {
    /// Data folder.
    #[arg(long, global = true, env = "STARPOINT_DATA", value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// Language of messages.
    #[arg(long, global = true, value_name = "zh-CN|en")]
    pub lang: Option<String>,
    /// Round.
    #[arg(long, global = true, value_name = "ROUND")]
    pub round: Option<String>,
    /// Interface options.
    #[command(flatten)]
    pub screen: Screen,
    /// What to do; the interface when nothing is said.
    #[command(subcommand)]
    pub command: Option<Verb>,
}

/// A verb.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Worked example.
    Demo {
        /// Fill only.
        #[arg(long)]
        no_tui: bool,
        /// Interface options.
        #[command(flatten)]
        screen: Screen,
    },
    /// Standards.
    #[command(subcommand)]
    Standard(StandardVerb),
    /// Rounds.
    #[command(subcommand)]
    Round(RoundVerb),
    /// Communities.
    #[command(subcommand)]
    Community(CommunityVerb),
    /// Inspectors.
    #[command(subcommand)]
    Inspector(InspectorVerb),
    /// Meetings.
    #[command(subcommand)]
    Meeting(MeetingVerb),
    /// Facts.
    #[command(subcommand)]
    Fact(FactVerb),
    /// Ratings.
    Rate(RateArgs),
    /// Scorecards.
    #[command(subcommand)]
    Card(CardVerb),
    /// Disputed items.
    #[command(subcommand)]
    Dispute(DisputeVerb),
    /// Vetoes.
    #[command(subcommand)]
    Veto(VetoVerb),
    /// Read a result out.
    Announce(AnnounceArgs),
    /// The window for the wall.
    Hall(HallArgs),
    /// Pictures kept as evidence.
    #[command(subcommand)]
    Evidence(EvidenceVerb),
    /// Results.
    Result {
        /// One community; all when left out.
        community: Option<String>,
        /// As it stood at that time.
        #[arg(long, value_name = "TIME")]
        at: Option<String>,
        /// As JSON.
        #[arg(long)]
        json: bool,
    },
    /// Ranking.
    Rank {
        /// Only this group.
        #[arg(long)]
        group: Option<String>,
        /// As JSON.
        #[arg(long)]
        json: bool,
    },
    /// Agreement of raters.
    Agreement {
        /// CSV file, `-` for stdin.
        #[arg(long, value_name = "FILE")]
        from: Option<PathBuf>,
        /// Meeting.
        #[arg(long, conflicts_with = "from")]
        meeting: Option<String>,
        /// As JSON.
        #[arg(long)]
        json: bool,
    },
    /// Critique.
    Critique(CritiqueArgs),
    /// Actions (rectification).
    #[command(subcommand)]
    Action(super::action::ActionVerb),
    /// Field report.
    Report(ReportArgs),
    /// Log.
    Log {
        /// Of one community.
        #[arg(long)]
        community: Option<String>,
        /// As JSON, one event a line.
        #[arg(long)]
        json: bool,
    },
    /// Check a folder.
    Verify,
    /// Backup.
    Backup {
        /// File.
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
    },
    /// Repair.
    Doctor {
        /// Build the working database anew.
        #[arg(long, conflicts_with = "restore")]
        rebuild: bool,
        /// Unite with a backup.
        #[arg(long, value_name = "FILE")]
        restore: Option<PathBuf>,
    },
    /// Blank a text.
    Redact {
        /// Event, `device:seq` as `log` shows it.
        event: String,
    },
    /// Completions for a shell.
    Completions {
        /// Which shell.
        shell: clap_complete::Shell,
    },
    /// The manual page.
    Man,
    /// Take the last step back.
    Undo {
        /// Inspector's code.
        #[arg(long, env = "STARPOINT_BY", value_name = "CODE")]
        by: Option<String>,
    },
    /// Repeat the step just taken back.
    Redo {
        /// Inspector's code.
        #[arg(long, env = "STARPOINT_BY", value_name = "CODE")]
        by: Option<String>,
    },
}
