//! Forms that more than one screen opens.

use super::widgets::form::Form;
use crate::domain::ids::InspectorId;
use crate::domain::views::Inspector;
use crate::text::{Words, say};

/// Where the name stands in [`inspector`].
pub const INSPECTOR_NAME: usize = 1;

/// An inspector's labels.
pub fn inspector(words: &Words, code: &str, name: &str) -> Form {
    Form::new(say!(words, "setup-inspector-title"))
        .text(say!(words, "setup-inspector-code"), say!(words, "setup-inspector-code-hint"), code)
        .text(say!(words, "setup-inspector-name"), say!(words, "setup-inspector-name-hint"), name)
        .starting_at(INSPECTOR_NAME)
}

/// What a form made by [`inspector`] says.
pub fn inspector_given(form: &Form, id: InspectorId) -> Inspector {
    Inspector { id, code: form.value(0).to_owned(), name: form.value(INSPECTOR_NAME).to_owned() }
}

/// The first code that is free: A, B … Z, then numbers.
pub fn free_code(held: &[Inspector]) -> String {
    let free = |code: &String| !held.iter().any(|other| other.code.eq_ignore_ascii_case(code));
    let numbers = (1..=held.len() + 1).map(|n| n.to_string());
    ('A'..='Z').map(String::from).chain(numbers).find(free).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_free_code_is_offered() {
        let held = |codes: &[&str]| -> Vec<Inspector> {
            let id = InspectorId(uuid::Uuid::nil());
            codes.iter().map(|code| Inspector { id, code: (*code).to_owned(), name: String::new() }).collect()
        };
        assert_eq!(free_code(&held(&[])), "A");
        assert_eq!(free_code(&held(&["a", "C"])), "B");
        let letters: Vec<String> = ('A'..='Z').map(String::from).collect();
        assert_eq!(free_code(&held(&letters.iter().map(String::as_str).collect::<Vec<_>>())), "1");
    }
}
