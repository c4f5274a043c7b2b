//! What the renderers make of it, byte by byte.

use super::folder::*;
use crate::domain::command::Command;
use crate::domain::value::Value;
use crate::domain::wording::Language;
use crate::report::{Format, Means};
use crate::text::width::width;

pub const HOSTILE: &str = "| a | `b` <script>alert(1)</script> **c** [d](http://e)\n# f\n- g\u{1b}[2J\u{202e}h\u{c}=cmd()";

/// A round with everything in it: two cards, losses, N/A, a veto, hostile notes, an unfinished card.
pub fn everything() -> Folder {
    let mut folder = Folder::new(standard());
    for inspector in [A, B] {
        folder.rate(BINHE, inspector, &full_card());
        folder.rate(XINFU, inspector, &full_card());
    }
    folder.say(BINHE, A, "agenda", level("b"), &[words(HOSTILE)], Some(HOSTILE));
    folder.say(BINHE, B, "service", points("0.5"), &[], Some(&"一个很长的备注😀，".repeat(150)));
    folder.say(BINHE, B, "falsified", Value::Violated(true), &[], Some(&"x".repeat(300)));
    folder.say(XINFU, A, "rectified", Value::NotApplicable, &[], None);
    folder.rate(DONGMEN, A, &[("service", points("6"))]);
    folder.satisfaction(XINFU, "92");
    folder
}

#[test]
fn text_is_eighty_columns_and_every_table_is_straight() {
    let folder = everything();
    for language in Language::ALL {
        let document = folder.document(&[BINHE, XINFU, DONGMEN], language);
        let text = String::from_utf8(Format::Txt.render(&document, &Means::default()).unwrap()).unwrap();
        let mut before: Option<usize> = None;
        for line in text.lines() {
            let columns = width(line.trim_start_matches('\u{c}'));
            assert!(columns <= 80, "{columns}: {line}");
            if line.starts_with(['|', '+']) {
                assert!(before.is_none_or(|before| before == columns), "{line}");
                before = Some(columns);
            } else {
                before = None;
            }
        }
        assert!(text.chars().all(|c| !c.is_control() || matches!(c, '\n' | '\u{c}')));
        // Three communities, each on its page with an annex on another.
        assert_eq!(text.matches('\u{c}').count(), 6);
    }
}

#[test]
fn a_ranking_as_text() {
    let mut folder = Folder::new(standard());
    folder.rate(XINFU, A, &full_card());
    folder.satisfaction(XINFU, "92");
    folder.run(&Command::SignCard(card(XINFU, A)));
    let text = folder.text(&[BINHE, XINFU], Format::Txt);
    let head: Vec<&str> = text.lines().take(18).collect();
    assert_eq!(
        head,
        [
            "                                  2026年上半年",
            "                                现场报告（汇总）",
            "                                    （草稿）",
            "================================================================================",
            "",
            "                                    评定排名",
            "================================================================================",
            "",
            "单位：某区                                                    日期：2026年5月7日",
            "",
            "+------+----------+----------+------+------+----------+",
            "| 名次 |   社区   |   街道   | 总分 | 星级 |   说明   |",
            "+======+==========+==========+======+======+==========+",
            "|    1 | 幸福社区 | 城关街道 |   21 | 二星 |          |",
            "|      | 滨河社区 | 城关街道 |      |      | 尚未评分 |",
            "+------+----------+----------+------+------+----------+",
            "",
            "填表人：____________________________        审核人：____________________________",
        ]
    );
}

#[test]
fn markdown_keeps_its_tables_whatever_the_notes_say() {
    let text = everything().text(&[BINHE], Format::Md);
    assert!(!text.contains("<script") && !text.contains('\u{1b}') && !text.contains('\u{202e}'));
    assert!(
        text.contains(
            "\\| a \\| \\`b\\` &lt;script&gt;alert(1)&lt;/script&gt; \\*\\*c\\*\\* \\[d\\](http\\://e)<br>\\# f<br>- g"
        )
    );
    assert!(!text.lines().any(|line| line.starts_with("# f") || line.starts_with("- g")));
    let bars = |line: &str| line.replace("\\|", "").matches('|').count();
    let mut before = None;
    for line in text.lines() {
        if line.starts_with('|') {
            assert!(before.is_none_or(|before| before == bars(line)), "{line}");
            before = Some(bars(line));
        } else {
            before = None;
        }
    }
    assert!(text.contains("- **星级**：☆☆ 未达星级"), "{text}");
}

