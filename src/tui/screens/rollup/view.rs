//! How a round summed up is drawn: what it comes to, the districts where there are several, the subdistricts, the items.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Model, Page as _};
use crate::domain::points::Exact;
use crate::domain::rollup::{Rollup, Tier};
use crate::text::width::{fit, pad_left, width};
use crate::text::wrap::wrap;
use crate::text::{decision, lists, rollup as told, say};
use crate::tui::canvas::{Canvas, Look, Piece, row};
use crate::tui::dialogs;
use crate::tui::theme::Role;
use crate::tui::widgets::foot;

/// Columns of a line that is still easily read.
const PAGE: u16 = 110;
/// From this room on the mean is drawn as a bar too.
const BAR: usize = 72;

/// Draws the screen below the banners.
pub fn view(model: &Model, look: &Look, area: Rect, frame: &mut Frame) {
    let mut canvas = Canvas::new(look, frame);
    let words = &look.words;
    canvas.pieces(
        row(area, 0),
        &[(say!(words, "context-rollup"), Role::Title), (format!("  {}", model.slice.round.name), Role::Dim)],
    );
    canvas.rule(row(area, 1));
    let body = Rect { y: area.y + 2, height: area.height.saturating_sub(4), ..area };
    let page = body.width.saturating_sub(2).min(PAGE);
    let paper = Rect { x: body.x + (body.width - page - 2) / 2, width: page + 2, ..body };
    model.pager.draw(&mut canvas, paper, &lines(model, look, usize::from(page)));
    foot::status(&mut canvas, row(area, area.height.saturating_sub(2)), &model.status);
    foot::hints(&mut canvas, row(area, area.height.saturating_sub(1)), model.context(), |_| true);
    if let Some(list) = &model.menu {
        dialogs::list(&mut canvas, Rect { height: area.height.saturating_sub(2), ..area }, list);
    }
}

fn lines(model: &Model, look: &Look, room: usize) -> Vec<Vec<Piece>> {
    let (words, slice) = (&look.words, &model.slice);
    let decimals = slice.sums.decimals();
    let mut lines = Vec::new();
    if slice.sums.all.communities == 0 {
        texts(&mut lines, &say!(words, "ranking-empty"), 0, Role::Text, room);
        return lines;
    }
    let all = &slice.sums.all;
    let parts = std::iter::once(told::counted(words, all)).chain(told::totals(words, all, decimals));
    texts(&mut lines, &lists::joined(words, parts), 0, Role::Strong, room);
    let holding = told::holding(words, all);
    if !holding.is_empty() {
        texts(&mut lines, &lists::listed(words, holding), 0, Role::Star, room);
    }
    if slice.hidden > 0 {
        texts(&mut lines, &say!(words, "rollup-hidden", count = slice.hidden), 0, Role::Warn, room);
    }
    if slice.sums.districts.len() > 1 {
        heading(&mut lines, look, say!(words, "rollup-districts"));
        tiers(&mut lines, model, look, &slice.sums.districts, decimals, room);
    }
    heading(&mut lines, look, say!(words, "rollup-subdistricts"));
    tiers(&mut lines, model, look, &slice.sums.subdistricts, decimals, room);
    items(&mut lines, model, look, room);
    lines
}

fn heading(lines: &mut Vec<Vec<Piece>>, look: &Look, text: String) {
    lines.push(Vec::new());
    lines.push(vec![(format!("{} ", look.symbols.section), Role::Accent), (text, Role::Title)]);
}

/// A text wrapped behind an indent.
fn texts(lines: &mut Vec<Vec<Piece>>, text: &str, indent: usize, role: Role, room: usize) {
    for line in wrap(text, room.saturating_sub(indent)) {
        lines.push(vec![(" ".repeat(indent), Role::Text), (line, role)]);
    }
}

