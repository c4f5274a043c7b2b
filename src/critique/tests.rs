//! What the draft says of cards of the built-in standard, and what becomes of edits.

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::domain::critique::Part;
use crate::domain::events::{Mark, Reason, Text};
use crate::domain::ids::{CommunityId, DeviceId, EventId, Stamp};
use crate::domain::points::{Exact, Points};
use crate::domain::scale::full_marks_value;
use crate::domain::standard::{Item, Kind, Standard};
use crate::domain::value::Value;
use crate::domain::value_text::read_value;
use crate::domain::views::{CardView, Community};
use crate::domain::wording::Language;
use crate::standard_files::{built_in, parse};
use crate::text::Words;

fn standard() -> Standard {
    parse(built_in()[0].1).unwrap()
}

/// What a card says of an item: value, reasons, note.
type Said = (Value, Vec<Reason>, Option<String>);

fn card(said: &BTreeMap<String, Said>) -> CardView {
    let mut view = CardView::default();
    let stamp = Stamp { ms: 1, n: 0, id: EventId { device: DeviceId(Uuid::nil()), seq: 1 } };
    for (id, (value, reasons, note)) in said {
        let item = view.items.entry(id.clone()).or_default();
        item.mark.set(stamp, Some(Mark { value: value.clone(), reasons: reasons.clone() }), &[]);
        if let Some(note) = note {
            item.note.set(stamp, Some(Text::new(note)), &[]);
        }
    }
    view
}

/// A card with full marks (no bonus), except as told: item, value, reason's phrase or words, note.
fn full_but(standard: &Standard, but: &[(&str, &str, &str, &str)]) -> CardView {
    let full = |item: &Item| match &item.kind {
        _ if item.bonus => read_value(item, "0").unwrap(),
        Kind::Measure { .. } => Value::Share { n: 10, m: 10 },
        _ => full_marks_value(item).unwrap(),
    };
    let mut said: BTreeMap<String, Said> =
        standard.items().map(|item| (item.id.clone(), (full(item), Vec::new(), None))).collect();
    for (id, value, reason, note) in but {
        let item = standard.item(id).unwrap();
        let reasons = match reason.parse() {
            Ok(phrase) => vec![Reason::Phrase(phrase)],
            Err(_) if reason.is_empty() => vec![],
            Err(_) => vec![Reason::Words(Text::new(*reason))],
        };
        let note = (!note.is_empty()).then(|| (*note).to_owned());
        said.insert((*id).to_owned(), (read_value(item, value).unwrap_or_else(|| panic!("{id} {value}")), reasons, note));
    }
    card(&said)
}

fn community() -> Community {
    let (code, district) = (String::new(), String::new());
    let id = CommunityId(Uuid::nil());
    Community { id, code, district, subdistrict: "河西街道".into(), name: "沙湾社区".into(), group: String::new() }
}

fn material(standard: Standard, cards: Vec<CardView>) -> Material {
    Material::new(Arc::new(standard), community(), cards, BTreeMap::new())
}

fn chinese() -> Words {
    Words::new(Language::Chinese)
}

fn drafted(cards: &[&[(&str, &str, &str, &str)]]) -> Draft {
    let standard = standard();
    let cards = cards.iter().map(|but| full_but(&standard, but)).collect();
    draft(&material(standard, cards), &chinese())
}

fn text(draft: &Draft, length: Length, words: &Words) -> String {
    let critique = joined(draft, None);
    let chapters = chapters(words, &critique.rows, length);
    chapters.into_iter().flat_map(|chapter| chapter.paragraphs).collect::<Vec<_>>().join("\n")
}

fn line<'a>(draft: &'a Draft, key: &str) -> &'a Line {
    draft.lines.iter().find(|line| line.key == key).unwrap_or_else(|| panic!("no {key} in {draft:#?}"))
}

