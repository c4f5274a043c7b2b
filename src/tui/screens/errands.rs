//! What the card's and the result's screen both ask for a community: facts entered, a card signed or opened again, an item in
//! dispute, the chair's word on a veto.

use ratatui::layout::Rect;

use super::together::{self, About};
use super::{Effect, announcing, ticket};
use crate::domain::applicability::Facts;
use crate::domain::command::{Announcing, Command, Together};
use crate::domain::events::Text;
use crate::domain::ids::{CardId, CommunityId, InspectorId, RoundId};
use crate::domain::panel::VetoRuling;
use crate::domain::standard::{FactKind, FactValue, Standard};
use crate::domain::views::DisputeView;
use crate::text::lists::listed;
use crate::text::{Words, facts, say};
use crate::tui::canvas::{Canvas, Look};
use crate::tui::input::{Code, Input};
use crate::tui::keys::{Action, Context};
use crate::tui::widgets::form::{Form, Step};
use crate::tui::worker::NotDone;

/// A form being filled in over the screen.
#[derive(Clone, Debug)]
pub struct Filling {
    form: Form,
    asks: Asks,
}

#[derive(Clone, Debug)]
enum Asks {
    Facts { round: RoundId, community: CommunityId, facts: Vec<Asked> },
    Reopening(CardId),
    Dispute(Box<About>, Box<DisputeView>),
    Veto { about: Box<About>, by: InspectorId, held: Option<VetoRuling> },
    Announcing(Box<announcing::About>),
}

/// A fact of the form.
#[derive(Clone, Debug)]
struct Asked {
    id: String,
    name: String,
    kind: FactKind,
    held: Option<FactValue>,
}

/// What an input did to the form.
#[derive(Debug)]
pub enum Filled {
    /// It is still being filled in.
    Open(Filling),
    /// It was left.
    Left,
    /// It was given in: the commands to do, none where nothing was changed, with the form as it stood.
    Given(Vec<Command>, Filling),
}

impl Filling {
    /// The facts of a community; `None` when the standard has none.
    pub fn facts(words: &Words, standard: &Standard, round: RoundId, community: CommunityId, held: &Facts) -> Option<Self> {
        let mut form = Form::new(say!(words, "facts-title"));
        let mut asked = Vec::new();
        for fact in &standard.facts {
            let name = fact.name.get(words.language).to_owned();
            let value = held.get(&fact.id).copied();
            let shown = facts::shown(words, fact.kind, value).unwrap_or_default();
            form = match fact.kind {
                FactKind::Percent => form.text(name.clone(), say!(words, "facts-hint-percent"), &shown),
                FactKind::Number => form.text(name.clone(), say!(words, "facts-hint-number"), &shown),
                FactKind::YesNo => {
                    let options = vec![say!(words, "report-fact-open"), say!(words, "yes"), say!(words, "no")];
                    let at = value.map_or(0, |value| if value == FactValue::YesNo(true) { 1 } else { 2 });
                    form.choice(name.clone(), say!(words, "facts-hint-choice"), options, at)
                }
            };
            asked.push(Asked { id: fact.id.clone(), name, kind: fact.kind, held: value });
        }
        (!asked.is_empty()).then_some(Self { form, asks: Asks::Facts { round, community, facts: asked } })
    }

    /// Why a signed card is opened again.
    pub fn reopening(words: &Words, card: CardId) -> Self {
        let form = Form::new(say!(words, "reopen-title")).text(say!(words, "reopen-reason"), say!(words, "reopen-hint"), "");
        Self { form, asks: Asks::Reopening(card) }
    }

    /// What a community says of an item, and how that ended.
    pub fn dispute(words: &Words, about: About, held: DisputeView) -> Self {
        let form = together::dispute(words, &about, &held);
        Self { form, asks: Asks::Dispute(Box::new(about), Box::new(held)) }
    }

    /// The chair's word on a veto, of which is told how many found it violated.
    pub fn veto(words: &Words, about: About, found: &str, by: InspectorId, held: Option<VetoRuling>) -> Self {
        let form = together::veto(words, &about, found, held.as_ref());
        Self { form, asks: Asks::Veto { about: Box::new(about), by, held } }
    }

