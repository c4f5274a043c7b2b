//! From an empty folder to a scored item, and setting a round up, by keys alone.

use starpoint::domain::command::Command;
use starpoint::domain::ids::CardId;
use starpoint::domain::views::Read;
use starpoint::domain::wording::Language;
use starpoint::text::Symbols;
use starpoint::text::width::width;
use starpoint::tui;

use super::counting::{count, plain};
use super::folder::{A, Kept, MEETING, ROUND, built_in, community};
use super::{gallery, pinned, status};

/// A round from nothing: two communities of one subdistrict, one inspector, one meeting, and the meeting's first stop in hand.
const FROM_NOTHING: &str =
    "1<enter><commit:解放街道><enter><commit:滨河社区><enter><commit:铁牛街社区><enter><enter><enter><enter><enter>";

/// Words of the command line: who never saw one must not meet them.
fn names_a_command(screen: &str) -> bool {
    let after = |rest: &str| rest.trim_start_matches(' ').starts_with(|c: char| c.is_ascii_lowercase() || c == '-');
    screen.split("starpoint ").skip(1).any(after)
}

fn first_meeting(views: &dyn Read) -> starpoint::domain::views::Meeting {
    views.meetings().remove(0)
}

#[test]
fn an_empty_folder_leads_to_a_scored_item_by_keys_alone() {
    let kept = Kept::default();
    let keys = format!("{FROM_NOTHING}<enter>3");
    assert_eq!(count(&keys), 14);
    let screen = kept.press(&keys);
    assert_eq!(status(&screen), "✓ 第1项 3分 已保存");
    kept.read(|views| {
        let round = views.rounds().remove(0);
        let meeting = first_meeting(views);
        let nominated = |id| views.entry(round.id, id).unwrap().nominated.get() == Some(&true);
        assert_eq!((meeting.stops.len(), meeting.panel.len(), round.nominations_each), (2, 1, 2));
        assert!(meeting.stops.iter().all(|id| nominated(*id)));
        let card = CardId { meeting: meeting.id, community: meeting.stops[0], inspector: meeting.panel[0] };
        assert_eq!(views.card(card).unwrap().marks().len(), 1);
    });
    // The next start goes on there.
    assert!(status(&kept.press("")).contains("第1项"));
}

#[test]
fn no_screen_on_the_way_names_a_command() {
    let mut typed = String::new();
    let mut rest = FROM_NOTHING;
    let kept = |keys: &str| Kept::default().press(keys);
    while !rest.is_empty() {
        let end = if rest.starts_with('<') { rest.find('>').unwrap() + 1 } else { 1 };
        typed.push_str(&rest[..end]);
        rest = &rest[end..];
        assert!(!names_a_command(&kept(&typed)), "{typed}\n{}", kept(&typed));
    }
    assert!(names_a_command("先用 starpoint inspector add"), "the check itself looks");
    for keys in ["", "+", "<esc>", "1<esc>", "1<enter><esc>", "1<enter><esc>+", "1<enter><esc><esc>"] {
        assert!(!names_a_command(&kept(keys)), "{keys}\n{}", kept(keys));
    }
}

#[test]
fn the_first_list_is_gone_through_by_digits_or_by_the_cursor() {
    let kept = Kept::default();
    for keys in ["1", "１", "<enter>", "<down><up><enter>"] {
        assert!(kept.press(keys).contains("每个街道推荐"), "{keys}");
    }
    for (keys, offer) in [("", "▸ 1 新建批次"), ("<down>", "▸ 2 看演示"), ("<down><down>", "▸ 3 导入文件")] {
        assert!(kept.press(keys).contains(offer), "{keys}");
    }
    assert!(kept.press("1<esc>").contains("欢迎使用星点"));
    let small = kept.press_at("", (60, 18));
    assert!(small.contains("1 新建批次") && small.contains("5 设置"), "{small}");
}

#[test]
fn a_new_round_is_led_to_and_its_name_is_its_own() {
    let kept = Kept::default();
    kept.press("1<enter><esc>");
    let name = kept.read(|views| views.rounds()[0].name.clone());
    assert!(name.ends_with("季"), "{name}");
    // A second one of the same half-year is offered another name; the same name comes back with the reason.
    let screen = kept.press("/新建批次<enter>");
    assert!(screen.contains(&format!("{name}第2批")), "{screen}");
    let screen = kept.press("/新建批次<enter><up><up><backspace><backspace><backspace><ctrl-s>");
    assert!(screen.contains("已有名为") && screen.contains("评分标准"), "{screen}");
    assert_eq!(kept.read(|views| views.rounds().len()), 1);
    let screen = kept.press("/新建批次<enter><space><enter><esc><esc>");
    assert!(screen.contains(&format!("{name}第2批 (")), "the list of the new round, not of the old one\n{screen}");
    assert_eq!(kept.read(|views| views.rounds()[1].nominations_each), 3);
}

