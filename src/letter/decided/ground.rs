//! A ground: the provisions that it cites, what has to be shown for them, and how it is told.

use super::view::{GroundView, HarmView, InterestsView, OpinionView, TestView};
use super::{Told, day, start};
use crate::answer::{Marked as _, Marks, Origin, Phrase, through_marks};
use crate::case::{Decision, Ground, Likelihood};
use crate::diagnostic::{Diagnostic, Finding};
use crate::law::{self, Citation, Confirm, Found, Need, Provision, Section};
use crate::letter::own::Own;
use crate::text::At;

/// What a ground cites: provisions to the last letter, or a section whose limbs are conditions of one ground.
pub(super) struct Cited {
    citations: Vec<Citation>,
    provisions: Vec<Provision>,
}

impl Cited {
    pub(super) fn provisions(&self) -> impl Iterator<Item = Provision> {
        self.provisions.iter().copied()
    }

    /// As a sentence has it.
    pub(super) fn text(&self) -> String {
        law::list(&self.citations)
    }

    fn needs(&self, need: Need) -> bool {
        self.provisions.iter().any(|provision| provision.needs().contains(&need))
    }

    /// Whether the duty that it lifts is to say whether the information is held.
    fn denies(&self) -> bool {
        !self.provisions.is_empty()
            && self.provisions.iter().all(|provision| provision.confirm() == Confirm::Here)
    }

    fn section(&self) -> Option<&'static Section> {
        self.provisions.first().map(|provision| provision.section)
    }
}

/// So many limbs can be listed in a message.
const FEW: usize = 8;

/// The provisions that an officer cites, as they stand in the law on the day of the letter.
pub(super) fn provisions(with: &Told<'_>, under: &At<String>) -> Result<Cited, Vec<Diagnostic>> {
    let number = &with.question.id.value;
    let law = with.regime.law;
    let fault = |message: String, help: String, code: &'static str| {
        vec![Finding::new(under.span, message).help(help).error(code)]
    };
    let citations = law::parse(&under.value, law).map_err(|_| {
        let message = format!("`{}` does not name a provision", under.value);
        fault(message, "write the section and the limb: `31(1)(a)`".to_owned(), "provision-unknown")
    })?;
    let mut provisions = Vec::new();
    for citation in &citations {
        match law::provision(citation) {
            Found::Whole(provision) if provision.in_force(with.dated) => provisions.push(provision),
            Found::Whole(provision) => {
                let message =
                    format!("{} was not in force on {}", provision.citation().long(), with.dated.prose());
                let help = format!("`candour provisions {} --as-of DAY` lists what was", citation.section);
                return Err(fault(message, help, "provision-unknown"));
            }
            Found::Above { below, together: true, .. } => provisions.extend(below),
            Found::Above { below, .. } => {
                let message =
                    format!("question {number} relies on {} and does not name the limb", citation.long());
                let limbs: Vec<String> = below
                    .iter()
                    .filter(|limb| limb.ground() != law::Ground::Purpose)
                    .map(|limb| limb.citation().to_string())
                    .collect();
                let help = if limbs.len() <= FEW {
                    format!("it has {}", limbs.join(", "))
                } else {
                    format!("`candour provisions {}` lists the limbs", citation.section)
                };
                return Err(fault(message, help, "limb-missing"));
            }
            Found::Missing(missing) => {
                let message = format!("the Act has no provision `{citation}` to withhold under");
                return Err(fault(message, missing.to_string(), "provision-unknown"));
            }
        }
    }
    Ok(Cited { citations, provisions })
}

/// Grounds of one question that exclude each other.
pub(super) fn excluded(with: &Told<'_>, decision: &Decision) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let cited: Vec<(&At<String>, Cited)> = decision
        .grounds
        .iter()
        .filter_map(|ground| Some((&ground.under, provisions(with, &ground.under).ok()?)))
        .collect();
    for (at, (under, one)) in cited.iter().enumerate() {
        let others = cited[..at]
            .iter()
            .flat_map(|(earlier, other)| other.provisions.iter().map(move |p| (earlier, p)));
        let pairs =
            one.provisions.iter().flat_map(|provision| others.clone().map(move |other| (provision, other)));
        let first =
            pairs.into_iter().find(|(one, (_, other))| law::excludes(&one.citation(), &other.citation()));
        if let Some((one, (earlier, other))) = first {
            let message = format!(
                "question {} relies on {} and {}, which exclude each other",
                with.question.id.value,
                other.citation().long(),
                one.citation().long()
            );
            let help = "choose one; what is exempt under the first cannot be under the second";
            let finding = Finding::new(under.span, message).see(earlier.span, "the other one").help(help);
            found.push(finding.error("exemptions-exclusive"));
        }
    }
    found
}

