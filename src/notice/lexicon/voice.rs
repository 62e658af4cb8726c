//! Who speaks, and of what: the law in general, what was asked, what is answered.

use super::Family as F;

pub(super) const TABLE: &[super::Table] = &[
    (
        F::Law,
        &[
            "<info> is|are ?also exempt ?information ?from ?disclosure if|where|when|unless|whenever",
            "exempt information if|where|when|unless",
            "exempts ?from ?disclosure ?any|all information|material|anything|things|such|a|documents",
            "exempts ?from disclosure|disclosing",
            "<ground> ... concerns|governs|addresses",
            "<ground> ... protects|covers|relates_to|deals_with|is_about|safeguards ?the ?any information|law|national|personal|commercial|health|matters|prevention|investigations",
            "<ground>|act|law|it|which|that ?also provides|says|states|stipulates|allows|permits|enables|lets|recognises|asks|excuses|releases",
            "creates|contains|is an|a ?qualified|absolute exemption for|from",
            "engaged|applies|available|arises|used|relied only ?on|in|where|when|if ?information",
            "applies|apply to information",
            "engaged|applies|apply where|when|if|whenever",
            "under this act",
            "a notice under|must",
            "by virtue of this|that|subsection|paragraph",
            "the act|legislation|law|foia|statute|parliament requires|allows|says|provides|gives|places|recognises|imposes|obliges|sets|confers|asks|left",
            "requires|oblige* public authorities|that|an|any",
            "public authority|authorities must|may|can|is|are|need|should|to|which",
            "information which|whose|that ?if would|is|was|may",
            "whose|which ?if disclosure|disclosed|release|released",
            "if its|their disclosure|release",
            "where ?its disclosure|release would",
        ],
    ),
    (
        F::Here,
        &[
            "here|because|accordingly|therefore",
            "this case|instance|request|information",
            "your request",
            "we|i ?have|do|are",
            "our",
            "present",
            "requested",
            "you ?have asked",
            "you seek",
            "is|are engaged",
            "in question",
            "these circumstances",
            "applies here|to_the",
            "withheld",
        ],
    ),
    (
        F::Asked,
        &[
            "your request|question*|enquiry|e_mail|email|letter|message",
            "you|requester|applicant .. asked|ask|request|requested|wrote|seek|sought|enquired|sent",
            "request|question was|is|in_full|as|you|made|received|follows|reads|read|for|of",
            "asked|asking for|us|about|whether|how|that",
            "requested ?the following",
            "you want|wanted|would_like",
            "information sought|requested|request",
        ],
    ),
    (
        F::Answer,
        &[
            "our|the|my|force|trust response|reply|answer|decision|findings|position|determination|outcome",
            "response|reply|answer|decision|outcome|findings|result|determination|explanation|reasons|exemption*|section",
            "we|i|our|having|thank|following|under|unfortunately|regret*|please",
            "this letter",
            "the <we>",
        ],
    ),
    (
        F::AllOfThem,
        &[
            "both|all|each|these|two|three ?of ?the ?these exemptions|provisions|sections|subsections|limbs|exclusions",
        ],
    ),
    (F::Annex, &["annex*|appendix|overleaf|below"]),
    (
        F::Legislation,
        &[
            "legal|legislative|statutory annex*|appendix|extract*|text|framework|provisions|notes|note|background|wording",
            "relevant|applicable legislation|law|statute|provisions|sections",
            "extract*|text|wording|excerpt* of|from ?the ?relevant law|act|statute|provisions|section*|exemption*|foia|freedom|legislation",
            "legislation",
            "annex*|appendix ?a|b|c|1|2|one|two ?the ?extracts ?relevant ?statutory law|legislation|act|statute|legal|provisions|extract*|section|sections|text|wording|exemption*",
            "the law",
            "what the act|law says",
            "statutory provisions|text|wording",
            "for information extract",
        ],
    ),
    (
        F::Superseded,
        &[
            "data protection act 1998",
            "data protection act dpa 1998",
            "dpa ?of 1998",
            "dpa98|dpa1998",
            "1998 act",
            "data protection act of 1998",
            "1998 data protection",
        ],
    ),
    (
        F::Formerly,
        &[
            "former*|previous*|replac*|repeal*|supersed*|predecessor|then|until|before|old|earlier|historic*|prior|succeed*|since|stood",
            "no_longer",
            "at that time",
            "was|were in force",
            "used to",
        ],
    ),
    (
        F::Relative,
        &[
            "which|where|whom .. <we>|our|the|a|they|it|crews|officers|staff|he|she .. would|will",
            "circumstances|whether ... would",
            "possible|conceivable that ... would|will",
            "understanding|footing|promise*|assured|assurance*|agreed|undertook|undertaking that ... would",
        ],
    ),
    (F::Absolute, &["absolute|absolutely"]),
    (
        F::Qualified,
        &[
            "qualified exemption*|and|prejudice|class|harm|one|so|by",
            "is|are|both|as|a qualified",
            "not .. absolute",
        ],
    ),
];