#[test]
fn the_unit_that_holds_a_round_is_a_field_of_it() {
    let kept = Kept::default();
    kept.press("1<up><up><up><commit:云溪区民政局><ctrl-s><esc>");
    let organisers = || kept.read(|views| views.rounds().into_iter().map(|round| round.organiser).collect::<Vec<_>>());
    assert_eq!(organisers(), ["云溪区民政局"]);
    // The next round is held by the same office until another one is named.
    kept.press("/新建批次<enter><enter><esc>");
    assert_eq!(organisers(), ["云溪区民政局", "云溪区民政局"]);
}

#[test]
fn a_nomination_too_many_is_refused_by_its_rule() {
    let kept = Kept::round(built_in());
    let fourth = |n, name: &str| Command::AddCommunity {
        community: community(n),
        code: String::new(),
        district: "示范区".into(),
        subdistrict: "解放街道".into(),
        name: name.into(),
    };
    kept.done([fourth(5, "老粮站社区")]);
    let nominated = |n| kept.read(|views| views.entry(ROUND, community(n)).is_some_and(|e| e.nominated.get() == Some(&true)));
    let screen = kept.press("+61<down><enter>");
    assert!(status(&screen).contains("已推荐 滨河社区（解放街道 2/2）"), "{screen}");
    let screen = kept.press("+61<down><down><enter>");
    let said: String = screen.lines().rev().skip(1).take(3).collect::<Vec<_>>().concat();
    assert!(screen.contains("解放街道最多推荐 2 个社区") && said.contains('✗'), "{screen}");
    assert!(nominated(1) && !nominated(5));
    // Enter opens things elsewhere: a recommendation is not lost by it.
    let screen = kept.press("+61<down><space><esc>");
    assert!(!screen.contains("撤回对滨河社区") && nominated(1), "{screen}");
    assert!(kept.press("+61<down><space>").contains("撤回对滨河社区的推荐"));
    let screen = kept.press("+61<down><space>1");
    assert!(status(&screen).contains("已撤回对 滨河社区 的推荐（解放街道 1/2）"), "{screen}");
    assert!(!nominated(1));
}

#[test]
fn communities_are_entered_one_after_the_other() {
    let kept = Kept::default();
    let screen = kept
        .press("1<enter><commit:解放街道><enter><commit:滨河社区><enter><commit:铁牛街社区><enter><commit:新华里社区><enter>");
    assert!(screen.contains("已登记 解放街道/新华里社区，没有推荐：解放街道最多推荐 2 个社区"), "{screen}");
    // The same one again comes back with the reason, what was typed still there.
    let screen = kept.press("+61+2<commit:滨河社区><enter>");
    assert!(screen.contains("已经登记过") && screen.contains("▸ 社区名称 滨河社区"), "{screen}");
    // Codes and districts stand above; the subdistrict of the line in hand is offered.
    let screen =
        kept.press("+61+2<up><backspace><backspace><backspace><backspace><commit:东风街道><enter><commit:桥西社区><enter>");
    assert!(screen.contains("已登记并推荐 东风街道/桥西社区（本街道 1/2）"), "{screen}");
    kept.read(|views| {
        let names: Vec<String> = views.communities().iter().map(starpoint::domain::views::Community::path).collect();
        assert_eq!(names, ["解放街道/滨河社区", "解放街道/铁牛街社区", "解放街道/新华里社区", "东风街道/桥西社区"]);
    });
    assert!(kept.press("+61+2<up><backspace><backspace><backspace><backspace><tab><commit:无名><enter>").contains("请写明街道"));
}

