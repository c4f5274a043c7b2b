//! The explanation: why not one star more, what it would take, where the points went, who rated.

use super::super::model::Model;
use super::lines::{Lines, beside};
use crate::domain::outcome::{Loss, RuleCheck, RuleName};
use crate::domain::points::Exact;
use crate::domain::standard::{FactKind, Item, Section};
use crate::text::told::{Speaker, told};
use crate::text::width::{fit, pad_left, pad_right, width};
use crate::text::{Words, decision, evidence, explain, facts, lists, panel, say};
use crate::tui::canvas::{Look, Piece};
use crate::tui::keys::{Action, Context};
use crate::tui::screens::errands::way;
use crate::tui::theme::Role;

/// From so many cells on there are two columns.
const WIDE: usize = 106;
/// Cells between two columns.
const GAP: usize = 3;

/// The lines at a width.
pub fn lines(model: &Model, look: &Look, width: usize) -> Vec<Vec<Piece>> {
    type Part = fn(&Model, &mut Lines);
    let set = |parts: &[Part], width| {
        let mut lines = Lines::new(look, width);
        for part in parts {
            part(model, &mut lines);
        }
        lines.set
    };
    // While something is open, who has not rated is asked before what the stars ask for.
    let provisional = model.slice.outcome.provisional;
    let points: [Part; 4] = [sections, losses, disputes, combined];
    if width < WIDE {
        let open: [Part; 11] =
            [announced, cards, again, together, facts_known, sections, losses, disputes, why, limits, combined];
        let decided: [Part; 13] =
            [announced, again, why, next, together, sections, losses, disputes, limits, cards, facts_known, combined, reached];
        return set(if provisional { &open } else { &decided }, width);
    }
    let open: [Part; 7] = [announced, cards, again, together, facts_known, why, limits];
    let decided: [Part; 9] = [announced, again, why, next, together, limits, cards, facts_known, reached];
    let column = (width - GAP) / 2;
    let left = set(if provisional { &open } else { &decided }, column);
    beside(left, set(&points, width - GAP - column), column + GAP)
}

/// What was read out in front of the hall, and what came later.
fn announced(model: &Model, lines: &mut Lines) {
    let Some(told) = &model.slice.announced else { return };
    let words = &lines.look.words;
    lines.heading(&say!(words, "announced-heading"), "", "");
    let text = format!("{} {}", lines.look.symbols.check, told.announced);
    lines.text(2, &text, Role::Strong);
    for (text, look) in told.lines(words).into_iter().skip(1) {
        lines.text(2, &text, if look { Role::Warn } else { Role::Dim });
    }
    if told.waits && model.writable {
        let keys = lines.look.keymap.shown(Context::Result, Action::LateCard, lines.look);
        lines.text(2, &say!(words, "late-key", keys = keys), Role::Dim);
    }
}

/// Then and now of a re-inspection, and the visits so far.
fn again(model: &Model, lines: &mut Lines) {
    let words = &lines.look.words;
    if model.slice.again.is_none() && model.slice.visits.is_empty() {
        return;
    }
    lines.heading(&say!(words, "revisit-title"), "", "");
    let plain = |lines: &Lines, text: &str| text.replace('→', lines.look.symbols.right);
    if let Some((head, told)) = &model.slice.again {
        let text = plain(lines, head);
        lines.text(2, &text, Role::Strong);
        for text in told {
            let text = plain(lines, text);
            lines.text(2, &text, Role::Text);
        }
    }
    for text in &model.slice.visits {
        lines.text(2, text, Role::Dim);
    }
}

/// The levels a standard has, lowest first.
fn levels(model: &Model) -> Vec<u8> {
    let mut levels: Vec<u8> = model.slice.standard.stars.iter().map(|rule| rule.stars).collect();
    levels.sort_unstable();
    levels.dedup();
    levels
}

