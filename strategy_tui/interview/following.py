"""The chapter of whom the person follows: clauses to choose from, as sentences."""

from __future__ import annotations

from collections.abc import Iterator

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.interview import AskKind, Option, Question
from strategy_tui.domain.message import Message, message
from strategy_tui.interview.answers import Answers
from strategy_tui.interview.page import Page

CHAPTER = message("Whom I follow, and why")

ONE_YEAR = message("1 year")

ENOUGH = 150
"""Accounts up to which the target that is suggested is what the person follows already."""


@dataclass(frozen=True, slots=True)
class BaselineClause:
    """A clause of the baseline: how it is offered, and how the file has it."""

    id: str
    label: Message
    """As one chooses it: “somebody who ...”."""
    name: Message
    because: Message
    when: str
    """YAML; its span of time is put in the person's language."""
    prefer: str = ""
    always: bool = False
    soft: bool = False


KEEP = (
    BaselineClause(
        "real-life",
        message("someone I know in real life, and who does me good"),
        message("real-life"),
        message("A real-life relation that does me good"),
        "{relationship: yes, toxic: no}",
        prefer="{met: {within: 1 year}}",
    ),
    BaselineClause(
        "inspiring",
        message("someone who makes me want to do better"),
        message("inspiring"),
        message("Makes me want to do better"),
        "{inspires: yes}",
    ),
    BaselineClause(
        "supplier",
        message("someone who regularly supplies me with goods or services"),
        message("supplier"),
        message("Regularly supplies me with goods or services"),
        "{supplies: yes}",
    ),
)

LET_GO = (
    BaselineClause(
        "toxic",
        message("someone who does me harm, whatever else they are"),
        message("toxic"),
        message("Does me harm; no other reason counts"),
        "{toxic: yes}",
        always=True,
    ),
    BaselineClause(
        "stranger",
        message("someone of whom I do not, or no longer, know who they are"),
        message("stranger"),
        message("I do not know, or no longer know, who this is"),
        "{known: [no, unsure]}",
    ),
    BaselineClause(
        "torn",
        message("someone about whom I hesitate: I would rather call them"),
        message("torn"),
        message("If I hesitate, a call is better than a follow"),
        "{relationship: unsure}",
    ),
    BaselineClause(
        "quiet",
        message("someone who has not written for a year"),
        message("quiet"),
        message("Has not written for a year"),
        "{last_post: {older_than: 1 year}}",
        soft=True,
    ),
    BaselineClause(
        "drowning",
        message("someone who drowns the others: more than ten posts a day"),
        message("drowning"),
        message("Drowns everybody else"),
        "{posts_per_day: {more_than: 10}}",
        soft=True,
    ),
)


def chosen(answers: Answers, kind: str) -> tuple[BaselineClause, ...]:
    """The clauses of `keep` or `let_go` that the person chose, in the order of the baseline."""
    offered = KEEP if kind == "keep" else LET_GO
    wanted = answers.many(f"follow.{kind}")
    return tuple(each for each in offered if each.id in wanted)


def questions(answers: Answers) -> Iterator[Question]:
    """The questions of the chapter."""
    yield _clauses(
        "follow.keep",
        message("Whom do you want to go on following?"),
        message("These are the reasons that are read first; whoever has one of them stays."),
        KEEP,
    )
    yield _clauses(
        "follow.let_go",
        message("And whom would you let go? To let go is to unfollow: not to break up or block."),
        message("You decide about each of them, one at a time; these only say whom to look at."),
        LET_GO,
    )
    if "toxic" in answers.many("follow.let_go") or "real-life" in answers.many("follow.keep"):
        yield _toxic()
    yield Question(
        "follow.otherwise",
        CHAPTER,
        message("And those whom none of these sentences fits?"),
        message("Between the two lists there are people about whom only you can say something."),
        "",
        AskKind.CHOICE,
        (
            Option("ask", message("ask me about each of them")),
            Option("let_go", message("propose to let them go")),
        ),
        "ask",
    )
    yield from _target(answers)


def _clauses(id: str, ask: Message, why: Message, offered: tuple[BaselineClause, ...]) -> Question:
    return Question(
        id,
        CHAPTER,
        ask,
        why,
        "1, 2",
        AskKind.CHOICES,
        tuple(Option(each.id, each.label) for each in offered),
        "all",
        message("the baseline; you can reword it in the file"),
    )


