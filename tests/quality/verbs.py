"""The list of English verbs, made anew from lemminflect: `python -m tests.quality.verbs`.

lemminflect (MIT) knows from the SPECIALIST Lexicon which words are verbs and which of them are
nouns, adjectives or adverbs too. The program reads the list only, because the package would bring
numpy and a tenth of a second to every start.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path

import strategy_tui.lint

TARGET = Path(strategy_tui.lint.__file__).parent / "words" / "verbs-en.txt"
SOURCE = "lemminflect/resources/infl_lu.csv.gz"
HEADER = """\
# English verbs in their base form, made by `python -m tests.quality.verbs` from lemminflect 0.2.3
# (MIT, Copyright (c) 2019 Brad Jascob), which took them from the SPECIALIST Lexicon of the
# National Library of Medicine. Not to be changed by hand.
#
# Forms that are also another verb's past (found, left) are left out.
#
# [= sure] verbs and nothing else; [= shared] nouns, adjectives or adverbs too
"""


def listed() -> str:
    """The text of the list.

    Raises:
        PackageNotFoundError: lemminflect is not installed.
    """
    verbs: set[str] = set()
    others: set[str] = set()
    bent: set[str] = set()
    for word, part, forms in _entries():
        if word.isascii() and word.isalpha() and word.islower() and len(word) > 1:
            (verbs if part == "verb" else others).add(word)
        if part == "verb":
            bent |= set(forms) - {word}
    sure, shared = sorted(verbs - others - bent), sorted((verbs & others) - bent)
    return f"{HEADER}\n[= sure]\n{' '.join(sure)}\n\n[= shared]\n{' '.join(shared)}\n"


def _entries() -> Iterator[tuple[str, str, list[str]]]:
    path = Path(str(distribution("lemminflect").locate_file(SOURCE)))
    for line in gzip.decompress(path.read_bytes()).decode("utf-8").splitlines():
        word, part, forms = line.split(",", 2)
        yield word, part, re.split("[/,]", forms)


if __name__ == "__main__":
    TARGET.write_text(listed(), encoding="utf-8")
