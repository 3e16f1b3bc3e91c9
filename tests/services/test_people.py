"""Imports: who is who, what is news, what is known and since when; and what the person says."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from strategy_tui.domain.account import AliasKind
from strategy_tui.domain.archive import (
    AccountRef,
    ArchiveProblem,
    Coverage,
    Interaction,
    InteractionKind,
    Like,
    Named,
    PostKind,
)
from strategy_tui.domain.facts import Fact
from strategy_tui.domain.message import Message, message
from strategy_tui.errors import UnusableFile, WrongUsage
from strategy_tui.services.importing import content_hash, examine_archive
from strategy_tui.services.people import PeopleService
from strategy_tui.store.database import Database
from tests.services.people_samples import (
    MARCH,
    ME,
    NOW,
    PART,
    SEPTEMBER,
    Export,
    addresses,
    export,
    follower,
    following,
    load,
    post,
    reply,
)

MAY = datetime(2026, 5, 1, tzinfo=UTC)
NOTHING = {"new": 0, "changed": 0, "gone": 0}


@pytest.fixture
def people(tmp_path: Path) -> PeopleService:
    return PeopleService(Database(tmp_path / "state.db"))


def named(people: PeopleService, text: str) -> int:
    """The number of the one account that goes by a name."""
    return people.resolve(text).id


def fact(people: PeopleService, who: str, name: str) -> tuple[str | float, str] | None:
    """A fact's value and source."""
    known = people.facts(named(people, who)).get(name)
    return (known.value, known.source) if known is not None else None


# What is counted and what is news


def test_an_import_says_what_it_holds_and_what_is_new(people: PeopleService) -> None:
    report = load(
        people,
        export(
            following("10"),
            following("11"),
            follower("11"),
            Named(AccountRef(id="10", handle="mabel")),
            post("1"),
            post("2", kind=PostKind.REPLY),
            post("3", kind=PostKind.THREAD),
            post("4", kind=PostKind.REPOST),
            Like("99"),
        ),
    )

    assert report.as_json() == {
        "network": "x",
        "format": "x archive",
        "owner": "robin",
        "complete": True,
        "counts": {
            "posts": 4,
            "replies": 2,
            "reposts": 1,
            "likes": 1,
            "follows": 2,
            "followers": 1,
        },
        "changes": {"new": 8, "changed": 0, "gone": 0},
        "resolved": {"follows": 1, "followers": 0},
        "problems": [],
    }


def test_examining_says_the_same_without_a_database(people: PeopleService) -> None:
    archive = export(
        following("10"), follower("11"), Named(AccountRef(id="10", handle="mabel")), post("1")
    )

    assert examine_archive(archive).as_json() == load(people, archive).as_json()


def test_lists_that_the_source_lacks_are_absent() -> None:
    report = examine_archive(addresses("mabel@example.social"))

    assert report.counts == {"follows": 1}
    assert report.resolved == {"follows": 1}
    assert report.complete is None
    assert "owner" not in report.as_json()


def test_one_list_that_is_only_a_part_makes_the_whole_a_part() -> None:
    coverage = Coverage(follows=True, followers=False, posts=None)

    assert examine_archive(export(following("10"), coverage=coverage)).complete is False


def test_what_was_left_out_is_reported_in_the_readers_language() -> None:
    why = Message("It is damaged.", translations={"fr": "Il est abîmé."})
    archive = export(following("10"))
    report = examine_archive(
        Export(archive.listed, archive.header, PART, (ArchiveProblem("data/like.js", why),))
    )

    assert report.as_json("fr")["problems"] == [
        {"file": "data/like.js", "message": "Il est abîmé."}
    ]


def test_the_same_content_again_changes_nothing(people: PeopleService) -> None:
    archive = export(following("10"), post("1"))
    first = load(people, archive)

    again = load(people, archive)

    assert again.imported_before == NOW
    assert again.changes == NOTHING
    assert again.counts == first.counts
    assert again.resolved == first.resolved