    /// Why a result is read out although something is open, what becomes of an earlier announcement, or what is said of a late card.
    pub fn announcing(form: Form, about: announcing::About) -> Self {
        Self { form, asks: Asks::Announcing(Box::new(about)) }
    }

    /// Takes an input.
    pub fn take(mut self, input: &Input, look: &Look) -> Filled {
        let action = if let Input::Key(code) = input { look.keymap.action(Context::Form, *code) } else { None };
        match self.form.take(input, action) {
            Step::Open => Filled::Open(self),
            Step::Left => Filled::Left,
            Step::Done => match self.commands(&look.words) {
                Ok(commands) => Filled::Given(commands, self),
                Err((n, problem)) => {
                    self.form.refuse(n, problem);
                    Filled::Open(self)
                }
            },
        }
    }

    fn commands(&self, words: &Words) -> Result<Vec<Command>, (usize, String)> {
        match &self.asks {
            Asks::Reopening(card) => match self.form.value(0) {
                "" => Err((0, say!(words, "reopen-needs-reason"))),
                reason => Ok(vec![Command::ReopenCard { card: *card, reason: Text::new(reason.to_owned()) }]),
            },
            Asks::Dispute(about, held) => together::dispute_given(words, about, held, &self.form),
            Asks::Veto { about, by, held } => together::veto_given(words, about, *by, held.as_ref(), &self.form),
            Asks::Announcing(about) => announcing::given(words, about, &self.form),
            Asks::Facts { round, community, facts } => {
                let mut commands = Vec::new();
                for (n, fact) in facts.iter().enumerate() {
                    let value = match (fact.kind, self.form.value(n)) {
                        (FactKind::YesNo, _) => match self.form.chosen(n) {
                            0 => None,
                            chosen => Some(FactValue::YesNo(chosen == 1)),
                        },
                        (_, "") => None,
                        (_, text) => match facts::read(text) {
                            Some(value @ (None | Some(FactValue::Number(_)))) => value,
                            _ => return Err((n, say!(words, "facts-bad-value", name = fact.name.as_str()))),
                        },
                    };
                    if value != fact.held {
                        let fact = fact.id.clone();
                        commands.push(Command::SetFact { round: *round, community: *community, fact, value });
                    }
                }
                Ok(commands)
            }
        }
    }

    /// Comes back with what was refused.
    fn refused(mut self, fact: Option<&str>, why: String) -> Self {
        let at = match &self.asks {
            Asks::Facts { facts, .. } => facts.iter().position(|asked| Some(asked.id.as_str()) == fact).unwrap_or(0),
            Asks::Reopening(_) | Asks::Dispute(..) => 0,
            Asks::Veto { .. } => 1,
            Asks::Announcing(about) => usize::from(!matches!(about.ask, announcing::Ask::Reason)),
        };
        self.form.refuse(at, why);
        self
    }

    /// Draws it over an area.
    pub fn draw(&self, canvas: &mut Canvas, area: Rect) {
        self.form.draw(canvas, area);
    }
}

/// What was asked for, as it is told when it is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    /// A card was signed.
    Signed,
    /// A card was opened again.
    Reopened,
    /// So many facts were entered.
    Facts(usize),
    /// A dispute was entered, settled or taken back.
    Disputed,
    /// The chair spoke on a veto.
    Ruled,
    /// A result was read out.
    Announced,
    /// What was read out was withdrawn.
    Withdrawn,
    /// The chair decided on a card that came later.
    LateRuled,
}

/// An errand on its way.
#[derive(Debug)]
pub struct Errand {
    ticket: u64,
    done: Done,
    fact: Option<String>,
    /// The form it came from, which comes back where it is refused: what was typed is never lost.
    form: Option<Filling>,
}

/// The errands of a screen on their way.
#[derive(Debug, Default)]
pub struct Errands(Vec<Errand>);

/// How an errand ended.
#[derive(Debug)]
pub enum Ended {
    /// It is done, and nothing else is on its way.
    Done(Done),
    /// It is done; others are still on their way.
    More,
    /// It is not, and why; the form it came from.
    Refused(String, Option<Box<Filling>>),
}

