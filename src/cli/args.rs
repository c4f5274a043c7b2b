//! The command line as declared to clap. Help texts stand in the catalogues under `cli-…`, by the path of the command and
//! the name of the argument ([`super::localize`]); the one-line docs here are for the reader of the code.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

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

/// Options of the terminal interface.
#[derive(Clone, Debug, Args)]
pub struct Screen {
    /// Theme.
    #[arg(long, value_name = "THEME")]
    pub theme: Option<String>,
    /// `auto`, `unicode` or `ascii`.
    #[arg(long, value_name = "SYMBOLS", value_parser = ["auto", "unicode", "ascii"])]
    pub symbols: Option<String>,
    /// Keys to press without a terminal.
    #[arg(long, value_name = "KEYS")]
    pub keys: Option<String>,
    /// Screen size for `--keys`.
    #[arg(long, value_name = "COLSxROWS", default_value = "100x30", requires = "keys")]
    pub size: String,
    /// Print colours with `--keys`.
    #[arg(long, requires = "keys")]
    pub ansi: bool,
    /// Write the screen as a picture with `--keys`.
    #[arg(long, value_name = "FILE", requires = "keys", conflicts_with = "ansi", hide = true)]
    pub svg: Option<PathBuf>,
}

impl Screen {
    /// Options given before the verb, completed by those behind it.
    pub fn or(self, other: Self) -> Self {
        let size = if self.keys.is_some() { self.size } else { other.size };
        Self {
            theme: self.theme.or(other.theme),
            symbols: self.symbols.or(other.symbols),
            keys: self.keys.or(other.keys),
            size,
            ansi: self.ansi || other.ansi,
            svg: self.svg.or(other.svg),
        }
    }
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

/// `standard …`
#[derive(Debug, Subcommand)]
pub enum StandardVerb {
    /// All.
    List {
        /// As JSON.
        #[arg(long)]
        json: bool,
    },
    /// One.
    Show {
        /// `id` or `id@version`.
        id: String,
        /// As JSON.
        #[arg(long)]
        json: bool,
    },
    /// How to write one.
    Help,
    /// Check a file.
    Check {
        /// File.
        file: PathBuf,
    },
    /// Take a file in as a draft.
    Import {
        /// File.
        file: PathBuf,
        /// Replace a draft of the same id and version.
        #[arg(long)]
        replace: bool,
    },
    /// Freeze a draft.
    Publish {
        /// `id` or `id@version`.
        id: String,
    },
    /// Write one to a file.
    Export {
        /// `id` or `id@version`.
        id: String,
        /// File, `-` for stdout.
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
    },
    /// What differs.
    Diff {
        /// `id`, `id@version` or a file.
        a: String,
        /// `id`, `id@version` or a file.
        b: String,
    },
    /// Write one to start from.
    Template {
        /// File, `-` for stdout.
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
    },
    /// Score by a file, keeping nothing.
    Try {
        /// File.
        file: PathBuf,
        /// Interface options.
        #[command(flatten)]
        screen: Screen,
    },
}

/// `round …`
#[derive(Debug, Subcommand)]
pub enum RoundVerb {
    /// Open one.
    New {
        /// Name.
        name: String,
        /// `id` or `id@version`.
        #[arg(long, default_value = "star-community")]
        standard: String,
        /// Communities each subdistrict may recommend.
        #[arg(long, default_value_t = 2, value_name = "N", value_parser = clap::value_parser!(u8).range(1..))]
        each: u8,
    },
    /// All.
    List {
        /// As JSON.
        #[arg(long)]
        json: bool,
    },
    /// One.
    Show {
        /// Name or id; the open one when left out.
        name: Option<String>,
        /// As JSON.
        #[arg(long)]
        json: bool,
    },
    /// Recommend communities.
    Nominate {
        /// Communities.
        #[arg(required = true)]
        communities: Vec<String>,
        /// Take the recommendation back.
        #[arg(long)]
        withdraw: bool,
    },
    /// Change one.
    Edit {
        /// Name or id; the latest when left out.
        #[arg(value_name = "ROUND")]
        which: Option<String>,
        /// Name.
        #[arg(long)]
        name: Option<String>,
        /// `id` or `id@version`.
        #[arg(long)]
        standard: Option<String>,
        /// Communities each subdistrict may recommend.
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(1..))]
        each: Option<u8>,
    },
    /// What it comes to by subdistrict, and what most communities lose points on.
    Summary {
        /// Name or id; the latest when left out.
        #[arg(value_name = "ROUND")]
        which: Option<String>,
        /// As JSON.
        #[arg(long)]
        json: bool,
    },
}

