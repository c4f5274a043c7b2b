//! A document as a Word file: real headings, tables whose heads repeat, fields for page numbers, everything to be edited.
//!
//! The parts of the package are templates beside this file, filled as the web page is; the look stands in `docx/styles.xml`
//! alone, so that a clerk changes a font once for the whole report; an office names its own beforehand. Type and columns are in [`measures`]. The page is that of GB/T 9704-2012: A4, a text area of
//! 156 × 225 mm, in Chinese 22 lines of 28 characters. Writing the parts ourselves, not through a builder, keeps repeated
//! heads, unsplit rows, East Asian fonts and a file without a clock in it. Everything typed comes out as text: [`plain`]
//! takes what XML forbids, the templates escape what would be markup.

// Templates hand every argument over by reference.
#![allow(clippy::trivially_copy_pass_by_ref)]

mod measures;

use std::collections::BTreeSet;
use std::io::{Cursor, Write as _};

use askama::Template;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::document::{Block, Cell, ColumnKind, Document, Image, Mark, Pair, Paper, Picture, Room, Table};
use super::error::RenderError;
use super::means::WordFonts;
use super::{colon, drawn, plain, sign};
use crate::domain::points::Exact;
use crate::domain::wording::Language;
use crate::text::width::width;
use measures::{CELL_MARGINS, Sheet, column, pair_rows, pair_widths, pairs_whole, whole, widths};

/// Lines of a table row that stays on one page whatever stands in it: above, splitting is better than a page half empty.
const UNSPLIT_LINES: usize = 24;

/// The document as a Word file.
pub fn render(document: &Document, fonts: &WordFonts) -> Result<Vec<u8>, RenderError> {
    let chinese = document.language == Language::Chinese;
    let blocks = placed(document);
    let numbered = blocks.iter().filter(|placed| placed.list > BULLETS).map(|placed| placed.list).collect();
    let name = plain::line(&format!("{} {}", document.subtitle, document.title));
    let tables: BTreeSet<usize> = blocks.iter().filter_map(Placed::table).collect();
    let images = document.images();
    let header = |paper| Header { name: &name, mark: plain::line(&document.mark), room: Sheet::of(paper, chinese).room };
    let parts = [
        ("[Content_Types].xml", include_str!("docx/content_types.xml").to_owned()),
        ("_rels/.rels", include_str!("docx/package_rels.xml").to_owned()),
        ("docProps/core.xml", Core { name: name.clone(), language: document.language }.render()?),
        ("docProps/app.xml", include_str!("docx/app.xml").to_owned()),
        ("word/document.xml", Main { document, blocks, chinese, colon: colon(document.language) }.render()?),
        ("word/_rels/document.xml.rels", Relations { pictures: images.keys().copied().collect() }.render()?),
        ("word/styles.xml", Styles::of(document, fonts, tables).render()?),
        ("word/settings.xml", include_str!("docx/settings.xml").to_owned()),
        ("word/numbering.xml", Numbering { numbered }.render()?),
        ("word/fontTable.xml", FontTable { fonts, usual: &WordFonts::default() }.render()?),
        ("word/header-upright.xml", header(Paper::Upright).render()?),
        ("word/header-across.xml", header(Paper::Across).render()?),
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
    /// What stands between a label and its value.
    colon: &'static str,
}

impl Main<'_> {
    /// How the paper of the last pages lies.
    fn last(&self) -> Paper {
        self.blocks.last().map_or(self.document.paper, |placed| placed.sheet.paper)
    }
}

#[derive(Template)]
#[template(path = "document_rels.xml", config = "src/report/docx/askama.toml")]
struct Relations<'a> {
    /// The pictures' files.
    pictures: Vec<&'a str>,
}

#[derive(Template)]
#[template(path = "styles.xml", config = "src/report/docx/askama.toml")]
struct Styles<'a> {
    chinese: bool,
    fonts: &'a WordFonts,
    /// The language of what is not Chinese.
    western: &'static str,
    /// Half points of running text, of the title, of what nobody may overlook, of forms and of remarks.
    body: usize,
    title: usize,
    notice: usize,
    table: usize,
    note: usize,
    /// The height of a line of running text, in twentieths of a point.
    pitch: usize,
    headings: Vec<Heading<'a>>,
    /// Half points of the types that tables are set in.
    tables: BTreeSet<usize>,
}

