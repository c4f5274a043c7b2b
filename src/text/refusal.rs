//! Why a command was refused or a name not found, in words.
//!
//! Deciding it is `domain`. Each message tells what, where, and what to do next; a text the privacy guard refused is
//! never repeated.

use super::lists::{given, listed, numbers};
use super::nearest::nearest;
use super::{Words, findings, say};
use crate::domain::agenda::MOST_MINUTES;
use crate::domain::critique::{LENGTH_LIMIT, LINES_LIMIT};
use crate::domain::decide::TEXT_LIMIT;
use crate::domain::ids::{CommunityId, InspectorId};
use crate::domain::lookup::{NotFound, SHOWN};
use crate::domain::refusal::{ActionText, Refusal, TextPlace};
use crate::domain::scoring::ValueProblem;
use crate::domain::standard::Item;
use crate::domain::value_text::forms;
use crate::domain::views::{Community, Read};
use crate::domain::wording::Language;

/// Why a command was refused; several rows as one line each.
pub fn word(words: &Words, views: &dyn Read, refusal: &Refusal) -> String {
    match refusal {
        Refusal::NameMissing => say!(words, "refusal-name-missing"),
        Refusal::CodeTaken { code } => say!(words, "refusal-code-taken", code = given(code)),
        Refusal::CommunityExists { path } => say!(words, "refusal-community-exists", path = given(path)),
        Refusal::StandardDiffers { id, version, published: true, .. } => {
            say!(words, "refusal-standard-published", id = given(id), version = given(version))
        }
        Refusal::StandardDiffers { id, version, published: false, .. } => {
            say!(words, "refusal-standard-draft", id = given(id), version = given(version))
        }
        Refusal::UnknownStandard => say!(words, "refusal-unknown-standard"),
        Refusal::UnknownRound => say!(words, "refusal-unknown-round"),
        Refusal::UnknownCommunity => say!(words, "refusal-unknown-community"),
        Refusal::UnknownInspector => say!(words, "refusal-unknown-inspector"),
        Refusal::UnknownMeeting => say!(words, "refusal-unknown-meeting"),
        Refusal::RoundExists { name } => say!(words, "refusal-round-exists", name = given(name)),
        Refusal::NominationsFull { subdistrict, limit, standing } => {
            let standing = listed(words, standing.iter().map(|community| name_of(views, *community)));
            say!(words, "refusal-nominations-full", subdistrict = given(subdistrict), limit = *limit, standing = standing)
        }
        Refusal::AlreadyNominated => say!(words, "refusal-already-nominated"),
        Refusal::NotNominated => say!(words, "refusal-not-nominated"),
        Refusal::NoStops => say!(words, "refusal-no-stops"),
        Refusal::StopTwice { community } => {
            say!(words, "refusal-stop-twice", community = name_of(views, *community))
        }
        Refusal::NotAStop => say!(words, "refusal-not-a-stop"),
        Refusal::UnknownFact { fact, known } if known.is_empty() => say!(words, "refusal-no-facts", fact = given(fact)),
        Refusal::UnknownFact { fact, known } => {
            let sentence = say!(words, "refusal-unknown-fact", fact = given(fact), known = listed(words, known));
            with_hint(words, sentence, nearest(fact, known.iter().map(String::as_str)))
        }
        Refusal::FactValue { fact } => say!(words, "refusal-fact-value", fact = given(fact)),
        Refusal::UnknownItem { item } => say!(words, "refusal-unknown-item", item = given(item)),
        Refusal::Value { number, item, problem, .. } => {
            let what = value_problem(words, None, problem);
            say!(words, "refusal-value", number = *number, item = given(item), what = what)
        }
        Refusal::DoesNotApply { number, because: 0 } => say!(words, "refusal-does-not-apply-here", number = *number),
        Refusal::DoesNotApply { number, because } => {
            say!(words, "refusal-does-not-apply", number = *number, because = *because)
        }
        Refusal::BasisMissing { number } => say!(words, "refusal-basis-missing", number = *number),
        Refusal::UnknownReason { number, known: 0, .. } => say!(words, "refusal-no-reasons", number = *number),
        Refusal::UnknownReason { number, reason, known } => {
            say!(words, "refusal-unknown-reason", number = *number, reason = *reason, known = *known)
        }
        Refusal::TextTooLong { place, length } => {
            let place = self::place(words, place);
            say!(words, "refusal-text-too-long", place = place, length = *length, limit = TEXT_LIMIT)
        }
        Refusal::Private { place, kind } => {
            let (place, what) = (self::place(words, place), findings::refused(words, *kind));
            say!(words, "refusal-private", place = place, what = what)
        }
        Refusal::CritiqueEmpty => say!(words, "refusal-critique-empty"),
        Refusal::CritiqueTooLong { lines, length } => {
            say!(words, "refusal-critique-too-long", lines = *lines, most = LINES_LIMIT, length = *length, limit = LENGTH_LIMIT)
        }
        Refusal::Repeated { earlier } => say!(words, "refusal-repeated", earlier = *earlier),
        Refusal::CardSigned => say!(words, "refusal-card-signed"),
        Refusal::CardNotSigned => say!(words, "refusal-card-not-signed"),
        Refusal::Unfinished { unrated } => {
            say!(words, "refusal-unfinished", count = unrated.len(), numbers = numbers(words, unrated))
        }
        Refusal::ReasonsMissing { numbers: missing } => {
            say!(words, "refusal-reasons-missing", count = missing.len(), numbers = numbers(words, missing))
        }
        Refusal::NothingToUndo => say!(words, "refusal-nothing-to-undo"),
        Refusal::NothingToRedo => say!(words, "refusal-nothing-to-redo"),
        Refusal::ChangedSince { number: 0 } => say!(words, "refusal-changed-since-here"),
        Refusal::ChangedSince { number } => say!(words, "refusal-changed-since", number = *number),
        Refusal::NothingToRedact => say!(words, "refusal-nothing-to-redact"),
        Refusal::NoChange => say!(words, "refusal-no-change"),
        Refusal::CommunityRepeated { earlier } => say!(words, "refusal-community-repeated", earlier = *earlier),
        Refusal::Recommended { rounds } => say!(words, "refusal-recommended", rounds = listed(words, rounds)),
        Refusal::StopRated { community, inspectors } => {
            let codes = listed(words, inspectors.iter().map(|inspector| code_of(views, *inspector)));
            say!(words, "refusal-stop-rated", community = name_of(views, *community), codes = codes)
        }
        Refusal::RoundRated { community } => say!(words, "refusal-round-rated", community = name_of(views, *community)),
        Refusal::NothingToMove => say!(words, "refusal-nothing-to-move"),
        Refusal::OneCardSigned { community, inspector } => {
            let (community, code) = (name_of(views, *community), code_of(views, *inspector));
            say!(words, "refusal-one-card-signed", community = community, code = code)
        }
        Refusal::SaidAlready { numbers: said } => {
            say!(words, "refusal-said-already", count = said.len(), numbers = numbers(words, said))
        }
        Refusal::ItemsDiffer { numbers: differing } => {
            say!(words, "refusal-items-differ", count = differing.len(), numbers = numbers(words, differing))
        }
        Refusal::Recused { community, inspector } => {
            let (community, code) = (name_of(views, *community), code_of(views, *inspector));
            say!(words, "refusal-recused", community = community, code = code)
        }
        Refusal::NotInPanel { inspector } => say!(words, "refusal-not-in-panel", code = code_of(views, *inspector)),
        Refusal::UnknownRole { role, known } if known.is_empty() => say!(words, "refusal-no-roles", role = given(role)),
        Refusal::UnknownRole { role, known } => {
            let sentence = say!(words, "refusal-unknown-role", role = given(role), known = listed(words, known));
            with_hint(words, sentence, nearest(role, known.iter().map(String::as_str)))
        }
        Refusal::UnknownSection { section, known } => {
            let sentence = say!(words, "refusal-unknown-section", section = given(section), known = listed(words, known));
            with_hint(words, sentence, nearest(section, known.iter().map(String::as_str)))
        }
        Refusal::DutiesPerCard => say!(words, "refusal-duties-per-card"),
        Refusal::NotAVeto { number } => say!(words, "refusal-not-a-veto", number = *number),
        Refusal::ChairNotAsked => say!(words, "refusal-chair-not-asked"),
        Refusal::NotTheChair { chairs } if chairs.is_empty() => say!(words, "refusal-no-chair"),
        Refusal::NotTheChair { chairs } => {
            let codes = listed(words, chairs.iter().map(|inspector| code_of(views, *inspector)));
            say!(words, "refusal-not-the-chair", codes = codes)
        }
        Refusal::NothingFound { number } => say!(words, "refusal-nothing-found", number = *number),
        Refusal::NotDisputed { number } => say!(words, "refusal-not-disputed", number = *number),
        Refusal::TimetableImpossible => say!(words, "refusal-timetable", most = MOST_MINUTES),
        Refusal::OnlyTheChair { chairs } => {
            say!(words, "refusal-only-the-chair", codes = listed(words, chairs.iter().map(|chair| code_of(views, *chair))))
        }
        Refusal::ResultOpen { open: 0, unconfirmed: 0 } => say!(words, "refusal-result-open"),
        Refusal::ResultOpen { open: 0, unconfirmed } => say!(words, "refusal-result-veto", count = *unconfirmed),
        Refusal::ResultOpen { open, .. } => say!(words, "refusal-result-items", count = *open),
        Refusal::AnnouncementNeedsReason { again: true, .. } => say!(words, "refusal-announced-already"),
        Refusal::AnnouncementNeedsReason { unsigned, .. } if !unsigned.is_empty() => {
            let codes = listed(words, unsigned.iter().map(|one| code_of(views, *one)));
            say!(words, "refusal-announce-unsigned", codes = codes)
        }
        Refusal::AnnouncementNeedsReason { .. } => say!(words, "refusal-announce-pending"),
        Refusal::NotAnnounced => say!(words, "refusal-not-announced"),
        Refusal::NotLate { inspector } => say!(words, "refusal-not-late", code = code_of(views, *inspector)),
        Refusal::NoSuchPicture { file } => say!(words, "refusal-no-such-picture", file = given(file)),
        Refusal::TextMissing { place: text } => say!(words, "refusal-text-missing", place = place(words, text)),
        Refusal::NeverVisited { community } => say!(words, "refusal-never-visited", community = name_of(views, *community)),
        Refusal::NothingOpen { community } => say!(words, "refusal-nothing-open", community = name_of(views, *community)),
        Refusal::RevisitPerCard => say!(words, "refusal-revisit-per-card"),
        Refusal::UnknownAction => say!(words, "refusal-unknown-action"),
        Refusal::ActionSettled => say!(words, "refusal-action-settled"),
        Refusal::DueMissing => say!(words, "refusal-due-missing"),
        Refusal::DueTooEarly { due, meeting } => {
            say!(words, "refusal-due-too-early", due = due.to_string(), meeting = meeting.to_string())
        }
        Refusal::Rows(rows) => {
            let line =
                |(row, refusal): &(usize, Refusal)| say!(words, "refusal-row", row = *row, what = word(words, views, refusal));
            rows.iter().map(line).collect::<Vec<_>>().join("\n")
        }
    }
}

