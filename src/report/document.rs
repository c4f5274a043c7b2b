//! A report as typed blocks, without any file format in it.
//!
//! The composer words every text in the chosen language and decides what is shown; a renderer only lays out. Cells keep
//! what they are — points, shares, stars, dates, sums — so that a spreadsheet gets numbers and a page gets figures.
//! Nothing here reads views, words messages or knows a page size.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Serialize, Serializer};

use crate::domain::points::{Exact, Points};
use crate::domain::wording::Language;

/// A composed report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Document {
    /// The language its texts are worded in.
    #[serde(serialize_with = "tag")]
    pub language: Language,
    /// Title.
    pub title: String,
    /// Whom or what it is about: with the title, on a line of its own; may be empty.
    pub subtitle: String,
    /// What it is while it is not final (征求意见稿), a line of its own below the title; empty once it is.
    pub draft: String,
    /// How the paper of its first pages lies, in a paged format.
    pub paper: Paper,
    /// What every page of a paged format repeats (empty: nothing), such as DEMO or draft.
    pub mark: String,
    /// The content in reading order.
    pub blocks: Vec<Block>,
}

impl Document {
    /// Every picture with its content, those that stand twice once.
    pub fn images(&self) -> BTreeMap<&str, &Image> {
        let pictures = self.blocks.iter().flat_map(|block| match block {
            Block::Pictures { pictures } => pictures.as_slice(),
            _ => &[],
        });
        pictures.filter_map(|picture| Some((picture.file.as_str(), picture.image.as_ref()?))).collect()
    }

    /// Every text of it that a person reads as a sentence, as `set` sets it.
    pub fn set_texts(&mut self, set: &dyn Fn(&str) -> String) {
        let of = |text: &mut String| *text = set(text);
        let cell = |cell: &mut Cell| {
            if let Cell::Text { text } | Cell::Mark { text, .. } = cell {
                *text = set(text);
            }
        };
        [&mut self.title, &mut self.subtitle].into_iter().for_each(of);
        for block in &mut self.blocks {
            match block {
                Block::Heading { text, .. } | Block::Notice { text } | Block::Paragraph { text } | Block::Note { text } => {
                    of(text);
                }
                Block::Pairs { pairs } | Block::Row { pairs } => pairs.iter_mut().for_each(|pair| cell(&mut pair.value)),
                Block::Table(table) => table.rows.iter_mut().flatten().chain(&mut table.totals).for_each(cell),
                Block::List { entries, .. } => entries.iter_mut().for_each(of),
                Block::Pictures { pictures } => pictures.iter_mut().for_each(|picture| of(&mut picture.caption)),
                Block::Issued { .. } | Block::SignOff { .. } | Block::PageBreak { .. } => {}
            }
        }
    }

    /// The rank of a heading in a format that counts the title as the first: 2 for the highest level there is, so that
    /// none is left out, whether the document tells of one community or of many.
    pub fn rank(&self, level: u8) -> u8 {
        let levels = self.blocks.iter().filter_map(|block| match block {
            Block::Heading { level, .. } => Some(*level),
            _ => None,
        });
        level.saturating_sub(levels.min().unwrap_or(level)).min(4) + 2
    }
}

// Serde hands fields over by reference.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn tag<S: Serializer>(language: &Language, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(language.tag())
}

/// How the paper lies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Paper {
    /// Upright, as GB/T 9704-2012 has it.
    #[default]
    Upright,
    /// Across, in smaller type: for wide tables and forms.
    Across,
}

impl Paper {
    /// Whether it lies across.
    pub const fn is_across(self) -> bool {
        matches!(self, Self::Across)
    }
}

/// One piece of a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "block", rename_all = "snake_case")]
pub enum Block {
    /// A heading, numbered by the composer.
    Heading {
        /// 1 is a community's own title in a collection, 2 a chapter, 3 a part of it.
        level: u8,
        /// The text.
        text: String,
    },
    /// What nobody may overlook: provisional, draft, demonstration.
    Notice {
        /// The text.
        text: String,
    },
    /// Running text.
    Paragraph {
        /// The text.
        text: String,
    },
    /// Labels with their values.
    Pairs {
        /// In order.
        pairs: Vec<Pair>,
    },
    /// Labels with their values on one line above or below a table; an empty value is room to write.
    Row {
        /// In order.
        pairs: Vec<Pair>,
    },
    /// A table.
    Table(Table),
    /// A list.
    List {
        /// Numbered from 1.
        numbered: bool,
        /// Its entries.
        entries: Vec<String>,
    },
    /// Places to sign.
    SignOff {
        /// In order.
        places: Vec<SignPlace>,
    },
    /// Who answers for what stands above and of which day it is (落款): the day four characters from the right edge, the unit in
    /// the middle above it, with room for a seal, after GB/T 9704-2012, 7.3.5.1.
    Issued {
        /// The unit.
        unit: String,
        /// The day, or blanks to fill in.
        date: Cell,
    },
    /// Pictures, two beside each other.
    Pictures {
        /// In order.
        pictures: Vec<Picture>,
    },
    /// A remark in small type.
    Note {
        /// The text.
        text: String,
    },
    /// What follows begins a new page.
    PageBreak {
        /// How the paper lies from there on.
        paper: Paper,
    },
}

