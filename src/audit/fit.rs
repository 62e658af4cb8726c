//! Whether what is true now lies within what was said then.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::register::{CountShape, Shape};
use crate::value::{Nil, When};

/// How what the register allows lies to what a letter allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// Whatever is true, the letter allowed it: the same, or sharper.
    Within,
    /// Some of it the letter allowed and some not.
    Overlaps,
    /// None of it the letter allowed.
    Apart,
}

/// How `now` lies to `then`; `same` tells one entry by its ids of any time.
pub(super) fn fit(then: &Shape, now: &Shape, same: &dyn Fn(&str, &str) -> bool) -> Fit {
    match (then, now) {
        // That a source says nothing rules nothing out; what is kept back cannot be held against anything.
        (Shape::Nil(Nil::NotStated | Nil::Withheld), _) => Fit::Within,
        (_, Shape::Nil(Nil::NotStated | Nil::Withheld)) => Fit::Overlaps,
        (Shape::Nil(then), Shape::Nil(now)) => whether(then == now),
        (Shape::Nil(Nil::None), Shape::Count(now)) => counts(&none(now), now),
        (Shape::Count(then), Shape::Nil(Nil::None)) => counts(then, &none(then)),
        (Shape::Count(then), Shape::Count(now)) => counts(then, now),
        (Shape::Pounds(then), Shape::Pounds(now)) => whether(pounds(then) == pounds(now)),
        (Shape::Flag(then), Shape::Flag(now)) => whether(then == now),
        (Shape::When(then), Shape::When(now)) => dates(then, now),
        (Shape::Ids(then), Shape::Ids(now)) => lists(then, now, same),
        _ => match (texts(then), texts(now)) {
            (Some(then), Some(now)) => lists(&then, &now, &|then, now| words(then) == words(now)),
            _ => Fit::Apart,
        },
    }
}

/// The same of two lists of which nobody says that they are all: more may be on each, so what one lacks is only open.
pub(super) fn fit_in_part(then: &Shape, now: &Shape, same: &dyn Fn(&str, &str) -> bool) -> Fit {
    let kept = match (then, now) {
        (Shape::Ids(then), Shape::Ids(now)) => {
            then.iter().all(|item| now.iter().any(|other| same(item, other)))
        }
        _ => return fit(then, now, same),
    };
    if kept { Fit::Within } else { Fit::Overlaps }
}

fn whether(same: bool) -> Fit {
    if same { Fit::Within } else { Fit::Apart }
}

fn pounds(text: &str) -> Option<Decimal> {
    text.parse().ok()
}

/// A known zero, counted as the other is.
fn none(like: &CountShape) -> CountShape {
    let zero = || Some("0".to_owned());
    CountShape {
        min: zero(),
        max: zero(),
        approximate: false,
        not_quantifiable: false,
        unit: like.unit.clone(),
    }
}

fn counts(then: &CountShape, now: &CountShape) -> Fit {
    match (then.not_quantifiable, now.not_quantifiable) {
        (true, true) => return Fit::Within,
        // What is not known might turn out to be beyond counting.
        (true, false) => return if now.min.is_none() { Fit::Overlaps } else { Fit::Apart },
        (false, true) => return if then.min.is_none() { Fit::Within } else { Fit::Apart },
        (false, false) => {}
    }
    let (then_range, now_range) = (range(then), range(now));
    let zero = |range: &Range| *range == (Some(Decimal::ZERO), Some(Decimal::ZERO));
    // None is none in every unit; any other number of posts is no number of full-time equivalents.
    if then.unit != now.unit && !zero(&then_range) && !zero(&now_range) {
        return Fit::Overlaps;
    }
    ranges(then_range, now_range)
}

/// Least and most, where they are known.
type Range = (Option<Decimal>, Option<Decimal>);

/// The numbers that a count allows. "About" allows a tenth more or less, and one at the least.
fn range(count: &CountShape) -> Range {
    let read = |text: &Option<String>| text.as_ref().and_then(|text| text.parse::<Decimal>().ok());
    let (min, max) = (read(&count.min), read(&count.max));
    if !count.approximate {
        return (min, max);
    }
    let leeway = |number: Decimal| (number / Decimal::TEN).max(Decimal::ONE);
    let least = min.map(|min| (min - leeway(min)).max(Decimal::ZERO));
    (least, max.map(|max| max.saturating_add(leeway(max))))
}

fn ranges((then_min, then_max): Range, (now_min, now_max): Range) -> Fit {
    let below = |max: Option<Decimal>, min: Option<Decimal>| max.zip(min).is_some_and(|(max, min)| max < min);
    let starts_within = then_min.is_none_or(|then| now_min.is_some_and(|now| then <= now));
    let ends_within = then_max.is_none_or(|then| now_max.is_some_and(|now| now <= then));
    if below(now_max, then_min) || below(then_max, now_min) {
        Fit::Apart
    } else if starts_within && ends_within {
        Fit::Within
    } else {
        Fit::Overlaps
    }
}

fn dates(then: &str, now: &str) -> Fit {
    let (Ok(then), Ok(now)) = (When::parse(then), When::parse(now)) else { return whether(then == now) };
    let (then, now) = (then.interval(), now.interval());
    if then.covers(now) {
        Fit::Within
    } else if then.meet(now).is_some() {
        Fit::Overlaps
    } else {
        Fit::Apart
    }
}

