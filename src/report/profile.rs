//! Whom a report is made for, and with it what stands in it.

/// Whom a report is made for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Profile {
    /// The community it is about: its result, what it lost and why, the critique. Never what a single inspector gave, never
    /// another community or its rank.
    #[default]
    Community,
    /// The district: everything, with the inspectors' marks side by side; of several communities the ranking first.
    District,
    /// The archive: the same, then every card mark by mark with its signature, and where all of it stands in the journals.
    Archive,
    /// Somebody who has a minute: one page.
    Leader,
}

impl Profile {
    /// Every profile, in the order they are offered.
    pub const ALL: [Self; 4] = [Self::Community, Self::District, Self::Archive, Self::Leader];

    /// The profile of this name, as on the command line.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|profile| profile.id().eq_ignore_ascii_case(name.trim()))
    }

    /// Its name on the command line and in message ids.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Community => "community",
            Self::District => "district",
            Self::Archive => "archive",
            Self::Leader => "leader",
        }
    }

    /// What a report is made for where nobody said: handed over to the community it is about; all of them in one document, with
    /// their ranking, are the district's.
    pub const fn usual(about_one: bool) -> Self {
        if about_one { Self::Community } else { Self::District }
    }

    /// Whether it may show what a single inspector gave.
    pub const fn shows_marks(self) -> bool {
        matches!(self, Self::District | Self::Archive)
    }
}
