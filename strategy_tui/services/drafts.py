"""Draft files: started empty, checked, saved, approved."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from uuid import uuid4
from zoneinfo import ZoneInfo

from strategy_tui.domain.approval import Approval, MediaSnapshot, Snapshot
from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.diagnostic import Diagnostic, Severity
from strategy_tui.domain.draft import Draft
from strategy_tui.domain.message import Message, message, plural
from strategy_tui.domain.strategy import Strategy
from strategy_tui.draft_file import front_matter
from strategy_tui.errors import BlockedByFindings, UnusableFile, WrongUsage
from strategy_tui.lint.language import language_of
from strategy_tui.networks import names
from strategy_tui.services import draft_files, media
from strategy_tui.services.linting import Linted, Linting
from strategy_tui.services.own_files import create, writing
from strategy_tui.services.strategy import StrategyService
from strategy_tui.services.workspace import Workspace
from strategy_tui.store import approvals
from strategy_tui.store.database import Database

__all__ = ["ApprovalState", "DraftState", "DraftsService", "Linted", "Linting"]


class ApprovalState(StrEnum):
    """How a draft stands to what the person approved of it."""

    NONE = "none"
    APPROVED = "approved"
    STALE = "stale"
    """Something was approved, and then the draft was changed."""


@dataclass(frozen=True, slots=True)
class DraftState:
    """A draft file in a list: what it is and how it stands."""

    path: Path
    draft: Draft | None
    """None where the file cannot be read."""
    diagnostics: tuple[Diagnostic, ...]
    approval: ApprovalState
    approval_id: int | None = None
    """Of the approval that holds for the draft as it is."""
    problem: Message | None = None
    """Why the file cannot be used at all."""

    @property
    def network(self) -> str:
        """The network as the draft names it; empty where it does not."""
        return self.draft.network if self.draft is not None else ""

    def count(self, severity: Severity) -> int:
        """How many diagnostics of a severity there are; an unusable file counts as an error."""
        found = sum(each.severity is severity for each in self.diagnostics)
        return found + (self.problem is not None and severity is Severity.ERROR)


@dataclass(frozen=True, slots=True)
class DraftsService:
    """The verbs on the draft files of a workspace."""

    workspace: Workspace
    db: Database
    strategy: StrategyService

    @property
    def linting(self) -> Linting:
        """The same rules, strategy and history for every way to check a draft."""
        return Linting(self.workspace, self.db, self.strategy)

    def new(self, network: str, idea: str, now: datetime) -> Path:
        """Start a draft for one network. Its body is empty: siblings share an idea, not a text.

        Raises:
            WrongUsage: neither the strategy nor the program knows that network.
            UnusableFile: the file cannot be written.
        """
        strategy = self.strategy.check().strategy
        known = (*(strategy.networks if strategy is not None else ()), *names())
        if network not in known:
            from strategy_tui.yamldoc import unknown_network

            raise WrongUsage(unknown_network(network, known))
        day = now.astimezone(ZoneInfo(strategy.time_zone)).date() if strategy else now.date()
        text = front_matter((("id", uuid4().hex), ("network", network), ("idea", idea)))
        stem = f"{day}-{_slug(idea)}"
        with writing(self.workspace.drafts_dir):
            self.workspace.drafts_dir.mkdir(exist_ok=True)
            for number in range(1, 1000):
                again = f"-{number}" if number > 1 else ""
                path = self.workspace.drafts_dir / f"{stem}{again}.{_slug(network)}.md"
                try:
                    create(path, text)
                except FileExistsError:
                    continue
                return path
        raise UnusableFile(
            message("There are a thousand drafts named “{name}” already.", name=stem)
        )

    def drafts(self, now: datetime, least: Severity = Severity.HINT) -> tuple[DraftState, ...]:
        """Every draft of the workspace, by file name; one that cannot be used says why.

        With `least`, rules that matter less are not asked.
        """
        paths = sorted(self.workspace.drafts_dir.glob("*.md"))
        return tuple(self._state(path, now, least) for path in paths)

    def text_of(self, path: Path) -> str:
        """A draft's text.

        Raises:
            UnusableFile: it cannot be read.
        """
        return draft_files.read(path).text

    def lint_text(self, path: Path, text: str, now: datetime) -> Linted:
        """Check a text as if it stood in the file; as-you-type."""
        return self.linting.lint_text(path, text, now)

    def lint_file(
        self, path: Path, now: datetime, network: str | None = None, data: bytes | None = None
    ) -> Linted:
        """Check a draft file, or the bytes that would stand in it.

        Raises:
            UnusableFile: it cannot be read.
        """
        return self.linting.lint_file(path, now, network, data)

    def save(self, path: Path, text: str, was: str) -> None:
        """Write a draft that was read as `was`; whole, or not at all.

        Raises:
            UnusableFile: another program changed it since, or it cannot be written.
        """
        draft_files.write(path, text, was)

    def approve(self, path: Path, now: datetime) -> Approval:
        """Keep exactly what would become public; the same thing twice is one approval.

        Raises:
            BlockedByFindings: an error stands against it, it is empty, or nobody can say which
                own account it goes out from.
            InvalidFile: the strategy has errors, so nothing can be checked against it.
            UnusableFile: the draft or one of its files cannot be read.
        """
        current = self.strategy.current(now)
        linted = self.linting.lint_file(path, now)
        if linted.count(Severity.ERROR) or linted.draft is None or linted.spec is None:
            raise BlockedByFindings(
                plural(
                    "“{path}” has {count} error, so it cannot be approved.",
                    "“{path}” has {count} errors, so it cannot be approved.",
                    count=linted.count(Severity.ERROR),
                    path=str(path),
                ),
                linted.diagnostics,
            )
        if (unclear := _unclear_account(linted.draft.network, current.strategy)) is not None:
            raise BlockedByFindings(unclear, linted.diagnostics)
        snapshot = snapshot_of(linted.draft, path, current.strategy)
        if _is_empty(snapshot):
            raise BlockedByFindings(
                message(
                    "“{path}” cannot be approved: it, or a part of its thread, has no words yet.",
                    path=str(path),
                ),
                linted.diagnostics,
            )
        with self.db.write() as tx:
            self.strategy.vouch(tx, current.version)
            return approvals.add(
                tx, self.workspace.known_id(linted.draft, path),
                self.workspace.relative(path), snapshot,
                current.version, now,
            )  # fmt: skip

    def of_approval(self, approval: Approval) -> Draft | None:
        """The draft that was approved; None if it was changed since.

        Raises:
            UnusableFile: the draft or one of its files cannot be read.
        """
        path = self.workspace.root / approval.draft_path
        if not path.exists():
            path = self._renamed(approval.draft_id) or path
        draft = self.linting.parsed(path)
        state, held = self._approval_state(path, draft)
        same = state is ApprovalState.APPROVED and held is not None and held.id == approval.id
        return draft if same else None

    def _renamed(self, draft_id: str) -> Path | None:
        """Where a draft is now; its id makes renames harmless."""
        for path in self.workspace.drafts_dir.glob("*.md"):
            try:
                draft = self.linting.parsed(path)
            except UnusableFile:
                continue
            if draft is not None and draft.id == draft_id:
                return path
        return None

    def _state(self, path: Path, now: datetime, least: Severity) -> DraftState:
        try:
            linted = self.linting.lint_file(path, now, least=least)
            state, approval = self._approval_state(path, linted.draft)
        except UnusableFile as error:
            return DraftState(path, None, (), ApprovalState.NONE, problem=error.message)
        held = approval.id if approval is not None else None
        return DraftState(path, linted.draft, linted.diagnostics, state, held)

    def _approval_state(
        self, path: Path, draft: Draft | None
    ) -> tuple[ApprovalState, Approval | None]:
        strategy = self.strategy.check().strategy
        if draft is None or strategy is None:
            return ApprovalState.NONE, None
        with self.db.read() as tx:
            held = approvals.of_draft(tx, self.workspace.known_id(draft, path))
        if not held:
            return ApprovalState.NONE, None
        try:
            now_it_is = approvals.fingerprint(snapshot_of(draft, path, strategy))
        except UnusableFile:
            return ApprovalState.STALE, None  # a file that was approved with it is gone
        for each in held:
            if approvals.fingerprint(each.snapshot) == now_it_is:
                return ApprovalState.APPROVED, each
        return ApprovalState.STALE, None


def snapshot_of(draft: Draft, path: Path, strategy: Strategy) -> Snapshot:
    """Everything that a draft would make public, its files by their content.

    Raises:
        UnusableFile: a file cannot be read.
    """
    plan = strategy.plan_for(draft.network)
    return Snapshot(
        network=plan.network if plan is not None else draft.network,
        account=plan.account if plan is not None else None,
        parts=draft.parts,
        title=draft.title,
        media=tuple(
            MediaSnapshot(each.file, media.sha256(path, each.file), each.alt)
            for each in draft.media
        ),
        spoiler=draft.spoiler,
        audience=draft.audience,
        language=draft.language or language_of(draft.body, draft, plan, strategy),
        reply_to=draft.reply_to,
        quotes=draft.quotes,
        reshares=draft.reshares,
    )


def _unclear_account(network: str, strategy: Strategy) -> Message | None:
    """Why a draft may be meant for more than one own account, if so: none is ever guessed."""
    plan = strategy.plan_for(network)
    if plan is None:
        return None
    there = [each for each in strategy.networks.values() if each.network == plan.network]
    if len(there) > 1 and plan.key != network:
        return message(
            "“{network}” may be any of {plans} in your strategy. Write the one you mean as "
            "“network:” of the draft.",
            network=network,
            plans=tuple(each.key for each in there),
        )
    if len(there) > 1 and plan.account is None:
        return message(
            "Your strategy has several accounts on {network}, and “{plan}” does not say which it "
            "is. Write “account:” under it.",
            network=plan.network,
            plan=plan.key,
        )
    return None


def _is_empty(snapshot: Snapshot) -> bool:
    """Whether a part would go out without words; a picture or a reshare carries the first one."""
    first, *others = snapshot.parts
    carried = bool(first.strip() or snapshot.media or snapshot.reshares)
    return not carried or not all(each.strip() for each in others)


def _slug(text: str) -> str:
    """A text as a part of a file name: plain letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:40].strip("-") or "draft"