/// Each on two lines: place, name, how far, mean and range; then who holds which stars.
fn tiers(lines: &mut Vec<Vec<Piece>>, model: &Model, look: &Look, tiers: &[Tier], decimals: u32, room: usize) {
    let words = &look.words;
    let name = |tier: &Tier| told::place(words, tier, tiers);
    let figures = |rollup: &Rollup| match &rollup.totals {
        Some(totals) if totals.lowest == totals.highest => [totals.mean.cut(decimals), String::new()],
        Some(totals) => [totals.mean.cut(decimals), format!("{}~{}", totals.lowest.cut(decimals), totals.highest.cut(decimals))],
        None => [look.symbols.not_applicable.to_owned(), String::new()],
    };
    let done = |rollup: &Rollup| format!("{}/{}", rollup.finished, rollup.communities);
    let widest =
        |of: &dyn Fn(&Tier) -> String, least: usize| tiers.iter().map(|tier| width(&of(tier))).max().unwrap_or(0).max(least);
    let heads = [say!(words, "rollup-head-done"), say!(words, "rollup-head-mean"), say!(words, "rollup-head-range")];
    let columns = [
        widest(&|tier| done(&tier.rollup), width(&heads[0])),
        widest(&|tier| figures(&tier.rollup)[0].clone(), width(&heads[1])),
        widest(&|tier| figures(&tier.rollup)[1].clone(), width(&heads[2])),
    ];
    let bar = if room >= BAR { 12 } else { 0 };
    let used = 6 + columns.iter().sum::<usize>() + 2 * columns.len() + if bar > 0 { bar + 2 } else { 0 };
    let title = if tiers.iter().all(|tier| tier.subdistrict.is_empty()) {
        say!(words, "report-district")
    } else {
        say!(words, "report-subdistrict")
    };
    let place = widest(&name, width(&title)).min(room.saturating_sub(used).max(8));
    let ellipsis = look.symbols.ellipsis;
    let head = format!(
        "{}  {}  {}  {}  {}",
        pad_left(&say!(words, "report-rank"), 4),
        fit(&title, place, ellipsis),
        pad_left(&heads[0], columns[0]),
        pad_left(&heads[1], columns[1]),
        pad_left(&heads[2], columns[2]),
    );
    lines.push(vec![(head, Role::Dim)]);
    for tier in tiers {
        let rank = tier.rank.map_or_else(|| look.symbols.not_applicable.to_owned(), |rank| rank.to_string());
        let [mean, range] = figures(&tier.rollup);
        let mut line = vec![
            (format!("{}  ", pad_left(&rank, 4)), if tier.rank == Some(1) { Role::Star } else { Role::Strong }),
            (format!("{}  ", fit(&name(tier), place, ellipsis)), Role::Text),
            (format!("{}  ", pad_left(&done(&tier.rollup), columns[0])), Role::Dim),
            (format!("{}  ", pad_left(&mean, columns[1])), Role::Strong),
            (pad_left(&range, columns[2]), Role::Dim),
        ];
        if let Some(totals) = tier.rollup.totals.as_ref().filter(|_| bar > 0) {
            let full = &model.slice.standard.full_marks.exact();
            let percent =
                totals.mean.div(full).map_or(0, |share| (&share * &Exact::ratio(100, 1)).to_points().hundredths() / 100);
            let percent = usize::try_from(percent).unwrap_or(0).min(100);
            line.push((format!("  {}", look.symbols.bar(percent, 100, bar)), Role::Accent));
        }
        lines.push(line);
        let holding = told::holding(words, &tier.rollup);
        if !holding.is_empty() {
            texts(lines, &lists::listed(words, holding), 6, Role::Dim, room);
        }
    }
}

/// The items most communities lose points on, each with what it lost and why.
fn items(lines: &mut Vec<Vec<Piece>>, model: &Model, look: &Look, room: usize) {
    let (words, standard) = (&look.words, &model.slice.standard);
    let common: Vec<_> = model.slice.items.iter().filter(|weak| weak.is_common()).collect();
    if common.is_empty() {
        heading(lines, look, say!(words, "rollup-no-items"));
        return;
    }
    heading(lines, look, say!(words, "rollup-items"));
    for weak in common {
        texts(lines, &decision::item_named(words, standard, &weak.item), 2, Role::Strong, room);
        texts(lines, &told::lost(words, weak), 6, Role::Text, room);
        let causes = told::causes(words, standard, weak);
        if !causes.is_empty() {
            texts(lines, &causes, 6, Role::Dim, room);
        }
    }
}
