//! How the folder and what can be done for it are drawn.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::model::{Mode, Model, OFFERED};
use super::update::applies;
use crate::text::numbers::bytes;
use crate::text::say;
use crate::text::width::{pad_right, width};
use crate::text::wrap::wrap;
use crate::tui::canvas::{Canvas, Look, Piece, cells, row};
use crate::tui::dialogs;
use crate::tui::keys::{Context, long};
use crate::tui::theme::Role;
use crate::tui::widgets::foot;

/// Draws the screen below the banners.
pub fn view(model: &Model, look: &Look, area: Rect, frame: &mut Frame) {
    let words = &look.words;
    let mut canvas = Canvas::new(look, frame);
    let foot = Rect { y: area.bottom().saturating_sub(2), height: 2.min(area.height), ..area };
    let body = Rect { y: area.y + 2, height: area.height.saturating_sub(4), ..area };
    canvas.put(row(area, 0), &say!(words, "context-safety"), Role::Title);
    canvas.rule(row(area, 1));
    if let Mode::Found(pager) = &model.mode {
        pager.draw(&mut canvas, body, &found(model, look, body.width.saturating_sub(2)));
    } else {
        let lines = kept(model, look, body.width);
        let used = cells(lines.len()) + 1;
        for (n, pieces) in (0..).zip(&lines) {
            canvas.pieces(row(body, n), pieces);
        }
        for (n, action) in (0..).zip(OFFERED) {
            let on = usize::from(n) == model.cursor;
            let line = row(body, used + n);
            canvas.row_zone(line, usize::from(n), model.cursor);
            if on {
                canvas.tint(line, Role::Selected);
            }
            let possible = if applies(model, action) { Role::Text } else { Role::Dim };
            let role = |role| if on { Role::Selected } else { role };
            let mark = if on { look.symbols.cursor } else { " " };
            let key = look.keymap.shown(Context::Safety, action, look);
            let text = long(words, action);
            canvas.pieces(line, &[(format!("{mark} {key}  "), role(Role::Key)), (text, role(possible))]);
        }
        let used = used + cells(OFFERED.len()) + 1;
        for (n, pieces) in (used..body.height).zip(found(model, look, body.width)) {
            canvas.pieces(row(body, n), &pieces);
        }
    }
    foot::status(&mut canvas, row(foot, 0), &model.status);
    foot::hints(&mut canvas, row(foot, 1), model.context(), |action| applies(model, action));
    match &model.mode {
        Mode::Rows | Mode::Found(_) => {}
        Mode::List(list) => dialogs::list(&mut canvas, body, list),
        Mode::Saving(saving) => saving.draw(&mut canvas, body),
        Mode::Where(form) => form.draw(&mut canvas, body),
        Mode::Restoring(path) => {
            let text = say!(words, "safety-restore-sure", file = path.display().to_string());
            dialogs::question(&mut canvas, body, &say!(words, "safety-restore-title"), &text);
        }
        Mode::Rebuilding => {
            let (title, text) = (say!(words, "key-rebuild"), say!(words, "safety-rebuild-sure"));
            dialogs::question(&mut canvas, body, &title, &text);
        }
    }
}

/// Where the folder lies, how large it is, and the last backup in sight.
fn kept(model: &Model, look: &Look, room: u16) -> Vec<Vec<Piece>> {
    let words = &look.words;
    let slice = &model.slice;
    let folder = slice.folder.as_ref().map_or_else(|| say!(words, "safety-in-memory"), |path| path.display().to_string());
    let size = say!(words, "safety-size", lines = slice.lines, devices = slice.devices, size = bytes(slice.bytes));
    let backup = slice.backups.first().map_or_else(
        || (say!(words, "safety-no-backup"), Role::Warn),
        |backup| (format!("{}  {}", backup.when, backup.path.display()), Role::Text),
    );
    let pairs = [
        (say!(words, "safety-folder"), (folder, Role::Text)),
        (say!(words, "safety-kept"), (size, Role::Text)),
        (say!(words, "safety-backup"), backup),
    ];
    let labels = pairs.iter().map(|(label, _)| width(label)).max().unwrap_or(0) + 2;
    let mut lines = Vec::new();
    for (label, (text, role)) in pairs {
        for (n, part) in wrap(&text, usize::from(room).saturating_sub(labels).max(10)).into_iter().enumerate() {
            let label = pad_right(if n == 0 { &label } else { "" }, labels);
            lines.push(vec![(label, Role::Dim), (part, role)]);
        }
    }
    lines
}

/// What was found last, each finding on as many lines as it takes; the verdict, which is the last, stands out.
fn found(model: &Model, look: &Look, room: u16) -> Vec<Vec<Piece>> {
    let last = model.found.len().saturating_sub(1);
    let (symbol, verdict) = if model.good { (look.symbols.check, Role::Good) } else { (look.symbols.cross, Role::Bad) };
    let mut lines = Vec::new();
    for (n, text) in model.found.iter().enumerate() {
        let (lead, role) =
            if n == last { (format!("{symbol} "), verdict) } else { (format!("{} ", look.symbols.bullet), Role::Text) };
        let blank = " ".repeat(width(&lead));
        for (k, part) in wrap(text, usize::from(room).saturating_sub(width(&lead)).max(10)).into_iter().enumerate() {
            lines.push(vec![(if k == 0 { lead.clone() } else { blank.clone() }, role), (part, role)]);
        }
    }
    lines
}
