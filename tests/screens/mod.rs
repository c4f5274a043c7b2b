//! The interface driven by key strings through the real loop, on a folder in memory.
#![allow(clippy::large_types_passed_by_value)] // a set of symbols is passed once a test

mod actions;
mod agenda;
mod agreement;
mod announce;
mod counting;
mod critique;
mod edges;
mod evidence;
mod folder;
mod import;
mod keeping;
mod mouse;
mod palette;
mod panel;
mod paper;
mod pictures;
mod report;
mod results;
mod revisit;
mod safety;
mod settings;
mod setup;
mod speech;
mod standards;
mod themes;

use std::fmt::Write as _;

use folder::{A, B, Kept, built_in, community};
use starpoint::domain::command::Command;
use starpoint::domain::events::Reason;
use starpoint::domain::ids::CardId;
use starpoint::domain::points::Points;
use starpoint::domain::value::Value;
use starpoint::domain::wording::Language;
use starpoint::text::Symbols;
use starpoint::text::ambiguous::drawn_plain;
use starpoint::text::width::width;
use starpoint::tui;

/// The status line: the last but one.
fn status(screen: &str) -> &str {
    screen.lines().rev().nth(1).unwrap_or("")
}

/// Holds a screen against the one kept.
fn pinned(name: &str, screen: &str) {
    insta::with_settings!({ snapshot_path => "snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, screen);
    });
}

/// A screen at three sizes, in both languages, with either set of symbols, as it is drawn for each.
fn gallery(name: &str, drawn: impl Fn((u16, u16), Language, Symbols) -> String) {
    let mut all = String::new();
    for size in [(60, 18), (80, 24), (120, 40)] {
        for language in Language::ALL {
            for (called, symbols) in [("unicode", Symbols::UNICODE), ("ascii", Symbols::ASCII)] {
                let screen = drawn(size, language, symbols);
                let plain = symbols == Symbols::ASCII;
                // There a character that is not ASCII takes two cells, whatever it is.
                let wide = |c: char| c.is_ascii() || drawn_plain(true, || width(&c.to_string())) == 2;
                assert!(!plain || screen.chars().all(wide), "{name}: not for plain terminals\n{screen}");
                let fits = |line: &str| drawn_plain(plain, || width(line)) <= usize::from(size.0);
                assert!(screen.lines().all(fits), "{name}: too wide\n{screen}");
                let _ = write!(all, "== {}x{} {} {called}\n{screen}\n", size.0, size.1, language.tag());
            }
        }
    }
    pinned(name, &all);
}

#[test]
fn a_digit_gives_points_says_so_when_saved_and_goes_on() {
    let kept = Kept::round(built_in());
    let screen = kept.press("<enter>３");
    assert_eq!(status(&screen), "✓ 第1项 3分 已保存");
    assert!(screen.contains("▸ 2 纳入社区党建"), "{screen}");
    assert_eq!(kept.card(A).marks().get("agenda"), Some(&Value::Level("b".into())));
}

#[test]
fn a_rung_between_two_points_has_the_digit_below_it_and_the_half_key_agrees() {
    let kept = Kept::round(built_in());
    assert_eq!(status(&kept.press("<enter>1")), "✓ 第1项 1.5分 已保存");
    // Somebody who types 1 and a half finds it there already; nothing else changes.
    assert!(status(&kept.press("<enter><home>1。")).contains("第1项现在是1.5分"));
    assert_eq!(kept.card(A).marks().get("agenda"), Some(&Value::Level("c".into())));
    // Item 3 has 0.5 beside 0: reached by the half key, although the cursor has moved on.
    let screen = kept.press("<enter>/3<enter>0.");
    assert_eq!(status(&screen), "✓ 第3项 0.5分 已保存");
}

