//! What there is to read of a file: what it is, what stands against it or what taking it in does, and what is in it.

use super::model::{Looking, Model};
use crate::domain::standard::Standard;
use crate::domain::views::Inspector;
use crate::standard_files::{Difference, wording};
use crate::text::lists::{given, listed};
use crate::text::numbers::bytes;
use crate::text::width::{fit, pad_left, width};
use crate::text::wrap::wrap;
use crate::text::{Words, say};
use crate::tui::canvas::{Look, Piece};
use crate::tui::theme::Role;
use crate::workspace::incoming::{Content, Not, Sort, Table, wording as incoming};
use crate::workspace::standard_file::Held;

/// Lines being laid out in a width.
struct Sheet<'a> {
    look: &'a Look,
    room: usize,
    lines: Vec<Vec<Piece>>,
}

impl Sheet<'_> {
    fn blank(&mut self) {
        self.lines.push(Vec::new());
    }

    /// A paragraph behind a symbol, which its later lines stand clear of.
    fn told(&mut self, symbol: &str, text: &str, lead: Role, role: Role) {
        let symbol = if symbol.is_empty() { String::new() } else { format!("{symbol} ") };
        let indent = width(&symbol);
        for (n, line) in wrap(text, self.room.saturating_sub(indent).max(10)).into_iter().enumerate() {
            let before = if n == 0 { symbol.clone() } else { " ".repeat(indent) };
            self.lines.push(vec![(before, lead), (line, role)]);
        }
    }

    fn good(&mut self, text: &str) {
        self.told(self.look.symbols.check, text, Role::Good, Role::Good);
    }

    fn bad(&mut self, text: &str) {
        self.told(self.look.symbols.cross, text, Role::Bad, Role::Bad);
    }

    fn warn(&mut self, text: &str) {
        self.told(self.look.symbols.warning, text, Role::Warn, Role::Warn);
    }

    fn bullet(&mut self, text: &str) {
        self.told(self.look.symbols.bullet, text, Role::Dim, Role::Text);
    }
}

/// Lays a file out in a width.
pub fn lines(model: &Model, looking: &Looking, look: &Look, room: usize) -> Vec<Vec<Piece>> {
    let words = &look.words;
    let mut sheet = Sheet { look, room, lines: Vec::new() };
    about(&mut sheet, looking);
    sheet.blank();
    let problems = looking.problems();
    match looking.content() {
        Content::Not(not) => {
            let paragraphs = incoming::not(words, not);
            for (n, text) in paragraphs.iter().enumerate() {
                if n == 0 { sheet.bad(text) } else { sheet.bullet(text) }
            }
        }
        _ if !problems.is_empty() => {
            sheet.bad(&say!(words, "import-problems", count = problems.len()));
            for problem in problems {
                sheet.bullet(problem);
            }
        }
        Content::Backup(contents) => {
            let (devices, lines, evidence) = (contents.devices, contents.lines, contents.evidence);
            sheet.good(&say!(words, "import-backup", devices = devices, lines = lines, evidence = evidence));
            if contents.demo {
                sheet.warn(&say!(words, "import-backup-demo"));
            }
        }
        _ => ready(&mut sheet, model, looking),
    }
    match looking.content() {
        Content::Standard(Ok(standard)) => {
            if let Some(held) = looking.held() {
                differing(&mut sheet, standard, held);
            }
            outline(&mut sheet, standard);
        }
        Content::Table(table) => rows(&mut sheet, table),
        _ => {}
    }
    sheet.lines
}

/// Name, kind, size and encoding.
fn about(sheet: &mut Sheet, looking: &Looking) {
    let words = &sheet.look.words;
    let file = &looking.asked.incoming;
    let name = file.path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    sheet.told("", &name, Role::Strong, Role::Strong);
    let mut parts = vec![incoming::kind(words, &file.content, looking.asked.sort)];
    match &file.content {
        Content::Table(table) => parts.push(say!(words, "import-rows", count = table.rows)),
        Content::Standard(Ok(standard)) => parts.push(format!("{}@{}", standard.id, standard.version)),
        _ => {}
    }
    parts.extend(file.encoding.map(|encoding| incoming::encoding(words, encoding)));
    parts.push(bytes(file.bytes));
    let dot = format!(" {} ", sheet.look.symbols.separator);
    sheet.told("", &parts.join(&dot), Role::Dim, Role::Dim);
}

