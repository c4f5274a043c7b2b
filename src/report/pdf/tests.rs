//! Pages as a person finds them: what stands where, what comes out of hostile texts, what is said when something is wrong. Set
//! in a font made up for it, so that they are the same on every machine.

#[path = "../../../tests/made_font.rs"]
mod made_font;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use tempfile::TempDir;
use typst::layout::{Abs, Frame, FrameItem, Point};

use super::super::document::{Block, Cell, Column, ColumnKind, Document, Pair, Paper, Room, SignPlace, Table};
use super::super::means::Template;
use super::super::tests::folder::{BINHE, DONGMEN, ROUND, XINFU, on};
use super::super::tests::laid_out::with_a_part_across;
use super::super::tests::pictures::shown;
use super::super::tests::profiles::{differing, talkative};
use super::super::tests::rendered::{HOSTILE, everything};
use super::*;
use crate::domain::wording::Language;
use crate::report::{Format, Profile, compose};
use crate::text::Words;

/// A machine with these fonts and no others.
fn machine(families: &[&str]) -> (TempDir, Means) {
    let folder = tempfile::tempdir().unwrap();
    for family in families {
        fs::write(folder.path().join(format!("{family}.ttf")), made_font::font(family)).unwrap();
    }
    let means = Means::only(folder.path(), None);
    (folder, means)
}

fn document(blocks: Vec<Block>) -> Document {
    let (title, subtitle, mark) = ("现场报告".into(), "滨河社区".into(), "草稿".into());
    Document { language: Language::Chinese, paper: Paper::Upright, title, subtitle, draft: String::new(), mark, blocks }
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph { text: text.to_owned() }
}

/// A run of text on a page, in millimetres from the page's upper left corner to the start of its baseline.
struct Run {
    page: usize,
    x: f64,
    y: f64,
    end: f64,
    text: String,
}

fn pages_of(document: &Document, means: &Means) -> Result<PagedDocument, Vec<Problem>> {
    let mut data = data::of(document);
    let typefaces = Typefaces::of(means.found(), &data::characters(&data)).unwrap();
    data::texts(&mut data, &mut |text| *text = typefaces.shown(text));
    let template = means.template.as_ref().map_or(TEMPLATE, |template| &template.text);
    let pages = Pages::new(template.to_owned(), serde_json::to_vec(&data).unwrap(), typefaces).unwrap();
    lay_out(&pages.with_pictures(document))
}

fn runs(document: &Document, means: &Means) -> Vec<Run> {
    let mut runs = Vec::new();
    for (n, page) in (1..).zip(pages_of(document, means).unwrap().pages()) {
        let sides = (page.frame.width().to_mm().round(), page.frame.height().to_mm().round());
        assert!(sides == (210.0, 297.0) || sides == (297.0, 210.0), "A4: {sides:?}");
        walk(&page.frame, Point::zero(), n, &mut runs);
    }
    runs
}

fn walk(frame: &Frame, at: Point, page: usize, into: &mut Vec<Run>) {
    for (offset, item) in frame.items() {
        let here = at + *offset;
        match item {
            FrameItem::Group(group) => {
                walk(&group.frame, here + Point::new(group.transform.tx, group.transform.ty), page, into);
            }
            FrameItem::Text(item) => {
                let mm = |length: Abs| length.to_mm();
                let end = mm(here.x + item.width());
                into.push(Run { page, x: mm(here.x), y: mm(here.y), end, text: item.text.to_string() });
            }
            _ => {}
        }
    }
}

/// The lines of the text area of each page, from the top.
fn lines(runs: &[Run]) -> Vec<(usize, String)> {
    let mut lines: BTreeMap<(usize, i64), Vec<&Run>> = BTreeMap::new();
    for run in runs.iter().filter(|run| run.y > 37.0 && run.y < 262.0) {
        lines.entry((run.page, (run.y * 10.0).round() as i64)).or_default().push(run);
    }
    let text = |mut runs: Vec<&Run>| {
        runs.sort_by(|a, b| a.x.total_cmp(&b.x));
        runs.into_iter().map(|run| run.text.as_str()).collect::<String>()
    };
    lines.into_iter().map(|((page, _), runs)| (page, text(runs))).collect()
}

