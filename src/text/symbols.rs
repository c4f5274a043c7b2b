//! The symbols screens and plain-text reports are drawn with, as data: one set for Unicode, one for plain ASCII.
//!
//! Colours are the theme's. Every meaning has its own symbol, so that state is never shown by colour alone.

/// One set of symbols. All are one cell wide, except [`ellipsis`](Self::ellipsis), which callers measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Symbols {
    /// An earned star.
    pub star_full: &'static str,
    /// A star not earned.
    pub star_empty: &'static str,
    /// A filled cell of a bar.
    pub bar_full: &'static str,
    /// An empty cell of a bar.
    pub bar_empty: &'static str,
    /// Held, passed, done.
    pub check: &'static str,
    /// Not held, failed.
    pub cross: &'static str,
    /// Not rated yet, still open.
    pub pending: &'static str,
    /// A violated veto item.
    pub veto: &'static str,
    /// Something to look at.
    pub warning: &'static str,
    /// An item with a note.
    pub note: &'static str,
    /// An item with evidence.
    pub evidence: &'static str,
    /// Not applicable.
    pub not_applicable: &'static str,
    /// Stands for what was cut.
    pub ellipsis: &'static str,
    /// Horizontal line.
    pub horizontal: &'static str,
    /// Vertical line.
    pub vertical: &'static str,
    /// Top left corner of a frame.
    pub top_left: &'static str,
    /// Top right corner of a frame.
    pub top_right: &'static str,
    /// Bottom left corner of a frame.
    pub bottom_left: &'static str,
    /// Bottom right corner of a frame.
    pub bottom_right: &'static str,
    /// To the left, back.
    pub left: &'static str,
    /// To the right, on; also "becomes".
    pub right: &'static str,
    /// Upwards, better.
    pub up: &'static str,
    /// Downwards, worse.
    pub down: &'static str,
    /// Begins an entry of a list.
    pub bullet: &'static str,
    /// Begins a section's heading.
    pub section: &'static str,
    /// Points at the line the cursor is on.
    pub cursor: &'static str,
    /// Between two short texts on one line.
    pub separator: &'static str,
}

impl Symbols {
    /// The usual set. Several are East Asian *ambiguous*: a terminal that draws them two cells wide needs [`Self::ASCII`].
    pub const UNICODE: Self = Self {
        star_full: "★",
        star_empty: "☆",
        bar_full: "█",
        bar_empty: "░",
        check: "✓",
        cross: "✗",
        pending: "○",
        veto: "⊘",
        warning: "▲",
        note: "✎",
        evidence: "▣",
        not_applicable: "–",
        ellipsis: "…",
        horizontal: "─",
        vertical: "│",
        top_left: "┌",
        top_right: "┐",
        bottom_left: "└",
        bottom_right: "┘",
        left: "←",
        right: "→",
        up: "↑",
        down: "↓",
        bullet: "•",
        section: "■",
        cursor: "▸",
        separator: "·",
    };

    /// Plain ASCII, for consoles that draw ambiguous symbols two cells wide or not at all.
    pub const ASCII: Self = Self {
        star_full: "*",
        star_empty: "-",
        bar_full: "#",
        bar_empty: ".",
        check: "+",
        cross: "x",
        pending: "o",
        veto: "X",
        warning: "!",
        note: "n",
        evidence: "e",
        not_applicable: "/",
        ellipsis: "..",
        horizontal: "-",
        vertical: "|",
        top_left: "+",
        top_right: "+",
        bottom_left: "+",
        bottom_right: "+",
        left: "<",
        right: ">",
        up: "^",
        down: "v",
        bullet: "*",
        section: "#",
        cursor: ">",
        separator: "|",
    };

