//! `starpoint meeting …`

use clap::{Args, Subcommand};
use serde_json::json;

use super::Failure;
use super::context::{Context, line};
use super::round::nominated;
use super::seats;
use super::seats::SeatArgs;
use crate::clock;
use crate::domain::action::{Action, of_round};
use crate::domain::agenda::Timetable;
use crate::domain::command::Command;
use crate::domain::ids::{CommunityId, MeetingId};
use crate::domain::lookup;
use crate::domain::refusal::Refusal;
use crate::domain::views::{Meeting, Read};
use crate::text::{panel, refusal, say};
use crate::workspace::Access;
use crate::workspace::agenda::{Planned, PlannedStop, read_time};

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

pub(super) fn run(context: &Context, verb: MeetingVerb) -> Result<(), Failure> {
    let words = &context.words;
    match verb {
        MeetingVerb::New { name, communities, date, panel, revisit, full_card, seats, times } => {
            let timed = timetable(context, &times, None)?;
            let date = date.unwrap_or_else(clock::today);
            if !clock::is_day(&date) {
                return Err(Failure(say!(words, "meeting-bad-date", date = date)));
            }
            let mut workspace = context.open(Access::Write, "meeting new")?;
            let views = workspace.views();
            let round = context.round(views)?;
            let named = context.communities(views, &communities)?;
            let mut stops: Vec<CommunityId> = named.into_iter().map(|community| community.id).collect();
            if communities.is_empty() {
                stops = if revisit { open_actions(views, round.id) } else { recommended(views, round.id) };
            }
            let mut members = Vec::new();
            for code in &panel {
                members.push(context.inspector(views, code)?.id);
            }
            if panel.is_empty() {
                members = views.inspectors().into_iter().map(|inspector| inspector.id).collect();
            }
            let (count, id) = (stops.len(), MeetingId(clock::new_id()));
            let held = Meeting {
                id,
                round: round.id,
                name: name.clone(),
                date,
                stops,
                panel: members,
                seats: Vec::new(),
                independent: None,
            };
            let held = seated(context, views, &seats, held)?;
            let meeting = held.id;
            let command = if revisit {
                Command::Revisit { meeting: Box::new(held), full: full_card }
            } else {
                let Meeting { round, date, stops, panel, seats, independent, .. } = held;
                Command::OpenMeeting { meeting, round, name: name.clone(), date, stops, panel, seats, independent }
            };
            context.commit(&mut workspace, None, &command)?;
            if let Some(timetable) = timed {
                context.commit(&mut workspace, None, &Command::TimeMeeting { meeting, timetable })?;
            }
            line(&say!(words, "meeting-opened", name = name, count = count));
        }
        MeetingVerb::Edit(edit) => change(context, edit)?,
        MeetingVerb::Agenda { name, json } => agenda(context, name.as_deref(), json)?,
        MeetingVerb::List { json } => {
            let workspace = context.open(Access::Read, "meeting list")?;
            let views = workspace.views();
            let round = context.round(views)?;
            let meetings = lookup::meetings(views, round.id);
            if json {
                let all: Vec<_> = meetings.iter().map(|meeting| to_json(views, meeting)).collect();
                line(&serde_json::Value::from(all).to_string());
            } else if meetings.is_empty() {
                line(&say!(words, "cli-no-meeting", round = round.name));
            } else {
                for meeting in meetings {
                    line(&say!(words, "meeting-line", date = meeting.date, name = meeting.name, count = meeting.stops.len()));
                }
            }
        }
        MeetingVerb::Show { name, json } => {
            let workspace = context.open(Access::Read, "meeting show")?;
            let views = workspace.views();
            let round = context.round(views)?;
            let meeting = context.meeting(views, &round, name.as_deref(), None)?;
            if json {
                line(&to_json(views, &meeting).to_string());
                return Ok(());
            }
            let (date, name) = (meeting.date.as_str(), meeting.name.as_str());
            line(&say!(words, "meeting-line", date = date, name = name, count = meeting.stops.len()));
            for (number, community) in (1..).zip(&meeting.stops) {
                let path = views.community(*community).map_or_else(String::new, |community| community.path());
                line(&format!("  {number}. {path}"));
            }
            let codes: Vec<_> =
                meeting.panel.iter().filter_map(|id| views.inspector(*id)).map(|inspector| inspector.code).collect();
            line(&say!(words, "meeting-panel", codes = codes.join(" ")));
            if let Some(standard) = views.round_checklist(meeting.round) {
                for text in panel::seats(words, views, &standard, &meeting) {
                    line(&format!("  {text}"));
                }
                line(&panel::marking(words, meeting.marks_independently(&standard)));
                line(&panel::rule(words, &standard));
            }
        }
    }
    Ok(())
}

