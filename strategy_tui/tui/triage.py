"""The accounts of one audit, read page by page, with what was decided since they were read."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from strategy_tui.domain.verdict import Outcome

if TYPE_CHECKING:
    from strategy_tui.services.audit import AccountVerdict, Audit, AuditService

PAGE = 200
"""Rows asked for at once: two screens of a tall terminal."""

TO_DECIDE = (Outcome.LET_GO, Outcome.ASK)
"""The outcomes that want something of the person."""


class Triage:
    """A list of any length in one fixed order: rows change in place, and never move."""

    def __init__(
        self,
        service: AuditService,
        audit: Audit,
        outcomes: Collection[Outcome] | None,
        left: int | None = None,
    ) -> None:
        self.audit = audit
        self._service = service
        self._outcomes = tuple(outcomes) if outcomes is not None else None
        self._pages: dict[int, list[AccountVerdict]] = {}
        wanted = self._outcomes or tuple(Outcome)
        self._length = sum(audit.counts.get(each, 0) for each in wanted)
        self.wanted = sum(audit.counts.get(each, 0) for each in TO_DECIDE)
        """How many accounts wanted something of the person before they decided anything."""
        waiting = sum(audit.waiting.get(each, 0) for each in TO_DECIDE)
        self.left = waiting if left is None else left
        """How many accounts still want something of the person; fewer than when it was run."""

    def __len__(self) -> int:
        return self._length

    def at(self, index: int) -> AccountVerdict:
        """The account at a place in the list."""
        page, place = divmod(index, PAGE)
        if page not in self._pages:
            self._pages[page] = self._service.verdicts(
                self.audit, self._outcomes, page * PAGE, PAGE
            )
        return self._pages[page][place]

    def replace(self, index: int, row: AccountVerdict) -> None:
        """The account at a place was decided or answered."""
        self.left += _is_open(row) - _is_open(self.at(index))
        page, place = divmod(index, PAGE)
        self._pages[page][place] = row

    def find(self, account_id: int) -> int | None:
        """Where an account stands, among the pages that were read."""
        for page, rows in self._pages.items():
            for place, row in enumerate(rows):
                if row.account.id == account_id:
                    return page * PAGE + place
        return None


def _is_open(row: AccountVerdict) -> bool:
    return row.decision is None and row.verdict.outcome in TO_DECIDE
