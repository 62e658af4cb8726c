//! Small templates and what is found in them.

use super::*;
use crate::document::{Names, figures};

/// Looks through templates, and gives what was found as `name:place code`, the place as it is written.
pub(super) fn found(templates: &[(&str, &str)]) -> Vec<String> {
    let files = (0..).map(FileId).zip(templates).map(|(file, (name, text))| (*name, file, *text));
    let mut files: Vec<(&str, FileId, &str)> = files.collect();
    files.sort_unstable();
    let names = Names::default();
    let find = |text: &str| figures(text, &names).into_iter().map(|figure| figure.span).collect();
    let Linted { diagnostics, vague, .. } = lint(&files, &find);
    let told = diagnostics.iter().chain(&vague).map(|diagnostic| {
        let span = diagnostic.finding.span.unwrap();
        let (name, text) = templates[span.file.0 as usize];
        let code = diagnostic.code.strip_prefix("template-").unwrap();
        format!("{name} {code}: {}", &text[span.range()])
    });
    told.collect()
}

/// What is found in what an answer says of each post.
fn of_post(body: &str) -> Vec<String> {
    let text = format!(
        "{{#- tells of: posts -#}}{{% for group in posts.groups %}}{{% for post in group.items %}}{body}{{% endfor \
         %}}{{% endfor %}}"
    );
    let found = found(&[("answers/x.md", &text)]);
    found.into_iter().map(|fault| fault.strip_prefix("answers/x.md ").unwrap().to_owned()).collect()
}

#[test]
fn values_that_may_be_absent_are_guarded() {
    for body in [
        "{% if post.count %}{{ post.count.words }}{% endif %}",
        "{% if post.count and post.count.one %}{{ post.count.words }}{% endif %}",
        "{% if post.count and not post.count.one %}{% if post.rank %}{{ post.rank.text }}{% endif %}{% endif %}",
        "{% if not post.rank %}none{% else %}{{ post.rank.text }}{% endif %}",
        "{% if not post.rank %}none{% elif post.count %}{{ post.rank.text }}{{ post.count.text }}{% endif %}",
        "{% if not (post.rank and post.count) %}some{% else %}{{ post.rank.text }}{{ post.count.text }}{% endif %}",
        "{% if post.rank or post.count %}{% if not post.rank %}{{ post.count.text }}{% endif %}{% endif %}",
        "{% if not post.rank or post.rank.text %}{% endif %}",
        "{% if post.commitment and post.commitment.word == \"dedicated\" %}{{ post.commitment.text }}{% endif %}",
        "{% if post.commitment and post.commitment.word in [\"dedicated\", \"part of duties\"] %}x{% endif %}",
        "{% for duty in post.linked.supports or [] %}{{ duty.heading }}{% endfor %}",
        "{% if post.linked.supports %}{{ post.linked.supports[0].heading }}{% endif %}",
        "{% for cell in post.cells %}{{ cell.text }}{{ periods.text }}{% endfor %}",
        "{% if post.rank %}{{ post.ranks.text }}{% endif %}",
        "{% set rank = post.rank %}{% if rank %}{{ post.rank.text }}{{ rank.text }}{% endif %}",
        "{% if post.duties %}{% for duty in post.duties.items %}{{ duty.text }}{% endfor %}{% endif %}",
        "{% if group.names %}{{ group.items[0].heading }}{% endif %}",
        "{% if post.given_for %}{{ periods.or }}{% endif %}",
    ] {
        assert_eq!(of_post(body), [""; 0], "{body}");
    }
}

#[test]
fn values_that_may_be_absent_and_are_not_guarded_are_told_once() {
    for (body, absent) in [
        ("{{ post.count.words }}{{ post.count.text }}", &["post.count"][..]),
        ("{% if post.count or post.rank %}{{ post.count.words }}{% endif %}", &["post.count"]),
        ("{% if post.count.one %}{{ post.count.words }}{% endif %}", &["post.count"]),
        ("{% if post.commitment.word != \"dedicated\" %}x{% endif %}", &["post.commitment"]),
        ("{% if post.rank and post.count.one and post.count.none %}x{% endif %}", &["post.count"]),
        ("{% if not post.rank %}{{ post.rank.text }}{% endif %}", &["post.rank"]),
        ("{% if post.rank %}{% endif %}{{ post.rank.text }}", &["post.rank"]),
        ("{% for duty in post.duties.items %}{% endfor %}", &["post.duties"]),
        ("{% for work in post.linked.supports %}{% endfor %}", &["post.linked.supports"]),
        ("{{ group.others[0].heading }}", &["group.others[0]"]),
        ("{{ periods.text }}", &["periods"]),
        ("{% if post.unit %}{{ post.unit.unit }}{% endif %}", &[]),
        ("{% if post.established %}{{ post.established.unit }}{% endif %}", &["post.established.unit"]),
        ("{% set rank = post.rank %}{{ rank.text }}", &["rank"]),
    ] {
        let unguarded = of_post(body)
            .into_iter()
            .filter_map(|fault| Some(fault.strip_prefix("value-unguarded: ")?.to_owned()));
        assert_eq!(unguarded.collect::<Vec<_>>(), absent, "{body}");
    }
}

