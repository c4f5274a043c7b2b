//! The forms for what a panel decides together about an item: a community's dispute with how it ended, and the chair's word on
//! a veto.

use crate::domain::command::{Command, Together};
use crate::domain::events::Text;
use crate::domain::ids::{CommunityId, InspectorId, MeetingId};
use crate::domain::panel::{Settlement, VetoRuling};
use crate::domain::standard::Item;
use crate::domain::value_text::{forms, read_value, write_value};
use crate::domain::views::DisputeView;
use crate::text::normalise::plain_number;
use crate::text::{Words, say};
use crate::tui::widgets::form::Form;

/// The item something is decided about.
#[derive(Clone, Debug)]
pub struct About {
    /// The meeting.
    pub meeting: MeetingId,
    /// The community.
    pub community: CommunityId,
    /// The item.
    pub item: Item,
    /// Its running number.
    pub number: usize,
}

impl About {
    fn command(&self, what: Together) -> Command {
        Command::Decide { meeting: self.meeting, community: self.community, item: self.item.id.clone(), what }
    }
}

const STATEMENT: usize = 0;
const ENDED: usize = 1;
const VALUE: usize = 2;
const REASON: usize = 3;

/// A dispute as it stands: what the community says, how it ended, the agreed mark, the reason.
pub fn dispute(words: &Words, about: &About, held: &DisputeView) -> Form {
    let name = about.item.name.get(words.language);
    let title = say!(words, "dispute-title", number = about.number, name = name);
    let ends =
        vec![say!(words, "dispute-choice-open"), say!(words, "dispute-choice-uphold"), say!(words, "dispute-choice-agree")];
    let settled = held.settled();
    let at = settled.map_or(0, |settled| if settled.agreed.is_none() { 1 } else { 2 });
    let value = settled.and_then(|settled| settled.agreed.as_ref()).map(|value| write_value(&about.item, value));
    let text = |text: Option<&Text>| text.map_or("", Text::as_str).to_owned();
    let form = Form::new(title)
        .text(say!(words, "dispute-says"), say!(words, "dispute-says-hint"), &text(held.statement()))
        .choice(say!(words, "dispute-ends"), say!(words, "dispute-ends-hint"), ends, at)
        .text(say!(words, "dispute-value"), forms(&about.item), value.as_deref().unwrap_or_default())
        .text(say!(words, "dispute-reason"), say!(words, "dispute-reason-hint"), &text(settled.map(|settled| &settled.reason)));
    form.starting_at(if held.statement().is_some() { ENDED } else { STATEMENT })
}

/// What a form made by [`dispute`] changes; else the field that is wrong, and what about it.
pub fn dispute_given(words: &Words, about: &About, held: &DisputeView, form: &Form) -> Result<Vec<Command>, (usize, String)> {
    let mut commands = Vec::new();
    let statement = form.value(STATEMENT);
    if statement != held.statement().map_or("", Text::as_str) {
        let said = (!statement.is_empty()).then(|| Text::new(statement));
        commands.push(about.command(Together::Dispute(said)));
    }
    let ended = if statement.is_empty() { 0 } else { form.chosen(ENDED) };
    if ended > 0 && form.value(REASON).is_empty() {
        return Err((REASON, say!(words, "dispute-needs-reason")));
    }
    let agreed = match ended {
        2 => {
            let text = form.value(VALUE);
            let read = read_value(&about.item, text).or_else(|| read_value(&about.item, &plain_number(text)));
            let wrong = || (VALUE, say!(words, "dispute-value-wrong", forms = forms(&about.item)));
            Some(read.ok_or_else(wrong)?)
        }
        _ => None,
    };
    let settlement = (ended > 0).then(|| Settlement { agreed, reason: Text::new(form.value(REASON)) });
    if !statement.is_empty() && settlement.as_ref() != held.settled() {
        commands.push(about.command(Together::Settle(settlement)));
    }
    Ok(commands)
}

/// The chair's word on a veto as it stands.
pub fn veto(words: &Words, about: &About, found: &str, held: Option<&VetoRuling>) -> Form {
    let title = say!(words, "veto-title", number = about.number, name = about.item.name.get(words.language));
    let choices = vec![say!(words, "veto-choice-open"), say!(words, "veto-choice-confirm"), say!(words, "veto-choice-reject")];
    let at = held.map_or(0, |ruling| if ruling.confirmed { 1 } else { 2 });
    let basis = held.map_or("", |ruling| ruling.basis.as_str());
    Form::new(title).choice(say!(words, "veto-word"), found.to_owned(), choices, at).text(
        say!(words, "veto-basis"),
        say!(words, "veto-basis-hint"),
        basis,
    )
}

/// What a form made by [`veto`] changes.
pub fn veto_given(
    words: &Words,
    about: &About,
    by: InspectorId,
    held: Option<&VetoRuling>,
    form: &Form,
) -> Result<Vec<Command>, (usize, String)> {
    let word = form.chosen(0);
    if word > 0 && form.value(1).is_empty() {
        return Err((1, say!(words, "veto-needs-basis")));
    }
    let ruling = (word > 0).then(|| (word == 1, Text::new(form.value(1))));
    let before = held.map(|held| (held.confirmed, held.basis.clone()));
    let changed = ruling != before;
    Ok(changed.then(|| about.command(Together::RuleVeto { by, ruling })).into_iter().collect())
}
