//! What the composer says, block by block.

use uuid::Uuid;

use super::folder::*;
use crate::domain::command::{Announcing, Command};
use crate::domain::events::{Reason, Text};
use crate::domain::ids::{InspectorId, RoundId};
use crate::domain::points::Points;
use crate::domain::standard::Kind;
use crate::domain::value::Value;
use crate::domain::wording::Language;
use crate::report::document::{Block, Cell, Document, Table};
use crate::report::{Context, Format, Means, Profile, compose};
use crate::text::Words;

pub fn notices(document: &Document) -> Vec<&str> {
    let texts = document.blocks.iter().filter_map(|block| match block {
        Block::Notice { text } => Some(text.as_str()),
        _ => None,
    });
    texts.collect()
}

/// Everything below a heading up to the next one of its level or above.
pub fn below<'a>(document: &'a Document, heading: &str) -> &'a [Block] {
    let at = document.blocks.iter().position(|block| matches!(block, Block::Heading { text, .. } if text.ends_with(heading)));
    let Some(at) = at else { return &[] };
    let Block::Heading { level: own, .. } = document.blocks[at] else { return &[] };
    let rest = &document.blocks[at + 1..];
    let end = rest.iter().position(|block| matches!(block, Block::Heading { level, .. } if *level <= own));
    &rest[..end.unwrap_or(rest.len())]
}

/// What stands before the first chapter.
pub fn front(document: &Document) -> &[Block] {
    let chapter = document.blocks.iter().position(|block| matches!(block, Block::Heading { .. }));
    &document.blocks[..chapter.unwrap_or(document.blocks.len())]
}

pub fn table(blocks: &[Block]) -> &Table {
    let tables = blocks.iter().filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None });
    tables.into_iter().next().expect("a table")
}

pub fn rows(table: &Table) -> Vec<Vec<String>> {
    table.rows.iter().map(|row| row.iter().map(Cell::shown).collect()).collect()
}

pub fn pair(blocks: &[Block], label: &str) -> String {
    let pairs = blocks.iter().filter_map(|block| if let Block::Pairs { pairs } = block { Some(pairs) } else { None });
    let found = pairs.flatten().find(|pair| pair.label == label);
    found.map_or_else(|| panic!("no pair {label}"), |pair| pair.value.shown())
}

pub fn paragraphs(blocks: &[Block]) -> Vec<&str> {
    let texts = blocks.iter().filter_map(|block| if let Block::Paragraph { text } = block { Some(text.as_str()) } else { None });
    texts.collect()
}

#[test]
fn a_finished_signed_card_has_its_stars_and_no_notice() {
    let mut folder = Folder::new(standard());
    folder.rate(BINHE, A, &full_card());
    folder.satisfaction(BINHE, "92.55");
    folder.run(&Command::SignCard(card(BINHE, A)));
    let document = folder.document(&[BINHE], Language::Chinese);
    assert_eq!((document.title.as_str(), document.subtitle.as_str()), ("现场报告", "某区城关街道滨河社区"));
    assert!(notices(&document).is_empty() && document.mark.is_empty());
    let result = below(&document, "评定结果");
    assert_eq!(pair(front(&document), "星级"), "二星");
    assert_eq!(
        (pair(front(&document), "总分"), pair(front(&document), "基本分"), pair(front(&document), "加分")),
        ("21".into(), "20".into(), "1".into())
    );
    assert_eq!(paragraphs(result)[0], "总分21分，符合最高星级的全部要求，评定为二星。");
    assert_eq!(rows(table(below(&document, "评定依据")))[0], ["二星", "总分不低于", "19", "21", "达到"]);
    assert_eq!(rows(table(below(&document, "星级限制")))[0], ["居民满意度不低于", "60%", "92.55%", "达到", "最高一星"]);
    assert_eq!(paragraphs(below(&document, "失分情况")), ["已评指标没有失分。"]);
    assert_eq!(pair(below(&document, "基本情况"), "日期"), "2026年5月7日");
    assert_eq!(pair(below(&document, "基本情况"), "评审组"), "A 张三、B");
    assert_eq!(pair(below(&document, "数据来源"), "数据位置"), "设备 3f2a，第 57 行");
}

