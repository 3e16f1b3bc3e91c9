"""Drafts that name a goal, a network or a campaign of the strategy."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.draft_file import parse, set_key
from strategy_tui.errors import UnusableFile
from strategy_tui.services import draft_files
from strategy_tui.services.rewriting import Rewrite
from strategy_tui.strategy_file.renaming import RenameKind
from strategy_tui.yamldoc import Problems


@dataclass(frozen=True, slots=True)
class Mention:
    """A draft that says a name."""

    path: Path
    text: str
    kind: RenameKind
    name: str


def mentions(folder: Path) -> Iterator[Mention]:
    """What the drafts of a folder name; those that cannot be read name nothing."""
    for path in sorted(folder.glob("*.md")):
        try:
            text = draft_files.read(path).text
        except UnusableFile:
            continue
        draft, _ = parse(text, str(path))
        if draft is None:
            continue
        said = (
            (RenameKind.GOAL, draft.goal),
            (RenameKind.NETWORK, draft.network),
            (RenameKind.CAMPAIGN, draft.campaign),
        )
        yield from (Mention(path, text, kind, name) for kind, name in said if name)


def rewritten(mention: Mention, name: str) -> Rewrite | None:
    """The draft with another name in its front matter; None where that cannot be read."""
    try:
        fix = set_key(mention.text, (mention.kind.value,), name)
    except (Problems, LookupError):
        return None
    return Rewrite(mention.path, mention.text, fix.apply(mention.text))
