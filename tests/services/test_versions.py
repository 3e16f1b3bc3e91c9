"""Versions as files and in the database: none is lost, no number is given twice."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path

import pytest

from strategy_tui.domain.verdict import Choice
from strategy_tui.errors import UnusableFile, WrongUsage
from strategy_tui.services.strategy import StrategyService
from strategy_tui.services.versions import Kept, Note
from strategy_tui.services.workspace import create, find, sample_text
from strategy_tui.store.database import Database
from tests.services.audit_samples import follow_five, open_desk
from tests.services.people_samples import NOW
from tests.services.samples import MONDAY, desk

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
TEXT = sample_text("personal.en")


def text(minutes: int) -> str:
    """The strategy with another budget."""
    return TEXT.replace("per_week: 60 min", f"per_week: {minutes} min")


@pytest.fixture
def db(tmp_path: Path) -> Database:
    return Database(tmp_path / "data" / "state.db")


@pytest.fixture
def service(tmp_path: Path, db: Database) -> StrategyService:
    return StrategyService(create(tmp_path / "mine", TEXT, NOON), lambda: db)


def keep(service: StrategyService, minutes: int, reason: str = "", now: datetime = NOON) -> int:
    """Change the budget and keep it, with a reason or by itself."""
    service.workspace.strategy_path.write_text(text(minutes))
    if not reason:
        return service.current(now).version
    return service.keep(now, reason).version.number


def files(service: StrategyService) -> list[Path]:
    """The history files, by name."""
    return sorted(service.workspace.history_dir.iterdir())


def notes(service: StrategyService) -> dict[int, tuple[Note, ...]]:
    """What is not as it should be."""
    return {each.version.number: each.notes for each in service.kept()}


def test_a_number_is_never_given_twice(service: StrategyService) -> None:
    assert [keep(service, minutes) for minutes in (61, 62, 63)] == [1, 2, 3]
    files(service)[-1].unlink()

    assert keep(service, 64) == 4
    assert notes(service) == {1: (), 2: (), 3: (Note.MISSING,), 4: ()}
    assert service.text_of(3) == text(63)


def test_all_history_files_lost_are_still_known(service: StrategyService) -> None:
    for minutes in (61, 62):
        keep(service, minutes)
    for path in files(service):
        path.unlink()

    assert [each.text for each in service.versions()] == [text(61), text(62)]
    assert keep(service, 63) == 3


def test_a_file_with_the_last_number_is_in_the_way_only_while_it_lies_there(
    service: StrategyService,
) -> None:
    keep(service, 61)
    stray = service.workspace.history_dir / "999999-2026-11-24.yaml"
    stray.write_text(text(62))
    with pytest.raises(UnusableFile):
        keep(service, 63)
    assert [each.version.number for each in service.kept()] == [1, 999_999]

    stray.unlink()

    assert keep(service, 63) == 2


def test_a_lost_file_of_the_text_in_force_comes_back_by_itself(service: StrategyService) -> None:
    keep(service, 61, "One")
    keep(service, 62, "Two")
    lost = files(service)[-1]
    was = lost.read_bytes()
    lost.unlink()

    assert service.current(NOON + timedelta(days=9)).version == 2
    assert lost.read_bytes() == was


def test_a_lost_file_is_restored_as_it_was(service: StrategyService) -> None:
    keep(service, 61, "One")
    keep(service, 62)
    lost = files(service)[0]
    was = lost.read_bytes()
    lost.unlink()

    assert service.restore(1) == lost
    assert lost.read_bytes() == was
    with pytest.raises(WrongUsage):
        service.restore(1)


def test_a_file_edited_by_hand_leaves_both_texts(service: StrategyService) -> None:
    keep(service, 61)
    keep(service, 62)
    first = files(service)[0]
    first.write_text(first.read_text().replace("61 min", "99 min"))

    kept = service.kept()[0]

    assert kept.notes == (Note.EDITED,)
    assert kept.version.text == text(61)


def test_the_last_file_edited_by_hand_makes_no_new_version(service: StrategyService) -> None:
    keep(service, 61)
    (first,) = files(service)
    first.write_text(first.read_text().replace("61 min", "99 min"))

    assert service.current(NOON).version == 1
    assert files(service) == [first]


def test_a_file_whose_first_line_was_lost_keeps_its_reason(service: StrategyService) -> None:
    keep(service, 61, "One")
    (first,) = files(service)
    first.write_text(text(61))

    (kept,) = service.kept()
    assert (kept.version.reason, kept.notes) == ("One", ())
    service.reason(1, "One again")

    assert first.read_text() == f"# version 1 · 2026-11-24T12:00:00+00:00 · One again\n{text(61)}"


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_reason_changes_the_first_line_alone(service: StrategyService, ends: str) -> None:
    keep(service, 61)
    (first,) = files(service)
    first.write_bytes(first.read_text().replace("\n", ends).encode())
    rest = first.read_bytes().partition(ends.encode())[2]

    service.reason(1, "Because\x1b[31m of\nit")

    assert first.read_bytes() == (
        f"# version 1 · 2026-11-24T12:00:00+00:00 · Because of it{ends}".encode() + rest
    )
    assert service.versions()[0].reason == "Because of it"


def test_a_reason_for_a_lost_file_is_remembered(service: StrategyService) -> None:
    keep(service, 61)
    keep(service, 62)
    files(service)[1].unlink()

    service.reason(2, "Two")

    assert (
        service.restore(2).read_text().startswith("# version 2 · 2026-11-24T12:00:00+00:00 · Two\n")
    )


def test_only_changes_nobody_explained_want_a_reason(service: StrategyService) -> None:
    keep(service, 61)
    keep(service, 62)
    keep(service, 63, "Three")

    assert [each.number for each in service.unreasoned()] == [2]
    service.reason(2, "Two")
    assert service.unreasoned() == ()


def test_keeping_again_fills_the_reason_and_nothing_else(service: StrategyService) -> None:
    keep(service, 61)
    keep(service, 62)

    first, second = service.keep(NOON, "Two"), service.keep(NOON, "Two, again")

    assert (first.version.number, first.what) == (2, Kept.REASONED)
    assert (second.version.reason, second.what) == ("Two", Kept.BEFORE)
    assert len(files(service)) == 2


def test_a_clone_takes_over_the_versions_that_it_finds(
    service: StrategyService, tmp_path: Path
) -> None:
    keep(service, 61, "One")
    keep(service, 62, "Two")
    other = Database(tmp_path / "other" / "state.db")
    clone = StrategyService(service.workspace, lambda: other)

    assert keep(clone, 63, "Three") == 3
    for path in files(service)[:2]:
        path.unlink()

    assert [each.reason for each in clone.versions()] == ["One", "Two", "Three"]


def test_files_alone_are_enough(service: StrategyService) -> None:
    alone = StrategyService(service.workspace)

    assert [keep(alone, minutes) for minutes in (61, 62)] == [1, 2]
    alone.reason(2, "Two")

    assert [each.reason for each in alone.versions()] == ["first version", "Two"]
    assert notes(alone) == {1: (), 2: ()}


def test_an_unchanged_strategy_opens_no_database(
    service: StrategyService, db: Database, tmp_path: Path
) -> None:
    keep(service, 61)
    db.path.unlink()
    (tmp_path / "data").rename(tmp_path / "elsewhere")

    assert service.current(NOON).version == 1
    assert not db.exists()


def test_a_clock_set_back_is_noticed_and_numbers_stay_the_order(service: StrategyService) -> None:
    keep(service, 61)
    keep(service, 62, now=NOON - timedelta(days=400))
    keep(service, 63)

    assert [each.number for each in service.versions()] == [1, 2, 3]
    assert notes(service) == {1: (), 2: (Note.EARLIER,), 3: ()}
    assert service.current(NOON).version == 3
    assert [each.after for each in service.changes(None, None)] == ["63"]


def test_two_files_of_one_number_are_told_and_ours_counts(service: StrategyService) -> None:
    keep(service, 61, "One")
    stranger = service.workspace.history_dir / "0001-2026-12-01.yaml"
    stranger.write_text(f"# version 1 · 2026-12-01T12:00:00+00:00 · Theirs\n{text(70)}")

    (kept,) = service.kept()

    assert (kept.version.text, kept.notes) == (text(61), (Note.DOUBLED,))
    assert service.current(NOON).version == 1
    assert keep(service, 70) == 2


def test_a_version_that_nobody_can_read_is_told(service: StrategyService) -> None:
    keep(service, 61)
    (service.workspace.history_dir / "0002-2026-11-24.yaml").mkdir()

    assert [each.number for each in service.versions()] == [1]
    with pytest.raises(UnusableFile):
        service.text_of(2)
    assert keep(service, 62) == 3


def keep_there(root: Path, state: Path, reason: str) -> int:
    """Keep the strategy in another process."""
    database = Database(state)
    return StrategyService(find(root), lambda: database).keep(NOON, reason).version.number


def current_there(root: Path, state: Path) -> int:
    """Use the strategy in another process."""
    database = Database(state)
    return StrategyService(find(root), lambda: database).current(NOON).version


def test_processes_that_keep_one_text_at_once_make_one_version(
    service: StrategyService, db: Database
) -> None:
    keep(service, 61)
    service.workspace.strategy_path.write_text(text(62))
    root = service.workspace.root
    with ProcessPoolExecutor(3, mp_context=get_context("spawn")) as pool:
        kept = [pool.submit(current_there, root, db.path) for _ in range(6)]
        kept += [pool.submit(keep_there, root, db.path, "Two") for _ in range(3)]

    assert {each.result() for each in kept} == {2}
    assert len(files(service)) == 2
    assert service.versions()[1].reason == "Two"


def test_a_decision_finds_the_text_of_its_version_whatever_is_lost(tmp_path: Path) -> None:
    mine = open_desk(tmp_path)
    follow_five(mine)
    StrategyService(mine.workspace).current(NOW)  # files alone, as before there was a database
    mine.decide("mabel", Choice.KEEP)
    for path in mine.workspace.history_dir.iterdir():
        path.unlink()

    assert mine.audit.strategy.text_of(1) == mine.workspace.strategy_path.read_text()


def test_an_approval_finds_the_text_of_its_version_whatever_is_lost(tmp_path: Path) -> None:
    mine = desk(tmp_path)
    StrategyService(mine.workspace).current(MONDAY)
    mine.approve()
    for path in mine.workspace.history_dir.iterdir():
        path.unlink()

    assert mine.strategy.text_of(1) == mine.workspace.strategy_path.read_text()


def test_whatever_is_judged_decided_or_approved_names_its_version(tmp_path: Path) -> None:
    mine = open_desk(tmp_path / "audit")
    follow_five(mine)
    mine.audit.strategy.current(NOW)
    path = mine.workspace.strategy_path
    path.write_text(path.read_text() + "time: {per_week: 60 min}\n")
    writer = desk(tmp_path / "drafts")
    writer.strategy.current(MONDAY)
    text = writer.workspace.strategy_path.read_text()
    writer.workspace.strategy_path.write_text(text.replace("60 min", "90 min"))

    mine.decide("mabel", Choice.KEEP)
    (verdict,) = [each for each in mine.shown() if each.decision]
    approval = writer.drafts.approve(writer.write("a.md"), MONDAY)

    assert mine.audit.as_json(mine.audit.run(NOW))["strategy_version"] == 2
    assert verdict.verdict.strategy_version == 2
    assert verdict.decision is not None
    assert verdict.decision.strategy_version == 2
    assert approval.strategy_version == 2
