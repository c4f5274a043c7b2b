//! What every verb needs: the language, the folder, and names turned into things.

use std::io::{ErrorKind, Write as _};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use indicatif::{ProgressBar, ProgressStyle};

use super::Failure;
use crate::clock;
use crate::domain::command::Command;
use crate::domain::ids::{CommunityId, InspectorId, RoundId};
use crate::domain::standing::hides_in;
use crate::domain::views::{Community, Inspector, Meeting, Read, RoundHead};
use crate::settings::{Paths, SettingsFile};
use crate::text::{Words, causes, findings, refusal, say};
use crate::workspace::table::RowProblem;
use crate::workspace::{Access, Committed, Options, Workspace, current_inspector, naming, wording, write_file};

/// The surroundings of a verb.
pub struct Context {
    /// The chosen language's sentences.
    pub words: Words,
    /// The data folder.
    pub folder: PathBuf,
    /// This machine's folders.
    pub paths: Option<Paths>,
    /// `--lang` was given.
    pub lang_given: bool,
    /// What the user likes.
    pub settings: SettingsFile,
    /// `--round`, if given.
    pub round: Option<String>,
}

/// Milliseconds before a long piece of work shows how far it is.
const PATIENCE: u64 = 1_000;

impl Context {
    /// Says on stderr, on one line, what is wrong with the settings. The interface says it on its screen instead.
    pub fn warn_of_settings(&self) {
        if let Some(warning) = crate::settings::wording::warning(&self.words, &self.settings) {
            eprintln!("{warning}");
        }
    }

    /// Opens the folder and says on stderr what is worth saying.
    pub fn open(&self, access: Access, verb: &str) -> Result<Workspace, Failure> {
        self.open_with(access, verb, |_| {})
    }

    /// [`Context::open`] with other options changed first.
    pub fn open_with(&self, access: Access, verb: &str, change: impl FnOnce(&mut Options)) -> Result<Workspace, Failure> {
        let mut progress = progress();
        let state = self.paths.as_ref().map(|paths| paths.state.clone());
        let mut options = Options::new(access, verb, state, &mut progress);
        change(&mut options);
        let workspace =
            Workspace::open(&self.folder, options).map_err(|error| Failure(wording::open_error(&self.words, &error)))?;
        for notice in workspace.notices() {
            eprintln!("{}", wording::notice(&self.words, notice));
        }
        Ok(workspace)
    }

    /// Does a command and says on stderr what its writer should look at again.
    pub fn commit(&self, workspace: &mut Workspace, by: Option<InspectorId>, command: &Command) -> Result<Committed, Failure> {
        let committed = workspace.commit(by, command);
        let committed = committed.map_err(|error| Failure(wording::commit_error(&self.words, workspace.views(), &error)))?;
        for (place, warned) in &committed.warnings {
            eprintln!("{}: {}", refusal::place(&self.words, place), findings::warned(&self.words, *warned));
        }
        Ok(committed)
    }

    /// The community an argument names.
    pub fn community(&self, views: &dyn Read, text: &str) -> Result<Community, Failure> {
        naming::community(&self.words, views, text).map_err(Failure)
    }

    /// The communities arguments name.
    pub fn communities(&self, views: &dyn Read, texts: &[String]) -> Result<Vec<Community>, Failure> {
        naming::communities(&self.words, views, texts).map_err(Failure)
    }

    /// The inspector an argument names.
    pub fn inspector(&self, views: &dyn Read, text: &str) -> Result<Inspector, Failure> {
        naming::inspector(&self.words, views, text).map_err(Failure)
    }

    /// The round `--round` names, else the latest one.
    pub fn round(&self, views: &dyn Read) -> Result<RoundHead, Failure> {
        self.round_named(views, self.round.as_deref())
    }

    /// The round of this name, else the latest one.
    pub fn round_named(&self, views: &dyn Read, name: Option<&str>) -> Result<RoundHead, Failure> {
        naming::round(&self.words, views, name).map_err(Failure)
    }

    /// The meeting an argument names, else the latest of the round that visits the community.
    pub fn meeting(
        &self,
        views: &dyn Read,
        round: &RoundHead,
        text: Option<&str>,
        community: Option<&Community>,
    ) -> Result<Meeting, Failure> {
        naming::meeting(&self.words, views, round, text, community).map_err(Failure)
    }

    /// Who rates: `--by`, else this folder's current inspector, else the only one there is.
    pub fn by(&self, views: &dyn Read, text: Option<&str>) -> Result<Inspector, Failure> {
        naming::by(&self.words, views, text, current_inspector(&self.folder)).map_err(Failure)
    }

