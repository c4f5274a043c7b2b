//! `cargo bench --bench scale`: ten thousand communities in a round beside the six of the worked example, as ratios measured in
//! one run. What is read once grows with the communities; a key and its frame must not.
#![allow(clippy::disallowed_methods)] // measuring spans needs the clock itself
#![allow(clippy::unwrap_used, clippy::expect_used)] // a bench that cannot go on says where

use std::ops::ControlFlow;
use std::path::Path;
use std::time::{Duration, Instant};

use starpoint::clock;
use starpoint::domain::command::{Command, Rating};
use starpoint::domain::events::Mark;
use starpoint::domain::ids::{CardId, CommunityId, InspectorId, MeetingId, RoundId};
use starpoint::domain::points::{Exact, Points};
use starpoint::domain::ranking::ranked;
use starpoint::domain::standard::Standard;
use starpoint::domain::value::Value;
use starpoint::domain::views::Community;
use starpoint::domain::wording::Language;
use starpoint::settings::Sources;
use starpoint::standard_files::{built_in, parse};
use starpoint::text::{Symbols, Words};
use starpoint::tui::{self, Depth, Folder, RunOptions, Themes};
use starpoint::workspace::{Access, Options, Workspace, demo};

/// Communities of the large round.
const MANY: usize = 10_000;
/// Stops of one meeting.
const STOPS: usize = 200;
/// Keys pressed on the ranking.
const KEYS: usize = 100;

fn main() {
    let (small, large) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut workspace = open(small.path());
    demo::fill(&mut workspace, parse(built_in()[0].1).expect("the built-in standard is sound")).expect("the example fits");
    drop(workspace);
    let begun = Instant::now();
    drop(filled(large.path()));
    println!("filling {MANY} communities: {:?}", begun.elapsed());
    let folders = [small.path(), large.path()];
    told("rank", folders.map(rank));
    let opened = folders.map(|folder| median(5, || pressed(folder, "")));
    let ranking = folders.map(|folder| median(5, || pressed(folder, "+3")));
    told("opening folder and home", opened);
    told("the ranking after it", [0, 1].map(|n| ranking[n].saturating_sub(opened[n])));
    let keys = format!("+3{}", "<down>".repeat(KEYS));
    let moved = folders.map(|folder| median(5, || pressed(folder, &keys)));
    told("a key and its frame on the ranking", [0, 1].map(|n| moved[n].saturating_sub(ranking[n]) / KEYS as u32));
}

fn told(what: &str, [six, many]: [Duration; 2]) {
    let ratio = many.as_secs_f64() / six.as_secs_f64().max(1e-9);
    println!("{what}, {MANY} communities ÷ six: {ratio:.1}  ({many:?} ÷ {six:?})");
}

fn median(times: usize, mut work: impl FnMut()) -> Duration {
    let mut spans: Vec<Duration> = (0..times)
        .map(|_| {
            let begun = Instant::now();
            work();
            begun.elapsed()
        })
        .collect();
    spans.sort();
    spans[times / 2]
}

fn open(folder: &Path) -> Workspace {
    let mut quietly = |_, _| ControlFlow::Continue(());
    let options = Options::new(Access::Write, "bench", Some(folder.join("state")), &mut quietly);
    Workspace::open(folder, options).expect("the folder opens")
}

/// What `rank` does between opening the folder and printing.
fn rank(folder: &Path) -> Duration {
    let workspace = open(folder);
    let views = workspace.views();
    let round = views.rounds()[0].id;
    median(9, || {
        let rows = ranked(views, round);
        let decimals = Exact::decimals_apart(rows.iter().filter_map(|row| row.standing.total.as_ref()));
        assert!(rows.len() > 5 && decimals > 1);
    })
}

/// The interface on a folder, driven by keys.
fn pressed(folder: &Path, keys: &str) {
    let folder = folder.to_path_buf();
    let options = RunOptions {
        open: Box::new(move |_| Ok((Box::new(open(&folder)) as Box<dyn Folder>, Vec::new()))),
        words: Words::new(Language::Chinese),
        themes: Themes::default(),
        theme: "ink".into(),
        depth: Depth::Sixteen,
        symbols: Some(Symbols::UNICODE),
        mouse: false,
        pace: 240,
        sources: Sources::default(),
        round: None,
        inspector: None,
        by: None,
        demo: false,
    };
    assert!(tui::run_keys(options, keys, (100, 30), false).unwrap().lines().count() == 30);
}

/// A checklist of two items, so that what is measured is not the filling.
fn checklist() -> Standard {
    parse(
        "format = 1\nid = \"scale\"\nversion = \"1\"\nlanguage = \"en\"\nname = \"Scale\"\nfull_marks = 20\n\
         [[stars]]\nstars = 1\ntotal_at_least = 5\n[[stars]]\nstars = 2\ntotal_at_least = 12\n\
         [[sections]]\nid = \"all\"\nname = \"All\"\n\
         [[sections.items]]\nid = \"a\"\nname = \"A\"\nkind = \"score\"\nmax = 10\nstep = 0.5\nmethods = [\"onsite\"]\n\
         [[sections.items]]\nid = \"b\"\nname = \"B\"\nkind = \"score\"\nmax = 10\nstep = 0.5\nmethods = [\"onsite\"]\n",
    )
    .expect("the checklist is sound")
}

/// A round of many communities in a hundred subdistricts, visited two hundred a meeting, each rated by two inspectors.
fn filled(folder: &Path) -> Workspace {
    let mut workspace = open(folder);
    let mut done = |command: Command| drop(workspace.commit(None, &command).expect("it is done"));
    let (round, inspectors) = (RoundId(clock::new_id()), [(); 2].map(|()| InspectorId(clock::new_id())));
    done(Command::OpenRound {
        round,
        name: "R".into(),
        standard: Box::new(checklist()),
        nominations_each: 2,
        organiser: String::new(),
    });
    for (inspector, code) in inspectors.into_iter().zip(["A", "B"]) {
        done(Command::AddInspector { inspector, code: code.into(), name: String::new() });
    }
    let community = |n: usize| Community {
        id: CommunityId(clock::new_id()),
        code: String::new(),
        district: "云溪区".into(),
        subdistrict: format!("第{}街道", n % 100),
        name: format!("第{n}社区"),
        group: ["", "老旧小区", "商品房"][n % 3].into(),
    };
    let communities: Vec<Community> = (0..MANY).map(community).collect();
    done(Command::AddCommunities(communities.clone()));
    for (n, visited) in communities.chunks(STOPS).enumerate() {
        let meeting = MeetingId(clock::new_id());
        let stops: Vec<CommunityId> = visited.iter().map(|one| one.id).collect();
        done(Command::OpenMeeting {
            meeting,
            round,
            name: format!("M{n}"),
            date: "2026-11-20".into(),
            stops: stops.clone(),
            panel: inspectors.to_vec(),
            seats: Vec::new(),
            independent: Some(false),
        });
        let half = |n: usize| Value::Points(Points::HALF.times(i64::try_from(n % 21).unwrap_or(0)));
        let card = |(at, community): (usize, CommunityId)| {
            inspectors.into_iter().enumerate().flat_map(move |(by, inspector)| {
                let card = CardId { meeting, community, inspector };
                ["a", "b"].into_iter().enumerate().map(move |(of, item)| {
                    let mark = Mark { value: half(n * 7 + at * 3 + by + of * 5), reasons: Vec::new() };
                    Rating { card, item: item.to_owned(), mark: Some(Some(mark)), note: None }
                })
            })
        };
        done(Command::Rate(stops.into_iter().enumerate().flat_map(card).collect()));
    }
    workspace
}
