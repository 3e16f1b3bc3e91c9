"""100,000 accounts × 15 clauses: our codes against a function written by hand, and rule-engine.

CPU time, all in one run; the policy is compiled anew in each round, so nothing is remembered.
"""

from __future__ import annotations

import random
import statistics
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from time import process_time
from typing import Any

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from strategy_tui.audit.engine import compile_policy
from strategy_tui.domain import strategy as s
from strategy_tui.domain.facts import FACTS
from strategy_tui.domain.strategy import AllOf, Clause, Condition, Duration, FollowPolicy, Operator
from tests.benchmarks.conftest import Measured

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
Row = tuple[Any, ...]
"""Values in the order of FACTS."""


def says(fact: str, *values: str) -> Condition:
    return s.Test(fact, Operator.IS, values)


def older(fact: str, years: int) -> Condition:
    return s.Test(fact, Operator.OLDER_THAN, Duration(years, "year"))


def within(fact: str, months: int) -> Condition:
    return s.Test(fact, Operator.WITHIN, Duration(months, "month"))


def more(fact: str, bound: float) -> Condition:
    return s.Test(fact, Operator.MORE_THAN, bound)


def both(*parts: Condition) -> Condition:
    return AllOf(parts)


POLICY = FollowPolicy(
    keep=(
        Clause(
            "real",
            "",
            both(says("relationship", "yes"), says("toxic", "no")),
            prefer=within("met", 12),
        ),
        Clause("inspiring", "", says("inspires", "yes")),
        Clause("supplier", "", says("supplies", "yes")),
        Clause("near", "", within("met", 6)),
        Clause("exchange", "", both(more("interactions", 20), says("follows_me", "yes"))),
        Clause("recent", "", within("last_interaction", 3)),
    ),
    let_go=(
        Clause("toxic", "", says("toxic", "yes"), always=True),
        Clause("left", "", says("state", "gone", "suspended"), always=True),
        Clause("stranger", "", says("known", "no")),
        Clause("torn", "", says("relationship", "unsure")),
        Clause("lost", "", both(says("relationship", "no"), older("met", 5))),
        Clause("silent", "", s.Test("last_post", Operator.NEVER)),
        Clause(
            "faded",
            "",
            both(older("last_interaction", 3), s.Test("interactions", Operator.LESS_THAN, 3.0)),
        ),
        Clause("quiet", "", older("last_post", 1), soft=True),
        Clause("flood", "", more("posts_per_day", 20), soft=True),
    ),
    assume={"toxic": "no", "state": "active"},
    grace=Duration(30, "day"),
)
CLAUSE, OPEN, ASSUMED, SETTLING = 3, 8, 21, 34
"""Where a code keeps what. From SETTLING on it says how telling each question is: our extra."""
RENEW = 1 << 2
KEEP = [0 | 2 + place << CLAUSE for place in range(6)]
LET_GO = [1 | 2 + place << CLAUSE for place in range(15)]
ASK, NO_CLAUSE, GRACE = 2, 2 | 1 << CLAUSE, 3
TOXIC_GO, STATE_GO = LET_GO[6], LET_GO[7]
TOXIC_ASSUMED, STATE_ASSUMED = 1 << ASSUMED + 2, 1 << ASSUMED + 12
RELATIONSHIP, KNOWN, _, INSPIRES, SUPPLIES, MET, FOLLOWS_ME = (1 << OPEN + n for n in range(7))
_, LAST_POST, LAST_INTERACTION, INTERACTIONS, POSTS_PER_DAY = (1 << OPEN + 7 + n for n in range(5))
Cuts = tuple[str, str, str, str, str, str]
CUTS = ("2026-05-24", "2025-11-24", "2021-11-24", "2026-08-24", "2023-11-24", "2026-10-25")
"""6 months, 1 year, 5 years, 3 months, 3 years and 30 days before NOW."""


