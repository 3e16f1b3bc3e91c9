"""What was posted on several networks, read from real archives."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from strategy_tui.services.past_twins import Crossposting, PairShare, PastTwinsService
from strategy_tui.services.people import PeopleService
from strategy_tui.store.database import Database
from tests.archive_samples import activity, mastodon_archive, tweet, x_archive

NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)
IFTTT = '<a href="https://ifttt.com" rel="nofollow">IFTTT</a>'
SAME = "Le cousoir de grand-père tient encore, avec trois clous neufs et beaucoup de patience."
CUT = "Trois heures pour une charnière de cuir. La cliente voulait du neuf, elle garde l’ancien."
OWN = "Ce matin le four a refusé de monter en température, et la pâte en a profité pour dormir."


@pytest.fixture
def db(tmp_path: Path) -> Database:
    return Database(tmp_path / "state.db")


def imported(db: Database, tweets: list[str], toots: list[str], folder: Path) -> PastTwinsService:
    """A history of posts on X, every other one sent by IFTTT, and of posts on Mastodon."""
    sources = [{"source": IFTTT} if number % 2 == 0 else {} for number in range(len(tweets))]
    posts = [tweet(n, text, **sources[n]) for n, text in enumerate(tweets)]
    people = PeopleService(db)
    people.import_path(x_archive(folder, tweets=posts), NOW)
    if toots:
        items = [activity(n, f"<p>{text}</p>") for n, text in enumerate(toots)]
        people.import_path(mastodon_archive(folder, activities=items), NOW)
    return PastTwinsService(db)


def test_copies_are_counted_for_each_direction(db: Database, tmp_path: Path) -> None:
    past = imported(db, [SAME, OWN], [f"{SAME} #reliure", CUT, "Bonne nuit."], tmp_path).past()

    assert past.pairs == (
        PairShare("mastodon", "x", posts=3, compared=3, copies=1, close=0),
        PairShare("x", "mastodon", posts=2, compared=2, copies=1, close=0),
    )
    assert past.pairs[1].share == 0.5
    assert past.pairs[1].interval == (0.5, 0.5)
    assert past.known_until == {
        "x": datetime(2025, 3, 12, 9, 0, 1, tzinfo=UTC),
        "mastodon": datetime(2026, 7, 1, 8, 0, 2, tzinfo=UTC),
    }


def test_a_post_twice_on_one_network_stands_on_no_other(db: Database, tmp_path: Path) -> None:
    past = imported(db, [SAME, SAME], [OWN], tmp_path).past()

    assert [each.copies for each in past.pairs] == [0, 0]


def test_of_many_posts_a_sample_is_told_with_what_it_may_miss(db: Database, tmp_path: Path) -> None:
    tweets = [" ".join(f"w{number * number + each}" for each in range(9)) for number in range(60)]
    past = imported(db, tweets, tweets[::2], tmp_path).past(sample=20)

    pair = next(each for each in past.pairs if each.network == "x")
    low, high = pair.interval
    assert (pair.posts, pair.compared, pair.is_sample) == (60, 20, True)
    assert low < pair.share < high


def test_programs_that_copy_between_networks_are_counted(db: Database, tmp_path: Path) -> None:
    past = imported(db, [SAME, OWN, CUT], [], tmp_path).past()

    assert past.pairs == ()
    assert past.crossposting == (Crossposting("x", 3, {"IFTTT": 2}),)
    assert past.crossposting[0].crossposted == 2


def test_without_posts_nothing_is_known(db: Database) -> None:
    past = PastTwinsService(db).past()

    assert (past.pairs, past.crossposting, past.known_until) == ((), (), {})