    /// The set this terminal most likely shows right, from the environment read through `variable`. Nothing is asked of the
    /// terminal: the first frame waits for no answer.
    pub fn fitting(variable: impl Fn(&str) -> Option<String>, on_windows: bool) -> Self {
        // The old Windows console draws ★ and ─ two cells wide under a Chinese code page; the newer terminals name themselves.
        let old_console = on_windows && ["WT_SESSION", "TERM_PROGRAM", "TERM"].iter().all(|name| variable(name).is_none());
        // The Linux console has no room for more than 512 glyphs.
        let few_glyphs = variable("TERM").is_some_and(|term| term == "linux" || term == "dumb");
        if old_console || few_glyphs { Self::ASCII } else { Self::UNICODE }
    }

    /// Whether this is the set for terminals that draw ambiguous characters two cells wide; texts then need
    /// [`drawn_plain`](super::ambiguous::drawn_plain).
    pub fn is_ascii(&self) -> bool {
        *self == Self::ASCII
    }

    /// `earned` full stars followed by empty ones up to `highest`.
    pub fn stars(&self, earned: usize, highest: usize) -> String {
        self.star_full.repeat(earned) + &self.star_empty.repeat(highest.saturating_sub(earned))
    }

    /// A bar of `cells` cells showing `done` of `all`. Full only when everything is done, empty only when nothing is.
    pub fn bar(&self, done: usize, all: usize, cells: usize) -> String {
        let full = if all == 0 || done >= all {
            if all == 0 { 0 } else { cells }
        } else if done == 0 {
            0
        } else {
            (done.saturating_mul(cells) / all).max(1).min(cells.saturating_sub(1))
        };
        self.bar_full.repeat(full) + &self.bar_empty.repeat(cells - full)
    }
}

#[cfg(test)]
mod tests {
    use super::super::width::width;
    use super::*;

    /// Every symbol of a set, read out of its debug form so that a new field cannot be forgotten.
    fn all(set: &Symbols) -> Vec<String> {
        format!("{set:?}").split('"').skip(1).step_by(2).map(str::to_owned).collect()
    }

    #[test]
    fn symbols_are_one_cell_wide() {
        for set in [Symbols::UNICODE, Symbols::ASCII] {
            assert_eq!(all(&set).len(), 27);
            for symbol in all(&set) {
                assert!(width(&symbol) == 1 || symbol == set.ellipsis, "{symbol}");
            }
        }
        assert!(all(&Symbols::ASCII).iter().all(|symbol| symbol.is_ascii()));
    }

    #[test]
    fn meanings_that_stand_side_by_side_differ() {
        for set in [Symbols::UNICODE, Symbols::ASCII] {
            let marks = [set.check, set.cross, set.pending, set.veto, set.warning, set.note, set.evidence, set.not_applicable];
            for (index, mark) in marks.iter().enumerate() {
                assert!(!marks[..index].contains(mark), "{mark}");
            }
        }
    }

    #[test]
    fn consoles_known_to_draw_them_wrong_get_plain_symbols() {
        for (variables, on_windows, ascii) in [
            (&[][..], false, false),
            (&[("TERM", "xterm-256color")], false, false),
            (&[("TERM", "linux")], false, true),
            (&[], true, true),
            (&[("WT_SESSION", "1")], true, false),
            (&[("TERM_PROGRAM", "vscode")], true, false),
        ] {
            let variable = |name: &str| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
            let expected = if ascii { Symbols::ASCII } else { Symbols::UNICODE };
            assert_eq!(Symbols::fitting(variable, on_windows), expected, "{variables:?} {on_windows}");
        }
    }

    #[test]
    fn stars_and_bars() {
        assert_eq!(Symbols::UNICODE.stars(3, 5), "★★★☆☆");
        assert_eq!(Symbols::ASCII.stars(0, 3), "---");
        for (done, all, expected) in [(0, 9, "...."), (1, 99, "#..."), (98, 99, "###."), (9, 9, "####"), (0, 0, "....")] {
            assert_eq!(Symbols::ASCII.bar(done, all, 4), expected, "{done} of {all}");
        }
        assert_eq!(Symbols::ASCII.bar(1, 2, 0), "");
        assert_eq!(Symbols::ASCII.bar(1, 2, 1), ".");
    }
}
