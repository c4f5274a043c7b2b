//! `starpoint inspector …`

use clap::Subcommand;
use serde_json::json;

use super::Failure;
use super::context::{Context, line};
use crate::clock;
use crate::domain::command::Command;
use crate::domain::ids::InspectorId;
use crate::domain::views::Inspector;
use crate::text::say;
use crate::workspace::{Access, current_inspector, set_current_inspector};

/// `inspector …`
#[derive(Debug, Subcommand)]
pub enum InspectorVerb {
    /// Enter one.
    Add {
        /// Short code.
        code: String,
        /// Display name.
        #[arg(default_value = "")]
        name: String,
    },
    /// All.
    List {
        /// As JSON.
        #[arg(long)]
        json: bool,
    },
    /// Who rates on this laptop.
    Use {
        /// Code.
        code: String,
    },
    /// Relabel one.
    Edit {
        /// Code as it is.
        inspector: String,
        /// Short code.
        #[arg(long)]
        code: Option<String>,
        /// Display name.
        #[arg(long)]
        name: Option<String>,
    },
}

pub(super) fn run(context: &Context, verb: InspectorVerb) -> Result<(), Failure> {
    let words = &context.words;
    match verb {
        InspectorVerb::Add { code, name } => {
            let mut workspace = context.open(Access::Write, "inspector add")?;
            let inspector = InspectorId(clock::new_id());
            context.commit(&mut workspace, None, &Command::AddInspector { inspector, code: code.clone(), name })?;
            line(&say!(words, "inspector-added", code = code));
        }
        InspectorVerb::List { json } => {
            let workspace = context.open(Access::Read, "inspector list")?;
            let inspectors = workspace.views().inspectors();
            let current = current_inspector(&context.folder);
            if json {
                let one = |inspector: &Inspector| {
                    let is_current = current == Some(inspector.id);
                    json!({ "inspector": inspector.code, "id": inspector.id, "name": inspector.name, "current": is_current })
                };
                line(&serde_json::Value::from(inspectors.iter().map(one).collect::<Vec<_>>()).to_string());
            } else if inspectors.is_empty() {
                line(&say!(words, "cli-no-inspector"));
            } else {
                for inspector in inspectors {
                    let mark = if current == Some(inspector.id) { "*" } else { " " };
                    line(format!("{mark} {}  {}", inspector.code, inspector.name).trim_end());
                }
            }
        }
        InspectorVerb::Edit { inspector, code, name } => {
            let mut workspace = context.open(Access::Write, "inspector edit")?;
            let held = context.inspector(workspace.views(), &inspector)?;
            let was = held.labels();
            let changed = Inspector { id: held.id, code: code.unwrap_or(held.code), name: name.unwrap_or(held.name) };
            let committed = context.commit(&mut workspace, None, &Command::EditInspector(changed))?;
            let now = workspace.views().inspector(held.id).map(|inspector| inspector.labels()).unwrap_or_default();
            line(&if committed.events.is_empty() {
                say!(words, "unchanged")
            } else {
                say!(words, "inspector-changed", was = was, inspector = now)
            });
        }
        InspectorVerb::Use { code } => {
            let workspace = context.open(Access::Read, "inspector use")?;
            let inspector = context.inspector(workspace.views(), &code)?;
            let file = context.folder.join("inspector");
            set_current_inspector(&context.folder, inspector.id).map_err(|error| context.io(&file, &error))?;
            line(&say!(words, "inspector-current", code = inspector.code));
        }
    }
    Ok(())
}
