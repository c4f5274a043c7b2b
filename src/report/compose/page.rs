//! The blocks while they are put together: chapters numbered as the language numbers them.

use crate::domain::points::Exact;
use crate::domain::wording::{Language, Wording};
use crate::text::numbers::chinese;
use crate::text::{Words, lists, say};

use super::super::document::{Block, Cell, Column, ColumnKind, Pair, Paper, Table};
use super::Context;
use super::wording::date;

/// A report under way.
pub(super) struct Page<'a> {
    pub words: &'a Words,
    pub context: &'a Context,
    pub blocks: Vec<Block>,
    pub mark: String,
    /// What it is called while it is not final.
    pub draft: String,
    /// How the paper of the first pages lies.
    pub paper: Paper,
    /// Decimals that keep the totals of the round apart.
    pub decimals: u32,
    chapter: usize,
    part: usize,
    /// The titles of the annexes so far, and where the body they belong to ends.
    annexes: Vec<String>,
    body_ends: Option<usize>,
}

impl<'a> Page<'a> {
    pub fn new(words: &'a Words, context: &'a Context) -> Self {
        Self {
            words,
            context,
            blocks: Vec::new(),
            mark: String::new(),
            draft: String::new(),
            paper: Paper::Upright,
            decimals: 2,
            chapter: 0,
            part: 0,
            annexes: Vec::new(),
            body_ends: None,
        }
    }

    pub fn push(&mut self, block: Block) {
        self.blocks.push(block);
    }

    /// What follows begins a new page, on paper that lies so.
    pub fn new_page(&mut self, paper: Paper) {
        self.push(Block::PageBreak { paper });
    }

    /// The title of one report in a collection; its chapters begin again at one.
    pub fn own_title(&mut self, text: String) {
        self.chapter = 0;
        self.annexes.clear();
        self.push(Block::Heading { level: 1, text });
    }

    /// A chapter: 一、二、… or 1. 2. …
    pub fn heading(&mut self, text: &str) {
        self.chapter += 1;
        self.part = 0;
        let text = match self.words.language {
            Language::Chinese => format!("{}、{text}", chinese(self.chapter)),
            Language::English => format!("{}. {text}", self.chapter),
        };
        self.push(Block::Heading { level: 2, text });
    }

    /// An annex: 附件1, 附件2 …
    pub fn annex(&mut self, title: &str) {
        self.annexes.push(title.to_owned());
        self.part = 0;
        let text = say!(self.words, "report-annex", number = self.annexes.len(), title = title);
        self.push(Block::Heading { level: 2, text });
    }

    /// Here the body ends: below it the annexes are named, once they are known.
    pub fn body_ends(&mut self) {
        self.body_ends = Some(self.blocks.len());
    }

    /// Names the annexes below the body (附件说明), by number where there are several: after GB/T 9704-2012, 7.3.4, but on one line.
    pub fn name_annexes(&mut self) {
        let Some(at) = self.body_ends.take().filter(|_| !self.annexes.is_empty()) else { return };
        let named = if let [only] = self.annexes.as_slice() {
            only.clone()
        } else {
            let named = (1..).zip(&self.annexes).map(|(number, title): (usize, _)| format!("{number}. {title}"));
            named.collect::<Vec<_>>().join(if self.words.language == Language::Chinese { "\u{3000}" } else { "; " })
        };
        let text = say!(self.words, "report-annexes", named = named, count = self.annexes.len());
        self.blocks.insert(at, Block::Paragraph { text });
    }

    /// A part of a chapter or annex: （一）（二）… or (1) (2) …
    pub fn part(&mut self, text: &str) {
        self.part += 1;
        let text = match self.words.language {
            Language::Chinese => format!("（{}）{text}", chinese(self.part)),
            Language::English => format!("({}) {text}", self.part),
        };
        self.push(Block::Heading { level: 3, text });
    }

    pub fn notice(&mut self, text: String) {
        self.push(Block::Notice { text });
    }

    pub fn paragraph(&mut self, text: String) {
        self.push(Block::Paragraph { text });
    }

    pub fn note(&mut self, text: String) {
        self.push(Block::Note { text });
    }

    pub fn pairs(&mut self, pairs: Vec<(String, Cell)>) {
        let pairs = pairs.into_iter().map(|(label, value)| Pair { label, value }).collect();
        self.push(Block::Pairs { pairs });
    }

    /// Labels with their values on one line; those of nothing are room to write.
    pub fn row(&mut self, pairs: Vec<(String, Cell)>) {
        let pairs = pairs.into_iter().map(|(label, value)| Pair { label, value }).collect();
        self.push(Block::Row { pairs });
    }

    /// Who answers for it and of which day it is (落款); nothing where no unit is named. A day not known is left to be filled in.
    pub fn issued(&mut self, unit: &str, day: &str) {
        if unit.is_empty() {
            return;
        }
        let blank = || Cell::text(say!(self.words, "sheet-date-blank"));
        let date = if day.is_empty() { blank() } else { date(self.words, day) };
        self.push(Block::Issued { unit: unit.to_owned(), date });
    }

    pub fn table(&mut self, columns: Vec<(ColumnKind, String)>, rows: Vec<Vec<Cell>>, totals: Vec<Cell>) {
        self.one_of_several(Vec::new(), columns, rows, totals);
    }

    /// A table that has its like elsewhere, with what its rows have in common.
    pub fn one_of_several(
        &mut self,
        common: Vec<(String, Cell)>,
        columns: Vec<(ColumnKind, String)>,
        rows: Vec<Vec<Cell>>,
        totals: Vec<Cell>,
    ) {
        let columns = columns.into_iter().map(|(kind, title)| Column { title, kind }).collect();
        let common = common.into_iter().map(|(label, value)| Pair { label, value }).collect();
        self.push(Block::Table(Table { caption: String::new(), common, columns, rows, totals }));
    }

    /// A text of the standard in the report's language.
    pub fn of<'t>(&self, wording: &'t Wording) -> &'t str {
        wording.get(self.words.language)
    }

    /// Several texts as one, as the language separates them.
    pub fn joined(&self, texts: &[String]) -> String {
        lists::joined(self.words, texts)
    }

    /// Short names as one enumeration.
    pub fn listed(&self, texts: &[String]) -> String {
        lists::listed(self.words, texts)
    }

    /// Points of items and sections, cut to two decimals.
    pub fn points(value: &Exact) -> Cell {
        Cell::figure(value.clone(), 2)
    }

    /// A total as this report shows totals.
    pub fn total(&self, value: &Exact) -> Cell {
        Cell::figure(value.clone(), self.decimals)
    }
}
