//! One provision, as `candour provisions` tells of it.

use serde_json::{Value as Json, json};

use super::page::Tone;
use crate::law::{
    Citation, Confirm, Engaged, Found, Ground, Law, Need, Notice, PoliceUse, Provision, Section, Weight,
    list, provision,
};
use crate::value::Day;

pub(super) fn json(limb: &Provision, today: Day) -> Json {
    let Provision { law, section, .. } = limb;
    let (weight, engaged) = (limb.weight(), limb.engaged());
    let letter = limb
        .letter()
        .into_iter()
        .map(|statement| json!({ "says": statement.says, "under": statement.under }));
    json!({
        "citation": limb.citation().to_string(),
        "long": limb.citation().long(),
        "short": limb.citation().short(),
        "regime": law.id(),
        "title": section.title,
        "covers": limb.limb.covers,
        "ground": limb.ground().word(),
        "weight": weight.word(),
        "weight_save": match weight {
            Weight::QualifiedSave(save) => Some(save),
            _ => None,
        },
        "engaged": engaged.word(),
        "threshold": engaged.threshold(),
        "needs": limb.needs().into_iter().map(Need::word).collect::<Vec<_>>(),
        "neither_confirm_nor_deny": limb.denial().map(|denial| denial.to_string()),
        "excludes": limb.excluded().iter().map(Citation::to_string).collect::<Vec<_>>(),
        "only": section.only,
        "police_use": section.police.word(),
        "from": limb.from().map(|day| day.to_string()),
        "until": limb.until().map(|day| day.to_string()),
        "in_force": limb.in_force(today),
        "historical": section.historical,
        "notice": limb.notice().word(),
        "notice_provision": limb.notice_provision(),
        "letter": letter.collect::<Vec<_>>(),
        "notes": section.notes,
        "source": section.source,
        "unchecked": section.unchecked,
    })
}

pub(super) fn human(limb: &Provision, today: Day) -> String {
    let section = limb.section;
    let mut lines = vec![
        format!("{}  {}", Tone::Name.on(&limb.citation().long()), kinds(&[*limb])),
        format!("  {}: {}", section.title, limb.limb.covers),
    ];
    let mut say = |what: &str, text: &str| lines.push(format!("  {what}: {text}"));
    if let Some(force) = force(limb, today) {
        say("in force", &force);
    }
    if let Weight::QualifiedSave(save) = limb.weight() {
        say("but", save);
    }
    if let Some(rests_on) = rests_on(limb.engaged()) {
        say("rests on", &rests_on);
    }
    let needs: Vec<&str> = limb.needs().into_iter().map(needed).collect();
    if !needs.is_empty() {
        say("to be recorded", &needs.join("; "));
    }
    if let Some(confirming) = confirming(limb) {
        say("neither confirm nor deny", &confirming);
    }
    let excluded = limb.excluded();
    if !excluded.is_empty() {
        say("excludes", &format!("{}, for the same information", list(&excluded)));
    }
    if limb.ground() != Ground::Purpose && limb.notice() != Notice::None {
        say("may be relied on by", &open_to(section));
    }
    if let Some(historical) = section.historical.filter(|_| limb.ground() == Ground::Exemption) {
        say("historical records", historical);
    }
    let letter = limb.letter();
    if !letter.is_empty() {
        let under = limb.notice_provision().map(|under| format!(", under {under}")).unwrap_or_default();
        lines.push(format!("  the letter must say{under}:"));
        lines.extend(letter.iter().map(|statement| format!("    {} ({})", statement.says, statement.under)));
    }
    lines.extend(remarks(section));
    lines.join("\n") + "\n"
}

/// What is true of a section as a whole: notes, where they are from, and what has not been checked.
pub(super) fn remarks(section: &Section) -> Vec<String> {
    let notes = section.notes.iter().map(|note| format!("  note: {note}"));
    let source = [format!("  from: {}", section.source)];
    let unchecked = section.unchecked.join("; ");
    let unchecked =
        (!unchecked.is_empty()).then(|| format!("  {}: {unchecked}", Tone::Unknown.on("not checked")));
    notes.chain(source).chain(unchecked).collect()
}

/// What limbs are, in a few words; of a section as a whole, what its exemptions are.
pub(super) fn kinds(limbs: &[Provision]) -> String {
    let own: Vec<&Provision> = limbs.iter().filter(|limb| limb.ground() == limb.section.ground).collect();
    let own = if own.is_empty() { limbs.iter().collect() } else { own };
    let mut kinds: Vec<String> = own.into_iter().map(kind).collect();
    kinds.dedup();
    match &*kinds {
        [only] => only.clone(),
        _ => "exemption, absolute or qualified by the limb".to_owned(),
    }
}

