//! How a file being chosen is drawn.

use ratatui::layout::Rect;

use super::{Entry, Files, Row};
use crate::text::numbers::bytes;
use crate::text::say;
use crate::text::width::{pad_left, width};
use crate::text::wrap::wrap;
use crate::tui::canvas::{Canvas, Piece, cells, row};
use crate::tui::input::Code;
use crate::tui::theme::Role;
use crate::tui::widgets::list::scroll;
use crate::tui::worded;
use crate::tui::zones::Zone;
use crate::workspace::listing::Kind;

/// Columns from which on sizes are told too.
const WIDE: u16 = 76;
/// Lines a problem or note takes at most.
const SAID: usize = 3;

impl Files {
    /// Draws it: where one is, what is typed, what can be chosen, and at the bottom what went wrong.
    pub fn draw(&self, canvas: &mut Canvas, area: Rect) {
        let words = &canvas.look.words;
        let said = self.said(usize::from(area.width), canvas);
        let rows = Rect { y: area.y + 2, height: area.height.saturating_sub(2 + cells(said.len())), ..area };
        self.head(canvas, row(area, 0));
        if self.rows.is_empty() {
            let text = if self.field.text().is_empty() { say!(words, "files-none") } else { say!(words, "files-no-match") };
            for (n, line) in wrap(&text, usize::from(rows.width.saturating_sub(4))).iter().enumerate() {
                canvas.put(Rect { x: rows.x + 2, ..row(rows, cells(n)) }, line, Role::Dim);
            }
        }
        let height = usize::from(rows.height);
        let first = scroll(self.cursor, height);
        for (n, held) in self.rows.iter().enumerate().skip(first).take(height) {
            self.one(canvas, row(rows, cells(n - first)), n, *held);
        }
        let bottom = Rect { y: rows.bottom(), height: cells(said.len()), ..area };
        for (n, (text, role)) in said.iter().enumerate() {
            canvas.put(row(bottom, cells(n)), text, *role);
        }
        // Last, because the terminal's cursor belongs to the field.
        let line = row(area, 1);
        let used = canvas.put(line, &format!("{} ", say!(words, "files-field")), Role::Dim);
        self.field.draw_line(canvas, Rect { x: line.x + used, width: line.width.saturating_sub(used), ..line });
    }

    fn said(&self, room: usize, canvas: &Canvas) -> Vec<Piece> {
        let symbols = canvas.look.symbols;
        let problem = Some(&self.problem).filter(|text| !text.is_empty()).map(|text| (symbols.cross, text, Role::Bad));
        let said = problem.into_iter().chain(self.notes.iter().map(|text| (symbols.warning, text, Role::Warn)));
        let lines = said.flat_map(|(symbol, text, role)| {
            wrap(&format!("{symbol} {text}"), room).into_iter().map(move |line| (line, role)).collect::<Vec<_>>()
        });
        lines.take(SAID).collect()
    }

    /// The place and the way from it, or that all places are shown.
    fn head(&self, canvas: &mut Canvas, line: Rect) {
        let words = &canvas.look.words;
        let Some(folder) = self.folder() else {
            canvas.put(line, &say!(words, "files-places"), Role::Strong);
            return;
        };
        // The nearest place the folder lies in says it in fewer cells than the path.
        let place = self.spots.iter().filter_map(|spot| Some((spot, folder.strip_prefix(&spot.path).ok()?)));
        let text = match place.min_by_key(|(_, rest)| rest.components().count()) {
            Some((spot, rest)) => std::iter::once(worded::spot(words, spot))
                .chain(rest.components().map(|part| part.as_os_str().to_string_lossy().into_owned()))
                .collect::<Vec<_>>()
                .join(" / "),
            None => folder.display().to_string(),
        };
        // The end of the way is what one wants to read.
        let mut shown = text.as_str();
        let ellipsis = canvas.look.symbols.ellipsis;
        while width(shown) + width(ellipsis) > usize::from(line.width) {
            let mut chars = shown.chars();
            chars.next();
            shown = chars.as_str();
        }
        let cut = if shown.len() < text.len() { ellipsis } else { "" };
        canvas.put(line, &format!("{cut}{shown}"), Role::Strong);
    }

    fn one(&self, canvas: &mut Canvas, line: Rect, n: usize, held: Row) {
        canvas.zone(line, Zone::row(n, self.cursor, Code::Enter));
        let on = n == self.cursor;
        if on {
            canvas.tint(line, Role::Selected);
        }
        let look = canvas.look;
        let words = &look.words;
        let role = |role| if on { Role::Selected } else { role };
        let mark = (if on { format!("{} ", look.symbols.cursor) } else { "  ".to_owned() }, role(Role::Accent));
        let (name, right): (Piece, Vec<Piece>) = match held {
            Row::Typed => ((say!(words, "files-typed"), Role::Accent), Vec::new()),
            Row::Spot(n) => {
                let Some(spot) = self.spots.get(n) else { return };
                let name = format!("{} {}", look.symbols.section, worded::spot(words, spot));
                ((name, Role::Strong), Vec::new())
            }
            Row::All(count) if self.all => ((say!(words, "files-fewer", count = count), Role::Accent), Vec::new()),
            Row::All(count) => ((say!(words, "files-all", count = count), Role::Accent), Vec::new()),
            Row::Entry(n) => {
                let Some(entry) = self.entries.get(n) else { return };
                self.entry(canvas, line.width, entry)
            }
        };
        // A name goes before what is said of it.
        let room = usize::from(line.width).saturating_sub(width(&name.0).min(usize::from(line.width) / 2) + 4);
        let right: Vec<Piece> = right.into_iter().map(|(text, given)| (text, role(given))).collect();
        let fits = right.iter().map(|(text, _)| width(text)).sum::<usize>() <= room;
        let rest = if fits { canvas.right(line, &right) } else { line };
        canvas.pieces(rest, &[mark, (name.0, role(name.1))]);
    }

    fn entry(&self, canvas: &Canvas, room: u16, entry: &Entry) -> (Piece, Vec<Piece>) {
        let words = &canvas.look.words;
        let listed = &entry.listed;
        let mut right = Vec::new();
        if listed.link {
            right.push((format!("{}  ", say!(words, "files-link")), Role::Dim));
        }
        let spot = entry.spot.and_then(|n| self.spots.get(n));
        right.extend(spot.map(|spot| (format!("{}  ", worded::spot(words, spot)), Role::Dim)));
        match listed.kind {
            Kind::Folder => return ((format!("{}/", listed.name), Role::Strong), right),
            Kind::Nowhere => return ((listed.name.clone(), Role::Dim), vec![(say!(words, "files-broken-link"), Role::Dim)]),
            Kind::Other => return ((listed.name.clone(), Role::Dim), vec![(say!(words, "files-no-file"), Role::Dim)]),
            Kind::File => {}
        }
        if room >= WIDE {
            right.push((format!("{}  ", pad_left(&bytes(listed.bytes), 9)), Role::Dim));
        }
        right.push((format!("{} ", entry.when), Role::Dim));
        let role = if self.is_wanted(&listed.name) { Role::Text } else { Role::Dim };
        ((listed.name.clone(), role), right)
    }
}
