//! The result, its facts and signatures, and the ranking.

use starpoint::domain::command::Command;
use starpoint::domain::ids::{CommunityId, MeetingId};
use starpoint::domain::standard::Standard;
use starpoint::domain::views::Community;
use starpoint::domain::wording::Language;
use starpoint::standard_files;
use starpoint::text::Symbols;
use starpoint::text::width::width;
use starpoint::tui;
use uuid::Uuid;

use super::counting::plain;
use super::folder::{A, B, Kept, MEETING, ROUND, built_in, community};
use super::{gallery, pinned, status};

/// A's card of the built-in standard finished with losses and reasons, B's begun.
fn begun() -> Kept {
    let kept = Kept::round(built_in());
    kept.press("<enter>3<tab>1+4+212/20<enter>10 1 2 <esc>");
    kept.press("<enter>+9232<esc>+31");
    kept
}

/// Both cards of the first stop finished: 2 of 6 points lost by A, none by B.
fn finished() -> Kept {
    let kept = Kept::round(plain(2));
    kept.press("<enter>2<tab>12<tab>2");
    kept.press("<enter>+9233");
    kept
}

/// A checklist that asks for three kinds of facts, one of which limits the stars.
fn with_facts() -> Standard {
    let text = "format = 1\nid = \"facts\"\nversion = \"1\"\nlanguage = \"zh-CN\"\nname = \"事实标准\"\nfull_marks = 3\n\
         [[facts]]\nid = \"satisfaction\"\nname = \"群众满意度\"\nkind = \"percent\"\n\
         [[facts]]\nid = \"homes\"\nname = \"户数\"\nkind = \"number\"\n\
         [[facts]]\nid = \"honour\"\nname = \"市级以上荣誉\"\nkind = \"yes_no\"\n\
         [[stars]]\nstars = 1\ntotal_at_least = 1\n[[stars]]\nstars = 3\ntotal_at_least = 3\n\
         [[caps]]\nfact = \"satisfaction\"\nbelow = 80\nstars = 1\n\
         [[sections]]\nid = \"s\"\nname = \"全部\"\n\
         [[sections.items]]\nid = \"i1\"\nname = \"指标1\"\nkind = \"score\"\nmax = 3\nmethods = [\"onsite\"]\nguidance = \"看\"\n";
    standard_files::parse(text).unwrap_or_else(|problems| panic!("{problems:?}"))
}

#[test]
fn the_result_says_how_many_stars_and_why_not_one_more() {
    let kept = Kept::round(built_in());
    kept.press("<enter>/26<enter>3/10<enter>/30<enter>9/10<enter>/31<enter>0/32<enter>0/20<enter>0<tab>1/22<enter>0<tab>1+4+2");
    for (keys, size) in [("+2", (60, 18)), ("<enter>/评定结果<enter>", (80, 24)), ("+2", (120, 40))] {
        let screen = kept.press_at(keys, size);
        assert!(screen.contains("滨河社区") && screen.contains("符合三星的全部要求"), "{screen}");
        assert!(screen.contains("为什么不是四星") && screen.contains("✗ 未达到"), "{screen}");
        assert!(screen.contains("再升到四星，最少提高1项"), "{screen}");
    }
}

#[test]
fn a_provisional_result_shows_the_range_and_what_is_open() {
    let kept = Kept::round(built_in());
    kept.press("<enter>4");
    for size in [(60, 18), (80, 24), (120, 40)] {
        let screen = kept.press_at("+2", size);
        assert!(screen.contains("可能") && screen.contains("还有34项未评"), "{screen}");
        assert!(screen.contains("第2–35项"), "{screen}");
    }
}

#[test]
fn an_unrated_community_offers_the_way_to_rate_it() {
    let kept = Kept::round(plain(2));
    assert!(kept.press("+2").contains("按回车开始评分"));
    let screen = kept.press("+2<enter>3");
    assert!(status(&screen).contains("第1项 3分 已保存"), "{screen}");
    // A community that no meeting visits says where to arrange one.
    let screen = kept.press("3+2<enter>");
    assert!(screen.contains("新华里社区") && status(&screen).contains("没有安排现场会"), "{screen}");
}

#[test]
fn losses_stand_with_their_reasons_the_largest_first() {
    let kept = Kept::round(plain(3));
    kept.press("<enter>2<tab>11<tab>3<commit:另缺一册><enter>3");
    let screen = kept.press_at("+2", (120, 40));
    let lines: Vec<&str> = screen.lines().collect();
    let at = |text: &str| lines.iter().position(|line| line.contains(text)).unwrap_or_else(|| panic!("{text}\n{screen}"));
    assert!(at("-2 第2项") < at("-1 第1项"), "{screen}");
    assert!(at("现场与台账不符") > at("-2 第2项") && at("现场与台账不符") < at("-1 第1项"), "{screen}");
    assert!(at("记录不全") > at("-1 第1项"), "{screen}");
}

