//! Whom a report is made for, from the command line.

use crate::cli::Place;

#[test]
fn a_report_is_the_communitys_unless_said_otherwise() {
    let place = Place::new();
    place.ok(&["demo", "--no-tui"]);
    let report =
        |arguments: &[&str]| place.ok(&[&["--lang", "zh-CN", "report"], arguments, &["--format", "md", "-o", "-"]].concat());
    let own = report(&["SW"]);
    // Three communities of the example share inspectors; in each both differ.
    for kept in ["9/12", "10/12", "\\[A\\]", "\\[B\\]", "附件1", "幸福里社区", "桥东社区"] {
        assert!(!own.contains(kept), "{kept} in {own}");
    }
    assert!(own.contains("沙湾社区") && own.contains("存在不足") && own.contains("今年只办成一件"), "{own}");
    assert_eq!(own, report(&["SW", "--profile", "community"]));
    let district = report(&["SW", "--profile", "district"]);
    assert!(district.contains("9/12") && district.contains("附件1") && !district.contains("各检查员评分表"), "{district}");
    let archive = report(&["SW", "--profile", "Archive"]);
    assert!(archive.contains("各检查员评分表") && archive.contains("数据位置"), "{archive}");
    let leader = report(&["SW", "--profile", "leader"]);
    assert!(leader.contains("领导版") && leader.lines().count() < 40 && !leader.contains("9/12"), "{leader}");
    assert!(report(&["--all"]).contains("名次"));
    assert!(!report(&["--all", "--profile", "community"]).contains("名次"));
    assert!(report(&["--all", "--profile", "leader"]).contains("平均得分率"));
}

#[test]
fn what_is_carried_over_is_the_panels_word_to_the_community() {
    let place = Place::new();
    place.ok(&["demo", "--no-tui"]);
    place.ok(&["action", "propose", "SW"]);
    place.ok(&["meeting", "new", "回头看", "SW", "--revisit", "--date", "2099-03-01"]);
    place.ok(&["rate", "SW", "26", "18/20", "--by", "A", "--meeting", "回头看"]);
    let report =
        |profile: &str| place.ok(&["--lang", "zh-CN", "report", "SW", "--profile", profile, "--format", "txt", "-o", "-"]);
    let own = report("community");
    assert!(own.contains("沿用上次评分") && !own.contains("[A]") && !own.contains("[B]"), "{own}");
    assert!(report("district").contains("[B]"));
    // The annex of the whole card shows what is carried over with the mark of then, not as if nobody had rated it.
    for profile in ["district", "archive"] {
        let annex = report(profile);
        let annex = &annex[annex.find("全部指标得分").unwrap()..];
        assert!(annex.contains("沿用上次评分（A "), "{annex}");
        let carried = |line: &&str| line.contains("纳入业务培训");
        assert!(annex.lines().filter(carried).all(|line| !line.contains("未评")), "{annex}");
    }
    let notice = place.ok(&["--lang", "zh-CN", "action", "notice", "SW", "-o", "-"]);
    assert!(!notice.contains("2099年3月1日"), "the visit that looked again found nothing of it\n{notice}");
    let sheet = place.ok(&["--lang", "zh-CN", "card", "sheet", "SW", "--by", "A", "--meeting", "回头看", "-o", "-"]);
    assert!(sheet.contains("居民知晓且满意") && !sheet.contains("纳入业务培训"), "only what is asked\n{sheet}");
}

#[test]
fn an_unknown_profile_is_told_with_the_four_there_are() {
    let place = Place::new();
    place.ok(&["demo", "--no-tui"]);
    let told = place.refused(1, &["report", "SW", "-o", "-", "--profile", "boss"]);
    for name in ["boss", "community", "district", "archive", "leader"] {
        assert!(told.contains(name), "{told}");
    }
}

#[test]
fn files_of_communities_say_whom_they_are_for() {
    let place = Place::new();
    place.ok(&["demo", "--no-tui"]);
    for (arguments, name) in [(&[][..], "_社区版_"), (&["--profile", "archive"], "_归档版_")] {
        let folder = place.file(name);
        let split = ["--lang", "zh-CN", "report", "--split", "--format", "txt", "-o", folder.to_str().unwrap()];
        place.ok(&[&split[..], arguments].concat());
        let names = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        assert!(names.into_iter().all(|file| file.contains(name)));
    }
}
