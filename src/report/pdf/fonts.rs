//! The fonts of this machine: which there are, and which of them a report is set in.
//!
//! Looking reads names only. Which font a role gets follows a list of preferences, first in the user's own folder, then in
//! the system's; what a preference list does not know is found by the characters it has.

use std::collections::BTreeSet;
use std::fmt;
use std::path::Path;

use fontdb::{Database, FaceInfo, Source, Stretch, Style};
use ttf_parser::{Face, Permissions};

/// A part of the page with a typeface of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Running text: 仿宋.
    Body,
    /// Titles: 小标宋.
    Title,
    /// Headings: 黑体.
    Heading,
    /// Headings of parts: 楷体.
    Part,
    /// Running text in Latin letters.
    Latin,
    /// Headings in Latin letters.
    LatinHeading,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 6] = [Self::Body, Self::Title, Self::Heading, Self::Part, Self::Latin, Self::LatinHeading];

    /// The name it has towards a template.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Body => "body",
            Self::Title => "title",
            Self::Heading => "heading",
            Self::Part => "part",
            Self::Latin => "latin",
            Self::LatinHeading => "latin-heading",
        }
    }

    /// Whether it sets Chinese.
    pub const fn chinese(self) -> bool {
        !matches!(self, Self::Latin | Self::LatinHeading)
    }

    /// What the names of fitting families hold, the best first; lower case, without blanks, dashes and underscores.
    const fn preferred(self) -> &'static [&'static str] {
        match self {
            Self::Body => &["fangsong", "仿宋", "notoserifcjksc", "sourcehanserif", "思源宋体", "songti", "simsun", "宋体"],
            Self::Title => &[
                "xiaobiaosong",
                "小标宋",
                "stzhongsong",
                "华文中宋",
                "fandolsong",
                "notoserifcjksc",
                "sourcehanserif",
                "思源宋体",
                "songti",
                "simsun",
                "宋体",
            ],
            Self::Heading => &[
                "simhei",
                "heitisc",
                "stheiti",
                "黑体",
                "fandolhei",
                "notosanscjksc",
                "sourcehansans",
                "思源黑体",
                "microsoftyahei",
                "pingfangsc",
                "wenquanyi",
            ],
            Self::Part => &["kaiti", "楷体", "fandolkai", "wenkai", "文楷", "ukai", "kaitim"],
            Self::Latin => &[
                "timesnewroman",
                "libertinusserif",
                "sourceserif",
                "liberationserif",
                "tinos",
                "notoserifcjksc",
                "georgia",
                "dejavuserif",
            ],
            Self::LatinHeading => &["arial", "helvetica", "liberationsans", "arimo", "notosanscjksc", "calibri", "dejavusans"],
        }
    }

    /// The role whose font stands in where no preference is there.
    const fn stand_in(self) -> Option<Self> {
        match self {
            Self::Part | Self::Title | Self::Heading => Some(Self::Body),
            Self::LatinHeading => Some(Self::Latin),
            Self::Body | Self::Latin => None,
        }
    }
}

/// A face of a file: enough to load it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FaceAt {
    /// The file.
    pub path: std::path::PathBuf,
    /// Which of its faces.
    pub index: u32,
}

/// The fonts there are.
pub struct Fonts {
    database: Database,
    /// The faces a report may use: the user's own first; of both the regular ones first, then by file.
    faces: Vec<FaceInfo>,
}

impl fmt::Debug for Fonts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fonts").field("faces", &self.faces.len()).finish_non_exhaustive()
    }
}

impl Fonts {
    /// The fonts of a folder of the user's own and of the system.
    pub fn find(own: Option<&Path>) -> Self {
        let mut fonts = Self::only(own);
        let mut system = Database::new();
        system.load_system_fonts();
        fonts.add(&system);
        fonts
    }

    /// The fonts of one folder alone.
    pub fn only(own: Option<&Path>) -> Self {
        let mut database = Database::new();
        if let Some(own) = own {
            database.load_fonts_dir(own);
        }
        let mut fonts = Self { database: Database::new(), faces: Vec::new() };
        fonts.add(&database);
        fonts
    }

    /// Adds what may be used of these behind what is there, in an order that does not hang on the file system.
    fn add(&mut self, found: &Database) {
        let mut faces: Vec<FaceInfo> = found.faces().filter(|face| usable(face)).cloned().collect();
        let order = |face: &FaceInfo| (face.weight.0.abs_diff(400), path(face).to_path_buf(), face.index);
        faces.sort_by_cached_key(order);
        for mut face in faces {
            face.id = self.database.push_face_info(face.clone());
            self.faces.push(face);
        }
    }

