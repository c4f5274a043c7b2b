//! Quotas of a round, as the command line, the report and the screens tell them.

use std::fs;

use crate::cli::{Place, SMALL};

/// Four communities in a round that has one place for two stars: E 10, D and F 9, G not finished.
fn round(quota: &str) -> Place {
    let place = Place::new();
    let file = place.file("quota.toml");
    fs::write(&file, format!("{SMALL}\n{quota}")).unwrap();
    place.ok(&["standard", "import", file.to_str().unwrap()]);
    place.ok(&["round", "new", "R", "--standard", "small", "--each", "4"]);
    for (name, code) in [("桥/东", "D"), ("桥/西", "E"), ("桥/南", "F"), ("桥/北", "G")] {
        place.ok(&["community", "add", name, "--code", code]);
        place.ok(&["round", "nominate", code]);
    }
    place.ok(&["inspector", "add", "A"]);
    place.ok(&["meeting", "new", "M"]);
    place.ok(&["inspector", "use", "A"]);
    for (community, tidy) in [("D", "2"), ("E", "3"), ("F", "2")] {
        for (item, value) in [("plan", "4"), ("tidy", tidy), ("asked", "9/10"), ("forged", "ok")] {
            place.ok(&["rate", community, item, value]);
        }
    }
    place.ok(&["rate", "G", "plan", "4"]);
    place
}

const ONE: &str = "[quota]\nstars = 2\nat_most = 1";

#[test]
fn the_best_holds_the_star_and_the_others_are_told_why_they_do_not() {
    let place = round(ONE);
    let ranks = place.json(&["rank", "--json"]);
    let told: Vec<_> = ranks
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            let [rank, community, stars, before] =
                ["rank", "community", "stars", "stars_before_quota"].map(|key| row[key].to_string());
            format!("{rank} {community} {stars} {before}")
        })
        .collect();
    assert_eq!(told, ["1 \"E\" 2 2", "2 \"D\" 1 2", "2 \"F\" 1 2", "null \"G\" null null"]);
    let result = &place.json(&["result", "D", "--json"])[0];
    let quota = result["rules"].as_array().unwrap().iter().find(|rule| rule["rule"] == "quota:2").unwrap();
    assert_eq!(quota.to_string(), r#"{"actual":"2","held":false,"needed":"1","rule":"quota:2","stars":1}"#);
    assert!(result["next_star"].is_null(), "no item wins the star back");
    // A star that rank decides is explained in words, with what is still open.
    let text = place.ok(&["result", "D", "--lang", "zh-CN"]);
    for said in ["★", "二星名额1个，在达到二星条件的社区中列第2位", "名次进入达到条件者的前1名", "名额归属可能变化"]
    {
        assert!(text.contains(said), "{said} is missing in {text}");
    }
    let report = place.ok(&["report", "D", "--format", "txt", "-o", "-", "--lang", "zh-CN"]);
    let flat: String = report.split_whitespace().collect();
    for said in ["评定为一星", "二星名额1个", "名次进入达到条件者的前1名"] {
        assert!(flat.contains(said), "{said} is missing in {report}");
    }
    let critique = place.ok(&["critique", "D", "--lang", "zh-CN"]);
    assert!(critique.contains("评定为一星") && critique.contains("二星名额1个"), "{critique}");
}

#[test]
fn a_place_is_settled_when_the_last_community_is_finished() {
    let place = round(ONE);
    for (item, value) in [("tidy", "0"), ("asked", "5/10"), ("forged", "ok")] {
        place.ok(&["rate", "G", item, value]);
    }
    let text = place.ok(&["result", "D", "--lang", "en"]);
    assert!(text.contains("place 2") && !text.contains("unfinished"), "{text}");
}

#[test]
fn equals_keep_the_star_together_where_the_standard_says_so() {
    let place = round("[[quota]]\nstars = 2\nat_most = 2\nties = \"keep\"\n[[quota]]\nstars = 1\npercent = 50");
    let stars: Vec<_> = place.json(&["rank", "--json"]).as_array().unwrap().iter().map(|row| row["stars"].clone()).collect();
    assert_eq!(stars, [2, 2, 2].map(serde_json::Value::from).into_iter().chain([serde_json::Value::Null]).collect::<Vec<_>>());
    let exported = place.ok(&["standard", "export", "small", "-o", "-"]);
    assert!(exported.contains("[[quota]]\nstars = 2\nat_most = 2\nties = \"keep\"\n"), "{exported}");
}

#[test]
fn the_screens_show_the_stars_that_quotas_left() {
    let place = round(ONE);
    let home = place.ok(&["--keys", "", "--size", "80x24", "--lang", "zh-CN"]);
    assert_eq!(home.matches("★★").count(), 1, "{home}");
    let ranking = place.ok(&["--keys", "+3", "--size", "80x24", "--lang", "zh-CN"]);
    assert!(ranking.contains("二星 1") && ranking.contains("一星 2") && ranking.contains('↓'), "{ranking}");
    let result = place.ok(&["--keys", "+3<down><enter>", "--size", "120x40", "--lang", "zh-CN"]);
    assert!(result.contains("二星名额1个") && result.contains("名额归属可能变化"), "{result}");
}
