"""What a browser reports and what may steer a suggestion, in words; checked against the code's own lists."""

#: ``wire.ActionKind`` -> what the buyer did.
ACTS = {
    "open_unit": "opened a home's card",
    "close_unit": "closed it",
    "favourite": "marked a home as a favourite",
    "unfavourite": "took the mark back",
    "choose_stage": "chose a stage of construction",
    "filter": "narrowed the list of homes",
    "enquire": "sent a question about a home",
    "open_suggestion": "opened what was suggested",
    "dismiss_suggestion": "waved it away",
    "show_everything": "cleared the filters",
    "enter_unit": "stepped into a home",
    "choose_hour": "moved the sun",
    "open_photo": "opened a photo of the works",
    "choose_finish": "chose a finish",
    "tour_begin": "began the tour",
    "tour_pause": "stopped it on the way",
    "tour_end": "left it",
    "tour_done": "followed it to its end",
    "compare": "compared two stages",
    "share": "opened the ways to share a home",
    "compare_homes": "laid homes side by side",
    "open_sheet": "opened a home's sheet",
}

#: Fields of ``analytics.unitfacts.UnitFacts``: what a decision may know of a home.
OF_HOMES = {
    "id": "which home it is",
    "price": "its price, in thirds of the development's",
    "area": "its area, in thirds",
    "rooms": "its rooms",
    "floor": "its floor, in thirds",
    "orientation": "the sides that its windows look to",
    "outdoor": "its outdoor spaces",
    "available": "whether it can still be had",
}

#: Parameters of ``analytics.affinity.score_units``: all that a score is made from.
OF_SCORES = {
    "units": "the facts of the homes, above",
    "own": "the buyer's own running sums of attention to homes",
    "everyone": "the same of everybody together",
    "usual": "what attention is usual for so much exposure",
    "now_ms": "the time, because looks fade",
    "favourites": "homes that the buyer marked",
}

#: Fields of ``analytics.decision.Situation``: all that decides whether anything is said at all.
OF_SITUATIONS = {
    "now_ms": "the time",
    "profile_allowed": "whether a profile was allowed and not objected to",
    "evidence_s": "how much was looked at",
    "present": "the homes before their eyes",
    "favourites": "homes that they marked",
    "dismissed": "suggestions that they waved away",
    "suggested": "what was suggested before",
    "decided_at": "when that was",
    "considered_at": "when it was last thought about",
    "silences": "how often nothing was said since",
}
