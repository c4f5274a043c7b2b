//! Evidence pictures in every format: shown where a format can, told in words everywhere, nothing of them anywhere else.

use std::io::{Cursor, Read as _};
use std::sync::Arc;

use calamine::Reader as _;
use image::{DynamicImage, ImageFormat, RgbImage};

use super::folder::*;
use crate::domain::command::{Command, Shown};
use crate::domain::events::Text;
use crate::domain::evidence::Picture;
use crate::domain::wording::Language;
use crate::report::document::{Block, Image};
use crate::report::{Context, Document, Format, Means, compose};
use crate::text::Words;

/// A JPEG of this size.
pub fn jpeg(width: u32, height: u32) -> Image {
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(RgbImage::new(width, height)).write_to(&mut bytes, ImageFormat::Jpeg).unwrap();
    Image { width, height, jpeg: Arc::from(bytes.into_inner()) }
}

fn file(n: u8) -> String {
    format!("{}.jpg", format!("{n:02x}").repeat(32))
}

const CAPTION: &str = "楼道 \"<b>堆物</b>\" & 灭火器";

/// A community with three pictures, of which the second's file is gone.
pub fn shown(language: Language) -> Document {
    let mut folder = Folder::new(standard());
    folder.rate(BINHE, A, &full_card());
    let picture = |n: u8, item: Option<&str>, caption: &str| {
        let (item, caption) = (item.map(str::to_owned), Some(Text::new(caption)));
        let picture = Picture { item, by: A, caption, taken: "2026-05-07".into() };
        Shown { meeting: MEETING, community: BINHE, file: file(n), picture: Some(picture) }
    };
    let all = vec![picture(1, None, "全景"), picture(2, Some("service"), ""), picture(3, Some("agenda"), CAPTION)];
    folder.run(&Command::SetEvidence(all));
    let images = [(file(1), jpeg(160, 90)), (file(3), jpeg(90, 160))].into();
    let context = Context { images, ..context() };
    compose(&folder.views, ROUND, &[BINHE], &Words::new(language), &context, &mut on).unwrap()
}

fn text(document: &Document, format: Format) -> String {
    String::from_utf8(format.render(document, &Means::default()).unwrap()).unwrap()
}

#[test]
fn the_annex_goes_by_items_and_says_what_is_gone() {
    let document = shown(Language::Chinese);
    let pictures: Vec<_> = document
        .blocks
        .iter()
        .filter_map(|block| if let Block::Pictures { pictures } = block { Some(pictures) } else { None })
        .flatten()
        .collect();
    let files: Vec<&str> = pictures.iter().map(|picture| picture.file.as_str()).collect();
    assert_eq!(files, [file(3), file(2), file(1)], "item 1, item 2, the whole");
    assert!(pictures[0].caption.starts_with("第1项") && pictures[0].caption.contains(CAPTION) && pictures[0].image.is_some());
    assert!(pictures[1].image.is_none() && pictures[1].caption.contains("文件不在了"), "{}", pictures[1].caption);
    let heads: Vec<&str> = document
        .blocks
        .iter()
        .filter_map(|block| if let Block::Heading { text, .. } = block { Some(text.as_str()) } else { None })
        .collect();
    assert!(heads.iter().any(|head| head.contains("附件") && head.ends_with("佐证照片")), "{heads:?}");
    // Without pictures there is no annex of them.
    let mut folder = Folder::new(standard());
    folder.rate(BINHE, A, &full_card());
    assert!(!folder.text(&[BINHE], Format::Txt).contains("佐证照片"));
}

#[test]
fn a_web_page_holds_its_pictures_itself() {
    let page = text(&shown(Language::Chinese), Format::Html);
    assert_eq!(page.matches("<img src=\"data:image/jpeg;base64,/9j/").count(), 2);
    assert_eq!(page.matches("<figure>").count(), 3);
    assert!(page.contains("&lt;b&gt;") || page.contains("&#60;b&#62;"), "the caption is text");
    assert!(!page.contains("<b>堆物"));
    for image in page.split("<img ").skip(1) {
        let tag = image.split('>').next().unwrap();
        assert!(tag.contains("alt=\"照片："), "{}", &tag[tag.len().saturating_sub(200)..]);
    }
}

