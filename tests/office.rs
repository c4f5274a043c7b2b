//! What other programs make of the files: LibreOffice of Word documents and workbooks, poppler of pages. Where one of them, or a font
//! for Chinese, is not installed, these tests say so and pass; `tests/check.sh` installs what it may.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use calamine::{Reader as _, Xlsx};
use serde_json::Value;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::cli::Place;
use crate::evidence::picture;

/// Whether the programs are there; says which is not.
fn installed(programs: &[(&str, &str)]) -> bool {
    for (program, package) in programs {
        // LibreOffice may be there and not run, as without /proc; poppler's programs answer this with an error of their own.
        let runs = Command::new(program).arg("--version").output();
        if !runs.is_ok_and(|told| *program != OFFICE.0 || told.status.success()) {
            println!("skipped: {program} (Debian: package {package}) is not installed, or does not run");
            return false;
        }
    }
    true
}

const OFFICE: (&str, &str) = ("soffice", "libreoffice-writer-nogui");
#[cfg(feature = "pdf")]
const POPPLER: (&str, &str) = ("pdfinfo", "poppler-utils");

/// The worked example with actions and a picture, so that every paper has something to say.
fn example() -> Place {
    let place = Place::new();
    place.ok(&["demo", "--no-tui"]);
    for community in ["SW", "SJ"] {
        place.ok(&["action", "propose", community]);
    }
    let shot = picture(&place.file("shot.png"), [90, 120, 60]);
    place.ok(&["evidence", "add", "SW", "3", shot.to_str().unwrap(), "--caption", "楼道堆物清理后"]);
    place
}

/// Everything that can be printed, by the name of its file, in a language.
const PAPERS: [(&str, &[&str]); 11] = [
    ("one-community", &["report", "SW"]),
    ("one-archive", &["report", "SW", "--profile", "archive"]),
    ("one-leader", &["report", "SW", "--profile", "leader"]),
    ("provisional-leader", &["report", "LL", "--profile", "leader"]),
    ("all-community", &["report", "--all", "--profile", "community"]),
    ("all-district", &["report", "--all"]),
    ("all-archive", &["report", "--all", "--profile", "archive"]),
    ("bulletin", &["report", "--bulletin"]),
    ("notice", &["action", "notice", "SW"]),
    ("register", &["action", "register"]),
    ("sheet", &["card", "sheet", "SW", "--by", "A"]),
];

/// Writes the papers in a format into a folder; answers their files without it.
fn written(place: &Place, folder: &Path, format: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for language in ["zh-CN", "en"] {
        for (name, arguments) in PAPERS {
            let file = folder.join(format!("{name}-{language}.{format}"));
            place.ok(&[arguments, &["--lang", language, "-o", file.to_str().unwrap()]].concat());
            files.push(file);
        }
    }
    files
}

/// Lets LibreOffice convert files into a folder, as a user it has never seen.
fn converted(place: &Place, files: &[PathBuf], to: &str, folder: &Path) {
    let profile = format!("-env:UserInstallation=file://{}", place.file("office").display());
    let done = Command::new("soffice")
        .args([profile.as_str(), "--headless", "--convert-to", to, "--outdir"])
        .arg(folder)
        .args(files)
        .output()
        .unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

fn folder(place: &Place, name: &str) -> PathBuf {
    let folder = place.file(name);
    fs::create_dir_all(&folder).unwrap();
    folder
}

#[cfg(feature = "pdf")]
fn pages(file: &Path) -> i64 {
    let told = Command::new("pdfinfo").arg(file).output().unwrap();
    let told = String::from_utf8_lossy(&told.stdout).into_owned();
    told.lines().find_map(|line| line.strip_prefix("Pages:")?.trim().parse().ok()).unwrap_or_else(|| panic!("{}", file.display()))
}

/// A part of a package.
fn part(file: &Path, name: &str) -> String {
    let mut package = ZipArchive::new(Cursor::new(fs::read(file).unwrap())).unwrap();
    let mut text = String::new();
    package.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The text of every element of this name, without what is marked up in it.
fn texts(xml: &str, name: &str) -> Vec<String> {
    let (open, close) = (format!("<{name} "), format!("</{name}>"));
    xml.split(&open)
        .skip(1)
        .map(|rest| {
            let (_, inner) = rest.split_once('>').unwrap();
            let inner = inner.split(&close).next().unwrap();
            let pieces = inner.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text));
            pieces.collect::<String>().replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
        })
        .collect()
}

