//! The program in a real terminal: a pseudo-terminal, real key bytes, and what a terminal would show.

use std::io::{Read as _, Write as _};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};

use crate::cli::Place;

/// How long a content is waited for. No test asserts that something is fast; this only ends a test that hangs.
const PATIENCE: Duration = Duration::from_mins(1);

/// How the terminal tells where its cursor stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    Not,
    /// Every ambiguous character counts as so many cells.
    Cells(usize),
}

/// What a frame begins and ends with.
const FRAME: [&[u8]; 2] = [b"\x1b[?2026h", b"\x1b[?2026l"];

/// What the terminal is asked with.
const QUESTION: &[u8] = b"\x1b[6n";

struct Session {
    told: Told,
    /// Bytes that may be the beginning of a question.
    pending: Vec<u8>,
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    writer: Box<dyn std::io::Write + Send>,
    output: Receiver<Vec<u8>>,
    screen: vt100::Parser,
    raw: Vec<u8>,
}

fn size(rows: u16, cols: u16) -> PtySize {
    PtySize { rows, cols, pixel_width: cols * 9, pixel_height: rows * 18 }
}

impl Session {
    fn start(place: &Place, arguments: &[&str]) -> Self {
        Self::start_with(place, arguments, &[])
    }

    fn start_with(place: &Place, arguments: &[&str], variables: &[(&str, &str)]) -> Self {
        Self::begin(place, &[&[env!("CARGO_BIN_EXE_starpoint")], arguments].concat(), Told::Cells(1), variables)
    }

    fn start_in(place: &Place, arguments: &[&str], told: Told) -> Self {
        Self::begin(place, arguments, told, &[])
    }

    fn begin(place: &Place, arguments: &[&str], told: Told, variables: &[(&str, &str)]) -> Self {
        let pair = native_pty_system().openpty(size(24, 80)).unwrap();
        let mut command = CommandBuilder::new(arguments[0]);
        command.args(&arguments[1..]);
        command.env_clear();
        for (name, value) in place.command(&[]).get_envs() {
            if let Some(value) = value {
                command.env(name, value);
            }
        }
        command.env("TERM", "xterm-256color");
        for (name, value) in variables {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (send, output) = channel();
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(read @ 1..) = reader.read(&mut buffer) {
                if send.send(buffer[..read].to_vec()).is_err() {
                    return;
                }
            }
        });
        let writer = pair.master.take_writer().unwrap();
        let screen = vt100::Parser::new(24, 80, 0);
        Self { told, pending: Vec::new(), child, master: pair.master, writer, output, screen, raw: Vec::new() }
    }

    fn keys(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).unwrap();
        self.writer.flush().unwrap();
    }

    /// Waits until a whole frame fulfils something; answers its text.
    fn wait(&mut self, what: &str, fulfils: impl Fn(&str) -> bool) -> String {
        loop {
            let contents = self.contents();
            if !self.amid_a_frame() && fulfils(&contents) {
                return contents;
            }
            let bytes = self.output.recv_timeout(PATIENCE);
            let bytes = bytes.unwrap_or_else(|_| panic!("waited in vain for {what}; the screen shows:\n{contents}"));
            self.shows(&bytes);
            self.raw.extend(bytes);
        }
    }

    /// Shows bytes as a terminal does, and answers the questions among them.
    fn shows(&mut self, bytes: &[u8]) {
        self.pending.extend(bytes);
        while let Some(at) = self.pending.windows(QUESTION.len()).position(|window| window == QUESTION) {
            let rest = self.pending.split_off(at + QUESTION.len());
            self.screen.process(&std::mem::replace(&mut self.pending, rest));
            let (row, column) = self.screen.screen().cursor_position();
            if let Told::Cells(cells) = self.told {
                let line = self.screen.screen().contents_between(row, 0, row, column);
                let wider = line.chars().filter(|c| "★─".contains(*c)).count() * (cells - 1);
                self.keys(&format!("\x1b[{};{}R", row + 1, usize::from(column) + wider + 1));
            }
        }
        let begun = (1..QUESTION.len()).rev().find(|n| self.pending.ends_with(&QUESTION[..*n])).unwrap_or(0);
        let rest = self.pending.split_off(self.pending.len() - begun);
        self.screen.process(&std::mem::replace(&mut self.pending, rest));
    }

    /// A frame has begun and not ended: the screen is neither the old one nor the new one.
    fn amid_a_frame(&self) -> bool {
        let [begin, end] = FRAME.map(|mark| last(&self.raw, mark));
        begin > end
    }

    fn resize(&mut self, rows: u16, cols: u16) {
        self.master.resize(size(rows, cols)).unwrap();
        self.screen.screen_mut().set_size(rows, cols);
    }

    /// The screen's text; how many blanks end a line depends on how it was drawn.
    fn contents(&self) -> String {
        self.screen.screen().contents().lines().map(|line| line.trim_end().to_owned() + "\n").collect()
    }

    fn wait_for(&mut self, text: &str) -> String {
        self.wait(text, |contents| contents.contains(text))
    }

    /// Everything up to the end of the program.
    fn end(mut self) -> (ExitStatus, Vec<u8>) {
        let status = self.child.wait().unwrap();
        while let Ok(bytes) = self.output.recv_timeout(Duration::from_secs(2)) {
            self.raw.extend(bytes);
        }
        (status, self.raw)
    }
}

