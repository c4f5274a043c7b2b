//! Stands in for [`pdf`](super::pdf) in a build without the typesetter: says so, where pages are asked for.

use super::document::Document;
use super::error::{RenderError, Unprintable};
use super::means::Means;

pub fn render(_: &Document, _: &Means) -> Result<Vec<u8>, RenderError> {
    Err(RenderError::NotBuilt)
}

pub fn pictures(_: &Document, _: &Means, _: u32) -> Result<Vec<Vec<u8>>, RenderError> {
    Err(RenderError::NotBuilt)
}

pub const fn template() -> Result<&'static str, RenderError> {
    Err(RenderError::NotBuilt)
}

pub fn unprintable(_: &Document, _: &Means) -> Unprintable {
    Unprintable::default()
}

pub const fn families(_: &Means) -> Vec<(&'static str, Option<&str>)> {
    Vec::new()
}
