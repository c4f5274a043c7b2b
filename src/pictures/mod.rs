//! Pictures from phones and cameras, made fit to be kept: looked at by their content, turned upright, scaled for print, and
//! written anew, so that nothing the device put into the file — above all the place — is kept with them.
//!
//! Bytes in, bytes out; reading and keeping files is the workspace's. Whatever a file claims, no more memory is asked for than
//! the limits here allow. The same file always gives the same bytes.

mod kind;
mod problem;
#[cfg(test)]
mod tests;

use std::ffi::OsStr;
use std::io::Cursor;
use std::path::Path;

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder as _, ImageError, ImageFormat, ImageReader, Limits, Rgb, RgbImage};

use kind::Kind;
pub use problem::Problem;

/// Longest side of a kept picture, in pixels: 156 mm of text at 260 to the inch.
pub const LONG_SIDE: u32 = 1600;

/// Quality of the JPEG written, of 100.
const QUALITY: u8 = 85;

/// Pixels of a picture that is taken in at most: what the largest phone cameras give, and no more.
pub const MOST_PIXELS: u64 = 110_000_000;

/// Bytes a decoded picture may take in memory.
const MOST_MEMORY: u64 = 512 * 1024 * 1024;

/// Bytes of a file that is looked at at all.
pub const MOST_BYTES: u64 = 100 * 1024 * 1024;

/// Endings of the files that may be pictures, in small letters: those taken in, and those that are told how to become one.
pub const ENDINGS: &[&str] = &[".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif"];

/// A picture fit to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prepared {
    /// A JPEG without anything but the picture.
    pub jpeg: Vec<u8>,
    /// When the camera says it was taken, `YYYY-MM-DD HH:MM:SS` by its own clock; `None` where it does not say.
    pub taken: Option<String>,
}

impl Prepared {
    /// The name of its file: the BLAKE3 of its content.
    pub fn file_name(&self) -> String {
        format!("{}.jpg", blake3::hash(&self.jpeg).to_hex())
    }

    /// The day it was taken, `YYYY-MM-DD`; empty where the file does not say.
    pub fn day(&self) -> &str {
        self.taken.as_deref().and_then(|taken| taken.get(..10)).unwrap_or("")
    }
}

/// Makes a file's content fit to be kept; its name says what it claims to be.
pub fn prepare(name: &Path, bytes: &[u8]) -> Result<Prepared, Problem> {
    let format = believed(name, bytes)?;
    let (image, taken) = decoded(bytes, format)?;
    let mut jpeg = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut jpeg, QUALITY);
    scaled(image).write_with_encoder(encoder).map_err(|_| Problem::Broken)?;
    Ok(Prepared { jpeg, taken })
}

/// When the camera says a picture was taken, without decoding it.
pub fn taken(name: &Path, bytes: &[u8]) -> Option<String> {
    let format = believed(name, bytes).ok()?;
    camera_time(ImageReader::with_format(Cursor::new(bytes), format).into_decoder().ok()?.exif_metadata().ok()??)
}

/// A kept picture, to be shown.
pub fn open(jpeg: &[u8]) -> Result<DynamicImage, Problem> {
    decoded(jpeg, ImageFormat::Jpeg).map(|(image, _)| image)
}

/// How many pixels a kept picture has from side to side and from top to bottom.
pub fn size(jpeg: &[u8]) -> Option<(u32, u32)> {
    ImageReader::with_format(Cursor::new(jpeg), ImageFormat::Jpeg).into_dimensions().ok()
}

/// The format, where the content is one that is taken in and what the name says it is.
fn believed(name: &Path, bytes: &[u8]) -> Result<ImageFormat, Problem> {
    let kind = Kind::of(bytes).ok_or(Problem::NotAPicture)?;
    let format =
        kind.format().ok_or(if kind == Kind::Heic { Problem::Heic } else { Problem::OtherKind { kind: kind.name() } })?;
    match name.extension().and_then(OsStr::to_str).map(str::to_lowercase) {
        Some(ending) if !kind.endings().contains(&ending.as_str()) => Err(Problem::Lies { ending, kind: kind.name() }),
        _ if kind == Kind::Jpeg && !kind::jpeg_ends(bytes) => Err(Problem::Broken),
        _ => Ok(format),
    }
}

/// The picture upright, and when it was taken.
fn decoded(bytes: &[u8], format: ImageFormat) -> Result<(DynamicImage, Option<String>), Problem> {
    let problem = |error: ImageError| if matches!(error, ImageError::Limits(_)) { Problem::TooLarge } else { Problem::Broken };
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(problem)?;
    let (width, height) = decoder.dimensions();
    // Before a single pixel is made: what a file says of itself costs nothing to read.
    if u64::from(width) * u64::from(height) > MOST_PIXELS || decoder.total_bytes() > MOST_MEMORY {
        return Err(Problem::TooLarge);
    }
    let taken = decoder.exif_metadata().ok().flatten().and_then(camera_time);
    let upright = decoder.orientation().ok();
    let mut image = DynamicImage::from_decoder(decoder).map_err(problem)?;
    if let Some(orientation) = upright {
        image.apply_orientation(orientation);
    }
    Ok((image, taken))
}

/// No larger than print needs, in plain colours, on white where it was transparent.
fn scaled(image: DynamicImage) -> RgbImage {
    let large = image.width().max(image.height()) > LONG_SIDE;
    let image = if large { image.resize(LONG_SIDE, LONG_SIDE, FilterType::CatmullRom) } else { image };
    if !image.color().has_alpha() {
        return image.into_rgb8();
    }
    let clear = image.into_rgba8();
    RgbImage::from_fn(clear.width(), clear.height(), |x, y| {
        let [r, g, b, a] = clear.get_pixel(x, y).0.map(u32::from);
        Rgb([r, g, b].map(|part| u8::try_from((part * a + 255 * (255 - a)) / 255).unwrap_or(u8::MAX)))
    })
}

/// The time in a camera's own notes; nothing where it is none, as on cameras whose clock was never set.
fn camera_time(notes: Vec<u8>) -> Option<String> {
    let mut reader = exif::Reader::new();
    reader.continue_on_error(true);
    let read = reader.read_raw(notes).or_else(|error| error.distill_partial_result(|_| ())).ok()?;
    let of = |tag| match &read.get_field(tag, exif::In::PRIMARY)?.value {
        exif::Value::Ascii(texts) => exif::DateTime::from_ascii(texts.first()?).ok(),
        _ => None,
    };
    let at = of(exif::Tag::DateTimeOriginal).or_else(|| of(exif::Tag::DateTimeDigitized)).or_else(|| of(exif::Tag::DateTime))?;
    let is_time = (1990..=9999).contains(&at.year)
        && (1..=12).contains(&at.month)
        && (1..=31).contains(&at.day)
        && at.hour < 24
        && at.minute < 60;
    let text = || {
        let exif::DateTime { year, month, day, hour, minute, second, .. } = at;
        format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{:02}", second.min(59))
    };
    is_time.then(text)
}
