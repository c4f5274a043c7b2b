//! `starpoint log`

use std::ops::ControlFlow;

use serde_json::json;

use super::Failure;
use super::context::{Context, line};
use crate::clock;
use crate::domain::ids::{CommunityId, EventId, InspectorId};
use crate::domain::views::Read;
use crate::text::log as sentence;
use crate::text::width::without_controls;
use crate::workspace::{Access, Entry, wording};

pub(super) fn run(context: &Context, community: Option<&str>, json: bool) -> Result<(), Failure> {
    let workspace = context.open(Access::Read, "log")?;
    let views = workspace.views();
    let wanted = community.map(|text| context.community(views, text)).transpose()?.map(|community| community.id);
    let read = workspace.log(&mut |entry| {
        if wanted.is_none_or(|wanted| sentence::community(&entry.event) == Some(wanted)) {
            line(&if json { to_json(&entry) } else { to_text(context, views, &entry) });
        }
        ControlFlow::Continue(())
    });
    read.map_err(|error| Failure(wording::journal_error(&context.words, &error)))
}

fn id(entry: &Entry) -> EventId {
    EventId { device: crate::domain::ids::DeviceId(entry.line.device), seq: entry.line.seq }
}

fn to_json(entry: &Entry) -> String {
    let line = &entry.line;
    json!({
        "id": id(entry).to_string(),
        "device": line.device,
        "seq": line.seq,
        "cmd": line.cmd,
        "at": line.stamp.tick().to_string(),
        "wall": line.wall,
        "by": line.by,
        "community": sentence::community(&entry.event).map(|community: CommunityId| community.to_string()),
        "event": line.event,
    })
    .to_string()
}

fn to_text(context: &Context, views: &dyn Read, entry: &Entry) -> String {
    let by = entry.line.by.and_then(|by| views.inspector(InspectorId(by))).map_or_else(String::new, |inspector| inspector.code);
    let when = clock::local_text(entry.line.stamp.ms);
    // A note may hold anything that was typed or imported; a terminal shows it, and does not obey it.
    let event = sentence::event(&context.words, views, &entry.event);
    format!("{when}  {by:<3} {}  [{}]", without_controls(&event), id(entry))
}
