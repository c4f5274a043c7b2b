//! The critique as it is read, edited and kept.

use starpoint::domain::command::{Command, Rating};
use starpoint::domain::critique::{CritiqueLine, Part};
use starpoint::domain::events::{Event, Mark, Text};
use starpoint::domain::ids::CardId;
use starpoint::domain::value::Value;
use starpoint::domain::wording::Language;
use starpoint::text::Symbols;
use starpoint::tui;

use super::folder::{A, Kept, MEETING, built_in, community};
use super::{gallery, pinned, status};

/// A finished card with two losses, one of them with a note in the inspector's own words.
fn rated() -> Kept {
    let kept = Kept::round(built_in());
    kept.press("<enter>3<tab>1<commit:台账缺2次记录><enter>+4+212/20<enter>10 1 2 <esc>");
    kept
}

fn rate(kept: &Kept, item: &str, value: Value) {
    let card = CardId { meeting: MEETING, community: community(1), inspector: A };
    let mark = Some(Some(Mark { value, reasons: Vec::new() }));
    kept.done([Command::Rate(vec![Rating { card, item: item.into(), mark, note: None }])]);
}

#[test]
fn two_keys_lead_to_the_text_and_one_more_to_what_is_read_aloud() {
    let kept = rated();
    let screen = kept.press_at("+4", (120, 40));
    assert!(screen.contains("滨河社区") && screen.contains("朗读约") && screen.contains("自动底稿，尚未修改"), "{screen}");
    assert!(screen.contains("▸ 读") && screen.contains("各位同志") && screen.contains("■ 存在不足"), "{screen}");
    let spoken = kept.press_at("+4<tab>", (120, 40));
    assert!(
        spoken.contains("朗读稿") && spoken.contains("▸ 读") && !spoken.lines().any(|line| line.starts_with("  写")),
        "{spoken}"
    );
}

#[test]
fn a_line_is_edited_kept_at_once_and_taken_back() {
    let kept = rated();
    let screen = kept.press("+4<enter>大家辛苦了。<commit:谢谢２次，>好<esc>");
    assert_eq!(status(&screen), "✓ 修改一句 已保存");
    let screen = kept.press("+4");
    assert!(screen.contains("大家辛苦了。谢谢２次，好") && screen.contains("修改1句") && screen.contains("✎"), "{screen}");
    // What is not changed is not written; undo names what it takes back.
    assert!(status(&kept.press("+4<enter><esc>")).is_empty());
    let screen = kept.press("+4<enter>再见<ctrl-s><backspace>");
    assert_eq!(status(&screen), "✓ 已撤销：修改一句");
    assert!(screen.contains("好") && !screen.contains("再见"), "{screen}");
    let screen = kept.press("+4<backspace>");
    assert!(status(&screen).contains("没有可以撤销的"), "{screen}");
}

#[test]
fn steps_can_be_taken_back_inside_the_text() {
    let kept = rated();
    kept.press("+4<enter><commit:甲乙><commit:丙丁><ctrl-z><ctrl-z><ctrl-y><esc>");
    let screen = kept.press("+4");
    assert!(screen.contains("甲乙") && !screen.contains("丙丁"), "{screen}");
}

#[test]
fn a_pasted_paragraph_becomes_a_line_of_its_own() {
    let kept = rated();
    let screen = kept.press("+4<commit:第一段\r\n第二段><esc>");
    assert_eq!(status(&screen), "✓ 加一句 已保存");
    let screen = kept.press("+4");
    assert!(screen.contains("• 第一段") && screen.contains("• 第二段"), "{screen}");
    assert!(screen.contains("修改2句"), "{screen}");
}

#[test]
fn what_the_privacy_guard_refuses_comes_back_with_the_reason() {
    let kept = rated();
    let screen = kept.press("+4<enter>11010519491231002X<esc>");
    assert!(status(&screen).contains("未保存") && screen.contains("11010519491231002X"), "{screen}");
    assert!(kept.press("+4").contains("尚未修改"));
    // The number is rubbed out and the rest is kept.
    let erase = "<backspace>".repeat(18);
    let screen = kept.press(&format!("+4<enter>11010519491231002X<esc>{erase}好<esc>"));
    assert!(status(&screen).contains("已保存"), "{screen}");
}

#[test]
fn what_could_not_be_saved_stays_in_the_field() {
    let kept = rated();
    kept.fill_disk();
    let screen = kept.press("+4<enter><commit:写了很久><esc>");
    assert!(status(&screen).starts_with('✗') && screen.contains("写了") && screen.contains("Esc 保存"), "{screen}");
}

