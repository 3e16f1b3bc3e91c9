"""What changed between two strategies, as it is told to a person."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from pathlib import Path

import pytest

from strategy_tui.domain.strategy import (
    Cadence,
    Campaign,
    Clause,
    FollowPolicy,
    FollowTarget,
    Goal,
    HashtagPolicy,
    NetworkPlan,
    Override,
    ReviewRhythm,
    Strategy,
    TimeBudget,
)
from strategy_tui.i18n import fields as fields_of
from strategy_tui.i18n import render
from strategy_tui.networks import names
from strategy_tui.strategy_file import change_words, parse
from strategy_tui.strategy_file.changes import Change, changes

TEXT = """\
name: A bookbinder's
language: en
time_zone: Europe/Paris
goals:
  ties: {want: Keep the ties alive, measure: replies_per_week, from: 2, target: 5}
  work: {want: Be thought of, measure: talks, from: 1, target: 200, by: 2027-06-30, tone: calm}
networks:
  linkedin:
    purpose: Meet peers
    goals: [work]
    audience: peers
    share: [methods, results]
    never: [family, politics]
    voice: precise
    language: en
    call_to_action: required
    hashtags: {max: 3}
    cadence: {posts_per_week: 2, minutes_per_post: 15, minutes_per_week: 20, slots: [tue 08:30]}
  mastodon:
    account: me@example.social
    purpose: Talk with binders
    goals: [ties]
    audience: binders
    cadence: {posts_per_week: 1, minutes_per_post: 5}
campaigns:
  fair: {from: 2027-02-01, to: 2027-02-14, goal: work, hashtag: "#Fair", want: Be seen}
follow:
  assume: {toxic: no}
  keep:
    - name: friends
      because: A real tie
      when: {relationship: yes, toxic: no}
      prefer: {met: {within: 1 year}}
    - {name: lifts, because: It lifts me, when: {inspires: yes}}
  let_go:
    - {name: toxic, because: It harms me, when: {toxic: yes}, always: yes}
    - {name: quiet, because: Silent, when: {last_post: {older_than: 1 year}}, soft: yes}
  otherwise: ask
  grace: 30 days
  ask_again: 12 months
  target: {accounts: 150, minutes_per_day: 5}
time: {per_week: 60 min, daily_watch: 5 min}
review: {every: 6 months, light: 1 month}
lint:
  value.bare-link: {severity: hint, because: My readers expect it}
