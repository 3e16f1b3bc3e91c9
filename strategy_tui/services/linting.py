"""Check drafts, with all that the rules may ask: strategy, history, media."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.diagnostic import Diagnostic, Fix, Severity
from strategy_tui.domain.draft import Draft, Suppression
from strategy_tui.domain.message import Message, message, plural
from strategy_tui.domain.network import Length, NetworkSpec
from strategy_tui.domain.strategy import NetworkPlan, Strategy
from strategy_tui.domain.text import Span
from strategy_tui.domain.twin import Resemblance
from strategy_tui.draft_file import parse, set_key
from strategy_tui.errors import UnusableFile
from strategy_tui.lint.language import language_of
from strategy_tui.lint.rule import History, NoHistory, Rule, Subject
from strategy_tui.networks import NETWORKS, title
from strategy_tui.services import draft_files
from strategy_tui.services.media import misplaced, probe
from strategy_tui.services.own_files import files_in
from strategy_tui.services.specs import spec_for

if TYPE_CHECKING:
    from strategy_tui.services.strategy import StrategyService
    from strategy_tui.services.workspace import Workspace
    from strategy_tui.store.database import Database


@dataclass(frozen=True, slots=True)
class Linted:
    """A draft file's text, what it says, and what was found in it; places are in `text`."""

    path: Path
    text: str
    draft: Draft | None
    """None where the front matter cannot be read."""
    spec: NetworkSpec | None
    """None where the network is not known."""
    diagnostics: tuple[Diagnostic, ...]
    subject: Subject | None = None
    """What the rules looked at, with what they found out about it; None where they did not."""
    suppressed: tuple[tuple[Diagnostic, Suppression], ...] = ()
    """What the draft switched off, each with the exception that did it."""
    crlf: bool = False
    """Whether a line of the file ends in CRLF; in `text` every line ends in LF."""

    @property
    def lengths(self) -> tuple[Length, ...]:
        """One for each part of a thread."""
        subject = self.subject
        return tuple(map(subject.measured, subject.parts)) if subject is not None else ()

    @property
    def length(self) -> Length | None:
        """The length that is nearest to its limit, or furthest beyond."""
        return max(self.lengths, key=lambda each: each.count - each.limit, default=None)

    def count(self, severity: Severity) -> int:
        """How many diagnostics of a severity there are."""
        return sum(each.severity is severity for each in self.diagnostics)


