//! What a person typed comes out of every format as it was typed, whatever field it was typed into: no markup, no formula, no
//! code of a page template, no script.

use std::fs;
use std::io::{Cursor, Read as _};
#[cfg(feature = "pdf")]
use std::process::Command;

use calamine::{Data, Reader as _, Xlsx};

use crate::cli::{Place, SMALL};
use crate::evidence::picture;

/// Everything that means something to typst, HTML, XML, Markdown, a spreadsheet or a terminal, with a number that tells the field.
fn hostile(field: usize) -> String {
    format!("=h{field}()<script>{field}<i>#read(1)$x${{{{7}}}}*b*_i_@z`c`|\\[k](e)&amp;\u{5e9}\u{5dc}")
}

/// The longest note there may be, in characters, and what it is made of.
const LONGEST: usize = 2_000;
const LONG: char = '龘';
/// What stands behind characters that would steer a terminal or turn a line round.
const STEERED: &str = "（转向之后）";

/// The fields, each by what is written into it.
struct Typed {
    names: Vec<(&'static str, String)>,
}

impl Typed {
    fn text(&mut self, field: &'static str) -> String {
        let text = hostile(100 + self.names.len());
        self.names.push((field, text.clone()));
        text
    }
}

/// A round in which everything that can be typed is hostile.
fn folder(place: &Place) -> Typed {
    let mut typed = Typed { names: Vec::new() };
    let mut standard = SMALL.to_owned();
    for (field, plain) in [
        ("name of the standard", "\"Small\""),
        ("name of a section", "\"One\""),
        ("name of an item", "\"Plan\""),
        ("guidance", "\"Look at the plan.\""),
        ("a level", "\"half\""),
        ("a phrase of a shortcoming", "\"the plan is old\""),
        ("name of a veto", "\"Forged\""),
    ] {
        standard = standard.replace(plain, &format!("'{}'", typed.text(field)));
    }
    let file = place.file("small.toml");
    fs::write(&file, standard).unwrap();
    place.ok(&["standard", "import", file.to_str().unwrap()]);
    place.ok(&["round", "new", &typed.text("round"), "--standard", "small", "--organiser", &typed.text("organiser")]);
    let (subdistrict, district) = (typed.text("subdistrict"), typed.text("district"));
    let name = typed.text("community");
    place.ok(&["community", "add", &name, "--code", "D", "--subdistrict", &subdistrict, "--district", &district]);
    place.ok(&["community", "add", "对照社区", "--code", "E", "--subdistrict", &subdistrict]);
    place.ok(&["round", "nominate", "D"]);
    place.ok(&["round", "nominate", "E"]);
    for code in ["A", "B"] {
        place.ok(&["inspector", "add", code, &typed.text("inspector")]);
    }
    place.ok(&["inspector", "use", "A"]);
    place.ok(&["meeting", "new", &typed.text("meeting"), "--marking", "open"]);
    let (note, reason) = (typed.text("note"), typed.text("reason in one's own words"));
    place.ok(&["rate", "D", "plan", "b", "--reason", "1", "--reason", &reason, "--note", &note]);
    place.ok(&["rate", "D", "plan", "b", "--reason", "1", "--by", "B"]);
    let (long, steering) = (LONG.to_string().repeat(LONGEST), format!("bell\u{7}\u{1b}[2J\u{202e}{STEERED}"));
    for (by, note) in [("A", long.as_str()), ("B", &steering)] {
        place.ok(&["rate", "D", "tidy", "2.5", "--by", by, "--note", note]);
        place.ok(&["rate", "D", "asked", "9/10", "--by", by]);
    }
    place.ok(&["rate", "D", "forged", "violated", "--note", &typed.text("basis of a veto")]);
    place.ok(&["rate", "D", "forged", "ok", "--by", "B"]);
    place.ok(&["dispute", "add", "D", "tidy", &typed.text("dispute")]);
    let shot = picture(&place.file("shot.png"), [90, 120, 60]);
    place.ok(&["evidence", "add", "D", "2", shot.to_str().unwrap(), "--caption", &typed.text("caption")]);
    let critique = place.file("critique.txt");
    fs::write(&critique, format!("{}\n{}\n", place.ok(&["critique", "D"]), typed.text("critique"))).unwrap();
    place.ok(&["critique", "D", "--set", critique.to_str().unwrap()]);
    let (problem, measure, unit) = (typed.text("problem"), typed.text("measure"), typed.text("unit"));
    place.ok(&["action", "add", "D", &problem, "--measure", &measure, "--unit", &unit, "--due", "2030-01-01"]);
    place.ok(&["action", "add", "D", "closed", "--due", "2030-01-01"]);
    place.ok(&["action", "close", "D", "2", "--reason", &typed.text("reason of closing")]);
    place.ok(&["announce", "D", "--reason", &typed.text("reason of announcing")]);
    typed
}

/// Every paper there is, in this format.
fn papers(place: &Place, format: &str, number: &str) -> Vec<Vec<u8>> {
    let file = place.file(&format!("paper.{format}"));
    let path = file.to_str().unwrap();
    let mut papers = Vec::new();
    for paper in [
        &["report", "--all", "--profile", "archive"][..],
        &["report", "D", "--profile", "leader"],
        &["report", "--bulletin"],
        &["action", "notice", "D", "--number", number],
        &["action", "register"],
        &["card", "sheet", "--all"],
    ] {
        place.ok(&[paper, &["--lang", "zh-CN", "-o", path]].concat());
        papers.push(fs::read(&file).unwrap());
    }
    for paper in papers.iter().filter(|_| ["html", "md", "txt", "csv", "json"].contains(&format)) {
        let text = std::str::from_utf8(paper).unwrap();
        assert!(!text.contains(['\u{7}', '\u{1b}', '\u{202e}']) || format == "json", "{format} steers");
    }
    papers
}

/// Every text with its blanks and line breaks taken out, and the marks of direction that a reader of pages puts in: where a line ends
/// is the format's own affair.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !c.is_control() && !('\u{202a}'..='\u{202e}').contains(c)).collect()
}

