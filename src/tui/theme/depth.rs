//! How many colours a terminal has, as far as its environment tells. Asking the terminal itself would hold up the first frame.

/// What a theme can be shown with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// 24 bits a colour.
    True,
    /// The fixed 240 colours of a 256-colour terminal.
    Indexed,
    /// The sixteen colours every console has, each console in its own shades.
    Sixteen,
    /// No colour: bold, underlined and reversed only.
    None,
}

impl Depth {
    /// The depth that environment variables promise. `NO_COLOR` (<https://no-color.org>) goes before everything else; what is
    /// not known gets sixteen colours.
    pub fn of(variable: impl Fn(&str) -> Option<String>) -> Self {
        let set = |name| variable(name).filter(|value| !value.is_empty());
        let term = set("TERM").unwrap_or_default();
        if set("NO_COLOR").is_some() || term == "dumb" || term.starts_with("vt") {
            return Self::None;
        }
        // The kernel's own console; a COLORTERM there is left over from another terminal.
        if term == "linux" {
            return Self::Sixteen;
        }
        let promised = set("COLORTERM").is_some_and(|value| ["truecolor", "24bit"].contains(&value.as_str()));
        // GNU screen hands the outer terminal's COLORTERM on and then garbles such colours.
        let screen = set("STY").is_some();
        if (promised && !screen) || set("WT_SESSION").is_some() || term.ends_with("-direct") {
            Self::True
        } else if term.contains("256color") || promised {
            Self::Indexed
        } else {
            Self::Sixteen
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_tells_the_depth() {
        let cases: [(&[(&str, &str)], Depth); 15] = [
            (&[], Depth::Sixteen),
            (&[("TERM", "xterm")], Depth::Sixteen),
            (&[("TERM", "linux"), ("COLORTERM", "truecolor")], Depth::Sixteen),
            (&[("TERM", "xterm-256color")], Depth::Indexed),
            (&[("TERM", "tmux-256color"), ("COLORTERM", "")], Depth::Indexed),
            (&[("TERM", "xterm-256color"), ("COLORTERM", "truecolor")], Depth::True),
            (&[("TERM", "xterm"), ("COLORTERM", "24bit")], Depth::True),
            (&[("TERM", "xterm-direct")], Depth::True),
            (&[("TERM", "screen"), ("COLORTERM", "truecolor"), ("STY", "7.tty")], Depth::Indexed),
            (&[("WT_SESSION", "c0ffee")], Depth::True),
            (&[("WT_SESSION", "c0ffee"), ("NO_COLOR", "1")], Depth::None),
            (&[("TERM", "xterm-256color"), ("NO_COLOR", "")], Depth::Indexed),
            (&[("TERM", "xterm-256color"), ("COLORTERM", "yes")], Depth::Indexed),
            (&[("TERM", "dumb"), ("COLORTERM", "truecolor")], Depth::None),
            (&[("TERM", "vt220")], Depth::None),
        ];
        for (environment, depth) in cases {
            let get = |name: &str| environment.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
            assert_eq!(Depth::of(get), depth, "{environment:?}");
        }
    }
}