#[test]
fn an_unsigned_card_is_a_draft() {
    let mut folder = Folder::new(standard());
    folder.rate(BINHE, A, &full_card());
    folder.satisfaction(BINHE, "92");
    let document = folder.document(&[BINHE], Language::Chinese);
    assert_eq!(notices(&document), ["草稿：检查员A的评分表尚未签字，签字前结果仍可能变动。"]);
    assert_eq!(document.mark, "草稿（未签字）");
}

#[test]
fn losses_stand_worst_first_with_fact_reasons_and_note() {
    let mut folder = Folder::new(standard());
    folder.rate(BINHE, A, &full_card());
    folder.satisfaction(BINHE, "92");
    folder.say(BINHE, A, "service", points("5.5"), &[], None);
    let reasons = [Reason::Phrase(1), words("例会没有安排")];
    folder.say(BINHE, A, "agenda", level("b"), &reasons, Some("已当场说明"));
    let document = folder.document(&[BINHE], Language::Chinese);
    let losses = below(&document, "失分情况");
    assert_eq!(paragraphs(losses), ["共2项指标失分，合计2分，按失分多少排列。"]);
    let why = "查实：列入年度计划，近12个月专题研究2～3次，均有记录\n原因：专题研究次数偏少；例会没有安排\n备注：已当场说明";
    assert_eq!(rows(table(losses)), [["1", "共建工作纳入议程", "2.5", "4", why], ["2", "便民服务", "5.5", "6", ""]]);
    // Both rules of two stars: the total holds, a section fails.
    assert_eq!(pair(front(&document), "星级"), "一星");
    let rules = rows(table(below(&document, "评定依据")));
    assert_eq!(rules[1], ["二星", "各一级指标得分率不低于（最低：三级网络）", "90%", "80%", "未达到"]);
    assert_eq!(rows(table(below(&document, "与上一星级的差距"))), [["1", "共建工作纳入议程", "2.5", "4"]]);
}

#[test]
fn of_several_cards_the_mean_is_cut_and_each_mark_stands_in_the_annex() {
    let third = InspectorId(Uuid::from_u128(22));
    let mut folder = Folder::new(standard());
    folder.run(&Command::AddInspector { inspector: third, code: "C".into(), name: String::new() });
    folder.satisfaction(BINHE, "92");
    for inspector in [A, B, third] {
        folder.rate(BINHE, inspector, &full_card());
    }
    folder.say(BINHE, A, "service", points("5.5"), &[words("少一项服务")], None);
    folder.say(BINHE, B, "service", points("5.5"), &[words("少一项服务")], Some("见台账"));
    let document = folder.document(&[BINHE], Language::Chinese);
    let annex = table(below(&document, "三级网络"));
    let heads: Vec<&str> = annex.columns.iter().map(|column| column.title.as_str()).collect();
    assert_eq!(heads, ["序号", "指标", "满分", "A", "B", "C", "均分"]);
    assert_eq!(rows(annex)[1], ["2", "便民服务", "6", "5.5", "5.5", "6", "5.66"]);
    let losses = rows(table(below(&document, "失分情况")));
    assert_eq!(losses, [["2", "便民服务", "5.66", "6", "[A、B] 原因：少一项服务\n[B] 备注：见台账"]]);
    // 20.666… is cut to 20.66, its bonus of 1 included.
    assert_eq!(pair(front(&document), "总分"), "20.66");
}

#[test]
fn an_unfinished_card_is_provisional_and_says_so_first() {
    let mut folder = Folder::new(standard());
    folder.rate(BINHE, A, &[("service", points("6")), ("falsified", Value::Violated(false))]);
    let document = folder.document(&[BINHE], Language::Chinese);
    assert_eq!(document.mark, "暂定");
    assert!(matches!(&document.blocks[0], Block::Notice { text } if text.starts_with("暂定结果") && text.contains("尚有3项")));
    let result = below(&document, "评定结果");
    assert_eq!(pair(front(&document), "星级"), "未达星级至二星（暂定）");
    assert!(paragraphs(result)[0].contains("第1、3、4项尚未评完"), "{result:?}");
    assert_eq!(pair(front(&document), "目前得分"), "6");
    assert!(below(&document, "与上一星级的差距").is_empty());
}

