"""What a person approved: exactly the texts and files that may be published."""

from __future__ import annotations

from datetime import datetime

from strategy_tui.domain.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class MediaSnapshot:
    """An attached file as it was when approved."""

    file: str
    sha256: str
    alt: str


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything that would become public; a draft that differs needs a new approval."""

    network: str
    """The name in the NETWORKS table."""
    account: str | None
    """The own account it goes out from; None where the strategy names none."""
    parts: tuple[str, ...]
    title: str = ""
    media: tuple[MediaSnapshot, ...] = ()
    spoiler: str = ""
    audience: str = "public"
    language: str | None = None
    reply_to: str | None = None
    quotes: str | None = None
    reshares: str | None = None


@dataclass(frozen=True, slots=True)
class Approval:
    """A person's word that a snapshot may be published, under one version of the strategy."""

    id: int
    draft_id: str
    draft_path: str
    snapshot: Snapshot
    strategy_version: int
    approved_at: datetime
