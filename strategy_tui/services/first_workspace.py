"""The first workspace of a person: where it may lie, and made from a sample."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from strategy_tui.domain.message import Message, message
from strategy_tui.i18n import render
from strategy_tui.services import workspace
from strategy_tui.services.strategy import StrategyService
from strategy_tui.services.workspace import Workspace

_MODELINE = "yaml-language-server:"


def refusal(root: Path) -> Message | None:
    """Why a strategy cannot begin in a folder; None if nothing speaks against it."""
    if any(os.path.lexists(root / each) for each in ("strategy.yaml", ".strategy")):
        return message(
            "A strategy lies in {folder} already. Choose another folder.", folder=str(root)
        )
    if os.path.lexists(root) and not root.is_dir():
        return message("{path} is a file. Choose a folder.", path=str(root))
    there = next(each for each in (root, *root.parents) if os.path.lexists(each))
    if not (there.is_dir() and os.access(there, os.W_OK)):
        return message(
            "Nothing can be written in {folder}. Choose another folder.", folder=str(there)
        )
    return None


def proposed(here: Path, default: Path) -> Path:
    """Where a first strategy should lie: here, if nothing else does, else at the default."""
    try:
        return default if any(here.iterdir()) else here
    except OSError:
        return default


def from_sample(root: Path, name: str, now: datetime) -> Workspace:
    """Make a workspace of a folder, with a sample as its strategy.

    Raises:
        WrongUsage: there is no sample of that name.
        UnusableFile: a strategy or workspace is there already, or the folder cannot be written.
    """
    made = workspace.create(root, workspace.sample_text(name), now)
    service = StrategyService(made)
    strategy, _ = service.valid()
    started = message("Started from the sample “{name}”.", name=name)
    service.record(now, render(started, strategy.language))
    return made


def introduction(name: str) -> tuple[str, str]:
    """What a sample says of itself on top: its title, and its first sentence below that.

    Raises:
        WrongUsage: there is no sample of that name.
    """
    lines = workspace.sample_text(name).splitlines()
    comments = [each.lstrip("#").strip() for each in _leading_comments(lines)]
    comments = [each for each in comments if not each.startswith(_MODELINE)]
    title, *rest = comments or [name]
    words, stop, _ = " ".join(rest).strip().partition(". ")
    return title, words + stop.strip()


def _leading_comments(lines: list[str]) -> list[str]:
    """The comment that a file begins with."""
    end = next((at for at, each in enumerate(lines) if not each.startswith("#")), len(lines))
    return lines[:end]
