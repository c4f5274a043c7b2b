//! Blocks on a sheet, from top to bottom: where each stands, how high its rows are, how it is printed.

use std::ops::RangeInclusive;

use rust_xlsxwriter::utility::cell_range;
use rust_xlsxwriter::{
    Color, ConditionalFormatDataBar, ConditionalFormatType, Formula, IgnoreError, Image, ObjectMovement, Worksheet,
};

use super::super::document::{Block, Cell, ColumnKind, Document, Figure, Pair, Picture, Room, SignPlace, Table};
use super::super::error::RenderError;
use super::super::{colon, plain};
use super::cells::{self, Role, Value, look, value};
use super::grid::Grid;
use super::plan::Sheet;
use crate::domain::wording::Language;
use crate::text::width::width;

/// Rows a sheet has.
const ROWS: usize = 1_048_576;
/// Points a line of text takes, and those around it.
const LINE: f64 = 15.0;
const AROUND: f64 = 4.0;
/// Lines Excel can make a row high; what does not show is still there.
const HIGHEST: usize = 26;
/// Display columns that a sheet on upright paper may have.
const UPRIGHT: usize = 110;
/// Head rows further down are not kept in sight: they would leave the rows no room.
const KEPT_ABOVE: u32 = 8;
/// How high a row with pictures is: in points, and in the pixels Excel places pictures by. Around each some are left free.
const PICTURE: f64 = 160.5;
const PICTURE_PIXELS: u32 = 214;
const MARGIN: u32 = 8;
/// Characters of what is told to whoever cannot see a picture.
const ALT: usize = 250;
/// The number Excel knows A4 by.
const A4: u8 = 9;

/// Writes a planned sheet.
pub(super) fn write(sheet: &mut Worksheet, planned: &Sheet, document: &Document) -> Result<(), RenderError> {
    let grid = Grid::new(planned);
    let last = column(grid.len() - 1);
    for (at, columns) in grid.widths.iter().enumerate() {
        sheet.set_column_width_pixels(column(at), pixels(*columns))?;
    }
    let landscape = grid.room(&(0..=grid.len() - 1)) > UPRIGHT;
    let mut page = Page { sheet, grid, row: 0, framed: false, document, list: planned.is_list() };
    page.line(&planned.title, Role::Title)?;
    for text in [&planned.subtitle, &document.draft].into_iter().filter(|text| !text.is_empty()) {
        page.line(text, Role::Subtitle)?;
    }
    for block in &planned.blocks {
        page.block(block)?;
    }
    let bottom = page.row.max(1) - 1;
    sheet.set_paper_size(A4).set_print_fit_to_pages(1, 0).set_print_center_horizontally(true);
    sheet.set_margins(0.5, 0.5, 0.7, 0.7, 0.3, 0.3);
    if landscape {
        sheet.set_landscape();
    }
    sheet.set_footer("&C&P / &N");
    let mark: String = plain::line(&document.mark).chars().take(80).collect();
    if !mark.is_empty() {
        sheet.set_header(format!("&R{}", mark.replace('&', "&&")));
    }
    sheet.ignore_error_range(0, 0, bottom, last, IgnoreError::NumberStoredAsText)?;
    Ok(())
}

/// A sheet being filled.
struct Page<'a> {
    sheet: &'a mut Worksheet,
    grid: Grid,
    /// The next free row.
    row: u32,
    /// What stands above has a frame, which the next one must not touch.
    framed: bool,
    document: &'a Document,
    list: bool,
}

