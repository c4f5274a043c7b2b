//! Colours as theme files write them, and how one is brought down to what a terminal has.

use ratatui::style::Color;

use super::Depth;

/// A colour as 24 bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

/// The sixteen colours by their names in theme files, in the order of their codes.
pub const SIXTEEN: [(&str, Color); 16] = [
    ("black", Color::Black),
    ("red", Color::Red),
    ("green", Color::Green),
    ("yellow", Color::Yellow),
    ("blue", Color::Blue),
    ("magenta", Color::Magenta),
    ("cyan", Color::Cyan),
    ("gray", Color::Gray),
    ("dark_gray", Color::DarkGray),
    ("light_red", Color::LightRed),
    ("light_green", Color::LightGreen),
    ("light_yellow", Color::LightYellow),
    ("light_blue", Color::LightBlue),
    ("light_magenta", Color::LightMagenta),
    ("light_cyan", Color::LightCyan),
    ("white", Color::White),
];

/// Whether it is one of the eight dark ones, which many consoles brighten when the text is bold.
pub fn is_dark(colour: Color) -> bool {
    SIXTEEN[..8].iter().any(|(_, dark)| *dark == colour)
}

/// A picture's colour in what a terminal has: of sixteen colours only the greys, which every console has in the same order.
pub fn reduced((red, green, blue): (u8, u8, u8), depth: Depth) -> Color {
    let colour = Rgb(red, green, blue);
    match depth {
        Depth::True => colour.whole(),
        Depth::Indexed => colour.indexed(),
        Depth::Sixteen | Depth::None => {
            // The eye's weights (ITU-R BT.601), in thousandths.
            let light = (u32::from(red) * 299 + u32::from(green) * 587 + u32::from(blue) * 114) / 1000;
            [Color::Black, Color::DarkGray, Color::Gray, Color::White][(light / 64).min(3) as usize]
        }
    }
}

impl Rgb {
    /// Reads `#rrggbb`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits =
            text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit()))?;
        let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        Some(Self(part(0)?, part(2)?, part(4)?))
    }

    /// The colour itself.
    pub const fn whole(self) -> Color {
        Color::Rgb(self.0, self.1, self.2)
    }

    /// The one of the 240 colours that a 256-colour terminal does not let its user change which looks nearest.
    pub fn indexed(self) -> Color {
        let own = self.oklab();
        let far = |index: u8| {
            let other = Self::of_index(index).oklab();
            own.iter().zip(other).map(|(a, b)| (a - b).powi(2)).sum::<f64>()
        };
        let nearest = (16..=u8::MAX).map(|index| (far(index), index)).min_by(|a, b| a.0.total_cmp(&b.0));
        Color::Indexed(nearest.map_or(16, |(_, index)| index))
    }

    /// What an index from 16 stands for: a cube of six steps a side, then 24 grays.
    pub fn of_index(index: u8) -> Self {
        const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];
        if index >= 232 {
            let gray = 8 + 10 * (index - 232);
            return Self(gray, gray, gray);
        }
        let at = usize::from(index.saturating_sub(16));
        Self(STEPS[at / 36], STEPS[at / 6 % 6], STEPS[at % 6])
    }

    /// Lightness, green to red and blue to yellow, spaced as the eye sees them: Ottosson's Oklab
    /// (<https://bottosson.github.io/posts/oklab/>), which keeps a dark blue blue.
    fn oklab(self) -> [f64; 3] {
        const LIGHT_TO_CONES: [[f64; 3]; 3] = [
            [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
            [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
            [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
        ];
        const CONES_TO_LAB: [[f64; 3]; 3] = [
            [0.210_454_255_3, 0.793_617_785_0, -0.004_072_046_8],
            [1.977_998_495_1, -2.428_592_205_0, 0.450_593_709_9],
            [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766_0],
        ];
        let times = |matrix: [[f64; 3]; 3], by: [f64; 3]| matrix.map(|row| row.iter().zip(by).map(|(a, b)| a * b).sum::<f64>());
        times(CONES_TO_LAB, times(LIGHT_TO_CONES, self.light()).map(f64::cbrt))
    }

    /// Red, green and blue as amounts of light, from 0 to 1 (sRGB, IEC 61966-2-1).
    pub fn light(self) -> [f64; 3] {
        [self.0, self.1, self.2].map(|value| {
            let value = f64::from(value) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_only_when_they_are_whole() {
        assert_eq!(Rgb::parse("#0aFf10"), Some(Rgb(10, 255, 16)));
        for wrong in ["", "#", "0aff10", "#0aff1", "#0aff100", "#0aff1g", "#＋aff1", "gold"] {
            assert_eq!(Rgb::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_colour_becomes_the_one_that_looks_nearest() {
        for (rgb, index) in [
            (Rgb(0, 0, 0), 16),
            (Rgb(255, 255, 255), 231),
            (Rgb(255, 0, 0), 196),
            (Rgb(100, 100, 100), 241),
            (Rgb(94, 136, 174), 67),
            // Nearer in numbers to a gray; to the eye it is blue.
            (Rgb(0, 48, 127), 18),
        ] {
            assert_eq!(rgb.indexed(), Color::Indexed(index), "{rgb:?}");
        }
        assert!((16..=u8::MAX).all(|index| {
            let Color::Indexed(back) = Rgb::of_index(index).indexed() else { return false };
            Rgb::of_index(back) == Rgb::of_index(index)
        }));
    }
}
