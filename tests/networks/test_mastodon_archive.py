import json
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from strategy_tui.domain.archive import (
    AccountRef,
    Coverage,
    Direction,
    Follow,
    Interaction,
    InteractionKind,
    Like,
    Post,
    PostKind,
    Record,
)
from strategy_tui.errors import UnusableFile
from strategy_tui.i18n import render
from strategy_tui.networks.archives import open_archive
from tests.archive_samples import (
    ACTOR,
    PUBLIC,
    SERVER,
    activity,
    as_folder,
    as_zip,
    boost,
    collection,
    mastodon_archive,
    mastodon_csv,
    mastodon_files,
    mention,
)

LEA = "https://a.example/users/lea"
NEW_BOB = "https://b.example/ap/users/116000"
ME = AccountRef(None, "moi@exemple.social", ACTOR, "Moi")


def read(path: Path, owner: AccountRef | None = None) -> list[Record]:
    with open_archive(path, owner) as archive:
        return list(archive.records())


def handles(path: Path, owner: AccountRef | None = None) -> list[str | None]:
    return [each.account.handle for each in read(path, owner) if isinstance(each, Follow)]


def problems(path: Path, owner: AccountRef | None = None) -> list[tuple[str, str]]:
    with open_archive(path, owner) as archive:
        list(archive.records())
        return [(each.file, render(each.message, "en")) for each in archive.problems]


def coverage(path: Path) -> Coverage:
    with open_archive(path) as archive:
        list(archive.records())
        return archive.coverage


def as_csv(tmp_path: Path, text: str | bytes, name: str = "following_accounts.csv") -> Path:
    return as_folder(tmp_path, {name: text}) / name


def the_post(tmp_path: Path, content: str, **fields: Any) -> Post:
    path = mastodon_archive(tmp_path, activities=[activity(1, content, **fields)])
    (post,) = (each for each in read(path) if isinstance(each, Post))
    return post


def met(tmp_path: Path, content: str = "<p>oui</p>", **fields: Any) -> list[Interaction]:
    path = mastodon_archive(tmp_path, activities=[activity(1, content, **fields)])
    return [each for each in read(path) if isinstance(each, Interaction)]


def test_the_list_of_follows_is_whole(tmp_path: Path) -> None:
    path = mastodon_csv(tmp_path)

    assert read(path) == [
        Follow(Direction.FOLLOWING, AccountRef(handle="lea@exemple.social")),
        Follow(Direction.FOLLOWING, AccountRef(handle="bob@example.net")),
    ]
    assert coverage(path) == Coverage(follows=True)
    with open_archive(path) as archive:
        assert archive.header.format == "mastodon following_accounts.csv"


@pytest.mark.parametrize(
    "text",
    [
        "Account address,Show boosts\nlea@a.example,true\nbob@b.example,false\n",
        "Account address,Show boosts\nlea@a.example, true\nbob@b.example, false\n",
        "Account address\nlea@a.example\nbob@b.example\n",
        "\ufeffAccount address,Show boosts\r\nlea@a.example,true\r\nbob@b.example,true\r\n",
        "Account address;Show boosts;Languages\nlea@a.example;true;\nbob@b.example;true;en, fr\n",
        "Account address\tShow boosts\nlea@a.example\ttrue\nbob@b.example\ttrue\n",
        "Account address,Show boosts,Notify on new posts,Languages\nlea@a.example,true,false,\n\n"
        'bob@b.example,true,true,"en, fr"\n',
        "account address,show boosts\n @lea@a.example ,true\n@bob@B.example,true\n",
        '"Account address","Show boosts"\n"lea@a.example","true"\n"bob@b.example","true"\n',
        "Show boosts,Account address\ntrue,lea@a.example\ntrue,bob@b.example\n",
        "\n\nAccount address,Show boosts\n\nlea@a.example,true\n   \nbob@b.example,true\n,\n",
    ],
)
def test_every_dialect_of_the_list_is_read(tmp_path: Path, text: str) -> None:
    path = as_csv(tmp_path, text)

    assert handles(path) == ["lea@a.example", "bob@b.example"]
    assert problems(path) == []
    assert coverage(path) == Coverage(follows=True)


