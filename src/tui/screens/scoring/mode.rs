//! What the scoring screen can be in the middle of, and what it chooses from.

use super::digits::Asked;
use super::notes::NoteField;
use crate::domain::command::Rating;
use crate::domain::events::Mark;
use crate::domain::ids::{CardId, InspectorId};
use crate::domain::standard::Method;
use crate::tui::keys::Action;
use crate::tui::screens::errands::Filling;
use crate::tui::widgets::list::List;

/// What is said of one item, kept or on its way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// The mark.
    pub mark: Option<Mark>,
    /// The note.
    pub note: Option<String>,
}

/// The order items are gone through in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// As the standard has them.
    #[default]
    Standard,
    /// By how they are judged.
    Method,
    /// By where they are looked at.
    Place,
}

/// Which items are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filter {
    /// Those asked of this inspector, and what was rated beside them.
    Duties,
    /// Those judged so.
    Method(Method),
}

/// What a list on this screen chooses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Do this.
    Do(Action),
    /// Tick the n-th shortcoming of an item as reason, from 1.
    Reason(usize, usize),
    /// Write the reason for an item oneself.
    OwnWords(usize),
    /// Put a phrase into the note being written.
    Insert(String),
    /// Let somebody else rate.
    Inspector(InspectorId),
    /// Carry this card's marks over to another, called so.
    Carry(CardId, String),
    /// Enter this sheet from paper.
    Sheet(CardId),
    /// Show only these items; `None`: all.
    Filter(Option<Filter>),
    /// Go through the items in this order.
    Order(Order),
}

/// What the keys go to.
#[derive(Clone, Debug, Default)]
pub enum Mode {
    /// The card.
    #[default]
    Card,
    /// A number, closed by Enter.
    Entry(Asked, String),
    /// Losses or credits of the item under the cursor.
    Ticks,
    /// A note.
    Note(NoteField),
    /// A list; the note field it was opened from comes back behind it.
    List(List<Choice>, Option<NoteField>),
    /// What the second entry has otherwise than the first; the cursor is on the n-th.
    Compare(usize),
    /// Whether the veto under the cursor is really violated.
    Confirm,
    /// The community's facts, or the reason to open the card again.
    Filling(Filling),
}

/// A commit on its way.
#[derive(Clone, Debug)]
pub struct Pending {
    pub(super) ticket: u64,
    pub(super) ratings: Vec<Rating>,
    /// What the status line says once it is kept; `None`: a step back (`false`) or forward (`true`).
    pub(super) said: Result<String, bool>,
    /// A sentence instead of that and “saved”.
    pub(super) saved: Option<String>,
    /// Where the cursor goes back to when it was not kept.
    pub(super) from: usize,
}
