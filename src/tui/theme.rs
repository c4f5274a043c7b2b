//! Themes: what a meaning looks like. Data in `themes/*.toml`; screens name roles, never colours.

use std::collections::BTreeMap;

use ratatui::style::{Color, Modifier, Style};
use serde::Deserialize;

/// What a piece of the screen means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Ordinary text.
    Text,
    /// Said beside the main thing.
    Dim,
    /// The main thing.
    Strong,
    /// The title of the screen.
    Title,
    /// What belongs to the item in hand.
    Accent,
    /// A key to press.
    Key,
    /// Stars.
    Star,
    /// Held, saved, done.
    Good,
    /// To be looked at.
    Warn,
    /// Refused, lost, violated.
    Bad,
    /// The line the cursor is on.
    Selected,
    /// Where text is typed.
    Field,
    /// What is true of the whole screen (DEMO, read only).
    Banner,
    /// Lines between things.
    Rule,
}

impl Role {
    const ALL: [Self; 14] = [
        Self::Text,
        Self::Dim,
        Self::Strong,
        Self::Title,
        Self::Accent,
        Self::Key,
        Self::Star,
        Self::Good,
        Self::Warn,
        Self::Bad,
        Self::Selected,
        Self::Field,
        Self::Banner,
        Self::Rule,
    ];
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Paint {
    fg: Option<String>,
    bg: Option<String>,
    bold: bool,
    underlined: bool,
    reversed: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    name: String,
    roles: BTreeMap<Role, Paint>,
}

/// A theme: one style per role.
#[derive(Clone, Debug)]
pub struct Theme {
    /// Its name.
    pub name: String,
    styles: BTreeMap<Role, Style>,
}

/// The themes the program comes with, the default first.
const BUILT_IN: [(&str, &str); 2] =
    [("ink", include_str!("../../themes/ink.toml")), ("mono", include_str!("../../themes/mono.toml"))];

impl Theme {
    /// The names of the themes there are.
    pub fn names() -> impl Iterator<Item = &'static str> {
        BUILT_IN.iter().map(|(name, _)| *name)
    }

    /// The theme with this name.
    pub fn named(name: &str) -> Option<Self> {
        let (_, text) = BUILT_IN.iter().find(|(known, _)| *known == name)?;
        Self::parse(text).ok()
    }

    /// Reads a theme. Every role must be there: a missing one would be a state nobody sees.
    pub fn parse(text: &str) -> Result<Self, String> {
        let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
        let missing: Vec<String> =
            Role::ALL.iter().filter(|role| !file.roles.contains_key(role)).map(|role| format!("{role:?}")).collect();
        if !missing.is_empty() {
            return Err(format!("missing roles: {}", missing.join(", ")));
        }
        let colour = |name: &Option<String>| {
            let read = |name: &String| name.parse::<Color>().map_err(|_| format!("no colour {name:?}"));
            name.as_ref().map(read).transpose()
        };
        let style = |paint: &Paint| -> Result<Style, String> {
            let mut style = Style { fg: colour(&paint.fg)?, bg: colour(&paint.bg)?, ..Style::new() };
            for (wanted, modifier) in
                [(paint.bold, Modifier::BOLD), (paint.underlined, Modifier::UNDERLINED), (paint.reversed, Modifier::REVERSED)]
            {
                if wanted {
                    style = style.add_modifier(modifier);
                }
            }
            Ok(style)
        };
        let styles: Result<BTreeMap<Role, Style>, String> =
            file.roles.iter().map(|(role, paint)| Ok((*role, style(paint)?))).collect();
        Ok(Self { name: file.name, styles: styles? })
    }

    /// The style of a role.
    pub fn style(&self, role: Role) -> Style {
        self.styles.get(&role).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn built_in_themes_read_and_mono_has_no_colour() {
        for name in Theme::names() {
            assert_eq!(Theme::named(name).unwrap().name, name);
        }
        let mono = Theme::named("mono").unwrap();
        assert!(Role::ALL.iter().all(|role| mono.style(*role).fg.is_none() && mono.style(*role).bg.is_none()));
        assert!(Theme::named("neon").is_none());
    }
}
