"""A text that cannot be saved where it belongs is kept beside it, never thrown away."""

from __future__ import annotations

from pathlib import Path

from strategy_tui.domain.text import whole
from strategy_tui.services.own_files import create, writing

MOST = 100
"""Texts kept beside one draft; by then somebody should look."""


def keep_beside(path: Path, text: str) -> Path:
    """Write a text beside a draft, under a name that is no draft's; the file that now holds it.

    Raises:
        UnusableFile: the folder cannot be written.
    """
    savable = whole(text)
    with writing(path.parent):
        for number in range(1, MOST):
            kept = path.with_name(f"{path.name}.kept-{number}")
            try:
                create(kept, savable)
            except FileExistsError:
                continue
            return kept
        raise FileExistsError(path)