#[test]
fn a_meeting_visits_whom_it_is_told_to_in_that_order() {
    let kept = Kept::round(built_in());
    // Two are recommended; the first has a meeting already. By hand: that one out, both stops of the meeting before in.
    let screen = kept.press("+6+5<up><space><enter><enter>");
    assert!(screen.contains("▸ [ 1] 新华里社区") && screen.contains("[  ] 铁牛街社区"), "{screen}");
    kept.press("+6+5<up><space><enter><enter><space><down><space><down><space><left><enter>");
    let stops = kept.read(|views| views.meetings().into_iter().find(|meeting| meeting.id != MEETING).unwrap().stops);
    assert_eq!(stops, [community(1), community(0)]);
    let screen = kept.press("+6+5<up><up><backspace>x<ctrl-s>");
    assert!(screen.contains("不对，请写成 2026-11-23"), "{screen}");
    let screen = kept.press("+6+5<up><space><enter><enter><space><enter>");
    assert!(status(&screen).contains("至少选一个社区"), "{screen}");
    assert_eq!(kept.read(|views| views.meetings().len()), 2);
}

#[test]
fn who_rates_is_asked_for_where_a_card_needs_one() {
    let kept = Kept::default();
    kept.press("1<enter><commit:解放街道><enter><commit:滨河社区><enter><esc>");
    // A meeting first, then Enter on its stop: somebody has to rate.
    let screen = kept.press("+6+5<enter><enter>");
    assert!(screen.contains("登记检查员") && screen.contains("代码       A"), "{screen}");
    let screen = kept.press("+63<down><enter><commit:区民政局><enter>");
    assert!(screen.contains("检查员 A 区民政局") && screen.contains("已评 0/35"), "{screen}");
}

#[test]
fn the_list_offers_what_a_card_lacks() {
    let kept = Kept::round(built_in());
    // Nobody has arranged a meeting for the third.
    let screen = kept.press("<down><down><enter>");
    assert!(screen.contains("新华里社区 还没有安排现场会") && !names_a_command(&screen), "{screen}");
    let screen = kept.press("<down><down><enter><enter>");
    assert!(screen.contains("▸3 现场会 1") && status(&screen).contains("安排现场会（1 个推荐的社区还没有安排）"), "{screen}");
    let screen = kept.press("<down><down><enter>1.<enter>");
    assert!(status(&screen).contains("已安排 第2次现场会"), "{screen}");

    let kept = Kept::default();
    kept.press("1<enter><commit:解放街道><enter><commit:滨河社区><enter><esc>");
    kept.press("+6+5<enter><esc><esc>");
    let screen = kept.press("<enter>");
    assert!(status(&screen).contains("评分先要登记检查员"), "{screen}");
    assert!(kept.press("<enter><commit:区民政局><enter>").contains("已评 0/35"));
}

#[test]
fn who_is_entered_from_the_list_rates_from_now_on() {
    let kept = Kept::round(built_in());
    let screen = kept.press("+7");
    assert!(screen.contains("3 登记检查员"), "{screen}");
    let screen = kept.press("+73<commit:街道办>");
    assert!(screen.contains("代码       C"), "{screen}");
    let screen = kept.press("+73<up><backspace>A<ctrl-s>");
    assert!(screen.contains("代码“A”已被使用"), "{screen}");
    let screen = kept.press("+73<commit:街道办><enter>");
    assert!(screen.contains("检查员 C 街道办") && status(&screen).contains("由 C 街道办 评分"), "{screen}");
    assert!(kept.press("+74<esc>").contains("检查员 A 区委组织部"), "left without entering anybody");
}

#[test]
fn inspectors_are_chosen_on_the_screen_too() {
    let kept = Kept::round(built_in());
    let screen = kept.press("+62<down><enter>");
    assert!(status(&screen).contains("由 B 区民政局 评分"), "{screen}");
    let screen = kept.press("+62<down><enter>3<enter>4");
    assert!(screen.contains("检查员 B 区民政局"), "{screen}");
    assert!(kept.card(A).marks().is_empty());
}

#[test]
fn what_is_not_kept_is_not_shown_as_done() {
    let kept = Kept::default();
    kept.press("1<enter><esc>");
    kept.fill_disk();
    let screen = kept.press("/新建批次<enter><enter>");
    assert!(screen.contains("没有写入磁盘") && screen.contains("▸ 名称"), "{screen}");
    let screen = kept.press("+6.<commit:解放街道><enter><commit:滨河社区><enter>");
    assert!(screen.contains("没有写入磁盘") && screen.contains("▸ 社区名称 滨河社区") && screen.contains("社区 0"), "{screen}");
}

