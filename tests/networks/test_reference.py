"""The page of the networks says all that the specs know, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from strategy_tui import networks
from tests.networks.test_specs import sourced
from tests.networks_reference import PAGE, page


def test_the_page_of_the_networks_is_fresh() -> None:
    """`python -m tests.networks_reference` makes it so."""
    assert Path(PAGE).read_text(encoding="utf-8") == page()


@pytest.mark.parametrize("name", networks.names())
def test_every_fact_stands_on_the_page_with_its_source_and_day(name: str) -> None:
    spec = networks.spec(name)
    chapter = page().split(f"## {spec.title}\n")[1].split("\n## ")[0]
    rows = [line for line in chapter.split("\n") if line.startswith("| ")][1:]

    assert len(rows) == len(list(sourced(spec)))
    for fact in sourced(spec):
        end = f"| {fact.certainty.value} | {fact.source} | {fact.date} |"
        assert any(row.endswith(end) for row in rows), fact
