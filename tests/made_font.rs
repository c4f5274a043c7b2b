//! A TrueType font made up on the spot, so that pages can be set on every machine: it has Latin, Chinese and the usual signs,
//! each a glyph of its own without an outline, and nothing beyond them.

/// The characters it has, in order.
const RANGES: [(u32, u32); 10] = [
    (0x20, 0x7e),
    (0xa0, 0xff),
    (0x2010, 0x2027),
    (0x2190, 0x2199),
    (0x2264, 0x2267),
    (0x2500, 0x2606),
    (0x3000, 0x303f),
    (0x4e00, 0x9fff),
    (0xff00, 0xffef),
    (0xfffd, 0xfffd),
];
const UNITS: u16 = 1000;

/// The bytes of a font file of this family.
pub fn font(family: &str) -> Vec<u8> {
    let glyphs: u16 = 1 + RANGES.iter().map(|(first, last)| (last - first + 1) as u16).sum::<u16>();
    let narrow = |c: u32| c < 0x2000;
    let mut advances = vec![UNITS];
    for (first, last) in RANGES {
        advances.extend((first..=last).map(|c| if narrow(c) { UNITS / 2 } else { UNITS }));
    }
    let mut tables = vec![
        (*b"OS/2", os2()),
        (*b"cmap", cmap()),
        (*b"glyf", outline()),
        (*b"head", head()),
        (*b"hhea", hhea(glyphs)),
        (*b"hmtx", advances.iter().flat_map(|advance| words(&[*advance, 0])).collect()),
        (
            *b"loca",
            std::iter::once(0).chain((0..glyphs).map(|_| outline().len() as u16 / 2)).flat_map(u16::to_be_bytes).collect(),
        ),
        (*b"maxp", [longs(&[0x0001_0000]), words(&[glyphs, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0])].concat()),
        (*b"name", name(family)),
        (*b"post", longs(&[0x0003_0000, 0, 0, 0, 0, 0, 0, 0])),
    ];
    let mut file = [longs(&[0x0001_0000]), words(&[tables.len() as u16, 128, 3, 32])].concat();
    let mut at = file.len() + 16 * tables.len();
    for (tag, table) in &mut tables {
        file.extend(*tag);
        file.extend(longs(&[0, at as u32, table.len() as u32]));
        table.resize(table.len().next_multiple_of(4), 0);
        at += table.len();
    }
    file.extend(tables.into_iter().flat_map(|(_, table)| table));
    file
}

fn words(values: &[u16]) -> Vec<u8> {
    values.iter().flat_map(|value| value.to_be_bytes()).collect()
}

fn longs(values: &[u32]) -> Vec<u8> {
    values.iter().flat_map(|value| value.to_be_bytes()).collect()
}

/// Every range in one group: the glyphs stand in the order of the characters.
fn cmap() -> Vec<u8> {
    let mut groups = Vec::new();
    let mut glyph = 1;
    for (first, last) in RANGES {
        groups.extend(longs(&[first, last, glyph]));
        glyph += last - first + 1;
    }
    let length = 16 + groups.len() as u32;
    let head = [words(&[0, 1, 3, 10]), longs(&[12]), words(&[12, 0]), longs(&[length, 0, RANGES.len() as u32])].concat();
    [head, groups].concat()
}

/// The box of a character that is missing.
fn outline() -> Vec<u8> {
    let mut glyph = words(&[1, 0, 0, 500, 800, 3, 0]);
    glyph.extend([1, 1, 1, 1]);
    glyph.extend(words(&[0, 500, 0, 0u16.wrapping_sub(500)]));
    glyph.extend(words(&[0, 0, 800, 0]));
    glyph
}

fn head() -> Vec<u8> {
    let mut table = longs(&[0x0001_0000, 0x0001_0000, 0, 0x5f0f_3cf5]);
    table.extend(words(&[3, UNITS]));
    table.extend([0; 16]);
    table.extend(words(&[0, 0, 500, 800, 0, 8, 2, 0, 0]));
    table
}

fn hhea(glyphs: u16) -> Vec<u8> {
    let below = 0u16.wrapping_sub(120);
    [longs(&[0x0001_0000]), words(&[880, below, 0, UNITS, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, glyphs])].concat()
}

fn os2() -> Vec<u8> {
    let mut table = words(&[4, 500, 400, 5, 0]);
    table.resize(58, 0);
    table.extend(*b"NONE");
    let below = 0u16.wrapping_sub(120);
    table.extend(words(&[0x40, 0x20, 0xffef, 880, below, 0, 880, 120]));
    table.resize(86, 0);
    table.extend(words(&[500, 700, 0, 32, 2]));
    table
}

fn name(family: &str) -> Vec<u8> {
    let post_script: String = family.chars().filter(|c| *c != ' ').collect();
    let texts = [(1, family), (2, "Regular"), (4, family), (6, &post_script)];
    let mut records = words(&[0, texts.len() as u16, 6 + 12 * texts.len() as u16]);
    let mut strings = Vec::new();
    for (id, text) in texts {
        let encoded: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        records.extend(words(&[3, 1, 0x0409, id, encoded.len() as u16, strings.len() as u16]));
        strings.extend(encoded);
    }
    [records, strings].concat()
}
