//! How many keys a card takes, every key as a Chinese input method delivers it.

use std::fmt::Write as _;

use starpoint::domain::events::Reason;
use starpoint::domain::scoring::{ItemScore, item_score};
use starpoint::domain::standard::Standard;
use starpoint::standard_files;

use super::folder::{A, Kept, built_in};

/// A checklist of items with the levels 3, 2, 1 and 0, each asking for a reason where points are lost.
pub fn plain(items: usize) -> Standard {
    let mut text = format!(
        "format = 1\nid = \"plain\"\nversion = \"1\"\nlanguage = \"zh-CN\"\nname = \"三档标准\"\nfull_marks = {}\n\
         [[stars]]\nstars = 1\ntotal_at_least = 1\n[[sections]]\nid = \"s\"\nname = \"全部\"\n",
        items * 3
    );
    for n in 1..=items {
        write!(
            text,
            "[[sections.items]]\nid = \"i{n}\"\nname = \"指标{n}\"\nkind = \"levels\"\nmax = 3\nmethods = [\"onsite\"]\n\
             guidance = \"看现场\"\nreason = \"lost\"\nlevels = [{{ key = \"a\", points = 3, label = \"全\" }}, \
             {{ key = \"b\", points = 2, label = \"缺一\" }}, {{ key = \"c\", points = 1, label = \"缺二\" }}, \
             {{ key = \"d\", points = 0, label = \"无\" }}]\n\
             [sections.items.phrases]\nshortcoming = [\"记录不全\", \"没有按期更新\", \"现场与台账不符\"]\n"
        )
        .unwrap();
    }
    standard_files::parse(&text).unwrap_or_else(|problems| panic!("{problems:?}"))
}

/// The keys of a key string: one for each character, name in `<>` and committed text.
pub fn count(keys: &str) -> usize {
    let mut rest = keys;
    let mut count = 0;
    while let Some(c) = rest.chars().next() {
        rest = if c == '<' { rest.split_once('>').map_or("", |(_, rest)| rest) } else { &rest[c.len_utf8()..] };
        count += 1;
    }
    count
}

/// Items with full marks, and the losses with how many reasons each has.
fn outcome(kept: &Kept, standard: &Standard) -> (usize, Vec<(usize, usize)>) {
    let card = kept.card(A);
    let mut full = 0;
    let mut losses = Vec::new();
    for (number, item) in (1..).zip(standard.items()) {
        let Some(held) = card.item(&item.id) else { continue };
        let Some(mark) = held.mark() else { continue };
        match item_score(item, &mark.value).unwrap() {
            ItemScore::Points(points) if points == item.max => full += 1,
            ItemScore::Points(_) => losses.push((number, mark.reasons.len() + usize::from(held.note().is_some()))),
            _ => {}
        }
    }
    (full, losses)
}

#[test]
fn thirty_items_with_four_reasoned_losses_take_at_most_forty_keys() {
    let standard = plain(30);
    let kept = Kept::round(standard.clone());
    let mut keys = String::new();
    for n in 1..=30 {
        keys += match n {
            5 => "２<tab>１",
            12 => "１<tab>３",
            13 => "０<commit:现场3处均未公示><enter>",
            30 => "２<tab>２",
            _ => "　",
        };
    }
    assert_eq!(count(&keys), 38);
    kept.press(&format!("<enter>{keys}"));
    assert_eq!(outcome(&kept, &standard), (26, vec![(5, 1), (12, 1), (13, 1), (30, 1)]));
    let card = kept.card(A);
    assert_eq!(card.item("i12").unwrap().mark().unwrap().reasons, [Reason::Phrase(3)]);
    assert_eq!(card.item("i13").unwrap().note().unwrap().as_str(), "现场3处均未公示");
}

#[test]
fn the_built_in_standard_takes_no_more_when_full_marks_come_first() {
    let standard = built_in();
    let kept = Kept::round(standard.clone());
    // All plain items full, then what was measured, then the losses, found by their number.
    let keys = "＋４１０　１０　、５<enter>２<tab>１、８<enter>２<tab>１、１１<enter>２<tab>１、２２<enter>３<tab>１";
    assert!(count(keys) <= 40, "{}", count(keys));
    kept.press(&format!("<enter>{keys}"));
    let (full, losses) = outcome(&kept, &standard);
    assert_eq!((full, losses.len()), (26, 4), "{losses:?}");
    assert!(losses.iter().all(|(_, told)| *told == 1), "{losses:?}");
}
