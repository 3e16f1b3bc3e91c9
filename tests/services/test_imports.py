"""Imports: what they hold, what is news, what is gone, and each file only once."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from strategy_tui.domain.archive import (
    AccountRef,
    ArchiveProblem,
    Coverage,
    Like,
    Named,
    PostKind,
)
from strategy_tui.domain.message import Message, message
from strategy_tui.errors import UnusableFile
from strategy_tui.services.importing import content_hash, examine_archive
from strategy_tui.services.people import PeopleService
from strategy_tui.store.database import Database
from tests.services.people_samples import (
    MARCH,
    MAY,
    ME,
    NOW,
    PART,
    SEPTEMBER,
    Export,
    addresses,
    export,
    followed,
    follower,
    following,
    load,
    post,
)

NOTHING = {"new": 0, "changed": 0, "gone": 0}


@pytest.fixture
def people(tmp_path: Path) -> PeopleService:
    return PeopleService(Database(tmp_path / "state.db"))


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


def test_an_entry_that_is_listed_twice_is_one_account(people: PeopleService) -> None:
    archive = addresses("jo@example.social", "mabel@example.social", "Jo@example.social")

    report = load(people, archive)

    assert report.counts == {"follows": 3}
    assert report.resolved == examine_archive(archive).resolved == {"follows": 3}
    assert report.changes["new"] == 2


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
