//! The scoring screen: one inspector's card of one community, in front of everybody.
//!
//! `digits` says what a key means on an item, `marking` turns it into commits, `model` keeps the card with the marks still
//! on their way, `mode` says what it is in the middle of, `update` and `fields` take inputs, `answers` the writer's replies, `lists` builds what can be chosen from, `said` words marks, `view` draws.

mod answers;
mod digits;
mod fields;
mod lists;
mod marking;
mod mode;
mod model;
mod notes;
mod said;
mod update;
mod view;

pub use model::Model;
pub use update::{Message, update};
pub use view::view;
