//! The typefaces one report is set in, loaded, and which of its characters none of them has.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use typst::foundations::{Bytes, Dict, Str, Value};
use typst::text::{Font, is_default_ignorable};
use unicode_segmentation::UnicodeSegmentation as _;

use super::super::error::RenderError;
use super::fonts::{FaceAt, Fonts, Role};

/// The sign printers set for a type they lack, and what stands for it where no font has that either.
const LACKING: [char; 2] = ['〓', '?'];

/// The typefaces of one report.
pub struct Typefaces {
    /// Every font, the roles' first.
    pub fonts: Vec<Font>,
    /// By the role's name: its families, separated by commas, the first to be tried first.
    pub roles: Dict,
    /// The characters that no font has, without what is not seen of them.
    pub lacking: BTreeSet<String>,
    stand_in: char,
}

impl Typefaces {
    /// Loads what a text of these characters needs.
    pub fn of(found: &Fonts, needed: &BTreeSet<String>) -> Result<Self, RenderError> {
        let mut loading = Loading::default();
        let mut families: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for role in Role::ALL {
            let loaded: Vec<String> = found.faces(role).iter().filter_map(|face| loading.add(face)).collect();
            families.insert(role.name(), loaded.into_iter().take(1).collect());
        }
        let body = families.get(Role::Body.name()).cloned().unwrap_or_default();
        if loading.fonts.is_empty() || (body.is_empty() && needed.iter().any(|one| one.chars().any(is_han))) {
            return Err(RenderError::NoFont);
        }
        let has = |loading: &Loading, one: &str| !one.chars().any(is_private) && loading.has(one);
        let mut lacking: BTreeSet<String> = needed.iter().map(|one| visible(one)).filter(|one| !has(&loading, one)).collect();
        if !lacking.is_empty() {
            let mut wanted: BTreeSet<String> = lacking.iter().filter(|one| !one.chars().any(is_private)).cloned().collect();
            wanted.insert(LACKING[0].to_string());
            wanted.retain(|one| !loading.has(one));
            for face in found.with(wanted) {
                loading.add(&face);
            }
            lacking.retain(|one| !has(&loading, one));
        }
        let stand_in = if loading.has(&LACKING[0].to_string()) { LACKING[0] } else { LACKING[1] };
        // What was taken in for single characters is tried by name, too: left alone, the typesetter looks for a character's first
        // part only, and its marks may be lacking there.
        let all: Vec<String> = loading.fonts.iter().map(|font| font.info().family.clone()).collect();
        let mut roles = Dict::new();
        for (role, own) in families {
            let mut list: Vec<String> = Vec::new();
            for family in own.into_iter().chain(body.iter().cloned()).chain(all.iter().cloned()) {
                if !list.contains(&family) {
                    list.push(family);
                }
            }
            roles.insert(Str::from(role), Value::Str(list.join(",").into()));
        }
        Ok(Self { fonts: loading.fonts, roles, lacking, stand_in })
    }

    /// A text as these fonts can show it.
    pub fn shown(&self, text: &str) -> String {
        let mut shown = String::with_capacity(text.len());
        for one in text.graphemes(true).map(visible) {
            if self.lacking.contains(&one) { shown.push(self.stand_in) } else { shown.push_str(&one) }
        }
        shown
    }
}

/// A character without what only steers how it is drawn.
pub fn visible(one: &str) -> String {
    one.chars().filter(|c| !is_default_ignorable(*c)).collect()
}

#[derive(Default)]
struct Loading {
    files: BTreeMap<PathBuf, Option<Bytes>>,
    fonts: Vec<Font>,
}

impl Loading {
    /// Takes a face in; answers the family it belongs to. A file that is gone or broken by now is none.
    fn add(&mut self, face: &FaceAt) -> Option<String> {
        let read = || fs::read(&face.path).ok().map(Bytes::new);
        let data = self.files.entry(face.path.clone()).or_insert_with(read).clone()?;
        let known = self.fonts.iter().find(|font| *font.data() == data && font.index() == face.index);
        if let Some(font) = known {
            return Some(font.info().family.clone());
        }
        let font = Font::new(data, face.index)?;
        let family = font.info().family.clone();
        self.fonts.push(font);
        Some(family)
    }

    /// Whether one font has a character with all its marks.
    fn has(&self, one: &str) -> bool {
        let covers = |font: &Font| one.chars().all(|c| font.info().coverage.contains(c.into()));
        self.fonts.iter().any(covers)
    }
}

/// A Chinese character.
const fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

/// A character without a meaning of its own: an archive must not hold it, whatever a font draws there.
const fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
}
