//! Themes: what a meaning looks like. Data in `themes/*.toml` and in the user's own folder; screens name roles, never colours.
//!
//! - `file` reads a theme and tells everything that is wrong with it; `problem` is what can be wrong, and its words.
//! - `depth` asks the environment how many colours the terminal has; `colour` brings a colour down to that.
//!
//! No state hangs on a colour: whatever carries one also has a symbol or a word beside it, which is the screens' business.

mod colour;
#[cfg(test)]
mod contrast;
mod depth;
mod file;
mod problem;

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use ratatui::style::Style;

pub use colour::reduced;
pub use depth::Depth;
use file::Design;
pub use problem::{ThemeProblem, theme_notice, theme_problem};

macro_rules! roles {
    ($($(#[$doc:meta])* $name:ident = $id:literal),* $(,)?) => {
        /// What a piece of the screen means.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Role {
            $($(#[$doc])* $name,)*
        }

        impl Role {
            /// Every role.
            const ALL: &[Self] = &[$(Self::$name),*];

            /// Its name in theme files.
            const fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }
        }
    };
}

roles! {
    /// Ordinary text.
    Text = "text",
    /// Said beside the main thing.
    Dim = "dim",
    /// The main thing.
    Strong = "strong",
    /// The title of the screen.
    Title = "title",
    /// What belongs to the item in hand.
    Accent = "accent",
    /// A key to press.
    Key = "key",
    /// Stars.
    Star = "star",
    /// Held, saved, done.
    Good = "good",
    /// To be looked at.
    Warn = "warn",
    /// Refused, lost, violated.
    Bad = "bad",
    /// The line the cursor is on, with everything on it.
    Selected = "selected",
    /// Where text is typed.
    Field = "field",
    /// What is true of the whole screen (DEMO, read only).
    Banner = "banner",
    /// Lines between things.
    Rule = "rule",
}

/// A theme as one terminal can show it: one style per role.
#[derive(Clone, Debug)]
pub struct Theme {
    /// Its name.
    pub name: String,
    depth: Depth,
    base: Style,
    styles: BTreeMap<Role, Style>,
}

impl Theme {
    /// The style of a role, to be drawn over the ground: what it leaves open is what stands there already.
    pub fn style(&self, role: Role) -> Style {
        self.styles.get(&role).copied().unwrap_or_default()
    }

    /// The ground everything stands on: the theme's own background, so that a contrast does not hang on the terminal's.
    pub const fn base(&self) -> Style {
        self.base
    }
}

/// The theme a user's theme takes from what it does not say itself, unless it names another.
const DEFAULT: &str = "ink";

/// The themes the program comes with, the default first.
const BUILT_IN: [(&str, &str); 4] = [
    (DEFAULT, include_str!("../../../themes/ink.toml")),
    ("paper", include_str!("../../../themes/paper.toml")),
    ("hall", include_str!("../../../themes/hall.toml")),
    ("mono", include_str!("../../../themes/mono.toml")),
];

/// The themes there are, in the order they are switched through: the program's own, then the user's by name.
#[derive(Clone, Debug)]
pub struct Themes(Vec<Design>);

impl Themes {
    /// The program's own themes.
    pub fn built_in() -> Self {
        let read = |(name, text): &(&str, &str)| file::read(name, text, &[], &mut Vec::new());
        Self(BUILT_IN.iter().filter_map(read).collect())
    }

    /// The program's own themes and every `*.toml` in a folder, named after its file; one named like a built-in theme takes
    /// its place. A folder that is not there holds none. What cannot be read is told, and taken from the inherited theme.
    pub fn load(folder: Option<&Path>) -> (Self, Vec<ThemeProblem>) {
        let built_in = Self::built_in();
        let (mut themes, mut problems) = (built_in.clone(), Vec::new());
        let files = folder.map_or_else(Vec::new, |folder| {
            files(folder).unwrap_or_else(|error| {
                problems.push(ThemeProblem::unreadable(&folder.to_string_lossy(), error));
                Vec::new()
            })
        });
        for path in files {
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            match fs::read_to_string(&path) {
                Ok(text) => {
                    if let Some(design) = file::read(&name, &text, &built_in.0, &mut problems) {
                        themes.put(design);
                    }
                }
                Err(error) => problems.push(ThemeProblem::unreadable(&path.to_string_lossy(), error)),
            }
        }
        (themes, problems)
    }

    fn put(&mut self, design: Design) {
        match self.0.iter_mut().find(|known| known.name == design.name) {
            Some(known) => *known = design,
            None => self.0.push(design),
        }
    }

    /// The names of the themes, in their order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|design| design.name.as_str())
    }

    /// The theme with this name, for a terminal with so many colours.
    pub fn named(&self, name: &str, depth: Depth) -> Option<Theme> {
        self.0.iter().find(|design| design.name == name).map(|design| design.at(depth))
    }

    /// The theme with this name, for the terminal another one is shown on.
    pub fn beside(&self, theme: &Theme, name: &str) -> Option<Theme> {
        self.named(name, theme.depth)
    }

    /// The theme after this one for the same terminal; behind the last comes the first again.
    pub fn next(&self, theme: &Theme) -> Theme {
        let after = self.0.iter().position(|design| design.name == theme.name).map_or(0, |at| at + 1);
        self.0.get(after).or(self.0.first()).map_or_else(|| theme.clone(), |design| design.at(theme.depth))
    }
}

impl Default for Themes {
    fn default() -> Self {
        Self::built_in()
    }
}

/// The theme files of a folder, by name.
fn files(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let paths = entries.map(|entry| Ok(entry?.path())).collect::<std::io::Result<Vec<PathBuf>>>()?;
    let mut files: Vec<PathBuf> =
        paths.into_iter().filter(|path| path.extension().is_some_and(|extension| extension == "toml")).collect();
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use ratatui::style::Modifier;

    use super::*;
    use crate::domain::wording::Language;
    use crate::text::Words;

    const DEPTHS: [Depth; 4] = [Depth::True, Depth::Indexed, Depth::Sixteen, Depth::None];

    #[test]
    fn built_in_themes_are_complete_and_say_every_role() {
        for (name, text) in BUILT_IN {
            let mut problems = Vec::new();
            assert_eq!(file::read(name, text, &[], &mut problems).unwrap().name, name);
            assert!(problems.is_empty(), "{name}: {problems:?}");
        }
    }

    #[test]
    fn without_colours_nothing_is_coloured_and_surfaces_are_still_seen() {
        let themes = Themes::built_in();
        for (name, depth) in themes.names().map(|name| (name, Depth::None)).chain(DEPTHS.map(|depth| ("mono", depth))) {
            let theme = themes.named(name, depth).unwrap();
            let styles = Role::ALL.iter().map(|role| theme.style(*role)).chain([theme.base()]);
            assert!(styles.into_iter().all(|style| style.fg.is_none() && style.bg.is_none()), "{name} {depth:?}");
            for role in [Role::Selected, Role::Field, Role::Banner] {
                let seen = Modifier::REVERSED | Modifier::UNDERLINED;
                assert!(theme.style(role).add_modifier.intersects(seen), "{name} {role:?}");
            }
        }
    }

    #[test]
    fn switching_goes_round_and_keeps_the_terminals_colours() {
        let themes = Themes::built_in();
        let mut theme = themes.named("ink", Depth::Sixteen).unwrap();
        let mut seen = Vec::new();
        for _ in 0..4 {
            theme = themes.next(&theme);
            seen.push((theme.name.clone(), theme.depth));
        }
        let sixteen = |name: &str| (name.to_owned(), Depth::Sixteen);
        assert_eq!(seen, ["paper", "hall", "mono", "ink"].map(sixteen));
        assert!(themes.named("neon", Depth::True).is_none());
    }

    #[test]
    fn user_themes_stand_behind_the_built_in_ones_or_take_their_place() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
        write("sea.toml", "inherit = \"paper\"\n[roles]\nstar = { fg = \"#003355\", fg16 = \"blue\" }\n");
        write("ink.toml", "inherit = \"hall\"\n");
        write("notes.txt", "no theme");
        let (themes, problems) = Themes::load(Some(folder.path()));
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!(themes.names().collect::<Vec<_>>(), ["ink", "paper", "hall", "mono", "sea"]);
        let style = |name, role| themes.named(name, Depth::True).unwrap().style(role);
        assert_ne!(style("sea", Role::Star), style("paper", Role::Star));
        assert_eq!(style("sea", Role::Bad), style("paper", Role::Bad));
        let base = |name| themes.named(name, Depth::True).unwrap().base();
        assert_eq!((base("sea"), base("ink")), (base("paper"), base("hall")));
        assert!(Themes::load(Some(&folder.path().join("none"))).1.is_empty());
    }

    #[test]
    fn everything_wrong_with_a_user_theme_is_told_at_once_and_the_rest_of_it_holds() {
        let folder = tempfile::tempdir().unwrap();
        let text = "inherit = \"inc\"\ncolour = 1\n[base]\nfg = \"#eeeeee\"\nbg = \"#000000\"\nfg16 = \"white\"\nbg16 = \"blac\"\n\
            [roles]\ntxt = {}\nstar = { fg = \"gold\", fg16 = \"light_yellow\", bold = 1 }\ngood = { fg = \"#00ff00\" }\n\
            warn = 3\nbad = { fg = \"#ff8888\", fg16 = \"light_red\", blink = true }\nkey = { bold = true }\n";
        fs::write(folder.path().join("mine.toml"), text).unwrap();
        fs::write(folder.path().join("few.toml"), "[base]\n[roles]\ntext = {}\nkey = {}\n").unwrap();
        fs::write(folder.path().join("torn.toml"), "[roles\nkey = \n").unwrap();
        fs::write(folder.path().join("zz.toml"), [0xFF, 0xFE]).unwrap();
        let (themes, problems) = Themes::load(Some(folder.path()));
        let names: Vec<&str> = themes.names().skip(BUILT_IN.len()).collect();
        assert_eq!(names, ["few", "mine"], "what is no theme at all is not offered");
        let (mine, ink) = (themes.named("mine", Depth::True).unwrap(), themes.named("ink", Depth::True).unwrap());
        for role in [Role::Star, Role::Good, Role::Warn, Role::Bad, Role::Text] {
            assert_eq!(mine.style(role), ink.style(role), "{role:?} cannot be read");
        }
        assert_ne!(mine.style(Role::Key), ink.style(Role::Key));
        for (language, name) in [(Language::Chinese, "zh"), (Language::English, "en")] {
            let words = Words::new(language);
            let folder = folder.path().to_string_lossy().into_owned();
            let said: Vec<String> =
                problems.iter().map(|problem| theme_problem(&words, problem).replace(&folder, "FOLDER")).collect();
            insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
                insta::assert_snapshot!(format!("problems-{name}"), said.join("\n"));
            });
        }
    }
}