def test_the_same_records_in_another_file_are_no_news(people: PeopleService) -> None:
    load(people, export(following("10"), follower("11"), post("1"), Like("9"), at=MARCH))

    report = load(
        people, export(following("10"), follower("11"), post("1"), Like("9"), at=SEPTEMBER)
    )

    assert report.imported_before is None
    assert report.changes == NOTHING


def test_whoever_a_later_whole_list_leaves_out_is_gone(people: PeopleService) -> None:
    load(people, export(following("10"), following("11"), follower("12"), at=MARCH))

    report = load(people, export(following("10"), following("13"), at=SEPTEMBER))

    assert report.changes == {"new": 1, "changed": 0, "gone": 2}


@pytest.mark.parametrize("coverage", [PART, Coverage()])
def test_a_list_that_may_be_a_part_never_says_gone(
    people: PeopleService, coverage: Coverage
) -> None:
    load(people, export(following("10"), following("11"), at=MARCH))

    report = load(people, export(following("10"), at=SEPTEMBER, coverage=coverage))

    assert report.changes == NOTHING


def test_whoever_comes_back_is_a_change(people: PeopleService) -> None:
    load(people, export(following("10"), at=MARCH))
    load(people, export(at=MAY))

    report = load(people, export(following("10"), at=SEPTEMBER))

    assert report.changes == {"new": 0, "changed": 1, "gone": 0}


def test_an_older_export_adds_to_the_past_and_ends_nothing(people: PeopleService) -> None:
    load(people, export(following("10"), at=SEPTEMBER))

    report = load(people, export(following("11"), at=MARCH))

    assert report.changes == {"new": 1, "changed": 0, "gone": 0}
    assert followed(people) == ["10"]


def test_an_older_list_says_whom_one_still_follows_where_no_later_one_does(
    people: PeopleService,
) -> None:
    load(people, export(post("1"), at=SEPTEMBER, coverage=Coverage(posts=True)))

    load(people, export(following("11"), at=MARCH))

    assert followed(people) == ["11"]


def test_a_post_whose_likes_grew_is_a_change(people: PeopleService) -> None:
    load(people, export(post("1", likes=3), post("2", likes=5), at=MARCH))

    report = load(people, export(post("1", likes=4), post("2", likes=5), at=SEPTEMBER))

    assert report.changes == {"new": 0, "changed": 1, "gone": 0}


def test_a_newer_handle_of_somebody_known_is_a_change(people: PeopleService) -> None:
    load(people, export(following(AccountRef(id="10", handle="mabel")), at=MARCH))

    report = load(people, export(following(AccountRef(id="10", handle="mabel_paper"))))

    assert report.changes == {"new": 0, "changed": 1, "gone": 0}
    assert people.resolve("mabel_paper").handle == "mabel_paper"


def test_a_dry_run_tells_the_changes_and_keeps_none(people: PeopleService) -> None:
    load(people, export(following("10"), at=MARCH))
    archive = export(following("11"), at=SEPTEMBER)

    report = people.import_archive(archive, "another", "export", NOW, dry_run=True)

    assert report.changes == {"new": 1, "changed": 0, "gone": 1}
    assert followed(people) == ["10"]


def test_an_archive_that_breaks_halfway_leaves_nothing(people: PeopleService) -> None:
    @dataclass(frozen=True)
    class Breaking(Export):
        def records(self) -> Iterator[object]:  # type: ignore[override]
            yield from self.listed
            raise UnusableFile(message("The file ends in the middle."))

    whole = export(following("10"), post("1"))

    with pytest.raises(UnusableFile):
        load(people, Breaking(whole.listed, whole.header, whole.coverage))

    assert people.search("") == []
    assert people.owners() == []


# Who is who


def followed(people: PeopleService) -> list[str]:
    """The ids of those I follow now, sorted."""
    with people.db.read() as tx:
        rows = tx.execute(
            "SELECT value FROM follow JOIN alias USING (account_id) "
            "WHERE direction = 'following' AND gone_import IS NULL AND kind = 'id' ORDER BY value"
        )
        return [row["value"] for row in rows]


