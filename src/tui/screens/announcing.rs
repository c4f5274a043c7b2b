//! The forms for reading a result out (现场宣布): the reason where one is needed, a correction or withdrawal, the chair's word on
//! a card that came later.

use crate::domain::announcement::LateCard;
use crate::domain::command::{Announcing, Command};
use crate::domain::events::Text;
use crate::domain::ids::{CommunityId, InspectorId, MeetingId};
use crate::text::{Words, say};
use crate::tui::widgets::form::Form;

/// What a form is about.
#[derive(Clone, Debug)]
pub struct About {
    /// The meeting.
    pub meeting: MeetingId,
    /// The community.
    pub community: CommunityId,
    /// Who announces.
    pub by: Option<InspectorId>,
    /// What is asked.
    pub ask: Ask,
}

/// What a form asks.
#[derive(Clone, Debug)]
pub enum Ask {
    /// Why it is announced although something is open.
    Reason,
    /// Whether what was read out is corrected or withdrawn.
    Again,
    /// Whether a card that came later counts.
    Late(LateCard),
}

impl About {
    /// The command that reads the result out.
    pub fn announce(&self, reason: Option<Text>) -> Command {
        self.command(Announcing::Announce(reason))
    }

    fn command(&self, what: Announcing) -> Command {
        Command::Announce { meeting: self.meeting, community: self.community, by: self.by, what }
    }
}

/// The form; `open` says what is open, `figure` what would be read out, `code` whose card is late.
pub fn form(words: &Words, about: &About, name: &str, (figure, open): (&str, &str), code: &str) -> Form {
    match &about.ask {
        Ask::Reason => Form::new(say!(words, "announce-title", community = name, figure = figure)).text(
            say!(words, "announce-reason"),
            open.to_owned(),
            "",
        ),
        Ask::Again => {
            let choices = vec![say!(words, "announce-choice-correct", figure = figure), say!(words, "announce-choice-withdraw")];
            Form::new(say!(words, "announce-again-title", community = name))
                .choice(say!(words, "announce-what"), say!(words, "announce-what-hint"), choices, 0)
                .text(say!(words, "announce-reason"), say!(words, "announce-again-hint"), "")
        }
        Ask::Late(late) => {
            let choices = vec![say!(words, "late-choice-open"), say!(words, "late-choice-yes"), say!(words, "late-choice-no")];
            let held = late.ruling.as_ref().filter(|_| !late.waits);
            let at = held.map_or(0, |ruling| if ruling.counts { 1 } else { 2 });
            let reason = held.map_or("", |ruling| ruling.reason.as_str());
            Form::new(say!(words, "late-title", code = code, count = late.items.len()))
                .choice(say!(words, "late-word"), say!(words, "late-word-hint"), choices, at)
                .text(say!(words, "announce-reason"), say!(words, "late-reason-hint"), reason)
        }
    }
}

/// What a form made by [`form`] asks for; else the field that is wrong, and what about it.
pub fn given(words: &Words, about: &About, form: &Form) -> Result<Vec<Command>, (usize, String)> {
    let last = usize::from(!matches!(about.ask, Ask::Reason));
    let reason = Text::new(form.value(last));
    let missing = || Err((last, say!(words, "announce-needs-reason")));
    let said = !reason.as_str().trim().is_empty();
    Ok(vec![match &about.ask {
        Ask::Reason | Ask::Again if !said => return missing(),
        Ask::Again if form.chosen(0) == 1 => about.command(Announcing::Withdraw(reason)),
        Ask::Reason | Ask::Again => about.announce(Some(reason)),
        Ask::Late(late) => {
            let ruling = match form.chosen(0) {
                0 => None,
                _ if !said => return missing(),
                chosen => Some((chosen == 1, reason)),
            };
            if ruling.is_none() && late.ruling.is_none() {
                return Ok(Vec::new());
            }
            about.command(Announcing::Late { inspector: late.inspector, ruling })
        }
    }])
}