def _toxic() -> Question:
    return Question(
        "follow.toxic",
        CHAPTER,
        message("Shall everybody count as “not toxic” until you say otherwise?"),
        message("Otherwise you are asked about each of them; wherever it decides, it is shown."),
        "",
        AskKind.CHOICE,
        (
            Option("no", message("yes, assume that nobody is")),
            Option("ask", message("no, ask me about each of them")),
        ),
        "no",
    )


def _target(answers: Answers) -> Iterator[Question]:
    accounts, because = _suggested(answers)
    yield Question(
        "follow.accounts",
        CHAPTER,
        message("How many accounts would you like to follow in the end, all networks together?"),
        message("Once you are there, those who are merely quiet or loud are left alone."),
        "150",
        AskKind.NUMBER,
        suggestion=accounts,
        suggested_because=because,
    )
    yield Question(
        "follow.minutes",
        CHAPTER,
        message("And how long may reading them take you a day?"),
        message("The audit shows how much they write, today and after what you decide."),
        "5 min",
        AskKind.MINUTES,
    )


def _suggested(answers: Answers) -> tuple[str, Message | None]:
    """As many as now if they are few, else half of them: a step that one can reach."""
    follows = sum(each.follows or 0 for each in answers.known.networks)
    if not follows:
        return "", None
    if follows <= ENOUGH:
        return str(follows), message("as many as today")
    half = max(10, follows // 20 * 10)
    return str(half), message("half of the {count} that you follow today", count=follows)


def write(answers: Answers, page: Page) -> None:
    """The part of the file."""
    if not answers.has("follow.keep"):
        return
    page.heading(
        CHAPTER,
        message(
            "The clauses are read in order: first those that always hold, then whom I keep, then "
            "whom I let go. What is not known is never guessed: the program asks, and only where "
            "the answer changes something. To let go is to unfollow. It is not to break up, to "
            "block or to judge."
        ),
        message(
            "Facts that only you know: relationship (a real-life one), known (I know who this "
            "is), toxic, inspires, supplies, met (when we last met). “unsure” is an answer. The "
            "others come from your archives: last_post, last_interaction, interactions, "
            "posts_per_day, follows_me, followed_since, state."
        ),
    )
    _write_follow(answers, page)


def _write_follow(answers: Answers, page: Page) -> None:
    page.line(0, "follow", "")
    if answers.one("follow.toxic") == "no":
        meaning = message("until I say otherwise nobody is toxic; shown wherever it decides")
        page.line(2, "assume", "{toxic: no}", meaning)
    for kind in ("keep", "let_go"):
        _write_clauses(answers, page, kind)
    if answers.has("follow.otherwise"):
        page.gap()
        otherwise = answers.one("follow.otherwise") or "ask"
        page.line(2, "otherwise", otherwise, message("ask | let_go"))
        page.hint(2, "grace", message("30 days"), message("new follows are left alone for so long"))
        meaning = message("“you kept them because …: is it still true?”")
        page.hint(2, "ask_again", message("12 months"), meaning)
    _write_target(answers, page)


def _write_clauses(answers: Answers, page: Page, kind: str) -> None:
    if not answers.has(f"follow.{kind}"):
        return
    page.gap()
    clauses = chosen(answers, kind)
    if not clauses:
        example = (KEEP if kind == "keep" else LET_GO)[0]
        page.hint(2, kind, "", message("a name, your reason, and when it holds"))
        name, because = page.quote(example.name), page.quote(example.because)
        page.lines.append(f"  #   - {{name: {name}, because: {because}, when: {example.when}}}")
        return
    page.line(2, kind, "")
    year = page.say(ONE_YEAR)
    for each in clauses:
        page.lines.append(f"    - name: {page.quote(each.name)}")
        page.line(6, "because", page.quote(each.because))
        page.line(6, "when", each.when.replace("1 year", year))
        if each.prefer:
            meaning = message("otherwise the review asks: “shall we meet?”")
            page.line(6, "prefer", each.prefer.replace("1 year", year), meaning)
        if each.always:
            page.line(6, "always", "yes", message("decides before all others"))
        if each.soft:
            page.line(6, "soft", "yes", message("rests as soon as the target below is met"))


def _write_target(answers: Answers, page: Page) -> None:
    accounts, minutes = answers.one("follow.accounts"), answers.one("follow.minutes")
    if not answers.has("follow.accounts"):
        return
    if not accounts and not minutes:
        page.hint(2, "target", "{accounts: 150}", message("where you would like to arrive"))
        return
    page.line(2, "target", "")
    if accounts:
        page.line(4, "accounts", accounts)
    if minutes:
        page.line(4, "minutes_per_day", minutes)
