"""Who is who: ids, handles that change hands, addresses, names."""

from __future__ import annotations

from pathlib import Path

import pytest

from strategy_tui.domain.account import AliasKind
from strategy_tui.domain.archive import (
    AccountRef,
    Coverage,
    Named,
)
from strategy_tui.services.people import PeopleService
from strategy_tui.store.database import Database
from tests.services.people_samples import (
    MARCH,
    MAY,
    NOW,
    PART,
    SEPTEMBER,
    Export,
    addresses,
    export,
    fact,
    following,
    load,
    named,
    reply,
)


@pytest.fixture
def people(tmp_path: Path) -> PeopleService:
    return PeopleService(Database(tmp_path / "state.db"))


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
