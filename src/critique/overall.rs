//! Opening, overall judgement and stars.

use std::collections::BTreeSet;

use crate::domain::critique::Part;
use crate::domain::outcome::RuleName;
use crate::domain::points::Exact;
use crate::domain::standard::{FactKind, FactValue, Method};
use crate::domain::wording::Language;
use crate::text::{Words, decision, say};

use super::again;
use super::clauses::{enumerated, in_a_row, inside, name, quoted, sentence, together};
use super::draft::Line;
use super::material::{Material, Verdict};

/// Who was visited and how: heard, read, seen, asked — as far as a rated item was judged so.
pub(super) fn opening(material: &Material, words: &Words) -> Line {
    let marked = |id: &String| material.cards.iter().any(|card| card.item(id).is_some_and(|item| item.mark().is_some()));
    let rated = material.standard.items().enumerate().filter(|(index, item)| material.asks(*index) && marked(&item.id));
    let used: BTreeSet<Method> = rated.flat_map(|(_, item)| item.methods.iter().copied()).collect();
    let mut ways = vec![say!(words, "critique-heard")];
    ways.extend(used.into_iter().map(|method| match method {
        Method::Documents => say!(words, "critique-read"),
        Method::Onsite => say!(words, "critique-seen-round"),
        Method::Interview => say!(words, "critique-asked"),
    }));
    let (subdistrict, community) = (material.community.subdistrict.as_str(), material.community.name.as_str());
    let place = match words.language {
        Language::Chinese => format!("{subdistrict}{community}"),
        Language::English if subdistrict.is_empty() => community.to_owned(),
        Language::English => format!("{community}, {subdistrict}"),
    };
    let ways = enumerated(words, &ways);
    let text = match &material.again {
        Some(again) => again::opening(again, words, &place, &ways),
        None => say!(words, "critique-opening", place = place, ways = ways),
    };
    Line::new(words, Part::Opening, "opening", &text, Vec::new())
}

/// The one line of a critique without marks.
pub(super) fn unrated(material: &Material, words: &Words) -> Line {
    let name = material.community.name.as_str();
    let text = match material.again {
        Some(_) => say!(words, "critique-unrated-again", name = name),
        None => say!(words, "critique-unrated", name = name),
    };
    Line::new(words, Part::Overall, "overall:open", &text, Vec::new())
}

/// The judgement in one sentence, what is still open, the figures behind it, and what the panel sees differently.
pub(super) fn overall(material: &Material, words: &Words) -> Vec<Line> {
    let mut lines: Vec<Line> = again::again(material, words).into_iter().collect();
    let items = material.items();
    if material.outcome.provisional {
        let open = material.outcome.items.iter().filter(|item| item.open).count();
        let text = if open > 0 { say!(words, "critique-open-items", count = open) } else { say!(words, "critique-open-facts") };
        lines.push(Line::new(words, Part::Overall, "overall:open", &text, Vec::new()));
    }
    let counted =
        |wanted: &[Verdict]| items.iter().filter(|judged| !judged.item.bonus && wanted.contains(&judged.verdict)).count();
    let (rated, full) = (counted(&[Verdict::Full, Verdict::Short, Verdict::Disputed]), counted(&[Verdict::Full]));
    let partial = material.is_partial();
    let mut said: Vec<String> = if partial { again::band(material, words) } else { band(material, words) }.into_iter().collect();
    if rated > 0 {
        said.push(sentence(
            words,
            &if partial {
                say!(words, "critique-counts-again", rated = rated, full = full)
            } else {
                say!(words, "critique-counts", rated = rated, full = full)
            },
        ));
    }
    if !said.is_empty() {
        lines.push(Line::new(words, Part::Overall, "overall", &in_a_row(words, &said), Vec::new()));
    }
    let mut figures: Vec<String> = shares(material, words).into_iter().collect();
    // A fact of the round was told at the first visit.
    figures.extend(facts(material, words).filter(|_| !partial));
    if !figures.is_empty() {
        lines.push(Line::new(words, Part::Overall, "overall:figures", &in_a_row(words, &figures), Vec::new()));
    }
    let disputed: Vec<_> = items.iter().filter(|judged| judged.verdict == Verdict::Disputed).collect();
    if !disputed.is_empty() {
        let names: Vec<String> = disputed.iter().map(|judged| name(words, judged.item)).collect();
        let text = say!(words, "critique-disputed", items = quoted(words, &names));
        let ids = disputed.iter().map(|judged| judged.item.id.clone()).collect();
        lines.push(Line::new(words, Part::Overall, "overall:disputed", &text, ids));
    }
    lines
}

/// The judgement by the share of full marks reached, in steps of ten from ninety down to sixty; nothing while provisional.
/// Where a veto is violated, or a lower total is better, the share does not speak, and a neutral sentence stands.
fn band(material: &Material, words: &Words) -> Option<String> {
    let name = material.community.name.as_str();
    if material.outcome.provisional {
        return None;
    }
    let total = material.outcome.total.as_ref()?;
    let share = total.div(&material.standard.full_marks.exact())?;
    let reaches = |percent: i64| share >= Exact::ratio(percent, 100);
    let text = if !material.outcome.violated.is_empty() || material.standard.lower_is_better() {
        say!(words, "critique-band-neutral", name = name)
    } else if reaches(90) {
        say!(words, "critique-band-90", name = name)
    } else if reaches(80) {
        say!(words, "critique-band-80", name = name)
    } else if reaches(70) {
        say!(words, "critique-band-70", name = name)
    } else if reaches(60) {
        say!(words, "critique-band-60", name = name)
    } else {
        say!(words, "critique-band-0", name = name)
    };
    Some(sentence(words, &text))
}

