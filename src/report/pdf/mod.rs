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

use image::RgbImage;
use image::codecs::jpeg::JpegEncoder;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst::utils::Scalar;
use typst_layout::{Page, PagedDocument};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};
use typst_render::RenderOptions;
use unicode_segmentation::UnicodeSegmentation as _;

use super::document::Document;
use super::error::{Problem, RenderError, Unprintable};
use super::means::Means;
pub use fonts::{Fonts, Role};
use typefaces::Typefaces;
use world::Pages;

/// The template used where the user has none; it tells at its top what a template is given.
const TEMPLATE: &str = include_str!("report.typ");

/// Room for the typesetter's recursion: more than a thread usually gets.
const STACK: usize = 64 << 20;

/// The document as PDF.
pub fn render(document: &Document, means: &Means) -> Result<Vec<u8>, RenderError> {
    // An archive wants a date; the clock's would make every copy another file.
    let day = data::latest_day(document).and_then(|(year, month, day)| Datetime::from_ymd(year, month, day));
    let dated = day.or_else(|| Datetime::from_ymd(1970, 1, 1)).map(Timestamp::new_utc);
    typeset(document, means, |pages| written(pages, dated))
}

/// The template used where the user has none.
#[allow(clippy::unnecessary_wraps)] // a build without pages has none
pub const fn template() -> Result<&'static str, RenderError> {
    Ok(TEMPLATE)
}

/// The parts of a page by name, each with the font it is set in on this machine.
pub fn families(means: &Means) -> Vec<(&'static str, Option<&str>)> {
    let fonts = means.found();
    Role::ALL.map(|role| (role.name(), fonts.family(role))).to_vec()
}

/// The document's pages as pictures, each a JPEG so many pixels from side to side: for looking at.
pub fn pictures(document: &Document, means: &Means, width: u32) -> Result<Vec<Vec<u8>>, RenderError> {
    typeset(document, means, |pages| {
        let laid_out = lay_out(pages)?;
        Ok(laid_out.pages().iter().filter_map(|page| picture(page, width)).collect())
    })
}

fn picture(page: &Page, width: u32) -> Option<Vec<u8>> {
    let scale = f64::from(width) / page.frame.width().to_pt();
    let drawn = typst_render::render(page, &RenderOptions { pixel_per_pt: Scalar::new(scale), render_bleed: false });
    let plain: Vec<u8> = drawn.pixels().iter().flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue()]).collect();
    let mut jpeg = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut jpeg, 85);
    RgbImage::from_raw(drawn.width(), drawn.height(), plain)?.write_with_encoder(encoder).ok()?;
    Some(jpeg)
}

/// Sets the document and makes something of its pages.
fn typeset<T: Send>(
    document: &Document,
    means: &Means,
    make: impl FnOnce(&Pages) -> Result<T, Vec<Problem>> + Send,
) -> Result<T, RenderError> {
    let mut data = data::of(document);
    let typefaces = Typefaces::of(means.found(), &data::characters(&data))?;
    data::texts(&mut data, &mut |text| *text = typefaces.shown(text));
    let data = serde_json::to_vec(&data).unwrap_or_default();
    let template = means.template.as_ref();
    let work = || {
        let text = template.map_or(TEMPLATE, |template| &template.text);
        let pages = Pages::new(text.to_owned(), data, typefaces).ok_or(RenderError::Typesetter)?.with_pictures(document);
        make(&pages).map_err(|problems| RenderError::Pages { file: template.map(|template| template.file.clone()), problems })
    };
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

fn written(pages: &Pages, dated: Option<Timestamp>) -> Result<Vec<u8>, Vec<Problem>> {
    let laid_out = lay_out(pages)?;
    let standards = PdfStandards::new(&[PdfStandard::A_2u]);
    let standards = standards.map_err(|error| vec![Problem { at: None, what: error.message().to_string() }])?;
    let options = PdfOptions {
        creator: Smart::Custom(Some(format!("starpoint {}", env!("CARGO_PKG_VERSION")))),
        timestamp: dated,
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&laid_out, &options).map_err(|faults| told(pages, &faults))
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
