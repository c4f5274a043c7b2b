//! The result of a community in a round.

use std::borrow::Cow;
use std::sync::Arc;

use crate::domain::announcement::LateCard;
use crate::domain::applicability::{Facts, progress_of};
use crate::domain::ids::{CommunityId, InspectorId, RoundId};
use crate::domain::next_star::NextStar;
use crate::domain::outcome::{ItemOutcome, Outcome};
use crate::domain::points::Exact;
use crate::domain::quota::Awards;
use crate::domain::revisit;
use crate::domain::standard::Standard;
use crate::domain::standing::{StopCards, hides};
use crate::domain::stars::{evaluate, evaluate_card};
use crate::domain::views::{CardView, Community, Inspector, LastMark, Meeting, Read, RoundHead, StopView};
use crate::text::announcement::{self, Told};
use crate::text::panel::{self, Combined, Dispute};
use crate::text::revisit as told;
use crate::text::{Words, decision};
use crate::tui::worker::Folder;

/// The result of a community in a round.
#[derive(Clone, Debug)]
pub struct Result {
    /// The round.
    pub round: RoundHead,
    /// The community.
    pub community: Community,
    /// The checklist.
    pub standard: Arc<Standard>,
    /// The meeting the cards come from.
    pub meeting: Option<Meeting>,
    /// The cards begun, by inspector code.
    pub cards: Vec<Card>,
    /// Who of the panel has no card yet.
    pub waiting: Vec<Inspector>,
    /// The facts that hold.
    pub facts: Facts,
    /// What cards and facts come to.
    pub outcome: Outcome,
    /// What the next star needs.
    pub next: Option<NextStar>,
    /// Decimals that keep the totals of the round apart.
    pub decimals: u32,
    /// Everybody who could rate.
    pub inspectors: Vec<Inspector>,
    /// Where this device stopped.
    pub last: Option<LastMark>,
    /// Marking is independent and the viewer has still to sign: of the others' cards only their progress is here, and the outcome
    /// is the viewer's own card's.
    pub hidden: bool,
    /// How the marks of each item became one.
    pub combined: Vec<Combined>,
    /// Running numbers of the items that ask for evidence, were judged, and have none.
    pub lacking: Vec<usize>,
    /// The disputed items.
    pub disputes: Vec<Dispute>,
    /// What was decided together, as it is kept.
    pub together: StopView,
    /// What earlier cards say of the items carried over (沿用), by their inspectors' codes.
    pub carried: Vec<(String, CardView)>,
    /// Then and now of a re-inspection, and the visits so far, worded: head, lines, visits.
    pub again: Option<(String, Vec<String>)>,
    /// The visits so far, where there were several, worded.
    pub visits: Vec<String>,
    /// Vetoes somebody found violated, with where they stand: item, number and name, and the sentence.
    pub vetoes: Vec<(String, String, String)>,
    /// What was read out in front of the hall, and what came later.
    pub announced: Option<Told>,
    /// The cards that came later.
    pub late: Vec<LateCard>,
}

/// One inspector's card.
#[derive(Clone, Debug)]
pub struct Card {
    /// Whose.
    pub inspector: Inspector,
    /// What stands on it.
    pub view: CardView,
    /// What it comes to by itself.
    pub total: Option<Exact>,
    /// Items rated and items to rate.
    pub progress: (usize, usize),
    /// The inspector's role, worded; empty for none.
    pub role: String,
    /// Running numbers of the items rated after the card was signed; they do not count until it is opened again.
    pub late: Vec<usize>,
    /// The inspector does not rate this community (回避): the marks do not count.
    pub recused: bool,
}

