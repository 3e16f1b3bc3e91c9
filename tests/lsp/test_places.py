"""Places in the units of each editor, and texts as edits leave them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategy_tui.domain.diagnostic import Fix
from strategy_tui.domain.text import Span
from strategy_tui.lsp.documents import Document, path_of, trimmed
from strategy_tui.lsp.places import UTF8, UTF16, UTF32, Places, joined_halves

BOAT = "a🛶é\nb"


@pytest.mark.parametrize(("unit", "column"), [(UTF8, 7), (UTF16, 4), (UTF32, 3)])
def test_a_column_counts_in_the_editors_unit(unit: str, column: int) -> None:
    places = Places(BOAT, unit)

    assert places.place(3) == (0, column)
    assert places.offset((0, column)) == 3
    assert places.place(4) == (1, 0)


@pytest.mark.parametrize(("unit", "inside"), [(UTF8, 3), (UTF16, 2)])
def test_a_place_inside_a_character_is_before_it(unit: str, inside: int) -> None:
    assert Places(BOAT, unit).offset((0, inside)) == 1


def test_lines_end_where_the_protocol_says_and_nowhere_else() -> None:
    text = "a\r\nb\rc\nd\u2028e\x0cf\x85g\x1ch"
    places = Places(text, UTF16)

    assert [places.place(text.index(each)) for each in "abcdefgh"] == [
        (0, 0), (1, 0), (2, 0), (3, 0), (3, 2), (3, 4), (3, 6), (3, 8),
    ]  # fmt: skip


def test_what_lies_beyond_a_line_is_its_end() -> None:
    places = Places("ab\r\nc", UTF16)

    assert places.offset((0, 99)) == 2
    assert places.offset((1, 99)) == 5
    assert places.offset((99, 0)) == 5


def test_the_text_that_is_read_has_the_places_of_the_text_in_the_editor() -> None:
    document = Document("file:///a.x.md", 1, "\ufeffone\r\ntwo 🛶 x\r\r\nfour", UTF16)

    assert document.text == "one\ntwo 🛶 x\r\nfour"
    assert document.places.place(0) == (0, 1)
    assert document.places.place(document.text.index("x")) == (1, 7)
    assert document.places.place(document.text.index("four")) == (3, 0)


def test_a_fix_has_the_line_ends_of_the_file() -> None:
    document = Document("file:///a.x.md", 1, "one\r\ntwo", UTF16)

    assert document.edit(Fix(Span(3, 3), "\nmore")) == (((0, 3), (0, 3)), "\r\nmore")


def test_halves_of_a_character_that_meet_are_one() -> None:
    document = Document("file:///a.x.md", 1, "\ud83d", UTF16)

    after = document.changed(2, [(((0, 1), (0, 1)), "\udef6")])

    assert after.raw == "🛶"
    assert joined_halves("\udef6\ud83d") == "\udef6\ud83d"


TEXTS = st.text(st.sampled_from("ab\n\r\u2028é🛶\ud83d\udef6"), max_size=20)


@given(TEXTS, st.data(), st.sampled_from([UTF8, UTF16, UTF32]))
def test_every_place_leads_back_to_its_offset(text: str, data: st.DataObject, unit: str) -> None:
    text = joined_halves(text)
    places = Places(text, unit)
    offset = data.draw(st.integers(0, len(text)))

    inside_a_break = text[max(0, offset - 1) : offset + 1] == "\r\n"
    assert places.offset(places.place(offset)) == offset - inside_a_break


@given(TEXTS, TEXTS, st.data())
def test_an_edit_leaves_what_the_editor_has(text: str, new: str, data: st.DataObject) -> None:
    text = joined_halves(text)
    document = Document("file:///a.x.md", 1, text, UTF16)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    places = Places(text, UTF16)
    if "\r\n" in (text[max(0, start - 1) : start + 1], text[max(0, end - 1) : end + 1]):
        return

    after = document.changed(2, [((places.place(start), places.place(end)), new)])

    assert after.raw == joined_halves(text[:start] + new + text[end:])


@given(TEXTS, TEXTS)
def test_one_edit_makes_a_text_another(text: str, other: str) -> None:
    assert trimmed(text, other).apply(text) == other


@pytest.mark.parametrize(
    ("uri", "path"),
    [
        ("file:///home/a%20b/%C3%A9.md", "/home/a b/é.md"),
        ("file://localhost/tmp/a.md", "/tmp/a.md"),
        ("untitled:Untitled-1", None),
        ("file://elsewhere/tmp/a.md", None),
        ("file:///tmp/a%00.md", None),
        ("https://example.org/a.md", None),
        ("http://[broken", None),
        ("", None),
    ],
)
def test_an_address_is_a_file_of_this_machine_or_none(uri: str, path: str | None) -> None:
    found = path_of(uri)

    assert (found.as_posix() if found else None) == path


def test_places_in_a_huge_text_are_those_of_a_small_one() -> None:
    text = "one\n\ntwo 🛶\n" * 300_000
    places = Places(text, UTF16)

    assert places.place(text.index("two")) == (2, 0)
    assert places.place(len(text)) == (900_000, 0)
    for line, start in ((0, 0), (1, 4), (2, 5), (3, 11), (899_999, len(text) - 6)):
        assert places.offset((line, 0)) == start
    assert places.offset((2, 6)) == 10
    assert places.offset((900_000, 0)) == len(text)
    assert places.offset((900_001, 0)) == len(text)
