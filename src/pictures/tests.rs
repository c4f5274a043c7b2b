use std::io::Write as _;

use image::{GrayImage, Rgba, RgbaImage};

use super::*;

fn written(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// Red above, blue below.
fn two_halves(width: u32, height: u32) -> DynamicImage {
    let half = |_, y| if y < height / 2 { Rgb([220, 20, 20]) } else { Rgb([20, 20, 220]) };
    DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, half))
}

/// A camera's notes, big-endian: upright by this orientation, taken at this time, at a place.
fn notes(orientation: u16, time: &str) -> Vec<u8> {
    let mut bytes = b"MM\0\x2a\0\0\0\x08\0\x03".to_vec();
    let entry = |tag: u16, kind: u16, count: u32, value: [u8; 4]| {
        [&tag.to_be_bytes()[..], &kind.to_be_bytes(), &count.to_be_bytes(), &value].concat()
    };
    bytes.extend(entry(0x0112, 3, 1, [0, orientation as u8, 0, 0]));
    bytes.extend(entry(0x0132, 2, 20, 50_u32.to_be_bytes()));
    bytes.extend(entry(0x010e, 2, 16, 70_u32.to_be_bytes()));
    bytes.extend([0, 0, 0, 0]);
    bytes.extend(time.as_bytes());
    bytes.push(0);
    bytes.extend(b"GPS 31.23 121.47");
    bytes
}

/// A JPEG with these notes in it.
fn noted(jpeg: &[u8], notes: &[u8]) -> Vec<u8> {
    let length = u16::try_from(notes.len() + 8).unwrap();
    [&jpeg[..2], b"\xff\xe1", &length.to_be_bytes(), b"Exif\0\0", notes, &jpeg[2..]].concat()
}

fn prepared(name: &str, bytes: &[u8]) -> Result<Prepared, Problem> {
    prepare(Path::new(name), bytes)
}

#[test]
fn a_photo_comes_out_upright_small_and_without_its_place() {
    let jpeg = written(&two_halves(2000, 1000), ImageFormat::Jpeg);
    // Orientation 6: to be turned a quarter to the right.
    let photo = noted(&jpeg, &notes(6, "2026:11:20 09:41:07"));
    assert!(photo.windows(3).any(|three| three == b"GPS"));
    let kept = prepared("IMG_1.JPG", &photo).unwrap();
    assert_eq!(kept.taken.as_deref(), Some("2026-11-20 09:41:07"));
    assert_eq!(kept.day(), "2026-11-20");
    assert_eq!(taken(Path::new("IMG_1.JPG"), &photo), kept.taken);
    assert!(!kept.jpeg.windows(4).any(|four| four == b"Exif" || four == b"GPS "));
    let image = open(&kept.jpeg).unwrap().into_rgb8();
    assert_eq!(image.dimensions(), (800, 1600));
    // What was above is now at the right.
    let (left, right) = (image.get_pixel(50, 800).0, image.get_pixel(750, 800).0);
    assert!(right[0] > 150 && right[2] < 90 && left[2] > 150 && left[0] < 90, "{left:?} {right:?}");
    // The same file is the same picture, whatever it is called.
    assert_eq!(prepared("copy (2).jpeg", &photo).unwrap().file_name(), kept.file_name());
    assert!(crate::domain::evidence::is_file_name(&kept.file_name()));
}

#[test]
fn png_and_webp_come_out_as_jpeg_and_what_is_clear_as_white() {
    let clear = DynamicImage::ImageRgba8(RgbaImage::from_pixel(40, 30, Rgba([0, 0, 0, 0])));
    for (name, format) in [("a.png", ImageFormat::Png), ("a.webp", ImageFormat::WebP)] {
        let kept = prepared(name, &written(&clear, format)).unwrap();
        let image = open(&kept.jpeg).unwrap().into_rgb8();
        assert_eq!(image.dimensions(), (40, 30));
        assert!(image.pixels().all(|pixel| pixel.0.iter().all(|part| *part > 250)));
        assert_eq!(kept.taken, None);
    }
    let deep = DynamicImage::ImageLuma8(GrayImage::from_pixel(8, 8, image::Luma([7]))).into_luma16();
    assert!(prepared("scan.png", &written(&DynamicImage::ImageLuma16(deep), ImageFormat::Png)).is_ok());
}

