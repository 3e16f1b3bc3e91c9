"""Posts of an X archive, turned into records."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Annotated

import msgspec

from strategy_tui.clean_text import clean_text
from strategy_tui.domain.archive import (
    AccountRef,
    Interaction,
    InteractionKind,
    Named,
    Post,
    PostKind,
    Record,
)

_MONTHS = {
    name: f"{at // 3 + 1:02}"
    for at in range(0, 36, 3)
    for name in ["JanFebMarAprMayJunJulAugSepOctNovDec"[at : at + 3]]
}
_HANDLE = re.compile(r"[A-Za-z0-9_]{1,20}")
_REPOST = re.compile(r"RT @([A-Za-z0-9_]{1,20})\b")
_LEADING = re.compile(r"(?:@\w+\s+)+")
_TAG = re.compile(r"<[^>]*>")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})?")
_NO_LANGUAGE = frozenset({"und", "qme", "qst", "qht", "qam", "qct", "zxx", "art"})
_RENAMED = {"in": "id", "iw": "he"}

TEXT = 100_000
"""Code points; the most that is kept of a post, four times what X allows."""
LINKS = 50
"""The most links of one post that are expanded."""
LINK = 4096
CACHED = 20_000
CUT = 200
"""Code points; a shorter text was not cut, so it is no long post's beginning."""
SAME_START = 40
_SNOWFLAKE_EPOCH = datetime(2010, 11, 4, 1, 42, 54, 657000, tzinfo=UTC)

Text = str | int | None
"""X writes numbers as texts; other programs that rewrite its files do not."""

Count = Annotated[int, msgspec.Meta(ge=0, le=1 << 53)] | None


class Link(msgspec.Struct, gc=False, rename={"short": "shortUrl", "long": "expandedUrl"}):
    """A link of a long post."""

    short: str | None = None
    long: str | None = None


class Url(msgspec.Struct, gc=False):
    """A link of a post, or what stands for a picture."""

    url: str | None = None
    expanded_url: str | None = None


class Mention(msgspec.Struct, gc=False):
    """Somebody who is named in a post."""

    screen_name: str | None = None
    name: str | None = None
    id_str: Text = None
    id: Text = None


class Entities(msgspec.Struct, gc=False):
    """What X found in the text."""

    urls: list[Url] | None = None
    user_mentions: list[Mention] | None = None
    media: list[Url] | None = None


class Tweet(msgspec.Struct, gc=False):
    """A post as X writes it, as far as it is read."""

    id_str: Text = None
    id: Text = None
    full_text: str | None = None
    text: str | None = None
    created_at: str | None = None
    lang: str | None = None
    source: str | None = None
    favorite_count: Count = None
    retweet_count: Count = None
    in_reply_to_status_id_str: Text = None
    in_reply_to_user_id_str: Text = None
    in_reply_to_user_id: Text = None
    in_reply_to_screen_name: str | None = None
    entities: Entities | None = None


class TweetEntry(Tweet, gc=False):
    """A post in its wrapper, or, in old archives, without."""

    tweet: Tweet | None = None


class NoteCore(msgspec.Struct, gc=False):
    """A long post's text and links."""

    text: str | None = None
    urls: list[Link] | None = None


class Note(msgspec.Struct, gc=False):
    """A long post as X writes it."""

    createdAt: str | None = None
    core: NoteCore | None = None


class NoteEntry(Note, gc=False):
    """A long post in its wrapper, or without."""

    noteTweet: Note | None = None


