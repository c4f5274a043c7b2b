//! Free text made safe for a page of text: what a person typed comes out as text, whatever it was.

/// Whether a character would steer a terminal, a printer or the direction of a line instead of being read.
fn steers(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{061c}' | '\u{feff}')
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
        // No characters at all, and forbidden in XML.
        || matches!(c, '\u{fffe}' | '\u{ffff}')
}

/// The lines of a text: breaks of any system part them, blanks at their ends go, characters that steer are shown as `�`.
pub fn lines(text: &str) -> Vec<String> {
    let unified = text.replace("\r\n", "\n");
    let parts = unified.split(['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']);
    let cleaned = parts.map(|part| {
        let shown = part.chars().map(|c| match c {
            '\t' => ' ',
            c if steers(c) => '\u{fffd}',
            c => c,
        });
        shown.collect::<String>().trim().to_owned()
    });
    let mut lines: Vec<String> = cleaned.collect();
    while lines.len() > 1 && lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    lines
}

/// A text on one line.
pub fn line(text: &str) -> String {
    lines(text).into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_steer_a_printer_is_shown_instead() {
        assert_eq!(lines("a\u{1b}[2Jb\r\nc\td\n\n"), ["a\u{fffd}[2Jb", "c d"]);
        assert_eq!(line("one\u{202e}two\x0cthree\n\nfour"), "one\u{fffd}two three four");
        assert_eq!(line(""), "");
    }
}
