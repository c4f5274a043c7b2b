//! `starpoint report`: composed once, rendered in a format, written or printed; or each community's by itself.

use std::collections::HashSet;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::Failure;
use super::context::{Context, line, progress};
use super::result::rows;
use crate::clock;
use crate::domain::ids::{CommunityId, RoundId};
use crate::domain::views::Read;
use crate::report::{self, Document, Format, Means, Profile, Template};
use crate::text::say;
use crate::workspace::{self, Access, demo, each_report, field_report, report_name};

/// `report …`
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
#[expect(clippy::struct_excessive_bools, reason = "switches")]
pub struct ReportArgs {
    /// Something else than a report.
    #[command(subcommand)]
    pub verb: Option<ReportVerb>,
    /// Community.
    #[arg(required_unless_present_any = ["all", "split", "bulletin"])]
    pub community: Option<String>,
    /// All communities of the round in one document.
    #[arg(long, conflicts_with = "community")]
    pub all: bool,
    /// All communities of the round, a file each; the output is their folder.
    #[arg(long, conflicts_with_all = ["community", "print"])]
    pub split: bool,
    /// A name of [`Profile`](crate::report::Profile).
    #[arg(long, value_name = "PROFILE")]
    pub profile: Option<String>,
    /// The round's bulletin (通报) instead.
    #[arg(long, conflicts_with_all = ["community", "all", "split"])]
    pub bulletin: bool,
    /// A name of [`Format`](crate::report::Format); without it the file's extension tells.
    #[arg(long)]
    pub format: Option<String>,
    /// File, `-` for stdout; a folder with `--split`.
    #[arg(short, long, value_name = "FILE", required_unless_present = "print")]
    pub output: Option<PathBuf>,
    /// Send to the system printer.
    #[arg(long, conflicts_with = "output")]
    pub print: bool,
    /// Printer.
    #[arg(long, requires = "print")]
    pub printer: Option<String>,
    /// A page template of one's own.
    #[arg(long, value_name = "FILE", conflicts_with = "print")]
    pub template: Option<PathBuf>,
}

/// `report …`
#[derive(Debug, Subcommand)]
pub enum ReportVerb {
    /// Write the page template.
    Template {
        /// File, `-` for stdout.
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
    },
}

pub(super) fn run(context: &Context, args: &ReportArgs) -> Result<(), Failure> {
    let words = &context.words;
    if let Some(ReportVerb::Template { output }) = &args.verb {
        let template = report::template().map_err(|error| Failure(error.told(words)))?;
        return context.write(output, template.as_bytes());
    }
    let profile = profile(context, args)?;
    let format = format(context, args.format.as_deref(), args.output.as_deref())?;
    let means = means(context, args.template.as_deref(), if args.print { Format::Pdf } else { format })?;
    let workspace = context.open(Access::Read, "report")?;
    let views = workspace.views();
    let round = context.round(views)?;
    let communities: Vec<CommunityId> = match &args.community {
        Some(text) => vec![context.community(views, text)?.id],
        None => rows(views, round.id).into_iter().map(|row| row.community.id).collect(),
    };
    if communities.is_empty() {
        return Err(Failure(say!(words, "report-nothing", round = round.name)));
    }
    context.note_independent(views, round.id, &communities);
    let details = report::Context { profile, ..details(context, &workspace) };
    if let (true, Some(folder)) = (args.split, &args.output) {
        return split(context, folder, format, &means, views, round.id, &communities, details);
    }
    // Breaking off is Ctrl-C's business here: the count goes on until it is done.
    let document = if args.bulletin {
        report::bulletin(views, round.id, words, &details, &mut progress())
    } else {
        field_report(views, round.id, &communities, words, details, &mut progress())
    };
    let Some(document) = document else { return Ok(()) };
    let Some(output) = &args.output else {
        let pages = report::for_printer(&document, &means).map_err(|error| Failure(error.told(words)))?;
        return print(context, &pages, args.printer.as_deref());
    };
    context.write(output, &rendered(context, format, &document, &means)?)?;
    if output.as_os_str() != "-" {
        line(&say!(words, "report-made", file = output.display().to_string()));
    }
    Ok(())
}

/// What only this folder and machine know.
fn details(context: &Context, workspace: &workspace::Workspace) -> report::Context {
    report::Context {
        printed_at: Some(clock::printed_at()),
        positions: workspace.positions(),
        demo: demo::is_demo(&context.folder),
        folder: Some(context.folder.clone()),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        ..report::Context::default()
    }
}

