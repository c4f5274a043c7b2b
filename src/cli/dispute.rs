//! `starpoint dispute …` and `starpoint veto …`: what a panel decides together about an item of a community.

use clap::{Args, Subcommand};
use serde_json::json;

use super::Failure;
use super::context::{Context, line};
use crate::domain::command::{Command, Together};
use crate::domain::events::Text;
use crate::domain::ids::InspectorId;
use crate::domain::lookup;
use crate::domain::panel::Settlement;
use crate::domain::refusal::Refusal;
use crate::domain::standard::{Item, Standard};
use crate::domain::standing::StopCards;
use crate::domain::value::Value;
use crate::domain::value_text::{forms, read_value, write_value};
use crate::domain::views::{Community, Meeting, Read, RoundHead};
use crate::text::lists::given;
use crate::text::normalise::plain_number;
use crate::text::{panel, refusal, say};
use crate::workspace::{Access, Workspace};

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

pub(super) fn run(context: &Context, verb: DisputeVerb) -> Result<(), Failure> {
    let words = &context.words;
    match verb {
        DisputeVerb::List { community, json } => list(context, community.as_deref(), json),
        DisputeVerb::Add { at, statement } => {
            let done = |desk: &Desk| say!(words, "dispute-added", community = desk.community.path(), number = desk.number);
            commit(context, &at, None, |_, _| Ok(Together::Dispute(Some(Text::new(statement)))), done)
        }
        DisputeVerb::Withdraw { at } => {
            let done = |desk: &Desk| say!(words, "dispute-withdrawn", community = desk.community.path(), number = desk.number);
            commit(context, &at, None, |_, _| Ok(Together::Dispute(None)), done)
        }
        DisputeVerb::Settle { at, value, uphold: _, reason } => {
            let agreed = |item: &Item| -> Result<Option<Value>, Failure> {
                let Some(text) = &value else { return Ok(None) };
                let read = read_value(item, text).or_else(|| read_value(item, &plain_number(text)));
                read.map(Some).ok_or_else(|| {
                    let (value, name) = (given(text), item.name.get(words.language));
                    Failure(say!(words, "dispute-bad-value", name = name, value = value, forms = forms(item)))
                })
            };
            let done = |desk: &Desk| match &value {
                None => say!(words, "dispute-upheld", community = desk.community.path(), number = desk.number),
                Some(value) => {
                    let (community, value) = (desk.community.path(), value.as_str());
                    say!(words, "dispute-agreed", community = community, number = desk.number, value = value)
                }
            };
            let what = |_: &dyn Read, item: &Item| {
                Ok(Together::Settle(Some(Settlement { agreed: agreed(item)?, reason: Text::new(reason) })))
            };
            commit(context, &at, None, what, done)
        }
        DisputeVerb::Reopen { at } => {
            let done = |desk: &Desk| say!(words, "dispute-reopened", community = desk.community.path(), number = desk.number);
            commit(context, &at, None, |_, _| Ok(Together::Settle(None)), done)
        }
    }
}

pub(super) fn veto(context: &Context, verb: VetoVerb) -> Result<(), Failure> {
    let words = &context.words;
    let (at, by, ruling) = match verb {
        VetoVerb::Confirm { at, basis, by } => (at, by, Some((true, basis))),
        VetoVerb::Reject { at, basis, by } => (at, by, Some((false, basis))),
        VetoVerb::Clear { at, by } => (at, by, None),
    };
    let confirmed = ruling.as_ref().map(|(confirmed, _)| *confirmed);
    let what = |views: &dyn Read, _: &Item| {
        let by = context.by(views, by.as_deref())?.id;
        Ok(Together::RuleVeto { by, ruling: ruling.map(|(confirmed, basis)| (confirmed, Text::new(basis))) })
    };
    let done = |desk: &Desk| {
        let (community, number) = (desk.community.path(), desk.number);
        match confirmed {
            Some(true) => say!(words, "veto-confirmed", community = community, number = number),
            Some(false) => say!(words, "veto-rejected", community = community, number = number),
            None => say!(words, "veto-cleared", community = community, number = number),
        }
    };
    commit(context, &at, by.as_deref(), what, done)
}