#[test]
fn reasons_and_notes_become_the_sentences_of_their_subject_worst_first() {
    let draft = drafted(&[&[
        ("agenda", "0", "1", "年度计划只有一句话。"),
        ("channel", "no", "公示电话已停机！", ""),
        ("venues", "2", "1", ""),
    ]]);
    let keys: Vec<&str> =
        draft.lines.iter().filter(|line| line.part == Part::Shortcomings).map(|line| line.key.as_str()).collect();
    assert_eq!(keys, ["shortcomings", "shortcoming:network", "shortcoming:groundwork"]);
    let network = &line(&draft, "shortcoming:network").text;
    assert_eq!(
        network,
        "三级网络方面，年度计划中没有单列共建工作任务；查阅资料发现，年度计划只有一句话；“公开联系渠道有应答”一项，公示电话已停机。"
    );
    assert_eq!(
        line(&draft, "rectification:channel").text,
        "针对“公示电话已停机”的问题，由社区居委会负责，15天内整改到位：落实值班岗位，工作时间十分钟内应答，非工作时间留言次日回复。"
    );
    let written = text(&draft, Length::Written, &chinese());
    assert!(written.contains("一是三级网络方面") && written.contains("二是基础工作与资源共享方面"), "{written}");
}

#[test]
fn a_loss_without_a_reason_is_told_as_it_was_marked() {
    let draft = drafted(&[&[
        ("agenda", "3", "", ""),
        ("spot-check", "2", "", ""),
        ("public-services", "a+c", "", ""),
        ("channel", "no", "", ""),
        ("residents-asked", "8/10", "", ""),
        ("privacy", "a+e*2", "", ""),
        ("culture-sports", "1", "", ""),
    ]]);
    let written = text(&draft, Length::Written, &chinese());
    for told in [
        "“共建工作纳入议程和计划”一项，核查情况为“列入年度计划，近12个月专题研究2～3次，均有记录”",
        "“清单抽查与实际相符”得2分，满分3分",
        "“便民服务四项”一项，还缺心理疏导或家庭咨询服务、义诊或健康咨询",
        "“公开联系渠道有应答”没有达到要求",
        "“居民知晓且满意”一项，核查结果为8/10，即80%",
        "采集信息没有依据，或登记表上没有写明用途",
        "公共区域可见能识别到个人的材料（每处）（2处）",
        "“文化体育队伍常年活动”一项，核查结果为1",
    ] {
        assert!(written.contains(told), "{told}\n{written}");
    }
}

#[test]
fn what_the_inspectors_see_too_differently_is_neither_praised_nor_blamed() {
    // 3 against 1 of 3 is further apart than two fifths; 3 against 2 is not.
    let draft = drafted(&[&[("patrols", "1", "1", "记录只到上月"), ("legal", "2", "1", "")], &[]]);
    for line in draft.lines.iter().filter(|line| line.key != "overall:disputed") {
        assert!(!line.items.contains(&"patrols".to_owned()) && !line.text.contains("巡防"), "{line:?}");
        assert!(!line.text.contains("记录只到上月"));
    }
    assert!(line(&draft, "overall:disputed").text.contains("“联合巡防和共同治理”"));
    assert!(!line(&draft, "overall:disputed").spoken);
    assert!(line(&draft, "shortcoming:service").text.contains("法律咨询没有固定时间"));
}

#[test]
fn a_veto_is_written_and_never_read_aloud_whatever_the_switch_says() {
    let draft = drafted(&[&[("data-leak", "violated", "", "登记表照片曾发到业主群")]]);
    let mut critique = joined(&draft, None);
    critique.rows.iter_mut().for_each(|row| row.spoken = true);
    let of = |length| {
        chapters(&chinese(), &critique.rows, length).into_iter().flat_map(|chapter| chapter.paragraphs).collect::<String>()
    };
    let (written, spoken) = (of(Length::Written), of(Length::Spoken));
    assert!(written.contains("“泄露居民个人信息”判定为违反，情况是：登记表照片曾发到业主群。按评定标准，本次最高评定为一星。"));
    for word in ["否决", "泄露", "业主群", "100分"] {
        assert!(!spoken.contains(word), "{word}: {spoken}");
    }
    assert!(spoken.contains("沙湾社区评定为一星"));
}