/// The terminal was given back: the alternate screen left and the cursor shown, in whatever order.
fn given_back(raw: &[u8]) -> bool {
    let last = |pattern: &[u8]| last(raw, pattern);
    last(b"\x1b[?1049l") > last(b"\x1b[?1049h") && last(b"\x1b[?25h") > last(b"\x1b[?25l") && last(b"\x1b[?2004l").is_some()
}

/// Where the last of a pattern begins.
fn last(raw: &[u8], pattern: &[u8]) -> Option<usize> {
    raw.windows(pattern.len()).rposition(|window| window == pattern)
}

#[test]
fn scoring_resizing_and_leaving_in_a_real_terminal() {
    let place = Place::new();
    place.small_round();
    let mut session = Session::start(&place, &[]);
    session.wait_for("桥");
    session.keys("\r");
    session.wait_for("Plan");
    session.keys("2");
    session.wait_for("saved");
    // What an input method commits arrives in one burst and is a note, digits and all.
    session.keys("计划是2023年的");
    session.wait_for("计划是2023年的");
    session.keys("\r");
    session.wait("the note saved", |contents| contents.contains("saved") && contents.contains("Tidy"));
    session.resize(18, 60);
    session.keys(" ");
    session.wait("two items rated", |contents| contents.contains("2/4"));
    session.keys("\x11");
    session.wait("the question or the end", |contents| contents.contains('1'));
    session.keys("1");
    let (status, raw) = session.end();
    assert!(status.success(), "{status:?}");
    assert!(given_back(&raw));
    let mouse = b"\x1b[?1000h";
    assert!(!raw.windows(mouse.len()).any(|window| window == mouse), "the mouse was taken without being asked for");
    let log = place.ok(&["log", "--json"]);
    assert!(log.contains("计划是2023年的") && log.matches("\"type\":\"rated\"").count() == 2, "{log}");
}

#[cfg(unix)]
#[test]
fn a_signal_gives_the_terminal_back_and_loses_nothing() {
    for signal in ["TERM", "HUP"] {
        let place = Place::new();
        place.small_round();
        let mut session = Session::start(&place, &[]);
        session.wait_for("桥");
        session.keys("\r");
        session.wait_for("Plan");
        session.keys("4");
        session.wait_for("saved");
        let pid = session.child.process_id().unwrap().to_string();
        let sent = std::process::Command::new("kill").args(["-s", signal, &pid]).status().unwrap();
        assert!(sent.success());
        let (status, raw) = session.end();
        assert!(!status.success());
        assert!(given_back(&raw), "after SIG{signal}");
        assert_eq!(place.json(&["result", "D", "--json"])[0]["total"], "4");
    }
}

#[test]
fn the_mouse_is_taken_and_given_back_while_the_program_runs() {
    let place = Place::new();
    place.small_round();
    let file = place.settings("language = \"en\"\nmouse = false # a touch screen\n");
    let mut session = Session::start(&place, &[]);
    session.wait_for("桥");
    session.keys("/");
    session.wait_for("Enter OK");
    session.keys("settings");
    session.wait_for("▸ settings: ");
    session.keys("\r");
    session.wait_for("Reading pace");
    session.keys("4\r");
    session.wait_for("saved in ~/.config/starpoint/settings.toml");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "language = \"en\"\nmouse = true # a touch screen\n");
    let found = |raw: &[u8], wanted: &[u8]| raw.windows(wanted.len()).any(|window| window == wanted);
    assert!(found(&session.raw, b"\x1b[?1000h"), "the terminal was not asked to tell of the mouse");
    // The sixth row, then that row again: the log level changes.
    let line = session.contents().lines().position(|line| line.contains(" 6  Log")).unwrap() + 1;
    let click = format!("\x1b[<0;9;{line}M\x1b[<0;9;{line}m");
    session.keys(&click);
    session.wait_for("▸6  Log");
    session.keys(&click);
    session.wait_for("usual (file: everything)");
    assert!(std::fs::read_to_string(&file).unwrap().contains("\nlog = \"debug\""));
    session.raw.clear();
    session.keys("4\r");
    session.wait("the mouse off", |contents| contents.lines().any(|line| line.contains("▸4") && line.contains(" off ")));
    session.keys("\x11");
    let (status, raw) = session.end();
    assert!(status.success() && given_back(&raw) && found(&raw, b"\x1b[?1000l"));
}

