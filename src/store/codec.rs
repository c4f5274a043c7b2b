//! Views as bytes: bincode under an envelope that says whether they can be believed.

use bincode::config::{Configuration, Limit};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The shape of the views. Raise it whenever a type in `domain::views` (or one it holds) changes: every database of
/// another shape is rebuilt from the journal. Raise it too when `apply` learns an event or changes what one does: lines it
/// did not know were passed over.
pub const VIEW_VERSION: u8 = 8;

/// Longest value kept as one: sled moves longer ones into files it never syncs.
pub const MAX_PART: usize = 96 * 1024;

/// Longest value at all; a limit for decoding, so that damaged bytes cannot ask for all memory.
const MAX_VALUE: usize = 64 * 1024 * 1024;

const CHECK: usize = 8;

type Config = Configuration<bincode::config::LittleEndian, bincode::config::Varint, Limit<MAX_VALUE>>;

const CONFIG: Config = bincode::config::standard().with_limit::<MAX_VALUE>();

/// The value cannot be used; the database is rebuilt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a stored view cannot be read")]
pub struct Unreadable;

/// Encodes a value with its envelope: view version, checksum, content.
pub fn encode<T: Serialize>(value: &T) -> Result<Vec<u8>, Unreadable> {
    let content = bincode::serde::encode_to_vec(value, CONFIG).map_err(|_| Unreadable)?;
    let mut bytes = Vec::with_capacity(1 + CHECK + content.len());
    bytes.push(VIEW_VERSION);
    bytes.extend_from_slice(&blake3::hash(&content).as_bytes()[..CHECK]);
    bytes.extend_from_slice(&content);
    Ok(bytes)
}

/// Decodes what [`encode`] made; anything else, to the last byte, is unreadable.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Unreadable> {
    let (envelope, content) = bytes.split_at_checked(1 + CHECK).ok_or(Unreadable)?;
    if envelope[0] != VIEW_VERSION || envelope[1..] != blake3::hash(content).as_bytes()[..CHECK] {
        return Err(Unreadable);
    }
    match bincode::serde::decode_from_slice(content, CONFIG) {
        Ok((value, used)) if used == content.len() => Ok(value),
        _ => Err(Unreadable),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::views::View;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_bytes_make_the_decoder_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = decode::<View>(&bytes);
            // Past the envelope, too: with a checksum that fits.
            let mut sealed = vec![VIEW_VERSION];
            sealed.extend_from_slice(&blake3::hash(&bytes).as_bytes()[..CHECK]);
            sealed.extend_from_slice(&bytes);
            let _ = decode::<View>(&sealed);
        }

        #[test]
        fn a_flipped_bit_is_noticed(text in ".{0,40}", at in any::<prop::sample::Index>(), bit in 0..8_u8) {
            let mut bytes = encode(&text).unwrap();
            let at = at.index(bytes.len());
            bytes[at] ^= 1 << bit;
            prop_assert_eq!(decode::<String>(&bytes), Err(Unreadable));
        }
    }
}
