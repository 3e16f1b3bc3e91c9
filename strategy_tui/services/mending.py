"""What is certain, made in the strategy file: shown first, or written."""

from __future__ import annotations

from collections.abc import Iterator

from strategy_tui.networks import names
from strategy_tui.services.draft_files import write
from strategy_tui.services.strategy import Checked
from strategy_tui.strategy_file.mending import Mended, mended


def mending(checked: Checked) -> Mended:
    """The strategy with every certain fix made, beside the file."""
    if not any(each.fix for each in checked.diagnostics):
        return Mended(checked.text, 0)
    return mended(checked.text, names())


def write_mended(checked: Checked, better: Mended) -> None:
    """Put the mended text into the file, all of it.

    Raises:
        UnusableFile: the file changed since it was checked, or cannot be written. It is as it was.
    """
    if better.made:
        write(checked.path, better.text, checked.text)


def diff(checked: Checked, better: Mended) -> Iterator[str]:
    """The changed lines with three around them."""
    from difflib import unified_diff

    name = checked.path.name
    return unified_diff(
        checked.text.splitlines(),
        better.text.splitlines(),
        name,
        f"{name} --fix",
        lineterm="",
    )
