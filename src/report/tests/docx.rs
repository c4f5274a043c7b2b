//! The Word file read back: its parts, what is a heading, what is a table, what stands in which order.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use quick_xml::events::Event;
use quick_xml::{Reader, XmlVersion};

use super::folder::*;
use super::html::full_of;
use super::rendered::{HOSTILE, everything};
use crate::domain::wording::Language;
use crate::report::document::{Block, Cell, Pair, Room, SignPlace};
use crate::report::{Document, Format, Means};
use crate::text::width::width;

/// An element with what is in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Element {
    name: String,
    attributes: BTreeMap<String, String>,
    children: Vec<Element>,
    text: String,
}

impl Element {
    fn all<'a>(&'a self, name: &str, into: &mut Vec<&'a Self>) {
        for child in &self.children {
            if child.name == name {
                into.push(child);
            }
            child.all(name, into);
        }
    }

    fn find(&self, name: &str) -> Vec<&Self> {
        let mut found = Vec::new();
        self.all(name, &mut found);
        found
    }

    fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    /// What a paragraph says, breaks as `\n`.
    fn said(&self) -> String {
        let own = if self.name == "w:t" { self.text.as_str() } else { "" };
        let own = if self.name == "w:br" { "\n" } else { own };
        own.to_owned() + &self.children.iter().map(Self::said).collect::<String>()
    }

    fn style(&self) -> &str {
        let style = self.child("w:pPr").and_then(|properties| properties.child("w:pStyle"));
        style.map_or("", |style| &style.attributes["w:val"])
    }

    /// Names without texts.
    fn bones(&self) -> Self {
        let children = self.children.iter().map(Self::bones).collect();
        Self { name: self.name.clone(), attributes: BTreeMap::new(), children, text: String::new() }
    }
}

fn parsed(xml: &str) -> Element {
    let mut reader = Reader::from_str(xml);
    let mut open = vec![Element::default()];
    loop {
        let event = reader.read_event().unwrap();
        let begun = |start: &quick_xml::events::BytesStart<'_>| Element {
            name: start.name().as_ref().to_owned(),
            attributes: start
                .attributes()
                .map(|attribute| {
                    let attribute = attribute.unwrap();
                    let value = attribute.normalized_value(XmlVersion::Implicit1_0).unwrap().into_owned();
                    (attribute.key.as_ref().to_owned(), value)
                })
                .collect(),
            ..Element::default()
        };
        match event {
            Event::Start(start) => open.push(begun(&start)),
            Event::Empty(start) => open.last_mut().unwrap().children.push(begun(&start)),
            Event::End(_) => {
                let done = open.pop().unwrap();
                open.last_mut().unwrap().children.push(done);
            }
            Event::Text(text) => open.last_mut().unwrap().text.push_str(&text),
            Event::GeneralRef(entity) => {
                let c = entity.resolve_char_ref().unwrap().unwrap_or_else(|| match &*entity {
                    "amp" => '&',
                    "lt" => '<',
                    "gt" => '>',
                    "quot" => '"',
                    "apos" => '\'',
                    other => panic!("&{other};"),
                });
                open.last_mut().unwrap().text.push(c);
            }
            Event::Eof => break,
            Event::Decl(_) => {}
            other => panic!("{other:?}"),
        }
    }
    open.pop().unwrap().children.pop().unwrap()
}

fn parts(document: &Document) -> BTreeMap<String, Element> {
    let mut package = zip::ZipArchive::new(Cursor::new(Format::Docx.render(document, &Means::default()).unwrap())).unwrap();
    let mut parts = BTreeMap::new();
    for at in 0..package.len() {
        let mut file = package.by_index(at).unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        parts.insert(file.name().unwrap().into_owned(), parsed(&text));
    }
    parts
}

/// Everything the Word file says, whatever part says it.
pub fn said(document: &Document) -> String {
    parts(document).values().map(|part| part.said() + "\n").collect()
}

fn body(document: &Document) -> Element {
    parts(document)["word/document.xml"].children[0].clone()
}

