//! Themes as they are drawn: what really stands on the screen can be read, and a theme of one's own is found.

use starpoint::domain::wording::Language;
use starpoint::text::Symbols;
use starpoint::tui::{self, Depth};
use vt100::{Cell, Color};

use super::folder::{Kept, built_in};
#[cfg(target_os = "linux")]
use crate::cli::Place;

/// Screens with every kind of thing on them: the list, a card with losses, a menu, a note, a search, an entry, the help.
const SCREENS: [&str; 8] =
    ["", "+", "<enter><home>", "<enter>+", "<enter>1<commit:会议记录缺2次>", "<enter>/1", "<enter>/26<enter>1", "<enter><f1>"];

fn luminance(rgb: (u8, u8, u8)) -> f64 {
    let part = |value: u8| {
        let value = f64::from(value) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(rgb.0) + 0.7152 * part(rgb.1) + 0.0722 * part(rgb.2)
}

/// The contrast of a cell by WCAG 2.1; nothing where no colours are said.
fn contrast(cell: &Cell) -> Option<f64> {
    let shown = |colour| if let Color::Rgb(red, green, blue) = colour { Some(luminance((red, green, blue))) } else { None };
    let (text, ground) = (shown(cell.fgcolor())?, shown(cell.bgcolor())?);
    Some((text.max(ground) + 0.05) / (text.min(ground) + 0.05))
}

#[test]
fn everything_drawn_can_be_read() {
    let kept = Kept::round(built_in());
    kept.press("<enter>3<tab>1+4+212/20<enter>10 1 2 <esc>");
    for (theme, floor) in [("ink", 4.5), ("paper", 4.5), ("hall", 7.0)] {
        for keys in SCREENS {
            let mut options = kept.options(Language::Chinese, Symbols::UNICODE);
            (options.theme, options.depth, options.demo) = (theme.into(), Depth::True, true);
            let drawn = tui::run_keys(options, keys, (80, 24), true).unwrap();
            let mut screen = vt100::Parser::new(24, 80, 0);
            screen.process(drawn.trim_end().replace('\n', "\r\n").as_bytes());
            for (row, column) in (0..24).flat_map(|row| (0..80).map(move |column| (row, column))) {
                let cell = screen.screen().cell(row, column).unwrap();
                if !cell.is_wide_continuation() {
                    let ratio = contrast(cell).unwrap_or_default();
                    assert!(ratio >= floor, "{theme} {keys} {row},{column} {:?}: {ratio:.2}", cell.contents());
                }
            }
        }
    }
}

// Where the config folder lies under HOME.
#[cfg(target_os = "linux")]
#[test]
fn a_theme_of_ones_own_is_found_and_its_mistakes_stop_nothing() {
    let place = Place::new();
    place.small_round();
    let folder = place.file(".config/starpoint/themes");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("mine.toml"), "inherit = \"paper\"\n[roles]\nstra = {}\nkey = { fg = \"red\", fg16 = \"rad\" }\n")
        .unwrap();
    let keys = ["--keys", "", "--size", "80x24"];
    let output = place.run(&[&["--theme", "mine"], &keys[..]].concat());
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{told}");
    assert!(String::from_utf8_lossy(&output.stdout).contains("Mistakes in your themes: 3"));
    for part in ["Line 3 (roles)", "“star”", "Line 4 (roles.key.fg)", "Line 4 (roles.key.fg16)", "“red”"] {
        assert!(told.contains(part), "{part}: {told}");
    }
    let told = place.refused(2, &[&["--theme", "main"], &keys[..]].concat());
    assert!(told.contains("ink, paper, hall, mono, mine"), "{told}");
}
