"""Why there is a finding of some id: from the rules of packs, or from what is built in."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from strategy_tui.domain.message import Message
from strategy_tui.lint.rule import Rule


def why_of(rules: Iterable[Rule]) -> Callable[[str], Message | None]:
    """Rule id → why there is such a rule; None where nobody says."""

    def why(rule_id: str) -> Message | None:
        from strategy_tui.lint import built_in

        named = {rule.id: rule.why for rule in rules}
        found = named.get(rule_id) or built_in.why(rule_id)
        return found if found is not None and found.id else None

    return why
