//! From a [`Standard`] to the text of a file that reads back as the same standard.
//!
//! Written by hand rather than by a serialiser: a person edits this file, so the order, the blank lines and what is
//! left out because it is the default are part of the work.

use std::fmt::{Display, Write as _};

use super::quoting::{quoted, quoted_lines, words};
use super::read::{FACT_KINDS, METHODS_OF_PANEL, NA_POLICIES, PER, TOO_FEW, VETO_RULES};
use super::read_items::{EVIDENCE, INPUTS, METHODS, REASONS, kind_name};
use crate::domain::points::Points;
use crate::domain::standard::{
    Bound, Condition, ConditionTest, Consequence, Evidence, FactCondition, FactDefinition, Item, Kind, PanelRule, QuotaLimit,
    ReasonRule, Requirement, Rung, Slab, Standard, StarRule, Ties,
};
use crate::domain::wording::Wording;

/// The file of this standard. The requirements of a star rule are written, and read back, in the format's own order.
pub fn to_toml(standard: &Standard) -> String {
    let mut file = Writer { text: String::new(), language: &standard.language };
    file.line("# 评分标准 · starpoint standard. 每一项的写法：starpoint standard help");
    file.line("# Check after editing: starpoint standard check FILE");
    file.blank();
    file.pair("format", 1);
    file.pair("id", quoted(&standard.id));
    file.pair("version", quoted(&standard.version));
    file.pair("language", quoted(&standard.language));
    file.wording("name", &standard.name);
    file.wording("description", &standard.description);
    file.pair("full_marks", standard.full_marks);
    file.header("[na]");
    file.pair("policy", named(&NA_POLICIES, standard.na.policy));
    file.optional("max_share", standard.na.max_share);
    if let Some(cap) = standard.bonus_cap {
        file.header("[bonus]");
        file.pair("cap", cap);
    }
    for fact in &standard.facts {
        file.fact(fact);
    }
    for component in &standard.components {
        file.header("[[components]]");
        file.pair("id", quoted(&component.id));
        file.pair("share", component.share);
        file.optional("fact", component.fact.as_deref().map(quoted));
    }
    for section in &standard.sections {
        file.header("[[sections]]");
        file.pair("id", quoted(&section.id));
        file.wording("name", &section.name);
        file.optional("weight", section.weight);
        for item in &section.items {
            file.item(item);
        }
        if section.items.is_empty() {
            file.line("items = []");
        }
    }
    for rule in &standard.stars {
        file.star_rule(rule);
    }
    for cap in &standard.caps {
        file.header("[[caps]]");
        file.pair("fact", quoted(&cap.fact));
        file.pair("below", cap.below);
        file.pair("stars", cap.stars);
    }
    for quota in &standard.quotas {
        file.header(if standard.quotas.len() == 1 { "[quota]" } else { "[[quota]]" });
        file.pair("stars", quota.stars);
        match quota.limit {
            QuotaLimit::AtMost(number) => file.pair("at_most", number),
            QuotaLimit::Percent(percent) => file.pair("percent", percent),
        }
        if quota.ties == Ties::Keep {
            file.pair("ties", quoted("keep"));
        }
    }
    if !standard.panel.is_usual() {
        file.panel(&standard.panel);
    }
    file.text
}

struct Writer<'a> {
    text: String,
    language: &'a str,
}

