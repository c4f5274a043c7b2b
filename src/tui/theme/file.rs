//! A theme file: `inherit`, the ground in `[base]`, one entry per role in `[roles]`. Reading goes on after a fault, so that
//! all of them are told at once; a role with a fault in it looks as in the inherited theme.

use std::collections::BTreeMap;

use ratatui::style::{Color, Modifier, Style};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::colour::{Rgb, SIXTEEN, is_dark};
use super::problem::{Fault, ThemeProblem};
use super::{DEFAULT, Depth, Role, Theme};
use crate::text::nearest::nearest;

/// What one role, or the ground, looks like: in full colours and in sixteen, which each terminal shows in its own shades and
/// are therefore chosen by hand.
#[derive(Clone, Copy, Debug, Default)]
struct Paint {
    fg: Option<Rgb>,
    bg: Option<Rgb>,
    fg16: Option<Color>,
    bg16: Option<Color>,
    modifiers: Modifier,
}

impl Paint {
    fn at(&self, depth: Depth) -> Style {
        let (fg, bg) = match depth {
            Depth::True => (self.fg.map(Rgb::whole), self.bg.map(Rgb::whole)),
            Depth::Indexed => (self.fg.map(Rgb::indexed), self.bg.map(Rgb::indexed)),
            Depth::Sixteen => (self.fg16, self.bg16),
            Depth::None => (None, None),
        };
        let mut modifiers = self.modifiers;
        if depth == Depth::None && self.bg.is_some() && !modifiers.contains(Modifier::UNDERLINED) {
            // A surface that loses its colour must still be seen.
            modifiers |= Modifier::REVERSED;
        }
        if depth == Depth::Sixteen && fg.is_some_and(is_dark) {
            modifiers -= Modifier::BOLD;
        }
        Style { fg, bg, ..Style::new() }.add_modifier(modifiers)
    }
}

/// A theme as it is written, for every terminal.
#[derive(Clone, Debug)]
pub struct Design {
    /// Its name.
    pub name: String,
    base: Paint,
    roles: BTreeMap<Role, Paint>,
}

impl Design {
    /// As a terminal with so many colours shows it.
    pub fn at(&self, depth: Depth) -> Theme {
        // The ground is everywhere: it carries colours and nothing else.
        let base = Style { add_modifier: Modifier::empty(), ..self.base.at(depth) };
        let styles = self.roles.iter().map(|(role, paint)| (*role, paint.at(depth))).collect();
        Theme { name: self.name.clone(), depth, base, styles }
    }
}

/// Reads a theme; `None` when the text is no TOML. `parents` are the themes it may inherit from.
pub fn read(name: &str, text: &str, parents: &[Design], problems: &mut Vec<ThemeProblem>) -> Option<Design> {
    let told = problems.len();
    let mut reader = Reader { name, text, problems };
    let (file, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let start = error.span().map_or(text.len(), |span| span.start);
        let before = text.get(..start).unwrap_or(text);
        let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
        reader.tell(start, "", Fault::Syntax { column, message: error.message().to_owned() });
    }
    if !errors.is_empty() {
        return None;
    }
    let file = file.get_ref();
    let parent = reader.parent(file.get("inherit"), parents);
    let (mut base, mut roles) = parent.map_or_else(Default::default, |parent| (parent.base, parent.roles.clone()));
    let mut missing: Vec<Role> = Role::ALL.to_vec();
    for (key, value) in file {
        match key.get_ref().as_ref() {
            "inherit" => {}
            "base" => base = reader.paint("base", value).unwrap_or(base),
            "roles" => {
                let Some(table) = reader.table("roles", value) else { continue };
                for (key, value) in table {
                    let known = Role::ALL.iter().find(|role| role.id() == key.get_ref().as_ref());
                    let Some(role) = known else {
                        let nearest = nearest(key.get_ref(), Role::ALL.iter().map(|role| role.id()));
                        reader.tell(key.span().start, "roles", Fault::UnknownRole { name: key.get_ref().to_string(), nearest });
                        continue;
                    };
                    missing.retain(|missing| missing != role);
                    if let Some(paint) = reader.paint(&format!("roles.{}", role.id()), value) {
                        roles.insert(*role, paint);
                    }
                }
            }
            other => reader.unknown(key, "", other, &["inherit", "base", "roles"]),
        }
    }
    // Whoever inherits on purpose leaves out what is to stay.
    if !missing.is_empty() && !file.contains_key("inherit") {
        let what = Fault::MissingRoles { roles: missing.iter().map(|role| role.id()).collect() };
        problems.push(ThemeProblem { file: format!("{name}.toml"), line: 0, place: String::new(), what });
    }
    problems[told..].sort_by_key(|problem| problem.line);
    Some(Design { name: name.to_owned(), base, roles })
}

