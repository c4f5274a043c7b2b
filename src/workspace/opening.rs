//! What opening a folder for writing takes: a database that can be believed, journals without torn tails, and a device.

use std::path::Path;

use uuid::Uuid;

use super::error::{Notice, OpenError};
use super::identity::BindingFile;
use crate::clock;
use crate::domain::events::DeviceCause;
use crate::domain::ids::DeviceId;
use crate::journal::{Disk, JournalError, Repair, journal_path, redact_line, repair};
use crate::store::{Doubt, Progress, Replayed, Stopped, Store, catch_up};

/// The database brought up to date, built anew where it must be.
pub(super) fn caught_up(
    first: Result<Store, Doubt>,
    disk: &dyn Disk,
    folder: &Path,
    progress: Progress,
    notices: &mut Vec<Notice>,
) -> Result<(Store, Replayed), OpenError> {
    let doubt = match first {
        Ok(mut store) => match catch_up(&mut store, disk, folder, progress) {
            Ok(replayed) => return Ok((store, replayed)),
            Err(Stopped::Doubt(doubt)) => doubt,
            Err(other) => return Err(other.into()),
        },
        Err(doubt) => doubt,
    };
    if !matches!(doubt, Doubt::Missing | Doubt::Asked) {
        notices.push(Notice::Rebuilt { doubt });
    }
    let no_database = |_| OpenError::NoDatabase { folder: folder.to_path_buf() };
    if doubt == Doubt::Blocked {
        // Moving a database aside that may be good would only make the next opening slow.
        return Err(no_database(doubt));
    }
    let mut store = Store::begin(folder).map_err(no_database)?;
    let replayed = catch_up(&mut store, disk, folder, progress).map_err(|stopped| match stopped {
        Stopped::Doubt(doubt) => no_database(doubt),
        other => other.into(),
    })?;
    // It is derived, it was not believed, and it may hold texts that were redacted since.
    crate::store::discard_aside(folder);
    Ok((store, replayed))
}

/// Cuts torn tails and keeps copies of damage; answers the devices whose files are damaged.
pub(super) fn mend(
    disk: &dyn Disk,
    folder: &Path,
    replayed: &Replayed,
    notices: &mut Vec<Notice>,
) -> Result<Vec<Uuid>, OpenError> {
    let quarantine = folder.join("quarantine");
    // Damage found by an earlier opening lies before the position that the working database reached: its copy remembers it.
    let kept = disk.list(&quarantine).map_err(|source| OpenError::Io { path: quarantine.clone(), source })?;
    let names: Vec<_> = kept.iter().filter_map(|path| path.file_name()?.to_str()).collect();
    let known = |device: &Uuid| names.iter().any(|name| name.starts_with(&format!("{device}-damaged-")));
    let mut damaged: Vec<Uuid> = replayed.reached.keys().copied().filter(known).collect();
    for report in &replayed.reports {
        match repair(disk, report, &quarantine)? {
            Repair::Nothing => {}
            Repair::Cut { copy } => notices.push(Notice::Torn { path: report.path.clone(), copy: Some(copy) }),
            Repair::Damaged { copy, new } => {
                damaged.push(report.device);
                if new {
                    notices.extend(Notice::of_damage(report, Some(&copy)));
                }
            }
        }
    }
    Ok(damaged)
}

/// Finishes redactions that were announced and broken off before the text was blanked; answers whether a line changed.
pub(super) fn finish_redactions(disk: &dyn Disk, folder: &Path, replayed: &Replayed) -> Result<bool, OpenError> {
    let mut changed = false;
    for line in replayed.reports.iter().flat_map(|report| &report.redactions) {
        match redact_line(disk, &journal_path(folder, line.device), line.device, line.seq) {
            Ok(blanked) => changed |= blanked,
            // The line is another laptop's and has not arrived.
            Err(JournalError::NoSuchLine { .. }) => {}
            Err(other) => return Err(other.into()),
        }
    }
    Ok(changed)
}

/// Who writes here, and why a new device begins if one does.
pub(super) fn device_of(
    binding: &BindingFile,
    replayed: &Replayed,
    damaged: &[Uuid],
) -> (DeviceId, Option<(DeviceCause, Option<DeviceId>)>) {
    let new = DeviceId(clock::new_id());
    let last = |device: DeviceId| replayed.reached.get(&device.0).map_or(0, |reached| reached.position.seq);
    let begun = |device: DeviceId| replayed.reports.iter().any(|report| report.device == device.0);
    match binding.read() {
        // Killed while its first line was being written: its file is there and says nothing yet.
        Some(bound) if bound.seq == 0 && last(bound.device) == 0 && begun(bound.device) && damaged.is_empty() => {
            (bound.device, Some((DeviceCause::New, None)))
        }
        _ if replayed.reached.is_empty() && damaged.is_empty() => (new, Some((DeviceCause::New, None))),
        Some(bound) if damaged.contains(&bound.device.0) => (new, Some((DeviceCause::Damaged, Some(bound.device)))),
        Some(bound) if last(bound.device) < bound.seq => (new, Some((DeviceCause::Copied, Some(bound.device)))),
        // Bound, but killed before its first line: it still begins.
        Some(bound) if last(bound.device) == 0 => (bound.device, Some((DeviceCause::New, None))),
        Some(bound) => (bound.device, None),
        None => (new, Some((DeviceCause::Copied, None))),
    }
}