/// Everything on the pages, without blanks and line ends.
fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn a_page_holds_22_lines_of_28_characters_within_its_margins() {
    let (_folder, means) = machine(&["FangSong"]);
    let runs = runs(&document(vec![paragraph(&"星级评定现场报告正文".repeat(200))]), &means);
    let lines = lines(&runs);
    let full: Vec<&String> = lines.iter().filter(|(page, _)| *page == 2).map(|(_, text)| text).collect();
    assert_eq!(full.len(), 22, "{full:?}");
    assert!(full.iter().all(|line| line.chars().count() == 28), "{full:?}");
    for run in &runs {
        assert!(run.x > 27.99 && run.end < 184.1, "{} {} {}", run.text, run.x, run.end);
    }
    // Page numbers: outside, one character from the edge.
    let numbers: Vec<&Run> = runs.iter().filter(|run| run.y > 262.0).collect();
    assert_eq!(numbers[0].text, "— 1 —");
    assert!(numbers[0].end > 175.0 && numbers[1].x < 37.0, "{} {}", numbers[0].end, numbers[1].x);
    // The mark stands on every page.
    assert_eq!(runs.iter().filter(|run| run.text == "草稿" && run.y < 37.0).count(), numbers.len());
}

#[test]
fn punctuation_never_begins_a_line_and_no_heading_ends_a_page() {
    let (_folder, means) = machine(&["FangSong"]);
    let mut blocks = Vec::new();
    for n in 1..60 {
        blocks.push(Block::Heading { level: 2, text: format!("标题{n}") });
        blocks.push(paragraph(&"查，看。记；录：问？答！（括）“引”《书》、".repeat(1 + n % 5)));
    }
    let (mut last, mut pages) = (String::new(), BTreeSet::new());
    for (page, line) in lines(&runs(&document(blocks), &means)) {
        assert!(!line.starts_with(['，', '。', '；', '：', '？', '！', '）', '”', '》', '、']), "{line}");
        assert!(pages.contains(&page) || !last.starts_with("标题"), "{last} stands alone at the foot of the page before {page}");
        pages.insert(page);
        last = line;
    }
    assert!(pages.len() > 5);
}

#[test]
fn a_long_table_repeats_its_head_and_keeps_its_rows_whole() {
    let (_folder, means) = machine(&["FangSong"]);
    let column = |title: &str, kind| Column { title: title.into(), kind };
    let row = |n: usize| vec![Cell::Number { value: n }, Cell::text("甲乙丙丁".repeat(12)), Cell::text(format!("末{n}"))];
    let columns = vec![column("序号", ColumnKind::Number), column("指标", ColumnKind::Text), column("说明", ColumnKind::Label)];
    let table = Table { columns, rows: (1..=60).map(row).collect(), ..Table::default() };
    let runs = runs(&document(vec![Block::Table(table)]), &means);
    let pages = runs.iter().map(|run| run.page).max().unwrap();
    assert!(pages > 2);
    for page in 1..=pages {
        assert_eq!(runs.iter().filter(|run| run.page == page && run.text == "指标").count(), 1, "page {page}");
    }
    let rows = runs.iter().filter(|run| run.text.starts_with('末')).count();
    let texts: String = runs.iter().map(|run| run.text.as_str()).collect();
    assert_eq!((rows, texts.matches("甲乙丙丁").count() > 60 * 6), (60, true));
}

#[test]
fn whatever_was_typed_comes_out_as_text() {
    let (_folder, means) = machine(&["FangSong"]);
    let typst = r#"#read("/etc/passwd") $x^2$ *a* _b_ @c <d> `e` [f] = g // h /* i */ \ \u{41} "j" 'k' -- --- ... ~ #let x = 1 http://l.m"#;
    let long = "一个很长的备注，".repeat(1250);
    let unbroken = "x".repeat(3000);
    let texts = [typst, HOSTILE, &long, &unbroken, "=cmd()", "a\u{200b}b\u{ad}c"];
    let mut blocks = vec![Block::Notice { text: typst.into() }, Block::Note { text: typst.into() }];
    blocks.push(Block::List { numbered: true, entries: vec![typst.into()] });
    let value = || Cell::text(typst);
    blocks.push(Block::Pairs { pairs: vec![Pair { label: typst.into(), value: value() }] });
    let place = |room| SignPlace { label: typst.into(), room, date: typst.into() };
    blocks.push(Block::SignOff { places: vec![place(Room::Line), place(Room::Opinion)] });
    let row = |value| vec![Pair { label: typst.into(), value }];
    blocks.extend([Block::Row { pairs: row(value()) }, Block::Row { pairs: row(Cell::Empty) }]);
    blocks.push(Block::Issued { unit: typst.into(), date: value() });
    let columns = vec![Column { title: typst.into(), kind: ColumnKind::Text }];
    let rows = texts.iter().map(|text| vec![Cell::text(*text)]).collect();
    blocks.push(Block::Table(Table { caption: typst.into(), columns, rows, totals: vec![value()], ..Table::default() }));
    blocks.push(Block::Heading { level: 2, text: typst.into() });
    blocks.extend(texts.iter().map(|text| paragraph(text)));
    let document = Document { title: typst.into(), draft: typst.into(), mark: typst.into(), ..document(blocks) };
    let runs = runs(&document, &means);
    let all = bare(&runs.iter().map(|run| run.text.as_str()).collect::<String>());
    // Title, header of each page, notice, note, list, label, value, two places with a date each, caption, head, …
    assert!(all.matches(&bare(typst)).count() >= 16, "{}", all.matches(&bare(typst)).count());
    for text in ["alert(1)</script>**c**[d](http://e)", "#f", "-g\u{fffd}[2J\u{fffd}h", "=cmd()", "abc"] {
        assert!(all.matches(text).count() >= 2, "{text}");
    }
    assert_eq!((all.matches('备').count(), all.matches('x').count() >= 6000), (2500, true));
    assert!(runs.iter().all(|run| run.end < 184.3), "nothing runs over the margin");
    assert!(render(&document, &means).is_ok());
}