#[test]
fn labels_are_corrected_where_they_stand() {
    let kept = Kept::round(plain(2));
    kept.press("<enter>1");
    let name = |kept: &Kept| kept.read(|views| views.community(community(0)).unwrap().name);
    let before = name(&kept);
    let screen = kept.press("+61<home>+1<commit:（北区）><enter>");
    assert!(status(&screen).starts_with("✓ 已改为"), "{screen}");
    let changed: Vec<String> = kept.read(|views| views.communities().into_iter().map(|held| held.name).collect());
    assert!(changed.iter().any(|name| name.ends_with("（北区）")), "{changed:?} {before}");
    kept.press("+62<home>+1<commit:一组><enter>");
    assert!(kept.read(|views| views.inspectors().iter().any(|held| held.name.ends_with("一组"))));
    kept.press("+63<home>+1<commit:改><enter>");
    assert!(kept.read(|views| views.meeting(MEETING).unwrap().name.ends_with('改')));
    assert_eq!(kept.card(A).marks().len(), 1, "marks stay");
    // What is refused stays in the form with its reason; Esc leaves everything as it is.
    let screen = kept.press("+61<home>+1<up><backspace><backspace><backspace><backspace><backspace><backspace><enter><enter>");
    assert!(screen.contains("修改社区") && !status(&screen).starts_with('✓'), "{screen}");
}

#[test]
fn a_community_is_found_by_its_initials() {
    let kept = Kept::round(built_in());
    let screen = kept.press("+6/xhl<enter>");
    assert!(screen.contains("▸1 社区 3") && screen.contains("▸  荐 新华里社区"), "{screen}");
}

#[test]
fn every_line_keeps_to_the_screen_at_any_size() {
    let kept = Kept::round(built_in());
    let empty = Kept::default();
    let held = ["+6", "+61", "+62", "+6+", "+6+2", "+6+4", "+6+5", "+6+5<up><space><enter><enter>", "+6.", "+73"];
    for (kept, keys) in held.map(|keys| (&kept, keys)).into_iter().chain(["", "1", "+"].map(|keys| (&empty, keys))) {
        for size in [(60, 18), (61, 19), (80, 24), (99, 24), (100, 30), (120, 40), (200, 60)] {
            for (language, symbols) in [
                (Language::Chinese, Symbols::UNICODE),
                (Language::English, Symbols::UNICODE),
                (Language::Chinese, Symbols::ASCII),
            ] {
                let screen = tui::run_keys(kept.options(language, symbols), keys, size, false).unwrap();
                assert_eq!(screen.lines().count(), usize::from(size.1));
                for line in screen.lines() {
                    assert!(width(line) <= usize::from(size.0), "{keys} {size:?}: {line}");
                }
                let odd = |c: &char| symbols == Symbols::ASCII && !c.is_ascii() && width(&c.to_string()) != 2;
                assert!(!screen.chars().any(|c| odd(&c)), "{keys}\n{screen}");
            }
        }
    }
}

fn drawn(kept: &Kept, keys: &str, size: (u16, u16), language: Language, symbols: Symbols) -> String {
    tui::run_keys(kept.options(language, symbols), keys, size, false).unwrap()
}

fn picture(name: &str, kept: &Kept, keys: &str, size: (u16, u16), language: Language, symbols: Symbols) {
    pinned(name, &drawn(kept, keys, size, language, symbols));
}

#[test]
fn the_screens_as_they_look() {
    let (zh, unicode) = (Language::Chinese, Symbols::UNICODE);
    let empty = Kept::default();
    gallery("first", |size, language, symbols| drawn(&empty, "", size, language, symbols));
    // Another name than today's.
    let named = format!("1<up><up>{}2026年秋季<tab><tab>", "<backspace>".repeat(14));
    gallery("new-round", |size, language, symbols| drawn(&empty, &named, size, language, symbols));
    let kept = Kept::round(built_in());
    gallery("setup", |size, language, symbols| drawn(&kept, "+61", size, language, symbols));
    picture("setup-menu-80x24-zh", &kept, "+61<down>+", (80, 24), zh, unicode);
    picture("setup-community-80x24-zh", &kept, "+61+2", (80, 24), zh, unicode);
    picture("setup-stops-60x18-zh", &kept, "+6+5<up><space><enter><enter>.", (60, 18), zh, unicode);
    let dated = format!("+6+5<up><up>{}2026-11-23<tab><tab>", "<backspace>".repeat(10));
    picture("setup-meeting-80x24-zh", &kept, &dated, (80, 24), zh, unicode);
}

#[test]
fn a_round_without_communities_says_what_is_missing_instead_of_asking_again() {
    let screen = Kept::default().press("1<enter><enter><enter>");
    assert!(screen.contains("先登记一个社区"), "{screen}");
    assert!(!Kept::default().press("1<enter><enter><enter><esc>").contains('┌'), "Esc leaves it for later");
}