@pytest.mark.parametrize(
    "text", ["lea@a.example,true\nbob@b.example,false\n", "lea@a.example\nbob@b.example"]
)
def test_a_list_without_a_header_is_read_but_may_be_any_list(tmp_path: Path, text: str) -> None:
    path = as_csv(tmp_path, text, "ma-liste.csv")

    assert handles(path) == ["lea@a.example", "bob@b.example"]
    assert problems(path) == [
        (
            "ma-liste.csv",
            "It has no header, so it was taken for the list of the accounts you follow, which may "
            "be a part of them. If it is another list, such as that of the accounts you block, it "
            "does not belong here.",
        )
    ]
    assert coverage(path) == Coverage()


def test_a_list_of_followers_without_a_header_is_one_by_its_name_only(tmp_path: Path) -> None:
    path = as_csv(tmp_path, "lea@a.example\n", "followers.csv")

    assert read(path) == [Follow(Direction.FOLLOWER, AccountRef(handle="lea@a.example"))]
    assert problems(path) == [
        (
            "followers.csv",
            "It has no header. By its name it was taken for the list of the accounts that follow "
            "you, which may be a part of them.",
        )
    ]
    assert coverage(path) == Coverage()


@pytest.mark.parametrize("rows", ["", "\n\n,\n"])
def test_an_empty_list_is_told_and_never_whole(tmp_path: Path, rows: str) -> None:
    path = as_csv(tmp_path, f"Account address,Show boosts\n{rows}")

    assert read(path) == []
    assert problems(path) == [
        (
            "following_accounts.csv",
            "This list is empty. Nobody is taken for gone because of it.",
        )
    ]
    assert coverage(path) == Coverage()


def test_the_name_of_the_file_does_not_matter(tmp_path: Path) -> None:
    path = mastodon_csv(tmp_path, name="téléchargement (3).txt")

    assert handles(path) == ["lea@exemple.social", "bob@example.net"]


def test_a_list_in_utf_16_is_read(tmp_path: Path) -> None:
    path = as_csv(tmp_path, "Account address,Show boosts\nlea@a.example,true\n".encode("utf-16"))

    assert handles(path) == ["lea@a.example"]


def test_an_address_without_a_server_is_of_the_owners(tmp_path: Path) -> None:
    path = as_csv(tmp_path, "Account address,Show boosts\nlea,true\nbob@b.example,true\n")

    owner = AccountRef(handle="moi@exemple.social")

    assert handles(path, owner) == ["lea@exemple.social", "bob@b.example"]
    assert problems(path, owner) == []


def test_an_address_without_a_server_needs_the_owner(tmp_path: Path) -> None:
    path = as_csv(tmp_path, "Account address,Show boosts\nlea,true\nbob@b.example,true\n")

    assert handles(path) == ["bob@b.example"]
    assert problems(path) == [
        (
            "following_accounts.csv",
            "One address has no server and was left out. Say who you are (you@server), and it "
            "will be read.",
        )
    ]
    assert coverage(path).follows is False


def test_what_is_no_address_is_counted(tmp_path: Path) -> None:
    path = as_csv(
        tmp_path, "Account address,Show boosts\na b@c,true\nlea@a.example,true\nx@y@z,true\n"
    )

    assert handles(path) == ["lea@a.example"]
    assert [said for _, said in problems(path)] == [
        "2 entries of it cannot be read and were left out."
    ]


def test_followers_have_a_list_of_their_own(tmp_path: Path) -> None:
    path = as_csv(tmp_path, "Account address\nlea@a.example\n", "followers.csv")

    assert read(path) == [Follow(Direction.FOLLOWER, AccountRef(handle="lea@a.example"))]
    assert coverage(path) == Coverage(followers=True)
    with open_archive(path) as archive:
        assert archive.header.format == "mastodon followers.csv"


