"""Words by which mandates take a stance: general English of diplomatic texts, extended here and nowhere else.

Every entry is a piece of a regular expression, matched without regard to case; a space stands for any space.
"""

from __future__ import annotations

SPEAKERS = (
    r"the EU and its (?:\d+ )?Member States", r"the European Union and its (?:\d+ )?Member States", "the EU",
    "the European Union", "the Union", "the Council(?: of the European Union)?", "(?:the )?EU Member States",
    "(?:the |its |our )?Member States", "(?:the )?European (?:countries|administrations|states|members)", "Europe",
    "CEPT(?: (?:countries|administrations|members))?",
    "(?:our|the|this) (?:delegation|administration|government|country)", "the Presidency", "we", "they", "both",
    "the EU side", "delegations?",
)  # fmt: skip
"""Who speaks in a mandate. A country's name speaks too (see ``OTHERS``)."""

OTHERS = (
    "some", "others?", "many", "several", "certain", "few", "opponents", "proponents", "sponsors?", "proposals?",
    "ITU", "UN", "United Nations", "Plenipotentiary", "Conference", "Assembly", "Secretary", "Secretariat",
    "Director", "Bureau", "(?:Working|Study|Expert|Advisory|Focus|Drafting|Review|Task) (?:Group|Party)", "Committee",
    "Resolution", "Decision", "Forum", "Agenda", "Sectors?", "Board", "Chair", "Agency", "who", "which", "that",
    "industry", "stakeholders", "regions?", "operators", "users", "consumers", "vendors", "ICANN", "Commission",
    "text", "draft", "everyone", "everybody", "nothing", "there", "here",
)  # fmt: skip
"""Whose stance is not the mandate's own."""

QUANTIFIERS = ("some", "others?", "many", "several", "certain", "few", "those", "most", "ITU", "all")
COUNTED = (
    "Member States", "countries", "delegations?", "administrations", "members", "Council", "States", "governments",
    "parties", "regions", "groups", "operators", "companies", "sponsors",
)  # fmt: skip
"""Together they name parties that are not the mandate's own: "some delegations", "most countries"."""

PARTIES = (
    "countries", "country", "States?", "administrations?", "members?", "delegations?", "governments?", "ministry",
    "ministries", "ministers", "authorities", "signatories", "co-signatories", "federations?", "associations?",
    "alliances?", "confederation", "concord", "leagues?", "community", "commonwealth", "companies", "nations",
    "republic", "kingdom", "principality", "islands", "parties", "economies", "chamber", "side", "cabinet",
    "presidency", "partners", "carriers", "manufacturers", "group", "coalition", "consortium", "society",
)  # fmt: skip
"""Words for those in whose name a mandate speaks."""

VERBS_OF_THINGS = (
    "supports?", "favou?rs?", "backs?", "defends?", "promotes?", "upholds?", "embraces?", "champions?", "accepts?",
    "pursues?", "works?", "calls? for", "sees?", "prefers?", "resists?", "counters?", "discourages?", "rejects?",
    "cautions?", "encourages?", "invites?", "calls?", "asks?", "requests?", "suggests?", "recommends?", "proposes?",
    "incites?", "underlines?", "underscores?", "highlights?", "emphasi[sz]es?", "draws?", "recalls?", "values?",
    "questions?", "doubts?", "affirms?", "reaffirms?", "prioriti[sz]es?", "recogni[sz]es?", "finds?", "regards?",
    "views?", "judges?", "expects?", "trusts?", "feels?", "maintains?", "seeks?", "press(?:es)?", "stands?", "blocks?",
    "appeals?", "needs?", "is in", "are in", "rules?", "limits?", "drops?", "refuses?", "declines?", "lends?",
)  # fmt: skip
"""Verbs that a measure or a fact may be the subject of too."""

