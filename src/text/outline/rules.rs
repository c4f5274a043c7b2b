//! What stands before the sections: the standard's size and rules.

use super::{Page, Part, yes_no};
use crate::domain::points::Points;
use crate::domain::standard::{
    Component, FactCondition, FactDefinition, FactKind, FactValue, Kind, NaPolicy, QuotaLimit, StarRule, Ties,
};
use crate::text::decision::{cap, stars};
use crate::text::explain::{name_of_fact, requirement};
use crate::text::facts::shown as fact_value;
use crate::text::lists::{joined, listed, numbers};
use crate::text::{panel, say};

impl Page<'_> {
    pub(super) fn head(&mut self) {
        let (words, standard) = (self.words, self.standard);
        self.add(Part::Name, "", self.get(&standard.name));
        self.add(Part::Aside, "", standard.label());
        self.add(Part::Body, "", self.get(&standard.description));
        self.gap();
        let vetoes = standard.items().filter(|item| matches!(item.kind, Kind::Veto { .. })).count();
        let bonus = standard.items().filter(|item| item.bonus).count();
        let mut size = say!(words, "items-counted", count = standard.items().count());
        let some = [
            (bonus, say!(words, "outline-bonus-items", count = bonus)),
            (vetoes, say!(words, "outline-veto-items", count = vetoes)),
        ];
        let some = listed(words, some.into_iter().filter(|(count, _)| *count > 0).map(|(_, text)| text));
        if !some.is_empty() {
            size = say!(words, "outline-of-these", all = size, some = some);
        }
        let mut rows = vec![
            (say!(words, "outline-full-marks"), say!(words, "tui-points", points = standard.full_marks.to_string())),
            (say!(words, "outline-items"), size),
            (say!(words, "outline-na"), self.na()),
        ];
        if let Some(most) = standard.bonus_cap {
            rows.push((say!(words, "outline-bonus"), say!(words, "outline-bonus-cap", points = most.to_string())));
        }
        if !standard.components.is_empty() {
            let parts = standard.components.iter().map(|component| self.component(component));
            rows.push((say!(words, "report-components"), listed(words, parts)));
        }
        if !standard.panel.is_usual() {
            rows.push((say!(words, "outline-panel"), panel::rule(words, standard)));
            rows.push((say!(words, "outline-marking"), panel::marking(words, standard.panel.independent)));
        }
        self.column(Part::Body, 0, rows, false);
    }

    fn na(&self) -> String {
        let words = self.words;
        let policy = match self.standard.na.policy {
            NaPolicy::Exclude => say!(words, "outline-na-exclude"),
            NaPolicy::Full => say!(words, "outline-na-full"),
            NaPolicy::Zero => say!(words, "outline-na-zero"),
            NaPolicy::Average => say!(words, "outline-na-average"),
        };
        match self.standard.na.max_share {
            Some(share) => say!(words, "outline-na-share", policy = policy, share = share.to_string()),
            None => policy,
        }
    }

    fn component(&self, component: &Component) -> String {
        let words = self.words;
        let name = match &component.fact {
            Some(fact) => name_of_fact(words, self.standard, fact).to_owned(),
            None => say!(words, "report-component-panel"),
        };
        format!("{name} {}%", component.share)
    }

    pub(super) fn rules(&mut self) {
        let (words, standard) = (self.words, self.standard);
        if !standard.facts.is_empty() {
            self.gap();
            self.add(Part::Heading, "", say!(words, "report-facts"));
            for fact in &standard.facts {
                self.fact(fact);
            }
        }
        if standard.stars.is_empty() && standard.caps.is_empty() {
            return;
        }
        self.gap();
        self.add(Part::Heading, "", say!(words, "outline-stars"));
        let mut rules: Vec<&StarRule> = standard.stars.iter().collect();
        rules.sort_by_key(|rule| std::cmp::Reverse(rule.stars));
        for rule in rules {
            let asked = rule.requirements.iter().map(|asked| requirement(words, standard, asked));
            let (level, asked) = (stars(words, rule.stars), joined(words, asked));
            self.add(Part::Body, "  ", say!(words, "standard-stars", stars = level, asked = asked));
        }
        for fact_cap in &standard.caps {
            let name = name_of_fact(words, standard, &fact_cap.fact);
            let kind = standard.facts.iter().find(|fact| fact.id == fact_cap.fact).map_or(FactKind::Number, |fact| fact.kind);
            let below = fact_value(words, kind, Some(FactValue::Number(fact_cap.below))).unwrap_or_default();
            let most = cap(words, fact_cap.stars);
            self.add(Part::Body, "  ", say!(words, "outline-fact-cap", name = name, below = below, cap = most));
        }
        for quota in &standard.quotas {
            let level = stars(words, quota.stars);
            let limit = match quota.limit {
                QuotaLimit::AtMost(count) => say!(words, "outline-quota", stars = level, count = count),
                QuotaLimit::Percent(share) => say!(words, "outline-quota-share", stars = level, share = share.to_string()),
            };
            let ties = match quota.ties {
                Ties::Lose => say!(words, "outline-quota-lose"),
                Ties::Keep => say!(words, "outline-quota-keep"),
            };
            self.add(Part::Body, "  ", limit + &ties);
        }
    }

    fn fact(&mut self, fact: &FactDefinition) {
        let words = self.words;
        let kind = match fact.kind {
            FactKind::Percent => say!(words, "outline-fact-percent"),
            FactKind::Number => say!(words, "outline-fact-number"),
            FactKind::YesNo => say!(words, "outline-fact-yes-no"),
        };
        self.add(Part::Body, "  ", say!(words, "outline-fact", name = self.get(&fact.name), kind = kind));
        for effect in &fact.effects {
            let value = |points: Points| fact_value(words, fact.kind, Some(FactValue::Number(points))).unwrap_or_default();
            let when = match effect.when {
                FactCondition::AtLeast(least) => say!(words, "outline-at-least", value = value(least)),
                FactCondition::AtMost(most) => say!(words, "outline-at-most", value = value(most)),
                FactCondition::Is(answer) => yes_no(words, answer),
            };
            let mut items: Vec<usize> = effect.full_marks_on.iter().filter_map(|id| self.standard.number(id)).collect();
            items.sort_unstable();
            self.add(Part::Aside, "    ", say!(words, "outline-effect", when = when, items = numbers(words, &items)));
        }
    }
}