    /// Says on stderr where marks are shown that a screen would still hide from this folder's current inspector. The command line
    /// is the office's tool and keeps nothing back; who uses it on an inspector's laptop should know.
    pub fn note_independent(&self, views: &dyn Read, round: RoundId, communities: &[CommunityId]) {
        let by = std::env::var("STARPOINT_BY").ok();
        let Ok(inspector) = self.by(views, by.as_deref()) else { return };
        let mut hidden = communities.iter().filter(|community| hides_in(views, round, **community, inspector.id));
        if let Some(community) = hidden.next().and_then(|id| views.community(*id)) {
            eprintln!("{}", say!(self.words, "cli-independent", code = inspector.code, community = community.path()));
        }
    }

    /// A file refused row by row: every line that is wrong, worded.
    pub fn refused_file(&self, path: &Path, problems: &[RowProblem]) -> Failure {
        let head = say!(self.words, "csv-refused", file = path.display().to_string(), count = problems.len());
        refused_rows(&self.words, head, problems)
    }

    /// Reads a whole file, or stdin for `-`.
    pub fn read(&self, path: &Path) -> Result<Vec<u8>, Failure> {
        read(&self.words, path)
    }

    /// Writes a whole file at once, or to stdout for `-`: what stood there stays until the new file is complete.
    pub fn write(&self, path: &Path, bytes: &[u8]) -> Result<(), Failure> {
        if path.as_os_str() == "-" {
            return print(&self.words, bytes);
        }
        write_file(path, |file| file.write_all(bytes)).map_err(|error| self.io(path, &error))
    }

    /// What to say of a file the system refused.
    pub fn io(&self, path: &Path, error: &std::io::Error) -> Failure {
        refused(&self.words, path, error)
    }
}

/// Reads a whole file, or stdin for `-`.
pub fn read(words: &Words, path: &Path) -> Result<Vec<u8>, Failure> {
    let read = if path.as_os_str() == "-" {
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut std::io::stdin().lock(), &mut bytes).map(|_| bytes)
    } else {
        std::fs::read(path)
    };
    read.map_err(|error| refused(words, path, &error))
}

/// Every line of a file that is wrong, worded, under a sentence that says what was not done.
pub fn refused_rows(words: &Words, head: String, problems: &[RowProblem]) -> Failure {
    let lines = std::iter::once(head).chain(problems.iter().map(|problem| problem.worded(words)));
    Failure(lines.collect::<Vec<_>>().join("\n"))
}

fn refused(words: &Words, path: &Path, error: &std::io::Error) -> Failure {
    Failure(say!(words, "file-refused", path = path.display().to_string(), why = causes::io(words, error)))
}

/// A bar on stderr that says how far something is, once it takes longer than a second; only on a terminal.
pub fn progress() -> impl FnMut(u64, u64) -> ControlFlow<()> {
    let begun = clock::monotonic_ms();
    let mut bar: Option<ProgressBar> = None;
    move |done, all| {
        if bar.is_none() && clock::monotonic_ms() - begun > PATIENCE {
            // Hidden by itself where stderr is no terminal.
            let style =
                ProgressStyle::with_template("{bar:30} {percent:>3} %  {eta}").unwrap_or_else(|_| ProgressStyle::default_bar());
            bar = Some(ProgressBar::new(all).with_style(style.progress_chars("#>-")));
        }
        if let Some(bar) = &bar {
            bar.set_length(all);
            bar.set_position(done);
            if done >= all {
                bar.finish_and_clear();
            }
        }
        ControlFlow::Continue(())
    }
}

/// Writes bytes to stdout as they are; a reader that went away is no failure.
pub fn print(words: &Words, bytes: &[u8]) -> Result<(), Failure> {
    match std::io::stdout().lock().write_all(bytes) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure(say!(words, "file-refused", path = "stdout", why = causes::io(words, &error))))
        }
        _ => Ok(()),
    }
}

/// Why stdout could not be written, once it could not.
static STDOUT: OnceLock<std::io::Error> = OnceLock::new();

/// A line of stdout; a reader that went away (`| head`) is no failure, a full disk is ([`stdout_failed`]).
pub fn line(text: &str) {
    if let Err(error) = writeln!(std::io::stdout().lock(), "{text}")
        && error.kind() != ErrorKind::BrokenPipe
    {
        let _ = STDOUT.set(error);
    }
}

/// What to say when something printed did not arrive.
pub fn stdout_failed(words: &Words) -> Option<String> {
    if let Err(error) = std::io::stdout().flush()
        && error.kind() != ErrorKind::BrokenPipe
    {
        let _ = STDOUT.set(error);
    }
    STDOUT.get().map(|error| say!(words, "file-refused", path = "stdout", why = causes::io(words, error)))
}
