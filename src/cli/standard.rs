//! `starpoint standard …`

use std::path::{Path, PathBuf};

use clap::Subcommand;
use serde_json::json;

use super::context::{Context, line};
use super::screen::Screen;
use super::{Ended, Failure, screen};
use crate::domain::command::Command;
use crate::domain::standard::Standard;
use crate::domain::value_text::forms;
use crate::domain::views::{MemoryViews, Read};
use crate::domain::wording::Language;
use crate::standard_files::{self, Difference, HELP_EN, HELP_ZH, differences, to_toml, wording};
use crate::text::outline::{Part, outline};
use crate::text::say;
use crate::workspace::standard_file::{Held, read_standard};
use crate::workspace::standards::{Known, State, standards};
use crate::workspace::{self, Access};

/// `standard …`
#[derive(Debug, Subcommand)]
pub enum StandardVerb {
    /// All.
    List {
        /// As JSON.
        #[arg(long)]
        json: bool,
    },
    /// One.
    Show {
        /// `id` or `id@version`.
        id: String,
        /// As JSON.
        #[arg(long)]
        json: bool,
    },
    /// How to write one.
    Help,
    /// Check a file.
    Check {
        /// File.
        file: PathBuf,
    },
    /// Take a file in as a draft.
    Import {
        /// File.
        file: PathBuf,
        /// Replace a draft of the same id and version.
        #[arg(long)]
        replace: bool,
    },
    /// Freeze a draft.
    Publish {
        /// `id` or `id@version`.
        id: String,
    },
    /// Write one to a file.
    Export {
        /// `id` or `id@version`.
        id: String,
        /// File, `-` for stdout.
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
    },
    /// What differs.
    Diff {
        /// `id`, `id@version` or a file.
        a: String,
        /// `id`, `id@version` or a file.
        b: String,
    },
    /// Write one to start from.
    Template {
        /// File, `-` for stdout.
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
    },
    /// Score by a file, keeping nothing.
    Try {
        /// File.
        file: PathBuf,
        /// Interface options.
        #[command(flatten)]
        screen: Screen,
    },
}

pub(super) fn run(context: &Context, verb: StandardVerb) -> Result<(), Failure> {
    let words = &context.words;
    match verb {
        StandardVerb::List { json } => list(context, json),
        StandardVerb::Show { id, json } => {
            let standard = known(context, &id)?;
            line(&if json { standard.canonical_text() } else { page(context, &standard) });
            Ok(())
        }
        StandardVerb::Help => {
            line(if words.language == Language::Chinese { HELP_ZH } else { HELP_EN });
            Ok(())
        }
        StandardVerb::Check { file } => {
            let standard = read(context, &file)?;
            let (name, items) = (standard.name.get(words.language), standard.items().count());
            line(&say!(words, "standard-sound", file = file.display().to_string(), name = name, count = items));
            Ok(())
        }
        StandardVerb::Import { file, replace } => {
            let standard = Box::new(read(context, &file)?);
            let mut workspace = context.open(Access::Write, "standard import")?;
            let label = standard.label();
            match Held::of(workspace.views(), &standard) {
                Held::Frozen(differing) => return Err(differs(context, &label, &differing, true)),
                Held::Draft(differing) if !replace => return Err(differs(context, &label, &differing, false)),
                Held::New(_) | Held::Same | Held::Draft(_) => {}
            }
            let committed = context.commit(&mut workspace, None, &Command::ImportStandard { standard, replace })?;
            line(&if committed.events.is_empty() {
                say!(words, "standard-held", standard = label)
            } else {
                say!(words, "standard-imported", standard = label)
            });
            Ok(())
        }
        StandardVerb::Publish { id } => {
            let mut workspace = context.open(Access::Write, "standard publish")?;
            let standard = find(context, workspace.views(), &id)?;
            // A built-in standard is in no folder until it is used or published.
            if workspace.views().standard(&standard.identity()).is_none() {
                context.commit(
                    &mut workspace,
                    None,
                    &Command::ImportStandard { standard: Box::new(standard.clone()), replace: false },
                )?;
            }
            context.commit(&mut workspace, None, &Command::PublishStandard { standard: standard.identity() })?;
            line(&say!(words, "standard-published", standard = standard.label()));
            Ok(())
        }
        StandardVerb::Export { id, output } => context.write(&output, to_toml(&known(context, &id)?).as_bytes()),
        StandardVerb::Template { output } => context.write(&output, standard_files::template(words.language).as_bytes()),
        // Opens the interface, which only the caller can ask for.
        StandardVerb::Try { .. } => Ok(()),
        StandardVerb::Diff { a, b } => {
            let (a, b) = (either(context, &a)?, either(context, &b)?);
            let differences = differences(&a, &b);
            for difference in &differences {
                line(&wording::difference(words, difference));
            }
            if differences.is_empty() {
                line(&say!(words, "standard-same"));
            }
            Ok(())
        }
    }
}

