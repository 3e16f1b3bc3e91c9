"""Posts of a Mastodon archive (ActivityPub activities), turned into records."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

import msgspec

from strategy_tui.clean_text import clean_text
from strategy_tui.domain.archive import (
    AccountRef,
    Interaction,
    InteractionKind,
    Like,
    Post,
    PostKind,
    Record,
)

PUBLIC = frozenset({"https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public"})
TEXT = 100_000
"""Code points; the most that is kept of a post."""
CACHED = 20_000
_OLD_ACTOR = re.compile(
    r"(?:(?<!/ap)/users/|/@)([A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?)(?:/|$)"
)
_STATUS = re.compile(r"/statuses/(\d+)(?:/activity)?$")
_HANDLE = re.compile(r"@?([\w.-]{1,100})@([\w.-]{1,250}(?::\d{1,5})?)")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_SCRIPTED = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LINK = re.compile(r"https?://[^\s\x00-\x1f]{1,2000}")

Many = list[Any] | str | None
"""A list in ActivityPub; of one, some servers make the bare thing."""


class Note(msgspec.Struct):
    """What was written."""

    id: str | None = None
    type: str | None = None
    published: str | None = None
    url: Any = None
    inReplyTo: Any = None
    content: str | None = None
    contentMap: Any = None
    name: str | None = None
    to: Many = None
    cc: Many = None
    tag: Any = None
    attachment: Any = None
    likes: Any = None
    shares: Any = None


class Activity(msgspec.Struct):
    """What was done."""

    id: str | None = None
    type: str | None = None
    published: str | None = None
    to: Many = None
    cc: Many = None
    object: Note | str | None = None


class Activities:
    """Turns activities into records; knows whose they are."""

    def __init__(self, owner: AccountRef | None) -> None:
        self.unusable = 0
        self.attached: list[tuple[str, str]] = []
        """Posts, and the addresses of their pictures, in the order of the archive."""
        self._own = _own_prefixes(owner)
        self._own_handle = owner.handle.lower() if owner and owner.handle else None
        self._handles: dict[str, str] = {}
        self._text = _Text()

    def records(self, activity: Activity) -> Iterator[Record]:
        """A post, and the people in it; nothing for what is neither a post nor a boost."""
        if activity.type == "Announce":
            yield from self._boost(activity)
        elif activity.type == "Create" and isinstance(activity.object, Note):
            yield from self._note(activity, activity.object)
        elif activity.type == "Create":
            self.unusable += 1

    def like(self, uri: str) -> Like:
        """A post that was liked; old addresses say whose it is."""
        return Like(clean_text(uri, limit=2000), self._author(uri))

    def _boost(self, activity: Activity) -> Iterator[Record]:
        target = activity.object.id if isinstance(activity.object, Note) else activity.object
        at = _instant(activity.published)
        if at is None or not target:
            self.unusable += 1
            return
        target = clean_text(target, limit=2000)
        remote_id = _remote_id(activity.id or f"{activity.published} {target}")
        visibility = _visibility(activity.to, activity.cc)
        yield Post(remote_id, at, "", PostKind.REPOST, _link(target), None, visibility)
        author = next((each for each in _links(activity.cc) if self._is_person(each)), None)
        ref = self._ref(author) if author is not None else self._author(target)
        if ref is not None and not target.startswith(self._own):
            yield Interaction(InteractionKind.REPOST, ref, at, remote_id)

    def _note(self, activity: Activity, note: Note) -> Iterator[Record]:
        at = _instant(note.published) or _instant(activity.published)
        uri = note.id or (activity.id or "").removesuffix("/activity")
        if at is None or not uri:
            self.unusable += 1
            return
        remote_id = _remote_id(uri)
        mentions = list(self._mentions(note))
        reply_to = note.inReplyTo.get("id") if isinstance(note.inReplyTo, dict) else note.inReplyTo
        reply_to = reply_to if isinstance(reply_to, str) else None
        kind = PostKind.ORIGINAL
        if reply_to:
            kind = PostKind.THREAD if reply_to.startswith(self._own) else PostKind.REPLY
        visibility = _visibility(note.to or activity.to, note.cc or activity.cc)
        if note.attachment and visibility in ("public", "unlisted"):
            self.attached += [(remote_id, each) for each in _pictures(note.attachment)]
        yield self._post(note, remote_id, at, kind, visibility)
        to = self._replied_to(reply_to, mentions) if kind is PostKind.REPLY else None
        if to is not None:
            yield Interaction(_kind(InteractionKind.REPLY, visibility), to, at, remote_id)
        for mention in dict.fromkeys(mentions):
            if mention != to:
                kind_of = _kind(InteractionKind.MENTION, visibility)
                yield Interaction(kind_of, mention, at, remote_id)

    def _post(
        self, note: Note, remote_id: str, at: datetime, kind: PostKind, visibility: str
    ) -> Post:
        # Of direct messages we keep who and when, never the words.
        text = "" if visibility == "direct" else self._text.of(note.content or note.name or "")
        url = note.url if isinstance(note.url, str) else note.id
        return Post(
            remote_id,
            at,
            clean_text(text, one_line=False, limit=TEXT),
            kind,
            _link(url),
            _language(note),
            visibility,
            _total(note.likes),
            _total(note.shares),
        )

    def _mentions(self, note: Note) -> Iterator[AccountRef]:
        for tag in note.tag if isinstance(note.tag, list) else [note.tag]:
            if isinstance(tag, dict) and tag.get("type") == "Mention":
                href, name = tag.get("href"), tag.get("name")
                href = href if isinstance(href, str) else ""
                handle = address(name if isinstance(name, str) else "", host_of(href))
                if handle and href:
                    self._remember(href, handle)
                url = _link(href)
                if (handle or url) and not self._is_own(href, handle):
                    yield AccountRef(handle=handle, url=url)

    def _remember(self, href: str, handle: str) -> None:
        if len(self._handles) >= CACHED:
            self._handles.clear()
        self._handles[href] = handle

    def _replied_to(self, reply_to: str | None, mentions: list[AccountRef]) -> AccountRef | None:
        uri = reply_to or ""
        for mention in mentions:
            if mention.url and uri.startswith(mention.url.rstrip("/") + "/"):
                return mention
        if (author := self._author(uri)) is not None:
            same = (each for each in mentions if each.handle == author.handle)
            return next(same, author)
        host = host_of(uri)
        there = [each for each in mentions if each.url and host_of(each.url) == host]
        return there[0] if len(there) == 1 else None

    def _author(self, uri: str) -> AccountRef | None:
        """Whose a post is, where its address tells: `…/users/name/…` or `…/@name/…`."""
        found = _OLD_ACTOR.search(uri)
        host = host_of(uri)
        if found is None or not host:
            return None
        handle = address(found.group(1), host)
        if handle is None or self._is_own(uri, handle):
            return None
        actor = uri[: found.end(1)] if "/users/" in uri else None
        return AccountRef(handle=self._handles.get(actor or "", handle), url=_link(actor))

    def _ref(self, actor: str) -> AccountRef | None:
        if (handle := self._handles.get(actor)) is not None:
            return AccountRef(handle=handle, url=_link(actor))
        if (author := self._author(actor)) is not None:
            return author
        return AccountRef(url=_link(actor)) if _link(actor) else None

    def _is_person(self, uri: str) -> bool:
        return uri not in PUBLIC and not uri.endswith("/followers") and not self._is_own(uri, None)

    def _is_own(self, uri: str, handle: str | None) -> bool:
        if handle is not None and handle.lower() == self._own_handle:
            return True
        return bool(self._own) and f"{uri}/".startswith(self._own)


class _Text(HTMLParser):
    """The words of a post's HTML; links are whole, as their hidden parts are words here too."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._words: list[str] = []
        self._silent = 0

    def of(self, content: str) -> str:
        """The plain text."""
        self.reset()
        self._words = []
        self._silent = 0
        self.feed(content)
        self.close()
        return "".join(self._words).strip()

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        if tag == "br":
            self._words.append("\n")
        elif tag in ("script", "style"):
            self._silent += 1
        elif tag == "li":
            self._words.append("\n- " if self._words else "- ")
        elif tag in ("p", "blockquote", "pre", "ul", "ol") and self._words:
            self._words.append("\n\n" if tag == "p" else "\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style") and self._silent:
            self._silent -= 1

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._words.append(data)


