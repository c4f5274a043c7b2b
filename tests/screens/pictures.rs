//! Screens as they look, to be looked at when they change.

use starpoint::domain::wording::Language;
use starpoint::text::Symbols;
use starpoint::tui;

use super::folder::{Kept, built_in};

fn picture(name: &str, keys: &str, size: (u16, u16), language: Language, symbols: Symbols) {
    let kept = Kept::round(built_in());
    // Two cards: A's finished with losses, B's begun.
    kept.press("<enter>3<tab>1+4+212/20<enter>10 1 2 <esc>");
    kept.press("<enter>+9232<esc>+31");
    let screen = tui::run_keys(kept.options(language, symbols), keys, size, false).unwrap();
    insta::with_settings!({ snapshot_path => "snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, screen);
    });
}

#[test]
fn home() {
    picture("home-80x24-zh", "", (80, 24), Language::Chinese, Symbols::UNICODE);
    picture("home-60x18-en-ascii", "", (60, 18), Language::English, Symbols::ASCII);
}

#[test]
fn scoring() {
    picture("scoring-60x18-zh", "<enter>1", (60, 18), Language::Chinese, Symbols::UNICODE);
    picture("scoring-80x24-zh", "<enter>", (80, 24), Language::Chinese, Symbols::UNICODE);
    picture("scoring-80x24-en-ascii", "<enter>", (80, 24), Language::English, Symbols::ASCII);
    picture("scoring-120x40-zh", "<enter>+91<home>", (120, 40), Language::Chinese, Symbols::UNICODE);
}

#[test]
fn over_the_card() {
    picture("reasons-60x18-zh", "<enter>1<tab>", (60, 18), Language::Chinese, Symbols::UNICODE);
    picture("note-80x24-zh", "<enter>1<commit:会议记录缺2次>", (80, 24), Language::Chinese, Symbols::UNICODE);
    picture("menu-80x24-en", "<enter>+", (80, 24), Language::English, Symbols::UNICODE);
    picture("help-120x40-zh", "<enter><f1>", (120, 40), Language::Chinese, Symbols::UNICODE);
}
