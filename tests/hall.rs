//! A whole meeting of the worked example driven by keys, with the hall's window beside it. After every key the wall is looked at for
//! what must not be on it: an individual mark, a star or a total that was not announced, a veto.

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::path::Path;

use starpoint::domain::announcement::Announcement;
use starpoint::domain::events::Reason;
use starpoint::domain::standing::StopCards;
use starpoint::domain::views::Read;
use starpoint::domain::wording::Language;
use starpoint::standard_files;
use starpoint::text::{Symbols, Words};
use starpoint::tui::{Depth, Hall, HallOptions, RunOptions, Themes, draw_each};
use starpoint::workspace::{Access, Follower, Options, Workspace, demo};

const SIZE: (u16, u16) = (80, 24);

fn open(folder: &Path, access: Access) -> Workspace {
    Workspace::open(folder, Options::new(access, "test", None, &mut |_, _| ControlFlow::Continue(()))).unwrap()
}

/// The worked example in a folder.
pub fn example() -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    let standard = standard_files::parse(standard_files::built_in()[0].1).unwrap();
    demo::fill(&mut open(root.path(), Access::Write), standard).unwrap();
    root
}

/// The chair's program over it.
pub fn chair(folder: &Path) -> RunOptions {
    let folder = folder.to_path_buf();
    let mut options = RunOptions::new(move |_| Ok((open(&folder, Access::Write), Vec::new())), Words::new(Language::Chinese));
    options.symbols = Some(Symbols::UNICODE);
    options
}

#[allow(clippy::large_types_passed_by_value)] // a set of symbols is passed once a test
pub fn hall(folder: &Path, symbols: Symbols) -> Hall {
    Hall::open(HallOptions {
        folder: folder.to_path_buf(),
        words: Words::new(Language::Chinese),
        themes: Themes::default(),
        theme: "hall".to_owned(),
        depth: Depth::None,
        symbols,
    })
    .unwrap()
}

/// What may be on the wall, told by the folder and not by the hall's own code.
struct Watch {
    /// Texts that are never on it: names of items, of inspectors, notes, reasons, words for vetoes.
    never: Vec<String>,
    /// By community: name, what was announced, complete cards and cards asked.
    communities: Vec<(String, Option<Announcement>)>,
    /// Figures that may be anywhere: places of stops, counts of communities and cards.
    small: BTreeSet<String>,
}

impl Watch {
    fn new(folder: &Path) -> Self {
        Self::of(&Follower::open(folder, &mut |_, _| ControlFlow::Continue(())).unwrap())
    }

    fn of(follower: &Follower) -> Self {
        let views: &dyn Read = follower.views();
        let round = views.rounds()[0].id;
        let standard = views.round_checklist(round).unwrap();
        let mut never: Vec<String> = standard.items().map(|item| item.name.get(Language::Chinese).to_owned()).collect();
        never.extend(views.inspectors().into_iter().map(|inspector| inspector.name));
        never.extend(["否决", "违反", "⊘", "▲", "补评"].map(str::to_owned));
        let mut communities = Vec::new();
        for standing in views.standings(round) {
            let stop = StopCards::read(views, round, standing.community).unwrap();
            for item in stop.cards.iter().flat_map(|(_, card)| card.items.values()) {
                never.extend(item.note().map(|note| note.as_str().to_owned()));
                let words = item.mark().into_iter().flat_map(|mark| &mark.reasons);
                never.extend(
                    words.filter_map(
                        |reason| if let Reason::Words(text) = reason { Some(text.as_str().to_owned()) } else { None },
                    ),
                );
            }
            communities.push((views.community(standing.community).unwrap().name, stop.announced));
        }
        never.retain(|text| text.chars().count() > 1);
        Self { never, communities, small: (0..=6).map(|n| n.to_string()).collect() }
    }

