//! The reply form (整改情况回复表): written as CSV for a community to fill in, read back whole or refused with everything that is
//! wrong.

use super::actions::step;
use super::table::{Column, RowProblem, TOLD, decided, decode, rows};
use crate::domain::action::{Action, Progress, Status, of_round};
use crate::domain::command::{ActionStep, Command};
use crate::domain::day::Day;
use crate::domain::events::Text;
use crate::domain::ids::RoundId;
use crate::domain::views::Read;
use crate::text::{Words, actions, say};

pub(super) const COLUMNS: [Column; 9] = [
    ("id", &["id", "编号", "编号（请勿改动）", "id (leave as it is)"]),
    ("community", &["community", "社区"]),
    ("problem", &["problem", "存在问题"]),
    ("measure", &["measure", "整改措施"]),
    ("due", &["due", "整改期限", "last day"]),
    ("unit", &["unit", "责任单位"]),
    ("done", &["done", "是否完成", "是否完成（是/否）", "done (yes/no)"]),
    ("day", &["day", "完成日期"]),
    ("reply", &["reply", "整改情况"]),
];

/// The form for these actions: those still to be done, with empty cells to fill in. Begins with a byte order mark, so that office
/// programs read the characters right.
pub fn form(views: &dyn Read, words: &Words, held: &[Action]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let columns = [
        say!(words, "reply-id"),
        say!(words, "report-community"),
        say!(words, "action-problem"),
        say!(words, "action-measure"),
        say!(words, "action-due-day"),
        say!(words, "action-unit"),
        say!(words, "reply-done"),
        say!(words, "reply-day"),
        say!(words, "reply-text"),
    ];
    // Writing into memory cannot fail.
    let _ = writer.write_record(&columns);
    for action in held.iter().filter(|action| action.is_open()) {
        let task = &action.task;
        let row = [
            action.id.to_string(),
            views.community(action.community).map_or_else(String::new, |community| community.path()),
            actions::text(words, &task.problem),
            actions::optional(words, task.measure.as_ref()),
            task.due.map_or_else(String::new, |due| due.to_string()),
            actions::unit(words, task),
            String::new(),
            String::new(),
            String::new(),
        ];
        let _ = writer.write_record(&row);
    }
    let text = writer.into_inner().unwrap_or_default();
    format!("\u{feff}{}", String::from_utf8_lossy(&text))
}

/// What a filled-in form comes to: the command, and how many actions it reports done. Rows nobody filled in are passed over.
pub fn read(
    words: &Words,
    views: &dyn Read,
    round: RoundId,
    today: Day,
    bytes: &[u8],
) -> Result<(Command, usize), Vec<RowProblem>> {
    let held = of_round(views, round);
    let (mut changes, mut lines, mut problems, mut done) = (Vec::new(), Vec::new(), Vec::new(), 0);
    for row in rows(&decode(bytes), &COLUMNS, "id") {
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
        if row.cell("done").is_none() && row.cell("reply").is_none() && row.cell("day").is_none() {
            continue;
        }
        match reply(words, &held, today, &|column| row.cell(column)) {
            Ok((action, progress)) => {
                done += usize::from(progress.status == Status::Reported);
                changes.push(step(action, ActionStep::Move(progress)));
                lines.push(row.line);
            }
            Err(what) => problems.push(RowProblem { line: row.line, what }),
        }
    }
    let command = Command::ChangeActions(changes);
    problems.extend(decided(words, views, &command, &lines).err().unwrap_or_default());
    if problems.is_empty() {
        return Ok((command, done));
    }
    problems.sort();
    Err(problems)
}

/// One row: the action it is about, and how far the community says it is.
fn reply<'a, 'r>(
    words: &Words,
    held: &'a [Action],
    today: Day,
    cell: &dyn Fn(&str) -> Option<&'r str>,
) -> Result<(&'a Action, Progress), String> {
    let id = cell("id").ok_or_else(|| say!(words, "reply-no-id"))?;
    let action = held.iter().find(|action| action.id.to_string() == id.trim());
    let action = action.ok_or_else(|| say!(words, "reply-unknown"))?;
    if !action.is_open() {
        return Err(say!(words, "reply-settled", status = actions::status(words, action.status())));
    }
    let day = match cell("day") {
        None => today,
        Some(text) => Day::parse(text).ok_or_else(|| say!(words, "setup-bad-date", date = text))?,
    };
    let status = match cell("done").map(|text| text.trim().to_lowercase()) {
        None => return Err(say!(words, "reply-no-answer")),
        Some(text) if ["是", "已完成", "完成", "yes", "y", "done"].contains(&text.as_str()) => Status::Reported,
        Some(text) if ["否", "未完成", "no", "n"].contains(&text.as_str()) => Status::Open,
        Some(text) => return Err(say!(words, "reply-bad-answer", text = crate::text::lists::given(&text))),
    };
    let reason = cell("reply").map(Text::new);
    if reason.is_none() {
        return Err(say!(words, "reply-no-text"));
    }
    Ok((action, Progress { status, day, reason }))
}
