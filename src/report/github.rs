//! Diagnostics as commands of GitHub workflows, which shows them beside the lines of a change: a contract.
//!
//! No line of any source is in them. GitHub shows ten of each level for one step.

use crate::diagnostic::{Diagnostic, Level};
use crate::text::SourceMap;

/// One diagnostic as one line.
pub fn github(sources: &SourceMap, diagnostic: &Diagnostic) -> String {
    let finding = &diagnostic.finding;
    let command = match diagnostic.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "notice",
    };
    let mut properties = Vec::new();
    if let Some(span) = finding.span {
        let file = sources.file(span.file);
        let (start, end) = (file.position(span.start as usize), file.position(span.end as usize));
        properties.push(("file", file.path().to_owned()));
        if file.has_lines() {
            properties.push(("line", start.line.to_string()));
            properties.push(("endLine", end.line.to_string()));
        }
        // Columns are taken for those of one line.
        if file.has_lines() && start.line == end.line {
            properties.push(("col", start.column.to_string()));
            properties.push(("endColumn", end.column.to_string()));
        }
    }
    properties.push(("title", format!("candour[{}]", diagnostic.code)));
    let properties: Vec<String> =
        properties.iter().map(|(name, value)| format!("{name}={}", property(value))).collect();
    let help = finding.help.as_ref().map(|help| format!("\nhelp: {help}")).unwrap_or_default();
    let message = data(&format!("{}{help}", finding.message));
    format!("::{command} {}::{message}", properties.join(","))
}

/// What follows the command; nothing in it begins a line of its own.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property, which a comma or a colon would end.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Finding;
    use crate::text::Span;

    #[test]
    fn nothing_ends_a_command_early() {
        let mut sources = SourceMap::new();
        let file = sources.add("a,b: 100%.yaml", "one: 1\r\ntwo: 2\n");
        let found = |range| Finding::new(Span::new(file, range), "50% of\r\n::error::a, b").help("c:\nd");
        assert_eq!(
            github(&sources, &found(0..3).error("wrong-value")),
            "::error file=a%2Cb%3A 100%25.yaml,line=1,endLine=1,col=1,endColumn=4,title=candour[wrong-value]::50%25 \
             of%0D%0A::error::a, b%0Ahelp: c:%0Ad"
        );
        assert_eq!(
            github(&sources, &found(5..12).with("wrong-value", Level::Note)),
            "::notice file=a%2Cb%3A 100%25.yaml,line=1,endLine=2,title=candour[wrong-value]::50%25 \
             of%0D%0A::error::a, b%0Ahelp: c:%0Ad"
        );
        let whole = Finding::new(sources.add_whole("staff.xlsx"), "a sheet is hidden").error("hidden-data");
        assert_eq!(
            github(&sources, &whole),
            "::error file=staff.xlsx,title=candour[hidden-data]::a sheet is hidden"
        );
        let nowhere = Finding::nowhere("nothing is there").with("regime-unknown", Level::Warning);
        assert_eq!(github(&sources, &nowhere), "::warning title=candour[regime-unknown]::nothing is there");
    }
}