struct Reader<'a> {
    name: &'a str,
    text: &'a str,
    problems: &'a mut Vec<ThemeProblem>,
}

type Value<'i> = Spanned<DeValue<'i>>;

impl Reader<'_> {
    fn tell(&mut self, start: usize, place: &str, what: Fault) {
        let line = self.text.bytes().take(start).filter(|byte| *byte == b'\n').count() + 1;
        self.problems.push(ThemeProblem { file: format!("{}.toml", self.name), line, place: place.to_owned(), what });
    }

    fn unknown(&mut self, key: &Spanned<std::borrow::Cow<'_, str>>, place: &str, name: &str, known: &[&'static str]) {
        let nearest = nearest(name, known.iter().copied());
        self.tell(key.span().start, place, Fault::UnknownKey { key: name.to_owned(), nearest });
    }

    /// What is written, for a person to recognise.
    fn written(&self, value: &Value<'_>) -> String {
        value.get_ref().as_str().map_or_else(|| self.text.get(value.span()).unwrap_or("").to_owned(), str::to_owned)
    }

    fn parent<'p>(&mut self, inherit: Option<&Value<'_>>, parents: &'p [Design]) -> Option<&'p Design> {
        let named = |name: &str| parents.iter().find(|parent| parent.name == name);
        let Some(inherit) = inherit else { return named(DEFAULT) };
        let found = inherit.get_ref().as_str().and_then(named);
        if found.is_none() {
            let (text, known) = (self.written(inherit), parents.iter().map(|parent| parent.name.clone()).collect());
            self.tell(inherit.span().start, "inherit", Fault::UnknownParent { text, known });
        }
        found.or_else(|| named(DEFAULT))
    }

    fn table<'v, 'i>(&mut self, place: &str, value: &'v Value<'i>) -> Option<&'v DeTable<'i>> {
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.tell(value.span().start, place, Fault::NotATable { text: self.written(value) });
        }
        table
    }

    /// A role's look; nothing when any of it cannot be read, so that colours meant for each other stay together.
    fn paint(&mut self, place: &str, value: &Value<'_>) -> Option<Paint> {
        let before = self.problems.len();
        let table = self.table(place, value)?;
        let mut paint = Paint::default();
        for (key, value) in table {
            let at = format!("{place}.{}", key.get_ref());
            match key.get_ref().as_ref() {
                "fg" => paint.fg = self.rgb(&at, value),
                "bg" => paint.bg = self.rgb(&at, value),
                "fg16" => paint.fg16 = self.sixteen(&at, value),
                "bg16" => paint.bg16 = self.sixteen(&at, value),
                "bold" => self.flag(&at, value, Modifier::BOLD, &mut paint),
                "underlined" => self.flag(&at, value, Modifier::UNDERLINED, &mut paint),
                "reversed" => self.flag(&at, value, Modifier::REVERSED, &mut paint),
                other => {
                    let known = ["fg", "bg", "fg16", "bg16", "bold", "underlined", "reversed"];
                    self.unknown(key, place, other, &known);
                }
            }
        }
        for (key, column) in [("fg", "fg16"), ("bg", "bg16")] {
            if table.contains_key(key) && !table.contains_key(column) {
                self.tell(value.span().start, place, Fault::NoSixteen { key, column });
            }
        }
        (self.problems.len() == before).then_some(paint)
    }

    fn rgb(&mut self, place: &str, value: &Value<'_>) -> Option<Rgb> {
        let colour = value.get_ref().as_str().and_then(Rgb::parse);
        if colour.is_none() {
            self.tell(value.span().start, place, Fault::NotAColour { text: self.written(value) });
        }
        colour
    }

    fn sixteen(&mut self, place: &str, value: &Value<'_>) -> Option<Color> {
        let text = self.written(value);
        let colour = SIXTEEN.iter().find(|(name, _)| *name == text).map(|(_, colour)| *colour);
        if colour.is_none() {
            self.tell(value.span().start, place, Fault::NotOfSixteen { text });
        }
        colour
    }

    fn flag(&mut self, place: &str, value: &Value<'_>, modifier: Modifier, paint: &mut Paint) {
        match value.get_ref().as_bool() {
            Some(on) => paint.modifiers.set(modifier, on),
            None => self.tell(value.span().start, place, Fault::NotAFlag { text: self.written(value) }),
        }
    }
}
