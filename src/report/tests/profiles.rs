//! Whom a report is made for, and what it must not show them.

use super::composed::{below, front, notices, pair, paragraphs, rows, table};
use super::folder::*;
use super::{docx, xlsx};
use crate::domain::command::{Command, Together};
use crate::domain::critique::Part;
use crate::domain::events::Text;
use crate::domain::standard::{Standard, VetoRule};
use crate::domain::value::Value;
use crate::domain::wording::Language;
use crate::report::document::Block;
use crate::report::{Context, CritiquePart, Document, Format, Means, Profile, compose};
use crate::text::Words;

/// What only one inspector said or gave, so that it stands in a text only where that inspector's own mark does: the rung of an
/// item, measured shares, points, who said something, how far marks lie apart.
pub const OWN: [&str; 8] = ["2～3次", "27/28", "19/23", "5.37", "2.75", "[A]", "[B]", "2.75–5.37"];

/// Communities other than the one in hand.
const OTHERS: [&str; 2] = ["幸福社区", "东门社区"];

fn fine() -> Standard {
    let mut standard = standard();
    standard.sections[0].items[1].kind = crate::domain::standard::Kind::Score { step: "0.01".parse().unwrap() };
    standard
}

/// Two inspectors who differ on every item, a disputed item, and two other communities with better results.
pub fn differing() -> Folder {
    let mut folder = Folder::new(fine());
    for inspector in [A, B] {
        for community in [BINHE, XINFU, DONGMEN] {
            folder.rate(community, inspector, &full_card());
        }
    }
    folder.say(BINHE, A, "agenda", level("b"), &[words("例会没有安排")], Some("已当场说明"));
    folder.say(BINHE, A, "service", points("5.37"), &[], None);
    folder.say(BINHE, B, "service", points("2.75"), &[words("少一项服务")], None);
    folder.say(BINHE, A, "rectified", Value::Share { n: 27, m: 28 }, &[], None);
    folder.say(BINHE, B, "rectified", Value::Share { n: 19, m: 23 }, &[], None);
    for community in [BINHE, XINFU, DONGMEN] {
        folder.satisfaction(community, "92");
    }
    let what = Together::Dispute(Some(Text::new("当天正在施工")));
    folder.run(&Command::Decide { meeting: MEETING, community: BINHE, item: "service".into(), what });
    folder
}

/// A document in every format that is text or can be read back as such; PDF pages are read in the tests of `pdf`.
pub fn in_every_format(document: &Document) -> Vec<(Format, String)> {
    let text = |format: Format| String::from_utf8(format.render(document, &Means::default()).unwrap()).unwrap();
    let mut all: Vec<(Format, String)> =
        [Format::Txt, Format::Md, Format::Html, Format::Json].map(|format| (format, text(format))).into();
    all.push((Format::Docx, docx::said(document)));
    all.push((Format::Xlsx, xlsx::said(document)));
    all
}

#[test]
fn a_community_never_reads_what_one_inspector_gave_or_of_another_community() {
    let folder = differing();
    let document = folder.document_for(Profile::Community, &[BINHE]);
    for (format, text) in in_every_format(&document) {
        for own in OWN.iter().chain(&OTHERS) {
            assert!(!text.contains(own), "{own} in {format:?}: {text}");
        }
        for said in ["滨河社区", "例会没有安排", "已当场说明", "少一项服务", "当天正在施工", "4.06"] {
            assert!(text.contains(said), "{said} not in {format:?}: {text}");
        }
    }
    // The list would find them: the district's report has every one.
    let text = folder.text(&[BINHE], Format::Md);
    for own in ["2～3次", "19/23", "5.37", "2.75", "\\[A\\]", "\\[B\\]"] {
        assert!(text.contains(own), "{own} in {text}");
    }
    assert!(below(&document, "失分情况").len() > 1 && below(&document, "数据来源").is_empty());
    assert!(!document.blocks.iter().any(|block| matches!(block, Block::PageBreak { .. })));
}