/// Only a program built with debug assertions panics when it is asked to.
#[cfg(debug_assertions)]
#[test]
fn a_panic_gives_the_terminal_back_leaves_a_report_and_loses_nothing() {
    for (from, panics) in [("thread: main", "screen"), ("tui::worker", "writer")] {
        let place = Place::new();
        place.small_round();
        place.ok(&["rate", "D", "plan", "4"]);
        let mut session = Session::start_with(&place, &[], &[("STARPOINT_PANIC", panics)]);
        session.wait_for("桥");
        session.keys("\r");
        if panics == "writer" {
            session.wait_for("Plan");
            session.keys("3");
        }
        let (status, raw) = session.end();
        assert_eq!(status.exit_code(), 101, "{panics}");
        assert!(given_back(&raw), "{panics}: {}", String::from_utf8_lossy(&raw));
        // Said once, on the shell's own screen, and nothing is drawn behind it.
        let left = raw.windows(8).rposition(|window| window == b"\x1b[?1049l").unwrap();
        let after = String::from_utf8_lossy(&raw[left..]).into_owned();
        let said = after.split("\x1b[?25h").last().unwrap();
        assert!(said.contains("shown as saved is saved") && said.contains("again with starpoint"), "{after:?}");
        assert_eq!(said.trim().lines().count(), 1, "{after:?}");
        let reports = place.crash_reports();
        assert_eq!(reports.len(), 1, "{reports:?}");
        let (path, report) = &reports[0];
        assert!(said.contains(path.file_name().unwrap().to_str().unwrap()), "{said}");
        for expected in
            ["verb: screen", "terminal: 80x24 TERM=xterm-256color", from, "place: src/", "folder opened", "panic_if_asked"]
        {
            assert!(report.contains(expected), "{expected} is missing in {report}");
        }
        assert!(!report.contains("录入的文字"), "{report}");
        let result = &place.json(&["result", "D", "--json"])[0];
        assert!(result["total"] == "4" || result["total"] == "7", "{result}");
        place.ok(&["verify"]);
    }
}

#[test]
fn a_damaged_database_is_rebuilt_under_the_running_screen() {
    let place = Place::new();
    place.small_round();
    place.ok(&["rate", "D", "plan", "4"]);
    for entry in std::fs::read_dir(place.data().join("db")).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            // Long enough to be taken for a file of the database, and wrong from the first byte.
            std::fs::write(path, vec![0xA5; 64 * 1024]).unwrap();
        }
    }
    let mut session = Session::start(&place, &[]);
    session.wait_for("桥");
    session.keys("\r");
    session.wait("the card with its mark", |contents| contents.contains("1/4"));
    session.keys("\x11");
    session.wait("the question or the end", |contents| contents.contains('1'));
    session.keys("1");
    let (status, raw) = session.end();
    assert!(status.success());
    let left = raw.windows(8).filter(|window| window == b"\x1b[?1049l").count();
    assert_eq!(left, 1, "the terminal was given back while the screen was running");
    assert!(place.crash_reports().is_empty(), "the storage engine's panics are nobody's crash");
}

#[test]
fn a_terminal_that_draws_stars_wide_gets_ascii_and_others_do_not() {
    let program = env!("CARGO_BIN_EXE_starpoint");
    let place = Place::new();
    place.small_round();
    for (told, arguments, ascii) in [
        (Told::Cells(2), vec![program], true),
        (Told::Cells(1), vec![program], false),
        (Told::Not, vec![program], false),
        (Told::Cells(2), vec![program, "--symbols", "unicode"], false),
    ] {
        let mut session = Session::start_in(&place, &arguments, told);
        session.wait_for("桥");
        // Typed while an answer may still be waited for in vain: not lost.
        session.keys("\r");
        session.wait_for("Plan");
        session.wait("the symbols", |contents| contents.contains('─') != ascii && contents.contains("----") == ascii);
        assert!(!session.screen.screen().contents().contains('★') || !ascii);
        session.keys("\x11");
    }
}

