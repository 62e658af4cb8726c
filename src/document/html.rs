//! Markdown as a page of HTML that needs nothing from elsewhere.

use pulldown_cmark::{Event, Options, Parser, html};

use super::Meta;

/// What the page looks like: readable at any size, by anybody.
const STYLE: &str = "body{font:1.125rem/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;\
color:#1a1a1a;background:#fff}table{border-collapse:collapse;width:100%}th,td{border:1px solid #767676;padding:.4rem .6rem;\
text-align:left;vertical-align:top}blockquote{margin:0;padding-left:1rem;border-left:.25rem solid #767676}\
h1,h2,h3{line-height:1.2}";

/// A whole page. HTML in the text is text.
pub fn html(markdown: &str, meta: &Meta) -> String {
    let events = Parser::new_ext(markdown, Options::ENABLE_TABLES).map(|event| match event {
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
        event => event,
    });
    let mut body = String::new();
    html::push_html(&mut body, events);
    let [title, language, author] = [&meta.title, &meta.language, &meta.author].map(|text| escaped(text));
    format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"author\" content=\"{author}\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n{body}</main>\n</body>\n</html>\n"
    )
}

fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    html::push_html(&mut escaped, std::iter::once(Event::Text(text.into())));
    escaped.replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_in_a_text_is_text() {
        let meta = Meta {
            title: "A <b> & \"c\"".to_owned(),
            language: "en-GB".to_owned(),
            author: "An Authority".to_owned(),
            reference: String::new(),
            date: jiff::civil::Date::default(),
            label: None,
            page_words: Default::default(),
        };
        let page = html("# One\n\n<script>alert(1)</script>\n\n| a |\n|---|\n| <i>b</i> |\n", &meta);
        assert!(page.contains("<title>A &lt;b&gt; &amp; &quot;c&quot;</title>"), "{page}");
        assert!(
            page.contains("&lt;script&gt;") && !page.contains("<script>") && !page.contains("<i>"),
            "{page}"
        );
        assert!(page.contains("<th>a</th>"), "{page}");
    }
}
