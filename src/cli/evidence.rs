//! `starpoint evidence …`: pictures kept as evidence of a community's stop.

use std::collections::HashSet;
use std::path::PathBuf;

use clap::Subcommand;
use serde_json::json;

use super::Failure;
use super::context::{Context, line};
use crate::domain::command::{Command, Shown};
use crate::domain::events::Text;
use crate::domain::evidence::Picture;
use crate::domain::lookup;
use crate::domain::refusal::Refusal;
use crate::domain::standard::Standard;
use crate::domain::views::{Community, Meeting, Read};
use crate::pictures::Prepared;
use crate::text::normalise::plain_number;
use crate::text::{evidence, refusal, say};
use crate::workspace::evidence::{keep, kept, meant, none_kept, prepare};
use crate::workspace::{Access, Workspace};

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

pub(super) fn run(context: &Context, verb: EvidenceVerb) -> Result<(), Failure> {
    match verb {
        EvidenceVerb::Add { community, files, caption, by, meeting } => {
            let given = Given { community: &community, files: &files, caption, by: by.as_deref() };
            add(context, &given, meeting.as_deref())
        }
        EvidenceVerb::List { community, json } => list(context, community.as_deref(), json),
        EvidenceVerb::Edit { community, picture, item, caption, meeting } => {
            edit(context, &community, &picture, item.as_deref(), caption, meeting.as_deref())
        }
        EvidenceVerb::Remove { community, picture, meeting } => remove(context, &community, &picture, meeting.as_deref()),
    }
}

/// Where pictures belong.
struct Stop {
    community: Community,
    meeting: Meeting,
    standard: std::sync::Arc<Standard>,
}

impl Stop {
    fn find(context: &Context, views: &dyn Read, community: &str, meeting: Option<&str>) -> Result<Self, Failure> {
        let round = context.round(views)?;
        let community = context.community(views, community)?;
        let meeting = context.meeting(views, &round, meeting, Some(&community))?;
        let unknown = || Failure(refusal::word(&context.words, views, &Refusal::UnknownStandard));
        Ok(Self { community, meeting, standard: views.checklist(&round.standard).ok_or_else(unknown)? })
    }

    fn item(&self, text: &str) -> Option<String> {
        let found = lookup::item(&self.standard, text).or_else(|| lookup::item(&self.standard, &plain_number(text)));
        found.map(|item| item.id.clone())
    }

    fn unknown_item(context: &Context, views: &dyn Read, text: &str) -> Failure {
        Failure(refusal::word(&context.words, views, &Refusal::UnknownItem { item: text.to_owned() }))
    }

    fn shown(&self, file: String, picture: Option<Picture>) -> Shown {
        Shown { meeting: self.meeting.id, community: self.community.id, file, picture }
    }

    /// The picture a number of the list or the beginning of a file's name means.
    fn picture(&self, context: &Context, views: &dyn Read, text: &str) -> Result<(String, Picture), Failure> {
        let view = views.evidence(self.meeting.id, self.community.id).unwrap_or_default();
        let standing = view.standing();
        let by_number = plain_number(text).parse::<usize>().ok().and_then(|number| standing.get(number.checked_sub(1)?));
        let mut named = standing.iter().filter(|(file, _)| text.len() >= 4 && file.starts_with(text));
        let found = by_number.or_else(|| named.next().filter(|_| named.next().is_none()));
        let (file, picture) = found.ok_or_else(|| {
            let (community, picture) = (self.community.path(), text);
            Failure(say!(context.words, "evidence-not-found", community = community, picture = picture))
        })?;
        Ok(((*file).to_owned(), (*picture).clone()))
    }
}

/// What was typed after `evidence add`.
struct Given<'a> {
    community: &'a str,
    files: &'a [PathBuf],
    caption: Option<String>,
    by: Option<&'a str>,
}

/// The first of several words may be an item: a picture's file has an ending, or is there.
fn item_first(context: &Context, views: &dyn Read, stop: &Stop, files: &[PathBuf]) -> Result<Option<String>, Failure> {
    let [first, _, ..] = files else { return Ok(None) };
    let text = first.to_string_lossy();
    match stop.item(&text) {
        Some(item) => Ok(Some(item)),
        None if first.extension().is_none() && !first.exists() => Err(Stop::unknown_item(context, views, &text)),
        None => Ok(None),
    }
}

