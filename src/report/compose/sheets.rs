//! Blank score sheets (空白评分表): paper for an inspector to fill in at a community, in the order and with the running numbers of
//! the screen they are entered on.

use crate::domain::ids::CardId;
use crate::domain::standard::{Evidence, Item, Kind, ReasonRule, Standard};
use crate::domain::standing::asked_of;
use crate::domain::views::{Inspector, Meeting, Read};
use crate::text::lists::listed;
use crate::text::outline::{method, scale};
use crate::text::{Words, say};

use super::super::document::{Block, Cell, ColumnKind, Document, Paper, Room, SignPlace};
use super::basics::named;
use super::page::Page;
use super::stop::headline;
use super::wording::date;
use super::{Context, finish};
use crate::domain::views::Community;

/// Everything one sheet is made of.
struct Sheet {
    meeting: Meeting,
    community: Community,
    inspector: Inspector,
    standard: std::sync::Arc<Standard>,
    /// Which items are asked of the inspector, in running order; `None` for all.
    asked: Option<Vec<bool>>,
}

impl Sheet {
    fn read(views: &dyn Read, card: &CardId) -> Option<Self> {
        let meeting = views.meeting(card.meeting)?;
        let standard = views.round_checklist(meeting.round)?;
        let asked = asked_of(views, *card);
        let (community, inspector) = (views.community(card.community)?, views.inspector(card.inspector)?);
        Some(Self { meeting, community, inspector, standard, asked })
    }

    fn asks(&self, number: usize) -> bool {
        self.asked.as_ref().is_none_or(|asked| asked.get(number - 1).copied().unwrap_or(true))
    }
}

/// The sheets of these cards, each on paper of its own. `None` where none of them is in the folder.
pub fn sheets(views: &dyn Read, cards: &[CardId], words: &Words) -> Option<Document> {
    let context = Context::default();
    let mut page = Page::new(words, &context);
    page.paper = Paper::Across;
    let sheets: Vec<Sheet> = cards.iter().filter_map(|card| Sheet::read(views, card)).collect();
    let first = sheets.first()?;
    if let [only] = sheets.as_slice() {
        sheet(&mut page, only);
        let subtitle = format!("{}　{}", headline(&only.community, words), named(&only.inspector));
        return Some(finish(page, say!(words, "sheet-title"), subtitle));
    }
    for (n, one) in sheets.iter().enumerate() {
        if n > 0 {
            page.new_page(Paper::Across);
        }
        page.own_title(say!(words, "sheet-of", community = headline(&one.community, words), inspector = named(&one.inspector)));
        sheet(&mut page, one);
    }
    let subtitle = first.meeting.name.clone();
    Some(finish(page, say!(words, "sheet-title"), subtitle))
}

fn sheet(page: &mut Page<'_>, sheet: &Sheet) {
    let (words, standard) = (page.words, &sheet.standard);
    let version = say!(words, "report-standard-named", name = page.of(&standard.name), version = standard.version.as_str());
    let day = if sheet.meeting.date.is_empty() {
        Cell::text(say!(words, "sheet-date-blank"))
    } else {
        date(words, &sheet.meeting.date)
    };
    page.pairs(vec![
        (say!(words, "report-community"), Cell::text(sheet.community.name.clone())),
        (say!(words, "report-subdistrict"), Cell::text(sheet.community.subdistrict.clone())),
        (say!(words, "report-inspector"), Cell::text(named(&sheet.inspector))),
        (say!(words, "report-day"), day),
        (say!(words, "report-meeting"), Cell::text(sheet.meeting.name.clone())),
        (say!(words, "report-standard"), Cell::text(version)),
    ]);
    page.note(say!(words, "sheet-how-to"));
    let all = standard.items().count();
    let own = (1..=all).filter(|number| sheet.asks(*number)).count();
    if own < all {
        page.note(say!(words, "sheet-duties", own = own, all = all));
    }
    let mut number = 0;
    for section in &standard.sections {
        let mut rows = Vec::new();
        for item in &section.items {
            number += 1;
            if sheet.asks(number) {
                rows.push(row(page, number, item));
            }
        }
        if rows.is_empty() {
            continue;
        }
        page.part(page.of(&section.name));
        let columns = vec![
            (ColumnKind::Number, say!(words, "report-number")),
            (ColumnKind::Text, say!(words, "sheet-judged")),
            (ColumnKind::Text, say!(words, "sheet-scale")),
            (ColumnKind::Number, say!(words, "report-max")),
            (ColumnKind::Label, say!(words, "sheet-mark")),
            (ColumnKind::Label, say!(words, "sheet-note")),
        ];
        let whose = vec![(say!(words, "report-section"), Cell::text(page.of(&section.name)))];
        page.one_of_several(whose, columns, rows, Vec::new());
    }
    let place = |label| SignPlace { label, room: Room::Line, date: say!(words, "report-sign-date") };
    let places = vec![place(say!(words, "sheet-sign")), place(say!(words, "sheet-entered")), place(say!(words, "sheet-checked"))];
    page.push(Block::SignOff { places });
}

/// Number, item and how it is judged, what it can bring, and two boxes to write in.
fn row(page: &Page<'_>, number: usize, item: &Item) -> Vec<Cell> {
    let words = page.words;
    let mut about = vec![listed(words, item.methods.iter().map(|held| method(words, *held)))];
    for (holds, text) in [
        (item.na, say!(words, "tui-na-open")),
        (item.evidence == Evidence::Required, say!(words, "outline-evidence")),
        (item.reason == ReasonRule::Lost, say!(words, "outline-reason")),
    ] {
        about.extend(holds.then_some(text));
    }
    about.push(page.of(&item.guidance).to_owned());
    about.retain(|text| !text.trim().is_empty());
    let ticked = matches!(item.kind, Kind::Reasons { .. } | Kind::Multi { .. } | Kind::Finding { .. });
    let step = |(n, (lead, text)): (usize, (String, String))| {
        let step = format!("{lead} {text}");
        // What is ticked is written down by its number, which is also the key it is entered with.
        if ticked { format!("{n}) {}", step.trim()) } else { step.trim().to_owned() }
    };
    let steps: Vec<String> = (1..).zip(scale(words, item)).map(step).collect();
    let told = say!(words, "sheet-item", name = page.of(&item.name), about = page.joined(&about));
    let max = if item.max.is_zero() { Cell::Empty } else { Cell::points(item.max) };
    let (told, steps) = (Cell::text(told), Cell::text(page.joined(&steps)));
    vec![Cell::Number { value: number }, told, steps, max, Cell::Empty, Cell::Empty]
}
