//! Free texts inside an event: swapped for salted digests on the way into the file, back on the way out.
//!
//! A text is an object with the one key `$text`. Texts are numbered in one fixed walk over the event — arrays in order, objects by
//! sorted key — which depends neither on how `serde_json` keeps its maps nor on the order of keys in the file.

use serde_json::Value;

use super::digest::Digest;

/// The key that marks an object as a free text: `{"$text":"…"}`, or `{"$text":null}` once redacted.
pub const TEXT_KEY: &str = "$text";

/// Random bytes that keep a short text from being guessed from its digest.
pub type Salt = [u8; 16];

/// One entry of a line's `texts`; `None` when blanked.
pub(super) type StoredText = Option<(Salt, String)>;

/// Calls `visit` with every text slot that holds a string, in the fixed order; stops when it answers `false`.
fn walk(value: &mut Value, visit: &mut dyn FnMut(&mut Value) -> bool) -> bool {
    match value {
        Value::Array(items) => items.iter_mut().all(|item| walk(item, visit)),
        Value::Object(map) if map.len() == 1 && map.contains_key(TEXT_KEY) => match map.get_mut(TEXT_KEY) {
            Some(slot @ Value::String(_)) => visit(slot),
            Some(other) => walk(other, visit),
            None => true,
        },
        Value::Object(map) => {
            let mut entries: Vec<_> = map.iter_mut().collect();
            entries.sort_unstable_by(|left, right| left.0.cmp(right.0));
            entries.into_iter().all(|(_, item)| walk(item, visit))
        }
        _ => true,
    }
}

/// Takes the texts out of `event`, leaving their digests. A text that is already null stays null and gets no entry.
pub(super) fn seal(event: &mut Value, salt: &mut dyn FnMut() -> Salt) -> Vec<StoredText> {
    let mut texts = Vec::new();
    walk(event, &mut |slot| {
        if let Value::String(text) = slot {
            let text = std::mem::take(text);
            let salt = salt();
            *slot = Value::String(digest(&salt, &text).to_string());
            texts.push(Some((salt, text)));
        }
        true
    });
    texts
}

/// Puts `texts` back into `event` and answers the indices of the blanked ones; `Err(index)` when that text does not fit its digest,
/// or when there are fewer or more texts than slots.
pub(super) fn open(event: &mut Value, texts: Vec<StoredText>) -> Result<Vec<usize>, usize> {
    let mut blanked = Vec::new();
    let mut index = 0;
    let mut texts = texts.into_iter();
    let fits = walk(event, &mut |slot| {
        match (texts.next(), slot.as_str()) {
            (Some(None), Some(sealed)) if sealed.parse::<Digest>().is_ok() => {
                blanked.push(index);
                *slot = Value::Null;
            }
            (Some(Some((salt, text))), Some(sealed)) if digest(&salt, &text).to_string() == sealed => {
                *slot = Value::String(text);
            }
            _ => return false,
        }
        index += 1;
        true
    });
    if fits && texts.next().is_none() { Ok(blanked) } else { Err(index) }
}

fn digest(salt: &Salt, text: &str) -> Digest {
    Digest::of_both(salt, text.as_bytes())
}
