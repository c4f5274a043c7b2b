//! The system's printers, through CUPS: which there are, and sending something to one.

use std::io::Write as _;
use std::process::{Command, Stdio};

/// Sends text or pages to a printer, without a name to the system's own choice, through `lp`. Answers what `lp` said, or the reason it
/// or the system gave.
pub fn print(content: &[u8], printer: Option<&str>) -> Result<String, String> {
    let mut command = Command::new("lp");
    if let Some(printer) = printer {
        command.args(["-d", printer]);
    }
    let spawned = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut lp = spawned.map_err(|error| error.to_string())?;
    if let Some(mut stdin) = lp.stdin.take() {
        // A printer that refuses closes its end early; its own words, read below, say why.
        let _ = stdin.write_all(content);
    }
    let answer = lp.wait_with_output().map_err(|error| error.to_string())?;
    let said = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim().to_owned();
    if answer.status.success() { Ok(said(&answer.stdout)) } else { Err(said(&answer.stderr)) }
}

/// The printers that take something now, the system's own choice first; none where there is no CUPS.
pub fn printers() -> Vec<String> {
    // Worded the same whatever language the system speaks.
    let told = |option: &str| {
        let answer = Command::new("lpstat").arg(option).env("LC_ALL", "C").stdin(Stdio::null()).stderr(Stdio::null()).output();
        answer.map(|answer| String::from_utf8_lossy(&answer.stdout).into_owned()).unwrap_or_default()
    };
    listed(&told("-a"), &told("-d"))
}

/// The names in what `lpstat -a` and `lpstat -d` say.
fn listed(accepting: &str, default: &str) -> Vec<String> {
    let name = |line: &str| {
        let (name, rest) = line.split_once(' ')?;
        rest.trim_start().starts_with("accepting requests").then(|| name.to_owned())
    };
    let mut names: Vec<String> = accepting.lines().filter_map(name).collect();
    let own = default.rsplit_once(": ").map(|(_, name)| name.trim());
    // A stable sort: the others stay as the system has them.
    names.sort_by_key(|name| Some(name.as_str()) != own);
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_systems_own_printer_comes_first_and_one_that_refuses_is_left_out() {
        let accepting = "Hall accepting requests since Thu Nov 26 10:00:00 2026\nOld not accepting requests since Mon -\n\tout of order\nOffice_2F accepting requests since Thu Nov 26 10:00:00 2026\nZ accepting requests since Thu\n";
        assert_eq!(listed(accepting, "system default destination: Office_2F\n"), ["Office_2F", "Hall", "Z"]);
        assert_eq!(listed(accepting, "no system default destination\n"), ["Hall", "Office_2F", "Z"]);
        assert!(listed("lpstat: No destinations added.\n", "").is_empty());
    }
}
