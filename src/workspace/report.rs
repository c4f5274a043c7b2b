//! The field report with the critiques in it: composing knows no critique, so here both come together. And what its file is
//! called.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::Path;

use crate::clock;
use crate::critique::{Length, chapters, read};
use crate::domain::evidence::Picture;
use crate::domain::ids::{CommunityId, RoundId};
use crate::domain::lookup::meetings;
use crate::domain::quota::Awards;
use crate::domain::standing::StopCards;
use crate::domain::views::{Community, Read};
use crate::pictures;
use crate::report::document::Image;
use crate::report::{Common, Context, CritiquePart, Document, Profile, compose};
use crate::text::{Words, say};

use super::evidence::kept;
use super::files::file_name;

/// The field report of these communities, each with its written critique. Whoever has no mark yet has no critique. Told how
/// far it is, in communities; `None` when it is broken off.
pub fn field_report(
    views: &dyn Read,
    round: RoundId,
    communities: &[CommunityId],
    words: &Words,
    mut context: Context,
    told: &mut dyn FnMut(u64, u64) -> ControlFlow<()>,
) -> Option<Document> {
    let awards = Awards::of(views, round);
    let all = communities.len() as u64;
    for (done, community) in (1..).zip(communities) {
        known(views, round, *community, &awards, words, &mut context);
        // Reading the critiques is the first half of the work.
        if told(done, all * 2).is_break() {
            return None;
        }
    }
    compose(views, round, communities, words, &context, &mut |done, all| told(done + all, all * 2))
}

/// The field report of each of these communities by itself, one after the other, so that only one is held at a time. `take` gets
/// each; `None` when it breaks off.
pub fn each_report(
    views: &dyn Read,
    round: RoundId,
    communities: &[CommunityId],
    words: &Words,
    mut context: Context,
    take: &mut dyn FnMut(CommunityId, Document) -> ControlFlow<()>,
) -> Option<()> {
    let common = Common::read(views, round);
    for community in communities {
        context.critiques.clear();
        context.signed_at.clear();
        context.images.clear();
        known(views, round, *community, &common.awards, words, &mut context);
        if take(*community, common.report(views, round, *community, words, &context)).is_break() {
            return None;
        }
    }
    Some(())
}

/// Puts into the context what composing cannot know of a community: its critique and when its cards were signed.
fn known(views: &dyn Read, round: RoundId, community: CommunityId, awards: &Awards, words: &Words, context: &mut Context) {
    let Some(stop) = StopCards::read(views, round, community) else { return };
    for (inspector, card) in stop.cards.iter().filter(|(_, card)| card.is_signed()) {
        let at = card.signed.stamp().map_or_else(String::new, |stamp| clock::local_text(stamp.ms));
        context.signed_at.insert((community, *inspector), at);
    }
    context.critiques.extend(written(views, &stop, community, awards, words));
    let images = images(views, round, community, context.folder.as_deref());
    context.images.extend(images);
}

/// The critique as it is handed over; of whoever has no mark yet only what somebody wrote.
fn written(
    views: &dyn Read,
    stop: &StopCards,
    community: CommunityId,
    awards: &Awards,
    words: &Words,
) -> Option<(CommunityId, Vec<CritiquePart>)> {
    let critique = read(views, stop.meeting?, community, awards, words)?;
    if !stop.begun() && !critique.written {
        return None;
    }
    let parts = chapters(words, &critique.rows, Length::Written).into_iter();
    let parts = parts.map(|chapter| CritiquePart {
        part: chapter.part,
        heading: chapter.heading,
        paragraphs: chapter.paragraphs,
        points: chapter.points,
    });
    Some((community, parts.collect()))
}

/// The evidence pictures of a community's stop that are there.
fn images(views: &dyn Read, round: RoundId, community: CommunityId, folder: Option<&Path>) -> BTreeMap<String, Image> {
    let meeting = || StopCards::read(views, round, community)?.meeting;
    let Some((folder, view)) = folder.zip(meeting().and_then(|meeting| views.evidence(meeting, community))) else {
        return BTreeMap::new();
    };
    let image = |(file, _): (&str, &Picture)| {
        let jpeg = kept(folder, file)?;
        let (width, height) = pictures::size(&jpeg)?;
        Some((file.to_owned(), Image { width, height, jpeg: jpeg.into() }))
    };
    view.standing().into_iter().filter_map(image).collect()
}

/// What the file of a round's bulletin (通报) is called, without an extension: the last day, round, and what it is.
pub fn bulletin_name(views: &dyn Read, round: RoundId, words: &Words) -> String {
    let name = views.round(round).and_then(|view| view.head.get().map(|head| head.name.clone())).unwrap_or_default();
    let day = meetings(views, round).pop().map_or_else(clock::today, |meeting| meeting.date);
    file_name([day.as_str(), &name, &say!(words, "bulletin-name")])
}

/// Whom a profile is for, in words: as a choice, and in a file's name.
pub fn profile_name(words: &Words, profile: Profile) -> String {
    words.lookup(&format!("profile-{}", profile.id())).unwrap_or_else(|| profile.id().to_owned())
}

/// What the file of a community's report is called, without an extension: day, subdistrict, community, whom it is for, and how
/// far it can be relied on.
pub fn report_name(views: &dyn Read, round: RoundId, community: &Community, profile: Profile, words: &Words) -> String {
    let stop = StopCards::read(views, round, community.id);
    let meeting = stop.as_ref().and_then(|stop| views.meeting(stop.meeting?));
    let date = meeting.map_or_else(clock::today, |meeting| meeting.date);
    let outcome = stop.as_ref().map(StopCards::outcome);
    let signed = stop.as_ref().is_some_and(|stop| stop.cards.iter().all(|(_, card)| card.marks().is_empty() || card.is_signed()));
    let version = match outcome {
        Some(outcome) if outcome.provisional || outcome.total.is_none() => say!(words, "report-version-provisional"),
        Some(_) if signed => say!(words, "report-version-final"),
        Some(_) => say!(words, "report-version-draft"),
        None => String::new(),
    };
    file_name([date.as_str(), &community.subdistrict, &community.name, &profile_name(words, profile), &version])
}

/// What the file of a community's notice of rectification is called, without an extension.
pub fn notice_name(views: &dyn Read, round: RoundId, community: &Community, words: &Words) -> String {
    let meeting = StopCards::read(views, round, community.id).and_then(|stop| views.meeting(stop.meeting?));
    let date = meeting.map_or_else(clock::today, |meeting| meeting.date);
    file_name([date.as_str(), &community.subdistrict, &community.name, &say!(words, "notice-title")])
}
