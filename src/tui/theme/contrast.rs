//! Every role of every coloured theme can be read: WCAG 2.1 contrast (success criterion 1.4.3: 4.5:1; for the hall 1.4.6: 7:1)
//! in full colours, brought down to 256, and in sixteen on the consoles people have.

use ratatui::style::{Color, Modifier};

use super::colour::{Rgb, SIXTEEN};
use super::*;

/// The sixteen colours as a console shows them.
struct Console {
    name: &'static str,
    shades: [u32; 16],
    /// Some have no bright backgrounds and show the dark one.
    bright_grounds: bool,
}

const VGA: [u32; 16] = [
    0x00_0000, 0xaa_0000, 0x00_aa00, 0xaa_5500, 0x00_00aa, 0xaa_00aa, 0x00_aaaa, 0xaa_aaaa, 0x55_5555, 0xff_5555, 0x55_ff55,
    0xff_ff55, 0x55_55ff, 0xff_55ff, 0x55_ffff, 0xff_ffff,
];

const CONSOLES: [Console; 5] = [
    Console {
        name: "xterm",
        shades: [
            0x00_0000, 0xcd_0000, 0x00_cd00, 0xcd_cd00, 0x00_00ee, 0xcd_00cd, 0x00_cdcd, 0xe5_e5e5, 0x7f_7f7f, 0xff_0000,
            0x00_ff00, 0xff_ff00, 0x5c_5cff, 0xff_00ff, 0x00_ffff, 0xff_ffff,
        ],
        bright_grounds: true,
    },
    Console { name: "VGA", shades: VGA, bright_grounds: true },
    Console { name: "Linux console", shades: VGA, bright_grounds: false },
    Console {
        name: "Windows",
        shades: [
            0x0c_0c0c, 0xc5_0f1f, 0x13_a10e, 0xc1_9c00, 0x00_37da, 0x88_1798, 0x3a_96dd, 0xcc_cccc, 0x76_7676, 0xe7_4856,
            0x16_c60c, 0xf9_f1a5, 0x3b_78ff, 0xb4_009e, 0x61_d6d6, 0xf2_f2f2,
        ],
        bright_grounds: true,
    },
    Console {
        name: "Windows before 2017",
        shades: [
            0x00_0000, 0x80_0000, 0x00_8000, 0x80_8000, 0x00_0080, 0x80_0080, 0x00_8080, 0xc0_c0c0, 0x80_8080, 0xff_0000,
            0x00_ff00, 0xff_ff00, 0x00_00ff, 0xff_00ff, 0x00_ffff, 0xff_ffff,
        ],
        bright_grounds: true,
    },
];

impl Console {
    fn shows(&self, colour: Color, ground: bool) -> Rgb {
        let rgb = |hex: u32| Rgb((hex >> 16) as u8, (hex >> 8 & 0xff) as u8, (hex & 0xff) as u8);
        let at = SIXTEEN.iter().position(|(_, known)| *known == colour);
        match colour {
            Color::Rgb(red, green, blue) => Rgb(red, green, blue),
            Color::Indexed(index) => Rgb::of_index(index),
            _ => {
                let at = at.unwrap_or_else(|| panic!("{colour:?} is not one of the sixteen"));
                rgb(self.shades[if ground && !self.bright_grounds { at % 8 } else { at }])
            }
        }
    }
}

/// WCAG 2.1, relative luminance.
fn luminance(colour: Rgb) -> f64 {
    let [red, green, blue] = colour.light();
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// WCAG 2.1, contrast ratio.
fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Everything of a theme at a depth that falls under its floor on a console.
fn faint(name: &str, depth: Depth, console: &Console, floor: f64) -> Vec<String> {
    let theme = Themes::built_in().named(name, depth).unwrap();
    let base = theme.base();
    let mut faint = Vec::new();
    for role in Role::ALL {
        // What canvas and widgets draw: a role over the ground, or over its own tint.
        let drawn = base.patch(theme.style(*role));
        let (fg, bg) = (console.shows(drawn.fg.unwrap(), false), console.shows(drawn.bg.unwrap(), true));
        let ratio = contrast(fg, bg);
        if ratio < floor {
            faint.push(format!("{name} {depth:?} on {}: {} {ratio:.2}", console.name, role.id()));
        }
    }
    faint
}

#[test]
fn contrast_is_what_the_recommendation_says() {
    assert!((contrast(Rgb(0, 0, 0), Rgb(255, 255, 255)) - 21.0).abs() < 1e-9);
    // The recommendation's best-known border: #767676 is the lightest gray that passes on white.
    let gray = |level| contrast(Rgb(level, level, level), Rgb(255, 255, 255));
    assert!(gray(0x76) >= 4.5 && gray(0x77) < 4.5);
}

#[test]
fn every_role_can_be_read_everywhere() {
    let mut all = Vec::new();
    for (name, floor) in [("ink", 4.5), ("paper", 4.5), ("hall", 7.0)] {
        for depth in [Depth::True, Depth::Indexed] {
            all.extend(faint(name, depth, &CONSOLES[0], floor));
        }
        for console in &CONSOLES {
            // The Linux console has a gray ground for a white one and no glyphs for Chinese: red keeps what WCAG asks of bold.
            let floor = if console.bright_grounds { floor } else { 3.0 };
            all.extend(faint(name, Depth::Sixteen, console, floor));
        }
    }
    assert_eq!(all, Vec::<String>::new());
}

#[test]
fn only_surfaces_are_filled() {
    // Screens draw blanks in other roles too; filled, they would say something where nothing is said.
    for name in BUILT_IN.map(|(name, _)| name) {
        for depth in [Depth::True, Depth::Sixteen] {
            let theme = Themes::built_in().named(name, depth).unwrap();
            let fills = |role: &Role| theme.style(*role).bg.is_some() || theme.style(*role).add_modifier == Modifier::REVERSED;
            let filled: Vec<Role> = Role::ALL.iter().copied().filter(fills).collect();
            assert!(filled.iter().all(|role| [Role::Selected, Role::Field, Role::Banner].contains(role)), "{name}: {filled:?}");
        }
    }
}

#[test]
fn a_surface_stands_out_from_the_ground_and_from_the_others() {
    for name in ["ink", "paper", "hall"] {
        for depth in [Depth::True, Depth::Indexed, Depth::Sixteen] {
            let theme = Themes::built_in().named(name, depth).unwrap();
            let ground = |role| theme.style(role).bg.unwrap();
            let surfaces = [Role::Selected, Role::Field].map(ground);
            for console in &CONSOLES {
                let shown = |colour| console.shows(colour, true);
                let base = shown(theme.base().bg.unwrap());
                for surface in surfaces {
                    assert!(contrast(shown(surface), base) >= 1.25, "{name} {depth:?} on {}: {surface:?}", console.name);
                }
            }
            assert_ne!(surfaces[0], surfaces[1], "{name} {depth:?}");
        }
    }
}
