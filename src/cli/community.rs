//! `starpoint community …`

use std::path::{Path, PathBuf};

use clap::Subcommand;
use serde_json::json;

use super::Failure;
use super::context::{Context, line};
use crate::clock;
use crate::domain::command::Command;
use crate::domain::ids::CommunityId;
use crate::domain::views::Community;
use crate::text::say;
use crate::workspace::Access;
use crate::workspace::communities_file::read_communities;

/// `community …`
#[derive(Debug, Subcommand)]
pub enum CommunityVerb {
    /// Enter one, or a list.
    Add {
        /// `街道/社区`, or the name with `--subdistrict`.
        #[arg(required_unless_present = "from")]
        name: Option<String>,
        /// Subdistrict.
        #[arg(long)]
        subdistrict: Option<String>,
        /// District.
        #[arg(long, default_value = "")]
        district: String,
        /// Short code.
        #[arg(long, default_value = "")]
        code: String,
        /// Group it is ranked within.
        #[arg(long, default_value = "")]
        group: String,
        /// CSV file, `-` for stdin.
        #[arg(long, value_name = "FILE", conflicts_with_all = ["name", "subdistrict", "district", "code", "group"])]
        from: Option<PathBuf>,
    },
    /// Relabel one.
    Edit {
        /// Community.
        community: String,
        /// Name.
        #[arg(long)]
        name: Option<String>,
        /// Subdistrict.
        #[arg(long)]
        subdistrict: Option<String>,
        /// District.
        #[arg(long)]
        district: Option<String>,
        /// Short code.
        #[arg(long)]
        code: Option<String>,
        /// Group it is ranked within.
        #[arg(long)]
        group: Option<String>,
    },
    /// All.
    List {
        /// As JSON.
        #[arg(long)]
        json: bool,
    },
}

pub(super) fn run(context: &Context, verb: CommunityVerb) -> Result<(), Failure> {
    let words = &context.words;
    match verb {
        CommunityVerb::Add { from: Some(path), .. } => from_file(context, &path)?,
        CommunityVerb::Add { name, subdistrict, district, code, group, from: None } => {
            let name = name.unwrap_or_default();
            let (subdistrict, name) = match (subdistrict, name.split_once('/')) {
                (Some(subdistrict), _) => (subdistrict, name),
                (None, Some((subdistrict, name))) => (subdistrict.to_owned(), name.to_owned()),
                (None, None) => return Err(Failure(say!(words, "community-no-subdistrict", name = name))),
            };
            let mut workspace = context.open(Access::Write, "community add")?;
            let community = Community { id: CommunityId(clock::new_id()), code, district, subdistrict, name, group };
            let path = community.path();
            context.commit(&mut workspace, None, &Command::AddCommunities(vec![community]))?;
            line(&say!(words, "community-added", community = path));
        }
        CommunityVerb::Edit { community, name, subdistrict, district, code, group } => {
            let mut workspace = context.open(Access::Write, "community edit")?;
            let held = context.community(workspace.views(), &community)?;
            let was = held.labels();
            let changed = Community {
                id: held.id,
                code: code.unwrap_or(held.code),
                district: district.unwrap_or(held.district),
                subdistrict: subdistrict.unwrap_or(held.subdistrict),
                name: name.unwrap_or(held.name),
                group: group.unwrap_or(held.group),
            };
            let committed = context.commit(&mut workspace, None, &Command::EditCommunity(changed))?;
            let now = workspace.views().community(held.id).map(|community| community.labels()).unwrap_or_default();
            line(&if committed.events.is_empty() {
                say!(words, "unchanged")
            } else {
                say!(words, "community-changed", was = was, community = now)
            });
        }
        CommunityVerb::List { json } => {
            let workspace = context.open(Access::Read, "community list")?;
            let communities = workspace.views().communities();
            if json {
                let one = |community: &Community| {
                    json!({
                        "community": community.label(),
                        "id": community.id,
                        "code": community.code,
                        "district": community.district,
                        "subdistrict": community.subdistrict,
                        "name": community.name,
                        "group": community.group,
                    })
                };
                line(&serde_json::Value::from(communities.iter().map(one).collect::<Vec<_>>()).to_string());
            } else if communities.is_empty() {
                line(&say!(words, "community-none"));
            } else {
                for community in communities {
                    line(format!("{}  {}  {}", community.path(), community.code, community.group).trim_end());
                }
            }
        }
    }
    Ok(())
}

/// A CSV's columns: `code,district,subdistrict,name,group`, with or without that first row.
fn from_file(context: &Context, path: &Path) -> Result<(), Failure> {
    let bytes = context.read(path)?;
    let mut workspace = context.open(Access::Write, "community add --from")?;
    let read = read_communities(&context.words, workspace.views(), &bytes);
    let communities = read.map_err(|problems| context.refused_file(path, &problems))?;
    let count = communities.len();
    context.commit(&mut workspace, None, &Command::AddCommunities(communities))?;
    line(&say!(context.words, "communities-added", count = count));
    Ok(())
}
