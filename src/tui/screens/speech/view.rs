//! How the critique is drawn for whoever reads it out: few words a line, a blank line behind each, the clock at the foot.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::Model;
use crate::critique::{Length, chapters};
use crate::text::say;
use crate::text::wrap::wrap;
use crate::tui::canvas::{Canvas, Look, Piece, row};
use crate::tui::dialogs;
use crate::tui::theme::Role;
use crate::tui::widgets::foot::{self, Status};

/// Cells a line has at most: what the eye takes in before it goes on to the next.
const WIDEST: u16 = 64;

/// Draws the screen below the banners.
pub fn view(model: &Model, look: &Look, area: Rect, frame: &mut Frame) {
    let mut canvas = Canvas::new(look, frame);
    let words = &look.words;
    let time = say!(words, "speech-time", time = clock(model.planned(words)));
    let rest = canvas.right(row(area, 0), &[(time, Role::Dim)]);
    let (name, aside) = model.slice.named(words);
    canvas.pieces(rest, &[(name, Role::Title), (format!("  {aside}"), Role::Dim)]);
    canvas.rule(row(area, 1));
    let wide = area.width.saturating_sub(4).min(WIDEST);
    let body =
        Rect { x: area.x + (area.width - wide - 2) / 2, y: area.y + 3, width: wide + 2, height: area.height.saturating_sub(6) };
    model.height.set(usize::from(body.height));
    model.pager.draw(&mut canvas, body, &lines(model, look, usize::from(wide)));
    let foot = row(area, area.height.saturating_sub(2));
    if model.status == Status::Quiet {
        canvas.pieces(foot, &running(model, look));
    } else {
        foot::status(&mut canvas, foot, &model.status);
    }
    foot::hints(&mut canvas, row(area, area.height.saturating_sub(1)), super::Page::context(model), |_| true);
    if let Some(list) = &model.menu {
        dialogs::list(&mut canvas, Rect { height: area.height.saturating_sub(2), ..area }, list);
    }
}

/// The text: headings, then the paragraphs, every line with room beneath it.
fn lines(model: &Model, look: &Look, wide: usize) -> Vec<Vec<Piece>> {
    let mut lines: Vec<Vec<Piece>> = Vec::new();
    for chapter in chapters(&look.words, &model.slice.text.rows, Length::Spoken) {
        if !chapter.heading.is_empty() {
            lines.extend([vec![(chapter.heading, Role::Title)], Vec::new()]);
        }
        for paragraph in chapter.paragraphs {
            for line in wrap(&paragraph, wide) {
                lines.extend([vec![(line, Role::Strong)], Vec::new()]);
            }
        }
    }
    if lines.is_empty() {
        lines.push(vec![(say!(look.words, "speech-nothing"), Role::Dim)]);
    }
    lines
}

/// The clock: how long it has been read, and how long it will take; beyond that, by how much.
fn running(model: &Model, look: &Look) -> Vec<Piece> {
    let words = &look.words;
    let (elapsed, planned) = (model.elapsed(), model.planned(words));
    let so_far = (say!(words, "speech-elapsed", time = clock(elapsed)), Role::Strong);
    let rest = if elapsed <= planned {
        (say!(words, "speech-left", time = clock(planned - elapsed)), Role::Dim)
    } else {
        (format!("{} {}", look.symbols.warning, say!(words, "speech-over", time = clock(elapsed - planned))), Role::Warn)
    };
    vec![so_far, ("   ".to_owned(), Role::Text), rest]
}

/// Minutes and seconds.
pub fn clock(seconds: u64) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}
