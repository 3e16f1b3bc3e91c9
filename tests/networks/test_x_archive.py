import json
import tracemalloc
from collections import Counter
from collections.abc import Mapping
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
    Named,
    Post,
    PostKind,
    Record,
)
from strategy_tui.i18n import render
from strategy_tui.networks.archives import open_archive
from tests.archive_samples import (
    BOB,
    LEA,
    as_folder,
    as_tar,
    as_zip,
    js,
    link,
    note,
    reply,
    tweet,
    x_archive,
    x_files,
    x_manifest,
)

LEA_REF = AccountRef(LEA["id_str"], "lea_exemple", None, "Léa Exemple")
BOB_REF = AccountRef(BOB["id_str"], "bob", None, "Bob")
LONG = "Une phrase qui tient debout toute seule et que personne ne coupe. " * 12


def read(path: Path, owner: AccountRef | None = None) -> list[Record]:
    with open_archive(path, owner) as archive:
        return list(archive.records())


def posts(path: Path, owner: AccountRef | None = None) -> list[Post]:
    return [record for record in read(path, owner) if isinstance(record, Post)]


def the_post(tmp_path: Path, entry: Mapping[str, Any], **content: Any) -> Post:
    (post,) = posts(x_archive(tmp_path, tweets=[entry], **content))
    return post


def problems(path: Path) -> list[tuple[str, str]]:
    with open_archive(path) as archive:
        list(archive.records())
        return [(each.file, render(each.message, "en")) for each in archive.problems]


def coverage(path: Path) -> Coverage:
    with open_archive(path) as archive:
        list(archive.records())
        return archive.coverage


def test_an_archive_says_whose_it_is_and_from_when(tmp_path: Path) -> None:
    with open_archive(x_archive(tmp_path, likes=["5"])) as archive:
        header = archive.header

    assert (header.network, header.format) == ("x", "x archive")
    assert header.owner == AccountRef("12", "moi", None, "Moi")
    assert header.generated_at == datetime(2025, 4, 1, 10, tzinfo=UTC)


def test_every_list_becomes_records(tmp_path: Path) -> None:
    path = x_archive(
        tmp_path,
        following=["547842573", "12158"],
        followers=["73747798"],
        tweets=[tweet(5, "Bonjour")],
        likes=["1899999999999999999"],
    )

    assert read(path) == [
        Follow(Direction.FOLLOWING, AccountRef("547842573")),
        Follow(Direction.FOLLOWING, AccountRef("12158")),
        Follow(Direction.FOLLOWER, AccountRef("73747798")),
        Post(
            "1900000000000000005",
            datetime(2025, 3, 12, 9, 0, 5, tzinfo=UTC),
            "Bonjour",
            PostKind.ORIGINAL,
            "https://x.com/moi/status/1900000000000000005",
            "fr",
            "public",
            3,
            1,
            "Twitter Web App",
        ),
        Like("1899999999999999999"),
    ]
    assert problems(path) == []
    assert coverage(path) == Coverage(follows=True, followers=True, posts=True, likes=True)


FILES = x_files(following=["1"], followers=["2", "3"], tweets=[tweet(1, "a")], likes=["4"])
DATA = {name.removeprefix("data/"): text for name, text in FILES.items() if "data/" in name}


@pytest.mark.parametrize(
    "files",
    [
        FILES,
        {f"twitter-2025-04-01-abc/{name}": text for name, text in FILES.items()},
        DATA,
        {name.replace("/", "\\"): text for name, text in FILES.items()},
        FILES | {"__MACOSX/data/._tweets.js": "\x00\x05", "data/.DS_Store": "\x00"},
        {name.replace("tweets", "Tweets"): text for name, text in FILES.items()},
    ],
    ids=[
        "as X packs it",
        "one more folder",
        "inner data",
        "backslashes",
        "a Mac's zip",
        "capitals",
    ],
)
def test_an_archive_may_have_been_packed_again(tmp_path: Path, files: dict[str, str]) -> None:
    expected = {"Follow": 3, "Post": 1, "Like": 1}

    for path in (
        as_zip(tmp_path / "export.zip", files),
        as_tar(tmp_path / "export.tgz", files),
        as_folder(tmp_path / "export", {name.replace("\\", "/"): files[name] for name in files}),
    ):
        assert Counter(type(each).__name__ for each in read(path)) == expected
        assert problems(path) == []


