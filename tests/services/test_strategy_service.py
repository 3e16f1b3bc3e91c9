"""The strategy and its versions."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from strategy_tui.domain.diagnostic import Severity
from strategy_tui.errors import InvalidFile, UnusableFile, WrongUsage
from strategy_tui.i18n import render
from strategy_tui.services.strategy import StrategyService
from strategy_tui.services.workspace import create, sample_text

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
TEXT = sample_text("personal.en")


@pytest.fixture
def service(tmp_path: Path) -> StrategyService:
    return StrategyService(create(tmp_path / "mine", TEXT, NOON))


def write(service: StrategyService, text: str | bytes) -> None:
    """Change the strategy as an editor would."""
    data = text if isinstance(text, bytes) else text.encode()
    service.workspace.strategy_path.write_bytes(data)


def history(service: StrategyService) -> list[str]:
    """The names of the history files."""
    return sorted(path.name for path in service.workspace.history_dir.iterdir())


def test_checking_keeps_nothing(service: StrategyService) -> None:
    checked = service.check()

    assert checked.diagnostics == ()
    assert checked.strategy is not None
    assert history(service) == []


def test_the_first_use_keeps_the_first_version(service: StrategyService) -> None:
    current = service.current(NOON)

    assert current.version == 1
    assert current.strategy.name == "Stay close, be of use"
    kept = (service.workspace.history_dir / "0001-2026-11-24.yaml").read_text()
    assert kept == f"# version 1 · 2026-11-24T12:00:00+00:00 · first version\n{TEXT}"


def test_an_unchanged_text_is_kept_once(service: StrategyService) -> None:
    assert [service.current(NOON + timedelta(days=each)).version for each in range(3)] == [1, 1, 1]
    assert history(service) == ["0001-2026-11-24.yaml"]


def test_a_changed_text_is_a_new_version(service: StrategyService) -> None:
    service.current(NOON)
    write(service, TEXT.replace("60 min", "75 min"))

    assert service.current(NOON + timedelta(days=1)).version == 2
    assert [(each.number, each.reason) for each in service.versions()] == [
        (1, "first version"),
        (2, "changed in the file"),
    ]


def test_the_reason_is_in_the_language_of_the_strategy(service: StrategyService) -> None:
    write(service, sample_text("personnel.fr"))
    service.current(NOON)

    assert service.versions()[0].reason == "première version"


def test_a_byte_order_mark_and_carriage_returns_make_no_version(service: StrategyService) -> None:
    service.current(NOON)
    write(service, b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())

    assert service.current(NOON).version == 1


def test_a_recorded_version_has_the_persons_reason(service: StrategyService) -> None:
    version = service.record(NOON, "first, because\nit works")

    assert version.number == 1
    assert version.reason == "first, because it works"
    assert version.text == TEXT
    assert service.current(NOON).version == 1
    assert service.versions() == (version,)


def test_the_day_is_that_of_the_strategys_clock(service: StrategyService) -> None:
    write(service, TEXT.replace("Europe/London", "Pacific/Auckland"))
    service.current(NOON)

    assert history(service) == ["0001-2026-11-25.yaml"]


def test_gaps_and_strangers_in_the_history_do_no_harm(service: StrategyService) -> None:
    folder = service.workspace.history_dir
    for minutes in range(1, 5):
        write(service, TEXT.replace("60 min", f"{minutes} h"))
        service.record(NOON, f"{minutes} hours")
    (folder / "0002-2026-11-24.yaml").unlink()
    (folder / "0003-2026-11-24.yaml").write_text("name: Rewritten\n")
    (folder / "notes.yaml").write_text("not ours")
    (folder / "0009-2026-11-24.yaml.bak").write_text("not ours")
    (folder / ".DS_Store").write_text("not ours")

    assert [each.number for each in service.versions()] == [1, 3, 4]
    by_hand = service.versions()[1]
    assert by_hand.text == "name: Rewritten\n"
    assert by_hand.recorded_at.date().isoformat() == "2026-11-24"
    write(service, TEXT)
    assert service.record(NOON, "as it was").number == 5


def test_a_lost_history_folder_is_made_again(service: StrategyService) -> None:
    service.workspace.history_dir.rmdir()

    assert service.current(NOON).version == 1


def test_a_strategy_with_errors_is_not_in_force(service: StrategyService) -> None:
    write(service, TEXT.replace("goals: [work]", "goals: [wrok]"))

    with pytest.raises(InvalidFile) as caught:
        service.current(NOON)

    assert caught.value.exit_code == 2
    assert [each.rule_id for each in caught.value.diagnostics][:1] == ["strategy.unknown-goal"]
    assert "has 1 error;" in render(caught.value.message, "en")
    assert history(service) == []


def test_a_warning_does_not_stop_a_strategy(service: StrategyService) -> None:
    write(service, TEXT.replace("per_week: 60 min", "per_week: 10 min"))

    assert Severity.WARNING in {each.severity for each in service.check().diagnostics}
    assert service.current(NOON).version == 1


def test_a_strategy_that_is_not_utf_8_is_told_at_its_place(service: StrategyService) -> None:
    write(service, "name: été\n".encode("latin-1"))

    (found,) = service.check().diagnostics

    assert found.rule_id == "strategy.encoding"
    assert found.span.start == 6


def test_a_strategy_that_is_a_folder_is_told(service: StrategyService) -> None:
    service.workspace.strategy_path.unlink()
    service.workspace.strategy_path.mkdir()

    with pytest.raises(UnusableFile) as caught:
        service.check()
    assert render(caught.value.message, "en").endswith("could not be read: it is a folder.")


def test_a_history_that_cannot_be_written_is_told(service: StrategyService) -> None:
    service.workspace.history_dir.rmdir()
    service.workspace.history_dir.write_text("")

    with pytest.raises(UnusableFile):
        service.current(NOON)


def test_two_versions_are_compared_line_by_line(service: StrategyService) -> None:
    service.current(NOON)
    write(service, TEXT.replace("per_week: 60 min", "per_week: 75 min"))
    service.current(NOON + timedelta(days=1))

    lines = service.compare(1, 2).lines.splitlines()

    assert lines[:2] == ["--- version 1 (2026-11-24)", "+++ version 2 (2026-11-25)"]
    assert [line for line in lines[2:] if line[0] in "+-"] == [
        "-  per_week: 60 min",
        "+  per_week: 75 min",
    ]


def test_a_version_that_was_never_kept_is_told(service: StrategyService) -> None:
    with pytest.raises(WrongUsage) as caught:
        service.compare(1, 2)
    assert render(caught.value.message, "en") == "There is no version 1; none was kept yet."
