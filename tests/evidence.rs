//! Pictures kept as evidence, from the command line: what is taken in and what is refused, where it goes, and what verifying,
//! backup and the log make of it.

use std::fs;
use std::path::{Path, PathBuf};

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

use crate::cli::Place;

/// A picture as a file, a colour that gets darker from top to bottom.
pub fn picture(path: &Path, colour: [u8; 3]) -> PathBuf {
    let shade = |_, y: u32| Rgb(colour.map(|part| u8::try_from(u32::from(part) * (44 - y) / 44).unwrap()));
    let image = DynamicImage::ImageRgb8(RgbImage::from_fn(60, 40, shade));
    image.save_with_format(path, ImageFormat::from_path(path).unwrap()).unwrap();
    path.to_path_buf()
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn evidence_files(place: &Place) -> Vec<PathBuf> {
    fs::read_dir(place.data().join("evidence")).into_iter().flatten().map(|entry| entry.unwrap().path()).collect()
}

#[test]
fn pictures_are_kept_once_listed_changed_and_taken_out() {
    let place = Place::new();
    place.small_round();
    let stairs = picture(&place.file("stairs.png"), [200, 30, 30]);
    let hall = picture(&place.file("hall.jpg"), [30, 30, 200]);
    let output = place.run(&["evidence", "add", "D", "2", text(&stairs), text(&hall), "--caption", "after the clean-up"]);
    let (said, warned) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(said.contains("item 2") && said.contains("2 pictures"), "{said}");
    assert!(warned.contains("faces") && warned.contains("rosters"), "{warned}");
    // Said once a folder, not at every picture.
    let again = place.run(&["evidence", "add", "D", text(&stairs)]);
    assert!(!String::from_utf8_lossy(&again.stderr).contains("faces"));
    assert_eq!(evidence_files(&place).len(), 2, "the same picture twice is one file");
    let rows = place.json(&["evidence", "list", "D", "--json"]);
    let told = |n: usize| (rows[n]["item"].clone(), rows[n]["number"].clone(), rows[n]["caption"].clone());
    // Added anew without an item it belongs to the whole, and stands last.
    assert_eq!(told(0), ("tidy".into(), 2.into(), "after the clean-up".into()));
    assert_eq!(told(1), (serde_json::Value::Null, serde_json::Value::Null, "".into()));
    assert_eq!(rows[0]["by"], "A");
    assert_eq!(rows[0]["taken"], serde_json::Value::Null);
    assert_eq!(rows[0]["present"], true);
    let file = rows[1]["file"].as_str().unwrap().to_owned();
    assert!(place.data().join("evidence").join(&file).is_file());
    place.ok(&["evidence", "edit", "D", &file[..8], "--item", "plan", "--caption", "the stairs"]);
    let listed = place.ok(&["evidence", "list"]);
    assert!(listed.contains("item 1 Plan · the stairs"), "{listed}");
    assert!(place.ok(&["log"]).contains("evidence picture: item 1 Plan · the stairs"));
    place.ok(&["evidence", "remove", "D", "2"]);
    assert_eq!(place.json(&["evidence", "list", "--json"]).as_array().unwrap().len(), 1);
    assert_eq!(evidence_files(&place).len(), 2, "the file stays");
    place.refused(1, &["evidence", "remove", "D", &file[..8]]);
}

#[test]
fn everything_wrong_with_the_files_is_told_at_once_and_none_is_kept() {
    let place = Place::new();
    place.small_round();
    let good = picture(&place.file("good.jpg"), [1, 2, 3]);
    let lies = place.file("lies.jpg");
    fs::copy(picture(&place.file("real.png"), [4, 5, 6]), &lies).unwrap();
    let heic = place.file("IMG_1.heic");
    fs::write(&heic, b"\0\0\0\x18ftypheic\0\0\0\0mif1heic").unwrap();
    let said =
        place.refused(1, &["evidence", "add", "D", "2", text(&good), text(&lies), text(&heic), text(&place.file("gone.jpg"))]);
    for part in ["lies.jpg: is called .jpg and holds PNG", "Most Compatible", "gone.jpg: "] {
        assert!(said.contains(part), "{part} in {said}");
    }
    let chinese = place.refused(1, &["--lang", "zh-CN", "evidence", "add", "D", text(&heic)]);
    assert!(chinese.contains("设置→相机→格式→兼容性最佳"), "{chinese}");
    assert!(evidence_files(&place).is_empty());
    // An item that is none, a text that says too much: nothing is kept either.
    place.refused(1, &["evidence", "add", "D", "99", text(&good)]);
    let private = place.refused(1, &["evidence", "add", "D", text(&good), "--caption", "11010519491231002X"]);
    assert!(private.contains("caption") && !private.contains("1949"), "{private}");
    assert!(evidence_files(&place).is_empty());
    assert!(place.ok(&["evidence", "list"]).contains("no evidence pictures"));
}

#[test]
fn a_folder_of_pictures_is_taken_in_and_a_lost_one_is_found_out() {
    let place = Place::new();
    place.small_round();
    let folder = place.file("camera");
    fs::create_dir(&folder).unwrap();
    picture(&folder.join("1.jpg"), [1, 2, 3]);
    picture(&folder.join("2.webp"), [200, 5, 6]);
    fs::write(folder.join("list.txt"), "no picture").unwrap();
    place.ok(&["evidence", "add", "D", text(&folder)]);
    assert!(place.ok(&["verify"]).contains("2 files intact"));
    let backup = place.file("b.tar.gz");
    place.ok(&["backup", "-o", text(&backup)]);
    let lost = evidence_files(&place).remove(0);
    fs::remove_file(&lost).unwrap();
    let said = place.refused(1, &["verify"]);
    assert!(said.contains(lost.file_name().unwrap().to_str().unwrap()) && said.contains("gone"), "{said}");
    let listed = place.json(&["evidence", "list", "--json"]);
    assert_eq!(listed.as_array().unwrap().iter().filter(|row| row["present"] == false).count(), 1);
    place.ok(&["doctor", "--restore", text(&backup)]);
    place.ok(&["verify"]);
    // One that was taken out may be destroyed.
    place.ok(&["evidence", "remove", "D", "1"]);
    let files: Vec<String> =
        place.json(&["evidence", "list", "--json"]).as_array().unwrap().iter().map(|row| row["file"].to_string()).collect();
    let out = evidence_files(&place)
        .into_iter()
        .find(|path| !files.iter().any(|file| file.contains(path.file_name().unwrap().to_str().unwrap())));
    fs::remove_file(out.unwrap()).unwrap();
    place.ok(&["verify"]);
}

#[test]
fn an_item_that_demands_evidence_is_named_until_it_has_some() {
    let place = Place::new();
    let file = place.file("strict.toml");
    fs::write(&file, crate::cli::SMALL.replace("name = \"Tidy\"\n", "name = \"Tidy\"\nevidence = \"required\"\n")).unwrap();
    place.ok(&["standard", "import", text(&file)]);
    place.ok(&["round", "new", "R", "--standard", "small"]);
    place.ok(&["community", "add", "桥/东", "--code", "D"]);
    place.ok(&["inspector", "add", "A"]);
    place.ok(&["meeting", "new", "M", "D"]);
    let lacks = |place: &Place| place.ok(&["evidence", "list"]).contains("Evidence required, no picture yet: item 2");
    assert!(!lacks(&place), "nothing is judged yet");
    place.ok(&["rate", "D", "2", "3"]);
    assert!(lacks(&place));
    let screen = |keys: &str| place.ok(&["--keys", keys, "--size", "100x30"]);
    assert!(screen("<enter><up>").contains("evidence is required, no picture yet"), "{}", screen("<enter><up>"));
    place.ok(&["evidence", "add", "D", "2", text(&picture(&place.file("a.jpg"), [9, 9, 9]))]);
    assert!(!lacks(&place));
    assert!(screen("<enter><up>").contains("1 evidence picture"), "{}", screen("<enter><up>"));
}

/// A camera's notes in a JPEG: taken at this time.
fn taken_at(path: &Path, time: &str) {
    let jpeg = fs::read(path).unwrap();
    let mut notes = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x32\0\x02\0\0\0\x14\0\0\0\x1a\0\0\0\0".to_vec();
    notes.extend(time.as_bytes());
    notes.push(0);
    let length = u16::try_from(notes.len() + 2).unwrap().to_be_bytes();
    fs::write(path, [&jpeg[..2], b"\xff\xe1", &length, &notes, &jpeg[2..]].concat()).unwrap();
}

#[test]
fn the_cameras_clock_proposes_the_item_that_was_being_marked() {
    let place = Place::new();
    place.small_round();
    place.ok(&["rate", "D", "2", "3"]);
    let photo = picture(&place.file("IMG_7.jpg"), [90, 90, 90]);
    let now = starpoint::clock::printed_at();
    taken_at(&photo, &format!("{}:00", now.replace('-', ":")));
    place.ok(&["evidence", "add", "D", text(&photo), "--caption", "x"]);
    assert_eq!(place.json(&["evidence", "list", "--json"])[0]["taken"], now[..10]);
    let keys = format!("<enter>/evidence pict<enter>+1<commit:{}>", photo.display());
    let screen = place.ok(&["--keys", &keys, "--size", "100x30"]);
    assert!(screen.contains("item 2 Tidy") && screen.contains("while this item was"), "{screen}");
    place.ok(&["--keys", &format!("{keys}<enter>"), "--size", "100x30"]);
    assert_eq!(place.json(&["evidence", "list", "--json"])[0]["number"], 2);
}