/// What a ground has to show and does not.
pub(super) fn missing(with: &Told<'_>, ground: &Ground, cited: &Cited) -> Vec<Diagnostic> {
    let number = &with.question.id.value;
    let provision = cited.text();
    let place = start(ground.under.span);
    let fault =
        |message: String, help: &str, code: &'static str| Finding::new(place, message).help(help).error(code);
    let mut found = Vec::new();
    if let Some(exclusion) = cited.provisions().find(|provision| provision.ground() == law::Ground::Exclusion)
    {
        let unneeded = ground.public_interest.as_ref().filter(|_| !exclusion.weight().is_weighed());
        found.extend(unneeded.map(|test| not_weighed(test, &provision)));
        if let Some(text) = ground.texts().next().filter(|_| ground.public_interest.is_none()) {
            let message = format!("nothing is withheld under {provision}, and no letter would tell this");
            let help = "write it under `because:` of the decision";
            found.push(Finding::new(text.span, message).help(help).error("decision-impossible"));
        }
        return found;
    }
    let said = ground.left_unsaid.is_none();
    let mut lacks = |is_missing: bool, what: &str, help: &str| {
        if is_missing {
            let message = format!("question {number} relies on {provision} and does not say {what}");
            found.push(fault(message, help, "decision-incomplete"));
        }
    };
    lacks(
        said && ground.because.is_none() && ground.apparent.is_none(),
        "why it applies (section 17(1)(c))",
        "write it under `because:`; or why it is plain without, under `apparent:`",
    );
    lacks(
        said && cited.needs(Need::Harm) && ground.harm.is_none(),
        "what harm would come about",
        "write `harm:` with `to`, `how` and `likelihood: would` or `would be likely to`",
    );
    lacks(
        said && cited.needs(Need::PublicInterest) && ground.public_interest.is_none(),
        "where the public interest lies (section 17(3))",
        "write `public_interest:` with `disclosure`, `withholding` and `balance`, or with `undecided_until`",
    );
    lacks(
        cited.needs(Need::LegitimateInterests) && ground.legitimate_interests.is_none(),
        "whether a legitimate interest outweighs that of the people concerned",
        "write `legitimate_interests:` with `interest`, `necessity` and `balance`",
    );
    lacks(
        cited.needs(Need::QualifiedPerson) && ground.opinion.is_none(),
        "what the qualified person's opinion was",
        "write `opinion:` with `by`, `on` and `held`; the section cannot be relied on without it",
    );
    lacks(
        with.question.decision.as_ref().is_some_and(|decision| decision.outcome.value.gives())
            && ground.what.is_none(),
        "what is withheld under it",
        "write under `what:` which part of the information it concerns",
    );
    let weighed = cited.provisions().any(|provision| provision.weight().is_weighed());
    if let Some(test) = ground.public_interest.as_ref().filter(|_| !weighed) {
        found.push(not_weighed(test, &provision));
    }
    found
}

/// A public interest test, or time for one, that the law does not give.
fn not_weighed(test: &crate::case::PublicInterest, provision: &str) -> Diagnostic {
    if let Some(until) = test.undecided_until {
        let message = format!("{provision} gives no more time: no public interest is weighed under it");
        return Finding::new(until.span, message)
            .help("only a qualified exemption can put the decision off (section 10(3))")
            .error("extension-unqualified");
    }
    let message =
        format!("no public interest is weighed under {provision}, and the letter would say that one was");
    Finding::new(start(test.span), message).help("take `public_interest:` out").error("decision-impossible")
}

/// A ground as templates are given it.
pub(super) fn told(ground: &Ground, cited: &Cited, own: &mut Own<'_>, marks: &mut Marks) -> GroundView {
    let law = marks.mark(Origin::Law("provision"));
    let subject = cited.section().map_or("", |section| section.title);
    let mut first = subject.chars();
    let subject: String = first.next().into_iter().flat_map(char::to_lowercase).chain(first).collect();
    let test = ground.public_interest.as_ref();
    GroundView {
        provision: cited.text().marked(law),
        one: cited.citations.len() == 1,
        subject: Phrase::new(subject).marked(law),
        denial: cited.denies(),
        weighed: cited.provisions().any(|provision| provision.weight().is_weighed()),
        harmful: cited.needs(Need::Harm),
        left_unsaid: ground.left_unsaid.is_some(),
        what: ground.what.as_ref().map(|text| own.told(text, marks)),
        because: ground.because.as_ref().map(|text| own.told(text, marks)),
        harm: ground.harm.as_ref().map(|harm| HarmView {
            to: own.told(&harm.to, marks),
            how: own.told(&harm.how, marks),
            would: harm.likelihood == Likelihood::Would,
        }),
        test: test.filter(|test| test.undecided_until.is_none()).map(|test| TestView {
            disclosure: test.disclosure.iter().map(|text| own.told(text, marks)).collect(),
            withholding: test.withholding.iter().map(|text| own.told(text, marks)).collect(),
            balance: test.balance.as_ref().map(|text| own.told(text, marks)).unwrap_or_default(),
        }),
        undecided_until: test
            .and_then(|test| test.undecided_until)
            .map(|until| day(until.value).marked(marks.mark(Origin::Case("undecided_until")))),
        interests: ground.legitimate_interests.as_ref().map(|steps| InterestsView {
            interest: own.told(&steps.interest, marks),
            necessity: own.told(&steps.necessity, marks),
            balance: own.told(&steps.balance, marks),
        }),
        opinion: ground.opinion.as_ref().map(|opinion| OpinionView {
            by: capitalised(&own.told(&opinion.by, marks)),
            on: day(opinion.on.value).marked(marks.mark(Origin::Case("opinion"))),
            held: own.told(&opinion.held, marks),
        }),
    }
}

/// As it begins a sentence.
fn capitalised(text: &str) -> String {
    let mut first = true;
    through_marks(text, |visible| {
        let letters = visible.chars().map(|c| {
            let begins = std::mem::take(&mut first);
            if begins { c.to_uppercase().collect() } else { c.to_string() }
        });
        letters.collect()
    })
}
