"""Click commands whose help is read in the person's language."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from strategy_tui.domain.message import Message, message
from strategy_tui.errors import WrongUsage
from strategy_tui.i18n import render
from strategy_tui.services.answer_words import meant
from strategy_tui.settings import read_settings

if TYPE_CHECKING:
    _Choice = click.Choice[str]
else:
    _Choice = click.Choice


class WordChoice(_Choice):
    """One of some values, which may also be said in other words."""

    def __init__(self, choices: Sequence[str], words: Mapping[str, str]) -> None:
        super().__init__(choices)
        self.words = words

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        return super().convert(meant(value, self.words), param, ctx)


DAY = click.DateTime(["%Y-%m-%d"])
"""A day on the command line, such as 2027-06-30."""


class _Number(click.types.IntParamType):
    """A number that the program gave to something; it never gives more than 18 digits."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        number = super().convert(value, param, ctx)
        return number if abs(number) < 10**18 else self.fail(str(number), param, ctx)


NUMBER = _Number()


USAGE = message("Usage:")
OPTIONS = message("Options")
COMMANDS = message("Commands")
REQUIRED = message("needed")
HELP = message("Show this message and exit.")


def language_of(context: click.Context) -> str:
    """The language that the command line or the environment asks for."""
    chosen = context.find_root().params.get("ui_language")
    settings = read_settings(os.environ, chosen)
    return settings.language or settings.locale_language


class Option(click.Option):
    """An option whose help is a message."""

    def __init__(self, *args: Any, words: Message, **kwargs: Any) -> None:
        kwargs["help"] = words.id
        super().__init__(*args, **kwargs)
        self.words = words

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The option and its help, for the list of options."""
        language = language_of(ctx)
        self.help = render(self.words, language)
        record = super().get_help_record(ctx)
        if record is None:
            return None
        return record[0], record[1].replace("[required]", f"[{render(REQUIRED, language)}]")


class Command(click.Command):
    """A command whose help is a message."""

    def __init__(self, *args: Any, words: Message, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.words = words

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The arguments; a complaint about them knows which command it is about."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The usage line."""
        _usage(self, ctx, formatter)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The command's purpose."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(render(self.words, language_of(ctx)))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of options."""
        _options(self, ctx, formatter)


class Group(click.Group):
    """Commands that are imported when they are called: name → (module:attribute, purpose)."""

    def __init__(
        self, *args: Any, words: Message, lazy: dict[str, tuple[str, Message]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.words = words
        self.lazy = lazy

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names, in the order of the table."""
        return list(self.lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, imported now."""
        if cmd_name not in self.lazy:
            return None
        module, _, attribute = self.lazy[cmd_name][0].partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first argument names.

        Raises:
            WrongUsage: there is none of that name.
        """
        if args and args[0] not in self.lazy and not args[0].startswith("-"):
            raise WrongUsage(_no_such_command(ctx.command_path, args[0], list(self.lazy)))
        return super().resolve_command(ctx, args)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The usage line."""
        _usage(self, ctx, formatter)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The group's purpose."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(render(self.words, language_of(ctx)))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of options, then of commands."""
        _options(self, ctx, formatter)
        language = language_of(ctx)
        rows = [(name, render(words, language)) for name, (_, words) in self.lazy.items()]
        with formatter.section(render(COMMANDS, language)):
            formatter.write_dl(rows)


def _no_such_command(path: str, name: str, known: list[str]) -> Message:
    from rapidfuzz import process

    near = process.extractOne(name, known, score_cutoff=60)
    if near:
        return message(
            "“{path}” has no command “{name}”. Did you mean “{near}”?",
            path=path,
            name=name,
            near=near[0],
        )
    return message(
        "“{path}” has no command “{name}”. “{path} --help” lists those it has.",
        path=path,
        name=name,
    )


def _usage(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    pieces = " ".join(command.collect_usage_pieces(ctx))
    prefix = render(USAGE, language_of(ctx)) + " "
    formatter.write_usage(ctx.command_path, pieces, prefix)


def _options(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    language = language_of(ctx)
    options = [each for each in command.get_params(ctx) if isinstance(each, click.Option)]
    rows = [record for each in options if (record := each.get_help_record(ctx))]
    rows = [
        (name, render(HELP, language) if name.startswith("-h, ") else text) for name, text in rows
    ]
    if rows:
        with formatter.section(render(OPTIONS, language)):
            formatter.write_dl(rows)


def command(name: str, words: Message) -> Callable[[Callable[..., Any]], Command]:
    """Make a command of a function; `words` say what it is for."""
    return click.command(name, cls=Command, words=words)


def option(*names: str, words: Message, **settings: Any) -> Callable[[Any], Any]:
    """An option of a command; `words` say what it does."""
    return click.option(*names, cls=Option, words=words, **settings)


def json_option() -> Callable[[Any], Any]:
    """The `--json` that every listing takes."""
    return option(
        "--json", "as_json", is_flag=True, words=message("Print JSON instead of a table.")
    )
