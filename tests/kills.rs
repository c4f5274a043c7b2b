//! `kill -9` while a process rates as fast as it can, opens its folder, or builds the working database anew: whatever was
//! acknowledged before is there afterwards.
//!
//! The process killed is this test binary itself, told by an environment variable to play the victim. Nothing here waits
//! for time to pass: the moment of the kill is counted in lines the victim has acknowledged and in turns of a spinning loop.

use std::collections::BTreeMap;
use std::env;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::process::{Child, Command as Process, Stdio};
use std::sync::Arc;

use starpoint::domain::command::Command;
use starpoint::domain::events::Event;
use starpoint::journal::RealDisk;
use starpoint::workspace::{Access, verify};

use crate::folder::*;

const PART: &str = "STARPOINT_TEST_VICTIM";
const DATA: &str = "STARPOINT_TEST_VICTIM_DATA";
const ITEMS: [&str; 2] = ["agenda", "committee"];

/// The victim's side. Started as a plain test it has nothing to do.
#[test]
fn victim() {
    let (Ok(part), Some(data)) = (env::var(PART), env::var_os(DATA)) else { return };
    let data = PathBuf::from(data);
    let state = data.with_file_name("state");
    let mut out = std::io::stdout().lock();
    let mut say = |text: String| {
        // One write a line, so that a kill tears none.
        out.write_all(format!("\n@{text}\n").as_bytes()).and_then(|()| out.flush()).unwrap();
    };
    let open = |rebuild| open_at(&data, &state, Access::Write, Arc::new(RealDisk), rebuild).unwrap();
    match part.as_str() {
        "rate" => {
            let mut workspace = open(false);
            say("open".into());
            for n in 0_u32.. {
                // Two communities and two items in turn, never the value that stands there.
                let (of, item) = (u128::from(n % 2), ITEMS[(n / 2 % 2) as usize]);
                let note = (n % 3 == 0).then(|| format!("第{n}次"));
                let done = must(&mut workspace, &rate(of, 0, item, n / 4 % 7, note.as_deref()));
                for event in done.events {
                    say(format!("{event}"));
                }
            }
        }
        "begin" => {
            let mut workspace = open(false);
            for n in 0.. {
                let (code, name) = (format!("N{n}"), String::new());
                let done = must(&mut workspace, &Command::AddInspector { inspector: inspector(n + 100), code, name });
                say(format!("{}", done.events[0]));
            }
        }
        part => loop {
            say("begin".into());
            let workspace = open(part == "rebuild");
            assert!(workspace.writable());
            say("open".into());
        },
    }
}

struct Victim {
    child: Child,
    out: BufReader<std::process::ChildStdout>,
}

impl Victim {
    fn start(part: &str, folder: &Folder) -> Self {
        let mut process = Process::new(env::current_exe().unwrap());
        process.args(["--exact", "kills::victim", "--nocapture", "--test-threads=1"]);
        process.env(PART, part).env(DATA, &folder.data).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = process.spawn().unwrap();
        let out = BufReader::new(child.stdout.take().unwrap());
        Self { child, out }
    }

    /// The next thing it says.
    fn line(&mut self) -> String {
        let mut line = String::new();
        loop {
            line.clear();
            assert_ne!(self.out.read_line(&mut line).unwrap(), 0, "the victim died of itself");
            if let Some(said) = line.strip_prefix('@') {
                return said.trim().to_owned();
            }
        }
    }

    /// Kills it and hears out what it had said before.
    fn kill(mut self) -> Vec<String> {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        let mut rest = Vec::new();
        self.out.read_to_end(&mut rest).unwrap();
        // A last line without its end was not said.
        let text = String::from_utf8_lossy(&rest).into_owned();
        let whole = text.rfind('\n').map_or("", |end| &text[..end]);
        whole.lines().filter_map(|line| line.strip_prefix('@')).map(str::to_owned).collect()
    }
}

/// Numbers that look like chance and are the same every time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }
}

fn spin(turns: u64) {
    for turn in 0..turns {
        std::hint::black_box(turn);
    }
}

/// What is in the journals: event id → event.
fn written(folder: &Folder) -> BTreeMap<String, Event> {
    let reader = open_at(&folder.data, &folder.state, Access::Read, Arc::new(RealDisk), false).unwrap();
    let mut written = BTreeMap::new();
    let all = reader.log(&mut |entry| {
        written.insert(format!("{}:{}", entry.line.device, entry.line.seq), entry.event);
        ControlFlow::Continue(())
    });
    all.unwrap();
    written
}

fn check(folder: &Folder, acknowledged: &[String]) {
    assert!(verify(&folder.data, None).unwrap().is_whole());
    let workspace = folder.open();
    assert_true_to_journal(&workspace);
    drop(workspace);
    let written = written(folder);
    for event in acknowledged {
        assert!(written.contains_key(event), "{event} was acknowledged and is gone");
    }
    assert_eq!(folder.journals().len(), 1, "a kill does not cost the device its name");
}

#[test]
fn a_hundred_kills_while_rating_lose_nothing_acknowledged() {
    let folder = Folder::filled();
    let mut chance = Chance(20_261_123);
    let mut acknowledged = Vec::new();
    for round in 0..100 {
        let mut victim = Victim::start("rate", &folder);
        assert_eq!(victim.line(), "open");
        for _ in 0..chance.below(40) {
            acknowledged.push(victim.line());
        }
        spin(chance.below(200_000));
        acknowledged.extend(victim.kill());
        // Every tenth time the folder is looked at closely; each kill is met by the next victim's opening anyhow.
        if round % 10 == 9 {
            check(&folder, &acknowledged);
        }
    }
    assert!(acknowledged.len() > 1_000, "only {} marks were given", acknowledged.len());
    let marks = written(&folder).into_values().filter(|event| matches!(event, Event::Rated { .. } | Event::Noted { .. }));
    assert!(marks.count() >= acknowledged.len());
}

#[test]
fn kills_while_opening_and_while_rebuilding_lose_nothing() {
    let folder = Folder::filled();
    let mut workspace = folder.open();
    let mut acknowledged = Vec::new();
    for n in 0..300 {
        let done = must(&mut workspace, &rate(u128::from(n % 3), 0, ITEMS[0], n / 3 % 7, None));
        acknowledged.extend(done.events.iter().map(ToString::to_string));
    }
    drop(workspace);
    let mut chance = Chance(1_949);
    for round in 0..40 {
        let mut victim = Victim::start(if round % 2 == 0 { "open" } else { "rebuild" }, &folder);
        // Killed in the middle of an opening: after some "begin", before or after its "open".
        for _ in 0..=chance.below(3) {
            while victim.line() != "begin" {}
        }
        spin(chance.below(6_000_000));
        victim.kill();
        if round % 8 == 7 {
            check(&folder, &acknowledged);
        }
    }
}

#[test]
fn kills_at_the_very_first_commands_leave_a_folder_that_goes_on() {
    let mut chance = Chance(7);
    for round in 0..24 {
        let folder = Folder::empty();
        let mut victim = Victim::start("begin", &folder);
        let mut acknowledged = Vec::new();
        if round % 3 == 0 {
            // Before or inside its first opening.
            spin(chance.below(8_000_000));
        } else {
            for _ in 0..=chance.below(2) {
                acknowledged.push(victim.line());
            }
            spin(chance.below(100_000));
        }
        acknowledged.extend(victim.kill());
        set_up(&mut folder.open());
        check(&folder, &acknowledged);
    }
}
