//! Requests that cost too much: how they could be narrowed.

use super::Family as F;

pub(super) const TABLE: &[super::Table] = &[(
    F::Advice,
    &[
        "narrow|narrowed|narrower|narrowing|refin*|rephras*|refram*|resubmit*|reword*|recast*|rescop*|trim|trimmed|pare|pared|whittle",
        "scale|cut|bring .. down|back|within|under|below|inside",
        "you ?may|might|could|can|would|wish|like|want|consider|instead ?to|wish|like|consider reduc*|restrict*|limit*|shorten*|confin*|ask|asking|focus*|specify|select*|concentrat*|revis*|modif*|amend*|drop|choose|pick|settle|fix|search",
        "if you|it|the_request|we ?were|are|can|could|would|wish|like ?to|able ask*|limit*|restrict*|confin*|reduc*|chos*|choose|select*|drop*|focus*|limited|specif*|nam*|left|asked|narrow*|pick*|cut|told|settle*|fix|only|confined",
        "reduc*|restrict*|limit*|shorten*|confin*|focus*|amend*|revis*|modif* .. request|period|question*|search|timeframe|timescale|range|number|scope|one|two",
        "revised|refined|narrower|smaller|amended|shorter|reduced|fresh|new|different|framed|targeted|focused request|version|scope|period|search|question*|timeframe",
        "single|one|fewer|shorter|smaller|recent|specific|particular year*|month*|quarter|ward|station|team|district|file*|period|sample|department|area*|week*|type|site*",
        "could|would|can|might|should .. be|fit|fall|come|take|answer*|provid*|suppl*|search* ... within|below|inside",
        "inside|within the limit|ceiling|threshold|18|eighteen|24|budget",
        "able|possible|prepared|happy|willing to provide|give|supply|offer|answer|send|look|search|extract|deal|help|discuss|run",
        "we|i could|can|would ?then|probably|also|instead ?be provide|give|supply|offer|answer|send|search|run|tell|extract|count",
        "no ?obvious|realistic|practical|meaningful|way ?of|to ?that narrow*|reduc*|refin*|way",
        "not ?see|able|possible|think|find ... narrow*|refin*|reduc*|suggest",
        "readily|easily|already available|held|searched|retriev*|extracted|published",
        "help* ?you ?to|with ?a ?another|new|make|frame|find|request",
        "we could|can produce|list|count|look|pull|extract",
        "you could|can|might|may name|say|list|tell",
        "random sample",
        "would work instead",
        "talk it over",
        "request confined|limited|restricted|only|for|covering|about ... could|would|can|might",
        "glad|pleased|happy to discuss|help|talk|advise|explain",
        "discuss ?this|it|either|how",
    ],
)];