#[test]
fn a_word_file_holds_each_picture_as_a_part_that_something_refers_to() {
    let document = shown(Language::English);
    let bytes = Format::Docx.render(&document, &Means::default()).unwrap();
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut part = |name: &str| {
        let mut content = Vec::new();
        package.by_name(name).unwrap().read_to_end(&mut content).unwrap();
        content
    };
    let text = |content: Vec<u8>| String::from_utf8(content).unwrap();
    let (main, relations) = (text(part("word/document.xml")), text(part("word/_rels/document.xml.rels")));
    assert!(text(part("[Content_Types].xml")).contains("Extension=\"jpg\" ContentType=\"image/jpeg\""));
    assert_eq!(main.matches("<w:drawing>").count(), 2);
    for n in [1, 3] {
        let id = format!("picture-{}", file(n).trim_end_matches(".jpg"));
        assert!(main.contains(&format!("r:embed=\"{id}\"")));
        assert!(relations.contains(&format!("Id=\"{id}\"")) && relations.contains(&format!("Target=\"media/{}\"", file(n))));
        assert_eq!(part(&format!("word/media/{}", file(n))), &*document.images()[file(n).as_str()].jpeg);
    }
    // Upright and lying pictures keep their shape: 56 mm high, 73 mm wide at most.
    assert!(main.contains("cx=\"1134000\" cy=\"2016000\"") && main.contains("cx=\"2628000\" cy=\"1478250\""), "{main}");
    assert!(main.contains("descr=\"Picture: item 1"));
}

#[test]
fn a_workbook_shows_pictures_over_their_captions() {
    let bytes = Format::Xlsx.render(&shown(Language::Chinese), &Means::default()).unwrap();
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let names: Vec<String> = package.file_names().map(|name| name.unwrap().into_owned()).collect();
    assert_eq!(names.iter().filter(|name| name.starts_with("xl/media/")).count(), 2, "{names:?}");
    let mut drawing = String::new();
    package.by_name("xl/drawings/drawing1.xml").unwrap().read_to_string(&mut drawing).unwrap();
    assert_eq!(drawing.matches("descr=\"照片：").count(), 2);
    // The first picture at the left of its row, the third below it; the second has a caption alone.
    let corners: Vec<(u32, u32)> = drawing
        .split("<xdr:from>")
        .skip(1)
        .map(|from| {
            let number =
                |tag: &str| from.split(&format!("<xdr:{tag}>")).nth(1).unwrap().split('<').next().unwrap().parse().unwrap();
            (number("col"), number("row"))
        })
        .collect();
    assert!(corners[0].0 == 0 && corners[1].0 == 0 && corners[1].1 == corners[0].1 + 2, "{corners:?}");
    let mut book = super::xlsx::book(&shown(Language::Chinese));
    let sheet = book.worksheet_range("附件2 佐证照片").unwrap();
    let caption = |row: u32, column: u32| sheet.get_value((row, column)).map(ToString::to_string).unwrap_or_default();
    assert!(
        caption(corners[0].1 + 1, 0).starts_with("第1项") && caption(corners[0].1 + 1, 0).contains("堆物"),
        "{}",
        caption(corners[0].1 + 1, 0)
    );
    assert!(caption(corners[0].1 + 1, 1).contains("文件不在了"), "{sheet:?}");
}

#[test]
fn what_shows_no_pictures_names_them() {
    let document = shown(Language::Chinese);
    for format in [Format::Txt, Format::Md] {
        let told: String = text(&document, format).split_whitespace().collect();
        for n in [1, 2, 3] {
            assert!(told.contains(&file(n)), "{format:?}");
        }
    }
    let json = text(&document, Format::Json);
    assert!(json.contains("\"width\": 160") && json.contains(&file(1)) && !json.contains("jpeg\":"), "{json}");
}
