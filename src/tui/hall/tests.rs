//! The hall's window by itself; a whole meeting beside the chair's program is in `tests/hall.rs`.

use super::*;

#[test]
fn every_page_leads_to_another_and_a_blank_one_back() {
    assert_eq!(
        [HallPage::Community, HallPage::Top, HallPage::Ranking].map(next),
        [HallPage::Top, HallPage::Ranking, HallPage::Community]
    );
    assert_eq!(next(HallPage::Blank), HallPage::Community);
}
