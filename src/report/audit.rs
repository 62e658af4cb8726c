//! An audit as a page: what stands, what does not, and what to do, in words for whoever answers for it.

use std::collections::BTreeSet;

use crate::audit::{
    Audit, AuditResult, ClearedBy, Counts, End, Finding, Letter, Place, Relation, RelationKind, Words,
};
use crate::diagnostic::Diagnostic;
use crate::register::Register;
use crate::template::escape;
use crate::value::Day;

/// What an audit came to.
#[derive(Clone, Copy)]
pub struct Audited<'a> {
    /// The register that letters were held against.
    pub register: &'a Register,
    /// What things are called by it.
    pub words: &'a Words<'a>,
    /// Every letter.
    pub letters: &'a [Letter],
    /// What became of each claim.
    pub audit: &'a Audit,
    /// What does not stand.
    pub findings: &'a [Finding],
    /// How much was found on each letter.
    pub counts: &'a [Counts],
    /// Where one of two letters says what is between them.
    pub said: &'a dyn Fn(&End) -> Option<&'a Place>,
    /// Which letters are told of, by their places.
    pub asked: &'a [usize],
    /// What is wrong with the seals.
    pub seals: &'a [&'a Diagnostic],
    /// The day on which it was done.
    pub today: Day,
}

/// The page, in the closed subset of Markdown.
pub fn audit_page(audited: &Audited<'_>) -> String {
    let (open, cleared): (Vec<&Finding>, Vec<&Finding>) =
        audited.findings.iter().partition(|found| found.cleared.is_none());
    let mut page = vec![format!("# Audit of past answers, {}", audited.today.prose())];
    let (open_between, settled): (Vec<&Relation>, Vec<&Relation>) =
        audited.audit.relations.iter().partition(|found| found.cleared.is_none());
    page.push(audited.summary(&open, &open_between));
    if !audited.seals.is_empty() {
        page.push("## What is wrong with the seals".to_owned());
        page.extend(audited.seals.iter().map(|found| format!("- {}", escape(&found.finding.message))));
    }
    page.push("## Every letter".to_owned());
    page.push(audited.letters_table());
    if !open.is_empty() {
        page.push("## What no longer stands".to_owned());
        page.extend(open.iter().map(|found| audited.told(found)));
    }
    if !open_between.is_empty() {
        page.push("## Between letters".to_owned());
        page.extend(open_between.iter().map(|found| audited.between(found)));
    }
    if !cleared.is_empty() || !settled.is_empty() {
        page.push("## Put right or accepted".to_owned());
        page.extend(cleared.iter().map(|found| audited.told(found)));
        page.extend(settled.iter().map(|found| audited.between(found)));
    }
    joined(&page)
}

/// Blocks, with a blank line between those that are no items of one list.
fn joined(blocks: &[String]) -> String {
    let mut page = String::new();
    for (at, block) in blocks.iter().enumerate() {
        let both_items = at > 0 && block.starts_with("- ") && blocks[at - 1].starts_with("- ");
        page += if at == 0 || both_items { "" } else { "\n" };
        page += block;
        page += "\n";
    }
    page
}

