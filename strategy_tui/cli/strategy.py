"""`strategy-tui strategy`: the table of its commands."""

from __future__ import annotations

from strategy_tui.cli.command import Group
from strategy_tui.domain.message import message

strategy = Group(
    "strategy",
    words=message("Check and read the strategy and its versions."),
    lazy={
        "new": (
            "strategy_tui.cli.interview:new",
            message("An interview of a quarter of an hour that ends in your strategy."),
        ),
        "check": (
            "strategy_tui.cli.strategy_check:check",
            message("Every problem of the strategy, each at its place."),
        ),
        "show": (
            "strategy_tui.cli.strategy_history:show",
            message("The strategy file, as it is, or a version NUMBER of it."),
        ),
        "guide": (
            "strategy_tui.cli.guide:guide",
            message("The strategy on one page, to print or to share."),
        ),
        "schema": (
            "strategy_tui.cli.strategy_check:schema",
            message("The JSON Schema, for editors with YAML support."),
        ),
        "history": (
            "strategy_tui.cli.strategy_history:history",
            message("The kept versions, with date and reason."),
        ),
        "diff": (
            "strategy_tui.cli.strategy_history:diff",
            message(
                "What changed since the last version, or between two of them, in words; where "
                "nothing did, what the last version changed."
            ),
        ),
        "keep": (
            "strategy_tui.cli.strategy_history:keep",
            message("Keep the strategy as it is now as a version, with your reason."),
        ),
        "reason": (
            "strategy_tui.cli.strategy_history:reason",
            message("Say why version NUMBER was kept, or say it otherwise."),
        ),
        "rename": (
            "strategy_tui.cli.strategy_renames:rename",
            message("Give a goal, network, campaign or clause a new name everywhere."),
        ),
        "usage": (
            "strategy_tui.cli.strategy_usage:usage",
            message("Which clause of “follow” decided what, and how often."),
        ),
    },
)
