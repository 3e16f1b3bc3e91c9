"""`demo --half-year`: the story of a half-year and its review, as text."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Cli

IN_BOTH = [
    "Your experiment on youtube ended on 15\u00a0May 2027.",
    "Votre essai sur youtube s’est terminé le 15\u00a0mai 2027.",
    "you posted 2.4 × a week and wanted 1",
]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            [
                "You keep your strategy as version 1: “The first one; I shall see what holds”",
                "The review of your strategy is due on 24\u00a0May 2027.",
                "x is now at rest (was active)",
                "closed on 24\u00a0May 2027 with version 6, because: “Fewer places, each with",
            ],
        ),
        (
            "fr",
            [
                "Vous gardez votre stratégie comme version 1",
                "Votre grand bilan est prévu le 24\u00a0mai 2027.",
                "«\u00a0Moins d’endroits, chacun avec sa raison\u00a0»",
            ],
        ),
    ],
)
def test_the_half_year_is_told_with_its_review_in_both_languages(
    cli: Cli, language: str, said: list[str]
) -> None:
    ran = cli("-L", language, "demo", "--half-year")

    assert (ran.code, ran.err) == (0, "")
    assert [each for each in (*said, *IN_BOTH) if each not in ran.out] == []


def test_it_leaves_nothing_behind(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    temporary = Path.cwd() / "temporary"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))

    assert cli("demo", "--half-year").code == 0
    assert list(temporary.iterdir()) == []
