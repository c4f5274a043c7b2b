//! A folder that forgets, as the interface uses it.

use super::worker::{Failure, Folder};
use crate::domain::command::Command;
use crate::domain::ids::{DeviceId, InspectorId};
use crate::domain::privacy::Warned;
use crate::domain::refusal::TextPlace;
use crate::domain::views::Read;
use crate::workspace::trial::Trial;

impl Folder for Trial {
    fn views(&self) -> &dyn Read {
        self.views()
    }

    fn device(&self) -> DeviceId {
        self.device()
    }

    fn writable(&self) -> bool {
        true
    }

    fn commit(&mut self, _: Option<InspectorId>, command: &Command) -> Result<Vec<(TextPlace, Warned)>, Failure> {
        let committed = self.commit(command).map_err(|refusal| Failure::Refused(Box::new(refusal)))?;
        Ok(committed.warnings)
    }
}