def test_an_id_gets_its_handle_from_anywhere_in_the_archive(people: PeopleService) -> None:
    load(people, export(following("10"), reply(AccountRef(id="10", handle="mabel"), MARCH)))

    assert len(people.search("")) == 1
    assert people.resolve("10").label == "@mabel"


def test_the_newest_handle_is_shown_whatever_the_order_of_the_posts(
    people: PeopleService,
) -> None:
    load(
        people,
        export(
            reply(AccountRef(id="10", handle="mabel_paper"), MAY),
            reply(AccountRef(id="10", handle="mabel"), MARCH),
            following("10"),
        ),
    )

    account = people.resolve("10")

    assert account.handle == "mabel_paper"
    assert {alias.value for alias in account.aliases} == {"10", "mabel", "mabel_paper"}


def test_a_handle_belongs_to_whoever_was_seen_with_it_last(people: PeopleService) -> None:
    load(
        people,
        export(
            reply(AccountRef(id="11", handle="bob"), MAY),
            reply(AccountRef(id="10", handle="bob"), MARCH),
            following("10"),
            following("11"),
        ),
    )

    assert people.resolve("bob").newest(AliasKind.ID) == "11"
    assert people.resolve("10").handle is None
    with people.db.read() as tx:
        lost = tx.execute("SELECT account_id, value FROM alias WHERE lost_at IS NOT NULL")
        assert [tuple(row) for row in lost] == [(named(people, "10"), "bob")]


def test_a_handle_that_moved_is_noticed_across_imports(people: PeopleService) -> None:
    load(people, export(following(AccountRef(id="10", handle="bob")), at=MARCH))

    load(people, export(following("10"), following(AccountRef(id="11", handle="Bob"))))

    assert people.resolve("bob").newest(AliasKind.ID) == "11"


def test_an_account_known_by_handle_is_found_again_by_its_id(people: PeopleService) -> None:
    load(people, export(following(AccountRef(handle="mabel")), at=MARCH))

    load(people, export(following(AccountRef(id="10", handle="Mabel")), at=SEPTEMBER))

    assert [each.label for each in people.search("mabel")] == ["@Mabel"]
    assert people.resolve("10").id == named(people, "mabel")


def test_two_accounts_that_prove_to_be_one_are_merged_with_all_they_have(
    people: PeopleService,
) -> None:
    load(
        people,
        export(following(AccountRef(handle="mabel")), reply(AccountRef(id="10"), MARCH), at=MARCH),
    )
    by_handle, by_id = named(people, "mabel"), named(people, "10")
    assert by_handle != by_id
    people.label(by_handle, "inspires", "yes", NOW)

    load(people, export(Named(AccountRef(id="10", handle="mabel"), MAY), following("10")))

    merged = people.account(by_handle)
    assert merged.id == people.account(by_id).id
    assert people.search("mabel") == [merged]
    assert fact(people, "mabel", "inspires") == ("yes", "you")
    assert fact(people, "mabel", "interactions") == (1.0, "x archive 2026-09-01")


def test_an_address_on_the_web_leads_to_the_account(people: PeopleService) -> None:
    url = "https://example.social/users/mabel"
    archive = addresses("mabel@example.social")
    load(people, archive, AccountRef(handle="me@example.social"))

    load(
        people,
        Export(
            (
                reply(AccountRef(url=url), MARCH),
                reply(AccountRef(url=url, handle="mabel@example.social"), MAY),
            ),
            archive.header,
            Coverage(posts=True),
        ),
    )

    assert len(people.search("")) == 1
    assert fact(people, "mabel@example.social", "interactions") == (
        2.0,
        "mastodon following_accounts.csv 2026-09-01",
    )


def test_names_are_compared_only_where_nothing_else_is_known(people: PeopleService) -> None:
    load(people, export(following(AccountRef(name="Mabel")), following(AccountRef(name="Jo"))))

    load(
        people,
        export(
            following(AccountRef(name="Mabel")),
            following(AccountRef(id="10", name="Jo")),
            coverage=PART,
        ),
    )

    assert [each.name for each in people.search("")].count("Mabel") == 1
    assert [each.name for each in people.search("")].count("Jo") == 2


