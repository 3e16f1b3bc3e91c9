"""Who speaks in a text, of whom, and whether they say why."""

from __future__ import annotations

from strategy_tui.lint.cues import cues
from strategy_tui.lint.passage import MENTION, WORD, Passage
from strategy_tui.lint.reactions import READ
from strategy_tui.lint.worth import Worth


def tells_why(passage: Passage) -> bool:
    """Whether a first person and their reason stand together."""
    text = passage.read[:READ]
    return any(
        cue.group.startswith("why ") and cue.compiled.search(text)
        for cue in cues("voice").candidates(passage.words)
    )


def about_self(passage: Passage, worth: Worth) -> bool:
    """Whether only the writer or what they sell appears: no reader, nobody else, no reason."""
    if worth.promotional:
        return True
    return MENTION not in passage.read and not worth.sale.gives and of_oneself(passage)


def of_oneself(passage: Passage, least: int = 1) -> bool:
    """Whether it speaks in the first person, so many times, and to nobody."""
    sets = cues("voice").sets
    whole = WORD.findall(passage.read[:READ])
    spoken = [*whole, *(word.partition("'")[0] for word in whole if "'" in word)]
    if not sets["second"].isdisjoint(spoken):
        return False
    return sum(word in sets["first"] for word in spoken) >= least