#[test]
fn what_no_font_has_is_told_with_its_text_and_set_as_a_sign() {
    let (_folder, means) = machine(&["FangSong"]);
    let document = document(vec![paragraph("楼道😀整洁，مرحبا，e\u{30b}，\u{e000}"), paragraph("再次😀")]);
    let lacking = unprintable(&document, &means);
    let named: Vec<&str> = lacking.0.iter().map(|(one, _)| one.as_str()).collect();
    assert_eq!(named, ["😀", "م", "ر", "ح", "ب", "ا", "e\u{30b}", "\u{e000}"]);
    let told = lacking.told(&Words::new(Language::Chinese)).unwrap();
    assert!(told.contains("8个字符") && told.contains("U+1F600（见“楼道😀整洁") && !told.contains('\n'), "{told}");
    let text: String = runs(&document, &means).iter().map(|run| run.text.as_str()).collect();
    assert!(text.contains("楼道〓整洁，〓〓〓〓〓，〓，〓") && text.contains("再次〓"), "{text}");
    assert!(render(&document, &means).is_ok());
}

#[test]
fn without_fonts_it_says_which_package_to_install() {
    let (_folder, means) = machine(&[]);
    let error = render(&everything().document(&[BINHE], Language::Chinese), &means).unwrap_err();
    assert!(matches!(error, RenderError::NoFont));
    for language in Language::ALL {
        assert!(error.told(&Words::new(language)).contains("fonts"), "{}", error.told(&Words::new(language)));
    }
    let fonts = crate::report::fonts(&Words::new(Language::English), &means);
    assert!(fonts[1].starts_with("Body (FangSong): none; install "), "{fonts:?}");
}

#[test]
fn each_role_gets_the_best_font_there_is() {
    let (_folder, means) = machine(&["FangSong", "SimHei", "AR PL UKai CN", "Noto Serif CJK SC", "Arial"]);
    let family = |role| means.found().family(role).unwrap_or("none");
    let got = Role::ALL.map(family);
    assert_eq!(got, ["FangSong", "Noto Serif CJK SC", "SimHei", "AR PL UKai CN", "Noto Serif CJK SC", "Arial"]);
    // A machine with one font that nobody knows sets everything in it.
    let (_folder, means) = machine(&["Someones Own"]);
    assert!(Role::ALL.iter().all(|role| means.found().family(*role) == Some("Someones Own")));
}

#[test]
fn a_broken_template_is_told_with_its_place() {
    let (folder, _) = machine(&["FangSong"]);
    let refused = |text: &str| {
        let template = Template { file: "办公室.typ".into(), text: text.into() };
        let means = Means::only(folder.path(), Some(template));
        match render(&document(vec![paragraph("正文")]), &means) {
            Err(error @ RenderError::Pages { .. }) => error.told(&Words::new(Language::Chinese)),
            other => panic!("{text}: {other:?}"),
        }
    };
    let told = refused("= a\n\n#let x = (\n");
    assert!(told.contains("办公室.typ") && told.contains("第3行第10列：unclosed delimiter"), "{told}");
    // All that is wrong is told, and what is no error to the typesetter, too.
    assert_eq!(refused("#let\n#let\n").lines().count(), 3);
    assert!(refused("#set text(font: \"No Such\")\na").contains("第1行第17列：unknown font family"));
    assert!(refused("#missing").contains("第1行第2列：unknown variable"));
    for beyond in [
        "#read(\"/etc/passwd\")",
        "#image(\"logo.png\")",
        "#include \"/report2.typ\"",
        "#import \"@preview/cetz:0.3.0\"",
        "#datetime.today()",
        "#let f(x) = f(x + 1)\n#f(1)",
        "#while true {}",
    ] {
        assert!(refused(beyond).contains("行第"), "{beyond}");
    }
    // The machine that sets them lives on.
    assert!(render(&document(Vec::new()), &Means::only(folder.path(), None)).is_ok());
}

