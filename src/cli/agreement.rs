//! `starpoint agreement`: how far raters agree, in the round or in a file of ratings that has nothing to do with a data folder.

use std::path::Path;

use serde_json::{Map, Value, json};

use super::Failure;
use super::context::{self, Context, line, progress};
use crate::domain::agreement::round::{self, RoundMarks};
use crate::domain::agreement::table::Number;
use crate::domain::agreement::{Agreement, Basis, Correlation, Estimate, NotEstimable, Verdict};
use crate::domain::standard::Standard;
use crate::domain::views::Read;
use crate::text::agreement::{self as told, Unit};
use crate::text::width::{pad_right, width};
use crate::text::{Words, say};
use crate::workspace::Access;
use crate::workspace::ratings_file::{Ratings, read_ratings};

/// Items listed in text.
const LISTED: usize = 10;

/// What is told, wherever the marks come from.
struct Told {
    unit: Unit,
    agreement: Agreement,
    /// By column.
    raters: Vec<String>,
    /// The items marked differently, the widest apart first.
    wide: Vec<Wide>,
}

struct Wide {
    /// The item as JSON names it.
    item: String,
    /// The same for people.
    label: String,
    /// Where it was marked by several; `None` in a file, where an item is marked once.
    communities: Option<i64>,
    /// Mean distance between highest and lowest.
    mean: String,
    /// Where it was marked furthest apart, the widest first.
    places: Vec<Place>,
}

struct Place {
    community: Option<String>,
    spread: String,
    marks: Vec<(String, String)>,
}

pub(super) fn run(context: &Context, meeting: Option<&str>, json: bool) -> Result<(), Failure> {
    let workspace = context.open(Access::Read, "agreement")?;
    let views: &dyn Read = workspace.views();
    let round = context.round(views)?;
    let meeting = meeting.map(|text| context.meeting(views, &round, Some(text), None)).transpose()?;
    let standard = views.checklist(&round.standard);
    let marks = round::read(views, round.id, meeting.map(|meeting| meeting.id), None, &mut progress());
    if !json {
        context.note_independent(views, round.id, &views.entries(round.id));
    }
    let told = match (standard, marks) {
        (Some(standard), Some(marks)) => of_round(&context.words, &standard, &marks),
        _ => of_file(&Ratings::default()),
    };
    print(&context.words, &told, json);
    Ok(())
}

/// The same for a file of ratings, `-` for stdin.
pub(super) fn run_on(words: &Words, path: &Path, json: bool) -> Result<(), Failure> {
    let ratings = read_ratings(words, &context::read(words, path)?).map_err(|problems| {
        let head = say!(words, "ratings-refused", file = path.display().to_string(), count = problems.len());
        context::refused_rows(words, head, &problems)
    })?;
    print(words, &of_file(&ratings), json);
    Ok(())
}

fn of_round(words: &Words, standard: &Standard, marks: &RoundMarks) -> Told {
    let raters: Vec<String> = marks.inspectors.iter().map(|inspector| inspector.code.clone()).collect();
    let code = |rater: usize| raters.get(rater).cloned().unwrap_or_default();
    let wide = marks.items.iter().filter_map(|spread| {
        let item = standard.items().nth(spread.number - 1)?;
        let place = |place: &round::Place| Place {
            community: Some(place.community.label()),
            spread: place.spread.to_string(),
            marks: place.marks.iter().map(|(rater, points)| (code(*rater), points.to_string())).collect(),
        };
        Some(Wide {
            item: item.id.clone(),
            label: format!("{} {}", spread.number, item.name.get(words.language)),
            communities: Some(spread.communities),
            mean: spread.mean.cut(2),
            places: spread.places.iter().map(place).collect(),
        })
    });
    let wide = wide.collect();
    Told { unit: Unit::Percent, agreement: Agreement::of(&marks.table), raters, wide }
}

fn of_file(ratings: &Ratings) -> Told {
    let apart = |marks: &std::collections::BTreeMap<usize, Number>| {
        let (low, high) = marks.values().min().zip(marks.values().max())?;
        Number::new(high.get() - low.get()).filter(|spread| spread.get() > 0.0)
    };
    let mut wide: Vec<(Number, Wide)> = Vec::new();
    for (item, marks) in &ratings.items {
        let Some(spread) = apart(marks) else { continue };
        // A difference of decimals has a tail of binary digits: 0.3 - 0.1.
        let shown = format!("{:.6}", spread.get());
        let shown = shown.trim_end_matches('0').trim_end_matches('.').to_owned();
        let name = |rater: usize| ratings.raters.get(rater).cloned().unwrap_or_default();
        let marks = marks.iter().map(|(rater, mark)| (name(*rater), mark.get().to_string())).collect();
        let place = Place { community: None, spread: shown.clone(), marks };
        let wider = Wide { item: item.clone(), label: item.clone(), communities: None, mean: shown, places: vec![place] };
        wide.push((spread, wider));
    }
    wide.sort_by_key(|(spread, _)| std::cmp::Reverse(*spread));
    Told {
        unit: Unit::Plain,
        agreement: Agreement::of(&ratings.table()),
        raters: ratings.raters.clone(),
        wide: wide.into_iter().map(|(_, wide)| wide).collect(),
    }
}

fn print(words: &Words, told: &Told, json: bool) {
    if json { line(&as_json(told).to_string()) } else { as_text(words, told) }
}

