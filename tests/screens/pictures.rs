//! Screens as they look, to be looked at when they change: as text, and as the pictures that the README shows.

use std::fs;
use std::path::Path;

use starpoint::domain::wording::Language;
use starpoint::text::Symbols;
use starpoint::tui;

use super::folder::{Kept, built_in};
use super::{gallery, pinned};

fn drawn(keys: &str, size: (u16, u16), language: Language, symbols: Symbols) -> String {
    let kept = Kept::round(built_in());
    // Two cards: A's finished with losses, B's begun.
    kept.press("<enter>3<tab>1+4+212/20<enter>10 1 2 <esc>");
    kept.press("<enter>+9232<esc>+31");
    tui::run_keys(kept.options(language, symbols), keys, size, false).unwrap()
}

fn picture(name: &str, keys: &str, size: (u16, u16), language: Language, symbols: Symbols) {
    pinned(name, &drawn(keys, size, language, symbols));
}

#[test]
fn home() {
    gallery("home", |size, language, symbols| drawn("", size, language, symbols));
}

#[test]
fn scoring() {
    gallery("scoring", |size, language, symbols| drawn("<enter>1", size, language, symbols));
}

#[test]
fn over_the_card() {
    picture("reasons-60x18-zh", "<enter>1<tab>", (60, 18), Language::Chinese, Symbols::UNICODE);
    picture("note-80x24-zh", "<enter>1<commit:会议记录缺2次>", (80, 24), Language::Chinese, Symbols::UNICODE);
    picture("menu-80x24-en", "<enter>+", (80, 24), Language::English, Symbols::UNICODE);
    picture("help-120x40-zh", "<enter><f1>", (120, 40), Language::Chinese, Symbols::UNICODE);
}

/// A round in the middle of a meeting: seven communities, some finished, some begun.
fn at_work() -> Kept {
    let kept = Kept::round(built_in());
    kept.visiting(&[("老粮站社区", "河西街道"), ("桥东社区", "河西街道"), ("前进里社区", "东风街道"), ("北苑社区", "园林街道")]);
    for (n, keys) in (0..).zip([
        "3<tab>1+4+212/20<enter>10 1 2 ",
        "4<down>3<tab>2+4+219/20<enter>10 1 2 ",
        "+4+215/20<enter>8/10<enter>1 2 ",
        "  1<tab>1        ",
    ]) {
        kept.press(&format!("<home>{}<enter>{keys}<esc>", "<down>".repeat(n)));
    }
    kept
}

/// Draws the picture and holds it against the one kept in `tests/pictures`. One that differs is written anew, for somebody to
/// look at.
fn painted(name: &str, kept: &Kept, keys: &str, size: (u16, u16)) -> Option<String> {
    let options = kept.options(Language::Chinese, Symbols::UNICODE);
    let svg = tui::draw_keys(options, keys, size).unwrap().svg("starpoint · 星点");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pictures").join(format!("{name}.svg"));
    if fs::read_to_string(&path).is_ok_and(|held| held == svg) {
        return None;
    }
    if std::env::var_os("CI").is_none() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, svg).unwrap();
    }
    Some(name.to_owned())
}

#[test]
fn the_pictures_show_the_program_as_it_is() {
    let kept = at_work();
    let pages = [
        ("home", "", (100, 20)),
        ("scoring", "<enter>2", (100, 30)),
        ("result", "<home>+2", (100, 30)),
        ("critique", "<home>+4", (100, 30)),
    ];
    let changed: Vec<String> = pages.into_iter().filter_map(|(name, keys, size)| painted(name, &kept, keys, size)).collect();
    assert!(changed.is_empty(), "pictures were regenerated; look at them and commit: {changed:?} in tests/pictures");
}
