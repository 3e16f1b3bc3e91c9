"""The strategy as a guide of one page: to pin to the wall, or to share.

Two forms of one page, so they never disagree. A guide to share (`public`) has only what a reader
of the person's would see anyway: what they want, and what each network is for.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from strategy_tui.domain.strategy import Strategy
from strategy_tui.guide import html_form, markdown_form
from strategy_tui.guide.page import page

__all__ = ["MARKS", "html", "markdown"]

MARKS = (markdown_form.MARK, html_form.MARK)
"""One of them stands in each guide of ours, so that it may be replaced by a newer one."""


def markdown(
    strategy: Strategy,
    version: int,
    day: date,
    language: str,
    *,
    titles: Mapping[str, str] | None = None,
    reviews: Mapping[str, date] | None = None,
    public: bool = False,
) -> str:
    """The guide as CommonMark; whatever stands in the strategy stays text.

    `titles` has the names that people write of networks (`linkedin` → LinkedIn); `reviews` the
    next day of the `full` and the `light` review, where they are known.
    """
    return markdown_form.written(
        page(strategy, version, day, language, titles or {}, reviews or {}, public)
    )


def html(
    strategy: Strategy,
    version: int,
    day: date,
    language: str,
    *,
    titles: Mapping[str, str] | None = None,
    reviews: Mapping[str, date] | None = None,
    public: bool = False,
) -> str:
    """The guide as one HTML file that asks for nothing from anywhere; parameters as above."""
    return html_form.written(
        page(strategy, version, day, language, titles or {}, reviews or {}, public)
    )