/// Every rule of the next level, what does not hold first; while provisional those of every level still possible.
fn why(model: &Model, lines: &mut Lines) {
    let (outcome, words) = (&model.slice.outcome, &lines.look.words);
    let levels = levels(model);
    let Some(given) = outcome.stars else {
        let (low, high) = outcome.possible_stars;
        for stars in levels.into_iter().rev().filter(|stars| (low.max(1)..=high).contains(stars)) {
            asked(model, lines, stars, &say!(words, "result-asks", stars = decision::stars(words, stars)), &[]);
        }
        return;
    };
    let Some(stars) = levels.into_iter().find(|stars| *stars > given) else { return };
    let heading = say!(words, "result-why-not", stars = decision::stars(words, stars));
    asked(model, lines, stars, &heading, &outcome.capped_by);
}

/// The rules of the level reached.
fn reached(model: &Model, lines: &mut Lines) {
    let words = &lines.look.words;
    if let Some(given) = model.slice.outcome.stars.filter(|stars| *stars > 0) {
        asked(model, lines, given, &say!(words, "result-asks", stars = decision::stars(words, given)), &[]);
    }
}

/// The rules of a level and the caps that took it away.
fn asked(model: &Model, lines: &mut Lines, stars: u8, heading: &str, capped_by: &[RuleName]) {
    let shown = |check: &&RuleCheck| if check.is_cap() { capped_by.contains(&check.rule) } else { check.stars == stars };
    let mut checks: Vec<&RuleCheck> = model.slice.outcome.rules.iter().filter(shown).collect();
    if checks.is_empty() {
        return;
    }
    checks.sort_by_key(|check| match check.held {
        Some(false) => 0,
        None => 1,
        Some(true) => 2,
    });
    let (needed, actual) = columns(model, &lines.look.words, &checks);
    let heads = format!(
        "{} {}",
        pad_left(&say!(lines.look.words, "report-needed"), needed),
        pad_left(&say!(lines.look.words, "report-actual"), actual)
    );
    lines.heading(heading, "", &heads);
    rules(model, lines, &checks);
}

/// Cells the figures needed and the actual ones take.
fn columns(model: &Model, words: &Words, checks: &[&RuleCheck]) -> (usize, usize) {
    let widest = |figures: Vec<String>, head: String| {
        figures.iter().map(|figure| width(figure)).max().filter(|widest| *widest > 0).map_or(0, |widest| widest.max(width(&head)))
    };
    let needed = checks.iter().map(|check| figure(model, words, check, check.needed.as_ref())).collect();
    let actual = checks.iter().map(|check| figure(model, words, check, check.actual.as_ref())).collect();
    (widest(needed, say!(words, "report-needed")), widest(actual, say!(words, "report-actual")))
}

/// A rule's figure with its unit; nothing where there is none.
fn figure(model: &Model, words: &Words, check: &RuleCheck, value: Option<&Exact>) -> String {
    let Some(value) = value else { return String::new() };
    let percent = |id: &String| model.slice.standard.facts.iter().any(|fact| fact.id == *id && fact.kind == FactKind::Percent);
    let decimals = match check.rule {
        RuleName::TotalAtLeast | RuleName::TotalAtMost => model.slice.decimals,
        RuleName::EverySectionAtLeast { .. } | RuleName::SectionAtLeast { .. } | RuleName::NaShare => 1,
        _ => 2,
    };
    let unit = match &check.rule {
        RuleName::FactCap { fact } if percent(fact) => "%".to_owned(),
        rule => explain::rule_unit(words, rule),
    };
    format!("{}{unit}", value.cut(decimals))
}