    /// Whether something is on a screen that must not be there: `blocks` as drawn with blocks, `plain` with plain characters,
    /// where every figure can be read.
    fn leaks(&self, blocks: &str, plain: &str) -> bool {
        let said = self.never.iter().any(|text| blocks.contains(text.as_str()) || plain.contains(text.as_str()));
        let squeezed = |text: &str| text.replace(' ', "");
        let shown: Vec<_> = self.communities.iter().filter(|(name, _)| squeezed(blocks).contains(name.as_str())).collect();
        let told: Vec<&Announcement> = shown.iter().filter_map(|(_, announced)| announced.as_ref()).collect();
        // Stars: large ones of one community, small ones of several.
        let large = blocks.matches("▄▄▄███▄▄▄").count();
        let small = blocks.matches('★').count();
        let most: usize = told.iter().map(|held| usize::from(held.stars)).sum();
        let mut figures = self.small.clone();
        for held in told {
            figures.insert(held.total.cut(2));
            figures.extend(held.sections.iter().filter_map(|(_, percent)| percent.as_ref()).map(|percent| percent.cut(1)));
        }
        let figure = |c: char| c.is_ascii_digit() || c == '.';
        let strange =
            plain.split(|c: char| !figure(c)).any(|one| one.contains(|c: char| c.is_ascii_digit()) && !figures.contains(one));
        said || large + small > most || strange
    }
}

/// Frames seen so far, and how many of them told what they must not.
#[derive(Default)]
struct Count {
    frames: usize,
    leaks: usize,
    /// With large stars on it.
    starred: usize,
    first: Option<String>,
}

impl Count {
    fn look(&mut self, watch: &Watch, blocks: &str, plain: &str) {
        self.frames += 1;
        self.starred += usize::from(blocks.contains("▄▄▄███▄▄▄"));
        if watch.leaks(blocks, plain) {
            self.leaks += 1;
            self.first.get_or_insert_with(|| format!("{blocks}\n{plain}"));
        }
    }
}

/// A window drawn with blocks beside one drawn with plain characters: both see the same.
struct Pair([Hall; 2]);

impl Pair {
    fn new(folder: &Path) -> Self {
        Self([hall(folder, Symbols::UNICODE), hall(folder, Symbols::ASCII)])
    }

    fn look(&self, watch: &Watch, count: &mut Count) {
        let [blocks, plain] = self.0.each_ref().map(|hall| hall.draw(SIZE).text());
        count.look(watch, &blocks, &plain);
    }

    /// Follows the folder, and lets the stars appear one by one.
    fn follow(&mut self, watch: &Watch, count: &mut Count) {
        for hall in &mut self.0 {
            hall.follow();
        }
        self.look(watch, count);
        while self.0.each_mut().map(Hall::grow).contains(&true) {
            self.look(watch, count);
        }
    }

    fn press(&mut self, key: &str, watch: &Watch, count: &mut Count) {
        for hall in &mut self.0 {
            hall.press(key).unwrap();
        }
        self.follow(watch, count);
    }
}

/// The keys of the meeting: at each stop both sign and the result is read out; where one of the two has not rated the reason is given.
/// In between the chair shows this and that in the hall, marks go on at the last stop, and a card is opened again.
fn meeting() -> String {
    let stop = |n: usize, keys: &str| format!("<home>{}<enter>{keys}<esc><esc>", "<down>".repeat(n));
    let both = "+91+0+92+0<enter>.1";
    let reason = "<enter>.<commit:另一组另有任务><enter>";
    [
        stop(0, &format!("{both}-1")),
        stop(1, &format!("{both}-2")),
        stop(2, &format!("+91+0{reason}-3")),
        stop(3, &format!("+92+0{reason}-4")),
        // The last one is not finished: nothing is read out, and the wall is blank for a while.
        stop(5, "+91443<enter><commit:看了台账><enter>/评定结果<enter>.-5"),
        stop(4, &format!("{both}-1")),
        // B loses points after the announcement: late, and not decided on.
        stop(0, "+92<enter>/重新打开<enter><commit:漏项><enter>-1"),
        "+3/切换会场<enter>3<esc>".to_owned(),
        "<home><enter>+92<home>2<tab>1/评定结果<enter>-1".to_owned(),
    ]
    .concat()
}

