//! Figures against published data and independent computations, every degenerate table, and what holds of any table.

use proptest::prelude::*;

use super::table::{Number, Table};
use super::*;

/// Items × raters; NaN is a gap.
fn table(rows: &[&[f64]]) -> Table {
    let mut table = Table::default();
    for row in rows {
        table.add(row.iter().enumerate().filter_map(|(rater, mark)| Some((rater, Number::new(*mark)?))));
    }
    table
}

const GAP: f64 = f64::NAN;

/// Shrout & Fleiss (1979), table 2: six targets, four judges.
const SHROUT_FLEISS: [&[f64]; 6] = [
    &[9.0, 2.0, 5.0, 8.0],
    &[6.0, 1.0, 3.0, 2.0],
    &[8.0, 4.0, 6.0, 8.0],
    &[7.0, 1.0, 2.0, 6.0],
    &[10.0, 5.0, 6.0, 9.0],
    &[6.0, 2.0, 4.0, 7.0],
];

/// Krippendorff (2011), data C: twelve units, four observers, gaps.
const KRIPPENDORFF: [&[f64]; 12] = [
    &[1.0, 1.0, GAP, 1.0],
    &[2.0, 2.0, 3.0, 2.0],
    &[3.0, 3.0, 3.0, 3.0],
    &[3.0, 3.0, 3.0, 3.0],
    &[2.0, 2.0, 2.0, 2.0],
    &[1.0, 2.0, 3.0, 4.0],
    &[4.0, 4.0, 4.0, 4.0],
    &[1.0, 1.0, 2.0, 1.0],
    &[2.0, 2.0, 2.0, 2.0],
    &[GAP, 5.0, 5.0, 5.0],
    &[GAP, GAP, 1.0, 1.0],
    &[GAP, 3.0, GAP, GAP],
];

/// Eight wines, four judges (the example of R's and Python's teaching packages).
const WINES: [&[f64]; 8] = [
    &[1.0, 2.0, 0.0, 1.0],
    &[1.0, 3.0, 3.0, 2.0],
    &[3.0, 8.0, 1.0, 4.0],
    &[6.0, 4.0, 3.0, 3.0],
    &[6.0, 5.0, 5.0, 6.0],
    &[7.0, 5.0, 6.0, 2.0],
    &[8.0, 7.0, 7.0, 9.0],
    &[9.0, 9.0, 9.0, 8.0],
];

/// Decimals with gaps; checked with pingouin, krippendorff and scipy.
const DECIMALS: [&[f64]; 8] = [
    &[9.5, 9.0, GAP],
    &[6.25, 7.0, 6.5],
    &[8.0, GAP, 7.75],
    &[3.1, 4.0, 3.3],
    &[5.0, 5.5, 6.0],
    &[GAP, GAP, 2.0],
    &[7.0, 7.0, 7.5],
    &[4.0, 3.5, 4.25],
];

fn near(found: f64, expected: f64) -> bool {
    (found - expected).abs() < 5e-7
}

fn correlation(found: Estimate<Correlation>, value: f64, low: f64, high: f64) -> bool {
    let found = found.unwrap();
    let (from, to) = found.interval.unwrap();
    near(found.value, value) && near(from, low) && near(to, high)
}

#[test]
fn the_published_figures_of_shrout_and_fleiss() {
    let agreement = Agreement::of(&table(&SHROUT_FLEISS));
    assert!(correlation(agreement.icc_single, 0.289_763_8, 0.018_786_5, 0.761_084_4), "{agreement:?}");
    assert!(correlation(agreement.icc_average, 0.620_050_5, 0.071_136_8, 0.927_232_0), "{agreement:?}");
    let kendall = agreement.kendall.unwrap();
    assert!(near(kendall.w, 0.887_037_0) && near(kendall.chi2, 17.740_740_7) && near(kendall.p, 0.003_289_509_2));
    assert_eq!(kendall.df, 5);
    assert!(near(agreement.alpha_ordinal.unwrap(), 0.109_059_4) && near(agreement.alpha_interval.unwrap(), 0.147_307_9));
}