/// The communities with something still to be put right.
fn open_actions(views: &dyn Read, round: crate::domain::ids::RoundId) -> Vec<CommunityId> {
    let open = of_round(views, round).into_iter().filter(Action::is_open);
    let mut communities: Vec<CommunityId> = open.map(|action| action.community).collect();
    communities.dedup();
    communities
}

fn change(context: &Context, edit: MeetingEdit) -> Result<(), Failure> {
    let words = &context.words;
    if let Some(date) = edit.date.as_ref().filter(|date| !clock::is_day(date)) {
        return Err(Failure(say!(words, "meeting-bad-date", date = date.as_str())));
    }
    let mut workspace = context.open(Access::Write, "meeting edit")?;
    let views = workspace.views();
    let round = context.round(views)?;
    let mut meeting = context.meeting(views, &round, Some(&edit.which), None)?;
    let communities = |names: &[String]| -> Result<Vec<CommunityId>, Failure> {
        Ok(context.communities(views, names)?.into_iter().map(|community| community.id).collect())
    };
    if !edit.communities.is_empty() {
        meeting.stops = communities(&edit.communities)?;
    }
    for gone in communities(&edit.remove)? {
        let stops = meeting.stops.len();
        meeting.stops.retain(|stop| *stop != gone);
        if meeting.stops.len() == stops {
            return Err(Failure(refusal::word(words, views, &Refusal::NotAStop)));
        }
    }
    meeting.stops.extend(communities(&edit.add)?);
    if !edit.panel.is_empty() {
        let member = |code: &String| context.inspector(views, code).map(|inspector| inspector.id);
        meeting.panel = edit.panel.iter().map(member).collect::<Result<_, _>>()?;
    }
    let mut meeting = seated(context, views, &edit.seats, meeting)?;
    meeting.name = edit.name.unwrap_or(meeting.name);
    meeting.date = edit.date.unwrap_or(meeting.date);
    let (name, count, id) = (meeting.name.clone(), meeting.stops.len(), meeting.id);
    let timed = timetable(context, &edit.times, workspace.views().timetable(id))?;
    let mut changed = !context.commit(&mut workspace, None, &Command::EditMeeting(meeting))?.events.is_empty();
    if let Some(timetable) = timed {
        let committed = context.commit(&mut workspace, None, &Command::TimeMeeting { meeting: id, timetable })?;
        changed |= !committed.events.is_empty();
    }
    line(&if changed { say!(words, "meeting-changed", name = name, count = count) } else { say!(words, "unchanged") });
    Ok(())
}

/// The timetable the options ask for: `Some(None)` takes it away, `None` says nothing of it. Without `--begins` the beginning stays,
/// else it is nine o'clock.
fn timetable(context: &Context, args: &TimeArgs, held: Option<Timetable>) -> Result<Option<Option<Timetable>>, Failure> {
    let Some(minutes) = args.minutes else { return Ok(None) };
    if minutes == 0 {
        return Ok(Some(None));
    }
    let begins = match &args.begins {
        None => held.map_or(9 * 60, |held| held.begins),
        Some(text) => read_time(text).ok_or_else(|| Failure(say!(context.words, "agenda-bad-begins", text = text.as_str())))?,
    };
    Ok(Some(Some(Timetable { begins, minutes })))
}