SUPPORT_VERBS = (
    r"(?:express|reiterate|reaffirm|restate|renew|confirm) (?:its|their|our) (?:\w+ )?support (?:for|to|of)",
    "support", "welcome", "endorse", "favour", "favor", "back", "defend", "promote", "uphold", "advocate", "embrace",
    "commend", "champion", "applaud", "appreciate", "agree (?:to|with|on|that)", "accept", "call for",
    "see merit in",
    r"see (?:the|an?|any) (?:\w+ )?(?:need|merit|value|benefit|case|reason|purpose|role|place)(?: (?:for|to|in|of))?",
    "are (?:not |strongly |fully |firmly )?in favou?r of", "is (?:not |strongly |fully |firmly )?in favou?r of",
    r"are (?:\w+ )?(?:committed|dedicated) to", r"is (?:\w+ )?(?:committed|dedicated) to", "pledge to",
    "stand (?:ready|firm) (?:to|for|on|by)", "lend (?:their|its|our) support to",
    "expanded (?:their|its|our) support for", "reinforced (?:their|its|our) support for",
    "continue (?:their|its|our) support for", "subscribe to", "pursue", "work for", "work towards",
    "remain committed to", "remains committed to", "prefer", "go along with", "live with",
    "join (?:the )?consensus on", "are open to", "is open to", "press for", "push for", "argue for",
    "seek(?! every opportunity)", "seeks(?! every opportunity)", "side with", "acquiesce in",
    "(?:are|is) (?:prepared|ready|willing|open) to (?:discuss|consider|examine|explore|look at)",
)  # fmt: skip
OPPOSE_VERBS = (
    r"(?:express|reiterate|reaffirm|restate|renew|confirm) (?:its|their|our) (?:\w+ )?(?:opposition|objections?) to",
    "oppose", "reject", "object to", "resist", "disagree with", "disapprove of", "refuse", "decline",
    r"see no (?:\w+ )?(?:need|merit|value|benefit|reason|added value|justification|case)(?: (?:for|in|to|of))?",
    r"are (?:\w+ )?(?:against|opposed to)", r"is (?:\w+ )?(?:against|opposed to)", "advise against", "rule out",
    "counter", "caution against", "warn against", "discourage", "stand in the way of", "block", "dissociate from",
    "take issue with", r"ha(?:ve|s) (?:\w+ )?objections? to",
)  # fmt: skip
ENCOURAGE_VERBS = (
    "encourage", "invite", "call (?:up)?on", "urge", "recommend", "suggest", "request", "ask", "incite", "propose",
    "look forward to", "appeal to",
)  # fmt: skip
STRESS_VERBS = (
    "stress", "underline", "underscore", "emphasi[sz]e", "highlight", "reaffirm", "reiterate", "insist (?:on|that)",
    "insist", r"attach (?:\w+ )?importance to", "draw attention to", r"pay (?:\w+ )?attention to", "affirm", "value",
    "recogni[sz]e", "acknowledge", "recall", "give priority to", "prioriti[sz]e",
)  # fmt: skip
CONCERN_VERBS = (
    r"share (?:the|these|their|those|such) (?:\w+ )?concerns?"
    r"(?: (?:(?:of|expressed by|raised by|voiced by) [^,;]{1,80}? )?"
    r"(?:that|about|over|regarding|as to|at|on)\b|(?! (?:of|expressed|raised|voiced)\b))",
    r"share(?= (?:the|these|those|such) (?:\w+ )?concerns? (?:of|expressed|raised|voiced)\b)",
    r"shares(?= (?:the|these|those|such) (?:\w+ )?concerns? (?:of|expressed|raised|voiced)\b)",
    r"(?:express|reiterate|voice) (?:its|their|our) (?:\w+ )?concerns? (?:about|over|regarding|at)",
    r"(?:are|is|remain|remains) (?:\w+ )?(?:concerned|worried|alarmed|troubled|preoccupied)(?: (?:that|"
    r"about|by|at|over|with))?",
    r"(?:(?:are|is|remain|remains) (?:\w+ )?s[ck]eptical|(?:have|has) (?:\w+ )?difficult(?:y|ies))"
    r"(?: (?:of|about|as to|with|that))?(?: the need for)?",
    "regret", "deplore", "condemn", "fear(?: that)?", "question", "doubt",
    r"(?:have|has|express|expresses) (?:\w+ )?(?:concerns?|doubts?|reservations?|misgivings)(?: (?:that|"
    r"about|over|as to|regarding|on|with))?",
    r"(?:note|notes) with (?:\w+ )?concern(?: that)?",
)  # fmt: skip
OPINION_VERBS = (
    "believe", "consider", "think", "feel", "find", "maintain that", "hold that", "hold the view", "take the view",
    r"(?:are|is|remain|remains) of the (?:\w+ )?(?:opinion|view)",
    r"(?:are|is|remain|remains) (?:\w+ )?(?:un|not )?convinced(?: (?:of|by|about|as to))?",
    "expect", "share the view", "agree that", "judge", "see", "regard", "view", "trust", "deem", "hold",
)  # fmt: skip
"""They say nothing alone: the stance stands in what they introduce ("believe that X should not …")."""

