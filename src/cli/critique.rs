//! `starpoint critique`: the critique of a community or of a whole meeting, as written or as read aloud; replacing it by a text
//! of one's own.

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::{Value, json};

use super::Failure;
use super::context::{Context, line, progress};
use crate::critique::{self, Critique, Row, State};
use crate::domain::command::Command;
use crate::domain::critique::CritiqueLine;
use crate::domain::quota::Awards;
use crate::domain::views::{Community, Meeting};
use crate::text::say;
use crate::workspace::{Access, Workspace};

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

pub(super) fn run(context: &Context, args: &CritiqueArgs) -> Result<(), Failure> {
    let writes = args.set.is_some() || args.clear;
    let mut workspace = context.open(if writes { Access::Write } else { Access::Read }, "critique")?;
    let round = context.round(workspace.views())?;
    let community = args.community.as_ref().map(|text| context.community(workspace.views(), text)).transpose()?;
    let meeting = context.meeting(workspace.views(), &round, args.meeting.as_deref(), community.as_ref())?;
    let about = About { meeting, community };
    let views = workspace.views();
    let current = match &about.community {
        Some(community) => critique::read(views, about.meeting.id, community.id, &Awards::of(views, round.id), &context.words),
        None => critique::read_day(views, about.meeting.id, &context.words, &mut progress()),
    };
    let missing = || Failure(say!(context.words, "critique-missing", community = about.named()));
    let mut current = current.ok_or_else(missing)?;
    if let Some(path) = &args.set {
        current.rows = rows(context, &current, path)?;
        return save(context, &mut workspace, &about, Some(&current));
    }
    if args.clear {
        return save(context, &mut workspace, &about, None);
    }
    let held = match &about.community {
        Some(community) => views.critique(about.meeting.id, community.id),
        None => views.day_critique(about.meeting.id),
    };
    let versions = held.unwrap_or_default().versions();
    if versions.len() > 1 {
        eprintln!("{}", say!(context.words, "critique-versions", count = versions.len()));
    }
    if !args.json {
        let about: Vec<_> = match &about.community {
            Some(community) => vec![community.id],
            None => about.meeting.stops.clone(),
        };
        context.note_independent(workspace.views(), round.id, &about);
    }
    if args.json {
        line(&to_json(context, &about, &current, versions.len()).to_string());
    } else if args.spoken {
        spoken(context, &current);
    } else {
        written(context, &current);
    }
    Ok(())
}

/// What a critique is about: a community at a meeting, or the meeting as a whole.
struct About {
    meeting: Meeting,
    community: Option<Community>,
}

impl About {
    fn named(&self) -> String {
        self.community.as_ref().map_or_else(|| self.meeting.name.clone(), Community::path)
    }

    fn command(&self, lines: Option<Vec<CritiqueLine>>) -> Command {
        let meeting = self.meeting.id;
        match &self.community {
            Some(community) => Command::WriteCritique { meeting, community: community.id, lines },
            None => Command::WriteDayCritique { meeting, lines },
        }
    }
}

fn rows(context: &Context, current: &Critique, path: &Path) -> Result<Vec<Row>, Failure> {
    let bytes = context.read(path)?;
    let text = crate::workspace::table::decode(&bytes);
    Ok(critique::from_text(&context.words, current, &text))
}

fn save(context: &Context, workspace: &mut Workspace, about: &About, critique: Option<&Critique>) -> Result<(), Failure> {
    let lines = critique.map(Critique::lines);
    let count = lines.as_ref().map_or(0, Vec::len);
    let by = crate::workspace::current_inspector(workspace.folder());
    let committed = context.commit(workspace, by, &about.command(lines))?;
    let (words, path) = (&context.words, about.named());
    line(&if committed.events.is_empty() {
        say!(words, "critique-unchanged", community = path)
    } else if critique.is_some() {
        say!(words, "critique-saved", community = path, count = count)
    } else {
        say!(words, "critique-cleared", community = path)
    });
    Ok(())
}

/// The written version on stdout, in the form `--set` takes back; what needs the writer's eye on stderr.
fn written(context: &Context, critique: &Critique) {
    let words = &context.words;
    line(&critique::written_text(words, &critique.rows));
    let stale: Vec<&Row> = critique.rows.iter().filter(|row| matches!(row.state(), State::Changed | State::Gone)).collect();
    if !stale.is_empty() {
        eprintln!("\n{}", say!(words, "critique-state-changed", count = stale.len()));
        for row in stale {
            let gone = if row.state() == State::Gone { say!(words, "critique-state-gone") } else { String::new() };
            eprintln!("- {}{gone}", row.text);
            if let Some(draft) = row.draft() {
                eprintln!("{}", say!(words, "critique-state-draft", draft = draft));
            }
        }
    }
    if !critique.offered.is_empty() {
        eprintln!("{}", say!(words, "critique-state-offered", count = critique.offered.len()));
    }
}

fn spoken(context: &Context, critique: &Critique) {
    let text = critique::spoken_text(&context.words, &critique.rows);
    line(&text);
    let language = context.words.language;
    let seconds = critique::spoken_seconds(&context.words, &critique.rows, context.settings.settings.pace);
    let length = critique::length(language, &text);
    eprintln!("\n{}", say!(context.words, "critique-length", minutes = seconds / 60, seconds = seconds % 60, length = length));
}

fn to_json(context: &Context, about: &About, critique: &Critique, versions: usize) -> Value {
    let language = context.words.language;
    let spoken = critique::spoken_text(&context.words, &critique.rows);
    let row = |row: &Row| {
        json!({
            "part": row.part,
            "key": row.key,
            "text": row.text,
            "spoken": row.is_spoken(),
            "state": match row.state() {
                State::Drafted => "drafted",
                State::Edited => "edited",
                State::Changed => "changed",
                State::Gone => "gone",
                State::Own => "own",
            },
            "draft": row.draft(),
        })
    };
    json!({
        "community": about.community.as_ref().map(Community::label),
        "meeting": about.meeting.name,
        "written": critique.written,
        "versions": versions.max(1),
        "spoken_length": critique::length(language, &spoken),
        "spoken_seconds": critique::seconds(language, &spoken, critique::default_pace(language)),
        "lines": critique.rows.iter().map(row).collect::<Vec<_>>(),
        "offered": critique.offered.iter().map(row).collect::<Vec<_>>(),
    })
}
