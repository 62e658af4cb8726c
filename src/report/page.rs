//! The page on rules, as `docs/rules.md` has it: made of the table alone.

use crate::rules::{FAMILIES, Rule};

const INTRODUCTION: &str = "\
# Rules

`candour check` holds the register, the templates and every case against these rules. Each fault is told by its code, its
place and what you can do. `candour rules` lists the same table, and `candour explain CODE` shows one rule in the
terminal.

An **error** must be put right: while the register has one, nothing is drafted. A **warning** should be put right; letters
are written all the same. A **note** is worth knowing, and nothing need be done. `candour check` ends with exit code 1
when there is an error or a warning, with 0 when there is neither, and with 2 when it could not do its work: a file is
missing, not UTF-8, or too large. The code is the same in every format.

What a workspace accepts stands in `candour.yaml` beside the register. An exception names a rule, a place and a reason; the
place is an entry (`posts/analysts`), a file, or a folder. Accepted findings are counted, and listed in JSON and SARIF. An
exception that nothing needs is itself reported. A level can be raised, and never lowered.

```yaml
exceptions:
  - { code: forum-without-members, at: forums/acpo-forum, reason: the note names no member }
levels:
  ask-unanswered: error
```
";

/// The whole page.
pub fn rules_page() -> String {
    let contents = FAMILIES.iter().map(|(family, rules)| {
        let links = rules.iter().map(|rule| format!("[`{code}`](#{code})", code = rule.code));
        format!("- {}: {}\n", capital(family), links.collect::<Vec<_>>().join(", "))
    });
    let families = FAMILIES.iter().map(|(family, rules)| {
        format!("\n## {}\n{}", capital(family), rules.iter().map(told).collect::<String>())
    });
    format!("{INTRODUCTION}\n{}{}", contents.collect::<String>(), families.collect::<String>())
}

fn told(rule: &Rule) -> String {
    let explanation = rule.explanation.trim_end();
    format!(
        "\n### {}\n\n**{}**: {}\n\n{explanation}\n",
        rule.code,
        capital(&rule.level.to_string()),
        rule.summary
    )
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
