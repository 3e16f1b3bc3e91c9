"""Times are stored in one form, which sorts as they do."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from strategy_tui.store import instants

ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
TIMES = st.datetimes(
    min_value=datetime.fromisoformat("1900-01-02"),
    max_value=datetime.fromisoformat("2199-01-01"),
    timezones=ZONES,
)


def test_a_time_is_written_in_utc_to_the_second() -> None:
    paris = timezone(timedelta(hours=1))

    written = instants.written(datetime(2026, 11, 24, 0, 30, 5, 999_999, tzinfo=paris))

    assert written == "2026-11-23T23:30:05+00:00"


@given(TIMES)
def test_it_is_what_isoformat_writes_and_reads_back(at: datetime) -> None:
    written = instants.written(at)

    assert written == at.astimezone(UTC).isoformat(timespec="seconds")
    assert instants.read(written) == at.replace(microsecond=0)


@given(TIMES, TIMES)
def test_texts_sort_as_times_do(one: datetime, other: datetime) -> None:
    whole = [each.replace(microsecond=0) for each in (one, other)]

    assert (instants.written(one) < instants.written(other)) == (whole[0] < whole[1])
