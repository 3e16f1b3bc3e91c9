"""Which files of a container are an X export, whose it is, and what its manifest announces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

import msgspec

from strategy_tui.clean_text import clean_text
from strategy_tui.domain.archive import AccountRef, ArchiveProblem
from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.message import message
from strategy_tui.errors import UnusableFile
from strategy_tui.networks.container import Container, Damaged, shown
from strategy_tui.networks.x.tweets import Text, handle_of, number

LISTS = ("following", "follower", "tweets", "like")
"""The sections that an import is for; an export without any of them is of no use."""

_FILE = re.compile(
    r"(account|following|follower|tweets?|like|note-tweet|manifest)(?:-part(\d+))?\.js"
)
_HEAD = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:window\.)?(?:YTD\.([\w-]+)\.part\d+|__THAR_CONFIG)\s*="
)
_NAMES = {"tweet": "tweets", "noteTweet": "note-tweet", "note_tweet": "note-tweet"}
"""What the manifest and the files' first lines call a section → what we call it."""
_MANIFEST = 16 << 20
"""Bytes; the most that is read of a manifest."""
_UNDECODABLE = (msgspec.MsgspecError, ValueError, RecursionError)


class _Account(msgspec.Struct):
    accountId: Text = None
    username: str | None = None
    accountDisplayName: str | None = None


class _AccountEntry(_Account):
    account: _Account | None = None


class _User(msgspec.Struct):
    accountId: Text = None
    userName: str | None = None
    displayName: str | None = None


class _Info(msgspec.Struct):
    generationDate: str | None = None
    isPartialArchive: bool | str | None = None


class _File(msgspec.Struct):
    fileName: str = ""
    count: Text = None


class _Type(msgspec.Struct):
    files: list[_File] | None = None


class _Manifest(msgspec.Struct):
    userInfo: _User | None = None
    archiveInfo: _Info | None = None
    dataTypes: dict[str, _Type] = {}


@dataclass(frozen=True, slots=True)
class Export:
    """One export: its files by section, in the order of their parts."""

    folder: str
    files: Mapping[str, tuple[str, ...]]
    owner: AccountRef | None
    generated_at: datetime | None
    partial: bool
    """Whether X says that the export is a part only."""
    announced: Mapping[str, Mapping[str, int]]
    """Section → file name → how many entries it should have; empty without a manifest."""
    problems: tuple[ArchiveProblem, ...]

    @property
    def is_useful(self) -> bool:
        """Whether any list is in it."""
        return any(section in self.files for section in LISTS)


def find_exports(container: Container) -> list[Export]:
    """Every X export that a container holds; a person may have put two in one folder.

    Raises:
        UnusableFile: there is one, but nothing in it can be read.
    """
    if container.kind == "file":
        return _bare(container)
    exports = []
    for folder, names in container.in_folders().items():
        files = _sections(names)
        if files and _is_x(container, [name for each in files.values() for name in each]):
            exports.append(_export(container, folder, files))
    return exports


def _bare(container: Container) -> list[Export]:
    (name,) = container.members
    head = _HEAD.match(container.read(name, 512))
    if head is None:
        return []
    section = (head.group(1) or b"manifest").decode()
    return [_export(container, "", {_NAMES.get(section, section): (name,)})]


def _sections(names: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    parts: dict[str, list[tuple[int, str]]] = {}
    for name, member in names.items():
        if (found := _FILE.fullmatch(name)) is not None:
            parts.setdefault(found.group(1), []).append((int(found.group(2) or 0), member))
    sections = {name: tuple(member for _, member in sorted(each)) for name, each in parts.items()}
    # Until 2022 the file was called tweet.js; where both lie, the newer holds the older.
    older = sections.pop("tweet", None)
    return {"tweets": older, **sections} if older and "tweets" not in sections else sections


def _is_x(container: Container, members: list[str]) -> bool:
    damage: Damaged | None = None
    for member in members:
        try:
            if _HEAD.match(container.read(member, 512)):
                return True
        except Damaged as error:
            damage = error
    if damage is not None and len(members) > 1:
        raise UnusableFile(
            message(
                "“{path}” looks like an X archive, but nothing in it can be read. {reason}",
                path=shown(container.path.name),
                reason=damage.message,
            )
        )
    return False


def _export(container: Container, folder: str, files: Mapping[str, tuple[str, ...]]) -> Export:
    problems: list[ArchiveProblem] = []
    manifest = _Manifest()
    for name in files.get("manifest", ())[:1]:
        try:
            manifest = msgspec.json.decode(_value(container, name), type=_Manifest)
        except Damaged as error:
            problems.append(ArchiveProblem(shown(name), error.message))
        except _UNDECODABLE:
            problems.append(
                ArchiveProblem(
                    shown(name),
                    message("It cannot be read, so nobody can tell whether the lists are whole."),
                )
            )
    info = manifest.archiveInfo or _Info()
    return Export(
        folder=folder,
        files=files,
        owner=_account(container, files, problems) or _user(manifest.userInfo),
        generated_at=_instant(info.generationDate),
        partial=info.isPartialArchive in (True, "true"),
        announced=dict(_announced(manifest)),
        problems=tuple(problems),
    )


def _value(container: Container, name: str) -> bytes:
    """What is assigned in a small file, without a semicolon at its end."""
    raw = container.read_whole(name, _MANIFEST).removeprefix(b"\xef\xbb\xbf")
    return raw.partition(b"=")[2].strip().rstrip(b";")


def _account(
    container: Container, files: Mapping[str, tuple[str, ...]], problems: list[ArchiveProblem]
) -> AccountRef | None:
    for name in files.get("account", ()):
        try:
            entries = msgspec.json.decode(_value(container, name), type=list[_AccountEntry])
        except Damaged as error:
            problems.append(ArchiveProblem(shown(name), error.message))
        except _UNDECODABLE:
            problems.append(
                ArchiveProblem(
                    shown(name),
                    message("It cannot be read, so the archive does not say whose it is."),
                )
            )
        else:
            for entry in entries:
                account = entry.account or entry
                return _ref(account.accountId, account.username, account.accountDisplayName)
    return None


def _user(user: _User | None) -> AccountRef | None:
    return _ref(user.accountId, user.userName, user.displayName) if user else None


def _ref(account_id: Text, handle: str | None, name: str | None) -> AccountRef | None:
    ref = AccountRef(number(account_id), handle_of(handle), None, clean_text(name or "") or None)
    return ref if ref.id or ref.handle else None


def _instant(written: str | None) -> datetime | None:
    try:
        instant = datetime.fromisoformat(written or "")
    except ValueError:
        return None
    return instant.astimezone(UTC) if instant.tzinfo else instant.replace(tzinfo=UTC)


def _announced(manifest: _Manifest) -> Iterator[tuple[str, dict[str, int]]]:
    for name, kind in manifest.dataTypes.items():
        counts = {
            file.fileName.rpartition("/")[2].lower(): int(str(file.count))
            for file in kind.files or ()
            if str(file.count).isascii() and str(file.count).isdigit()
        }
        if counts:
            yield _NAMES.get(name, name), counts
