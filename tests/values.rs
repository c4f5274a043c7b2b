//! Every value of the built-in standard is written so that it is read back as itself.

use std::collections::BTreeMap;

use starpoint::domain::points::Points;
use starpoint::domain::scoring::item_score;
use starpoint::domain::standard::{Item, Kind, MeasureInput};
use starpoint::domain::value::Value;
use starpoint::domain::value_text::{read_value, write_value};
use starpoint::standard_files::{built_in, parse};

/// All sets of some keys.
fn sets(keys: &[&String]) -> Vec<Vec<String>> {
    let chosen = |mask: usize| keys.iter().enumerate().filter(move |(n, _)| mask >> n & 1 == 1).map(|(_, key)| (*key).clone());
    (0..1_usize << keys.len()).map(|mask| chosen(mask).collect()).collect()
}

fn counted(keys: Vec<String>) -> BTreeMap<String, u32> {
    keys.into_iter().zip([1, 2, 1, 3, 1, 1, 1, 1]).collect()
}

fn once(keys: Vec<String>) -> BTreeMap<String, u32> {
    keys.into_iter().map(|key| (key, 1)).collect()
}

fn values(item: &Item) -> Vec<Value> {
    let mut values = match &item.kind {
        Kind::Score { .. } => (0..=item.max.hundredths()).map(|n| Value::Points(Points::from_hundredths(n))).collect(),
        Kind::Levels { levels } => levels.iter().map(|rung| Value::Level(rung.key.clone())).collect(),
        Kind::Check { .. } => vec![Value::Answer(true), Value::Answer(false)],
        Kind::Count { .. } => (0..50).map(Value::Count).collect(),
        Kind::Reasons { losses, .. } => {
            let sets = sets(&losses.iter().map(|loss| &loss.key).collect::<Vec<_>>());
            sets.into_iter().flat_map(|keys| [Value::Losses(once(keys.clone())), Value::Losses(counted(keys))]).collect()
        }
        Kind::Measure { input: MeasureInput::Number, .. } => {
            (-3..300).map(|n| Value::Number(Points::from_hundredths(n * 37))).collect()
        }
        Kind::Measure { input: MeasureInput::Share, .. } => (0..=12).map(|n| Value::Share { n, m: 12 }).collect(),
        Kind::Multi { credits } => {
            let sets = sets(&credits.iter().map(|credit| &credit.key).collect::<Vec<_>>());
            sets.into_iter().map(|keys| Value::Credits(keys.into_iter().collect())).collect()
        }
        Kind::Finding { severities } => sets(&severities.iter().map(|severity| &severity.key).collect::<Vec<_>>())
            .into_iter()
            .map(|keys| Value::Findings(counted(keys)))
            .collect(),
        Kind::Veto { .. } => vec![Value::Violated(false), Value::Violated(true)],
    };
    values.push(Value::NotApplicable);
    values.retain(|value| item_score(item, value).is_ok());
    values
}

#[test]
fn every_value_of_the_built_in_standard_is_read_back_as_written() {
    let mut tried = 0;
    for (id, text) in built_in() {
        let standard = parse(text).unwrap();
        for item in standard.items() {
            let values = values(item);
            assert!(values.len() >= 2, "{id} {}", item.id);
            for value in values {
                let text = write_value(item, &value);
                assert_eq!(read_value(item, &text), Some(value), "{id} {} {text}", item.id);
                tried += 1;
            }
        }
    }
    assert!(tried > 100, "only {tried} values");
}