#[test]
fn a_card_is_signed_with_two_keys_and_the_way_goes_on_to_the_critique() {
    let kept = finished();
    let screen = kept.press("<enter>+91");
    assert!(screen.contains("全部评完：+0 签字"), "{screen}");
    let screen = kept.press("<enter>+91+0");
    assert_eq!(status(&screen), "✓ 已签字；还有 B 未签字");
    assert!(kept.card(A).is_signed() && !kept.card(B).is_signed());
    assert!(screen.contains("+9 换人"), "{screen}");
    // The menu's cursor stands on what comes next: sign, then the critique.
    let screen = kept.press("<enter>+92+<enter>");
    assert_eq!(status(&screen), "✓ 已签字，评分表全部签完；+ 回车 点评");
    assert!(kept.card(B).is_signed());
    let screen = kept.press("<enter>+");
    assert!(screen.contains("▸   点评"), "{screen}");
    // One key leads from a signed card to what it came to.
    let screen = kept.press("<enter><enter>");
    assert!(screen.contains("各评分表") || screen.contains("为什么") || screen.contains("最高星级"), "{screen}");
}

#[test]
fn a_refused_signature_leads_to_the_first_item_in_its_way() {
    let kept = Kept::round(plain(3));
    kept.press("<enter>3");
    let screen = kept.press("<enter><end>+0");
    assert!(status(&screen).contains("还有 2 项未评，不能签字"), "{screen}");
    assert!(screen.contains("▸ 2 指标2"), "{screen}");
    kept.press("<enter>23");
    let screen = kept.press("<enter><end>+0");
    assert!(status(&screen).contains("未写原因，不能签字"), "{screen}");
    assert!(screen.contains("▸ 2 指标2"), "{screen}");
    assert!(!kept.card(A).is_signed());
    // What is asked for is given at once.
    kept.press("<enter><end>+0<tab>1+0");
    assert!(kept.card(A).is_signed());
}

#[test]
fn a_signed_card_is_opened_again_only_with_a_reason() {
    let kept = finished();
    kept.press("<enter>+91+0");
    let screen = kept.press("<enter>+91/reopen<enter><enter>");
    assert!(screen.contains("请写明理由") && kept.card(A).is_signed(), "{screen}");
    let screen = kept.press("<enter>+91/reopen<enter>11010519491231002X<enter>");
    assert!(screen.contains("11010519491231002X") && kept.card(A).is_signed(), "what was typed comes back\n{screen}");
    let screen = kept.press("<enter>+91/reopen<enter><commit:复核后更正第1项><enter>");
    assert!(status(&screen).contains("已重新打开"), "{screen}");
    assert!(!kept.card(A).is_signed());
    // From the result, too; whose card it is follows who rates.
    let screen = kept.press("<enter>+91<esc>+2+3");
    assert!(status(&screen).contains("已签字") && kept.card(A).is_signed(), "{screen}");
    let screen = kept.press("<enter>+91<esc>+2+8<commit:再看一次><enter>");
    assert!(status(&screen).contains("已重新打开") && !kept.card(A).is_signed(), "{screen}");
}

#[test]
fn facts_are_entered_from_the_card_and_the_result_and_decide() {
    let kept = Kept::round(with_facts());
    kept.press("<enter>3");
    let screen = kept.press("<enter>/facts<enter>");
    assert!(screen.contains("群众满意度") && screen.contains("户数") && screen.contains("市级以上荣誉"), "{screen}");
    let screen = kept.press("+2+2７９．５<enter>1200<enter><space><enter>");
    assert!(status(&screen).contains("3项事实数据已保存"), "{screen}");
    assert!(screen.contains("79.5%") || screen.contains("一星"), "{screen}");
    let screen = kept.press_at("+2", (120, 40));
    assert!(screen.contains("79.5%") && screen.contains("1200") && screen.contains("✓ 市级以上荣誉"), "{screen}");
    assert!(screen.contains("限为一星") && screen.contains("否则最高一星"), "{screen}");
    // Only what was changed is written; an empty field takes a value back.
    let screen = kept.press("+2+2<enter><backspace><backspace><backspace><backspace><ctrl-s>");
    assert!(status(&screen).contains("1项事实数据已保存"), "{screen}");
    assert!(status(&kept.press("+2+2<ctrl-s>")).contains("没有改动"));
    // What is no value stays in the field, with what it should be.
    let screen = kept.press("+2+2很好<ctrl-s>");
    assert!(screen.contains("须填数字") && screen.contains("很好"), "{screen}");
    let screen = kept.press("+2+2<backspace><backspace><backspace><backspace><backspace><backspace>120<ctrl-s>");
    assert!(screen.contains("0 到 100") && screen.contains("120"), "{screen}");
}