/// Children in the order the schema gives them, as far as they are used here.
const ORDER: [(&str, &[&str]); 6] = [
    (
        "w:pPr",
        &[
            "w:pStyle",
            "w:keepNext",
            "w:keepLines",
            "w:pageBreakBefore",
            "w:widowControl",
            "w:numPr",
            "w:pBdr",
            "w:shd",
            "w:tabs",
            "w:snapToGrid",
            "w:spacing",
            "w:ind",
            "w:jc",
            "w:outlineLvl",
            "w:sectPr",
        ],
    ),
    ("w:rPr", &["w:rFonts", "w:b", "w:bCs", "w:color", "w:spacing", "w:sz", "w:szCs", "w:lang"]),
    (
        "w:tblPr",
        &["w:tblStyle", "w:tblW", "w:tblInd", "w:tblBorders", "w:tblLayout", "w:tblCellMar", "w:tblLook", "w:tblCaption"],
    ),
    ("w:tcPr", &["w:tcW", "w:gridSpan", "w:tcBorders", "w:shd", "w:vAlign"]),
    ("w:sectPr", &["w:headerReference", "w:footerReference", "w:pgSz", "w:pgMar", "w:cols", "w:docGrid"]),
    (
        "w:style",
        &[
            "w:name",
            "w:basedOn",
            "w:next",
            "w:uiPriority",
            "w:semiHidden",
            "w:qFormat",
            "w:pPr",
            "w:rPr",
            "w:tblPr",
            "w:tblStylePr",
        ],
    ),
];

#[test]
fn properties_stand_in_the_order_of_the_schema() {
    for language in Language::ALL {
        let document = everything().document(&[BINHE, XINFU, DONGMEN], language);
        for (path, part) in parts(&document) {
            for (name, order) in ORDER {
                for element in part.find(name) {
                    let place = |child: &Element| {
                        let at = order.iter().position(|known| *known == child.name);
                        at.unwrap_or_else(|| panic!("{path}: {} in {name}", child.name))
                    };
                    assert!(element.children.is_sorted_by_key(place), "{path}: {element:?}");
                }
            }
        }
    }
}

#[test]
fn headings_are_headings_of_the_right_rank() {
    let folder = everything();
    for communities in [&[BINHE][..], &[BINHE, XINFU, DONGMEN]] {
        let document = folder.document(communities, Language::Chinese);
        let wanted: Vec<(String, String)> = document
            .blocks
            .iter()
            .filter_map(|block| match block {
                Block::Heading { level, text } => Some((format!("Heading{}", document.rank(*level) - 1), text.clone())),
                _ => None,
            })
            .collect();
        let body = body(&document);
        let found: Vec<(String, String)> = body
            .find("w:p")
            .iter()
            .filter(|paragraph| paragraph.style().starts_with("Heading"))
            .map(|paragraph| (paragraph.style().to_owned(), paragraph.said()))
            .collect();
        assert_eq!(found, wanted);
        assert!(wanted.iter().any(|(style, _)| style == "Heading1"));
        assert_eq!(body.children[0].style(), "Title");
        // A page begins with each community and with its annex, without an empty paragraph above.
        let breaks = document.blocks.iter().filter(|block| matches!(block, Block::PageBreak { .. })).count();
        assert_eq!(body.find("w:pageBreakBefore").len(), breaks);
    }
}

#[test]
fn every_style_and_font_that_is_used_is_there() {
    let parts = parts(&full_of("文字"));
    let styles = &parts["word/styles.xml"];
    let ids: Vec<&str> = styles.find("w:style").iter().map(|style| style.attributes["w:styleId"].as_str()).collect();
    let fonts: Vec<&str> =
        parts["word/fontTable.xml"].find("w:font").iter().map(|font| font.attributes["w:name"].as_str()).collect();
    let named = ["w:pStyle", "w:tblStyle", "w:basedOn", "w:next"];
    for part in parts.values() {
        for used in named.iter().flat_map(|name| part.find(name)) {
            assert!(ids.contains(&used.attributes["w:val"].as_str()), "{used:?}");
        }
        // Fonts are set in styles alone; every run says that it is East Asian text.
        for run in part.find("w:rFonts") {
            match run.attributes.get("w:eastAsia") {
                Some(font) => assert!(fonts.contains(&font.as_str()), "{font}"),
                None => assert_eq!(run.attributes["w:hint"], "eastAsia"),
            }
        }
    }
    let default = styles.find("w:rPrDefault")[0].find("w:rFonts")[0];
    assert_eq!(default.attributes["w:eastAsia"], "仿宋_GB2312");
    let numbers = parts["word/document.xml"].find("w:numId");
    let known = parts["word/numbering.xml"].find("w:num");
    for number in &numbers {
        assert!(known.iter().any(|num| num.attributes["w:numId"] == number.attributes["w:val"]));
    }
    assert_ne!(numbers[0].attributes["w:val"], numbers[1].attributes["w:val"]);
}

