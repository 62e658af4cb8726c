//! Letters in small: a whole one, and what becomes of it when one part is said in another way, or not at all.

use super::{Letter, lint};
use crate::law::Law;
use crate::text::FileId;
use crate::value::Day;

/// The codes that a letter raises.
fn codes(text: &str) -> Vec<&'static str> {
    let today = Day::parse("2024-05-01").unwrap();
    let letter = Letter { text, file: FileId(0), law: Law::Foia, today, attachments: &[] };
    let mut codes: Vec<&str> = lint(&letter).into_iter().map(|found| found.code).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// The parts of a letter under section 31(1)(a), in their order.
const PARTS: [&str; 7] = [
    "We hold this information and withhold it under section 31(1)(a) of the Freedom of Information Act 2000.",
    "A burglar who knew the routes would be likely to choose the streets that no patrol passes.",
    "In favour of disclosure, residents pay for the patrols and are entitled to know how their money is spent.",
    "Against disclosure, the patrols protect homes only as long as nobody can predict them.",
    "On balance the public interest in maintaining the exemption outweighs that in disclosure.",
    "If you are not content, ask for an internal review by writing to the Head of Legal Services.",
    "After that you can complain to the Information Commissioner under section 50 of the Act.",
];

/// The letter with another text for one of its parts.
fn with(part: usize, text: &str) -> String {
    let mut parts = PARTS;
    parts[part] = text;
    format!(
        "3 June 2024\n\nDear Applicant,\n\nYou asked for the routes of patrols.\n\n{}\n",
        parts.join("\n\n")
    )
}

/// What each part is missed as, and other ways to say it.
const SAID: [(usize, &str, &[&str]); 7] = [
    (
        0,
        "provision-missing",
        &[
            "We have the routes but cannot let you have them: s.31(1)(a) FOIA applies.",
            "I am afraid that the routes will not be released. Section 31, subsection (1)(a) of the Act is engaged.",
            "The routes are exempt by virtue of Section 31 (1) (a) of the FOI Act.",
            "We are keeping the routes back, in reliance on section 31(1)(a).",
            "The force declines to disclose the routes (s31(1)(a) of the Freedom of Information Act).",
            "Disclosed: nothing. The routes are refused under s 31(1)(a) of the Freedom of Information Act 2000.",
            "Routes: not provided. Exemption: Freedom of Information Act 2000, section 31(1)(a).",
            "I am not going to give you the routes; the exemption that I use is section 31(1)(a) FOIA.",
            "This letter is a notice under section 17(1) of the Act. Section 31(1)(a) is the ground.",
            "We shall not be sending you the routes, because section 31(1)(a) allows us to keep them to ourselves.",
            "None of the routes can be shared. They come within section 31(1)(a).",
        ],
    ),
    (
        1,
        "harm-missing",
        &[
            "If the routes came out, thieves would know which streets to visit.",
            "Publication would hand criminals a timetable, and detection of crime would suffer.",
            "It is likely that offenders would change their habits, and patrols would no longer catch them.",
            "There is a real and significant risk that gangs would work round the patrols.",
            "Prevention of crime would be harmed, since anybody minded to break in could wait for the van to pass.",
            "**Harm to the prevention of crime.** With the routes in hand, a burglar would know when to strike.",
            "Criminals would be better placed to commit offences, and it would become harder for us to catch them.",
            "There is every likelihood that vans would be followed and homes entered while nobody was near.",
            "Were the routes known, shops on the quiet streets would very probably be raided.",
            "Disclosure would be likely to lead to more break-ins, since thieves would learn which nights are free.",
        ],
    ),
    (
        2,
        "favouring-disclosure-missing",
        &[
            "For disclosure: openness would help people to see how the council uses their taxes.",
            "On the one hand, the public has a right to know whether patrols go where they are needed.",
            "We accept that there is a public interest in transparency about policing.",
            "The arguments that favour disclosure are these. Taxpayers fund the patrols. Debate about them should be informed.",
            "**For disclosure.** Residents could judge whether their street gets its share.",
            "+ People would see where the money goes.",
            "Why we might publish: neighbours have asked for years whether anybody comes at all.",
            "We recognise that publication would make the force more accountable.",
            "Supporting release: scrutiny of how patrols are shared out between villages.",
            "It would help the public debate about rural policing if the routes were known.",
            "There is a legitimate public concern about response times, to which the routes would speak.",
        ],
    ),
    (
        3,
        "favouring-withholding-missing",
        &[
            "On the other hand, the patrols would lose their effect and more homes would be burgled.",
            "The factors against disclosure are that victims would suffer and that the tactic could not be used again.",
            "That has to be set against the need to protect residents from burglars.",
            "The arguments the other way are these. Homes depend on patrols that nobody can predict.",
            "**Against disclosure.** Nobody is safer if the hours of patrols are known.",
            "Why we might not: patrols that can be foreseen stop nobody.",
            "For not doing so: the safety of those who live alone.",
            "In favour of not giving them out: thieves read too, and homes would be emptied.",
            "Supporting non-disclosure: prevention of burglary; the safety of officers.",
            "Speaking for refusal is the need to keep the patrols a surprise.",
        ],
    ),
    (
        4,
        "balance-missing",
        &[
            "Having weighed both sides, we conclude that the public interest lies in withholding the routes.",
            "We find that the considerations against disclosure are the stronger.",
            "It is our view that the balance tips in favour of non-disclosure.",
            "Of the public interest arguments the second carry more weight.",
            "**Balance.** The need to keep homes safe outweighs the interest in openness.",
            "We have come down on the side of keeping the routes back.",
            "What we decided: safety comes first, so the reasons for not releasing win.",
            "The arguments for refusal are heavier.",
            "In our judgement the public is better served if the routes stay secret.",
            "We therefore give greater weight to the protection of homes, and maintain the exemption.",
            "The scales come down against disclosure.",
        ],
    ),
    (
        5,
        "review-missing",
        &[
            "If you disagree, write to the Monitoring Officer, who will look at it again.",
            "Not happy? Our complaints procedure starts with the Information Manager.",
            "You may appeal against this decision to the Chief Executive within two months.",
            "Should you be dissatisfied, somebody else will go over the decision afresh: reply to this e-mail.",
            "There is no internal review procedure in this authority.",
            "Review: Head of Legal Services, within two months.",
            "The force will review its decision if asked within 40 working days.",
            "Want this checked? Reply to this e-mail and an inspector will review it.",
            "The Deputy Chief reconsiders decisions upon request.",
            "Please write to the Chairman if you wish for a review.",
            "You can have the decision looked at by an officer who had no part in it: contact the FOI Manager.",
            "If you do not accept this, tell us why and a senior manager will take the decision again.",
        ],
    ),
    (
        6,
        "complaint-missing",
        &[
            "You can then go to the ICO.",
            "Section 50 gives you a right to apply to the Information Commissioner for a decision.",
            "The Information Commissioner's Office, Wycliffe House, Wilmslow, deals with complaints.",
            "Complaints to the regulator: Wycliffe House, Water Lane, Wilmslow SK9 5AF.",
            "If what the reviewer says does not satisfy you, the Commissioner's office can be asked to decide.",
            "Recourse may then be had to the Information Commissioner.",
            "The regulator, the ICO, can be approached once our review is done.",
        ],
    ),
];