/// Lists are the same in any order. Where they share something, the letter said more than holds, or less.
fn lists(then: &[String], now: &[String], same: &dyn Fn(&str, &str) -> bool) -> Fit {
    let held = |item: &String, by: &[String]| by.iter().any(|other| same(item, other));
    let all_kept = then.iter().all(|item| held(item, now));
    let none_new = now.iter().all(|item| held(item, then));
    if all_kept && none_new {
        Fit::Within
    } else if then.iter().any(|item| held(item, now)) {
        Fit::Overlaps
    } else {
        Fit::Apart
    }
}

fn texts(shape: &Shape) -> Option<Vec<String>> {
    match shape {
        Shape::Text(text) => Some(vec![text.clone()]),
        Shape::Texts(texts) => Some(texts.clone()),
        _ => None,
    }
}

/// How a text is spaced is no part of what it says.
fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

/// The same shape, whatever the order in which it lists things: what two letters that say the same have in common.
pub(super) fn settled(shape: &Shape) -> Shape {
    let sorted = |items: &Vec<String>| items.iter().cloned().collect::<BTreeSet<_>>().into_iter().collect();
    match shape {
        Shape::Texts(items) => Shape::Texts(sorted(items)),
        Shape::Ids(items) => Shape::Ids(sorted(items)),
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::register::{Staff, Value};
    use crate::value::{Count, Money};

    fn count(text: &str) -> Shape {
        let staff = Staff::parse(text);
        (&staff.map_or_else(|_| Value::Count(Count::parse(text).unwrap()), Value::Staff)).into()
    }

    fn between(then: &Shape, now: &Shape) -> Fit {
        fit(then, now, &|a, b| a == b)
    }

    #[test]
    fn sharper_is_fine_and_wider_is_not() {
        for (then, now, expected) in [
            ("3", "3", Fit::Within),
            ("2 to 4", "3", Fit::Within),
            ("2 to 4", "2 to 3", Fit::Within),
            ("3", "2 to 4", Fit::Overlaps),
            ("2 to 4", "4 to 6", Fit::Overlaps),
            ("2 to 4", "5", Fit::Apart),
            ("at least 3", "7", Fit::Within),
            ("at least 3", "2", Fit::Apart),
            ("at most 3", "none", Fit::Within),
            ("about 10", "11", Fit::Within),
            ("about 10", "12", Fit::Apart),
            ("about 100", "110", Fit::Within),
            ("10", "about 10", Fit::Overlaps),
            ("about 10", "about 10", Fit::Within),
            ("3", "unknown", Fit::Overlaps),
            ("unknown", "3", Fit::Within),
            ("none", "1", Fit::Apart),
            ("none", "none", Fit::Within),
            ("3", "3 FTE", Fit::Overlaps),
            ("not quantifiable", "3", Fit::Apart),
            ("3", "not quantifiable", Fit::Apart),
            ("not quantifiable", "not quantifiable", Fit::Within),
        ] {
            assert_eq!(between(&count(then), &count(now)), expected, "{then} then, {now} now");
        }
    }

    #[test]
    fn silences_are_kept_apart() {
        let nil = Shape::Nil;
        let money = Shape::from(&Value::Money(Money::parse("£45,000").unwrap()));
        for (then, now, expected) in [
            (nil(Nil::None), money.clone(), Fit::Apart),
            (nil(Nil::None), count("none"), Fit::Within),
            (count("none"), nil(Nil::None), Fit::Within),
            (nil(Nil::NotRecordedSeparately), nil(Nil::None), Fit::Apart),
            (nil(Nil::NotStated), money.clone(), Fit::Within),
            (money.clone(), nil(Nil::NotStated), Fit::Overlaps),
            (money.clone(), nil(Nil::NotHeld), Fit::Apart),
            (money.clone(), Shape::Pounds("45000.00".to_owned()), Fit::Within),
        ] {
            assert_eq!(between(&then, &now), expected, "{then:?} then, {now:?} now");
        }
    }

    #[test]
    fn lists_say_the_same_in_any_order() {
        let list = |items: &[&str]| Shape::Texts(items.iter().map(|item| (*item).to_owned()).collect());
        assert_eq!(between(&list(&["a", "b c"]), &list(&["b  c", "a"])), Fit::Within);
        assert_eq!(between(&list(&["a", "b"]), &list(&["a"])), Fit::Overlaps);
        assert_eq!(between(&list(&["a"]), &list(&["a", "b"])), Fit::Overlaps);
        assert_eq!(between(&list(&["a"]), &list(&["b"])), Fit::Apart);
        assert_eq!(between(&Shape::Text("a".to_owned()), &list(&["a"])), Fit::Within);
        assert_eq!(settled(&list(&["b", "a"])), list(&["a", "b"]));
    }

    #[test]
    fn on_lists_that_are_not_all_there_may_be_more() {
        let list = |items: &[&str]| Shape::Ids(items.iter().map(|item| (*item).to_owned()).collect());
        let in_part = |then: &[&str], now: &[&str]| fit_in_part(&list(then), &list(now), &|a, b| a == b);
        assert_eq!(in_part(&["a", "b"], &["c", "b", "a"]), Fit::Within);
        assert_eq!(in_part(&["a", "b"], &["a"]), Fit::Overlaps);
        assert_eq!(in_part(&["a"], &["b"]), Fit::Overlaps);
        assert_eq!(fit_in_part(&count("2"), &count("3"), &|a, b| a == b), Fit::Apart);
    }

    #[test]
    fn dates_are_held_against_the_days_they_may_mean() {
        let when = |text: &str| Shape::When(text.to_owned());
        assert_eq!(between(&when("2017"), &when("2017-03")), Fit::Within);
        assert_eq!(between(&when("early 2017"), &when("2017")), Fit::Overlaps);
        assert_eq!(between(&when("2016"), &when("2017-03")), Fit::Apart);
    }
}
