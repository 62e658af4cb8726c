//! Where a person can turn who is not content: the authority's own review, and the regulator.

use super::Family as F;

pub(super) const TABLE: &[super::Table] = &[
    (
        F::Review,
        &[
            "internal review*|appeal*|reconsideration|complaint*",
            "review* ?of ?the|this|our|my|that ?handling|of|your|way|initial|original decision*|response|reply|refusal|outcome|handling|answer|way|determination|letter|request",
            "ask|asks|asking|request|requesting|seek|want|entitled|right|apply .. review*|reconsider*|re_examin*",
            "decision|response|refusal|reply|case|it|handling|this|answer|matter ?can|could|may|will|would|to|should|shall|must|is ?also|then|be be|being reviewed|reconsidered|re_examined|reassessed",
            "have ?the|this|our|it|that|us ?way|decision|response|refusal|reply|answer|handling ?in_which ... reviewed|reconsidered|re_examined",
            "complaint* procedure*|process|team|department|policy|scheme|manager|unit|route|lead",
            "stage complaint*|review*|scheme",
            "stage one|two|1|2 ... complaint*|review*",
            "procedure|process|scheme ?for ?this ?here ?with_us is ?simple ?that|to|as|by ?you ?follows ?simply write|contact|apply|ask|complain|send|address|put",
            "procedure*|process|scheme|policy ?for ?of ?on ?to ?deal ?dealing ?with ?handling complaint*|review*",
            "no|not|nor ... review|complaint* procedure|process|stage|scheme",
            "no ?internal review",
            "last word within",
            "look|looked .. again|afresh|anew",
            "second look",
            "go|goes|gone .. over .. again|afresh",
            "for|wish|want|like|request|seek|arrange|a|require|desire ?for ?a ?an ?this ?the ?our ?decision ?to ?be review*",
            "will|shall|would review ?it|its|our|the|this ?decision|response|refusal|answer",
            "review it|this|our|the|its|my ?decision|response|refusal|answer ?on|if|for|when|upon ?request|asked|you",
            "reconsiders|reconsider|reviews .. decisions|decision|refusals|answers",
            "decision|answer|response|refusal|case|matter looked at|into ?again|by",
            "want|like|wish|have it checked|reviewed|reconsidered",
        ],
    ),
    (F::You, &["you|your|yours|yourself|applicant*|requester*"]),
    (
        F::Complains,
        &[
            "complain|complains|complained|complaining|complaint|complaints|appeal|appeals|appealing|appealed|dissatisf*|unhappy|unsatisf*|disagree*|aggrieved|discontent*|displeased|disappoint*|grievance*|redress|remedy|remedies|recourse|reassess*|challeng*|contest|contests|contesting|object|objection*|objecting|disputing|quarrel*",
            "dispute|disputes ?the|this|our|that decision|answer|response|refusal|outcome|it|this|that|reply",
            "not|nor|hardly|less_than ?be|entirely|fully|completely|remain|feel|think|quite|care satisf*|happy|content|pleased|agree|persuaded|right|fair|correct|convinced|resolve*",
            "take|taking .. issue|exception",
            "taking|take .. further",
            "think|thinks|believe|feel|consider|considers|seem|seems|find ?that .. wrong|wrongly|mistaken|unfair|unreasonable|erred|otherwise|fault|breached|misunderstood|misapplied",
            "got .. wrong",
            "have mistaken|erred",
            "see .. differently",
            "strikes you",
            "troubles you",
            "not .. what you .. hoped|needed|wanted|expected",
            "what you can do",
            "your rights|remedies|options",
            "next steps|step",
            "fail* to satisfy",
            "still not|unhappy",
            "unresolved",
            "not resolve*|settle*",
            "not what you",
            "come out differently",
            "another view",
            "how to object|challenge|complain",
        ],
    ),
    (
        F::Again,
        &[
            "review*|reconsider*|re_examin*|reexamin*|reassess*|rethink|revisit*|reappraise*|rehear*|recheck*|again|afresh|anew|independently|panel|delegate",
            "from scratch",
            "fresh|new|second|different|another|independent|open .. look|eyes|decision|view|opinion|mind|consideration|person|officer|colleague|member|manager|department|team|official|lawyer|stage|reviewer|solicitor",
            "no part|hand|involvement|role|connection",
            "not|never .. involved|concerned|dealt|seen|part",
            "somebody|someone|anyone|person ... else|senior|outside|independent",
            "senior ?manager|officer|colleague|member|official|lawyer|reviewer",
            "look*|looked into|over|at",
            "go|goes|gone over|through",
            "consider*|decide*|hear|hears|heard|deal|deals|handle*|sits|resolve",
            "put before",
            "take* .. decision",
        ],
    ),
    (
        F::Anew,
        &[
            "go|goes over .. how|what|this|it|decision|again",
            "somebody|someone|person else",
            "look .. again|afresh|anew",
            "afresh|anew|from_scratch",
            "fresh pair|look|eyes",
            "open mind",
            "take|takes|retake the decision again",
            "reconsider*",
            "think ?about ?of ?it ?this again|afresh",
        ],
    ),
    (
        F::Office,
        &[
            "us|me|ourselves|hq|headquarters|headteacher|headmaster|headmistress|manager*|officer*|director*|secretary|clerk|registrar|solicitor*|principal|chair|chairman|chairwoman|chairperson|chancellor|bursar|governor*|trustee*|president|provost|dean|warden|superintendent|inspector|constable|executive*|lead|adviser|advisor|archivist|librarian|ombudsperson|convener|convenor|treasurer|comptroller|colonel|captain|chief|deputy|boss|supervisor|steward|controller|custodian|coordinator|co_ordinator|reviewer*|panel*|committee*|team*|unit|department|desk|commissioners|board|counsel|partner|partners|doctor|matron|vicar|skipper|harbourmaster|master|owner|proprietor|commandant|leader",
            "head of",
            "this|same|above|following ?e address|mail|email|office|message",
            "reply|replying|responding|answering ?to|by ?this ?e mail|email|message|letter",
            "procedure*|scheme|process|policy|stage|stages|tier",
            "internal*|in_house|locally",
            "colleague*|somebody|someone|person|line",
            "information rights|governance|compliance",
            "corporate|statutory|formal complaints",
            "force|trust|council|college|university|authority|service|school|academy will|itself|first",
        ],
    ),
    (F::Reviews, &["review|reviews|reviewed|reviewing|reviewer"]),
    (F::OfficePerhaps, &["example|form|mailbox|inbox"]),
    // What a review or a complaint is about: anything, and the answer to the request.
    (F::Of, &["of|about|concerning|regarding|against|into"]),
    (
        F::OfAnswer,
        &[
            "of|about|concerning|regarding|against|into .. decision*|response*|reply|refusal|answer*|handling|handled|request*|outcome|case|matter|determination|letter|notice|dealt|foi|information|treated|withh*|exempt*|result|anything|delay|contents|content|extend*|extension|time",
            "of|about|concerning|regarding|against|into ?the ?any way|how|what|it|this|that|us|your|our|these|aspect|part",
        ],
    ),
    (
        F::UnderReview,
        &[
            "under ?regular|constant|annual review",
            "review|reviews|reviewed ?is ?are ?it every|annually|yearly|regularly|periodically|monthly",
        ],
    ),
    // What was done before the letter went out.
    (
        F::Done,
        &[
            "was|were|been ?also ?already ?carefully reviewed|considered|reconsidered|checked|seen|approved|read|looked|examined|drafted|discussed|decided",
            "having|have|has|had ?carefully ?also ?already reviewed|considered|reconsidered|checked|looked|examined",
        ],
    ),
    // What is offered in talk is no procedure.
    // One that has been made is none that can be made.
    (F::Complained, &["your ?own ?earlier ?recent ?last ?previous complaint*|appeal*|grievance*|objection*"]),
    (F::Chat, &["feel free", "chat|natter", "hesitate to"]),
    (F::Recital, &["a notice under", "particulars of", "notice must"]),
    (
        F::Regulator,
        &[
            "information commissioner*|commission",
            "complain|complaint|complaints|apply|application|appeal|write|approach|go ... regulator",
            "regulator ... complain*|complaint*|section_50",
            "commissioner ... section_50",
            "ico",
            "wycliffe house",
            "0303 123 1113",
            "section|s|sec 50",
            "s50",
            "foi|information|statutory|national|independent|uk|rights regulator",
        ],
    ),
    // Which commissioner it is, only the rest of the letter tells.
    (
        F::RegulatorPerhaps,
        &[
            "commissioner ?s office",
            "complain|complaint|complaints|apply|application|appeal|write|approach|go ... commissioner",
            "commissioner ... complain*|complaint*",
        ],
    ),
    (
        F::Guidance,
        &[
            "guidance|guide|guides|leaflet*|booklet|advises|says|said|publishes|code|blog|webinar|training|registered|registration|template|toolkit|checklist|notified|fined|reprimand*|prohibitions",
            "website says|about|on",
            "advice|tips ?given ?published of|on|from|about|by ... commissioner*|ico|website",
            "follow*|followed|follows|consult* ... commissioner|ico",
            "has published",
            "decision notice fs50*|ic",
            "real ?and ?significant risk",
        ],
    ),
    (
        F::Elsewhere,
        &[
            "magistrates*|tribunal*|ombudsman|archive",
            // "Old Court, Harcastle" is an address.
            "to|in|by|before|through|the|a|county|crown|high|magistrates|family|appropriate|relevant court|courts",
            "court|courts order|hearing|case|action|proceedings|of|that|will|would|has|may|can|fee|itself",
            "enforcement notice",
            "parking|penalty|planning notice|appeal*",
            "police complaints|conduct",
        ],
    ),
    (
        F::Recourse,
        &[
            "apply|application|applying|refer|referred|contact|contacting|contacted|write|writing|approach|approaching|ask|asking|asked|right|rights|entitled|turn|take|taken|taking|escalat*|go|bring|raise|submit|lodge|decision|independent*|seek|investigat*|email|phone|ring|call|tell|reply|let|speak|letter|line|address*|send|say|put|start|available|complain*|appeal*|recourse|made|welcome|hears|deals",
        ],
    ),
];