class Tweets:
    """Turns posts into records; knows whose they are and how the cut ones go on."""

    def __init__(self, owner: AccountRef | None) -> None:
        self.unusable = 0
        self._own_id = owner.id if owner else None
        self._own_handle = owner.handle.lower() if owner and owner.handle else None
        handle = owner.handle if owner else None
        self._url = f"https://x.com/{handle or 'i/web'}/status/"
        self._notes: dict[datetime, list[NoteCore]] = {}
        self._sources: dict[str | None, str] = {}
        self._languages: dict[str | None, str] = {}
        self._refs: dict[tuple[Text, str | None, str | None], AccountRef] = {}

    def remember(self, entries: Iterable[NoteEntry]) -> None:
        """Keep long posts until their beginnings come by."""
        for entry in entries:
            note = entry.noteTweet or entry
            at = _instant(note.createdAt, None)
            if at is not None and note.core is not None and note.core.text:
                self._notes.setdefault(at.replace(microsecond=0), []).append(note.core)

    def records(self, entries: Iterable[TweetEntry]) -> list[Record]:
        """Posts, each followed by the people in it."""
        records: list[Record] = []
        for entry in entries:
            tweet = entry.tweet or entry
            remote_id = number(tweet.id_str) or number(tweet.id)
            at = _instant(tweet.created_at, remote_id)
            if remote_id is None or at is None:
                self.unusable += 1
                continue
            text = self._text(tweet, at)
            kind = self._kind(tweet, text)
            records.append(self._post(tweet, remote_id, at, text, kind))
            if kind is PostKind.REPOST:
                records += self._reposted(tweet, text, at, remote_id)
            elif kind is PostKind.REPLY or (tweet.entities and tweet.entities.user_mentions):
                records += self._addressed(tweet, kind, at, remote_id)
        return records

    def _post(self, tweet: Tweet, remote_id: str, at: datetime, text: str, kind: PostKind) -> Post:
        # The counts of a repost are those of the post that it repeats.
        counted = kind is not PostKind.REPOST
        fields = (
            remote_id,
            at,
            text,
            kind,
            self._url + remote_id,
            self._languages.get(tweet.lang) or self._language(tweet.lang),
            "public",
            tweet.favorite_count if counted else None,
            tweet.retweet_count if counted else None,
            self._sources.get(tweet.source) or self._source(tweet.source),
        )
        return tuple.__new__(Post, fields)  # what Post(...) does, without its call in Python

    def _kind(self, tweet: Tweet, text: str) -> PostKind:
        if text.startswith("RT @") and _REPOST.match(text):
            return PostKind.REPOST
        to = tweet.in_reply_to_user_id_str or tweet.in_reply_to_user_id
        name = tweet.in_reply_to_screen_name
        if not (to or name or tweet.in_reply_to_status_id_str):
            return PostKind.ORIGINAL
        return PostKind.THREAD if self._is_own(number(to), name) else PostKind.REPLY

    def _is_own(self, account_id: str | None, handle: str | None) -> bool:
        if account_id is not None and self._own_id is not None:
            return account_id == self._own_id
        return handle is not None and handle.lower() == self._own_handle

    def _text(self, tweet: Tweet, at: datetime) -> str:
        text = tweet.full_text or tweet.text or ""
        if "&" in text:
            text = html.unescape(text)
        entities = tweet.entities
        if self._notes or (entities is not None and (entities.urls or entities.media)):
            text = self._expanded(text, entities, at)
        return clean_text(text.rstrip(), one_line=False, limit=TEXT)

    def _expanded(self, text: str, entities: Entities | None, at: datetime) -> str:
        """The text as a whole, with the addresses that its short links stand for."""
        links: list[tuple[str | None, str | None]] = []
        if self._notes and len(text) >= CUT and (core := self._long(text, at)) is not None:
            text = html.unescape(core.text or "")
            links += [(link.short, link.long) for link in core.urls or ()]
        if entities is not None:
            if entities.urls:
                links += [(url.url, url.expanded_url) for url in entities.urls]
            if entities.media:
                # Its link leads to the post's own picture; nobody wrote it.
                links += [(media.url, "") for media in entities.media[:4]]
        for short, long in links[:LINKS]:
            # A crafted export could blow the text up with a "link" of one letter.
            if short and len(short) > 10 and long is not None and len(long) <= LINK:
                text = text.replace(short, long, 2)
        return text

    def _long(self, text: str, at: datetime) -> NoteCore | None:
        """The whole of a cut text: written in the same second, with the same beginning."""
        start = _start(text)
        for core in self._notes.get(at.replace(microsecond=0), ()):
            whole = _start(html.unescape(core.text or ""))
            if whole[: len(start)] == start:
                return core
        return None

    def _reposted(self, tweet: Tweet, text: str, at: datetime, remote_id: str) -> list[Record]:
        """The account that is repeated; the others in the text were named by it, not by us."""
        found = _REPOST.match(text)
        handle = found.group(1) if found else ""
        mentions = self._mentions(tweet)
        same = (each for each in mentions if (each.handle or "").lower() == handle.lower())
        author = next(same, AccountRef(handle=handle))
        records: list[Record] = [Named(each, at) for each in mentions if each != author]
        if not self._is_own(author.id, author.handle):
            records.append(Interaction(InteractionKind.REPOST, author, at, remote_id))
        return records

    def _addressed(
        self, tweet: Tweet, kind: PostKind, at: datetime, remote_id: str
    ) -> list[Record]:
        mentions = self._mentions(tweet)
        to = self._replied_to(tweet, mentions) if kind is PostKind.REPLY else None
        records: list[Record] = []
        if to is not None:
            records.append(Interaction(InteractionKind.REPLY, to, at, remote_id))
        for mention in dict.fromkeys(mentions) if len(mentions) > 1 else mentions:
            if mention is not to and not self._is_own(mention.id, mention.handle):
                records.append(Interaction(InteractionKind.MENTION, mention, at, remote_id))
        return records

    def _replied_to(self, tweet: Tweet, mentions: list[AccountRef]) -> AccountRef | None:
        account_id = number(tweet.in_reply_to_user_id_str) or number(tweet.in_reply_to_user_id)
        handle = tweet.in_reply_to_screen_name or ""
        for mention in mentions:
            if (account_id is not None and mention.id == account_id) or (
                handle and account_id is None and (mention.handle or "").lower() == handle.lower()
            ):
                return mention
        return self._ref(account_id, handle, None)

    def _mentions(self, tweet: Tweet) -> list[AccountRef]:
        if tweet.entities is None or not tweet.entities.user_mentions:
            return []
        refs = [
            self._ref(mention.id_str or mention.id, mention.screen_name, mention.name)
            for mention in tweet.entities.user_mentions
        ]
        return [ref for ref in refs if ref is not None]

    def _ref(self, account_id: Text, handle: str | None, name: str | None) -> AccountRef | None:
        key = (account_id, handle, name)
        if (known := self._refs.get(key)) is not None:
            return known
        known_id = number(account_id)
        known_handle = handle_of(handle)
        if known_id is None and known_handle is None:
            return None
        ref = AccountRef(known_id, known_handle, None, (clean_text(name) or None) if name else None)
        if len(self._refs) >= CACHED:
            self._refs.clear()
        self._refs[key] = ref
        return ref

    def _source(self, source: str | None) -> str | None:
        if not source:
            return None
        if len(self._sources) >= CACHED:
            self._sources.clear()
        name = clean_text(html.unescape(_TAG.sub("", source)))
        self._sources[source] = name
        return name or None

    def _language(self, language: str | None) -> str | None:
        if not language or language in _NO_LANGUAGE:
            return None
        if not _LANGUAGE.fullmatch(language):
            return None
        self._languages[language] = code = _RENAMED.get(language, language)
        return code


