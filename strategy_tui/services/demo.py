"""The bundled workspace: a bookbinder's, invented, with everything read in and labelled."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from strategy_tui.domain.account import AliasKind
from strategy_tui.domain.dataclass import dataclass
from strategy_tui.services import workspace
from strategy_tui.services.people import ImportReport, PeopleService
from strategy_tui.services.workspace import Workspace

BUNDLE = Path(__file__).parent.parent / "demo"
PLAYS_AT = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
"""The demo's archives and slots are of these days, so it always plays then."""


class WithPeople(Protocol):
    """The part of the services that filling the workspace needs."""

    @property
    def people(self) -> PeopleService:
        """Imports, labels, own accounts."""
        ...


@dataclass(frozen=True, slots=True)
class Demo:
    """A filled workspace and what its imports said."""

    workspace: Workspace
    reports: tuple[ImportReport, ...]


def prepare(language: str, root: Path, open_services: Callable[[Workspace], WithPeople]) -> Demo:
    """Copy the bundle of a language to `root`, import its archives, apply its labels.

    Raises:
        UnusableFile: `root` cannot be written.
    """
    bundle = BUNDLE / language
    made = workspace.create(root, (bundle / "strategy.yaml").read_text(encoding="utf-8"), PLAYS_AT)
    shutil.copytree(bundle / "drafts", made.drafts_dir, dirs_exist_ok=True)
    shutil.copytree(bundle / "archives", root / "archives")
    people = open_services(made).people
    reports = (
        people.import_path(root / "archives" / "x", PLAYS_AT),
        people.import_path(
            root / "archives" / "following_accounts.csv", PLAYS_AT, _mastodon_handle(bundle)
        ),
    )
    for owner in people.owners():
        people.connect(owner.network, owner.handle, "dry-run", PLAYS_AT)
    _label(people, bundle / "labels.csv")
    return Demo(made, reports)


def _mastodon_handle(bundle: Path) -> str:
    """The owner's address, which a list of follows does not say; the strategy does."""
    from strategy_tui.networks import names
    from strategy_tui.strategy_file import parse

    strategy, _ = parse((bundle / "strategy.yaml").read_text(encoding="utf-8"), names())
    assert strategy is not None, "the bundled strategy is tested"
    return strategy.networks["mastodon"].account or ""


def _label(people: PeopleService, path: Path) -> None:
    accounts = {
        (each.network, alias.value): each.id
        for each in people.search("")
        for alias in each.aliases
        if alias.kind is AliasKind.HANDLE
    }
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            account = accounts[row["network"], row["handle"]]
            people.label(account, row["fact"], row["value"], PLAYS_AT)