#[test]
fn extreme_cards_read_well() {
    let full = drafted(&[&[]]);
    assert_eq!(line(&full, "shortcomings").text, "对照评定标准，计分指标没有失分，希望继续保持。");
    assert!(full.lines.iter().all(|line| line.part != Part::Rectification));
    assert!(line(&full, "stars").text.contains("总分100分，评定为五星"));

    let standard = standard();
    let zero: Vec<(String, String)> = standard
        .items()
        .filter(|item| !matches!(item.kind, Kind::Veto { .. }))
        .map(|item| {
            let value = match item.kind {
                Kind::Measure { .. } => "0/10",
                Kind::Check { .. } => "no",
                Kind::Reasons { .. } => "a+b+c+d+e*9",
                Kind::Multi { .. } => "",
                _ => "0",
            };
            (item.id.clone(), value.to_owned())
        })
        .collect();
    let zero: Vec<(&str, &str, &str, &str)> =
        zero.iter().filter(|(_, value)| !value.is_empty()).map(|(id, value)| (id.as_str(), value.as_str(), "", "")).collect();
    let zero = drafted(&[&zero]);
    let points =
        |draft: &Draft, part| draft.lines.iter().filter(|line| line.part == part && pages::is_point(part, &line.key)).count();
    assert_eq!(points(&zero, Part::Shortcomings), 5);
    assert!(line(&zero, "overall").text.contains("还有较大差距"));

    // One lost item: no ordinal stands before a single point.
    let one = drafted(&[&[("channel", "no", "1", "")]]);
    let written = text(&one, Length::Written, &chinese());
    assert!(written.contains("\n三级网络方面，公示的联系渠道无人应答。\n"), "{written}");
    // One section lost everything: its items are the points.
    let section = drafted(&[&[("agenda", "0", "1", ""), ("targets", "0", "1", ""), ("training", "0", "1", "")]]);
    assert_eq!(points(&section, Part::Shortcomings), 3);
}

#[test]
fn an_unfinished_card_says_so_and_announces_nothing() {
    let standard = standard();
    let said = BTreeMap::from([("agenda".to_owned(), (Value::Level("b".into()), vec![Reason::Phrase(1)], None))]);
    let open = draft(&material(standard.clone(), vec![card(&said)]), &chinese());
    assert!(line(&open, "overall:open").text.starts_with("评分尚未完成，还有34项没有评完"));
    assert!(line(&open, "overall:open").spoken && !line(&open, "stars").spoken);
    assert!(line(&open, "strengths").text.contains("还没有指标得到满分"));
    let none = draft(&material(standard, vec![]), &chinese());
    assert_eq!(none.lines.len(), 1, "{none:?}");
}

#[test]
fn edits_survive_new_marks_and_show_what_changed_beneath() {
    let words = chinese();
    let before = drafted(&[&[("agenda", "0", "1", ""), ("venues", "2", "1", ""), ("legal", "2", "1", "")]]);
    let mut critique = joined(&before, None);
    for (key, text) in
        [("shortcoming:network", "议程抓得不紧。"), ("shortcoming:groundwork", "场地要用起来。"), ("opening", "大家好。")]
    {
        critique.rows.iter_mut().find(|row| row.key == key).unwrap().edit(text);
    }
    critique.rows.push(Row::own(Part::Next, "请街道给予支持。"));
    let kept = critique.lines();
    // The agenda is marked otherwise, the venues are full now, and the law is noted upon.
    let after = drafted(&[&[("agenda", "1.5", "2", ""), ("legal", "2", "1", "公示时间已过期"), ("finance", "3", "1", "")]]);
    let now = joined(&after, Some(&kept));
    let row = |key: &str| now.rows.iter().find(|row| row.key == key).unwrap_or_else(|| panic!("{key}"));
    assert_eq!((row("opening").state(), row("opening").text.as_str()), (State::Edited, "大家好。"));
    assert_eq!(
        (row("shortcoming:network").state(), row("shortcoming:network").text.as_str()),
        (State::Changed, "议程抓得不紧。")
    );
    assert_eq!(row("shortcoming:network").draft(), Some(line(&after, "shortcoming:network").text.as_str()));
    assert_eq!((row("shortcoming:groundwork").state(), row("shortcoming:groundwork").draft()), (State::Gone, None));
    assert_eq!((row("own:1").state(), row("own:1").text.as_str()), (State::Own, "请街道给予支持。"));
    // Never edited: the draft of now, to the word; and what speaks of nothing any more is gone.
    assert_eq!(
        (row("shortcoming:service").state(), &row("shortcoming:service").text),
        (State::Drafted, &line(&after, "shortcoming:service").text)
    );
    assert!(now.rows.iter().all(|row| row.key != "rectification:venues"));
    let offered: Vec<&str> = now.offered.iter().map(|row| row.key.as_str()).collect();
    assert!(offered.contains(&"shortcoming:participation"), "{offered:?}");
    // Saved without a decision, the change is still shown; kept on purpose, it is settled.
    let again = joined(&after, Some(&now.lines()));
    assert_eq!(again.rows.iter().find(|row| row.key == "shortcoming:network").unwrap().state(), State::Changed);
    let mut settled = again.clone();
    settled.rows.iter_mut().for_each(Row::keep);
    let settled = joined(&after, Some(&settled.lines()));
    assert_eq!(settled.rows.iter().find(|row| row.key == "shortcoming:network").unwrap().state(), State::Edited);
    let mut taken = again;
    taken.rows.iter_mut().for_each(Row::take_draft);
    assert!(taken.rows.iter().all(|row| !matches!(row.state(), State::Edited | State::Changed)));
    // In another language what was not edited is worded anew, what was edited stays.
    let english = Words::new(Language::English);
    let translated = joined(&draft(&material(standard(), vec![full_but(&standard(), &[])]), &english), Some(&kept));
    assert!(translated.rows.iter().any(|row| row.text.starts_with("From here on")));
    assert!(translated.rows.iter().any(|row| row.text == "大家好。"));
    drop(words);
}