/// Rules a row each: held or not in symbol and word, what is asked, the figure needed, the figure there is.
fn rules(model: &Model, lines: &mut Lines, checks: &[&RuleCheck]) {
    let words = &lines.look.words;
    let symbols = lines.look.symbols;
    let held = |check: &RuleCheck| match (check.held, &check.rule) {
        (Some(true), RuleName::Veto { .. }) => (symbols.check, say!(words, "report-veto-none"), Role::Good),
        (Some(false), RuleName::Veto { .. }) => (symbols.veto, say!(words, "report-veto-violated"), Role::Bad),
        (None, RuleName::Veto { .. }) => (symbols.pending, say!(words, "report-veto-open"), Role::Warn),
        (Some(true), _) => (symbols.check, say!(words, "result-held"), Role::Good),
        (Some(false), _) => (symbols.cross, say!(words, "result-not-held"), Role::Bad),
        (None, _) => (symbols.pending, say!(words, "result-held-open"), Role::Warn),
    };
    let column = checks.iter().map(|check| width(&held(check).1)).max().unwrap_or(0);
    let (needed, actual) = columns(model, words, checks);
    let rows = checks.iter().map(|check| {
        let (symbol, word, colour) = held(check);
        let cap = || decision::cap(words, check.stars);
        let name = match &check.rule {
            RuleName::Veto { item } if check.held == Some(true) => item_named(model, words, item),
            RuleName::Veto { item } => say!(words, "result-veto", item = item_named(model, words, item), cap = cap()),
            rule => {
                let name = explain::rule_name(words, &model.slice.standard, rule);
                let limits = check.is_cap() && !matches!(rule, RuleName::FactKnown { .. });
                if limits && check.held != Some(true) { name + &say!(words, "result-otherwise", cap = cap()) } else { name }
            }
        };
        let mut figures: Vec<Piece> = Vec::new();
        if needed > 0 {
            figures.push((pad_left(&figure(model, words, check, check.needed.as_ref()), needed), Role::Dim));
        }
        if actual > 0 {
            let text = pad_left(&figure(model, words, check, check.actual.as_ref()), actual + 1);
            figures.push((text, if check.held == Some(true) { Role::Text } else { colour }));
        }
        let lead = vec![(format!(" {symbol} {} ", pad_right(&word, column)), colour)];
        (lead, name, figures)
    });
    for (lead, name, figures) in rows.collect::<Vec<_>>() {
        lines.row(lead, &name, Role::Text, figures);
    }
}

/// Whatever can take stars away, and whether it does.
fn limits(model: &Model, lines: &mut Lines) {
    let provisional = model.slice.outcome.provisional;
    let shown = |check: &&RuleCheck| match check.rule {
        // A fact nobody has to give limits nothing until it is given.
        RuleName::FactCap { .. } => check.held.is_some() || provisional,
        _ => check.is_cap(),
    };
    let checks: Vec<&RuleCheck> = model.slice.outcome.rules.iter().filter(shown).collect();
    if !checks.is_empty() {
        lines.heading(&say!(lines.look.words, "result-limits"), "", "");
        rules(model, lines, &checks);
    }
}

/// What the next star needs.
fn next(model: &Model, lines: &mut Lines) {
    let (slice, words, symbols) = (&model.slice, &lines.look.words, lines.look.symbols);
    let Some(given) = slice.outcome.stars else { return };
    if let Some(place) = decision::next_place(words, &slice.outcome) {
        lines.heading(&say!(words, "report-next"), "", "");
        lines.text(2, &place, Role::Text);
        return;
    }
    let Some(next) = &slice.next else {
        let top = given == slice.standard.top_star();
        lines.heading(&say!(words, "report-next"), "", "");
        let text = if top { say!(words, "report-next-top") } else { say!(words, "report-next-none") };
        lines.text(2, &text, if top { Role::Good } else { Role::Text });
        return;
    };
    let text = say!(words, "result-next", stars = decision::stars(words, next.stars), count = next.items.len());
    lines.heading(&text, "", "");
    for raise in &next.items {
        let figures =
            vec![(raise.from.cut(2), Role::Dim), (format!(" {} ", symbols.right), Role::Dim), (raise.to.cut(2), Role::Good)];
        lines.row(vec![(format!(" {} ", symbols.up), Role::Good)], &item_named(model, words, &raise.item), Role::Text, figures);
    }
}

