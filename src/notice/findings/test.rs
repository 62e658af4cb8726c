//! The public interest test: both sides, the balance, or the day by which it will be found.

use crate::diagnostic::{Diagnostic, Level};
use crate::law::Need;
use crate::notice::cited::{Cited, is_law_told};
use crate::notice::day::{Named, days};
use crate::notice::ground::Ground;
use crate::notice::lexicon::Family as F;
use crate::notice::part::Part;
use crate::notice::pattern::Hit;
use crate::notice::reading::Reading;
use crate::notice::sentence::Sentence;
use crate::notice::topic::Topic;

pub(super) fn all(reading: &Reading<'_>) -> Vec<Diagnostic> {
    const SIDES: [Part; 3] = [Part::For, Part::Balance, Part::Test];
    if reading.extends() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut without = reading.lacking(Need::PublicInterest, &SIDES);
    // What the applicant said of it, or that it need not be weighed, is no test either.
    let unweighed = reading.lacking(Need::PublicInterest, &[Part::Balance]);
    let told = |ground: &Ground| without.iter().any(|other| other.number == ground.number);
    let further: Vec<&Ground> =
        unweighed.into_iter().filter(|ground| !told(ground) && !is_weighed(reading, ground)).collect();
    without.extend(further);
    for ground in &without {
        let named = ground.named();
        let message =
            format!("nothing is said of the public interest for {named}, which section 17(3) requires");
        let help = "say what speaks for disclosure, what for the exemption, and which weighs more; or the day by which that will be decided";
        found.push(at(reading, ground, message).help(help).error("public-interest-missing"));
    }
    let tested = |ground: &&&Ground| without.iter().all(|other| other.number != ground.number);
    for (part, code, level, lacks, help) in [
        (
            Part::For,
            "favouring-disclosure-missing",
            Level::Warning,
            "has nothing in favour of disclosure",
            "say what the public would gain from this information: openness, accountability, an informed debate",
        ),
        (
            Part::Against,
            "favouring-withholding-missing",
            Level::Error,
            "has nothing in favour of the exemption",
            "say what the public would lose if this information came out; section 17(3) asks for the reasons",
        ),
        (
            Part::Balance,
            "balance-missing",
            Level::Error,
            "comes to no conclusion",
            "say which side weighs more, and why; section 17(3) asks for that",
        ),
    ] {
        // What is not understood may be what seems to be missing.
        let perhaps = match part {
            Part::For => Part::ForPerhaps,
            Part::Against => Part::AgainstPerhaps,
            other => other,
        };
        let lacking = reading.lacking(Need::PublicInterest, &[part, perhaps]);
        for ground in lacking.iter().filter(tested) {
            let message = format!("the public interest test for {} {lacks}", ground.named());
            found.push(at(reading, ground, message).help(help).with(code, level));
        }
    }
    found
}

/// Whether the letter itself begins to weigh the public interest for a ground, and does not call it absolute.
fn is_weighed(reading: &Reading<'_>, ground: &Ground) -> bool {
    let absolute = reading.own().any(|(number, sentence)| {
        let cites = reading.cited_in(number).iter().any(|cited| cited.citation.section == ground.number);
        sentence.has(F::Absolute) && cites && !sentence.has(F::Not)
    });
    let shown = [Part::For, Part::Against, Part::Test];
    let begins = |(number, sentence): (usize, &Sentence)| {
        let said = sentence.of(F::Suggested).any(|hit| hit.start <= 1);
        !said && shown.iter().any(|part| reading.shows_at(number, *part))
    };
    let against = reading.lacking(Need::PublicInterest, &[Part::Against]);
    let one_sided = against.iter().any(|other| other.number == ground.number);
    !absolute && (!one_sided || reading.own().any(begins))
}

fn at(reading: &Reading<'_>, ground: &Ground, message: String) -> crate::diagnostic::Finding {
    reading.finding(ground.place_of(Need::PublicInterest), message)
}

/// More time to weigh the public interest: for a qualified exemption only, and with the day by which it ends.
pub(super) fn extension(reading: &Reading<'_>) -> Vec<Diagnostic> {
    let open = reading.extension().filter(|_| reading.extends());
    let Some((number, sentence)) = open.or_else(|| taken(reading)) else {
        return Vec::new();
    };
    let hit = sentence.of(F::Extends).next();
    let place = hit.map_or(sentence.range.clone(), |hit| sentence.span(hit));
    let weighed = reading.grounds.iter().any(|ground| ground.needs(Need::PublicInterest));
    if !weighed && !reading.grounds.is_empty() {
        let named: Vec<String> = reading.grounds.iter().map(Ground::named).collect();
        let message =
            format!("more time is taken for the public interest, and {} has none to weigh", named.join(", "));
        let help = "section 10(3) gives more time for qualified exemptions only: decide now, or name the qualified one";
        return vec![reading.finding(place, message).help(help).error("extension-unqualified")];
    }
    if open.is_none() || names_a_day(reading, number) {
        return Vec::new();
    }
    let message = "the public interest is still being weighed, and no day is given by which that is expected to end, which \
                   section 17(2) requires";
    let help = "name the day by which you expect to decide";
    vec![reading.finding(place, message).help(help).error("decision-date-missing")]
}