#[test]
fn the_printed_text_is_read_back_line_by_line() {
    for words in Language::ALL.map(Words::new) {
        let standard = standard();
        let but = [
            ("agenda", "0", "1", "记录缺页"),
            ("venues", "2", "1", ""),
            ("legal", "2", "1", ""),
            ("data-leak", "violated", "", "已处置"),
        ];
        let current = joined(&draft(&material(standard.clone(), vec![full_but(&standard, &but)]), &words), None);
        let print = |rows: &[Row]| -> String {
            let chapters = chapters(&words, rows, Length::Written).into_iter();
            chapters.flat_map(|chapter| [vec![chapter.heading], chapter.paragraphs].concat()).collect::<Vec<_>>().join("\n")
        };
        let printed = print(&current.rows);
        assert_eq!(from_text(&words, &current, &printed), current.rows, "{printed}");
        let changed = printed.replacen("河西街道", "本街道", 1);
        let read = from_text(&words, &current, &changed);
        let edited: Vec<&Row> = read.iter().filter(|row| row.state() != State::Drafted).collect();
        assert_eq!(edited.iter().map(|row| (row.key.as_str(), row.state())).collect::<Vec<_>>(), [("opening", State::Edited)]);
    }
}

#[test]
fn a_paragraph_that_was_changed_a_little_stays_the_line_it_was() {
    let draft = drafted(&[&[("channel", "no", "1", ""), ("agenda", "1.5", "1", ""), ("training", "0", "1", "")]]);
    let mut current = joined(&draft, None);
    let words = chinese();
    let text = written_text(&words, &current.rows).replacen("总的看，", "总体来看，", 1) + "\n散会后请留步";
    let rows = from_text(&words, &current, &text);
    let at = |key: &str| rows.iter().find(|row| row.key == key).unwrap();
    assert_eq!(at("overall").state(), State::Edited);
    assert!(at("overall").text.starts_with("总体来看，"));
    let own: Vec<&str> = rows.iter().filter(|row| row.state() == State::Own).map(|row| row.text.as_str()).collect();
    assert_eq!(own, ["散会后请留步"], "{rows:?}");
    current.rows = rows;
    assert_eq!(current.lines().len(), draft.lines.len() + 1);
}

#[test]
fn the_stars_stand_where_the_chair_wants_them() {
    let mut critique = joined(&drafted(&[&[("agenda", "0", "1", "")]]), None);
    assert_eq!(critique.rows.last().unwrap().part, Part::Stars);
    let all = critique.rows.clone();
    critique.place_stars(false);
    let at = critique.rows.iter().position(|row| row.part == Part::Stars).unwrap();
    assert_eq!((critique.rows[at - 1].part, critique.rows[at + 1].part), (Part::Overall, Part::Strengths));
    critique.place_stars(true);
    assert_eq!(critique.rows, all);
}

#[test]
fn reading_aloud_takes_its_time() {
    assert_eq!(seconds(Language::Chinese, &"好".repeat(240), 240), 60);
    assert_eq!(seconds(Language::Chinese, &"好".repeat(240), 120), 120);
    assert_eq!(seconds(Language::English, &"good ".repeat(130), 130), 60);
    assert_eq!(seconds(Language::Chinese, "", 0), 0);
}

