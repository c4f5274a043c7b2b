//! `starpoint announce`: reads a result out in front of the hall, withdraws that, decides on cards that came later.

use clap::Args;

use super::Failure;
use super::context::{Context, line};
use crate::domain::command::{Announcing, Command};
use crate::domain::events::Text;
use crate::domain::points::Exact;
use crate::domain::quota::Awards;
use crate::domain::standing::StopCards;
use crate::text::{announcement, say};
use crate::workspace::Access;

/// `announce …`
#[derive(Debug, Args)]
pub struct AnnounceArgs {
    /// Community.
    pub community: String,
    /// Why, where something is open or an earlier announcement is corrected.
    #[arg(long)]
    pub reason: Option<String>,
    /// Withdraw what was read out.
    #[arg(long, requires = "reason")]
    pub withdraw: bool,
    /// Decide on this inspector's card, which came later.
    #[arg(long, value_name = "CODE", requires = "counts", conflicts_with = "withdraw")]
    pub late: Option<String>,
    /// Whether it counts: `yes`, `no`, or `open` to take that back.
    #[arg(long, value_name = "WORD", requires = "late", value_parser = ["yes", "no", "open"])]
    pub counts: Option<String>,
    /// Who announces, by code.
    #[arg(long, env = "STARPOINT_BY", value_name = "CODE")]
    pub by: Option<String>,
    /// Meeting.
    #[arg(long)]
    pub meeting: Option<String>,
}

pub(super) fn run(context: &Context, args: AnnounceArgs) -> Result<(), Failure> {
    let words = &context.words;
    let mut workspace = context.open(Access::Write, "announce")?;
    let views = workspace.views();
    let round = context.round(views)?;
    let community = context.community(views, &args.community)?;
    let meeting = context.meeting(views, &round, args.meeting.as_deref(), Some(&community))?;
    // Whoever sits at the laptop announces; where nobody is named that is nobody's word, which a panel with a chair refuses.
    let by = match &args.by {
        Some(code) => Some(context.by(views, Some(code))?.id),
        None => context.by(views, None).ok().map(|inspector| inspector.id),
    };
    let reason = args.reason.map(Text::new);
    let what = match &args.late {
        None if args.withdraw => Announcing::Withdraw(reason.unwrap_or_else(|| Text::new(""))),
        None => Announcing::Announce(reason),
        Some(code) => {
            let inspector = context.inspector(views, code)?.id;
            let counts = args.counts.as_deref().filter(|counts| *counts != "open").map(|counts| counts == "yes");
            let ruling = counts.map(|counts| (counts, reason.unwrap_or_else(|| Text::new(""))));
            Announcing::Late { inspector, ruling }
        }
    };
    let withdrawn = matches!(what, Announcing::Withdraw(_));
    let command = Command::Announce { meeting: meeting.id, community: community.id, by, what };
    let committed = context.commit(&mut workspace, by, &command)?;
    if committed.events.is_empty() {
        line(&say!(words, "unchanged"));
        return Ok(());
    }
    let path = community.path();
    if withdrawn {
        line(&say!(words, "announcement-withdrawn", community = path));
        return Ok(());
    }
    let views = workspace.views();
    let Some(stop) = StopCards::at(views, meeting.id, community.id) else { return Ok(()) };
    let mut outcome = stop.outcome();
    Awards::of(views, round.id).settle(community.id, &mut outcome);
    let standings = views.standings(round.id);
    let decimals = Exact::decimals_apart(standings.iter().filter_map(|standing| standing.total.as_ref()));
    line(&path);
    let told = announcement::told(words, views, &stop, &outcome, decimals).unwrap_or_default();
    for (text, _) in told.lines(words) {
        line(&format!("  {text}"));
    }
    Ok(())
}
