//! How the three steps are drawn.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::lines;
use super::model::{Mode, Model};
use crate::text::say;
use crate::text::wrap::wrap;
use crate::tui::canvas::{Canvas, Look, Piece, row};
use crate::tui::dialogs;
use crate::tui::input::Code;
use crate::tui::keys::{Action, Context, shown};
use crate::tui::theme::Role;
use crate::tui::widgets::foot;

/// Draws the screen below the banners.
pub fn view(model: &Model, look: &Look, area: Rect, frame: &mut Frame) {
    let words = &look.words;
    let mut canvas = Canvas::new(look, frame);
    let foot = Rect { y: area.bottom().saturating_sub(2), height: 2.min(area.height), ..area };
    let body = Rect { y: area.y + 2, height: area.height.saturating_sub(4), ..area };
    head(model, &mut canvas, area);
    foot::status(&mut canvas, row(foot, 0), &model.status);
    hints(model, &mut canvas, row(foot, 1));
    match &model.mode {
        Mode::Choosing => model.files.draw(&mut canvas, body),
        Mode::Taken(list) => {
            let room = usize::from(body.width.saturating_sub(4));
            let said = model.taken.iter().flat_map(|(text, role)| wrap(text, room).into_iter().map(|line| (line, *role)));
            let inside = Rect { x: body.x + 2, width: body.width.saturating_sub(4), ..body };
            let mut used = 1;
            for (text, role) in said {
                canvas.put(row(inside, used), &text, role);
                used += 1;
            }
            used += 1;
            canvas.put(row(inside, used), &list.title, Role::Title);
            used = (used + 1).min(inside.height);
            list.draw(&mut canvas, Rect { y: inside.y + used, height: inside.height - used, ..inside });
        }
        _ => looked_at(model, &mut canvas, body),
    }
    match &model.mode {
        Mode::Choosing | Mode::Looking | Mode::Taken(_) => {}
        Mode::Menu(list) => dialogs::list(&mut canvas, body, list),
        Mode::Sorting(list) => dialogs::list(&mut canvas, body, list),
        Mode::Whose(form, _) => form.draw(&mut canvas, body),
        Mode::Replacing => {
            let standard = model.looking.as_ref().and_then(|looking| looking.standard());
            let standard = standard.map_or_else(String::new, |held| format!("{}@{}", held.id, held.version));
            let text = say!(words, "import-replace-sure", standard = standard);
            dialogs::question(&mut canvas, body, &say!(words, "import-replace"), &text);
        }
    }
}

/// The title, and the steps with the one in hand.
fn head(model: &Model, canvas: &mut Canvas, area: Rect) {
    let look = canvas.look;
    let words = &look.words;
    let at = match model.mode {
        Mode::Choosing => 0,
        Mode::Taken(_) => 2,
        _ => 1,
    };
    let steps = [say!(words, "import-step-choose"), say!(words, "import-step-look"), say!(words, "import-step-done")];
    let step = |(n, text): (usize, &String)| -> Piece {
        let mark = if n == at { look.symbols.cursor } else { " " };
        (format!("{mark}{} {text} ", n + 1), if n == at { Role::Accent } else { Role::Dim })
    };
    let steps: Vec<Piece> = steps.iter().enumerate().map(step).collect();
    let rest = canvas.right(row(area, 0), &steps);
    canvas.put(rest, &say!(words, "context-import"), Role::Title);
    canvas.rule(row(area, 1));
}

fn looked_at(model: &Model, canvas: &mut Canvas, body: Rect) {
    let Some(looking) = &model.looking else { return };
    let look = canvas.look;
    let inside = Rect { x: body.x + 1, width: body.width.saturating_sub(1), ..body };
    let room = inside.width.saturating_sub(2);
    let lay = || lines::lines(model, looking, look, usize::from(room));
    looking.laid_out(room, lay, |lines| looking.pager.draw(canvas, inside, lines));
}

/// What Enter does comes first.
fn hints(model: &Model, canvas: &mut Canvas, line: Rect) {
    let look = canvas.look;
    let context = model.context();
    let what =
        model.looking.as_ref().filter(|_| context == Context::Import).and_then(|looking| lines::enter(&look.words, looking));
    let mut used = 0;
    if let Some(what) = what {
        used = canvas.pieces(line, &[(shown(Code::Enter, look), Role::Key), (format!(" {what}"), Role::Dim)]);
        used = (used + 2).min(line.width);
    }
    let rest = Rect { x: line.x + used, width: line.width - used, ..line };
    foot::hints(canvas, rest, context, |action| action != Action::TakeIn && model.applies(action));
}
