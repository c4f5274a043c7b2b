//! A document as an Excel workbook: one sheet for each report of a collection, or for each chapter that is a table of its own;
//! tables of one kind gathered on one sheet to sort and filter.
//!
//! What a sheet holds is decided in `xlsx/plan.rs`, where it stands in `xlsx/layout.rs`, what a cell becomes in
//! `xlsx/cells.rs`. Figures are numbers, cut as everywhere else; a sum is a formula that comes to the sum shown. Whatever a
//! person typed is text: nothing becomes a formula.

mod cells;
mod grid;
mod layout;
mod names;
mod plan;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet};

use super::document::Document;
use super::error::RenderError;
use super::plain;

/// The document as a workbook.
pub fn render(document: &Document) -> Result<Vec<u8>, RenderError> {
    let mut workbook = Workbook::new();
    // No clock in the file: the same document gives the same bytes.
    let properties = DocProperties::new()
        .set_title(plain::line(&format!("{} {}", document.subtitle, document.title)))
        .set_author("starpoint")
        .set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?);
    workbook.set_properties(&properties);
    let mut names = names::Names::default();
    for planned in plan::sheets(document) {
        let mut sheet = Worksheet::new();
        sheet.set_name(names.legal(&planned.name))?;
        layout::write(&mut sheet, &planned, document)?;
        workbook.push_worksheet(sheet);
    }
    Ok(workbook.save_to_buffer()?)
}