impl Writer<'_> {
    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn blank(&mut self) {
        self.text.push('\n');
    }

    fn header(&mut self, header: &str) {
        self.blank();
        self.line(header);
    }

    fn pair(&mut self, key: &str, value: impl Display) {
        // Writing to a String cannot fail.
        let _ = writeln!(self.text, "{key} = {value}");
    }

    fn optional(&mut self, key: &str, value: Option<impl Display>) {
        if let Some(value) = value {
            self.pair(key, value);
        }
    }

    fn flag(&mut self, key: &str, value: bool) {
        if value {
            self.pair(key, true);
        }
    }

    fn wording(&mut self, key: &str, wording: &Wording) {
        if !is_absent(wording) {
            self.pair(key, self.worded(wording, true));
        }
    }

    fn worded(&self, wording: &Wording, lines: bool) -> String {
        let mut texts = wording.all();
        match (texts.next(), texts.next()) {
            (Some((tag, text)), None) if tag == self.language => {
                if lines {
                    quoted_lines(text)
                } else {
                    quoted(text)
                }
            }
            (None, _) => quoted(""),
            _ => {
                let texts: Vec<String> = wording.all().map(|(tag, text)| format!("{tag} = {}", quoted(text))).collect();
                format!("{{ {} }}", texts.join(", "))
            }
        }
    }

    /// A list of one entry a line.
    fn list(&mut self, key: &str, entries: &[String]) {
        self.line(&format!("{key} = ["));
        for entry in entries {
            self.line(&format!("  {entry},"));
        }
        self.line("]");
    }

    fn wordings(&mut self, key: &str, wordings: &[Wording]) {
        if !wordings.is_empty() {
            let entries: Vec<String> = wordings.iter().map(|wording| self.worded(wording, false)).collect();
            self.list(key, &entries);
        }
    }

    fn fact(&mut self, fact: &FactDefinition) {
        self.header("[[facts]]");
        self.pair("id", quoted(&fact.id));
        self.wording("name", &fact.name);
        self.pair("kind", named(&FACT_KINDS, fact.kind));
        for effect in &fact.effects {
            self.header("[[facts.effects]]");
            match effect.when {
                FactCondition::AtLeast(value) => {
                    self.pair("when", format!("{{ at_least = {value} }}"));
                }
                FactCondition::AtMost(value) => {
                    self.pair("when", format!("{{ at_most = {value} }}"));
                }
                FactCondition::Is(value) => self.pair("when", format!("{{ is = {value} }}")),
            }
            self.pair("full_marks_on", words(&effect.full_marks_on));
        }
    }

    fn panel(&mut self, panel: &PanelRule) {
        let usual = PanelRule::default();
        self.header("[panel]");
        self.pair("method", named(&METHODS_OF_PANEL, panel.method));
        self.pair("per", named(&PER, panel.per));
        if panel.at_least != usual.at_least {
            self.pair("at_least", panel.at_least);
        }
        if panel.too_few != usual.too_few {
            self.pair("too_few", named(&TOO_FEW, panel.too_few));
        }
        self.pair("veto", named(&VETO_RULES, panel.veto));
        self.pair("independent", panel.independent);
        for role in &panel.roles {
            self.header("[[panel.roles]]");
            self.pair("key", quoted(&role.key));
            self.wording("name", &role.name);
            self.pair("weight", role.weight);
            self.flag("chair", role.chair);
        }
    }

    fn item(&mut self, item: &Item) {
        self.header("[[sections.items]]");
        self.pair("id", quoted(&item.id));
        self.wording("name", &item.name);
        self.pair("kind", quoted(kind_name(&item.kind)));
        if !matches!(item.kind, Kind::Veto { .. }) {
            self.pair("max", item.max);
        }
        self.kind(&item.kind);
        let methods: Vec<&str> = item.methods.iter().map(|method| name_of(&METHODS, *method)).collect();
        self.pair("methods", words(&methods));
        self.wording("place", &item.place);
        self.wording("guidance", &item.guidance);
        if item.evidence != Evidence::default() {
            self.pair("evidence", named(&EVIDENCE, item.evidence));
        }
        if item.reason != ReasonRule::default() {
            self.pair("reason", named(&REASONS, item.reason));
        }
        self.flag("na", item.na);
        self.flag("bonus", item.bonus);
        self.flag("control", item.control);
        if let Some(condition) = &item.applies_when {
            self.pair("applies_when", condition_of(condition));
        }
        // In a measure `unit` is what the number counts.
        self.wording(if matches!(item.kind, Kind::Measure { .. }) { "responsible" } else { "unit" }, &item.unit);
        let phrases = &item.phrases;
        if !(phrases.praise.is_empty() && phrases.shortcoming.is_empty() && phrases.remedy.is_empty()) {
            self.line("[sections.items.phrases]");
            self.wordings("praise", &phrases.praise);
            self.wordings("shortcoming", &phrases.shortcoming);
            self.wordings("remedy", &phrases.remedy);
        }
    }

    fn kind(&mut self, kind: &Kind) {
        match kind {
            Kind::Score { step } => self.pair("step", step),
            Kind::Levels { levels } => self.rungs("levels", levels),
            Kind::Check { yes, no } => {
                self.pair("yes", yes);
                self.pair("no", no);
            }
            Kind::Count { each, floor, ceiling } => {
                self.pair("each", each);
                self.pair("floor", floor);
                self.pair("ceiling", ceiling);
            }
            Kind::Reasons { losses, floor } => {
                self.pair("floor", floor);
                let entries = losses.iter().map(|loss| {
                    let per = if loss.per_occurrence { "occurrence" } else { "once" };
                    format!("{}, points = {}, per = \"{per}\" }}", self.keyed(&loss.key, &loss.label), loss.points)
                });
                self.list("losses", &entries.collect::<Vec<_>>());
            }
            Kind::Measure { input, unit, slabs } => {
                self.pair("input", named(&INPUTS, *input));
                self.wording("unit", unit);
                self.list("slabs", &slabs.iter().map(slab_of).collect::<Vec<_>>());
            }
            Kind::Multi { credits } => self.rungs("credits", credits),
            Kind::Finding { severities } => {
                let entries = severities
                    .iter()
                    .map(|severity| format!("{}, deduct = {} }}", self.keyed(&severity.key, &severity.label), severity.deduct));
                self.list("severities", &entries.collect::<Vec<_>>());
            }
            Kind::Veto { consequence: Consequence::Disqualify } => self.pair("consequence", quoted("disqualify")),
            Kind::Veto { consequence: Consequence::Cap(stars) } => {
                self.pair("consequence", quoted("cap"));
                self.pair("cap", stars);
            }
        }
    }

    fn keyed(&self, key: &str, label: &Wording) -> String {
        format!("{{ key = {}, label = {}", quoted(key), self.worded(label, false))
    }

    fn rungs(&mut self, key: &str, rungs: &[Rung]) {
        let entries = rungs.iter().map(|rung| format!("{}, points = {} }}", self.keyed(&rung.key, &rung.label), rung.points));
        self.list(key, &entries.collect::<Vec<_>>());
    }

    fn star_rule(&mut self, rule: &StarRule) {
        self.header("[[stars]]");
        self.pair("stars", rule.stars);
        let (mut sections, mut items, mut required, mut findings) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for requirement in &rule.requirements {
            match requirement {
                Requirement::TotalAtLeast(points) => self.pair("total_at_least", points),
                Requirement::TotalAtMost(points) => self.pair("total_at_most", points),
                Requirement::EverySectionAtLeast(percent) => {
                    self.pair("every_section_at_least", percent);
                }
                Requirement::EveryItemAtMost(points) => self.pair("every_item_at_most", points),
                Requirement::Controls => self.pair("controls", true),
                Requirement::SectionAtLeast { section, percent } => {
                    sections.push(format!("{{ section = {}, at_least = {percent} }}", quoted(section)));
                }
                Requirement::ItemAtLeast { item, points } => {
                    items.push(format!("{{ item = {}, at_least = {points} }}", quoted(item)));
                }
                Requirement::ItemAtMost { item, points } => {
                    items.push(format!("{{ item = {}, at_most = {points} }}", quoted(item)));
                }
                Requirement::Required { item } => required.push(item.as_str()),
                Requirement::FindingsAtMost { severity, at_most } => {
                    findings.push(format!("{{ severity = {}, at_most = {at_most} }}", quoted(severity)));
                }
            }
        }
        for (key, entries) in [("sections", &sections), ("items", &items), ("findings", &findings)] {
            if !entries.is_empty() {
                self.list(key, entries);
            }
        }
        if !required.is_empty() {
            self.pair("required", words(&required));
        }
    }
}

