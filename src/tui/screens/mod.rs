//! The screens, each as model, update and view. Screens know nothing of each other; `app` leads from one to the next.

pub mod home;
pub mod scoring;

use super::worker::Request;
use crate::domain::ids::{CardId, InspectorId};

/// What a screen wants done.
#[derive(Debug)]
pub enum Effect {
    /// Ask the writer thread.
    Ask(Request),
    /// Show a card.
    Open(CardId),
    /// Go back to the list.
    Home,
    /// Somebody else rates from now on.
    Inspector(InspectorId),
    /// End the program.
    Quit,
}