/// `community …`
#[derive(Debug, Subcommand)]
pub enum CommunityVerb {
    /// Enter one, or a list.
    Add {
        /// `街道/社区`, or the name with `--subdistrict`.
        #[arg(required_unless_present = "from")]
        name: Option<String>,
        /// Subdistrict.
        #[arg(long)]
        subdistrict: Option<String>,
        /// District.
        #[arg(long, default_value = "")]
        district: String,
        /// Short code.
        #[arg(long, default_value = "")]
        code: String,
        /// Group it is ranked within.
        #[arg(long, default_value = "")]
        group: String,
        /// CSV file, `-` for stdin.
        #[arg(long, value_name = "FILE", conflicts_with_all = ["name", "subdistrict", "district", "code", "group"])]
        from: Option<PathBuf>,
    },
    /// Relabel one.
    Edit {
        /// Community.
        community: String,
        /// Name.
        #[arg(long)]
        name: Option<String>,
        /// Subdistrict.
        #[arg(long)]
        subdistrict: Option<String>,
        /// District.
        #[arg(long)]
        district: Option<String>,
        /// Short code.
        #[arg(long)]
        code: Option<String>,
        /// Group it is ranked within.
        #[arg(long)]
        group: Option<String>,
    },
    /// All.
    List {
        /// As JSON.
        #[arg(long)]
        json: bool,
    },
}

/// `inspector …`
#[derive(Debug, Subcommand)]
pub enum InspectorVerb {
    /// Enter one.
    Add {
        /// Short code.
        code: String,
        /// Display name.
        #[arg(default_value = "")]
        name: String,
    },
    /// All.
    List {
        /// As JSON.
        #[arg(long)]
        json: bool,
    },
    /// Who rates on this laptop.
    Use {
        /// Code.
        code: String,
    },
    /// Relabel one.
    Edit {
        /// Code as it is.
        inspector: String,
        /// Short code.
        #[arg(long)]
        code: Option<String>,
        /// Display name.
        #[arg(long)]
        name: Option<String>,
    },
}

/// `meeting …`
#[derive(Debug, Subcommand)]
pub enum MeetingVerb {
    /// Arrange one.
    New {
        /// Name.
        name: String,
        /// Communities in order; all recommended when left out.
        communities: Vec<String>,
        /// Day.
        #[arg(long, value_name = "YYYY-MM-DD")]
        date: Option<String>,
        /// Inspectors' codes, comma-separated; all when left out.
        #[arg(long, value_delimiter = ',', value_name = "CODES")]
        panel: Vec<String>,
        /// Look again at what the last visits found.
        #[arg(long)]
        revisit: bool,
        /// The same with the whole card.
        #[arg(long, requires = "revisit")]
        full_card: bool,
        /// The seats of the panel.
        #[command(flatten)]
        seats: SeatArgs,
        /// The timetable.
        #[command(flatten)]
        times: TimeArgs,
    },
    /// Where it is and how late.
    Agenda {
        /// Name, day or id; the latest when left out.
        name: Option<String>,
        /// As JSON.
        #[arg(long)]
        json: bool,
    },
    /// All.
    List {
        /// As JSON.
        #[arg(long)]
        json: bool,
    },
    /// One.
    Show {
        /// Name or id; the latest when left out.
        name: Option<String>,
        /// As JSON.
        #[arg(long)]
        json: bool,
    },
    /// Change one.
    Edit(MeetingEdit),
}

/// `meeting edit …`
#[derive(Debug, Args)]
pub struct MeetingEdit {
    /// Name, day or id.
    #[arg(value_name = "MEETING")]
    pub which: String,
    /// The whole route in order; as it is when left out.
    #[arg(conflicts_with_all = ["add", "remove"])]
    pub communities: Vec<String>,
    /// Name.
    #[arg(long)]
    pub name: Option<String>,
    /// Day.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub date: Option<String>,
    /// Inspectors' codes, comma-separated.
    #[arg(long, value_delimiter = ',', value_name = "CODES")]
    pub panel: Vec<String>,
    /// A community to visit as well, last.
    #[arg(long, value_name = "COMMUNITY")]
    pub add: Vec<String>,
    /// A community to visit no more.
    #[arg(long, value_name = "COMMUNITY")]
    pub remove: Vec<String>,
    /// The seats of the panel.
    #[command(flatten)]
    pub seats: SeatArgs,
    /// The timetable.
    #[command(flatten)]
    pub times: TimeArgs,
}

