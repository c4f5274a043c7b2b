//! Repairing at the start: a torn tail goes to quarantine and is cut off; a damaged file is copied there and left alone.
//!
//! Only for the holder of the folder's lock.

use std::io::Read;
use std::path::{Path, PathBuf};

use super::disk::{Disk, copy_bytes, put_in_place};
use super::error::{JournalError, Step};
use super::report::FileReport;

/// What a repair did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Repair {
    /// Nothing: the file is whole.
    Nothing,
    /// The torn tail lies at `copy` and was cut off; the device may append.
    Cut {
        /// Where the tail is kept.
        copy: PathBuf,
    },
    /// The file is damaged and stays as it is; nobody appends to it again.
    Damaged {
        /// Where the whole file is kept.
        copy: PathBuf,
        /// `false` when it lay there already: this damage was reported before.
        new: bool,
    },
}

/// Repairs the file that `report` was made of, keeping what it takes away in `quarantine` (`<data>/quarantine`). `Changed` when the file
/// is not as long as the report says.
pub fn repair(disk: &dyn Disk, report: &FileReport, quarantine: &Path) -> Result<Repair, JournalError> {
    let path = &report.path;
    if disk.len(path).map_err(JournalError::io(Step::Read, path))?.unwrap_or(0) != report.len {
        return Err(JournalError::Changed { path: path.clone() });
    }
    if !report.damage.is_empty() {
        let (copy, new) = keep(disk, report, quarantine, "damaged", 0)?;
        return Ok(Repair::Damaged { copy, new });
    }
    let Some(torn) = report.torn else {
        return Ok(Repair::Nothing);
    };
    let (copy, _) = keep(disk, report, quarantine, "torn", torn.offset)?;
    disk.cut(path, torn.offset).map_err(JournalError::io(Step::Cut, path))?;
    Ok(Repair::Cut { copy })
}

/// Copies the file from `offset` on to quarantine, durably, under a name made of its content; answers whether it was not there yet.
pub(super) fn keep(
    disk: &dyn Disk,
    report: &FileReport,
    quarantine: &Path,
    why: &str,
    offset: u64,
) -> Result<(PathBuf, bool), JournalError> {
    let digest = digest_from(disk, &report.path, offset)?;
    let copy = quarantine.join(format!("{}-{why}-{offset}-{}.jsonl", report.device, &digest[..16]));
    let len = report.len.saturating_sub(offset);
    if disk.len(&copy).map_err(JournalError::io(Step::Read, &copy))? == Some(len) {
        return Ok((copy, false));
    }
    disk.create_dir(quarantine).map_err(JournalError::io(Step::Open, quarantine))?;
    let temporary = copy.with_extension("tmp");
    let mut file = disk.create(&temporary).map_err(JournalError::io(Step::Open, &temporary))?;
    copy_bytes(disk, &report.path, offset, len, file.as_mut(), &temporary)?;
    put_in_place(disk, file, &temporary, &copy)?;
    Ok((copy, true))
}

fn digest_from(disk: &dyn Disk, path: &Path, offset: u64) -> Result<String, JournalError> {
    let mut hasher = blake3::Hasher::new();
    let mut buffer = vec![0; 64 * 1024];
    let mut input = disk.read(path, offset).map_err(JournalError::io(Step::Open, path))?;
    loop {
        match input.read(&mut buffer).map_err(JournalError::io(Step::Read, path))? {
            0 => return Ok(hasher.finalize().to_hex().to_string()),
            n => hasher.update(&buffer[..n]),
        };
    }
}