/// Whether nothing was written in any language (a blank text is written, so that it is found when read).
fn is_absent(wording: &Wording) -> bool {
    wording.all().next().is_none()
}

fn slab_of(slab: &Slab) -> String {
    let with = |key: &str, bound: Points| format!("{{ {key} = {bound}, points = {} }}", slab.points);
    match slab.bound {
        Bound::AtLeast(bound) => with("at_least", bound),
        Bound::AtMost(bound) => with("at_most", bound),
        Bound::Otherwise => format!("{{ points = {} }}", slab.points),
    }
}

fn condition_of(condition: &Condition) -> String {
    let test = match &condition.test {
        ConditionTest::Answer(answer) => format!("is = \"{}\"", if *answer { "yes" } else { "no" }),
        ConditionTest::Level(level) => format!("is = {}", quoted(level)),
        ConditionTest::AtLeast(points) => format!("at_least = {points}"),
        ConditionTest::AtMost(points) => format!("at_most = {points}"),
    };
    format!("{{ item = {}, {test} }}", quoted(&condition.item))
}

fn name_of<T: PartialEq + Copy>(names: &[(&'static str, T)], value: T) -> &'static str {
    names.iter().find(|(_, known)| *known == value).map_or("", |(name, _)| name)
}

fn named<T: PartialEq + Copy>(names: &[(&'static str, T)], value: T) -> String {
    quoted(name_of(names, value))
}
