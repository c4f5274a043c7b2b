//! `starpoint demo`: the worked example in its own folder.

use std::io::IsTerminal as _;

use super::context::{Context, line};
use super::screen::Screen;
use super::{Ended, Failure, screen};
use crate::standard_files::{built_in, parse};
use crate::text::say;
use crate::workspace::{Access, demo, wording};

pub(super) fn run(context: Context, options: &Screen, no_tui: bool) -> Result<Ended, Failure> {
    let folder = context.folder.display().to_string();
    if !demo::is_demo(&context.folder) && context.folder.join("journal").is_dir() {
        return Err(Failure(say!(context.words, "demo-other-folder", folder = folder)));
    }
    fill(&context)?;
    if !no_tui && (options.keys.is_some() || (std::io::stdout().is_terminal() && std::io::stdin().is_terminal())) {
        return screen::ask(context, options, true);
    }
    context.warn_of_settings();
    line(&say!(context.words, "demo-filled", folder = folder));
    Ok(Ended::Exit(super::DONE))
}

/// Fills the folder unless it is filled. A fill that was broken off is begun anew: nothing in it is anybody's work.
fn fill(context: &Context) -> Result<(), Failure> {
    let words = &context.words;
    demo::mark(&context.folder).map_err(|error| context.io(&context.folder, &error))?;
    let mut workspace = context.open(Access::Write, "demo")?;
    if demo::is_complete(&workspace) {
        return Ok(());
    }
    if !workspace.views().inspectors().is_empty() {
        drop(workspace);
        demo::clear(&context.folder).map_err(|error| context.io(&context.folder, &error))?;
        workspace = context.open(Access::Write, "demo")?;
    }
    let standard = built_in().first().and_then(|(_, text)| parse(text).ok());
    let Some(standard) = standard else { return Err(Failure(say!(words, "demo-no-standard"))) };
    demo::fill(&mut workspace, standard).map_err(|error| Failure(wording::commit_error(words, workspace.views(), &error)))
}
