//! The HTML page as a browser takes it apart: what is an element, what is text, what hangs together.

use super::folder::*;
use super::rendered::{HOSTILE, everything};
use crate::domain::points::Exact;
use crate::domain::wording::Language;
use crate::report::document::{Block, Cell, Column, ColumnKind, Mark, Pair, Paper, Room, SignPlace, Table};
use crate::report::{Document, Format, Means};

/// A piece of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Open { name: String, attributes: Vec<(String, String)> },
    Close(String),
    Text(String),
}

impl Piece {
    fn is(&self, name: &str) -> bool {
        matches!(self, Self::Open { name: own, .. } if own == name)
    }

    fn get(&self, attribute: &str) -> Option<&str> {
        let Self::Open { attributes, .. } = self else { return None };
        attributes.iter().find(|(name, _)| name == attribute).map(|(_, value)| value.as_str())
    }
}

fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        let (entity, after) = after.split_once(';').expect("an entity ends");
        out.push_str(before);
        out.push(match entity {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            number => char::from_u32(number.strip_prefix('#').unwrap().parse().unwrap()).unwrap(),
        });
        rest = after;
    }
    out + rest
}

/// Takes a page apart; panics where an element is not closed in order or an attribute has no quotes.
fn pieces(html: &str) -> Vec<Piece> {
    let mut rest = html.strip_prefix("<!DOCTYPE html>").expect("a doctype");
    let (mut pieces, mut open) = (Vec::new(), Vec::<String>::new());
    while let Some(at) = rest.find('<') {
        if !rest[..at].trim().is_empty() {
            pieces.push(Piece::Text(unescaped(rest[..at].trim())));
        }
        let end = at + rest[at..].find('>').expect("a tag ends");
        let tag = &rest[at + 1..end];
        rest = &rest[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(name), "closed in order");
            pieces.push(Piece::Close(name.to_owned()));
            continue;
        }
        let (tag, ended) = tag.strip_suffix('/').map_or((tag, false), |tag| (tag, true));
        let (name, mut told) = tag.split_once(' ').unwrap_or((tag, ""));
        let mut attributes = Vec::new();
        while let Some((attribute, after)) = told.split_once("=\"") {
            let (value, after) = after.split_once('"').expect("a quote ends");
            attributes.push((attribute.trim().to_owned(), unescaped(value)));
            told = after;
        }
        assert!(told.trim().is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric()), "<{tag}>");
        pieces.push(Piece::Open { name: name.to_owned(), attributes });
        if !ended && !["meta", "br"].contains(&name) {
            open.push(name.to_owned());
        }
    }
    assert!(open.is_empty() && rest.trim().is_empty(), "{open:?} {rest}");
    pieces
}

fn html(document: &Document) -> String {
    String::from_utf8(Format::Html.render(document, &Means::default()).unwrap()).expect("UTF-8")
}

fn pages() -> Vec<String> {
    let folder = everything();
    let which = [vec![BINHE], vec![XINFU], vec![DONGMEN], vec![BINHE, XINFU, DONGMEN], vec![]];
    let both = |communities: &Vec<_>| Language::ALL.map(|language| html(&folder.document(communities, language)));
    which.iter().flat_map(both).collect()
}

#[test]
fn headings_leave_no_rank_out() {
    for page in pages() {
        let mut before = 0;
        for piece in pieces(&page) {
            if let Piece::Open { name, .. } = piece
                && let Some(rank) = name.strip_prefix('h').and_then(|rank| rank.parse::<u8>().ok())
            {
                assert!((1..=4).contains(&rank) && rank <= before + 1 && (rank > 1 || before == 0), "h{rank} below h{before}");
                before = rank;
            }
        }
        assert!(before > 0);
    }
    let folder = everything();
    for communities in [vec![BINHE], vec![BINHE, XINFU, DONGMEN]] {
        let text = folder.text(&communities, Format::Md);
        let ranks = text.lines().filter(|line| line.starts_with('#')).map(|line| line.bytes().take_while(|b| *b == b'#').count());
        let ranks: Vec<usize> = ranks.collect();
        assert!(ranks[0] == 1 && ranks.windows(2).all(|two| two[1] <= two[0] + 1), "{ranks:?}");
    }
}

#[test]
fn every_cell_of_a_table_has_the_head_of_its_column_and_names_its_row() {
    let mut tables = 0;
    for page in pages() {
        let pieces = pieces(&page);
        for (start, _) in pieces.iter().enumerate().filter(|(_, piece)| piece.is("table")) {
            let end = start + pieces[start..].iter().position(|piece| *piece == Piece::Close("table".into())).unwrap();
            let table = &pieces[start..end];
            assert!(table.iter().any(|piece| piece.is("caption")), "{table:?}");
            let mut rows = table.split(|piece| piece.is("tr")).skip(1);
            let cells = |row: &[Piece]| row.iter().filter(|piece| piece.is("th") || piece.is("td")).cloned().collect::<Vec<_>>();
            let heads = cells(rows.next().unwrap());
            assert!(heads.iter().all(|head| head.is("th") && head.get("scope") == Some("col")));
            for row in rows {
                let cells = cells(row);
                assert_eq!(cells.len(), heads.len());
                assert_eq!(cells.iter().filter(|cell| cell.is("th") && cell.get("scope") == Some("row")).count(), 1, "{row:?}");
            }
            tables += 1;
        }
        for bar in pieces.iter().filter(|piece| piece.is("svg")) {
            assert_eq!(bar.get("role"), Some("img"));
            assert!(bar.get("aria-label").is_some_and(|told| told.ends_with('%') && told.chars().count() > 4), "{bar:?}");
        }
    }
    assert!(tables > 30, "{tables}");
}