    /// The family a role gets, as its font names itself; `None` where nothing fits.
    pub fn family(&self, role: Role) -> Option<&str> {
        self.chosen(role).and_then(|face| Some(face.families.first()?.0.as_str()))
    }

    /// The faces a role is set in, upright: the one nearest to regular, then the one nearest to bold.
    pub(super) fn faces(&self, role: Role) -> Vec<FaceAt> {
        let Some(chosen) = self.chosen(role) else { return Vec::new() };
        let family = chosen.families.first().map(|(name, _)| name);
        let kin = || self.faces.iter().filter(|face| face.families.first().map(|(name, _)| name) == family);
        let nearest = |weight: u16| kin().min_by_key(|face| face.weight.0.abs_diff(weight));
        let mut faces: Vec<FaceAt> = [400, 700].into_iter().filter_map(nearest).map(at).collect();
        faces.dedup();
        faces
    }

    fn chosen(&self, role: Role) -> Option<&FaceInfo> {
        let fits = |face: &&FaceInfo| !role.chinese() || self.has(face, '国') && self.has(face, '的');
        let preferred = role.preferred().iter().find_map(|sign| {
            let named = |exact: bool| {
                let matches = move |name: &str| if exact { name == *sign } else { name.contains(sign) };
                let of = move |face: &&FaceInfo| face.families.iter().any(|(name, _)| matches(&plain(name)));
                self.faces.iter().filter(of).find(fits)
            };
            named(true).or_else(|| named(false))
        });
        preferred.or_else(|| self.chosen(role.stand_in()?)).or_else(|| {
            // Whatever has the script; the mainland's shapes before those of other places.
            let mainland = |face: &&FaceInfo| face.families.iter().any(|(name, _)| name.contains("SC") || name.contains("GB"));
            let any = || self.faces.iter().filter(|face| role.chinese() || self.has(face, 'a')).filter(fits);
            any().find(mainland).or_else(|| any().next())
        })
    }

    /// The faces that have these characters between them, as far as there are any; the first there is for each.
    pub(super) fn with(&self, mut wanted: BTreeSet<String>) -> Vec<FaceAt> {
        let mut faces = Vec::new();
        for face in &self.faces {
            if wanted.is_empty() {
                break;
            }
            let before = wanted.len();
            self.parsed(face, |face| wanted.retain(|one| !one.chars().all(|c| face.glyph_index(c).is_some())));
            if wanted.len() < before {
                faces.push(at(face));
            }
        }
        faces
    }

    fn has(&self, face: &FaceInfo, c: char) -> bool {
        self.parsed(face, |face| face.glyph_index(c).is_some()).unwrap_or(false)
    }

    /// Reads a face; `None` where it cannot be read or must not be embedded: that would make a document nobody can open
    /// elsewhere.
    fn parsed<T>(&self, face: &FaceInfo, read: impl FnOnce(&Face<'_>) -> T) -> Option<T> {
        let parse = |data: &[u8], index| {
            let face = Face::parse(data, index).ok()?;
            (face.permissions() != Some(Permissions::Restricted)).then(|| read(&face))
        };
        self.database.with_face_data(face.id, parse).flatten()
    }
}

/// Upright, of normal width, not made for code, and no font of boxes.
fn usable(face: &FaceInfo) -> bool {
    let named = |part: &str| face.families.iter().any(|(name, _)| plain(name).contains(part));
    let odd = face.monospaced || named("mono") || named("lastresort") || named("adobeblank");
    face.style == Style::Normal && face.stretch == Stretch::Normal && !odd && !path(face).as_os_str().is_empty()
}

fn path(face: &FaceInfo) -> &Path {
    match &face.source {
        Source::File(path) | Source::SharedFile(path, _) => path,
        Source::Binary(_) => Path::new(""),
    }
}

fn at(face: &FaceInfo) -> FaceAt {
    FaceAt { path: path(face).to_path_buf(), index: face.index }
}

/// A family's name for comparing.
fn plain(name: &str) -> String {
    name.chars().filter(|c| !matches!(c, ' ' | '-' | '_')).flat_map(char::to_lowercase).collect()
}