/// The sentence that says that the time of section 10(3) was taken before.
fn taken<'r>(reading: &'r Reading<'_>) -> Option<(usize, &'r Sentence)> {
    reading.own().find(|(number, sentence)| {
        let cited = |cited: &Cited| {
            cited.citation.section == "10" && cited.citation.path.first() == Some(&"3".into())
        };
        let denied = sentence.has(F::Not) || sentence.has(F::NotRelied);
        // "Further time is sometimes taken" tells what may happen to any request.
        let near = |hit: Hit| {
            sentence.of(F::Supposed).any(|other| other.start <= hit.end + 1 && hit.start <= other.end)
        };
        let denied = denied || sentence.of(F::Extends).any(near);
        sentence.has(F::Extends)
            && !denied
            && !is_law_told(sentence)
            && reading.cited_in(*number).iter().any(cited)
    })
}

/// Whether a day is named near the sentence in which more time is taken.
fn names_a_day(reading: &Reading<'_>, number: usize) -> bool {
    let paragraph = reading.page.sentences[number].paragraph;
    let questions = reading.questions(number);
    let mut near = reading.own().filter(|(other, sentence)| {
        let extends = sentence.has(F::Extends) || sentence.has(F::Undecided);
        let here = (paragraph..=paragraph + 3).contains(&sentence.paragraph) || extends;
        let same = || {
            let own = reading.questions(*other);
            own.is_empty() || questions.is_empty() || own.iter().any(|own| questions.contains(own))
        };
        let decides = sentence.has(F::Concludes) || extends || sentence.has(F::Writes);
        // "She had no part in this decision and aims to reply within 20 working days" tells of a review.
        let of_rights = |sentence: &Sentence| {
            sentence.has(F::Regulator) || sentence.has(F::Review) || sentence.under == Some(Topic::Rights)
        };
        let led = reading.page.sentences[..*other].iter().rev();
        let led = led.take_while(|before| before.paragraph == sentence.paragraph).any(of_rights);
        let rights = of_rights(sentence) || (led && !extends);
        here && decides
            && !rights
            && same()
            && !is_law_told(sentence)
            && !awaits(&reading.page.text[sentence.range.clone()])
    });
    near.any(|(_, sentence)| later_day(reading, sentence) || period(reading, sentence))
}

/// "We have asked that their comments reach us by 13 June" is a day for others.
fn awaits(text: &str) -> bool {
    let text = text.to_lowercase();
    ["reach us", "to us by", "with us by", "let us have", "from them by", "from it by", "reply to us"]
        .iter()
        .any(|words| text.contains(words))
}

fn later_day(reading: &Reading<'_>, sentence: &Sentence) -> bool {
    let text = &reading.page.text[sentence.range.clone()];
    // "The twenty working days end on 2 February" names the day by which the law wanted this letter.
    let limit = ["days", "period", "limit", "deadline", "time"].iter().any(|limit| {
        let lower = text.to_lowercase();
        lower.match_indices(limit).any(|(at, _)| {
            let after = lower[at..].split([',', ';', '.']).next().unwrap_or_default();
            [" end on", " ends on", " expire", " ended", " ran out", " runs out"]
                .iter()
                .any(|end| after.contains(end))
        })
    });
    if limit {
        return false;
    }
    // Where a letter bears no day, the only one that it names may be this.
    let only = text.contains(" by ");
    let later = |named: &Named| named.day > reading.dated || (only && named.day == reading.dated);
    days(text).iter().any(later) || is_day_without_year(text)
}

/// "By 14 March", without the year.
fn is_day_without_year(text: &str) -> bool {
    let lower = text.to_lowercase();
    let months = crate::value::MONTHS.map(str::to_lowercase);
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let words = [&*words, &[""]].concat();
    words.windows(3).any(|three| {
        let number = |word: &str| {
            let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
            !digits.is_empty() && digits.len() <= 2 && digits.bytes().all(|byte| byte.is_ascii_digit())
        };
        let month = |word: &str| months.iter().any(|month| month == word);
        let year = |word: &str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
        number(three[0]) && month(three[1]) && !year(three[2])
    })
}

/// "Within a further 20 working days", "in ten working days' time": a day that can be reckoned.
fn period(reading: &Reading<'_>, sentence: &Sentence) -> bool {
    let text = reading.page.text[sentence.range.clone()].to_lowercase();
    let day = [
        "working days",
        "days of",
        "days from",
        "weeks of",
        "weeks from",
        "days after",
        "fortnight",
        "weeks' time",
        "days' time",
    ];
    let usual = [
        "normal 20",
        "usual 20",
        "20 working day limit",
        "days within which",
        "days allowed",
        "days in which",
        "statutory 20",
        "initial 20",
        "after receipt",
        "following receipt",
        "of receipt",
        "beyond the 20",
    ];
    let given = [
        "within",
        "in a further",
        "further 20",
        "further twenty",
        "another 20",
        "another twenty",
        "no later than",
        "a further",
        "additional 20",
        "up to",
    ];
    // "We have not been able to finish within twenty working days" gives no day.
    let late = [
        "not been able",
        "n't been able",
        "unable",
        "not possible",
        "beyond",
        "cannot be",
        "can't be",
        "has passed",
        "have passed",
    ];
    let late =
        late.iter().any(|word| text.contains(word)) && !text.contains("further") && !text.contains("another");
    !late
        && day.iter().any(|day| text.contains(day))
        && given.iter().any(|given| text.contains(given))
        && !usual.iter().any(|usual| text.contains(usual))
}
