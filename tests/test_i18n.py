"""Messages become sentences, in the language of the reader."""

from __future__ import annotations

import gettext
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

import strategy_tui
from strategy_tui.domain.message import Message, message, plural
from strategy_tui.i18n import Catalogue, number, render


def test_values_stand_where_the_template_names_them() -> None:
    assert render(message("{who} has {count} posts.", who="Léa", count=3), "en") == (
        "Léa has 3 posts."
    )


def test_a_value_is_never_read_as_a_template() -> None:
    assert render(message("Hello {who}.", who="{count}"), "en") == "Hello {count}."


@pytest.mark.parametrize("template", ["{who.__class__}", "{who!r}", "{who:>200000000}", "{0}"])
def test_only_plain_fields_are_filled(template: str) -> None:
    assert render(Message(template, {"who": "x"}), "en") == template


def test_a_field_without_a_value_stays_as_written() -> None:
    assert render(Message("{nobody} and {{braces}}"), "en") == "{nobody} and {braces}"


@pytest.mark.parametrize(
    ("count", "expected"), [(0, "0 posts"), (1, "1 post"), (1200, "1,200 posts")]
)
def test_english_chooses_by_number(count: int, expected: str) -> None:
    assert render(plural("{count} post", "{count} posts", count=count), "en") == expected


def test_an_instant_is_shown_on_the_clock_of_the_reader() -> None:
    late = message("{when}", when=datetime(2026, 11, 24, 23, 30, tzinfo=UTC))
    nested = message("{said}", said=(late, late))

    def local(at: datetime) -> datetime:
        return at.astimezone(ZoneInfo("Europe/Paris"))

    assert render(late, "en") == "24\u00a0November 2026 23:30 UTC"
    assert render(late, "en", local) == "25\u00a0November 2026 00:30"
    assert render(nested, "en", local) == (
        "25\u00a0November 2026 00:30, 25\u00a0November 2026 00:30"
    )


def test_french_dates_and_numbers() -> None:
    when = datetime(2026, 3, 1, 9, 5, tzinfo=UTC)
    said = Message("{when} / {day} / {n} / {x}", {"when": when, "day": date(2026, 8, 2),
                                                   "n": 12345, "x": 1.5})  # fmt: skip

    assert render(said, "fr") == (
        "1er\u00a0mars 2026 09:05 UTC / 2\u00a0août 2026 / 12\u202f345 / 1,5"
    )


@pytest.mark.parametrize(
    ("written", "english", "french"),
    [
        (0.25, "0.25", "0,25"),
        (3.0, "3", "3"),
        (1234.5, "1,234.5", "1\u202f234,5"),
        (0.1 + 0.2, "0.3", "0,3"),
    ],
)
def test_a_number_has_the_decimals_that_a_person_wrote(
    written: float, english: str, french: str
) -> None:
    assert (number(written, "en"), number(written, "fr")) == (english, french)


def test_a_message_inside_a_message_speaks_the_same_language() -> None:
    inner = Message("yes", translations={"en": "yes", "fr": "oui"})

    assert render(Message("[{it}]", {"it": (inner, inner)}), "fr") == "[oui, oui]"


def test_an_unknown_language_is_answered_in_english() -> None:
    assert render(message("Show this message and exit."), "de") == "Show this message and exit."


def test_the_catalogue_says_what_the_standard_library_reads_in_it() -> None:
    folder = Path(strategy_tui.__file__).parent / "locale"
    data = (folder / "fr" / "LC_MESSAGES" / "strategy_tui.mo").read_bytes()
    catalogue = Catalogue(data)
    standard = gettext.translation("strategy_tui", folder, ["fr"])
    known = {key[0] if isinstance(key, tuple) else key for key in vars(standard)["_catalog"] if key}

    assert len(known) > 1_000
    for each in known:
        forms = catalogue.forms(each)
        assert forms[0] in {standard.gettext(each), standard.ngettext(each, "", 1)}
        if len(forms) > 1:
            assert [standard.ngettext(each, "", count) for count in (0, 1, 2)] == [
                forms[0],
                forms[0],
                forms[1],
            ]


@pytest.mark.parametrize("unknown", ["", "\x01", "No such sentence.", "\uffff"])
def test_what_the_catalogue_does_not_have_has_no_form(unknown: str) -> None:
    data = b"\xde\x12\x04\x95" + b"".join(
        each.to_bytes(4, "little") for each in (0, 1, 28, 36, 0, 0, 1, 44, 1, 46)
    )

    catalogue = Catalogue(data + b"b\0" + b"B\0")

    assert catalogue.forms("b") == ["B"]
    assert catalogue.forms(unknown) == ()


def test_each_of_a_list_in_quotation_marks_has_its_own() -> None:
    said = Message(
        "It says “{words}”: {words}.",
        {"words": ("a", "b")},
        translations={"fr": "On y lit «\u00a0{words}\u00a0»\u00a0: {words}."},
    )

    assert render(said, "en") == "It says “a”, “b”: a, b."
    assert render(said, "fr") == "On y lit «\u00a0a\u00a0», «\u00a0b\u00a0»\u00a0: a, b."
