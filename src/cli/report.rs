//! `starpoint report`: composed once, rendered in a format, written or printed.

use std::io::Write as _;
use std::process::{Command, Stdio};

use super::Failure;
use super::args::ReportArgs;
use super::context::{Context, line};
use super::result::rows;
use crate::clock;
use crate::domain::ids::CommunityId;
use crate::report::{self, Format, compose};
use crate::text::say;
use crate::workspace::{Access, demo};

pub(super) fn run(context: &Context, args: &ReportArgs) -> Result<(), Failure> {
    let words = &context.words;
    let format = Format::parse(&args.format).ok_or_else(|| {
        let known = Format::ALL.map(Format::extension).join(" ");
        Failure(say!(words, "report-bad-format", format = args.format.as_str(), known = known))
    })?;
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
    };
    let document = compose(views, round.id, &communities, words, &details);
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

/// Sends text to the system's printer through `lp` (CUPS).
fn print(context: &Context, text: &[u8], printer: Option<&str>) -> Result<(), Failure> {
    let refused = |why: String| Failure(say!(context.words, "print-no-printer", why = why.trim().to_owned()));
    let mut command = Command::new("lp");
    if let Some(printer) = printer {
        command.args(["-d", printer]);
    }
    let spawned = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut lp = spawned.map_err(|error| refused(error.to_string()))?;
    if let Some(mut stdin) = lp.stdin.take() {
        // A printer that refuses closes its end early; its own words, read below, say why.
        let _ = stdin.write_all(text);
    }
    let answer = lp.wait_with_output().map_err(|error| refused(error.to_string()))?;
    if !answer.status.success() {
        return Err(refused(String::from_utf8_lossy(&answer.stderr).into_owned()));
    }
    line(&say!(context.words, "print-sent", answer = String::from_utf8_lossy(&answer.stdout).trim().to_owned()));
    Ok(())
}
