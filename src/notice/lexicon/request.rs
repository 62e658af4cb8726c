//! Requests that cost too much: how they could be narrowed.

use super::Family as F;

pub(super) const TABLE: &[super::Table] = &[(
    F::Advice,
    &[
        // Narrowing, by any name.
        "narrow|narrowed|narrower|narrowing|refin*|rephras*|refram*|resubmit*|reword*|recast*|rescop*|trim|trimmed|pare|pared|whittle",
        "scale|cut|bring|brings .. down|back|within|under|below|inside",
        "reduc*|restrict*|limit*|shorten*|confin*|focus*|amend*|revis*|modif* .. request|period|question*|search|timeframe|timescale|range|scope",
        "revised|refined|narrower|smaller|amended|shorter|reduced|fresh|new|different|framed|targeted|focused|tighter request|version|scope|period|search|question*|timeframe",
        "something smaller|narrower|manageable|shorter",
        // What the applicant could do.
        "you ?may|might|could|can|would|wish|like|want|consider|instead ?to|wish|like|consider|prefer ?to reduc*|restrict*|limit*|shorten*|confin*|ask|asking|focus*|specify|select*|concentrat*|revis*|modif*|amend*|drop|choose|pick|settle|fix|search",
        "if you|it|the_request|we ?were|are|can|could|would|wish|like ?to|able ask*|limit*|restrict*|confin*|reduc*|chos*|choose|select*|drop*|focus*|limited|specif*|nam*|left|asked|narrow*|pick*|cut|told|settle*|fix|only|confined",
        "you|we could|can|might|may name|say|list|tell ... which|what|who|whose|dates|period|names|if",
        "had|should|were you ?to ask*|limit*|chos*|choose|want*|cut|restrict*|confin*",
        "suggest*|advise|recommend|propose|consider ... ask*|limit*|request*|restrict*|choos*|drop*|leav*|pick*",
        "alternative* ... ask*|request*|provid*|choose|could|would",
        "pick|choose|select|name any|one|two|a|your|which",
        "leave|leaving ?that|those|it|them|this out ?and|then ?would",
        "tell|let|show|give us|me ?know ?of which|what|whether|your",
        "of your choosing|choice",
        "what we|i ?do have ?to ?in ?hand|readily",
        "in case it|they|that|this is|are|may|might ?be of_use|of_help|useful|helpful|of_interest",
        "single|one|two|three|last|latest|any month*|year*|quarter*|week*|ward|street|parish ... would|could|might take|need|cost ?us only|about|just|some|around",
        "if it|what is|are|matters|interests ... you",
        "consider|think ?about ?of which|what|whether ... you|your",
        "which|whichever ?one ?of ?these ?those ?them ?would suits|suit|prefer|help",
        "pick|picking|choose|choosing from",
        // What a smaller request would come to.
        "single|one|two|fewer|shorter|smaller|recent|specific|particular|last|latest|any|current year*|month*|quarter*|ward|station|team|district|file*|period|sample|department|area*|week*|type|site*|alone|only ... could|would|can|might|may be|help|suit|come|fit|fall",
        "could|would|can|might|may .. be|only|just|then|now .. only|for|one|two|single|latest|last year|month|quarter|week|alone|only",
        "could|would|can|might ?then|easily|comfortably|probably|all fit|fall|come|stay|remain|be_brought|be_kept .. within|below|inside|under",
        "could|would|can|might ?then|all|probably be answered|met|done|dealt|provided|supplied|searched|managed|completed|affordable|easily|quickly|looked|found|produced ?with .. within|below|inside|in|under|quickly|easily|at|for|only",
        "request|search ?that|which|is ?was confined|limited|restricted|only|for|covering|about ... could|would|can|might|may",
        "ask*|asking for|only ... instead|rather|would|could|alone|affordable",
        "would work instead",
        "shorter|smaller|narrower|fewer|less ... would|could|might|may help|do|be",
        "could|would|can|might ?all ?then be read|given|counted|opened|extracted|retrieved|pulled|found|had ?for ?to ?you within|inside|below|at_once|today|straight_away|quickly|easily",
        "could|can|might ?all ?also ?easily ?then be listed|given|supplied|counted|searched|gone_through|looked_through|copied|done|read|sent|checked|extracted|found ?with ?their .. in|within|inside|for|under|at",
        "let me|us know if|which|whether|what",
        "one|any|either|some of these|those|them ... use|help|suit|do|interest",
        "random sample",
        // What the authority could do or give.
        "able|possible|prepared|happy|willing to provide|give|supply|offer|answer|send|look|search|extract|deal|help|discuss|run|meet|work|talk",
        "we|i|trust|council|university|force could|can|would ?then|probably|also|instead|however|do|still ?be provide|give|supply|offer|answer|send|search|run|tell|extract|count|list|produce|look|pull|let|have",
        "what we|i can|could offer|give|provide|search|produce",
        "what we|i can|could ?still do ?for ?you ?instead ?within ?inside is|would",
        "readily|easily|already available|held|searched|retriev*|extracted|published|produce",
        "help* you ?to make|frame|put|find|narrow|reduce|bring|with",
        "glad|pleased|happy to discuss|help|talk|advise|explain|work",
        "discuss|talk ?this|it ?about ?either|how|over|what ?with ?a ?us|you|request",
        "ring|phone|call|contact|email|write|speak ... narrow*|discuss|revis*|reduc*|smaller|request_that|new",
        "talk it over",
        // That there is no way.
        "no ?obvious|realistic|practical|meaningful|way ?of|to ?that narrow*|reduc*|refin*|way|bring*",
        "not ?see|able|possible|think|find|suggest ... narrow*|reduc*|refin*|suggest",
    ],
)];
