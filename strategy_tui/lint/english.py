"""How English asks a reader for something: families of cues, each with its strength."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from strategy_tui.lint.asking import (
    MEDIUM,
    STRONG,
    WEAK,
    Ask,
    Cue,
    Cues,
    ask_at,
    by_word,
    find,
)
from strategy_tui.lint.lexicon import Lexicon, lexicon
from strategy_tui.lint.passage import MENTION, QUOTE, URL, Clause, Passage, Sentence, clauses

_DETERMINERS = frozenset(
    "a an the this that these those my your our their his her its every each all both some any no"
    " one two three another either yours mine whatever whichever something anything someone".split()
)
_OBJECTS = frozenset("it them me us him her yourself yourselves ourselves".split())
_SKIPPED = frozenset(
    "please kindly so then and now also or just simply always first next finally instead today"
    " tomorrow tonight maybe perhaps again but well ok okay hey hi hello folks everyone friends all"
    " seriously really quickly definitely plus y'all everybody people meanwhile oh anyway pls plz"
    " second third lastly".split()
)
_NEVER_NEXT = frozenset(
    "of is was are were has had isn't wasn't aren't weren't 's will would became seems means".split()
)
_SUBJECTS = frozenset(
    "i we they he she you who it that which people nobody everybody someone".split()
)
_NOT_VERBS = frozenset(
    "about above across after against along among around as at before behind below beneath beside"
    " between beyond by despite down during except for from in inside into like near of off on onto"
    " out outside over past since than through to toward towards under until unto up upon with"
    " within without and but or nor so yet because if when while where whether though although that"
    " which who whom whose what how why is are was were be been am do does did has have had can"
    " could will would shall should may might must not no yes all both half many much more most"
    " such quite rather only even just once maybe perhaps also here there then thus hence thank"
    " thanks is love loved hope enjoy meet bless lose get got let me my your our his her its their i"
    " we you they he she it this these those every each some any another regarding concerning per"
    " via versus unlike amid plus minus worth congrats happy good great best nice sorry".split()
)
_PAST_TWINS = frozenset("read put cut set hit quit shut split spread let bet".split())
_PAST = re.compile(r"\b(?:yesterday|ago|last (?:night|week|month|year|summer|winter)|this morning)")


def asks(passage: Passage) -> Iterator[Ask]:
    """Every cue in the order of the sentences."""
    sentences = passage.sentences
    for number, sentence in enumerate(sentences):
        after = sentences[number + 1] if number + 1 < len(sentences) else None
        yield from _imperatives(sentence)
        yield from find(_cues(), sentence, after)


def _imperatives(sentence: Sentence) -> Iterator[Ask]:
    words = lexicon("en")
    spoken = False
    for clause in clauses(sentence):
        if not (spoken and clause.before == ","):
            family = _imperative(clause, words)
            if family:
                yield ask_at(sentence, clause.at, family, STRONG)
        spoken = clause.words[0] in _SUBJECTS and len(clause.words) <= 3


def _imperative(clause: Clause, words: Lexicon) -> str | None:
    """What the clause asks for, when it is an imperative."""
    at = 0
    polite = False
    while at < len(clause.words) - 1 and clause.words[at] in _SKIPPED:
        polite = polite or clause.words[at] in {"please", "pls", "plz", "kindly"}
        at += 1
    tokens = clause.words[at:]
    text = clause.sentence.text
    place = text.find(tokens[0], clause.at)
    if words.is_idiom(text, place):
        return None
    if tokens[0] in {"don't", "dont", "never"} or tokens[:2] == ("do", "not"):
        rest = tokens[2:] if tokens[0] == "do" else tokens[1:]
        return _denied(rest, words)
    family = _family(tokens, words, clause, just=at > 0 and clause.words[at - 1] == "just")
    if family is None and polite and tokens[0] not in _NOT_VERBS and tokens[0] not in _SKIPPED:
        return "opener"
    return family


def _denied(rest: tuple[str, ...], words: Lexicon) -> str | None:
    if not rest:
        return None
    if rest[0] in {"miss", "forget", "hesitate", "wait", "be", "let", "sleep", "panic", "lose"}:
        return "opener" if rest[0] in {"hesitate", "forget"} else "imperative"
    return "imperative" if rest[0] in words.forms else None


def _family(tokens: tuple[str, ...], words: Lexicon, clause: Clause, just: bool) -> str | None:
    word, following = tokens[0], tokens[1] if len(tokens) > 1 else ""
    if following in _NEVER_NEXT:
        return None
    if word in _PAST_TWINS and (just or _PAST.search(clause.sentence.text)):
        return None
    for verb in words.forms.get(word, ()):
        if following in verb.before:
            return verb.family
        if verb.sureness == "only":
            continue
        if not verb.sureness or _takes(following) or _alone(clause, tokens):
            return verb.family
    if following in {"your", "yourself", "yourselves"} and clause.first and _base_form(word):
        return "imperative"
    return None


def _takes(following: str) -> bool:
    """Whether the next word makes a verb of a word that may be a noun."""
    if following in _DETERMINERS or following in _OBJECTS:
        return True
    return following[:1] in (URL, MENTION, QUOTE) and following != ""


def _alone(clause: Clause, tokens: tuple[str, ...]) -> bool:
    """`Vote!` asks; `Vote.` may be a heading."""
    return len(tokens) == 1 and clause.first and clause.sentence.text.rstrip().endswith("!")


def _base_form(word: str) -> bool:
    return (
        word.isalpha()
        and word not in _NOT_VERBS
        and not word.endswith(("ing", "ed", "ly", "s", "n't"))
    )


_DAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_NOUNS = "feedback thoughts input suggestions tips recommendations opinion opinions ideas advice"

_CUES = (
    Cue("opener", STRONG, "please", r"\bplease (?:also |just |do |don't )?(?P<verb>[\w-]+)"),
    Cue(
        "opener",
        STRONG,
        "ahead sure remember don't shy encourage urge invite",
        r"\b(?:go ahead and|be sure to|make sure (?:to|you)|remember to|don't (?:forget|hesitate) to"
        r"|don't be shy|(?:encourage|urge|invite) (?:you|everyone|anyone) to)\b",
    ),
    Cue("reply", STRONG, "know", r"\blet (?:me|us) know\b"),
    Cue(
        "reply",
        STRONG,
        "hear know read see learn",
        r"\b(?:love|like|curious|happy|glad|keen|want) to (?:hear|know|read|see|learn) "
        r"(?:[\w'-]+ ){0,5}(?:you|your|from anyone)\b",
    ),
    Cue(
        "reply",
        STRONG,
        _NOUNS,
        rf"\b(?:love|appreciate|welcome|want|need) (?:any |some |your |all )*(?:{_NOUNS.replace(' ', '|')})\b",
    ),
    Cue(
        "reply",
        STRONG,
        "curious turn chime",
        r"\bcurious (?:how|what|whether|if|which|who) (?:[\w'-]+ ){0,4}you\b"
        r"|\byour turn\b(?! into)|\bchime in\b",
    ),
    Cue("reply", STRONG, "hearing", r"\blooking forward to hearing\b"),
    Cue(
        "reply",
        STRONG,
        "welcome appreciated wanted",
        r"\b(?:feedback|comments|thoughts|suggestions|questions|ideas|tips|replies|answers"
        r"|corrections|recommendations|opinions|advice)(?: [\w'-]+){0,3} "
        r"(?:welcome|appreciated|wanted)\b",
    ),
    Cue(
        "share",
        STRONG,
        "welcome appreciated encouraged",
        r"\b(?:boosts?|shares?|reposts?|retweets?|rts?|reblogs?|boosting|sharing)"
        r"(?: [\w'-]+){0,3} (?:welcome|appreciated|encouraged)\b",
    ),
    Cue("share", STRONG, "spread", r"\b(?:help|please|to) spread the word\b"),
    Cue(
        "contribute",
        STRONG,
        "welcome appreciated needed wanted",
        r"\b(?:prs?|pull requests|contributions?|contributors|donations?|volunteers?|patches"
        r"|testers?|readers|submissions|translations|nominations|helpers|help)"
        r"(?: [\w'-]+){0,3} (?:welcome|appreciated|needed|wanted)\b",
    ),
    Cue(
        "contribute",
        STRONG,
        "looking seeking hiring",
        r"\b(?:i'm|i am|we're|we are|still|now|currently|also|^) ?(?:looking for|seeking|hiring)\b"
        r"(?! (?:a way|ways|my|our|the|years|months|weeks|hours|days))",
    ),
    Cue(
        "contribute",
        STRONG,
        "need",
        r"\b(?:we|i) (?:really |still |also )?need (?:your|you|volunteers)\b",
    ),
    Cue(
        "contribute",
        MEDIUM,
        "call calling",
        r"^\W*call(?:ing)? (?:for|all) \w+",
    ),
    Cue(
        "contribute",
        MEDIUM,
        "donation donations petition survey poll fundraiser crowdfunding sponsor sponsors",
        r"\b(?:donations?|petition|survey|poll|fundraiser|crowdfunding|sponsors?)\b[^\n]*\ue000",
    ),
    Cue(
        "follow", MEDIUM, "tuned join", r"\bstay tuned\b|\bjoin (?:us|me|our|the)\b(?<!to join me)"
    ),
    Cue(
        "attend",
        STRONG,
        "date calendar calendars chance",
        r"\bsave the date\b|\bmark your calendars?\b|\blast chance to\b",
    ),
    Cue(
        "invitation",
        MEDIUM,
        "can could may might should must need have want",
        r"(?<!if )(?<!as )(?<!what )(?<!that )\byou (?:can|could|may|might want to|may want to|should|must|need to|have to"
        r"|(?:might|may) want to|want to) (?:also |now |still |always |even |either )?"
        r"(?!tell|be|see why|say|guess|take my)(?P<verb>[\w-]+)",
    ),
    Cue(
        "invitation",
        MEDIUM,
        "free why invited welcome",
        r"\bfeel free to\b|\bwhy not [\w'-]+ (?!\?)|\b(?:you|you're|you are|everyone|everybody|anyone|all"
        r"|beginners|newcomers|visitors|friends|kids|children|families|strangers)"
        r"(?: (?:is|are|'s|all|both|very|most|always|warmly|cordially|more than))*"
        r" (?:invited|welcome)\b|\bwelcome to (?:join|come|use|try|bring|copy|reuse|attend|drop)\b",
    ),
    Cue(
        "invitation",
        MEDIUM,
        "yourself hope forward open join",
        r"\bhelp yourself\b|\bhope (?:to see|you'll|you can (?:join|make|come))\b"
        r"|\blooking forward to (?:seeing|meeting) you\b|\bopen to (?:all|everyone|anyone)\b"
        r"|\bwant to (?:join|help|come|take part|try|contribute)\b",
    ),
    Cue(
        "label",
        MEDIUM,
        "ticket tickets sign-up sign-ups signup signups registration registrations application"
        " applications booking bookings rsvp reservation reservations pre-order pre-orders"
        " preorders entries submissions apply join register book donate vote read listen watch"
        " download help buy order try",
        r"^\W*(?:tickets?|sign-?ups?|registrations?|applications?|bookings?|rsvp|reservations?"
        r"|pre-?orders?|entries|submissions|(?:how|where) to [a-z]+|to (?:join|apply|register|book"
        r"|sign up|donate|vote|take part|read|listen|watch|download|help|buy|order|try)\b[^:\n]{0,60}"
        r"|(?:free|early|more|last) (?:tickets?|registration|sign-?up))"
        r" ?(?:and [a-z]+ ?)?(?::|→|👉|\ue000)",
    ),
    Cue(
        "label",
        MEDIUM,
        "registration registrations applications booking bookings sign-up sign-ups signups"
        " submissions nominations voting tickets orders pre-orders preorders entries enrolment"
        " enrollment",
        r"\b(?:registrations?|applications|bookings?|sign-?ups?|submissions|nominations|voting"
        r"|tickets|orders|pre-?orders|entries|enrolment|enrollment) (?:is |are )?"
        r"(?:now |still |just |already )*(?:open\b|available|on sale|live"
        r"|closes? (?:on|at|in|tonight|tomorrow|soon|this|next))",
    ),
    Cue(
        "link",
        MEDIUM,
        "link links details info more url address",
        r"\b(?:links?|details|info|more|url|address) (?:is |are )?"
        r"(?:in (?:the |my |our )?(?:first )?(?:bio|profile|comments?|replies|thread|link|reply)"
        r"|below)\b",
    ),
    Cue(
        "hortative",
        MEDIUM,
        "let's",
        r"\blet's (?!(?:not|be|face|say|see|just|hope|go|call it)\b)\w+",
    ),
    Cue(
        "deadline",
        WEAK,
        "until before by last closes closing deadline ends",
        rf"\b(?:until|before|by) (?:noon|tonight|tomorrow|midnight|the end|{_DAYS}|\d)"
        r"|\blast (?:day|chance|call|few)\b|\bclos(?:es|ing) (?:on|at|in|soon)\b|\bdeadline\b"
        rf"|\bends (?:on|tonight|tomorrow|{_DAYS})",
    ),
)


@cache
def _cues() -> Cues:
    return Cues(
        by_word(_CUES),
        frozenset(lexicon("en").infinitives),
        audience=r"\b(?:you|your|yours|yourself|ya|y'all|anyone|anybody|thoughts|someone here"
        r"|any (?:[\w'-]+ ){0,2}(?:tips|ideas|advice|recommendations|suggestions|thoughts|experience"
        r"|favou?rites|takers|one|volunteers|questions|opinions)|who here|who's in|who is in|who else"
        r"|who wants|who would|who's (?:coming|going|joining|up)|shall we)\b|^\W*which\b"
        r"|^\W*what(?:'s| is| are) (?:the|a) best\b|^\W*ideas\b",
        hook=r"\b(?:did you know|do you know (?:what|why|that)|can you (?:believe|imagine|guess)"
        r"|would you believe|you know what|guess what|you ever wonder(?:ed)?"
        r"|are you (?:kidding|serious)|what do you mean|how dare|how do you do|you see)\b",
        answer=r"(?:because|'cause|nope|nothing|the answer|answer|simple|easy|spoiler"
        r"|it's (?:simple|easy|because)|exactly|of course)\b",
        pointing=frozenset(
            "here below link links read details more click watch listen writeup write-up"
            " full slides recording download grab notes thread story".split()
        ),
    )
