//! How the list is drawn.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::model::{Mode, Model};
use crate::domain::views::Standing;
use crate::text::say;
use crate::text::width::{fit, pad_left, width};
use crate::text::wrap::wrap;
use crate::tui::canvas::{Canvas, Look, Piece, cells, middle, row};
use crate::tui::dialogs;
use crate::tui::keys::{Action, Context};
use crate::tui::slices::HomeRow;
use crate::tui::theme::Role;
use crate::tui::widgets::foot;
use crate::tui::widgets::list::{Entry, List, scroll};

/// Draws the screen below the banners.
pub fn view(model: &Model, look: &Look, area: Rect, frame: &mut Frame) {
    let mut canvas = Canvas::new(look, frame);
    let foot = Rect { y: area.bottom().saturating_sub(2), height: 2.min(area.height), ..area };
    let body = Rect { y: area.y + 3, height: area.height.saturating_sub(5), ..area };
    head(model, &mut canvas, area);
    let offers = model.offers();
    if offers.is_empty() {
        rows(model, &mut canvas, body);
    } else {
        begin(model, &mut canvas, body, &offers);
    }
    foot::status(&mut canvas, row(foot, 0), &model.status);
    let rows = matches!(model.mode, Mode::Rows);
    let wanted = |action| !rows || action != Action::NextRound || model.home.rounds.len() > 1;
    // Where nothing is listed yet the keys are those of a list to choose from.
    let context = if rows && !offers.is_empty() { Context::List } else { model.context() };
    foot::hints(&mut canvas, row(foot, 1), context, wanted);
    match &model.mode {
        Mode::Rows => {}
        Mode::Inspector(form) => form.draw(&mut canvas, body),
        Mode::List(list) => dialogs::list(&mut canvas, body, list),
        Mode::Leaving => {
            dialogs::question(&mut canvas, body, &say!(look.words, "tui-leave-title"), &say!(look.words, "tui-leave"));
        }
    }
}

fn head(model: &Model, canvas: &mut Canvas, area: Rect) {
    let look = canvas.look;
    let words = &look.words;
    let dot = format!(" {} ", look.symbols.separator);
    let who = model.inspector().map_or_else(
        || (say!(words, "tui-no-inspector"), Role::Warn),
        |inspector| (format!("{} {}", inspector.code, inspector.name).trim_end().to_owned(), Role::Accent),
    );
    let rest = canvas.right(row(area, 0), &[(format!("{} ", say!(words, "tui-inspector")), Role::Dim), who]);
    let mut title: Vec<Piece> = vec![("starpoint".to_owned(), Role::Title)];
    if words.language == crate::domain::wording::Language::Chinese {
        title = vec![(format!("starpoint{dot}星点"), Role::Title)];
    }
    if let Some(round) = model.home.rounds.get(model.home.at) {
        title.push((format!("{dot}{}", round.name), Role::Strong));
        if model.home.rounds.len() > 1 {
            title.push((format!(" ({}/{})", model.home.at + 1, model.home.rounds.len()), Role::Dim));
        }
    }
    canvas.pieces(rest, &title);
    let mut second: Vec<Piece> = Vec::new();
    if let Some(standard) = &model.home.standard {
        second.push((format!("{} {}", standard.name.get(words.language), standard.version), Role::Dim));
    }
    if let Some(meeting) = model.home.meetings.get(model.home.meeting) {
        let text = format!("{} {}", meeting.date, meeting.name);
        second.push((format!("{dot}{}", text.trim()), Role::Dim));
    }
    canvas.pieces(row(area, 1), &second);
    canvas.rule(row(area, 2));
}

/// Where to begin, in words, where nothing is listed yet.
fn begin(model: &Model, canvas: &mut Canvas, body: Rect, offers: &[Action]) {
    let words = &canvas.look.words;
    let (welcome, foot) = match model.home.rounds.get(model.home.at) {
        None => (say!(words, "home-welcome"), say!(words, "home-welcome-foot")),
        Some(round) => (say!(words, "home-no-communities", round = round.name.as_str()), String::new()),
    };
    let text = |action: Action| match action {
        Action::NewRound => say!(words, "home-start-round"),
        Action::Demo => say!(words, "home-start-demo"),
        Action::Import => say!(words, "home-start-import"),
        Action::Safety => say!(words, "home-start-safety"),
        Action::Settings => say!(words, "home-start-settings"),
        Action::Setup => say!(words, "home-start-setup"),
        _ => say!(words, "home-start-next-round"),
    };
    let entry = |(digit, action): (char, &Action)| Entry {
        digit: Some(digit),
        text: text(*action),
        aside: String::new(),
        value: *action,
    };
    let list = List::new(String::new(), ('1'..='9').zip(offers).map(entry).collect()).at(model.cursor);
    let room = body.width.saturating_sub(4).min(72);
    let (above, below) = (wrap(&welcome, usize::from(room)), wrap(&foot, usize::from(room)));
    let lines = list.lines(room);
    let place = middle(body, room, cells(above.len() + lines + below.len() + 2));
    for (n, line) in above.iter().enumerate() {
        canvas.put(row(place, cells(n)), line, Role::Strong);
    }
    let y = cells(above.len() + 1).min(place.height);
    let left = Rect { y: place.y + y, height: place.height - y, ..place };
    list.draw(canvas, left);
    for (n, line) in below.iter().enumerate() {
        canvas.put(row(left, cells(lines + 1 + n)), line, Role::Dim);
    }
}

