//! `cargo bench`: what things cost, as ratios measured in one run. A ratio survives a change of machine; a time does not.
#![allow(clippy::disallowed_methods)] // measuring spans needs the clock itself
#![allow(clippy::unwrap_used, clippy::expect_used)] // a bench that cannot go on says where

use std::fs::OpenOptions;
use std::io::Write as _;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::{Duration, Instant};

use starpoint::clock;
use starpoint::domain::command::{Command, Rating};
use starpoint::domain::events::Mark;
use starpoint::domain::ids::CardId;
use starpoint::domain::scale::possible_points;
use starpoint::domain::standard::Standard;
use starpoint::domain::standing::StopCards;
use starpoint::domain::value_text::read_value;
use starpoint::standard_files::{built_in, parse};
use starpoint::workspace::{Access, Options, Workspace, demo};

const ROUNDS: usize = 400;

fn main() {
    rating_against_bare_append();
    opening_against_rebuilding();
    next_star_against_result();
    #[cfg(feature = "pdf")]
    hundredth_page_against_first();
}

fn open(folder: &Path, rebuild: bool) -> Workspace {
    let mut quietly = |_, _| ControlFlow::Continue(());
    let mut options = Options::new(Access::Write, "bench", Some(folder.join("state")), &mut quietly);
    options.rebuild = rebuild;
    Workspace::open(folder, options).expect("the folder opens")
}

fn standard() -> Standard {
    parse(built_in()[0].1).expect("the built-in standard is sound")
}

fn filled(folder: &Path) -> Workspace {
    let mut workspace = open(folder, false);
    demo::fill(&mut workspace, standard()).expect("the example fits");
    workspace
}

fn median(mut spans: Vec<Duration>) -> Duration {
    spans.sort();
    spans[spans.len() / 2]
}

fn timed(work: impl FnOnce()) -> Duration {
    let begun = Instant::now();
    work();
    begun.elapsed()
}

/// A durable mark beside the least it can cost: appending as many bytes to a file and syncing them. Aim: at most 1.5.
fn rating_against_bare_append() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = filled(folder.path());
    let views = workspace.views();
    let meeting = views.meetings()[0].clone();
    let (community, inspector) = (meeting.stops[5], meeting.panel[0]);
    let card = CardId { meeting: meeting.id, community, inspector };
    let standard = standard();
    let item = standard.items().next().unwrap();
    let points = possible_points(item);
    let mut bare = OpenOptions::new().create(true).append(true).open(folder.path().join("bare")).unwrap();
    let line = vec![b'x'; 900];
    let (mut marks, mut appends) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        let value = read_value(item, &points[round % points.len()].to_string()).unwrap();
        let mark = Some(Some(Mark { value, reasons: Vec::new() }));
        let command = Command::Rate(vec![Rating { card, item: item.id.clone(), mark, note: None }]);
        // To the answer; what is finished behind it is finished before the next, as on the screen's writer thread.
        marks.push(timed(|| drop(workspace.commit(Some(inspector), &command).unwrap())));
        workspace.settle();
        appends.push(timed(|| {
            bare.write_all(&line).unwrap();
            bare.sync_data().unwrap();
        }));
    }
    let (mark, append) = (median(marks), median(appends));
    println!(
        "a durable mark ÷ a bare append and sync: {:.2}  ({mark:?} ÷ {append:?})",
        mark.as_secs_f64() / append.as_secs_f64()
    );
}

/// Opening a folder whose database is trusted beside building the database anew.
fn opening_against_rebuilding() {
    let folder = tempfile::tempdir().unwrap();
    drop(filled(folder.path()));
    let before = clock::monotonic_ms();
    let opens = median((0..20).map(|_| timed(|| drop(open(folder.path(), false)))).collect());
    let rebuilds = median((0..20).map(|_| timed(|| drop(open(folder.path(), true)))).collect());
    println!(
        "rebuilding ÷ opening, six communities: {:.2}  ({rebuilds:?} ÷ {opens:?}, {} ms in all)",
        rebuilds.as_secs_f64() / opens.as_secs_f64(),
        clock::monotonic_ms() - before
    );
}

