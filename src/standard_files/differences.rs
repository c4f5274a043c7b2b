//! What differs between two standards, field by field.
//!
//! Walks the serialised form, so a field added to the domain is compared without a word here. Sections and items are
//! matched by id wherever they stand, levels and the like by key; what has neither is matched by position.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use crate::domain::standard::Standard;

/// One thing that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Where, by ids and keys: `agenda.levels[a].points`, `stars[5].total_at_least`; an item's or section's id alone when
    /// the whole of it was added or removed; `agenda.position` and `agenda.section` when it was moved.
    pub place: String,
    /// What stands in the first standard; empty when nothing does.
    pub before: String,
    /// What stands in the second; empty when nothing does.
    pub after: String,
}

/// What differs between `a` and `b`; empty exactly when they are equal.
pub fn differences(a: &Standard, b: &Standard) -> Vec<Difference> {
    let mut found = Vec::new();
    if a == b {
        return found;
    }
    compare("", &head(a), &head(b), &mut found);
    let [before, after] = [a, b].map(sections);
    compare_parts(&before, &after, &mut found);
    let [before, after] = [a, b].map(items);
    compare_parts(&before, &after, &mut found);
    if found.is_empty() {
        // Ids that are there twice can hide a difference from any matching; positions cannot.
        compare("", &json(a), &json(b), &mut found);
    }
    found
}

/// A section or an item: what is compared, and where it stands.
struct Part {
    id: String,
    name: String,
    fields: Value,
    /// The section an item belongs to.
    section: Option<String>,
}

fn json(value: &impl serde::Serialize) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}

fn head(standard: &Standard) -> Value {
    let mut head = json(standard);
    if let Some(head) = head.as_object_mut() {
        head.remove("sections");
        if let Some(cap) = head.remove("bonus_cap") {
            head.insert("bonus".to_owned(), Value::Object(Map::from_iter([("cap".to_owned(), cap)])));
        }
        // The usual rules are left out of the text; compared they are one by one.
        head.insert("panel".to_owned(), json(&standard.panel));
    }
    head
}

fn sections(standard: &Standard) -> Vec<Part> {
    let part = |section: &crate::domain::standard::Section| {
        let mut fields = json(section);
        fields.as_object_mut().map(|fields| fields.remove("items"));
        Part { id: section.id.clone(), name: shown(&json(&section.name)), fields, section: None }
    };
    standard.sections.iter().map(part).collect()
}

fn items(standard: &Standard) -> Vec<Part> {
    let mut parts = Vec::new();
    for section in &standard.sections {
        for item in &section.items {
            let mut fields = json(item);
            // In files what the kind asks for stands beside the other keys.
            if let Some(fields) = fields.as_object_mut()
                && let Some(Value::Object(kind)) = fields.remove("kind")
            {
                for (key, value) in kind {
                    let key = if fields.contains_key(&key) { format!("kind.{key}") } else { key };
                    fields.insert(key, value);
                }
            }
            parts.push(Part { id: item.id.clone(), name: shown(&json(&item.name)), fields, section: Some(section.id.clone()) });
        }
    }
    parts
}

fn compare_parts(before: &[Part], after: &[Part], found: &mut Vec<Difference>) {
    let of_id = |parts: &[Part]| -> BTreeMap<String, usize> {
        parts.iter().enumerate().rev().map(|(index, part)| (part.id.clone(), index)).collect()
    };
    let (in_before, in_after) = (of_id(before), of_id(after));
    for part in before.iter().filter(|part| !in_after.contains_key(&part.id)) {
        found.push(Difference { place: part.id.clone(), before: part.name.clone(), after: String::new() });
    }
    let common: Vec<usize> = after.iter().filter_map(|part| in_before.get(&part.id).copied()).collect();
    let kept = longest_rising(&common);
    for (position, part) in after.iter().enumerate() {
        let Some((index, old)) = in_before.get(&part.id).and_then(|index| Some((*index, before.get(*index)?))) else {
            found.push(Difference { place: part.id.clone(), before: String::new(), after: part.name.clone() });
            continue;
        };
        if old.section != part.section {
            let [before, after] = [&old.section, &part.section].map(|section| section.clone().unwrap_or_default());
            found.push(Difference { place: format!("{}.section", part.id), before, after });
        } else if !kept.contains(&index) {
            let [before, after] = [index, position].map(|index| (index + 1).to_string());
            found.push(Difference { place: format!("{}.position", part.id), before, after });
        }
        compare(&part.id, &old.fields, &part.fields, found);
    }
}

