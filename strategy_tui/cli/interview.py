"""`strategy-tui strategy new`: an interview that ends in a strategy."""

from __future__ import annotations

from pathlib import Path

import click

from strategy_tui.cli.command import command, option
from strategy_tui.cli.conversation import Conversation, Stopped
from strategy_tui.cli.findings import finding_lines
from strategy_tui.cli.output import Output
from strategy_tui.cli.prompt import BOLD, Prompt
from strategy_tui.cli.session import Session, with_session
from strategy_tui.domain.message import message
from strategy_tui.errors import NoWorkspace, WrongUsage
from strategy_tui.services.interview import Sitting, begin

INTERRUPTED = 130


@command("new", message("An interview of a quarter of an hour that ends in your strategy."))
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), required=False)
@option(
    "--archive",
    metavar="PATH",
    type=click.Path(path_type=Path),
    words=message("An archive of yours to start from; it is only looked at."),
)
@option(
    "--replace",
    is_flag=True,
    words=message("Take the place of the strategy that is there, which is kept as a version."),
)
@option("--restart", is_flag=True, words=message("Forget the answers that are kept and begin."))
@option("--screen", is_flag=True, words=message("On a full screen, with the file beside it."))
@with_session
def new(
    session: Session,
    folder: Path | None,
    archive: Path | None,
    replace: bool,
    restart: bool,
    screen: bool,
) -> int | None:
    """Interview the person; what is half done is kept and taken up again."""
    root = _root(session, folder)
    _refuse_to_overwrite(root, replace)
    if screen:
        if restart:
            _begin(session, root).restart()
        _on_screen(session, root, archive, folder)
        return None
    sitting = _begin(session, root, archive)
    if session.settings.language and sitting.resumed:
        sitting.interview = sitting.interview.speaking(session.settings.language)
    prompt = Prompt(sitting.interview.language)
    try:
        _greet(sitting, prompt, restart)
        interview = Conversation(sitting, prompt).hold()
    except Stopped as stopped:
        _tell_how_to_go_on(session, sitting, prompt, folder)
        return None if stopped.at_will else INTERRUPTED
    except KeyboardInterrupt:
        prompt.line()
        _tell_how_to_go_on(session, sitting, prompt, folder)
        return INTERRUPTED
    made = sitting.finish(interview, session.now)
    _tell_what_is_next(sitting, made.strategy_path, interview.file(), Output(interview.language))
    return None


def _begin(session: Session, root: Path, archive: Path | None = None) -> Sitting:
    language = session.settings.language or session.settings.locale_language
    return begin(root, language, session.now, archive=archive, data_dir=session.settings.data_dir)


def _on_screen(session: Session, root: Path, archive: Path | None, folder: Path | None) -> None:
    """Whoever leaves before the end is told how to go on."""
    from strategy_tui.cli.app import interview

    if not interview(session, root, archive):
        sitting = _begin(session, root)
        if sitting.resumed:
            prompt = Prompt(sitting.interview.language)
            _tell_how_to_go_on(session, sitting, prompt, folder, "--screen")


def _root(session: Session, folder: Path | None) -> Path:
    """The folder that was named, else the one of the workspace around here, else a good one."""
    from strategy_tui.services import workspace
    from strategy_tui.services.first_workspace import proposed

    chosen = folder or session.folder
    if chosen is not None:
        return chosen.absolute()
    here = Path.cwd()
    default = session.settings.default_workspace
    try:
        return workspace.find(here, default).root
    except NoWorkspace:
        return here if (here / "strategy.yaml").exists() else proposed(here, default)


def _refuse_to_overwrite(root: Path, replace: bool) -> None:
    path = root / "strategy.yaml"
    if not replace and path.exists():
        raise WrongUsage(
            message(
                "Your strategy lies in {path} already. To be interviewed about another one, add "
                "“--replace”: the old one is kept as a version.",
                path=str(path),
            )
        )


def _greet(sitting: Sitting, prompt: Prompt, restart: bool) -> None:
    """Where it leads and which keys there are; whether to go on with what is half done."""
    if restart:
        sitting.restart()
    if sitting.damaged is not None:
        prompt.say(
            message(
                "The answers that were kept cannot be read, so we begin again. They lie in {path}.",
                path=str(sitting.damaged),
            )
        )
    if sitting.resumed:
        _ask_whether_to_go_on(sitting, prompt)
    else:
        _introduce(sitting, prompt)
    _name_the_keys(prompt)


def _introduce(sitting: Sitting, prompt: Prompt) -> None:
    prompt.say(
        message(
            "Your strategy, one question at a time: about {minutes} minutes, and you may stop at "
            "any moment.",
            minutes=sitting.interview.minutes_left,
        ),
        style=BOLD,
    )
    prompt.say(
        message("It will lie in {path}, in your words.", path=str(sitting.folder / "strategy.yaml"))
    )


def _ask_whether_to_go_on(sitting: Sitting, prompt: Prompt) -> None:
    """A pipe goes on without being asked: its lines are answers."""
    interview = sitting.interview
    prompt.say(
        message("Welcome back. You were here: {place}.", place=interview.progress), style=BOLD
    )
    if not prompt.is_terminal:
        return
    prompt.say(message("1  Go on there (Enter)"), indent=2)
    prompt.say(message("2  Begin again; the answers are forgotten"), indent=2)
    while (line := prompt.ask()) is not None:
        if line.strip() in ("", "1"):
            return
        if line.strip() == "2":
            sitting.restart()
            _introduce(sitting, prompt)
            return
        prompt.say(message("1, 2 or Enter is an answer here."))
    raise Stopped(at_will=False)


def _name_the_keys(prompt: Prompt) -> None:
    prompt.say(
        message(
            "Enter takes what is suggested, or leaves the question open. “-” leaves it open in "
            "any case, “<” goes back, “?” says once more why, “!” shows the file so far, “.” "
            "stops for now. Every answer is kept at once."
        )
    )


def _tell_how_to_go_on(
    session: Session, sitting: Sitting, prompt: Prompt, folder: Path | None, *more: str
) -> None:
    """The whole command; what an archive told is kept with the answers, so it is not named."""
    words = ["strategy-tui"]
    if session.settings.language and not sitting.path.exists():
        words += ["-L", session.settings.language]
    if session.folder is not None:
        words += ["-C", str(session.folder)]
    words += ["strategy", "new"]
    if folder is not None:
        words.append(str(folder))
    if sitting.replaces:
        words.append("--replace")
    words += more
    import shlex

    prompt.say(
        message(
            "Everything up to here is kept. “{command}” goes on where you are now.",
            command=shlex.join(words),
        )
    )


def _tell_what_is_next(sitting: Sitting, path: Path, text: str, output: Output) -> None:
    """Where the file lies, what a check says of it, and what to do with it."""
    from strategy_tui.networks import names
    from strategy_tui.strategy_file import parse

    output.aside("")
    output.say(message("Your strategy lies in {path}.", path=str(path)))
    _, found = parse(text, names())
    if found:
        for line in finding_lines(str(path), text, found, output):
            output.line(line)
    else:
        output.say(message("It reads well: nothing to mend."))
    if sitting.aside is not None:
        output.say(
            message(
                "The old one had errors and could be no version, so it lies in {path}.",
                path=str(sitting.aside),
            )
        )
    output.say(
        message(
            "What next? “strategy-tui import PATH” reads an archive that a network gave you, "
            "“strategy-tui strategy guide” shows the strategy on one page, and “strategy-tui” "
            "alone opens the app."
        )
    )
