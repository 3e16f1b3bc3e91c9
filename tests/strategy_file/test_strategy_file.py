"""What a strategy file means."""

from __future__ import annotations

from datetime import date

import pytest
from jsonschema import Draft202012Validator

from strategy_tui.domain.diagnostic import Severity
from strategy_tui.domain.strategy import (
    AllOf,
    AnyOf,
    Cadence,
    CallToAction,
    Campaign,
    Clause,
    Condition,
    Duration,
    FollowPolicy,
    FollowTarget,
    Goal,
    Hardness,
    HashtagPolicy,
    NetworkPlan,
    NetworkStatus,
    Not,
    Operator,
    Otherwise,
    Override,
    ReviewRhythm,
    Slot,
    Strategy,
    TimeBudget,
)
from strategy_tui.domain.strategy import (
    Test as FactTest,
)
from strategy_tui.strategy_file import language_of, parse, schema, shapes
from strategy_tui.yamldoc import keys_of
from tests import strategy_reference

NETWORKS = ("x", "mastodon", "linkedin", "youtube")

WHOLE = """\
version: 1
name: Ma stratégie
language: fr
time_zone: Europe/Paris
goals:
  travail: {want: Faire connaître mon travail, measure: link_clicks, from: 40, target: 200,
            by: 2027-12-31, tone: précis, call_to_action: hard}
networks:
  pro:
    network: mastodon
    account: "@moi@exemple.social"
    purpose: Rencontrer des pairs
    goals: [travail]
    audience: pairs, clients
    share: [méthodes]
    never: [famille]
    voice: précis
    language: en
    call_to_action: required
    hashtags: {max: 3}
    cadence: {posts_per_week: 0.5, minutes_per_post: 15, minutes_per_week: 20,
              slots: ["tue 08:30", jeu 12:15]}
  youtube: {status: experiment, since: 2026-12-01, until: 2027-03-01, because: on me le demande,
            success: trois vues, purpose: essai, goals: [travail], audience: tous,
            cadence: {minutes_per_week: 10}}
campaigns:
  salon: {from: 2027-02-01, to: 2027-02-14, want: rencontrer, goal: travail,
          hashtag: "#Salon", networks: [pro]}
follow:
  assume: {toxic: no, state: active}
  keep:
    - name: vraie-vie
      because: Une vraie relation
      when: {relationship: yes}
      prefer: {met: {within: 1 an}}
  let_go:
    - {name: toxique, when: {toxic: oui}, always: yes}
    - {name: muet, when: {last_post: {older_than: 1 year}}, soft: yes}
  otherwise: let_go
  grace: 30 jours
  target: {accounts: 150, minutes_per_day: 5}
  ask_again: 12 months
time: {per_week: 1h, daily_watch: 5 min}
review: {every: 6 mois, light: 1 month}
lint:
  x.bare-link: {severity: hint, because: On me les demande}
  x.shouting: {severity: off, because: Je crie}
"""


EXPECTED = Strategy(
    name="Ma stratégie",
    language="fr",
    time_zone="Europe/Paris",
    goals={
        "travail": Goal(
            "Faire connaître mon travail",
            "link_clicks",
            40,
            200,
            date(2027, 12, 31),
            "précis",
            Hardness.HARD,
        )
    },
    networks={
        "pro": NetworkPlan(
            key="pro",
            network="mastodon",
            account="moi@exemple.social",
            purpose="Rencontrer des pairs",
            goals=("travail",),
            audience="pairs, clients",
            share=("méthodes",),
            never=("famille",),
            voice="précis",
            language="en",
            call_to_action=CallToAction.REQUIRED,
            hashtags=HashtagPolicy(3),
            cadence=Cadence(0.5, 15, 20, (Slot(1, 8, 30), Slot(3, 12, 15))),
        ),
        "youtube": NetworkPlan(
            key="youtube",
            network="youtube",
            status=NetworkStatus.EXPERIMENT,
            purpose="essai",
            goals=("travail",),
            audience="tous",
            cadence=Cadence(minutes_per_week=10),
            because="on me le demande",
            since=date(2026, 12, 1),
            until=date(2027, 3, 1),
            success="trois vues",
        ),
    },
    campaigns={
        "salon": Campaign(
            name="salon",
            start=date(2027, 2, 1),
            end=date(2027, 2, 14),
            want="rencontrer",
            goal="travail",
            hashtag="#Salon",
            networks=("pro",),
        )
    },
    follow=FollowPolicy(
        keep=(
            Clause(
                "vraie-vie",
                "Une vraie relation",
                FactTest("relationship", Operator.IS, ("yes",)),
                prefer=FactTest("met", Operator.WITHIN, Duration(1, "year")),
            ),
        ),
        let_go=(
            Clause("toxique", "", FactTest("toxic", Operator.IS, ("yes",)), always=True),
            Clause(
                "muet",
                "",
                FactTest("last_post", Operator.OLDER_THAN, Duration(1, "year")),
                soft=True,
            ),
        ),
        assume={"toxic": "no", "state": "active"},
        otherwise=Otherwise.LET_GO,
        grace=Duration(30, "day"),
        target=FollowTarget(150, 5),
        ask_again=Duration(12, "month"),
    ),
    time=TimeBudget(60, 5),
    review=ReviewRhythm(Duration(6, "month"), Duration(1, "month")),
    lint={
        "x.bare-link": Override(Severity.HINT, "On me les demande"),
        "x.shouting": Override(None, "Je crie"),
    },
)


