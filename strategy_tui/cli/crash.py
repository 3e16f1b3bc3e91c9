"""Our own bugs: the traceback goes to a file, the person gets a sentence."""

from __future__ import annotations

import os
import tempfile
import traceback
from pathlib import Path

from strategy_tui import __version__
from strategy_tui.cli.output import Output
from strategy_tui.domain.message import message
from strategy_tui.settings import read_settings


def report_crash(error: BaseException, output: Output) -> None:
    """Write the traceback where the person finds it, and say so."""
    folder = read_settings(os.environ).data_dir
    report = f"strategy-tui {__version__}\n" + "".join(traceback.format_exception(error))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / "crash.txt"
        path.write_text(report, encoding="utf-8", errors="backslashreplace")
    except OSError:
        handle, name = tempfile.mkstemp(prefix="strategy-tui-", suffix=".txt", text=True)
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(report)
        path = Path(name)
    output.talk(
        message(
            "This is a bug of ours, not a mistake of yours. The details are in {path}: "
            "please send us that file.",
            path=str(path),
        )
    )