impl<'a> Styles<'a> {
    /// The type of the page the document begins on.
    fn of(document: &Document, fonts: &'a WordFonts, tables: BTreeSet<usize>) -> Self {
        let chinese = document.language == Language::Chinese;
        let western = if chinese { "en-US" } else { "en-GB" };
        let [body, title, notice, note, pitch] = match (document.paper, chinese) {
            (Paper::Across, _) => [24, 36, 24, 19, 400],
            (Paper::Upright, true) => [32, 44, 28, 21, 579],
            (Paper::Upright, false) => [22, 40, 22, 18, 330],
        };
        let table = Sheet::of(document.paper, chinese).table;
        let headings = headings(document, fonts, (title, body));
        Self { chinese, fonts, western, body, title, notice, table, note, pitch, headings, tables }
    }
}

/// Half points as a reader knows them.
fn points(half_points: &usize) -> String {
    Exact::ratio(i64::try_from(*half_points).unwrap_or(0), 2).cut(1)
}

#[derive(Template)]
#[template(path = "numbering.xml", config = "src/report/docx/askama.toml")]
struct Numbering {
    /// The numbered lists, each counting from one.
    numbered: Vec<usize>,
}

#[derive(Template)]
#[template(path = "fontTable.xml", config = "src/report/docx/askama.toml")]
struct FontTable<'a> {
    fonts: &'a WordFonts,
    /// Those that are known by another name too.
    usual: &'a WordFonts,
}

#[derive(Template)]
#[template(path = "header.xml", config = "src/report/docx/askama.toml")]
struct Header<'a> {
    /// What the document is called, and what every page says of its standing; nothing is repeated without that.
    name: &'a str,
    mark: String,
    /// Where the mark ends.
    room: usize,
}

#[derive(Template)]
#[template(path = "footer.xml", config = "src/report/docx/askama.toml")]
struct Footer {
    style: &'static str,
}

/// How headings of a rank look.
struct Heading<'a> {
    font: &'a str,
    /// Half points.
    size: usize,
    bold: bool,
    centred: bool,
}

/// The looks from the first rank down. In a collection the first is that of each report's own title.
fn headings<'a>(document: &Document, fonts: &'a WordFonts, (title, body): (usize, usize)) -> Vec<Heading<'a>> {
    let chinese = document.language == Language::Chinese;
    let look = |font, size, bold, centred| Heading { font, size, bold, centred };
    let upright = document.paper == Paper::Upright;
    let [chapter, part] = if chinese || !upright { [body, body] } else { [28, 23] };
    let title = look(fonts.title.as_str(), title, !chinese, true);
    let chapters = [
        look(fonts.heading.as_str(), chapter, !chinese, false),
        look(fonts.part.as_str(), part, !chinese, false),
        look(fonts.body.as_str(), body, true, false),
        look(fonts.body.as_str(), body, false, false),
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
    /// A table follows, or places to sign, or the unit that answers for it: it is not parted from them.
    leads: bool,
    /// It begins a page: a heading by itself, a page break where no heading follows.
    breaks: bool,
    /// The list's number.
    list: usize,
    /// How many pictures stand before it: each has a number of its own.
    pictures: usize,
    /// It stands below a table, which may fill its page: it begins nearer to it.
    below_table: bool,
    /// The pages above it lie otherwise, and end before it: how they lie.
    ends: Option<Paper>,
    sheet: Sheet,
}

impl Placed<'_> {
    /// Whether the paper lies as it did above.
    const fn stays(&self) -> bool {
        self.ends.is_none()
    }

    /// Half points of the type it is set in, where it is a table.
    fn table(&self) -> Option<usize> {
        if let Block::Table(table) = self.block { Some(self.sheet.type_of(table)) } else { None }
    }
}

