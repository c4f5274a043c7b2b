//! Which blocks stand on which sheet.

use std::borrow::Cow;

use super::super::document::{Block, Cell, Column, ColumnKind, Document, Table};
use super::super::plain;

/// A sheet to be written.
pub(super) struct Sheet<'a> {
    /// What it is called, as wanted.
    pub name: String,
    /// What stands on top.
    pub title: String,
    /// What stands below that.
    pub subtitle: String,
    /// The rest, in order.
    pub blocks: Vec<Cow<'a, Block>>,
}

impl Sheet<'_> {
    /// Its tables.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.blocks.iter().filter_map(|block| if let Block::Table(table) = block.as_ref() { Some(table) } else { None })
    }

    /// Whether it is a list: one table, to be sorted, filtered and printed with its head on every page.
    pub fn is_list(&self) -> bool {
        self.tables().count() == 1
    }
}

/// A heading of the second level with what stands under it; the first chapter of a part may have none.
struct Chapter<'a> {
    heading: Option<&'a Block>,
    blocks: Vec<&'a Block>,
}

impl<'a> Chapter<'a> {
    fn name(&self) -> &'a str {
        if let Some(Block::Heading { text, .. }) = self.heading { text } else { "" }
    }

    fn tables(&self) -> impl Iterator<Item = &Table> {
        self.blocks.iter().filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None })
    }

    /// Whether its tables have their like in other parts or chapters.
    fn is_gathered(&self) -> bool {
        self.tables().any(|table| !table.common.is_empty())
    }

    fn shows_pictures(&self) -> bool {
        self.heading.is_some() && self.blocks.iter().any(|block| matches!(block, Block::Pictures { .. }))
    }

    /// Whether it is nothing but tables and what is said of them, without parts of its own.
    fn is_list(&self) -> bool {
        self.heading.is_some()
            && self.tables().next().is_some()
            && !self.blocks.iter().any(|block| matches!(block, Block::Pairs { .. } | Block::Heading { .. }))
    }
}

/// The sheets of a document. A collection has one for each of its parts; a single report one for itself and one for each chapter
/// that is a list or shows pictures. Gathered tables follow the parts they come from.
pub(super) fn sheets(document: &Document) -> Vec<Sheet<'_>> {
    let mut sheets = Vec::new();
    let mut gathered: Vec<(&str, Vec<&Block>)> = Vec::new();
    let parts = parts(document);
    let single = parts.len() == 1;
    let mut gathered_to = 0;
    for (title, chapters) in parts {
        let front = sheets.len();
        sheets.push(Sheet {
            name: title.unwrap_or(&document.title).to_owned(),
            title: title.unwrap_or(&document.title).to_owned(),
            subtitle: document.subtitle.clone(),
            blocks: Vec::new(),
        });
        for chapter in chapters {
            if chapter.heading.is_none() && chapter.is_gathered() {
                sheets[front].blocks.extend(in_place(&chapter.blocks));
                continue;
            }
            if chapter.is_gathered() {
                let name = chapter.name();
                let at = gathered.iter().position(|(named, _)| *named == name).unwrap_or_else(|| {
                    gathered.push((name, Vec::new()));
                    gathered.len() - 1
                });
                gathered[at].1.extend(chapter.blocks);
                gathered_to = sheets.len();
                continue;
            }
            let own = single && (chapter.is_list() || chapter.shows_pictures());
            if own {
                let (name, subtitle) = (unnumbered(chapter.name()).to_owned(), document.subtitle.clone());
                sheets.push(Sheet { title: name.clone(), name, subtitle, blocks: Vec::new() });
            }
            let into = if own { sheets.len() - 1 } else { front };
            let heading = chapter.heading.filter(|_| !own);
            sheets[into].blocks.extend(heading.into_iter().chain(chapter.blocks).map(Cow::Borrowed));
        }
    }
    sheets.splice(gathered_to..gathered_to, gathered.into_iter().map(|(name, blocks)| gather(name, &blocks, document)));
    sheets
}

/// A chapter's heading without its number: 一、, 1.
fn unnumbered(heading: &str) -> &str {
    let rest = heading
        .split_once(['、', '.'])
        .map_or(heading, |(number, rest)| if number.chars().count() <= 3 { rest } else { heading });
    rest.trim()
}