/// What does not fit, without naming the item; with `item` the answer tells what can be written for it.
pub fn value_problem(words: &Words, item: Option<&Item>, problem: &ValueProblem) -> String {
    match problem {
        ValueProblem::WrongKind => match item {
            Some(item) => say!(words, "value-wrong-kind", forms = forms(item)),
            None => say!(words, "value-wrong-kind-here"),
        },
        ValueProblem::OffStep { step } => say!(words, "value-off-step", step = step.to_string()),
        ValueProblem::AboveMax { max } => say!(words, "value-above-max", max = max.to_string()),
        ValueProblem::BelowZero => say!(words, "value-below-zero"),
        ValueProblem::UnknownKey { key, known } => {
            let sentence = say!(words, "value-unknown-key", key = given(key), known = listed(words, known));
            with_hint(words, sentence, nearest(key, known.iter().map(String::as_str)))
        }
        ValueProblem::TooMany { most: 1 } => say!(words, "value-once-only"),
        ValueProblem::TooMany { most } => say!(words, "value-too-many", most = *most),
        ValueProblem::ZeroOutOf => say!(words, "value-zero-out-of"),
        ValueProblem::ShareAbove { m } => say!(words, "value-share-above", m = *m),
        ValueProblem::NaNotAllowed => say!(words, "value-na-not-allowed"),
    }
}