impl Errands {
    /// Whether something is on its way.
    pub fn under_way(&self) -> bool {
        !self.0.is_empty()
    }

    /// Asks for a card to be signed.
    pub fn sign(&mut self, card: CardId) -> Effect {
        self.send(Command::SignCard(card), Done::Signed, None)
    }

    /// Asks for a result to be read out.
    pub fn announce(&mut self, command: Command) -> Effect {
        self.send(command, Done::Announced, None)
    }

    /// Asks for what a form came to.
    pub fn give(&mut self, commands: Vec<Command>, form: &Filling) -> Vec<Effect> {
        let count = commands.len();
        let done = match form.asks {
            Asks::Reopening(_) => Done::Reopened,
            Asks::Facts { .. } => Done::Facts(count),
            Asks::Dispute(..) => Done::Disputed,
            Asks::Veto { .. } => Done::Ruled,
            Asks::Announcing(_) => match commands.first() {
                Some(Command::Announce { what: Announcing::Withdraw(_), .. }) => Done::Withdrawn,
                Some(Command::Announce { what: Announcing::Late { .. }, .. }) => Done::LateRuled,
                _ => Done::Announced,
            },
        };
        commands.into_iter().map(|command| self.send(command, done, Some(form))).collect()
    }

    fn send(&mut self, command: Command, done: Done, form: Option<&Filling>) -> Effect {
        let by = match &command {
            Command::SignCard(card) | Command::ReopenCard { card, .. } => Some(card.inspector),
            Command::Decide { what: Together::RuleVeto { by, .. }, .. } => Some(*by),
            Command::Announce { by, .. } => *by,
            _ => None,
        };
        let fact = if let Command::SetFact { fact, .. } = &command { Some(fact.clone()) } else { None };
        let ticket = ticket();
        self.0.push(Errand { ticket, done, fact, form: form.cloned() });
        Effect::Commit { ticket, by, command }
    }

    /// Takes the answer to a commit; `None` when it is about something else.
    pub fn ended(&mut self, words: &Words, ticket: u64, failed: Option<&NotDone>) -> Option<Ended> {
        let at = self.0.iter().position(|errand| errand.ticket == ticket)?;
        let errand = self.0.remove(at);
        Some(match failed {
            Some(failed) => {
                let why = failed.worded(words);
                let form = errand.form.map(|form| Box::new(form.refused(errand.fact.as_deref(), why.clone())));
                Ended::Refused(why, form)
            }
            None if self.under_way() => Ended::More,
            None => Ended::Done(errand.done),
        })
    }
}

/// What is said of an errand done; of a signature also who still has to sign (codes), and the keys to what comes next.
pub fn said(words: &Words, done: Done, unsigned: &[String], next: &str) -> String {
    match done {
        Done::Signed if unsigned.is_empty() => say!(words, "signed-all", next = next),
        Done::Signed => say!(words, "signed-some", codes = listed(words, unsigned)),
        Done::Reopened => say!(words, "reopened"),
        Done::Facts(count) => say!(words, "facts-saved", count = count),
        Done::Disputed => say!(words, "dispute-saved"),
        Done::Ruled => say!(words, "veto-saved"),
        Done::Announced => say!(words, "announced-saved"),
        Done::Withdrawn => say!(words, "withdrawn-saved"),
        Done::LateRuled => say!(words, "late-saved"),
    }
}

/// The keys that choose an action of a context's menu: `+4`; without a digit `+` alone.
pub fn way(look: &Look, context: Context, action: Action) -> String {
    let menu = look.keymap.shown(context, Action::Menu, look);
    let digit = look.keymap.menu(context).iter().find(|entry| entry.action == action).and_then(|entry| entry.digit);
    digit.map_or(menu.clone(), |digit| format!("{menu}{digit}"))
}

/// The keys that choose what a menu's cursor stands on when it opens: `+ Enter`.
pub fn foremost(look: &Look, context: Context) -> String {
    let menu = look.keymap.shown(context, Action::Menu, look);
    format!("{menu} {}", crate::tui::keys::shown(Code::Enter, look))
}