#[test]
fn undo_and_redo_name_what_they_did_and_lead_back_to_it() {
    let kept = Kept::round(built_in());
    let screen = kept.press("<enter>43<backspace>");
    assert_eq!(status(&screen), "✓ 已撤销：第2项 3分");
    assert!(screen.contains("▸ 2 纳入社区党建"), "{screen}");
    assert_eq!(status(&kept.press("<enter>+6")), "✓ 已重做：第2项 3分");
    assert_eq!(kept.card(A).marks().len(), 2);
    let screen = kept.press("<enter><backspace><backspace><backspace>");
    assert!(status(&screen).contains("没有可以撤销的"), "{screen}");
    assert!(kept.card(A).marks().is_empty());
}

#[test]
fn committed_text_goes_to_the_loss_just_given_else_to_the_item_in_hand() {
    let kept = Kept::round(built_in());
    kept.press("<enter>3<commit:台账缺2次记录><enter><commit:现场看了3处><enter>");
    let card = kept.card(A);
    assert_eq!(card.item("agenda").unwrap().note().unwrap().as_str(), "台账缺2次记录");
    assert_eq!(card.item("party-civic").unwrap().note().unwrap().as_str(), "现场看了3处");
    assert_eq!(card.marks().len(), 1, "no digit of the texts was taken for a mark");
}

#[test]
fn a_note_is_never_lost_by_one_key() {
    let kept = Kept::round(built_in());
    let screen = kept.press("<enter><enter>很好　３<esc>");
    assert!(status(&screen).contains("还没有保存") && screen.contains("很好　３"), "{screen}");
    kept.press("<enter><enter>很好<esc>的<enter>");
    assert_eq!(kept.card(A).item("agenda").unwrap().note().unwrap().as_str(), "很好的");
    assert!(kept.card(A).marks().is_empty());
}

#[test]
fn what_the_privacy_guard_refuses_comes_back_into_the_field() {
    let kept = Kept::round(built_in());
    let screen = kept.press("<enter><enter>11010519491231002X<enter>");
    assert!(status(&screen).contains("未保存") && screen.contains("11010519491231002X"), "{screen}");
    assert!(kept.card(A).item("agenda").is_none());
}

#[test]
fn a_reason_is_picked_with_tab_and_a_digit() {
    let kept = Kept::round(built_in());
    let screen = kept.press("<enter>３<tab>２");
    assert_eq!(status(&screen), "✓ 第1项 扣分理由1条 已保存");
    assert_eq!(kept.card(A).item("agenda").unwrap().mark().unwrap().reasons, [Reason::Phrase(2)]);
    assert!(screen.contains("▸ 2 纳入社区党建"), "{screen}");
    let screen = kept.press("<enter><home><tab>2");
    assert_eq!(status(&screen), "✓ 第1项 已取消这条扣分理由");
    assert!(kept.card(A).item("agenda").unwrap().mark().unwrap().reasons.is_empty());
}

#[test]
fn losses_are_ticked_one_by_one_and_space_does_not_throw_them_away() {
    let kept = Kept::round(built_in());
    let screen = kept.press("<enter>/10<enter>1355　");
    assert!(status(&screen).starts_with('✗'), "{screen}");
    let Some(Value::Losses(losses)) = kept.card(A).marks().remove("privacy") else { panic!("{:?}", kept.card(A).marks()) };
    assert_eq!(losses.iter().map(|(key, times)| (key.as_str(), *times)).collect::<Vec<_>>(), [("a", 1), ("c", 1), ("e", 2)]);
    assert!(kept.press("<enter>/10<enter>2<enter>").contains("▸11 "));
}

#[test]
fn a_measure_takes_n_of_m_and_never_invented_figures() {
    let kept = Kept::round(built_in());
    let screen = kept.press("<enter>/26<enter>　");
    assert!(status(&screen).contains("实测"), "{screen}");
    // One number alone could be either of the two: it says what is missing, and the entry stays open.
    let screen = kept.press("<enter>/26<enter>20<enter>");
    assert!(status(&screen).contains("合格数和总数都要填") && screen.contains("第26项  20"), "{screen}");
    kept.press("<enter>/26<enter>１８、２０<enter>");
    assert!(kept.card(A).marks().values().any(|value| *value == Value::Share { n: 18, m: 20 }));
    kept.press("<enter>/26<enter>１０　");
    assert!(kept.card(A).marks().values().any(|value| *value == Value::Share { n: 10, m: 10 }));
}

