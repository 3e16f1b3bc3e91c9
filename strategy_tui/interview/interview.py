"""An interview as far as it has come."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import field, replace
from difflib import SequenceMatcher

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.interview import Challenge, InvalidAnswer, Known, Question
from strategy_tui.domain.message import Message, message
from strategy_tui.i18n import LANGUAGES
from strategy_tui.interview import between, challenges, clearing, goals, kept_counts, script
from strategy_tui.interview.answers import Answers, Value
from strategy_tui.interview.challenges import ADD, ASK, DROP, KEEP, Raised
from strategy_tui.interview.reading import read

FORMAT = 1
"""Of what `dump` writes."""


@dataclass(frozen=True, slots=True)
class Interview:
    """What was answered so far; every method that goes on returns another one."""

    language: str
    """Of the person and of the file; the first question may change it."""
    known: Known
    answers: Mapping[str, Value] = field(default_factory=dict)
    former: Mapping[str, Value] = field(default_factory=dict)
    """Answers that were taken back, which become suggestions."""
    stood_by: frozenset[str] = frozenset()
    """The challenges to which the person said that it stays so."""
    before: Mapping[str, Value] | None = None
    """The answers without the last one."""

    @property
    def question(self) -> Question | None:
        """The next question; None at the end."""
        found = next((each for each in self._script if each.id not in self.answers), None)
        former = self.former.get(found.id) if found else None
        if found is not None and former is not None:
            return replace(found, suggestion=", ".join(former), suggested_because=None)
        if found is not None and not found.suggestion:
            return replace(found, suggested_because=None)
        return found

    @property
    def challenge(self) -> Challenge | None:
        """What is to be said of an answer before the next question."""
        found = self._next_challenge()
        return found.challenge if found else None

    @property
    def number(self) -> int:
        """Which question it is, counted from 1; at the end, one more than there are."""
        ids = [each.id for each in self._script]
        return next((at for at, id in enumerate(ids, 1) if id not in self.answers), len(ids) + 1)

    @property
    def total(self) -> int:
        """How many questions there are, as far as can be foreseen."""
        return len(self._script) + sum(each.questions for each in self._foreseen)

    @property
    def progress(self) -> Message:
        """Where the question stands in its chapter, and the minutes left."""
        question = self.question
        if question is None:
            return message("all {total} questions", total=self.total)
        ids = [each.id for each in self._script if each.chapter == question.chapter]
        ahead = (each.in_chapter for each in self._foreseen if question.chapter == each.chapter)
        number, total = ids.index(question.id) + 1, len(ids) + sum(ahead)
        is_sure = number == total or question.id.partition(".")[0] not in ("goals", "networks")
        return between.progress(question.chapter, number, total, is_sure, self.minutes_left)

    @property
    def left_open(self) -> Message | None:
        """What is said once the last question was skipped; None if it was answered."""
        skipped = [id for id, value in self.answers.items() if value is None]
        last = next((id for id in skipped if id not in (self.before or {})), None)
        if self.before is None or last is None:
            return None
        before = replace(self, answers=self.before, before=None)
        asked = next((each for each in before._script if each.id == last), None)
        return between.left_open(asked, self._known_so_far) if asked else None

    @property
    def minutes_left(self) -> int:
        """About how long the rest takes, in minutes, rounded up."""
        waiting = [each for each in self._script if each.id not in self.answers]
        seconds = sum(script.seconds(each) for each in waiting)
        return -(-(seconds + sum(each.seconds for each in self._foreseen)) // 60)

    @property
    def open(self) -> tuple[Challenge, ...]:
        """Everything that a check of the file would say, stood by or not; shown at the end."""
        return tuple(each.challenge for each in self._raised())

    def answered(self, text: str) -> Interview:
        """With an answer to the question; an empty text takes the suggestion, or skips.

        Raises:
            InvalidAnswer: it cannot be meant.
        """
        question = self.question
        if question is None:
            return self
        text = text.strip() or question.suggestion
        return self._with(question, read(question, text, self._known_so_far) if text else None)

    def skipped(self) -> Interview:
        """Without an answer to the question: the file says how to fill it."""
        question = self.question
        return self._with(question, None) if question is not None else self

    def back(self) -> Interview:
        """At the question before, whose answer is suggested; at the first one, the same."""
        asked = [each.id for each in self._script]
        at = self.number - 1
        return self.reopened(asked[at - 1]) if at else self

    def reopened(self, question: str) -> Interview:
        """At an earlier question once more, then back to where it was."""
        if question not in self.answers:
            return self
        kept = {id: value for id, value in self.answers.items() if id != question}
        former = {**self.former, question: self.answers[question]}
        return replace(self, answers=kept, former=former, before=self.answers)

    def mended(self, challenge: Challenge, remedy: str) -> Interview:
        """With the remedy (by its value) that the person chose; KEEP stands by the answer.

        Raises:
            InvalidAnswer: it is none of the challenge's.
        """
        if remedy not in {each.value for each in challenge.remedies}:
            raise InvalidAnswer(challenge.sentence)
        return self._mended(challenge, remedy)

    def cleared(self, challenge: Challenge, line: str) -> Interview:
        """With what the person typed at a doubt: ways out, or a better answer at once.

        Raises:
            InvalidAnswer: it cannot be meant.
        """
        ways = clearing.ways_out(challenge, line.strip(), self._known_so_far)
        if not ways:
            again = self.reopened(challenge.question)
            return replace(again.answered(line), before=self.answers)
        after = self
        for each in ways:
            after = after._mended(challenge, each)
        return replace(after, before=self.answers)

    def _mended(self, challenge: Challenge, remedy: str) -> Interview:
        if remedy.startswith(ASK):
            return self.reopened(remedy.removeprefix(ASK))
        if remedy.startswith(DROP):
            dropped = remedy.removeprefix(DROP)
            left = tuple(each for each in self.answers.get("networks") or () if each != dropped)
            return self._corrected("networks", left or None)
        if remedy.startswith(ADD):
            id, _, added = remedy.removeprefix(ADD).partition("=")
            return self._corrected(id, (*(self.answers.get(id) or ()), added))
        keys = {each.key for each in self._raised() if each.challenge == challenge}
        return replace(self, stood_by=self.stood_by | keys)

    def kept(self) -> Interview:
        """Standing by what is challenged."""
        challenge = self.challenge
        return self.mended(challenge, KEEP) if challenge is not None else self

    def speaking(self, language: str) -> Interview:
        """In another language; what was answered stays."""
        answers = dict(self.answers)
        if "language" in answers:
            answers["language"] = (language,)
        after = Answers(language, self.known, answers)
        renamed = _with_names_of_goals(self._known_so_far, after)
        return replace(self, language=language, answers=renamed, before=None)

    def file(self) -> str:
        """The strategy as far as it goes: commented YAML that always parses."""
        return script.write(self._known_so_far)

    def added(self) -> tuple[int, ...]:
        """The lines of the file that the last answer added or changed, counted from 0."""
        if self.before is None:
            return ()
        earlier = script.write(
            Answers(_language(self.before, self.language), self.known, self.before)
        )
        old, new = earlier.splitlines(), self.file().splitlines()
        steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        return tuple(
            line for tag, _, __, start, end in steps if tag != "equal" for line in range(start, end)
        )

    def dump(self) -> str:
        """All of it as JSON, for going on later."""
        return json.dumps(
            {
                "format": FORMAT,
                "language": self.language,
                "answers": dict(self.answers),
                "former": dict(self.former),
                "stood_by": sorted(self.stood_by),
                "known": kept_counts.counts(self.known),
            },
            ensure_ascii=False,
            indent=1,
        )

    @property
    def _known_so_far(self) -> Answers:
        return Answers(self.language, self.known, self.answers)

    @property
    def _script(self) -> list[Question]:
        return list(script.questions(self._known_so_far))

    @property
    def _foreseen(self) -> list[script.Foreseen]:
        return [
            each
            for each in script.FORESEEN
            if each.until not in self.answers and self.answers.get(each.after, ()) is not None
        ]

    def _raised(self) -> list[Raised]:
        return list(challenges.raised(self._known_so_far, self.file()))

    def _next_challenge(self) -> Raised | None:
        """The first challenge whose questions were all asked, unless the person stands by it."""
        for each in self._raised():
            was_asked = bool(each.homes) and all(home in self.answers for home in each.homes)
            if each.at_once and was_asked and each.key not in self.stood_by:
                return each
        return None

    def _corrected(self, id: str, value: Value) -> Interview:
        return replace(self, answers={**self.answers, id: value}, before=self.answers)

    def _with(self, question: Question, value: Value) -> Interview:
        answers = {**self.answers, question.id: value}
        language = _language(answers, self.language)
        renamed = _with_names_of_goals(self._known_so_far, Answers(language, self.known, answers))
        former = {id: each for id, each in self.former.items() if id != question.id}
        return replace(self, language=language, answers=renamed, former=former, before=self.answers)


def begin(language: str, known: Known) -> Interview:
    """An interview before its first question."""
    return Interview(language, known)


def load(text: str, known: Known) -> Interview:
    """The interview that `dump` wrote; answers that fit no question are left out.

    What was known of the networks then fills what is not known now.

    Raises:
        ValueError: it is none.
    """
    kept = json.loads(text)
    if not isinstance(kept, dict) or kept.get("format") != FORMAT:
        raise ValueError("no interview")
    language = kept.get("language")
    known = kept_counts.with_counts(known, kept.get("known"))
    interview = begin(language if language in LANGUAGES else LANGUAGES[0], known)
    former = _values(kept.get("former"))
    interview = _replayed(interview, _values(kept.get("answers")), former)
    stood_by = kept.get("stood_by")
    words = stood_by if isinstance(stood_by, list) else []
    return replace(
        interview,
        former=former,
        stood_by=frozenset(each for each in words if isinstance(each, str)),
        before=None,
    )


def _values(found: object) -> dict[str, Value]:
    """The answers of a file that anybody may have edited, as far as they have the form."""
    values: dict[str, Value] = {}
    for id, value in found.items() if isinstance(found, dict) else ():
        if value is None:
            values[id] = None
        elif isinstance(value, list) and value and all(isinstance(each, str) for each in value):
            values[id] = tuple(value)
    return values


def _replayed(
    interview: Interview, given: Mapping[str, Value], former: Mapping[str, Value]
) -> Interview:
    """The answers given once more, each to its question, as far as they still can be meant.

    A question without an answer is passed over: what came after it is kept all the same.
    """
    missing: set[str] = set()
    while (question := interview.question) is not None:
        if question.id not in given:
            missing.add(question.id)
        value = given.get(question.id, former.get(question.id))
        try:
            told = value and interview.answered(", ".join(value))
        except InvalidAnswer:
            missing.add(question.id)
            told = None
        interview = told or interview.skipped()
    answers = {id: value for id, value in interview.answers.items() if id not in missing}
    return replace(interview, answers=answers)


def _language(answers: Mapping[str, Value], otherwise: str) -> str:
    return (answers.get("language") or (otherwise,))[0]


def _with_names_of_goals(before: Answers, after: Answers) -> Mapping[str, Value]:
    """The answers after a step, with the short names that the goals have then."""
    names = _renamed(before, after)
    if not names:
        return after.given
    return {id: _with_names(id, each, names) for id, each in after.given.items()}


def _renamed(before: Answers, after: Answers) -> dict[str, str]:
    """The goals that are called otherwise now: old short name → new one."""
    new = goals.keys(after)
    return {
        old: new[number]
        for number, old in goals.keys(before).items()
        if number in new and new[number] != old
    }


def _with_names(id: str, value: Value, names: Mapping[str, str]) -> Value:
    """An answer that names goals, by their new short names."""
    if value is None or not (id.endswith(".goals") or id.endswith(".goal")):
        return value
    return tuple(names.get(each, each) for each in value)