def number(value: Text) -> str | None:
    """An id as text; None for what Excel or X made unusable (`1.8E+17`, `-1`)."""
    if value is None:
        return None
    if isinstance(value, int):
        value = str(value)
    usable = value.isdigit() and value.isascii() and value != "0" and len(value) <= 20
    return value if usable else None


def handle_of(value: str | None) -> str | None:
    """A handle without its @; None for what cannot be one."""
    handle = (value or "").removeprefix("@")
    return handle if _HANDLE.fullmatch(handle) else None


def _instant(written: str | None, remote_id: str | None) -> datetime | None:
    """`Sat Jul 25 08:26:58 +0000 2026`, ISO 8601, or else the time that the id carries."""
    if written:
        try:
            if written[20:26] == "+0000 ":
                month = _MONTHS[written[4:7]]
                written = f"{written[26:]}-{month}-{written[8:10]}T{written[11:19]}+00:00"
            parsed = datetime.fromisoformat(written)
            if parsed.tzinfo is UTC:
                return parsed
            return parsed.astimezone(UTC) if parsed.tzinfo else parsed.replace(tzinfo=UTC)
        except (ValueError, KeyError, OverflowError):
            pass
    if remote_id is None or len(remote_id) < 15:
        return None
    try:
        return _SNOWFLAKE_EPOCH + timedelta(milliseconds=int(remote_id) >> 22)
    except OverflowError:
        return None


def _start(text: str) -> str:
    """The first words, without whom they answer and before any link."""
    words = _LEADING.sub("", " ".join(text[:400].split()) + " ", count=1)
    return words.partition("http")[0][:SAME_START]