/// What taking it in does.
fn ready(sheet: &mut Sheet, model: &Model, looking: &Looking) {
    let words = &sheet.look.words;
    let Some(checked) = &looking.checked else {
        let text = if looking.asked.sort.is_none() { say!(words, "import-unsorted") } else { say!(words, "import-checking") };
        sheet.told(sheet.look.symbols.pending, &text, Role::Dim, Role::Dim);
        return;
    };
    match (looking.held(), looking.asked.sort) {
        (Some(Held::New(_)), _) => sheet.good(&say!(words, "import-standard-new")),
        (Some(Held::Draft(_)), _) => sheet.warn(&say!(words, "import-standard-draft")),
        (Some(Held::Same | Held::Frozen(_)), _) => sheet.good(&say!(words, "import-standard-same")),
        (None, Some(Sort::Marks)) if checked.command.is_none() => sheet.good(&say!(words, "import-marks-same")),
        (None, Some(Sort::Marks)) => {
            sheet.good(&say!(words, "import-marks", changes = checked.changes));
            let named = |id| model.slice.inspectors.iter().find(|held| held.id == id).map(Inspector::labels);
            let whose: Vec<String> = checked.inspectors.iter().filter_map(|id| named(*id)).collect();
            let meeting = model.slice.meetings.iter().find(|held| Some(held.meeting.id) == looking.asked.meeting);
            let meeting = meeting.map_or_else(
                || say!(words, "import-latest-meeting"),
                |held| format!("{} {}", held.meeting.date, held.meeting.name).trim().to_owned(),
            );
            let text = say!(words, "import-marks-whose", who = listed(words, whose), meeting = meeting);
            sheet.told(" ", &text, Role::Text, Role::Text);
        }
        (None, Some(Sort::Replies)) if checked.command.is_none() => sheet.good(&say!(words, "import-replies-none")),
        (None, Some(Sort::Replies)) => sheet.good(&say!(words, "import-replies", count = checked.changes)),
        (None, _) => sheet.good(&say!(words, "import-communities", count = checked.changes)),
    }
}

/// What differs from what is held.
fn differing(sheet: &mut Sheet, standard: &Standard, held: &Held) {
    let words = &sheet.look.words;
    let (version, differences): (&str, &[Difference]) = match held {
        Held::New(Some((version, differences))) => (version, differences),
        Held::Draft(differences) | Held::Frozen(differences) => (&standard.version, differences),
        Held::New(None) | Held::Same => return,
    };
    sheet.blank();
    let text = say!(words, "import-differs", version = version, count = differences.len());
    sheet.told("", &text, Role::Title, Role::Title);
    for difference in differences {
        sheet.bullet(&wording::difference(words, difference));
    }
}

/// The checklist: its sections and items.
fn outline(sheet: &mut Sheet, standard: &Standard) {
    let words = &sheet.look.words;
    sheet.blank();
    sheet.told("", standard.name.get(words.language), Role::Title, Role::Title);
    let (sections, items) = (standard.sections.len(), standard.items().count());
    let (marks, stars) = (standard.full_marks.to_string(), standard.top_star());
    let text = say!(words, "import-outline", sections = sections, items = items, marks = marks, stars = stars);
    sheet.told("", &text, Role::Dim, Role::Dim);
    let mut number = 0;
    for section in &standard.sections {
        sheet.told(sheet.look.symbols.section, section.name.get(words.language), Role::Strong, Role::Strong);
        for item in &section.items {
            number += 1;
            let lead = format!("{} ", pad_left(&number.to_string(), 4));
            let max = if item.max.is_zero() { String::new() } else { say!(words, "standard-max", max = item.max.to_string()) };
            sheet.told(&lead, &format!("{}{max}", item.name.get(words.language)), Role::Dim, Role::Text);
        }
    }
}

/// The first rows as they stand in the file, in columns.
fn rows(sheet: &mut Sheet, table: &Table) {
    /// Cells a column takes at most.
    const COLUMN: usize = 24;
    if table.first.is_empty() {
        return;
    }
    let words = &sheet.look.words;
    let title = if table.first.len() < table.rows {
        say!(words, "import-first-rows", count = table.first.len())
    } else {
        say!(words, "import-all-rows")
    };
    sheet.blank();
    sheet.told("", &title, Role::Title, Role::Title);
    let first: Vec<Vec<String>> = table.first.iter().map(|row| row.cells.iter().map(|cell| given(cell)).collect()).collect();
    let every = || table.head.iter().chain(&first);
    let columns = every().map(Vec::len).max().unwrap_or(0);
    let wide = |n: usize| every().filter_map(|cells| cells.get(n)).map(|cell| width(cell)).max().unwrap_or(0).min(COLUMN);
    let widths: Vec<usize> = (0..columns).map(wide).collect();
    let ellipsis = sheet.look.symbols.ellipsis;
    let line = |lead: &str, cells: &[String], role: Role| {
        let cells = cells.iter().zip(&widths).map(|(cell, wide)| fit(cell, *wide, ellipsis)).collect::<Vec<_>>();
        vec![(format!("{} ", pad_left(lead, 5)), Role::Dim), (cells.join("  "), role)]
    };
    let head = table.head.iter().map(|cells| line("", cells, Role::Strong));
    let rest = table.first.iter().zip(&first).map(|(row, cells)| line(&row.line.to_string(), cells, Role::Text));
    sheet.lines.extend(head.chain(rest));
}

/// What Enter does with the file, in a few words.
pub fn enter(words: &Words, looking: &Looking) -> Option<String> {
    let checked = looking.checked.as_ref();
    Some(match (looking.content(), looking.held()) {
        // No saving makes another kind of file of it.
        (Content::Not(Not::Workbook | Not::Binary | Not::NoFile), _) => return None,
        _ if looking.is_faulty() => say!(words, "import-enter-again"),
        (Content::Backup(_), _) => say!(words, "import-enter-restore"),
        (_, Some(Held::Same)) => say!(words, "import-enter-read"),
        (_, Some(Held::Draft(_))) => say!(words, "import-enter-replace"),
        _ if checked.is_some_and(|checked| checked.command.is_some()) => say!(words, "import-enter"),
        _ => return None,
    })
}
