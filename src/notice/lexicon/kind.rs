//! What kind of letter it is: one that refuses, or one that decides nothing.

use super::Family as F;

pub(super) const TABLE: &[super::Table] = &[
    // Nothing is decided yet, or somebody else will decide it.
    (
        F::Defers,
        &[
            // More has to be known first.
            "clarif*",
            "before|until|unless|once|when we|i|it|you|that|the_council|the_trust|the_force ... look|search|start|begin|proceed|process|deal|identify|locate|find|know|hear|receive|have|tell|told|let|reply|answer|confirm|specify",
            "can|could not|hardly ?yet ?properly identify|locate|start|begin|proceed|process|tell_from|make_out|work_out|search|find",
            "unable|not_able|impossible|not_possible|difficult to ?properly identify|locate|start|begin|proceed|process|work_out|know",
            "without knowing|your|further|more|hearing|first|clearer",
            "could|can|would|will|please|kindly you ?please ?kindly say|tell|let|specify|confirm|explain|describe|give|send|narrow|indicate|help",
            "please ?could ?can ?you ?kindly ?therefore ?also say|tell|let|specify|confirm|explain|describe|indicate|be",
            "need|needs|require|requires|want|would_like to know ?from ?you which|what|whether|more|exactly|precisely|roughly|whom|who",
            "need|needs|require|requires|ask ?you ?for ?some ?a ?little more|further|better|fuller information|detail*|particulars|description",
            "grateful|helpful if|for ... you|which|what|description|particulars|details|answer",
            "not clear|sure|certain|obvious ?to ?us ?from ?your ?it what|which|whether|who",
            "on hold",
            "clock .. stop*|paus*|start*|run*|begin*",
            "twenty|20 working days ... begin*|start*|run*|count*",
            "treat .. as ?having ?been withdrawn|closed|lapsed|abandoned",
            // It has only arrived.
            "acknowledg* ?the ?that ?safe ?we ?have ?receipt|receive*|your|arrival",
            "receipt of your",
            "received your request|letter|e_mail|email|message|enquiry",
            "given|gave|has|allotted ?it ?your ?request the ?reference number|reference",
            "gives|allows|give|allow us 20|twenty working days",
            "we|i|you will|shall|should|can|aim|hope|intend|expect ?to ?be ?able ?now reply|respond|answer|a_reply|a_response|an_answer|write|hear .. by|within|no_later|before|on|again|in_full|shortly|soon|when|from",
            "reply|response|answer ... due|ready|delay*|late|follow|on_its_way",
            "being|is|are|now processed|handled|looked_into|dealt",
            // A fee is asked first.
            "fees notice",
            "fee|charge|payment|sum ... paid|pay|payable|received|arrive*|three_months|cheque|invoice|settled",
            "on|upon|after|until ?the receipt|payment",
            // Somebody else has it.
            "transfer*|passed|forwarded|redirected|sent_on|referred ... request|letter|enquiry|it|this",
            "request|letter|enquiry|it|this .. transferred|passed|forwarded|redirected|sent_on|referred",
            // It is all given, or there is nothing.
            "everything|all|whole|what ?of ?it ?that ?which ?what ?you ?have ?had asked_for|requested|wanted|sought|want|asked .. attached|enclosed|below|disclosed|released|provided|sent|given|here|available",
            "all|everything|it|request ?of ?it ?is ?are ?being ?was attached|enclosed|disclosed|released|granted|provided|supplied|met in full",
            "nothing ?at_all ?has ?is ?was ?been taken|withheld|removed|refused|redacted|held_back|left|kept|omitted|decided|missing",
            "without any redact*|exemption*|omission*",
            "not|nor|neither|never ?hold|holds|holding ?be ?is ?are ?the ?any ?such ?this ?that ?it ?information held|hold|holds|holding|kept|exist|exists|possess",
            "no such information|record*|document*|report*|list|paper*|copy",
            // So it says of itself.
            "not|nor|nothing|neither ?yet ?been ?have ?has decided|determined|reached_a|taken_a|made_a|come_to",
            "no ?final ?firm decision|view|position|conclusion ... taken|made|reached|formed|yet|until",
            "too early|soon to|for",
            "have not come to",
            "not saying|suggesting|claiming|telling ?you that|it|anything|any",
        ],
    ),
    // Who has it is who writes: "your request was passed to me".
    (
        F::InHand,
        &[
            "your|the|further|subsequent|recent|later ?own ?helpful clarif*",
            "thank ?you ?for ?now clarifying|clarification",
            "as|since|now|when|after ?that you ?have clarified",
            "transferred|passed|forwarded|redirected|referred|sent ?on ?over to me|us|our|this",
        ],
    ),
    // So many words say that it is no refusal.
    (
        F::NoRefusal,
        &[
            "not|nor|neither|never ?to ?be ?read ?taken ?seen ?treated ?as ?yet ?a ?an ?in_itself ?formal refusal|refusal_notice|decision|a_notice",
            "not|nor|neither|never ?yet ?in_fact refusing|refuse|refused ?any ?anything ?you ?it ?your ?this",
            "nothing ?has ?is ?been refused|decided",
        ],
    ),
    // What is so as a rule, and need not be so here.
    (
        F::Usually,
        &[
            "normally|usually|generally|sometimes|often|commonly|ordinarily|typically|occasionally|frequently|as_a_rule",
            "probably|possibly|perhaps|potentially|presumably|likely|apart_from",
            "turn|turns|prove|proves out|to_be",
            "in some|other|many|such cases|circumstances",
        ],
    ),
    // What was so before.
    (
        F::Before,
        &[
            "ago|previously|originally|initially|formerly|hitherto|then",
            "at first|the_time|that_time",
            "last|previous|earlier|first|former|prior|original year|month|request|reply|response|letter|decision|answer|refusal",
            "used to",
            "had ?been ?already withheld|refused|claimed|relied|declined|cited",
        ],
    ),
];