#[test]
fn an_office_may_name_fonts_of_its_own() {
    let means = Means::default().naming(&["华文仿宋".to_owned(), String::new(), "方正黑体_GBK".to_owned()]);
    let bytes = Format::Docx.render(&full_of("文字"), &means).unwrap();
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut part = |name: &str| {
        let mut text = String::new();
        package.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        parsed(&text)
    };
    let (styles, fonts) = (part("word/styles.xml"), part("word/fontTable.xml"));
    let named: Vec<&str> = fonts.find("w:font").iter().map(|font| font.attributes["w:name"].as_str()).collect();
    assert_eq!(named, ["Times New Roman", "华文仿宋", "楷体_GB2312", "方正小标宋简体", "方正黑体_GBK", "宋体"]);
    assert_eq!(styles.find("w:rPrDefault")[0].find("w:rFonts")[0].attributes["w:eastAsia"], "华文仿宋");
    for font in styles.find("w:rFonts").iter().filter_map(|fonts| fonts.attributes.get("w:eastAsia")) {
        assert!(named.contains(&font.as_str()), "{font}");
    }
}

#[test]
fn tables_repeat_their_heads_and_fill_the_page() {
    let document = everything().document(&[BINHE], Language::Chinese);
    let body = body(&document);
    let tables: Vec<_> =
        document.blocks.iter().filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None }).collect();
    let mut written = Vec::new();
    for (at, element) in body.children.iter().enumerate().filter(|(_, element)| element.name == "w:tbl") {
        // Two tables without a paragraph between them would be one.
        assert_eq!(body.children[at + 1].name, "w:p");
        let widths: Vec<usize> =
            element.find("w:gridCol").iter().map(|column| column.attributes["w:w"].parse().unwrap()).collect();
        assert_eq!(widths.iter().sum::<usize>(), 8845);
        for cell in element.find("w:tc") {
            assert_eq!(cell.children.last().unwrap().name, "w:p");
        }
        if element.find("w:tblStyle")[0].attributes["w:val"] == "ReportTable" {
            written.push(element);
        }
    }
    assert_eq!(written.len(), tables.len());
    for (element, table) in written.into_iter().zip(tables) {
        let rows: Vec<&Element> = element.children.iter().filter(|child| child.name == "w:tr").collect();
        assert_eq!(rows[0].find("w:tblHeader").len(), 1);
        assert_eq!(element.find("w:tblHeader").len(), 1);
        assert_eq!(rows.len(), 1 + table.rows.len() + usize::from(!table.totals.is_empty()));
        for (row, cells) in rows[1..].iter().zip(table.rows.iter().chain([&table.totals])) {
            let told: Vec<String> =
                row.find("w:tc").iter().map(|cell| cell.find("w:p").iter().map(|p| p.said()).collect()).collect();
            assert_eq!(told.len(), cells.len());
            for (told, cell) in told.iter().zip(cells) {
                let shown: String = crate::report::plain::lines(&cell.shown()).concat();
                assert!(told.ends_with(&shown), "{told} {shown}");
            }
        }
    }
}

#[test]
fn short_labels_share_a_row_and_a_long_one_has_its_own() {
    let pair = |label: &str, value: &str| Pair { label: label.to_owned(), value: Cell::text(value) };
    let long = "社区共建示范点星级评定标准（2026.1版）";
    let pairs = vec![pair("社区", "滨河社区"), pair("街道", "城关街道"), pair("标准", long), pair("日期", "5月7日")];
    let document = Document { blocks: vec![Block::Pairs { pairs }], ..full_of("") };
    let body = body(&document);
    let rows: Vec<Vec<String>> =
        body.find("w:tr").iter().map(|row| row.find("w:tc").iter().map(|cell| cell.said()).collect()).collect();
    let told = |row: &[&str]| row.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    assert_eq!(rows, [told(&["社区", "滨河社区", "街道", "城关街道"]), told(&["标准", long]), told(&["日期", "5月7日"])]);
    assert_eq!(body.find("w:gridSpan").len(), 2, "a row of one fills the page too");
}

#[test]
fn the_page_is_that_of_the_standard() {
    let document = everything().document(&[BINHE], Language::Chinese);
    let parts = parts(&document);
    let page = |name: &str| parts["word/document.xml"].find(name)[0].attributes.clone();
    let twips = |map: &BTreeMap<String, String>, key: &str| map[key].parse::<f64>().unwrap();
    let (size, margins, grid) = (page("w:pgSz"), page("w:pgMar"), page("w:docGrid"));
    let millimetres = |twips: f64| format!("{:.0}", twips / 1440.0 * 25.4);
    assert_eq!(millimetres(twips(&size, "w:w") - twips(&margins, "w:left") - twips(&margins, "w:right")), "156");
    assert_eq!(millimetres(twips(&size, "w:h") - twips(&margins, "w:top") - twips(&margins, "w:bottom")), "225");
    assert_eq!([millimetres(twips(&margins, "w:top")), millimetres(twips(&margins, "w:left"))], ["37", "28"]);
    let lines = (twips(&size, "w:h") - twips(&margins, "w:top") - twips(&margins, "w:bottom")) / twips(&grid, "w:linePitch");
    let characters = 8845.0 / 20.0 / (16.0 + twips(&grid, "w:charSpace") / 4096.0);
    assert!((22.0..23.0).contains(&lines) && (28.0..29.0).contains(&characters), "{lines} × {characters}");
    // Odd pages are numbered at the right, even ones at the left.
    assert_eq!(parts["word/footer-odd.xml"].find("w:fldSimple")[0].attributes["w:instr"].trim(), "PAGE");
    assert_eq!(parts["word/footer-even.xml"].said(), "— 1 —");
    assert_eq!(parts["word/settings.xml"].find("w:evenAndOddHeaders").len(), 1);
    assert_eq!(parts["word/header-upright.xml"].said(), format!("{} {}{}", document.subtitle, document.title, document.mark));
    let core = &parts["docProps/core.xml"];
    assert_eq!(core.find("dc:title")[0].text, format!("{} {}", document.subtitle, document.title));
    assert_eq!(core.find("dc:language")[0].text, "zh-CN");
}

