//! `starpoint standard …`

use std::path::Path;

use serde_json::json;

use super::args::{Screen, StandardVerb};
use super::context::{Context, line};
use super::{Ended, Failure, screen};
use crate::domain::command::Command;
use crate::domain::refusal::Refusal;
use crate::domain::standard::{Item, Kind, Standard};
use crate::domain::views::Read;
use crate::domain::wording::{Language, Wording};
use crate::standard_files::{self, HELP_EN, HELP_ZH, differences, parse, to_toml, wording};
use crate::text::{explain, refusal, say};
use crate::workspace::{Access, CommitError, Workspace};

pub(super) fn run(context: &Context, verb: StandardVerb) -> Result<(), Failure> {
    let words = &context.words;
    match verb {
        StandardVerb::List { json } => list(context, json),
        StandardVerb::Show { id, json } => {
            let standard = known(context, &id)?;
            line(&if json { standard.canonical_text() } else { outline(context, &standard) });
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
            if let Some(built_in) = built_in_version(&standard.id, &standard.version)
                && built_in.identity() != standard.identity()
            {
                return Err(differs(context, &built_in, &standard, true));
            }
            let mut workspace = context.open(Access::Write, "standard import")?;
            let label = label(&standard);
            let command = Command::ImportStandard { standard: standard.clone(), replace };
            let committed = match workspace.commit(None, &command) {
                Err(CommitError::Refused(Refusal::StandardDiffers { held, published, .. })) => {
                    return Err(match serde_json::from_str(&held) {
                        Ok(held) => differs(context, &held, &standard, published),
                        Err(_) => Failure(refusal::word(words, workspace.views(), &Refusal::UnknownStandard)),
                    });
                }
                other => other.map_err(|error| commit_failure(context, &workspace, &error))?,
            };
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
            line(&say!(words, "standard-published", standard = label(&standard)));
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

fn commit_failure(context: &Context, workspace: &Workspace, error: &CommitError) -> Failure {
    Failure(crate::workspace::wording::commit_error(&context.words, workspace.views(), error))
}

/// `id@version`.
fn label(standard: &Standard) -> String {
    format!("{}@{}", standard.id, standard.version)
}

fn differs(context: &Context, held: &Standard, given: &Standard, published: bool) -> Failure {
    let words = &context.words;
    let list = differences(held, given).iter().map(|difference| wording::difference(words, difference)).collect::<Vec<_>>();
    let standard = label(given);
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
    let bytes = context.read(file)?;
    let name = file.display().to_string();
    let text = String::from_utf8(bytes).map_err(|_| Failure(say!(words, "standard-not-utf8", file = name.as_str())))?;
    parse(text.strip_prefix('\u{feff}').unwrap_or(&text)).map_err(|problems| {
        let list = problems.iter().map(|problem| wording::problem(words, problem)).collect::<Vec<_>>().join("\n");
        Failure(format!("{}\n{list}", say!(words, "standard-problems", file = name, count = problems.len())))
    })
}

fn built_in() -> Vec<Standard> {
    standard_files::built_in().iter().filter_map(|(_, text)| parse(text).ok()).collect()
}

fn built_in_version(id: &str, version: &str) -> Option<Standard> {
    built_in().into_iter().find(|standard| standard.id == id && standard.version == version)
}

/// Every standard a folder knows, built-in ones included: `true` when frozen.
fn all(views: Option<&dyn Read>) -> Vec<(Standard, bool)> {
    let mut held: Vec<(Standard, bool)> = Vec::new();
    for view in views.map(<dyn Read>::standards).unwrap_or_default() {
        let Ok(standard) = serde_json::from_str::<Standard>(&view.text) else { continue };
        let current = views.and_then(|views| views.held_version(&standard.id, &standard.version));
        if current.is_some_and(|(hash, _)| hash == standard.identity()) || view.published {
            held.push((standard, view.published));
        }
    }
    for standard in built_in() {
        if !held.iter().any(|(other, _)| (&other.id, &other.version) == (&standard.id, &standard.version)) {
            held.push((standard, true));
        }
    }
    held.sort_by(|(a, _), (b, _)| (&a.id, &a.version).cmp(&(&b.id, &b.version)));
    held
}

/// The standard named `id` or `id@version`: without a version the latest frozen one, else the latest draft.
pub(super) fn find(context: &Context, views: &dyn Read, name: &str) -> Result<Standard, Failure> {
    choose(context, all(Some(views)), name)
}

fn choose(context: &Context, standards: Vec<(Standard, bool)>, name: &str) -> Result<Standard, Failure> {
    let (id, version) = name.split_once('@').map_or((name, None), |(id, version)| (id, Some(version)));
    let names = standards.iter().map(|(standard, _)| label(standard)).collect::<Vec<_>>().join(" ");
    let fits = |standard: &Standard| standard.id == id && version.is_none_or(|version| standard.version == version);
    let found = standards
        .into_iter()
        .filter(|(standard, _)| fits(standard))
        .max_by(|(a, a_frozen), (b, b_frozen)| (a_frozen, &a.version).cmp(&(b_frozen, &b.version)));
    found
        .map(|(standard, _)| standard)
        .ok_or_else(|| Failure(say!(context.words, "standard-unknown", name = name, known = names)))
}

/// A standard of the folder or, where there is no folder yet, a built-in one.
fn known(context: &Context, name: &str) -> Result<Standard, Failure> {
    if context.folder.join("journal").is_dir() {
        let workspace = context.open(Access::Read, "standard")?;
        return find(context, workspace.views(), name);
    }
    choose(context, all(None), name)
}

fn either(context: &Context, name: &str) -> Result<Standard, Failure> {
    let path = Path::new(name);
    if path.is_file() { read(context, path) } else { known(context, name) }
}

fn list(context: &Context, json: bool) -> Result<(), Failure> {
    let words = &context.words;
    let standards = if context.folder.join("journal").is_dir() {
        let workspace = context.open(Access::Read, "standard list")?;
        all(Some(workspace.views()))
    } else {
        all(None)
    };
    if json {
        let one = |(standard, published): &(Standard, bool)| {
            json!({
                "id": standard.id,
                "version": standard.version,
                "name": standard.name.get(words.language),
                "identity": standard.identity(),
                "published": published,
                "items": standard.items().count(),
                "full_marks": standard.full_marks.to_string(),
            })
        };
        line(&serde_json::Value::from(standards.iter().map(one).collect::<Vec<_>>()).to_string());
        return Ok(());
    }
    for (standard, published) in &standards {
        let state = if *published { say!(words, "published") } else { say!(words, "draft") };
        let count = standard.items().count();
        line(&say!(
            words,
            "standard-line",
            standard = label(standard),
            name = standard.name.get(words.language),
            count = count,
            state = state
        ));
    }
    Ok(())
}

/// What an item's points stand for: levels, credits (added) or losses (taken off).
fn rungs(item: &Item) -> Vec<(String, &Wording)> {
    match &item.kind {
        Kind::Levels { levels } => levels.iter().map(|rung| (rung.points.to_string(), &rung.label)).collect(),
        Kind::Multi { credits } => credits.iter().map(|credit| (format!("+{}", credit.points), &credit.label)).collect(),
        Kind::Reasons { losses, .. } => losses.iter().map(|loss| (format!("-{}", loss.points), &loss.label)).collect(),
        Kind::Finding { severities } => severities.iter().map(|one| (format!("-{}", one.deduct), &one.label)).collect(),
        _ => Vec::new(),
    }
}

/// The checklist as a page: sections, items with their points and how they are scored.
fn outline(context: &Context, standard: &Standard) -> String {
    let (words, language) = (&context.words, context.words.language);
    let mut lines = vec![format!("{}  {}", standard.name.get(language), label(standard))];
    lines.extend([standard.description.get(language)].into_iter().filter(|text| !text.is_empty()).map(str::to_owned));
    let mut number = 0;
    for section in &standard.sections {
        let points: crate::domain::points::Points = section.items.iter().filter(|item| !item.bonus).map(|item| item.max).sum();
        lines.push(String::new());
        lines.push(say!(words, "standard-section", name = section.name.get(language), points = points.to_string()));
        for item in &section.items {
            number += 1;
            let bonus = if item.bonus { say!(words, "bonus-mark") } else { String::new() };
            let max = if item.max.is_zero() { String::new() } else { say!(words, "standard-max", max = item.max.to_string()) };
            let forms = crate::domain::value_text::forms(item);
            lines.push(format!("{number:>3}. {} [{}] {max}{bonus} {forms}", item.name.get(language), item.id));
            lines.push(format!("     {}", item.guidance.get(language)));
            lines.extend(rungs(item).into_iter().map(|(points, label)| format!("     {points:>5}  {}", label.get(language))));
        }
    }
    lines.push(String::new());
    for rule in &standard.stars {
        let asked: Vec<String> = rule.requirements.iter().map(|asked| explain::requirement(words, standard, asked)).collect();
        let asked = asked.join(&say!(words, "list-separator"));
        lines.push(say!(words, "standard-stars", stars = rule.stars, asked = asked));
    }
    lines.join("\n")
}
