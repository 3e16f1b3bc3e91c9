"""An interview survives whatever happens, and ends in a workspace with its first version."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from strategy_tui.domain.archive import PostKind
from strategy_tui.domain.interview import KnownNetwork
from strategy_tui.errors import Busy, UnusableFile
from strategy_tui.interview import Interview
from strategy_tui.services import workspace
from strategy_tui.services.habits import machine_zone
from strategy_tui.services.interview import Sitting, begin
from strategy_tui.services.people import PeopleService
from strategy_tui.services.strategy import StrategyService
from strategy_tui.store.database import Database
from tests.archive_samples import reply, tweet, x_archive
from tests.interview.samples import POTTER, answer
from tests.services.people_samples import SEPTEMBER, export, following, load, post

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _in_paris(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Europe/Paris")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the strategy shall lie; it is not there yet."""
    return tmp_path / "mine"


def sit(folder: Path) -> Sitting:
    """A process that takes the interview up."""
    return begin(folder, "en", NOW)


def whole(sitting: Sitting) -> Interview:
    """Every question answered."""
    return answer(sitting.interview, POTTER)


def test_every_answer_is_there_for_the_next_process(folder: Path) -> None:
    first = sit(folder)
    interview = answer(first.interview, until="goals.1.target")
    first.keep(interview)

    second = sit(folder)

    assert second.resumed
    assert not first.resumed
    assert second.interview.question == interview.question
    assert not folder.exists()


def test_the_answers_of_one_folder_are_not_those_of_another(folder: Path, tmp_path: Path) -> None:
    first = sit(folder)
    first.keep(first.interview.answered("fr"))

    assert not sit(tmp_path / "other").resumed
    assert sit(tmp_path / "other" / ".." / "mine").resumed


def test_the_answers_are_nobody_elses_to_read(folder: Path) -> None:
    sitting = sit(folder)
    sitting.keep(sitting.interview.answered("fr"))

    assert sitting.path.parent.stat().st_mode & 0o077 == 0


def test_it_ends_in_a_workspace_with_a_first_version_and_a_reason(folder: Path) -> None:
    sitting = sit(folder)

    made = sitting.finish(whole(sitting), NOW)

    assert workspace.find(folder) == made
    service = StrategyService(made)
    assert service.check().diagnostics == ()
    [version] = service.versions()
    assert version.reason == "Written in the interview."
    assert not sit(folder).resumed


def test_a_strategy_whose_place_is_taken_is_a_version_before(folder: Path) -> None:
    made = workspace.create(folder, workspace.sample_text("maker.en"), NOW)
    sitting = sit(folder)
    assert sitting.replaces

    sitting.finish(whole(sitting), NOW)

    first, second = StrategyService(made).versions()
    assert first.text == workspace.sample_text("maker.en")
    assert second.text == made.strategy_path.read_text(encoding="utf-8")
    assert "name: The workshop" in second.text


def test_one_with_errors_cannot_be_a_version_and_is_put_aside(folder: Path) -> None:
    made = workspace.create(folder, "name: [broken", NOW)
    sitting = sit(folder)

    sitting.finish(whole(sitting), NOW)

    assert sitting.aside == folder / "strategy.2026-11-24.old.yaml"
    assert sitting.aside.read_text(encoding="utf-8") == "name: [broken"
    assert StrategyService(made).check().diagnostics == ()


def test_a_folder_that_was_cloned_gets_a_workspace(folder: Path) -> None:
    folder.mkdir()
    (folder / "strategy.yaml").write_text("name: Cloned\n", encoding="utf-8")
    sitting = sit(folder)

    made = sitting.finish(whole(sitting), NOW)

    first, _ = StrategyService(made).versions()
    assert first.text == "name: Cloned\n"


def test_a_strategy_that_appeared_meanwhile_is_left_alone(folder: Path) -> None:
    sitting = sit(folder)
    interview = whole(sitting)
    sitting.keep(interview)
    made = workspace.create(folder, "name: Theirs\n", NOW)

    with pytest.raises(UnusableFile):
        sitting.finish(interview, NOW)

    assert made.strategy_path.read_text(encoding="utf-8") == "name: Theirs\n"
    assert sit(folder).resumed


def test_a_strategy_that_was_lost_from_its_workspace_is_written_again(folder: Path) -> None:
    made = workspace.create(folder, "name: Lost\n", NOW)
    made.strategy_path.unlink()
    sitting = sit(folder)

    assert sitting.finish(whole(sitting), NOW) == made
    assert made.strategy_path.exists()


def test_two_windows_do_not_overwrite_each_other(folder: Path) -> None:
    first, second = sit(folder), sit(folder)
    first.keep(first.interview.answered("fr"))

    with pytest.raises(Busy):
        second.keep(second.interview.answered("en"))

    assert sit(folder).interview.language == "fr"


def test_answers_that_cannot_be_read_are_put_aside(folder: Path) -> None:
    first = sit(folder)
    first.keep(first.interview.answered("fr"))
    first.path.write_bytes(b"\xff{not json")

    second = sit(folder)

    assert not second.resumed
    assert second.damaged is not None
    assert second.damaged.read_bytes() == b"\xff{not json"
    second.keep(second.interview.answered("fr"))
    assert sit(folder).resumed