/// Options about the timetable of a meeting.
#[derive(Debug, Args)]
pub struct TimeArgs {
    /// When it begins.
    #[arg(long, value_name = "HH:MM", requires = "minutes")]
    pub begins: Option<String>,
    /// Minutes a stop; 0 takes the timetable away.
    #[arg(long, value_name = "N")]
    pub minutes: Option<u16>,
}

/// Options about the seats of a panel.
#[derive(Debug, Args)]
pub struct SeatArgs {
    /// A role of the standard, by key or name; nothing behind `=` takes it away.
    #[arg(long, value_name = "CODE=ROLE")]
    pub role: Vec<String>,
    /// Sections and methods, comma-separated; nothing behind `=` asks for everything.
    #[arg(long, value_name = "CODE=LIST")]
    pub duty: Vec<String>,
    /// The subdistrict an inspector comes from and does not rate.
    #[arg(long, value_name = "CODE=SUBDISTRICT")]
    pub subdistrict: Vec<String>,
    /// A community an inspector does not rate.
    #[arg(long, value_name = "CODE=COMMUNITY")]
    pub recuse: Vec<String>,
    /// An inspector who rates everything.
    #[arg(long, value_name = "CODE")]
    pub no_recuse: Vec<String>,
    /// `independent`, `open` or `standard`.
    #[arg(long, value_name = "MARKING", value_parser = ["independent", "open", "standard"])]
    pub marking: Option<String>,
}

/// An item of a community.
#[derive(Debug, Args)]
pub struct ItemArgs {
    /// Community.
    pub community: String,
    /// Item id or running number.
    pub item: String,
    /// Meeting.
    #[arg(long)]
    pub meeting: Option<String>,
}

/// `dispute …`
#[derive(Debug, Subcommand)]
pub enum DisputeVerb {
    /// Enter what a community says.
    Add {
        /// Where.
        #[command(flatten)]
        at: ItemArgs,
        /// What it says.
        statement: String,
    },
    /// All, with criterion and spread.
    List {
        /// One community; all when left out.
        community: Option<String>,
        /// As JSON.
        #[arg(long)]
        json: bool,
    },
    /// Settle one.
    Settle {
        /// Where.
        #[command(flatten)]
        at: ItemArgs,
        /// The mark the panel agreed on.
        #[arg(long, allow_hyphen_values = true, required_unless_present = "uphold")]
        value: Option<String>,
        /// The mark stands.
        #[arg(long, conflicts_with = "value")]
        uphold: bool,
        /// Why.
        #[arg(long)]
        reason: String,
    },
    /// Open one again.
    Reopen {
        /// Where.
        #[command(flatten)]
        at: ItemArgs,
    },
    /// Take one back.
    Withdraw {
        /// Where.
        #[command(flatten)]
        at: ItemArgs,
    },
}

/// `veto …`
#[derive(Debug, Subcommand)]
pub enum VetoVerb {
    /// It is violated.
    Confirm {
        /// Where.
        #[command(flatten)]
        at: ItemArgs,
        /// What this rests on.
        #[arg(long)]
        basis: String,
        /// The chair's code.
        #[arg(long, env = "STARPOINT_BY", value_name = "CODE")]
        by: Option<String>,
    },
    /// It is not violated.
    Reject {
        /// Where.
        #[command(flatten)]
        at: ItemArgs,
        /// What this rests on.
        #[arg(long)]
        basis: String,
        /// The chair's code.
        #[arg(long, env = "STARPOINT_BY", value_name = "CODE")]
        by: Option<String>,
    },
    /// Take the chair's word back.
    Clear {
        /// Where.
        #[command(flatten)]
        at: ItemArgs,
        /// The chair's code.
        #[arg(long, env = "STARPOINT_BY", value_name = "CODE")]
        by: Option<String>,
    },
}

