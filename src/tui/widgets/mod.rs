//! Parts that several screens are made of: a text field, a list to choose from, the lines at the screen's foot.

pub mod field;
pub mod foot;
pub mod list;
