//! What is held, what comes with the letter, and what would be so only if something else were.

use super::Family as F;

pub(super) const TABLE: &[super::Table] = &[
    (
        F::NotHeld,
        &[
            "not|no_longer ?currently|actually|itself hold|holds|holding|held|possess*|retain*|record|recorded|collect*|collate*|exist",
            "no .. information|record*|data|document*|minutes|log|opinion .. held|found|located|identified|exist*|was|were",
            "nothing .. held|found|recorded|located",
            "nil return",
            "no trace",
            "hold|holds no|nothing|neither",
            "have no recorded",
            "kept no",
            "keeps no",
            "no recorded",
        ],
    ),
    (
        F::Holds,
        &[
            "<we>|it ?do|does ?can|also|indeed|now|already ?confirm ?that ?we hold|holds|possess*",
            "confirm* ... hold|holds|held",
            "<info> ... is|are held",
            "<we> have|has both|it|them|the|that|a|an|two|three|some .. file*|record*|report*|document*|letter*|paper*|map*|log*|these|this|information|survey",
            "search*|enquir*|check* ... .. brought|threw|yielded|produced|returned|turned|uncovered|found|revealed|showed",
            "record*|search*|log*|system*|database*|file*|enquir*|check* show|shows|showed|shown|indicat*|reveal*|found|finds|identified|located|confirm|confirms|confirmed|produced|produces|returned|returns|disclosed|turned|brought|threw|yielded|yields|came_up|gave|gives|revealed|uncovered|led",
            "<we> ?have|has located|retrieved|traced|recovered",
            "found|located|identified|retrieved|traced .. file*|record*|entr*|document*|log*|report*|matters",
            "took place",
            "our|the|its ?own file|files|papers|record|records|log is|are|runs|run|contains|contain|shows|show|has|have|ends|says ?a ?an ?only ?not thin|thick|short|long|nothing|that|about|two|three|four|five|six|several|with|one|name*",
            "the|this|that matter|affair|business|incident|episode ?itself dates|arose|ended|was_dealt_with|was_closed|was_settled|is_closed|concerned|goes_back|came|took|happened",
            "searched|checked|examined|consulted|trawled ... and ... is|are|was|were|has|have|found|shows|show",
            "<matter>|<papers>|deployment*|instance*|case|cases|incident* ... are|is|were|was on it|them|file|record|our_books|the_system",
            "was|were|been carried out",
            "was|were deployed|flown",
            "on our|my|the|its file|files|books|system*",
            "file|case|investigation|enquiry|inquiry|complaint* ... opened|closed|reopened|upheld|concluded",
            "file|report|record*|paper*|log|letter|case|enquiry|inquiry|investigation ... is with",
            "file|report|record*|paper*|log|letter|complaint*|entr* ?on ?our ?file runs|dates|date|dating|dated to|from",
            "there is|are a|an|two|three|some .. file|report|record*|document*|log",
            "<we> ?have searched .. and",
            "turned|threw|brought up ?a ?an ?some ?only one|two|three|four|five|six|several|<papers>",
            "search* ... found|shows|show",
        ],
    ),
    (
        F::Happened,
        &[
            "<definite> <matter> ... was|were|has|have|had|withdrew|retracted|ended|led|came|resulted|concluded|began|started|failed|succeeded",
            "<definite> <matter> ... is|are|remains|remain ?still ?now open|reopened|closed|ongoing|live|active|under_way|underway|continuing|pending|complete|completed|over|finished|unresolved",
            "<definite> ?only <matter>|<papers> was|were ?then ?duly ?carefully ?also looked|considered|investigated|dealt|checked|closed|upheld|dismissed|received|made|referred|passed|examined|reviewed",
            "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|many|most <matter>|<papers> ... was|were|has|have|carried_out|took",
            "<definite> <number> ?other ?such <matter>|<papers>|<deed> ... was|were|has|have|had|took|carried|led|gave|ended|resulted|remain|are",
            "<number> ?other ?such <matter>|<papers>|<deed> ... was|were|has|have|had|took|carried_out|led|resulted",
            "<definite> matter|matters|affair|business|incident|concern|concerns|issue|issues|episode ?itself ?concerned was|were|has_been|have_been|had_been ?fully ?properly ?duly ?promptly ?then looked|investigated|considered|dealt|examined|resolved|settled|taken|reviewed|closed|put|handled|referred|reported|concluded|found",
            "<definite> <matter> ?itself took|lasted|cost|involved|ran|arose|followed|dragged",
            "<number> ?of ?our officers|detectives|inspectors|investigators ... spent|visited|went|attended|spoke|interviewed|worked|looked|were|have",
            "officers|officer|detectives|detective|inspector|inspectors|investigators|colleagues who|that ... spoke|interviewed|visited|attended|investigated|dealt|saw|searched|arrested",
            "our|the officers|detectives|inspectors|investigators ?then ?have visited|attended|interviewed|searched|seized|arrested|spent",
            "case|file|papers has|have|was|were ?now ?since ?then ?been passed|sent|forwarded|referred|submitted",
            "summary|findings|version|extract|extracts of the <papers>|<matter> will|is|was|has",
            "outcome|result|findings|verdict was|were|has_been|have_been ?then ?duly communicated|sent|given|passed|notified|reported|made_known",
            "statements|samples|photographs|evidence|measurements|fingerprints was|were ?also ?then taken|gathered|collected|seized|obtained",
            "found|discovered|uncovered ?no ?any ?clear ?some ?little evidence|offence|wrongdoing|breach|fault|substance|grounds|misconduct",
            "<definite> ?only <papers> ?themselves ?itself ... is|are|was|were ... sensitive|confidential|secret|private|exempt",
            "there ?is ?are ?were ?was <number> ?separate ?such sets|copies|files|pages|entries|reports|documents|records|volumes|boxes",
            "complainant* withdrew|has|had|made|gave|was",
            "officer|detective|inspector|inspectors|investigator|sergeant|manager in_the_case|who|then|in_charge|concerned ?has ?had ?was ?is led|leads|ran|conducted|handled|investigated|dealt|interviewed|retired|moved",
            "officer in the case has|had|was|is",
            "no further action",
            "<definite> .. <papers> has|have .. been examined|reviewed|read|seen|checked|searched|looked|destroyed|passed|found|located|considered|retrieved|archived|closed",
            "<definite> .. <papers> ... are|is|were|was|has|have ?both ?been ?carefully ?already ?all ?only ?since kept|marked|stored|locked|dated|signed|sealed|archived|destroyed|shredded|passed|taken|given|made|written|compiled|obtained|gathered|sent|received|found|read|seen|reviewed|examined|graded|missing|settled|resolved|answered|withdrawn|closed|upheld|dismissed|long|short|thick|thin|in_the_custody|with_the|in_the_hands",
            "<definite> .. <papers> runs|run|names|shows|show|contains|contain|lists|records|concludes|reveals|mentions|describes|covers|ends|begins|says|consists|comprises|fills|fill",
            "having|<we> ?have ?has ?had ?now found|located|read|reviewed|examined|inspected|retrieved|opened|studied|seen <definite>|two|three|four|five|some <papers>",
            "was|were|been ?later ?also ?then interviewed|arrested|cautioned|charged|questioned|suspended|dismissed|acquitted|convicted|bailed|reprimanded|prosecuted ?under ?on ?in ?by ?last ?without|caution|suspicion|january|february|march|april|may|june|july|august|september|october|november|december|summer|spring|autumn|winter|year|week|month|charge",
        ],
    ),
    // What others have said, and is not confirmed.
    (
        F::Hearsay,
        &[
            "newspapers|newspaper|press|media|articles|article|programme|rumours|broadcasts ?have ?has ?also ?had reported|report|say|said|claim|claimed|suggest|suggested|alleged",
            "not|no ?to ?make comment",
        ],
    ),
    // What is held there is an event.
    (
        F::Convened,
        &["hearing*|meeting*|inquest*|election*|event*|conference*|inquir*|interview*|trial* ... held"],
    ),
    (
        F::IsWithheld,
        &[
            "<info> ... is|are|has|have|being .. withheld|redacted",
            "letter*|email*|e_mail*|paper*|minutes|statement*|photograph*|footage ... is|are|being .. withheld|redacted",
            "<we> .. withhold|withholding|withheld",
            "withholding|withheld the|it|all|this|these|them",
            "copy|copies|contents .. withheld|redacted",
        ],
    ),
    (
        F::Encloses,
        &[
            "attached|attach|attaching|enclosed|enclose|enclosing|enc|encl|attachment*|enclosure*|appended|annexed|accompan*|below|overleaf",
            "please find",
            "sent with this",
            "goes with this",
        ],
    ),
    (
        F::Further,
        &[
            "any|whether other|further",
            "further|other|additional|wider information|material|data|records",
            "in addition",
            "beyond that|this|what",
            "apart|aside from",
            "other than",
        ],
    ),
    (
        F::Things,
        &[
            "folder*|register*|tray|file*|record*|document*|report*|list|lists|log|logs|table|tables|spreadsheet*|schedule*|copy|copies|data|figures|material|deployment*|attachment*|map|maps|photograph*|footage|information",
        ],
    ),
    (
        F::If,
        &[
            "taken to|as",
            "is or is not",
            "if|whether|would|might|may|could|should|unless|until|wherever|suppose|supposing|assuming|hypothetical*",
            "were it|we|there|such|you|any|anyone|this",
            "were the|that|those|a|an ... to",
            "any such|information|record*|data",
            "exist or",
            "or not",
            "to the extent",
            "such information",
        ],
    ),
    // Nothing of the kind comes about.
    (
        F::NoOne,
        &[
            "nobody|nothing|none|neither",
            "no one",
            "no ?real ?serious ?lasting harm|damage|prejudice|risk|danger|detriment|injury|disadvantage",
            "would|could|will|can|need|does|did not|hardly|scarcely|never|no_longer",
        ],
    ),
    // Said out of courtesy, and not on a condition.
    (
        F::Polite,
        &[
            "you may wish|like|want|recall|remember|know ?to ?know ?be ?that",
            "you may|can ?be ?rest ?also ?however assured|certain|confident|sure|take",
            "we|i can|could|may|might ?also ?now ?however ?just add|mention|say",
            "we|i would|should ?also ?like ?to ?just add|say|mention|point|note|stress|tell|inform|explain|assure|remind",
        ],
    ),
    (F::Not, &["not|nor|neither|never|without|no|none|nothing", "inference*|infer|inferred", "taken as"]),
];
