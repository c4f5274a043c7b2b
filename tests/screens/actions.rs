//! Rectification on the screen: proposals become actions, are edited, brought further and taken back; the register of a round.

use std::fs;
use std::path::Path;

use starpoint::domain::action::{Action, Status, of_community};
use starpoint::domain::command::Command;
use starpoint::domain::wording::Language;
use starpoint::settings::places::{Spot, SpotKind};
use starpoint::text::Symbols;
use starpoint::tui;

use super::folder::{A, B, Kept, MEETING, ROUND, built_in, community};
use super::{counting, gallery, status};

/// A finished card with two losses, one of them with a note.
fn rated() -> Kept {
    let kept = Kept::round(built_in());
    kept.press("<enter>3<tab>1<commit:台账缺2次记录><enter>+4+212/20<enter>10 1 2 <esc>");
    kept
}

/// From the list to the community's actions.
const PAGE: &str = "+4+7";

fn held(kept: &Kept) -> Vec<Action> {
    kept.read(|views| of_community(views, ROUND, community(1)))
}

#[test]
fn proposals_become_actions_with_a_key_each_or_one_for_all() {
    let kept = rated();
    let screen = kept.press(PAGE);
    assert!(screen.contains("建议 ") && screen.contains("由扣分建议（空格列入一项，1 全部列入）"), "{screen}");
    let screen = kept.press(&format!("{PAGE} "));
    assert_eq!(status(&screen), "✓ 列入1项整改 已保存");
    assert_eq!(held(&kept).len(), 1);
    let screen = kept.press(&format!("{PAGE}1"));
    assert!(status(&screen).contains("项整改 已保存") && !screen.contains("由扣分建议"), "{screen}");
    let all = held(&kept);
    assert!(all.len() > 1 && all.iter().all(|action| action.status() == Status::Open && action.task.due.is_some()));
    // Nothing is left to enter, and says so.
    assert!(status(&kept.press(&format!("{PAGE}1"))).contains("没有可以列入的建议"));
}

#[test]
fn a_change_is_taken_back_with_backspace_and_named() {
    let kept = rated();
    let screen = kept.press(&format!("{PAGE}1<backspace>"));
    assert!(status(&screen).starts_with("✓ 已撤销：列入"), "{screen}");
    assert!(held(&kept).is_empty());
    let kept = rated();
    kept.press(&format!("{PAGE}1"));
    let screen = kept.press(&format!("{PAGE}3<backspace>"));
    assert_eq!(status(&screen), "✓ 已撤销：第1号整改项 现场整改完毕");
    assert_eq!(held(&kept)[0].status(), Status::Open);
    let screen = kept.press(&format!("{PAGE}7<backspace>"));
    assert_eq!(status(&screen), "✓ 已撤销：撤销第1号整改项");
}

#[test]
fn closing_asks_for_a_reason_and_what_is_settled_is_not_rewritten() {
    let kept = rated();
    kept.press(&format!("{PAGE}1"));
    let screen = kept.press(&format!("{PAGE}2<enter>"));
    assert!(screen.contains("请写明销号的理由"), "{screen}");
    let screen = kept.press(&format!("{PAGE}2<commit:现场复核已整改><enter>"));
    assert_eq!(status(&screen), "✓ 第1号整改项 已销号 已保存");
    assert!(screen.contains("已销号：2026年12月25日，现场复核已整改"), "{screen}");
    assert!(status(&kept.press(&format!("{PAGE}<enter>"))).contains("按 5 重新打开"));
    let screen = kept.press(&format!("{PAGE}5"));
    assert_eq!(status(&screen), "✓ 第1号整改项 整改中 已保存");
}

#[test]
fn fields_are_edited_and_what_the_guard_refuses_comes_back() {
    let kept = rated();
    kept.press(&format!("{PAGE}1"));
    let end = "<down><down><down><down>";
    let screen = kept.press(&format!("{PAGE}<enter>{end}<commit:11010519491231002X><ctrl-s>"));
    assert!(status(&screen).contains("未保存") && screen.contains("11010519491231002X"), "{screen}");
    let erase = "<backspace>".repeat(30);
    let screen = kept.press(&format!("{PAGE}<enter>{end}{erase}<commit:社区居委会><ctrl-s>"));
    assert_eq!(status(&screen), "✓ 修改第1号整改项 已保存");
    assert_eq!(held(&kept)[0].task.unit.as_ref().unwrap().as_str(), "社区居委会");
    // A day that is none is said at its field.
    let screen = kept.press(&format!("{PAGE}<enter><down><down><down>{erase}12月<enter><enter><enter><enter>"));
    assert!(screen.contains("12月"), "{screen}");
    assert!(held(&kept)[0].task.due.is_some());
}

#[test]
fn the_register_shows_the_overdue_ones_first_and_leads_to_the_community() {
    let kept = rated();
    kept.press(&format!("{PAGE}1"));
    let screen = kept.press("/台账<enter>");
    assert!(screen.contains("整改台账") && screen.contains("滨河社区"), "{screen}");
    assert!(screen.contains("逾期 ") && screen.lines().nth(3).unwrap().contains('▲'), "{screen}");
    assert!(kept.press("/台账<enter><enter>").contains("滨河社区  解放街道"));
}