#[test]
fn a_file_that_is_something_else_is_refused_with_what_it_is() {
    let png = written(&two_halves(9, 9), ImageFormat::Png);
    assert_eq!(prepared("a.jpg", &png), Err(Problem::Lies { ending: "jpg".into(), kind: "PNG" }));
    assert!(prepared("a", &png).is_ok(), "without an ending there is no lie");
    let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic";
    assert_eq!(prepared("IMG_2.HEIC", heic), Err(Problem::Heic));
    assert_eq!(prepared("IMG_2.jpg", heic), Err(Problem::Heic), "renamed in a chat");
    assert_eq!(prepared("a.gif", b"GIF89a"), Err(Problem::OtherKind { kind: "GIF" }));
    assert_eq!(prepared("名册.jpg", b"PK\x03\x04 a sheet"), Err(Problem::NotAPicture));
    assert_eq!(prepared("a.jpg", b""), Err(Problem::NotAPicture));
}

#[test]
fn a_broken_file_is_refused_wherever_it_breaks_off() {
    let jpeg = written(&two_halves(64, 48), ImageFormat::Jpeg);
    for end in 3..jpeg.len() - 2 {
        assert_eq!(prepared("a.jpg", &jpeg[..end]), Err(Problem::Broken), "cut at {end} of {}", jpeg.len());
    }
    let appended = [&jpeg[..], b"a film behind the picture"].concat();
    assert_eq!(prepared("motion.jpg", &appended).unwrap(), prepared("still.jpg", &jpeg).unwrap());
    let png = written(&two_halves(64, 48), ImageFormat::Png);
    for end in (8..png.len() - 20).step_by(7) {
        assert_eq!(prepared("a.png", &png[..end]), Err(Problem::Broken), "cut at {end} of {}", png.len());
    }
}

/// A PNG that says it has these many pixels in each direction.
fn claims(width: u32, height: u32) -> Vec<u8> {
    let chunk = |kind: &[u8; 4], data: &[u8]| {
        let mut crc = flate2::Crc::new();
        crc.update(&[kind, data].concat());
        [&u32::try_from(data.len()).unwrap().to_be_bytes()[..], kind, data, &crc.sum().to_be_bytes()].concat()
    };
    let head = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all(&vec![0; 100_000]).unwrap();
    [b"\x89PNG\r\n\x1a\n".to_vec(), chunk(b"IHDR", &head), chunk(b"IDAT", &packed.finish().unwrap()), chunk(b"IEND", &[])]
        .concat()
}

#[test]
fn a_bomb_is_refused_before_it_goes_off() {
    for (width, height) in [(60_000, 60_000), (u32::MAX >> 1, 1), (1, u32::MAX >> 1), (20_000, 20_000)] {
        let refused = prepared("bomb.png", &claims(width, height)).unwrap_err();
        assert!(matches!(refused, Problem::TooLarge | Problem::Broken), "{width}x{height}: {refused:?}");
    }
    assert_eq!(prepared("bomb.png", &claims(60_000, 60_000)), Err(Problem::TooLarge));
}

#[test]
fn notes_that_are_nonsense_do_no_harm() {
    let jpeg = written(&two_halves(20, 10), ImageFormat::Jpeg);
    for time in ["0000:00:00 00:00:00", "2026:13:45 99:99:99", "gestern, am Morgen "] {
        let kept = prepared("a.jpg", &noted(&jpeg, &notes(99, time))).unwrap();
        assert_eq!(kept.taken, None, "{time}");
        assert_eq!(open(&kept.jpeg).unwrap().width(), 20);
    }
    let mut torn = notes(6, "2026:11:20 09:41:07");
    torn.truncate(30);
    assert!(prepared("a.jpg", &noted(&jpeg, &torn)).is_ok());
}
