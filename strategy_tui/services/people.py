"""The people on the networks: what exports say of them, and what the person says."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from strategy_tui.clean_text import clean_text
from strategy_tui.domain.account import Account, AliasKind, Owner
from strategy_tui.domain.archive import AccountRef, ArchiveProblem
from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.facts import Fact
from strategy_tui.domain.message import message, plural
from strategy_tui.domain.person import Person
from strategy_tui.errors import WrongUsage
from strategy_tui.networks.base import Archive, ArchiveWithFiles
from strategy_tui.services import importing
from strategy_tui.services.answers import answer
from strategy_tui.services.importing import ImportReport, Tally, content_hash, examine
from strategy_tui.services.taking_in import take_in
from strategy_tui.store import accounts, facts, imports, instants, labels, owners
from strategy_tui.store.database import Database
from strategy_tui.store.imports import Origin
from strategy_tui.store.loader import Loader

__all__ = ["ImportReport", "PeopleService", "examine"]

_PAGE_CACHE = "PRAGMA cache_size = -32768"
"""32 MB of pages: the indexes of a million posts, within the memory that an import may take."""


class _OnlyTrying(Exception):
    """Rolls a dry run back."""


@dataclass(frozen=True, slots=True)
class PeopleService:
    """Accounts and own accounts, imports and labels."""

    db: Database

    def import_path(
        self, path: Path, now: datetime, owner: str | None = None, dry_run: bool = False
    ) -> ImportReport:
        """Read an export into the database, all of it or nothing; the same content only once.

        Raises:
            UnusableFile: it cannot be read, or it is no export that we know.
            WrongUsage: it does not say whose it is and that is not clear, or it is another's.
            Busy: another process is writing.
        """
        from strategy_tui.networks.archives import open_archive

        ref = AccountRef(handle=_handle(owner)) if owner else None
        digest = content_hash(path)
        with open_archive(path, ref) as archive:
            report = self.import_archive(archive, digest, path.name, now, ref, dry_run)
            return report if dry_run else self._with_pictures(archive, report, ref)

    def import_archive(
        self,
        archive: Archive,
        digest: str,
        name: str,
        now: datetime,
        owner: AccountRef | None = None,
        dry_run: bool = False,
    ) -> ImportReport:
        """The same for an archive that is open; `digest` tells its content from any other."""
        try:
            with self.db.write() as tx:
                tx.execute(_PAGE_CACHE)
                report = _import(tx, archive, digest, name, now, owner)
                if dry_run:
                    raise _OnlyTrying
        except _OnlyTrying:
            return report
        take_in(self.db)
        return report

    def _with_pictures(
        self, archive: ArchiveWithFiles, report: ImportReport, owner: AccountRef | None
    ) -> ImportReport:
        """Note the pictures of the posts; says if some were not looked at yet."""
        if not (found := archive.pictures()):
            return report
        from strategy_tui.services import own_pictures

        with self.db.write() as tx:
            own = _owner(tx, archive.header.network, archive.header.owner, owner)
        if not (left := own_pictures.note(self.db, archive, found, own.id)):
            return report
        waiting = plural(
            "{count} older picture was noted, but not looked at. Import it again to go on.",
            "{count} older pictures were noted, but not looked at. Import it again to go on.",
            count=left,
        )
        problem = ArchiveProblem(clean_text(found[-1].file.rpartition("/")[0]), waiting)
        return replace(report, problems=(*report.problems, problem))

    def owners(self) -> list[Owner]:
        """The person's own accounts."""
        with self.db.read() as tx:
            return owners.all_owners(tx)

    def connect(self, network: str, handle: str, connection: str | None, now: datetime) -> Owner:  # noqa: ARG002
        """Note an own account, and how posts reach its network; None: by hand."""
        with self.db.write() as tx:
            own = owners.save(tx, network, AccountRef(handle=_handle(handle)))
            owners.connect(tx, own.id, connection)
        return replace(own, connection=connection)

    def account(self, account_id: int) -> Account:
        """One account.

        Raises:
            WrongUsage: there is no account with that number.
        """
        with self.db.read() as tx:
            return _account(tx, account_id)

    def person(self, account_id: int) -> Person | None:
        """The person behind an account, if anything was said of them."""
        with self.db.read() as tx:
            return labels.person_of(tx, account_id)

    def facts(self, account_id: int) -> dict[str, Fact]:
        """What is known of an account, for the first own account that knows anything."""
        with self.db.read() as tx:
            for own in owners.all_owners(tx):
                if found := facts.evidence(tx, own.id, [account_id]):
                    return found[account_id]
        return {}

    def search(self, text: str, limit: int = 100_000) -> list[Account]:
        """Accounts with the text in a name, those that are followed first; all for no text."""
        with self.db.read() as tx:
            return accounts.search(tx, text, limit)

    def resolve(self, text: str) -> Account:
        """The one account that is meant by our number, a handle, `network:handle`, or a name.

        Raises:
            WrongUsage: nobody is called that, or several are.
        """
        with self.db.read() as tx:
            found = _meant(tx, text.strip())
        if len(found) == 1:
            return found[0]
        if not found:
            raise WrongUsage(
                message(
                    "Nobody you imported is called “{text}”. "
                    "“strategy-tui people list” shows names and numbers.",
                    text=text,
                )
            )
        raise WrongUsage(
            message(
                "“{text}” may be any of {accounts}. Say the number of the one you mean.",
                text=text,
                accounts=tuple(f"{each.id} ({each.network} {each.label})" for each in found[:5]),
            )
        )

    def label(self, account_id: int, fact: str, value: str, now: datetime) -> None:
        """Keep what the person says of somebody, in any language; `unknown` takes it back.

        Raises:
            WrongUsage: no such account or fact, or not a value of the fact.
        """
        said = answer(fact, value)
        with self.db.write() as tx:
            person = labels.ensure_person(tx, _account(tx, account_id).id)
            labels.save(tx, person.id, fact, said, now)
            for own in owners.all_owners(tx):
                facts.relabel(tx, own.id, fact, person.accounts)

    def name_account(self, account_id: int, handle: str, now: datetime) -> Account:
        """Give an account that an export knows only by its id the handle that the person found.

        Raises:
            WrongUsage: no such account, or that is no handle.
        """
        said = _handle(handle)
        with self.db.write() as tx:
            named = _name(tx, _account(tx, account_id), said, instants.written(now))
            for own in owners.all_owners(tx, named.network):
                facts.recompute(tx, own.id)
        return named

    def profile_link(self, account: Account) -> str | None:
        """The https address of somebody's profile; None where the network has no such address."""
        from strategy_tui.services.profiles import profile_link

        return profile_link(account)