NEGATIONS = (
    "do not", "does not", "don’t", "don't", "cannot", "can not", "can’t", "can't", "will not", "would not",
    "could not", "did not", "won’t", "won't", "wouldn’t", "wouldn't", "doesn’t", "doesn't", "no longer",
    "are not", "is not", "are unable to", "is unable to", "be unable to",
    "(?:are|is) not in a position to", "never", "not",
)  # fmt: skip
AUXILIARIES = (
    "is ready to", "are ready to", "is prepared to", "are prepared to", "is willing to", "are willing to",
    "will", "would", "shall", "should", "must", "can", "could", "may", "do", "does", "have", "has", "also",
    "further", "furthermore", "fully", "strongly", "firmly", "continue to", "continues to", "wish to", "wishes to",
    "would like to", "therefore", "however", "instead", "likewise", "in particular", "moreover", "thus", "hence",
    "equally", "clearly", "still", "always", "nevertheless", "consequently", "actively", "wholeheartedly", "warmly",
    "deeply", "strenuously", "categorically", "resolutely", "explicitly", "and", "to", "ready to", "stand ready to",
    "intend to", "hereby", "particularly", "especially", "again", "accordingly", "generally", "seriously", "gravely",
    "vigorously", "jointly",
)  # fmt: skip
"""What may stand between a speaker and the verb."""

OUGHT = (
    "should", "must", "shall", "ought to", "needs? to", "need(?= not)", "ought(?= not)",
    "ha(?:s|ve) to", "is to", "are to", "is required to",
)  # fmt: skip
AVOIDING = (
    "avoid", "avoiding", "refrain from", "abstain from", "stop", "cease", "discontinue", "prevent", "preventing",
    "resist", "reject", "rejecting", "oppose", "opposing", "exclude", "prohibit", "decline", "guard against",
    "steer clear of", "desist from", "minimi[sz]e", "minimi[sz]ing", "preclude",
)  # fmt: skip
"""Verbs whose object is what nobody should do."""

BACKING = (
    "support", "accept", "agree (?:to|with)", "endorse", "welcome", "back", "approve", "favour", "promote", "defend",
)  # fmt: skip
"""Verbs that say no more than the stance itself, where the speaker should, or should not."""

PASSIVE_ENCOURAGE = (
    "encouraged", "invited", "facilitated", "stimulated", "incentivi[sz]ed", "urged",
)  # fmt: skip
PASSIVE_SUPPORT = (
    "supported", "promoted", "welcomed", "endorsed", "retained", "maintained", "preserved", "strengthened", "kept",
    "upheld", "continued", "enhanced", "protected", "safeguarded", "reinforced", "approved", "adopted", "fostered",
    "respected", "ensured", "improved", "pursued", "prioriti[sz]ed", "favoured", "defended", "increased", "accepted",
)  # fmt: skip
PASSIVE_OPPOSE = (
    "avoided", "rejected", "opposed", "resisted", "deleted", "suppressed", "discontinued", "abandoned",
    "discouraged", "prevented", "withdrawn", "excluded", "removed", "refused", "stopped", "ruled out", "declined",
    "terminated",
)  # fmt: skip
IMPORTANT = (
    "important", "crucial", "essential", "vital", "necessary", "key", "imperative", "indispensable", "critical",
    "paramount", "fundamental", "desirable", "appropriate", "time", "urgent", "central", "worthwhile", "beneficial",
)  # fmt: skip
GOOD = (
    "acceptable", "justified", "useful", "valuable", "helpful", "welcome", "warranted", "sufficient", "adequate",
    "advisable", "sensible", "prudent", "wise", "preferable", "reasonable",
)  # fmt: skip
"""What is so is supported."""

