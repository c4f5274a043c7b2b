//! The text as a screen lays it out, and composing that is told how far it is.

use std::ops::ControlFlow;

use super::folder::*;
use crate::domain::wording::Language;
use crate::report::{Format, Means, Part, compose, text_lines};
use crate::text::Words;
use crate::text::width::width;

#[test]
fn a_narrow_screen_gets_a_narrow_page_with_the_same_text() {
    let mut folder = Folder::new(standard());
    folder.rate(XINFU, A, &full_card());
    let document = folder.document(&[XINFU, BINHE], Language::Chinese);
    for columns in [58, 78, 100] {
        let lines = text_lines(&document, columns);
        assert!(lines.iter().all(|line| width(&line.text) <= columns), "{columns}");
        let page_breaks = lines.iter().filter(|line| line.part == Part::Page).count();
        assert_eq!(page_breaks, 3);
        assert!(lines.iter().any(|line| line.part == Part::Heading && line.text == "一、基本情况"));
    }
    let text = String::from_utf8(Format::Txt.render(&document, &Means::default()).unwrap()).unwrap();
    let wide: Vec<String> = text_lines(&document, 80).into_iter().map(|line| line.text).collect();
    let written: Vec<&str> = text.lines().map(|line| line.trim_start_matches('\u{c}')).collect();
    assert_eq!(wide.iter().map(|line| line.trim_end()).collect::<Vec<_>>(), written);
}

#[test]
fn composing_tells_each_community_and_can_be_broken_off() {
    let folder = Folder::new(standard());
    let words = Words::new(Language::Chinese);
    let mut told = Vec::new();
    let mut tell = |done, all| {
        told.push((done, all));
        ControlFlow::Continue(())
    };
    let whole = compose(&folder.views, ROUND, &[XINFU, BINHE], &words, &context(), &mut tell).unwrap();
    assert_eq!(whole, folder.document(&[XINFU, BINHE], Language::Chinese));
    assert_eq!(told, [(1, 2), (2, 2)]);
    let stop = &mut |_, _| ControlFlow::Break(());
    assert!(compose(&folder.views, ROUND, &[XINFU, BINHE], &words, &context(), stop).is_none());
}