impl Audited<'_> {
    fn summary(&self, open: &[&Finding], between: &[&Relation]) -> String {
        let claims = self.audit.results.iter().filter(|found| found.claim.is_some()).count();
        let stand = self.audit.results.iter().filter(|found| found.result == AuditResult::Stands).count();
        let since = self.audit.results.iter().filter(|found| found.changed_since).count();
        let of = |count: usize, one: &str, several: &str| {
            format!("{count} {}", if count == 1 { one } else { several })
        };
        let mut lines = vec![format!(
            "{} {}. Held against the register of {}, {}.",
            of(self.asked.len(), "letter that was sent makes", "letters that were sent make"),
            of(claims, "claim", "claims"),
            self.today.prose(),
            of(stand, "of these stands", "of these stand")
        )];
        if since > 0 {
            let was = of(since, "was so then and is so no longer", "were so then and are so no longer");
            lines.push(format!("Of those, {was}, which takes nothing from the letters."));
        }
        for (result, one, several) in [
            (
                AuditResult::Corrected,
                "fact was not so when it was told",
                "facts were not so when they were told",
            ),
            (
                AuditResult::Weakened,
                "is told with more than the register bears out",
                "are told with more than the register bears out",
            ),
            (AuditResult::Unsupported, "is in the register no more", "are in the register no more"),
            (AuditResult::Omitted, "was left out", "were left out"),
        ] {
            let count = open.iter().filter(|found| found.result == result).count();
            lines.extend((count > 0).then(|| format!("{}.", of(count, one, several))));
        }
        for (kind, what) in [
            (RelationKind::Contradicts, "told by two letters in ways that cannot both be so"),
            (RelationKind::NcndUndone, "told by one letter and neither confirmed nor denied by another"),
            (RelationKind::DisclosedAndWithheld, "told by one letter and withheld by another"),
        ] {
            // What several pairs of letters tell is one thing.
            let facts = between.iter().filter(|found| found.kind == kind).map(|found| &found.fact);
            let count = facts.collect::<BTreeSet<_>>().len();
            lines.extend((count > 0).then(|| format!("{} {what}.", of(count, "thing is", "things are"))));
        }
        if self.findings.is_empty() && self.audit.relations.is_empty() {
            lines.push("Nothing was found on any of them.".to_owned());
        } else if open.is_empty() && between.is_empty() {
            lines.push("What was found has been put right or accepted.".to_owned());
        }
        let findings = self.findings.iter().filter_map(|found| found.cleared.as_ref());
        let relations = self.audit.relations.iter().filter_map(|found| found.cleared.as_ref());
        let (put_right, accepted): (Vec<_>, Vec<_>) =
            findings.chain(relations).partition(|by| matches!(by, ClearedBy::PutRight(..)));
        for (count, how) in [(put_right.len(), "put right"), (accepted.len(), "accepted")] {
            let has = if count == 1 { "finding has" } else { "findings have" };
            lines.extend((count > 0).then(|| format!("{count} {has} been {how}.")));
        }
        lines.join(" ")
    }

    fn letters_table(&self) -> String {
        let mut rows = vec![
            "| Letter | Sent | Claims | Open | Between | Cleared |".to_owned(),
            "|---|---|---:|---:|---:|---:|".to_owned(),
        ];
        for at in self.asked {
            let sent = &self.letters[*at].sent;
            let counts = self.counts[*at];
            rows.push(format!(
                "| {} | {} | {} | {} | {} | {} |",
                escape(&sent.reference),
                day(&sent.sent),
                sent.claims.len(),
                counts.open,
                counts.between,
                counts.cleared + counts.cleared_between
            ));
        }
        rows.join("\n")
    }

    fn told(&self, found: &Finding) -> String {
        let letter = &self.letters[found.letter].sent;
        let (verdict, todo) = match found.result {
            AuditResult::Corrected => ("was not so when it was sent", "Put it right with a new letter."),
            AuditResult::Weakened => (
                "says more than the register bears out",
                "Find the source that bears it out, or say so in a new letter.",
            ),
            AuditResult::Unsupported => (
                "has no fact in the register any more",
                "Bring the fact back with its source, or put the letter right.",
            ),
            AuditResult::Omitted => ("was left out", "Send what was left out."),
            AuditResult::Stands => ("stands", ""),
        };
        let mut lines = vec![format!(
            "### {} of {}: {} {verdict}",
            escape(&letter.reference),
            day(&letter.sent),
            escape(&self.named(&found.fact, found.letter))
        )];
        if let Some(said) = found.place.as_ref().and_then(|place| place.sentence.as_ref()) {
            lines.push(format!("> {}", escape(&in_one_line(&said.text))));
        }
        let mut items = Vec::new();
        if !found.claims.is_empty() {
            items.push(format!(
                "- The letter says {}{}.",
                escape(&found.asserted),
                self.by(&found.asserted_by)
            ));
        }
        items.push(format!(
            "- The register says {}{}.",
            escape(&found.register),
            self.by(&found.register_by)
        ));
        items
            .extend(found.told_of_accepted().map(|then| format!("- {}", escape(&sentence(&capital(&then))))));
        // A sum has no path of its own: its claim is named.
        let own = found.fact.contains('/').then_some(&*found.fact);
        let name = own.or_else(|| found.names(self.letters).first().copied()).unwrap_or_default();
        let what = format!("{todo} Whoever does so, or accepts it, names it as {}.", escape(name));
        items.push(self.then(found.cleared.as_ref(), &what));
        lines.push(items.join("\n"));
        lines.join("\n\n")
    }

    /// How something was cleared, or what to do about it.
    fn then(&self, cleared: Option<&ClearedBy>, todo: &str) -> String {
        let Some(by) = cleared else { return format!("- {todo}") };
        let how = by.told(|post| self.words.name(post));
        format!("- {}", escape(&sentence(&capital(&how))))
    }

    /// What a fact is called: "Force Lead (count)".
    fn named(&self, path: &str, letter: usize) -> String {
        let mut parts = path.splitn(3, '/');
        let (Some(_), Some(id), field) = (parts.next(), parts.next(), parts.next()) else {
            return format!("the sum of each {path}");
        };
        let name = self.words.name_in(path, &self.letters[letter]).unwrap_or_else(|| id.to_owned());
        field.map_or_else(|| name.clone(), |field| format!("{name} ({})", field.replace('_', " ")))
    }

    /// The sources with these ids, in brackets, each with its date.
    fn by(&self, ids: &[String]) -> String {
        let title = |id: &String| {
            let source = self.register.find_source(id).map(|source| self.register.source(source));
            source.map_or_else(|| id.clone(), |source| format!("{}, {}", source.title, source.date.prose()))
        };
        let titles: Vec<String> = ids.iter().map(title).map(|title| escape(&title)).collect();
        if titles.is_empty() { String::new() } else { format!(" ({})", titles.join("; ")) }
    }

    /// What is between two letters, and what each of them says.
    fn between(&self, found: &Relation) -> String {
        let (what, keeps, todo) = match found.kind {
            RelationKind::Contradicts => (
                "is told in ways that cannot both be so",
                "",
                "Put right the one that is wrong, with a new letter.",
            ),
            RelationKind::DisclosedAndWithheld => (
                "is withheld by one letter and told by another",
                "withholds it",
                "Look whether it can still be withheld: what has been told is no secret.",
            ),
            RelationKind::NcndUndone => (
                "is neither confirmed nor denied by one letter and told by another",
                "neither confirms nor denies that it is held",
                "Tell whoever decides about disclosure: nobody can go on neither confirming nor denying it.",
            ),
        };
        let end = |end: &End| {
            let sent = &self.letters[end.letter].sent;
            let says = match end.claim.map(|at| &sent.claims[at]) {
                Some(claim) => format!("says {}", self.words.asserted(claim, &sent.as_at)),
                None if end.under.is_empty() => keeps.to_owned(),
                None => format!("{keeps} under {}", end.under.join(", ")),
            };
            let words = (self.said)(end).and_then(|place| place.sentence.as_ref());
            let words = words.map(|said| format!(": “{}”", in_one_line(&said.text))).unwrap_or_default();
            let told = escape(&sentence(&format!("{says}{words}")));
            format!("- {} of {} {told}", escape(&sent.reference), day(&sent.sent))
        };
        let teller = if found.a.claim.is_some() { found.a.letter } else { found.b.letter };
        let name = escape(&capital(&self.named(&found.fact, teller)));
        let then = self.then(found.cleared.as_ref(), todo);
        format!("### {name} {what}\n\n{}\n{}\n{then}", end(&found.a), end(&found.b))
    }
}

/// A text that begins as a sentence does.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    first + letters.as_str()
}

/// A text that ends as a sentence does.
fn sentence(text: &str) -> String {
    let ended = text.trim_end_matches(['”', '"', ')']).ends_with(['.', '!', '?', '…']);
    if ended { text.to_owned() } else { format!("{text}.") }
}

/// The words of a sentence as a quotation has them: of a row of a table, the cells with commas between.
fn in_one_line(text: &str) -> String {
    let text = text.trim().replace("**", "");
    if !text.starts_with('|') {
        return text;
    }
    let cells: Vec<&str> = text.split('|').map(str::trim).filter(|cell| !cell.is_empty()).collect();
    cells.join(", ")
}

fn day(text: &str) -> String {
    Day::parse(text).map_or_else(|_| escape(text), Day::prose)
}
