//! `starpoint rate`: one mark, or a file of them, whole or not at all.

use std::cell::RefCell;
use std::collections::HashMap;
use std::path::Path;

use super::Failure;
use super::args::RateArgs;
use super::context::{Context, line};
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
use crate::text::{refusal, say};
use crate::workspace::{Access, CommitError, Workspace};

pub(super) fn run(context: &Context, args: &RateArgs) -> Result<(), Failure> {
    if let Some(path) = &args.from {
        return from_file(context, args, path);
    }
    let (Some(community), Some(item), Some(value)) = (&args.community, &args.item, &args.value) else { return Ok(()) };
    let mut workspace = context.open(Access::Write, "rate")?;
    let row = Row { community, item, value, by: args.by.as_deref(), note: args.note.as_deref(), reasons: &args.reason };
    let desk = Desk::open(context, workspace.views(), args)?;
    let (rating, community) = desk.rating(workspace.views(), &row)?;
    let (by, id) = (rating.card.inspector, rating.item.clone());
    let committed = context.commit(&mut workspace, Some(by), &Command::Rate(vec![rating]))?;
    let number = desk.standard.number(&id).unwrap_or(0);
    let (path, value) = (community.path(), value.as_str());
    line(&if committed.events.is_empty() {
        say!(context.words, "rate-unchanged", community = path, number = number, value = value)
    } else {
        say!(context.words, "rate-saved", community = path, number = number, value = value)
    });
    Ok(())
}

/// What every row of a command shares.
struct Desk<'a> {
    context: &'a Context,
    round: RoundHead,
    standard: std::sync::Arc<Standard>,
    meeting: Option<&'a str>,
    /// What names stood for so far: a file names the same few communities and inspectors over and over.
    cards: RefCell<HashMap<Named, (CardId, Community)>>,
}

/// A community and an inspector as a row names them.
type Named = (String, Option<String>);

struct Row<'a> {
    community: &'a str,
    item: &'a str,
    value: &'a str,
    by: Option<&'a str>,
    note: Option<&'a str>,
    reasons: &'a [String],
}

impl<'a> Desk<'a> {
    fn open(context: &'a Context, views: &dyn Read, args: &'a RateArgs) -> Result<Self, Failure> {
        let round = context.round(views)?;
        let standard = views.checklist(&round.standard);
        let standard = standard.ok_or_else(|| Failure(refusal::word(&context.words, views, &Refusal::UnknownStandard)))?;
        Ok(Self { context, round, standard, meeting: args.meeting.as_deref(), cards: RefCell::default() })
    }

    fn rating(&self, views: &dyn Read, row: &Row) -> Result<(Rating, Community), Failure> {
        let words = &self.context.words;
        let (card, community) = self.card(views, row)?;
        let item_text = plain_number(row.item);
        let item = lookup::item(&self.standard, row.item).or_else(|| lookup::item(&self.standard, &item_text));
        let unknown = || Failure(refusal::word(words, views, &Refusal::UnknownItem { item: row.item.to_owned() }));
        let item = item.ok_or_else(unknown)?;
        let mark = self.mark(item, row)?;
        let note = row.note.map(|note| Some(note.to_owned()).filter(|note| !note.trim().is_empty()));
        Ok((Rating { card, item: item.id.clone(), mark, note }, community))
    }

    /// The card a row is about.
    fn card(&self, views: &dyn Read, row: &Row) -> Result<(CardId, Community), Failure> {
        let named = (row.community.to_owned(), row.by.map(str::to_owned));
        if let Some(known) = self.cards.borrow().get(&named) {
            return Ok(known.clone());
        }
        let community = self.context.community(views, row.community)?;
        let meeting = self.context.meeting(views, &self.round, self.meeting, Some(&community))?;
        let inspector = self.context.by(views, row.by)?;
        let card = CardId { meeting: meeting.id, community: community.id, inspector: inspector.id };
        self.cards.borrow_mut().insert(named, (card, community.clone()));
        Ok((card, community))
    }

    /// The mark a row gives; `-` takes it back.
    fn mark(&self, item: &Item, row: &Row) -> Result<Option<Option<Mark>>, Failure> {
        if row.value.trim() == "-" {
            return Ok(Some(None));
        }
        let value = read_value(item, row.value).or_else(|| read_value(item, &plain_number(row.value)));
        let number = self.standard.number(&item.id).unwrap_or(0);
        let value = value.ok_or_else(|| {
            let (value, name) = (given(row.value), item.name.get(self.context.words.language));
            Failure(say!(self.context.words, "rate-bad-value", number = number, name = name, value = value, forms = forms(item)))
        })?;
        let reason = |text: &String| match text.trim().parse::<usize>() {
            Ok(phrase) => Reason::Phrase(phrase),
            Err(_) => Reason::Words(Text::new(text.trim())),
        };
        Ok(Some(Some(Mark { value, reasons: row.reasons.iter().map(reason).collect() })))
    }
}