#[test]
fn a_whole_letter_has_no_fault() {
    assert_eq!(codes(&with(0, PARTS[0])), [""; 0]);
    let crlf = with(0, PARTS[0]).replace('\n', "\r\n").replace('\'', "\u{2019}");
    assert_eq!(codes(&crlf), [""; 0]);
}

#[test]
fn what_is_not_there_is_missed() {
    for (part, code, _) in SAID {
        let text = if part == 0 { "We hold this information and withhold it." } else { "" };
        assert!(codes(&with(part, text)).contains(&code), "{code}: {:?}", codes(&with(part, text)));
    }
}

#[test]
fn each_part_can_be_said_in_many_ways() {
    let mut wrong = Vec::new();
    for (part, _, ways) in SAID {
        for way in ways {
            let found = codes(&with(part, way));
            if !found.is_empty() {
                wrong.push(format!("{found:?}: {way}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The letter with another weighing of the public interest: from the words for disclosure to the balance.
fn weighing(text: &str) -> String {
    with(2, "").replace(PARTS[3], "").replace(PARTS[4], text)
}

#[test]
fn both_sides_are_known_by_where_a_text_turns() {
    for way in [
        "I have thought hard about this, because the patrols are paid for by the village. It would let the village judge \
         whether it gets its share. Against that, a van that can be foreseen stops nobody. With those things side by \
         side, keeping the routes back serves the public better.",
        "There is much to be said on your side: people have asked for years who decides. But a burglar reads the same \
         page, and an empty street is soon found. It is the second set of points that we find weightier.",
        "We weighed the wish of those who live along the road to see that somebody comes against the need for the vans \
         to be a surprise. The latter is for now the more pressing.",
        "| For | Against |\n| --- | --- |\n| The vans cost £90,000 | Streets would be robbed |\n\nThe second column outweighs \
         the first.",
    ] {
        assert_eq!(codes(&weighing(way)), [""; 0], "{way}");
    }
}

#[test]
fn a_weighing_with_one_side_is_known_by_what_its_words_lean_to() {
    let concluded =
        "We conclude that the public interest in maintaining the exemption outweighs that in disclosure.";
    for (told, code) in [
        (
            "The public interest was considered. The petition had nine thousand names. People are anxious to know \
             where their money goes, and publication would restore faith in the force. The vans were bought by \
             subscription.",
            "favouring-withholding-missing",
        ),
        (
            "The public interest was considered. Patrols work because nobody can foresee them. New routes would take \
             months to plan, at a cost to the public purse. Victims of burglary depend on the vans.",
            "favouring-disclosure-missing",
        ),
    ] {
        assert_eq!(codes(&weighing(&format!("{told} {concluded}"))), [code], "{told}");
    }
}

#[test]
fn what_is_not_relied_on_needs_nothing() {
    for denial in [
        "We do not rely on section 30 or on section 43.",
        "We looked at section 43 as well, but have not relied on it; nor on section 38.",
        "Neither section 36 nor section 43 is claimed.",
        "We do not contend that section 43(2) applies.",
    ] {
        let letter = with(0, &format!("{}\n\n{denial}", PARTS[0]));
        assert_eq!(codes(&letter), [""; 0], "{denial}");
    }
}

#[test]
fn a_harm_that_is_only_asserted_is_none() {
    for bare in [
        "We consider that disclosure would be likely to be prejudicial.",
        "We are satisfied that prejudice of the kind which it describes would be likely.",
        "The prejudice to which section 31(1)(a) refers would be likely to occur.",
    ] {
        let letter = weighing(
            "In favour of disclosure, residents are entitled to know how their money is spent. In favour of the exemption, \
             totals are published already. On balance the public interest in maintaining it is the greater.",
        );
        assert_eq!(codes(&letter.replace(PARTS[1], bare)), ["harm-missing"], "{bare}");
    }
}

/// A letter under a provision that needs neither harm nor a weighing.
fn plain(text: &str) -> String {
    format!("3 June 2024\n\nDear Applicant,\n\n{text}\n\n{}\n\n{}\n", PARTS[5], PARTS[6])
}

#[test]
fn a_reason_speaks_of_what_the_section_covers() {
    let refused =
        "We hold four letters and withhold them under section 41(1) of the Freedom of Information Act 2000.";
    let others = "Nineteen others are sent with this letter, and the minutes are on our website.";
    assert_eq!(codes(&plain(&format!("{refused} {others}"))), ["reason-missing"]);
    let reason =
        "They came from an owner who was promised that they would go no further, and who could sue us.";
    assert_eq!(codes(&plain(&format!("{refused} {reason} {others}"))), [""; 0]);
}

#[test]
fn a_fact_told_in_passing_undoes_a_denial() {
    let denial = "We neither confirm nor deny that we hold this, by virtue of section 40(5B)(a)(i) of the Freedom of Information \
                  Act 2000: either answer would tell something of a named person. There is a legitimate interest in the \
                  conduct of teachers. An answer is not necessary for it, and the teacher's rights would override it.";
    assert_eq!(codes(&plain(denial)), [""; 0]);
    for fact in [
        "To save you trouble, the complaint of last March was looked into and closed.",
        "We would only add, so that you do not wonder, that the complainant withdrew her statement.",
    ] {
        assert_eq!(codes(&plain(&format!("{denial} {fact}"))), ["denial-undone"], "{fact}");
    }
    for supposed in [
        "If a complaint had been made, the complaint would have been looked into.",
        "You asked whether the complaint was upheld.",
    ] {
        assert_eq!(codes(&plain(&format!("{denial} {supposed}"))), [""; 0], "{supposed}");
    }
}

#[test]
fn time_that_was_taken_for_nothing_is_seen_afterwards() {
    let letter = "We wrote in May that we needed a further twenty working days, as section 10(3) allows. We now refuse the request \
                  under section 14(1) of the Freedom of Information Act 2000, because it is vexatious.";
    assert_eq!(codes(&plain(letter)), ["extension-unqualified"]);
    assert_eq!(codes(&plain(&letter.replace("needed", "did not need"))), [""; 0]);
}

#[test]
fn a_letter_without_refusal_has_no_fault() {
    for text in [
        "",
        "Dear Applicant,\n\nWe have 12 vans. The list is attached.\n\nYours",
        "We do not hold the minutes that you ask for.",
        "We considered section 43 but do not rely on it: everything you asked for is attached.",
        "Your request has arrived. Some exemptions, for instance section 30 or 40, may apply.",
    ] {
        assert_eq!(codes(text), [""; 0], "{text}");
    }
}

#[test]
fn other_peoples_words_show_nothing() {
    let asked = "> We want an internal review and will complain to the Information Commissioner.\n\n";
    let letter = with(5, "").replace(PARTS[6], "");
    assert_eq!(codes(&(asked.to_owned() + &letter)), ["complaint-missing", "review-missing"]);
}

/// Whatever is in it, a letter is read through in time that grows with its length, and nothing breaks.
#[test]
fn no_letter_takes_more_than_its_length() {
    let whole = with(0, PARTS[0]);
    let pieces = [
        "word ",
        "would be likely to prejudice the public interest ",
        "section 31(1)(a) ",
        "s.",
        "(",
        "> ",
        "# Harm\n",
        "| a ",
        "\u{0}",
        "\u{201c}",
        "not ",
        "Balance: ",
        "\u{65e5}\u{672c}",
        "- ",
        "31 ",
        ".",
        "\r",
        "?\n",
        "**",
        &*whole,
    ];
    for piece in pieces {
        let text = piece.repeat(20_000 / piece.len() + 1);
        codes(&text);
        let cut = crate::text::floor_char(&text, 12_345);
        codes(&text[..cut]);
    }
}
