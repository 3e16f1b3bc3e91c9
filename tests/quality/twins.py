"""How often the verdict on a pair of texts is the labelled one: `python -m tests.quality.twins`.

Prints a section of Markdown: precision, recall and F1 for each verdict and language, and the
confusion, on the half of the pairs that no bound was chosen on (`--split dev` for the other).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from strategy_tui.domain.twin import TwinVerdict
from strategy_tui.twins.likeness import FEWEST, SHARED, compare, meets_criterion
from strategy_tui.twins.words import words

PAIRS = Path(__file__).with_name("pairs.jsonl")


class Judged(NamedTuple):
    """A labelled pair and what the program says of it."""

    language: str
    label: str
    verdict: str
    kind: str
    found: bool | None
    """Whether the index finds one by the other; None where a text is too short for it."""


def judged(split: str) -> list[Judged]:
    """Every pair of a half."""
    lines = PAIRS.read_text(encoding="utf-8").splitlines()
    pairs = [each for each in map(json.loads, lines) if each["split"] == split]
    return [
        Judged(
            each["lang"] if each["lang"] in {"en", "fr"} else "other",
            each["verdict"],
            compare(each["text_a"], each["text_b"]).verdict.value,
            each["kind"],
            _found(each["text_a"], each["text_b"]),
        )
        for each in pairs
    ]


def _found(text: str, other: str) -> bool | None:
    """By the shorter text as the draft: a cut is found from the cut, as it is the new one."""
    draft, post = sorted((set(words(text)), set(words(other))), key=len)
    return meets_criterion(draft, post) if len(draft) >= FEWEST else None


def scores(pairs: Iterable[Judged], verdict: str) -> tuple[float, float, float, int]:
    """Precision, recall, F1 and number of pairs with that label."""
    counts = Counter((each.label == verdict, each.verdict == verdict) for each in pairs)
    right, missed, wrong = counts[True, True], counts[True, False], counts[False, True]
    precision = right / (right + wrong) if right + wrong else 0.0
    recall = right / (right + missed) if right + missed else 0.0
    both = 2 * right / (2 * right + missed + wrong) if right else 0.0
    return precision, recall, both, right + missed


def report(split: str) -> Iterator[str]:
    """The section, line by line."""
    pairs = judged(split)
    verdicts = [each.value for each in TwinVerdict]
    made = "[how they were made](../tests/quality/PAIRS.md)"
    yield f"{len(pairs)} pairs of the half `{split}` ({made})."
    yield ""
    yield "| language | verdict | pairs | precision | recall | F1 |"
    yield "|---|---|---|---|---|---|"
    for language in ("en", "fr", "other", "all"):
        these = [each for each in pairs if language in {each.language, "all"}]
        for verdict in verdicts:
            precision, recall, both, count = scores(these, verdict)
            cells = f"{precision:.2f} | {recall:.2f} | {both:.2f}"
            yield f"| {language} | {verdict} | {count} | {cells} |"
    yield ""
    yield f"| label ↓ verdict → | {' | '.join(verdicts)} |"
    yield "|---|" + "---|" * len(verdicts)
    table = Counter((each.label, each.verdict) for each in pairs)
    for label in verdicts:
        yield f"| {label} | {' | '.join(str(table[label, verdict]) for verdict in verdicts)} |"
    yield ""
    near = [
        each.found for each in pairs if each.label in {"copy", "close"} and each.found is not None
    ]
    yield (
        f"The index, which asks for {SHARED[0]} of {SHARED[1]} words, finds {sum(near)} of the "
        f"{len(near)} copies and close texts that have {FEWEST} words."
    )


def main() -> None:
    """Print the section."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", choices=("held", "dev"), default="held")
    for line in report(parser.parse_args().split):
        sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