@pytest.mark.parametrize(
    ("name", "text", "what"),
    [
        ("blocked_accounts.csv", "lea@a.example\n", "blocked accounts"),
        ("muted.csv", "Account address,Hide notifications\nlea@a.example,true\n", "muted accounts"),
        ("lists.csv", "Amis,lea@a.example\n", "lists of accounts"),
        ("bookmarks.csv", "https://a.example/users/lea/statuses/1\n", "bookmarks"),
        ("domains.csv", "#domain\nbad.example\n", "blocked servers"),
    ],
)
def test_other_lists_are_refused_by_name(tmp_path: Path, name: str, text: str, what: str) -> None:
    with pytest.raises(UnusableFile) as error, open_archive(as_csv(tmp_path, text, name)):
        pass

    assert render(error.value.message, "en") == (
        f"“{name}” is Mastodon’s list of {what}, which is not imported. following_accounts.csv or "
        "the archive was wanted."
    )


def test_an_archive_says_whose_it_is_and_from_when(tmp_path: Path) -> None:
    with open_archive(mastodon_archive(tmp_path)) as archive:
        header = archive.header

    assert (header.network, header.format) == ("mastodon", "mastodon archive")
    assert header.owner == ME
    assert header.generated_at == datetime(2026, 7, 2, 10, 30, tzinfo=UTC)


def test_a_new_account_has_its_address_in_webfinger(tmp_path: Path) -> None:
    actor = {"id": "https://social.example/ap/users/116000", "webfinger": "moi@example.org"}
    path = mastodon_archive(tmp_path, **actor)

    with open_archive(path) as archive:
        assert archive.header.owner == AccountRef(None, "moi@example.org", actor["id"], "Moi")


@pytest.mark.parametrize("name", ["archive.tar.gz", "archive.zip"])
def test_a_post_becomes_a_record(tmp_path: Path, name: str) -> None:
    counts = {
        "likes": {"type": "Collection", "totalItems": 3},
        "shares": {"type": "Collection", "totalItems": 1},
    }
    path = mastodon_archive(
        tmp_path, name, activities=[activity(1, "<p>Bonjour</p>", **counts)], likes=[f"{LEA}/9"]
    )

    assert read(path) == [
        Post(
            "1",
            datetime(2026, 7, 1, 8, 0, 1, tzinfo=UTC),
            "Bonjour",
            PostKind.ORIGINAL,
            f"{SERVER}/@moi/1",
            "fr",
            "public",
            3,
            1,
        ),
        Like(f"{LEA}/9", AccountRef(handle="lea@a.example", url=LEA)),
    ]
    assert coverage(path) == Coverage(posts=True, likes=True)
    assert problems(path) == []


def test_an_old_server_gives_no_counts(tmp_path: Path) -> None:
    post = the_post(tmp_path, "<p>a</p>")

    assert (post.likes, post.reposts) == (None, None)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<p>un<br />deux</p><p>trois</p>", "un\ndeux\n\ntrois"),
        ("<p>5 &lt; 6 &amp;amp; 7</p>", "5 < 6 &amp; 7"),
        (
            '<p>Lire <a href="https://example.org/long/path"><span class="invisible">'
            'https://</span><span class="ellipsis">example.org/long</span><span class="invisible">'
            "/path</span></a></p>",
            "Lire https://example.org/long/path",
        ),
        (
            '<p><span class="h-card"><a href="https://a.example/@lea" class="u-url mention">@<span>'
            "lea</span></a></span> merci</p>",
            "@lea merci",
        ),
        ("<ul><li>un</li><li>deux</li></ul>", "- un\n- deux"),
        ("<p>a<script>alert(1)</script>b\x1b[31m\u202e</p>", "ab"),
        ("", ""),
    ],
)
def test_html_becomes_text(tmp_path: Path, content: str, text: str) -> None:
    assert the_post(tmp_path, content).text == text


@pytest.mark.parametrize(
    ("to", "cc", "visibility", "text"),
    [
        ([PUBLIC], [f"{ACTOR}/followers"], "public", "a"),
        (PUBLIC, None, "public", "a"),
        (["as:Public"], [], "public", "a"),
        ([f"{ACTOR}/followers"], [PUBLIC], "unlisted", "a"),
        ([f"{ACTOR}/followers"], [LEA], "followers", "a"),
        ([LEA], [], "direct", ""),
    ],
)
def test_a_post_is_as_visible_as_it_was(
    tmp_path: Path, to: Any, cc: Any, visibility: str, text: str
) -> None:
    post = the_post(tmp_path, "<p>a</p>", to=to, cc=cc)

    assert (post.visibility, post.text) == (visibility, text)