@pytest.mark.parametrize("name", ["tweets.js", "renamed.txt"])
def test_one_file_alone_is_known_by_its_first_line(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(js("tweets", "tweet", [tweet(1, "Bonjour")]), encoding="utf-8")

    (post,) = posts(path)

    assert post.url == "https://x.com/i/web/status/1900000000000000001"
    assert coverage(path) == Coverage()


def test_the_owner_may_be_said_where_the_archive_is_silent(tmp_path: Path) -> None:
    path = tmp_path / "tweets.js"
    path.write_text(js("tweets", "tweet", [reply(1, "2/ suite", to={**LEA, "id_str": "12"})]))

    (post,) = posts(path, AccountRef("12", "moi"))

    assert post.kind is PostKind.THREAD
    assert post.url == "https://x.com/moi/status/1900000000000000001"


def test_parts_are_read_in_their_order(tmp_path: Path) -> None:
    parts = {
        f"data/tweets-part{part}.js": js("tweets", "tweet", [tweet(part, "suite")], part)
        for part in (10, 2, 1)
    }
    path = as_zip(tmp_path / "x.zip", x_files(tweets=[tweet(0, "début")]) | parts)

    ids = [post.remote_id[-2:] for post in posts(path)]

    assert ids == ["00", "01", "02", "10"]


def test_before_2022_the_file_was_called_tweet_and_had_no_wrapper(tmp_path: Path) -> None:
    entries = [tweet(1, "sans"), {"tweet": tweet(2, "avec")}, tweet(3, "sans")]
    path = as_zip(tmp_path / "x.zip", {"tweet.js": js("tweet", None, entries)})

    assert [post.text for post in posts(path)] == ["sans", "avec", "sans"]


@pytest.mark.parametrize(
    "change",
    [
        lambda text: "\ufeff" + text,
        lambda text: text + ";\n",
        lambda text: text.replace("window.", ""),
        lambda text: "window.YTD.tweets.part0 = " + json.dumps(json.loads(text.split("=", 1)[1])),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text[:-1] + ",]",
        lambda text: text.replace('"3"', "3").replace(
            '"1900000000000000002"', "1900000000000000002"
        ),
    ],
    ids=["BOM", "semicolon", "no window", "compact", "CRLF", "last comma", "numbers"],
)
def test_small_changes_to_a_file_do_no_harm(tmp_path: Path, change: Any) -> None:
    text = change(js("tweets", "tweet", [tweet(1, "un"), tweet(2, "deux")]))
    path = as_zip(tmp_path / "x.zip", {"data/tweets.js": text})

    found = posts(path)

    assert [(post.remote_id[-1], post.text, post.likes) for post in found] == [
        ("1", "un", 3),
        ("2", "deux", 3),
    ]
    assert problems(path) == []


def test_entities_are_unescaped_once(tmp_path: Path) -> None:
    assert the_post(tmp_path, tweet(1, "a &amp;lt; b &lt;3")).text == "a &lt; b <3"


def test_links_are_whole_and_those_of_own_pictures_are_gone(tmp_path: Path) -> None:
    entry = tweet(
        1,
        "Lire https://t.co/abcdefghij et voir https://t.co/klmnopqrst",
        urls=[link("https://t.co/abcdefghij", "https://example.org/x?a=1&b=2")],
        media=[link("https://t.co/klmnopqrst", "https://twitter.com/moi/status/1/photo/1")],
    )

    assert the_post(tmp_path, entry).text == "Lire https://example.org/x?a=1&b=2 et voir"


def test_a_crafted_link_cannot_blow_a_text_up(tmp_path: Path) -> None:
    entry = tweet(1, "a" * 5000, urls=[link("a", "https://" + "b" * 4000)] * 100)

    assert the_post(tmp_path, entry).text == "a" * 5000


def test_strangers_text_is_clean(tmp_path: Path) -> None:
    evil = {**LEA, "name": "L\u202eéa Exemple\x1b]0;x\x07", "screen_name": "lea_exemple"}
    path = x_archive(tmp_path, tweets=[tweet(1, "@lea_exemple\x1b[2J\nsuite", mentions=[evil])])

    post, met = read(path)

    assert isinstance(post, Post)
    assert post.text == "@lea_exemple\nsuite"
    assert isinstance(met, Interaction)
    assert met.account == LEA_REF


def test_a_repost_is_met_with_whom_it_repeats(tmp_path: Path) -> None:
    entry = tweet(1, "RT @lea_exemple: merci @bob et @moi…", mentions=[LEA, BOB])
    at = datetime(2025, 3, 12, 9, 0, 1, tzinfo=UTC)

    post, named, met = read(x_archive(tmp_path, tweets=[entry]))

    assert isinstance(post, Post)
    assert (post.kind, post.likes, post.reposts) == (PostKind.REPOST, None, None)
    assert named == Named(BOB_REF, at)
    assert met == Interaction(InteractionKind.REPOST, LEA_REF, at, "1900000000000000001")


def test_a_repost_of_an_unknown_id_keeps_the_handle(tmp_path: Path) -> None:
    _, met = read(x_archive(tmp_path, tweets=[tweet(1, "RT @guzey: Why")]))

    assert isinstance(met, Interaction)
    assert met.account == AccountRef(handle="guzey")


def test_a_reply_is_met_with_its_target_and_the_others_named(tmp_path: Path) -> None:
    entry = reply(1, "@lea_exemple @bob oui")
    entry["entities"]["user_mentions"] = [LEA, BOB, BOB]
    at = datetime(2025, 3, 12, 9, 0, 1, tzinfo=UTC)

    post, *met = read(x_archive(tmp_path, tweets=[entry]))

    assert isinstance(post, Post)
    assert post.kind is PostKind.REPLY
    assert met == [
        Interaction(InteractionKind.REPLY, LEA_REF, at, post.remote_id),
        Interaction(InteractionKind.MENTION, BOB_REF, at, post.remote_id),
    ]


def test_a_reply_to_somebody_without_a_name_keeps_the_id(tmp_path: Path) -> None:
    entry = tweet(1, "oui", in_reply_to_user_id_str="77", in_reply_to_status_id_str="9")

    _, met = read(x_archive(tmp_path, tweets=[entry]))

    assert isinstance(met, Interaction)
    assert met.account == AccountRef("77")


def test_a_reply_to_a_deleted_post_is_met_with_nobody(tmp_path: Path) -> None:
    (post,) = read(x_archive(tmp_path, tweets=[tweet(1, "oui", in_reply_to_status_id_str="9")]))

    assert isinstance(post, Post)
    assert post.kind is PostKind.REPLY


def test_a_reply_to_oneself_is_a_thread(tmp_path: Path) -> None:
    me = {"id_str": "12", "screen_name": "moi", "name": "Moi"}

    (post,) = read(x_archive(tmp_path, tweets=[reply(1, "2/ suite", to=me)]))

    assert isinstance(post, Post)
    assert post.kind is PostKind.THREAD


def test_a_long_post_is_joined_with_its_beginning(tmp_path: Path) -> None:
    whole = "@lea_exemple " + LONG + "https://t.co/abcdefghij fin &amp; merci"
    urls = [{"shortUrl": "https://t.co/abcdefghij", "expandedUrl": "https://example.org/long"}]
    entry = tweet(7, whole[:270] + "… https://t.co/zyxwvutsrq")
    notes = [note(7, "Autre chose de la même seconde. " * 20), note(7, whole[13:], urls)]

    text = the_post(tmp_path, entry, notes=notes).text

    assert text == LONG + "https://example.org/long fin & merci"


def test_a_short_post_of_the_same_second_stays_itself(tmp_path: Path) -> None:
    assert the_post(tmp_path, tweet(7, "Court"), notes=[note(7, LONG)]).text == "Court"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"lang": "und"}, None),
        ({"lang": "in"}, "id"),
        ({"lang": "zh-TW"}, "zh-TW"),
        ({"lang": None}, None),
    ],
)
def test_codes_of_no_language_are_none(
    tmp_path: Path, fields: dict[str, Any], expected: str | None
) -> None:
    assert the_post(tmp_path, tweet(1, "a", **fields)).language == expected


