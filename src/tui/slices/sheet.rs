//! One card.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::applicability::{Facts, progress_of};
use crate::domain::evidence::EvidenceView;
use crate::domain::ids::{CardId, CommunityId, DeviceId, EventId, InspectorId, MeetingId};
use crate::domain::panel::Rulings;
use crate::domain::paper;
use crate::domain::phrases::own_phrases;
use crate::domain::revisit::{ThenItem, then_of};
use crate::domain::standard::Standard;
use crate::domain::standing::{StopCards, asked_of, hides};
use crate::domain::value::Marks;
use crate::domain::views::{CardView, Change, Community, DisputeView, Inspector, Meeting, Read, RoundHead, Step};

/// What the scoring screen shows of one card.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// The card.
    pub card: CardId,
    /// The round it belongs to.
    pub round: RoundHead,
    /// The checklist.
    pub standard: Arc<Standard>,
    /// The community rated.
    pub community: Community,
    /// The meeting.
    pub meeting: Meeting,
    /// The stop's result was read out: what is rated now is late (补评).
    pub announced: bool,
    /// When the stop began, in milliseconds since 1970, and the minutes it has; `None` where there is no timetable.
    pub time: Option<(u64, u16)>,
    /// Who rates.
    pub inspector: Inspector,
    /// Everybody who could.
    pub inspectors: Vec<Inspector>,
    /// The card as it is kept.
    pub view: CardView,
    /// The marks of the other cards begun at this stop that count; none while they are hidden.
    pub others: Vec<(Inspector, Marks)>,
    /// Marking is independent and this card is not signed: what the others gave stays hidden.
    pub hidden: bool,
    /// Everything the result of this stop is computed from but the others' marks, while they are hidden.
    pub stop: StopCards,
    /// The pictures kept as evidence of this stop.
    pub evidence: EvidenceView,
    /// What the community says of items it disputes, by item.
    pub disputes: BTreeMap<String, DisputeView>,
    /// Which items are asked of this inspector, in running order; `None` for all.
    pub asked: Option<Vec<bool>>,
    /// The inspector does not rate this community (回避).
    pub recused: bool,
    /// Who else of the panel, or with a card begun here, has not signed.
    pub unsigned: Vec<Inspector>,
    /// The facts that hold.
    pub facts: Facts,
    /// The communities of the meeting.
    pub stops: Vec<Community>,
    /// What the last step changed: what undo would take back.
    pub undo: Vec<Change>,
    /// What redo would repeat.
    pub redo: Vec<Change>,
    /// What the inspector writes again and again, with how often.
    pub own_phrases: Vec<(String, usize)>,
    /// The visit this one looks back at, and what it said item by item.
    pub then: Option<(Meeting, BTreeMap<String, ThenItem>)>,
    /// The item this device stopped at, when it was on this card.
    pub stopped_at: Option<String>,
    /// Somebody enters it from paper.
    pub desk: Option<Desk>,
}

/// Where a score sheet is entered from paper.
#[derive(Clone, Debug)]
pub struct Desk {
    /// Who enters it.
    pub recorder: Inspector,
    /// The sheets of the meeting, in the order they are entered.
    pub sheets: Vec<CardId>,
    /// It is entered once more, to be compared.
    pub second: bool,
}

