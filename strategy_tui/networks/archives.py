"""Whose export a file or folder is: told by what is inside, never by its name alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from strategy_tui.domain.archive import AccountRef
from strategy_tui.domain.message import message
from strategy_tui.errors import UnusableFile
from strategy_tui.networks.base import ArchiveWithFiles
from strategy_tui.networks.container import Container, Damaged, listed, open_container, shown
from strategy_tui.networks.mastodon.archive import open_mastodon
from strategy_tui.networks.x.archive import open_x

_BY_MEMBERS = (
    ("X (before 2018)", r"(^|/)data/js/(tweets/\d{4}_\d\d|user_details)\.js$"),
    ("Instagram", r"(^|/)(your_instagram_activity|followers_and_following)/"),
    (
        "Facebook",
        r"(^|/)(your_facebook_activity|your_activity_across_facebook|friends_and_followers"
        r"|following_and_followers|connections/friends|friends/(your_)?friends\.json)",
    ),
    ("Threads", r"(^|/)threads/(threads_and_replies|following|followers)[^/]*\.json$"),
    ("TikTok", r"(^|/)user_data(_tiktok)?\.(json|txt)$"),
    ("YouTube", r"(^|/)Takeout/|(^|/)YouTube [^/]*YouTube\s?Music/"),
    ("LinkedIn", r"(^|/)(Connections|Company Follows|Shares(_\d+)?|Invitations)\.csv$"),
    ("Snapchat", r"(^|/)json/(friends|snap_history|chat_history)\.json$"),
    ("Bluesky", r"\.car$"),
    ("Pinterest", r"(^|/)pinterest[^/]*\.html$"),
    ("Reddit", r"(^|/)(subscribed_subreddits|post_votes|comment_headers)\.csv$"),
)
"""Network → a path that its exports hold; only asked when no export that we read was found."""

_BY_HEAD = (
    ("X (before 2018)", rb"\s*Grailbird\.data|\"?tweet_id\"?,\"?in_reply_to_status_id"),
    ("Bluesky", rb"[\x00-\xff]{1,3}\xa2(\x65roots|\x67version)"),
    ("LinkedIn", rb"Notes:\r?\n\"When exporting|First Name,Last Name,|Date,ShareLink,"),
    ("TikTok", rb"\s*\{\s*\"(Activity|Your Activity|Profile|Profile And Settings)\"\s*:"),
    ("Instagram", rb"\s*\{\s*\"relationships_|\s*\[\s*\{[^{]{0,200}\"string_list_data\""),
    ("Threads", rb"\s*\{\s*\"text_post_app_"),
    ("Facebook", rb"\s*\{\s*\"(friends|following|followers|posts|comments)_v\d\""),
    ("YouTube", rb"[^\n]{1,80},[^\n]{1,80},[^\n]{1,80}\r?\nUC[\w-]{22},"),
    ("Snapchat", rb"\s*\{\s*\"Friends\"\s*:"),
)
"""Network → how one bare file of its exports begins."""

_PACKED = re.compile(r"\.(zip|tar|tgz|tar\.gz|tar\.bz2|tar\.xz|7z|rar)$", re.I)


@contextmanager
def open_archive(path: Path, owner: AccountRef | None = None) -> Iterator[ArchiveWithFiles]:
    """The export at a path; `owner` is whose it is, if it does not say so itself.

    Raises:
        UnusableFile: it cannot be read, or it is no export that we know.
    """
    container = open_container(path)
    try:
        archive = open_x(container, owner) or open_mastodon(container, owner)
        if archive is None:
            raise _unknown(container)
        yield archive
    finally:
        container.close()


def _unknown(container: Container) -> UnusableFile:
    path = shown(container.path.name or str(container.path))
    network = _recognised(container)
    if network is not None:
        return UnusableFile(
            message(
                "“{path}” looks like an export of {network}. Reading those comes later; X and "
                "Mastodon can be imported today.",
                path=path,
                network=network,
            )
        )
    if container.kind == "file":
        return UnusableFile(
            message(
                "“{path}” is no export that can be imported: an X archive, a Mastodon archive or "
                "Mastodon’s following_accounts.csv was wanted. Choose the file as you downloaded "
                "it.",
                path=path,
            )
        )
    if container.kind == "folder" and (packed := list(filter(_PACKED.search, container.members))):
        return UnusableFile(
            message(
                "The folder “{path}” is no export, but it holds {found}. Import that file itself.",
                path=path,
                found=listed(packed),
            )
        )
    return UnusableFile(
        message(
            "No export was found in “{path}”. An X archive (data/tweets.js, data/following.js) or "
            "a Mastodon export (outbox.json, following_accounts.csv) was wanted; it holds {found}.",
            path=path,
            found=listed(container.members) or message("nothing"),
        )
    )


def _recognised(container: Container) -> str | None:
    for network, pattern in _BY_MEMBERS:
        if container.kind != "file" and any(
            re.search(pattern, each, re.I) for each in container.members
        ):
            return network
    if container.kind != "file" and len(container.members) > 1:
        return None
    for member in container.members:
        try:
            head = container.read(member, 4096).removeprefix(b"\xef\xbb\xbf")
        except Damaged:
            return None
        for network, start in _BY_HEAD:
            if re.match(start, head):
                return network
    return None