@pytest.mark.parametrize(
    ("languages", "expected"),
    [
        ({"en": "<p>autre</p>", "fr": "<p>a</p>"}, "fr"),
        ({"zhCn": "<p>a</p>"}, "zh-Cn"),
        ({"und": "<p>a</p>"}, None),
        (None, None),
        ({"<script>": "<p>a</p>"}, None),
    ],
)
def test_the_language_is_that_of_the_content(
    tmp_path: Path, languages: Any, expected: str | None
) -> None:
    assert the_post(tmp_path, "<p>a</p>", contentMap=languages).language == expected


def test_a_boost_is_met_with_its_author(tmp_path: Path) -> None:
    path = mastodon_archive(tmp_path, activities=[boost(2, f"{LEA}/statuses/7", LEA)])
    at = datetime(2026, 7, 1, 9, 0, 2, tzinfo=UTC)

    post, interaction = read(path)

    assert post == Post("2", at, "", PostKind.REPOST, f"{LEA}/statuses/7", None, "public")
    assert interaction == Interaction(
        InteractionKind.REPOST, AccountRef(handle="lea@a.example", url=LEA), at, "2"
    )


def test_a_boost_of_a_new_account_is_met_by_address(tmp_path: Path) -> None:
    path = mastodon_archive(tmp_path, activities=[boost(2, f"{NEW_BOB}/statuses/7", NEW_BOB)])

    _, interaction = read(path)

    assert isinstance(interaction, Interaction)
    assert interaction.account == AccountRef(url=NEW_BOB)


def test_a_boost_of_ones_own_post_is_met_with_nobody(tmp_path: Path) -> None:
    path = mastodon_archive(tmp_path, activities=[boost(2, f"{ACTOR}/statuses/1", ACTOR)])

    (post,) = read(path)

    assert isinstance(post, Post)
    assert post.kind is PostKind.REPOST


def test_a_reply_is_met_with_its_target_and_the_others_named(tmp_path: Path) -> None:
    tags = [mention("@bob@b.example", NEW_BOB), mention("@lea@a.example", LEA)]

    found = met(tmp_path, inReplyTo=f"{NEW_BOB}/statuses/9", tag=[*tags, tags[1]])

    assert [(each.kind, each.account) for each in found] == [
        (InteractionKind.REPLY, AccountRef(handle="bob@b.example", url=NEW_BOB)),
        (InteractionKind.MENTION, AccountRef(handle="lea@a.example", url=LEA)),
    ]


def test_a_bare_reply_is_met_by_the_address_of_its_target(tmp_path: Path) -> None:
    (found,) = met(tmp_path, inReplyTo=f"{LEA}/statuses/9")

    assert found.account == AccountRef(handle="lea@a.example", url=LEA)
    assert found.kind is InteractionKind.REPLY


def test_a_mention_without_a_server_is_of_the_server_it_links_to(tmp_path: Path) -> None:
    (found,) = met(tmp_path, tag=[mention("@ana", f"{SERVER}/users/ana")])

    assert found.account == AccountRef(handle="ana@exemple.social", url=f"{SERVER}/users/ana")


def test_a_direct_message_keeps_who_and_when_only(tmp_path: Path) -> None:
    (found,) = met(tmp_path, to=[LEA], cc=[], tag=[mention("@lea@a.example", LEA)])

    assert found.kind is InteractionKind.DIRECT


@pytest.mark.parametrize("own", [ACTOR, f"{SERVER}/@moi"])
def test_a_reply_to_oneself_is_a_thread(tmp_path: Path, own: str) -> None:
    post = the_post(tmp_path, "<p>2/</p>", inReplyTo=f"{own}/statuses/1")

    assert post.kind is PostKind.THREAD
    assert met(tmp_path, inReplyTo=f"{own}/statuses/1") == []


def test_a_link_that_is_no_web_address_is_dropped(tmp_path: Path) -> None:
    assert the_post(tmp_path, "<p>a</p>", url="javascript:alert(1)").url is None
    assert met(tmp_path, tag=[mention("@x", "javascript:alert(1)")]) == []


