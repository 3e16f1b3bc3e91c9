"""What happens in the simulated half-year, day by day; each event goes through the services."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.message import Message, message, plural
from strategy_tui.domain.verdict import Choice
from strategy_tui.services.half_year.archives import Export, every
from strategy_tui.services.half_year.life import Life
from strategy_tui.services.renames import RenameKind
from strategy_tui.services.verdicts import CHOICES

BEGINS = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
REVIEW = datetime(2027, 5, 24, 7, 0, tzinfo=UTC)
"""Six months later: the day of the full review."""

AT_FIRST = ("mabel", "jon", "vera", "otto", "ines", "fog")
LATER = ("mabel", "jon", "vera", "ines", "lena", "paul")
"""Whom the person follows on Mastodon: two are gone, two came."""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happens; `play` does it and tells what the services said."""

    name: str
    at: datetime
    play: Callable[[Life], Iterator[Message]]


def _keep_first(life: Life) -> Iterator[Message]:
    kept = life.verbs.strategy.record(life.now, life.words["first"])
    yield message(
        "You keep your strategy as version {number}: “{reason}”",
        number=kept.number,
        reason=kept.reason,
    )


def _mastodon(following: tuple[str, ...], followers: int) -> Callable[[Life], Iterator[Message]]:
    def play(life: Life) -> Iterator[Message]:
        posts = every(3, BEGINS - timedelta(days=30), life.now)
        yield from _import(life, "mastodon", following, followers, posts)

    return play


def _x(life: Life) -> Iterator[Message]:
    """Nothing was posted there since before the strategy began."""
    posts = every(7, BEGINS - timedelta(days=60), BEGINS - timedelta(days=10))
    yield from _import(life, "x", ("mabel", "news"), 40, posts)


def _import(
    life: Life,
    network: str,
    following: tuple[str, ...],
    followers: int,
    posts: tuple[datetime, ...],
) -> Iterator[Message]:
    owner = life.verbs.strategy.valid()[0].networks[network].account or ""
    export = Export(network, owner, life.now, following, followers, posts)
    digest = f"{network} {life.now.isoformat()}"
    report = life.verbs.people.import_archive(export, digest, digest, life.now)
    yield message(
        "You import your archive of {network}: {posts} posts, {follows} accounts you follow, "
        "{followers} followers. New: {new}. Gone: {gone}.",
        network=network,
        posts=report.counts["posts"],
        follows=report.counts["follows"],
        followers=report.counts["followers"],
        new=report.changes["new"],
        gone=report.changes["gone"],
    )


def _labels(life: Life) -> Iterator[Message]:
    people = life.verbs.people
    said = {
        "mabel": {"relationship": "yes", "met": "2025-06-01"},
        "jon": {"relationship": "no", "inspires": "yes"},
        "otto": {"toxic": "yes"},
        "fog": {"known": "no", "relationship": "no", "inspires": "no", "supplies": "no"},
    }
    for handle, facts in said.items():
        for fact, value in facts.items():
            people.label(_account(life, handle), fact, value, life.now)
    examined = life.verbs.audit.run(life.now).examined
    yield plural(
        "You say what you know of {people}; the audit examines {count} account.",
        "You say what you know of {people}; the audit examines {count} accounts.",
        count=examined,
        people=tuple(f"@{each}" for each in said),
    )


def _decisions(life: Life) -> Iterator[Message]:
    yield from _decide(life, "mabel", Choice.KEEP, life.words["kept"])
    yield from _decide(life, "jon", Choice.KEEP, "")
    yield from _decide(life, "otto", Choice.LET_GO, life.words["left"])
    yield from _decide(life, "fog", Choice.LET_GO, "")


def _one_more(life: Life) -> Iterator[Message]:
    life.verbs.people.label(_account(life, "lena"), "inspires", "yes", life.now)
    yield from _decide(life, "lena", Choice.KEEP, "")


def _decide(life: Life, handle: str, choice: Choice, note: str) -> Iterator[Message]:
    made = life.verbs.audit.decide(_account(life, handle), choice, note, life.now)
    if made.ask_again_on is None:
        yield message("You decide about @{who}: {choice}.", who=handle, choice=CHOICES[choice])
    else:
        yield message(
            "You decide about @{who}: {choice}; asked again on {day}.",
            who=handle,
            choice=CHOICES[choice],
            day=made.ask_again_on,
        )