/// What stands between the tags of XML or HTML, with what was escaped as it was.
fn untagged(markup: &str) -> String {
    let mut texts = String::new();
    let mut rest = markup;
    while let Some((text, tag)) = rest.split_once('<') {
        texts.push_str(text);
        rest = tag.split_once('>').map_or("", |(_, rest)| rest);
    }
    texts.push_str(rest);
    let mut plain = String::new();
    let mut parts = texts.split('&');
    plain.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let (name, rest) = part.split_once(';').unwrap_or(("", part));
        let meant = match name {
            "lt" | "#60" => "<",
            "gt" | "#62" => ">",
            "amp" | "#38" => "&",
            "quot" | "#34" => "\"",
            other => panic!("&{other};"),
        };
        plain.push_str(meant);
        plain.push_str(rest);
    }
    plain
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap()
}

fn assert_all(typed: &Typed, format: &str, said: &str) {
    let said = squeezed(said);
    let lost: Vec<_> = typed.names.iter().filter(|(_, text)| !said.contains(&squeezed(text))).map(|(field, _)| field).collect();
    assert!(lost.is_empty(), "{format} loses or changes: {lost:?}");
    assert!(said.chars().filter(|c| *c == LONG).count() >= LONGEST && said.contains(STEERED), "{format}: long or steering note");
}