#[test]
fn a_standard_without_facts_says_so() {
    let kept = Kept::round(plain(2));
    assert!(status(&kept.press("+2+2")).contains("没有设事实数据"));
}

#[test]
fn a_result_is_rolled_back_with_a_reason_when_the_disk_is_full() {
    let kept = finished();
    kept.fill_disk();
    let screen = kept.press("<enter>+91<esc>+2+3");
    assert!(status(&screen).starts_with('✗') && !kept.card(A).is_signed(), "{screen}");
}

/// A round of many communities, the first `rated` of them rated one after the other, one point less each time.
fn many(communities: u32) -> Kept {
    let kept = Kept::round(plain(2));
    let id = |n: u32| CommunityId(Uuid::from_u128(10_000 + u128::from(n)));
    let enter = (0..communities).flat_map(|n| {
        [
            Command::AddCommunity {
                community: id(n),
                code: format!("N{n}"),
                district: String::new(),
                subdistrict: format!("第{}街道", n / 2),
                name: format!("第{n}社区"),
            },
            Command::Nominate { round: ROUND, community: id(n), nominated: true },
        ]
    });
    kept.done(enter);
    kept
}

#[test]
fn the_ranking_shares_ranks_and_puts_unfinished_ones_below() {
    let kept = Kept::round(plain(2));
    kept.done([Command::OpenMeeting {
        meeting: MeetingId(Uuid::from_u128(77)),
        round: ROUND,
        name: "第二次现场会".into(),
        date: "2026-11-19".into(),
        stops: vec![community(2)],
        panel: vec![A],
        seats: vec![],
        independent: Some(false),
    }]);
    kept.press("<enter>33");
    kept.press("2<enter>33");
    kept.press("3<enter>3");
    let screen = kept.press("+3");
    let lines: Vec<&str> = screen.lines().collect();
    let at = |text: &str| lines.iter().position(|line| line.contains(text)).unwrap_or_else(|| panic!("{text}\n{screen}"));
    assert!(lines[at("滨河社区")].contains(" 1 ") && lines[at("铁牛街社区")].contains(" 1 "), "{screen}");
    assert!(at("未评完，暂不排名") < at("新华里社区") && at("铁牛街社区") < at("未评完，暂不排名"), "{screen}");
    assert!(lines[at("新华里社区")].contains("1/2"), "{screen}");
    // A number or the arrows lead to a line, Enter to its result, Esc back to that line.
    let screen = kept.press("+33<enter>");
    assert!(screen.contains("新华里社区") && screen.contains("还有1项未评"), "{screen}");
    let screen = kept.press("+33<enter><esc>");
    assert!(screen.lines().any(|line| line.starts_with('▸') && line.contains("新华里社区")), "{screen}");
}

/// Three communities of two groups: rated 6, 5 and 4 of 6 points.
fn grouped() -> Kept {
    let kept = Kept::round(plain(2));
    kept.visiting(&[]);
    for (n, group) in [(0, "老旧小区"), (1, "商品房"), (2, "老旧小区")] {
        let labels = kept.read(|views| views.community(community(n))).unwrap();
        kept.done([Command::EditCommunity(Community { group: group.into(), ..labels })]);
    }
    for keys in ["3<enter>33", "2<enter>32", "1<enter>22"] {
        kept.press(keys);
    }
    kept
}

#[test]
fn tab_looks_at_the_ranking_group_by_group() {
    let kept = grouped();
    let line = |screen: &str, name: &str| screen.lines().find(|line| line.contains(name)).unwrap_or("").to_owned();
    let all = kept.press("/ranking<enter>");
    assert!(all.contains("共3个社区") && line(&all, "新华里社区").contains("老旧小区"), "{all}");
    let one = kept.press("/ranking<enter><tab>");
    assert!(one.contains("共1个社区") && line(&one, "滨河社区").contains(" 1 ") && one.contains("商品房"), "{one}");
    let two = kept.press("/ranking<enter><tab><tab>");
    assert!(two.contains("共2个社区") && !two.contains("滨河社区"), "{two}");
    let last = line(&two, "铁牛街社区");
    assert!(last.contains(" 2 ") && last.contains("总第3名"), "{two}");
    assert!(kept.press("/ranking<enter><tab><tab><tab>").contains("共3个社区"));
    // A number counts what is in sight, and Enter opens that.
    assert!(kept.press("/ranking<enter><tab><tab>2<enter>").contains("铁牛街社区"));
    let none = Kept::round(plain(2));
    assert!(status(&none.press("+3<tab>")).contains("没有填组别"));
}