/// Where a text stands, to put in front of what is wrong with it.
pub fn place(words: &Words, place: &TextPlace) -> String {
    match place {
        TextPlace::Note { number } => say!(words, "place-note", number = *number),
        TextPlace::Reason { number } => say!(words, "place-reason", number = *number),
        TextPlace::Name => say!(words, "place-name"),
        TextPlace::Reopening => say!(words, "place-reopening"),
        TextPlace::Ruling { number } => say!(words, "place-ruling", number = *number),
        TextPlace::Dispute { number } => say!(words, "place-dispute", number = *number),
        TextPlace::Settlement { number } => say!(words, "place-settlement", number = *number),
        TextPlace::Caption => say!(words, "place-caption"),
        TextPlace::Critique { line } => say!(words, "place-critique", line = *line),
        TextPlace::Announcing => say!(words, "place-announcing"),
        TextPlace::Action(ActionText::Problem) => say!(words, "place-action-problem"),
        TextPlace::Action(ActionText::Evidence) => say!(words, "place-action-evidence"),
        TextPlace::Action(ActionText::Unit) => say!(words, "place-action-unit"),
        TextPlace::Action(ActionText::Measure) => say!(words, "place-action-measure"),
        TextPlace::Action(ActionText::Reason) => say!(words, "place-action-reason"),
    }
}

