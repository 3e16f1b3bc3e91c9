"""The strategy's text: read whatever it holds, and never saved over somebody else's edit."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from strategy_tui.errors import UnusableFile
from strategy_tui.services import workspace
from strategy_tui.services.editing import EditingService
from strategy_tui.settings import Settings
from strategy_tui.wiring import Services
from tests.tui.conftest import NOW, STRATEGY


@pytest.fixture
def services(tmp_path: Path) -> Services:
    made = workspace.create(tmp_path / "workshop", STRATEGY, NOW)
    return Services(Settings(tmp_path / "data", "en", "en"), made)


@pytest.fixture
def editing(services: Services) -> EditingService:
    return services.editing


@pytest.fixture
def path(services: Services) -> Path:
    return services.workspace.strategy_path


def test_what_is_saved_is_in_the_file(editing: EditingService, path: Path) -> None:
    saving = editing.save("name: New\n", editing.open())

    assert saving.is_saved
    assert saving.file == editing.open()
    assert path.read_text(encoding="utf-8") == "name: New\n"


def test_another_edit_is_given_back_and_stays(editing: EditingService, path: Path) -> None:
    was = editing.open()
    path.write_text("theirs\n", encoding="utf-8")

    saving = editing.save("mine\n", was)

    assert not saving.is_saved
    assert saving.file.text == "theirs\n"
    assert path.read_text(encoding="utf-8") == "theirs\n"


def test_of_two_windows_the_second_is_told(services: Services, editing: EditingService) -> None:
    other = Services(services.settings, services.workspace).editing
    with services.database.write():
        pass
    ours, theirs = editing.open(), other.open()

    assert editing.save("one\n", ours).is_saved
    assert not other.save("two\n", theirs).is_saved
    assert editing.open().text == "one\n"


def test_line_ends_and_byte_order_mark_stay(editing: EditingService, path: Path) -> None:
    path.write_bytes(b"\xef\xbb\xbfname: x\r\nlanguage: en\r\n")
    was = editing.open()
    assert was.text == "name: x\nlanguage: en\n"

    assert editing.save(was.text.replace("x", "y"), was).is_saved

    assert path.read_bytes() == b"\xef\xbb\xbfname: y\r\nlanguage: en\r\n"


def test_a_file_that_is_gone_is_written_again(editing: EditingService, path: Path) -> None:
    path.unlink()
    was = editing.open()
    assert (was.data, was.text) == (None, "")

    assert editing.save("name: x\n", was).is_saved
    assert not editing.save("name: y\n", was).is_saved
    assert path.read_text(encoding="utf-8") == "name: x\n"


@pytest.mark.parametrize("data", [b"name: caf\xe9\n", b"\xff\xfe" * 50, b"#" * 1_000_001])
def test_what_is_no_text_is_shown_and_cannot_be_edited(
    editing: EditingService, path: Path, data: bytes
) -> None:
    path.write_bytes(data)

    found = editing.open()

    assert not found.is_editable
    assert found.problems[0].rule_id in {"strategy.encoding", "strategy.size"}
    assert len(found.text) <= 20_000
    assert path.read_bytes() == data


def test_a_person_may_insist_over_what_is_no_text(editing: EditingService, path: Path) -> None:
    path.write_bytes(b"caf\xe9")

    assert editing.save("name: x\n", replace(editing.open(), problems=())).is_saved


def test_a_folder_in_its_place_is_one_sentence(editing: EditingService, path: Path) -> None:
    path.unlink()
    path.mkdir()

    with pytest.raises(UnusableFile, match="could not be read"):
        editing.open()


def test_texts_are_kept_beside_under_names_that_nothing_reads(
    editing: EditingService, path: Path
) -> None:
    first = editing.keep_aside("one\n")
    again = editing.keep_aside("one\n")
    other = editing.keep_aside(b"\xff")

    assert (first.name, other.name) == ("strategy.yaml.kept-1", "strategy.yaml.kept-2")
    assert again == first
    assert first.read_text(encoding="utf-8") == "one\n"
    assert other.read_bytes() == b"\xff"
    assert path.read_text(encoding="utf-8") == STRATEGY


def test_the_signature_tells_of_another_write(editing: EditingService, path: Path) -> None:
    before = editing.signature()
    path.write_text("longer than before " * 100, encoding="utf-8")
    assert editing.signature() != before
    path.unlink()
    assert editing.signature() is None
