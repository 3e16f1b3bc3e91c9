"""Programs that put one text on several networks, as posts name the program they came from.

Names as they stand in the `source` of posts in X archives; general knowledge, 2026-11-22, so
what is not here says nothing about a post.
"""

from __future__ import annotations

RELAYS = (
    "bluesky crossposter",
    "crossposter",
    "dlvr.it",
    "facebook",
    "fediverse crossposter",
    "feed2tweet",
    "friendfeed",
    "google+",
    "identi.ca",
    "ifttt",
    "instagram",
    "jetpack",
    "linkedin",
    "make.com",
    "mastodon-twitter crossposter",
    "mastodon twitter crossposter",
    "medium",
    "microblog",
    "micro.blog",
    "moa bridge",
    "moa party",
    "n8n",
    "paper.li",
    "pinterest",
    "publicize",
    "rss",
    "substack",
    "tumblr",
    "twitterfeed",
    "wordpress",
    "youtube",
    "zapier",
)
"""They pass on what was written for another place."""
SCHEDULERS = (
    "buffer",
    "coschedule",
    "crowdfire",
    "fedica",
    "hootsuite",
    "later",
    "loomly",
    "meetedgar",
    "metricool",
    "missinglettr",
    "mixpost",
    "planable",
    "postiz",
    "publer",
    "sendible",
    "social champion",
    "socialbee",
    "socialoomph",
    "socialpilot",
    "sprout social",
    "statusbrew",
)
"""They offer to send one text to every network at once; not every post of theirs was."""


def is_crossposter(program: str) -> bool:
    """Whether a program of that name is made to put one text on several networks.

    A name may go on: “Hootsuite Inc.”, “WordPress.com”, “Mastodon-Twitter Crossposter v2”.
    """
    name = program.casefold().strip()
    return any(
        name.startswith(known) and not name[len(known) : len(known) + 1].isalnum()
        for known in (*RELAYS, *SCHEDULERS)
    )
