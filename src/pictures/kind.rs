//! What a file is, by its first bytes.

use image::ImageFormat;

/// A kind of file that people take for a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Jpeg,
    Png,
    WebP,
    /// What iPhones write unless told otherwise.
    Heic,
    Avif,
    Gif,
    Bmp,
    Tiff,
    Pdf,
}

impl Kind {
    /// The kind of a content; `None` for anything else.
    pub(super) fn of(bytes: &[u8]) -> Option<Self> {
        let begins = |with: &[u8]| bytes.starts_with(with);
        let at = |from: usize, with: &[u8]| bytes.get(from..).is_some_and(|rest| rest.starts_with(with));
        let brand = |brands: &[&[u8]]| at(4, b"ftyp") && brands.iter().any(|brand| at(8, brand));
        Some(match () {
            () if begins(b"\xff\xd8\xff") => Self::Jpeg,
            () if begins(b"\x89PNG\r\n\x1a\n") => Self::Png,
            () if begins(b"RIFF") && at(8, b"WEBP") => Self::WebP,
            () if brand(&[b"avif", b"avis"]) => Self::Avif,
            () if brand(&[b"hei", b"hev", b"mif1", b"msf1"]) => Self::Heic,
            () if begins(b"GIF8") => Self::Gif,
            () if begins(b"BM") => Self::Bmp,
            () if begins(b"II*\0") || begins(b"MM\0*") => Self::Tiff,
            () if begins(b"%PDF") => Self::Pdf,
            () => return None,
        })
    }

    /// What it is called.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Jpeg => "JPEG",
            Self::Png => "PNG",
            Self::WebP => "WebP",
            Self::Heic => "HEIC",
            Self::Avif => "AVIF",
            Self::Gif => "GIF",
            Self::Bmp => "BMP",
            Self::Tiff => "TIFF",
            Self::Pdf => "PDF",
        }
    }

    /// The format it is decoded as; `None` for what is not taken in.
    pub(super) const fn format(self) -> Option<ImageFormat> {
        match self {
            Self::Jpeg => Some(ImageFormat::Jpeg),
            Self::Png => Some(ImageFormat::Png),
            Self::WebP => Some(ImageFormat::WebP),
            _ => None,
        }
    }

    /// The endings of honest names, in small letters.
    pub(super) const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Jpeg => &["jpg", "jpeg", "jpe", "jfif"],
            Self::Png => &["png"],
            Self::WebP => &["webp"],
            _ => &[],
        }
    }
}

/// Whether a JPEG goes on to its end: decoders fill what was cut off with grey. What cameras append behind the end is passed over.
pub(super) fn jpeg_ends(bytes: &[u8]) -> bool {
    let mut at = 2;
    while let (Some(0xff), Some(&marker)) = (bytes.get(at), bytes.get(at + 1)) {
        match marker {
            0xd9 => return true,
            // Filling, and markers that stand alone.
            0xff => at += 1,
            0x01 | 0xd0..=0xd7 => at += 2,
            _ => {
                let Some(length) = bytes.get(at + 2..at + 4) else { return false };
                at += 2 + usize::from(u16::from_be_bytes([length[0], length[1]]));
                if marker == 0xda {
                    // Behind a scan's head come coded bytes; in them 0xff is only followed by 0, or by a restart.
                    let coded = bytes.get(at..).unwrap_or_default();
                    let end = coded.windows(2).position(|two| two[0] == 0xff && !matches!(two[1], 0 | 0xd0..=0xd7 | 0xff));
                    let Some(end) = end else { return false };
                    at += end;
                }
            }
        }
    }
    false
}
