//! A file of communities, as a clerk keeps it: `code,district,subdistrict,name,group` in CSV, read whole or refused with everything
//! that is wrong.

use super::table::{Column, RowProblem, TOLD, decided, decode, rows};
use crate::clock;
use crate::domain::command::Command;
use crate::domain::ids::CommunityId;
use crate::domain::views::{Community, Read};
use crate::text::{Words, say};

pub(super) const COLUMNS: [Column; 5] = [
    ("code", &["code", "代码", "社区代码", "编码"]),
    ("district", &["district", "区", "所属区", "区县"]),
    ("subdistrict", &["subdistrict", "街道", "所属街道", "街道名称"]),
    ("name", &["name", "community", "名称", "社区", "社区名称"]),
    ("group", &["group", "组别", "分组", "类别", "社区类别"]),
];

/// Reads a file of communities, each with a new identity. Either all of them can be entered by one
/// [`Command::AddCommunities`], or everything that is wrong is told, by the lines of the file.
pub fn read_communities(words: &Words, views: &dyn Read, bytes: &[u8]) -> Result<Vec<Community>, Vec<RowProblem>> {
    let (mut communities, mut lines, mut problems) = (Vec::new(), Vec::new(), Vec::new());
    for row in rows(&decode(bytes), &COLUMNS, "name") {
        let row = match row {
            Ok(row) => row,
            Err(fault) => {
                problems.push(RowProblem::of(words, fault));
                continue;
            }
        };
        if problems.len() >= TOLD {
            problems.push(RowProblem::more(words, row.line));
            break;
        }
        let text = |column| row.cell(column).unwrap_or_default().to_owned();
        if row.cell("subdistrict").is_none() || row.cell("name").is_none() {
            problems.push(RowProblem { line: row.line, what: say!(words, "csv-missing-label") });
            continue;
        }
        let id = CommunityId(clock::new_id());
        let (code, district, subdistrict, name) = (text("code"), text("district"), text("subdistrict"), text("name"));
        communities.push(Community { id, code, district, subdistrict, name, group: text("group") });
        lines.push(row.line);
    }
    let command = Command::AddCommunities(communities);
    problems.extend(decided(words, views, &command, &lines).err().unwrap_or_default());
    match command {
        Command::AddCommunities(communities) if problems.is_empty() => Ok(communities),
        _ => {
            problems.sort();
            Err(problems)
        }
    }
}