def test_the_time_may_come_from_the_id(tmp_path: Path) -> None:
    post = the_post(tmp_path, tweet(1, "a", created_at="hier"))

    assert post.at == datetime(2025, 3, 13, 1, 44, 34, 949000, tzinfo=UTC)


def test_ids_that_excel_rounded_are_left_out_and_counted(tmp_path: Path) -> None:
    path = x_archive(tmp_path, following=["1", "1.8E+17", "-1"])

    assert read(path) == [Follow(Direction.FOLLOWING, AccountRef("1"))]
    assert problems(path) == [
        ("data/following.js", "2 entries of it cannot be read and were left out.")
    ]
    assert coverage(path).follows is False


def test_a_link_may_name_who_has_no_id(tmp_path: Path) -> None:
    entries = [{"following": {"userLink": "https://twitter.com/lea_exemple"}}]
    path = as_zip(tmp_path / "x.zip", {"data/following.js": js("following", None, entries)})

    assert read(path) == [Follow(Direction.FOLLOWING, AccountRef(handle="lea_exemple"))]


def test_half_a_surrogate_pair_costs_no_post(tmp_path: Path) -> None:
    text = js("tweets", "tweet", [tweet(1, "un"), tweet(2, "d@x"), tweet(3, "trois")])
    path = as_zip(tmp_path / "x.zip", {"data/tweets.js": text.replace("@x", "\\ud83d")})

    assert [post.text for post in posts(path)] == ["un", "d", "trois"]
    assert problems(path) == []