fn item_named(model: &Model, words: &Words, id: &str) -> String {
    let number = model.slice.standard.number(id).unwrap_or(0);
    let name = model.slice.standard.item(id).map_or(id, |item| item.name.get(words.language));
    say!(words, "item-named", number = number, name = name)
}

/// Sections as bars: earned of what counts, and the share.
fn sections(model: &Model, lines: &mut Lines) {
    let (slice, words, symbols) = (&model.slice, &lines.look.words, lines.look.symbols);
    let counts = |section: &Section| section.items.iter().any(|item| !item.bonus && !item.max.is_zero());
    let mut start = 0;
    let scored: Vec<_> = slice
        .standard
        .sections
        .iter()
        .zip(&slice.outcome.sections)
        .filter_map(|(section, score)| {
            let range = start..start + section.items.len();
            start = range.end;
            let open = slice.outcome.items.get(range).is_some_and(|items| items.iter().any(|item| item.open));
            counts(section).then_some((section, score, open))
        })
        .collect();
    if slice.cards.is_empty() || scored.is_empty() {
        return;
    }
    let shares: Vec<String> = scored
        .iter()
        .map(|(_, score, open)| match &score.percent {
            // A share of what is half judged would read as a bad one.
            _ if *open => say!(words, "result-section-open"),
            Some(percent) => format!("{}%", percent.cut(1)),
            None => say!(words, "report-na"),
        })
        .collect();
    let figures: Vec<String> =
        scored.iter().map(|(_, score, _)| format!("{}/{}", score.earned.cut(2), score.applicable.cut(2))).collect();
    let widest = |texts: &[String]| texts.iter().map(|text| width(text)).max().unwrap_or(0);
    let (share, figure) = (widest(&shares), widest(&figures));
    let names = scored.iter().map(|(section, ..)| width(section.name.get(words.language))).max().unwrap_or(0);
    let room = lines.width.saturating_sub(share + figure + 5);
    let bar = room.saturating_sub(names + 1).max(6).min(room);
    let names = names.min(room.saturating_sub(bar + 1));
    let heads =
        format!("{} {}", pad_left(&say!(words, "report-percent"), share), pad_left(&say!(words, "report-given"), figure + 1));
    lines.heading(&say!(words, "report-sections"), "", &heads);
    for (((section, score, open), share_text), figure_text) in scored.iter().zip(&shares).zip(&figures) {
        let hundredths = |exact: &Exact| usize::try_from(exact.to_points().hundredths()).unwrap_or(0);
        let name = fit(section.name.get(words.language), names, symbols.ellipsis);
        let drawn = symbols.bar(hundredths(&score.earned), hundredths(&score.applicable), bar);
        let role = if *open { Role::Dim } else { Role::Strong };
        lines.set.push(vec![
            (format!(" {name} "), Role::Text),
            (drawn, if *open { Role::Dim } else { Role::Accent }),
            (format!(" {} ", pad_left(share_text, share)), role),
            (pad_left(figure_text, figure + 1), Role::Dim),
        ]);
    }
    if let (Some(base), false) = (&slice.outcome.base, slice.outcome.bonus.is_zero()) {
        let text = say!(words, "result-bonus", base = base.cut(2), bonus = slice.outcome.bonus.cut(2));
        lines.text(1, &text, Role::Dim);
    }
}

/// Where points went, the largest loss first, with what the cards say of it.
fn losses(model: &Model, lines: &mut Lines) {
    if !model.slice.cards.is_empty() {
        lost(model, lines);
    }
    if let Some(lacking) = evidence::lacking(&lines.look.words, &model.slice.lacking) {
        lines.text(1, &format!("{} {lacking}", lines.look.symbols.warning), Role::Warn);
    }
}

