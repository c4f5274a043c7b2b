//! The program in a real terminal: a pseudo-terminal, real key bytes, and what a terminal would show.

use std::io::{Read as _, Write as _};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};

use crate::cli::Place;

/// How long a content is waited for. No test asserts that something is fast; this only ends a test that hangs.
const PATIENCE: Duration = Duration::from_secs(60);

struct Session {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    writer: Box<dyn std::io::Write + Send>,
    output: Receiver<Vec<u8>>,
    screen: vt100::Parser,
    raw: Vec<u8>,
}

fn size(rows: u16, cols: u16) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

impl Session {
    fn start(place: &Place, arguments: &[&str]) -> Self {
        Self::start_with(place, arguments, &[])
    }

    fn start_with(place: &Place, arguments: &[&str], variables: &[(&str, &str)]) -> Self {
        let pair = native_pty_system().openpty(size(24, 80)).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_starpoint"));
        command.args(arguments);
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
        Self { child, master: pair.master, writer, output, screen: vt100::Parser::new(24, 80, 0), raw: Vec::new() }
    }

    fn keys(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).unwrap();
        self.writer.flush().unwrap();
    }

    /// Waits until the screen fulfils something; answers its text.
    fn wait(&mut self, what: &str, fulfils: impl Fn(&str) -> bool) -> String {
        loop {
            let contents = self.screen.screen().contents();
            if fulfils(&contents) {
                return contents;
            }
            let bytes = self.output.recv_timeout(PATIENCE);
            let bytes = bytes.unwrap_or_else(|_| panic!("waited in vain for {what}; the screen shows:\n{contents}"));
            self.screen.process(&bytes);
            self.raw.extend(bytes);
        }
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
    let last = |pattern: &[u8]| raw.windows(pattern.len()).rposition(|window| window == pattern);
    last(b"\x1b[?1049l") > last(b"\x1b[?1049h") && last(b"\x1b[?25h") > last(b"\x1b[?25l") && last(b"\x1b[?2004l").is_some()
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
    session.master.resize(size(18, 60)).unwrap();
    session.screen.screen_mut().set_size(18, 60);
    session.keys(" ");
    session.wait("two items rated", |contents| contents.contains("2/4"));
    session.keys("\x11");
    session.wait("the question or the end", |contents| contents.contains('1'));
    session.keys("1");
    let (status, raw) = session.end();
    assert!(status.success(), "{status:?}");
    assert!(given_back(&raw));
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
