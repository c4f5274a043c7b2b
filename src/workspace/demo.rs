//! A worked example: a round of six invented communities, for trying the program and for its tests.
//!
//! Everything goes in through the same commands as a real round. Places, codes and texts are invented.

use std::fs;
use std::path::Path;

use super::{CommitError, Workspace, current_inspector, set_current_inspector};
use crate::clock;
use crate::domain::command::{Command, Rating};
use crate::domain::events::{Mark, Reason};
use crate::domain::ids::{CardId, CommunityId, InspectorId, MeetingId, RoundId};
use crate::domain::points::Points;
use crate::domain::scale::full_marks_value;
use crate::domain::standard::{FactValue, Item, Standard};
use crate::domain::value::Value;
use crate::domain::value_text::read_value;

/// The file that marks a folder as holding the example.
pub(super) const MARK: &str = "DEMO";

/// Whether a folder holds the example.
pub fn is_demo(folder: &Path) -> bool {
    folder.join(MARK).is_file()
}

/// Whether the example was filled to its end: choosing who tries it is the last step.
pub fn is_complete(workspace: &Workspace) -> bool {
    current_inspector(workspace.folder()).is_some_and(|inspector| workspace.views().inspector(inspector).is_some())
}

/// Removes a half-filled example. Nobody may have it open.
pub fn clear(folder: &Path) -> std::io::Result<()> {
    fs::remove_dir_all(folder.join("journal"))?;
    fs::remove_dir_all(folder.join("db"))
}