impl Result {
    /// Reads it; `None` when it is not in the folder.
    pub fn read(
        folder: &dyn Folder,
        words: &Words,
        viewer: Option<InspectorId>,
        round: RoundId,
        community: CommunityId,
    ) -> Option<Self> {
        let views = folder.views();
        let head = views.round(round)?.head.get()?.clone();
        let stop = StopCards::read(views, round, community)?;
        let meeting = stop.meeting.and_then(|meeting| views.meeting(meeting));
        let of = |meeting: &Meeting| viewer.is_some_and(|viewer| hides(views, meeting, community, viewer));
        let hidden = meeting.as_ref().is_some_and(of);
        let veiled = |id: InspectorId| hidden && viewer != Some(id);
        let mut cards: Vec<Card> =
            stop.cards.iter().filter_map(|(id, view)| Card::read(views, words, &stop, *id, view, veiled(*id))).collect();
        cards.sort_by(|a, b| (&a.inspector.code, a.inspector.id).cmp(&(&b.inspector.code, b.inspector.id)));
        let labels = views.community(community)?;
        let panel = meeting.as_ref().map_or(&[][..], |meeting| &meeting.panel);
        let stays_out = |id: InspectorId| meeting.as_ref().is_some_and(|meeting| meeting.seat(id).is_recused_from(&labels));
        let waiting = panel.iter().filter(|id| !cards.iter().any(|card| card.inspector.id == **id) && !stays_out(**id));
        // Whose card came after the announcement is told there.
        let waiting = waiting.filter(|id| !stop.late.iter().any(|late| late.inspector == **id));
        let waiting = waiting.filter_map(|id| views.inspector(*id)).collect();
        let own = viewer.and_then(|viewer| Some((viewer, stop.cards.iter().find(|(id, _)| *id == viewer)?)));
        let outcome = match own {
            Some((viewer, (_, card))) if hidden => {
                evaluate_card(&stop.standard, stop.ballot(viewer, Cow::Owned(card.marks())), &stop.facts)
            }
            None if hidden => evaluate(&stop.standard, &[], &stop.facts),
            _ => {
                let mut outcome = stop.outcome();
                Awards::of(views, round).settle(community, &mut outcome);
                outcome
            }
        };
        let seen = |told: &dyn Fn() -> Vec<Combined>| if hidden { Vec::new() } else { told() };
        let standings = views.standings(round);
        let decimals = Exact::decimals_apart(standings.iter().filter_map(|standing| standing.total.as_ref()));
        let evidence = stop.meeting.and_then(|meeting| views.evidence(meeting, community)).unwrap_or_default();
        Some(Self {
            lacking: evidence.lacking_in(&stop.standard, &outcome),
            community: labels,
            waiting,
            announced: if hidden { None } else { announcement::told(words, views, &stop, &outcome, decimals) },
            late: if hidden { Vec::new() } else { stop.late.clone() },
            next: if hidden { None } else { stop.next_star() },
            combined: seen(&|| panel::combined(words, views, &stop, &outcome)),
            disputes: if hidden { Vec::new() } else { panel::disputes(words, views, &stop, community) },
            vetoes: if hidden { Vec::new() } else { vetoes(words, &stop.standard, &outcome) },
            carried: if hidden { Vec::new() } else { carried(views, &stop) },
            again: if hidden { None } else { again(words, views, &stop, community) },
            visits: if hidden { Vec::new() } else { visits(words, views, community) },
            outcome,
            hidden,
            together: stop.meeting.and_then(|meeting| views.stop(meeting, community)).unwrap_or_default(),
            decimals,
            inspectors: views.inspectors(),
            last: views.last_mark(folder.device()),
            round: head,
            standard: stop.standard,
            facts: stop.facts,
            meeting,
            cards,
        })
    }
}

impl Card {
    /// Reads it; `None` for one nothing is said on. Of a veiled card only the progress and the signature are told.
    fn read(views: &dyn Read, words: &Words, stop: &StopCards, id: InspectorId, view: &CardView, veiled: bool) -> Option<Self> {
        if !view.says_something() {
            return None;
        }
        let ballot = stop.ballot(id, Cow::Owned(view.marks()));
        let done = progress_of(&stop.standard, &ballot, &stop.facts);
        let role = stop.seats.iter().find(|seat| seat.inspector == id).map_or("", |seat| &seat.role);
        let number = |item: &str| stop.standard.number(item);
        let late = view.late().into_iter().filter_map(number).collect();
        let total = if veiled { None } else { evaluate_card(&stop.standard, ballot, &stop.facts).total };
        let view = if veiled { CardView { signed: view.signed.clone(), ..CardView::default() } } else { view.clone() };
        Some(Self {
            inspector: views.inspector(id)?,
            view,
            total,
            progress: (done.rated, done.applicable),
            role: panel::role(words, &stop.standard, role).to_owned(),
            late,
            recused: stop.recused.contains(&id),
        })
    }
}

fn carried(views: &dyn Read, stop: &StopCards) -> Vec<(String, CardView)> {
    let code = |id| views.inspector(id).map_or_else(|| "?".to_owned(), |inspector| inspector.code);
    let cards = stop.carried.iter().flat_map(|carried| &carried.cards);
    cards.map(|(id, card)| (code(*id), card.clone())).collect()
}

/// Then and now of a re-inspection.
fn again(words: &Words, views: &dyn Read, stop: &StopCards, community: CommunityId) -> Option<(String, Vec<String>)> {
    let since = revisit::since(views, stop, community)?;
    let mut lines = told::changed(words, views, &since);
    lines.extend(told::items(words, &stop.standard, &since));
    Some((told::head(words, &since), lines))
}

/// The visits so far, where there were several.
fn visits(words: &Words, views: &dyn Read, community: CommunityId) -> Vec<String> {
    let all = revisit::history(views, community);
    if all.len() > 1 { all.iter().map(|visit| told::visit(words, visit)).collect() } else { Vec::new() }
}

/// The vetoes that somebody found violated, with where they stand.
fn vetoes(words: &Words, standard: &Standard, outcome: &Outcome) -> Vec<(String, String, String)> {
    let told = |one: &ItemOutcome| {
        Some((one.id.clone(), decision::item_named(words, standard, &one.id), panel::veto(words, standard, one)?))
    };
    outcome.items.iter().filter_map(told).collect()
}
