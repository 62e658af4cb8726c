//! The written form of a decision: the part `decision:` of a question.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer};

use super::case::DayAs;
use super::forms::Several;
use super::words::{Id, Text};
use crate::case::{
    Decision, Earlier, Ground, Harm, Held, LegitimateInterests, Likelihood, Opinion, Outcome, PublicInterest,
    Search,
};
use crate::diagnostic::Finding;
use crate::text::{At, Span};
use crate::value::{Refusal, Wrong};
use crate::yaml::{self, Diagnostics};

/// What was decided on a question, with what the file has to show for it. Where none is written, the question is answered
/// in full. Its texts follow the rules of `words:`, each within one paragraph.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(rename = "decision", title = "a decision", deny_unknown_fields)]
pub(super) struct DecisionAs {
    /// What the question comes to: given in full or in part, refused, not held, neither confirmed nor denied, over the
    /// cost limit, vexatious, repeated, another body's, or not clear yet.
    outcome: At<OutcomeAs>,
    /// Whether the information is held. Unless written, what the outcome implies; for `cost` it must be written, except
    /// under 12(2).
    #[serde(default)]
    held: Option<At<HeldAs>>,
    /// The provisions relied on, each with the information that it is relied on for.
    #[serde(default)]
    #[schemars(with = "Several<GroundAs>")]
    grounds: Vec<GroundAs>,
    /// Where the information was looked for. Nothing is said to be not held without a search.
    #[serde(default)]
    #[schemars(with = "Several<SearchAs>")]
    searches: Vec<SearchAs>,
    /// Why, in whole sentences, where it does not belong to a ground.
    #[serde(default)]
    because: Option<At<Text>>,
    /// What would help: how the request could be narrowed, what could be given within the limit, where else to ask; each
    /// in whole sentences.
    #[serde(default)]
    #[schemars(with = "Several<Text>")]
    advice: Vec<At<Text>>,
    /// What has to be known before the question can be answered, each as a question: `Which years do you mean?`
    #[serde(default)]
    #[schemars(with = "Several<Text>")]
    needed: Vec<At<Text>>,
    /// The request that this one repeats.
    #[serde(default)]
    earlier: Option<EarlierAs>,
    /// The body that may hold the information, and how to reach it: `the county council, at foi@council.example`.
    #[serde(default)]
    to: Option<At<Text>>,
}

/// A provision, or several that stand and fall together, relied on for some information.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(rename = "ground", title = "a ground", deny_unknown_fields)]
struct GroundAs {
    /// The provision with its limb: `31(1)(a)`. `candour provisions 31` lists the limbs and what each needs.
    under: At<Text>,
    /// The information: what ends the sentence "We withhold …" or "We neither confirm nor deny whether we hold …".
    #[serde(default)]
    what: Option<At<Text>>,
    /// Why the provision applies to it, in whole sentences.
    #[serde(default)]
    because: Option<At<Text>>,
    /// Why that is plain without being said. It is for the file and never printed.
    #[serde(default)]
    apparent: Option<At<Text>>,
    /// Why reasons are left out that would disclose what is exempt. It is for the file and never printed.
    #[serde(default)]
    left_unsaid: Option<At<Text>>,
    /// What harm would come of disclosure, where the provision rests on harm.
    #[serde(default)]
    harm: Option<HarmAs>,
    /// The public interest test, where the provision is qualified.
    #[serde(default)]
    public_interest: Option<At<PublicInterestAs>>,
    /// What is weighed instead for other people's personal data.
    #[serde(default)]
    legitimate_interests: Option<LegitimateInterestsAs>,
    /// The opinion of the qualified person, for section 36.
    #[serde(default)]
    opinion: Option<OpinionAs>,
}

/// What harm would come of disclosure, or of confirming or denying.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(rename = "harm", title = "a harm", deny_unknown_fields)]
struct HarmAs {
    /// What would suffer it, as it follows "what is at stake is": `the prevention of burglary`.
    to: At<Text>,
    /// How it would come about, in whole sentences.
    how: At<Text>,
    /// How likely it is: `would` is more likely than not, `would be likely to` a real and significant risk.
    likelihood: LikelihoodAs,
}

