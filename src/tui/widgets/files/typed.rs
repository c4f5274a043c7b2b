//! A path as it arrives in a text field: typed, pasted, or put there by a terminal a file was dropped on, which quotes it.

use std::path::{Path, PathBuf};

/// Whether a text is meant as a path: it begins like a whole one.
pub fn is_path(text: &str) -> bool {
    let text = text.trim().trim_start_matches(['"', '\'']);
    text.starts_with(['/', '~']) || text.starts_with("\\\\") || text.starts_with("file:") || on_drive(text)
}

/// `C:\` or `C:/`.
fn on_drive(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(|c| c.is_ascii_alphabetic()) && chars.next() == Some(':') && matches!(chars.next(), Some('\\' | '/'))
}

/// What a text can mean, the likeliest first: without quotes as a shell reads it, and as it stands. `~` is `home`.
pub fn paths(text: &str, home: Option<&Path>) -> Vec<PathBuf> {
    let text = text.trim();
    let inner = text.trim_start_matches(['"', '\'']);
    let plain = if on_drive(inner) || inner.starts_with("\\\\") {
        // A backslash is no escape there.
        text.trim_matches(['"', '\'']).to_owned()
    } else {
        unquoted(text).unwrap_or_else(|| text.to_owned())
    };
    let mut found = Vec::new();
    for text in [plain.as_str(), text] {
        let path = match (text.strip_prefix("file://"), text.strip_prefix('~'), home) {
            (Some(address), _, _) => PathBuf::from(of_address(address)),
            (None, Some(rest), Some(home)) if rest.is_empty() || rest.starts_with(['/', '\\']) => {
                home.join(rest.trim_start_matches(['/', '\\']))
            }
            _ => PathBuf::from(text),
        };
        if !found.contains(&path) {
            found.push(path);
        }
    }
    found
}

/// What a shell makes of quotes and backslashes; `None` where a quote stays open.
fn unquoted(text: &str) -> Option<String> {
    let (mut plain, mut open, mut chars) = (String::new(), None, text.chars());
    while let Some(c) = chars.next() {
        match (open, c) {
            (None, '\'' | '"') => open = Some(c),
            (Some(quote), c) if c == quote => open = None,
            (None, '\\') => plain.push(chars.next()?),
            (Some('"'), '\\') => match chars.next()? {
                c @ ('"' | '\\' | '$' | '`') => plain.push(c),
                c => plain.extend(['\\', c]),
            },
            (_, c) => plain.push(c),
        }
    }
    open.is_none().then_some(plain)
}

/// The path of a `file://` address, behind the two slashes.
fn of_address(address: &str) -> String {
    let path = address.strip_prefix("localhost").unwrap_or(address);
    let (mut bytes, mut rest) = (Vec::new(), path.as_bytes());
    while let Some((first, after)) = rest.split_first() {
        let code = after.get(..2).and_then(|two| std::str::from_utf8(two).ok()).and_then(|two| u8::from_str_radix(two, 16).ok());
        if let (b'%', Some(byte)) = (first, code) {
            bytes.push(byte);
            rest = &after[2..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    let path = String::from_utf8_lossy(&bytes).into_owned();
    match path.strip_prefix('/').filter(|rest| on_drive(rest)) {
        Some(drive) => drive.to_owned(),
        None => path,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(text: &str) -> String {
        paths(text, Some(Path::new("/home/li"))).remove(0).display().to_string()
    }

    #[test]
    fn what_terminals_make_of_a_dropped_file_is_read_back() {
        for typed in [
            "/home/li/2026 名单 'a'.csv",
            "'/home/li/2026 名单 '\\''a'\\''.csv' ",
            "\"/home/li/2026 名单 'a'.csv\"",
            "/home/li/2026\\ 名单\\ \\'a\\'.csv",
            "~/2026\\ 名单\\ \\'a\\'.csv",
            "file:///home/li/2026%20%E5%90%8D%E5%8D%95%20%27a%27.csv",
        ] {
            assert!(is_path(typed), "{typed}");
            let found = paths(typed, Some(Path::new("/home/li")));
            assert!(found.contains(&PathBuf::from("/home/li/2026 名单 'a'.csv")), "{typed}: {found:?}");
        }
    }

    #[test]
    fn windows_paths_keep_their_backslashes() {
        assert_eq!(first("\"C:\\Users\\li\\名 单.csv\""), "C:\\Users\\li\\名 单.csv");
        assert_eq!(first("\\\\server\\share\\a.csv"), "\\\\server\\share\\a.csv");
        assert_eq!(first("file:///C:/Users/a%20b.csv"), "C:/Users/a b.csv");
        assert!(is_path("\"D:\\a.csv\"") && !is_path("d:") && !is_path("名单") && !is_path("2026/名单"));
    }

    #[test]
    fn a_quote_that_stays_open_is_part_of_the_name() {
        assert_eq!(first("/home/li/it's.csv"), "/home/li/it's.csv");
        assert_eq!(first("~"), "/home/li/");
    }
}
