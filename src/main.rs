//! The binary: hands its arguments to the command line, and the screen to the interface when that is wanted.

use std::process::ExitCode;

use starpoint::cli::{self, Ended};
//use starpoint::tui;

fn main() -> ExitCode {
    match cli::run(std::env::args_os()) {
        Ended::Exit(code) => ExitCode::from(code),
        Ended::Screen(_request) => ExitCode::SUCCESS,
    }
}