#[test]
fn whatever_is_typed_into_whichever_field_comes_out_of_every_format_as_text() {
    let place = Place::new();
    let mut typed = folder(&place);
    let number = typed.text("number of a notice");
    // As data.
    let json: String = papers(&place, "json", &number).into_iter().map(text).collect();
    let said: String = json.replace("\\\\", "\\");
    assert_all(&typed, "json", &said);
    // As a web page: no element that was not there before.
    let pages: Vec<String> = papers(&place, "html", &number).into_iter().map(text).collect();
    for page in &pages {
        assert!(!page.contains("<script") && !page.contains("<i>"));
    }
    let body = |page: &String| page.split_once("</style>").unwrap().1.to_owned();
    assert_all(&typed, "html", &untagged(&pages.iter().map(body).collect::<String>()));
    // As Markdown: marked as text, so that taking the marks off gives it back.
    let pages: String = papers(&place, "md", &number).into_iter().map(text).collect();
    assert!(!pages.contains("<script") && !pages.contains("<i>"));
    let unmarked = untagged(&pages.replace("<br>", ""));
    let mut plain = String::new();
    let mut characters = unmarked.chars();
    while let Some(c) = characters.next() {
        plain.extend(if c == '\\' { characters.next() } else { Some(c) });
    }
    assert_all(&typed, "md", &plain);
    // As a Word document.
    let mut words = String::new();
    for paper in papers(&place, "docx", &number) {
        let mut package = zip::ZipArchive::new(Cursor::new(paper)).unwrap();
        let mut part = String::new();
        package.by_name("word/document.xml").unwrap().read_to_string(&mut part).unwrap();
        words.push_str(&untagged(&part));
    }
    assert_all(&typed, "docx", &words);
    // As a workbook: no formula but the sums, and no error.
    let mut cells = String::new();
    for paper in papers(&place, "xlsx", &number) {
        let mut book = Xlsx::new(Cursor::new(paper)).unwrap();
        for name in book.sheet_names() {
            let formulas = book.worksheet_formula(&name).unwrap();
            assert!(formulas.used_cells().all(|(.., formula)| formula.is_empty() || formula.starts_with("SUM(")), "{name}");
            for (.., cell) in book.worksheet_range(&name).unwrap().used_cells() {
                assert!(!matches!(cell, Data::Error(_)), "{name} {cell:?}");
                cells.push_str(&cell.to_string());
            }
        }
    }
    assert_all(&typed, "xlsx", &cells);
    // As CSV: no cell that a spreadsheet would take for a formula.
    let mut cells = String::new();
    for paper in papers(&place, "csv", &number) {
        let mut reader = csv::ReaderBuilder::new().flexible(true).has_headers(false).from_reader(&paper["\u{feff}".len()..]);
        for record in reader.records() {
            for cell in &record.unwrap() {
                assert!(!cell.starts_with(['=', '@', '+']), "{cell}");
                cells.push_str(cell);
            }
        }
    }
    assert_all(&typed, "csv", &cells);
    // As plain text: lines break in tables; each field is there, and nothing steers a terminal.
    let pages: String = papers(&place, "txt", &number).into_iter().map(text).collect();
    assert!(pages.chars().all(|c| !c.is_control() || matches!(c, '\n' | '\u{c}')));
    for (field, text) in &typed.names {
        assert!(pages.contains(&text[..7]), "txt loses {field}");
    }
    assert!(pages.chars().filter(|c| *c == LONG).count() >= LONGEST);
}

#[cfg(feature = "pdf")]
#[test]
fn whatever_is_typed_into_whichever_field_comes_out_of_a_page_as_text() {
    if Command::new("pdftotext").arg("-v").output().is_err() {
        println!("skipped: pdftotext (package poppler-utils) is not installed");
        return;
    }
    let place = Place::new();
    let mut typed = folder(&place);
    let number = typed.text("number of a notice");
    // A font with every character there is, so that the test does not hang on those of the machine.
    let fonts = place.file(".config/starpoint/fonts");
    fs::create_dir_all(&fonts).unwrap();
    for family in ["FangSong", "SimHei"] {
        fs::write(fonts.join(format!("{family}.ttf")), crate::made_font::font(family)).unwrap();
    }
    let mut said = String::new();
    for paper in papers(&place, "pdf", &number) {
        let file = place.file("paper.pdf");
        fs::write(&file, paper).unwrap();
        let output = Command::new("pdftotext").args(["-raw", file.to_str().unwrap(), "-"]).output().unwrap();
        said.push_str(&text(output.stdout));
    }
    assert_all(&typed, "pdf", &said);
}
