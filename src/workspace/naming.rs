//! What a person named — on the command line, in a file — found in a folder, or a sentence that says why not.
//!
//! Finding is `domain::lookup`; here is what stands for a name left out, and the words.

use crate::domain::ids::InspectorId;
use crate::domain::lookup::{self, NotFound};
use crate::domain::views::{Community, Inspector, Meeting, Read, RoundHead};
use crate::text::{Words, refusal, say};

fn not_found(words: &Words, what: &str, text: &str, error: &NotFound) -> String {
    refusal::not_found(words, what, text, error)
}

/// The community a text names.
pub fn community(words: &Words, views: &dyn Read, text: &str) -> Result<Community, String> {
    found(words, text, lookup::community(views, text))
}

/// The community found for a text, else why it was not, in words.
pub(super) fn found(words: &Words, text: &str, found: Result<Community, NotFound>) -> Result<Community, String> {
    found.map_err(|error| not_found(words, &say!(words, "thing-community"), text, &error))
}

/// The communities texts name, all of them read once.
pub fn communities(words: &Words, views: &dyn Read, texts: &[String]) -> Result<Vec<Community>, String> {
    let all = lookup::Communities::read(views);
    texts.iter().map(|text| found(words, text, all.find(text))).collect()
}

/// The inspector a text names.
pub fn inspector(words: &Words, views: &dyn Read, text: &str) -> Result<Inspector, String> {
    lookup::inspector(views, text).map_err(|error| not_found(words, &say!(words, "thing-inspector"), text, &error))
}

/// The round of this name, else the latest one.
pub fn round(words: &Words, views: &dyn Read, text: Option<&str>) -> Result<RoundHead, String> {
    match text {
        Some(text) => lookup::round(views, text).map_err(|error| not_found(words, &say!(words, "thing-round"), text, &error)),
        None => views.rounds().pop().ok_or_else(|| say!(words, "cli-no-round")),
    }
}

/// The meeting a text names, else the latest of the round that visits the community.
pub fn meeting(
    words: &Words,
    views: &dyn Read,
    round: &RoundHead,
    text: Option<&str>,
    community: Option<&Community>,
) -> Result<Meeting, String> {
    if let Some(text) = text {
        let found = lookup::meeting(views, round.id, text);
        return found.map_err(|error| not_found(words, &say!(words, "thing-meeting"), text, &error));
    }
    let mut meetings = lookup::meetings(views, round.id);
    if meetings.is_empty() {
        return Err(say!(words, "cli-no-meeting", round = round.name.as_str()));
    }
    meetings.retain(|meeting| community.is_none_or(|community| meeting.stops.contains(&community.id)));
    meetings.pop().ok_or_else(|| {
        let community = community.map_or_else(String::new, Community::path);
        say!(words, "cli-not-visited", community = community, round = round.name.as_str())
    })
}

/// Who rates: the inspector a text names, else the current one, else the only one there is.
pub fn by(words: &Words, views: &dyn Read, text: Option<&str>, current: Option<InspectorId>) -> Result<Inspector, String> {
    // An empty STARPOINT_BY is one that is not set.
    if let Some(text) = text.filter(|text| !text.trim().is_empty()) {
        return inspector(words, views, text);
    }
    if let Some(current) = current.and_then(|current| views.inspector(current)) {
        return Ok(current);
    }
    let mut inspectors = views.inspectors();
    match (inspectors.len(), inspectors.pop()) {
        (0, _) | (_, None) => Err(say!(words, "cli-no-inspector")),
        (1, Some(inspector)) => Ok(inspector),
        _ => Err(say!(words, "cli-which-inspector")),
    }
}
