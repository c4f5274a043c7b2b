//! What is filled in: the fields of an action, or why it is closed.

use crate::domain::action::{Kind, Progress, Rectification, Status, Verdict};
use crate::domain::command::ActionStep;
use crate::domain::day::Day;
use crate::domain::events::Text;
use crate::domain::lookup;
use crate::domain::standard::Standard;
use crate::text::normalise::plain_number;
use crate::text::{Words, actions, say};
use crate::tui::slices::ActionRow;
use crate::tui::widgets::form::Form;

const PROBLEM: usize = 0;
const EVIDENCE: usize = 1;
const KIND: usize = 2;
const DUE: usize = 3;
const UNIT: usize = 4;
const MEASURE: usize = 5;
const ITEM: usize = 6;

/// A form over the list.
#[derive(Clone, Debug)]
pub struct Filling {
    /// Its fields.
    pub form: Form,
    /// What it is about.
    pub asks: Asks,
}

/// What a form is about.
#[derive(Clone, Debug)]
pub enum Asks {
    /// The fields of an action; `None`: one that is not there yet.
    Fields(Option<Box<ActionRow>>),
    /// Why an action comes so far.
    Reason(Box<ActionRow>, Status),
    /// What was seen of an action.
    Seen(Box<ActionRow>, Verdict),
    /// When the re-inspection is, and whether the whole card is asked.
    Again,
}

/// What was seen of an action that no mark speaks of.
pub fn seen(words: &Words, row: &ActionRow, verdict: Verdict) -> Filling {
    let verdict_said = actions::verdict(words, verdict);
    let title = say!(words, "action-form-seen", number = row.action.number, verdict = verdict_said);
    let form = Form::new(title).text(say!(words, "action-seen"), say!(words, "action-seen-hint"), "");
    Filling { form, asks: Asks::Seen(Box::new(row.clone()), verdict) }
}

/// The day of a re-inspection, its name, and how much is asked.
pub fn again(words: &Words, community: &str, today: Day) -> Filling {
    let options = vec![say!(words, "revisit-only-open"), say!(words, "revisit-full-card")];
    let form = Form::new(say!(words, "revisit-form", community = community))
        .text(say!(words, "revisit-name"), String::new(), &say!(words, "revisit-name-usual", community = community))
        .text(say!(words, "revisit-date"), String::new(), &today.to_string())
        .choice(say!(words, "revisit-asks"), say!(words, "revisit-asks-hint"), options, 0)
        .starting_at(2);
    Filling { form, asks: Asks::Again }
}

/// The fields of an action, or of one to be entered.
pub fn fields(words: &Words, standard: &Standard, row: Option<&ActionRow>, due: Day) -> Filling {
    let task = row.map(|row| &row.action.task);
    let text = |text: Option<&Text>| text.map_or("", Text::as_str).to_owned();
    let title = match row {
        Some(row) => say!(words, "action-form-edit", number = row.action.number, community = row.community.name.as_str()),
        None => say!(words, "action-form-new"),
    };
    let kinds = Kind::ALL.map(|kind| actions::kind(words, kind)).to_vec();
    let kind = task.map_or(Kind::Limited, |task| task.kind);
    let at = Kind::ALL.iter().position(|one| *one == kind).unwrap_or(1);
    let day = match task {
        Some(task) => task.due.map_or_else(String::new, |due| due.to_string()),
        None => due.to_string(),
    };
    let number = task.and_then(|task| standard.number(task.item.as_ref()?)).map_or_else(String::new, |number| number.to_string());
    let form = Form::new(title)
        .text(say!(words, "action-problem"), say!(words, "action-problem-hint"), &text(task.map(|task| &task.problem)))
        .text(
            say!(words, "action-evidence"),
            say!(words, "action-evidence-hint"),
            &text(task.and_then(|task| task.evidence.as_ref())),
        )
        .choice(say!(words, "action-kind"), say!(words, "action-kind-hint"), kinds, at)
        .text(say!(words, "action-due-day"), say!(words, "action-due-hint"), &day)
        .text(say!(words, "action-unit"), say!(words, "action-unit-hint"), &text(task.and_then(|task| task.unit.as_ref())))
        .text(
            say!(words, "action-measure"),
            say!(words, "action-measure-hint"),
            &text(task.and_then(|task| task.measure.as_ref())),
        )
        .text(say!(words, "action-item"), say!(words, "action-item-hint"), &number);
    Filling { form, asks: Asks::Fields(row.cloned().map(Box::new)) }
}

/// Why an action comes so far.
pub fn reason(words: &Words, row: &ActionRow, status: Status) -> Filling {
    let title = say!(words, "action-form-close", number = row.action.number, community = row.community.name.as_str());
    let held = row.action.progress.as_ref().filter(|progress| progress.status == status);
    let held = held.and_then(|progress| progress.reason.as_ref()).map_or("", Text::as_str);
    let form = Form::new(title).text(say!(words, "action-reason"), say!(words, "action-reason-hint"), held);
    Filling { form, asks: Asks::Reason(Box::new(row.clone()), status) }
}

/// What a form comes to; else the field that is wrong, and what about it.
pub fn given(words: &Words, standard: &Standard, filling: &Filling, today: Day) -> Result<ActionStep, (usize, String)> {
    let form = &filling.form;
    let text = |n: usize| Some(form.value(n)).filter(|text| !text.is_empty()).map(Text::new);
    match &filling.asks {
        Asks::Again => Err((0, String::new())),
        Asks::Seen(..) => {
            let evidence = text(0).ok_or_else(|| (0, say!(words, "action-needs-seen")))?;
            Ok(ActionStep::Move(Progress { status: Status::Open, day: today, reason: Some(evidence) }))
        }
        Asks::Reason(_, status) => {
            let reason = text(0).ok_or_else(|| (0, say!(words, "action-needs-reason")))?;
            Ok(ActionStep::Move(Progress { status: *status, day: today, reason: Some(reason) }))
        }
        Asks::Fields(_) => {
            let problem = text(PROBLEM).ok_or_else(|| (PROBLEM, say!(words, "action-needs-problem")))?;
            let kind = Kind::ALL[form.chosen(KIND).min(2)];
            let typed = plain_number(form.value(DUE));
            let due = match typed.trim() {
                "" if kind == Kind::LongTerm => None,
                "" => return Err((DUE, say!(words, "action-needs-due"))),
                day => Some(Day::parse(day).ok_or_else(|| (DUE, say!(words, "setup-bad-date", date = day)))?),
            };
            let item = match form.value(ITEM) {
                "" => None,
                typed => {
                    let found = lookup::item(standard, typed).or_else(|| lookup::item(standard, &plain_number(typed)));
                    Some(found.ok_or_else(|| (ITEM, say!(words, "action-no-item", text = typed)))?.id.clone())
                }
            };
            let (evidence, unit, measure) = (text(EVIDENCE), text(UNIT), text(MEASURE));
            Ok(ActionStep::Keep(Some(Rectification { item, problem, evidence, kind, unit, due, measure })))
        }
    }
}