#[test]
fn libreoffice_finds_in_a_word_document_the_headings_tables_and_pictures_that_are_in_the_report() {
    if !installed(&[OFFICE]) {
        return;
    }
    let place = example();
    let (from, to) = (folder(&place, "docx"), folder(&place, "odt"));
    let files = written(&place, &from, "docx");
    converted(&place, &files, "odt", &to);
    for (json, docx) in written(&place, &folder(&place, "json"), "json").iter().zip(&files) {
        let report: Value = serde_json::from_slice(&fs::read(json).unwrap()).unwrap();
        let blocks = report["blocks"].as_array().unwrap();
        let of = |kind: &'static str| blocks.iter().filter(move |block| block["block"] == kind);
        let odt = to.join(docx.with_extension("odt").file_name().unwrap());
        let content = part(&odt, "content.xml");
        let plain = |text: &str| text.split_whitespace().collect::<String>();
        let headings: Vec<String> = texts(&content, "text:h").iter().map(|text| plain(text)).collect();
        let wanted: Vec<String> = of("heading").map(|block| plain(block["text"].as_str().unwrap())).collect();
        assert_eq!(headings, wanted, "{}", docx.display());
        let tables = ["table", "pairs", "pictures", "sign_off"].iter().map(|kind| of(kind).count()).sum::<usize>();
        assert_eq!(content.matches("<table:table ").count(), tables, "{}", docx.display());
        let images = of("pictures").flat_map(|block| block["pictures"].as_array().unwrap()).count();
        assert_eq!(content.matches("<draw:image ").count(), images, "{}", docx.display());
    }
}

/// Set once for what both readers say of them: a page takes its time.
#[cfg(feature = "pdf")]
#[test]
fn pages_give_their_text_back_and_word_documents_have_as_many_give_or_take_one() {
    if !installed(&[POPPLER, ("pdffonts", POPPLER.1), ("pdftotext", POPPLER.1)]) {
        return;
    }
    let place = example();
    if place.run(&["report", "SW", "-o", place.file("probe.pdf").to_str().unwrap()]).status.code() != Some(0) {
        println!("skipped: there is no font for Chinese (Debian: package fonts-noto-cjk)");
        return;
    }
    let own = written(&place, &folder(&place, "pdf"), "pdf");
    for (json, pdf) in written(&place, &folder(&place, "json"), "json").iter().zip(&own) {
        let report: Value = serde_json::from_slice(&fs::read(json).unwrap()).unwrap();
        gives_back(pdf, &report);
    }
    if !installed(&[OFFICE]) {
        return;
    }
    let fonts = Command::new("fc-list").args([":", "family"]).output().map(|told| told.stdout).unwrap_or_default();
    let fonts = String::from_utf8_lossy(&fonts).into_owned();
    if !["Liberation Serif", "Times New Roman"].iter().any(|wanted| fonts.contains(wanted)) {
        println!(
            "skipped: nothing takes the place of Times New Roman (Debian: package fonts-liberation), so lines end elsewhere"
        );
        return;
    }
    let (docx, made) = (folder(&place, "docx"), folder(&place, "made"));
    let files = written(&place, &docx, "docx");
    converted(&place, &files, "pdf", &made);
    let mut far = Vec::new();
    for own in &own {
        let name = own.file_name().unwrap();
        let (own, word) = (pages(own), pages(&made.join(name)));
        let one = name.to_string_lossy().contains("leader");
        if (own - word).abs() > 1 || one && (own, word) != (1, 1) {
            far.push((name.to_owned(), own, word));
        }
    }
    assert!(far.is_empty(), "pages of PDF and of Word: {far:?}");
}

