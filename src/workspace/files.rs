//! Files and paper beside the data folder: written whole or not at all, and sent to the printer.

use std::io::{self, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};

/// Writes a file beside its place and puts it there when it is complete and durable.
pub fn write_file(path: &Path, write: impl FnOnce(&mut std::fs::File) -> io::Result<()>) -> io::Result<()> {
    // A link stays a link; a pipe or a device is written to, not replaced.
    let path = &std::fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    if path.exists() && !path.is_file() {
        return write(&mut std::fs::OpenOptions::new().write(true).open(path)?);
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    write(file.as_file_mut())?;
    file.as_file().sync_all()?;
    #[cfg(unix)]
    {
        // Temporary files are private; a report is as readable as any other new file (umask 022 assumed).
        use std::os::unix::fs::PermissionsExt as _;
        file.as_file().set_permissions(std::fs::Permissions::from_mode(0o644))?;
    }
    file.persist(path).map(drop).map_err(|error| error.error)
}

/// Sends text to the system's printer through `lp` (CUPS). Answers what `lp` said, or the reason it or the system gave.
pub fn print(text: &[u8], printer: Option<&str>) -> Result<String, String> {
    let mut command = Command::new("lp");
    if let Some(printer) = printer {
        command.args(["-d", printer]);
    }
    let spawned = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut lp = spawned.map_err(|error| error.to_string())?;
    if let Some(mut stdin) = lp.stdin.take() {
        // A printer that refuses closes its end early; its own words, read below, say why.
        let _ = stdin.write_all(text);
    }
    let answer = lp.wait_with_output().map_err(|error| error.to_string())?;
    let said = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim().to_owned();
    if answer.status.success() { Ok(said(&answer.stdout)) } else { Err(said(&answer.stderr)) }
}