def by_hand(rows: list[Row], cuts: Cuts) -> list[int]:
    """The same codes, in one function that knows this policy, and no other, by heart."""
    codes = []
    half, year, five, quarter, three, month = cuts
    for row in rows:
        rel, known, toxic, inspires, supplies, met, mutual, since, post, last, count, rate, st = row
        if toxic == "yes":
            codes.append(TOXIC_GO)
            continue
        if st == "gone" or st == "suspended":
            codes.append(STATE_GO)
            continue
        assumed = (TOXIC_ASSUMED if toxic is None else 0) | (STATE_ASSUMED if st is None else 0)
        met_known = met is not None
        if rel == "yes" and toxic != "unsure":
            unmet = met_known and (met == "never" or met < year)
            codes.append(KEEP[0] | assumed | (RENEW if unmet else 0))
            continue
        if inspires == "yes":
            codes.append(KEEP[1] | assumed)
            continue
        if supplies == "yes":
            codes.append(KEEP[2] | assumed)
            continue
        if met_known and met != "never" and met >= half:
            codes.append(KEEP[3] | assumed)
            continue
        if count is not None and count > 20 and mutual == "yes":
            codes.append(KEEP[4] | assumed)
            continue
        if last is not None and last != "never" and last >= quarter:
            codes.append(KEEP[5] | assumed)
            continue
        if since is not None and since != "never" and since >= month:
            codes.append(GRACE)
            continue
        open = 0
        if rel is None and toxic != "unsure":
            open |= RELATIONSHIP
        if inspires is None:
            open |= INSPIRES
        if supplies is None:
            open |= SUPPLIES
        if not met_known:
            open |= MET
        if last is None:
            open |= LAST_INTERACTION
        if mutual != "no" and (count is None or count > 20):
            if count is None:
                open |= INTERACTIONS
            if mutual is None:
                open |= FOLLOWS_ME
        # The let-go clauses in their order: the first that holds, else what keeps them open.
        few = count is not None and count < 3
        long_met = met_known and (met == "never" or met < five)
        long_past = last is not None and (last == "never" or last < three)
        if known == "no":
            decided = LET_GO[8]
        elif rel == "unsure":
            decided = LET_GO[9]
        elif rel == "no" and long_met:
            decided = LET_GO[10]
        elif post == "never":
            decided = LET_GO[11]
        elif long_past and few:
            decided = LET_GO[12]
        elif post is not None and post < year:
            decided = LET_GO[13]
        elif rate is not None and rate > 20:
            decided = LET_GO[14]
        else:
            decided = 0
        if decided:
            codes.append(ASK | open if open else decided)
            continue
        if rel is None and toxic != "unsure" and long_met:
            codes.append(ASK | open)  # Whatever the answer about the relation is, it decides.
            continue
        if rel is None:
            open |= RELATIONSHIP
        if known is None:
            open |= KNOWN
        if post is None:
            open |= LAST_POST
        if rate is None:
            open |= POSTS_PER_DAY
        if count is None and (last is None or long_past):
            open |= INTERACTIONS
        codes.append(ASK | open if open else NO_CLAUSE)
    return codes


def anything(count: int) -> list[Row]:
    """Accounts of which each fact, by itself, is unknown three times in ten."""
    chance = random.Random(20261124)
    return [_account(chance, asked=0.7, seen=0.7) for _ in range(count)]


def imported(count: int) -> list[Row]:
    """Accounts as imports leave them: from an archive, or with all that a network tells.

    The person has answered about one in twenty.
    """
    chance = random.Random(20261124)
    rows = []
    for _ in range(count):
        asked = 0.8 if chance.random() < 0.05 else 0.0
        row = _account(chance, asked, seen=1.0)
        if chance.random() < 0.6:
            mutual, last, exchanges = row[6], row[9], row[10]
            row = (*row[:6], mutual, None, None, last, exchanges, None, None)
        rows.append(row)
    return rows


def _account(chance: random.Random, asked: float, seen: float) -> Row:
    """One made-up account; `asked` and `seen` say how likely a fact is known."""

    def choice(known: float, *values: str) -> str | None:
        return chance.choice(values) if chance.random() < known else None

    def moment(known: float, years: float) -> str | None:
        if chance.random() >= known:
            return None
        if chance.random() < 0.1:
            return "never"
        return (NOW - timedelta(days=chance.expovariate(1 / (365 * years)))).isoformat()

    def number(mean: float) -> float | None:
        return float(int(chance.expovariate(1 / mean))) if chance.random() < seen else None

    return (
        choice(asked, "yes", "no", "no", "no", "unsure"),
        choice(asked, "yes", "yes", "yes", "no", "unsure"),
        choice(asked, "no", "no", "no", "no", "no", "no", "yes", "unsure"),
        choice(asked, "no", "no", "no", "no", "yes", "unsure"),
        choice(asked, "no", "no", "no", "no", "no", "yes"),
        moment(asked, years=2),
        choice(seen, "yes", "no"),
        moment(seen, years=4),
        moment(seen, years=0.5),
        moment(seen, years=2),
        number(mean=8),
        number(mean=6),
        choice(seen, "active", "active", "active", "active", "active", "gone", "moved"),
    )


