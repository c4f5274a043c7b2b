//! Parts that several screens are made of: large stars, a text field, an editor of several lines, a form of fields, a list to
//! choose from, a list of entries several lines high, a file to choose, a text to page through, a picture, the lines at the
//! screen's foot.

pub mod big;
pub mod blocks;
pub mod editor;
pub mod field;
pub mod files;
pub mod foot;
pub mod form;
pub mod image;
pub mod list;
pub mod pager;