#[test]
fn a_long_ranking_shows_what_is_in_sight_at_either_end() {
    let kept = many(300);
    kept.press("<enter>33");
    let screen = kept.press("+3");
    assert!(screen.contains("共303个社区") && screen.contains("滨河社区"), "{screen}");
    let screen = kept.press("+3<end>");
    assert!(screen.lines().any(|line| line.starts_with('▸')), "{screen}");
    let all: Vec<usize> = screen.lines().map(width).collect();
    assert!(all.iter().all(|cells| *cells <= 80), "{screen}");
    // The palette leads to a line by name.
    let screen = kept.press("+3/第299社区<enter>");
    assert!(screen.lines().any(|line| line.starts_with('▸') && line.contains("第299社区")), "{screen}");
}

#[test]
fn an_empty_round_has_a_ranking_that_says_what_to_do() {
    let kept = Kept::default();
    kept.done([Command::OpenRound {
        round: ROUND,
        name: "空".into(),
        standard: Box::new(plain(1)),
        nominations_each: 1,
        organiser: String::new(),
    }]);
    let screen = kept.press("/ranking<enter>");
    assert!(screen.contains("还没有参评社区"), "{screen}");
}

#[test]
fn no_line_of_these_screens_is_wider_than_the_screen() {
    let kept = begun();
    for keys in ["+2", "+2+", "+2+2", "+2<end>", "+3", "+3+", "+3/rollup<enter>", "<enter>/facts<enter>"] {
        for size in [(60, 18), (61, 19), (79, 22), (80, 24), (107, 30), (108, 30), (120, 40), (200, 60)] {
            for language in Language::ALL {
                for symbols in [Symbols::UNICODE, Symbols::ASCII] {
                    let screen = tui::run_keys(kept.options(language, symbols), keys, size, false).unwrap();
                    assert_eq!(screen.lines().count(), usize::from(size.1));
                    for line in screen.lines() {
                        assert!(width(line) <= usize::from(size.0), "{keys} {size:?}: {line}");
                        let odd = symbols == Symbols::ASCII && line.chars().any(|c| !c.is_ascii() && width(&c.to_string()) != 2);
                        assert!(!odd, "{keys}: {line}");
                    }
                }
            }
        }
    }
}

fn drawn(kept: &Kept, keys: &str, size: (u16, u16), language: Language, symbols: Symbols) -> String {
    tui::run_keys(kept.options(language, symbols), keys, size, false).unwrap()
}

fn picture(kept: &Kept, name: &str, keys: &str, size: (u16, u16), language: Language, symbols: Symbols) {
    pinned(name, &drawn(kept, keys, size, language, symbols));
}

/// A's card finished and signed, the facts entered.
fn decided() -> Kept {
    let kept = Kept::round(built_in());
    kept.press("<enter>3<tab>1+4/26<enter>9/10<enter>/30<enter>10/10<enter>/31<enter>0/32<enter>0+2");
    kept.press("<enter>/8<enter>2<tab>1/11<enter>2<tab>2<commit:操场只在周末开放><enter>/22<enter>3<tab>1");
    kept.press("+2+292.5<ctrl-s>");
    let card = starpoint::domain::ids::CardId { meeting: MEETING, community: community(1), inspector: A };
    kept.done([Command::SignCard(card)]);
    kept
}

#[test]
fn pictures() {
    let (zh, en) = (Language::Chinese, Language::English);
    let (provisional, decided) = (begun(), decided());
    picture(&provisional, "result-provisional-80x24-zh", "+2", (80, 24), zh, Symbols::UNICODE);
    picture(&decided, "facts-80x24-zh", "+2+2", (80, 24), zh, Symbols::UNICODE);
    picture(&decided, "reopen-60x18-en", "<enter>+91/reopen<enter>", (60, 18), en, Symbols::UNICODE);
    gallery("result", |size, language, symbols| drawn(&decided, "+2", size, language, symbols));
    gallery("ranking", |size, language, symbols| drawn(&decided, "+3", size, language, symbols));
    let grouped = grouped();
    gallery("rollup", |size, language, symbols| drawn(&grouped, "/ranking<enter>+9", size, language, symbols));
    picture(&grouped, "ranking-group-60x18-zh", "/ranking<enter><tab><tab>", (60, 18), zh, Symbols::UNICODE);
    picture(&grouped, "ranking-group-80x24-en-ascii", "/ranking<enter>", (80, 24), en, Symbols::ASCII);
}