/// The most values that stand in rising order: what is left was moved.
fn longest_rising(values: &[usize]) -> BTreeSet<usize> {
    // For every length the index of the smallest value a rising run of that length can end in, and each value's forerunner.
    let mut ends: Vec<usize> = Vec::new();
    let mut forerunner: Vec<Option<usize>> = Vec::with_capacity(values.len());
    for (index, value) in values.iter().enumerate() {
        let length = ends.partition_point(|end| values[*end] < *value);
        forerunner.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        ends.truncate(ends.len().max(length));
        match ends.get_mut(length) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    std::iter::successors(ends.last().copied(), |index| forerunner[*index]).map(|index| values[index]).collect()
}

fn compare(place: &str, before: &Value, after: &Value, found: &mut Vec<Difference>) {
    if before == after {
        return;
    }
    match (before, after) {
        (Value::Object(a), Value::Object(b)) => {
            let keys: BTreeSet<&String> = a.keys().chain(b.keys()).collect();
            for key in keys {
                let place = if place.is_empty() { key.clone() } else { format!("{place}.{key}") };
                compare(&place, a.get(key).unwrap_or(&Value::Null), b.get(key).unwrap_or(&Value::Null), found);
            }
        }
        (Value::Array(a), Value::Array(b)) => compare_lists(place, a, b, found),
        _ => found.push(Difference { place: place.to_owned(), before: shown(before), after: shown(after) }),
    }
}

fn compare_lists(place: &str, before: &[Value], after: &[Value], found: &mut Vec<Difference>) {
    if before.iter().chain(after).all(Value::is_string) {
        let [before, after] = [before, after].map(|list| list.iter().map(shown).collect::<Vec<_>>().join(", "));
        found.push(Difference { place: place.to_owned(), before, after });
        return;
    }
    let (Some(old), Some(new)) = (by_label(before), by_label(after)) else {
        for index in 0..before.len().max(after.len()) {
            let [a, b] = [before, after].map(|list| list.get(index).unwrap_or(&Value::Null));
            compare(&format!("{place}[{}]", index + 1), a, b, found);
        }
        return;
    };
    let before_all = found.len();
    for (label, value) in &old {
        let other = new.iter().find(|(known, _)| known == label).map_or(&Value::Null, |(_, value)| value);
        compare(&labelled(place, label), value, other, found);
    }
    for (label, value) in new.iter().filter(|(label, _)| !old.iter().any(|(known, _)| known == label)) {
        compare(&labelled(place, label), &Value::Null, value, found);
    }
    if found.len() == before_all {
        // The same entries in another order.
        let [before, after] =
            [&old, &new].map(|list| list.iter().map(|(label, _)| label.as_str()).collect::<Vec<_>>().join(", "));
        found.push(Difference { place: place.to_owned(), before, after });
    }
}

/// A requirement of a star reads as in the file (`stars[5].total_at_least`), everything else as `list[key]`.
fn labelled(place: &str, label: &str) -> String {
    match place.strip_suffix(".requirements") {
        Some(rule) => format!("{rule}.{label}"),
        None => format!("{place}[{label}]"),
    }
}

/// Every entry with what names it; `None` when some have no name or share one.
fn by_label(list: &[Value]) -> Option<Vec<(String, Value)>> {
    let named: Option<Vec<(String, Value)>> = list.iter().map(label).collect();
    let named = named?;
    let distinct: BTreeSet<&String> = named.iter().map(|(label, _)| label).collect();
    (distinct.len() == named.len()).then_some(named)
}

/// What names an entry of a list, and what remains of it to compare.
fn label(value: &Value) -> Option<(String, Value)> {
    if let Some(name) = value.as_str() {
        // A requirement without a value, such as `controls`.
        return Some((name.to_owned(), Value::Bool(true)));
    }
    let object = value.as_object()?;
    if let Some(name) = ["id", "key", "fact"].iter().find_map(|key| object.get(*key)?.as_str()) {
        return Some((name.to_owned(), value.clone()));
    }
    if let Some(stars) = object.get("stars").filter(|_| object.contains_key("requirements")) {
        return Some((shown(stars), value.clone()));
    }
    // A requirement with values: `{"item_at_least": {"item": "x", "points": "4"}}`.
    let (name, inner) = object.iter().next().filter(|_| object.len() == 1)?;
    let subject =
        inner.as_object().and_then(|inner| ["section", "item", "severity"].iter().find_map(|key| inner.get(*key)?.as_str()));
    Some((subject.map_or_else(|| name.clone(), |subject| format!("{name}[{subject}]")), inner.clone()))
}

/// A value as people read it: texts without quotes, a wording by its first text.
fn shown(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Object(fields) => match ["label", "name"].iter().find_map(|key| fields.get(*key)) {
            Some(name) => shown(name),
            None if !fields.is_empty() && fields.values().all(Value::is_string) => {
                let first = fields.get("zh-CN").or_else(|| fields.values().next());
                first.map(shown).unwrap_or_default()
            }
            None => value.to_string(),
        },
        other => other.to_string(),
    }
}
