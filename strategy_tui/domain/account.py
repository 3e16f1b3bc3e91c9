"""Accounts on networks: the person's own, and those of others."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from strategy_tui.domain.dataclass import dataclass


class AliasKind(StrEnum):
    """What names an account; an id outlives the others, and a handle may change hands."""

    ID = "id"
    HANDLE = "handle"
    """`user` on X, `user@host` on Mastodon (no leading @), a domain on Bluesky."""
    URL = "url"
    NAME = "name"
    """A display name; the only thing some networks export."""


@dataclass(frozen=True, slots=True)
class Alias:
    """One name of an account, and where it was seen last."""

    kind: AliasKind
    value: str
    source: str
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody's account on one network, under every name that was seen of it."""

    id: int
    network: str
    aliases: tuple[Alias, ...]

    def newest(self, kind: AliasKind) -> str | None:
        """The alias of that kind that was seen last, if there is one."""
        seen = [each for each in self.aliases if each.kind is kind]
        return max(seen, key=lambda each: each.seen_at).value if seen else None

    @property
    def handle(self) -> str | None:
        """The newest handle; X archives often know only an id."""
        return self.newest(AliasKind.HANDLE)

    @property
    def name(self) -> str | None:
        """The newest display name."""
        return self.newest(AliasKind.NAME)

    @property
    def label(self) -> str:
        """What to call the account on a line: `@handle`, else its name, else its id."""
        if self.handle:
            return f"@{self.handle}"
        return self.name or self.newest(AliasKind.ID) or self.newest(AliasKind.URL) or "?"


@dataclass(frozen=True, slots=True)
class Owner:
    """An account of the person's own; follows, posts and the queue belong to one."""

    id: int
    network: str
    handle: str
    name: str | None = None
    connection: str | None = None
    """How posts reach the network: `dry-run`, or None for by hand."""


@dataclass(frozen=True, slots=True)
class Sender:
    """An own account that posts can go out from, as it is connected."""

    network: str
    """The name in the NETWORKS table."""
    handle: str


def same_account(one: str | None, other: str | None) -> bool:
    """Whether two handles are the same, whatever their case, with or without a leading @."""
    if one is None or other is None:
        return one is other
    return one.removeprefix("@").casefold() == other.removeprefix("@").casefold()
