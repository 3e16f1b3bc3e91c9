"""No cell that a spreadsheet runs, and nothing lost by guarding it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategy_tui.services.tables import following_accounts, guarded, table, unguarded

CELLS = st.text(st.sampled_from("=+-@\t\r\n;,'\" aé1\u00a0\u200b\ufeff＝|")) | st.text()


@pytest.mark.parametrize("cell", ["-5 °C", "+1", "@alice", "=1+1", "'=1", "''+1", "\t=x", "a;=b"])
def test_a_cell_that_looks_like_a_formula_reads_back_as_it_was(cell: str) -> None:
    assert guarded(cell) != cell
    assert unguarded(guarded(cell)) == cell


@pytest.mark.parametrize("cell", ["", "alice", "5 - 3", "it's", "'quoted'", "1+1", "a@b.example"])
def test_a_harmless_cell_stays_as_it_is(cell: str) -> None:
    assert guarded(cell) == cell
    assert unguarded(cell) == cell


@given(CELLS)
def test_every_cell_reads_back(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell


@given(CELLS)
def test_no_guarded_cell_begins_like_a_formula(cell: str) -> None:
    for part in guarded(cell).replace("\t", ";").replace("\n", ";").split(";"):
        assert part.lstrip("\ufeff\u200b\u00a0 \r")[:1] not in {"=", "+", "-", "@", "＝"}


def test_the_table_reads_back_through_csv() -> None:
    rows = [["mabel", "=1+1", 'say "no"; -5 °C'], ["jo", "", "two\nlines"]]

    text = table(("handle", "note", "more"), rows)

    header, *found = csv.reader(io.StringIO(text, newline=""))
    assert header == ["handle", "note", "more"]
    assert [[unguarded(cell) for cell in row] for row in found] == rows


def test_known_attacks_are_guarded(shared: Path) -> None:
    lines = (shared / "conformance/csv_injection/payloads.jsonl").read_text(encoding="utf-8")
    cases = [json.loads(line) for line in lines.split("\n") if line]

    for case in cases:
        cell = guarded(case["text"])
        assert unguarded(cell) == case["text"]
        if case["expected"]["starts_with_formula_char"]:
            assert cell.startswith("'"), case["id"]
    assert len(cases) >= 54


def test_the_list_for_mastodon_holds_addresses_only() -> None:
    handles = [
        "mabel@example.social",
        "=cmd@a.example",
        "jo@a.example\nx@b.example",
        "local",
        "@a@b.c",
    ]

    assert following_accounts(handles) == "Account address\nmabel@example.social\n"
