//! A document as a Word file: real headings, tables whose heads repeat, fields for page numbers, everything to be edited.
//!
//! The parts of the package are templates beside this file, filled as the web page is; the look stands in `docx/styles.xml`
//! alone, so that a clerk changes a font once for the whole report. The page is that of GB/T 9704-2012: A4, a text area of
//! 156 × 225 mm, in Chinese 22 lines of 28 characters. Writing the parts ourselves, not through a builder, keeps repeated
//! heads, unsplit rows, East Asian fonts and a file without a clock in it. Everything typed comes out as text: [`plain`]
//! takes what XML forbids, the templates escape what would be markup.

// Templates hand every argument over by reference.
#![allow(clippy::trivially_copy_pass_by_ref)]

use std::io::{Cursor, Write as _};

use askama::Template;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::document::{Block, Cell, ColumnKind, Document, Image, Mark, Pair, Paper, Picture, Room, Table};
use super::error::RenderError;
use super::txt_table;
use super::{colon, drawn, measure, plain, sign};
use crate::domain::points::Exact;
use crate::domain::wording::Language;
use crate::text::width::width;

/// What the paper's side leaves for tables.
#[derive(Clone, Copy)]
struct Sheet {
    /// Width of the text area in twentieths of a point.
    room: usize,
    /// Half the em of a table's type, in twentieths: what a column of a terminal takes on paper.
    column: usize,
}

impl Sheet {
    /// 156 mm with tables in 10.5 points upright; 257 mm and 9 points across.
    const fn of(paper: Paper) -> Self {
        match paper {
            Paper::Upright => Self { room: 8845, column: 105 },
            Paper::Across => Self { room: 14_570, column: 90 },
        }
    }
}

/// The same for the 12 points beside a label.
const PAIR_COLUMN: usize = 120;
/// The same for the 14 points of a figure that stands out there.
const PAIR_FIGURE: usize = 140;
/// What a cell's margins take of its width.
const CELL_MARGINS: usize = 200;
/// Lines of a table row that stays on one page whatever stands in it: above, splitting is better than a page half empty.
const UNSPLIT_LINES: usize = 24;

/// The document as a Word file.
pub fn render(document: &Document) -> Result<Vec<u8>, RenderError> {
    let chinese = document.language == Language::Chinese;
    let western = if chinese { "en-US" } else { "en-GB" };
    let blocks = placed(document);
    let numbered = blocks.iter().filter(|placed| placed.list > BULLETS).map(|placed| placed.list).collect();
    let name = plain::line(&format!("{} {}", document.subtitle, document.title));
    let across = document.paper == Paper::Across;
    let body = if chinese && !across { 32 } else { 24 };
    let headings = headings(document, chinese, body);
    let images = document.images();
    let parts = [
        ("[Content_Types].xml", include_str!("docx/content_types.xml").to_owned()),
        ("_rels/.rels", include_str!("docx/package_rels.xml").to_owned()),
        ("docProps/core.xml", Core { name, language: document.language }.render()?),
        ("docProps/app.xml", include_str!("docx/app.xml").to_owned()),
        ("word/document.xml", Main { document, blocks, chinese, across, colon: colon(document.language) }.render()?),
        ("word/_rels/document.xml.rels", Relations { pictures: images.keys().copied().collect() }.render()?),
        (
            "word/styles.xml",
            Styles { chinese, western, body, table: Sheet::of(document.paper).column / 5, across, headings }.render()?,
        ),
        ("word/settings.xml", include_str!("docx/settings.xml").to_owned()),
        ("word/numbering.xml", Numbering { numbered }.render()?),
        ("word/fontTable.xml", include_str!("docx/fontTable.xml").to_owned()),
        ("word/header.xml", Header { mark: plain::line(&document.mark) }.render()?),
        ("word/footer-odd.xml", Footer { style: "Footer" }.render()?),
        ("word/footer-even.xml", Footer { style: "FooterEven" }.render()?),
    ];
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    // No clock in the file: the same document gives the same bytes.
    let options =
        SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).last_modified_time(DateTime::default());
    for (path, text) in parts {
        package.start_file(path, options)?;
        package.write_all(text.as_bytes())?;
    }
    // What is packed already gets no smaller.
    let stored = options.compression_method(CompressionMethod::Stored);
    for (file, image) in images {
        package.start_file(format!("word/media/{file}"), stored)?;
        package.write_all(&image.jpeg)?;
    }
    Ok(package.finish()?.into_inner())
}