/// Why `text` names no `what` (one of the `thing-…` messages): the candidates, the nearest known name, or what there is.
pub fn not_found(words: &Words, what: &str, text: &str, error: &NotFound) -> String {
    match error {
        NotFound::Ambiguous { candidates } => {
            let candidates = shortened(words, candidates);
            say!(words, "not-found-ambiguous", what = what, text = given(text), candidates = candidates)
        }
        NotFound::Unknown { known } if known.is_empty() => say!(words, "not-found-none", what = what, text = given(text)),
        NotFound::Unknown { known } => match nearest(text.trim(), known.iter().flat_map(|label| names_in(label))) {
            Some(name) => with_hint(words, say!(words, "not-found", what = what, text = given(text)), Some(name)),
            None => say!(words, "not-found-known", what = what, text = given(text), known = shortened(words, known)),
        },
    }
}

/// A sentence, and behind it "did you mean …?" where there is something near.
pub fn with_hint(words: &Words, sentence: String, near: Option<&str>) -> String {
    let Some(name) = near else { return sentence };
    let gap = match words.language {
        Language::Chinese => "",
        Language::English => " ",
    };
    format!("{sentence}{gap}{}", say!(words, "did-you-mean", name = name))
}

fn name_of(views: &dyn Read, community: CommunityId) -> String {
    views.community(community).as_ref().map_or_else(|| community.to_string(), Community::path)
}

