//! What each kind of item asks of its numbers.

use super::super::problem::ProblemKind;
use super::super::sheet::{element, field};
use super::super::vocabulary::Thing;
use super::{Check, boundary};
use crate::domain::points::Points;
use crate::domain::standard::{Bound, Consequence, Item, Kind, MeasureInput, Rung, Slab};
use crate::domain::wording::Wording;

/// The maximum and the kind of one item.
pub(super) fn item(check: &mut Check<'_>, place: &str, item: &Item) {
    if !check.sheet.sound(&field(place, "kind")) {
        return;
    }
    maximum(check, place, item);
    // Comparing with a maximum that could not be read would report the same slip again and again.
    let max = check.sheet.sound(&field(place, "max")).then_some(item.max);
    match &item.kind {
        Kind::Score { step } => score(check, &field(place, "step"), *step, max),
        Kind::Levels { levels } => self::levels(check, &field(place, "levels"), levels, max),
        Kind::Check { yes, no } => {
            check.not_negative(&field(place, "yes"), *yes);
            check.not_negative(&field(place, "no"), *no);
            reaches(check, place, &["yes", "no"], (*yes).max(*no), max);
        }
        Kind::Count { each, floor, ceiling } => count(check, place, (*each, *floor, *ceiling), max),
        Kind::Reasons { losses, floor } => {
            let list = field(place, "losses");
            named_list(check, &list, Thing::Level, losses.iter().map(|loss| (loss.key.as_str(), &loss.label)));
            for (index, loss) in losses.iter().enumerate() {
                check.positive(&field(&element(&list, index), "points"), loss.points);
            }
            check.not_negative(&field(place, "floor"), *floor);
            if let Some(max) = max {
                check.at_most(&field(place, "floor"), *floor, max);
            }
        }
        Kind::Measure { input, slabs, .. } => measure(check, place, *input, slabs, max),
        Kind::Multi { credits } => {
            let list = field(place, "credits");
            named_list(check, &list, Thing::Level, credits.iter().map(|credit| (credit.key.as_str(), &credit.label)));
            for (index, credit) in credits.iter().enumerate() {
                check.positive(&field(&element(&list, index), "points"), credit.points);
            }
            let sum: Points = credits.iter().map(|credit| credit.points).sum();
            if max.is_some_and(|max| sum < max) {
                reaches(check, place, &["credits"], sum, max);
            }
        }
        Kind::Finding { severities } => {
            let list = field(place, "severities");
            named_list(check, &list, Thing::Severity, severities.iter().map(|severity| (severity.key.as_str(), &severity.label)));
            for (index, severity) in severities.iter().enumerate() {
                check.positive(&field(&element(&list, index), "deduct"), severity.deduct);
            }
        }
        Kind::Veto { consequence } => {
            if item.bonus {
                check.report(&field(place, "bonus"), ProblemKind::VetoAsBonus);
            }
            if let Consequence::Cap(stars) = consequence {
                super::stars::within_top(check, &field(place, "cap"), *stars);
            }
        }
    }
}

/// A maximum is above zero, except where occurrences only ever deduct from zero.
fn maximum(check: &mut Check<'_>, place: &str, item: &Item) {
    match item.kind {
        // A file's veto with a maximum was reported by the reader; this one came from elsewhere.
        Kind::Veto { .. } if !item.max.is_zero() => {
            check.report(&field(place, "max"), ProblemKind::VetoWithMax);
        }
        Kind::Veto { .. } => {}
        Kind::Count { each, floor, .. } if each < Points::ZERO && floor < Points::ZERO => {
            check.not_negative(&field(place, "max"), item.max);
        }
        _ if check.sheet.sound(&field(place, "levels")) && check.sheet.sound(&field(place, "credits")) => {
            check.positive(&field(place, "max"), item.max);
        }
        _ => {}
    }
}

fn score(check: &mut Check<'_>, place: &str, step: Points, max: Option<Points>) {
    check.positive(place, step);
    if let Some(max) = max.filter(|max| *max > Points::ZERO)
        && step > Points::ZERO
        && max.hundredths() % step.hundredths() != 0
    {
        check.report(place, ProblemKind::StepDoesNotDivide { step, max });
    }
}

fn levels(check: &mut Check<'_>, list: &str, levels: &[Rung], max: Option<Points>) {
    named_list(check, list, Thing::Level, levels.iter().map(|rung| (rung.key.as_str(), &rung.label)));
    for (index, rung) in levels.iter().enumerate() {
        let place = field(&element(list, index), "points");
        check.not_negative(&place, rung.points);
        if let Some(max) = max {
            check.at_most(&place, rung.points, max);
        }
        let twin = levels[..index].iter().enumerate().find(|(_, earlier)| earlier.points == rung.points);
        if let Some((earlier, twin)) = twin
            && check.sheet.sound(&field(&element(list, earlier), "points"))
        {
            check.report(&place, ProblemKind::SamePoints { points: rung.points, other: twin.key.clone() });
        }
    }
    let highest = levels.iter().map(|rung| rung.points).max().unwrap_or_default();
    if check.sheet.sound(list) && !levels.is_empty() && max.is_some_and(|max| highest < max) {
        check.report(list, ProblemKind::MaxUnreachable { max: max.unwrap_or_default(), highest });
    }
}