/// The stops with planned and real beginnings, where the panel is and how late it runs.
fn agenda(context: &Context, name: Option<&str>, json: bool) -> Result<(), Failure> {
    let words = &context.words;
    let workspace = context.open(Access::Read, "meeting agenda")?;
    let views = workspace.views();
    let round = context.round(views)?;
    let meeting = context.meeting(views, &round, name, None)?;
    let Planned { agenda, stops, now, .. } = crate::workspace::agenda::agenda(views, &meeting, clock::wall_ms());
    let (at, late) = (agenda.at(), agenda.late_minutes(now));
    if json {
        let none = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let stop = |(n, stop): (usize, &PlannedStop)| {
            json!({
                "community": stop.community.label(), "planned": none(&stop.planned), "begun": none(&stop.begun),
                "announced": stop.announced, "here": at == Some(n),
            })
        };
        let minutes = agenda.timetable.map(|held| held.minutes);
        let stops: Vec<_> = stops.iter().enumerate().map(stop).collect();
        line(&json!({ "meeting": meeting.name, "minutes": minutes, "late": late, "stops": stops }).to_string());
        return Ok(());
    }
    line(&say!(words, "meeting-line", date = meeting.date, name = meeting.name, count = stops.len()));
    for (n, stop) in stops.iter().enumerate() {
        let (planned, begun) = (if stop.planned.is_empty() { "--:--" } else { &stop.planned }, &stop.begun);
        let here = if at == Some(n) { ">" } else { " " };
        line(format!("{here}{:>2}  {planned}  {begun:<5}  {}", n + 1, stop.community.path()).trim_end());
    }
    match late {
        Some(late) if late > 0 => line(&say!(words, "agenda-late", minutes = late)),
        Some(late) if late < 0 => line(&say!(words, "agenda-ahead", minutes = -late)),
        Some(_) => line(&say!(words, "agenda-in-time")),
        None => {}
    }
    Ok(())
}

/// The meeting with the seats the options arrange.
fn seated(context: &Context, views: &dyn Read, args: &SeatArgs, mut meeting: Meeting) -> Result<Meeting, Failure> {
    let standard = views.round_checklist(meeting.round);
    let standard = standard.ok_or_else(|| Failure(refusal::word(&context.words, views, &Refusal::UnknownStandard)))?;
    seats::arrange(context, views, &standard, args, &mut meeting)?;
    Ok(meeting)
}

/// The communities recommended for a round, in their order of entry.
fn recommended(views: &dyn Read, round: crate::domain::ids::RoundId) -> Vec<CommunityId> {
    let standings = views.standings(round).into_iter().map(|standing| standing.community);
    standings.filter(|community| nominated(views, round, *community)).collect()
}

fn to_json(views: &dyn Read, meeting: &Meeting) -> serde_json::Value {
    let community = |id: &CommunityId| views.community(*id).map(|community| community.label());
    let code = |id: &crate::domain::ids::InspectorId| views.inspector(*id).map(|inspector| inspector.code);
    json!({
        "meeting": meeting.name,
        "id": meeting.id,
        "date": meeting.date,
        "stops": meeting.stops.iter().map(community).collect::<Vec<_>>(),
        "panel": meeting.panel.iter().map(code).collect::<Vec<_>>(),
        "seats": meeting.seats.iter().map(|seat| json!({
            "inspector": code(&seat.inspector),
            "role": seat.role,
            "sections": seat.duties.sections,
            "methods": seat.duties.methods,
            "subdistrict": seat.subdistrict,
            "recused": seat.recused.iter().map(community).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "independent": meeting.independent,
    })
}
