//! What letters do not use, and where it is pointed at.

use super::*;

const OUTSIDE: &str = "markdown-outside-subset";

#[track_caller]
fn refused(body: &str, expected: &[(&str, &str)]) {
    let markdown = format!("# Title\n\n{body}\n");
    assert_eq!(faults(&markdown), expected, "{body}");
}

#[test]
fn what_lies_outside_the_subset_is_shown_exactly() {
    refused("a <b>bold</b> word", &[(OUTSIDE, "<b>"), (OUTSIDE, "</b>")]);
    refused("<div>\nx\n</div>", &[(OUTSIDE, "<div>\nx\n</div>")]);
    refused("<!-- hidden -->", &[(OUTSIDE, "<!-- hidden -->")]);
    refused("see ![a chart](https://a.uk/c.png).", &[(OUTSIDE, "![a chart](https://a.uk/c.png)")]);
    refused("```\ncode\n```", &[(OUTSIDE, "```\ncode\n```")]);
    refused("    code", &[(OUTSIDE, "code")]);
    refused("the `file` is", &[(OUTSIDE, "`file`")]);
    refused("- [ ] done", &[(OUTSIDE, "[ ]")]);
    refused("~~gone~~", &[(OUTSIDE, "~~gone~~")]);
    refused("[a](https://a.uk \"hidden\")", &[(OUTSIDE, "[a](https://a.uk \"hidden\")")]);
    refused("- # x", &[(OUTSIDE, "# x")]);
    refused("## a **b[^1]**\n\n[^1]: c", &[(OUTSIDE, "## a **b[^1]**")]);
    refused("- |A|\n  |-|\n  |b|", &[(OUTSIDE, "|A|\n  |-|\n  |b|")]);
}

#[test]
fn headings_go_down_one_level_at_a_time() {
    refused("### x", &[("heading-level-skipped", "### x")]);
    refused("## a\n\n### b\n\n## c", &[]);
    refused("##", &[("heading-empty", "##")]);
    assert_eq!(faults("## x\n"), [("title-missing", "## x")]);
    assert_eq!(faults("x\n\n# y\n"), []);
}

#[test]
fn links_lead_somewhere_and_say_where() {
    for url in
        ["javascript:alert(1)", "file:///etc/passwd", "/local", "ftp://a.uk", "https://", "data:,x", "#x"]
    {
        let link = format!("[a]({url})");
        refused(&link, &[("link-not-web", &link)]);
    }
    refused("[](https://a.uk)", &[("link-empty", "[](https://a.uk)")]);
}

#[test]
fn footnotes_are_written_once_and_used() {
    refused("a[^1]", &[("footnote-undefined", "[^1]")]);
    refused("a[^1]\n\nb[^1][c]\n\n[^1]: d", &[("footnote-undefined", "[^1]")]);
    refused("a\\[^1] and b[^a b]", &[]);
    refused("a\n\n[^1]: b", &[("footnote-unused", "[^1]: b")]);
    refused("a[^1]\n\n[^1]: b[^2]\n\n[^2]: c", &[(OUTSIDE, "[^2]"), ("footnote-unused", "[^2]: c")]);
    refused("a[^1]\n\n[^1]: b[^1]", &[(OUTSIDE, "[^1]")]);
}

#[test]
fn columns_have_headers() {
    refused("|A||\n|-|-|\n|a|b|", &[("table-header-empty", "")]);
}

#[test]
fn what_is_deeply_nested_is_refused_once_and_left_out() {
    let quotes = format!("{}x", ">".repeat(5_000));
    let (_, found) = read(&format!("# T\n\n{quotes}\n"));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].code, "markdown-too-deep");
    let lists: Vec<_> = (0..200).map(|depth| format!("{}- x\n", "  ".repeat(depth))).collect();
    let lists = lists.concat();
    assert_eq!(read(&format!("# T\n\n{lists}")).1.len(), 1);
    let stars = format!("{}x{}", "*a ".repeat(2_000), " b*".repeat(2_000));
    read(&format!("# T\n\n{stars}\n"));
}
