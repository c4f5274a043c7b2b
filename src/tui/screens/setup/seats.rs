//! The seats of a meeting's panel: who sits in which role, is asked what, and stays out of where. A list of the panel, and a form a
//! seat.

use crate::domain::ids::{CommunityId, InspectorId};
use crate::domain::panel::{Duties, Seat};
use crate::domain::standard::{Method, Standard};
use crate::domain::views::{Inspector, Meeting};
use crate::text::lists::{given, listed};
use crate::text::normalise::plain_number;
use crate::text::{Words, panel, say};
use crate::tui::slices::Setup;
use crate::tui::widgets::form::Form;
use crate::tui::widgets::list::{Entry, List};

/// A seat being filled in.
#[derive(Clone, Debug)]
pub struct SeatEntry {
    /// The meeting as it is kept.
    pub meeting: Meeting,
    /// Who sits there.
    pub inspector: Inspector,
    /// The form.
    pub form: Form,
}

const ROLE: usize = 0;
const METHODS: usize = 1;
const SECTIONS: usize = 2;
const SUBDISTRICT: usize = 3;
const RECUSED: usize = 4;
const MARKING: usize = 5;

/// The panel of a meeting, each with what is said of the seat.
pub fn members(words: &Words, slice: &Setup, meeting: &Meeting) -> List<InspectorId> {
    let digit = |n: usize| char::from_digit(u32::try_from(n + 1).unwrap_or(u32::MAX), 10);
    let members = meeting.panel.iter().filter_map(|id| slice.inspectors.iter().find(|held| held.id == *id));
    let entry = |(n, held): (usize, &Inspector)| Entry {
        digit: digit(n),
        text: held.labels(),
        aside: about(words, slice, &meeting.seat(held.id)),
        value: held.id,
    };
    List::new(say!(words, "seats-title", meeting = meeting.name.as_str()), members.enumerate().map(entry).collect())
}

/// What is said of a seat, on one line.
fn about(words: &Words, slice: &Setup, seat: &Seat) -> String {
    let Some(standard) = &slice.standard else { return String::new() };
    let role = panel::role(words, standard, &seat.role).to_owned();
    let out = (!seat.subdistrict.is_empty()).then(|| seat.subdistrict.clone()).into_iter().chain(named(slice, &seat.recused));
    let out = listed(words, out);
    let parts = [
        role,
        panel::duties(words, standard, seat),
        if out.is_empty() { String::new() } else { say!(words, "seat-recused", out = out) },
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("  ")
}

/// The names of communities.
fn named(slice: &Setup, ids: &[CommunityId]) -> Vec<String> {
    let name =
        |id: &CommunityId| slice.communities.iter().find(|held| held.community.id == *id).map(|held| held.community.name.clone());
    ids.iter().filter_map(name).collect()
}

/// The subdistricts there are, in the order of the list.
fn subdistricts(slice: &Setup) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for held in &slice.communities {
        if !all.contains(&held.community.subdistrict) {
            all.push(held.community.subdistrict.clone());
        }
    }
    all
}

impl SeatEntry {
    /// The form of a seat; `None` where the round's standard or the inspector is not there.
    pub fn new(words: &Words, slice: &Setup, meeting: &Meeting, inspector: InspectorId) -> Option<Self> {
        let standard = slice.standard.as_ref()?;
        let inspector = slice.inspectors.iter().find(|held| held.id == inspector)?.clone();
        let seat = meeting.seat(inspector.id);
        let none = || say!(words, "seat-none");
        let roles: Vec<String> = std::iter::once(none())
            .chain(standard.panel.roles.iter().map(|role| format!("{} ×{}", role.name.get(words.language), role.weight)))
            .collect();
        let role = standard.panel.roles.iter().position(|role| role.key == seat.role).map_or(0, |at| at + 1);
        let methods: Vec<String> = std::iter::once(say!(words, "seat-all"))
            .chain(panel::METHODS.map(|method| panel::method(words, method)))
            .chain(
                (seat.duties.methods.len() > 1)
                    .then(|| listed(words, seat.duties.methods.iter().map(|one| panel::method(words, *one)))),
            )
            .collect();
        let method = match &seat.duties.methods[..] {
            [] => 0,
            [one] => panel::METHODS.iter().position(|method| method == one).map_or(0, |at| at + 1),
            _ => panel::METHODS.len() + 1,
        };
        let numbers = seat.duties.sections.iter().filter_map(|id| number(standard, id)).map(|number| number.to_string());
        let places = subdistricts(slice);
        let place = places.iter().position(|place| *place == seat.subdistrict).map_or(0, |at| at + 1);
        let places: Vec<String> = std::iter::once(none()).chain(places).collect();
        let marking = vec![say!(words, "seat-as-standard"), say!(words, "seat-independent"), say!(words, "seat-open")];
        let marked = meeting.independent.map_or(0, |independent| if independent { 1 } else { 2 });
        let form = Form::new(say!(words, "seat-title", who = inspector.labels()))
            .choice(say!(words, "seat-role"), say!(words, "seat-role-hint"), roles, role)
            .choice(say!(words, "seat-methods"), say!(words, "seat-methods-hint"), methods, method)
            .text(say!(words, "seat-sections"), sections(words, standard), &numbers.collect::<Vec<_>>().join(" "))
            .choice(say!(words, "seat-subdistrict"), say!(words, "seat-subdistrict-hint"), places, place)
            .text(say!(words, "seat-out"), say!(words, "seat-out-hint"), &listed(words, named(slice, &seat.recused)))
            .choice(say!(words, "seat-marking"), say!(words, "seat-marking-hint"), marking, marked);
        Some(Self { meeting: meeting.clone(), inspector, form })
    }

