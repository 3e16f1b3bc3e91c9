"""Who is who on one network while an export is read: every name leads to one account."""

from __future__ import annotations

import sqlite3

from strategy_tui.domain.account import AliasKind
from strategy_tui.domain.archive import AccountRef
from strategy_tui.store import accounts

SAVE_ALIAS = """
INSERT INTO alias (account_id, network, kind, value, source, seen_at) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET source = excluded.source, seen_at = excluded.seen_at
 WHERE excluded.seen_at > seen_at
"""

HAND_OVER = """
UPDATE alias SET lost_at = CASE WHEN account_id = :holder THEN NULL ELSE :since END
 WHERE network = :network AND kind = 'handle' AND value = :handle COLLATE NOCASE
"""

Seen = tuple[int, str]
"""An account, and when it was last seen under a handle, or under all names of a reference."""

REMEMBERED = 20_000
"""How many references are recognised at once; seeing them again, no later, tells nothing new."""


class Directory:
    """Finds or makes accounts: by id, else address, else handle; by name where nothing else is.

    An id or an address stays with its account, a handle goes to whoever was seen with it last.
    Everything is looked up in memory and written in batches, for exports of a million posts.
    """

    def __init__(self, tx: sqlite3.Connection, network: str, source: str) -> None:
        self._tx = tx
        self._network = network
        self._source = source
        self._ids: dict[str, int] = {}
        self._urls: dict[str, int] = {}
        self._handles: dict[str, Seen] = {}
        self._names: dict[str, int] = {}
        self._seen: dict[AccountRef, Seen] = {}
        self._newest: dict[AliasKind, dict[int, tuple[str, str]]] = {
            AliasKind.HANDLE: {},
            AliasKind.NAME: {},
        }
        self._with_id: set[int] = set()
        self._new_accounts: list[tuple[int, str]] = []
        self._new_aliases: dict[tuple[int, AliasKind, str], str] = {}
        self._contested: set[str] = set()
        self._merged: dict[int, int] = {}
        self._known_until = self._load()
        self._next = self._known_until + 1
        self._renamed: set[int] = set()

    def account(self, ref: AccountRef, seen_at: str) -> int:
        """The account that goes by these names; `seen_at` as stored."""
        known = self._seen.get(ref)
        if known is not None and known[1] >= seen_at:
            return self.current(known[0])
        account = self._named(ref, seen_at)
        if ref.url is None:
            if len(self._seen) >= REMEMBERED:
                self._seen.clear()
            self._seen[ref] = account, seen_at
        return account

    def _named(self, ref: AccountRef, seen_at: str) -> int:
        account = self._find(ref)
        if account is None:
            account = self._next
            self._next += 1
            self._new_accounts.append((account, self._network))
        account = self.current(account)
        if ref.id is not None and ref.id not in self._ids:
            self._ids[ref.id] = account
            self._with_id.add(account)
            self._new_aliases[account, AliasKind.ID, ref.id] = seen_at
        if ref.url is not None and self._urls.get(ref.url) != account:
            account = self._take_url(account, ref.url, seen_at)
        if ref.handle is not None:
            account = self._take_handle(account, ref.handle, seen_at)
        if ref.name is not None:
            self._note(account, AliasKind.NAME, ref.name, seen_at)
            if ref.id is None and ref.url is None and ref.handle is None:
                self._names.setdefault(ref.name, account)
        return account

    def current(self, account: int) -> int:
        """The account that this one proved to be, or itself."""
        while account in self._merged:
            account = self._merged[account]
        return account

    @property
    def renamed(self) -> int:
        """How many accounts that were known before go by a newer handle now."""
        return sum(account <= self._known_until for account in self._renamed)

    def flush(self) -> None:
        """Write new accounts and names, so that other rows may refer to them."""
        self._tx.executemany("INSERT INTO account (id, network) VALUES (?, ?)", self._new_accounts)
        self._tx.executemany(
            SAVE_ALIAS,
            [
                (account, self._network, kind, value, self._source, seen_at)
                for (account, kind, value), seen_at in self._new_aliases.items()
            ],
        )
        self._new_accounts.clear()
        self._new_aliases.clear()

    def finish(self) -> None:
        """Write the rest, hand contested handles over and make one of accounts that are one."""
        self.flush()
        for loser in self._merged:
            accounts.merge(self._tx, loser, self.current(loser))
        for handle in self._contested:
            holder, since = self._handles[handle]
            self._tx.execute(
                HAND_OVER,
                {
                    "holder": self.current(holder),
                    "since": since,
                    "network": self._network,
                    "handle": handle,
                },
            )

    def _find(self, ref: AccountRef) -> int | None:
        if ref.id is not None and (known := self._ids.get(ref.id)) is not None:
            return known
        if ref.url is not None and (known := self._urls.get(ref.url)) is not None:
            known = self.current(known)
            if ref.id is None or known not in self._with_id:
                return known
        if ref.handle is not None:
            holder, _ = self._handles.get(ref.handle.casefold(), (None, ""))
            with_other_id = ref.id is not None and holder in self._with_id
            return None if with_other_id else holder
        if ref.id is None and ref.url is None and ref.name is not None:
            return self._names.get(ref.name)
        return None

    def _take_url(self, account: int, url: str, seen_at: str) -> int:
        before = self._urls.get(url)
        self._urls[url] = account
        self._new_aliases[account, AliasKind.URL, url] = seen_at
        if before is not None:
            account = self._unite(self.current(before), account)
        return account

    def _take_handle(self, account: int, handle: str, seen_at: str) -> int:
        key = handle.casefold()
        if key == handle:
            key = handle  # one text in memory for both, a quarter of a million times
        holder, since = self._handles.get(key, (account, ""))
        holder = self.current(holder)
        if holder != account:
            if holder in self._with_id and account in self._with_id:
                self._contested.add(key)
            else:
                account = self._unite(holder, account)
        if seen_at > since:
            self._handles[key] = (account, seen_at)
        self._note(account, AliasKind.HANDLE, handle, seen_at)
        return account

    def _note(self, account: int, kind: AliasKind, value: str, seen_at: str) -> None:
        newest = self._newest[kind]
        known = newest.get(account)
        if known is not None:
            if known[1] >= seen_at and known[0] == value:
                return
            if seen_at > known[1]:
                newest[account] = (value, seen_at)
                if kind is AliasKind.HANDLE and known[0].casefold() != value.casefold():
                    self._renamed.add(account)
        else:
            newest[account] = (value, seen_at)
        written = self._new_aliases.get((account, kind, value), "")
        if seen_at > written:
            self._new_aliases[account, kind, value] = seen_at

    def _unite(self, loser: int, winner: int) -> int:
        """Merge two accounts at the end; one that has an id wins over one that has none."""
        both_have = loser in self._with_id and winner in self._with_id
        if loser == winner or both_have:
            return winner
        if loser in self._with_id:
            loser, winner = winner, loser
        self._merged[loser] = winner
        return winner

    def _load(self) -> int:
        """Fill the maps; the highest account id there is."""
        rows = self._tx.execute(
            "SELECT account_id, kind, value, seen_at FROM alias "
            "WHERE network = ? AND lost_at IS NULL ORDER BY seen_at, account_id",
            (self._network,),
        )
        rows.row_factory = None
        named_only: dict[int, str] = {}
        otherwise: set[int] = set()
        for account, kind, value, seen_at in rows:
            if kind == AliasKind.NAME:
                named_only[account] = value
                self._newest[AliasKind.NAME][account] = (value, seen_at)
                continue
            otherwise.add(account)
            if kind == AliasKind.ID:
                self._ids[value] = account
                self._with_id.add(account)
            elif kind == AliasKind.URL:
                self._urls[value] = account
            else:
                self._handles[value.casefold()] = (account, seen_at)
                self._newest[AliasKind.HANDLE][account] = (value, seen_at)
        self._names = {
            name: account for account, name in named_only.items() if account not in otherwise
        }
        highest = self._tx.execute("SELECT COALESCE(MAX(id), 0) FROM account").fetchone()[0]
        return int(highest)