def test_a_damaged_record_costs_only_itself(tmp_path: Path) -> None:
    text = js("tweets", "tweet", [tweet(number, f"n{number}") for number in range(5)])
    damaged = text.replace('"n2"', '"n2')
    path = as_zip(tmp_path / "x.zip", {"data/tweets.js": damaged})

    assert [post.text for post in posts(path)] == ["n0", "n1", "n3", "n4"]
    assert problems(path) == [
        ("data/tweets.js", "One entry of it cannot be read and was left out.")
    ]


def test_a_file_that_is_cut_off_gives_what_comes_before(tmp_path: Path) -> None:
    text = js("tweets", "tweet", [tweet(number, f"n{number}") for number in range(5)])
    path = as_zip(tmp_path / "x.zip", x_files() | {"data/tweets.js": text[:-200]})

    assert [post.text for post in posts(path)] == ["n0", "n1", "n2", "n3"]
    assert problems(path) == [
        ("data/tweets.js", "It is cut off or damaged. Download or copy the export again."),
        ("data/tweets.js", "One entry of it cannot be read and was left out."),
    ]
    assert coverage(path).posts is False


def test_a_file_that_an_editor_rewrote_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    pretty = "window.YTD.tweets.part0 = [\n  {\n    tweet: {\n      id: '1',\n    },\n  },\n];\n"
    path = as_zip(tmp_path / "x.zip", x_files(following=["1"]) | {"data/tweets.js": pretty})

    assert read(path) == [Follow(Direction.FOLLOWING, AccountRef("1"))]
    assert problems(path) == [
        (
            "data/tweets.js",
            "It is not written as the network writes it: an editor may have changed it. Import "
            "the export as you downloaded it.",
        )
    ]


def test_code_in_a_file_is_never_run(tmp_path: Path) -> None:
    evil = "window.YTD.tweets.part0 = [ { \"tweet\" : require('child_process').exec('true') } ]"
    path = as_zip(tmp_path / "x.zip", x_files(following=["1"]) | {"data/tweets.js": evil})

    assert len(read(path)) == 1
    assert [file for file, _ in problems(path)] == ["data/tweets.js"]


def test_utf_16_is_named(tmp_path: Path) -> None:
    text = js("tweets", "tweet", [tweet(1, "a")]).encode("utf-16")
    files: dict[str, str | bytes] = {**x_files(), "data/tweets.js": text}
    path = as_zip(tmp_path / "x.zip", files)

    assert [(file, said[:20]) for file, said in problems(path)] == [
        ("data/tweets.js", "It is not in UTF-8, ")
    ]


def test_a_list_that_is_shorter_than_announced_is_no_whole_list(tmp_path: Path) -> None:
    path = x_archive(tmp_path, following=["1", "2"], followers=["3"], counts={"following": 3})

    assert coverage(path) == Coverage(follows=False, followers=True, posts=True, likes=True)


def test_an_empty_list_of_people_is_told_and_never_whole(tmp_path: Path) -> None:
    path = x_archive(tmp_path, following=[], followers=["3"])

    assert problems(path) == [
        ("data/following.js", "This list is empty. Nobody is taken for gone because of it.")
    ]
    assert coverage(path) == Coverage(follows=None, followers=True, posts=True, likes=True)


def test_an_empty_list_without_a_manifest_is_told_too(tmp_path: Path) -> None:
    path = as_zip(tmp_path / "x.zip", {"data/follower.js": js("follower", "follower", [])})

    assert problems(path) == [
        ("data/follower.js", "This list is empty. Nobody is taken for gone because of it.")
    ]
    assert coverage(path) == Coverage()


def test_an_empty_list_that_should_hold_people_is_a_part(tmp_path: Path) -> None:
    path = x_archive(tmp_path, following=[], counts={"following": 3})

    assert coverage(path).follows is False


