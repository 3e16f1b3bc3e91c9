"""Own accounts, labels, pasted handles, and finding somebody."""

from __future__ import annotations

from pathlib import Path

import pytest

from strategy_tui.domain.archive import (
    AccountRef,
)
from strategy_tui.domain.facts import Fact
from strategy_tui.errors import WrongUsage
from strategy_tui.i18n import render
from strategy_tui.services.people import PeopleService
from strategy_tui.store.database import Database
from tests.services.people_samples import (
    MARCH,
    NOW,
    SEPTEMBER,
    addresses,
    export,
    fact,
    follower,
    following,
    load,
    named,
    reply,
)


@pytest.fixture
def people(tmp_path: Path) -> PeopleService:
    return PeopleService(Database(tmp_path / "state.db"))


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
    ("name", "said", "meant"),
    [
        ("toxic", "oui", "yes"),
        ("toxic", " Oui ", "yes"),
        ("toxic", "NON", "no"),
        ("toxic", "incertain", "unsure"),
        ("toxic", "incertaine", "unsure"),
        ("toxic", "incertain·e", "unsure"),
        ("toxic", "UNSURE", "unsure"),
        ("met", "Jamais", "never"),
        ("met", "Never", "never"),
    ],
)
def test_an_answer_is_taken_in_any_language(
    people: PeopleService, name: str, said: str, meant: str
) -> None:
    load(people, export(following("10")))

    people.label(named(people, "10"), name, said, NOW)

    assert fact(people, "10", name) == (meant, "you")


@pytest.mark.parametrize("said", ["unknown", "inconnu", "Inconnue", "inconnu·e"])
def test_an_answer_is_taken_back_in_any_language(people: PeopleService, said: str) -> None:
    load(people, export(following("10")))
    people.label(named(people, "10"), "toxic", "yes", NOW)

    people.label(named(people, "10"), "toxic", said, NOW)

    assert fact(people, "10", "toxic") is None


@pytest.mark.parametrize(
    ("name", "language", "words"),
    [
        ("toxic", "en", "yes, no, unsure, unknown"),
        ("toxic", "fr", "oui, non, incertain, inconnu"),
        ("met", "en", "or never, or unknown"),
    ],
)
def test_a_refused_answer_names_those_of_the_readers_language(
    people: PeopleService, name: str, language: str, words: str
) -> None:
    load(people, export(following("10")))

    with pytest.raises(WrongUsage) as refused:
        people.label(named(people, "10"), name, "peut-être", NOW)

    assert words in render(refused.value.message, language)


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
