"""The queue in the app: what goes out when, changed and sent only by a person."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from textual.widgets import Button

from strategy_tui.domain.queue import QueueItem, QueueState
from strategy_tui.wiring import Services
from tests.tui.conftest import NOW, Opened, seen, settle

EVENING = datetime(2026, 11, 24, 18, 30, tzinfo=ZoneInfo("Europe/Paris"))


@pytest.fixture
def queued(services: Services) -> QueueItem:
    """One approved post that waits for the evening."""
    path = services.workspace.drafts_dir / "b-fine.mastodon.md"
    approval = services.drafts.approve(path, NOW)
    (item,) = services.schedule.add(approval.id, EVENING, NOW)
    return item


@pytest.fixture
def _queued(queued: QueueItem) -> None:
    """The same, for those who do not need to name it."""


def states(services: Services) -> list[QueueState]:
    return [each.state for each in services.schedule.items(NOW, True)]


@pytest.mark.usefixtures("_queued")
async def test_an_item_shows_its_local_time_and_exactly_what_goes_out(opened: Opened) -> None:
    async with opened(mode="queue", size=(120, 40)) as pilot:
        assert "today 18:30" in seen(pilot)
        assert "queued" in seen(pilot)
        assert "Three tools are enough to begin" in seen(pilot)
        assert "under version 1 of your strategy" in seen(pilot)


@pytest.mark.usefixtures("_queued")
async def test_publishing_asks_first_and_the_safe_answer_is_under_the_finger(
    opened: Opened, services: Services
) -> None:
    async with opened(mode="queue") as pilot:
        await pilot.press("p")
        await settle(pilot)
        assert "Dry run of 1 post" in seen(pilot)
        assert "Three tools are enough to begin" in seen(pilot)
        assert pilot.app.screen.query_one("#no", Button).has_focus
        await pilot.press("enter")
        await settle(pilot)

        assert states(services) == [QueueState.QUEUED]


async def test_a_yes_publishes_once_and_shows_the_receipt(
    opened: Opened, queued: QueueItem, services: Services
) -> None:
    async with opened(mode="queue") as pilot:
        await pilot.press("p")
        await settle(pilot)
        await pilot.press("shift+tab", "enter")
        await settle(pilot)

        receipt = services.schedule.receipt(queued.id)
        assert receipt is not None
        assert receipt.url in seen(pilot).replace("\n", "")
        assert "published" in seen(pilot)
        assert states(services) == [QueueState.SENT]


@pytest.mark.usefixtures("_queued")
async def test_an_item_is_cancelled_and_queued_again(opened: Opened, services: Services) -> None:
    async with opened(mode="queue") as pilot:
        await pilot.press("x")
        await settle(pilot)
        assert states(services) == [QueueState.CANCELLED]

        await pilot.press("r")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert states(services) == [QueueState.CANCELLED, QueueState.QUEUED]


@pytest.mark.usefixtures("_queued")
async def test_an_item_is_moved_to_a_typed_time(opened: Opened, services: Services) -> None:
    async with opened(mode="queue") as pilot:
        await pilot.press("m")
        await settle(pilot)
        await pilot.press("tab", *"20:15", "enter")
        await settle(pilot)

        (item,) = services.schedule.items(NOW)
        assert item.due_at == EVENING + timedelta(hours=1, minutes=45)


async def test_only_what_an_item_allows_is_offered(
    opened: Opened, queued: QueueItem, services: Services
) -> None:
    services.schedule.cancel(queued.id, NOW)

    async with opened(mode="queue") as pilot:
        footer = seen(pilot).splitlines()[-1]
        assert "Queue again" in footer
        assert "Publish" not in footer
        assert "Move" not in footer


async def test_an_empty_queue_says_what_to_do(opened: Opened) -> None:
    async with opened(mode="queue") as pilot:
        assert "Nothing is queued." in seen(pilot)


@pytest.fixture
def unconfirmed(queued: QueueItem, services: Services) -> QueueItem:
    """A post of which nobody knows whether it went out: the run that sent it died."""
    with services.database.write() as tx:
        tx.execute("UPDATE queue SET state = 'unconfirmed' WHERE id = ?", (queued.id,))
    return queued


async def test_the_persons_word_settles_an_unconfirmed_post_as_public(
    opened: Opened, unconfirmed: QueueItem, services: Services
) -> None:
    async with opened(mode="queue") as pilot:
        await pilot.press("a")
        await settle(pilot)
        assert "Did it go out on mastodon?" in seen(pilot)
        await pilot.press("tab", *"seen", "enter")
        assert "An address begins with “https://”." in seen(pilot)
        await pilot.press(*["backspace"] * 4, *"https://m.example/1", "enter")
        await settle(pilot)

        receipt = services.schedule.receipt(unconfirmed.id)
        assert receipt is not None
        assert receipt.url == "https://m.example/1"
        assert states(services) == [QueueState.SENT]


@pytest.mark.usefixtures("unconfirmed")
async def test_the_persons_word_settles_an_unconfirmed_post_as_not_public(
    opened: Opened, services: Services
) -> None:
    async with opened(mode="queue") as pilot:
        await pilot.press("a")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)

        assert states(services) == [QueueState.FAILED]
        assert "You looked, and it was not public." in seen(pilot).replace("\n", " ")


async def test_the_title_counts_the_rows(
    opened: Opened, queued: QueueItem, services: Services
) -> None:
    services.schedule.cancel(queued.id, NOW)
    services.schedule.requeue(queued.id, EVENING, NOW)

    async with opened(mode="queue") as pilot:
        assert "Queue · 2" in seen(pilot)


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
@pytest.mark.parametrize(
    ("language", "nobody", "button"),
    [
        ("en", "Nobody will see it: this goes to a file", "Publish (dry run)"),
        ("fr", "Personne ne le verra : il va dans un fichier", "Publier (à blanc)"),
    ],
)
@pytest.mark.usefixtures("_queued")
async def test_a_dry_run_says_that_nobody_will_see_it(
    opened: Opened, size: tuple[int, int], language: str, nobody: str, button: str
) -> None:
    async with opened(mode="queue", size=size, language=language) as pilot:
        await pilot.press("p")
        await settle(pilot)

        assert nobody in seen(pilot)
        assert button in seen(pilot)


@pytest.mark.usefixtures("_queued")
async def test_what_is_no_dry_run_does_not_say_so(opened: Opened, services: Services) -> None:
    for own in services.people.owners():
        services.people.connect(own.network, own.handle, None, NOW)

    async with opened(mode="queue") as pilot:
        await pilot.press("p")
        await settle(pilot)

        assert "1 post goes out now" in seen(pilot)
        assert "Nobody will see it" not in seen(pilot)
        assert "dry run" not in seen(pilot)
