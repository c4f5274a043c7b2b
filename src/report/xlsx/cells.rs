//! What a cell of a document becomes in a workbook, and how it looks.

use rust_xlsxwriter::{Color, ExcelDateTime, Format, FormatAlign, FormatBorder, IntoExcelDateTime as _};

use super::super::document::{Cell, ColumnKind, Figure, Mark};
use super::super::{drawn, plain, sign};
use crate::domain::wording::Language;

/// UTF-16 units a cell holds.
const LONGEST: usize = 32_767;
/// Grey behind heads and labels.
const SHADE: Color = Color::RGB(0x00EA_EFF3);

/// What is written into a cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    /// Nothing.
    Blank,
    /// Text that fits, the first of several where it would not.
    Text(Vec<String>),
    /// A number and the format it is shown in.
    Number(f64, String),
}

/// What a cell holds.
pub(super) fn value(cell: &Cell, language: Language) -> Value {
    match cell {
        Cell::Empty => Value::Blank,
        Cell::Number { value } => Value::Number(f64::from(u32::try_from(*value).unwrap_or(u32::MAX)), "General".to_owned()),
        Cell::Points { value } | Cell::SumOf { value } => number(value),
        Cell::Percent { value } => percent(value),
        // A number that reads as words: it sorts and counts.
        Cell::Stars { given, .. } => Value::Number(f64::from(*given), format!("\"{}\"", shown(cell).replace('"', "”"))),
        Cell::Date { day, text } => day_of(day)
            .map_or_else(|| self::text(text), |day| Value::Number(day.to_excel_serial_date(), day_format(language).to_owned())),
        Cell::Mark { .. } => self::text(&shown(cell)),
        Cell::Text { text } => self::text(text),
    }
}

/// A cell as it reads on a sheet.
fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Stars { given, of, text } => format!("{} {}", drawn(given, of), plain::line(text)),
        Cell::Mark { mark, text } => format!("{} {text}", sign(*mark)),
        other => other.shown(),
    }
}

/// Points and counts, shown with the decimals they have.
fn number(figure: &Figure) -> Value {
    let text = figure.to_string();
    let decimals = text.split_once('.').map_or(0, |(_, part)| part.len());
    // As a rule Excel shows what is there; many decimals it would round.
    let shown = if decimals <= 6 { "General".to_owned() } else { format!("0.{}", "0".repeat(decimals)) };
    text.parse().map_or(Value::Blank, |number| Value::Number(number, shown))
}

/// A percentage: a part of one, shown with the decimals it has.
fn percent(figure: &Figure) -> Value {
    let text = figure.to_string();
    let decimals = text.split_once('.').map_or(0, |(_, part)| part.len());
    let point = if decimals == 0 { String::new() } else { format!(".{}", "0".repeat(decimals)) };
    format!("{text}e-2").parse().map_or(Value::Blank, |number| Value::Number(number, format!("0{point}%")))
}

/// What has to be added to a sum of figures as they are shown, so that it comes to the sum shown: figures are cut, and what is cut
/// off adds up.
pub(super) fn cut_off(sum: &Figure, parts: &[&Figure]) -> Option<String> {
    let of = |figure: &Figure| figure.to_string().parse::<f64>().unwrap_or(0.0);
    let decimals = parts.iter().map(|part| part.decimals).max().unwrap_or(0).max(sum.decimals) as usize;
    let left = format!("{:.decimals$}", of(sum) - parts.iter().map(|part| of(part)).sum::<f64>());
    (!left.trim_matches(['-', '0', '.']).is_empty()).then_some(left)
}

/// A text in pieces that cells hold.
pub(super) fn text(text: &str) -> Value {
    let lines: Vec<String> = plain::lines(text).into_iter().filter(|line| !line.is_empty()).collect();
    let (mut pieces, mut units) = (vec![String::new()], 0);
    for c in lines.join("\n").chars() {
        if units + c.len_utf16() > LONGEST {
            pieces.push(String::new());
            units = 0;
        }
        units += c.len_utf16();
        if let Some(piece) = pieces.last_mut() {
            piece.push(c);
        }
    }
    if lines.is_empty() { Value::Blank } else { Value::Text(pieces) }
}

fn day_of(day: &str) -> Option<ExcelDateTime> {
    let mut parts = day.split('-');
    let (year, month, day) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    ExcelDateTime::from_ymd(year, month, day).ok()
}

/// What something on a sheet is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Title,
    Subtitle,
    Chapter,
    Part,
    Notice,
    Prose,
    Remark,
    Label,
    Held,
    Head,
    Body(ColumnKind),
    Total(ColumnKind),
    /// Beside the line a name is written on.
    Signing,
    /// That line.
    Line,
    Opinion,
    /// On the line above or below a table, and at its end.
    Row,
    RowEnd,
    /// Who answers for it, and the day.
    Issued,
}

/// How it looks.
pub(super) fn look(role: Role, cell: &Cell, language: Language) -> Format {
    let base = Format::new().set_font_name("宋体").set_font_size(11).set_text_wrap().set_align(FormatAlign::VerticalCenter);
    let framed = |format: Format| format.set_border(FormatBorder::Thin);
    let format = match role {
        Role::Title => base.set_font_size(18).set_bold().set_align(FormatAlign::Center),
        Role::Subtitle | Role::Issued => base.set_font_size(12).set_align(FormatAlign::Center),
        Role::Chapter => base.set_font_size(13).set_bold(),
        Role::Part => base.set_bold(),
        Role::Notice => framed(base).set_bold().set_font_color(Color::RGB(0x009C_1F1F)),
        Role::Prose => base.set_align(FormatAlign::Top),
        Role::Remark => base.set_font_size(10).set_font_color(Color::RGB(0x0059_5959)).set_align(FormatAlign::Top),
        Role::Label => framed(base).set_bold().set_background_color(SHADE),
        Role::Held => framed(base).set_align(FormatAlign::Left).set_indent(1),
        Role::Head => framed(base).set_bold().set_align(FormatAlign::Center).set_background_color(SHADE),
        Role::Body(kind) => aligned(framed(base), kind),
        Role::Total(kind) => aligned(framed(base).set_bold().set_border_top(FormatBorder::Double), kind),
        Role::Signing => base.set_align(FormatAlign::Bottom),
        Role::Row => base,
        Role::RowEnd => base.set_align(FormatAlign::Right),
        Role::Line => base.set_border_bottom(FormatBorder::Thin),
        Role::Opinion => framed(base).set_align(FormatAlign::Right).set_align(FormatAlign::Bottom),
    };
    let format = match cell {
        Cell::Mark { mark: Mark::Bad, .. } => format.set_font_color(Color::RGB(0x00B0_2020)),
        // Where a person goes over such a text again, Excel would take it for a formula without this.
        Cell::Text { text } if text.trim_start().starts_with(['=', '+', '-', '@']) => format.set_quote_prefix(),
        _ => format,
    };
    match value(cell, language) {
        Value::Number(_, shown) => format.set_num_format(shown),
        _ => format,
    }
}

fn aligned(format: Format, kind: ColumnKind) -> Format {
    match kind {
        ColumnKind::Text | ColumnKind::Label => format.set_align(FormatAlign::Left).set_indent(1),
        ColumnKind::Number | ColumnKind::Share => format.set_align(FormatAlign::Right),
        ColumnKind::Centre => format.set_align(FormatAlign::Center),
    }
}

const fn day_format(language: Language) -> &'static str {
    match language {
        Language::Chinese => "yyyy\"年\"m\"月\"d\"日\"",
        Language::English => "[$-409]d mmmm yyyy",
    }
}
