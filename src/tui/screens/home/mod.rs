//! The first screen: rounds, and the communities of one round with how they stand.

mod model;
mod update;
mod view;

pub use model::Model;
pub use update::update;
pub use view::view;