def _account(life: Life, handle: str) -> int:
    """An account that is followed on Mastodon; whoever is on X too has another one there."""
    found = life.verbs.people.search(handle)
    return next(each.id for each in found if each.network == "mastodon")


def _figure(value: float) -> Callable[[Life], Iterator[Message]]:
    def play(life: Life) -> Iterator[Message]:
        kept = life.verbs.figures.note("relations", value, None, life.now)
        yield message("You note a figure: {measure} {value}.", measure=kept.measure, value=value)

    return play


def _draft(life: Life) -> Iterator[Message]:
    """The draft of the day is written, approved, queued and sent to the dry-run network."""
    verbs = life.verbs
    path = life.write_draft()
    approval = verbs.drafts.approve(path, life.now)
    (item,) = verbs.schedule.add(approval.id, life.now, life.now)
    verbs.publish.publish_due(item.due_at)
    yield message("{draft} goes out to {network}.", draft=path.name, network=item.network)
    draft = verbs.drafts.linting.parsed(path)
    for each in draft.suppressions if draft is not None else ():
        yield message("In it “{rule}” is off: “{because}”", rule=each.rule, because=each.because)


def _connect(life: Life) -> Iterator[Message]:
    strategy = life.verbs.strategy.valid()[0]
    for key in ("mastodon", "linkedin"):
        account = strategy.networks[key].account or ""
        life.verbs.people.connect(key, account, "dry-run", life.now)
    yield message("You connect the dry-run network: nothing leaves this machine.")


def _change(life: Life) -> Iterator[Message]:
    life.edit(life.words["change"])
    kept = life.verbs.strategy.record(life.now, life.words["change"]["because"])
    yield message(
        "You change your strategy; version {number}: “{reason}”",
        number=kept.number,
        reason=kept.reason,
    )


def _slip(life: Life) -> Iterator[Message]:
    life.edit(life.words["slip"])
    number = life.verbs.strategy.current(life.now).version
    yield message("You change it again and give no reason: version {number}.", number=number)


def _rename(life: Life) -> Iterator[Message]:
    old, new = life.words["rename"]["from"], life.words["rename"]["to"]
    done = life.verbs.renames.rename(RenameKind.GOAL, old, new, life.now)
    yield plural(
        "You call the goal “{old}” “{new}” from now on; {count} file says so.",
        "You call the goal “{old}” “{new}” from now on; {count} files say so.",
        count=len(done.files),
        old=old,
        new=new,
    )


def _audit(life: Life) -> Iterator[Message]:
    result = life.verbs.audit.run(life.now)
    yield plural(
        "An audit: {count} account examined.",
        "An audit: {count} accounts examined.",
        count=result.examined,
    )


def _on(month: int, day: int, hour: int = 7) -> datetime:
    return datetime(2026 if month > 6 else 2027, month, day, hour, 0, tzinfo=UTC)


EVENTS = (
    Event("strategy", BEGINS, _keep_first),
    Event("mastodon-first", _on(11, 24, 8), _mastodon(AT_FIRST, 120)),
    Event("connect", _on(11, 24, 9), _connect),
    Event("labels", _on(11, 25), _labels),
    Event("decisions", _on(11, 26), _decisions),
    Event("register", _on(12, 9), _draft),
    Event("figure", _on(12, 20), _figure(3)),
    Event("change", _on(1, 20), _change),
    Event("fair", _on(2, 3), _draft),
    Event("mastodon-second", _on(2, 20), _mastodon(LATER, 134)),
    Event("one-more", _on(2, 21), _one_more),
    Event("rename", _on(3, 8), _rename),
    Event("parchment", _on(3, 17), _draft),
    Event("slip", _on(4, 2), _slip),
    Event("figure-later", _on(5, 10), _figure(4)),
    Event("x", _on(5, 20), _x),
    Event("mastodon-third", _on(5, 20, 8), _mastodon(LATER, 151)),
    Event("audit", _on(5, 21), _audit),
)
"""In the order in which they happen."""