#[test]
fn an_emptied_line_asks_before_it_goes() {
    let kept = rated();
    let empty = format!("+4<enter>{}<esc>", "<backspace>".repeat(80));
    let screen = kept.press(&empty);
    assert!(screen.contains("要移出点评吗"), "{screen}");
    assert!(kept.press(&format!("{empty}<esc><esc>")).contains("要移出点评吗"), "no leads back to the text");
    let screen = kept.press(&format!("{empty}1"));
    assert_eq!(status(&screen), "✓ 移出1句 已保存");
    // What was left out is offered, and Enter takes it.
    assert!(screen.contains("底稿另有：各位同志"), "{screen}");
    let screen = kept.press("+4<enter>");
    assert_eq!(status(&screen), "✓ 采用底稿一句 已保存");
    assert!(!kept.press("+4").contains("底稿另有"));
}

#[test]
fn edits_survive_new_marks_and_the_new_draft_is_shown_beneath() {
    let kept = rated();
    let at = "+4<down>";
    let before = kept.press_at(at, (120, 40));
    assert!(before.contains("▸ 读"), "{before}");
    kept.press(&format!("{at}<enter><commit:希望再接再厉。><esc>"));
    for item in ["agenda", "targets"] {
        rate(&kept, item, Value::Level("d".into()));
    }
    let screen = kept.press_at(at, (120, 40));
    assert!(screen.contains("希望再接") && screen.contains("评分有改动，底稿现为："), "{screen}");
    // Settled by keeping it as it is; or the new draft is taken.
    let screen = kept.press_at(&format!("{at}<enter><ctrl-s>"), (120, 40));
    assert!(status(&screen).contains("保留自己的写法 已保存") && !screen.contains("评分有改动"), "{screen}");
    let screen = kept.press_at(&format!("{at}+6"), (120, 40));
    assert!(status(&screen).contains("改用现在的底稿 已保存") && !screen.contains("希望再接"), "{screen}");
}

#[test]
fn reading_aloud_is_switched_with_space_and_the_time_follows() {
    let kept = rated();
    let time = |screen: &str| screen.lines().next().unwrap().split("朗读约").nth(1).unwrap().to_owned();
    let before = kept.press("+4");
    let screen = kept.press("+4 ");
    assert_eq!(status(&screen), "✓ 改为只写不读 已保存");
    assert!(screen.contains("▸ 写") && time(&screen) != time(&before), "{screen}");
    assert!(!kept.press("+4<tab>").contains("各位同志"));
    // A slower speaker takes longer.
    let mut options = kept.options(Language::Chinese, Symbols::UNICODE);
    options.pace = 120;
    let slow = tui::run_keys(options, "+4", (80, 24), false).unwrap();
    assert_ne!(time(&slow), time(&screen));
}

#[test]
fn a_violated_veto_is_never_read_aloud() {
    let kept = rated();
    kept.press("<enter>/33<enter>11<commit:会议记录系补写><enter>");
    let mut keys = "+4".to_owned();
    for _ in 0..20 {
        let screen = kept.press(&keys);
        let hand = screen.lines().find(|line| line.starts_with('▸')).unwrap_or("").to_owned();
        if hand.contains("一票否决") {
            assert!(hand.starts_with("▸ 写"), "{hand}");
            assert!(status(&kept.press(&format!("{keys} "))).contains("不朗读"));
            return;
        }
        keys += "<down>";
    }
    panic!("the veto has a line");
}

#[test]
fn the_whole_text_is_edited_as_one_and_changed_paragraphs_keep_their_place_over_the_draft() {
    let kept = rated();
    let screen = kept.press("+4+8<delete><delete><delete><delete>大家<esc>");
    assert!(status(&screen).starts_with("✓ 全文（"), "{screen}");
    assert!(screen.contains("大家") && screen.contains("✎") && !screen.contains("•"), "{screen}");
    assert!(screen.contains("修改1句") && !screen.contains("底稿另有"), "{screen}");
}

#[test]
fn back_to_the_draft_asks_and_can_be_undone() {
    let kept = rated();
    kept.press("+4<enter>大家好<esc>");
    let screen = kept.press("+4/恢复底稿<enter>");
    assert!(screen.contains("全部修改都会放弃"), "{screen}");
    let screen = kept.press("+4/恢复底稿<enter>1");
    assert_eq!(status(&screen), "✓ 恢复自动底稿 已保存");
    assert!(screen.contains("尚未修改") && !screen.contains("大家好"), "{screen}");
    kept.press("+4<enter>大家好<esc>");
    assert!(kept.press("+4/恢复底稿<enter>1<backspace>").contains("大家好"));
}

