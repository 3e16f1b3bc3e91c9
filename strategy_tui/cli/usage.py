"""Click's complaints about arguments, as sentences of ours."""

from __future__ import annotations

import click

from strategy_tui.domain.message import Message, message


def usage_message(error: click.ClickException) -> Message:
    """What was wanted, what was found and how to get help."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "strategy-tui"
    match error:
        case click.NoSuchOption():
            near = tuple(error.possibilities or ())
            if near:
                return message(
                    "“{path}” has no option “{option}”. Did you mean “{near}”?",
                    path=path,
                    option=error.option_name,
                    near=near[0],
                )
            return message(
                "“{path}” has no option “{option}”. “{path} --help” lists those it has.",
                path=path,
                option=error.option_name,
            )
        case click.MissingParameter():
            return message(
                "“{path}” needs {name}. “{path} --help” explains.",
                path=path,
                name=_name(error, context),
            )
        case click.BadParameter(param=click.Parameter(type=click.Choice() as choice)):
            return message(
                "“{path}” takes one of {choices} for {name}.",
                path=path,
                choices=tuple(map(str, choice.choices)),
                name=_name(error, context),
            )
        case click.BadParameter(param=click.Parameter(type=click.IntRange(min=int() as least))):
            return message(
                "“{path}” takes a whole number of at least {least} for {name}.",
                path=path,
                least=least,
                name=_name(error, context),
            )
        case click.BadParameter(param=click.Parameter(type=click.types.IntParamType())):
            return message(
                "“{path}” takes a whole number for {name}.", path=path, name=_name(error, context)
            )
        case click.BadParameter():
            return message(
                "“{path}” cannot use {name}: {detail}",
                path=path,
                name=_name(error, context),
                detail=error.message,
            )
        case click.BadOptionUsage():
            return message(
                "“{path}”: the option “{option}” needs a value. “{path} --help” explains.",
                path=path,
                option=error.option_name,
            )
        case click.UsageError() if "extra argument" in error.message:
            return message(
                "“{path}” takes fewer arguments than that. “{path} --help” explains.", path=path
            )
        case _:
            return message("{detail} “{path} --help” explains.", path=path, detail=error.message)


def _name(error: click.BadParameter, context: click.Context | None) -> str:
    if error.param is None or context is None:
        return str(error.param_hint or "")
    if isinstance(error.param, click.Argument):
        return error.param.human_readable_name.upper()
    return error.param.get_error_hint(context).replace("'", "")