#[test]
fn the_page_needs_nothing_but_itself() {
    for page in pages() {
        let (_, style) = page.split_once("<style>").unwrap();
        let (style, _) = style.split_once("</style>").unwrap();
        assert!(!style.contains("url(") && !style.contains("@import") && !style.contains('<'));
        for piece in pieces(&page) {
            let Piece::Open { name, attributes } = piece else { continue };
            assert!(!["script", "link", "img", "iframe", "object", "base"].contains(&name.as_str()), "{name}");
            for (attribute, value) in attributes {
                assert!(!attribute.starts_with("on") && attribute != "src" && attribute != "style", "{attribute}");
                assert!(attribute != "href" || value.starts_with("#part-"), "{value}");
            }
        }
    }
}

/// A document with this text in every place a text can stand.
pub fn full_of(text: &str) -> Document {
    let own = || text.to_owned();
    let cells = || {
        vec![
            Cell::text(own()),
            Cell::Stars { given: 1, of: 3, text: own() },
            Cell::Mark { mark: Mark::Open, text: own() },
            Cell::Date { day: own(), text: own() },
            Cell::percent(Exact::ratio(50, 1)),
        ]
    };
    let kinds = [ColumnKind::Text, ColumnKind::Centre, ColumnKind::Label, ColumnKind::Number, ColumnKind::Share];
    let table = |caption: String| {
        let columns = kinds.map(|kind| Column { title: own(), kind }).to_vec();
        Block::Table(Table { caption, columns, rows: vec![cells()], totals: cells(), common: Vec::new() })
    };
    let place = |room| SignPlace { label: own(), room, date: own() };
    let pairs = cells().into_iter().map(|value| Pair { label: own(), value }).collect();
    let row = |value: Cell| vec![Pair { label: own(), value: value.clone() }, Pair { label: own(), value }];
    let blocks = vec![
        Block::Heading { level: 1, text: own() },
        Block::Heading { level: 2, text: own() },
        Block::Notice { text: own() },
        Block::Paragraph { text: own() },
        Block::Pairs { pairs },
        Block::Row { pairs: row(Cell::text(own())) },
        table(own()),
        table(String::new()),
        Block::List { numbered: true, entries: vec![own()] },
        Block::List { numbered: false, entries: vec![own()] },
        Block::Row { pairs: row(Cell::Empty) },
        Block::SignOff { places: vec![place(Room::Line), place(Room::Opinion)] },
        Block::Issued { unit: own(), date: Cell::Date { day: own(), text: own() } },
        Block::Note { text: own() },
        Block::PageBreak { paper: Paper::Upright },
    ];
    Document {
        language: Language::Chinese,
        paper: Paper::Upright,
        title: own(),
        subtitle: own(),
        draft: own(),
        mark: own(),
        blocks,
    }
}

#[test]
fn whatever_was_typed_comes_out_as_text() {
    let elements = |text: &str| {
        let page = html(&full_of(text));
        assert!(page.chars().all(|c| !c.is_control() || c == '\n') && !page.contains('\u{202e}'));
        let names = |piece| match piece {
            Piece::Open { name, attributes } => Some((name, attributes.into_iter().map(|(name, _)| name).collect::<Vec<_>>())),
            _ => None,
        };
        pieces(&page).into_iter().filter_map(names).collect::<Vec<_>>()
    };
    let plain = elements("平常的话");
    let endless = "长".repeat(10_000);
    for hostile in [
        "\"><script>alert(1)</script>",
        "' onload='x",
        "</style></title><!--",
        "{{ 7 }}&lt;\\",
        "\u{1b}[2J\u{202e}\u{0}",
        "שלום 😀",
        &endless,
    ] {
        assert!(elements(hostile) == plain, "{hostile}");
    }
    let page = everything().text(&[BINHE], Format::Html);
    let texts: Vec<Piece> = pieces(&page).into_iter().filter(|piece| matches!(piece, Piece::Text(_))).collect();
    let first = HOSTILE.lines().next().unwrap();
    assert!(texts.iter().any(|piece| matches!(piece, Piece::Text(text) if text.ends_with(first))), "{first} stands as typed");
}

#[test]
fn one_community_in_both_languages() {
    let mut folder = Folder::new(standard());
    folder.rate(BINHE, A, &full_card());
    folder.say(BINHE, A, "agenda", level("b"), &[words("例会没有安排")], Some("已当场说明"));
    folder.satisfaction(BINHE, "92.5");
    for language in Language::ALL {
        let page = html(&folder.document(&[BINHE], language));
        let (_, body) = page.split_once("</style>").unwrap();
        insta::assert_snapshot!(format!("page-{}", language.tag()), body);
    }
}