#[test]
fn over_a_whole_meeting_the_wall_tells_nothing_that_was_not_announced() {
    let folder = example();
    let (mut following, mut turning) = (Pair::new(folder.path()), Pair::new(folder.path()));
    let (mut wall, mut desk) = (Count::default(), Count::default());
    let mut reader = Follower::open(folder.path(), &mut |_, _| ControlFlow::Continue(())).unwrap();
    let mut watch = Watch::of(&reader);
    let last = draw_each(chair(folder.path()), &meeting(), SIZE, &mut |frame| {
        if reader.look() {
            watch = Watch::of(&reader);
        }
        following.follow(&watch, &mut wall);
        for key in ["1", "2", "3", "0", "0"] {
            turning.press(key, &watch, &mut wall);
        }
        let seen = frame.text();
        desk.look(&watch, &seen, &seen);
    })
    .unwrap();
    let watch = Watch::new(folder.path());
    let announced = watch.communities.iter().filter(|(_, announced)| announced.is_some()).count();
    assert_eq!(announced, 5, "the meeting did not take place:\n{}", last.text());
    assert_eq!(wall.leaks, 0, "of {} frames; the first:\n{}", wall.frames, wall.first.unwrap_or_default());
    // The same eye sees the chair's own screen tell nearly everything, and the stars on the wall.
    assert!(wall.frames > 500 && wall.starred > 50, "{} frames, {} with stars", wall.frames, wall.starred);
    assert!(desk.leaks * 2 > desk.frames, "{} of {} frames of the chair's screen", desk.leaks, desk.frames);
    println!("{} frames on the wall, {} leaks; {} of {} on the chair's screen", wall.frames, wall.leaks, desk.leaks, desk.frames);
}

#[test]
fn the_eye_sees_what_must_not_be_there() {
    let folder = example();
    let watch = Watch::new(folder.path());
    let hall = hall(folder.path(), Symbols::ASCII);
    let clean = hall.draw(SIZE).text();
    assert!(!watch.leaks(&clean, &clean), "{clean}");
    for wrong in ["幸福里社区 ★★★★★", "100.25", "▄▄▄███▄▄▄", "甲组", "一票否决", "楼道微议事角连续运行14个月", "97.5%"]
    {
        assert!(watch.leaks(&format!("{clean}\n{wrong}"), &format!("{clean}\n{wrong}")), "{wrong}");
    }
}

#[test]
fn the_chair_goes_before_the_window_s_own_keys_and_nobody_is_locked_out() {
    let folder = example();
    let mut wall = hall(folder.path(), Symbols::UNICODE);
    let text = |wall: &Hall| wall.draw(SIZE).text().replace(' ', "");
    assert!(text(&wall).contains("老粮站社区") && text(&wall).contains("已评"), "{}", text(&wall));
    wall.press("0").unwrap();
    assert_eq!(text(&wall).trim(), "", "blank is blank");
    // The chair writes all the while.
    draw_each(chair(folder.path()), "<home>+2-1", SIZE, &mut |_| ()).unwrap();
    assert!(wall.follow());
    assert!(text(&wall).contains("幸福里社区"), "{}", text(&wall));
    assert!(!wall.follow(), "nothing new, nothing to draw");
    let files = |name: &str| std::fs::read_dir(folder.path().join(name)).map_or(0, Iterator::count);
    assert_eq!((files("journal"), files("quarantine")), (1, 0));
}

fn picture(name: &str, wall: &Hall, size: (u16, u16)) {
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, wall.draw(size).text());
    });
}

#[test]
fn the_pictures_of_the_hall() {
    let folder = example();
    let keys = "<home><enter>+91+0+92+0<enter>.1<esc><home><down><enter>+91+0+92+0<enter>.1";
    draw_each(chair(folder.path()), keys, SIZE, &mut |_| ()).unwrap();
    for (symbols, ending) in [(Symbols::UNICODE, ""), (Symbols::ASCII, "-ascii")] {
        for (page, key) in [("community", "1"), ("ranking", "3")] {
            for size in [(60, 18), (80, 24), (120, 40)] {
                let mut wall = hall(folder.path(), symbols);
                wall.press(key).unwrap();
                wall.settle();
                let name = format!("hall-{page}-{}x{}{ending}", size.0, size.1);
                picture(&name, &wall, size);
            }
        }
    }
    let folder = example();
    for size in [(60, 18), (80, 24), (120, 40)] {
        let name = format!("hall-rating-{}x{}", size.0, size.1);
        picture(&name, &hall(folder.path(), Symbols::UNICODE), size);
    }
}