#[test]
fn what_all_inspectors_found_alike_is_told_as_the_panels() {
    let mut folder = Folder::new(standard());
    for inspector in [A, B] {
        folder.rate(BINHE, inspector, &full_card());
        folder.say(BINHE, inspector, "agenda", level("b"), &[], None);
    }
    let document = folder.document_for(Profile::Community, &[BINHE]);
    let losses = rows(table(below(&document, "失分情况")));
    assert_eq!(losses[0][4], "查实：列入年度计划，近12个月专题研究2～3次，均有记录");
}

#[test]
fn a_veto_the_chair_has_not_confirmed_is_not_told_to_the_community() {
    let mut asked = standard();
    asked.panel.veto = VetoRule::Chair;
    let mut folder = Folder::new(asked);
    for inspector in [A, B] {
        folder.rate(BINHE, inspector, &full_card());
    }
    folder.satisfaction(BINHE, "92");
    folder.say(BINHE, B, "falsified", Value::Violated(true), &[], Some("台账系补造"));
    let document = folder.document_for(Profile::Community, &[BINHE]);
    for (format, text) in in_every_format(&document) {
        for kept in ["台账系补造", "认定", "组长确认", "未确认", "无否决情形"] {
            assert!(!text.contains(kept), "{kept} in {format:?}: {text}");
        }
    }
    assert!(notices(&document).contains(&"评审组还有事项未作结论，星级暂不能确定。"), "{:?}", notices(&document));
    assert_eq!(rows(table(below(&document, "一票否决核查")))[0][3], "待定");
    assert!(folder.text(&[BINHE], Format::Md).contains("台账系补造"));
}

#[test]
fn the_archive_has_every_card_mark_by_mark_with_its_signature_and_the_whole_identity() {
    let mut folder = differing();
    folder.run(&Command::SignCard(card(BINHE, A)));
    let context =
        Context { profile: Profile::Archive, signed_at: [((BINHE, A), "2026-05-07 10:30:00".to_owned())].into(), ..context() };
    let words = Words::new(Language::Chinese);
    let document = compose(&folder.views, ROUND, &[BINHE], &words, &context, &mut on).unwrap();
    let (a, b) = (below(&document, "A 张三"), below(&document, "）B"));
    let signed = pair(a, "签字");
    assert!(signed.starts_with("2026-05-07 10:30:00 签字，日志 ") && signed.contains(&DEVICE.to_string()), "{signed}");
    assert_eq!(pair(b, "签字"), "未签字");
    assert_eq!(rows(table(a))[1], ["2", "便民服务", "6", "5.37", ""]);
    assert_eq!(rows(table(b))[1], ["2", "便民服务", "6", "2.75", "原因：少一项服务"]);
    assert_eq!(rows(table(a)).len(), 5);
    let identity = pair(below(&document, "数据来源"), "评分标准标识");
    assert!(identity.len() > 64, "{identity}");
    assert_eq!(document.title, "现场报告（归档版）");
}

/// A critique of as many and as long points as anybody writes.
pub fn talkative(long: bool) -> Context {
    let of = |part, name: &str| CritiquePart {
        part,
        heading: name.to_owned(),
        paragraphs: vec![if long { format!("{name}，").repeat(80) } else { name.to_owned() }],
        points: (1..=5)
            .map(|n| format!("{name}{n}，{}", if long { "说了很多又很长的话，".repeat(20) } else { String::new() }))
            .collect(),
    };
    let parts = vec![
        of(Part::Strengths, "亮点"),
        of(Part::Shortcomings, "不足"),
        of(Part::Rectification, "30天内整改到位2项"),
        of(Part::Next, "下一步"),
    ];
    Context { profile: Profile::Leader, critiques: [(BINHE, parts)].into(), demo: long, ..context() }
}

