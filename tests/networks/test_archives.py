import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from strategy_tui.errors import UnusableFile
from strategy_tui.i18n import render
from strategy_tui.networks.archives import open_archive
from tests.archive_samples import as_folder, as_zip, js, x_archive, x_files

COMES_LATER = "Reading those comes later; X and Mastodon can be imported today."


def refusal(path: Path) -> str:
    with pytest.raises(UnusableFile) as error, open_archive(path):
        pass
    return render(error.value.message, "en")


@pytest.mark.parametrize(
    ("member", "network"),
    [
        ("connections/followers_and_following/following.json", "Instagram"),
        ("your_instagram_activity/threads/threads_and_replies.json", "Instagram"),
        ("connections/friends/your_friends.json", "Facebook"),
        ("facebook-moi/your_facebook_activity/posts/your_posts_1.json", "Facebook"),
        ("user_data_tiktok.json", "TikTok"),
        ("Takeout/YouTube et YouTube Music/abonnements/abonnements.csv", "YouTube"),
        ("Basic_LinkedInDataExport/Connections.csv", "LinkedIn"),
        ("json/friends.json", "Snapchat"),
        ("tweets/data/js/tweets/2014_01.js", "X (before 2018)"),
    ],
)
def test_exports_of_other_networks_are_known_by_what_they_hold(
    tmp_path: Path, member: str, network: str
) -> None:
    path = as_zip(tmp_path / "export.zip", {member: "{}", "readme.txt": "…"})

    assert refusal(path) == f"“export.zip” looks like an export of {network}. {COMES_LATER}"


@pytest.mark.parametrize(
    ("head", "network"),
    [
        (b"\x3a\xa2\x65roots\x81\xd8\x2a\x58\x25\x00", "Bluesky"),
        (b'Notes:\n"When exporting your connection data', "LinkedIn"),
        (b"First Name,Last Name,URL,Email Address", "LinkedIn"),
        (b'{"Your Activity": {}, "Profile And Settings": {}}', "TikTok"),
        (b'{"relationships_following": []}', "Instagram"),
        (b'{"text_post_app_text_posts": []}', "Threads"),
        (b'{"friends_v2": []}', "Facebook"),
        (b"Channel Id,Channel Url,Channel Title\nUCaaaaaaaaaaaaaaaaaaaaaa,http://x", "YouTube"),
        (b"Grailbird.data.tweets_2014_01 = [", "X (before 2018)"),
    ],
)
def test_bare_files_of_other_networks_are_known_by_their_beginning(
    tmp_path: Path, head: bytes, network: str
) -> None:
    (tmp_path / "file").write_bytes(head)

    assert refusal(tmp_path / "file") == f"“file” looks like an export of {network}. {COMES_LATER}"


def test_a_file_of_another_kind_says_what_was_wanted(tmp_path: Path) -> None:
    (tmp_path / "tweets.js").write_text("export const tweets = [];")

    assert refusal(tmp_path / "tweets.js") == (
        "“tweets.js” is no export that can be imported: an X archive, a Mastodon archive or "
        "Mastodon’s following_accounts.csv was wanted. Choose the file as you downloaded it."
    )


def test_a_zip_of_another_kind_says_what_it_holds(tmp_path: Path) -> None:
    path = as_zip(tmp_path / "photos.zip", {"b.png": "x", "a\x1b[31m.png": "x"})

    assert refusal(path) == (
        "No export was found in “photos.zip”. An X archive (data/tweets.js, data/following.js) or "
        "a Mastodon export (outbox.json, following_accounts.csv) was wanted; it holds a.png, b.png."
    )


def test_an_empty_folder_says_so(tmp_path: Path) -> None:
    assert refusal(tmp_path).endswith("it holds nothing.")


def test_a_folder_of_downloads_points_to_the_zip(tmp_path: Path) -> None:
    x_archive(tmp_path, name="twitter-2025.zip")

    assert refusal(tmp_path) == (
        f"The folder “{tmp_path.name}” is no export, but it holds twitter-2025.zip. Import that "
        "file itself."
    )


def test_an_x_archive_without_lists_says_what_was_wanted(tmp_path: Path) -> None:
    account = x_files()["data/account.js"]
    path = as_zip(tmp_path / "x.zip", {"data/account.js": account})

    assert refusal(path) == (
        "“x.zip” is an X archive without its lists: following.js, follower.js, tweets.js or "
        "like.js was wanted, data/account.js was found. Import the archive as you downloaded it, "
        "with its folder “data”."
    )


def test_an_x_archive_in_a_locked_zip_says_so(tmp_path: Path) -> None:
    path = x_archive(tmp_path)
    raw = bytearray(path.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := raw.find(signature, at + 1)) >= 0:
            raw[at + offset] |= 1
    path.write_bytes(raw)

    assert refusal(path) == (
        "“twitter-2025.zip” looks like an X archive, but nothing in it can be read. It is locked "
        "with a password. Unpack the export and import the folder."
    )


def test_a_file_of_an_x_archive_that_is_not_imported_says_what_was_wanted(tmp_path: Path) -> None:
    path = as_folder(tmp_path, {"block.js": js("block", "blocking", [])}) / "block.js"

    assert refusal(path).startswith("“block.js” is an X archive without its lists")


def test_an_archive_is_closed_at_the_end(tmp_path: Path) -> None:
    with open_archive(x_archive(tmp_path, following=["1"])) as archive:
        pass

    assert list(archive.records()) == []


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(
        st.binary(max_size=300),
        st.binary(max_size=60).map(lambda raw: b"window.YTD.tweets.part0 = [" + raw),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(
                    st.sampled_from(
                        ["tweet", "id_str", "entities", "urls", "user_mentions", "created_at", "x"]
                    ),
                    inner,
                    max_size=4,
                )
            ),
            max_leaves=12,
        ).map(lambda value: f"window.YTD.tweets.part0 = {json.dumps([value])}".encode()),
        st.recursive(
            st.none() | st.integers() | st.text(max_size=12),
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(
                    st.sampled_from(["type", "object", "published", "to", "tag", "id", "content"]),
                    inner,
                    max_size=5,
                )
            ),
            max_leaves=12,
        ).map(
            lambda value: json.dumps(
                {"type": "OrderedCollection", "orderedItems": [value, {"type": "Create"}]}
            ).encode()
        ),
    )
)
def test_no_file_makes_the_reader_fail(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "export"
    path.write_bytes(raw)

    try:
        with open_archive(path) as archive:
            list(archive.records())
            said = [each.message for each in archive.problems]
    except UnusableFile as error:
        said = [error.message]

    assert all(render(each, "fr") for each in said)
