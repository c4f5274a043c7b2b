//! The panel of a meeting on the command line: who sits in the chair, who is asked what, who stays out of where.

use clap::Args;

use super::Failure;
use super::context::Context;
use crate::domain::ids::InspectorId;
use crate::domain::panel::{Duties, Seat};
use crate::domain::standard::{Method, Standard};
use crate::domain::views::{Meeting, Read};
use crate::text::lists::given;
use crate::text::{panel, say};

/// Options about the seats of a panel.
#[derive(Debug, Args)]
pub struct SeatArgs {
    /// A role of the standard, by key or name; nothing behind `=` takes it away.
    #[arg(long, value_name = "CODE=ROLE")]
    pub role: Vec<String>,
    /// Sections and methods, comma-separated; nothing behind `=` asks for everything.
    #[arg(long, value_name = "CODE=LIST")]
    pub duty: Vec<String>,
    /// The subdistrict an inspector comes from and does not rate.
    #[arg(long, value_name = "CODE=SUBDISTRICT")]
    pub subdistrict: Vec<String>,
    /// A community an inspector does not rate.
    #[arg(long, value_name = "CODE=COMMUNITY")]
    pub recuse: Vec<String>,
    /// An inspector who rates everything.
    #[arg(long, value_name = "CODE")]
    pub no_recuse: Vec<String>,
    /// `independent`, `open` or `standard`.
    #[arg(long, value_name = "MARKING", value_parser = ["independent", "open", "standard"])]
    pub marking: Option<String>,
}

/// Changes the seats of a meeting as the options say; a seat of somebody who left the panel goes with them.
pub(super) fn arrange(
    context: &Context,
    views: &dyn Read,
    standard: &Standard,
    args: &SeatArgs,
    meeting: &mut Meeting,
) -> Result<(), Failure> {
    let members = meeting.panel.clone();
    meeting.seats.retain(|seat| members.contains(&seat.inspector));
    for text in &args.role {
        let (inspector, role) = pair(context, views, text)?;
        let named = |one: &&crate::domain::standard::Role| one.key == role || one.name.all().any(|(_, name)| name == role);
        let key = standard.panel.roles.iter().find(named).map_or(role, |one| one.key.as_str());
        key.clone_into(&mut seat(meeting, inspector).role);
    }
    for text in &args.duty {
        let (inspector, asked) = pair(context, views, text)?;
        seat(meeting, inspector).duties = duties(standard, asked);
    }
    for code in &args.no_recuse {
        let seat = seat(meeting, context.inspector(views, code)?.id);
        seat.subdistrict.clear();
        seat.recused.clear();
    }
    for text in &args.subdistrict {
        let (inspector, subdistrict) = pair(context, views, text)?;
        subdistrict.clone_into(&mut seat(meeting, inspector).subdistrict);
    }
    for text in &args.recuse {
        let (inspector, community) = pair(context, views, text)?;
        let community = context.community(views, community)?.id;
        let seat = seat(meeting, inspector);
        if !seat.recused.contains(&community) {
            seat.recused.push(community);
        }
    }
    if let Some(marking) = &args.marking {
        meeting.independent = match marking.as_str() {
            "independent" => Some(true),
            "open" => Some(false),
            _ => None,
        };
    }
    Ok(())
}

/// `CODE=WHAT`.
fn pair<'t>(context: &Context, views: &dyn Read, text: &'t str) -> Result<(InspectorId, &'t str), Failure> {
    let wrong = || Failure(say!(context.words, "seat-not-a-pair", text = given(text)));
    let (code, what) = text.split_once(['=', '＝']).ok_or_else(wrong)?;
    Ok((context.inspector(views, code)?.id, what.trim()))
}

fn seat(meeting: &mut Meeting, inspector: InspectorId) -> &mut Seat {
    let at = meeting.seats.iter().position(|seat| seat.inspector == inspector).unwrap_or_else(|| {
        meeting.seats.push(Seat::plain(inspector));
        meeting.seats.len() - 1
    });
    &mut meeting.seats[at]
}

/// Sections by id or name, methods by their names in files or in words, with commas between. What is neither is taken for a
/// section, and refused as one.
fn duties(standard: &Standard, text: &str) -> Duties {
    let mut duties = Duties::default();
    for word in text.split([',', '，', '、']).map(str::trim).filter(|word| !word.is_empty()) {
        if let Some(method) = method(word) {
            duties.methods.push(method);
        } else {
            let named = |one: &&crate::domain::standard::Section| one.id == word || one.name.all().any(|(_, name)| name == word);
            duties.sections.push(standard.sections.iter().find(named).map_or_else(|| word.to_owned(), |one| one.id.clone()));
        }
    }
    duties
}

fn method(word: &str) -> Option<Method> {
    let known = |words: &crate::text::Words| panel::METHODS.into_iter().find(|method| panel::method(words, *method) == word);
    let in_files = [("documents", Method::Documents), ("onsite", Method::Onsite), ("interview", Method::Interview)];
    let in_files = in_files.into_iter().find(|(name, _)| *name == word).map(|(_, method)| method);
    in_files.or_else(|| {
        crate::domain::wording::Language::ALL.into_iter().find_map(|language| known(&crate::text::Words::new(language)))
    })
}