#[test]
fn every_report_begins_with_the_result_three_strengths_three_shortcomings_and_the_limits() {
    let words = Words::new(Language::Chinese);
    for profile in [Profile::Community, Profile::District, Profile::Archive] {
        let context = Context { profile, ..talkative(false) };
        let document = compose(&differing().views, ROUND, &[BINHE], &words, &context, &mut on).unwrap();
        assert!(!pair(front(&document), "总分").is_empty());
        let topics = rows(table(front(&document)));
        assert_eq!(topics[0], ["主要亮点", "1. 亮点1，\n2. 亮点2，\n3. 亮点3，"]);
        assert_eq!((topics[1][0].as_str(), topics[1][1].lines().count()), ("存在不足", 3));
        assert_eq!(topics[2], ["整改时限", "30天内整改到位2项"]);
    }
    // Who has no critique has no such table, and one who is not rated yet begins with the basics.
    let document = differing().document(&[XINFU], Language::Chinese);
    assert!(!front(&document).iter().any(|block| matches!(block, Block::Table(_))));
    let unrated = Folder::new(standard()).document(&[XINFU], Language::Chinese);
    assert!(front(&unrated).iter().all(|block| matches!(block, Block::Notice { .. })), "{:?}", front(&unrated));
}

#[test]
fn a_leader_reads_the_result_three_strengths_three_shortcomings_and_what_comes_next() {
    let folder = differing();
    let words = Words::new(Language::Chinese);
    let document = compose(&folder.views, ROUND, &[BINHE], &words, &talkative(false), &mut on).unwrap();
    let topics = rows(table(&document.blocks));
    assert!(topics[0][0] == "结论" && topics[0][1].contains("评定为"), "{topics:?}");
    assert_eq!(topics[1], ["主要亮点", "1. 亮点1，\n2. 亮点2，\n3. 亮点3，"]);
    assert_eq!(topics[2][1].lines().count(), 3);
    assert!(topics[3][1].starts_with("1. 再提高") && topics[3][1].ends_with("2. 下一步1，"), "{topics:?}");
    for (format, text) in in_every_format(&document) {
        assert!(OWN.iter().chain(&OTHERS).all(|own| !text.contains(own)), "{format:?}: {text}");
    }
}

#[test]
fn a_leader_reads_of_a_round_how_many_hold_which_stars_and_where_all_lose() {
    let folder = differing();
    let document = folder.document_for(Profile::Leader, &[BINHE, XINFU, DONGMEN]);
    assert_eq!(paragraphs(&document.blocks), ["共3个社区，已定星3个，未定0个。"]);
    assert_eq!(rows(table(&document.blocks))[0], ["二星", "2", "66.6%", "幸福社区、东门社区"]);
    let text = String::from_utf8(Format::Txt.render(&document, &Means::default()).unwrap()).unwrap();
    assert!(text.contains("1个社区失分") && text.contains("“三级网络”平均得分率"), "{text}");
}

#[test]
fn several_communities_reports_stand_without_a_ranking() {
    let document = differing().document_for(Profile::Community, &[BINHE, XINFU]);
    let text = String::from_utf8(Format::Txt.render(&document, &Means::default()).unwrap()).unwrap();
    assert!(!text.contains("名次") && text.matches('\u{c}').count() == 1, "{text}");
}

#[test]
fn profiles_by_name() {
    for profile in Profile::ALL {
        assert_eq!(Profile::parse(profile.id()), Some(profile));
    }
    assert_eq!(Profile::parse(" Leader"), Some(Profile::Leader));
    assert_eq!(Profile::parse("boss"), None);
}

#[test]
fn the_archive_ends_with_how_far_its_inspectors_agree() {
    let folder = super::rendered::everything();
    let whole = [BINHE, XINFU, DONGMEN];
    let document = folder.document_for(Profile::Archive, &whole);
    let figures = rows(table(below(&document, "各项系数")));
    assert_eq!(figures.iter().map(|row| row[0].as_str()).collect::<Vec<_>>()[..2], ["ICC(2,1)", "ICC(2,k)"]);
    // A figure is a number, or there is a reason why there is none.
    assert!(figures.iter().all(|row| row[1].parse::<f64>().is_ok() || row[4].starts_with("无法计算")), "{figures:?}");
    let widest = &rows(table(below(&document, "差别最大的指标")))[0];
    assert_eq!((widest[1].as_str(), widest[5].as_str()), ("便民服务", "城关街道/滨河社区"));
    for profile in [Profile::Community, Profile::Leader, Profile::District] {
        let document = folder.document_for(profile, &whole);
        assert!(below(&document, "各项系数").is_empty(), "it is for the chair alone: {profile:?}");
    }
}