fn placed(document: &Document) -> Vec<Placed<'_>> {
    let (mut under, mut rank, mut lists, mut pictures) = ("", 1, BULLETS, 0);
    let (blocks, chinese) = (&document.blocks, document.language == Language::Chinese);
    let mut sheet = Sheet::of(document.paper, chinese);
    // Asked once for each level, not for each heading: it reads the whole document.
    let ranks: Vec<u8> = (0..=u8::MAX).take(8).map(|level| document.rank(level) - 1).collect();
    let mut all = Vec::with_capacity(blocks.len());
    for (at, block) in blocks.iter().enumerate() {
        let (mut breaks, mut list, mut ends) = (false, BULLETS, None);
        match block {
            Block::Heading { text, level } => {
                (under, rank) = (text, ranks[usize::from(*level).min(ranks.len() - 1)]);
                breaks = at > 0 && matches!(blocks[at - 1], Block::PageBreak { .. }) && all.last().is_some_and(Placed::stays);
            }
            Block::PageBreak { paper } if *paper != sheet.paper => {
                ends = Some(sheet.paper);
                sheet = Sheet::of(*paper, chinese);
            }
            Block::PageBreak { .. } => breaks = !matches!(blocks.get(at + 1), Some(Block::Heading { .. })),
            Block::List { numbered: true, .. } => {
                lists += 1;
                list = lists;
            }
            _ => {}
        }
        let leads = match blocks.get(at + 1) {
            Some(Block::Table(_) | Block::Issued { .. }) => true,
            Some(Block::SignOff { .. }) => matches!(block, Block::Paragraph { .. } | Block::List { .. }),
            _ => false,
        };
        let below_table = at > 0 && matches!(blocks[at - 1], Block::Table(_));
        all.push(Placed { block, under, rank, leads, breaks, list, pictures, below_table, ends, sheet });
        if let Block::Pictures { pictures: new } = block {
            pictures += new.len();
        }
    }
    all
}

/// Whether an entry of a list goes along with what follows it: only the last one has to.
const fn kept(leads: &bool, last: &bool) -> bool {
    *leads && *last
}

/// Whether a page has the grid of 22 lines of 28 characters.
const fn grid(paper: &Paper, chinese: &bool) -> bool {
    *chinese && !paper.is_across()
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

/// Whether a row of a form or table goes along with what follows it: all but the last of a short one, and the last where something
/// belongs to it.
const fn kept_row(whole: &bool, leads: &bool, last: &bool) -> bool {
    if *last { *leads } else { *whole }
}

const fn pair_style(value: &Cell) -> &'static str {
    match value {
        Cell::Points { .. } | Cell::Stars { .. } => "PairFigure",
        _ => "PairValue",
    }
}

/// A cell in its row.
struct Set<'a> {
    cell: &'a Cell,
    /// What follows in the table stays on its page.
    kept: bool,
    width: usize,
    style: String,
    /// The part of the column that the bar beside a share leaves free.
    bar_rest: Option<String>,
}

fn row<'a>(table: &Table, cells: &'a [Cell], widths: &[usize], half_points: &usize, leads: &bool) -> Vec<Set<'a>> {
    let last = if table.totals.is_empty() { table.rows.last() } else { Some(&table.totals) };
    let ends = last.is_some_and(|last| std::ptr::eq(last.as_slice(), cells));
    let kept = kept_row(&whole(table), leads, &ends);
    let set = |((column, cell), width): ((&super::document::Column, &'a Cell), &usize)| Set {
        cell,
        kept,
        width: *width,
        style: match column.kind {
            ColumnKind::Text | ColumnKind::Label => format!("TableText{half_points}"),
            ColumnKind::Number | ColumnKind::Share => format!("TableNumber{half_points}"),
            ColumnKind::Centre => format!("TableCentre{half_points}"),
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

/// Whether a row in type of so many half points is short enough to be kept on one page.
fn fits_a_page(cells: &[Cell], widths: &[usize], half_points: &usize) -> bool {
    let lines = |(cell, room): (&Cell, &usize)| {
        let columns = (room.saturating_sub(CELL_MARGINS) / column(*half_points)).max(1);
        cell_lines(cell).iter().map(|line| width(line).div_ceil(columns).max(1)).sum::<usize>()
    };
    cells.iter().zip(widths).map(lines).max().unwrap_or(1) <= UNSPLIT_LINES
}

/// An answer's words with a sign before them.
fn answer(mark: &Mark, text: &str) -> String {
    plain::line(&format!("{} {text}", sign(*mark)))
}
