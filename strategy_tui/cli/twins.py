"""`strategy-tui twins`: which texts say again what another says."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

import click

from strategy_tui.cli.command import command, json_option, option
from strategy_tui.cli.session import Session, with_session
from strategy_tui.domain.message import Message, message, plural
from strategy_tui.domain.twin import TwinVerdict
from strategy_tui.errors import WrongUsage
from strategy_tui.i18n import day

if TYPE_CHECKING:
    from strategy_tui.domain.twin import Twin
    from strategy_tui.services.past_twins import Crossposting, PairShare, PastTwins

MOST_PROGRAMS = 3
"""So many programs are named; the others only count."""


@command(
    "twins",
    message(
        "How many of your posts stand on two networks. With SOURCE, a draft: what it resembles. "
        "With --jsonl: the verdict on pairs of texts, without a workspace."
    ),
)
@click.argument("source", type=click.Path(path_type=Path, allow_dash=True), required=False)
@option(
    "--all",
    "every",
    is_flag=True,
    words=message("Look for every post, not for a thousand of each network."),
)
@option(
    "--jsonl",
    is_flag=True,
    words=message("Answer JSON Lines of {id, text_a, text_b} from standard input."),
)
@json_option()
@with_session
def twins(session: Session, source: Path | None, every: bool, jsonl: bool, as_json: bool) -> int:
    """Print what the kept posts say, what a draft resembles, or the verdict on each pair."""
    if jsonl and str(source or "-") != "-":
        raise WrongUsage(message("With --jsonl, pairs of texts come on standard input."))
    if jsonl:
        return _answer_pairs(session)
    if source is not None:
        return _tell_draft(session, source, as_json)
    from strategy_tui.services.past_twins import SAMPLE

    past = session.services.past_twins.past(None if every else SAMPLE)
    if as_json:
        session.output.json(past_json(past))
    else:
        for sentence in sentences(past):
            session.output.say(sentence)
    return 0


def _answer_pairs(session: Session) -> int:
    from strategy_tui.cli.answering import answer_lines
    from strategy_tui.twins.report import jsonl_answer

    language = session.machine_language
    return answer_lines(lambda line: jsonl_answer(line, language), session.output)


def _tell_draft(session: Session, source: Path, as_json: bool) -> int:
    """What a draft resembles; 1 where something says the same."""
    if str(source) == "-":
        raise WrongUsage(message("Pairs of texts on standard input need --jsonl."))
    text = session.services.drafts.text_of(source)
    found = session.services.linting.resemblances(source, text)
    for each in found:
        for twin in each.twins:
            if as_json:
                session.output.json(twin_json(each.text, twin))
            else:
                _tell_twin(session, each.text, twin)
    if not found and not as_json:
        nothing = message("It resembles no other text of yours that is known here.")
        session.output.say(nothing)
    same = {TwinVerdict.COPY, TwinVerdict.CLOSE}
    return int(any(twin.verdict in same for each in found for twin in each.twins))


def _tell_twin(session: Session, text: str, twin: Twin) -> None:
    from strategy_tui.networks import spec

    output, post = session.output, twin.post
    draft = output.text(message("draft"))
    parts = (
        output.text(twin.verdict.words),
        output.text(message("{percent}% of its words", percent=int(twin.similarity * 100))),
        spec(post.network).title,
        day(output.day(post.at), output.language) if post.at is not None else draft,
        post.where,
    )
    output.line(" · ".join(parts))
    for span in twin.here:
        passage = " ".join(text[span.start : span.end].split())
        output.line("  " + output.text(message("both: “{passage}”", passage=passage)))


def twin_json(text: str, twin: Twin) -> dict[str, object]:
    """A twin for programs; offsets are code points of the two texts, half open."""
    post = twin.post
    return {
        "text": text,
        "verdict": twin.verdict.value,
        "similarity": round(twin.similarity, 4),
        "network": post.network,
        "where": post.where,
        "at": post.at.isoformat() if post.at is not None else None,
        "other": post.text,
        "same": [
            {"here": [here.start, here.end], "there": [there.start, there.end]}
            for here, there in zip(twin.here, twin.there, strict=True)
        ],
    }


def sentences(past: PastTwins) -> Iterator[Message]:
    """What the kept posts say, one thing after the other."""
    from strategy_tui.services.past_twins import known_words

    if not past.known_until:
        yield message("No posts of yours were imported yet, so there is nothing to compare.")
        return
    if not past.pairs:
        yield message("Posts of one network only were imported: nothing can stand in two places.")
    for pair in past.pairs:
        yield from pair_sentences(pair)
    for each in past.crossposting:
        if each.crossposted:
            yield crossposting_sentence(each)
    yield message("Public posts are known: {known}.", known=known_words(past.known_until))


def pair_sentences(pair: PairShare) -> Iterator[Message]:
    """How much of one network stands on another, as exactly as it is known."""
    from strategy_tui.networks import spec

    named = {"network": spec(pair.network).title, "other": spec(pair.other).title}
    percent = round(pair.share * 100)
    if pair.is_sample:
        low, high = pair.interval
        yield message(
            "About {percent}% of your {network} posts stand on {other} too, between {low} and "
            "{high}%: {copies} of the {compared} looked for, of {posts}.",
            percent=percent,
            low=int(low * 100),
            high=ceil(high * 100),
            copies=pair.copies,
            compared=pair.compared,
            posts=pair.posts,
            **named,
        )
    else:
        yield message(
            "{percent}% of your {network} posts stand on {other} too: {copies} of {posts}.",
            percent=percent,
            copies=pair.copies,
            posts=pair.posts,
            **named,
        )
    if pair.close:
        yield plural(
            "{count} more is mostly the same.",
            "{count} more are mostly the same.",
            count=pair.close,
        )


def crossposting_sentence(found: Crossposting) -> Message:
    """How much was sent by programs that copy between networks, and which."""
    from strategy_tui.networks import spec

    named = tuple(
        message("{program} ({count})", program=program, count=count)
        for program, count in list(found.programs.items())[:MOST_PROGRAMS]
    )
    return message(
        "{percent}% of your {network} posts were sent by a program that copies between networks: "
        "{programs}.",
        percent=round(found.crossposted / found.posts * 100),
        network=spec(found.network).title,
        programs=named,
    )


def past_json(past: PastTwins) -> dict[str, object]:
    """The same for programs."""
    return {
        "known_until": {name: at.isoformat() for name, at in past.known_until.items()},
        "pairs": [
            {
                "network": each.network,
                "other": each.other,
                "posts": each.posts,
                "compared": each.compared,
                "copies": each.copies,
                "close": each.close,
                "share": round(each.share, 4),
                "interval": [round(end, 4) for end in each.interval],
            }
            for each in past.pairs
        ],
        "crossposting": [
            {
                "network": each.network,
                "posts": each.posts,
                "crossposted": each.crossposted,
                "programs": dict(each.programs),
            }
            for each in past.crossposting
        ],
    }