fn lost(model: &Model, lines: &mut Lines) {
    let (slice, words) = (&model.slice, &lines.look.words);
    let losses = slice.outcome.losses(&slice.standard);
    if losses.is_empty() {
        lines.heading(&say!(words, "report-losses"), "", "");
        lines.text(2, &say!(words, "report-no-losses"), Role::Good);
        return;
    }
    let sum: Exact = losses.iter().map(|loss| loss.points.clone()).sum();
    let aside = say!(words, "result-losses", count = losses.len(), points = sum.cut(2));
    lines.heading(&say!(words, "report-losses"), &aside, "");
    let speakers: Vec<Speaker> =
        slice.cards.iter().map(|card| Speaker { code: &card.inspector.code, card: &card.view }).collect();
    let lost: Vec<String> = losses.iter().map(|loss| format!("-{}", loss.points.cut(2))).collect();
    let column = lost.iter().map(|text| width(text)).max().unwrap_or(0);
    for (Loss { item, outcome, .. }, lost) in losses.iter().zip(&lost) {
        let item: &Item = item;
        let of = outcome.points.as_ref().map_or_else(String::new, |points| format!("{}/{}", points.cut(2), outcome.max));
        let lead = vec![(format!(" {} ", pad_left(lost, column)), Role::Bad)];
        lines.row(lead, &item_named(model, words, &item.id), Role::Text, vec![(of, Role::Dim)]);
        let carried = slice.carried.iter().filter(|(_, card)| card.item(&item.id).is_some());
        let carried: Vec<Speaker> = carried.map(|(code, card)| Speaker { code, card }).collect();
        if !carried.is_empty() {
            lines.text(column + 2, &say!(words, "revisit-carried-mark"), Role::Accent);
        }
        for text in told(words, item, if carried.is_empty() { &speakers } else { &carried }) {
            lines.text(column + 2, &text, Role::Dim);
        }
    }
}

/// Each inspector: progress, total, signed or not.
fn cards(model: &Model, lines: &mut Lines) {
    let (slice, words, symbols) = (&model.slice, &lines.look.words, lines.look.symbols);
    if slice.cards.is_empty() && slice.waiting.is_empty() {
        return;
    }
    let named =
        |inspector: &crate::domain::views::Inspector| format!("{} {}", inspector.code, inspector.name).trim_end().to_owned();
    let mark = |inspector: &crate::domain::views::Inspector| {
        let mine = Some(inspector.id) == model.inspector;
        vec![(format!(" {} ", if mine { symbols.cursor } else { " " }), Role::Accent)]
    };
    let signs = [say!(words, "result-signed"), say!(words, "result-unsigned"), say!(words, "result-unfinished")];
    let sign = signs.iter().map(|text| width(text)).max().unwrap_or(0);
    lines.heading(&say!(words, "result-cards"), "", "");
    for card in &slice.cards {
        let (done, all) = card.progress;
        let [signed, unsigned, unfinished] = &signs;
        let (symbol, word, role) = if card.view.is_signed() {
            (symbols.check, signed, Role::Good)
        } else if done < all {
            (symbols.pending, unfinished, Role::Warn)
        } else {
            (symbols.pending, unsigned, Role::Warn)
        };
        let total = card.total.as_ref().map_or_else(|| symbols.not_applicable.to_owned(), |total| total.cut(2));
        let figures = vec![
            (format!("{done}/{all}"), Role::Dim),
            (pad_left(&total, 8), Role::Strong),
            (format!("  {symbol} {}", pad_right(word, sign)), role),
        ];
        let who = format!("{}  {}", named(&card.inspector), card.role).trim_end().to_owned();
        lines.row(mark(&card.inspector), &who, Role::Text, figures);
        if card.recused {
            lines.text(4, &say!(words, "result-recused"), Role::Warn);
        }
        if !card.late.is_empty() {
            let numbers = lists::numbers(words, &card.late);
            lines.text(4, &say!(words, "result-late", count = card.late.len(), numbers = numbers), Role::Warn);
        }
    }
    for inspector in &slice.waiting {
        let figures = vec![(format!("{} {}", symbols.pending, pad_right(&say!(words, "not-begun"), sign)), Role::Dim)];
        lines.row(mark(inspector), &named(inspector), Role::Dim, figures);
    }
}

