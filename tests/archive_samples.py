"""Data exports as the networks write them, quirk by quirk; every name in them is invented."""

from __future__ import annotations

import io
import json
import tarfile
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

ME = {"accountId": "12", "username": "moi", "accountDisplayName": "Moi"}
LEA = {"screen_name": "lea_exemple", "name": "Léa Exemple", "id_str": "1400000000000000001"}
BOB = {"screen_name": "bob", "name": "Bob", "id_str": "1400000000000000002"}
APP = '<a href="https://mobile.twitter.com" rel="nofollow">Twitter Web App</a>'
MANIFEST_NAMES = {"note-tweet": "noteTweet"}
SERVER = "https://exemple.social"
ACTOR = f"{SERVER}/users/moi"
PUBLIC = "https://www.w3.org/ns/activitystreams#Public"


def tweet(number: int, text: str, **fields: Any) -> dict[str, Any]:
    """A post as X writes it; `mentions`, `urls` and `media` become its entities."""
    entities = {
        "hashtags": [],
        "symbols": [],
        "user_mentions": fields.pop("mentions", []),
        "urls": fields.pop("urls", []),
    }
    if media := fields.pop("media", []):
        entities["media"] = media
    remote_id = str(1_900_000_000_000_000_000 + number)
    return {
        "edit_info": {"initial": {"editTweetIds": [remote_id], "isEditEligible": True}},
        "retweeted": False,
        "source": APP,
        "entities": entities,
        "display_text_range": ["0", str(len(text))],
        "favorite_count": "3",
        "id_str": remote_id,
        "truncated": False,
        "retweet_count": "1",
        "id": remote_id,
        "created_at": f"Wed Mar 12 09:{number // 60 % 60:02}:{number % 60:02} +0000 2025",
        "favorited": False,
        "full_text": text,
        "lang": "fr",
        **fields,
    }


def reply(number: int, text: str, to: Mapping[str, str] = LEA, **fields: Any) -> dict[str, Any]:
    """A post that answers somebody."""
    return tweet(
        number,
        text,
        in_reply_to_status_id_str="1899999999999999999",
        in_reply_to_user_id_str=to["id_str"],
        in_reply_to_screen_name=to["screen_name"],
        mentions=[to],
        **fields,
    )


def note(number: int, text: str, urls: Sequence[Mapping[str, str]] = ()) -> dict[str, Any]:
    """A long post, which `tweet(number, …)` is the beginning of."""
    at = f"2025-03-12T09:{number // 60 % 60:02}:{number % 60:02}.000Z"
    core = {"text": text, "mentions": [], "urls": list(urls), "hashtags": []}
    return {"noteTweetId": "1712", "createdAt": at, "lifecycle": {"name": "Active"}, "core": core}


def link(short: str, long: str) -> dict[str, Any]:
    """A link of a post."""
    return {"url": short, "expanded_url": long, "display_url": long[8:], "indices": ["0", "23"]}


def js(section: str, wrapper: str | None, entries: Sequence[object], part: int = 0) -> str:
    """A file of an X archive: JSON behind the start of an assignment."""
    wrapped = [{wrapper: entry} for entry in entries] if wrapper else list(entries)
    written = json.dumps(wrapped, indent=2, ensure_ascii=False).replace('": ', '" : ')
    return f"window.YTD.{section.replace('-', '_')}.part{part} = {written}"


def x_files(
    tweets: Sequence[object] = (),
    following: Sequence[str] | None = None,
    followers: Sequence[str] | None = None,
    likes: Sequence[str] = (),
    notes: Sequence[object] = (),
    counts: Mapping[str, int] | None = None,
    **info: Any,
) -> dict[str, str]:
    """The files of an X archive, without a list of people where None is given.

    `counts` lets the manifest announce other numbers of entries than there are.
    """

    def listed(kind: str, ids: Sequence[str]) -> str:
        url = "https://twitter.com/intent/user?user_id="
        return js(kind, kind, [{"accountId": each, "userLink": url + each} for each in ids])

    liked = [
        {"tweetId": each, "fullText": "Bien", "expandedUrl": f"https://twitter.com/i/web/{each}"}
        for each in likes
    ]
    entries: dict[str, tuple[str, int]] = {
        "account": (js("account", "account", [{**ME, "email": "moi@example.org"}]), 1),
        "tweets": (js("tweets", "tweet", tweets), len(tweets)),
        "like": (js("like", "like", liked), len(likes)),
        "note-tweet": (js("note-tweet", "noteTweet", notes), len(notes)),
    }
    for name, ids in (("following", following), ("follower", followers)):
        if ids is not None:
            entries[name] = (listed(name, ids), len(ids))
    announced = {name: count for name, (_, count) in entries.items()} | dict(counts or {})
    return {
        "Your archive.html": "<html></html>",
        "data/README.txt": "readme",
        "data/direct-messages.js": js("direct_messages", "dmConversation", [{"messages": []}]),
        "data/manifest.js": x_manifest(announced, **info),
        **{f"data/{name}.js": text for name, (text, _) in entries.items()},
    }


