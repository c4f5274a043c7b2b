//! `starpoint hall`: the window for the wall, and what it is to show.

use super::args::HallArgs;
use super::context::{Context, line};
use super::{Ended, Failure, screen};
use crate::text::say;
use crate::workspace::{Access, HallPage, Shown, show};

pub(super) fn run(context: Context, args: HallArgs, screen: super::args::Screen) -> Result<Ended, Failure> {
    let Some(page) = args.show else { return screen::ask_hall(context, &screen.or(args.screen)) };
    let page = match page.as_str() {
        "top" => HallPage::Top,
        "ranking" => HallPage::Ranking,
        "blank" => HallPage::Blank,
        _ => HallPage::Community,
    };
    // Only the names are looked up in the folder: a reader is enough, and the chair goes on writing.
    let named = args.community.is_some() || context.round.is_some();
    let (mut community, mut round) = (None, None);
    if named {
        let workspace = context.open(Access::Read, "hall")?;
        let views = workspace.views();
        round = Some(context.round(views)?.id);
        community = args.community.map(|text| context.community(views, &text)).transpose()?.map(|held| held.id);
    }
    show(&context.folder, &Shown { page, community, round }).map_err(|error| context.io(&context.folder, &error))?;
    line(&say!(context.words, "hall-shown"));
    Ok(Ended::Exit(super::DONE))
}