/// Reports at the first of `keys` unless the best answer earns the maximum exactly.
fn reaches(check: &mut Check<'_>, place: &str, keys: &[&str], highest: Points, max: Option<Points>) {
    let Some(max) = max else { return };
    let places: Vec<String> = keys.iter().map(|key| field(place, key)).collect();
    if highest == max || !places.iter().all(|place| check.sheet.sound(place)) {
        return;
    }
    let Some(first) = places.first() else { return };
    if highest > max {
        check.report(first, ProblemKind::Above { value: highest, limit: max });
    } else {
        check.report(first, ProblemKind::MaxUnreachable { max, highest });
    }
}

fn count(check: &mut Check<'_>, place: &str, (each, floor, ceiling): (Points, Points, Points), max: Option<Points>) {
    if each.is_zero() {
        check.report(&field(place, "each"), ProblemKind::Zero);
    }
    let Some(max) = max else { return };
    if floor > ceiling {
        check.report(&field(place, "floor"), ProblemKind::FloorAboveCeiling { floor, ceiling });
    }
    check.at_most(&field(place, "ceiling"), ceiling, max);
}

fn measure(check: &mut Check<'_>, place: &str, input: MeasureInput, slabs: &[Slab], max: Option<Points>) {
    let list = field(place, "slabs");
    check.not_empty(&list, slabs);
    for (index, slab) in slabs.iter().enumerate() {
        let place = element(&list, index);
        check.not_negative(&field(&place, "points"), slab.points);
        if let Some(max) = max {
            check.at_most(&field(&place, "points"), slab.points, max);
        }
        let (key, bound) = match slab.bound {
            Bound::AtLeast(bound) => ("at_least", Some(bound)),
            Bound::AtMost(bound) => ("at_most", Some(bound)),
            Bound::Otherwise => ("points", None),
        };
        if input == MeasureInput::Share {
            check.percent(&field(&place, key), bound);
        }
        if !check.sheet.sound(&list) {
            continue;
        }
        let mixed = slabs[..index].iter().any(|earlier| {
            matches!((earlier.bound, slab.bound), (Bound::AtLeast(_), Bound::AtMost(_)) | (Bound::AtMost(_), Bound::AtLeast(_)))
        });
        if mixed {
            check.report(&place, ProblemKind::SlabsMixed);
        } else if slabs[..index].iter().any(|earlier| takes_all(earlier.bound, slab.bound, input)) {
            check.report(&place, ProblemKind::SlabUnreachable);
        }
    }
    let highest = slabs.iter().map(|slab| slab.points).max().unwrap_or_default();
    if check.sheet.sound(&list) && !slabs.is_empty() && max.is_some_and(|max| highest < max) {
        check.report(&list, ProblemKind::MaxUnreachable { max: max.unwrap_or_default(), highest });
    }
}

/// Whether every value of `later` was taken by `earlier` already.
fn takes_all(earlier: Bound, later: Bound, input: MeasureInput) -> bool {
    match (earlier, later) {
        (Bound::Otherwise, _) => true,
        (Bound::AtLeast(earlier), Bound::AtLeast(later)) => later >= earlier,
        (Bound::AtMost(earlier), Bound::AtMost(later)) => later <= earlier,
        // A share lies between 0 and 100, a number anywhere.
        (Bound::AtLeast(earlier), _) => input == MeasureInput::Share && earlier <= Points::ZERO,
        (Bound::AtMost(earlier), _) => input == MeasureInput::Share && earlier >= Points::whole(100),
    }
}

/// Keys and labels of levels, losses, credits or severities.
fn named_list<'n>(check: &mut Check<'_>, list: &str, what: Thing, entries: impl Iterator<Item = (&'n str, &'n Wording)>) {
    let entries: Vec<_> = entries.collect();
    check.not_empty(list, &entries);
    check.unique(what, entries.iter().enumerate().map(|(index, (key, _))| (field(&element(list, index), "key"), *key)));
    for (index, (key, label)) in entries.iter().enumerate() {
        let place = element(list, index);
        // What separates answers on the command line and in CSV, and the word for not applicable, cannot name an answer.
        if key.is_empty() || *key == "na" || key.contains(|c: char| c.is_whitespace() || c.is_control() || ",;=+*".contains(c)) {
            check.report(&field(&place, "key"), ProblemKind::BadKey { key: (*key).to_owned() });
        }
        check.named(&field(&place, "label"), label);
        boundary::name(check, &field(&place, "label"), label);
    }
}