/// A picture with what is said of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Picture {
    /// What stands below it.
    pub caption: String,
    /// What is told to whoever cannot see it.
    pub alt: String,
    /// The name of its file among the evidence.
    pub file: String,
    /// The picture itself; `None` where the file is not there.
    pub image: Option<Image>,
}

/// A JPEG, given by the caller.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Image {
    /// Pixels from side to side.
    pub width: u32,
    /// Pixels from top to bottom.
    pub height: u32,
    /// The file's content.
    #[serde(skip)]
    pub jpeg: Arc<[u8]>,
}

impl std::fmt::Debug for Image {
    /// Without the content: nobody reads it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}x{} ({} bytes)", self.width, self.height, self.jpeg.len())
    }
}

/// A label and its value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Pair {
    /// The label, without a colon.
    pub label: String,
    /// The value.
    pub value: Cell,
}

/// A table. Every row has as many cells as there are columns.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Table {
    /// What the table is called; may be empty.
    pub caption: String,
    /// What its rows have in common where there are more tables of this kind, such as the section; a format that puts them
    /// together writes it beside each row.
    pub common: Vec<Pair>,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
    /// The closing row; empty when there is none.
    pub totals: Vec<Cell>,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Column {
    /// Its head.
    pub title: String,
    /// What stands in it.
    pub kind: ColumnKind,
}

/// What a column holds; renderers align and size by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnKind {
    /// Running text: takes the room that is left, wraps.
    Text,
    /// Short text that should not wrap: a code, a label.
    Label,
    /// Numbers, set to the right.
    Number,
    /// Shares of a hundred: numbers, with a bar beside them where a format can draw one.
    Share,
    /// Stars, dates, marks: set in the middle.
    Centre,
}

/// A value in a table or beside a label.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "cell", rename_all = "snake_case")]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Text; line breaks in it stay.
    Text {
        /// The text.
        text: String,
    },
    /// A whole number, such as a running number or rank.
    Number {
        /// The number.
        value: usize,
    },
    /// Points.
    Points {
        /// The figure.
        value: Figure,
    },
    /// A share of a hundred, shown with a per-cent sign.
    Percent {
        /// The figure.
        value: Figure,
    },
    /// The sum of the figures above it in its column.
    SumOf {
        /// The sum.
        value: Figure,
    },
    /// Stars given out of the highest there are.
    Stars {
        /// How many.
        given: u8,
        /// Out of how many.
        of: u8,
        /// In words.
        text: String,
    },
    /// A day.
    Date {
        /// `YYYY-MM-DD`.
        day: String,
        /// As the language writes it.
        text: String,
    },
    /// An answer, never shown by colour or symbol alone.
    Mark {
        /// Which.
        mark: Mark,
        /// In words.
        text: String,
    },
}

impl Cell {
    /// A text cell; nothing for a blank text.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.trim().is_empty() { Self::Empty } else { Self::Text { text } }
    }

    /// Points as an inspector gives them: at most two decimals, exact.
    pub fn points(points: Points) -> Self {
        Self::figure(points.exact(), 2)
    }

    /// Points cut to at most `decimals`.
    pub const fn figure(value: Exact, decimals: u32) -> Self {
        Self::Points { value: Figure { value, decimals } }
    }

    /// A percentage cut to one decimal.
    pub const fn percent(value: Exact) -> Self {
        Self::Percent { value: Figure { value, decimals: 1 } }
    }

    /// The sum of the points that stand in `column` of `rows`.
    pub fn sum_of(rows: &[Vec<Self>], column: usize) -> Self {
        let figures = || {
            rows.iter().filter_map(|row| match row.get(column)? {
                Self::Points { value } => Some(value),
                _ => None,
            })
        };
        let decimals = figures().map(|figure| figure.decimals).max().unwrap_or(2);
        Self::SumOf { value: Figure { value: figures().map(|figure| figure.value.clone()).sum(), decimals } }
    }

    /// The cell as a person reads it.
    pub fn shown(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Number { value } => value.to_string(),
            Self::Points { value } | Self::SumOf { value } => value.to_string(),
            Self::Percent { value } => format!("{value}%"),
            Self::Text { text } | Self::Stars { text, .. } | Self::Date { text, .. } | Self::Mark { text, .. } => text.clone(),
        }
    }
}

/// An answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// Good: a requirement held, no violation.
    Good,
    /// Bad: a requirement not held, a violation.
    Bad,
    /// Not known yet.
    Open,
}

/// An exact value with the decimals the composer shows it with: cut, never rounded up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The value.
    pub value: Exact,
    /// At most this many decimals are shown.
    pub decimals: u32,
}

impl std::fmt::Display for Figure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&self.value.cut(self.decimals))
    }
}

impl Serialize for Figure {
    /// A decimal string, as everywhere in this program's JSON.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A place to sign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SignPlace {
    /// Who signs there.
    pub label: String,
    /// How much room it needs.
    pub room: Room,
    /// What stands for the date, with blanks to fill in; may be empty.
    pub date: String,
}

/// How much room a place to sign needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Room {
    /// One line for a signature.
    Line,
    /// Several lines for an opinion, then signature and seal.
    Opinion,
}