/// Where something is decided.
struct Desk {
    community: Community,
    meeting: Meeting,
    item: Item,
    number: usize,
}

impl Desk {
    fn find(context: &Context, views: &dyn Read, at: &ItemArgs) -> Result<Self, Failure> {
        let round = context.round(views)?;
        let community = context.community(views, &at.community)?;
        let meeting = context.meeting(views, &round, at.meeting.as_deref(), Some(&community))?;
        let unknown = |refused: Refusal| Failure(refusal::word(&context.words, views, &refused));
        let standard = views.checklist(&round.standard).ok_or_else(|| unknown(Refusal::UnknownStandard))?;
        let item = lookup::item(&standard, &at.item).or_else(|| lookup::item(&standard, &plain_number(&at.item)));
        let item = item.ok_or_else(|| unknown(Refusal::UnknownItem { item: at.item.clone() }))?.clone();
        Ok(Self { number: standard.number(&item.id).unwrap_or(0), community, meeting, item })
    }
}

fn commit(
    context: &Context,
    at: &ItemArgs,
    by: Option<&str>,
    what: impl FnOnce(&dyn Read, &Item) -> Result<Together, Failure>,
    done: impl FnOnce(&Desk) -> String,
) -> Result<(), Failure> {
    let mut workspace: Workspace = context.open(Access::Write, "dispute")?;
    let views = workspace.views();
    let desk = Desk::find(context, views, at)?;
    let by: Option<InspectorId> = by.map(|by| context.by(views, Some(by))).transpose()?.map(|inspector| inspector.id);
    let what = what(views, &desk.item)?;
    let command = Command::Decide { meeting: desk.meeting.id, community: desk.community.id, item: desk.item.id.clone(), what };
    let committed = context.commit(&mut workspace, by, &command)?;
    line(&if committed.events.is_empty() { say!(context.words, "unchanged") } else { done(&desk) });
    Ok(())
}

/// The disputes of a round, community by community: what is said, what the criterion is, how the marks lie.
fn list(context: &Context, community: Option<&str>, json: bool) -> Result<(), Failure> {
    let words = &context.words;
    let workspace = context.open(Access::Read, "dispute list")?;
    let views = workspace.views();
    let round: RoundHead = context.round(views)?;
    let wanted = community.map(|text| context.community(views, text)).transpose()?;
    let mut communities: Vec<Community> = match wanted {
        Some(community) => vec![community],
        None => views.standings(round.id).into_iter().filter_map(|standing| views.community(standing.community)).collect(),
    };
    communities.sort_by_cached_key(Community::path);
    let (mut rows, mut lines) = (Vec::new(), Vec::new());
    for community in &communities {
        let Some(stop) = StopCards::read(views, round.id, community.id) else { continue };
        let Some(view) = stop.meeting.and_then(|meeting| views.stop(meeting, community.id)) else { continue };
        let standard: &Standard = &stop.standard;
        for (id, dispute) in view.disputed() {
            let number = standard.number(id).unwrap_or(0);
            let told = panel::dispute(words, views, &stop, id, dispute);
            lines.push(say!(words, "dispute-line", community = community.path(), item = told.item.as_str()));
            lines.extend(told.for_panel(words).into_iter().map(|text| format!("  {text}")));
            rows.push(json!({
                "community": community.label(),
                "item": id,
                "number": number,
                "statement": dispute.statement().map(Text::as_str),
                "settled": dispute.settled().is_some(),
                "agreed": dispute.settled().and_then(|settled| Some(write_value(standard.item(id)?, settled.agreed.as_ref()?))),
                "reason": dispute.settled().map(|settled| settled.reason.as_str()),
            }));
        }
    }
    if json {
        line(&serde_json::Value::from(rows).to_string());
    } else if lines.is_empty() {
        line(&say!(words, "dispute-none", round = round.name));
    }
    for text in lines.iter().filter(|_| !json) {
        line(text);
    }
    Ok(())
}
