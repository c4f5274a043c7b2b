//! What is to be put right, by when and by whom; and what comes next.

use std::collections::BTreeSet;

use crate::domain::critique::Part;
use crate::domain::wording::Language;
use crate::text::{Words, say};

use super::clauses::{clause, enumerated, name, problem, quoted};
use super::draft::Line;
use super::material::{Judged, Limit, Material, Verdict};

/// Points of the last part at most, the one on what is to be kept up not counted.
const POINTS: usize = 3;

/// Units named one by one in the opening sentence.
const UNITS: usize = 3;

/// Both parts. What the next steps ask for is not said a second time in the list: its items there have problem, limit and
/// unit only.
pub(super) fn remedies(material: &Material, words: &Words, strengths: &[Line], shortcomings: &[Line]) -> (Vec<Line>, Vec<Line>) {
    let items = material.items();
    let short = due(&items, |verdict| verdict == Verdict::Short);
    let (next, told) = next(material, words, strengths, shortcomings);
    (rectification(material, words, &short, &told), next)
}

/// The items to be put right with their limits, the most pressing first.
pub(super) fn due<'a, 'm>(items: &'a [Judged<'m>], wanted: impl Fn(Verdict) -> bool) -> Vec<(Limit, &'a Judged<'m>)> {
    let wanted = items.iter().filter(|judged| wanted(judged.verdict));
    let mut due: Vec<_> = wanted.map(|judged| (Limit::proposed(judged.item, &judged.lost), judged)).collect();
    due.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| b.1.lost.cmp(&a.1.lost)));
    due
}

fn limit(words: &Words, limit: Limit) -> String {
    match limit {
        Limit::Now => say!(words, "critique-limit-now"),
        Limit::Days(days) => say!(words, "critique-limit-days", days = days),
    }
}

/// The units of a text of the standard that names several.
fn units<'a>(words: &Words, judged: &'a Judged) -> Vec<&'a str> {
    let text = judged.item.unit.get(words.language);
    let parts: Vec<&str> = match words.language {
        Language::Chinese => text.split(['、', '，', ',']).collect(),
        Language::English => text.split(" and ").flat_map(|part| part.split(", ")).collect(),
    };
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect()
}

fn rectification(material: &Material, words: &Words, short: &[(Limit, &Judged)], told: &BTreeSet<String>) -> Vec<Line> {
    if short.is_empty() {
        return Vec::new();
    }
    let ids = |items: &[(Limit, &Judged)]| items.iter().map(|(_, judged)| judged.item.id.clone()).collect::<Vec<_>>();
    let mut limits: Vec<(Limit, usize)> = Vec::new();
    for (limit, _) in short {
        match limits.last_mut() {
            Some((held, count)) if held == limit => *count += 1,
            _ => limits.push((*limit, 1)),
        }
    }
    let limits = match limits.as_slice() {
        [(one, count)] => say!(words, "critique-limit-all", limit = limit(words, *one), count = *count),
        several => {
            let each = several
                .iter()
                .map(|(one, count)| say!(words, "critique-limit-count", limit = limit(words, *one), count = *count));
            say!(words, "critique-limit-each", limits = enumerated(words, &each.collect::<Vec<_>>()))
        }
    };
    let mut named: Vec<&str> = Vec::new();
    for unit in short.iter().flat_map(|(_, judged)| units(words, judged)) {
        if !named.contains(&unit) {
            named.push(unit);
        }
    }
    let all: Vec<String> = named.iter().take(UNITS).map(|unit| (*unit).to_owned()).collect();
    let all = if named.is_empty() {
        say!(words, "critique-unit-missing")
    } else if named.len() > UNITS {
        say!(words, "critique-units-more", units = all.join(if words.language == Language::Chinese { "、" } else { ", " }))
    } else {
        enumerated(words, &all)
    };
    let lead = say!(words, "critique-rectification", count = short.len(), limits = limits, units = all);
    let mut lines = vec![Line::new(words, Part::Rectification, "rectification", &lead, ids(short))];
    for (by, judged) in short {
        let (problem, limit) = (problem(words, &material.cards, judged.item), limit(words, *by));
        let unit = judged.item.unit.get(words.language);
        let unit = if unit.trim().is_empty() { say!(words, "critique-unit-missing") } else { unit.trim().to_owned() };
        let remedy = judged.item.phrases.remedy.first().filter(|_| !told.contains(&judged.item.id));
        let text = match remedy {
            Some(remedy) => {
                let remedy = clause(words, remedy.get(words.language));
                say!(words, "critique-rectify", problem = problem, limit = limit, unit = unit, remedy = remedy)
            }
            None => say!(words, "critique-rectify-bare", problem = problem, limit = limit, unit = unit),
        };
        let key = format!("rectification:{}", judged.item.id);
        lines.push(Line::new(words, Part::Rectification, key, &text, vec![judged.item.id.clone()]));
    }
    if !material.community.subdistrict.is_empty() {
        let text = say!(words, "critique-rectification-check", subdistrict = material.community.subdistrict.as_str());
        lines.push(Line::new(words, Part::Rectification, "rectification:", &text, Vec::new()));
    }
    lines
}

/// The next steps: for each of the worst subjects the remedy of its worst item, then keeping up what is well done. Also the
/// items whose remedy they carry.
fn next(material: &Material, words: &Words, strengths: &[Line], shortcomings: &[Line]) -> (Vec<Line>, BTreeSet<String>) {
    let mut lines = vec![Line::new(words, Part::Next, "next", &say!(words, "critique-next"), Vec::new())];
    let mut told = BTreeSet::new();
    let points = shortcomings.iter().filter_map(|line| Some((line.key.strip_prefix("shortcoming:")?, line)));
    for (subject, line) in points.take(POINTS) {
        let of = |id: &String| material.standard.item(id).filter(|item| !item.phrases.remedy.is_empty());
        let key = format!("next:{subject}");
        if let Some(item) = line.items.iter().find_map(of) {
            told.insert(item.id.clone());
            let remedy = clause(words, item.phrases.remedy.first().map_or("", |remedy| remedy.get(words.language)));
            lines.push(Line::new(words, Part::Next, key, &remedy, vec![item.id.clone()]));
        } else if let Some(item) = line.items.first().and_then(|id| material.standard.item(id)) {
            let text = say!(words, "critique-next-gap", item = name(words, item));
            lines.push(Line::new(words, Part::Next, key, &text, vec![item.id.clone()]));
        }
    }
    let praised = strengths.iter().filter_map(|line| line.key.strip_prefix("strength:")?.split('/').next());
    let mut names: Vec<String> = Vec::new();
    for id in praised {
        let section = material.standard.sections.iter().find(|section| section.id == id);
        let name = section.map_or(id, |section| section.name.get(words.language));
        if !names.iter().any(|held| held == name) {
            names.push(name.to_owned());
        }
    }
    if !names.is_empty() {
        let text = say!(words, "critique-next-keep", sections = quoted(words, &names));
        lines.push(Line::new(words, Part::Next, "next:keep", &text, Vec::new()));
    }
    if lines.len() == 1 { (Vec::new(), told) } else { (lines, told) }
}
