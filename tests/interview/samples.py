"""A person who answers: what is known of them, and their answers by the questions' ids."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from strategy_tui.domain.interview import Known, KnownNetwork
from strategy_tui.interview import Interview, begin
from strategy_tui.networks import names, spec

TODAY = date(2026, 11, 24)


def known(zone: str | None = "Europe/Paris", **networks: KnownNetwork) -> Known:
    """Nothing but the names of the networks, and what is said about some of them."""
    every = tuple(networks.get(each) or KnownNetwork(each, spec(each).title) for each in names())
    return Known(TODAY, every, zone)


def posted(name: str, posts: int, **more: object) -> KnownNetwork:
    """A network with so many posts in the last year."""
    return replace(KnownNetwork(name, spec(name).title, posts), **more)  # type: ignore[arg-type]


POTTER: Mapping[str, str] = {
    "language": "en",
    "name": "The workshop",
    "goals.1.want": "Meet more of my peers",
    "goals.1.measure": "replies_per_week",
    "goals.1.from": "2",
    "goals.1.target": "5",
    "goals.1.by": "2027-06-30",
    "goals.1.tone": "warm, simple",
    "goals.2.want": "Sell the first edition of the book",
    "goals.2.measure": "copies a month",
    "goals.2.from": "0",
    "goals.2.target": "20",
    "goals.2.by": "in 6 months",
    "time.per_week": "1h",
    "networks": "mastodon, linkedin",
    "networks.mastodon.purpose": "Talk shop with other makers",
    "networks.mastodon.goals": "peers",
    "networks.mastodon.audience": "makers",
    "networks.mastodon.share": "glazes, failures",
    "networks.mastodon.never": "family",
    "networks.mastodon.voice": "plain",
    "networks.mastodon.call_to_action": "none",
    "networks.mastodon.posts": "2",
    "networks.mastodon.minutes": "10",
    "networks.linkedin.status": "experiment",
    "networks.linkedin.because": "The museums are there",
    "networks.linkedin.until": "2027-03-01",
    "networks.linkedin.success": "Three orders",
    "networks.linkedin.purpose": "Be found by museums",
    "networks.linkedin.goals": "edition",
    "networks.linkedin.audience": "curators",
    "networks.linkedin.share": "finished work",
    "networks.linkedin.never": "moods",
    "networks.linkedin.voice": "precise",
    "networks.linkedin.language": "fr",
    "networks.linkedin.call_to_action": "required",
    "networks.linkedin.posts": "1",
    "networks.linkedin.minutes": "15 min",
    "follow.accounts": "150",
    "follow.minutes": "5",
    "campaigns.1.name": "Book fair",
    "campaigns.1.from": "2027-02-01",
    "campaigns.1.to": "2027-02-14",
    "campaigns.1.goal": "edition",
    "campaigns.1.hashtag": "BookFair",
    "time.daily_watch": "5 min",
}
"""Whoever is asked something else takes the suggestion, or leaves it open."""


def answer(
    interview: Interview, answers: Mapping[str, str] = POTTER, *, until: str | None = None
) -> Interview:
    """Answer until the end or a question; stands by whatever is challenged."""
    while True:
        if interview.challenge is not None:
            interview = interview.kept()
            continue
        question = interview.question
        if question is None or question.id == until:
            return interview
        interview = interview.answered(answers.get(question.id, ""))


def without(*ids: str, **changed: str) -> dict[str, str]:
    """The potter's answers with some left out; `a__b` in a changed name stands for `a.b`."""
    other = {id.replace("__", "."): text for id, text in changed.items()}
    return {id: text for id, text in POTTER.items() if id not in ids} | other


def potter(answers: Mapping[str, str] = POTTER) -> Interview:
    """The whole interview."""
    return answer(begin("en", known()), answers)


def typed_lines(answers: Mapping[str, str] = POTTER, *, until: str | None = None) -> bytes:
    """What the person types, question by question; doubts are stood by with an empty line."""
    interview, said = begin("en", known()), []
    while (question := interview.question) is not None and question.id != until:
        if interview.challenge is not None:
            said.append("")
            interview = interview.kept()
            continue
        said.append(answers.get(question.id, ""))
        interview = interview.answered(said[-1])
    return "".join(f"{each}\n" for each in said).encode()