#[test]
fn a_violated_veto_stands_with_its_basis_and_takes_the_stars() {
    let mut folder = Folder::new(standard());
    folder.rate(BINHE, A, &full_card());
    folder.satisfaction(BINHE, "92");
    folder.say(BINHE, A, "falsified", Value::Violated(true), &[], Some("台账系补造"));
    let document = folder.document(&[BINHE], Language::Chinese);
    let result = below(&document, "评定结果");
    assert_eq!(pair(front(&document), "星级"), "未达星级");
    assert_eq!(paragraphs(result)[0], "总分21分，按得分可评二星；因第5项“弄虚作假”被判违反，不评星级。");
    assert_eq!(rows(table(below(&document, "一票否决核查"))), [["5", "弄虚作假", "取消评星", "违反", "备注：台账系补造"]]);
}

#[test]
fn items_that_do_not_apply_are_listed_with_their_share() {
    let mut folder = Folder::new(standard());
    folder.rate(BINHE, A, &full_card());
    folder.say(BINHE, A, "rectified", Value::NotApplicable, &[], Some("首次参评"));
    let document = folder.document(&[BINHE], Language::Chinese);
    let blocks = below(&document, "不适用指标");
    assert_eq!(paragraphs(blocks), ["不适用指标合计10分，占基本分的50%（上限50%）。"]);
    assert_eq!(rows(table(blocks)), [["3", "上次点评问题整改", "10", "备注：首次参评"]]);
    assert_eq!(rows(table(below(&document, "结对共建")))[0][3], "不适用");
}