def address(name: str, host: str | None) -> str | None:
    """`user@host` from what people write: `@user@Host`, or `user` of their own server."""
    name = clean_text(name)
    found = _HANDLE.fullmatch(name if "@" in name.lstrip("@") else f"{name}@{host or ''}")
    return f"{found.group(1)}@{found.group(2).lower()}" if found else None


def host_of(url: str) -> str | None:
    """The host of an address, with its port."""
    try:
        return urlsplit(url).netloc.rpartition("@")[2] or None
    except ValueError:
        return None


def _own_prefixes(owner: AccountRef | None) -> tuple[str, ...]:
    if owner is None or not owner.url:
        return ()
    prefixes = {owner.url.rstrip("/") + "/"}
    user, _, _ = (owner.handle or "").partition("@")
    host = host_of(owner.url)
    if user and host:
        prefixes |= {f"https://{host}/users/{user}/", f"https://{host}/@{user}/"}
    return tuple(prefixes)


def _kind(kind: InteractionKind, visibility: str) -> InteractionKind:
    return InteractionKind.DIRECT if visibility == "direct" else kind


def _links(value: Many) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [each for each in values if isinstance(each, str)]


def _visibility(to: Many, cc: Many) -> str:
    if PUBLIC.intersection(_links(to)):
        return "public"
    if PUBLIC.intersection(_links(cc)):
        return "unlisted"
    followers = any(each.endswith("/followers") for each in _links(to) + _links(cc))
    return "followers" if followers else "direct"


def _remote_id(uri: str) -> str:
    """The server's own number of a post, as its API takes it; else the whole address."""
    found = _STATUS.search(uri)
    return found.group(1) if found else clean_text(uri, limit=2000)


def _language(note: Note) -> str | None:
    if not isinstance(note.contentMap, dict) or not note.contentMap:
        return None
    same = (key for key, value in note.contentMap.items() if value == note.content)
    key = next(same, next(iter(note.contentMap)))
    language = _SCRIPTED.sub("-", str(key))
    return language if _LANGUAGE.fullmatch(language) and language != "und" else None


def _pictures(attached: Any) -> Iterator[str]:
    for each in attached if isinstance(attached, list) else [attached]:
        if isinstance(each, dict) and str(each.get("mediaType", "")).startswith("image/"):
            url = each.get("url")
            if isinstance(url, str) and url:
                yield url


def _total(collection: Any) -> int | None:
    total = collection.get("totalItems") if isinstance(collection, dict) else None
    return total if isinstance(total, int) and 0 <= total < 1 << 53 else None


def _link(url: str | None) -> str | None:
    if not url:
        return None
    url = clean_text(url, limit=2001)
    return url if _LINK.fullmatch(url) else None


def _instant(written: str | None) -> datetime | None:
    try:
        instant = datetime.fromisoformat(written or "")
        return instant.astimezone(UTC) if instant.tzinfo else instant.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