UNWELCOME = (
    "premature", "inappropriate", "unnecessary", "undesirable", "unhelpful", "counterproductive",
    "counter-productive", "unacceptable", "unjustified", "unwarranted", "inadvisable", "redundant", "superfluous",
    "harmful", "duplicative",
    r"not (?:\w+ )?(?:needed|necessary|appropriate|desirable|acceptable|justified|warranted|helpful|"
    r"advisable|required|the place)",
    r"neither (?:necessary|needed|appropriate|desirable|useful) nor \w+", "out of scope",
    "outside (?:its|the|ITU['’]s) (?:mandate|remit|scope)", "beyond (?:its|the|ITU['’]s) (?:mandate|remit|scope)",
)  # fmt: skip
WORTH_KEEPING = (
    "independence",
    "anonymity",
    "integrity",
    "sovereignty",
    "neutrality",
    "voluntary",
    "openness",
    "stability",
    "protection",
    "respect",
    "consensus",
    "balance",
    "equality",
    "primacy",
    "freedom",
    "privacy",
    "rights?",
)
"""Where one of these is a red line, it must not be given up; anything else that is one must not be done."""

HARMS = (
    r"undermin\w+", r"jeopardi[sz]\w+", r"threaten\w*", r"weaken\w*", r"harm\w*", r"endanger\w*", r"fragment\w*",
    r"duplicat\w+", r"divert\w*", r"hamper\w*", r"hinder\w*", r"imped\w+", r"erod\w+", r"compromis\w+",
    r"distort\w*", r"stifl\w+", r"restrict\w*", r"delay\w*", r"dilut\w+", r"disrupt\w*", r"damag\w+", r"burden\w*",
    r"put \S.{0,80}? at \S.{0,20}?risk",
    r"prove (?:\w+ )?(?:divisive|costly|counterproductive|harmful|unworkable|burdensome)", r"overlap\w*",
    r"politici[sz]\w+",
    r"lead\w* to (?:\w+ )?(?:fragmentation|duplication|confusion|conflict|overlaps?|uncertainty|"
    r"censorship|surveillance|control)",
    r"create (?:\w+ )?(?:uncertainty|confusion|burdens?|obstacles|barriers)", r"encroach\w*",
    r"limit\w* (?:the )?(?:freedom|rights|openness|innovation)",
)  # fmt: skip
HELPS = (
    "contribute to", "help(?: to)?", "enable", "strengthen", "enrich", "improve", "benefit", "facilitate", "foster",
    "enhance", "advance", "accelerate", "support", r"make an? (?:\w+ )?contribution to",
    r"play an? (?:\w+ )?role in", "deliver", "add value to",
)  # fmt: skip
ACTORS = (
    "ITU", "the ITU", "the Union", "it", "they", "the Council", "the Secretary-General", "the Director",
    "the Sectors", "Member States", "the Conference", "study groups", "the Bureau", "the organi[sz]ation",
)  # fmt: skip
"""Who acts: where such a one helps, the statement is about what is helped; else about what helps."""

STRONG = (
    "strongly", "firmly", "fully", "crucial", "vital", "essential", "core", "serious", "seriously", "gravely",
    "deeply", "imperative", "indispensable", "must", "shall", "very important", "utmost", "paramount",
    "(?:top|high|key|highest|its|our|their) priority", "unequivocally", "categorically", "resolutely",
    "under no circumstances", "wholeheartedly", "insist", "insists", "condemn", "condemns", "urge", "urges",
    "committed", "unacceptable", "fundamental", "never", "great importance", "strenuously", "reject", "rejects",
)  # fmt: skip
WEAK = (
    "where appropriate", "as appropriate", "if appropriate", "if necessary", "where necessary", "where possible",
    "could", "to the extent possible", "as far as possible", "may", "in principle", "can accept",
    "can go along with", "can live with", "are open to", "is open to", "consider supporting", "where relevant",
    "(?:prepared|ready|willing|open) to (?:discuss|consider|examine|explore|look at)",
    "open to considering", "provisionally", "might",
)  # fmt: skip
