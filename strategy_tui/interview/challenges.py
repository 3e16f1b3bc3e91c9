"""Challenges to answers: what a check of the file finds, said kindly and with ways out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.diagnostic import Diagnostic
from strategy_tui.domain.interview import Challenge, Option
from strategy_tui.domain.message import Message, message
from strategy_tui.interview import cadence, goals, networks
from strategy_tui.interview.answers import Answers
from strategy_tui.strategy_file import parse

KEEP = "keep"
"""The remedy that leaves an answer as it is."""

ASK = "ask:"
"""Begins a remedy that puts a question once more; its id follows."""

ADD = "add:"
"""Begins a remedy that adds to the answer of a list: its id, “=”, and what is added."""

DROP = "drop:"
"""Begins a remedy that leaves a network out; its name follows."""

COSTLIEST = 3
"""Networks of which a challenge about time proposes to post less."""

Remedies = tuple[tuple[str, Message], ...]
"""Ways out, each with the sentence that offers it."""


@dataclass(frozen=True, slots=True)
class Raised:
    """A challenge, and by what it is known again once the person stands by their answer."""

    key: str
    challenge: Challenge
    homes: tuple[str, ...]
    """The questions whose answers it is about; it is raised once all of them were asked."""
    at_once: bool
    """Whether it is raised as soon as they were, and not only at the end."""


@dataclass(frozen=True, slots=True)
class _Rule:
    """What the interview makes of a finding."""

    remedies: Callable[[Answers, str], Remedies]
    """From the answers and the name that the finding is about."""
    sentence: Message | None = None
    """Said instead of the finding, with its values and `subject`; None: its own sentence."""
    at_once: bool = True


def raised(answers: Answers, text: str) -> Iterator[Raised]:
    """Everything that a check says of the file, each with its ways out."""
    names = tuple(each.name for each in answers.known.networks)
    for found in findings(text, names):
        yield _raised(answers, found)


@lru_cache(maxsize=8)
def findings(text: str, names: tuple[str, ...]) -> tuple[Diagnostic, ...]:
    """What a check says of a text; a step of the interview asks for the same one several times."""
    return parse(text, names)[1]


def _raised(answers: Answers, found: Diagnostic) -> Raised:
    rule = _RULES.get(found.rule_id.partition(".")[2])
    path = (found.clause or "").split(".")
    subject = path[1] if len(path) > 1 else ""
    ways = rule.remedies(answers, subject) if rule is not None else ()
    homes = tuple(home for value, _ in ways if (home := _home(value)))
    sentence = found.message
    if rule is not None and rule.sentence is not None:
        named = {"subject": _title(answers, path)}
        sentence = Message(rule.sentence.id, {**found.message.params, **named})
    options = (*ways, (KEEP, message("It stays as it is")))
    return Raised(
        key=f"{found.rule_id} {found.clause}",
        challenge=Challenge(
            sentence, homes[0] if homes else "", tuple(Option(*each) for each in options)
        ),
        homes=homes,
        at_once=rule is not None and rule.at_once,
    )


def _home(remedy: str) -> str:
    """The question that a remedy is about; empty of one that leaves a network out."""
    kind, _, rest = remedy.partition(":")
    return "" if f"{kind}:" == DROP else rest.partition("=")[0]


def _title(answers: Answers, path: list[str]) -> str:
    """How a person calls what a finding is about: a network by its title, a goal by its name."""
    if path[0] == "networks" and len(path) > 1:
        return answers.network(path[1]).title
    return path[-1]


def _ask(*questions: tuple[str, Message]) -> Remedies:
    return tuple((ASK + id, sentence) for id, sentence in questions)


def _of_network(name: str, sentence: Message) -> Callable[[Answers, str], Remedies]:
    return lambda _, key: _ask((f"networks.{key}.{name}", sentence))


def _one(id: str, sentence: Message) -> Callable[[Answers, str], Remedies]:
    return lambda _, __: _ask((id, sentence))


def _goal(answers: Answers, key: str) -> str:
    """The beginning of the ids about a goal."""
    found = (number for number, each in goals.keys(answers).items() if each == key)
    return f"goals.{next(found, 1)}"


def _figures(answers: Answers, key: str) -> Remedies:
    goal = _goal(answers, key)
    ways = (
        ("measure", message("Choose a figure")),
        ("from", message("Say where it stands today")),
        ("target", message("Say where I would like to see it")),
    )
    if answers.has(f"{goal}.measure") and not answers.one(f"{goal}.measure"):
        return _ask((f"{goal}.measure", ways[0][1]))
    return _ask(
        *((f"{goal}.{name}", sentence) for name, sentence in ways if _lacks(answers, goal, name))
    )


def _lacks(answers: Answers, goal: str, name: str) -> bool:
    return not answers.one(f"{goal}.{name}")


def _serving(answers: Answers, goal: str) -> Remedies:
    awake = networks.awake(answers)
    if not awake:
        return _ask(("networks", message("Choose a network for it")))
    return tuple(
        (
            f"{ADD}networks.{name}.goals={goal}",
            message("{network} serves it", network=answers.network(name).title),
        )
        for name in awake
    )


def _less_time(answers: Answers, _: str) -> Remedies:
    """Fewer posts where they cost most, more time, or a network less."""
    awake = networks.awake(answers)
    costly = sorted(
        (name for name in awake if cadence.cost(answers, name)),
        key=lambda name: -cadence.cost(answers, name),
    )
    fewer = _ask(
        *(
            (
                f"networks.{name}.posts",
                message("Post less often on {network}", network=answers.network(name).title),
            )
            for name in costly[:COSTLIEST]
        )
    )
    more = _ask(("time.per_week", message("Give more time a week")))
    without: Remedies = ()
    if len(awake) > 1 and costly:
        title = answers.network(costly[0]).title
        without = ((DROP + costly[0], message("Do without {network}", network=title)),)
    return (*fewer, *more, *without)


def _many(answers: Answers, _: str) -> Remedies:
    choose = _ask(("networks", message("Choose again")))
    least = min(
        reversed(networks.awake(answers)),
        key=lambda name: answers.network(name).posts or 0,
        default="",
    )
    if not least:
        return choose
    title = answers.network(least).title
    return (*choose, (DROP + least, message("Do without {network}", network=title)))


def _clauses(_: Answers, __: str) -> Remedies:
    return _ask(
        ("follow.keep", message("Say whom I keep")),
        ("follow.let_go", message("Say whom I let go")),
    )


def _contradiction(_: Answers, key: str) -> Remedies:
    return _ask(
        (f"networks.{key}.share", message("Change what belongs there")),
        (f"networks.{key}.never", message("Change what never does")),
    )


def _cadence(answers: Answers, key: str) -> Remedies:
    posts = f"networks.{key}.posts"
    ways = [(posts, message("Say how many posts a week"))]
    if answers.number(posts):
        ways = [(f"networks.{key}.minutes", message("Say how long one takes"))]
    return _ask(*ways)


def _campaign(name: str, sentence: Message) -> Callable[[Answers, str], Remedies]:
    def remedies(answers: Answers, key: str) -> Remedies:
        from strategy_tui.interview import campaigns

        found = (number for number, each in campaigns.keys(answers).items() if each == key)
        return _ask((f"campaigns.{next(found, 1)}.{name}", sentence))

    return remedies


_RULES: Mapping[str, _Rule] = {
    "no-goal": _Rule(
        _one("goals.1.want", message("Name one goal")),
        message(
            "Without a goal nothing can be held against anything: no post, no network, no hour. "
            "One sentence is enough."
        ),
    ),
    "goal-without-figures": _Rule(
        _figures,
        message(
            "Without its figures nobody can say in six months how far “{subject}” has come. A "
            "rough guess is enough."
        ),
    ),
    "goal-without-network": _Rule(
        _serving,
        message("None of your networks serves the goal “{subject}”, so nothing would happen."),
    ),
    "no-network": _Rule(
        _one("networks", message("Choose a network")),
        message("Without a network there is nothing to plan. Which one would you miss most?"),
    ),
    "many-networks": _Rule(
        _many,
        message(
            "{count} networks at once: a handful is what most people can keep up. Which of them "
            "could do without you?"
        ),
    ),
    "no-purpose": _Rule(
        _of_network("purpose", message("Say what it is for")),
        message("What {subject} is for is the one thing that nobody else can know."),
    ),
    "network-without-goal": _Rule(
        _of_network("goals", message("Give it a goal")),
        message("{subject} serves none of your goals. What would you be doing there?"),
    ),
    "no-audience": _Rule(
        _of_network("audience", message("Say who reads me there")),
        message(
            "Whoever writes to nobody in particular reaches nobody in particular. One kind of "
            "reader on {subject} is enough to begin with."
        ),
    ),
    "share-and-never": _Rule(_contradiction),
    "experiment-without-end": _Rule(
        _of_network("until", message("Set the day")),
        message("A trial of {subject} without an end is not a trial."),
    ),
    "experiment-without-success": _Rule(
        _of_network("success", message("Say what would be a success")),
        message("Without a test written down now, any end of the trial of {subject} looks fine."),
    ),
    "experiment-without-reason": _Rule(_of_network("because", message("Say why")), at_once=False),
    "no-cadence": _Rule(_cadence, at_once=False),
    "no-minutes": _Rule(_cadence, at_once=False),
    "no-time-budget": _Rule(
        _one("time.per_week", message("Say how much time")),
        message("Without a budget, networks take what they can get. Half an hour, an hour?"),
    ),
    "little-time": _Rule(_one("time.per_week", message("Give a little more"))),
    "over-budget": _Rule(_less_time),
    "no-follow": _Rule(
        _clauses,
        message("Neither whom you keep nor whom you let go: then nothing can be audited."),
    ),
    "no-review": _Rule(
        _one("review.every", message("Choose a rhythm")),
        message("A strategy that nobody looks at again is true for about a month."),
    ),
    "no-time-zone": _Rule(
        _one("time_zone", message("Name my time zone")),
        message("Without a time zone, every time in your strategy would be that of Greenwich."),
    ),
    "campaign-without-goal": _Rule(_campaign("goal", message("Say which goal")), at_once=False),
    "campaign-without-hashtag": _Rule(
        _campaign("hashtag", message("Say which hashtag")), at_once=False
    ),
}
"""By the name of the finding. What is not here is shown at the end as the check says it."""