fn as_text(words: &Words, told: &Told) {
    let Told { unit, agreement, raters, wide } = told;
    line(&told::sentence(words, agreement));
    for said in [told::alike(words, agreement), told::caution(words, agreement)].into_iter().flatten() {
        line(&said);
    }
    line(&told::measured(words, agreement));
    line("");
    let figures = told::figures(words, agreement);
    let column = figures.iter().map(|figure| width(figure.name)).max().unwrap_or(0);
    for figure in &figures {
        line(&format!("{}  {}", pad_right(figure.name, column), figure.value));
        line(&format!("{}  {}", " ".repeat(column), figure.meaning));
    }
    let chair = say!(words, "agreement-chair");
    heading(&say!(words, "agreement-widest"), &chair);
    if wide.is_empty() {
        line(&format!("  {}", say!(words, "agreement-no-spread")));
    }
    for wide in wide.iter().take(LISTED) {
        let apart = wide.communities.map_or_else(
            || say!(words, "agreement-apart", spread = wide.mean.as_str()),
            |count| say!(words, "agreement-apart-in", mean = wide.mean.as_str(), count = count),
        );
        line(&format!("  {}  {apart}", wide.label));
        if let Some(place) = wide.places.first() {
            let marks = place.marks.iter().map(|(rater, mark)| format!("{rater} {mark}")).collect::<Vec<_>>().join("  ");
            let community = place.community.as_ref().map_or_else(String::new, |community| format!("{community}  "));
            line(&format!("      {community}{marks}"));
        }
    }
    heading(&say!(words, "agreement-severity"), &chair);
    let column = agreement.severity.iter().filter_map(|one| raters.get(one.rater)).map(|name| width(name)).max().unwrap_or(0);
    for one in &agreement.severity {
        let rater = raters.get(one.rater).map_or("", String::as_str);
        line(&format!("  {}  {}", pad_right(rater, column), told::severity(words, one, *unit)));
    }
}

fn heading(text: &str, aside: &str) {
    line("");
    line(&format!("{text}  [{aside}]"));
}

/// The promised keys first (DESIGN §6), then intervals, reasons and what there is to talk about.
fn as_json(told: &Told) -> Value {
    let Told { unit, agreement, raters, wide } = told;
    let rater = |column: usize| raters.get(column).cloned().unwrap_or_default();
    let value = |one: Estimate<Correlation>| one.ok().map(|one| one.value);
    let interval = |one: Estimate<Correlation>| one.ok().and_then(|one| one.interval).map(|(low, high)| [low, high]);
    let kendall = agreement.kendall.ok();
    let (level, basis) = match agreement.verdict() {
        Verdict::Level(level, Basis::Icc(_)) => (Some(level.id()), Some("icc2_1")),
        Verdict::Level(level, Basis::Alpha(_)) => (Some(level.id()), Some("alpha_interval")),
        Verdict::Identical => (Some("identical"), None),
        Verdict::Unknown(_) => (None, None),
    };
    let severity: Vec<Value> = agreement
        .severity
        .iter()
        .map(|one| json!({ "rater": rater(one.rater), "items": one.items, "deviation": one.deviation }))
        .collect();
    json!({
        "icc2_1": value(agreement.icc_single),
        "icc2_k": value(agreement.icc_average),
        "alpha_ordinal": agreement.alpha_ordinal.ok(),
        "alpha_interval": agreement.alpha_interval.ok(),
        "kendall_w": kendall.map(|held| held.w),
        "kendall_chi2": kendall.map(|held| held.chi2),
        "kendall_df": kendall.map(|held| held.df),
        "kendall_p": kendall.map(|held| held.p),
        "icc2_1_ci95": interval(agreement.icc_single),
        "icc2_k_ci95": interval(agreement.icc_average),
        "not_estimable": reasons(agreement),
        "agreement": level,
        "basis": basis,
        "small": agreement.is_small(),
        "unit": match unit { Unit::Percent => "percent", Unit::Plain => "value" },
        "raters": agreement.raters,
        "items": agreement.items,
        "shared_items": agreement.shared,
        "complete_items": agreement.complete,
        "identical_items": agreement.alike,
        "severity": severity,
        "widest": wide.iter().map(wide_json).collect::<Vec<_>>(),
    })
}

/// Why a figure is null, by its key; null where it is not.
fn reasons(agreement: &Agreement) -> Value {
    let why = |one: Option<NotEstimable>| one.map(NotEstimable::id);
    let kendall = why(agreement.kendall.err());
    json!({
        "icc2_1": why(agreement.icc_single.err()),
        "icc2_k": why(agreement.icc_average.err()),
        "alpha_ordinal": why(agreement.alpha_ordinal.err()),
        "alpha_interval": why(agreement.alpha_interval.err()),
        "kendall_w": kendall,
        "kendall_chi2": kendall,
        "kendall_p": kendall,
    })
}

fn wide_json(wide: &Wide) -> Value {
    let place = |place: &Place| {
        let marks: Map<String, Value> = place.marks.iter().map(|(rater, mark)| (rater.clone(), json!(mark))).collect();
        json!({ "community": place.community, "spread": place.spread, "marks": marks })
    };
    json!({
        "item": wide.item,
        "communities": wide.communities,
        "mean_spread": wide.mean,
        "places": wide.places.iter().map(place).collect::<Vec<_>>(),
    })
}
