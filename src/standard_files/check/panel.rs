//! The panel's rules.

use super::super::problem::ProblemKind;
use super::super::sheet::{element, field};
use super::super::vocabulary::Thing;
use super::Check;
use crate::domain::standard::VetoRule;

/// Roles that can be told apart and weigh something; a chair where one is asked.
pub(super) fn panel(check: &mut Check<'_>) {
    let panel = &check.standard.panel;
    let place = |index: usize| element("panel.roles", index);
    check.unique(
        Thing::Role,
        panel.roles.iter().enumerate().map(|(index, role)| (field(&place(index), "key"), role.key.as_str())),
    );
    for (index, role) in panel.roles.iter().enumerate() {
        check.id(&field(&place(index), "key"), &role.key);
        check.named(&field(&place(index), "name"), &role.name);
        check.positive(&field(&place(index), "weight"), role.weight);
    }
    if panel.veto == VetoRule::Chair && !panel.roles.iter().any(|role| role.chair) && check.sheet.all_read(&["chair", "roles"]) {
        check.report("panel.veto", ProblemKind::NoChair);
    }
}