def test_a_file_that_is_announced_and_missing_is_named(tmp_path: Path) -> None:
    files = x_files(following=["1"], tweets=[tweet(1, "a")])
    del files["data/tweets.js"]
    path = as_zip(tmp_path / "x.zip", files)

    assert problems(path) == [
        (
            "tweets.js",
            "The archive announces it, but it is missing. Download the archive again.",
        )
    ]
    assert coverage(path).posts is False


def test_a_partial_archive_has_no_whole_list(tmp_path: Path) -> None:
    path = x_archive(tmp_path, following=["1"], isPartialArchive=True)

    assert coverage(path).follows is False


def test_without_a_manifest_nobody_knows_whether_a_list_is_whole(tmp_path: Path) -> None:
    path = as_zip(tmp_path / "x.zip", {"data/following.js": FILES["data/following.js"]})

    assert coverage(path) == Coverage()


def test_nothing_is_known_of_lists_that_were_not_read(tmp_path: Path) -> None:
    with open_archive(x_archive(tmp_path, following=["1"])) as archive:
        assert archive.coverage == Coverage()


def test_a_manifest_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    path = as_zip(tmp_path / "x.zip", FILES | {"data/manifest.js": "window.__THAR_CONFIG = {"})

    assert problems(path) == [
        (
            "data/manifest.js",
            "It cannot be read, so nobody can tell whether the lists are whole.",
        )
    ]
    assert coverage(path) == Coverage()


def test_of_two_exports_the_newest_is_read(tmp_path: Path) -> None:
    older = x_manifest({"following": 1}, generationDate="2020-01-01T00:00:00.000Z")
    files = {f"old/{name}": text for name, text in x_files(following=["1"]).items()}
    files |= {f"new/{name}": text for name, text in x_files(following=["2"]).items()}
    path = as_zip(tmp_path / "x.zip", files | {"old/data/manifest.js": older})

    assert read(path) == [Follow(Direction.FOLLOWING, AccountRef("2"))]
    assert problems(path) == [
        ("x.zip", "It holds 2 X archives; only the newest, in “new/data/”, was read.")
    ]


def test_records_can_be_read_twice(tmp_path: Path) -> None:
    path = as_zip(tmp_path / "x.zip", x_files(following=["1"]) | {"data/tweets.js": "broken"})

    with open_archive(path) as archive:
        first, first_problems = list(archive.records()), list(archive.problems)

        assert list(archive.records()) == first
        assert list(archive.problems) == first_problems


@pytest.mark.parametrize("wrapper", ["tweet", None])
def test_a_long_file_is_read_in_little_memory(tmp_path: Path, wrapper: str | None) -> None:
    entries = [
        tweet(number, f"n{number} " + "é" * 1_500, mentions=[LEA]) for number in range(2_000)
    ]
    path = as_folder(tmp_path / "x", {"tweets.js": js("tweets", wrapper, entries)})
    size = (path / "tweets.js").stat().st_size
    assert size > 6 << 20

    tracemalloc.start()
    with open_archive(path) as archive:
        ids = [int(each.remote_id) for each in archive.records() if isinstance(each, Post)]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert ids == [1_900_000_000_000_000_000 + number for number in range(2_000)]
    assert peak < size / 2


def test_records_that_begin_like_their_inner_objects_are_not_torn(tmp_path: Path) -> None:
    mentions = [{"id": mention["id_str"], **mention} for mention in (LEA, BOB)]
    entries = [
        {"id": str(1_900_000_000_000_000_000 + number), **tweet(number, "x" * 1_500)}
        for number in range(1_000)
    ]
    for entry in entries:
        entry["entities"]["user_mentions"] = mentions
    path = as_folder(tmp_path / "x", {"tweets.js": js("tweets", None, entries)})

    assert len(posts(path)) == 1_000
    assert problems(path) == []


def test_what_other_projects_keep_as_samples_is_read(shared: Path) -> None:
    dogsheep = read(shared / "fixtures" / "x" / "dogsheep+twitter-to-sqlite")
    joeamroo = read(shared / "fixtures" / "x" / "joeamroo+knowledgemaxxing")

    assert Counter(each.direction for each in dogsheep if isinstance(each, Follow)) == {
        Direction.FOLLOWING: 2,
        Direction.FOLLOWER: 2,
    }
    kinds = Counter(each.kind for each in joeamroo if isinstance(each, Post))
    assert kinds == {PostKind.REPOST: 1, PostKind.ORIGINAL: 1, PostKind.REPLY: 1}
    assert sum(isinstance(each, Like) for each in joeamroo) == 2