/// The parts of a document, each under its own title, by chapters; what stands before the first title belongs to the first part.
fn parts(document: &Document) -> Vec<(Option<&str>, Vec<Chapter<'_>>)> {
    let begun = || vec![Chapter { heading: None, blocks: Vec::new() }];
    let mut parts: Vec<(Option<&str>, Vec<Chapter<'_>>)> = vec![(None, begun())];
    for block in &document.blocks {
        match block {
            Block::Heading { level: 0..=1, text } => match parts.last_mut() {
                Some((title @ None, _)) => *title = Some(text),
                _ => parts.push((Some(text), begun())),
            },
            Block::PageBreak { .. } => {}
            _ => {
                let Some((_, chapters)) = parts.last_mut() else { continue };
                if matches!(block, Block::Heading { level: 2, .. }) {
                    chapters.push(Chapter { heading: Some(block), blocks: Vec::new() });
                } else if let Some(chapter) = chapters.last_mut() {
                    chapter.blocks.push(block);
                }
            }
        }
    }
    parts
}

/// A part that is one table in pieces, as a blank score sheet is: the table whole, what stands around it where it stands.
fn in_place<'a>(blocks: &[&'a Block]) -> Vec<Cow<'a, Block>> {
    let tables: Vec<&Table> =
        blocks.iter().filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None }).collect();
    let mut whole = Some(Block::Table(one(&tables)));
    let piece = |block: &&'a Block| match block {
        Block::Table(_) => whole.take().map(Cow::Owned),
        // The pieces' names stand in a column.
        Block::Heading { .. } => None,
        _ => Some(Cow::Borrowed(*block)),
    };
    blocks.iter().filter_map(piece).collect()
}

/// Tables of one kind below each other as one, with what each has in common before its rows; remarks once each.
fn gather<'a>(name: &str, blocks: &[&'a Block], document: &Document) -> Sheet<'a> {
    let tables: Vec<&Table> =
        blocks.iter().filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None }).collect();
    let mut remarks: Vec<Cow<'a, Block>> = Vec::new();
    for block in blocks.iter().filter(|block| matches!(block, Block::Note { .. } | Block::Paragraph { .. })) {
        if !remarks.iter().any(|remark| remark.as_ref() == *block) {
            remarks.push(Cow::Borrowed(block));
        }
    }
    let mut blocks = vec![Cow::Owned(Block::Table(one(&tables)))];
    blocks.extend(remarks);
    let spoken = plain::line(name);
    Sheet { name: spoken.clone(), title: spoken, subtitle: document.subtitle.clone(), blocks }
}

fn one(tables: &[&Table]) -> Table {
    let mut common: Vec<&str> = Vec::new();
    let mut columns: Vec<Column> = Vec::new();
    for table in tables {
        for pair in &table.common {
            if !common.contains(&pair.label.as_str()) {
                common.push(&pair.label);
            }
        }
        add(&mut columns, &table.columns);
    }
    let held = |table: &Table, label: &str| {
        table.common.iter().find(|pair| pair.label == label).map_or(Cell::Empty, |pair| pair.value.clone())
    };
    // What is the same everywhere tells no row from another.
    common.retain(|label| tables.windows(2).any(|two| held(two[0], label) != held(two[1], label)));
    let row = |table: &Table, cells: &Vec<Cell>| {
        let of = |column: &Column| {
            let at = table.columns.iter().position(|own| own.title == column.title);
            at.and_then(|at| cells.get(at)).cloned().unwrap_or(Cell::Empty)
        };
        common.iter().map(|label| held(table, label)).chain(columns.iter().map(of)).collect()
    };
    let rows = tables.iter().flat_map(|table| table.rows.iter().map(|cells| row(table, cells))).collect();
    let label = |title: &&str| Column { title: (*title).to_owned(), kind: ColumnKind::Label };
    let columns = common.iter().map(label).chain(columns.clone()).collect();
    Table { columns, rows, ..Table::default() }
}

/// Adds the columns that are not there yet, each before the one it precedes in its own table.
fn add(columns: &mut Vec<Column>, own: &[Column]) {
    for (at, column) in own.iter().enumerate() {
        if columns.iter().any(|known| known.title == column.title) {
            continue;
        }
        let next = own[at + 1..].iter().find_map(|later| columns.iter().position(|known| known.title == later.title));
        columns.insert(next.unwrap_or(columns.len()), column.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_of_later_tables_find_their_place() {
        let of = |titles: &[&str]| -> Vec<Column> {
            titles.iter().map(|title| Column { title: (*title).to_owned(), kind: ColumnKind::Number }).collect()
        };
        let mut columns = Vec::new();
        add(&mut columns, &of(&["指标", "A", "B", "均分"]));
        add(&mut columns, &of(&["指标", "A", "C", "均分"]));
        add(&mut columns, &of(&["指标", "得分"]));
        assert_eq!(columns, of(&["指标", "A", "B", "C", "均分", "得分"]));
    }

    #[test]
    fn a_sheet_is_called_after_its_chapter_without_the_number() {
        assert_eq!(unnumbered("三、失分情况"), "失分情况");
        assert_eq!(unnumbered("3. Lost points"), "Lost points");
        assert_eq!(unnumbered("附件1　全部指标得分"), "附件1　全部指标得分");
    }
}