#[derive(Template)]
#[template(path = "core.xml", config = "src/report/docx/askama.toml")]
struct Core {
    name: String,
    language: Language,
}

#[derive(Template)]
#[template(path = "document.xml", config = "src/report/docx/askama.toml")]
struct Main<'a> {
    document: &'a Document,
    blocks: Vec<Placed<'a>>,
    chinese: bool,
    /// The paper lies across.
    across: bool,
    /// What stands between a label and its value.
    colon: &'static str,
}

#[derive(Template)]
#[template(path = "document_rels.xml", config = "src/report/docx/askama.toml")]
struct Relations<'a> {
    /// The pictures' files.
    pictures: Vec<&'a str>,
}

#[derive(Template)]
#[template(path = "styles.xml", config = "src/report/docx/askama.toml")]
struct Styles {
    chinese: bool,
    /// The language of what is not Chinese.
    western: &'static str,
    /// Half points of running text.
    body: usize,
    /// Half points of text in tables.
    table: usize,
    /// The paper lies across: no grid of lines and characters.
    across: bool,
    headings: Vec<Heading>,
}

#[derive(Template)]
#[template(path = "numbering.xml", config = "src/report/docx/askama.toml")]
struct Numbering {
    /// The numbered lists, each counting from one.
    numbered: Vec<usize>,
}

#[derive(Template)]
#[template(path = "header.xml", config = "src/report/docx/askama.toml")]
struct Header {
    mark: String,
}

#[derive(Template)]
#[template(path = "footer.xml", config = "src/report/docx/askama.toml")]
struct Footer {
    style: &'static str,
}

/// How headings of a rank look.
struct Heading {
    font: &'static str,
    /// Half points.
    size: usize,
    bold: bool,
    centred: bool,
}

/// The looks from the first rank down. In a collection the first is that of each report's own title.
fn headings(document: &Document, chinese: bool, body: usize) -> Vec<Heading> {
    let large = if chinese { 44 } else { 36 };
    let look = |font, size, bold, centred| Heading { font, size, bold, centred };
    let title = look("方正小标宋简体", large, !chinese, true);
    let chapters = [
        look("黑体", if chinese { body } else { 30 }, !chinese, false),
        look("楷体_GB2312", if chinese { body } else { 26 }, !chinese, false),
        look("仿宋_GB2312", body, true, false),
        look("仿宋_GB2312", body, false, false),
    ];
    let collection = document.blocks.iter().any(|block| matches!(block, Block::Heading { level: 0..=1, .. }));
    collection.then_some(title).into_iter().chain(chapters).collect()
}

/// The number of the bullet list; numbered lists follow it.
const BULLETS: usize = 1;

/// A block with what its place in the document makes of it.
struct Placed<'a> {
    block: &'a Block,
    /// The text of the heading it is or stands under: names a table to whoever cannot see it.
    under: &'a str,
    /// The heading's rank, from 1.
    rank: u8,
    /// A table follows, or the unit that answers for it: it is not parted from them.
    leads: bool,
    /// It begins a page: a heading by itself, a page break where no heading follows.
    breaks: bool,
    /// The list's number.
    list: usize,
    /// How many pictures stand before it: each has a number of its own.
    pictures: usize,
    /// It stands below a table, which may fill its page: it begins nearer to it.
    below_table: bool,
    sheet: Sheet,
}

fn placed(document: &Document) -> Vec<Placed<'_>> {
    let (mut under, mut rank, mut lists, mut pictures) = ("", 1, BULLETS, 0);
    let (blocks, sheet) = (&document.blocks, Sheet::of(document.paper));
    // Asked once for each level, not for each heading: it reads the whole document.
    let ranks: Vec<u8> = (0..=u8::MAX).take(8).map(|level| document.rank(level) - 1).collect();
    let mut all = Vec::with_capacity(blocks.len());
    for (at, block) in blocks.iter().enumerate() {
        let (mut breaks, mut list) = (false, BULLETS);
        match block {
            Block::Heading { text, level } => {
                (under, rank) = (text, ranks[usize::from(*level).min(ranks.len() - 1)]);
                breaks = at > 0 && blocks[at - 1] == Block::PageBreak;
            }
            Block::PageBreak => breaks = !matches!(blocks.get(at + 1), Some(Block::Heading { .. })),
            Block::List { numbered: true, .. } => {
                lists += 1;
                list = lists;
            }
            _ => {}
        }
        let leads = matches!(blocks.get(at + 1), Some(Block::Table(_) | Block::Issued { .. }));
        let below_table = at > 0 && matches!(blocks[at - 1], Block::Table(_));
        all.push(Placed { block, under, rank, leads, breaks, list, pictures, below_table, sheet });
        if let Block::Pictures { pictures: new } = block {
            pictures += new.len();
        }
    }
    all
}

