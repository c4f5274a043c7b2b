//! A file of marks: `community,item,value[,by][,note]` in CSV, read whole or refused with everything that is wrong.
//!
//! The command line and the interface's import both read it here; a single mark is worded and found the same way ([`Desk`]).

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use super::naming;
use super::table::{Column, RowProblem, TOLD, decided, decode, rows};
use crate::domain::command::{Command, Rating};
use crate::domain::events::{Mark, Reason, Text};
use crate::domain::ids::{CardId, InspectorId};
use crate::domain::lookup;
use crate::domain::refusal::Refusal;
use crate::domain::standard::{Item, Standard};
use crate::domain::value_text::{forms, read_value};
use crate::domain::views::{Community, Read, RoundHead};
use crate::text::lists::given;
use crate::text::normalise::plain_number;
use crate::text::{Words, refusal, say};

pub(super) const COLUMNS: [Column; 5] = [
    ("community", &["community", "社区"]),
    ("item", &["item", "指标"]),
    ("value", &["value", "评分", "分值", "得分", "分数"]),
    ("by", &["by", "检查员"]),
    ("note", &["note", "备注"]),
];

/// What stands for what a row leaves out.
#[derive(Clone, Copy, Debug, Default)]
pub struct Defaults<'a> {
    /// The meeting by name; else the latest that visits the community.
    pub meeting: Option<&'a str>,
    /// The inspector by code.
    pub by: Option<&'a str>,
    /// Who rates on this laptop.
    pub current: Option<InspectorId>,
}

/// One mark as a person writes it.
#[derive(Clone, Copy, Debug)]
pub struct Written<'a> {
    /// The community, named in any way.
    pub community: &'a str,
    /// The item's id or number.
    pub item: &'a str,
    /// The value; `-` takes the mark back.
    pub value: &'a str,
    /// The inspector.
    pub by: Option<&'a str>,
    /// The note.
    pub note: Option<&'a str>,
    /// Reasons for lost points: the number of a phrase, or words.
    pub reasons: &'a [String],
}

/// What every row of a command shares.
pub struct Desk<'a> {
    words: &'a Words,
    views: &'a dyn Read,
    round: &'a RoundHead,
    defaults: Defaults<'a>,
    standard: Arc<Standard>,
    communities: lookup::Communities,
    /// What names stood for so far: a file names the same few communities and inspectors over and over.
    cards: RefCell<HashMap<Named, (CardId, Community)>>,
}

/// A community and an inspector as a row names them.
type Named = (String, Option<String>);

impl<'a> Desk<'a> {
    /// A desk for a round; refused in words where the round's standard is not in the folder.
    pub fn open(words: &'a Words, views: &'a dyn Read, round: &'a RoundHead, defaults: Defaults<'a>) -> Result<Self, String> {
        let standard = views.checklist(&round.standard);
        let standard = standard.ok_or_else(|| refusal::word(words, views, &Refusal::UnknownStandard))?;
        let communities = lookup::Communities::read(views);
        Ok(Self { words, views, round, defaults, standard, communities, cards: RefCell::default() })
    }

    /// The round's standard.
    pub fn standard(&self) -> &Standard {
        &self.standard
    }

    /// What a written mark means, and the community it is about; else what is wrong with it.
    pub fn rating(&self, row: &Written) -> Result<(Rating, Community), String> {
        let (card, community) = self.card(row)?;
        let item_text = plain_number(row.item);
        let item = lookup::item(&self.standard, row.item).or_else(|| lookup::item(&self.standard, &item_text));
        let unknown = || refusal::word(self.words, self.views, &Refusal::UnknownItem { item: row.item.to_owned() });
        let item = item.ok_or_else(unknown)?;
        let mark = self.mark(item, row)?;
        let note = row.note.map(|note| Some(note.to_owned()).filter(|note| !note.trim().is_empty()));
        Ok((Rating { card, item: item.id.clone(), mark, note }, community))
    }