@dataclass(frozen=True, slots=True)
class Linting:
    """Checks drafts; outside a workspace there is no strategy and no history to ask."""

    workspace: Workspace | None = None
    db: Database | None = None
    strategy: StrategyService | None = None

    def rules(self) -> tuple[Rule, ...]:
        """The bundled rules and those of the workspace.

        Raises:
            InvalidFile: a pack of the workspace has errors, so a rule of the person's is missing.
            UnusableFile: a pack cannot be read.
        """
        from strategy_tui.lint.pack import bundled, merged

        folder = self.workspace.rules_dir if self.workspace is not None else None
        packs = sorted(folder.glob("*.yaml")) if folder is not None else []
        if not packs:
            return bundled()
        from strategy_tui.services.own_rules import rules_of

        return merged((*bundled(), *(rule for path in packs for rule in rules_of(path))))

    def files(self, path: Path) -> tuple[Path, ...]:
        """The drafts to check for a path: those in a folder, by name, or the file itself.

        Raises:
            UnusableFile: the folder cannot be read.
        """
        try:
            is_folder = path.is_dir()
        except OSError:
            is_folder = False  # the reading says what is wrong
        return files_in(path, ".md") if is_folder else (path,)

    def lint_file(
        self,
        path: Path,
        now: datetime,
        network: str | None = None,
        data: bytes | None = None,
        least: Severity = Severity.HINT,
    ) -> Linted:
        """Check a draft file, or the bytes that would stand in it, by the rules of a severity.

        Raises:
            UnusableFile: it cannot be read.
            InvalidFile: a rule pack of the workspace has errors.
        """
        file = draft_files.read(path) if data is None else draft_files.decoded(path, data)
        linted = self.lint_text(path, file.text, now, network, least)
        return replace(linted, crlf=True) if b"\r\n" in file.data else linted

    def lint_text(
        self,
        path: Path,
        text: str,
        now: datetime,
        network: str | None = None,
        least: Severity = Severity.HINT,
    ) -> Linted:
        """Check a text as if it stood in the file; `network` is for a text that names none.

        Raises:
            InvalidFile: a rule pack of the workspace has errors.
        """
        from strategy_tui.lint.engine import check
        from strategy_tui.lint.excerpt import too_much

        draft, diagnostics = parse(text, str(path), network)
        if draft is None:
            return Linted(path, text, None, None, diagnostics)
        strategy = self._strategy()
        spec = _spec(draft, strategy, self.db)
        if spec is None:
            is_unread = self.strategy is not None and strategy is None
            unknown = _unread(draft, text) if is_unread else _unknown(draft, text, strategy)
            return Linted(path, text, draft, None, (*diagnostics, unknown))
        if (why := too_much(draft.body)) is not None:
            size = Diagnostic("draft.too-much", Severity.ERROR, Span(0, 0), why)
            return Linted(path, text, draft, spec, (*diagnostics, size))
        root = self.workspace.root if self.workspace is not None else None
        subject = Subject(
            text=draft.body,
            spec=spec,
            draft=draft,
            strategy=strategy,
            language=language_of(draft.body, draft, _plan(draft, strategy), strategy),
            history=self._history(draft, path, strategy, spec.name),
            media=probe(draft, path, root),
            now=now,
            queued_for=self._queued_for(draft, path, strategy),
            set_key=lambda key, value: _set_key(text, key, value),
            title_of=title,
        )
        found = check(subject, self.rules(), least)
        return Linted(
            path=path,
            text=text,
            draft=draft,
            spec=spec,
            diagnostics=(*diagnostics, *misplaced(draft, path, root), *found.diagnostics),
            subject=subject,
            suppressed=found.suppressed,
        )

    def resemblances(
        self, path: Path, text: str, network: str | None = None
    ) -> tuple[Resemblance, ...]:
        """What each post of a draft resembles; one that resembles nothing is left out."""
        draft, _ = parse(text, str(path), network)
        strategy = self._strategy()
        spec = _spec(draft, strategy, self.db) if draft is not None else None
        if draft is None or spec is None:
            return ()
        history = self._history(draft, path, strategy, spec.name)
        posts = ((part, tuple(history.twins(part))) for part in draft.parts)
        return tuple(
            Resemblance(part, found, history.known_until) for part, found in posts if found
        )

    def parsed(self, path: Path) -> Draft | None:
        """What a draft file says, unchecked; None where its front matter cannot be read.

        Raises:
            UnusableFile: it cannot be read.
        """
        return parse(draft_files.read(path).text, str(path))[0]

    def strategy_problem(self, name: str) -> Message | None:
        """Why no draft is held against the strategy that the person knows by `name`, if so."""
        try:
            checked = self.strategy.check() if self.strategy is not None else None
        except UnusableFile as error:
            return error.message
        if checked is None or checked.strategy is not None:
            return None
        return plural(
            "Your strategy {path} has {count} error, so no draft was held against it. "
            "“strategy-tui strategy check” shows it.",
            "Your strategy {path} has {count} errors, so no draft was held against it. "
            "“strategy-tui strategy check” shows them.",
            count=sum(each.severity is Severity.ERROR for each in checked.diagnostics),
            path=name,
        )

    def _strategy(self) -> Strategy | None:
        """What drafts are held against; None where there is none, or none that can be used."""
        try:
            return self.strategy.check().strategy if self.strategy is not None else None
        except UnusableFile:
            return None

    def _queued_for(self, draft: Draft, path: Path, strategy: Strategy | None) -> date | None:
        """The day on which the draft goes out; only campaigns ask, so only then it is looked up."""
        if not (self.db and self.workspace and strategy and strategy.campaigns):
            return None
        body = draft.body.casefold()
        tags = (each.hashtag.lstrip("#＃") for each in strategy.campaigns.values() if each.hashtag)
        if not draft.campaign and not any(tag.casefold() in body for tag in tags):
            return None
        from zoneinfo import ZoneInfo

        from strategy_tui.store import queue

        with self.db.read() as tx:
            item = queue.last_of_draft(tx, self.workspace.known_id(draft, path))
        return item.due_at.astimezone(ZoneInfo(item.zone)).date() if item is not None else None

    def _history(
        self, draft: Draft, path: Path, strategy: Strategy | None, network: str
    ) -> History:
        if self.db is None or self.workspace is None:
            return NoHistory()
        from strategy_tui.services.own_texts import OwnTexts

        names = {key: plan.network for key, plan in strategy.networks.items()} if strategy else {}
        known_as = self.workspace.known_id(draft, path)
        drafts = self.workspace.drafts_dir
        return OwnTexts(self.db, drafts, path.resolve(), known_as, names, network)


def _set_key(text: str, key: str, value: str) -> Fix | None:
    """The edit of a draft's front matter, where it can be made safely."""
    from strategy_tui.yamldoc import Problems

    try:
        return set_key(text, (key,), value)
    except (LookupError, Problems):
        return None


def _plan(draft: Draft, strategy: Strategy | None) -> NetworkPlan | None:
    return strategy.plan_for(draft.network) if strategy is not None else None


def _spec(draft: Draft, strategy: Strategy | None, db: Database | None) -> NetworkSpec | None:
    plan = _plan(draft, strategy)
    is_reply = draft.reply_to is not None
    if plan is None:
        return spec_for(draft.network, None, db, is_reply=is_reply)
    return spec_for(plan.network, plan.account, db, is_reply=is_reply)


def _unknown(draft: Draft, text: str, strategy: Strategy | None) -> Diagnostic:
    """That nobody knows the network, at the place where the draft names it."""
    from strategy_tui.yamldoc import unknown_network

    known = (*(strategy.networks if strategy is not None else ()), *NETWORKS)
    sentence = unknown_network(draft.network, known)
    return Diagnostic("draft.network", Severity.ERROR, _network_span(draft, text), sentence)


def _unread(draft: Draft, text: str) -> Diagnostic:
    """That the network may be one of a strategy that cannot be used as it is."""
    from strategy_tui.yamldoc import shortened

    sentence = message(
        "Nobody can say what “{network}” is while your strategy cannot be used, so this draft was "
        "not checked. “strategy-tui strategy check” shows why.",
        network=shortened(draft.network),
    )
    return Diagnostic("draft.network", Severity.WARNING, _network_span(draft, text), sentence)


def _network_span(draft: Draft, text: str) -> Span:
    """Where a draft names its network; the beginning where its file's name does."""
    written = _set_key(text, "network", draft.network) if text.startswith("---") else None
    return written.span if written is not None and written.span.end else Span(0, 0)