/// Writes another paper than a report: `compose` is given what only this folder and machine know.
pub(super) fn paper(
    context: &Context,
    workspace: &workspace::Workspace,
    format_name: Option<&str>,
    output: &Path,
    compose: impl FnOnce(&report::Context) -> Option<Document>,
) -> Result<(), Failure> {
    let words = &context.words;
    let format = format(context, format_name, Some(output))?;
    let means = means(context, None, format)?;
    let document = compose(&details(context, workspace)).ok_or_else(|| Failure(say!(words, "tui-nothing-there")))?;
    context.write(output, &rendered(context, format, &document, &means)?)?;
    if output.as_os_str() != "-" {
        line(&say!(words, "paper-made", file = output.display().to_string()));
    }
    Ok(())
}

// What a command line knows, handed on whole once.
#[allow(clippy::too_many_arguments)]
/// A file each, in a folder made for them where there is none. As everywhere, a file of the same name is replaced whole; two
/// communities never share one.
fn split(
    context: &Context,
    folder: &Path,
    format: Format,
    means: &Means,
    views: &dyn Read,
    round: RoundId,
    communities: &[CommunityId],
    details: report::Context,
) -> Result<(), Failure> {
    let words = &context.words;
    if folder.as_os_str() == "-" {
        return Err(Failure(say!(words, "report-split-stdout")));
    }
    std::fs::create_dir_all(folder).map_err(|error| context.io(folder, &error))?;
    let profile = details.profile;
    let (mut told, mut names, mut result) = (progress(), HashSet::new(), Ok(()));
    each_report(views, round, communities, words, details, &mut |id, document| {
        let name = views.community(id);
        let name = name.map_or_else(|| id.to_string(), |community| report_name(views, round, &community, profile, words));
        let file = format!("{}.{}", unlike(&mut names, &name), format.extension());
        result = rendered(context, format, &document, means).and_then(|bytes| context.write(&folder.join(file), &bytes));
        if result.is_err() { ControlFlow::Break(()) } else { told(names.len() as u64, communities.len() as u64) }
    });
    result?;
    line(&say!(words, "report-split-made", count = communities.len(), folder = folder.display().to_string()));
    Ok(())
}

/// A name like this one that was not given yet; systems take names apart by their letters alone.
fn unlike(given: &mut HashSet<String>, wanted: &str) -> String {
    let numbered = |n: usize| if n == 1 { wanted.to_owned() } else { format!("{wanted} ({n})") };
    (1..=usize::MAX).map(numbered).find(|name| given.insert(name.to_lowercase())).unwrap_or_default()
}

/// The bytes; what the fonts lack is said on stderr.
pub(super) fn rendered(context: &Context, format: Format, document: &Document, means: &Means) -> Result<Vec<u8>, Failure> {
    let words = &context.words;
    let bytes = format.render(document, means).map_err(|error| Failure(error.told(words)))?;
    if let Some(told) = report::unprintable(format, document, means).told(words) {
        eprintln!("{told}");
    }
    Ok(bytes)
}

/// As asked for; without asking, what is handed over to one community, or the district's where all stand in one document.
fn profile(context: &Context, args: &ReportArgs) -> Result<Profile, Failure> {
    let Some(name) = &args.profile else { return Ok(Profile::usual(!args.all || args.split)) };
    Profile::parse(name).ok_or_else(|| {
        let known = Profile::ALL.map(Profile::id).join(" ");
        Failure(say!(context.words, "report-bad-profile", profile = name.as_str(), known = known))
    })
}

/// As asked for; without asking, what the file's extension says; else text.
pub(super) fn format(context: &Context, name: Option<&str>, output: Option<&Path>) -> Result<Format, Failure> {
    let Some(name) = name else {
        let extension = output.and_then(|file| file.extension()?.to_str());
        return Ok(extension.and_then(Format::parse).unwrap_or(Format::Txt));
    };
    Format::parse(name).ok_or_else(|| {
        let known = Format::built().map(Format::extension).collect::<Vec<_>>().join(" ");
        Failure(say!(context.words, "report-bad-format", format = name, known = known))
    })
}

/// The user's own fonts, and the template named, else the one kept beside the settings.
pub(super) fn means(context: &Context, template: Option<&Path>, format: Format) -> Result<Means, Failure> {
    let config = context.paths.as_ref().map(|paths| paths.config.as_path());
    let template = match template {
        Some(_) if format != Format::Pdf => return Err(Failure(say!(context.words, "report-template-pdf-only"))),
        Some(file) => Some(Template::read(file).map_err(|error| context.io(file, &error))?),
        None => match config {
            Some(config) => Template::beside(config).map_err(|(file, error)| context.io(&file, &error))?,
            None => None,
        },
    };
    Ok(Means::of(config, template).naming(&context.settings.settings.word_fonts.0))
}

fn print(context: &Context, pages: &[u8], printer: Option<&str>) -> Result<(), Failure> {
    let answer = workspace::print(pages, printer).map_err(|why| Failure(say!(context.words, "print-no-printer", why = why)))?;
    line(&say!(context.words, "print-sent", answer = answer));
    Ok(())
}
