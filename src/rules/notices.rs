//! Letters in which information is refused: what a notice must say. They are read by the linter of notices.

use super::Rule;
use super::elsewhere::elsewhere;

pub(super) const RULES: &[Rule] = elsewhere! {
    Error "refusal-unstated": "a letter cites an exemption and never says that anything is refused";
    Error "provision-missing": "a letter refuses and names no provision";
    Error "reason-missing": "a letter does not say why an exemption applies";
    Error "harm-missing": "a letter does not say which harm disclosure would do";
    Error "likelihood-missing": "harm is said to be possible, and not that it would be likely";
    Error "public-interest-missing": "a qualified exemption is relied on without a public interest test";
    Warning "favouring-disclosure-missing": "a public interest test has nothing in favour of disclosure";
    Error "favouring-withholding-missing": "a public interest test has nothing in favour of the exemption";
    Error "balance-missing": "a public interest test comes to no conclusion";
    Error "decision-date-missing": "the public interest is left open without a day by which it is decided";
    Error "legitimate-interests-missing": "others' personal data are withheld without weighing legitimate interests";
    Error "qualified-person-missing": "section 36 is relied on without the opinion of the qualified person";
    Warning "advice-missing": "a request is refused on cost without help to narrow it";
    Error "review-missing": "a letter refuses without telling of an internal review";
    Error "complaint-missing": "a letter refuses without telling of the right to complain to the regulator";
    Error "weight-misstated": "an exemption is called absolute or qualified and is not";
    Error "law-superseded": "a letter rests on a law that has been replaced";
};