    /// The meeting with the seat as the form says; else the field that is wrong, and what about it.
    pub fn given(&self, words: &Words, slice: &Setup) -> Result<Meeting, (usize, String)> {
        let (form, mut meeting) = (&self.form, self.meeting.clone());
        let mut seat = meeting.seat(self.inspector.id);
        let roles = slice.standard.as_ref().map_or(&[][..], |standard| &standard.panel.roles);
        let chosen = |field: usize| form.chosen(field).checked_sub(1);
        seat.role = chosen(ROLE).and_then(|at| roles.get(at)).map(|role| role.key.clone()).unwrap_or_default();
        let methods: Vec<Method> = match form.chosen(METHODS) {
            // What several methods are asked of stays as it is.
            at if at > panel::METHODS.len() => seat.duties.methods.clone(),
            _ => chosen(METHODS).and_then(|at| panel::METHODS.get(at)).copied().into_iter().collect(),
        };
        let mut asked = Vec::new();
        for word in words_of(form.value(SECTIONS)) {
            let section = slice.standard.as_ref().and_then(|standard| section(standard, &word));
            asked.push(section.ok_or_else(|| (SECTIONS, say!(words, "seat-no-section", text = given(&word))))?);
        }
        seat.duties = Duties { sections: asked, methods };
        seat.subdistrict = chosen(SUBDISTRICT).and_then(|at| subdistricts(slice).into_iter().nth(at)).unwrap_or_default();
        seat.recused = Vec::new();
        for word in words_of(form.value(RECUSED)) {
            let fits = |community: &crate::domain::views::Community| {
                community.name == word || community.code == word || community.path() == word
            };
            let found = slice.communities.iter().map(|held| &held.community).find(|community| fits(community));
            seat.recused.push(found.ok_or_else(|| (RECUSED, say!(words, "seat-no-community", text = given(&word))))?.id);
        }
        meeting.independent = chosen(MARKING).map(|at| at == 0);
        meeting.seats.retain(|held| held.inspector != seat.inspector);
        meeting.seats.push(seat);
        Ok(meeting)
    }
}

fn words_of(text: &str) -> Vec<String> {
    let words = text.split([',', '，', '、', ' ', '　', ';', '；']).map(str::trim);
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The sections with their numbers: `1 三级网络  2 …`.
fn sections(words: &Words, standard: &Standard) -> String {
    let named = (1..).zip(&standard.sections).map(|(n, section)| format!("{n} {}", section.name.get(words.language)));
    say!(words, "seat-sections-hint", sections = named.collect::<Vec<_>>().join("  "))
}

fn number(standard: &Standard, id: &str) -> Option<usize> {
    standard.sections.iter().position(|section| section.id == id).map(|at| at + 1)
}

/// A section by number, id or name.
fn section(standard: &Standard, word: &str) -> Option<String> {
    let by_number = plain_number(word).parse::<usize>().ok().and_then(|number| standard.sections.get(number.checked_sub(1)?));
    let by_name = || standard.sections.iter().find(|one| one.id == word || one.name.all().any(|(_, name)| name == word));
    by_number.or_else(by_name).map(|section| section.id.clone())
}
