"""PyYAML, as it is but for one pattern, which is compiled when it is asked for.

PyYAML always loads its reader in Python, whose set of characters takes 9 ms to compile: a twentieth
of a short command. What is used here is libyaml's reader, which has no need of it.
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any

_BEGINS = "[^\t\n\r -~"


class _Later:
    """A pattern that is compiled for the first look at it."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    def __getattr__(self, name: str) -> Any:
        return getattr(re.compile(self.pattern), name)


def _load() -> None:
    at_once = re.compile

    def sometimes_later(pattern: Any, flags: Any = 0) -> Any:
        is_reader = isinstance(pattern, str) and pattern.startswith(_BEGINS)
        return _Later(pattern) if is_reader else at_once(pattern, flags)

    vars(re)["compile"] = sometimes_later
    try:
        import_module("yaml.reader")
    finally:
        vars(re)["compile"] = at_once


_load()

import yaml as yaml  # noqa: E402