impl Sheet {
    /// Reads a card; `None` when something it belongs to is not in the folder.
    pub fn read(views: &dyn Read, device: DeviceId, card: CardId) -> Option<Self> {
        let meeting = views.meeting(card.meeting)?;
        let head = views.round(meeting.round)?.head.get()?.clone();
        let together = views.stop(card.meeting, card.community).unwrap_or_default();
        let announced = together.announcement().is_some();
        let time = together.begun.zip(views.timetable(card.meeting).map(|held| held.minutes));
        let (begun, disputes) = (together.inspectors, together.disputes);
        let mut concerned = meeting.panel.clone();
        concerned.extend(begun.iter().filter(|inspector| !meeting.panel.contains(inspector)));
        let signed = |inspector: InspectorId| views.card(CardId { inspector, ..card }).is_some_and(|view| view.is_signed());
        let community = views.community(card.community);
        let out = |id: InspectorId| community.as_ref().is_some_and(|community| meeting.seat(id).is_recused_from(community));
        let unsigned = concerned.into_iter().filter(|id| *id != card.inspector && !signed(*id) && !out(*id));
        let unsigned = unsigned.filter_map(|inspector| views.inspector(inspector)).collect();
        let hidden = hides(views, &meeting, card.community, card.inspector);
        let mut stop = StopCards::at(views, card.meeting, card.community)?;
        let community = views.community(card.community)?;
        let recused = meeting.seat(card.inspector).is_recused_from(&community);
        if hidden {
            // They are not in the slice at all: nothing drawn from it can tell.
            stop.cards.retain(|(inspector, _)| *inspector == card.inspector);
            stop.rulings = Rulings::default();
        }
        let others = stop.cards.iter().filter(|(inspector, _)| *inspector != card.inspector && !stop.recused.contains(inspector));
        let others = others.filter_map(|(inspector, view)| Some((views.inspector(*inspector)?, view.marks()))).collect();
        let steps = views.steps(device, card.inspector).unwrap_or_default();
        let changes = |step: Option<&Step>| {
            let lines = step.map(|step| step.first..=step.last);
            lines.into_iter().flatten().filter_map(|seq| views.change(EventId { device, seq })).collect()
        };
        let asked = asked_of(views, card);
        Some(Self {
            card,
            standard: views.round_checklist(meeting.round)?,
            community,
            inspector: views.inspector(card.inspector)?,
            inspectors: views.inspectors(),
            view: views.card(card).unwrap_or_default().as_signed(),
            others,
            hidden,
            disputes,
            evidence: views.evidence(card.meeting, card.community).unwrap_or_default(),
            stop,
            recused,
            asked,
            unsigned,
            facts: views.entry(meeting.round, card.community).map(|entry| entry.fact_values()).unwrap_or_default(),
            stops: meeting.stops.iter().filter_map(|stop| views.community(*stop)).collect(),
            undo: changes(steps.done.last()),
            redo: changes(steps.undone.last()),
            own_phrases: own_phrases(views, card.inspector, meeting.round),
            then: then_of(views, card.meeting, card.community),
            stopped_at: views.last_mark(device).filter(|last| last.card == card).map(|last| last.item),
            desk: None,
            round: head,
            meeting,
            announced,
            time,
        })
    }

    /// The same for a `recorder` who enters it from paper, or once more to compare; the inspector's own where nobody is said.
    pub fn on_paper(
        views: &dyn Read,
        device: DeviceId,
        card: CardId,
        recorder: Option<InspectorId>,
        second: bool,
    ) -> Option<Self> {
        let sheet = Self::read(views, device, card)?;
        let recorder = views.inspector(recorder.unwrap_or(card.inspector))?;
        let sheets = paper::sheets(views, &sheet.meeting, None, None);
        Some(Self { desk: Some(Desk { recorder, sheets, second }), ..sheet })
    }

    /// The first sheet of a community that is not entered whole, else its first.
    pub fn first_on_paper(views: &dyn Read, meeting: MeetingId, community: CommunityId) -> Option<CardId> {
        let cards = paper::sheets(views, &views.meeting(meeting)?, Some(community), None);
        let stop = StopCards::at(views, meeting, community)?;
        let open = |card: &&CardId| {
            let view = stop.cards.iter().find(|(inspector, _)| *inspector == card.inspector).map(|(_, view)| view);
            let marks = view.map(CardView::marks).unwrap_or_default();
            let done = progress_of(&stop.standard, &stop.ballot(card.inspector, Cow::Owned(marks)), &stop.facts);
            done.rated < done.applicable && !view.is_some_and(CardView::is_signed)
        };
        cards.iter().find(open).or_else(|| cards.first()).copied()
    }

    /// Takes what stands on the card away, where it is entered once more without a look at it.
    pub fn blind(&mut self) -> Option<CardView> {
        self.desk.as_ref().filter(|desk| desk.second)?;
        (self.undo, self.redo, self.stopped_at) = (Vec::new(), Vec::new(), None);
        Some(std::mem::take(&mut self.view))
    }
}