def test_a_direct_message_counts_each_time(people: PeopleService) -> None:
    load(people, export(following("10"), reply("10", MARCH, "a"), reply("10", MAY, "a")))

    assert fact(people, "10", "interactions") == (2.0, "x archive 2026-09-01")


# What is known of them


def test_follows_me_is_no_only_against_a_whole_list(people: PeopleService) -> None:
    load(people, export(following("10"), following("11"), follower("10"), at=MARCH, coverage=PART))
    assert fact(people, "10", "follows_me") == ("yes", "x archive 2026-03-01")
    assert fact(people, "11", "follows_me") is None

    load(people, export(following("10"), following("11"), follower("11"), at=SEPTEMBER))

    assert fact(people, "10", "follows_me") == ("no", "x archive 2026-09-01")
    assert fact(people, "11", "follows_me") == ("yes", "x archive 2026-09-01")


def test_never_is_said_only_when_the_posts_are_whole(people: PeopleService) -> None:
    load(people, export(following("10"), post("1"), at=MARCH, coverage=PART))
    assert fact(people, "10", "last_interaction") is None
    assert fact(people, "10", "interactions") is None

    load(people, export(following("10"), post("1"), at=SEPTEMBER))

    assert fact(people, "10", "last_interaction") == ("never", "x archive 2026-09-01")
    assert fact(people, "10", "interactions") == (0.0, "x archive 2026-09-01")


def test_the_last_interaction_has_its_date(people: PeopleService) -> None:
    load(people, export(following("10"), reply("10", MAY), reply("10", MARCH), coverage=PART))

    assert fact(people, "10", "last_interaction") == (
        "2026-05-01T00:00:00+00:00",
        "x archive 2026-09-01",
    )


def test_exchanges_without_a_date_are_counted_and_leave_the_last_one_unknown(
    people: PeopleService,
) -> None:
    undated = Interaction(InteractionKind.LIKE, AccountRef(id="10"), None, "99")
    load(people, export(following("10"), undated, coverage=Coverage(follows=True)))

    assert fact(people, "10", "interactions") == (1.0, "x archive 2026-09-01")
    assert fact(people, "10", "last_interaction") is None


def test_followed_since_is_what_the_source_says(people: PeopleService) -> None:
    load(people, export(following("10", since=MARCH), following("11")))

    assert fact(people, "10", "followed_since") == (
        "2026-03-01T00:00:00+00:00",
        "x archive 2026-09-01",
    )
    assert fact(people, "11", "followed_since") is None


def test_whoever_an_earlier_whole_list_lacks_was_followed_by_the_later_one(
    people: PeopleService,
) -> None:
    load(people, export(following("10"), at=MARCH))

    load(people, export(following("10"), following("11"), at=SEPTEMBER))

    assert fact(people, "10", "followed_since") is None
    assert fact(people, "11", "followed_since") == (
        "2026-09-01T00:00:00+00:00",
        "first seen in x archive 2026-09-01",
    )


def test_no_import_claims_to_know_whether_an_account_still_exists(people: PeopleService) -> None:
    load(people, export(following("10"), follower("10")))

    assert fact(people, "10", "state") is None


def test_what_a_fact_was_before_is_remembered(people: PeopleService) -> None:
    load(people, export(following("10"), follower("10"), at=MARCH))
    load(people, export(following("10"), at=SEPTEMBER))

    with people.db.read() as tx:
        rows = tx.execute("SELECT fact, value, source, observed_at FROM fact_history")
        assert [tuple(row) for row in rows] == [
            ("follows_me", "yes", "x archive 2026-03-01", "2026-03-01T00:00:00+00:00")
        ]


def test_an_export_without_a_date_is_of_the_day_of_its_import(people: PeopleService) -> None:
    load(people, export(following("10"), at=None))

    assert fact(people, "10", "follows_me") == ("no", "x archive 2026-11-22")


# Own accounts