#[test]
fn several_communities_are_ranked_first_then_told_each_on_its_page() {
    let mut folder = Folder::new(standard());
    folder.rate(XINFU, A, &full_card());
    folder.say(XINFU, A, "service", points("4.5"), &[], None);
    folder.satisfaction(XINFU, "92");
    folder.rate(DONGMEN, A, &full_card());
    folder.satisfaction(DONGMEN, "92");
    folder.rate(BINHE, A, &[("service", points("6"))]);
    let document = folder.document(&[BINHE, XINFU, DONGMEN], Language::Chinese);
    let ranking = rows(table(below(&document, "评定排名")));
    let told: Vec<_> = ranking.iter().map(|row| (row[0].as_str(), row[1].as_str(), row[4].as_str())).collect();
    assert_eq!(told, [("1", "东门社区", "二星"), ("2", "幸福社区", "一星"), ("", "滨河社区", "")]);
    assert!(ranking[2][5].starts_with("暂定："));
    let titles: Vec<&str> = document
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Heading { level: 1, text } => Some(text.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(titles, ["评定排名", "某区城关街道滨河社区", "某区城关街道幸福社区", "某区城关街道东门社区"]);
}

#[test]
fn where_communities_have_groups_the_ranking_ranks_within_them_too() {
    let mut folder = Folder::new(standard());
    for (community, points_given) in [(XINFU, "6"), (DONGMEN, "5"), (BINHE, "4.5")] {
        folder.rate(community, A, &full_card());
        folder.say(community, A, "service", points(points_given), &[], None);
        folder.satisfaction(community, "92");
    }
    let heads = |folder: &Folder| {
        let document = folder.document(&[BINHE, XINFU, DONGMEN], Language::Chinese);
        let table = table(below(&document, "评定排名"));
        let heads: Vec<String> = table.columns.iter().map(|column| column.title.clone()).collect();
        let told = rows(table).iter().map(|row| format!("{} {} {} {}", row[0], row[1], row[3], row[4])).collect::<Vec<_>>();
        (heads, told)
    };
    assert!(!heads(&folder).0.contains(&"组别".to_owned()));
    for (community, group) in [(XINFU, "商品房"), (DONGMEN, "老旧小区"), (BINHE, "老旧小区")] {
        let labels = (&folder.views as &dyn crate::domain::views::Read).community(community).unwrap();
        folder.run(&Command::EditCommunity(crate::domain::views::Community { group: group.into(), ..labels }));
    }
    let (heads, told) = heads(&folder);
    assert_eq!(heads[3..5], ["组别", "组内名次"]);
    assert_eq!(told, ["1 幸福社区 商品房 1", "2 东门社区 老旧小区 1", "3 滨河社区 老旧小区 2"]);
}

#[test]
fn a_demonstration_says_so_before_anything_else() {
    let folder = Folder::new(standard());
    let context = Context { demo: true, ..context() };
    for communities in [vec![BINHE], vec![BINHE, XINFU], vec![]] {
        let document = compose(&folder.views, ROUND, &communities, &Words::new(Language::English), &context, &mut on).unwrap();
        assert!(matches!(&document.blocks[0], Block::Notice { text } if text.starts_with("DEMO")), "{communities:?}");
        assert!(document.mark.starts_with("DEMO"));
    }
}

#[test]
fn a_round_whose_standard_is_missing_is_told_without_figures() {
    let folder = Folder::new(standard());
    let elsewhere = RoundId(Uuid::from_u128(99));
    let document = compose(&folder.views, elsewhere, &[BINHE], &Words::new(Language::Chinese), &context(), &mut on).unwrap();
    assert_eq!(notices(&document).len(), 1);
    assert_eq!(document.blocks.len(), 1);
}

#[test]
fn unequal_totals_of_a_round_never_look_equal() {
    let mut fine = standard();
    fine.sections[0].items[1].kind = Kind::Score { step: Points::from_hundredths(1) };
    let third = InspectorId(Uuid::from_u128(22));
    let mut folder = Folder::new(fine);
    folder.run(&Command::AddInspector { inspector: third, code: "C".into(), name: String::new() });
    for (community, last) in [(XINFU, "5.98"), (BINHE, "5.99")] {
        folder.satisfaction(community, "92");
        for inspector in [A, B, third] {
            folder.rate(community, inspector, &full_card());
        }
        folder.say(community, third, "service", points(last), &[], None);
    }
    // 20.9966… and 20.9933…: alike with two decimals, apart with three, in the ranking and in each own report.
    let ranking = folder.document(&[XINFU, BINHE], Language::Chinese);
    let totals: Vec<String> = rows(table(below(&ranking, "评定排名"))).into_iter().map(|row| row[3].clone()).collect();
    assert_eq!(totals, ["20.996", "20.993"]);
    let own = folder.document(&[XINFU], Language::Chinese);
    assert_eq!(pair(front(&own), "总分"), "20.993");
    assert_eq!(rows(table(below(&own, "三级网络")))[1][6], "5.99");
}

#[test]
fn what_was_read_out_stands_beside_what_it_is_now() {
    let mut folder = Folder::new(standard());
    folder.rate(BINHE, A, &full_card());
    folder.satisfaction(BINHE, "92");
    folder.run(&Command::SignCard(card(BINHE, A)));
    let ask = |what| Command::Announce { meeting: MEETING, community: BINHE, by: None, what };
    folder.run(&ask(Announcing::Announce(Some(Text::new("乙组先走")))));
    let document = folder.document(&[BINHE], Language::Chinese);
    let result = below(&document, "评定结果");
    assert_eq!(pair(result, "现场宣布"), "二星，21 分");
    assert!(paragraphs(result).contains(&"说明：乙组先走") && notices(&document).is_empty());
    folder.rate(BINHE, B, &full_card());
    folder.say(BINHE, B, "service", points("2"), &[], None);
    let document = folder.document(&[BINHE], Language::Chinese);
    assert!(notices(&document)[0].contains("现场宣布之后有变动"), "{:?}", notices(&document));
    assert!(paragraphs(below(&document, "评定结果")).iter().any(|text| text.contains("补评：B 有 5 项")));
    let ruling = Some((true, Text::new("现场补看")));
    folder.run(&ask(Announcing::Late { inspector: B, ruling }));
    let document = folder.document(&[BINHE], Language::Chinese);
    let result = below(&document, "评定结果");
    assert_eq!((pair(result, "现场宣布"), pair(front(&document), "总分")), ("二星，21 分".into(), "19".into()));
    assert!(pair(result, "最终").contains("19 分"));
}

fn bulletin_of(folder: &Folder, language: Language) -> Document {
    crate::report::bulletin(&folder.views, ROUND, &Words::new(language), &context(), &mut on).unwrap()
}

#[test]
fn the_bulletin_tells_results_by_subdistrict_problems_and_what_is_asked() {
    let mut folder = Folder::new(standard());
    for community in [BINHE, XINFU, DONGMEN] {
        folder.rate(community, A, &full_card());
        folder.satisfaction(community, "92");
    }
    for community in [BINHE, XINFU] {
        folder.say(community, A, "agenda", level("b"), &[Reason::Phrase(1)], None);
    }
    let document = bulletin_of(&folder, Language::Chinese);
    assert_eq!((document.title.as_str(), document.mark.as_str()), ("关于2026年上半年现场评定情况的通报", ""));
    let basics = paragraphs(below(&document, "基本情况"))[0].to_owned();
    for said in ["2026年5月7日", "张三", "对1个街道的3个参评社区"] {
        assert!(basics.contains(said), "{said} is missing in {basics}");
    }
    let results: Vec<&Table> = below(&document, "评定结果")
        .iter()
        .filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None })
        .collect();
    assert_eq!(rows(results[0])[0][..4], ["1", "城关街道", "3", "3"]);
    assert_eq!(rows(results[1]), [["城关街道", "1（33.3%）", "2（66.6%）"]]);
    assert!(results.iter().all(|table| table.totals.len() == table.columns.len()));
    let problems = below(&document, "突出问题");
    let told = paragraphs(problems).join("\n");
    assert!(told.contains("以下1个方面") && told.contains("3个社区中2个失分") && told.contains("（2个社区）"), "{told}");
    assert!(paragraphs(below(&document, "工作要求")).iter().any(|text| text.contains("整改一项、销号一项")));
    let ranking = rows(table(below(&document, "评定排名")));
    assert_eq!((ranking.len(), ranking[0][1].as_str(), ranking[1][0].as_str()), (3, "东门社区", "2"));
    // While something is open, the page says so before anything else.
    let mut folder = Folder::new(standard());
    folder.rate(BINHE, A, &full_card());
    folder.satisfaction(BINHE, "92");
    folder.rate(XINFU, A, &full_card());
    folder.satisfaction(XINFU, "92");
    let document = bulletin_of(&folder, Language::English);
    assert!(matches!(&document.blocks[0], Block::Notice { text } if text.starts_with("One community is not")), "{document:?}");
    for format in [Format::Txt, Format::Md, Format::Html, Format::Docx, Format::Xlsx, Format::Json] {
        assert!(!format.render(&document, &Means::default()).unwrap().is_empty());
    }
}

