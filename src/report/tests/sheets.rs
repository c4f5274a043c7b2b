//! Blank score sheets: what stands on them, in every format, and whose there are.

use super::composed::{below, pair, rows, table};
use super::folder::*;
use super::profiles::in_every_format;
use super::xlsx::book;
use calamine::Reader as _;

use crate::domain::command::Command;
use crate::domain::ids::InspectorId;
use crate::domain::panel::{Duties, Seat};
use crate::domain::paper;
use crate::domain::wording::Language;
use crate::report::document::{Block, Paper};
use crate::report::{Document, sheets};
use crate::text::Words;

fn paper(folder: &Folder, community: Option<crate::domain::ids::CommunityId>, by: Option<InspectorId>) -> Document {
    use crate::domain::views::Read;
    let views: &dyn Read = &folder.views;
    let cards = paper::sheets(views, &views.meeting(MEETING).unwrap(), community, by);
    sheets(views, &cards, &Words::new(Language::Chinese)).unwrap()
}

fn seated(seat: Seat) -> Folder {
    use crate::domain::views::Read;
    let mut folder = Folder::new(standard());
    let mut meeting = (&folder.views as &dyn Read).meeting(MEETING).unwrap();
    meeting.seats = vec![seat];
    folder.run(&Command::EditMeeting(meeting));
    folder
}

#[test]
fn a_sheet_has_every_item_in_order_with_how_it_is_judged_and_boxes_to_fill_in() {
    let document = paper(&Folder::new(standard()), Some(BINHE), Some(A));
    assert_eq!((document.title.as_str(), document.subtitle.as_str()), ("空白评分表", "某区城关街道滨河社区　A 张三"));
    assert_eq!(pair(&document.blocks, "检查员"), "A 张三");
    assert_eq!(pair(&document.blocks, "日期"), "2026年5月7日");
    let network = rows(table(below(&document, "三级网络")));
    let scale = "4 列入年度计划，近12个月专题研究≥4次，均有记录；\
                 2.5 列入年度计划，近12个月专题研究2～3次，均有记录；0 未列入年度计划";
    assert_eq!(network[0], ["1", "【共建工作纳入议程】查阅资料", scale, "4", "", ""]);
    assert_eq!(network[1][1..3], ["【便民服务】查阅资料", "0 到 6分，每档 0.5分"].map(str::to_owned));
    let veto = &rows(table(below(&document, "一票否决")))[0];
    assert!(veto[0] == "5" && veto[1].starts_with("【弄虚作假】") && veto[3].is_empty(), "{veto:?}");
    // A form to write on lies across.
    assert_eq!(document.paper, Paper::Across);
    let Some(Block::SignOff { places }) = document.blocks.last() else { panic!("{:?}", document.blocks.last()) };
    assert_eq!(places.iter().map(|place| place.label.as_str()).collect::<Vec<_>>(), ["检查员", "录入", "复核"]);
    for (format, text) in in_every_format(&document) {
        for said in ["滨河社区", "张三", "得分", "备注、失分原因", "弄虚作假"] {
            assert!(text.contains(said), "{said} in {format:?}: {text}");
        }
    }
}

#[test]
fn items_of_somebody_elses_duty_are_left_out_and_the_numbers_stay() {
    let duties = Duties { sections: vec!["pairing".into(), "veto".into()], methods: vec![] };
    let document = paper(&seated(Seat { duties, ..Seat::plain(B) }), Some(BINHE), Some(B));
    assert!(below(&document, "三级网络").is_empty());
    let numbers: Vec<String> = rows(table(below(&document, "结对共建"))).into_iter().map(|row| row[0].clone()).collect();
    assert_eq!(numbers, ["3", "4"]);
    let note = document
        .blocks
        .iter()
        .any(|block| matches!(block, Block::Note { text } if text.contains("3 项") && text.contains("共 5 项")));
    assert!(note, "{:?}", document.blocks);
}

#[test]
fn there_is_a_sheet_for_each_seat_at_each_stop_but_for_whoever_stays_out() {
    let recused = Seat { recused: vec![XINFU], ..Seat::plain(A) };
    let document = paper(&seated(recused), None, None);
    let titles: Vec<&str> = document
        .blocks
        .iter()
        .filter_map(|block| if let Block::Heading { level: 1, text } = block { Some(text.as_str()) } else { None })
        .collect();
    let of = |name: &str, who: &str| format!("评分表　某区城关街道{name}　{who}");
    let wanted =
        [of("滨河社区", "A 张三"), of("滨河社区", "B"), of("幸福社区", "B"), of("东门社区", "A 张三"), of("东门社区", "B")];
    assert_eq!(titles, wanted);
    assert_eq!(
        document.blocks.iter().filter(|block| matches!(block, Block::PageBreak { .. })).count(),
        4,
        "each on paper of its own"
    );
}

#[test]
fn in_a_workbook_each_sheet_is_one_table_by_itself() {
    let document = paper(&Folder::new(standard()), Some(BINHE), None);
    let mut book = book(&document);
    let names = book.sheet_names();
    assert_eq!(names.len(), 2, "{names:?}");
    for name in names {
        let rows: Vec<Vec<String>> =
            book.worksheet_range(&name).unwrap().rows().map(|row| row.iter().map(ToString::to_string).collect()).collect();
        let head = rows.iter().position(|row| row[0] == "一级指标").unwrap();
        let items: Vec<&str> =
            rows[head + 1..].iter().map(|row| row[1].as_str()).take_while(|number| !number.is_empty()).collect();
        assert_eq!(items, ["1", "2", "3", "4", "5"], "{name}");
        assert!(rows.iter().any(|row| row[0].contains("检查员")), "signed at its foot: {name}");
    }
}