def _import(
    tx: sqlite3.Connection,
    archive: Archive,
    digest: str,
    name: str,
    now: datetime,
    owner: AccountRef | None,
) -> ImportReport:
    header = archive.header
    own = _owner(tx, header.network, header.owner, owner)
    if (before := imports.find(tx, own.id, digest)) is not None:
        return importing.load(before.report, before.imported_at)
    as_of = header.generated_at or now
    source = f"{header.format} {as_of:%Y-%m-%d}"
    origin = Origin(own.id, digest, clean_text(name), source, as_of)
    number = imports.begin(tx, origin, now)
    loader, tally = Loader(tx, header.network, origin, number), Tally()
    with importing.uncollected():
        for records in importing.batches(archive.records()):
            tally.take(records)
            loader.take(records)
    changes = loader.finish(archive.coverage)
    facts.recompute(tx, own.id)
    report = replace(
        importing.report(header, archive, tally, loader.resolved()),
        owner=own.handle or (header.owner.id if header.owner else None),
        changes={"new": changes.new, "changed": changes.changed, "gone": changes.gone},
    )
    imports.report(tx, number, importing.dump(report))
    return report


def _owner(
    tx: sqlite3.Connection, network: str, found: AccountRef | None, said: AccountRef | None
) -> Owner:
    """Whose export it is: as it says itself, else as the person says, else the only one there."""
    if found is not None and (found.id or found.handle):
        if said and found.handle and (said.handle or "").casefold() != found.handle.casefold():
            raise WrongUsage(
                message(
                    "This export is of {found}, not of {said}. Leave --owner out to import it.",
                    found=found.handle,
                    said=said.handle or "",
                )
            )
        return owners.save(tx, network, found)
    if said is not None:
        return owners.save(tx, network, said)
    known = owners.all_owners(tx, network)
    if len(known) > 1:
        raise WrongUsage(
            message(
                "You have several accounts on {network} ({handles}), and this file does not say "
                "whose it is. Say it with --owner.",
                network=network,
                handles=tuple(each.handle for each in known),
            )
        )
    return known[0] if known else owners.save(tx, network, AccountRef())


def _account(tx: sqlite3.Connection, account_id: int) -> Account:
    found = accounts.account(tx, account_id)
    if found is None:
        raise WrongUsage(
            message(
                "There is no account number {number}. “strategy-tui people list” shows them.",
                number=str(account_id),
            )
        )
    return found


def _meant(tx: sqlite3.Connection, text: str) -> Sequence[Account]:
    if text.isascii() and text.isdigit() and (by_number := accounts.account(tx, int(text[:18]))):
        return [by_number]
    network, _, rest = text.partition(":")
    found = accounts.named(tx, text.removeprefix("@"))
    if not found and rest:
        named = accounts.named(tx, rest.strip().removeprefix("@"))
        found = [each for each in named if each.network == network.strip()]
    return found


def _name(tx: sqlite3.Connection, account: Account, handle: str, at: str) -> Account:
    """The account under its handle, which may show that it was known twice."""
    for other_id in accounts.holders(tx, account.network, handle):
        other = accounts.accounts(tx, [other_id])[other_id]
        if other.id == account.id or (_has_id(other) and _has_id(account)):
            continue
        winner, loser = (other, account) if _has_id(other) else (account, other)
        accounts.merge(tx, loser.id, winner.id)
        account = winner
    accounts.rename(tx, account, handle, "you", at)
    return _account(tx, account.id)


def _has_id(account: Account) -> bool:
    return account.newest(AliasKind.ID) is not None


def _handle(text: str) -> str:
    """A handle as people paste it: with an @, or as the address of a profile."""
    handle = text.strip()
    if "://" in handle:
        host, _, path = handle.partition("://")[2].partition("/")
        name = path.strip("/").split("/")[0].split("?")[0]
        handle = f"{name}@{host}" if name.startswith("@") else name
    handle = handle.removeprefix("@")
    if not handle or handle != clean_text(handle) or any(each.isspace() for each in handle):
        raise WrongUsage(
            message(
                "“{text}” is no handle. One looks like name, @name or name@server.example.",
                text=clean_text(text),
            )
        )
    return handle
