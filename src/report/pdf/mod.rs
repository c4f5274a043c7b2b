//! A document as PDF: set by typst from a template that sees the document's data and nothing else.
//!
//! [`fonts`] finds what this machine has, [`typefaces`] loads what one document needs, [`data`] is what the template
//! gets, [`world`] is all it can reach. What a page looks like stands in `report.typ` alone. The file is made for an archive: PDF/A-2u,
//! tagged, without a date of its own, the same bytes for the same document, template and fonts.

mod data;
mod fonts;
#[cfg(test)]
mod tests;
mod typefaces;
mod world;

use std::thread;

use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};
use unicode_segmentation::UnicodeSegmentation as _;

use super::document::Document;
use super::error::{Problem, RenderError, Unprintable};
use super::means::{Means, Template};
pub use fonts::{Fonts, Role};
use typefaces::Typefaces;
use world::Pages;

/// The template used where the user has none; it tells at its top what a template is given.
pub const TEMPLATE: &str = include_str!("report.typ");

/// Room for the typesetter's recursion: more than a thread usually gets.
const STACK: usize = 64 << 20;

/// The document as PDF.
pub fn render(document: &Document, means: &Means) -> Result<Vec<u8>, RenderError> {
    let mut data = data::of(document);
    let typefaces = Typefaces::of(means.found(), &data::characters(&data))?;
    data::texts(&mut data, &mut |text| *text = typefaces.shown(text));
    let data = serde_json::to_vec(&data).unwrap_or_default();
    // An archive wants a date; the clock's would make every copy another file.
    let day = data::latest_day(document).and_then(|(year, month, day)| Datetime::from_ymd(year, month, day));
    let dated = day.or_else(|| Datetime::from_ymd(1970, 1, 1)).map(Timestamp::new_utc);
    let work = || set(means.template.as_ref(), document, data, typefaces, dated);
    let done = thread::scope(|scope| {
        let thread = thread::Builder::new().name("typesetter".to_owned()).stack_size(STACK);
        thread.spawn_scoped(scope, work).ok().and_then(|running| running.join().ok())
    });
    // What the typesetter keeps to be faster the next time would grow with every report.
    typst::comemo::evict(0);
    done.unwrap_or(Err(RenderError::Typesetter))
}

/// What of a document's text no font of this machine has.
pub fn unprintable(document: &Document, means: &Means) -> Unprintable {
    let mut data = data::of(document);
    let Ok(typefaces) = Typefaces::of(means.found(), &data::characters(&data)) else { return Unprintable::default() };
    let mut lacking = typefaces.lacking;
    // Stands for a control character and says so itself.
    lacking.remove("\u{fffd}");
    let mut told = Vec::new();
    data::texts(&mut data, &mut |text| {
        for one in text.graphemes(true).map(typefaces::visible) {
            if lacking.remove(&one) {
                told.push((one, text.clone()));
            }
        }
    });
    Unprintable(told)
}

fn set(
    template: Option<&Template>,
    document: &Document,
    data: Vec<u8>,
    typefaces: Typefaces,
    dated: Option<Timestamp>,
) -> Result<Vec<u8>, RenderError> {
    let text = template.map_or(TEMPLATE, |template| &template.text);
    let pages = Pages::new(text.to_owned(), data, typefaces).ok_or(RenderError::Typesetter)?.with_pictures(document);
    let refused =
        |faults: Vec<Problem>| RenderError::Pages { file: template.map(|template| template.file.clone()), problems: faults };
    let laid_out = lay_out(&pages).map_err(refused)?;
    let options = PdfOptions {
        creator: Smart::Custom(Some(format!("starpoint {}", env!("CARGO_PKG_VERSION")))),
        timestamp: dated,
        standards: PdfStandards::new(&[PdfStandard::A_2u]).map_err(|_| RenderError::Typesetter)?,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&laid_out, &options).map_err(|faults| refused(told(&pages, &faults)))
}

/// The pages, or everything that is wrong with the template.
fn lay_out(pages: &Pages) -> Result<PagedDocument, Vec<Problem>> {
    let done = typst::compile::<PagedDocument>(pages);
    let laid_out = done.output.map_err(|faults| told(pages, &faults))?;
    // A warning is a page that is not as its template means it: an unknown font, a layout that does not settle.
    if done.warnings.is_empty() { Ok(laid_out) } else { Err(told(pages, &done.warnings)) }
}

fn told(pages: &Pages, faults: &[SourceDiagnostic]) -> Vec<Problem> {
    faults.iter().map(|fault| pages.problem(fault)).collect()
}