def x_manifest(counts: Mapping[str, int], **info: Any) -> str:
    """The manifest of an X archive; `info` overrides what it says of the archive."""
    types = {
        MANIFEST_NAMES.get(name, name): {
            "files": [
                {
                    "fileName": f"data/{name}.js",
                    "globalName": f"YTD.{name.replace('-', '_')}.part0",
                    "count": str(count),
                }
            ]
        }
        for name, count in counts.items()
    }
    about = {"generationDate": "2025-04-01T10:00:00.000Z", "isPartialArchive": False, **info}
    user = {"accountId": "12", "userName": "moi", "displayName": "Moi"}
    config = {"userInfo": user, "archiveInfo": about, "readmeInfo": {}, "dataTypes": types}
    return f"window.__THAR_CONFIG = {json.dumps(config, indent=2)}"


def x_archive(tmp_path: Path, name: str = "twitter-2025.zip", **content: Any) -> Path:
    """A whole X archive as a zip; see `x_files` for what it may hold."""
    return as_zip(tmp_path / name, x_files(**content))


def mastodon_csv(
    tmp_path: Path,
    addresses: Sequence[str] = ("lea@exemple.social", "bob@example.net"),
    name: str = "following_accounts.csv",
) -> Path:
    """The list of follows as Mastodon 4 writes it."""
    rows = [f"{address},true,false," for address in addresses]
    header = "Account address,Show boosts,Notify on new posts,Languages"
    path = tmp_path / name
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return path


def activity(number: int, content: str, **fields: Any) -> dict[str, Any]:
    """A post as Mastodon writes it: public, in French, unless `fields` say otherwise."""
    uri = f"{ACTOR}/statuses/{number}"
    at = f"2026-07-01T08:{number // 60 % 60:02}:{number % 60:02}Z"
    to, cc = fields.pop("to", [PUBLIC]), fields.pop("cc", [f"{ACTOR}/followers"])
    written = {
        "id": uri,
        "type": "Note",
        "summary": None,
        "inReplyTo": None,
        "published": at,
        "url": f"{SERVER}/@moi/{number}",
        "attributedTo": ACTOR,
        "to": to,
        "cc": cc,
        "sensitive": False,
        "content": content,
        "contentMap": {"fr": content},
        "attachment": [],
        "tag": [],
        "replies": {"type": "Collection", "first": {"items": []}},
        **fields,
    }
    return {
        "id": f"{uri}/activity",
        "type": "Create",
        "actor": ACTOR,
        "published": at,
        "to": to,
        "cc": cc,
        "object": written,
    }


def boost(number: int, target: str, author: str) -> dict[str, Any]:
    """A boost as Mastodon writes it."""
    return {
        "id": f"{ACTOR}/statuses/{number}/activity",
        "type": "Announce",
        "actor": ACTOR,
        "published": f"2026-07-01T09:{number // 60 % 60:02}:{number % 60:02}Z",
        "to": [PUBLIC],
        "cc": [author, f"{ACTOR}/followers"],
        "object": target,
    }


def mention(name: str, href: str) -> dict[str, str]:
    """The tag of somebody who is named."""
    return {"type": "Mention", "href": href, "name": name}


def mastodon_files(
    activities: Sequence[object] = (), likes: Sequence[str] = (), **actor: Any
) -> dict[str, str]:
    """The files of a Mastodon archive; `actor` overrides what it says of the account."""
    context = "https://www.w3.org/ns/activitystreams"
    about = {
        "@context": [context, {"toot": "http://joinmastodon.org/ns#"}],
        "id": ACTOR,
        "type": "Person",
        "preferredUsername": "moi",
        "name": "Moi",
        "url": f"{SERVER}/@moi",
        **actor,
    }
    return {
        "actor.json": json.dumps(about),
        "outbox.json": collection("outbox.json", activities),
        "likes.json": collection("likes.json", likes),
        "bookmarks.json": collection("bookmarks.json", []),
        "media_attachments/files/1/original/a.png": "not a picture",
    }


def collection(name: str, items: Sequence[object]) -> str:
    """A list as Mastodon writes it; its total is often wrong."""
    return json.dumps(
        {
            "@context": "https://www.w3.org/ns/activitystreams",
            "id": name,
            "type": "OrderedCollection",
            "totalItems": len(items) + 7,
            "orderedItems": list(items),
        },
        separators=(",", ":"),
        ensure_ascii=False,
    )


def mastodon_archive(
    tmp_path: Path, name: str = "archive-20260702103000-0a1b2c.tar.gz", **content: Any
) -> Path:
    """A whole Mastodon archive, as tar.gz or zip; see `mastodon_files` for what it may hold."""
    write = as_zip if name.endswith(".zip") else as_tar
    return write(tmp_path / name, mastodon_files(**content))


def as_zip(path: Path, files: Mapping[str, str | bytes]) -> Path:
    """Files in a zip, under the names as they are given."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def as_tar(path: Path, files: Mapping[str, str | bytes]) -> Path:
    """Files in a compressed tar."""
    with tarfile.open(path, "w:gz", compresslevel=1) as archive:
        for name, content in files.items():
            raw = content.encode() if isinstance(content, str) else content
            entry = tarfile.TarInfo(name)
            entry.size = len(raw)
            archive.addfile(entry, io.BytesIO(raw))
    return path


def as_folder(path: Path, files: Mapping[str, str | bytes]) -> Path:
    """Files in a folder."""
    for name, content in files.items():
        file = path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    return path