fn code_of(views: &dyn Read, inspector: InspectorId) -> String {
    views.inspector(inspector).map_or_else(|| inspector.to_string(), |inspector| inspector.code)
}

/// The names of a full list, which `domain::lookup` cuts, end in an ellipsis.
fn shortened(words: &Words, names: &[String]) -> String {
    let more = (names.len() >= SHOWN).then_some("…");
    listed(words, names.iter().map(String::as_str).chain(more))
}

/// What a label `街道/社区 (code)` answers to: all of it, the path, the name, the code.
fn names_in(label: &str) -> Vec<&str> {
    let (path, code) = label.strip_suffix(')').and_then(|label| label.rsplit_once(" (")).unwrap_or((label, ""));
    let name = path.rsplit_once('/').map_or("", |(_, name)| name);
    [path, name, code].into_iter().filter(|name| !name.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::points::Points;
    use crate::domain::privacy::Refused;
    use crate::domain::views::MemoryViews;

    fn s(text: &str) -> String {
        text.to_owned()
    }

    fn value_problems() -> Vec<ValueProblem> {
        vec![
            ValueProblem::WrongKind,
            ValueProblem::OffStep { step: Points::HALF },
            ValueProblem::AboveMax { max: Points::whole(4) },
            ValueProblem::BelowZero,
            ValueProblem::UnknownKey { key: s("conut"), known: vec![s("count"), s("other")] },
            ValueProblem::TooMany { most: 1 },
            ValueProblem::TooMany { most: 9_999 },
            ValueProblem::ZeroOutOf,
            ValueProblem::ShareAbove { m: 9 },
            ValueProblem::NaNotAllowed,
        ]
    }

    fn places() -> [TextPlace; 15] {
        [
            TextPlace::Caption,
            TextPlace::Note { number: 3 },
            TextPlace::Reason { number: 4 },
            TextPlace::Name,
            TextPlace::Reopening,
            TextPlace::Critique { line: 5 },
            TextPlace::Ruling { number: 6 },
            TextPlace::Dispute { number: 7 },
            TextPlace::Settlement { number: 8 },
            TextPlace::Announcing,
            TextPlace::Action(ActionText::Problem),
            TextPlace::Action(ActionText::Evidence),
            TextPlace::Action(ActionText::Unit),
            TextPlace::Action(ActionText::Measure),
            TextPlace::Action(ActionText::Reason),
        ]
    }

    fn day(text: &str) -> crate::domain::day::Day {
        crate::domain::day::Day::parse(text).unwrap()
    }

    fn refusals() -> Vec<Refusal> {
        let community = CommunityId(Uuid::from_u128(7));
        let differs =
            |published| Refusal::StandardDiffers { id: s("star-community"), version: s("2026.1"), published, held: s("{}") };
        let mut all = vec![
            Refusal::NameMissing,
            Refusal::CodeTaken { code: s("A1") },
            Refusal::CommunityExists { path: s("滨河街道/滨河社区") },
            differs(true),
            differs(false),
            Refusal::UnknownStandard,
            Refusal::UnknownRound,
            Refusal::UnknownCommunity,
            Refusal::UnknownInspector,
            Refusal::UnknownMeeting,
            Refusal::RoundExists { name: s("2026年第一批") },
            Refusal::NominationsFull { subdistrict: s("滨河街道"), limit: 1, standing: vec![community] },
            Refusal::NominationsFull { subdistrict: s("滨河街道"), limit: 2, standing: vec![community, community] },
            Refusal::AlreadyNominated,
            Refusal::NotNominated,
            Refusal::NoStops,
            Refusal::StopTwice { community },
            Refusal::Recused { community, inspector: InspectorId(Uuid::from_u128(8)) },
            Refusal::NotInPanel { inspector: InspectorId(Uuid::from_u128(8)) },
            Refusal::UnknownRole { role: s("char"), known: vec![s("chair")] },
            Refusal::UnknownRole { role: s("chair"), known: Vec::new() },
            Refusal::UnknownSection { section: s("party"), known: vec![s("network")] },
            Refusal::DutiesPerCard,
            Refusal::NotAVeto { number: 3 },
            Refusal::ChairNotAsked,
            Refusal::NotTheChair { chairs: Vec::new() },
            Refusal::NotTheChair { chairs: vec![InspectorId(Uuid::from_u128(8))] },
            Refusal::NothingFound { number: 3 },
            Refusal::NoSuchPicture { file: s("abc.jpg") },
            Refusal::NotDisputed { number: 3 },
            Refusal::TextMissing { place: TextPlace::Dispute { number: 3 } },
            Refusal::NotAStop,
            Refusal::UnknownFact { fact: s("satisfation"), known: vec![s("satisfaction")] },
            Refusal::UnknownFact { fact: s("satisfaction"), known: Vec::new() },
            Refusal::FactValue { fact: s("satisfaction") },
            Refusal::UnknownItem { item: s("99") },
            Refusal::DoesNotApply { number: 5, because: 2 },
            Refusal::DoesNotApply { number: 5, because: 0 },
            Refusal::BasisMissing { number: 18 },
            Refusal::UnknownReason { number: 5, reason: 7, known: 3 },
            Refusal::UnknownReason { number: 5, reason: 7, known: 0 },
            Refusal::CritiqueEmpty,
            Refusal::CritiqueTooLong { lines: 201, length: 15_001 },
            Refusal::Repeated { earlier: 1 },
            Refusal::CardSigned,
            Refusal::CardNotSigned,
            Refusal::Unfinished { unrated: vec![3] },
            Refusal::Unfinished { unrated: vec![3, 5, 6, 7] },
            Refusal::ReasonsMissing { numbers: vec![2] },
            Refusal::ReasonsMissing { numbers: vec![2, 4] },
            Refusal::NothingToUndo,
            Refusal::NothingToRedo,
            Refusal::ChangedSince { number: 3 },
            Refusal::ChangedSince { number: 0 },
            Refusal::NothingToRedact,
            Refusal::NoChange,
            Refusal::CommunityRepeated { earlier: 2 },
            Refusal::Recommended { rounds: vec![s("2026年第一批"), s("2026年第二批")] },
            Refusal::StopRated { community, inspectors: vec![InspectorId(Uuid::from_u128(8))] },
            Refusal::RoundRated { community },
            Refusal::NothingToMove,
            Refusal::OneCardSigned { community, inspector: InspectorId(Uuid::from_u128(8)) },
            Refusal::TimetableImpossible,
            Refusal::OnlyTheChair { chairs: vec![InspectorId(Uuid::from_u128(8))] },
            Refusal::ResultOpen { open: 0, unconfirmed: 0 },
            Refusal::ResultOpen { open: 0, unconfirmed: 1 },
            Refusal::ResultOpen { open: 3, unconfirmed: 1 },
            Refusal::AnnouncementNeedsReason { unsigned: vec![], pending: true, again: true },
            Refusal::AnnouncementNeedsReason { unsigned: vec![InspectorId(Uuid::from_u128(8))], pending: false, again: false },
            Refusal::AnnouncementNeedsReason { unsigned: vec![], pending: true, again: false },
            Refusal::NotAnnounced,
            Refusal::NotLate { inspector: InspectorId(Uuid::from_u128(8)) },
            Refusal::SaidAlready { numbers: vec![3] },
            Refusal::SaidAlready { numbers: vec![3, 4, 5] },
            Refusal::ItemsDiffer { numbers: vec![2, 7] },
            Refusal::NeverVisited { community },
            Refusal::NothingOpen { community },
            Refusal::RevisitPerCard,
            Refusal::UnknownAction,
            Refusal::ActionSettled,
            Refusal::DueMissing,
            Refusal::DueTooEarly { due: day("2026-11-22"), meeting: day("2026-11-23") },
        ];
        let value = |problem| Refusal::Value { number: 12, item: s("agenda"), max: Points::whole(4), problem };
        all.extend(value_problems().into_iter().map(value));
        for place in places() {
            all.push(Refusal::TextTooLong { place: place.clone(), length: 2_345 });
            all.push(Refusal::Private { place: place.clone(), kind: Refused::ResidentId });
            all.push(Refusal::Private { place, kind: Refused::BankCard });
        }
        all.push(Refusal::Rows((1..).zip(all.clone()).collect()));
        all
    }

    #[test]
    fn every_refusal_is_worded() {
        let views = MemoryViews::default();
        for language in Language::ALL {
            let words = Words::new(language);
            for refusal in refusals() {
                let said = word(&words, &views, &refusal);
                assert!(!said.trim().is_empty(), "{refusal:?}");
                assert!(!said.contains(['{', '}', '$']), "{refusal:?}: {said}");
                assert!(!said.contains("  "), "{refusal:?}: {said}");
            }
            for place in places() {
                assert!(!self::place(&words, &place).is_empty());
            }
        }
    }

    #[test]
    fn rows_are_a_line_each() {
        let rows = Refusal::Rows(vec![
            (3, Refusal::CardSigned),
            (
                5,
                Refusal::Value {
                    number: 12,
                    item: s("agenda"),
                    max: Points::whole(4),
                    problem: ValueProblem::AboveMax { max: Points::whole(4) },
                },
            ),
        ]);
        let views = MemoryViews::default();
        let said = word(&Words::new(Language::Chinese), &views, &rows);
        let lines: Vec<&str> = said.lines().collect();
        assert_eq!(lines.len(), 2);
        assert!(lines[0].starts_with("第3行："), "{said}");
        assert_eq!(lines[1], "第5行：第12项（agenda）：超过本项满分，最高 4 分。");
        let said = word(&Words::new(Language::English), &views, &rows);
        assert!(said.contains("Row 5: Item 12 (agenda): "), "{said}");
    }

    #[test]
    fn plurals_and_numbers() {
        let (views, words) = (MemoryViews::default(), Words::new(Language::English));
        let said = |unrated| word(&words, &views, &Refusal::Unfinished { unrated });
        assert_eq!(said(vec![3]), "The scorecard cannot be signed yet: item 3 is not rated. Rate it first.");
        assert_eq!(said(vec![3, 5, 6, 7]), "The scorecard cannot be signed yet: 4 items are not rated: 3, 5–7. Rate them first.");
    }

    #[test]
    fn what_was_not_found_is_met_with_what_there_is() {
        let known = vec![s("滨河街道/滨河社区 (BH1)"), s("城南街道/南门社区")];
        let unknown = NotFound::Unknown { known };
        let words = Words::new(Language::Chinese);
        let what = say!(words, "thing-community");
        for (text, expected) in [("滨湖社区", "滨河社区"), ("BH2", "BH1"), ("滨河街道/滨湖社区", "滨河街道/滨河社区")]
        {
            let said = not_found(&words, &what, text, &unknown);
            assert!(said.contains(text) && said.contains(&format!("是不是想写“{expected}”")), "{said}");
        }
        let said = not_found(&words, &what, "西山", &unknown);
        assert!(said.contains("滨河街道/滨河社区") && said.contains("南门社区"), "{said}");
        let said = not_found(&words, &what, "", &NotFound::Unknown { known: Vec::new() });
        assert!(said.contains("starpoint --help"), "{said}");
        let candidates = (0..SHOWN).map(|index| format!("社区{index}")).collect();
        let said = not_found(&words, &what, "社区", &NotFound::Ambiguous { candidates });
        assert!(said.contains("社区7、…"), "{said}");
        let said = not_found(&words, &what, "11010519491231002X", &unknown);
        assert!(!said.contains("1949"), "{said}");
    }
}
