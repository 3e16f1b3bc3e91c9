"""Times as people type them."""

from __future__ import annotations

from datetime import datetime

import pytest

from strategy_tui.tui.moments import read_moment

TUESDAY = datetime(2026, 11, 24, 9, 0)  # noqa: DTZ001  wall-clock time


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("18:30", datetime(2026, 11, 24, 18, 30)),  # noqa: DTZ001
        ("8:30", datetime(2026, 11, 25, 8, 30)),  # noqa: DTZ001
        ("8h", datetime(2026, 11, 25, 8, 0)),  # noqa: DTZ001
        ("today 18:30", datetime(2026, 11, 24, 18, 30)),  # noqa: DTZ001
        ("tomorrow 9:30", datetime(2026, 11, 25, 9, 30)),  # noqa: DTZ001
        ("demain 9h30", datetime(2026, 11, 25, 9, 30)),  # noqa: DTZ001
        ("Aujourd’hui 18h05", datetime(2026, 11, 24, 18, 5)),  # noqa: DTZ001
        ("thu 12:15", datetime(2026, 11, 26, 12, 15)),  # noqa: DTZ001
        ("mardi 8h30", datetime(2026, 12, 1, 8, 30)),  # noqa: DTZ001
        ("2026-12-03 08:30", datetime(2026, 12, 3, 8, 30)),  # noqa: DTZ001
        ("3/12 8:30", datetime(2026, 12, 3, 8, 30)),  # noqa: DTZ001
        ("3/2 8:30", datetime(2027, 2, 3, 8, 30)),  # noqa: DTZ001
        ("3/2/2028 8:30", datetime(2028, 2, 3, 8, 30)),  # noqa: DTZ001
    ],
)
def test_a_time_is_the_next_one_that_the_words_name(typed: str, meant: datetime) -> None:
    assert read_moment(typed, TUESDAY) == meant


@pytest.mark.parametrize(
    "typed", ["", "soon", "25:00", "8:61", "tomorrow", "2026-02-30 8:30", "someday 8:30"]
)
def test_what_names_no_time_is_refused(typed: str) -> None:
    assert read_moment(typed, TUESDAY) is None
