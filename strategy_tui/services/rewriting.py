"""Several files of the person's changed together: all of them, or none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.message import message
from strategy_tui.errors import StrategyTuiError, UnusableFile
from strategy_tui.services import draft_files


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A file's text as it was read, and as it shall be."""

    path: Path
    was: str
    text: str


@contextmanager
def write_all(rewrites: Sequence[Rewrite]) -> Iterator[None]:
    """Write every file; where one fails, or what is done meanwhile, the others are put back.

    Raises:
        UnusableFile: a file was changed by another program, or cannot be written.
    """
    done: list[Rewrite] = []
    try:
        for each in rewrites:
            draft_files.write(each.path, each.text, each.was)
            done.append(each)
        yield
    except BaseException as error:
        _put_back(done, error)
        raise


def _put_back(done: Sequence[Rewrite], error: BaseException) -> None:
    stuck: list[str] = []
    for each in reversed(done):
        try:
            draft_files.write(each.path, each.was, each.text)
        except StrategyTuiError:
            stuck.append(str(each.path))
    if stuck:
        raise UnusableFile(
            message(
                "Not every file could be changed, and these could not be put back: {paths}. "
                "They have the new name; the others have the old one.",
                paths=tuple(stuck),
            )
        ) from error
