//! `starpoint community …`

use serde_json::json;

use super::Failure;
use super::args::CommunityVerb;
use super::context::{Context, line};
use crate::clock;
use crate::domain::command::Command;
use crate::domain::ids::CommunityId;
use crate::text::say;
use crate::workspace::Access;

pub(super) fn run(context: &Context, verb: CommunityVerb) -> Result<(), Failure> {
    let words = &context.words;
    match verb {
        CommunityVerb::Add { name, subdistrict, district, code } => {
            let (subdistrict, name) = match (subdistrict, name.split_once('/')) {
                (Some(subdistrict), _) => (subdistrict, name),
                (None, Some((subdistrict, name))) => (subdistrict.to_owned(), name.to_owned()),
                (None, None) => return Err(Failure(say!(words, "community-no-subdistrict", name = name))),
            };
            let mut workspace = context.open(Access::Write, "community add")?;
            let community = CommunityId(clock::new_id());
            let path = format!("{subdistrict}/{name}");
            context.commit(&mut workspace, None, &Command::AddCommunity { community, code, district, subdistrict, name })?;
            line(&say!(words, "community-added", community = path));
        }
        CommunityVerb::List { json } => {
            let workspace = context.open(Access::Read, "community list")?;
            let communities = workspace.views().communities();
            if json {
                let one = |community: &crate::domain::views::Community| {
                    json!({
                        "community": community.label(),
                        "id": community.id,
                        "code": community.code,
                        "district": community.district,
                        "subdistrict": community.subdistrict,
                        "name": community.name,
                    })
                };
                line(&serde_json::Value::from(communities.iter().map(one).collect::<Vec<_>>()).to_string());
            } else if communities.is_empty() {
                line(&say!(words, "community-none"));
            } else {
                for community in communities {
                    line(format!("{}  {}", community.path(), community.code).trim_end());
                }
            }
        }
    }
    Ok(())
}
