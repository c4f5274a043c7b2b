//! `starpoint report`: composed once, rendered in a format, written or printed; or each community's by itself.

use std::collections::HashSet;
use std::ops::ControlFlow;
use std::path::Path;

use super::Failure;
use super::args::ReportArgs;
use super::context::{Context, line, progress};
use super::result::rows;
use crate::clock;
use crate::domain::ids::{CommunityId, RoundId};
use crate::domain::views::Read;
use crate::report::{self, Document, Format};
use crate::text::say;
use crate::workspace::{self, Access, demo, each_report, field_report, report_name};

pub(super) fn run(context: &Context, args: &ReportArgs) -> Result<(), Failure> {
    let words = &context.words;
    let format = format(context, args)?;
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
    let details = report::Context {
        printed_at: Some(clock::printed_at()),
        positions: workspace.positions(),
        demo: demo::is_demo(&context.folder),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        ..report::Context::default()
    };
    if let (true, Some(folder)) = (args.split, &args.output) {
        return split(context, folder, format, views, round.id, &communities, details);
    }
    // Breaking off is Ctrl-C's business here: the count goes on until it is done.
    let document = field_report(views, round.id, &communities, words, details, &mut progress());
    let Some(document) = document else { return Ok(()) };
    let Some(output) = &args.output else {
        // A printer takes text; whatever else a format can do is for files.
        return print(context, &rendered(context, Format::Txt, &document)?, args.printer.as_deref());
    };
    context.write(output, &rendered(context, format, &document)?)?;
    if output.as_os_str() != "-" {
        line(&say!(words, "report-made", file = output.display().to_string()));
    }
    Ok(())
}

/// A file each, in a folder made for them where there is none. As everywhere, a file of the same name is replaced whole; two
/// communities never share one.
fn split(
    context: &Context,
    folder: &Path,
    format: Format,
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
    let (mut told, mut names, mut result) = (progress(), HashSet::new(), Ok(()));
    each_report(views, round, communities, words, details, &mut |id, document| {
        let name = views.community(id).map_or_else(|| id.to_string(), |community| report_name(views, round, &community, words));
        let file = format!("{}.{}", unlike(&mut names, &name), format.extension());
        result = rendered(context, format, &document).and_then(|bytes| context.write(&folder.join(file), &bytes));
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

fn rendered(context: &Context, format: Format, document: &Document) -> Result<Vec<u8>, Failure> {
    format.render(document).map_err(|error| Failure(error.told(&context.words)))
}

/// As asked for; without asking, what the file's extension says; else text.
fn format(context: &Context, args: &ReportArgs) -> Result<Format, Failure> {
    let Some(name) = &args.format else {
        let extension = args.output.as_ref().and_then(|file| file.extension()?.to_str());
        return Ok(extension.and_then(Format::parse).unwrap_or(Format::Txt));
    };
    Format::parse(name).ok_or_else(|| {
        let known = Format::ALL.map(Format::extension).join(" ");
        Failure(say!(context.words, "report-bad-format", format = name.as_str(), known = known))
    })
}

fn print(context: &Context, text: &[u8], printer: Option<&str>) -> Result<(), Failure> {
    let answer = workspace::print(text, printer).map_err(|why| Failure(say!(context.words, "print-no-printer", why = why)))?;
    line(&say!(context.words, "print-sent", answer = answer));
    Ok(())
}
