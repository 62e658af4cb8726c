//! The facts of one version, by field name: a short sorted list, since there are many versions and few facts in each.

use super::Fact;

/// Facts in the order of their fields' names.
#[derive(Debug, Clone, Default)]
pub struct Facts(Vec<(&'static str, Fact)>);

impl Facts {
    /// What is said of `field`.
    pub fn get(&self, field: &str) -> Option<&Fact> {
        let at = self.0.binary_search_by(|(name, _)| (*name).cmp(field)).ok()?;
        Some(&self.0[at].1)
    }

    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Each field with what is said of it.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&&'static str, &Fact)> {
        self.0.iter().map(|(name, fact)| (name, fact))
    }

    /// The fields of which something is said.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &&'static str> {
        self.0.iter().map(|(name, _)| name)
    }

    /// What is said, field by field.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &Fact> {
        self.0.iter().map(|(_, fact)| fact)
    }
}

impl FromIterator<(&'static str, Fact)> for Facts {
    fn from_iter<I: IntoIterator<Item = (&'static str, Fact)>>(facts: I) -> Self {
        let mut facts: Vec<_> = facts.into_iter().collect();
        facts.sort_by_key(|(name, _)| *name);
        facts.dedup_by_key(|(name, _)| *name);
        facts.shrink_to_fit();
        Self(facts)
    }
}

impl<'f> IntoIterator for &'f Facts {
    type Item = (&'f &'static str, &'f Fact);
    type IntoIter = std::iter::Map<
        std::slice::Iter<'f, (&'static str, Fact)>,
        fn(&'f (&'static str, Fact)) -> (&'f &'static str, &'f Fact),
    >;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter().map(|(name, fact)| (name, fact))
    }
}
