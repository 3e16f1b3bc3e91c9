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
            return _no_such_option(error, path)
        case click.BadParameter():
            return _bad_parameter(error, path, context)
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


def _no_such_option(error: click.NoSuchOption, path: str) -> Message:
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


def _bad_parameter(error: click.BadParameter, path: str, context: click.Context | None) -> Message:
    name = _name(error, context)
    if isinstance(error, click.MissingParameter):
        return message("“{path}” needs {name}. “{path} --help” explains.", path=path, name=name)
    match error.param.type if error.param is not None else None:
        case click.Choice() as choice:
            choices = tuple(map(str, choice.choices))
            return message(
                "“{path}” takes one of {choices} for {name}.",
                path=path,
                choices=choices,
                name=name,
            )
        case click.IntRange(min=int() as least):
            return message(
                "“{path}” takes a whole number of at least {least} for {name}.",
                path=path,
                least=least,
                name=name,
            )
        case click.types.IntParamType():
            return message("“{path}” takes a whole number for {name}.", path=path, name=name)
        case click.DateTime():
            return message(
                "“{path}” takes a day such as 2027-06-30 for {name}.", path=path, name=name
            )
        case _:
            detail = error.message
            return message(
                "“{path}” cannot use {name}: {detail}", path=path, name=name, detail=detail
            )


def _name(error: click.BadParameter, context: click.Context | None) -> str:
    if error.param is None or context is None:
        return str(error.param_hint or "")
    if isinstance(error.param, click.Argument):
        return error.param.human_readable_name.upper()
    return error.param.get_error_hint(context).replace("'", "")
