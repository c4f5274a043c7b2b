//! `starpoint round …`

use clap::Subcommand;
use serde_json::json;

use super::Failure;
use super::context::{Context, line};
use super::standard;
use crate::clock;
use crate::domain::command::Command;
use crate::domain::ids::{CommunityId, RoundId};
use crate::domain::lookup;
use crate::domain::views::{Read, RoundHead};
use crate::text::say;
use crate::workspace::Access;

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
        /// The unit that holds it (主办单位), named on reports, notices and the bulletin.
        #[arg(long, value_name = "UNIT", default_value = "")]
        organiser: String,
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
        /// The unit that holds it (主办单位); empty takes it away.
        #[arg(long, value_name = "UNIT")]
        organiser: Option<String>,
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

pub(super) fn run(context: &Context, verb: RoundVerb) -> Result<(), Failure> {
    let words = &context.words;
    match verb {
        RoundVerb::New { name, standard, each, organiser } => {
            let mut workspace = context.open(Access::Write, "round new")?;
            let standard = Box::new(standard::find(context, workspace.views(), &standard)?);
            let label = format!("{} {}", standard.name.get(words.language), standard.version);
            let round = RoundId(clock::new_id());
            let command = Command::OpenRound { round, name: name.clone(), standard, nominations_each: each, organiser };
            context.commit(&mut workspace, None, &command)?;
            line(&say!(words, "round-opened", name = name, standard = label));
        }
        RoundVerb::List { json } => {
            let workspace = context.open(Access::Read, "round list")?;
            let views = workspace.views();
            let rounds = views.rounds();
            if json {
                let round = |round: &RoundHead| {
                    let standard = views.checklist(&round.standard);
                    json!({
                        "round": round.name,
                        "id": round.id,
                        "standard": standard.map(|standard| format!("{}@{}", standard.id, standard.version)),
                        "communities": views.standings(round.id).len(),
                        "organiser": organiser(round),
                    })
                };
                line(&serde_json::Value::from(rounds.iter().map(round).collect::<Vec<_>>()).to_string());
            } else if rounds.is_empty() {
                line(&say!(words, "cli-no-round"));
            } else {
                for round in rounds {
                    let count = views.standings(round.id).len();
                    line(&say!(words, "round-line", name = round.name, count = count));
                }
            }
        }
        RoundVerb::Show { name, json } => {
            let workspace = context.open(Access::Read, "round show")?;
            let views = workspace.views();
            let round = context.round_named(views, name.as_deref().or(context.round.as_deref()))?;
            let standard = views.checklist(&round.standard);
            if json {
                let communities = views.standings(round.id).into_iter().filter_map(|standing| {
                    let community = views.community(standing.community)?;
                    Some(json!({ "community": community.label(), "nominated": nominated(views, round.id, community.id) }))
                });
                let meetings = lookup::meetings(views, round.id);
                let object = json!({
                    "round": round.name,
                    "id": round.id,
                    "standard": standard.map(|standard| format!("{}@{}", standard.id, standard.version)),
                    "nominations_each": round.nominations_each,
                    "communities": communities.collect::<Vec<_>>(),
                    "meetings": meetings.into_iter().map(|meeting| meeting.name).collect::<Vec<_>>(),
                    "organiser": organiser(&round),
                });
                line(&object.to_string());
                return Ok(());
            }
            let label = standard.map_or_else(String::new, |s| format!("{} {}", s.name.get(words.language), s.version));
            line(&say!(words, "round-head", name = round.name.as_str(), standard = label, each = round.nominations_each));
            if let Some(organiser) = organiser(&round) {
                line(&say!(words, "round-organiser", organiser = organiser));
            }
            for standing in views.standings(round.id) {
                let Some(community) = views.community(standing.community) else { continue };
                let mark = if nominated(views, round.id, community.id) {
                    say!(words, "nominated")
                } else {
                    say!(words, "not-nominated")
                };
                line(&format!("  {}  {mark}", community.path()));
            }
            for meeting in lookup::meetings(views, round.id) {
                line(&format!("  {} {} ({})", meeting.date, meeting.name, meeting.stops.len()));
            }
        }
        RoundVerb::Edit { which, name, standard, each, organiser } => {
            let mut workspace = context.open(Access::Write, "round edit")?;
            let views = workspace.views();
            let held = context.round_named(views, which.as_deref().or(context.round.as_deref()))?;
            let standard = standard.map(|id| standard::find(context, views, &id).map(Box::new)).transpose()?;
            let (name, nominations_each) = (name.unwrap_or(held.name), each.unwrap_or(held.nominations_each));
            let organiser = organiser.unwrap_or(held.organiser);
            let command = Command::EditRound { round: held.id, name: name.clone(), nominations_each, organiser, standard };
            let committed = context.commit(&mut workspace, None, &command)?;
            line(&if committed.events.is_empty() { say!(words, "unchanged") } else { say!(words, "round-changed", name = name) });
        }
        RoundVerb::Summary { which, json } => super::rollup::run(context, which.as_deref(), json)?,
        RoundVerb::Nominate { communities, withdraw } => {
            let mut workspace = context.open(Access::Write, "round nominate")?;
            let round = context.round(workspace.views())?;
            for community in context.communities(workspace.views(), &communities)? {
                let command = Command::Nominate { round: round.id, community: community.id, nominated: !withdraw };
                context.commit(&mut workspace, None, &command)?;
                let (path, name) = (community.path(), round.name.clone());
                line(&if withdraw {
                    say!(words, "nomination-withdrawn", community = path, round = name)
                } else {
                    say!(words, "nomination-made", community = path, round = name)
                });
            }
        }
    }
    Ok(())
}

/// The unit that holds a round; `None` where none is named.
fn organiser(round: &RoundHead) -> Option<&str> {
    Some(round.organiser.as_str()).filter(|organiser| !organiser.is_empty())
}

/// Whether a community is recommended for a round now.
pub(super) fn nominated(views: &dyn Read, round: RoundId, community: CommunityId) -> bool {
    views.entry(round, community).is_some_and(|entry| entry.nominated.get() == Some(&true))
}