#[test]
fn csv_has_every_table_straight_and_no_formula() {
    let mut folder = everything();
    folder.say(XINFU, A, "agenda", level("b"), &[words("=HYPERLINK(\"http://e\",\"x\")")], Some("@sum(1),2\n\"三\""));
    let bytes = folder.bytes(&[BINHE, XINFU], Format::Csv);
    assert!(bytes.starts_with("\u{feff}2026年上半年\r\n现场报告（汇总）\r\n".as_bytes()));
    let records: Vec<Vec<String>> = csv::ReaderBuilder::new()
        .flexible(true)
        .has_headers(false)
        .from_reader(&bytes["\u{feff}".len()..])
        .records()
        .map(|record| record.unwrap().iter().map(str::to_owned).collect())
        .collect();
    // The ranking as a program reads it: under its head, the same number of cells in each row.
    let head = records.iter().position(|record| record.first().is_some_and(|cell| cell == "名次")).unwrap();
    assert_eq!(records[head], ["名次", "社区", "街道", "总分", "星级", "说明"]);
    assert_eq!(records[head + 1][..2], ["1", "幸福社区"].map(str::to_owned));
    assert_eq!(records[head + 2].len(), 6);
    let cells: Vec<&String> = records.iter().flatten().collect();
    let formula = |cell: &&&String| cell.starts_with(['=', '+', '@']) || cell.starts_with('-') && cell.parse::<f64>().is_err();
    assert_eq!(cells.iter().find(formula), None);
    assert!(cells.iter().any(|cell| cell.contains("=HYPERLINK(\"http://e\",\"x\")")), "nothing is lost");
    assert!(cells.iter().any(|cell| cell.contains("@sum(1),2 \"三\"")));
    assert!(cells.iter().all(|cell| !cell.chars().any(char::is_control)));
}

#[test]
fn json_has_every_key_and_figures_as_strings() {
    let json: serde_json::Value = serde_json::from_str(&everything().text(&[BINHE], Format::Json)).unwrap();
    for key in ["language", "title", "subtitle", "mark", "blocks"] {
        assert!(json.get(key).is_some(), "{key}");
    }
    let blocks = json["blocks"].as_array().unwrap();
    let keys = |kind: &str| {
        let of = blocks.iter().filter(|block| block["block"] == kind);
        of.map(|block| block.as_object().unwrap().keys().cloned().collect::<Vec<_>>()).collect::<Vec<_>>()
    };
    for kind in ["heading", "notice", "paragraph", "pairs", "table", "sign_off", "note", "page_break"] {
        let all = keys(kind);
        assert!(!all.is_empty() && all.windows(2).all(|two| two[0] == two[1]), "{kind}");
    }
    let total = blocks.iter().filter_map(|block| block["pairs"].as_array()).flatten().find(|pair| pair["label"] == "总分");
    // (3.25 + 3.25 + 10) of 20 and a bonus of 1; the hostile note comes back as typed.
    assert_eq!(total.unwrap()["value"], serde_json::json!({ "cell": "points", "value": "17.5" }));
    let told: Vec<&str> =
        blocks.iter().filter_map(|block| block["rows"].as_array()).flatten().filter_map(|row| row[4]["text"].as_str()).collect();
    assert!(told.iter().any(|text| text.contains(HOSTILE)), "{told:?}");
}

#[test]
fn the_same_data_give_the_same_bytes() {
    let (one, other) = (everything(), everything());
    for format in Format::ALL.into_iter().filter(|format| *format != Format::Pdf) {
        assert!(one.bytes(&[BINHE, XINFU, DONGMEN], format) == other.bytes(&[BINHE, XINFU, DONGMEN], format), "{format:?}");
    }
}

#[test]
fn formats_by_name() {
    for format in Format::ALL {
        assert_eq!(Format::parse(format.extension()), Some(format));
    }
    assert_eq!(Format::parse("MD"), Some(Format::Md));
    assert_eq!(Format::parse("exe"), None);
}