/// What differs from full marks on a card: item, value, number of the reason's phrase (0: none), note.
type Loss = (&'static str, &'static str, usize, &'static str);

struct Card {
    inspector: usize,
    losses: &'static [Loss],
    /// How many items were judged before the card was left; all when `None`.
    until: Option<usize>,
}

struct Place {
    code: &'static str,
    subdistrict: &'static str,
    name: &'static str,
    satisfaction: Option<&'static str>,
    cards: &'static [Card],
}

const fn card(inspector: usize, losses: &'static [Loss]) -> Card {
    Card { inspector, losses, until: None }
}

const PLACES: [Place; 6] = [
    Place {
        code: "XFL",
        subdistrict: "铁牛街道",
        name: "幸福里社区",
        satisfaction: Some("96.5"),
        cards: &[
            card(
                0,
                &[
                    ("agenda", "3", 1, ""),
                    ("venues", "2", 1, "驻区学校操场周末已对居民开放，单位食堂尚未谈妥"),
                    ("residents-asked", "11/12", 0, ""),
                    ("new-practice", "2", 0, "楼道微议事角连续运行14个月"),
                    ("recognition", "0", 0, ""),
                ],
            ),
            card(
                1,
                &[
                    ("targets", "1.5", 1, ""),
                    ("legal", "2", 1, ""),
                    ("hard-problem", "5", 0, "停业两年的便民菜店已恢复营业"),
                    ("residents-asked", "10/11", 0, ""),
                    ("new-practice", "2", 0, ""),
                    ("recognition", "0", 0, ""),
                ],
            ),
        ],
    },
    Place {
        code: "HY",
        subdistrict: "铁牛街道",
        name: "槐荫社区",
        satisfaction: Some("91"),
        cards: &[
            card(
                0,
                &[
                    ("committee", "3", 1, ""),
                    ("stairwell", "2", 1, "抽看三个单元，一个单元的联络牌电话已停用"),
                    ("culture-sports", "2", 1, ""),
                    ("finance", "3", 1, ""),
                    ("rectified", "na", 0, "首次参评"),
                    ("pairing-results", "3", 1, ""),
                    ("new-practice", "0", 0, ""),
                    ("recognition", "0", 0, ""),
                ],
            ),
            card(
                1,
                &[
                    ("committee", "3", 2, ""),
                    ("patrols", "2", 1, ""),
                    ("mediation", "2", 1, ""),
                    ("deliberation", "4", 0, "夜间停车难经三方协商划定错时车位40个"),
                    ("finance", "3", 1, "公示栏内容只更新到上季度"),
                    ("rectified", "na", 0, "首次参评"),
                    ("demonstration", "3", 1, ""),
                    ("new-practice", "0", 0, ""),
                    ("recognition", "0", 0, ""),
                ],
            ),
        ],
    },
    Place {
        code: "QD",
        subdistrict: "石桥街道",
        name: "桥东社区",
        satisfaction: Some("84"),
        cards: &[card(
            0,
            &[
                ("agenda", "1.5", 1, "12个月内专题研究只有1次"),
                ("training", "1", 1, ""),
                ("channel", "no", 1, "现场拨打两次均无人接听"),
                ("overview", "2", 1, ""),
                ("spot-check", "2", 1, ""),
                ("privacy", "d", 0, "查阅登记只记到去年年底，已当场提醒"),
                ("contact-units", "3", 0, "联系单位今年协调办结事项11件"),
                ("shopfronts", "na", 0, "辖区内没有沿街商户"),
                ("public-services", "a+b+c", 1, ""),
                ("hardship", "3", 1, ""),
                ("hard-problem", "2", 1, "停工楼栋已复工，水电尚未接通"),
                ("suggestions", "2", 1, ""),
                ("residents-asked", "8/11", 1, ""),
                ("pairing", "1.5", 1, ""),
                ("new-practice", "0", 0, ""),
                ("recognition", "0", 0, ""),
            ],
        )],
    },
    Place {
        code: "SJ",
        subdistrict: "石桥街道",
        name: "双井社区",
        satisfaction: Some("78"),
        cards: &[card(
            1,
            &[
                ("privacy", "a+b", 0, "值班室墙上张贴的登记表可被来访者看到"),
                ("venues", "2", 1, ""),
                ("finance", "3", 1, ""),
                ("residents-asked", "9/11", 1, ""),
                ("patrols", "3", 0, "商户联防每周有记录，发现的问题全部销号"),
                ("data-leak", "violated", 0, "登记表照片曾发到业主群，社区已书面说明情况"),
                ("new-practice", "0", 0, ""),
                ("recognition", "0", 0, ""),
            ],
        )],
    },
    Place {
        code: "SW",
        subdistrict: "河西街道",
        name: "沙湾社区",
        satisfaction: Some("88.5"),
        cards: &[
            card(
                0,
                &[
                    ("party-civic", "2", 1, ""),
                    ("committee", "1.5", 1, ""),
                    ("overview", "2", 1, ""),
                    ("contact-units", "2", 1, ""),
                    ("venues", "1", 1, ""),
                    ("culture-sports", "1", 1, ""),
                    ("hard-problem", "4", 1, ""),
                    ("deliberation", "3", 1, ""),
                    ("residents-asked", "9/12", 1, ""),
                    ("pairing", "3", 1, ""),
                    ("shopfronts", "3", 0, "任抽10家商户全部达标"),
                    ("pairing-results", "1.5", 1, "今年只办成一件，即2号院路灯改造"),
                    ("rectified", "5/6", 1, ""),
                    ("new-practice", "0", 0, ""),
                    ("recognition", "0", 0, ""),
                ],
            ),
            card(
                1,
                &[
                    ("targets", "0.5", 1, ""),
                    ("committee", "3", 1, ""),
                    ("contact-units", "1", 2, "联系单位的服务项目与居民需求对不上"),
                    ("professionals", "0.5", 1, ""),
                    ("public-services", "a+c+d", 1, ""),
                    ("legal", "2", 1, ""),
                    ("patrols", "2", 1, ""),
                    ("finance", "3", 1, ""),
                    ("residents-asked", "10/12", 1, ""),
                    ("pairing-results", "3", 1, ""),
                    ("rectified", "5/6", 1, ""),
                    ("new-practice", "0", 0, ""),
                    ("recognition", "0", 0, ""),
                ],
            ),
        ],
    },
    Place {
        code: "LLZ",
        subdistrict: "河西街道",
        name: "老粮站社区",
        satisfaction: None,
        cards: &[
            Card {
                inspector: 0,
                losses: &[
                    ("agenda", "3", 1, ""),
                    ("targets", "1.5", 1, ""),
                    ("committee", "4", 0, "联席会议议定的6个事项全部公示"),
                ],
                until: Some(11),
            },
            Card { inspector: 1, losses: &[("party-civic", "2", 1, "")], until: Some(6) },
        ],
    },
];

/// Fills an empty folder with the example.
pub fn fill(workspace: &mut Workspace, standard: Standard) -> Result<(), CommitError> {
    let inspectors = [InspectorId(clock::new_id()), InspectorId(clock::new_id())];
    for (inspector, (code, name)) in inspectors.iter().zip([("A", "甲组"), ("B", "乙组")]) {
        let (code, name) = (code.to_owned(), name.to_owned());
        workspace.commit(None, &Command::AddInspector { inspector: *inspector, code, name })?;
    }
    let round = RoundId(clock::new_id());
    let name = "星级示范点评定（演示）".to_owned();
    let (standard, opened) = (Box::new(standard.clone()), Box::new(standard));
    let organiser = "云溪区星级社区评定工作领导小组办公室".to_owned();
    workspace.commit(None, &Command::OpenRound { round, name, standard: opened, nominations_each: 2, organiser })?;
    let mut stops = Vec::new();
    for place in &PLACES {
        let community = CommunityId(clock::new_id());
        stops.push(community);
        workspace.commit(
            None,
            &Command::AddCommunity {
                community,
                code: place.code.to_owned(),
                district: "云溪区".to_owned(),
                subdistrict: place.subdistrict.to_owned(),
                name: place.name.to_owned(),
            },
        )?;
        workspace.commit(None, &Command::Nominate { round, community, nominated: true })?;
        if let Some(percent) = place.satisfaction.and_then(|text| text.parse::<Points>().ok()) {
            let (fact, value) = ("satisfaction".to_owned(), Some(FactValue::Number(percent)));
            workspace.commit(None, &Command::SetFact { round, community, fact, value })?;
        }
    }
    let meeting = MeetingId(clock::new_id());
    let (name, date, panel) = ("第一次现场会".to_owned(), clock::today(), inspectors.to_vec());
    // Open marking: whoever tries the example sees the whole panel at once, without signing first.
    let (seats, independent, visited) = (Vec::new(), Some(false), stops.clone());
    workspace.commit(None, &Command::OpenMeeting { meeting, round, name, date, stops: visited, panel, seats, independent })?;
    for (place, community) in PLACES.iter().zip(stops) {
        for card in place.cards {
            let inspector = inspectors[card.inspector];
            let id = CardId { meeting, community, inspector };
            workspace.commit(Some(inspector), &Command::Rate(ratings(&standard, id, card)))?;
        }
    }
    // Who tries the example is inspector A; a folder that cannot keep that is filled again next time.
    let _ = set_current_inspector(workspace.folder(), inspectors[0]);
    Ok(())
}

/// Marks a folder as the example, before anything is filled in.
pub fn mark(folder: &Path) -> std::io::Result<()> {
    fs::create_dir_all(folder)?;
    fs::write(folder.join(MARK), "starpoint demo\n")
}

fn ratings(standard: &Standard, card: CardId, from: &Card) -> Vec<Rating> {
    let items = standard.items().take(from.until.unwrap_or(usize::MAX));
    items.filter_map(|item| rating(card, item, from.losses.iter().find(|(id, ..)| *id == item.id))).collect()
}

fn rating(card: CardId, item: &Item, loss: Option<&Loss>) -> Option<Rating> {
    let (value, reason, note) = match loss {
        Some((_, value, reason, note)) => (read_value(item, value)?, *reason, *note),
        None => (full_value(item)?, 0, ""),
    };
    let reasons = if reason == 0 { Vec::new() } else { vec![Reason::Phrase(reason)] };
    let note = (!note.is_empty()).then(|| Some(note.to_owned()));
    Some(Rating { card, item: item.id.clone(), mark: Some(Some(Mark { value, reasons })), note })
}

fn full_value(item: &Item) -> Option<Value> {
    full_marks_value(item).or(Some(Value::Share { n: 12, m: 12 }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standard_files::{built_in, parse};

    #[test]
    fn every_loss_of_the_example_fits_the_standard() {
        let standard = parse(built_in()[0].1).unwrap();
        for (id, value, reason, _) in PLACES.iter().flat_map(|place| place.cards).flat_map(|card| card.losses) {
            let item = standard.item(id).unwrap_or_else(|| panic!("{id}"));
            let value = read_value(item, value).unwrap_or_else(|| panic!("{id} {value}"));
            crate::domain::scoring::item_score(item, &value).unwrap_or_else(|problem| panic!("{id} {problem:?}"));
            assert!(*reason <= item.phrases.shortcoming.len(), "{id} {reason}");
        }
    }
}
