"""The verdict rules, written out: every truth of four clauses, and where it leads.

T holds, F fails, U is unknown. The first four columns are an `always` let-go clause, a keep clause,
a plain and a soft let-go clause, each about a fact of its own. The last four are the outcome with
`otherwise: ask` before and after the target is met, and with `otherwise: let_go` likewise.
"""

from __future__ import annotations

import pytest

from strategy_tui.domain.strategy import FollowPolicy, Otherwise
from tests.audit.policies import clause, judged, never, says

TABLE = """
    T T T T  let_go let_go let_go let_go
    T T T U  let_go let_go let_go let_go
    T T T F  let_go let_go let_go let_go
    T T U T  let_go let_go let_go let_go
    T T U U  let_go let_go let_go let_go
    T T U F  let_go let_go let_go let_go
    T T F T  let_go let_go let_go let_go
    T T F U  let_go let_go let_go let_go
    T T F F  let_go let_go let_go let_go
    T U T T  let_go let_go let_go let_go
    T U T U  let_go let_go let_go let_go
    T U T F  let_go let_go let_go let_go
    T U U T  let_go let_go let_go let_go
    T U U U  let_go let_go let_go let_go
    T U U F  let_go let_go let_go let_go
    T U F T  let_go let_go let_go let_go
    T U F U  let_go let_go let_go let_go
    T U F F  let_go let_go let_go let_go
    T F T T  let_go let_go let_go let_go
    T F T U  let_go let_go let_go let_go
    T F T F  let_go let_go let_go let_go
    T F U T  let_go let_go let_go let_go
    T F U U  let_go let_go let_go let_go
    T F U F  let_go let_go let_go let_go
    T F F T  let_go let_go let_go let_go
    T F F U  let_go let_go let_go let_go
    T F F F  let_go let_go let_go let_go
    U T T T  ask    ask    ask    ask
    U T T U  ask    ask    ask    ask
    U T T F  ask    ask    ask    ask
    U T U T  ask    ask    ask    ask
    U T U U  ask    ask    ask    ask
    U T U F  ask    ask    ask    ask
    U T F T  ask    ask    ask    ask
    U T F U  ask    ask    ask    ask
    U T F F  ask    ask    ask    ask
    U U T T  ask    ask    ask    ask
    U U T U  ask    ask    ask    ask
    U U T F  ask    ask    ask    ask
    U U U T  ask    ask    ask    ask
    U U U U  ask    ask    ask    ask
    U U U F  ask    ask    ask    ask
    U U F T  ask    ask    ask    ask
    U U F U  ask    ask    ask    ask
    U U F F  ask    ask    ask    ask
    U F T T  let_go let_go let_go let_go
    U F T U  let_go let_go let_go let_go
    U F T F  let_go let_go let_go let_go
    U F U T  let_go ask    let_go let_go
    U F U U  ask    ask    let_go let_go
    U F U F  ask    ask    let_go let_go
    U F F T  let_go ask    let_go let_go
    U F F U  ask    ask    let_go let_go
    U F F F  ask    ask    let_go let_go
    F T T T  keep   keep   keep   keep
    F T T U  keep   keep   keep   keep
    F T T F  keep   keep   keep   keep
    F T U T  keep   keep   keep   keep
    F T U U  keep   keep   keep   keep
    F T U F  keep   keep   keep   keep
    F T F T  keep   keep   keep   keep
    F T F U  keep   keep   keep   keep
    F T F F  keep   keep   keep   keep
    F U T T  ask    ask    ask    ask
    F U T U  ask    ask    ask    ask
    F U T F  ask    ask    ask    ask
    F U U T  ask    ask    ask    ask
    F U U U  ask    ask    ask    ask
    F U U F  ask    ask    ask    ask
    F U F T  ask    ask    ask    ask
    F U F U  ask    ask    ask    ask
    F U F F  ask    ask    ask    ask
    F F T T  let_go let_go let_go let_go
    F F T U  let_go let_go let_go let_go
    F F T F  let_go let_go let_go let_go
    F F U T  let_go ask    let_go let_go
    F F U U  ask    ask    let_go let_go
    F F U F  ask    ask    let_go let_go
    F F F T  let_go ask    let_go let_go
    F F F U  ask    ask    let_go let_go
    F F F F  ask    ask    let_go let_go
"""

ROWS = [line.split() for line in TABLE.split("\n") if line]
MEANS: dict[str, dict[str, str | None]] = {
    "always": {"T": "yes", "F": "no", "U": None},
    "keep": {"T": "yes", "F": "no", "U": None},
    "plain": {"T": "no", "F": "yes", "U": None},
    "soft": {"T": "never", "F": "2026-11-23", "U": None},
}


def policy(otherwise: Otherwise) -> FollowPolicy:
    return FollowPolicy(
        keep=(clause("inspiring", says("inspires", "yes")),),
        let_go=(
            clause("silent", never("last_post"), soft=True),
            clause("stranger", says("known", "no")),
            clause("toxic", says("toxic", "yes"), always=True),
        ),
        otherwise=otherwise,
    )


def test_the_table_is_whole() -> None:
    assert len({tuple(row[:4]) for row in ROWS}) == 3**4


@pytest.mark.parametrize("row", ROWS, ids=lambda row: "".join(row[:4]))
def test_the_outcome_is_as_the_table_says(row: list[str]) -> None:
    always, keep, plain, soft, *expected = row

    known = {
        "toxic": MEANS["always"][always],
        "inspires": MEANS["keep"][keep],
        "known": MEANS["plain"][plain],
        "last_post": MEANS["soft"][soft],
    }

    found = [
        judged(policy(otherwise), known, soft_rests=met).outcome.value
        for otherwise in (Otherwise.ASK, Otherwise.LET_GO)
        for met in (False, True)
    ]

    assert found == expected
