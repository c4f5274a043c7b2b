//! Files on their way in: which is in hand, where it goes, and why that is proposed.

use std::path::{Path, PathBuf};

use crate::clock;
use crate::domain::evidence::marked_when;
use crate::domain::ids::CommunityId;
use crate::pictures::Prepared;
use crate::tui::slices::Evidence;
use crate::tui::widgets::image::Shown;

/// The files on their way in.
#[derive(Debug)]
pub struct Taking {
    /// The files, in order.
    pub files: Vec<PathBuf>,
    /// The one in hand.
    pub at: usize,
    /// What it holds, or what is wrong with it.
    pub held: Result<(Prepared, Shown), String>,
    /// The community it goes to, by its place among the stops.
    pub stop: usize,
    /// The item it goes to, by running number; `None`: the community as a whole.
    pub item: Option<usize>,
    /// The camera's clock proposed this; until something else is chosen.
    pub proposed: bool,
    /// What was typed of a running number.
    pub typed: String,
}

impl Taking {
    /// A file in hand, with what the camera's clock proposes; else where the page and the last picture are.
    pub fn new(
        slice: &Evidence,
        (files, at): (Vec<PathBuf>, usize),
        held: Result<(Prepared, Shown), String>,
        last: Option<(usize, Option<usize>)>,
    ) -> Self {
        let place = |community: CommunityId| slice.stops.iter().position(|stop| stop.id == community);
        let taken = held.as_ref().ok().and_then(|(prepared, _)| clock::parse_ms(prepared.taken.as_deref()?));
        let mark = taken.and_then(|taken| marked_when(&slice.marks, taken));
        let proposed = mark.and_then(|mark| Some((place(mark.community)?, slice.standard.number(&mark.item))));
        let (stop, item) = proposed.or(last).unwrap_or_else(|| (place(slice.community.id).unwrap_or(0), None));
        Self { files, at, held, stop, item, proposed: proposed.is_some(), typed: String::new() }
    }

    /// The file in hand.
    pub fn file(&self) -> &Path {
        self.files.get(self.at).map_or(Path::new(""), PathBuf::as_path)
    }

    /// Takes a digit of a running number, as far as there are such items; 0 is the community as a whole.
    pub fn digit(&mut self, digit: char, items: usize) {
        let number = |text: &str| text.parse::<usize>().ok().filter(|number| *number <= items);
        let longer = format!("{}{digit}", self.typed);
        let text = if number(&longer).is_some() { longer } else { digit.to_string() };
        if let Some(chosen) = number(&text) {
            (self.item, self.proposed) = (Some(chosen).filter(|number| *number > 0), false);
            self.typed = text;
        }
    }

    /// Another community of the meeting.
    pub fn step(&mut self, stops: usize, on: bool) {
        let by = if on { 1 } else { stops.saturating_sub(1) };
        (self.stop, self.proposed) = ((self.stop + by) % stops.max(1), false);
    }
}