/// What stands between the marks and the result: too few inspectors, a veto the chair has to confirm, marks still hidden.
fn together(model: &Model, lines: &mut Lines) {
    let (slice, words) = (&model.slice, &lines.look.words);
    let waits = panel::waits(words, &slice.standard, &slice.outcome);
    if waits.is_empty() && slice.vetoes.is_empty() && !slice.hidden {
        return;
    }
    lines.heading(&say!(words, "result-together"), "", "");
    if slice.hidden {
        lines.text(2, &say!(words, "result-hidden"), Role::Warn);
    }
    for (_, name, found) in &slice.vetoes {
        lines.text(2, &say!(words, "result-veto-stands", name = name.as_str(), found = found.as_str()), Role::Bad);
    }
    let keys = way(lines.look, Context::Result, Action::RuleVeto);
    for text in waits {
        lines.text(2, &text, Role::Warn);
    }
    if !slice.outcome.unconfirmed.is_empty() && model.writable {
        lines.text(2, &say!(words, "result-veto-key", keys = keys), Role::Dim);
    }
}

/// The disputed items: what the community says, the criterion, what was found, who gave what, how it ended.
fn disputes(model: &Model, lines: &mut Lines) {
    let (slice, words) = (&model.slice, &lines.look.words);
    if slice.disputes.is_empty() {
        return;
    }
    let keys = way(lines.look, Context::Result, Action::Dispute);
    let aside = if model.writable { say!(words, "result-dispute-key", keys = keys) } else { String::new() };
    lines.heading(&say!(words, "report-disputes"), &aside, "");
    for dispute in &slice.disputes {
        let role = if dispute.outcome.is_some() { Role::Text } else { Role::Warn };
        lines.text(1, &dispute.item, role);
        for text in dispute.for_panel(words) {
            lines.text(3, &text, Role::Dim);
        }
    }
}

/// How the marks became one: the rule, then every item where not all marks are alike.
fn combined(model: &Model, lines: &mut Lines) {
    let (slice, words) = (&model.slice, &lines.look.words);
    if slice.hidden || slice.cards.len() < 2 {
        return;
    }
    lines.heading(&say!(words, "result-combined"), "", "");
    lines.text(2, &panel::rule(words, &slice.standard), Role::Dim);
    let remarkable: Vec<_> = slice.combined.iter().filter(|one| one.remarkable).collect();
    for one in &remarkable {
        lines.row(vec![("  ".to_owned(), Role::Text)], &one.item, Role::Text, vec![(one.value.clone(), Role::Strong)]);
        lines.text(6, &one.marks, Role::Dim);
    }
    let alike = slice.combined.len() - remarkable.len();
    if alike > 0 {
        lines.text(2, &say!(words, "result-alike", count = alike), Role::Dim);
    }
}

/// The facts, with the way to enter them.
fn facts_known(model: &Model, lines: &mut Lines) {
    let (slice, words, symbols) = (&model.slice, &lines.look.words, lines.look.symbols);
    if slice.standard.facts.is_empty() {
        return;
    }
    let keys = way(lines.look, Context::Result, Action::Facts);
    let aside = if model.writable { say!(words, "result-facts-key", keys = keys) } else { String::new() };
    lines.heading(&say!(words, "report-facts"), &aside, "");
    for fact in &slice.standard.facts {
        let value = facts::shown(words, fact.kind, slice.facts.get(&fact.id).copied());
        let (symbol, text, role) = match value {
            Some(value) => (symbols.check, value, Role::Strong),
            None => (symbols.pending, say!(words, "report-fact-open"), Role::Warn),
        };
        let lead = vec![(format!(" {symbol} "), if role == Role::Warn { role } else { Role::Good })];
        lines.row(lead, fact.name.get(words.language), Role::Text, vec![(text, role)]);
    }
}
