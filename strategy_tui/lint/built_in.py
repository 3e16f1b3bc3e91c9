"""Findings that are no rule of a pack: of files that cannot be read, and of the strategy.

`rules explain` and the language server tell from here why each is one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from strategy_tui.domain.message import Message, message
from strategy_tui.lint.rule import Rule

FILES = ("draft", "pack", "strategy")
"""What the ids of findings in a YAML text begin with."""

IN_YAML: Mapping[str, Message] = {
    "syntax": message("YAML has its signs and its indentation; the message says what is amiss."),
    "encoding": message("Files are UTF-8 text, so that every language can be written."),
    "size": message("A file, or what its references unfold to, is larger than anybody writes."),
    "character": message("What cannot be seen cannot be checked by the person who signs it."),
    "tag": message("Tags are for programs; a value here means what it says."),
    "key": message("A key is a plain word."),
    "empty-key": message("A key is a word before its colon."),
    "duplicate-key": message("Of two keys that are the same, one would be lost without a word."),
    "merge-key": message("What a file says stands where it is read, not somewhere else."),
    "unknown-key": message("A key that nobody reads is mostly a slip of the pen."),
    "missing-key": message("Without this key the rest says nothing."),
    "value": message("The value is of another kind than the key takes."),
    "range": message("The number is outside of what makes sense here."),
}
"""What may be wrong with a YAML text, after the file's word and a dot."""

FOUND: Mapping[str, Message] = {
    "draft.front-matter": message("The front matter ends with a line “---”, or all of it is text."),
    "draft.network": message("A draft is for one network; its limits and customs are checked."),
    "draft.relation": message("A post answers, quotes or passes on; it is one of these at most."),
    "draft.when": message("A wish that nobody can read would never be kept."),
    "draft.media": message("Files go beside the draft, so that they travel with it."),
    "draft.too-much": message("No network takes so much, so it is not looked at any closer."),
    "file.unusable": message("What cannot be read cannot be checked; neither can a broken rule."),
    "file.unchecked": message("Something stood in the way of the check; the message says what."),
    "suppression.unused": message("An exception that nothing needs hides what comes later."),
    "suppression.unknown": message("An exception to a rule that there is not does nothing."),
    "line.unknown-key": message("A key that nobody reads is mostly a slip of the pen."),
    "pack.rule": message("A rule that makes no sense finds nothing."),
    "pack.message": message("A message may only name what the rule knows, as plain fields."),
    "pack.duplicate": message("Two rules of one name cannot be told apart, or switched off."),
    "pack.unknown": message("Only a rule that ships with the program can be changed by its name."),
    "pack.size": message("A pack of more rules than that would make every check slow."),
    "pack.example": message("An example that a rule does not live up to shows where it is wrong."),
    "pack.too_slow": message("A pattern that takes too long would keep you waiting at every key."),
    "strategy.empty": message("The strategy is the contract; an empty one promises nothing."),
    "strategy.no-goal": message("A strategy begins with what you want from being there."),
    "strategy.goal-without-network": message("A goal that no network serves is only a wish."),
    "strategy.goal-without-figures": message("What has a figure can be looked at in a review."),
    "strategy.no-audience": message("Who writes for nobody is read by nobody."),
    "strategy.no-purpose": message("A network without a purpose takes time and gives none back."),
    "strategy.network-without-goal": message("A network that serves no goal is a habit."),
    "strategy.share-and-never": message("The same thing cannot both belong there and never."),
    "strategy.no-minutes": message("Without minutes for a post nobody knows what the week costs."),
    "strategy.no-cadence": message("Without a rhythm nobody can say that a network went idle."),
    "strategy.end-without-experiment": message("Only an experiment has a day on which it ends."),
    "strategy.experiment-without-reason": message("An experiment asks something; what?"),
    "strategy.experiment-without-end": message("An experiment without an end is a decision."),
    "strategy.experiment-without-success": message(
        "What success would be is decided before, or anything will look like it."
    ),
    "strategy.experiment-dates": message("An experiment ends after it began."),
    "strategy.same-account": message("Two plans for one account cannot both be followed."),
    "strategy.campaign-without-goal": message("A campaign is for something that you want."),
    "strategy.campaign-without-hashtag": message("The one hashtag is how people find the rest."),
    "strategy.campaign-dates": message("A campaign ends after it began."),
    "strategy.lost-hashtag": message("After a “#” that stands alone, YAML reads nothing."),
    "strategy.hashtag": message("A hashtag that the network cuts is another hashtag."),
    "strategy.no-network": message("Posts go to networks; a strategy names a few."),
    "strategy.many-networks": message("A handful of networks is what one person can keep alive."),
    "strategy.no-follow": message("Whom you follow is half of what you see."),
    "strategy.no-review": message("A strategy that nobody looks at again is a souvenir."),
    "strategy.review-rhythm": message("The light review comes more often than the full one."),
    "strategy.no-time-budget": message("Time is what all of this is paid with."),
    "strategy.little-time": message("A little time is soon used up by the daily look alone."),
    "strategy.over-budget": message("The rhythms you wrote down take more time than you give."),
    "strategy.unplanned-network": message("What is named here has no plan in the strategy."),
    "strategy.unknown-network": message("A network that the program does not know has no limits."),
    "strategy.unknown-goal": message("A goal that is named must be one of yours."),
    "strategy.unknown-fact": message("A clause can only ask for what can be known of an account."),
    "strategy.unknown-rule": message("A rule that there is not can be neither raised nor lowered."),
    "strategy.unknown-word": message(
        "A word that no vocabulary knows can be looked for as it stands, and nothing more."
    ),
    "strategy.unused-words": message("Words that no network asks for are looked for nowhere."),
    "strategy.fact-test": message("Each fact has its own questions that can be asked of it."),
    "strategy.assume": message("Only what a person says of another can be assumed."),
    "strategy.clause": message("A part of a clause that decides nothing misleads its reader."),
    "strategy.duplicate-clause": message("Verdicts quote a clause by its name; each has its own."),
    "strategy.no-time-zone": message("Slots are times on your clock; the zone says which."),
    "strategy.time-zone": message("Zones have names of their own, such as Europe/Paris."),
    "strategy.language": message("The language decides how drafts are read and findings told."),
}
"""Id → why there is such a finding."""


def why(rule_id: str) -> Message | None:
    """Why a finding that is no rule of a pack is one; None where there is no such finding."""
    if rule_id in FOUND:
        return FOUND[rule_id]
    file, _, name = rule_id.partition(".")
    return IN_YAML.get(name) if file in FILES else None


def why_of(rules: Iterable[Rule]) -> Callable[[str], Message | None]:
    """Id of a finding → why there is one, by the rules or built in; None where nobody says."""
    said = {rule.id: rule.why for rule in rules}

    def asked(rule_id: str) -> Message | None:
        found = said.get(rule_id) or why(rule_id)
        return found if found is not None and found.id else None

    return asked


def ids() -> tuple[str, ...]:
    """Every id of a finding that is no rule of a pack."""
    return (*FOUND, *(f"{file}.{name}" for file in FILES for name in IN_YAML))