fn add(context: &Context, given: &Given, meeting: Option<&str>) -> Result<(), Failure> {
    let words = &context.words;
    let mut workspace: Workspace = context.open(Access::Write, "evidence add")?;
    let views = workspace.views();
    let stop = Stop::find(context, views, given.community, meeting)?;
    let by = context.by(views, given.by)?.id;
    let item = item_first(context, views, &stop, given.files)?;
    let files: Vec<PathBuf> = given.files.iter().skip(usize::from(item.is_some())).flat_map(|path| meant(path)).collect();
    if files.is_empty() {
        return Err(Failure(say!(words, "evidence-no-files")));
    }
    // Every file is looked at before any is kept: what is wrong is told of all of them.
    let (mut prepared, mut wrong, mut names) = (Vec::new(), Vec::new(), HashSet::new());
    for file in &files {
        match prepare(file, words) {
            // The same picture twice is one file.
            Ok(picture) => prepared.extend(names.insert(picture.file_name()).then_some(picture)),
            Err(problem) => wrong.push(format!("{}: {}", file.display(), problem.told(words))),
        }
    }
    if !wrong.is_empty() {
        let head = say!(words, "evidence-refused", count = wrong.len());
        return Err(Failure(std::iter::once(head).chain(wrong).collect::<Vec<_>>().join("\n")));
    }
    let caption = given.caption.as_deref().map(Text::new);
    let shown = |picture: &Prepared| {
        let taken = picture.day().to_owned();
        stop.shown(picture.file_name(), Some(Picture { item: item.clone(), by, caption: caption.clone(), taken }))
    };
    let command = Command::SetEvidence(prepared.iter().map(shown).collect());
    if let Some(refused) = workspace.would_refuse(&command) {
        return Err(Failure(refusal::word(words, workspace.views(), &refused)));
    }
    if none_kept(&context.folder) {
        eprintln!("{}", say!(words, "evidence-warning"));
    }
    for picture in &prepared {
        keep(&context.folder, picture).map_err(|error| context.io(&context.folder.join(picture.file_name()), &error))?;
    }
    let committed = context.commit(&mut workspace, Some(by), &command)?;
    let community = stop.community.path();
    line(&match (committed.events.len(), item.and_then(|item| stop.standard.number(&item))) {
        (0, _) => say!(words, "unchanged"),
        (count, Some(number)) => say!(words, "evidence-kept-item", count = count, community = community, number = number),
        (count, None) => say!(words, "evidence-kept", count = count, community = community),
    });
    Ok(())
}

fn edit(
    context: &Context,
    community: &str,
    picture: &str,
    item: Option<&str>,
    caption: Option<String>,
    meeting: Option<&str>,
) -> Result<(), Failure> {
    let mut workspace: Workspace = context.open(Access::Write, "evidence edit")?;
    let views = workspace.views();
    let stop = Stop::find(context, views, community, meeting)?;
    let (file, mut held) = stop.picture(context, views, picture)?;
    match item {
        Some("-") => held.item = None,
        Some(text) => held.item = Some(stop.item(text).ok_or_else(|| Stop::unknown_item(context, views, text))?),
        None => {}
    }
    if let Some(caption) = caption {
        held.caption = Some(Text::new(caption));
    }
    let committed = context.commit(&mut workspace, None, &Command::SetEvidence(vec![stop.shown(file, Some(held))]))?;
    let changed = !committed.events.is_empty();
    line(&if changed { say!(context.words, "evidence-changed") } else { say!(context.words, "unchanged") });
    Ok(())
}

fn remove(context: &Context, community: &str, picture: &str, meeting: Option<&str>) -> Result<(), Failure> {
    let mut workspace: Workspace = context.open(Access::Write, "evidence remove")?;
    let views = workspace.views();
    let stop = Stop::find(context, views, community, meeting)?;
    let (file, _) = stop.picture(context, views, picture)?;
    context.commit(&mut workspace, None, &Command::SetEvidence(vec![stop.shown(file.clone(), None)]))?;
    line(&say!(context.words, "evidence-removed", community = stop.community.path(), file = format!("evidence/{file}")));
    Ok(())
}

/// The pictures of a round, stop by stop, and the items that ask for one and have none.
fn list(context: &Context, community: Option<&str>, json: bool) -> Result<(), Failure> {
    let words = &context.words;
    let workspace = context.open(Access::Read, "evidence list")?;
    let views = workspace.views();
    let round = context.round(views)?;
    let wanted = community.map(|text| context.community(views, text)).transpose()?;
    let (mut rows, mut lines) = (Vec::new(), Vec::new());
    for stop in evidence::stops(views, round.id, wanted.as_ref().map(|community| community.id)) {
        let told = stop.lacking_told(words);
        if !stop.pictures.is_empty() || told.is_some() {
            lines.push(say!(words, "evidence-stop", community = stop.community.path(), count = stop.pictures.len()));
        }
        for (place, (file, picture)) in (1_usize..).zip(&stop.pictures) {
            let present = kept(&context.folder, file).is_some();
            let missing = if present { String::new() } else { format!(" {}", say!(words, "evidence-missing")) };
            let about = evidence::about(words, &stop.standard, picture);
            lines.push(format!("  {place:>2}  {about}  {}{missing}", &file[..file.len().min(12)]));
            rows.push(json!({
                "community": stop.community.label(),
                "item": picture.item,
                "number": picture.item.as_ref().and_then(|item| stop.standard.number(item)),
                "file": file,
                "caption": picture.caption(),
                "taken": Some(&picture.taken).filter(|taken| !taken.is_empty()),
                "by": views.inspector(picture.by).map(|inspector| inspector.code),
                "present": present,
            }));
        }
        lines.extend(told.map(|told| format!("  {told}")));
    }
    if json {
        line(&serde_json::Value::from(rows).to_string());
    } else if lines.is_empty() {
        line(&say!(words, "evidence-none", round = round.name));
    }
    for text in lines.iter().filter(|_| !json) {
        line(text);
    }
    Ok(())
}