#[test]
fn whoever_has_still_to_sign_sees_no_proposal_where_marking_is_independent() {
    let mut standard = built_in();
    standard.panel.independent = true;
    let kept = Kept::round(standard);
    let mut meeting = kept.read(|views| views.meeting(MEETING)).unwrap();
    meeting.independent = Some(true);
    kept.done([Command::EditMeeting(meeting)]);
    kept.press("<enter>3<tab>1<commit:台账缺2次记录><enter>+4+212/20<enter>10 1 2 <esc>");
    kept.press(&format!("{PAGE}1"));
    let see = |who| {
        ["/由扣分生成<enter>", "/台账<enter>"].map(|keys| {
            let mut options = kept.options(Language::Chinese, Symbols::UNICODE);
            options.inspector = Some(who);
            tui::run_keys(options, keys, (80, 24), false).unwrap()
        })
    };
    assert!(!see(A).concat().contains("签字以后"), "nobody else has a card: the own ones are no secret");
    for screen in see(B) {
        assert!(!screen.contains("台账缺2次") && screen.contains("签字以后"), "{screen}");
    }
}

#[test]
fn the_pages_at_all_sizes() {
    let kept = rated();
    kept.press(&format!("{PAGE} "));
    let drawn = |keys: &str, size, language, symbols| tui::run_keys(kept.options(language, symbols), keys, size, false).unwrap();
    gallery("actions", |size, language, symbols| drawn(PAGE, size, language, symbols));
    gallery("register", |size, language, symbols| drawn("/register<enter>", size, language, symbols));
}

/// The same with a stick to save to.
fn rated_at(root: &Path) -> Kept {
    let mut kept = rated();
    kept.spots = vec![Spot { kind: SpotKind::Drive, path: root.join("KINGSTON") }];
    fs::create_dir_all(&kept.spots[0].path).unwrap();
    kept
}

fn saved(root: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(root.join("KINGSTON"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn four_keys_lead_from_the_critique_to_the_notice_as_a_file_with_what_was_proposed_entered() {
    let root = tempfile::tempdir().unwrap();
    let kept = rated_at(root.path());
    let keys = "+78<enter>";
    assert_eq!(counting::count(keys), 4);
    let screen = kept.press_at(&format!("+4{keys}"), (120, 40));
    assert_eq!(saved(root.path()), ["2026-11-20_解放街道_滨河社区_整改通知书.docx"]);
    assert!(status(&screen).contains("已写入"), "{screen}");
    assert!(!held(&kept).is_empty(), "a notice hands over what is kept");
}

#[test]
fn form_and_calendar_are_saved_and_the_papers_read_before_they_are_printed() {
    let root = tempfile::tempdir().unwrap();
    let kept = rated_at(root.path());
    kept.press(&format!("{PAGE}1"));
    kept.press(&format!("{PAGE}/回复表<enter><enter>"));
    kept.press(&format!("{PAGE}/日历<enter><enter>"));
    assert_eq!(saved(root.path()), ["2026-12-25_滨河社区_整改情况回复表.csv", "2026-12-25_滨河社区_整改期限日历.ics"]);
    let screen = kept.press_at(&format!("{PAGE}9"), (100, 40));
    assert!(status(&rated().press(&format!("{PAGE}9"))).contains("没有可以发的通知书"), "what is only proposed is on no paper");
    assert!(screen.contains("整改通知书") && screen.contains("主送") && screen.contains("存在问题和整改要求"), "{screen}");
    let screen = kept.press_at("/台账<enter>9", (120, 40));
    assert!(screen.contains("整改台账") && screen.contains("截至"), "{screen}");
    let screen = kept.press_at("/台账<enter>/逾期整改<enter>", (120, 40));
    assert!(screen.contains("逾期整改清单"), "{screen}");
}

#[test]
fn a_filled_in_form_is_brought_in_like_any_other_file() {
    let root = tempfile::tempdir().unwrap();
    let kept = rated_at(root.path());
    kept.press(&format!("{PAGE}1"));
    kept.press(&format!("{PAGE}/回复表<enter><enter>"));
    let file = root.path().join("KINGSTON").join(&saved(root.path())[0]);
    let form = fs::read_to_string(&file).unwrap();
    fs::write(&file, form.replacen(",,,\n", ",是,2026-12-20,已补齐\n", 1)).unwrap();
    let screen = kept.press_at("/import<enter><enter>", (100, 30));
    assert!(screen.contains("整改情况回复表") && screen.contains("可以收回：1 项整改有回复"), "{screen}");
    let screen = kept.press_at("/import<enter><enter><enter>", (100, 30));
    assert!(screen.contains("已收回 1 项整改的回复") && screen.contains("看整改台账"), "{screen}");
    assert_eq!(held(&kept).iter().filter(|action| action.status() == Status::Reported).count(), 1);
}

#[test]
fn from_the_register_a_re_inspection_visits_every_community_with_something_open() {
    let kept = rated();
    kept.press(&format!("{PAGE}1"));
    let screen = kept.press("/台账<enter>0<enter>");
    assert!(screen.contains("2026年秋季回头看") && screen.contains("0/2"), "{screen}");
    let meetings = kept.read(|views| starpoint::domain::lookup::meetings(views, ROUND));
    assert_eq!((meetings.len(), meetings[1].stops.clone()), (2, vec![community(1)]));
}