/// A CSV's columns: `community,item,value[,by][,note]`, with or without that first row.
fn from_file(context: &Context, args: &RateArgs, path: &Path) -> Result<(), Failure> {
    let words = &context.words;
    let text = decode(&context.read(path)?);
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).trim(csv::Trim::All).from_reader(text.as_bytes());
    let mut workspace = context.open(Access::Write, "rate --from")?;
    let desk = Desk::open(context, workspace.views(), args)?;
    let mut ratings = Vec::new();
    let mut lines: Vec<u64> = Vec::new();
    let mut problems: Vec<(u64, String)> = Vec::new();
    let mut columns: Vec<String> = ["community", "item", "value", "by", "note"].map(str::to_owned).to_vec();
    for (index, record) in reader.records().enumerate() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                let at = error.position().map_or(0, csv::Position::line);
                problems.push((at, say!(words, "csv-unreadable")));
                continue;
            }
        };
        let at = record.position().map_or(0, csv::Position::line);
        if index == 0 && record.iter().any(|cell| column(cell) == Some("community")) {
            columns = record.iter().map(|cell| column(cell).unwrap_or("").to_owned()).collect();
            continue;
        }
        if record.iter().all(str::is_empty) {
            continue;
        }
        let cell = |name: &str| {
            let index = columns.iter().position(|column| column == name)?;
            record.get(index).filter(|cell| !cell.is_empty())
        };
        let (Some(community), Some(item), Some(value)) = (cell("community"), cell("item"), cell("value")) else {
            problems.push((at, say!(words, "csv-missing-cell")));
            continue;
        };
        let by = cell("by").or(args.by.as_deref());
        let row = Row { community, item, value, by, note: cell("note"), reasons: &[] };
        match desk.rating(workspace.views(), &row) {
            Ok((rating, _)) => {
                ratings.push(rating);
                lines.push(at);
            }
            Err(Failure(problem)) => problems.push((at, problem)),
        }
    }
    let by = author(&ratings);
    let count = ratings.len();
    let refused = if count == 0 { Ok(0) } else { commit_rows(context, &mut workspace, by, ratings, &lines, &mut problems) };
    let changed = refused?;
    if !problems.is_empty() {
        problems.sort();
        let list = problems.iter().map(|(at, problem)| say!(words, "csv-line", line = *at, problem = problem.as_str()));
        let list = list.collect::<Vec<_>>().join("\n");
        let file = path.display().to_string();
        let head = say!(words, "csv-refused", file = file, count = problems.len());
        return Err(Failure(format!("{head}\n{list}")));
    }
    line(&say!(words, "csv-saved", count = count, changed = changed));
    Ok(())
}

/// The inspector of all rows, where it is one.
fn author(ratings: &[Rating]) -> Option<InspectorId> {
    let first = ratings.first()?.card.inspector;
    ratings.iter().all(|rating| rating.card.inspector == first).then_some(first)
}

/// Saves the rows if the file has no problem so far; in any case finds what `decide` has against them, so that one run
/// tells everything that is wrong.
fn commit_rows(
    context: &Context,
    workspace: &mut Workspace,
    by: Option<InspectorId>,
    ratings: Vec<Rating>,
    lines: &[u64],
    problems: &mut Vec<(u64, String)>,
) -> Result<usize, Failure> {
    let command = Command::Rate(ratings);
    let refused = if problems.is_empty() {
        match workspace.commit(by, &command) {
            Ok(committed) => {
                for (place, warned) in &committed.warnings {
                    let what = crate::text::findings::warned(&context.words, *warned);
                    eprintln!("{}: {what}", refusal::place(&context.words, place));
                }
                return Ok(committed.events.len());
            }
            Err(CommitError::Refused(refused)) => refused,
            Err(other) => {
                return Err(Failure(crate::workspace::wording::commit_error(&context.words, workspace.views(), &other)));
            }
        }
    } else {
        match workspace.would_refuse(&command) {
            Some(refused) => refused,
            None => return Ok(0),
        }
    };
    let rows = match refused {
        Refusal::Rows(rows) => rows,
        one => vec![(1, one)],
    };
    for (row, refusal) in rows {
        let refusal = match refusal {
            // Rows are counted without the head and blank lines; the reader of the message sees the file's lines.
            Refusal::Repeated { earlier } => Refusal::Repeated {
                earlier: lines.get(earlier - 1).map_or(earlier, |at| usize::try_from(*at).unwrap_or(earlier)),
            },
            other => other,
        };
        let at = lines.get(row - 1).copied().unwrap_or(0);
        problems.push((at, refusal::word(&context.words, workspace.views(), &refusal)));
    }
    Ok(0)
}

fn column(cell: &str) -> Option<&'static str> {
    let names: [(&str, &[&str]); 5] = [
        ("community", &["community", "社区"]),
        ("item", &["item", "指标"]),
        ("value", &["value", "评分", "分值", "得分", "分数"]),
        ("by", &["by", "检查员"]),
        ("note", &["note", "备注"]),
    ];
    let cell = cell.trim().to_lowercase();
    names.iter().find(|(_, known)| known.contains(&cell.as_str())).map(|(name, _)| *name)
}

/// UTF-8 with or without BOM; anything that is not UTF-8 is GB18030, which Excel writes on Chinese systems.
pub(super) fn decode(bytes: &[u8]) -> String {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => encoding_rs::GB18030.decode(bytes).0.into_owned(),
    }
}