#[test]
fn the_more_is_lost_the_sooner_it_is_due() {
    let standard = standard();
    let agenda = standard.item("agenda").unwrap();
    let proposed = |lost: &str| Limit::proposed(agenda, &Exact::from(lost.parse::<Points>().unwrap()));
    assert_eq!(["4", "3", "2", "1.5", "0.5"].map(proposed), [15, 30, 30, 60, 60].map(Limit::Days));
    assert_eq!(Limit::proposed(standard.item("data-leak").unwrap(), &Exact::zero()), Limit::Now);
    let control = Item { control: true, ..agenda.clone() };
    assert_eq!(Limit::proposed(&control, &Exact::from(Points::HALF)), Limit::Days(15));
}

/// The `n`-th value of an item, in turn.
fn value(item: &Item, n: usize) -> Value {
    match &item.kind {
        Kind::Levels { levels } => Value::Level(levels[n % levels.len()].key.clone()),
        Kind::Check { .. } => Value::Answer(n.is_multiple_of(2)),
        Kind::Score { step } => Value::Points(step.times(i64::try_from(n % 4).unwrap())),
        Kind::Count { .. } => Value::Count((n % 5) as u32),
        Kind::Reasons { losses, .. } => Value::Losses(losses.iter().take(n % 3).map(|loss| (loss.key.clone(), 1)).collect()),
        Kind::Measure { .. } => Value::Share { n: (n % 11) as u32, m: 10 },
        Kind::Multi { credits } => Value::Credits(credits.iter().take(n % 5).map(|credit| credit.key.clone()).collect()),
        Kind::Finding { .. } => Value::Findings(BTreeMap::new()),
        Kind::Veto { .. } => Value::Violated(n.is_multiple_of(7)),
    }
}

fn typed() -> impl Strategy<Value = String> {
    prop_oneof![
        "[，。 \n]{0,2}[甲乙丙]{0,9}([，。；：！ \n][一二]{1,5}){0,3}[，。！ \n]{0,3}",
        "[a-z]{0,9}([., ;][a-z]{1,5}){0,3}[.!; ]{0,3}",
        "好{60,300}",
        Just("“见台账”。".to_owned()),
    ]
}

/// A mark by number, own words, a note, a phrase by number; nothing where the item is unrated.
type Marked = Option<(usize, Option<String>, Option<String>, usize)>;