#[test]
fn a_veto_needs_confirmation_and_a_basis() {
    let kept = Kept::round(built_in());
    let id = built_in().items().nth(32).unwrap().id.clone();
    for keys in ["1<esc>", "11<enter><esc>", "11<esc>"] {
        kept.press(&format!("<enter>/33<enter>{keys}"));
        assert!(kept.card(A).marks().is_empty(), "{keys}");
    }
    let screen = kept.press("<enter>/33<enter>11<commit:会议记录系补写，签到日期不符><enter>");
    assert!(status(&screen).contains("已否决 已保存"), "{screen}");
    assert_eq!(kept.card(A).marks().get(&id), Some(&Value::Violated(true)));
    let screen = kept.press("<enter>+2");
    assert!(status(&screen).contains("2项否决均未发现问题"), "{screen}");
}

#[test]
fn the_rest_of_the_card_is_one_step_and_leaves_what_must_be_judged() {
    let kept = Kept::round(built_in());
    let screen = kept.press("<enter>3+4");
    assert_eq!(status(&screen), "✓ 其余27项已给满分并保存，还有7项待评");
    let screen = kept.press("<enter><backspace>");
    assert!(status(&screen).contains("已撤销：27处改动"), "{screen}");
    assert_eq!(kept.card(A).marks().len(), 1);
}

#[test]
fn the_program_goes_on_where_it_was_left() {
    let kept = Kept::round(built_in());
    kept.press("<down><enter>43");
    let screen = kept.press("");
    assert!(screen.contains("▸  2 铁牛街社区") && status(&screen).contains("第2项"), "{screen}");
    assert!(kept.press("<enter>").contains("▸ 3 "), "{screen}");
}

#[test]
fn another_inspector_has_a_card_of_their_own() {
    let kept = Kept::round(built_in());
    kept.press("<enter>4");
    let screen = kept.press("<enter>+92３");
    assert!(screen.contains("B 区民政局") && screen.contains("2人平均 3.5"), "{screen}");
    assert_eq!((kept.card(A).marks().len(), kept.card(B).marks().len()), (1, 1));
    let _ = community(0);
}

#[test]
fn a_search_finds_by_number_name_and_id() {
    let kept = Kept::round(built_in());
    for (typed, found) in [("１２", "▸12 "), ("法律", "▸16 "), ("hard-problem", "▸21 ")] {
        let screen = kept.press(&format!("<enter>、{typed}<enter>"));
        assert!(screen.contains(found), "{typed}\n{screen}");
    }
}

#[test]
fn order_and_filter_change_what_comes_next() {
    let kept = Kept::round(built_in());
    let screen = kept.press("<enter>+74");
    assert!(!screen.contains(" 1 共建工作纳入议程") && screen.contains(" 4 纳入业务培训"), "{screen}");
    let screen = kept.press("<enter>+82");
    assert!(screen.contains("■ 查阅资料"), "{screen}");
}

#[test]
fn a_filter_is_seen_and_bulk_marks_keep_to_what_it_shows() {
    let kept = Kept::round(built_in());
    let standard = built_in();
    let interview: Vec<String> = standard
        .items()
        .filter(|item| item.methods.contains(&starpoint::domain::standard::Method::Interview))
        .map(|item| item.id.clone())
        .collect();
    let sign = format!("只看：访谈（{}/35项", interview.len());
    assert!(!kept.press("<enter>").contains("只看"));
    for size in [(60, 18), (80, 24)] {
        let screen = kept.press_at("<enter>+74", size);
        assert!(screen.contains(&sign), "{screen}");
    }
    let screen = kept.press("<enter>+74+4");
    assert!(screen.contains(&sign) && status(&screen).contains("只算显示的项"), "{screen}");
    let given = kept.card(A).marks();
    assert!(!given.is_empty() && given.keys().all(|id| interview.contains(id)), "{given:?}");
    // What undo leads to is in sight, and so is the filter's end.
    kept.press("<enter><backspace>");
    let screen = kept.press("<enter><home>3+74<backspace>");
    assert!(screen.contains("▸ 1 ") && !screen.contains("只看"), "{screen}");
    // With nothing left among the shown, it is said where the rest is.
    kept.press("<enter>+4");
    let screen = kept.press("<enter>+74n");
    assert!(screen.contains("只看"), "{screen}");
}

