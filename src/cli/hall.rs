//! `starpoint hall`: the window for the wall, and what it is to show.

use clap::Args;

use super::context::{Context, line};
use super::screen::Screen;
use super::{Ended, Failure, screen};
use crate::text::say;
use crate::workspace::{Access, HallPage, Shown, show};

/// `hall …`
#[derive(Debug, Args)]
pub struct HallArgs {
    /// Let a window that is open show this instead of opening one: `community`, `top`, `ranking` or `blank`.
    #[arg(long, value_name = "PAGE", value_parser = ["community", "top", "ranking", "blank"])]
    pub show: Option<String>,
    /// Which community to show; the one rated or announced last when left out.
    #[arg(requires = "show")]
    pub community: Option<String>,
    /// Interface options.
    #[command(flatten)]
    pub screen: Screen,
}

pub(super) fn run(context: Context, args: HallArgs, screen: super::screen::Screen) -> Result<Ended, Failure> {
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