fn rows(model: &Model, canvas: &mut Canvas, body: Rect) {
    let height = usize::from(body.height);
    let first = scroll(model.cursor, height);
    // Only what is in sight: a district may list thousands.
    let seen = || model.home.rows.iter().enumerate().skip(first).take(height);
    let figures: Vec<String> = seen().map(|(_, row)| total(canvas.look, row.standing.as_ref())).collect();
    let widest = figures.iter().map(|figure| width(figure)).max().unwrap_or(0);
    let top = usize::from(model.home.standard.as_ref().map_or(5, |standard| standard.top_star()));
    for ((n, held), figure) in seen().zip(&figures) {
        let line = row(body, cells(n - first));
        one(model, canvas, line, n, held, &pad_left(figure, widest), top);
    }
}

fn total(look: &Look, standing: Option<&Standing>) -> String {
    let Some(standing) = standing.filter(|standing| standing.cards > 0) else { return String::new() };
    standing.total.as_ref().map_or_else(|| look.symbols.not_applicable.to_owned(), |total| total.cut(2))
}

fn one(model: &Model, canvas: &mut Canvas, line: Rect, n: usize, held: &HomeRow, figure: &str, top: usize) {
    let look = canvas.look;
    let (symbols, words) = (look.symbols, &look.words);
    canvas.row_zone(line, n, model.cursor);
    let on = n == model.cursor;
    if on {
        canvas.tint(line, Role::Selected);
    }
    let role = |role| if on { Role::Selected } else { role };
    let bar = if line.width >= 90 { 12 } else { 6 };
    let mut right: Vec<Piece> = Vec::new();
    match held.standing.as_ref().filter(|standing| standing.cards > 0) {
        Some(standing) => {
            let (done, all) = standing.progress;
            right.push((symbols.bar(done as usize, all as usize, bar), role(Role::Dim)));
            right.push((format!(" {} ", pad_left(&format!("{done}/{all}"), 7)), role(Role::Dim)));
            right.push((format!("{figure}  "), role(Role::Strong)));
            let stars = if let Some(stars) = held.stars {
                (symbols.stars(usize::from(stars), top), Role::Star)
            } else {
                let (low, high) = standing.possible_stars;
                let text = if low == high {
                    format!("{low}{}", symbols.star_full)
                } else {
                    format!("{low}~{high}{}", symbols.star_full)
                };
                (fit(&text, top.max(4), symbols.ellipsis), Role::Dim)
            };
            right.push((stars.0, role(stars.1)));
        }
        None if held.meeting.is_none() => right.push((say!(words, "tui-home-unplanned"), role(Role::Dim))),
        None => right.push((say!(words, "tui-home-unbegun"), role(Role::Dim))),
    }
    let vetoed = held.standing.as_ref().is_some_and(|standing| standing.vetoed);
    let veto = if vetoed { format!(" {}", symbols.veto) } else { "  ".to_owned() };
    right.push((veto, role(Role::Bad)));
    let rest = canvas.right(line, &right);
    let mark = if on { symbols.cursor } else { " " };
    let nominated = if held.nominated { format!(" {}", say!(words, "tui-nominated")) } else { String::new() };
    let announced = if held.announced { format!("  {}", say!(words, "home-announced")) } else { String::new() };
    let number = (n + 1).to_string();
    let typed = on && !model.number.is_empty();
    canvas.pieces(
        rest,
        &[
            (format!("{mark}{} ", pad_left(&number, 3)), role(if typed { Role::Key } else { Role::Dim })),
            (held.community.name.clone(), role(Role::Text)),
            (format!("  {}", held.community.subdistrict), role(Role::Dim)),
            (nominated, role(Role::Accent)),
            (announced, role(Role::Good)),
        ],
    );
}