/// What the document calls a picture's file by.
fn relation(file: &str) -> String {
    format!("picture-{}", file.trim_end_matches(".jpg"))
}

/// Pictures two a row, each row with the number of its first.
fn numbered(pictures: &[Picture]) -> impl Iterator<Item = (usize, &[Picture])> {
    (0..).step_by(2).zip(pictures.chunks(2))
}

/// How large a picture is on paper, in English Metric Units: within half the text area, and no higher than 56 mm.
fn extent(image: &Image) -> (u64, u64) {
    const MILLIMETRE: u64 = 36_000;
    let (width, height) = (u64::from(image.width.max(1)), u64::from(image.height.max(1)));
    let (wide, high) = (73 * MILLIMETRE, 56 * MILLIMETRE);
    if width * high > height * wide { (wide, (height * wide / width).max(1)) } else { ((width * high / height).max(1), high) }
}

/// The lines of a text that hold anything.
fn filled(text: impl AsRef<str>) -> Vec<String> {
    plain::lines(text.as_ref()).into_iter().filter(|line| !line.is_empty()).collect()
}

/// The lines of a cell, at least one: a cell without a paragraph is no cell.
fn cell_lines(cell: &Cell) -> Vec<String> {
    let lines = filled(cell.shown());
    if lines.is_empty() { vec![String::new()] } else { lines }
}

/// A tab stop of a line of labels and values.
struct TabStop {
    side: &'static str,
    /// A line to write on leads to it.
    line: bool,
    at: usize,
}

/// The tab stops that spread labels and values over one line: each begins its share of the width, the last ends at the edge, and
/// what is empty has a line up to the next one.
fn stops(pairs: &[Pair], Sheet { room, .. }: &Sheet) -> Vec<TabStop> {
    const BETWEEN: usize = 400;
    let share = room / pairs.len().max(1);
    let mut stops = Vec::new();
    for (n, pair) in (1..).zip(pairs) {
        let (last, empty) = (n == pairs.len(), pair.value == Cell::Empty);
        if empty {
            let (side, at) = if last { ("right", *room) } else { ("left", n * share - BETWEEN) };
            stops.push(TabStop { side, line: true, at });
        }
        if !last {
            // A value that ends at the edge is told where it ends, not where it begins.
            let edge = n + 1 == pairs.len() && pairs[n].value != Cell::Empty;
            let (side, at) = if edge { ("right", *room) } else { ("left", n * share) };
            stops.push(TabStop { side, line: false, at });
        }
    }
    stops
}

/// The indents between which unit and day stand in the middle: four characters right of the day, less what the unit above it takes.
/// Where there is room right of them, some is left on both sides: a font may be wider than ours.
fn beside(unit: &str, date: &Cell, chinese: &bool, Sheet { room, .. }: &Sheet) -> (usize, usize) {
    let column = if *chinese { 160 } else { 120 };
    let [unit, date] = [plain::line(unit), plain::line(&date.shown())].map(|text| width(&text) * column);
    let wide = unit.max(date).min(*room);
    let right = (8 * column).saturating_sub((wide - date.min(wide)) / 2).min(room - wide);
    let left = room - wide - right;
    let spare = right.min(left).min(4 * column);
    (left - spare, right - spare)
}

/// Room for the labels and for their values where two pairs share a row.
fn pair_widths(pairs: &[Pair], Sheet { room, .. }: &Sheet) -> [usize; 4] {
    let labels = pairs.iter().map(|pair| width(&plain::line(&pair.label))).max().unwrap_or(0);
    let label = (labels * PAIR_COLUMN + CELL_MARGINS + PAIR_COLUMN).clamp(1400, room / 4);
    let value = room / 2 - label;
    [label, value, label, room - 2 * label - value]
}

/// The pairs by rows: two short ones that follow each other share one, as on a page of PDF.
fn pair_rows<'a>(pairs: &'a [Pair], widths: &[usize; 4]) -> Vec<&'a [Pair]> {
    let columns = widths[1].saturating_sub(CELL_MARGINS) / PAIR_FIGURE;
    let fits = |pair: &Pair| {
        let text = pair.value.shown();
        !text.is_empty()
            && !text.contains('\n')
            && width(&text) + usize::from(matches!(pair.value, Cell::Stars { .. })) * 12 <= columns
    };
    let mut rows = Vec::new();
    let mut rest = pairs;
    while !rest.is_empty() {
        let two = rest.len() > 1 && rest[..2].iter().all(fits);
        let (row, after) = rest.split_at(if two { 2 } else { 1 });
        rows.push(row);
        rest = after;
    }
    rows
}

