"""Values that are written otherwise than they are read, and can only mean one thing."""

from __future__ import annotations

from datetime import date

import pytest

from strategy_tui.domain.strategy import Duration, Slot
from strategy_tui.yamldoc import Minutes
from strategy_tui.yamldoc.mending import mended


@pytest.mark.parametrize(
    ("type_", "text", "expected"),
    [
        (date, "2027/3/1", "2027-03-01"),
        (date, "2027-3-1", "2027-03-01"),
        (date, "31/03/2027", "2027-03-31"),
        (date, "03/31/2027", "2027-03-31"),
        (date, "1.3.2027", "2027-03-01"),
        (date, "1er mars 2027", "2027-03-01"),
        (date, "1 août 2027", "2027-08-01"),
        (date, "March 1st, 2027", "2027-03-01"),
        (Slot, "08:30 tue", "tue 08:30"),
        (Slot, "mardi à 8h30", "mardi 08:30"),
        (Slot, "tuesday at 8:30", "tuesday 08:30"),
        (Slot, "sun 24:00", "mon 00:00"),
        (Duration, "un mois", "1 mois"),
        (Duration, "6 monthes", "6 months"),
        (Minutes, "60m", "60 min"),
        (Minutes, "1h30min", "1h30"),
        (int, "3.0", "3"),
        (int, "1 000", "1000"),
        (float, "1_000", "1000"),
        (float, "1 000,5", "1000,5"),
        (bool, "vrai", "yes"),
        (bool, "N", "no"),
    ],
)
def test_what_can_only_mean_one_thing_is_written_so(type_: type, text: str, expected: str) -> None:
    assert mended(type_, text) == expected


@pytest.mark.parametrize(
    ("type_", "text"),
    [
        (date, "01/02/2027"),
        (date, "2027-02-30"),
        (date, "30 février 2027"),
        (date, "1 brumaire 2027"),
        (date, "tomorrow"),
        (Slot, "tue 24:30"),
        (Slot, "tue 25:00"),
        (Slot, "tue wed 8:00"),
        (Slot, "8:30"),
        (Duration, "6"),
        (Duration, "6 m"),
        (Duration, "0 days"),
        (Minutes, "1:30"),
        (int, "1.000"),
        (int, "1.5"),
        (float, "1/2"),
        (float, "nan"),
        (float, "1e9"),
        (bool, "2"),
        (str, "anything"),
    ],
)
def test_what_could_mean_two_things_is_left(type_: type, text: str) -> None:
    assert mended(type_, text) is None
