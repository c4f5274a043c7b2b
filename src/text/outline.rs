//! A standard as a page to read, line by line: what a command prints and a screen wraps.
//!
//! Heads, star rules, then every section with its items. What a line looks like is the reader's business; here is only
//! what it says, and what it is. `rules` has what stands before the sections, `items` an item.

mod items;
mod rules;

pub use items::scale;

use super::width::{pad_left, pad_right, width};
use super::{Words, say};
use crate::domain::points::Points;
use crate::domain::standard::{Method, Section, Standard};
use crate::domain::wording::Wording;

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The standard's name.
    Name,
    /// Begins a group of rules.
    Heading,
    /// Begins a section.
    Section,
    /// Begins an item.
    Item,
    /// Said beside what matters: how an item is judged, its ready sentences.
    Aside,
    /// What is read.
    Body,
    /// Nothing, for air.
    Gap,
}

/// One line, before it is broken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it is.
    pub part: Part,
    /// Stands before the text; the lines a long text is broken into stand under the text.
    pub lead: String,
    /// The text.
    pub text: String,
}

/// Cells before what belongs to an item.
const INDENT: usize = 5;

struct Page<'a> {
    words: &'a Words,
    standard: &'a Standard,
    lines: Vec<Line>,
}

/// The whole of a standard.
pub fn outline(words: &Words, standard: &Standard) -> Vec<Line> {
    let mut page = Page { words, standard, lines: Vec::new() };
    page.head();
    page.rules();
    let mut number = 0;
    for section in &standard.sections {
        page.section(section);
        for item in &section.items {
            number += 1;
            page.item(number, item);
        }
    }
    page.lines
}

/// How many points a section is worth without bonus.
pub fn worth(section: &Section) -> Points {
    section.items.iter().filter(|item| !item.bonus).map(|item| item.max).sum()
}

impl Page<'_> {
    fn get<'w>(&self, wording: &'w Wording) -> &'w str {
        wording.get(self.words.language)
    }

    fn add(&mut self, part: Part, lead: &str, text: impl Into<String>) {
        let text = text.into();
        if !text.trim().is_empty() {
            self.lines.push(Line { part, lead: lead.to_owned(), text });
        }
    }

    /// Lines whose leads stand in one column.
    fn column(&mut self, part: Part, indent: usize, rows: Vec<(String, String)>, right: bool) {
        let wide = rows.iter().map(|(lead, _)| width(lead)).max().unwrap_or(0);
        for (lead, text) in rows {
            let lead = if right { pad_left(&lead, wide) } else { pad_right(&lead, wide) };
            self.lines.push(Line { part, lead: format!("{}{lead}  ", " ".repeat(indent)), text });
        }
    }

    fn gap(&mut self) {
        self.lines.push(Line { part: Part::Gap, lead: String::new(), text: String::new() });
    }

    fn section(&mut self, section: &Section) {
        let words = self.words;
        self.gap();
        let name = say!(words, "standard-section", name = self.get(&section.name), points = worth(section).to_string());
        let weight = section.weight.map_or_else(String::new, |weight| say!(words, "outline-weight", share = weight.to_string()));
        self.add(Part::Section, "", format!("{name}{weight}"));
    }
}

fn yes_no(words: &Words, answer: bool) -> String {
    if answer { say!(words, "yes") } else { say!(words, "no") }
}

/// How an item is judged.
pub fn method(words: &Words, method: Method) -> String {
    match method {
        Method::Documents => say!(words, "method-documents"),
        Method::Onsite => say!(words, "method-onsite"),
        Method::Interview => say!(words, "method-interview"),
    }
}
