//! `starpoint completions SHELL`: what a shell needs to complete verbs and options, explained in the chosen language.

use clap::{Command, CommandFactory as _};
use clap_complete::Shell;

use super::args::Cli;
use super::context::print;
use super::localize::localize;
use super::{DONE, Ended, Failure};
use crate::text::Words;

pub(super) fn run(words: &Words, shell: Shell) -> Result<Ended, Failure> {
    let mut command = completable(localize(Cli::command(), words));
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command, "starpoint", &mut script);
    print(words, &script)?;
    Ok(Ended::Exit(DONE))
}

/// The help says possible values in words of its own and hides clap's list of them; here they are what is wanted.
fn completable(command: Command) -> Command {
    let command = command.mut_args(|argument| argument.hide_possible_values(false));
    let below: Vec<String> = command.get_subcommands().map(|below| below.get_name().to_owned()).collect();
    below.iter().fold(command, |command, name| command.mut_subcommand(name, completable))
}
