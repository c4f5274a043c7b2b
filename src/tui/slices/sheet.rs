//! One card.

use std::sync::Arc;

use crate::domain::applicability::Facts;
use crate::domain::ids::{CardId, DeviceId, EventId, InspectorId};
use crate::domain::phrases::own_phrases;
use crate::domain::standard::Standard;
use crate::domain::value::Marks;
use crate::domain::views::{CardView, Change, Community, Inspector, Meeting, Read, RoundHead, Step};

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
    /// Who rates.
    pub inspector: Inspector,
    /// Everybody who could.
    pub inspectors: Vec<Inspector>,
    /// The card as it is kept.
    pub view: CardView,
    /// The marks of the other cards begun at this stop.
    pub others: Vec<(Inspector, Marks)>,
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
    /// The item this device stopped at, when it was on this card.
    pub stopped_at: Option<String>,
}

impl Sheet {
    /// Reads a card; `None` when something it belongs to is not in the folder.
    pub fn read(views: &dyn Read, device: DeviceId, card: CardId) -> Option<Self> {
        let meeting = views.meeting(card.meeting)?;
        let head = views.round(meeting.round)?.head.get()?.clone();
        let begun = views.stop(card.meeting, card.community).map(|stop| stop.inspectors).unwrap_or_default();
        let marks = |inspector: InspectorId| Some(views.card(CardId { inspector, ..card })?.marks());
        let mut concerned = meeting.panel.clone();
        concerned.extend(begun.iter().filter(|inspector| !meeting.panel.contains(inspector)));
        let signed = |inspector: InspectorId| views.card(CardId { inspector, ..card }).is_some_and(|view| view.is_signed());
        let unsigned = concerned.into_iter().filter(|inspector| *inspector != card.inspector && !signed(*inspector));
        let unsigned = unsigned.filter_map(|inspector| views.inspector(inspector)).collect();
        let others = begun
            .into_iter()
            .filter(|inspector| *inspector != card.inspector)
            .filter_map(|inspector| Some((views.inspector(inspector)?, marks(inspector)?)))
            .collect();
        let steps = views.steps(device, card.inspector).unwrap_or_default();
        let changes = |step: Option<&Step>| {
            let lines = step.map(|step| step.first..=step.last);
            lines.into_iter().flatten().filter_map(|seq| views.change(EventId { device, seq })).collect()
        };
        Some(Self {
            card,
            standard: views.round_checklist(meeting.round)?,
            community: views.community(card.community)?,
            inspector: views.inspector(card.inspector)?,
            inspectors: views.inspectors(),
            view: views.card(card).unwrap_or_default(),
            others,
            unsigned,
            facts: views.entry(meeting.round, card.community).map(|entry| entry.fact_values()).unwrap_or_default(),
            stops: meeting.stops.iter().filter_map(|stop| views.community(*stop)).collect(),
            undo: changes(steps.done.last()),
            redo: changes(steps.undone.last()),
            own_phrases: own_phrases(views, card.inspector, meeting.round),
            stopped_at: views.last_mark(device).filter(|last| last.card == card).map(|last| last.item),
            round: head,
            meeting,
        })
    }
}