#[test]
fn points_move_within_their_part_and_the_stars_between_two_places() {
    let kept = rated();
    let screen = kept.press("+4<end>+4");
    assert_eq!(status(&screen), "✓ 星级在总体评价之后宣布 已保存");
    let screen = kept.press_at("+4", (120, 40));
    let at = |what: &str| screen.find(what).unwrap_or_else(|| panic!("{what}\n{screen}"));
    assert!(at("■ 评定结果") < at("■ 主要亮点"), "{screen}");
    assert!(!status(&kept.press("+4<down>+5")).starts_with('✓'), "what opens a part stays first");
}

#[test]
fn phrases_of_the_line_and_ones_own_go_into_the_text_and_into_notes() {
    let kept = rated();
    let screen = kept.press("+4<enter><tab>");
    assert!(screen.contains("台账缺2次记录  用过1次"), "{screen}");
    kept.press("+4<enter><tab><end><enter><esc>");
    assert!(kept.press("+4").contains("台账缺2次记录"));
    // In a note field, behind the item's own phrases.
    let screen = kept.press_at("<enter>/12<enter><enter><tab>", (120, 40));
    assert!(screen.contains("台账缺2次记录  用过1次"), "{screen}");
}

#[test]
fn of_two_texts_written_at_once_both_are_shown_and_a_person_chooses() {
    let kept = rated();
    kept.press("+4<enter>甲电脑所写<esc>");
    let line =
        CritiqueLine {
            part: Part::Opening, key: "own:1".into(), text: Text::new("乙电脑所写"), spoken: true, drafted: None
        };
    let (meeting, community) = (MEETING, community(1));
    kept.arrived(Event::CritiqueWritten { meeting, community, lines: Some(vec![line]), replaces: vec![] });
    let screen = kept.press("+4");
    assert!(screen.contains("两台电脑各写了一份") && screen.contains("▲ 乙电脑所写"), "{screen}");
    assert!(status(&kept.press("+4 ")).contains("请先选用一份"));
    assert!(kept.press("+4<tab>").contains("甲电脑所写"));
    let screen = kept.press("+4<tab><enter>1");
    assert_eq!(status(&screen), "✓ 选用第1份 已保存");
    let screen = kept.press("+4");
    assert!(screen.contains("甲电脑所写") && !screen.contains("两台电脑"), "{screen}");
}

#[test]
fn a_stop_without_marks_says_so() {
    let screen = Kept::round(built_in()).press("+4");
    assert!(screen.contains("本站还没有评分"), "{screen}");
}

fn drawn(keys: &str, size: (u16, u16), language: Language, symbols: Symbols) -> String {
    let kept = rated();
    kept.press("+4<down><enter><commit:希望再接再厉。><esc>");
    rate(&kept, "targets", Value::Level("d".into()));
    tui::run_keys(kept.options(language, symbols), keys, size, false).unwrap()
}

fn picture(name: &str, keys: &str, size: (u16, u16), language: Language, symbols: Symbols) {
    pinned(name, &drawn(keys, size, language, symbols));
}

#[test]
fn pictures() {
    gallery("critique", |size, language, symbols| drawn("+4<down>", size, language, symbols));
    picture("critique-spoken-80x24-zh", "+4<tab>", (80, 24), Language::Chinese, Symbols::UNICODE);
    picture("critique-editor-80x24-zh", "+4<down><enter>", (80, 24), Language::Chinese, Symbols::UNICODE);
    picture("critique-whole-80x24-en", "+4+8", (80, 24), Language::English, Symbols::UNICODE);
}

#[test]
fn the_whole_meetings_critique_is_edited_like_a_communitys() {
    let kept = rated();
    let screen = kept.press_at("/综合点评<enter>", (120, 40));
    assert!(screen.contains("综合点评") && screen.contains("第一次现场会") && screen.contains("■ 逐个点评"), "{screen}");
    assert!(screen.contains("滨河社区总分") || screen.contains("滨河社区评分尚未完成"), "{screen}");
    let screen = kept.press("/综合点评<enter><enter>大家辛苦了。<esc>");
    assert_eq!(status(&screen), "✓ 修改一句 已保存");
    assert!(kept.press("/综合点评<enter>").contains("大家辛苦了。"), "it is kept");
    // The community's own text is untouched, and one step leads back.
    assert!(!kept.press("+4").contains("大家辛苦了。"));
    let screen = kept.press("/综合点评<enter><enter>再见<ctrl-s><backspace>");
    assert!(!screen.contains("再见"), "{screen}");
}