#[test]
fn the_same_document_gives_the_same_bytes_for_an_archive() {
    let ((_one, first), (_other, second)) = (machine(&["FangSong"]), machine(&["FangSong"]));
    for language in Language::ALL {
        let document = everything().document(&[BINHE, XINFU, DONGMEN], language);
        let bytes = render(&document, &first).unwrap();
        assert_eq!(bytes, render(&document, &second).unwrap());
        let text = String::from_utf8_lossy(&bytes);
        let tag = format!("<dc:language><rdf:Bag><rdf:li>{}", if language == Language::Chinese { "zh-CN" } else { "en" });
        let day = "<xmp:CreateDate>2026-05-07";
        for part in ["<pdfaid:part>2<", "<pdfaid:conformance>U<", &tag, day, "/StructTreeRoot", "/Outlines", "/MarkInfo"] {
            assert!(text.contains(part), "{part}");
        }
        assert!(text.contains(&document.title), "the title stands in the metadata");
    }
}

#[test]
fn a_report_of_either_language_and_any_state_comes_to_pages() {
    let (_folder, means) = machine(&["FangSong"]);
    for language in Language::ALL {
        for communities in [&[][..], &[DONGMEN], &[BINHE, DONGMEN]] {
            assert!(render(&everything().document(communities, language), &means).is_ok());
        }
    }
}

/// The names of everything in a document, kinds included.
fn collect(value: &serde_json::Value, kinds: &mut BTreeSet<String>) {
    match value {
        serde_json::Value::Array(values) => values.iter().for_each(|value| collect(value, kinds)),
        serde_json::Value::Object(values) => {
            for (key, value) in values {
                kinds.insert(key.clone());
                if let ("block" | "cell" | "kind" | "room", Some(text)) = (key.as_str(), value.as_str()) {
                    kinds.insert(text.to_owned());
                }
                collect(value, kinds);
            }
        }
        _ => {}
    }
}

#[test]
fn the_template_tells_of_everything_it_is_given() {
    let mut json = serde_json::to_value(everything().document(&[BINHE], Language::Chinese)).unwrap();
    let mut kinds = BTreeSet::new();
    collect(&json.take(), &mut kinds);
    assert!(kinds.len() > 30, "{kinds:?}");
    let told: String = TEMPLATE.lines().take_while(|line| line.starts_with("//")).collect();
    for kind in kinds {
        let named = told.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == kind);
        assert!(named, "the head of the template does not tell of {kind}");
    }
}

/// How many pictures a frame shows.
fn count(frame: &Frame, images: &mut usize) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => count(&group.frame, images),
            FrameItem::Image(..) => *images += 1,
            _ => {}
        }
    }
}

#[test]
fn pictures_stand_two_beside_each_other_and_nothing_else_can_be_read() {
    let (_folder, means) = machine(&["FangSong"]);
    let document = shown(Language::Chinese);
    let mut images = 0;
    for page in pages_of(&document, &means).unwrap().pages() {
        count(&page.frame, &mut images);
    }
    assert_eq!(images, 2);
    let pdf = render(&document, &means).unwrap();
    assert!(pdf == render(&document, &means).unwrap());
    // A name that is none of the document's pictures is nothing, whatever lies on the disk.
    let template = "#image(\"/etc/hostname\")".to_owned();
    let pages = Pages::new(template, Vec::new(), Typefaces::of(means.found(), &BTreeSet::new()).unwrap()).unwrap();
    assert!(lay_out(&pages.with_pictures(&document)).is_err());
}

#[test]
fn pages_can_be_looked_at_as_pictures() {
    let (_folder, means) = machine(&["FangSong"]);
    let document = document(vec![
        Block::Notice { text: "草稿".into() },
        Block::PageBreak { paper: Paper::Upright },
        Block::Notice { text: "另一页".into() },
    ]);
    let pages = pictures(&document, &means, 300).unwrap();
    assert_eq!(pages.len(), 2);
    for page in &pages {
        let image = crate::pictures::open(page).unwrap().into_luma8();
        assert_eq!(image.dimensions(), (300, 424), "A4");
        assert!(image.pixels().any(|pixel| pixel.0[0] < 80) && image.get_pixel(2, 2).0[0] > 250, "black on white");
    }
}