/// A public interest test: both sides and which weighs more; or, while that is undecided, the day by which it is expected.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(
    rename = "public-interest",
    title = "a public interest test",
    deny_unknown_fields,
    extend("anyOf" = [{ "required": ["disclosure", "withholding", "balance"] }, { "required": ["undecided_until"] }])
)]
struct PublicInterestAs {
    /// What speaks for disclosure, each in whole sentences.
    #[serde(default)]
    #[schemars(with = "Several<Text>")]
    disclosure: Vec<At<Text>>,
    /// What speaks for keeping it back, each in whole sentences.
    #[serde(default)]
    #[schemars(with = "Several<Text>")]
    withholding: Vec<At<Text>>,
    /// Which weighs more and why, in whole sentences.
    #[serde(default)]
    balance: Option<At<Text>>,
    /// The day by which a decision is expected, while there is none.
    #[serde(default)]
    undecided_until: Option<At<DayAs>>,
}

/// The three steps for other people's personal data, each in whole sentences.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(rename = "legitimate-interests", title = "legitimate interests", deny_unknown_fields)]
struct LegitimateInterestsAs {
    /// Which legitimate interest there is in the information.
    interest: At<Text>,
    /// Whether disclosure is necessary for it.
    necessity: At<Text>,
    /// Whether the person's own interests weigh more.
    balance: At<Text>,
}

/// The reasonable opinion of a qualified person.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(rename = "opinion", title = "an opinion", deny_unknown_fields)]
struct OpinionAs {
    /// Who gave it: an office, never a name: `the Chief Constable`.
    by: At<Text>,
    /// When it was given.
    on: At<DayAs>,
    /// What it was, in whole sentences.
    held: At<Text>,
}

/// A search for what was asked for.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(rename = "search", title = "a search", deny_unknown_fields)]
struct SearchAs {
    /// The post that made it: an id under `posts:` of the register.
    by: At<Id>,
    /// Where, as it follows "searched": `the duty log`.
    place: At<Text>,
    /// When.
    #[serde(default)]
    on: Option<At<DayAs>>,
}

/// An earlier request for the same.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(rename = "earlier", title = "an earlier request", deny_unknown_fields)]
struct EarlierAs {
    /// Its reference.
    reference: At<Text>,
    /// The day on which it was complied with.
    answered: At<DayAs>,
}

/// A word that stands for a variant of the model's own.
macro_rules! words {
    ($($type:ident = $model:ident { $($variant:ident: $word:literal),* $(,)? })*) => {$(
        #[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
        #[schemars(inline)]
        enum $type {
            $(#[serde(rename = $word)] $variant,)*
        }

        impl From<$type> for $model {
            fn from(read: $type) -> Self {
                match read {
                    $($type::$variant => Self::$variant,)*
                }
            }
        }
    )*};
}

words! {
    OutcomeAs = Outcome {
        Disclosed: "disclosed", Partly: "partly", Refused: "refused", NotHeld: "not-held", Neither: "neither",
        Cost: "cost", Vexatious: "vexatious", Repeated: "repeated", Transferred: "transferred",
        Clarification: "clarification",
    }
    HeldAs = Held { Yes: "yes", Part: "part", No: "no", Unsaid: "unsaid" }
}

/// How likely a harm is. The two are never guessed at: the higher is harder to show.
#[derive(Debug, Clone, Copy)]
struct LikelihoodAs(Likelihood);

const LIKELIHOODS: [(&str, Likelihood); 2] =
    [("would", Likelihood::Would), ("would be likely to", Likelihood::WouldBeLikely)];

impl<'de> Deserialize<'de> for LikelihoodAs {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        yaml::from_text(deserializer, "a likelihood", |text| {
            let known = LIKELIHOODS.iter().find(|(word, _)| *word == text);
            known.map(|(_, likelihood)| Self(*likelihood)).ok_or_else(|| {
                let message = format!("`{text}` does not say how likely the harm is");
                Refusal::new(Wrong::Word, message).help(
                    "write `would be likely to` for a real and significant risk, or `would` for more likely than not; \
                     less is not enough",
                )
            })
        })
    }
}