fn cards() -> impl Strategy<Value = Vec<CardView>> {
    let one =
        proptest::option::weighted(0.9, (0..40_usize, proptest::option::of(typed()), proptest::option::of(typed()), 0..4_usize));
    proptest::collection::vec(proptest::collection::vec(one, 35), 1..3).prop_map(|cards| {
        let standard = standard();
        let one = |marks: Vec<Marked>| {
            let said = standard.items().zip(marks).filter_map(|(item, mark)| {
                let (n, words, note, phrase) = mark?;
                let phrase = (1..=item.phrases.shortcoming.len()).contains(&phrase).then_some(Reason::Phrase(phrase));
                let words = words.map(|words| Reason::Words(Text::new(words)));
                Some((item.id.clone(), (value(item, n), phrase.into_iter().chain(words).collect(), note)))
            });
            card(&said.collect())
        };
        cards.into_iter().map(one).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn any_cards_give_a_sound_critique(cards in cards()) {
        for words in Language::ALL.map(Words::new) {
            let material = material(standard(), cards.clone());
            let draft = draft(&material, &words);
            prop_assert_eq!(&super::draft(&material, &words), &draft, "deterministic");
            let mut keys: Vec<&str> = draft.lines.iter().map(|line| line.key.as_str()).collect();
            keys.sort_unstable();
            keys.dedup();
            prop_assert_eq!(keys.len(), draft.lines.len(), "a key names one line");
            let (written, spoken) = (text(&draft, Length::Written, &words), text(&draft, Length::Spoken, &words));
            prop_assert!(length(words.language, &spoken) <= spoken_limit(words.language), "{}", spoken);
            for double in ["。。", "，。", "；。", "；；", "，；", "、。", "..", ";;", ",.", "“”"] {
                prop_assert!(!written.contains(double), "{double} in {written}");
            }
            prop_assert!(!written.contains("一票否决") || !spoken.contains("一票否决"));
            // Every reason for points lost stands in the written version.
            for judged in material.items().iter().filter(|judged| judged.verdict == material::Verdict::Short) {
                for mark in cards.iter().filter_map(|card| card.item(&judged.item.id)?.mark()) {
                    for reason in &mark.reasons {
                        let told = match reason {
                            Reason::Phrase(n) => judged.item.phrases.shortcoming[n - 1].get(words.language).to_owned(),
                            Reason::Words(text) => clauses::clause(&words, text.as_str()),
                        };
                        prop_assert!(written.contains(&told), "{told} is missing in {written}");
                    }
                }
                for note in clauses::notes(&words, &cards, judged.item) {
                    prop_assert!(written.contains(&note), "{note} is missing in {written}");
                }
            }
        }
    }
}

/// The draft of a meeting of these communities, each by what is not full on its one card.
fn day_of(stops: &[&[(&str, &str, &str, &str)]]) -> Draft {
    let mut day = day::Day::new(Arc::new(standard()));
    for (n, but) in (1..).zip(stops) {
        let held = material(standard(), vec![full_but(&standard(), but)]);
        let community = Community { id: CommunityId(Uuid::from_u128(n)), name: format!("第{n}社区"), ..community() };
        day.add(&Material { community, ..held }, &chinese());
    }
    day.draft(&chinese())
}

#[test]
fn what_communities_share_is_said_once_and_each_gets_its_two_sentences() {
    let draft = day_of(&[
        &[("agenda", "0", "1", ""), ("legal", "2", "1", "")],
        &[("agenda", "1.5", "1", ""), ("channel", "no", "1", "")],
        &[("agenda", "3", "2", "")],
    ]);
    let shared = line(&draft, "shortcoming:network");
    assert!(shared.text.contains("年度计划中没有单列共建工作任务（2个社区）"), "{shared:?}");
    // What one community alone lost is its own business, and so is the reason one alone was given.
    let common: Vec<&Line> = draft.lines.iter().filter(|line| line.part == Part::Shortcomings).collect();
    assert!(common.iter().all(|line| !line.text.contains("法律") && !line.text.contains("次数偏少")), "{common:?}");
    assert!(line(&draft, "next:agenda").text.contains("把共建任务单列进年度计划"));
    let praised: Vec<&Line> = draft.lines.iter().filter(|line| line.key.starts_with("strength:")).collect();
    assert!(praised.len() == 3 && praised.iter().all(|line| line.text.contains("各社区都做到了")), "{praised:?}");
    assert!(line(&draft, "overall").text.starts_with("已评完的3个社区中，"), "{draft:?}");
    let told: Vec<&Line> = draft.lines.iter().filter(|line| line.part == Part::Communities).collect();
    assert_eq!(told.len(), 3);
    for (n, line) in (1..).zip(told) {
        assert!(line.text.starts_with(&format!("第{n}社区总分")) && line.text.matches('。').count() == 2, "{line:?}");
    }
    let keys: std::collections::BTreeSet<&str> = draft.lines.iter().map(|line| line.key.as_str()).collect();
    assert_eq!(keys.len(), draft.lines.len(), "a key names one line");
}

#[test]
fn a_meeting_without_losses_or_marks_reads_well_too() {
    let full = day_of(&[&[], &[]]);
    assert_eq!(line(&full, "shortcomings").text, "对照评定标准，计分指标没有失分，希望继续保持。");
    assert!(line(&full, "overall").text.contains("五星2个"), "{full:?}");
    let apart = day_of(&[&[("agenda", "0", "1", "")], &[("legal", "2", "1", "")]]);
    assert!(line(&apart, "shortcomings").text.contains("没有突出的共性问题"));
    let mut day = day::Day::new(Arc::new(standard()));
    day.add(&material(standard(), vec![]), &chinese());
    let none = day.draft(&chinese());
    assert_eq!(none.lines.len(), 1, "{none:?}");
}

#[test]
fn of_a_long_meeting_the_communities_are_written_and_not_read_aloud() {
    let stops: Vec<&[(&str, &str, &str, &str)]> = vec![&[("agenda", "0", "1", "")]; day::TOLD + 2];
    let draft = day_of(&stops);
    let told: Vec<&Line> = draft.lines.iter().filter(|line| line.part == Part::Communities).collect();
    assert_eq!(told.len(), day::TOLD + 1);
    assert!(told.iter().all(|line| !line.spoken) && told[day::TOLD].text.contains("其余2个社区"), "{told:?}");
    let spoken = text(&draft, Length::Spoken, &chinese());
    assert!(spoken.contains("（62个社区）") && !spoken.contains("第1社区"), "{spoken}");
}