def test_beginning_again_forgets_the_answers_and_keeps_the_language(folder: Path) -> None:
    sitting = sit(folder)
    sitting.keep(answer(sitting.interview.answered("fr"), until="goals.1.want"))
    again = sit(folder)

    again.restart()

    assert not again.resumed
    assert again.interview.number == 1
    assert again.interview.language == "fr"
    assert not sit(folder).resumed


def test_it_starts_from_what_was_imported(folder: Path) -> None:
    made = workspace.create(folder, "name: Mine\n", NOW)
    sitting = sit(folder)
    database = Database(sitting.data_dir / made.id / "state.db")
    last_year = [post(str(at), at=SEPTEMBER - timedelta(days=at)) for at in range(1, 53)]
    others = [
        *(post(f"und {at}", at=SEPTEMBER)._replace(language="und") for at in range(60)),
        post("old", at=SEPTEMBER - timedelta(days=400)),
        post("reply", at=SEPTEMBER, kind=PostKind.REPLY),
        post("repost", at=SEPTEMBER, kind=PostKind.REPOST),
    ]
    spoken = [each._replace(language="fr-FR") for each in last_year]
    load(PeopleService(database), export(*spoken, *others, following("7"), following("8")))

    known = {each.name: each for each in sit(folder).interview.known.networks}

    assert known["x"] == KnownNetwork("x", "X", 112, 2, "fr")
    assert round(known["x"].posts_per_week or 0) == 2
    assert known["mastodon"] == KnownNetwork("mastodon", "Mastodon")


def test_a_history_that_ends_more_than_a_year_ago_says_nothing(folder: Path) -> None:
    made = workspace.create(folder, "name: Mine\n", NOW)
    database = Database(sit(folder).data_dir / made.id / "state.db")
    at = NOW - timedelta(days=500)
    load(PeopleService(database), export(post("1", at=at), at=at))

    known = {each.name: each for each in sit(folder).interview.known.networks}

    assert known["x"].posts is None


def test_an_archive_can_be_looked_at_before_there_is_a_workspace(
    folder: Path, tmp_path: Path
) -> None:
    tweets = [*(tweet(at, "A glaze") for at in range(5)), reply(9, "Thank you")]
    path = x_archive(tmp_path, tweets=tweets, following=["1", "2", "3"])
    spring = datetime(2025, 5, 1, tzinfo=UTC)

    known = {
        each.name: each
        for each in begin(folder, "en", spring, archive=path).interview.known.networks
    }
    later = begin(folder, "en", NOW, archive=path).interview.known.networks[0]

    assert known["x"] == KnownNetwork("x", "X", 5, 3, "fr")
    assert later == KnownNetwork("x", "X", None, 3, "fr")


def test_what_an_archive_told_is_known_without_it_the_next_time(
    folder: Path, tmp_path: Path
) -> None:
    path = x_archive(tmp_path, tweets=[tweet(1, "A secret glaze")], following=["1", "2"])
    spring = datetime(2025, 5, 1, tzinfo=UTC)
    first = begin(folder, "fr", spring, archive=path)
    path.unlink()

    later = begin(folder, "en", spring)

    assert later.interview.known == first.interview.known
    assert later.interview.known.networks[0] == KnownNetwork("x", "X", 1, 2, "fr")
    assert (later.resumed, later.interview.language) == (False, "fr")
    later.restart()
    assert begin(folder, "en", spring).interview.known == first.interview.known
    assert "secret" not in first.path.read_text(encoding="utf-8")


def test_counts_that_were_edited_into_nonsense_are_passed_over(folder: Path) -> None:
    first = sit(folder)
    first.keep(first.interview)
    text = first.path.read_text(encoding="utf-8")
    known = '"known": {"x": {"posts": -1, "follows": "many", "language": "\\u202e"}, "y": 1}'
    first.path.write_text(text.replace('"known": {}', known), encoding="utf-8")

    assert sit(folder).interview.known.networks[0] == KnownNetwork("x", "X")


@pytest.mark.parametrize(
    ("variable", "link", "zone"),
    [
        ("Europe/Paris", None, "Europe/Paris"),
        (":America/New_York", None, "America/New_York"),
        ("Nowhere/At_All", None, None),
        ("../../etc/passwd", None, None),
        ("UTC", None, None),
        ("", "usr/share/zoneinfo/Europe/Rome", "Europe/Rome"),
        ("", "usr/share/zoneinfo/Etc/UTC", None),
        ("", "usr/share/localtime", None),
    ],
)
def test_the_time_zone_of_the_machine_unless_nobody_lives_in_it(
    tmp_path: Path, variable: str, link: str | None, zone: str | None
) -> None:
    localtime = tmp_path / "localtime"
    if link:
        (tmp_path / link).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / link).write_bytes(b"")
        localtime.symlink_to(tmp_path / link)

    assert machine_zone({"TZ": variable}, localtime) == zone