#[test]
fn names_that_nothing_gives_are_found_wherever_they_stand() {
    for (body, expected) in [
        ("{{ post.headng }}", "name-undefined: headng"),
        ("{% if false %}{{ psot.heading }}{% endif %}", "name-undefined: psot"),
        ("{{ post.heading.text }}", "name-undefined: text"),
        ("{{ group.items.heading }}", "name-undefined: heading"),
        ("{% if post.cells[0].verdit %}{% endif %}", "name-undefined: verdit"),
        ("{{ loop.index }}", "name-undefined: index"),
        ("{{ law.act }}", "name-undefined: law"),
        ("{% for a in group.items %}{% endfor %}{{ a.heading }}", "name-undefined: a"),
        ("{{ <said.when group={group} /> }}", "name-undefined: said.when"),
        ("{% include \"parts/none.md\" %}", "name-undefined: \"parts/none.md\""),
        ("{{ template }}", "word-printed: template"),
        ("{{ post.name.word }}", "word-printed: post.name.word"),
        ("{% set word = post.name.word %}{{ word }}", "word-printed: word"),
        ("{% if post.name.word == \"x\" %}{% endif %}", "comparison-refused: post.name.word"),
        ("{% if post.name.word %}{{ post.name.told }}{% endif %}", ""),
        ("{{ post.heading[0] }}", "value-misused: 0"),
        ("{% for c in post.heading %}{% endfor %}", "value-misused: post.heading"),
        ("{{ post.name and post.heading }}", "value-misused: post.name and post.heading"),
        ("{{ group.items | length }}", "filter-refused: length"),
        ("{{ post.heading | safe(deep=true) }}", "filter-refused: deep"),
        ("{% if post.cells | length == 2 %}{% endif %}", ""),
        ("{% if post.heading | length == 2 %}{% endif %}", "filter-refused: post.heading"),
        ("{% if post.count | length %}{% endif %}", "filter-refused: post.count"),
        ("{% if \"x\" in post.heading %}{% endif %}", "comparison-refused: post.heading"),
        ("{% if post.heading == heading %}{% endif %}", "comparison-refused: post.heading"),
        ("{% if case.briefing == true %}{% endif %}", "comparison-refused: case.briefing"),
        ("{% if post.cells[0].verdict == \"parts\" %}{% endif %}", "word-unknown: \"parts\""),
        ("{% if \"parts\" != post.cells[0].verdict %}{% endif %}", "word-unknown: \"parts\""),
        ("{{ \"in May\" }}", "figure: \"in May\""),
        ("{{ 3 }}", "figure: 3"),
        ("{% raw %}{{ x }}{% endraw %}", "construct-unknown: {% raw %}{{ x }}{% endraw %}"),
        ("{% set_global x = post %}", "construct-unknown: set_global"),
        ("{% macro x() %}{% endmacro %}", "construct-unknown: macro"),
        ("{% for a, b in group.items %}{% endfor %}", "construct-unknown: ,"),
        ("{{ post.heading ~ \"s\" }}", "construct-unknown: ~"),
        ("{{ post?.heading }}", "construct-unknown: ?."),
        ("{{ post[heading] }}", "construct-unknown: heading"),
        ("{% if post is defined %}{% endif %}", "construct-unknown: is"),
        ("{% for a in [b for b in group.items] %}{% endfor %}", "construct-unknown: for"),
        ("{{ range(end=3) }}", "function-unknown: range"),
    ] {
        let mut found = of_post(body);
        found.retain(|fault| !fault.starts_with("value-unguarded") && !fault.starts_with("unsafe"));
        if body.contains("range(") {
            found.retain(|fault| !fault.starts_with("figure"));
        }
        let expected: Vec<&str> =
            Some(expected).into_iter().filter(|expected| !expected.is_empty()).collect();
        assert_eq!(found, expected, "{body}");
    }
}

#[test]
fn parts_are_seen_from_each_place_that_they_go_into() {
    let part = "{{ thing.heading }}{% if thing.rank %}{{ thing.rank.text }}{% endif %}{{ loop.first }}";
    let answer = |kind: &str| {
        format!(
            "{{#- tells of: {kind} -#}}{{% for group in {kind}.groups %}}{{% for thing in group.items %}}{{% include \
             \"parts/thing.md\" %}}{{% endfor %}}{{% endfor %}}"
        )
    };
    let (posts, duties) = (answer("posts"), answer("duties"));
    let templates =
        [("answers/posts.md", &*posts), ("answers/duties.md", &*duties), ("parts/thing.md", part)];
    assert_eq!(
        found(&templates),
        [
            "parts/thing.md name-undefined: rank",
            "parts/thing.md name-undefined: rank",
            "parts/thing.md name-undefined: loop"
        ]
    );
    assert_eq!(found(&templates[..1]), ["answers/posts.md name-undefined: \"parts/thing.md\""]);
}