fn kind(limb: &Provision) -> String {
    let ground = match limb.ground() {
        Ground::Exemption if limb.law == Law::Eir => "exception",
        Ground::Exemption => "exemption",
        Ground::NeitherConfirmNorDeny => "neither confirm nor deny",
        Ground::Purpose => "a purpose, and no exemption",
        Ground::Exclusion => "the duties do not apply",
        Ground::InvalidRequest | Ground::Clarification => "no refusal",
        Ground::Fee => "no duty until it is paid",
        Ground::Supplementary => "no ground by itself",
    };
    let weight = match limb.weight() {
        Weight::Absolute => Tone::Certain.on("absolute"),
        Weight::AbsoluteByRegulator => Tone::Certain.on("absolute as the regulator sees it"),
        Weight::Qualified | Weight::QualifiedSave(_) => Tone::Partly.on("qualified"),
        Weight::NotApplicable => return ground.to_owned(),
    };
    format!("{ground}, {weight}")
}

fn rests_on(engaged: Engaged) -> Option<String> {
    let told = match engaged {
        Engaged::Class => "what sort of information it is; no harm need be shown".to_owned(),
        Engaged::ClassOf(words) => {
            format!("what sort of information it is (\"{words}\"); no harm need be shown")
        }
        Engaged::Harm(words) => format!("harm (\"{words}\")"),
        Engaged::Request(words) => format!("the request ({words})"),
        Engaged::NotApplicable => return None,
    };
    Some(told)
}

fn needed(need: Need) -> &'static str {
    match need {
        Need::Harm => "the harm, to what, how it comes about, and whether it would or would be likely to",
        Need::PublicInterest => {
            "the public interest test: what speaks for disclosure and against, and which weighs more"
        }
        Need::LegitimateInterests => "the legitimate interests: whether there is one, necessity, balance",
        Need::QualifiedPerson => "the opinion of the qualified person, formed before the refusal",
        Need::ActionableBreach => {
            "why a court would act on the breach, and whether the public interest is a defence"
        }
        Need::Estimate => "the estimate, and how it was reckoned",
        Need::FunctionAndPurpose => "the authority, its function and the purposes of 31(2)",
        Need::Prohibition => "the enactment, obligation or order that forbids disclosure",
    }
}

/// Under what the authority may keep back whether it holds the information.
fn confirming(limb: &Provision) -> Option<String> {
    if limb.ground() == Ground::NeitherConfirmNorDeny {
        return None;
    }
    match (limb.confirm(), limb.denial()) {
        (Confirm::Under(_), Some(denial)) => Some(match provision(&denial) {
            Found::Whole(denying) if denying.weight() == Weight::NotApplicable => denial.long(),
            Found::Whole(denying) => {
                format!("{}, {}", denial.long(), kind(&denying).replace("neither confirm nor deny, ", ""))
            }
            _ => denial.long(),
        }),
        (Confirm::Stays, _) if limb.ground() == Ground::Exemption && limb.law == Law::Foia => {
            Some("not possible: nothing lifts the duty to say that the information is held".to_owned())
        }
        (Confirm::FallsAway, _) if limb.ground() == Ground::Exclusion => {
            Some("not needed: the duty to say so falls away too".to_owned())
        }
        _ => None,
    }
}

/// When it is or was law, where that is not as long as the law itself.
fn force(limb: &Provision, today: Day) -> Option<String> {
    let told = match (limb.from(), limb.until()) {
        (None, None) => return None,
        (Some(from), None) => format!("from {}", from.prose()),
        (None, Some(until)) => format!("until {}", until.prose()),
        (Some(from), Some(until)) => format!("from {} until {}", from.prose(), until.prose()),
    };
    let now = if limb.in_force(today) {
        told
    } else {
        Tone::Unknown.on(&format!("{told}; not on {}", today.prose()))
    };
    Some(now)
}

fn open_to(section: &Section) -> String {
    let who = section.only.unwrap_or("any authority");
    let police = match section.police {
        PoliceUse::NotKnown => return who.to_owned(),
        PoliceUse::Common => "police forces use it often",
        PoliceUse::Occasional => "police forces use it now and then",
        PoliceUse::Rare => "police forces hardly ever use it",
        PoliceUse::NotOpen => "police forces cannot use it",
    };
    format!("{who}; {police}")
}
