//! Quotation marks within quotation marks: “…‘…’…”, as GB/T 15834 and English typography both have it.

/// A text whose inner quotations have single marks. Marks that do not pair off are left as they were typed.
pub fn nested(text: &str) -> String {
    let mut depth = 0_usize;
    let mut deep = false;
    for c in text.chars() {
        match c {
            '“' => depth += 1,
            '”' if depth == 0 => return text.to_owned(),
            '”' => depth -= 1,
            _ => {}
        }
        deep |= depth > 1;
    }
    if !deep || depth != 0 {
        return text.to_owned();
    }
    let set = |c: char| match c {
        '“' => {
            depth += 1;
            if depth.is_multiple_of(2) { '‘' } else { c }
        }
        '”' => {
            depth -= 1;
            if depth.is_multiple_of(2) { c } else { '’' }
        }
        other => other,
    };
    text.chars().map(set).collect()
}

#[cfg(test)]
mod tests {
    use super::nested;

    #[test]
    fn inner_quotations_have_single_marks() {
        for (typed, set) in [
            ("“甲”和“乙”", "“甲”和“乙”"),
            ("针对“未办“回头看”手续”的问题", "针对“未办‘回头看’手续”的问题"),
            ("“一“二“三”二”一”", "“一‘二“三”二’一”"),
            ("“没有合上", "“没有合上"),
            ("多了一个”", "多了一个”"),
            ("the “so-called “star” rule” of ’26", "the “so-called ‘star’ rule” of ’26"),
        ] {
            assert_eq!(nested(typed), set);
        }
    }
}
