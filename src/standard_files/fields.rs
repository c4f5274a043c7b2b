//! Reading the fields of one TOML table: each reader takes a key, reports what is wrong with it and goes on.
//!
//! A key nobody asked for is unknown; the keys asked for are the known ones, so there is no second list to keep.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::problem::ProblemKind;
use super::sheet::{Sheet, element, field};
use super::vocabulary::ValueType;
use crate::domain::points::{Points, PointsError};
use crate::domain::wording::Wording;
use crate::text::nearest::nearest;

/// One table of the file being read.
pub(super) struct Fields<'a, 'i> {
    pub sheet: &'a mut Sheet,
    table: &'a DeTable<'i>,
    place: String,
    asked: Vec<&'static str>,
    /// The item's kind and the keys that belong to items of some kind.
    kind: Option<(&'static str, &'static [&'static str])>,
}

impl<'a, 'i> Fields<'a, 'i> {
    /// Reads `table`, then reports the keys nobody asked for.
    pub fn read<T>(
        sheet: &'a mut Sheet,
        table: &'a DeTable<'i>,
        place: String,
        read: impl FnOnce(&mut Fields<'_, 'i>) -> T,
    ) -> T {
        let mut fields = Fields { sheet, table, place, asked: Vec::new(), kind: None };
        let value = read(&mut fields);
        fields.report_unknown();
        value
    }

    /// Where this table stands.
    pub fn place(&self) -> &str {
        &self.place
    }

    /// The place of one of its fields.
    pub fn at(&self, key: &str) -> String {
        field(&self.place, key)
    }

    /// Whether the key is written.
    pub fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// Says of which kind the item is, so that a key of another kind is named as such.
    pub fn is_of_kind(&mut self, kind: &'static str, keys_of_kinds: &'static [&'static str]) {
        self.kind = Some((kind, keys_of_kinds));
    }

    /// Takes these keys as known without reading them.
    pub fn ignore(&mut self, keys: &'static [&'static str]) {
        self.asked.extend(keys);
    }

    /// Reports the key if it is not written.
    pub fn needs(&mut self, key: &'static str) {
        if !self.has(key) {
            let place = self.at(key);
            self.sheet.unreadable(&place, ProblemKind::MissingKey { key });
        }
    }

    /// Reports if more than one of `keys` is written.
    pub fn at_most_one(&mut self, keys: &[&'static str]) {
        if keys.iter().filter(|key| self.has(key)).count() > 1 {
            let place = self.place.clone();
            self.sheet.unreadable(&place, ProblemKind::OnlyOneOf { keys: keys.to_vec() });
        }
    }

    /// Reports unless exactly one of `keys` is written.
    pub fn exactly_one(&mut self, keys: &[&'static str]) {
        self.at_most_one(keys);
        if !keys.iter().any(|key| self.has(key)) {
            let place = self.place.clone();
            self.sheet.unreadable(&place, ProblemKind::NeedsOneOf { keys: keys.to_vec() });
        }
    }

    fn get(&mut self, key: &'static str) -> Option<(String, &'a Spanned<DeValue<'i>>)> {
        self.asked.push(key);
        let (written, value) = self.table.get_key_value(key)?;
        let place = self.at(key);
        self.sheet.visit(&place, written.span().start);
        Some((place, value))
    }

    fn wrong_type(&mut self, place: &str, expected: ValueType, found: &DeValue<'_>) {
        self.sheet.unreadable(place, ProblemKind::WrongType { expected, found: ValueType::of(found) });
    }

    /// A text as it is written.
    pub fn text(&mut self, key: &'static str) -> Option<String> {
        let (place, value) = self.get(key)?;
        if let Some(text) = value.get_ref().as_str() {
            return Some(text.to_owned());
        }
        self.wrong_type(&place, ValueType::Text, value.get_ref());
        None
    }

    /// A text that has to be there; empty when it is not, which is reported.
    pub fn needed_text(&mut self, key: &'static str) -> String {
        self.needs(key);
        self.text(key).unwrap_or_default()
    }

    /// `true` or `false`.
    pub fn flag(&mut self, key: &'static str) -> Option<bool> {
        let (place, value) = self.get(key)?;
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            self.wrong_type(&place, ValueType::YesNo, value.get_ref());
        }
        flag
    }

    /// A text, or `true`/`false` taken as the words `yes` and `no`.
    pub fn answer(&mut self, key: &'static str) -> Option<String> {
        let written = self.table.get(key).and_then(|value| value.get_ref().as_bool());
        match written {
            Some(answer) => self.flag(key).map(|_| if answer { "yes" } else { "no" }.to_owned()),
            None => self.text(key),
        }
    }

    /// Points or percent, read from the digits as they are written: no float in between could bend 3.55.
    pub fn points(&mut self, key: &'static str) -> Option<Points> {
        let (place, value) = self.get(key)?;
        let (text, points) = match value.get_ref() {
            DeValue::Integer(number) if number.radix() != 10 => {
                let points = i64::from_str_radix(number.as_str(), number.radix()).map_err(|_| PointsError::OutOfRange);
                (number.as_str(), points.and_then(|whole| whole.to_string().parse()))
            }
            DeValue::Integer(number) => (number.as_str(), number.as_str().parse()),
            DeValue::Float(number) => (number.as_str(), number.as_str().parse()),
            DeValue::String(text) => (text.as_ref(), text.parse()),
            other => {
                self.wrong_type(&place, ValueType::Number, other);
                return None;
            }
        };
        match points {
            Ok(points) => Some(points),
            Err(reason) => {
                self.sheet.unreadable(&place, ProblemKind::BadPoints { text: text.to_owned(), reason });
                None
            }
        }
    }

    /// Points that have to be there; zero when they are not, which is reported.
    pub fn needed_points(&mut self, key: &'static str) -> Points {
        self.needs(key);
        self.points(key).unwrap_or_default()
    }

    /// A whole number within `low..=high`.
    pub fn whole(&mut self, key: &'static str, low: u32, high: u32) -> Option<u32> {
        let (place, value) = self.get(key)?;
        let DeValue::Integer(number) = value.get_ref() else {
            self.wrong_type(&place, ValueType::WholeNumber, value.get_ref());
            return None;
        };
        let read = u32::from_str_radix(number.as_str(), number.radix()).ok().filter(|number| (low..=high).contains(number));
        if read.is_none() {
            self.sheet.unreadable(&place, ProblemKind::OutOfRange { value: number.to_string(), low, high });
        }
        read
    }

    /// A number of stars that has to be there, from `low` to 9.
    pub fn needed_stars(&mut self, key: &'static str, low: u32) -> u8 {
        self.needs(key);
        self.whole(key, low, 9).and_then(|stars| u8::try_from(stars).ok()).unwrap_or_default()
    }

    /// One of several words.
    pub fn choice<T: Copy>(&mut self, key: &'static str, choices: &[(&'static str, T)]) -> Option<T> {
        let text = self.text(key)?;
        let place = self.at(key);
        choose(self.sheet, &place, &text, choices)
    }

    /// A list of words, each one of `choices`.
    pub fn choices<T: Copy>(&mut self, key: &'static str, choices: &[(&'static str, T)]) -> Vec<T> {
        let texts = self.texts(key);
        let list = self.at(key);
        let chosen =
            texts.iter().enumerate().filter_map(|(index, text)| choose(self.sheet, &element(&list, index), text, choices));
        chosen.collect()
    }

    /// A text for people, in one language or several; empty when it is not written.
    pub fn wording(&mut self, key: &'static str) -> Wording {
        self.get(key).map_or_else(Wording::default, |(place, value)| self.wording_of(&place, value.get_ref()))
    }

    /// A text for people that has to be there.
    pub fn needed_wording(&mut self, key: &'static str) -> Wording {
        self.needs(key);
        self.wording(key)
    }

    fn wording_of(&mut self, place: &str, value: &DeValue<'_>) -> Wording {
        match value {
            DeValue::String(text) if text.trim().is_empty() => Wording::default(),
            DeValue::String(text) => Wording::one(&self.sheet.language, text.as_ref()),
            DeValue::Table(texts) => {
                let mut wording = Wording::default();
                for (tag, text) in texts {
                    let place = field(place, tag.get_ref());
                    self.sheet.visit(&place, tag.span().start);
                    match text.get_ref().as_str() {
                        _ if !is_language_tag(tag.get_ref()) => {
                            self.sheet.unreadable(&place, ProblemKind::BadLanguage { tag: tag.get_ref().to_string() });
                        }
                        None => self.wrong_type(&place, ValueType::Text, text.get_ref()),
                        Some(text) if text.trim().is_empty() => {
                            self.sheet.unreadable(&place, ProblemKind::EmptyText);
                        }
                        Some(text) => wording.set(tag.get_ref(), text),
                    }
                }
                wording
            }
            other => {
                self.wrong_type(place, ValueType::Wording, other);
                Wording::default()
            }
        }
    }

    fn list(&mut self, key: &'static str) -> Option<(String, Vec<(String, &'a DeValue<'i>)>)> {
        let (place, value) = self.get(key)?;
        let Some(values) = value.get_ref().as_array() else {
            self.wrong_type(&place, ValueType::List, value.get_ref());
            return None;
        };
        let mut elements = Vec::with_capacity(values.len());
        for (index, value) in values.iter().enumerate() {
            let element = element(&place, index);
            self.sheet.visit(&element, value.span().start);
            elements.push((element, value.get_ref()));
        }
        Some((place, elements))
    }

    /// A list of texts for people.
    pub fn wordings(&mut self, key: &'static str) -> Vec<Wording> {
        let Some((_, elements)) = self.list(key) else {
            return Vec::new();
        };
        elements.into_iter().map(|(place, value)| self.wording_of(&place, value)).collect()
    }

    /// A list of texts as they are written.
    pub fn texts(&mut self, key: &'static str) -> Vec<String> {
        let Some((list, elements)) = self.list(key) else {
            return Vec::new();
        };
        let mut texts = Vec::with_capacity(elements.len());
        for (place, value) in elements {
            match value.as_str() {
                Some(text) => texts.push(text.to_owned()),
                None => self.wrong_element(&list, &place, ValueType::Text, value),
            }
        }
        texts
    }

    /// A table inside this one.
    pub fn table<T>(&mut self, key: &'static str, read: impl FnOnce(&mut Fields<'_, 'i>) -> T) -> Option<T> {
        let (place, value) = self.get(key)?;
        if let Some(table) = value.get_ref().as_table() {
            return Some(Fields::read(self.sheet, table, place, read));
        }
        self.wrong_type(&place, ValueType::Table, value.get_ref());
        None
    }

    /// Tables of which there is mostly one: `[key]`, or several as in [`Self::tables`].
    pub fn table_or_tables<T>(&mut self, key: &'static str, read: impl FnMut(&mut Fields<'_, 'i>) -> T) -> Vec<T> {
        if self.table.get(key).is_some_and(|value| value.get_ref().is_table()) {
            return self.table(key, read).into_iter().collect();
        }
        self.tables(key, read)
    }

    /// A list of tables, written `[[key]]` or `key = [ { … } ]`.
    pub fn tables<T>(&mut self, key: &'static str, mut read: impl FnMut(&mut Fields<'_, 'i>) -> T) -> Vec<T> {
        let Some((list, elements)) = self.list(key) else {
            return Vec::new();
        };
        let mut tables = Vec::with_capacity(elements.len());
        for (place, value) in elements {
            match value.as_table() {
                Some(table) => tables.push(Fields::read(self.sheet, table, place, &mut read)),
                None => self.wrong_element(&list, &place, ValueType::Table, value),
            }
        }
        tables
    }

    /// An element left out shifts the positions of those behind it, so the whole list counts as unreadable.
    fn wrong_element(&mut self, list: &str, place: &str, expected: ValueType, value: &DeValue<'_>) {
        self.wrong_type(place, expected, value);
        self.sheet.taint(list);
    }

    fn report_unknown(&mut self) {
        for key in self.table.keys() {
            let name: &str = key.get_ref();
            if self.asked.contains(&name) {
                continue;
            }
            let what = match self.kind {
                Some((kind, keys)) if keys.contains(&name) => ProblemKind::KeyNotForKind { key: name.to_owned(), kind },
                _ => ProblemKind::UnknownKey {
                    key: name.to_owned(),
                    nearest: nearest(name, self.asked.iter().copied().filter(|asked| !self.has(asked))).map(str::to_owned),
                },
            };
            self.sheet.push(self.sheet.line_at(key.span().start), &self.place, what);
        }
    }
}

fn choose<T: Copy>(sheet: &mut Sheet, place: &str, text: &str, choices: &[(&'static str, T)]) -> Option<T> {
    let chosen = choices.iter().find(|(name, _)| *name == text).map(|(_, value)| *value);
    if chosen.is_none() {
        let choices: Vec<&'static str> = choices.iter().map(|(name, _)| *name).collect();
        let nearest = nearest(text, choices.iter().copied());
        sheet.unreadable(place, ProblemKind::UnknownChoice { value: text.to_owned(), choices, nearest });
    }
    chosen
}

/// `zh-CN`, `en`, `ug`: a language of two or three letters, then parts of letters and digits.
pub(super) fn is_language_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or("");
    (2..=3).contains(&language.len())
        && language.bytes().all(|byte| byte.is_ascii_lowercase())
        && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}
