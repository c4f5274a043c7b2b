//! The timetable of a meeting from the command line.

use serde_json::Value;

use crate::cli::Place;

#[test]
fn a_timetable_is_given_changed_and_taken_away() {
    let place = Place::new();
    place.small_round();
    place.ok(&["community", "add", "桥/西", "--code", "W"]);
    place.ok(&["meeting", "new", "Second", "D", "W", "--begins", "9:30", "--minutes", "25"]);
    let agenda = || -> Value { place.json(&["meeting", "agenda", "Second", "--json"]) };
    let planned = || -> Vec<Value> { agenda()["stops"].as_array().unwrap().iter().map(|stop| stop["planned"].clone()).collect() };
    assert_eq!(planned(), ["09:30", "09:55"]);
    assert_eq!((&agenda()["minutes"], &agenda()["late"]), (&25.into(), &Value::Null));
    place.ok(&["meeting", "edit", "Second", "--minutes", "30"]);
    assert_eq!(planned(), ["09:30", "10:00"], "the beginning stays");
    assert!(place.ok(&["meeting", "agenda", "Second"]).contains("10:00"));
    place.ok(&["rate", "D", "plan", "4", "--meeting", "Second"]);
    let first = &agenda()["stops"][0];
    assert!(first["begun"].is_string() && first["here"] == true, "{first}");
    place.ok(&["meeting", "edit", "Second", "--minutes", "0"]);
    assert_eq!(planned(), [Value::Null, Value::Null]);
    assert!(place.refused(1, &["meeting", "edit", "Second", "--minutes", "9000"]).contains("480"));
    assert!(place.refused(1, &["meeting", "edit", "Second", "--minutes", "20", "--begins", "later"]).contains("later"));
    assert!(place.ok(&["log"]).contains("30 minutes a stop"));
}
