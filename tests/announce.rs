//! Reading a result out from the command line, and what comes later.

use serde_json::{Value, json};

use crate::cli::Place;

/// The community of a small round rated by both, signed by both: 8 points, two stars.
fn signed() -> Place {
    let place = Place::new();
    place.small_round();
    for (item, a, b) in [("plan", "4", "b"), ("2", "2.5", "3"), ("asked", "9/10", "6/10"), ("forged", "ok", "ok")] {
        place.ok(&["rate", "D", item, a]);
        let reason = ["--reason", "1"];
        let mut arguments = vec!["rate", "D", item, b, "--by", "B"];
        arguments.extend(reason.iter().filter(|_| item == "plan"));
        place.ok(&arguments);
    }
    place.ok(&["card", "sign", "D"]);
    place.ok(&["card", "sign", "D", "--by", "B"]);
    place
}

fn result(place: &Place) -> Value {
    place.json(&["result", "D", "--json"])[0].clone()
}

#[test]
fn what_was_read_out_stays_and_a_late_card_waits_for_the_chair() {
    let place = signed();
    let before = result(&place);
    assert_eq!((&before["announced"], &before["late"]), (&Value::Null, &json!([])));
    let said = place.ok(&["announce", "D"]);
    assert!(said.contains("two stars, 8 points") || said.contains("2 stars, 8 points"), "{said}");
    assert_eq!(result(&place)["announced"], json!({ "total": "8", "stars": 2 }));
    let lines = place.ok(&["log"]).lines().count();
    place.ok(&["announce", "D"]);
    assert_eq!(place.ok(&["log"]).lines().count(), lines, "nothing differs: nothing is written");
    // B opens the card again and takes three points off: nothing changes until the chair says so.
    place.ok(&["card", "reopen", "D", "--by", "B", "--reason", "a page was missing"]);
    place.ok(&["rate", "D", "tidy", "0", "--by", "B"]);
    let late = result(&place);
    assert_eq!((&late["total"], &late["stars"]), (&"8".into(), &2.into()));
    assert_eq!(late["late"], json!([{ "inspector": "B", "items": ["tidy"], "counts": null }]));
    assert!(place.refused(1, &["announce", "D", "--late", "A", "--counts", "yes", "--reason", "x"]).contains('A'));
    place.refused(1, &["announce", "D", "--late", "B", "--counts", "yes"]);
    let said = place.ok(&["announce", "D", "--late", "B", "--counts", "yes", "--reason", "seen by all"]);
    assert!(said.contains("counted") && said.contains("6.5"), "{said}");
    let counted = result(&place);
    assert_eq!((&counted["total"], &counted["stars"]), (&"6.5".into(), &1.into()));
    assert_eq!(counted["announced"], json!({ "total": "8", "stars": 2 }), "what was read out stays");
    let text = place.ok(&["result", "D"]);
    assert!(text.contains("Announced:") && text.contains("Final:"), "{text}");
    let log = place.ok(&["log", "--community", "D"]);
    assert!(log.contains("announced: ") && log.contains("late card of B counts, seen by all"), "{log}");
    let report = place.ok(&["report", "D", "--format", "txt", "-o", "-"]);
    assert!(report.contains("Announced") && report.contains("Final") && report.contains("seen by all"), "{report}");
    // The final result is read out as a correction, or the announcement withdrawn; both with a reason.
    assert!(place.refused(1, &["announce", "D"]).contains("--reason"));
    place.ok(&["announce", "D", "--reason", "recounted"]);
    assert_eq!(result(&place)["announced"], json!({ "total": "6.5", "stars": 1 }));
    place.ok(&["announce", "D", "--withdraw", "--reason", "wrong community"]);
    assert_eq!((&result(&place)["announced"], &result(&place)["late"]), (&Value::Null, &json!([])));
    assert!(place.ok(&["verify"]).contains('1'));
}

#[test]
fn what_is_open_is_not_read_out_and_what_is_unsigned_needs_a_reason() {
    let place = Place::new();
    place.small_round();
    place.ok(&["rate", "D", "plan", "4"]);
    assert!(place.refused(1, &["announce", "D", "--reason", "in a hurry"]).contains("3 items"));
    for (item, value) in [("tidy", "3"), ("asked", "9/10"), ("forged", "ok")] {
        place.ok(&["rate", "D", item, value]);
    }
    let refused = place.refused(1, &["announce", "D"]);
    assert!(refused.contains('A') && refused.contains('B') && refused.contains("--reason"), "{refused}");
    place.ok(&["announce", "D", "--reason", "B is on leave"]);
    assert!(place.ok(&["result", "D"]).contains("B is on leave"));
    place.refused(2, &["announce", "D", "--withdraw"]);
    // Everything holds for whoever reads the journal alone.
    place.ok(&["doctor", "--rebuild"]);
    assert_eq!(result(&place)["announced"], json!({ "total": "10", "stars": 2 }));
}