/// Holds a file against what poppler finds in it: every font is in it, in part, and tells its characters; every heading is there.
#[cfg(feature = "pdf")]
fn gives_back(pdf: &Path, report: &Value) {
    let told = Command::new("pdffonts").arg(pdf).output().unwrap();
    let told = String::from_utf8_lossy(&told.stdout).into_owned();
    let fonts: Vec<&str> = told.lines().skip(2).collect();
    assert!(!fonts.is_empty() && fonts.iter().all(|line| line.contains(" yes yes yes ")), "{}\n{told}", pdf.display());
    let said = Command::new("pdftotext").args(["-raw"]).arg(pdf).arg("-").output().unwrap();
    let squeezed = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let said = squeezed(&String::from_utf8_lossy(&said.stdout));
    for block in report["blocks"].as_array().unwrap() {
        // Paragraphs and tables may go on on the next page, with its number in between.
        if let ("heading", Some(text)) = (block["block"].as_str().unwrap(), block["text"].as_str()) {
            assert!(said.contains(&squeezed(text)), "{}: {text}", pdf.display());
        }
    }
}

#[test]
fn a_workbook_that_libreoffice_calculates_anew_shows_the_same_sums() {
    if !installed(&[OFFICE]) {
        return;
    }
    let place = example();
    let (from, to) = (folder(&place, "xlsx"), folder(&place, "calculated"));
    let files = written(&place, &from, "xlsx");
    let mut cached: BTreeMap<(PathBuf, String, u32, u32), f64> = BTreeMap::new();
    for file in &files {
        let mut book: Xlsx<_> = calamine::open_workbook(file).unwrap();
        for name in book.sheet_names() {
            let (formulas, values) = (book.worksheet_formula(&name).unwrap(), book.worksheet_range(&name).unwrap());
            let Some((top, left)) = formulas.start() else { continue };
            for (row, column, formula) in formulas.used_cells() {
                if !formula.is_empty() {
                    let place = (top + u32::try_from(row).unwrap(), left + u32::try_from(column).unwrap());
                    let value = values.get_value(place).and_then(calamine::DataType::get_float).unwrap();
                    cached.insert((file.clone(), name.clone(), place.0, place.1), value);
                }
            }
        }
        forgotten(file);
    }
    assert!(cached.len() > 50, "{}", cached.len());
    converted(&place, &files, "xlsx", &to);
    for ((file, sheet, row, column), value) in cached {
        let mut book: Xlsx<_> = calamine::open_workbook(to.join(file.file_name().unwrap())).unwrap();
        let found = book.worksheet_range(&sheet).unwrap().get_value((row, column)).and_then(calamine::DataType::get_float);
        assert!(
            found.is_some_and(|found| (found - value).abs() < 1e-9),
            "{} {sheet} {row}:{column}: {found:?} {value}",
            file.display()
        );
    }
}

/// Takes the values of its formulas out of a workbook.
fn forgotten(file: &Path) {
    let mut package = ZipArchive::new(Cursor::new(fs::read(file).unwrap())).unwrap();
    let mut copy = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..package.len() {
        let mut held = package.by_index(at).unwrap();
        let name = held.name().unwrap().into_owned();
        let mut content = Vec::new();
        held.read_to_end(&mut content).unwrap();
        if name.starts_with("xl/worksheets/sheet") {
            let text = String::from_utf8(content).unwrap();
            let mut parts = text.split("</f><v>");
            let mut without = parts.next().unwrap().to_owned();
            for rest in parts {
                without.push_str("</f>");
                without.push_str(rest.split_once("</v>").unwrap().1);
            }
            content = without.into_bytes();
        }
        copy.start_file(name, SimpleFileOptions::default()).unwrap();
        copy.write_all(&content).unwrap();
    }
    fs::write(file, copy.finish().unwrap().into_inner()).unwrap();
}
