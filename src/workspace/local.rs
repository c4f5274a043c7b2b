//! What belongs to this laptop and not to the journal: who sits at it.

use std::fs;
use std::io;
use std::path::Path;

use crate::domain::ids::InspectorId;

const FILE: &str = "inspector";

/// The inspector who rates on this laptop, as last chosen.
pub fn current_inspector(folder: &Path) -> Option<InspectorId> {
    fs::read_to_string(folder.join(FILE)).ok()?.trim().parse().ok().map(InspectorId)
}

/// Chooses who rates on this laptop.
pub fn set_current_inspector(folder: &Path, inspector: InspectorId) -> io::Result<()> {
    fs::write(folder.join(FILE), format!("{inspector}\n"))
}