def test_every_key_has_its_place_in_the_strategy() -> None:
    strategy, found = parse(WHOLE, NETWORKS)

    assert found == ()
    assert strategy == EXPECTED


def is_(fact: str, *values: str) -> FactTest:
    """A test of a fact against values."""
    return FactTest(fact, Operator.IS, values)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("{toxic: no}", is_("toxic", "no")),
        ("{toxic: false}", is_("toxic", "no")),
        ("{known: [no, unsure]}", is_("known", "no", "unsure")),
        ("{state: [gone, moved]}", is_("state", "gone", "moved")),
        ("{met: never}", FactTest("met", Operator.NEVER)),
        ("{met: {never: yes}}", FactTest("met", Operator.NEVER)),
        ("{met: {never: no}}", Not(FactTest("met", Operator.NEVER))),
        ("{interactions: {more_than: 3}}", FactTest("interactions", Operator.MORE_THAN, 3.0)),
        ("{toxic: no, known: yes}", AllOf((is_("toxic", "no"), is_("known", "yes")))),
        ("{any: [{toxic: no}, {known: yes}]}", AnyOf((is_("toxic", "no"), is_("known", "yes")))),
        ("{not: {toxic: yes}}", Not(is_("toxic", "yes"))),
        (
            "{last_post: {older_than: 1 month, within: 2 years}}",
            AllOf(
                (
                    FactTest("last_post", Operator.OLDER_THAN, Duration(1, "month")),
                    FactTest("last_post", Operator.WITHIN, Duration(2, "year")),
                )
            ),
        ),
    ],
)
def test_conditions_mean_what_they_say(written: str, expected: Condition) -> None:
    text = f"name: x\nfollow:\n  keep:\n    - {{name: a, when: {written}}}\n"
    strategy, found = parse(text, NETWORKS)

    assert strategy is not None, found
    assert strategy.follow.keep[0].when == expected


def test_a_finding_names_its_clause() -> None:
    _, found = parse("name: x\nnetworks: {x: {purpose: p}}\n", NETWORKS)

    assert "networks.x" in {each.clause for each in found}


def test_findings_stand_in_the_order_of_the_text() -> None:
    _, found = parse("nme: x\ngoals: {a: {want: b}}\nnetworks: {x: {goals: [c]}}\n", NETWORKS)

    assert [each.span for each in found] == sorted(each.span for each in found)


@pytest.mark.parametrize(
    "broken",
    ["name: Mine", "name: Mine\nnetworks: {x: {statu: active}}\n", "name: M\nfollow: {keep: [{}]}"],
)
def test_the_schema_refuses_what_the_reader_refuses(broken: str) -> None:
    import yaml

    errors = list(Draft202012Validator(schema()).iter_errors(yaml.safe_load(broken)))

    assert (parse(broken, NETWORKS)[0] is None) == bool(errors)


def test_the_schema_is_a_schema() -> None:
    assert list(Draft202012Validator(Draft202012Validator.META_SCHEMA).iter_errors(schema())) == []


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_reference_pages_are_fresh(language: str) -> None:
    """`python -m tests.strategy_reference` writes them."""
    path = strategy_reference.PAGES[language]

    assert path.read_text(encoding="utf-8") == strategy_reference.page(language)


def test_every_key_of_the_file_has_a_meaning_and_a_place_on_the_page() -> None:
    page = strategy_reference.page("en")
    lacking = [
        (shape.__name__, name)
        for shape in vars(shapes).values()
        if isinstance(shape, type) and shape.__name__.endswith("Shape")
        for name, each in keys_of(shape).items()
        if not each.doc or f"| {each.doc} |" not in page
    ]

    assert lacking == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("name: x\nlanguage: fr\n", "fr"),
        ("language: fr\ngoals: [never closed\n", "fr"),
        ('language : "FR"  # majuscules\n', "fr"),
        ("langue: fr\n", "fr"),
        ("{name: x}\n", None),
        ("language: de\n", None),
        ("networks:\n  x:\n    language: fr\n", None),
        ("name: x\nlanguage: fr\n".encode("utf-16-le").decode("latin-1"), "fr"),
    ],
)
def test_a_broken_file_still_says_its_language(text: str, expected: str | None) -> None:
    assert language_of(text) == expected