#[test]
fn a_part_that_lies_across_has_pages_of_its_own() {
    let (_folder, means) = machine(&["FangSong"]);
    let document = with_a_part_across();
    let laid_out = pages_of(&document, &means).unwrap();
    let lies = |page: &Page| page.frame.width() > page.frame.height();
    assert_eq!(laid_out.pages().iter().map(lies).collect::<Vec<_>>(), [false, true, false]);
    // A table takes the whole width of its page.
    let ends: Vec<f64> = runs(&document, &means).iter().filter(|run| run.text == "问题").map(|run| run.x).collect();
    assert!(ends[0] < 110.0 && ends[1] > 130.0, "{ends:?}");
}

#[test]
fn other_formats_need_no_font() {
    let (_folder, means) = machine(&[]);
    let document = everything().document(&[BINHE], Language::Chinese);
    for format in Format::ALL.into_iter().filter(|format| *format != Format::Pdf) {
        assert!(format.render(&document, &means).is_ok());
    }
}

#[test]
fn a_leaders_page_is_one_page_however_much_there_is_to_say() {
    let (_folder, means) = machine(&["FangSong"]);
    let mut filled = differing();
    filled.organised();
    for language in Language::ALL {
        let words = Words::new(language);
        let own = compose(&filled.views, ROUND, &[BINHE], &words, &talkative(true), &mut on).unwrap();
        let round = compose(&filled.views, ROUND, &[BINHE, XINFU, DONGMEN], &words, &talkative(true), &mut on).unwrap();
        for document in [own, round] {
            assert_eq!(pages_of(&document, &means).unwrap().pages().len(), 1, "{language:?} {}", document.subtitle);
        }
    }
}

#[test]
fn the_first_page_tells_the_result_and_what_follows_from_it_however_much_there_is_to_say() {
    let (_folder, means) = machine(&["FangSong"]);
    let filled = differing();
    for (language, last) in [(Language::Chinese, "整改时限"), (Language::English, "Time limits")] {
        let context = crate::report::Context { profile: Profile::District, ..talkative(true) };
        let document = compose(&filled.views, ROUND, &[BINHE], &Words::new(language), &context, &mut on).unwrap();
        let runs = runs(&document, &means);
        let on_page = |text: &str| runs.iter().find(|run| bare(&run.text).contains(&bare(text))).map(|run| run.page);
        assert_eq!(on_page(last), Some(1), "{language:?}");
        let basics = if language == Language::Chinese { "一、基本情况" } else { "1. Basics" };
        assert!(on_page(basics) >= Some(1), "{language:?}");
    }
}

#[test]
fn the_unit_stands_in_the_middle_above_the_day_four_characters_from_the_edge() {
    let (_folder, means) = machine(&["FangSong"]);
    let issued = |unit: &str| {
        let date = Cell::Date { day: "2026-11-23".into(), text: "二〇二六年冬".into() };
        let blocks = vec![paragraph("特此报告。"), Block::Issued { unit: unit.into(), date }];
        let runs = runs(&document(blocks), &means);
        let of = |text: &str| {
            let at = runs.iter().rposition(|run| run.text.starts_with(text)).unwrap();
            (runs[at].x, runs[at].end)
        };
        (of(unit), of("二〇二六年冬"))
    };
    let middle = |(from, to): (f64, f64)| f64::midpoint(from, to);
    let near = |a: f64, b: f64| (a - b).abs() < 1.0;
    let (unit, day) = issued("区评定办");
    assert!(near(middle(unit), middle(day)) && near(184.0 - day.1, 4.0 * 156.0 / 28.0), "{unit:?} {day:?}");
    // A long name reaches the edge and no further; the day stays in its middle.
    let (unit, day) = issued("云溪区星级社区评定工作领导小组办公室综合科");
    assert!(near(middle(unit), middle(day)) && near(unit.1, 184.0), "{unit:?} {day:?}");
}

#[test]
fn a_communitys_pages_show_nobodys_own_marks() {
    let (_folder, means) = machine(&["FangSong"]);
    let said = |profile| -> String {
        let document = differing().document_for(profile, &[BINHE]);
        bare(&lines(&runs(&document, &means)).into_iter().map(|(_, text)| text).collect::<String>())
    };
    let (community, district) = (said(Profile::Community), said(Profile::District));
    for own in ["5.37", "2.75", "19/23"] {
        assert!(!community.contains(own) && district.contains(own), "{own}: {community}");
    }
}
