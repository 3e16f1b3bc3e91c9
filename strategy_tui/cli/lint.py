"""`strategy-tui lint`: check drafts without opening the app."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from strategy_tui.cli.command import command, option
from strategy_tui.cli.findings import (
    fail_on_option,
    format_option,
    from_here,
    reaches,
    write_reports,
)
from strategy_tui.cli.session import Session, with_session
from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.diagnostic import FileReport
from strategy_tui.domain.message import Message, message
from strategy_tui.errors import InvalidFile, UnusableFile, WrongUsage
from strategy_tui.services.draft_files import MAX_BYTES, STANDARD_INPUT

if TYPE_CHECKING:
    from strategy_tui.services.linting import Linted, Linting

STDIN = STANDARD_INPUT


@dataclass(frozen=True, slots=True)
class _Wish:
    """What the command line asks of every file."""

    network: str | None
    stdin_name: Path | None
    fix: bool
    diff: bool
    lengths: bool
    """Whether the format tells how long each part is."""


@command(
    "lint",
    message(
        "Check FILES (drafts, or folders of drafts; - is standard input) against the rules. "
        "Without FILES, every draft of the workspace."
    ),
)
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, allow_dash=True))
@option(
    "--network",
    metavar="NAME",
    words=message("Where the text is meant to go, for a file that does not say."),
)
@option(
    "--stdin-filename",
    metavar="FILE",
    type=click.Path(path_type=Path),
    words=message("The draft that standard input is checked as, such as an editor's buffer."),
)
@format_option()
@option(
    "--jsonl",
    is_flag=True,
    words=message("Answer JSON Lines of {id, network, text} from standard input."),
)
@option(
    "--fix",
    is_flag=True,
    words=message(
        "Make every fix that is certain, in the file; of standard input, on standard output."
    ),
)
@option(
    "--diff", is_flag=True, words=message("Show what “--fix” changes, and write nothing by itself.")
)
@fail_on_option()
@with_session
def lint(
    session: Session,
    files: tuple[Path, ...],
    network: str | None,
    stdin_filename: Path | None,
    style: str,
    jsonl: bool,
    fix: bool,
    diff: bool,
    fail_on: str,
) -> int:
    """Print the findings of each file; the worst of all decides the exit code."""
    if jsonl:
        return _answer_lines(session)
    wish = _Wish(network, stdin_filename, fix, diff, lengths=style == "json")
    files = files or ((STDIN,) if stdin_filename is not None else ())
    _refuse_contradictions(files, wish, style)
    session.near = _place(files[0], wish) if files else None
    reports = _reports(session, _files(session, files), wish)
    code = 0
    if diff or (fix and STDIN in files):
        written: Iterable[FileReport] = _beside(session, reports)
    else:
        written = write_reports(style, reports, session.output_of(style), session.linting.rules)
    for each in written:
        code = max(code, 2 if each.problem else int(reaches(each.diagnostics, fail_on)))
    return code


def _refuse_contradictions(files: tuple[Path, ...], wish: _Wish, style: str) -> None:
    if wish.diff and style != "text":
        raise WrongUsage(message("“--diff” shows lines of text. Leave “--format” out."))
    if wish.fix and STDIN in files and (style != "text" or len(files) > 1):
        raise WrongUsage(
            message(
                "“--fix” writes the mended text of standard input to standard output, and nothing "
                "else. Leave “--format” and other files out."
            )
        )
    if wish.stdin_name is not None and files != (STDIN,):
        raise WrongUsage(
            message("“--stdin-filename” is for standard input. Leave other files out.")
        )


def _files(session: Session, given: tuple[Path, ...]) -> Iterator[Path]:
    """The drafts that the arguments stand for, each once: files, those of folders, or all."""
    from strategy_tui.services.linting import Linting

    seen: set[Path] = set()
    for each in given or (_all_drafts(session),):
        found = (each,) if each == STDIN else Linting().files(each)
        if not found:
            session.output.talk(
                message("There are no drafts (*.md) in {path}.", path=from_here(each))
            )
        yield from (path for path in found if path not in seen)
        seen.update(found)


def _all_drafts(session: Session) -> Path:
    workspace = session.linting.workspace
    if workspace is None:
        raise WrongUsage(
            message(
                "“lint” needs a file, or - for standard input, as there is no workspace here whose "
                "drafts it could check. “lint --help” explains."
            )
        )
    return workspace.drafts_dir


def _reports(session: Session, files: Iterator[Path], wish: _Wish) -> Iterator[FileReport]:
    """Each file with its findings; one that cannot be used does not keep the others back.

    Last, each strategy that no draft could be held against.
    """
    asked: dict[Path, Linting] = {}
    for path in files:
        place = _place(path, wish)
        try:
            linting = session.linting_of(place)
            if linting.workspace is not None:
                asked[linting.workspace.strategy_path] = linting
            yield _report(from_here(place), _linted(session, linting, path, wish), wish)
        except InvalidFile:
            raise
        except UnusableFile as error:
            yield FileReport(from_here(place), problem=error.message)
    for strategy, linting in asked.items():
        name = from_here(strategy)
        if (problem := linting.strategy_problem(name)) is not None:
            yield FileReport(name, problem=problem)


def _place(path: Path, wish: _Wish) -> Path:
    """Where a draft lies, or would lie."""
    return (wish.stdin_name or path) if path == STDIN else path


def _linted(session: Session, linting: Linting, path: Path, wish: _Wish) -> Linted:
    """The draft as it is, or as it is after what was asked to be mended.

    Raises:
        UnusableFile: it cannot be read, or is something else than a draft.
    """
    now, place = session.now, _place(path, wish)
    if (other := _other_than_draft(place)) is not None:
        raise UnusableFile(other)
    data = sys.stdin.buffer.read(MAX_BYTES + 1) if path == STDIN else None
    linted = linting.lint_file(place, now, wish.network, data)
    if not (wish.fix or wish.diff):
        return linted
    from strategy_tui.cli.mending import mend, show_mended

    if data is not None and not wish.diff:
        show_mended(session.output, data, linted)
        return linted
    write = wish.fix and data is None
    made = mend(session.output, from_here(path), linted, write, show=wish.diff)
    return linting.lint_file(path, now, wish.network) if write and made else linted


def _other_than_draft(path: Path) -> Message | None:
    """What a file is that has a check of its own, and which."""
    if path.name == "strategy.yaml":
        return message(
            "{path} is a strategy, not a draft. “strategy-tui strategy check” checks it.",
            path=from_here(path),
        )
    if path.suffix in {".yaml", ".yml"} and path.absolute().parent.name == "rules":
        return message(
            "{path} is a pack of rules, not a draft. “strategy-tui rules check” checks it.",
            path=from_here(path),
        )
    return None


def _report(name: str, linted: Linted, wish: _Wish) -> FileReport:
    return FileReport(
        name=name if name != str(STDIN) else "<stdin>",
        text=linted.text,
        diagnostics=linted.diagnostics,
        suppressed=tuple((each, off.because) for each, off in linted.suppressed),
        about=_about(linted) if wish.lengths else {},
        has_offsets=not linted.crlf,
    )


def _about(linted: Linted) -> dict[str, object]:
    from strategy_tui.lint.report import length_json

    network = linted.draft.network if linted.draft is not None else None
    return {"network": network, "parts": [length_json(each) for each in linted.lengths]}


def _beside(session: Session, reports: Iterator[FileReport]) -> Iterator[FileReport]:
    """Standard output is taken: what cannot be used is told beside it, findings are not."""
    for file in reports:
        if file.problem is not None:
            session.output.talk(file.problem)
        yield file


def _answer_lines(session: Session) -> int:
    """The machine interface: one answer for each line, in order, flushed."""
    from strategy_tui.cli.answering import answer_lines
    from strategy_tui.lint.pack import bundled
    from strategy_tui.lint.report import jsonl_answer
    from strategy_tui.networks import NETWORKS, spec

    language = session.machine_language
    rules = bundled()

    def answer(line: str) -> object:
        return jsonl_answer(line, NETWORKS, spec, rules, language, session.now)

    return answer_lines(answer, session.output)