/// `announce …`
#[derive(Debug, Args)]
pub struct AnnounceArgs {
    /// Community.
    pub community: String,
    /// Why, where something is open or an earlier announcement is corrected.
    #[arg(long)]
    pub reason: Option<String>,
    /// Withdraw what was read out.
    #[arg(long, requires = "reason")]
    pub withdraw: bool,
    /// Decide on this inspector's card, which came later.
    #[arg(long, value_name = "CODE", requires = "counts", conflicts_with = "withdraw")]
    pub late: Option<String>,
    /// Whether it counts: `yes`, `no`, or `open` to take that back.
    #[arg(long, value_name = "WORD", requires = "late", value_parser = ["yes", "no", "open"])]
    pub counts: Option<String>,
    /// Who announces, by code.
    #[arg(long, env = "STARPOINT_BY", value_name = "CODE")]
    pub by: Option<String>,
    /// Meeting.
    #[arg(long)]
    pub meeting: Option<String>,
}

/// `hall …`
#[derive(Debug, Args)]
pub struct HallArgs {
    /// Let a window that is open show this instead of opening one: `community`, `top`, `ranking` or `blank`.
    #[arg(long, value_name = "PAGE", value_parser = ["community", "top", "ranking", "blank"])]
    pub show: Option<String>,
    /// Which community to show; the one rated or announced last when left out.
    #[arg(requires = "show")]
    pub community: Option<String>,
    /// Interface options.
    #[command(flatten)]
    pub screen: Screen,
}

/// `evidence …`
#[derive(Debug, Subcommand)]
pub enum EvidenceVerb {
    /// Keep pictures.
    Add {
        /// Community.
        community: String,
        /// Files or folders; an item may stand before them.
        #[arg(required = true, value_name = "[ITEM] FILE")]
        files: Vec<PathBuf>,
        /// What can be seen.
        #[arg(long, value_name = "TEXT")]
        caption: Option<String>,
        /// Inspector's code.
        #[arg(long, env = "STARPOINT_BY", value_name = "CODE")]
        by: Option<String>,
        /// Meeting.
        #[arg(long)]
        meeting: Option<String>,
    },
    /// All.
    List {
        /// One community; all when left out.
        community: Option<String>,
        /// As JSON.
        #[arg(long)]
        json: bool,
    },
    /// Say something else of one.
    Edit {
        /// Community.
        community: String,
        /// Number in the list, or the beginning of the file's name.
        picture: String,
        /// Item id or running number, `-` for none.
        #[arg(long, allow_hyphen_values = true)]
        item: Option<String>,
        /// What can be seen.
        #[arg(long, value_name = "TEXT")]
        caption: Option<String>,
        /// Meeting.
        #[arg(long)]
        meeting: Option<String>,
    },
    /// Take one out; its file stays.
    Remove {
        /// Community.
        community: String,
        /// Number in the list, or the beginning of the file's name.
        picture: String,
        /// Meeting.
        #[arg(long)]
        meeting: Option<String>,
    },
}

/// `fact …`
#[derive(Debug, Subcommand)]
pub enum FactVerb {
    /// Enter one.
    Set {
        /// Community.
        community: String,
        /// The fact's id.
        name: String,
        /// Number, yes/no, or `-` to take it back.
        #[arg(allow_hyphen_values = true)]
        value: String,
    },
}

/// `rate …`
#[derive(Debug, Args)]
pub struct RateArgs {
    /// Community.
    #[arg(required_unless_present = "from")]
    pub community: Option<String>,
    /// Item id or running number.
    #[arg(required_unless_present = "from")]
    pub item: Option<String>,
    /// Value.
    #[arg(required_unless_present = "from", allow_hyphen_values = true)]
    pub value: Option<String>,
    /// Inspector's code.
    #[arg(long, env = "STARPOINT_BY", value_name = "CODE")]
    pub by: Option<String>,
    /// Meeting.
    #[arg(long)]
    pub meeting: Option<String>,
    /// Who enters it from paper.
    #[arg(long, value_name = "CODE")]
    pub entered_by: Option<String>,
    /// Keep nothing: tell what differs.
    #[arg(long, requires = "from", conflicts_with = "entered_by")]
    pub compare: bool,
    /// Note.
    #[arg(long, conflicts_with = "from")]
    pub note: Option<String>,
    /// Reason for lost points: the number of a phrase, or words.
    #[arg(long, conflicts_with = "from", value_name = "N|TEXT")]
    pub reason: Vec<String>,
    /// CSV file, `-` for stdin.
    #[arg(long, value_name = "FILE", conflicts_with = "community")]
    pub from: Option<PathBuf>,
}