impl JsonSchema for LikelihoodAs {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "likelihood".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "enum": LIKELIHOODS.map(|(word, _)| word) })
    }
}

/// The decision on the question called `question`, with what is wrong in it reported.
pub(super) fn decision(read: At<DecisionAs>, question: &str, diagnostics: &mut Diagnostics) -> Decision {
    let At { value: read, span } = read;
    Decision {
        span,
        outcome: read.outcome.map(Into::into),
        held: read.held.map(|held| held.map(Into::into)),
        grounds: read.grounds.into_iter().map(|read| ground(read, question, diagnostics)).collect(),
        searches: read
            .searches
            .into_iter()
            .map(|search| Search {
                by: search.by.map(|id| id.0),
                place: text(search.place),
                on: search.on.map(|on| on.map(|on| on.0)),
            })
            .collect(),
        because: read.because.map(text),
        advice: texts(read.advice),
        needed: texts(read.needed),
        earlier: read.earlier.map(|earlier| Earlier {
            reference: text(earlier.reference),
            answered: earlier.answered.map(|on| on.0),
        }),
        to: read.to.map(text),
    }
}

fn ground(read: GroundAs, question: &str, diagnostics: &mut Diagnostics) -> Ground {
    Ground {
        under: text(read.under),
        what: read.what.map(text),
        because: read.because.map(text),
        apparent: read.apparent.map(text),
        left_unsaid: read.left_unsaid.map(text),
        harm: read.harm.map(|harm| Harm {
            to: text(harm.to),
            how: text(harm.how),
            likelihood: harm.likelihood.0,
        }),
        public_interest: read.public_interest.map(|test| public_interest(test, question, diagnostics)),
        legitimate_interests: read.legitimate_interests.map(|steps| LegitimateInterests {
            interest: text(steps.interest),
            necessity: text(steps.necessity),
            balance: text(steps.balance),
        }),
        opinion: read.opinion.map(|opinion| Opinion {
            by: text(opinion.by),
            on: opinion.on.map(|on| on.0),
            held: text(opinion.held),
        }),
    }
}

fn public_interest(
    read: At<PublicInterestAs>,
    question: &str,
    diagnostics: &mut Diagnostics,
) -> PublicInterest {
    let At { value: read, span } = read;
    let test = PublicInterest {
        span,
        disclosure: texts(read.disclosure),
        withholding: texts(read.withholding),
        balance: read.balance.map(text),
        undecided_until: read.undecided_until.map(|day| day.map(|day| day.0)),
    };
    if let (Some(balance), Some(undecided)) = (&test.balance, &test.undecided_until) {
        let message = format!("the public interest test of question {question} is decided, and undecided");
        let finding = Finding::new(undecided.span, message).see(balance.span, "the decision");
        diagnostics.push(finding.help("take out one of the two").error("decision-incomplete"));
    } else if test.undecided_until.is_none() {
        let missing = [
            (test.disclosure.is_empty(), "what speaks for disclosure", "disclosure:"),
            (test.withholding.is_empty(), "what speaks for keeping it back", "withholding:"),
            (test.balance.is_none(), "which of the two weighs more", "balance:"),
        ];
        for (_, what, field) in missing.into_iter().filter(|(is_missing, ..)| *is_missing) {
            let message = format!("the public interest test of question {question} does not say {what}");
            let help =
                format!("write it under `{field}`; or when it will be decided, under `undecided_until:`");
            diagnostics.push(Finding::new(start(span), message).help(help).error("decision-incomplete"));
        }
    }
    test
}

/// Where something begins: what is missing in it has no place of its own.
pub(super) fn start(span: Span) -> Span {
    Span { end: span.start, ..span }
}

pub(super) fn text(text: At<Text>) -> At<String> {
    text.map(|text| text.0)
}

fn texts(texts: Vec<At<Text>>) -> Vec<At<String>> {
    texts.into_iter().map(text).collect()
}