/// The strongest and the weakest sections, where they differ: all of those that share a place.
fn shares(material: &Material, words: &Words) -> Option<String> {
    // What is open counts as nothing yet: shares of unfinished sections would blame what nobody has looked at.
    // Of a few items looked at again no section's share can be told.
    if material.outcome.provisional || material.standard.lower_is_better() || material.is_partial() {
        return None;
    }
    let sections = material.sections();
    let best = sections.iter().min_by(|a, b| a.share.cmp(&b.share))?;
    let worst = sections.iter().rev().max_by(|a, b| a.share.cmp(&b.share))?;
    let percent = |lost: &Exact| (&(&Exact::ratio(1, 1) - lost) * &Exact::ratio(100, 1)).cut(1);
    let (high, low) = (percent(&best.share), percent(&worst.share));
    if high == low {
        return None;
    }
    let with = |share: &str| -> Vec<String> {
        let same = sections.iter().filter(|one| percent(&one.share) == share);
        same.map(|one| one.section.name.get(words.language).to_owned()).collect()
    };
    let (best, worst) = (with(&high), with(&low));
    let (strong, weak) = (best.len(), worst.len());
    let (best, worst) = (quoted(words, &best), quoted(words, &worst));
    let told = [
        say!(words, "critique-best", strong = strong, best = best, high = high),
        say!(words, "critique-worst", weak = weak, worst = worst, low = low),
    ];
    Some(sentence(words, &together(words, &told)))
}

/// Facts in percent, such as residents' satisfaction.
fn facts(material: &Material, words: &Words) -> Option<String> {
    let percents = material.standard.facts.iter().filter(|fact| fact.kind == FactKind::Percent);
    let said = percents.filter_map(|fact| match material.facts.get(&fact.id)? {
        FactValue::Number(percent) => {
            Some(say!(words, "critique-fact", fact = fact.name.get(words.language), percent = percent.to_string()))
        }
        FactValue::YesNo(_) => None,
    });
    let said: Vec<String> = said.collect();
    (!said.is_empty()).then(|| sentence(words, &together(words, &said)))
}

/// The announcement, and in writing why stars were taken. What a veto did is never read aloud, so the spoken line names the
/// stars and no total that would raise the question.
pub(super) fn stars(material: &Material, words: &Words) -> Vec<Line> {
    let (outcome, community) = (&material.outcome, material.community.name.as_str());
    let worded = |stars: u8| say!(words, "report-stars", stars = stars);
    let line = |key: &str, text: String| Line::new(words, Part::Stars, key, &text, Vec::new());
    let (Some(given), Some(before)) = (outcome.stars, outcome.stars_before_caps) else {
        let (low, high) = outcome.possible_stars;
        return vec![line(
            "stars",
            if low == high {
                say!(words, "critique-stars-open")
            } else {
                say!(words, "critique-stars-range", low = worded(low), high = worded(high))
            },
        )];
    };
    let total = outcome.total.as_ref().map(|total| total.cut(2)).unwrap_or_default();
    let plain = || {
        if given == 0 {
            say!(words, "critique-stars-none", name = community, total = total.as_str())
        } else {
            say!(words, "critique-stars", name = community, total = total.as_str(), stars = worded(given))
        }
    };
    if outcome.capped_by.is_empty() {
        return vec![line("stars", plain())];
    }
    let causes: Vec<String> = outcome.capped_by.iter().map(|rule| cause(material, words, rule)).collect();
    let why = say!(
        words,
        "critique-stars-caps",
        total = total.as_str(),
        before = worded(before),
        causes = enumerated(words, &causes),
        stars = worded(given)
    );
    if outcome.capped_by.iter().any(|rule| matches!(rule, RuleName::Veto { .. })) {
        let short = if given == 0 {
            say!(words, "critique-stars-short-none", name = community)
        } else {
            say!(words, "critique-stars-short", name = community, stars = worded(given))
        };
        return vec![line("stars", short), line("stars:caps", why)];
    }
    vec![line("stars", why)]
}

fn cause(material: &Material, words: &Words, rule: &RuleName) -> String {
    let check = material.outcome.rules.iter().find(|check| check.rule == *rule);
    let needed = check.and_then(|check| check.needed.as_ref()).map(|needed| needed.cut(2)).unwrap_or_default();
    match rule {
        RuleName::Veto { item } => {
            let name = material.standard.item(item).map_or(item.as_str(), |item| item.name.get(words.language));
            say!(words, "critique-cause-veto", item = inside(name))
        }
        RuleName::FactCap { fact: id } => {
            let fact = material.standard.facts.iter().find(|fact| fact.id == *id);
            let name = fact.map_or(id.as_str(), |fact| fact.name.get(words.language));
            let unit = if fact.is_some_and(|fact| fact.kind == FactKind::Percent) { "%" } else { "" };
            say!(words, "critique-cause-fact", fact = name, needed = format!("{needed}{unit}"))
        }
        RuleName::NaShare => say!(words, "critique-cause-na", needed = needed),
        RuleName::Quota { .. } => check.map(|check| decision::cause(words, &material.standard, check)).unwrap_or_default(),
        other => other.to_string(),
    }
}
