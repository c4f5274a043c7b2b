//! Key strings: `literal<tab><commit:文字>` as inputs, for `--keys`, tests and demonstrations.

use super::input::{Code, Input, Turn};

/// A key string that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ScriptError {
    /// `<…>` with a name that is not a key.
    #[error("unknown key <{0}>")]
    Unknown(String),
    /// `<` without `>`.
    #[error("< without >; a literal < is written <lt>")]
    Open,
}

/// Reads a key string. Every literal character is one key press as an input method may deliver it.
pub fn parse(script: &str) -> Result<Vec<Input>, ScriptError> {
    let mut inputs = Vec::new();
    let mut rest = script;
    while let Some(c) = rest.chars().next() {
        if c != '<' {
            rest = &rest[c.len_utf8()..];
            inputs.push(Input::Key(if c == '\n' { Code::Enter } else { Code::Char(c) }));
            continue;
        }
        let (name, after) = rest[1..].split_once('>').ok_or(ScriptError::Open)?;
        rest = after;
        inputs.push(match name.strip_prefix("commit:") {
            Some(text) => Input::Text(text.to_owned()),
            None if name.starts_with("click:") => click(name).ok_or_else(|| ScriptError::Unknown(name.to_owned()))?,
            None if name == "wheel-up" => Input::Wheel(Turn::Up),
            None if name == "wheel-down" => Input::Wheel(Turn::Down),
            None if name == "lt" => Input::Key(Code::Char('<')),
            None => Input::Key(key(name).ok_or_else(|| ScriptError::Unknown(name.to_owned()))?),
        });
    }
    Ok(inputs)
}

/// `click:COLUMN,ROW`, counted from 1.
fn click(name: &str) -> Option<Input> {
    let (column, row) = name.strip_prefix("click:")?.split_once(',')?;
    let cell = |text: &str| text.parse::<u16>().ok()?.checked_sub(1);
    Some(Input::Click(cell(column)?, cell(row)?))
}

/// The key with a name as key strings and the keymap write it.
pub fn key(name: &str) -> Option<Code> {
    let lower = name.to_ascii_lowercase();
    Some(match lower.as_str() {
        "tab" => Code::Tab,
        "enter" => Code::Enter,
        "esc" => Code::Esc,
        "space" => Code::Char(' '),
        "backspace" => Code::Backspace,
        "delete" => Code::Delete,
        "up" => Code::Up,
        "down" => Code::Down,
        "left" => Code::Left,
        "right" => Code::Right,
        "pgup" => Code::PageUp,
        "pgdn" => Code::PageDown,
        "home" => Code::Home,
        "end" => Code::End,
        other => {
            let mut chars = other.strip_prefix("ctrl-").unwrap_or("").chars();
            if let (Some(c), None) = (chars.next(), chars.next()) {
                return Some(Code::Ctrl(c));
            }
            let n = other.strip_prefix('f')?.parse().ok()?;
            return (1..=12).contains(&n).then_some(Code::F(n));
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_string_reads_as_it_is_written() {
        let inputs = parse("３ <f1><lt><ctrl-s><commit:两项，缺1次><PgDn><click:1,24>").unwrap();
        assert_eq!(
            inputs,
            [
                Input::Key(Code::Char('３')),
                Input::Key(Code::Char(' ')),
                Input::Key(Code::F(1)),
                Input::Key(Code::Char('<')),
                Input::Key(Code::Ctrl('s')),
                Input::Text("两项，缺1次".into()),
                Input::Key(Code::PageDown),
                Input::Click(0, 23),
            ]
        );
        assert_eq!(parse("a<hyper>"), Err(ScriptError::Unknown("hyper".into())));
        assert_eq!(parse("<click:0,1>"), Err(ScriptError::Unknown("click:0,1".into())));
        assert_eq!(parse("a<tab"), Err(ScriptError::Open));
    }
}