#[test]
fn the_published_alphas_of_krippendorff() {
    let agreement = Agreement::of(&table(&KRIPPENDORFF));
    assert!(near(agreement.alpha_ordinal.unwrap(), 0.815_387_9), "{agreement:?}");
    assert!(near(agreement.alpha_interval.unwrap(), 0.849_107_1), "{agreement:?}");
    assert_eq!((agreement.raters, agreement.items, agreement.shared, agreement.complete), (4, 12, 11, 8));
    assert_eq!(agreement.alike, 8);
}

#[test]
fn wines_and_decimals_with_gaps() {
    let agreement = Agreement::of(&table(&WINES));
    assert!(correlation(agreement.icc_single, 0.727_688_8, 0.434_489_7, 0.926_708_6), "{agreement:?}");
    assert!(correlation(agreement.icc_average, 0.914_450_0, 0.754_496_2, 0.980_611_4), "{agreement:?}");
    let kendall = agreement.kendall.unwrap();
    assert!(near(kendall.w, 0.813_444_1) && near(kendall.chi2, 22.776_435_0) && near(kendall.p, 0.001_864_296));
    assert!(near(agreement.alpha_ordinal.unwrap(), 0.703_988_1) && near(agreement.alpha_interval.unwrap(), 0.706_884_0));

    let agreement = Agreement::of(&table(&DECIMALS));
    assert!(correlation(agreement.icc_single, 0.937_884_2, 0.752_798_3, 0.992_719_6), "{agreement:?}");
    assert!(correlation(agreement.icc_average, 0.978_400_3, 0.901_340_2, 0.997_561_3), "{agreement:?}");
    let kendall = agreement.kendall.unwrap();
    assert!(near(kendall.w, 0.943_502_8) && near(kendall.chi2, 11.322_033_9) && near(kendall.p, 0.023_173_525_8));
    assert!(near(agreement.alpha_ordinal.unwrap(), 0.945_745_4) && near(agreement.alpha_interval.unwrap(), 0.960_269_3));
    assert_eq!((agreement.items, agreement.shared, agreement.complete), (8, 7, 5));
}

#[test]
fn less_than_no_agreement_is_a_figure_below_zero() {
    let agreement = Agreement::of(&table(&[&[1.0, 3.0], &[2.0, 2.0], &[3.0, 1.0], &[2.0, 3.0], &[1.0, 2.0]]));
    assert!(correlation(agreement.icc_single, -0.818_181_8, -1.335_200_4, 0.430_216_2), "{agreement:?}");
    let average = agreement.icc_average.unwrap();
    // Stepping up the lower end would turn it into a figure above one.
    assert!(near(average.value, -9.0) && average.interval.is_none(), "{agreement:?}");
    assert!(near(agreement.alpha_interval.unwrap(), -0.5));
    assert!(near(agreement.kendall.unwrap().w, 0.222_222_2));
    assert!(matches!(agreement.verdict(), Verdict::Level(Level::Poor, Basis::Icc(_))));
}

#[test]
fn an_interval_that_would_fall_onto_its_value_is_none() {
    let agreement = Agreement::of(&table(&[&[1.5, 4.0, 2.0, 1.0, 4.0], &[3.0, 2.5, 0.5, 3.5, 3.0]]));
    let one = agreement.icc_single.unwrap();
    assert!(one.value < -0.1 && one.interval.is_none(), "{one:?}");
}

#[test]
fn who_marks_everything_alike_is_still_a_rater() {
    let agreement = Agreement::of(&table(&[&[5.0, 1.0], &[5.0, 2.0], &[5.0, 3.0], &[5.0, 4.0], &[5.0, 5.0]]));
    assert!(correlation(agreement.icc_single, 0.0, -0.229_471_2, 0.641_912_1), "{agreement:?}");
    assert!(near(agreement.alpha_interval.unwrap(), -0.35) && near(agreement.alpha_ordinal.unwrap(), -0.453_846_2));
    let kendall = agreement.kendall.unwrap();
    assert!(near(kendall.w, 0.5) && near(kendall.chi2, 4.0) && near(kendall.p, 0.406_005_8));
}