#[test]
fn a_pasted_book_is_cut_and_said_and_submits_nothing() {
    let place = Place::new();
    place.small_round();
    let mut session = Session::start(&place, &[]);
    session.wait_for("桥");
    session.keys("\r");
    session.wait_for("Plan");
    session.keys("\r");
    session.keys(&format!("\x1b[200~{}\x1b[201~", "好\r".repeat(50_000)));
    session.wait("what was cut", |contents| contents.contains("2000 characters"));
    session.keys("\r");
    session.wait_for("saved");
    session.keys("\x11");
    let (status, _) = session.end();
    assert!(status.success());
    let log = place.ok(&["log", "--json"]);
    assert_eq!((log.matches("\"type\":\"noted\"").count(), log.matches('好').count()), (1, 1_000));
}

#[test]
fn a_hundred_resizes_while_typing_leave_the_right_screen() {
    let place = Place::new();
    place.small_round();
    let typed = |session: &mut Session, storm: bool| {
        session.wait_for("桥");
        session.keys("\r");
        session.wait_for("Plan");
        // Text opens the note.
        session.keys("字");
        session.wait_for("note: Plan");
        for n in 0..100 {
            if storm {
                session.resize(1 + n * 7 % 40, 1 + n * 13 % 120);
            }
            if n % 2 == 0 {
                session.keys("字");
            }
        }
        if storm {
            // Back to where it was, so fast that the program may see no difference.
            session.resize(10, 20);
            session.resize(24, 80);
        }
    };
    let mut calm = Session::start(&place, &[]);
    typed(&mut calm, false);
    let expected = calm.wait("the text", |contents| contents.matches('字').count() == 51);
    drop(calm);
    let mut session = Session::start(&place, &[]);
    typed(&mut session, true);
    session.wait("the same screen", |contents| contents == expected);
}

#[cfg(unix)]
#[test]
fn the_shell_gets_its_turn_and_gives_it_back() {
    let place = Place::new();
    place.small_round();
    let program = env!("CARGO_BIN_EXE_starpoint");
    let script = format!("set -m; '{program}'; echo STOPPED; read line; fg >/dev/null");
    let mut session = Session::start_in(&place, &["sh", "-c", &script], Told::Cells(1));
    session.wait_for("桥");
    session.keys("\r");
    let before = session.wait_for("Plan");
    session.keys("\x1a");
    let stopped = session.wait_for("STOPPED");
    assert!(!stopped.contains("Plan") && given_back(&session.raw), "{stopped}");
    session.keys("\n");
    session.wait("the card again", |contents| contents == before);
    session.keys("2");
    session.wait_for("saved");
    session.keys("\x11");
    let (status, raw) = session.end();
    assert!(status.success() && given_back(&raw), "{status:?}");
}

#[test]
fn a_terminal_that_promises_graphics_gets_the_picture_itself_and_is_asked_nothing() {
    let place = Place::new();
    place.small_round();
    let file = crate::evidence::picture(&place.file("a.jpg"), [200, 30, 30]);
    place.ok(&["evidence", "add", "D", file.to_str().unwrap()]);
    let sent = |session: &Session, what: &[u8]| session.raw.windows(what.len()).any(|window| window == what);
    for (variables, graphics) in [(&[("TERM", "xterm-kitty")][..], true), (&[("COLORTERM", "truecolor")][..], false)] {
        let mut session = Session::start_with(&place, &[], variables);
        session.wait("the list", |screen| screen.contains("桥"));
        session.keys("\r");
        session.wait("the card", |screen| screen.contains("Plan"));
        session.keys("/");
        session.wait("the search", |screen| screen.contains("Tidy"));
        session.keys("evidence pict");
        session.wait("what was found", |screen| screen.contains("evidence pictures of this community"));
        session.keys("\r");
        session.wait("the pictures", |screen| screen.contains("the community as a whole"));
        session.keys("+");
        // The menu comes after the picture, which was read by then.
        session.wait("the menu", |screen| screen.contains("add pictures from"));
        assert_eq!(sent(&session, b"\x1b_G"), graphics, "{variables:?}");
        assert_eq!(sent(&session, "▀".as_bytes()), !graphics, "{variables:?}");
        assert!(!sent(&session, b"\x1b[16t") && !sent(&session, b"\x1b[c"), "nothing is asked of the terminal for it");
        session.keys("\x03");
        session.end();
    }
}