#[test]
fn who_rates_is_taken_from_the_code_given_at_the_start() {
    let kept = Kept::round(built_in());
    let start = |code: &str| {
        let mut options = kept.options(Language::Chinese, Symbols::UNICODE);
        (options.by, options.inspector) = (Some(code.into()), Some(A));
        tui::run_keys(options, "", (80, 24), false).unwrap()
    };
    let screen = start("b");
    assert!(screen.contains("检查员 B 区民政局"), "{screen}");
    let screen = start("Z");
    assert!(screen.contains("检查员 A 区委组织部") && status(&screen).contains("“Z”没有登记"), "{screen}");
}

#[test]
fn a_finished_card_says_what_comes_next() {
    let kept = Kept::round(counting::plain(2));
    assert!(!kept.press("<enter>3").contains("签字"));
    for size in [(60, 18), (80, 24), (120, 40)] {
        let screen = kept.press_at("<enter>3", size);
        assert!(screen.contains("全部评完：+0 签字") && screen.contains("+ 结果 · + 报告"), "{screen}");
    }
    // Once it is signed, the other one's card is next, then the critique.
    let signed = Kept::round(counting::plain(2));
    signed.press("<enter>33");
    let card = |inspector| CardId { meeting: folder::MEETING, community: community(1), inspector };
    signed.done([Command::SignCard(card(A))]);
    let screen = signed.press("<enter>");
    assert!(screen.contains("已签字；还有 B 未签字：+9 换人") && screen.contains("回车 结果"), "{screen}");
    signed.press("<enter>+9233");
    signed.done([Command::SignCard(card(B))]);
    assert!(signed.press("<enter>").contains("全部签字：+ 回车 点评"));
    // Not while a reason is missing: signing would be refused.
    assert!(!kept.press("<enter><home>2<down>").contains("签字"));
}

#[test]
fn points_beyond_a_digit_are_typed_and_closed_by_enter() {
    let mut standard = counting::plain(1);
    standard.sections[0].items[0].max = Points::whole(20);
    standard.sections[0].items[0].kind = starpoint::domain::standard::Kind::Score { step: Points::HALF };
    standard.full_marks = Points::whole(20);
    let kept = Kept::round(standard);
    let screen = kept.press("<enter>１７．５");
    assert!(screen.contains(" 17.5 ") && kept.card(A).marks().is_empty(), "{screen}");
    kept.press("<enter>１７。５<enter>");
    assert_eq!(kept.card(A).marks().get("i1"), Some(&Value::Points(Points::from_hundredths(1750))));
    let screen = kept.press("<enter><home>21<enter>");
    assert!(status(&screen).starts_with('✗'), "{screen}");
}

#[test]
fn marks_given_in_the_wrong_name_are_carried_over_and_back_as_one_step() {
    let kept = Kept::round(built_in());
    kept.press("<enter>43<enter>台账齐全<enter>");
    let screen = kept.press("<enter>/整张移过去<enter>1");
    assert_eq!(status(&screen), "✓ 已全部移到“B 区民政局”的评分表；退格撤回");
    assert!(kept.card(A).marks().is_empty() && screen.contains("已评 0/35"), "{screen}");
    assert_eq!(kept.card(B).marks().len(), 2);
    let screen = kept.press("<enter><backspace>");
    assert!(status(&screen).contains("已撤销：整张评分表的移动"), "{screen}");
    assert_eq!((kept.card(A).marks().len(), kept.card(B).marks().len()), (2, 0));
}