def test_two_own_accounts_on_one_network_keep_their_follows_apart(people: PeopleService) -> None:
    work = AccountRef(id="2", handle="workshop")
    load(people, export(following("10"), at=MARCH))

    report = load(people, export(following("11"), at=SEPTEMBER).of(work))

    assert report.changes == {"new": 1, "changed": 0, "gone": 0}
    assert [each.handle for each in people.owners()] == ["robin", "workshop"]


def test_an_own_account_that_changed_its_handle_is_the_same(people: PeopleService) -> None:
    load(people, export(following("10"), at=MARCH))

    load(people, export(following("10")).of(AccountRef(id="1", handle="robin_hale")))

    assert [each.handle for each in people.owners()] == ["robin_hale"]


def test_a_list_that_does_not_say_whose_it_is_belongs_to_the_only_one(
    people: PeopleService,
) -> None:
    load(people, addresses("mabel@example.social"))
    people.connect("mastodon", "@robin@example.social", "dry-run", NOW)

    load(people, addresses("mabel@example.social", "jo@example.social"))

    assert [(each.handle, each.connection) for each in people.owners()] == [
        ("robin@example.social", "dry-run")
    ]
    assert [each.handle for each in people.connected("dry-run")] == ["robin@example.social"]


def test_with_two_own_accounts_it_asks_whose_it_is(people: PeopleService) -> None:
    people.connect("mastodon", "robin@example.social", None, NOW)
    people.connect("mastodon", "workshop@example.social", None, NOW)

    with pytest.raises(WrongUsage, match="--owner"):
        load(people, addresses("mabel@example.social"))

    report = load(
        people, addresses("mabel@example.social"), AccountRef(handle="Workshop@example.social")
    )
    assert report.owner == "Workshop@example.social"
    assert len(people.owners()) == 2


def test_an_export_of_somebody_else_is_refused(people: PeopleService) -> None:
    with pytest.raises(WrongUsage, match="is of"):
        load(people, export(following("10")), AccountRef(handle="workshop"))


# What the person says


def test_a_label_is_a_fact_with_you_as_its_source(people: PeopleService) -> None:
    load(people, export(following("10")))
    people.label(named(people, "10"), "relationship", "Yes", NOW)

    assert people.facts(named(people, "10"))["relationship"] == Fact(
        "relationship", "yes", "you", NOW
    )

    people.label(named(people, "10"), "relationship", "unknown", NOW)
    assert fact(people, "10", "relationship") is None


def test_a_label_waits_for_somebody_who_is_not_followed_yet(people: PeopleService) -> None:
    load(people, export(reply(AccountRef(id="10", handle="mabel"), MARCH), at=MARCH))
    people.label(named(people, "mabel"), "met", "2026-02-03", NOW)
    assert people.facts(named(people, "mabel")) == {}

    load(people, export(following("10")))

    assert fact(people, "mabel", "met") == ("2026-02-03", "you")


def test_a_label_outlives_imports(people: PeopleService) -> None:
    load(people, export(following("10"), at=MARCH))
    people.label(named(people, "10"), "toxic", "no", NOW)

    load(people, export(following("10"), follower("10")))

    assert fact(people, "10", "toxic") == ("no", "you")


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("posts_per_day", "3", "nothing you can say"),
        ("friendly", "yes", "nothing you can say"),
        ("toxic", "maybe", "no answer"),
        ("met", "last summer", "no day"),
        ("met", "2026-02-30", "no day"),
    ],
)
def test_only_answers_are_taken(
    people: PeopleService, name: str, value: str, sentence: str
) -> None:
    load(people, export(following("10")))

    with pytest.raises(WrongUsage, match=sentence):
        people.label(named(people, "10"), name, value, NOW)


@pytest.mark.parametrize(
    "pasted", ["mabel", " @mabel ", "https://x.com/mabel", "https://x.com/mabel?lang=fr"]
)
def test_a_pasted_handle_names_an_account(people: PeopleService, pasted: str) -> None:
    load(people, export(following("10")))

    account = people.name_account(named(people, "10"), pasted, NOW)

    assert account.handle == "mabel"
    assert people.profile_link(account) == "https://x.com/mabel"


