//! `starpoint round summary`: what a round comes to by district and subdistrict, and what most communities lose points on.
//!
//! The counts come from the standings that are kept current; for the items each card is read once.

use serde_json::{Value, json};

use super::Failure;
use super::context::{Context, line, progress};
use crate::domain::ids::CommunityId;
use crate::domain::ranking::ranked;
use crate::domain::rollup::weak::{self, WeakItem};
use crate::domain::rollup::{Rollup, RoundRollup, Tier};
use crate::domain::standard::Standard;
use crate::text::width::pad_right;
use crate::text::{Words, rollup as told, say, width};
use crate::workspace::Access;

pub(super) fn run(context: &Context, name: Option<&str>, json: bool) -> Result<(), Failure> {
    let words = &context.words;
    let workspace = context.open(Access::Read, "round summary")?;
    let views = workspace.views();
    let round = context.round_named(views, name.or(context.round.as_deref()))?;
    let standard = views.round_checklist(round.id).ok_or_else(|| Failure(say!(words, "report-no-standard")))?;
    let rows = ranked(views, round.id);
    let rollup = RoundRollup::of(&standard, &rows);
    let communities: Vec<CommunityId> = rows.iter().map(|row| row.community.id).collect();
    // Breaking off is Ctrl-C's business here.
    let items = weak::read(views, round.id, &communities, &mut progress()).unwrap_or_default();
    if json {
        let tier = |tier: &Tier| with(json!({ "district": tier.district, "rank": tier.rank }), &tier.rollup, &standard);
        let subdistrict = |held: &Tier| {
            let mut object = tier(held);
            object["subdistrict"] = held.subdistrict.clone().into();
            object
        };
        let mut object = with(json!({ "round": round.name }), &rollup.all, &standard);
        object["districts"] = rollup.districts.iter().map(tier).collect();
        object["subdistricts"] = rollup.subdistricts.iter().map(subdistrict).collect();
        object["items"] = items.iter().map(|weak| item(words, &standard, weak)).collect();
        line(&object.to_string());
        return Ok(());
    }
    if rows.is_empty() {
        line(&say!(words, "result-none", round = round.name));
        return Ok(());
    }
    let decimals = rollup.decimals();
    line(&say!(words, "rollup-title", round = round.name.as_str()));
    line(&format!("  {}", sentence(words, &rollup.all, decimals)));
    if rollup.districts.len() > 1 {
        line(&say!(words, "rollup-districts"));
        tiers(words, &rollup.districts, decimals);
    }
    line(&say!(words, "rollup-subdistricts"));
    tiers(words, &rollup.subdistricts, decimals);
    let common: Vec<&WeakItem> = items.iter().filter(|weak| weak.is_common()).collect();
    if common.is_empty() {
        line(&say!(words, "rollup-no-items"));
    } else {
        line(&say!(words, "rollup-items"));
    }
    for weak in common {
        let name = crate::text::decision::item_named(words, &standard, &weak.item);
        line(&format!("  {name}  {}", told::lost(words, weak)));
        let causes = told::causes(words, &standard, weak);
        if !causes.is_empty() {
            line(&format!("      {causes}"));
        }
    }
    Ok(())
}

fn tiers(words: &Words, tiers: &[Tier], decimals: u32) {
    let column = tiers.iter().map(|tier| width::width(&told::place(words, tier, tiers))).max().unwrap_or(0);
    for tier in tiers {
        let rank = tier.rank.map_or_else(|| "-".to_owned(), |rank| rank.to_string());
        line(&format!(
            "{rank:>4}  {}  {}",
            pad_right(&told::place(words, tier, tiers), column),
            sentence(words, &tier.rollup, decimals)
        ));
    }
}

fn sentence(words: &Words, rollup: &Rollup, decimals: u32) -> String {
    let parts = std::iter::once(told::counted(words, rollup)).chain(told::totals(words, rollup, decimals));
    let holding = told::holding(words, rollup);
    let holding = (!holding.is_empty()).then(|| crate::text::lists::listed(words, holding));
    crate::text::lists::joined(words, parts.chain(holding))
}

/// An object with what communities come to in it; every star of the standard is there, also those nobody holds.
fn with(mut object: Value, rollup: &Rollup, standard: &Standard) -> Value {
    let totals = rollup.totals.as_ref();
    let stars = (0..=standard.top_star()).rev().map(
        |stars| json!({ "stars": stars, "count": rollup.with(stars), "percent": rollup.share(stars).map(|share| share.cut(2)) }),
    );
    object["communities"] = rollup.communities.into();
    object["begun"] = rollup.begun.into();
    object["finished"] = rollup.finished.into();
    object["mean"] = totals.map(|totals| totals.mean.cut(2)).into();
    object["lowest"] = totals.map(|totals| totals.lowest.cut(2)).into();
    object["highest"] = totals.map(|totals| totals.highest.cut(2)).into();
    object["holding"] = stars.collect();
    object
}

fn item(words: &Words, standard: &Standard, weak: &WeakItem) -> Value {
    let held = standard.item(&weak.item);
    let reason = |(cause, count): &(weak::Cause, usize)| {
        let why = held.map(|item| told::cause(words, item, cause));
        json!({ "reason": why, "communities": count })
    };
    json!({
        "item": weak.item,
        "name": held.map(|item| item.name.get(words.language)),
        "lost_percent": weak.lost.cut(2),
        "communities_short": weak.short,
        "communities_judged": weak.judged,
        "reasons": weak.causes.iter().take(10).map(reason).collect::<Vec<_>>(),
    })
}