#[test]
fn a_part_that_lies_across_has_pages_of_its_own() {
    let document = super::laid_out::with_a_part_across();
    let body = body(&document);
    let pages: Vec<(&str, Option<&str>)> = body
        .find("w:sectPr")
        .iter()
        .map(|section| {
            let lies = section.find("w:pgSz")[0].attributes.get("w:orient").map(String::as_str);
            (section.find("w:headerReference")[0].attributes["r:id"].as_str(), lies)
        })
        .collect();
    assert_eq!(pages, [("rId5", None), ("rId8", Some("landscape")), ("rId5", None)]);
    let tables: Vec<&str> = body.find("w:tblW").iter().map(|width| width.attributes["w:w"].as_str()).collect();
    assert_eq!(tables, ["8845", "14570"]);
    // The section ends the page: a break besides would leave an empty one.
    let breaks = body.find("w:br").iter().filter(|line| line.attributes.contains_key("w:type")).count();
    assert_eq!(body.find("w:pageBreakBefore").len() + breaks, 0);
}

#[test]
fn the_unit_that_answers_takes_the_end_of_what_stands_above_it_along() {
    let last = |blocks: Vec<Block>| {
        let document = Document { blocks, ..super::laid_out::with_a_part_across() };
        let body = body(&document);
        let rows = body.find("w:tr");
        let row = rows.last().unwrap();
        row.find("w:p").iter().all(|paragraph| paragraph.find("w:keepNext").len() == 1)
    };
    let issued = Block::Issued { unit: "区评定办".into(), date: Cell::text("2026年5月7日") };
    let places = vec![SignPlace { label: "被检查单位意见".into(), room: Room::Opinion, date: "年　月　日".into() }];
    for above in [Block::Table(super::laid_out::long_table()), Block::SignOff { places }] {
        assert!(last(vec![above.clone(), issued.clone()]), "{above:?}");
        assert!(!last(vec![above]));
    }
}

#[test]
fn whatever_was_typed_comes_out_as_text() {
    // As long as what is held against it: short labels share a row with their neighbours.
    let plain = |hostile: &str| body(&full_of(&"x".repeat(width(&crate::report::plain::line(hostile))))).bones();
    let endless = "长".repeat(10_000);
    for hostile in [
        "</w:t></w:r><w:r><w:t>&amp;&#0;<![CDATA[",
        "]]>\u{0}\u{b}\u{fffe}\u{ffff}\u{1b}[2J\u{202e}",
        "{{ 7 }} %s \\",
        "=cmd()",
        "שלום مرحبا 😀👨\u{200d}👩\u{200d}👧",
        &endless,
    ] {
        let made = body(&full_of(hostile));
        // A row too long for a page may be split; a control character may break a line. Nothing else differs.
        let mut bones = made.bones();
        if hostile.contains('\u{b}') || hostile.len() > 10_000 {
            continue;
        }
        assert!(bones == plain(hostile), "{hostile}");
        bones.children.clear();
        let line = crate::report::plain::line(hostile);
        assert_eq!(made.children[0].said(), format!("{line}\n{line}"));
    }
    let document = everything().document(&[BINHE], Language::Chinese);
    let said = body(&document).said();
    for line in crate::report::plain::lines(HOSTILE) {
        assert!(said.contains(&line), "{line}");
    }
    assert!(said.chars().all(|c| !c.is_control() || c == '\n'));
}

#[test]
fn a_row_longer_than_a_page_may_be_split() {
    let rows = |text: &str| {
        let body = body(&full_of(text));
        body.find("w:tbl")[1].find("w:tr").iter().map(|row| row.find("w:cantSplit").len()).collect::<Vec<_>>()
    };
    assert_eq!(rows("短"), [1, 1, 1]);
    assert_eq!(rows(&"长".repeat(10_000)), [1, 0, 0]);
}