"""


def strategy(text: str) -> Strategy:
    """The strategy in a text."""
    found, diagnostics = parse(text, names())
    assert found is not None, diagnostics
    return found


def between(old: str, new: str, count: int = 1) -> tuple[Change, ...]:
    """The changes that replacing a passage of the sample makes."""
    assert TEXT.count(old) >= count, old
    return changes(strategy(TEXT), strategy(TEXT.replace(old, new)))


def renaming(old: str, new: str, text: str = TEXT) -> str:
    """A text in which a word is another one."""
    return re.sub(rf"\b{old}\b", new, text)


def told(old: str, new: str, language: str = "en") -> list[str]:
    """The sentences of those changes."""
    return [render(each.message, language) for each in between(old, new)]


def test_the_same_strategy_has_no_changes() -> None:
    assert changes(strategy(TEXT), strategy("# a comment\n" + TEXT)) == ()


CASES = {
    "name: A bookbinder's": (
        "name: Mine",
        "The strategy: name is now “Mine” (was “A bookbinder's”)",
    ),
    "time_zone: Europe/Paris": (
        "time_zone: Europe/London",
        "The strategy: time zone is now “Europe/London” (was “Europe/Paris”)",
    ),
    "target: 200": ("target: 150", "Goal “work”: target from 200 to 150"),
    "target: 5}\n": ("target: 7.25}\n", "Goal “ties”: target from 5 to 7.25"),
    ", target: 200": ("", "Goal “work”: no target any more (was 200)"),
    ", from: 1": (", from: 0", "Goal “work”: starting figure from 1 to 0"),
    "by: 2027-06-30": (
        "by: 2027-07-31",
        "Goal “work”: day of the target is now 31\u00a0July 2027 (was 30\u00a0June 2027)",
    ),
    ", tone: calm": ("", "Goal “work”: no tone any more (was “calm”)"),
    "measure: replies_per_week": (
        "measure: replies_per_week, call_to_action: soft",
        "Goal “ties”: call to action is now soft (none before)",
    ),
    "{posts_per_week: 2": ("{posts_per_week: 1", "linkedin: from 2 to 1 post a week"),
    "{posts_per_week: 1": ("{posts_per_week: 1.5", "mastodon: from 1 to 1.5 posts a week"),
    "posts_per_week: 2, ": ("", "linkedin: no number of posts a week any more (was 2)"),
    "minutes_per_post: 15": (
        "minutes_per_post: 10",
        "linkedin: time for a post from 15 minutes to 10 minutes",
    ),
    ", minutes_per_week: 20": (
        "",
        "linkedin: no time besides the posts any more (was 20 minutes)",
    ),
    "slots: [tue 08:30]": ("slots: []", "linkedin: Tue 08:30 is no longer a time to post"),
    "purpose: Meet peers": (
        "purpose: Meet clients",
        "linkedin: purpose is now “Meet clients” (was “Meet peers”)",
    ),
    "goals: [work]": ("goals: [work, ties]", "linkedin now serves the goal “ties”"),
    "[family, politics]": (
        "[family]",
        "“politics” no longer belongs to what you never share on linkedin",
    ),
    "[methods, results]": (
        "[methods, results, talks]",
        "“talks” now belongs to what you share on linkedin",
    ),
    "call_to_action: required": (
        "call_to_action: none",
        "linkedin: a call to action is now not wanted (was required)",
    ),
    "{max: 3}": ("{max: 1}", "linkedin: limit of hashtags from 3 to 1"),
    "account: me@example.social": (
        "account: other@example.social",
        "mastodon: account is now “other@example.social” (was “me@example.social”)",
    ),
    "from: 2027-02-01": (
        "from: 2027-02-03",
        "Campaign “fair”: first day is now 3\u00a0February 2027 (was 1\u00a0February 2027)",
    ),
    ', hashtag: "#Fair"': ("", "Campaign “fair”: no hashtag any more (was “#Fair”)"),
    "want: Be seen": (
        "networks: [linkedin], want: Be seen",
        "Campaign “fair” now names the network linkedin",
    ),
    "assume: {toxic: no}": ("assume: {}", "“toxic” is no longer assumed (was “no”)"),
    "older_than: 1 year": (
        "older_than: 2 years",
        "Let-go clause “quiet” now asks for 2 years instead of 1 year",
    ),
    "{relationship: yes, toxic: no}": (
        "{relationship: unsure, toxic: no}",
        "Keep clause “friends” now asks for relationship: “unsure” instead of “yes”",
    ),
    "{inspires: yes}": (
        "{any: [{inspires: yes}, {supplies: yes}]}",
        "Keep clause “lifts” now asks for {any: [{inspires: yes}, {supplies: yes}]} "
        "(was {inspires: yes})",
    ),
    "within: 1 year": (
        "within: 6 months",
        "Keep clause “friends” now prefers {met: {within: 6 months}} (was {met: {within: 1 year}})",
    ),
    ", always: yes": ("", "Let-go clause “toxic” no longer decides before every other clause"),
    ", soft: yes": ("", "Let-go clause “quiet” no longer rests once your target is met"),
    "otherwise: ask": (
        "otherwise: let_go",
        "Accounts that no clause decides are now let go (were asked about)",
    ),
    "grace: 30 days": (
        "grace: 2 weeks",
        "New follows are left alone for 2 weeks (was 30 days)",
    ),
    "  ask_again: 12 months\n": (
        "",
        "A decision to keep is no longer asked again (was after 12 months)",
    ),
    "accounts: 150": (
        "accounts: 100",
        "The number of accounts that you want to follow: 100 (was 150)",
    ),
    "minutes_per_day: 5": (
        "minutes_per_day: 1",
        "Your reading may take 1 minute a day (was 5 minutes)",
    ),
    "per_week: 60 min": (
        "per_week: 75 min",
        "Your time: weekly budget from 60 minutes to 75 minutes",
    ),
    "every: 6 months": (
        "every: 3 months",
        "The review comes every 3 months (was 6 months)",
    ),
    ", light: 1 month": ("", "There is no light review any more (was every 1 month)"),
    "severity: hint": (
        "severity: off",
        "The rule “value.bare-link” is now switched off (was a hint)",
    ),
}


@pytest.mark.parametrize("old", CASES)
def test_a_change_is_told_in_one_sentence(old: str) -> None:
    new, sentence = CASES[old]

    assert told(old, new) == [sentence]


def test_things_that_come_and_go_are_told() -> None:
    assert told(
        "  mastodon:\n", "  youtube: {status: experiment, until: 2027-03-01}\n  mastodon:\n"
    ) == ["New network: youtube, an experiment until 1\u00a0March 2027"]
    new_goal = "  fun: {want: Have fun}\nnetworks:\n"
    assert told("networks:\n", new_goal) == ["New goal “fun”: Have fun"]
    assert told(TEXT[TEXT.index("campaigns:") : TEXT.index("follow:")], "") == [
        "The campaign “fair” is gone"
    ]
    assert told("    - {name: lifts, because: It lifts me, when: {inspires: yes}}\n", "") == [
        "Keep clause “lifts” is gone"
    ]
    more = "  let_go:\n    - {name: loud, when: {posts_per_day: {more_than: 10}}}\n"
    assert told("  let_go:\n", more) == [
        "Let-go clause “loud” is new: {posts_per_day: {more_than: 10}}"
    ]
    rule = "  value.bait: {severity: warning, because: I know}\nlint:\n"
    assert told("lint:\n", "lint:\n" + rule.partition("lint:")[0]) == [
        "The rule “value.bait” is now a warning, because: I know"
    ]


def test_words_of_a_topic_are_told_one_by_one() -> None:
    taught = "words:\n  bookbinding: [spine, glue]\nlint:\n"
    assert told("lint:\n", taught) == [
        "“bookbinding” has words of your own now",
        "“spine” now tells the topic “bookbinding”",
        "“glue” now tells the topic “bookbinding”",
    ]
    before = strategy(TEXT.replace("lint:\n", taught))
    after = strategy(TEXT.replace("lint:\n", taught.replace("spine", "thread")))
    assert [render(each.message, "en") for each in changes(before, after)] == [
        "“thread” now tells the topic “bookbinding”",
        "“spine” no longer tells the topic “bookbinding”",
    ]
    gone = changes(after, strategy(TEXT))[0]
    assert render(gone.message, "en") == "“bookbinding” has no words of your own any more"


def test_a_clause_that_moves_before_another_is_told() -> None:
    lines = TEXT.splitlines(keepends=True)
    start = next(n for n, line in enumerate(lines) if "name: toxic" in line)
    lines[start], lines[start + 1] = lines[start + 1], lines[start]

    found = changes(strategy(TEXT), strategy("".join(lines)))

    assert [render(each.message, "en") for each in found] == [
        "The let-go clauses are now read in this order: quiet, toxic (was toxic, quiet)"
    ]


def test_a_clause_that_changes_sides_is_told() -> None:
    text = TEXT.replace("    - {name: lifts, because: It lifts me, when: {inspires: yes}}\n", "")
    moved = text.replace(
        "  let_go:\n",
        "  let_go:\n    - {name: lifts, because: It lifts me, when: {inspires: yes}}\n",
    )

    found = changes(strategy(TEXT), strategy(moved))

    assert [render(each.message, "en") for each in found] == [
        "The clause “lifts” lets go now; it kept before"
    ]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("work", "craft", "The goal “work” is now called “craft”"),
        ("fair", "saloon", "The campaign “fair” is now called “saloon”"),
        ("quiet", "silent", "The clause “quiet” is now called “silent”"),
    ],
)
def test_a_new_name_for_the_same_thing_is_a_rename(old: str, new: str, sentence: str) -> None:
    found = changes(strategy(TEXT), strategy(renaming(old, new)))

    assert [render(each.message, "en") for each in found] == [sentence]


def test_a_network_under_a_new_key_is_a_rename() -> None:
    assert told("  linkedin:\n", "  pro:\n    network: linkedin\n") == [
        "The network “linkedin” is now called “pro”"
    ]


def test_a_rename_with_a_change_is_told_as_both() -> None:
    text = renaming("work", "craft").replace("target: 200", "target: 150")

    found = changes(strategy(TEXT), strategy(text))

    assert [(each.path, each.before, each.after) for each in found] == [
        ("goals.craft", "work", "craft"),
        ("goals.craft.target", "200", "150"),
    ]


def test_another_goal_in_the_place_of_one_is_no_rename() -> None:
    goal = TEXT[TEXT.index("work: {") : TEXT.index("networks:")]
    text = renaming("work", "garden", TEXT.replace(goal, "work: {want: Grow beans}\n"))
    found = changes(strategy(TEXT), strategy(text))

    assert "The goal “work” is gone" in [render(each.message, "en") for each in found]
    assert "New goal “garden”: Grow beans" in [render(each.message, "en") for each in found]


def test_changes_come_in_the_order_of_the_file() -> None:
    text = TEXT
    for old, (new, _) in CASES.items():
        text = text.replace(old, new, 1) if text.count(old) else text

    tops = [each.path.partition(".")[0] for each in changes(strategy(TEXT), strategy(text))]

    order = [
        "name",
        "time_zone",
        "goals",
        "networks",
        "campaigns",
        "follow",
        "time",
        "review",
        "lint",
    ]
    assert list(dict.fromkeys(tops)) == order


def test_hostile_text_is_told_harmless_and_short() -> None:
    hostile = "\x1b[31mred\x1b[0m \u202eevil [b]x[/b] " + "a" * 10_000
    before = strategy(TEXT)
    plan = replace(before.networks["linkedin"], purpose=hostile)
    (change,) = changes(before, replace(before, networks={**before.networks, "linkedin": plan}))

    sentence = render(change.message, "en")

    assert "\x1b" not in sentence
    assert "\u202e" not in sentence
    assert len(sentence) < 200


TOLD_ELSEWHERE = {
    Goal: set[str](),
    NetworkPlan: {"key", "goals", "share", "never", "hashtags", "cadence"},
    Cadence: {"posts_per_week", "slots"},
    HashtagPolicy: set[str](),
    Campaign: {"name", "networks"},
    Clause: {"name", "when", "prefer", "always", "soft"},
    FollowPolicy: {"keep", "let_go", "assume", "target"},
    FollowTarget: set[str](),
    TimeBudget: set[str](),
    ReviewRhythm: set[str](),
    Override: set[str](),
    Strategy: {"words", "goals", "networks", "follow", "campaigns", "time", "review", "lint"},
}
"""What is told by code of its own; each of these is in a test above."""

TABLES = {
    Goal: change_words.GOAL,
    NetworkPlan: change_words.NETWORK,
    Cadence: change_words.CADENCE,
    HashtagPolicy: change_words.HASHTAGS,
    Campaign: change_words.CAMPAIGN,
    Clause: change_words.CLAUSE,
    FollowPolicy: change_words.FOLLOW,
    FollowTarget: change_words.TARGET,
    TimeBudget: change_words.TIME,
    ReviewRhythm: change_words.REVIEW,
    Override: change_words.OVERRIDE,
    Strategy: change_words.STRATEGY,
}


@pytest.mark.parametrize("cls", TABLES, ids=lambda cls: cls.__name__)
def test_every_field_of_the_strategy_has_its_words(cls: type) -> None:
    known = {each.name for each in fields(cls)}

    assert TABLES[cls].keys() | TOLD_ELSEWHERE[cls] == known


@pytest.mark.parametrize("cls", TABLES, ids=lambda cls: cls.__name__)
def test_the_words_of_a_field_name_only_what_is_there(cls: type) -> None:
    for wording in TABLES[cls].values():
        assert fields_of(wording.changed.id) <= {"what", "field", "before", "after"}
        assert fields_of(wording.set.id) <= {"what", "field", "after"} or wording.none_is_a_value
        assert fields_of(wording.unset.id) <= {"what", "field", "before"} or wording.none_is_a_value


def test_every_sample_differs_from_the_others_in_words() -> None:
    samples = sorted(Path("strategies").glob("*.yaml"))
    for one in samples:
        for other in samples:
            found = changes(
                strategy(one.read_text(encoding="utf-8")),
                strategy(other.read_text(encoding="utf-8")),
            )
            assert bool(found) == (one != other)
            for each in found:
                for language in ("en", "fr"):
                    assert "{what}" not in render(each.message, language)