/// Searching the next star of a finished card with losses in every section, beside computing its result.
fn next_star_against_result() {
    let folder = tempfile::tempdir().unwrap();
    let workspace = filled(folder.path());
    let views = workspace.views();
    let (round, community) = (views.rounds()[0].id, views.meetings()[0].stops[4]);
    let stop = StopCards::read(views, round, community).unwrap();
    assert!(stop.next_star().is_some());
    let results = median((0..ROUNDS).map(|_| timed(|| drop(stop.outcome()))).collect());
    let searches = median((0..ROUNDS).map(|_| timed(|| drop(stop.next_star()))).collect());
    println!(
        "the next star ÷ the result, two cards: {:.2}  ({searches:?} ÷ {results:?})",
        searches.as_secs_f64() / results.as_secs_f64()
    );
}

/// A PDF when a hundred were made before it, beside the first, in time and in memory held. Aim: at most 1 and 1.1.
#[cfg(feature = "pdf")]
fn hundredth_page_against_first() {
    use starpoint::domain::wording::Language;
    use starpoint::report::{Context, Format, Means};
    use starpoint::text::Words;

    let folder = tempfile::tempdir().unwrap();
    let workspace = filled(folder.path());
    let views = workspace.views();
    let round = views.rounds()[0].id;
    let community = views.standings(round)[0].community;
    let (words, means) = (Words::new(Language::Chinese), Means::default());
    let make = |n: usize| {
        // Every one is another document.
        let context = Context { version: n.to_string(), ..Context::default() };
        let on = &mut |_, _| ControlFlow::Continue(());
        let document = starpoint::workspace::field_report(views, round, &[community], &words, context, on).unwrap();
        timed(|| assert!(!Format::Pdf.render(&document, &means).expect("a font is there").is_empty()))
    };
    let first = make(0);
    (1..10).for_each(|n| _ = make(n));
    let held = resident();
    let spans: Vec<Duration> = (10..100).map(make).collect();
    let last = median(spans[spans.len() - 9..].to_vec());
    println!("PDF of one community: first {first:?}, hundredth {last:?}: {:.2}", last.as_secs_f64() / first.as_secs_f64());
    let on = &mut |_, _| ControlFlow::Continue(());
    let document = starpoint::workspace::field_report(views, round, &[community], &words, Context::default(), on).unwrap();
    let word = folder.path().join("report.docx");
    std::fs::write(&word, Format::Docx.render(&document, &means).unwrap()).unwrap();
    match libreoffice(&word) {
        Some(theirs) => println!(
            "PDF of one community ÷ LibreOffice making one of its Word document: {:.2}  ({last:?} ÷ {theirs:?})",
            last.as_secs_f64() / theirs.as_secs_f64()
        ),
        None => println!("PDF of one community beside LibreOffice: skipped, soffice is not there"),
    }
    if let (Some(before), Some(after)) = (held, resident()) {
        println!("memory after a hundred PDFs beside ten: {} % ({} MB)", after * 100 / before, after >> 20);
    }
}

/// How long LibreOffice takes to make pages of a Word document, started anew each time as a clerk would; `None` where it is not
/// there. The first start, which sets up a profile, does not count.
#[cfg(feature = "pdf")]
fn libreoffice(word: &Path) -> Option<Duration> {
    let profile = format!("-env:UserInstallation=file://{}", word.with_file_name("profile").display());
    let convert = || {
        let mut soffice = std::process::Command::new("soffice");
        soffice.args([&profile, "--headless", "--convert-to", "pdf", "--outdir"]).arg(word.with_file_name("pages")).arg(word);
        soffice.output().is_ok_and(|ended| ended.status.success())
    };
    convert().then(|| median((0..3).map(|_| timed(|| assert!(convert(), "soffice ended well before"))).collect()))
}

/// Bytes of memory this process holds, where the system tells.
#[cfg(feature = "pdf")]
fn resident() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    Some(line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()? << 10)
}