#[test]
fn components_are_seen_with_what_they_are_given() {
    let house = "{%- component say(what: map, how: string = \"plainly\") -%}{{ what.text }}, {{ how }}, {{ heading \
                 }}{%- endcomponent say -%}{%- component never(what: map) -%}{{ what.any.thing }}{{ this }}{%- \
                 endcomponent never -%}";
    let body = "{{ <say what={topic.work} /> }}{{ <say what={organisation} how=\"so\" /> }}{{ <say wat={topic} /> }}\
                {% if see %}{{ <say what={see} /> }}{% endif %}{{ <say what={see} /> }}";
    assert_eq!(
        found(&[("answers/x.md", body), ("house/style.md", house)]),
        [
            "answers/x.md name-undefined: say",
            "answers/x.md name-undefined: wat",
            "answers/x.md value-unguarded: see",
            "house/style.md name-undefined: text",
            "house/style.md name-undefined: heading",
            "house/style.md name-undefined: this",
        ]
    );
}

#[test]
fn letters_may_print_answers_as_they_are() {
    let letter = "{% for question in questions %}{{ question.text | safe }}{% endfor %}{{ law.act }}";
    assert_eq!(found(&[("letters/x.md", letter)]), [""; 0]);
    assert_eq!(found(&[("briefings/x.md", letter)]), ["briefings/x.md value-unguarded: law"]);
    let number = "{% if number == \"one\" %}{{ number }}{% endif %}{% if one %}x{% endif %}";
    assert_eq!(found(&[("letters/x.md", number)]), ["letters/x.md comparison-refused: number"]);
}

#[test]
fn what_goes_into_itself_by_way_of_others_is_told_once() {
    let templates = [
        ("answers/a.md", "{% include \"parts/b.md\" %}"),
        ("parts/b.md", "{% include \"parts/c.md\" %}"),
        ("parts/c.md", "{{ <again /> }}{% include \"parts/b.md\" %}"),
        ("house/style.md", "{% component again() %}{{ <again /> }}{% endcomponent again %}"),
    ];
    assert_eq!(
        found(&templates),
        ["house/style.md include-cycle: again", "parts/c.md include-cycle: \"parts/b.md\""]
    );
}

#[test]
fn loops_are_counted_through_parts_and_components() {
    let templates = [
        (
            "answers/a.md",
            "{#- tells of: posts -#}{% for group in posts.groups %}{% for post in group.items %}{% include \
             \"parts/b.md\" %}{% endfor %}{% endfor %}",
        ),
        ("parts/b.md", "{% for cell in post.cells %}{{ <each post={post} /> }}{% endfor %}"),
        (
            "house/style.md",
            "{% component each(post: map) %}{% for cell in post.cells %}{% for more in post.cells %}{% endfor %}{% \
             endfor %}{% endcomponent each %}",
        ),
    ];
    assert_eq!(found(&templates), ["house/style.md loop-deep: {% for more in post.cells %}"]);
}

#[test]
fn what_is_set_in_a_branch_may_not_be_set() {
    let body = "{% if post.rank %}{% set rank = post.rank %}{{ rank.txt }}{% endif %}{{ rank.anything }}";
    assert_eq!(of_post(body), ["name-undefined: txt"]);
}

#[test]
fn reading_goes_on_after_what_cannot_be_read() {
    let body =
        "{{ }}{{ post. }}{% if %}{{ post.a }}{% elif post.b %}{% endif %}{% for %}{% endfor %}{{ post.c + }}";
    let found = of_post(body);
    for name in ["a", "b"] {
        assert!(found.contains(&format!("name-undefined: {name}")), "{found:?}");
    }
}

#[test]
fn an_answer_says_what_it_tells_of() {
    let body = "{% if posts.any or duties.any %}{{ heading }}{% endif %}";
    assert_eq!(found(&[("answers/x.md", body)]), ["answers/x.md header: {"]);
    let tells = |kinds: &str| format!("{{#- tells of: {kinds} -#}}{body}");
    for (kinds, expected) in [
        ("duties, posts", None),
        ("posts", Some("answers/x.md header: {#- tells of: posts -#}")),
        ("posts, dutees, duties", Some("answers/x.md header: dutees")),
        ("posts, duties, documents", None),
    ] {
        assert_eq!(
            found(&[("answers/x.md", &tells(kinds))]),
            expected.into_iter().collect::<Vec<_>>(),
            "{kinds}"
        );
    }
}
