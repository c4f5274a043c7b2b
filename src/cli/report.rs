//! `starpoint report`: composed once, rendered in a format, written or printed.

use super::Failure;
use super::args::ReportArgs;
use super::context::{Context, line, progress};
use super::result::rows;
use crate::clock;
use crate::domain::ids::CommunityId;
use crate::report::{self, Format};
use crate::text::say;
use crate::workspace::{self, Access, demo, field_report};

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
    // Breaking off is Ctrl-C's business here: the count goes on until it is done.
    let document = field_report(views, round.id, &communities, words, details, &mut progress());
    let Some(document) = document else { return Ok(()) };
    let Some(output) = &args.output else {
        // A printer takes text; whatever else a format can do is for files.
        return print(context, &Format::Txt.render(&document), args.printer.as_deref());
    };
    context.write(output, &format.render(&document))?;
    if output.as_os_str() != "-" {
        line(&say!(words, "report-made", file = output.display().to_string()));
    }
    Ok(())
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