impl Page<'_> {
    fn block(&mut self, block: &Block) -> Result<(), RenderError> {
        let frame = matches!(block, Block::Table(_) | Block::Pairs { .. } | Block::SignOff { .. });
        let chapter = matches!(block, Block::Heading { level: 0..=2, .. }) && self.row > 2;
        if (self.framed && frame) || chapter {
            self.row += 1;
        }
        self.framed = frame;
        match block {
            Block::Heading { level, text } => self.line(text, if *level <= 2 { Role::Chapter } else { Role::Part }),
            Block::Notice { text } => self.prose(text, Role::Notice),
            Block::Paragraph { text } => self.prose(text, Role::Prose),
            Block::Note { text } => self.prose(text, Role::Remark),
            Block::List { numbered, entries } => {
                for (index, entry) in entries.iter().enumerate() {
                    let bullet = if *numbered { format!("{}.", index + 1) } else { "•".to_owned() };
                    self.prose(&format!("{bullet} {entry}"), Role::Prose)?;
                }
                Ok(())
            }
            Block::Pictures { pictures } => self.pictures(pictures),
            Block::Pairs { pairs } => pairs.iter().try_for_each(|pair| self.pair(pair)),
            Block::Row { pairs } => self.labelled(pairs),
            Block::Issued { unit, date } => {
                let last = self.grid.len() - 1;
                // The right half; the seal comes over both rows.
                let right = last / 2 + usize::from(last > 0)..=last;
                self.row += 1;
                self.cells(&[(right.clone(), &Cell::text(unit.clone()), Role::Issued)])?;
                self.cells(&[(right, date, Role::Issued)])
            }
            Block::SignOff { places } => places.iter().try_for_each(|place| self.place(place)),
            Block::Table(table) => self.table(table),
            Block::PageBreak { .. } => Ok(()),
        }
    }

    /// All columns.
    fn across(&self) -> RangeInclusive<usize> {
        0..=self.grid.len() - 1
    }

    /// A line over the whole width.
    fn line(&mut self, text: &str, role: Role) -> Result<(), RenderError> {
        self.prose(&plain::line(text), role)
    }

    /// Text over the whole width.
    fn prose(&mut self, text: &str, role: Role) -> Result<(), RenderError> {
        let across = self.across();
        self.cells(&[(across, &Cell::text(text), role)])
    }

    /// Pictures, two beside each other over their captions; one that is not there is told by its caption alone.
    fn pictures(&mut self, pictures: &[Picture]) -> Result<(), RenderError> {
        let halves = self.grid.halves();
        for row in pictures.chunks(halves.len()) {
            if row.iter().any(|picture| picture.image.is_some()) {
                self.sheet.set_row_height(self.row, PICTURE)?;
            }
            for (picture, columns) in row.iter().zip(&halves) {
                let Some(image) = &picture.image else { continue };
                let pixels: u32 = columns.clone().map(|at| pixels(self.grid.widths[at])).sum();
                let shown = Image::new_from_buffer(&image.jpeg)?
                    .set_scale_to_size(pixels - MARGIN, PICTURE_PIXELS - MARGIN, true)
                    .set_alt_text(plain::line(&picture.alt).chars().take(ALT).collect::<String>())
                    .set_object_movement(ObjectMovement::MoveButDontSizeWithCells);
                self.sheet.insert_image_with_offset(self.row, column(*columns.start()), &shown, MARGIN / 2, MARGIN / 2)?;
            }
            if row.iter().any(|picture| picture.image.is_some()) {
                self.row += 1;
            }
            let captions: Vec<Cell> = row.iter().map(|picture| Cell::text(picture.caption.clone())).collect();
            let cells: Vec<_> =
                captions.iter().zip(&halves).map(|(caption, columns)| (columns.clone(), caption, Role::Remark)).collect();
            self.cells(&cells)?;
        }
        Ok(())
    }

    fn pair(&mut self, pair: &Pair) -> Result<(), RenderError> {
        let last = self.grid.len() - 1;
        self.cells(&[(0..=0, &Cell::text(pair.label.clone()), Role::Label), (1..=last, &pair.value, Role::Held)])
    }

    /// Labels and values over the whole width of one row, each with its share of the columns; a line where a value is empty.
    fn labelled(&mut self, pairs: &[Pair]) -> Result<(), RenderError> {
        let columns = self.grid.len();
        if columns < 2 * pairs.len() {
            return pairs.iter().try_for_each(|pair| self.pair(pair));
        }
        let colon = colon(self.document.language);
        let mut held = Vec::new();
        for (n, pair) in pairs.iter().enumerate() {
            let (from, to) = (n * columns / pairs.len(), (n + 1) * columns / pairs.len() - 1);
            let text = format!("{}{colon}{}", pair.label, pair.value.shown());
            if pair.value == Cell::Empty {
                held.push((from..=from, Cell::text(text), Role::Signing));
                held.push((from + 1..=to, Cell::Empty, Role::Line));
            } else {
                held.push((from..=to, Cell::text(text), if n > 0 && n + 1 == pairs.len() { Role::RowEnd } else { Role::Row }));
            }
        }
        let row = self.row;
        let cells: Vec<_> = held.iter().map(|(columns, cell, role)| (columns.clone(), cell, *role)).collect();
        self.cells(&cells)?;
        // A number stays one: its label is part of how it is shown.
        for (n, pair) in pairs.iter().enumerate() {
            if let Value::Number(number, shown) = value(&pair.value, self.language()) {
                let (from, role) =
                    (n * columns / pairs.len(), if n > 0 && n + 1 == pairs.len() { Role::RowEnd } else { Role::Row });
                let label = plain::line(&format!("{}{colon}", pair.label)).replace('"', "”");
                let format = look(role, &Cell::Empty, self.language()).set_num_format(format!("\"{label}\"{shown}"));
                self.sheet.write_number_with_format(row, column(from), number, &format)?;
            }
        }
        if pairs.iter().any(|pair| pair.value == Cell::Empty) {
            self.sheet.set_row_height(row, LINE * 2.0)?;
        }
        Ok(())
    }

    fn place(&mut self, place: &SignPlace) -> Result<(), RenderError> {
        let label = Cell::text(format!("{}{}", place.label, colon(self.document.language)));
        let date = Cell::text(place.date.clone());
        let last = self.grid.len() - 1;
        let row = self.row;
        match place.room {
            Room::Line => {
                let named = usize::from(last > 2);
                // The date takes the columns at the end that it needs; a name is written between.
                let mut from = last;
                while from > named + 2 && self.grid.room(&(from..=last)) < width(&plain::line(&place.date)) {
                    from -= 1;
                }
                let mut cells = vec![(0..=named, &label, Role::Signing)];
                if named + 1 < from {
                    cells.push((named + 1..=from - 1, &Cell::Empty, Role::Line));
                }
                if named < from {
                    cells.push((from..=last, &date, Role::Signing));
                }
                self.cells(&cells)?;
                self.sheet.set_row_height(row, LINE * 2.0)?;
            }
            Room::Opinion => {
                let across = self.across();
                self.cells(&[(across.clone(), &label, Role::Signing)])?;
                self.cells(&[(across, &date, Role::Opinion)])?;
                self.sheet.set_row_height(row + 1, LINE * 7.0)?;
            }
        }
        Ok(())
    }

    fn table(&mut self, table: &Table) -> Result<(), RenderError> {
        if self.row as usize + table.rows.len() + 2 > ROWS {
            return Err(RenderError::TooManyRows(table.rows.len()));
        }
        if !table.caption.is_empty() {
            self.line(&table.caption, Role::Part)?;
        }
        let places: Vec<RangeInclusive<usize>> = (0..table.columns.len()).map(|at| self.grid.place(table, at)).collect();
        let heads: Vec<Cell> = table.columns.iter().map(|column| Cell::text(column.title.clone())).collect();
        let head = self.row;
        self.row_of(table, &places, &heads, |_| Role::Head)?;
        let first = self.row;
        for cells in &table.rows {
            self.row_of(table, &places, cells, Role::Body)?;
        }
        let end = self.row - 1;
        if !table.totals.is_empty() {
            let row = self.row;
            self.row_of(table, &places, &table.totals, Role::Total)?;
            for (at, cell) in table.totals.iter().enumerate() {
                if let (Cell::SumOf { value }, true) = (cell, end >= first) {
                    self.sum(table, at, value, (row, column(*places[at].start())), (first, end))?;
                }
            }
        }
        for (at, one) in table.columns.iter().enumerate() {
            if one.kind == ColumnKind::Share && end >= first {
                let bar = ConditionalFormatDataBar::new()
                    .set_minimum(ConditionalFormatType::Number, 0)
                    .set_maximum(ConditionalFormatType::Number, 1)
                    .set_fill_color(Color::RGB(0x009D_BBD3))
                    .set_solid_fill(true);
                let place = column(*places[at].start());
                self.sheet.add_conditional_format(first, place, end, place, &bar)?;
            }
        }
        if self.list {
            let last = column(places.len().max(1) - 1);
            if head < KEPT_ABOVE {
                self.sheet.set_freeze_panes(head + 1, 0)?;
            }
            self.sheet.set_repeat_rows(head, head)?;
            self.sheet.autofilter(head, 0, end.max(head), last)?;
        }
        Ok(())
    }

    /// A row of a table.
    fn row_of(
        &mut self,
        table: &Table,
        places: &[RangeInclusive<usize>],
        cells: &[Cell],
        role: impl Fn(ColumnKind) -> Role,
    ) -> Result<(), RenderError> {
        let each = table.columns.iter().zip(places).zip(cells);
        let row: Vec<_> = each.map(|((column, place), cell)| (place.clone(), cell, role(column.kind))).collect();
        self.cells(&row)
    }

    /// A formula that comes to the sum shown.
    fn sum(&mut self, table: &Table, at: usize, sum: &Figure, place: (u32, u16), rows: (u32, u32)) -> Result<(), RenderError> {
        let parts: Vec<&Figure> = table
            .rows
            .iter()
            .filter_map(|row| match row.get(at)? {
                Cell::Points { value } => Some(value),
                _ => None,
            })
            .collect();
        let more = match cells::cut_off(sum, &parts) {
            Some(more) if more.starts_with('-') => more,
            Some(more) => format!("+{more}"),
            None => String::new(),
        };
        let formula = format!("=SUM({}){more}", cell_range(rows.0, place.1, rows.1, place.1));
        let kind = table.columns.get(at).map_or(ColumnKind::Number, |column| column.kind);
        let format = look(Role::Total(kind), &Cell::SumOf { value: sum.clone() }, self.language());
        self.sheet.write_formula_with_format(place.0, place.1, Formula::new(formula).set_result(sum.to_string()), &format)?;
        Ok(())
    }

    const fn language(&self) -> Language {
        self.document.language
    }

    /// One row of cells, each over its columns, as high as its text wants; more rows below where a text is longer than a cell.
    fn cells(&mut self, cells: &[(RangeInclusive<usize>, &Cell, Role)]) -> Result<(), RenderError> {
        let values: Vec<Value> = cells.iter().map(|(_, cell, _)| value(cell, self.language())).collect();
        let pieces = |value: &Value| if let Value::Text(pieces) = value { pieces.len() } else { 1 };
        for piece in 0..values.iter().map(pieces).max().unwrap_or(1) {
            if self.row as usize >= ROWS {
                return Err(RenderError::TooManyRows(self.row as usize + 1));
            }
            let mut high = 1;
            for ((columns, cell, role), value) in cells.iter().zip(&values) {
                let room = self.grid.room(columns).max(1);
                if let (Value::Text(pieces), true) = (value, !matches!(role, Role::Title)) {
                    let text = pieces.get(piece).map_or("", String::as_str);
                    let lines = text.lines().map(|line| width(line).div_ceil(room).max(1));
                    high = high.max(lines.sum());
                }
                self.put(columns, value, piece, &look(*role, cell, self.language()))?;
            }
            let title = cells.iter().any(|(.., role)| matches!(role, Role::Title));
            let lines = u32::try_from(high.min(HIGHEST)).unwrap_or(1) + u32::from(title);
            self.sheet.set_row_height(self.row, f64::from(lines) * LINE + AROUND)?;
            self.row += 1;
        }
        Ok(())
    }

    fn put(
        &mut self,
        columns: &RangeInclusive<usize>,
        value: &Value,
        piece: usize,
        format: &rust_xlsxwriter::Format,
    ) -> Result<(), RenderError> {
        let (row, first, last) = (self.row, column(*columns.start()), column(*columns.end()));
        if first < last {
            self.sheet.merge_range(row, first, row, last, "", format)?;
        }
        match value {
            Value::Number(number, _) if piece == 0 => self.sheet.write_number_with_format(row, first, *number, format)?,
            Value::Text(pieces) => {
                let text = pieces.get(piece).map_or("", String::as_str);
                self.sheet.write_string_with_format(row, first, text, format)?
            }
            _ => self.sheet.write_blank(row, first, format)?,
        };
        Ok(())
    }
}

/// How wide a column of so many display columns is. Excel counts widths in digits of its own font, of seven pixels, which are
/// narrower than half a character of ours.
fn pixels(columns: usize) -> u32 {
    u32::try_from(columns).map_or(u32::MAX, |columns| columns.saturating_mul(38) / 5 + 16)
}

/// A column's number as Excel counts.
fn column(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}