const fn pair_style(value: &Cell) -> &'static str {
    match value {
        Cell::Points { .. } | Cell::Stars { .. } => "PairFigure",
        _ => "PairValue",
    }
}

/// Every column's width; together the whole text area.
fn widths(table: &Table, sheet: &Sheet) -> Vec<usize> {
    let count = table.columns.len();
    // Digits of the font that takes the place of a missing one may be wider.
    let around = CELL_MARGINS + 2 * sheet.column;
    // A text table's frame takes three of its columns for each of ours and one more.
    let room = sheet.room.saturating_sub(count * around) / sheet.column + 3 * count + 1;
    let mut widths: Vec<usize> =
        txt_table::widths(&measured(table), room).into_iter().map(|columns| columns * sheet.column + around).collect();
    let of = |kind: ColumnKind| table.columns.iter().enumerate().filter(move |(_, column)| column.kind == kind).map(|(at, _)| at);
    let mut wide: Vec<usize> = of(ColumnKind::Text).collect();
    if wide.is_empty() {
        wide = (0..widths.len()).collect();
    }
    let left = sheet.room.saturating_sub(widths.iter().sum());
    for (n, at) in wide.iter().enumerate() {
        widths[*at] += left / wide.len() + usize::from(n < left % wide.len());
    }
    fitted(widths, sheet.room)
}

/// Widths that go beyond the text area, as those of very many columns do, drawn in to it.
fn fitted(widths: Vec<usize>, room: usize) -> Vec<usize> {
    let all: usize = widths.iter().sum();
    if all <= room {
        return widths;
    }
    let mut begun = 0;
    let end = |width: usize| {
        let from = begun * room / all;
        begun += width;
        begun * room / all - from
    };
    widths.into_iter().map(end).collect()
}

/// The table with its cells as wide as they are on paper.
fn measured(table: &Table) -> Table {
    let row = |cells: &Vec<Cell>| cells.iter().map(|cell| Cell::text(measure(cell))).collect();
    Table { rows: table.rows.iter().map(row).collect(), totals: row(&table.totals), ..table.clone() }
}

/// A cell in its row.
struct Set<'a> {
    cell: &'a Cell,
    width: usize,
    style: &'static str,
    /// The part of the column that the bar beside a share leaves free.
    bar_rest: Option<String>,
}

fn row<'a>(table: &Table, cells: &'a [Cell], widths: &[usize]) -> Vec<Set<'a>> {
    let set = |((column, cell), width): ((&super::document::Column, &'a Cell), &usize)| Set {
        cell,
        width: *width,
        style: match column.kind {
            ColumnKind::Text | ColumnKind::Label => "TableText",
            ColumnKind::Number | ColumnKind::Share => "TableNumber",
            ColumnKind::Centre => "TableCentre",
        },
        bar_rest: bar_rest(column.kind, cell, *width),
    };
    table.columns.iter().zip(cells).zip(widths).map(set).collect()
}

fn bar_rest(kind: ColumnKind, cell: &Cell, width: usize) -> Option<String> {
    let (ColumnKind::Share, Cell::Percent { value }) = (kind, cell) else { return None };
    let hundred = Exact::ratio(100, 1);
    let within = value.value.clone().clamp(Exact::zero(), hundred.clone());
    let room = Exact::ratio(i64::try_from(width.saturating_sub(CELL_MARGINS)).unwrap_or(0), 100);
    (!within.is_zero()).then(|| (&(&hundred - &within) * &room).cut(0))
}

/// Whether a row is short enough to be kept on one page.
fn fits_a_page(cells: &[Cell], widths: &[usize], sheet: &Sheet) -> bool {
    let lines = |(cell, room): (&Cell, &usize)| {
        let columns = (room.saturating_sub(CELL_MARGINS) / sheet.column).max(1);
        cell_lines(cell).iter().map(|line| width(line).div_ceil(columns).max(1)).sum::<usize>()
    };
    cells.iter().zip(widths).map(lines).max().unwrap_or(1) <= UNSPLIT_LINES
}

/// An answer's words with a sign before them.
fn answer(mark: &Mark, text: &str) -> String {
    plain::line(&format!("{} {text}", sign(*mark)))
}
