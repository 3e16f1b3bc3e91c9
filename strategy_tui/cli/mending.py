"""What `--fix` and `--diff` of `lint` write and show."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from strategy_tui.cli.output import Output
from strategy_tui.domain.diagnostic import apply_fixes
from strategy_tui.domain.message import plural
from strategy_tui.services import draft_files
from strategy_tui.services.linting import Linted


def mend(output: Output, name: str, linted: Linted, write: bool, show: bool) -> int:
    """Show and write the fixes of a draft as asked; how many there are.

    Raises:
        UnusableFile: it cannot be written, or was changed meanwhile.
    """
    fixed, made = apply_fixes(linted.text, linted.diagnostics)
    if show:
        for line in diff(name, linted.text, fixed):
            if sys.stdout.isatty():
                output.line(line)
            else:
                output.block(f"{line}\n")
    if made and write:
        draft_files.write(linted.path, fixed, linted.text)
        sentence = plural(
            "{path}: {count} fix made.", "{path}: {count} fixes made.", count=made, path=name
        )
        output.talk(sentence)
    elif made:
        sentence = plural(
            "{path}: “--fix” would make {count} fix.",
            "{path}: “--fix” would make {count} fixes.",
            count=made,
            path=name,
        )
        output.talk(sentence)
    return made


def show_mended(output: Output, data: bytes, linted: Linted) -> None:
    """Put a text that came in on standard input out again, with its fixes made."""
    fixed, _ = apply_fixes(linted.text, linted.diagnostics)
    output.block(draft_files.as_before(draft_files.decoded(linted.path, data), fixed))


def diff(name: str, was: str, now: str) -> Iterator[str]:
    """The changed lines with three around them, in the form that `patch -p0` takes."""
    from difflib import unified_diff

    lines = unified_diff(_lines(was), _lines(now), name, name)
    for line in lines:
        yield line.removesuffix("\n")
        if not line.endswith("\n"):
            yield "\\ No newline at end of file"


def _lines(text: str) -> list[str]:
    *whole, rest = text.split("\n")
    return [*(f"{line}\n" for line in whole), *([rest] if rest else [])]