PEER_RULES = (
    "relationship == 'yes' and (toxic == null or toxic == 'no')",
    "inspires == 'yes'",
    "supplies == 'yes'",
    f"met != null and met != 'never' and met >= '{CUTS[0]}'",
    "interactions != null and interactions > 20 and follows_me == 'yes'",
    f"last_interaction != null and last_interaction != 'never' and last_interaction >= '{CUTS[3]}'",
    "toxic == 'yes'",
    "state == 'gone' or state == 'suspended'",
    "known == 'no'",
    "relationship == 'unsure'",
    f"relationship == 'no' and met != null and (met == 'never' or met < '{CUTS[2]}')",
    "last_post == 'never'",
    "last_interaction != null and interactions != null and interactions < 3 and "
    f"(last_interaction == 'never' or last_interaction < '{CUTS[4]}')",
    f"last_post != null and (last_post == 'never' or last_post < '{CUTS[1]}')",
    "posts_per_day != null and posts_per_day > 20",
)
"""The same clauses for the rule-engine package, which knows no third value."""


def ours(rows: list[Row]) -> list[int]:
    return compile_policy(POLICY, NOW).codes(rows, soft_rests=False)


def seconds(act: Callable[[], object]) -> float:
    began = process_time()
    act()
    return process_time() - began


def median_ratio(ours: Callable[[], object], peer: Callable[[], object], rounds: int) -> float:
    """How many times the peer's CPU time ours takes: the two by turns, the median of each."""
    pairs = [(seconds(ours), seconds(peer)) for _ in range(rounds)]
    return statistics.median(a for a, _ in pairs) / statistics.median(b for _, b in pairs)


@pytest.mark.parametrize("make", [imported, anything])
def test_the_codes_are_those_of_a_function_written_by_hand(
    make: Callable[[int], list[Row]],
) -> None:
    rows = make(5_000)

    assert [code & (1 << SETTLING) - 1 for code in ours(rows)] == by_hand(rows, CUTS)


def test_codes_cost_little_more_than_by_hand(
    benchmark: BenchmarkFixture, measured: Measured
) -> None:
    rows = imported(100_000 if benchmark.enabled else 100)
    benchmark(ours, rows)

    if benchmark.enabled:
        ratio = median_ratio(lambda: ours(rows), lambda: by_hand(rows, CUTS), rounds=9)
        measured("audit of 100,000 as imported × written by hand", ratio, 1.5)


def test_where_all_is_chance_each_sort_of_account_is_judged_once(
    benchmark: BenchmarkFixture, measured: Measured
) -> None:
    rows = anything(100_000 if benchmark.enabled else 100)
    policy = compile_policy(POLICY, NOW)
    benchmark(policy.codes, rows, False)

    if benchmark.enabled:
        cold = median_ratio(lambda: ours(rows), lambda: by_hand(rows, CUTS), rounds=5)
        warm = median_ratio(
            lambda: policy.codes(rows, False), lambda: by_hand(rows, CUTS), rounds=9
        )
        measured("audit of 100,000 at random, the first time × by hand", cold, 9)
        measured("the same, again × by hand", warm, 1.5)


def test_an_account_of_which_nothing_is_known_is_judged_at_once(
    benchmark: BenchmarkFixture,
) -> None:
    unknown = (None,) * 13

    code = benchmark(lambda: compile_policy(POLICY, NOW).code(unknown, soft_rests=False))

    assert code & 3 == ASK
    if benchmark.enabled:
        slowest = max(seconds(lambda: ours([unknown])) for _ in range(5))
        assert slowest < 0.05


def test_codes_cost_a_fraction_of_the_rule_engine_package(
    benchmark: BenchmarkFixture, measured: Measured
) -> None:
    """Rule-engine only says which clauses hold, on every twentieth account."""
    rule_engine = pytest.importorskip("rule_engine", reason="the rule-engine package is a peer")
    rows = imported(100_000 if benchmark.enabled else 2_000)
    things = [dict(zip(FACTS, row, strict=True)) for row in rows[::20]]
    rules = [rule_engine.Rule(rule) for rule in PEER_RULES]

    def peer() -> list[list[bool]]:
        return [[rule.matches(thing) for rule in rules] for thing in things]

    benchmark(ours, rows)

    outcomes = [code & 3 for code in ours(rows)[::20]]
    for outcome, matches in zip(outcomes, peer(), strict=True):
        assert outcome != 0 or any(matches[:6])
        assert outcome != 1 or any(matches[6:])
    if benchmark.enabled:
        ratio = 20 / median_ratio(lambda: ours(rows), peer, rounds=3)
        measured("the rule-engine package × audit of 100,000", ratio, 50, is_least=True)