#[test]
fn annexes_are_named_below_the_body_and_before_the_signatures() {
    let mut folder = Folder::new(standard());
    folder.rate(BINHE, A, &full_card());
    let named = |document: &Document| -> Vec<String> {
        let at = document.blocks.iter().position(|block| matches!(block, Block::Heading { text, .. } if text.contains("签字")));
        let above = &document.blocks[..at.unwrap_or(document.blocks.len())];
        paragraphs(above).into_iter().filter(|text| text.starts_with("附件")).map(str::to_owned).collect()
    };
    let archive = folder.document_for(Profile::Archive, &[BINHE]);
    assert_eq!(named(&archive), ["附件：1. 全部指标得分　2. 各检查员评分表　3. 数据来源"]);
    assert!(matches!(archive.blocks.iter().rev().find(|block| matches!(block, Block::Heading { .. })),
        Some(Block::Heading { text, .. }) if text == "附件3　数据来源"));
    // In a collection each community names its own, and one that has none says nothing.
    let all = folder.document_for(Profile::District, &[BINHE, XINFU]);
    let said: Vec<&str> = paragraphs(&all.blocks).into_iter().filter(|text| text.starts_with("附件")).collect();
    assert_eq!(said, ["附件：1. 全部指标得分　2. 数据来源", "附件：数据来源"]);
    assert!(named(&folder.document_for(Profile::Community, &[BINHE])).is_empty());
}
