//! Settings that change while the program runs: language, theme, symbols, mouse, pace, fonts of Word documents.

use super::App;
use crate::domain::wording::Language;
use crate::settings::{Key, SymbolSet};
use crate::text::{Symbols, Words, say};
use crate::tui::screens::Live;
use crate::tui::widgets::foot::Status;
use crate::tui::worker::Request;

impl App {
    /// Lets a setting hold from now on.
    pub(super) fn set(&mut self, live: Live) {
        let now = &mut self.session.sources.now;
        match live {
            Live::Language(language) => return self.speak(language),
            Live::Theme(theme) => self.look.theme = *theme,
            Live::Symbols(set) => {
                now.symbols = set;
                self.look.symbols = match set {
                    SymbolSet::Auto => self.session.sources.fitting,
                    SymbolSet::Unicode => Symbols::UNICODE,
                    SymbolSet::Ascii => Symbols::ASCII,
                };
            }
            Live::Mouse(mouse) => now.mouse = mouse,
            Live::Pace(pace) => now.pace = pace,
            Live::WordFonts(names) => now.word_fonts = names,
        }
        self.retune();
    }

    /// The next theme, for this run only.
    pub(super) fn next_theme(&mut self) {
        self.look.theme = self.themes.next(&self.look.theme);
        self.only_now(Key::Theme);
        self.say(Status::Done(say!(self.look.words, "tui-theme-now", name = self.look.theme.name.as_str())));
    }

    /// The other language, for this run only.
    pub(super) fn next_language(&mut self) {
        let at = Language::ALL.iter().position(|language| *language == self.look.words.language).map_or(0, |at| at + 1);
        let next = Language::ALL.get(at).or(Language::ALL.first()).copied().unwrap_or_default();
        self.only_now(Key::Language);
        self.speak(next);
        self.then = Some(Status::Done(say!(self.look.words, "tui-language-now")));
    }

    /// What was said on the command line holds no longer.
    fn only_now(&mut self, key: Key) {
        self.session.sources.given.retain(|given| *given != key);
        self.retune();
    }

    fn speak(&mut self, language: Language) {
        self.look.words = Words::new(language);
        // A writer thread that is gone is told by `run`, which holds the other end.
        let _ = self.ask.send(Request::Speak(language));
        self.retune();
        self.again();
    }

    /// Reads anew what the screen in sight shows.
    pub(super) fn again(&mut self) {
        if let Some(page) = self.pages.last() {
            let place = page.place();
            self.go(place, super::Way::Same);
        }
    }

    pub(super) fn retune(&mut self) {
        for page in &mut self.pages {
            page.retuned(&self.session);
        }
    }

    /// The terminal turned out to draw ambiguous characters wide: what is drawn by itself becomes plain.
    pub fn wide(&mut self) {
        self.session.sources.fitting = Symbols::ASCII;
        if self.session.sources.now.symbols == SymbolSet::Auto {
            self.look.symbols = Symbols::ASCII;
        }
        self.retune();
    }

    /// Whether ambiguous characters are drawn plainly; see [`drawn_plain`](crate::text::ambiguous::drawn_plain).
    pub fn plain(&self) -> bool {
        self.look.symbols.is_ascii()
    }

    /// Whether the mouse is listened to.
    pub const fn mouse(&self) -> bool {
        self.session.sources.now.mouse
    }
}
