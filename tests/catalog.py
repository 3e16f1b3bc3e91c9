"""The message catalogues: what the code says, what is translated, and the compiled files.

`python -m tests.catalog` adds new sentences to the .po files, drops those that nothing says any
more, and compiles the .mo files.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages import mofile, pofile
from babel.messages.catalog import Catalog

from strategy_tui.yamldoc.keys import has_words

PACKAGE = Path(__file__).parents[1] / "strategy_tui"
SHAPES = PACKAGE / "strategy_file" / "shapes.py"
"""The definition of the strategy file, whose texts are for people too."""

LANGUAGES = ("fr",)
"""The languages with a catalogue; English is in the code."""

FIXED = datetime(2026, 1, 1, tzinfo=UTC)

Key = tuple[str, ...]
"""A sentence alone, or the two forms of one that differs by number."""


def sentences() -> dict[Key, str]:
    """Every sentence that the code makes with `message` or `plural`, and where first."""
    found: dict[Key, str] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and (key := _key(node)) is not None:
                found.setdefault(key, str(path.relative_to(PACKAGE.parent)))
            for text in _of_the_file(node) if path == SHAPES else ():
                found.setdefault((text,), str(path.relative_to(PACKAGE.parent)))
    return found


def _of_the_file(node: ast.AST) -> Iterator[str]:
    """What a section or a key of the strategy file means, and its example."""
    match node:
        case ast.ClassDef(name=name) if name.endswith("Shape"):
            yield " ".join((ast.get_docstring(node) or "").split())
        case ast.Call(func=ast.Name(id="key"), args=[ast.Constant(value=str(meaning))]):
            yield meaning
            for keyword in node.keywords:
                if keyword.arg == "example" and isinstance(keyword.value, ast.Constant):
                    example = str(keyword.value.value)
                    if has_words(example):
                        yield example


def _key(call: ast.Call) -> Key | None:
    name = call.func.id if isinstance(call.func, ast.Name) else None
    texts = [
        each.value
        for each in call.args
        if isinstance(each, ast.Constant) and isinstance(each.value, str)
    ]
    if name == "message" and texts:
        return (texts[0],)
    if name == "plural" and len(texts) >= 2:
        return texts[0], texts[1]
    return None


def forms(text: object) -> Key:
    """A message's id or its translation, as a tuple; a form that is missing is empty."""
    each_form = text if isinstance(text, tuple | list) else (text,)
    return tuple(each or "" for each in each_form)


def po_path(language: str) -> Path:
    """The catalogue that people edit."""
    return PACKAGE / "locale" / language / "LC_MESSAGES" / "strategy_tui.po"


def read(path: Path, language: str) -> Catalog:
    """A catalogue from a .po file; an empty one where there is none."""
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return pofile.read_po(file, locale=language)


def merged(language: str, *more: Path) -> Catalog:
    """The sentences of the code, with the translations that are known for them."""
    known: dict[Key, Key] = {}
    for path in (*more, po_path(language)):
        for entry in read(path, language):
            if entry.id and all(forms(entry.string)):
                known[forms(entry.id)] = forms(entry.string)
    catalog = Catalog(locale=language, project="strategy-tui", fuzzy=False)
    for key, where in sorted(sentences().items(), key=lambda each: (each[1], each[0])):
        _add(catalog, key, known.get(key, ("",) * len(key)), [(where, 0)])
    return catalog


def _add(catalog: Catalog, key: Key, text: Key, locations: Sequence[tuple[str, int]] = ()) -> None:
    one = len(key) == 1
    catalog.add(key[0] if one else key, text[0] if one else text, locations=list(locations))


def po_bytes(catalog: Catalog) -> bytes:
    """The .po file of a catalogue, the same for the same sentences."""
    buffer = BytesIO()
    pofile.write_po(buffer, catalog, omit_header=True, include_lineno=False, width=100)
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
    header += '"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n\n'
    return header.encode() + buffer.getvalue()


def mo_bytes(path: Path, language: str) -> bytes:
    """The compiled form of a .po file."""
    buffer = BytesIO()
    catalog = read(path, language)
    # A catalogue of its own, so that no date of making gets into the file.
    bare = Catalog(locale=language, fuzzy=False, creation_date=FIXED, revision_date=FIXED)
    for entry in catalog:
        if entry.id:
            _add(bare, forms(entry.id), forms(entry.string))
    mofile.write_mo(buffer, bare)
    return buffer.getvalue()


def main(*more: str) -> int:
    """Update and compile every catalogue; the exit code is 1 when translations are missing."""
    missing = 0
    for language in LANGUAGES:
        path = po_path(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        catalog = merged(language, *map(Path, more))
        path.write_bytes(po_bytes(catalog))
        path.with_suffix(".mo").write_bytes(mo_bytes(path, language))
        open_ones = [each.id for each in catalog if each.id and not all(forms(each.string))]
        missing += len(open_ones)
        for each in open_ones:
            sys.stdout.write(f"{language}: not translated: {each!r}\n")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
