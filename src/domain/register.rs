//! Fields that come out the same whatever order their events arrive in.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::ids::{DeviceId, EventId, Stamp};

/// A field where the latest stamp wins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Latest<T>(Option<(Stamp, T)>);

impl<T> Default for Latest<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> Latest<T> {
    /// Takes `value` unless a later one is there already.
    pub fn set(&mut self, stamp: Stamp, value: T) {
        if self.0.as_ref().is_none_or(|(held, _)| *held < stamp) {
            self.0 = Some((stamp, value));
        }
    }

    /// The value that holds.
    pub fn get(&self) -> Option<&T> {
        self.0.as_ref().map(|(_, value)| value)
    }

    /// The stamp of the value that holds.
    pub fn stamp(&self) -> Option<Stamp> {
        self.0.as_ref().map(|(stamp, _)| *stamp)
    }
}

/// A field whose values name the ones they replace. A value beats what it replaces whatever the clocks say; only
/// concurrent values go by stamp, and all of them stay visible.
///
/// Every event is applied once, and a device's events in their order: so what a device wrote up to `seen` has either arrived
/// or never will. A replaced value beyond that is remembered in `gone` and swallowed when it arrives; nothing grows beyond
/// the values that are really concurrent and one number a device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Register<T> {
    heads: Vec<(Stamp, T)>,
    gone: BTreeSet<EventId>,
    seen: BTreeMap<DeviceId, u64>,
}

impl<T> Default for Register<T> {
    fn default() -> Self {
        Self { heads: Vec::new(), gone: BTreeSet::new(), seen: BTreeMap::new() }
    }
}

impl<T> Register<T> {
    /// Takes a value that replaces others.
    pub fn set(&mut self, stamp: Stamp, value: T, replaces: &[EventId]) {
        let EventId { device, seq } = stamp.id;
        let swallowed = self.gone.contains(&stamp.id);
        self.gone.retain(|gone| gone.device != device || gone.seq > seq);
        self.seen.insert(device, seq);
        for replaced in replaces {
            if let Some(index) = self.heads.iter().position(|(head, _)| head.id == *replaced) {
                self.heads.remove(index);
            } else if self.seen.get(&replaced.device).is_none_or(|seen| *seen < replaced.seq) {
                self.gone.insert(*replaced);
            }
        }
        if !swallowed {
            let index = self.heads.partition_point(|(head, _)| *head < stamp);
            self.heads.insert(index, (stamp, value));
        }
    }

    /// The value that holds.
    pub fn get(&self) -> Option<&T> {
        self.heads.last().map(|(_, value)| value)
    }

    /// Lets another value stand for the one that holds, in a copy made to be read.
    pub fn stand_in(&mut self, value: T) {
        if let Some((_, held)) = self.heads.last_mut() {
            *held = value;
        }
    }

    /// The stamp of the value that holds.
    pub fn stamp(&self) -> Option<Stamp> {
        self.heads.last().map(|(stamp, _)| *stamp)
    }

    /// The events a new value replaces: all that stand now.
    pub fn heads(&self) -> Vec<EventId> {
        self.heads.iter().map(|(stamp, _)| stamp.id).collect()
    }

    /// Every concurrent value, the one that holds last.
    pub fn concurrent(&self) -> impl Iterator<Item = (&Stamp, &T)> {
        self.heads.iter().map(|(stamp, value)| (stamp, value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn stamp(ms: u64, device: u128, seq: u64) -> Stamp {
        Stamp { ms, n: 0, id: EventId { device: DeviceId(Uuid::from_u128(device)), seq } }
    }

    #[test]
    fn a_replacement_beats_a_later_clock_but_concurrent_values_go_by_stamp() {
        let (early, late) = (stamp(10, 1, 1), stamp(99, 2, 1));
        let mut register = Register::default();
        register.set(late, "b", &[]);
        register.set(early, "a", &[late.id]);
        assert_eq!(register.get(), Some(&"a"));
        let mut register = Register::default();
        register.set(early, "a", &[]);
        register.set(late, "b", &[]);
        assert_eq!(register.get(), Some(&"b"));
        assert_eq!(register.concurrent().count(), 2);
    }

    proptest! {
        /// Three devices with three events each; every event replaces some events that could have been known to it.
        #[test]
        fn any_interleaving_of_devices_gives_the_same_register(
            order in Just((0..9_usize).map(|k| k % 3).collect::<Vec<_>>()).prop_shuffle(),
            parents in proptest::collection::vec(proptest::collection::vec(0..9_u64, 0..3), 9),
        ) {
            // Event k is number k / 3 + 1 of device k % 3; it may replace events of smaller k.
            let id = |k: u64| stamp(100 - k, u128::from(k % 3), k / 3 + 1);
            let set = |register: &mut Register<u64>, k: u64| {
                let known = parents[usize::try_from(k).unwrap()].iter().filter(|parent| **parent < k);
                register.set(id(k), k, &known.map(|parent| id(*parent).id).collect::<Vec<_>>());
            };
            let (mut straight, mut shuffled) = (Register::default(), Register::default());
            for k in 0..9 { set(&mut straight, k); }
            let mut next = [0_u64, 1, 2];
            for device in order {
                set(&mut shuffled, next[device]);
                next[device] += 3;
            }
            prop_assert_eq!(straight, shuffled);
        }
    }
}
