//! Letters: what an answer needs, what every statement of it needs, and the Markdown that it is made of.

use super::Rule;
use super::elsewhere::elsewhere;

pub(super) const RULES: &[Rule] = elsewhere! {
    Error "template-unknown": "a question names an answer template that does not exist";
    Error "topic-closed": "the topic of a question may not be disclosed";
    Error "period-after-facts": "a question asks for a period after the day whose facts are given";
    Error "own-words-unknown": "the officer's own words print what nothing gives";
    Error "attachment-missing": "a document that is asked for does not lie in the case's folder";
    Error "answer-empty": "a question would have no answer";
    Error "figure-without-source": "nothing says where a figure in a letter comes from";
    Warning "assertion-unprinted": "a letter passes over a fact in silence";
    Note "kept-back-unsaid": "what bears on a question is kept back, and the letter does not say so";
    Error "regulator-unknown": "a letter cannot say where to complain";
    Error "regime-unknown": "letters cannot be drafted under this law";
    Warning "contact-not-current": "the address for reviews is not known to hold";
    Error "markdown-outside-subset": "a letter uses Markdown that letters do not use";
    Error "markdown-too-deep": "lists, quotes or stressed words stand too deep in one another";
    Error "title-missing": "a letter does not begin with a title";
    Error "heading-empty": "a heading has no words";
    Error "heading-level-skipped": "a heading is more than one level below the one before it";
    Error "table-header-empty": "a column of a table has no header";
    Error "link-empty": "a link has no words";
    Error "link-not-web": "a link leads where a reader cannot follow";
    Error "footnote-undefined": "the text refers to a footnote that is not there";
    Error "footnote-unused": "nothing refers to a footnote";
    Error "footnote-empty": "a footnote has no words";
    Error "footnote-repeated": "two footnotes have the same label";
};
