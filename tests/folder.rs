//! A data folder in a temporary place, for tests of the library from outside.

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use starpoint::domain::command::{Command, Rating};
use starpoint::domain::events::Mark;
use starpoint::domain::ids::{CardId, CommunityId, DeviceId, EventId, InspectorId, MeetingId, RoundId};
use starpoint::domain::points::Points;
use starpoint::domain::standard::{Kind, StandardHash};
use starpoint::domain::value::Value;
use starpoint::domain::views::Group::{Communities, Inspectors, Meetings, Rounds, Standards, Standings, Versions};
use starpoint::domain::views::{Key, MemoryViews, Read};
use starpoint::journal::{Disk, RealDisk};
use starpoint::standard_files::{built_in, parse};
use starpoint::store::replay;
use starpoint::workspace::{Access, Committed, OpenError, Options, Workspace, verify};
use tempfile::TempDir;
use uuid::Uuid;

pub const ROUND: RoundId = RoundId(Uuid::from_u128(0x100));
pub const MEETING: MeetingId = MeetingId(Uuid::from_u128(0x200));

pub fn community(n: u128) -> CommunityId {
    CommunityId(Uuid::from_u128(0x300 + n))
}

pub fn inspector(n: u128) -> InspectorId {
    InspectorId(Uuid::from_u128(0x400 + n))
}

pub fn card(of: u128, by: u128) -> CardId {
    CardId { meeting: MEETING, community: community(of), inspector: inspector(by) }
}

/// A mark on `agenda` or `committee`, which take points by halves here.
pub fn rate(of: u128, by: u128, item: &str, halves: u32, note: Option<&str>) -> Command {
    let text = format!("{}{}", halves / 2, if halves % 2 == 1 { ".5" } else { "" });
    let mark = Mark { value: Value::Points(text.parse().unwrap()), reasons: vec![] };
    let note = note.map(|note| Some(note.to_owned()));
    Command::Rate(vec![Rating { card: card(of, by), item: item.to_owned(), mark: Some(Some(mark)), note }])
}

pub fn open_at(folder: &Path, state: &Path, access: Access, disk: Arc<dyn Disk>, rebuild: bool) -> Result<Workspace, OpenError> {
    let mut quietly = |_, _| ControlFlow::Continue(());
    let mut options = Options::new(access, "test", Some(state.to_path_buf()), &mut quietly);
    (options.disk, options.rebuild) = (disk, rebuild);
    Workspace::open(folder, options)
}

/// A data folder and this machine's state beside it.
pub struct Folder {
    root: TempDir,
    pub data: PathBuf,
    pub state: PathBuf,
}

impl Folder {
    pub fn empty() -> Self {
        let root = TempDir::new().unwrap();
        let (data, state) = (root.path().join("data"), root.path().join("state"));
        Self { root, data, state }
    }

    /// With a round of three communities, a meeting that visits them, two inspectors and a few marks.
    pub fn filled() -> Self {
        let folder = Self::empty();
        set_up(&mut folder.open());
        folder
    }

    /// Another data folder on this machine.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    pub fn try_open(&self) -> Result<Workspace, OpenError> {
        open_at(&self.data, &self.state, Access::Write, Arc::new(RealDisk), false)
    }

    pub fn open(&self) -> Workspace {
        self.try_open().unwrap_or_else(|error| panic!("{error}"))
    }

    pub fn open_on(&self, disk: Arc<dyn Disk>) -> Workspace {
        open_at(&self.data, &self.state, Access::Write, disk, false).unwrap_or_else(|error| panic!("{error}"))
    }

    pub fn open_rebuilt(&self) -> Workspace {
        open_at(&self.data, &self.state, Access::Write, Arc::new(RealDisk), true).unwrap_or_else(|error| panic!("{error}"))
    }

    /// The journal files, the oldest device first.
    pub fn journals(&self) -> Vec<PathBuf> {
        journals(&self.data)
    }

    pub fn replayed(&self) -> MemoryViews {
        replayed(&self.data)
    }

    /// Whether nothing acknowledged is missing or altered.
    pub fn is_whole(&self) -> bool {
        verify(&self.data, None).unwrap().is_whole()
    }
}