/// Opens the interface over a trial of a file; nothing is kept.
pub(super) fn try_out(context: Context, file: &Path, options: &Screen) -> Result<Ended, Failure> {
    let standard = read(&context, file)?;
    // On stderr: with `--keys` the screen is what stdout is for.
    eprintln!("{}", say!(context.words, "standard-trial"));
    screen::ask_trial(context, options, standard)
}

fn differs(context: &Context, standard: &str, differing: &[Difference], published: bool) -> Failure {
    let words = &context.words;
    let list = differing.iter().map(|difference| wording::difference(words, difference)).collect::<Vec<_>>();
    let sentence = if published {
        say!(words, "standard-differs-published", standard = standard)
    } else {
        say!(words, "standard-differs-draft", standard = standard)
    };
    Failure(format!("{sentence}\n{}", list.join("\n")))
}

/// Reads a file; all its problems at once when it has any.
fn read(context: &Context, file: &Path) -> Result<Standard, Failure> {
    let words = &context.words;
    read_standard(words, &context.read(file)?).map_err(|problems| {
        let list = problems.iter().map(|problem| problem.worded(words)).collect::<Vec<_>>().join("\n");
        let head = say!(words, "standard-problems", file = file.display().to_string(), count = problems.len());
        Failure(format!("{head}\n{list}"))
    })
}

/// Every standard a folder knows; where there is no folder yet, those of the program.
fn all(context: &Context, verb: &str) -> Result<Vec<Known>, Failure> {
    if context.folder.join("journal").is_dir() {
        return Ok(standards(context.open(Access::Read, verb)?.views()));
    }
    Ok(standards(&MemoryViews::default()))
}

/// The standard named `id` or `id@version`: without a version the latest frozen one, else the latest draft.
pub(super) fn find(context: &Context, views: &dyn Read, name: &str) -> Result<Standard, Failure> {
    choose(context, standards(views), name)
}

fn choose(context: &Context, all: Vec<Known>, name: &str) -> Result<Standard, Failure> {
    let (id, version) = name.split_once('@').map_or((name, None), |(id, version)| (id, Some(version)));
    let names = all.iter().map(|known| known.standard.label()).collect::<Vec<_>>().join(" ");
    let fits = |standard: &Standard| standard.id == id && version.is_none_or(|version| standard.version == version);
    let found = all.into_iter().filter(|known| fits(&known.standard)).max_by(|a, b| {
        let key = |known: &Known| (known.holds, known.state != State::Draft, known.standard.version.clone());
        key(a).cmp(&key(b))
    });
    found
        .map(|known| Standard::clone(&known.standard))
        .ok_or_else(|| Failure(say!(context.words, "standard-unknown", name = name, known = names)))
}

/// A standard of the folder or, where there is no folder yet, a built-in one.
fn known(context: &Context, name: &str) -> Result<Standard, Failure> {
    choose(context, all(context, "standard")?, name)
}

fn either(context: &Context, name: &str) -> Result<Standard, Failure> {
    let path = Path::new(name);
    if path.is_file() { read(context, path) } else { known(context, name) }
}

fn list(context: &Context, json: bool) -> Result<(), Failure> {
    let words = &context.words;
    let all = all(context, "standard list")?;
    if json {
        let one = |known: &Known| {
            let standard = &known.standard;
            json!({
                "id": standard.id,
                "version": standard.version,
                "name": standard.name.get(words.language),
                "identity": known.hash,
                "published": known.state != State::Draft,
                "items": standard.items().count(),
                "full_marks": standard.full_marks.to_string(),
            })
        };
        line(&serde_json::Value::from(all.iter().map(one).collect::<Vec<_>>()).to_string());
        return Ok(());
    }
    for known in &all {
        let standard = &known.standard;
        line(&say!(
            words,
            "standard-line",
            standard = known.label(),
            name = standard.name.get(words.language),
            count = standard.items().count(),
            state = workspace::wording::state(words, known.state)
        ));
    }
    Ok(())
}

/// The checklist as a page: rules, sections, items with their points and how a command takes their values.
fn page(context: &Context, standard: &Standard) -> String {
    let mut items = standard.items();
    let lines = outline(&context.words, standard).into_iter().map(|line| {
        let forms = if line.part == Part::Item { items.next().map(forms) } else { None };
        let forms = forms.map_or_else(String::new, |forms| format!(" {forms}"));
        format!("{}{}{forms}", line.lead, line.text)
    });
    lines.collect::<Vec<_>>().join("\n")
}
