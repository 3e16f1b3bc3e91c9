"""Tables for people to open in a spreadsheet, and lists for networks to import.

A spreadsheet runs a cell that begins like a formula. In a table for people such a cell gets an
apostrophe in front (OWASP, CSV injection, read 2026-11); `unguarded` takes exactly those off
again. A network's import file is checked against its grammar instead, for there a guard would
corrupt every `@name@server`.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

_PASSED_OVER = r"[\s\x00-\x1f'\"\u200b-\u200f\u2060\ufeff]*+"
_FORMULA = r"[=+\-@\uff1d\uff0b\uff0d\uff20]"
_CELL = r"(^|[;\t\r\n])"
"""Where a cell begins; also after what another country's spreadsheet takes for a separator."""

_DANGER = re.compile(f"{_CELL}(?={_PASSED_OVER}{_FORMULA})")
_GUARD = re.compile(f"{_CELL}'(?={_PASSED_OVER}{_FORMULA})")

_ADDRESS = re.compile(
    r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+"
    r"[A-Za-z0-9-]{2,63}"
)
"""A Mastodon account address: Account::USERNAME_RE with its domain (mastodon/mastodon,
app/models/account.rb, read 2026-11), for domains written in ASCII."""


def guarded(cell: str) -> str:
    """The cell so that no spreadsheet runs it."""
    return _DANGER.sub(r"\1'", cell)


def unguarded(cell: str) -> str:
    """The cell as it was before `guarded`."""
    return _GUARD.sub(r"\1", cell)


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """CSV for people: every cell quoted and guarded."""
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return text.getvalue()


def following_accounts(handles: Iterable[str]) -> str:
    """The list that Mastodon imports (`Account address`); what is no address there is left out."""
    lines = [handle for handle in handles if _ADDRESS.fullmatch(handle)]
    return "".join(f"{line}\n" for line in ("Account address", *lines))