    /// The card a row is about.
    fn card(&self, row: &Written) -> Result<(CardId, Community), String> {
        let named = (row.community.to_owned(), row.by.map(str::to_owned));
        if let Some(known) = self.cards.borrow().get(&named) {
            return Ok(known.clone());
        }
        let community = naming::found(self.words, row.community, self.communities.find(row.community))?;
        let meeting = naming::meeting(self.words, self.views, self.round, self.defaults.meeting, Some(&community))?;
        let inspector = naming::by(self.words, self.views, row.by.or(self.defaults.by), self.defaults.current)?;
        let card = CardId { meeting: meeting.id, community: community.id, inspector: inspector.id };
        self.cards.borrow_mut().insert(named, (card, community.clone()));
        Ok((card, community))
    }

    /// The mark a row gives; `-` takes it back.
    fn mark(&self, item: &Item, row: &Written) -> Result<Option<Option<Mark>>, String> {
        if row.value.trim() == "-" {
            return Ok(Some(None));
        }
        let value = read_value(item, row.value).or_else(|| read_value(item, &plain_number(row.value)));
        let number = self.standard.number(&item.id).unwrap_or(0);
        let value = value.ok_or_else(|| {
            let (value, name) = (given(row.value), item.name.get(self.words.language));
            say!(self.words, "rate-bad-value", number = number, name = name, value = value, forms = forms(item))
        })?;
        let reason = |text: &String| match text.trim().parse::<usize>() {
            Ok(phrase) => Reason::Phrase(phrase),
            Err(_) => Reason::Words(Text::new(text.trim())),
        };
        Ok(Some(Some(Mark { value, reasons: row.reasons.iter().map(reason).collect() })))
    }
}

/// A file of marks that can be taken in.
#[derive(Clone, Debug)]
pub struct MarksRead {
    /// Its rows.
    pub ratings: Vec<Rating>,
    /// How many marks and notes they change; the rest is so already.
    pub changes: usize,
}

/// Reads a file of marks. Either every row stands against the folder as it is — committing them as one [`Command::Rate`] is
/// then refused only by what changed meanwhile — or everything that is wrong is told, by the lines of the file.
pub fn read_marks(
    words: &Words,
    views: &dyn Read,
    round: &RoundHead,
    defaults: Defaults,
    bytes: &[u8],
) -> Result<MarksRead, Vec<RowProblem>> {
    let desk = Desk::open(words, views, round, defaults).map_err(|what| vec![RowProblem { line: 0, what }])?;
    let (mut ratings, mut lines, mut problems) = (Vec::new(), Vec::new(), Vec::new());
    for row in rows(&decode(bytes), &COLUMNS, "community") {
        let row = match row {
            Ok(row) => row,
            Err(fault) => {
                problems.push(RowProblem::of(words, fault));
                continue;
            }
        };
        if problems.len() >= TOLD {
            problems.push(RowProblem::more(words, row.line));
            break;
        }
        let read = match (row.cell("community"), row.cell("item"), row.cell("value")) {
            (Some(community), Some(item), Some(value)) => {
                let (by, note) = (row.cell("by"), row.cell("note"));
                desk.rating(&Written { community, item, value, by, note, reasons: &[] })
            }
            _ => Err(say!(words, "csv-missing-cell")),
        };
        match read {
            Ok((rating, _)) => {
                ratings.push(rating);
                lines.push(row.line);
            }
            Err(what) => problems.push(RowProblem { line: row.line, what }),
        }
    }
    let command = Command::Rate(ratings);
    let changes = match decided(words, views, &command, &lines) {
        Ok(changes) => changes,
        Err(refused) => {
            problems.extend(refused);
            0
        }
    };
    match command {
        Command::Rate(ratings) if problems.is_empty() => Ok(MarksRead { ratings, changes }),
        _ => {
            problems.sort();
            Err(problems)
        }
    }
}