def test_a_pasted_handle_that_is_known_already_makes_them_one(people: PeopleService) -> None:
    load(people, export(following("10"), reply(AccountRef(handle="mabel"), MARCH)))

    people.name_account(named(people, "10"), "Mabel", NOW)

    assert len(people.search("")) == 1
    assert fact(people, "mabel", "interactions") == (1.0, "x archive 2026-09-01")


@pytest.mark.parametrize("pasted", ["", "@", "two words", "\x1b[31mred", "https://x.com/"])
def test_what_is_no_handle_is_refused(people: PeopleService, pasted: str) -> None:
    load(people, export(following("10")))

    with pytest.raises(WrongUsage, match="no handle"):
        people.name_account(named(people, "10"), pasted, NOW)


def test_people_are_found_by_a_part_of_a_name(people: PeopleService) -> None:
    load(
        people,
        export(
            reply(AccountRef(id="9", handle="mabel_2"), MARCH),
            following(AccountRef(id="10", handle="mabel", name="Mabel 100%")),
            following(AccountRef(id="11", handle="jo")),
        ),
    )

    assert [each.handle for each in people.search("MABEL")] == ["mabel", "mabel_2"]
    assert [each.handle for each in people.search("100%")] == ["mabel"]
    assert [each.handle for each in people.search("_")] == ["mabel_2"]
    assert len(people.search("")) == 3


def test_one_account_is_meant_by_number_handle_or_network(people: PeopleService) -> None:
    load(people, export(following(AccountRef(id="10", handle="mabel"))))
    load(people, addresses("mabel@example.social", "mabel"), AccountRef(handle="me@a.example"))
    on_x = people.resolve("x:mabel")

    assert on_x.network == "x"
    assert people.resolve(str(on_x.id)) == on_x
    assert people.resolve("@mabel@example.social").network == "mastodon"
    with pytest.raises(WrongUsage, match="may be any of"):
        people.resolve("@mabel")
    with pytest.raises(WrongUsage, match="Nobody"):
        people.resolve("mab")
    with pytest.raises(WrongUsage, match="no account number"):
        people.account(999)


# Files


def test_the_content_counts_not_the_name_or_the_place(tmp_path: Path) -> None:
    one, other = tmp_path / "a.csv", tmp_path / "b.csv"
    one.write_text("mabel@example.social\n", encoding="utf-8")
    other.write_text("mabel@example.social\n", encoding="utf-8")
    assert content_hash(one) == content_hash(other)

    other.write_text("jo@example.social\n", encoding="utf-8")
    assert content_hash(one) != content_hash(other)


def test_a_folder_counts_with_all_its_texts(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "tweets.js").write_text("a", encoding="utf-8")
    before = content_hash(tmp_path)
    (tmp_path / "data" / "tweets.js").write_text("b", encoding="utf-8")

    assert content_hash(tmp_path) != before


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnusableFile, match="cannot be read"):
        content_hash(tmp_path / "nothing.zip")


IMPORTER = """
import sys
from pathlib import Path
from strategy_tui.services.people import PeopleService
from strategy_tui.store.database import Database
from strategy_tui.domain.archive import AccountRef
from strategy_tui.errors import Busy
from tests.services.people_samples import export, following, load
records = [following(AccountRef(id=str(number))) for number in range(3000)]
try:
    report = load(PeopleService(Database(Path(sys.argv[1]))), export(*records))
except Busy:
    print("busy")
else:
    print("before" if report.imported_before else report.changes["new"])
"""


def test_two_processes_that_import_the_same_file_import_it_once(people: PeopleService) -> None:
    running = [
        subprocess.Popen(
            [sys.executable, "-c", IMPORTER, str(people.db.path)], stdout=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]

    said = [each.communicate(timeout=120)[0].strip() for each in running]

    assert sorted(said)[0] == "3000"
    assert sorted(said)[1] in {"before", "busy"}
    assert len(followed(people)) == 3000


def test_an_export_of_mine_is_mine_by_its_id(people: PeopleService) -> None:
    load(people, export(following("10")))

    assert [(each.handle, each.name) for each in people.owners()] == [(ME.handle, ME.name)]