def test_polls_are_posts_and_other_activities_are_not(tmp_path: Path) -> None:
    poll = activity(1, "<p>Quoi ?</p>", type="Question")
    other = {**activity(2, "<p>a</p>"), "type": "Delete"}

    (post,) = read(mastodon_archive(tmp_path, activities=[poll, other]))

    assert isinstance(post, Post)
    assert post.text == "Quoi ?"


def test_an_activity_without_a_time_is_counted(tmp_path: Path) -> None:
    activities = [activity(1, "<p>a</p>"), {**activity(2, "<p>b</p>"), "published": "hier"}]
    activities[1]["object"]["published"] = None
    path = mastodon_archive(tmp_path, activities=activities)

    assert len(read(path)) == 1
    assert problems(path) == [("outbox.json", "One entry of it cannot be read and was left out.")]
    assert coverage(path).posts is False


def test_an_archive_that_is_pretty_printed_is_read(tmp_path: Path) -> None:
    activities = [activity(number, "<p>a</p>") for number in range(3)]
    outbox = json.dumps(json.loads(collection("outbox.json", activities)), indent=2)
    path = as_zip(tmp_path / "a.zip", mastodon_files() | {"outbox.json": outbox})

    assert len(read(path)) == 3


def test_a_long_outbox_with_objects_that_look_alike_is_read(tmp_path: Path) -> None:
    emoji = {"id": "https://exemple.social/emojis/1", "type": "Emoji", "name": ":a:"}
    activities = [
        activity(number, "<p>" + "mot " * 200 + "</p>", tag=[emoji, emoji])
        for number in range(1_000)
    ]
    path = mastodon_archive(tmp_path, activities=activities)

    assert len(read(path)) == 1_000
    assert problems(path) == []


def test_outbox_and_likes_may_lie_alone(tmp_path: Path) -> None:
    outbox = as_folder(
        tmp_path, {"outbox.json": mastodon_files([activity(1, "<p>a</p>")])["outbox.json"]}
    )
    likes = tmp_path / "mes-likes.json"
    likes.write_text(mastodon_files(likes=[f"{LEA}/statuses/1"])["likes.json"])

    with open_archive(outbox / "outbox.json") as archive:
        assert archive.header.owner == AccountRef(handle="moi@exemple.social", url=ACTOR)
        assert len(list(archive.records())) == 1
    assert len(read(likes)) == 1


def test_lists_beside_an_archive_are_read_with_it(tmp_path: Path) -> None:
    files = mastodon_files([activity(1, "<p>a</p>")], likes=[])
    files |= {
        "csv/following_accounts.csv": "Account address,Show boosts\nlea,true\n",
        "csv/followers.csv": "Account address\nbob@b.example\n",
        "csv/blocked_accounts.csv": "troll@c.example\n",
    }
    path = as_zip(tmp_path / "export.zip", files)

    assert handles(path) == ["lea@exemple.social", "bob@b.example"]
    assert coverage(path) == Coverage(follows=True, followers=True, posts=True, likes=True)


def test_a_damaged_file_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    files = mastodon_files([activity(1, "<p>a</p>")]) | {
        "likes.json": '{"orderedItems": [',
    }
    files["likes.json"] = '{"type":"OrderedCollection","orderedItems":["x"'
    path = as_zip(tmp_path / "a.zip", files)

    assert len(read(path)) == 1
    assert problems(path) == [
        ("likes.json", "It is cut off or damaged. Download or copy the export again.")
    ]
    assert coverage(path) == Coverage(posts=True, likes=False)


def test_an_archive_without_posts_says_what_was_wanted(tmp_path: Path) -> None:
    path = as_zip(tmp_path / "a.zip", {"actor.json": mastodon_files()["actor.json"]})

    with pytest.raises(UnusableFile) as error, open_archive(path):
        pass

    assert render(error.value.message, "en") == (
        "“a.zip” is a Mastodon archive without outbox.json and likes.json. Import the archive as "
        "you downloaded it."
    )


def test_what_other_projects_keep_as_samples_is_read(shared: Path) -> None:
    (path,) = (shared / "fixtures" / "mastodon").rglob("following_accounts.csv")

    assert Counter(type(each) for each in read(path)) == {Follow: 477}
    assert problems(path) == []