pub fn journals(data: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<_> = fs::read_dir(data.join("journal")).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

/// The views that the journals alone give.
pub fn replayed(data: &Path) -> MemoryViews {
    replay(&RealDisk, data, None, &mut |_, _| ControlFlow::Continue(())).unwrap().0
}

pub fn set_up(workspace: &mut Workspace) {
    let mut standard = Box::new(parse(built_in()[0].1).unwrap());
    "test".clone_into(&mut standard.id);
    for item in standard.sections.iter_mut().flat_map(|section| &mut section.items) {
        if ["agenda", "committee"].contains(&item.id.as_str()) {
            item.kind = Kind::Score { step: Points::HALF };
        }
    }
    must(
        workspace,
        &Command::OpenRound { round: ROUND, name: "春季".into(), standard, nominations_each: 2, organiser: String::new() },
    );
    for n in 0..2 {
        let (code, name) = (["A", "B"][n as usize].to_owned(), String::new());
        must(workspace, &Command::AddInspector { inspector: inspector(n), code, name });
    }
    for n in 0..3 {
        let (code, district) = (format!("C{n}"), "云溪区".to_owned());
        let (subdistrict, name) = ("铁牛街道".to_owned(), format!("第{n}社区"));
        must(workspace, &Command::AddCommunity { community: community(n), code, district, subdistrict, name });
    }
    let (name, date) = ("现场会".to_owned(), "2026-11-23".to_owned());
    let stops = (0..3).map(community).collect();
    must(
        workspace,
        &Command::OpenMeeting {
            meeting: MEETING,
            round: ROUND,
            name,
            date,
            stops,
            panel: vec![inspector(0)],
            seats: vec![],
            independent: None,
        },
    );
    must(workspace, &rate(0, 0, "agenda", 6, None));
    must(workspace, &rate(0, 0, "committee", 3, Some("联席会议记录齐全")));
    must(workspace, &rate(1, 1, "agenda", 3, None));
}

pub fn must(workspace: &mut Workspace, command: &Command) -> Committed {
    workspace.commit(None, command).unwrap_or_else(|error| panic!("{error}: {command:?}"))
}

/// What stands on a card's item, in half points.
pub fn halves(views: &dyn Read, of: u128, by: u128, item: &str) -> Option<i64> {
    let card = views.card(card(of, by))?;
    let Value::Points(points) = card.item(item)?.mark()?.value else { panic!("not points") };
    Some(points.hundredths() / 50)
}

/// Holds that an open folder shows exactly what its journals add up to.
pub fn assert_true_to_journal(workspace: &Workspace) {
    let expected = replayed(workspace.folder());
    for (bytes, view) in expected.all() {
        assert_eq!(workspace.views().view(&key(bytes)).as_ref(), Some(view), "{}", String::from_utf8_lossy(&bytes[..1]));
    }
    for group in [Communities, Inspectors, Meetings, Rounds, Standards, Standings(ROUND), Versions] {
        assert_eq!(workspace.views().group(group), expected.group(group), "{group:?}");
    }
}

/// The key whose bytes these are.
fn key(bytes: &[u8]) -> Key {
    let id = |n: usize| Uuid::from_slice(&bytes[1 + n * 16..17 + n * 16]).unwrap();
    let text = |from: usize| String::from_utf8(bytes[from..].to_vec()).unwrap();
    match bytes[0] {
        b's' => Key::Standard(StandardHash(text(1))),
        b'v' => {
            let both = text(1);
            let (id, version) = both.split_once('\0').unwrap();
            Key::Version(id.into(), version.into())
        }
        b'r' => Key::Round(RoundId(id(0))),
        b'c' => Key::Community(CommunityId(id(0))),
        b'i' => Key::Inspector(InspectorId(id(0))),
        b'm' => Key::Meeting(MeetingId(id(0))),
        b'e' => Key::Entry(RoundId(id(0)), CommunityId(id(1))),
        b'n' => Key::Nominations(RoundId(id(0)), text(17)),
        b'p' => Key::Stop(MeetingId(id(0)), CommunityId(id(1))),
        b'k' => Key::Card(CardId { meeting: MeetingId(id(0)), community: CommunityId(id(1)), inspector: InspectorId(id(2)) }),
        b'l' => Key::Last(DeviceId(id(0))),
        b'u' => Key::Steps(DeviceId(id(0)), InspectorId(id(1))),
        b'w' => {
            let seq = u64::from_be_bytes(bytes[17..25].try_into().unwrap());
            Key::Change(EventId { device: DeviceId(id(0)), seq })
        }
        b't' => Key::Standing(RoundId(id(0)), CommunityId(id(1))),
        other => panic!("a new kind of key: {other}"),
    }
}

pub fn copy_tree(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_tree(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// The files below a folder that hold these bytes.
pub fn files_with(folder: &Path, needle: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files_with(&path, needle));
        } else if fs::read(&path).unwrap().windows(needle.len()).any(|bytes| bytes == needle.as_bytes()) {
            found.push(path);
        }
    }
    found
}
