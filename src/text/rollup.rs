//! Roll-ups in words: for the command line, the screen and the bulletin alike.

use super::{Words, decision, lists, say};
use crate::domain::rollup::weak::{Cause, WeakItem};
use crate::domain::rollup::{Rollup, Tier};
use crate::domain::standard::{Item, Kind, Standard};
use crate::domain::wording::Language;

/// Reasons told of an item.
const CAUSES: usize = 3;

/// Where a tier lies, among these: 河西街道, with its district in front only where there are several; a district by its name.
pub fn place(words: &Words, tier: &Tier, among: &[Tier]) -> String {
    let several = tier.subdistrict.is_empty() || among.iter().any(|other| other.district != tier.district);
    let district = if several { tier.district.as_str() } else { "" };
    let parts = [district, tier.subdistrict.as_str()].into_iter().filter(|part| !part.is_empty());
    let place = match words.language {
        Language::Chinese => parts.collect::<String>(),
        Language::English => parts.rev().collect::<Vec<_>>().join(", "),
    };
    if place.is_empty() { say!(words, "rollup-no-place") } else { place }
}

/// How many communities there are and how far they have come.
pub fn counted(words: &Words, rollup: &Rollup) -> String {
    let (all, finished, begun) = (rollup.communities, rollup.finished, rollup.begun);
    if finished == all {
        say!(words, "rollup-counted-all", count = all)
    } else if begun == finished {
        say!(words, "rollup-counted", count = all, finished = finished)
    } else {
        say!(words, "rollup-counted-open", count = all, finished = finished, open = begun - finished)
    }
}

/// Mean and range of the totals; nothing without a finished community.
pub fn totals(words: &Words, rollup: &Rollup, decimals: u32) -> Option<String> {
    let totals = rollup.totals.as_ref()?;
    let mean = totals.mean.cut(decimals);
    Some(if totals.lowest == totals.highest {
        say!(words, "rollup-mean", mean = mean)
    } else {
        say!(words, "rollup-totals", mean = mean, low = totals.lowest.cut(decimals), high = totals.highest.cut(decimals))
    })
}

/// How many hold which stars, with their share of the finished ones: 五星3个（60%）; stars nobody holds are left out.
pub fn holding(words: &Words, rollup: &Rollup) -> Vec<String> {
    let held = rollup.holding.iter().rev().filter_map(|(stars, count)| {
        let share = rollup.share(*stars)?.cut(1);
        Some(say!(words, "rollup-holding", stars = decision::stars(words, *stars), count = *count, share = share))
    });
    held.collect()
}

/// How much an item lost and where: 失分率35.2%，6个社区中5个失分.
pub fn lost(words: &Words, weak: &WeakItem) -> String {
    say!(words, "rollup-lost", share = weak.lost.cut(1), short = weak.short, judged = weak.judged)
}

/// The commonest reasons for an item's lost points, each with the communities it was given in; empty where none was.
pub fn causes(words: &Words, standard: &Standard, weak: &WeakItem) -> String {
    let Some(item) = standard.item(&weak.item) else { return String::new() };
    let told = weak.causes.iter().take(CAUSES).map(|(why, count)| {
        let why = cause(words, item, why);
        say!(words, "rollup-cause", why = why, count = *count)
    });
    lists::joined(words, told)
}

/// A reason as the standard words it, or as it was typed.
pub fn cause(words: &Words, item: &Item, cause: &Cause) -> String {
    let lacking = |key: &String| {
        let Kind::Multi { credits } = &item.kind else { return None };
        let credit = credits.iter().find(|credit| credit.key == *key)?;
        Some(say!(words, "rollup-lacks", what = credit.label.get(words.language)))
    };
    let lost = |key: &String| {
        let Kind::Reasons { losses, .. } = &item.kind else { return None };
        Some(losses.iter().find(|loss| loss.key == *key)?.label.get(words.language).to_owned())
    };
    match cause {
        Cause::Phrase(number) => {
            let phrase = number.checked_sub(1).and_then(|n| item.phrases.shortcoming.get(n));
            phrase.map_or_else(|| "?".to_owned(), |phrase| phrase.get(words.language).to_owned())
        }
        Cause::Loss(key) => lost(key).unwrap_or_else(|| key.clone()),
        Cause::Lacks(key) => lacking(key).unwrap_or_else(|| key.clone()),
        Cause::Words(text) => lists::given(text),
    }
}