/// `card …`
#[derive(Debug, Subcommand)]
pub enum CardVerb {
    /// Sign.
    Sign {
        /// Community.
        community: String,
        /// Inspector's code.
        #[arg(long, env = "STARPOINT_BY", value_name = "CODE")]
        by: Option<String>,
        /// Meeting.
        #[arg(long)]
        meeting: Option<String>,
    },
    /// Open a signed one again.
    Reopen {
        /// Community.
        community: String,
        /// Why.
        #[arg(long)]
        reason: String,
        /// Inspector's code.
        #[arg(long, env = "STARPOINT_BY", value_name = "CODE")]
        by: Option<String>,
        /// Meeting.
        #[arg(long)]
        meeting: Option<String>,
    },
    /// Blank ones to print.
    Sheet(SheetArgs),
    /// Carry marks to another card.
    Move {
        /// Community.
        community: String,
        /// Inspector's code.
        #[arg(long, env = "STARPOINT_BY", value_name = "CODE")]
        by: Option<String>,
        /// Meeting.
        #[arg(long)]
        meeting: Option<String>,
        /// To this inspector's card.
        #[arg(long, value_name = "CODE", required_unless_present = "to_community")]
        to_inspector: Option<String>,
        /// To this community's card.
        #[arg(long, value_name = "COMMUNITY")]
        to_community: Option<String>,
    },
}

/// `card sheet …`
#[derive(Debug, Args)]
pub struct SheetArgs {
    /// Community.
    #[arg(required_unless_present = "all")]
    pub community: Option<String>,
    /// Of every stop of the meeting.
    #[arg(long, conflicts_with = "community")]
    pub all: bool,
    /// Inspector's code; the whole panel when left out.
    #[arg(long, value_name = "CODE")]
    pub by: Option<String>,
    /// Meeting.
    #[arg(long)]
    pub meeting: Option<String>,
    /// A name of [`Format`](crate::report::Format); without it the file's extension tells.
    #[arg(long)]
    pub format: Option<String>,
    /// File, `-` for stdout.
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
}

/// `critique …`
#[derive(Debug, Args)]
pub struct CritiqueArgs {
    /// Community; without one the meeting as a whole.
    #[arg(required_unless_present = "meeting")]
    pub community: Option<String>,
    /// Meeting.
    #[arg(long)]
    pub meeting: Option<String>,
    /// Only what is read aloud.
    #[arg(long)]
    pub spoken: bool,
    /// As JSON.
    #[arg(long)]
    pub json: bool,
    /// File, `-` for stdin.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["clear", "spoken", "json"])]
    pub set: Option<PathBuf>,
    /// Back to the draft.
    #[arg(long, conflicts_with_all = ["spoken", "json"])]
    pub clear: bool,
}

/// `report …`
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
#[expect(clippy::struct_excessive_bools, reason = "switches")]
pub struct ReportArgs {
    /// Something else than a report.
    #[command(subcommand)]
    pub verb: Option<ReportVerb>,
    /// Community.
    #[arg(required_unless_present_any = ["all", "split", "bulletin"])]
    pub community: Option<String>,
    /// All communities of the round in one document.
    #[arg(long, conflicts_with = "community")]
    pub all: bool,
    /// All communities of the round, a file each; the output is their folder.
    #[arg(long, conflicts_with_all = ["community", "print"])]
    pub split: bool,
    /// A name of [`Profile`](crate::report::Profile).
    #[arg(long, value_name = "PROFILE")]
    pub profile: Option<String>,
    /// The round's bulletin (通报) instead.
    #[arg(long, conflicts_with_all = ["community", "all", "split"])]
    pub bulletin: bool,
    /// A name of [`Format`](crate::report::Format); without it the file's extension tells.
    #[arg(long)]
    pub format: Option<String>,
    /// File, `-` for stdout; a folder with `--split`.
    #[arg(short, long, value_name = "FILE", required_unless_present = "print")]
    pub output: Option<PathBuf>,
    /// Send to the system printer.
    #[arg(long, conflicts_with = "output")]
    pub print: bool,
    /// Printer.
    #[arg(long, requires = "print")]
    pub printer: Option<String>,
    /// A page template of one's own.
    #[arg(long, value_name = "FILE", conflicts_with = "print")]
    pub template: Option<PathBuf>,
}

/// `report …`
#[derive(Debug, Subcommand)]
pub enum ReportVerb {
    /// Write the page template.
    Template {
        /// File, `-` for stdout.
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
    },
}