#[test]
fn two_items_are_enough_for_a_figure() {
    let agreement = Agreement::of(&table(&[&[1.0, 2.0], &[4.0, 4.0]]));
    assert!(correlation(agreement.icc_single, 0.923_076_9, -0.214_600_7, 0.999_899_9), "{agreement:?}");
    assert!(near(agreement.alpha_interval.unwrap(), 0.888_888_9) && near(agreement.alpha_ordinal.unwrap(), 0.833_333_3));
    assert!(near(agreement.kendall.unwrap().p, 0.157_299_2));
}

#[test]
fn a_rater_without_marks_takes_nothing_from_the_others() {
    let with: Vec<Vec<f64>> = WINES.iter().map(|row| [row, &[GAP][..]].concat()).collect();
    let with: Vec<&[f64]> = with.iter().map(Vec::as_slice).collect();
    assert_eq!(Agreement::of(&table(&with)), Agreement::of(&table(&WINES)));
}

/// A name, the items, and what becomes of ICC(2,1), ICC(2,k), ordinal α, interval α and W.
type Degenerate = (&'static str, &'static [&'static [f64]], [Option<NotEstimable>; 5]);

#[test]
fn what_cannot_be_estimated_says_why() {
    use NotEstimable::{FewItems, FewRaters, NothingVaries, OnlyDisagreement, TooMuchMissing};
    let all = |why: NotEstimable| [Some(why); 5];
    let no_icc = |why: NotEstimable| [Some(why), Some(why), None, None, Some(why)];
    let cases: [Degenerate; 15] = [
        ("nothing", &[], all(FewRaters)),
        ("only gaps", &[&[GAP, GAP], &[GAP, GAP]], all(FewRaters)),
        ("one rater", &[&[1.0], &[2.0], &[3.0]], all(FewRaters)),
        ("the other rater missing everything", &[&[1.0, GAP], &[2.0, GAP]], all(FewRaters)),
        ("one item", &[&[1.0, 2.0, 3.0]], all(FewItems)),
        ("one item, the others empty", &[&[1.0, 2.0], &[GAP, GAP]], all(FewItems)),
        ("never together", &[&[1.0, GAP], &[GAP, 2.0], &[3.0, GAP]], all(TooMuchMissing)),
        ("together once", &[&[1.0, 2.0], &[GAP, 2.0], &[3.0, GAP]], all(TooMuchMissing)),
        ("in pairs, never all", &[&[1.0, 2.0, GAP], &[GAP, 2.0, 3.0], &[3.0, GAP, 1.0]], no_icc(TooMuchMissing)),
        ("all alike", &[&[3.0, 3.0], &[3.0, 3.0], &[3.0, 3.0]], all(NothingVaries)),
        ("all alike, not whole", &[&[0.1, 0.1, 0.1], &[0.1, 0.1, 0.1]], all(NothingVaries)),
        ("alike where all marked", &[&[3.0, 3.0, 3.0], &[3.0, 3.0, 3.0], &[1.0, 2.0, GAP]], no_icc(NothingVaries)),
        ("each constant, differently", &[&[1.0, 2.0], &[1.0, 2.0], &[1.0, 2.0]], [None, None, None, None, Some(NothingVaries)]),
        ("crosswise", &[&[1.1, 2.2], &[2.2, 1.1]], [Some(OnlyDisagreement), Some(OnlyDisagreement), None, None, None]),
        ("crosswise, three raters", &[&[1.0, 2.0, 3.0], &[3.0, 2.0, 1.0]], [None, Some(OnlyDisagreement), None, None, None]),
    ];
    for (name, rows, expected) in cases {
        let agreement = Agreement::of(&table(rows));
        let found = [
            agreement.icc_single.err(),
            agreement.icc_average.err(),
            agreement.alpha_ordinal.err(),
            agreement.alpha_interval.err(),
            agreement.kendall.err(),
        ];
        assert_eq!(found, expected, "{name}: {agreement:?}");
    }
}

#[test]
fn full_agreement_is_one_with_an_interval_of_one() {
    let agreement = Agreement::of(&table(&[&[0.1, 0.1, 0.1], &[0.7, 0.7, 0.7], &[0.3, 0.3, 0.3]]));
    for one in [agreement.icc_single, agreement.icc_average] {
        let one = one.unwrap();
        let (low, high) = one.interval.unwrap();
        assert!(near(one.value, 1.0) && near(low, 1.0) && near(high, 1.0), "{one:?}");
    }
    assert!(near(agreement.alpha_ordinal.unwrap(), 1.0) && near(agreement.alpha_interval.unwrap(), 1.0));
    assert!(near(agreement.kendall.unwrap().w, 1.0));
    assert!(matches!(agreement.verdict(), Verdict::Level(Level::Excellent, _)));
}

#[test]
fn verdicts_name_what_they_rest_on() {
    let verdict = |rows: &[&[f64]]| Agreement::of(&table(rows)).verdict();
    assert!(matches!(verdict(&DECIMALS), Verdict::Level(Level::Excellent, Basis::Icc(_))));
    assert!(matches!(verdict(&WINES), Verdict::Level(Level::Moderate, Basis::Icc(_))));
    assert!(matches!(verdict(&SHROUT_FLEISS), Verdict::Level(Level::Poor, Basis::Icc(_))));
    let pairs: [&[f64]; 4] = [&[1.0, 1.0, GAP], &[GAP, 5.0, 5.0], &[9.0, GAP, 9.0], &[3.0, 4.0, GAP]];
    assert!(matches!(verdict(&pairs), Verdict::Level(Level::Good, Basis::Alpha(_))));
    assert_eq!(verdict(&[&[2.0, 2.0], &[2.0, 2.0]]), Verdict::Identical);
    assert_eq!(verdict(&[&[2.0], &[3.0]]), Verdict::Unknown(NotEstimable::FewRaters));
}

#[test]
fn two_raters_or_few_items_are_only_a_hint() {
    let many = |raters: usize, items: usize| {
        let mut table = Table::default();
        for item in 0..items {
            table.add((0..raters).map(|rater| (rater, Number::new(float((item % 7) as u64)).unwrap())));
        }
        Agreement::of(&table).is_small()
    };
    assert_eq!([many(2, 300), many(3, 29), many(3, 30)], [true, true, false]);
}

#[test]
fn severity_is_the_mean_distance_from_the_panel() {
    let agreement =
        Agreement::of(&table(&[&[1.0, 3.0, GAP], &[2.0, 4.0, GAP], &[5.0, 5.0, 5.0], &[9.0, GAP, GAP], &[GAP, GAP, 1.0]]));
    let found: Vec<_> = agreement.severity.iter().map(|one| (one.rater, one.items, one.deviation)).collect();
    assert_eq!(found, [(0, 3, Some(-2.0 / 3.0)), (1, 3, Some(2.0 / 3.0)), (2, 1, Some(0.0))]);
    let alone = Agreement::of(&table(&[&[1.0, GAP], &[GAP, 2.0]])).severity;
    assert!(alone.iter().all(|one| one.items == 0 && one.deviation.is_none()));
}

#[test]
fn a_large_round_is_some_rows_and_its_figures_are_finite() {
    let mut table = Table::default();
    for item in 0..350_000_u64 {
        table.add((0..3).map(|rater| (rater as usize, Number::new(float((item * 7 + rater * (item % 3)) % 11) * 10.0).unwrap())));
    }
    assert!(table.rows().count() <= 33);
    let agreement = Agreement::of(&table);
    let one = agreement.icc_single.unwrap();
    let (low, high) = one.interval.unwrap();
    assert!(low < one.value && one.value < high && high - low < 0.1, "{agreement:?}");
    assert!(agreement.kendall.unwrap().p < 1e-9);
}

/// Marks as people give them, and as nobody does.
fn mark() -> impl Strategy<Value = f64> {
    prop_oneof![
        6 => (0..=20_i32).prop_map(|halves| f64::from(halves) / 2.0),
        3 => Just(GAP),
        1 => any::<f64>(),
        1 => -1e12..1e12_f64,
        1 => (0..3_u64).prop_map(|ulps| f64::from_bits(0.1_f64.to_bits() + ulps)),
    ]
}

fn any_rows() -> impl Strategy<Value = Vec<Vec<f64>>> {
    (0..6_usize, 0..9_usize).prop_flat_map(|(raters, items)| {
        let usual = (0..=8_i32).prop_map(|halves| f64::from(halves) / 2.0);
        let small = prop::collection::vec(prop::collection::vec(prop_oneof![4 => usual, 1 => Just(GAP)], raters), items);
        prop_oneof![small, prop::collection::vec(prop::collection::vec(mark(), raters), items)]
    })
}

fn of(rows: &[Vec<f64>]) -> Agreement {
    Agreement::of(&table(&rows.iter().map(Vec::as_slice).collect::<Vec<_>>()))
}

/// Every number of an agreement that is there.
fn numbers(agreement: &Agreement) -> Vec<f64> {
    let correlation = |one: Estimate<Correlation>| {
        one.ok().into_iter().flat_map(|one| std::iter::once(one.value).chain(one.interval.into_iter().flat_map(|(a, b)| [a, b])))
    };
    let kendall = agreement.kendall.ok().into_iter().flat_map(|held| [held.w, held.chi2, held.p]);
    let alphas = [agreement.alpha_ordinal, agreement.alpha_interval].into_iter().filter_map(Result::ok);
    let deviations = agreement.severity.iter().filter_map(|one| one.deviation);
    correlation(agreement.icc_single)
        .chain(correlation(agreement.icc_average))
        .chain(kendall)
        .chain(alphas)
        .chain(deviations)
        .collect()
}

/// The same figures and the same reasons; severity apart, whose order is the raters'.
fn alike(a: &Agreement, b: &Agreement) -> bool {
    let plain = |agreement: &Agreement| Agreement { severity: Vec::new(), ..agreement.clone() };
    let (a, b) = (plain(a), plain(b));
    let reasons = |one: &Agreement| {
        (one.icc_single.err(), one.icc_average.err(), one.alpha_ordinal.err(), one.alpha_interval.err(), one.kendall.err())
    };
    let (left, right) = (numbers(&a), numbers(&b));
    let close = |(x, y): (&f64, &f64)| (x - y).abs() <= 1e-6 * (1.0 + x.abs().max(y.abs()));
    reasons(&a) == reasons(&b) && left.len() == right.len() && left.iter().zip(&right).all(close)
}

/// Rows of ordinary marks, where rounding decides nothing.
fn ordinary() -> impl Strategy<Value = Vec<Vec<f64>>> {
    (1..6_usize, 1..9_usize).prop_flat_map(|(raters, items)| {
        let usual = (0..=8_i32).prop_map(|halves| f64::from(halves) / 2.0);
        prop::collection::vec(prop::collection::vec(prop_oneof![5 => usual, 1 => Just(GAP)], raters), items)
    })
}

proptest! {
    #[test]
    fn no_figure_is_ever_nan_or_infinite(rows in any_rows()) {
        let agreement = of(&rows);
        prop_assert!(numbers(&agreement).iter().all(|number| number.is_finite()), "{:?}", agreement);
        if let Ok(one) = agreement.icc_single {
            prop_assert!(one.value <= 1.0 + 1e-9);
        }
        if let Ok(held) = agreement.kendall {
            prop_assert!((0.0..=1.0).contains(&held.w) && (0.0..=1.0).contains(&held.p));
        }
        for alpha in [agreement.alpha_ordinal, agreement.alpha_interval].into_iter().flatten() {
            prop_assert!((-1.0 - 1e-9..=1.0).contains(&alpha));
        }
    }

    #[test]
    fn the_order_of_items_changes_nothing(rows in ordinary(), by in 0..8_usize) {
        let mut turned = rows.clone();
        turned.rotate_left(by % rows.len());
        prop_assert_eq!(of(&rows), of(&turned));
    }

    #[test]
    fn the_order_of_raters_changes_nothing(rows in ordinary(), by in 0..5_usize) {
        let mut turned = rows.clone();
        for row in &mut turned {
            let by = by % row.len();
            row.rotate_left(by);
        }
        prop_assert!(alike(&of(&rows), &of(&turned)), "{:?} {:?}", of(&rows), of(&turned));
    }

    #[test]
    fn where_the_scale_begins_and_how_long_it_is_changes_nothing(rows in ordinary(), shift in -50..50_i32, times in 1..20_i32) {
        let (shift, times) = (f64::from(shift), f64::from(times));
        let moved: Vec<Vec<f64>> = rows.iter().map(|row| row.iter().map(|mark| mark * times + shift).collect()).collect();
        prop_assert!(alike(&of(&rows), &of(&moved)), "{:?} {:?}", of(&rows), of(&moved));
    }
}
