from __future__ import annotations

from collections.abc import Iterable

from strategy_tui.domain.diagnostic import Diagnostic, Severity
from strategy_tui.domain.draft import Suppression
from strategy_tui.domain.strategy import Override
from strategy_tui.domain.text import Span
from strategy_tui.draft_file import parse
from strategy_tui.lint.engine import MOST, check, lint
from strategy_tui.lint.pack import bundled, parse_pack
from tests.lint.subjects import (
    a_draft,
    a_strategy,
    a_subject,
    by_pack,
    found,
    of_draft,
    rule_ids,
    said,
)

PLUM = """
- id: mine.plum
  kind: existence
  severity: hint
  message: "A {match}."
  words: [plum, prune]
"""


def _ids(found: Iterable[Diagnostic]) -> set[str]:
    return {each.rule_id for each in found}


def test_diagnostics_stand_in_the_order_of_the_text() -> None:
    places = [each.span for each in by_pack(PLUM, "a plum, a prune, a plum")]

    assert places == [Span(2, 6), Span(10, 15), Span(19, 23)]


def test_a_rule_says_a_thing_once_for_a_place() -> None:
    rules, _ = parse_pack(PLUM, "mine.yaml")

    twice = lint(a_subject("a plum"), (*rules, *rules))

    assert len(twice) == 1


def test_places_are_those_of_the_file() -> None:
    text = "---\nnetwork: mastodon\n---\nOpen now!!\n"
    draft, _ = parse(text, "d.md")
    assert draft is not None

    (pile,) = [each for each in found(of_draft(draft)) if each.rule_id == "style.pile"]

    assert text[pile.span.start : pile.span.end] == "!!"


def test_a_fix_moves_with_its_place() -> None:
    text = "---\nnetwork: mastodon\n---\nÀ samedi. #salondulivre\n"
    draft, _ = parse(text, "d.md")
    assert draft is not None

    (case,) = [each for each in found(of_draft(draft)) if each.rule_id == "hashtags.case"]

    assert case.fix is not None
    assert case.fix.apply(text).endswith("À samedi. #SalonDuLivre\n")


def test_the_strategy_lowers_a_severity() -> None:
    lowered = a_strategy(
        lint={"call_to_action.missing": Override(Severity.HINT, "I only tell stories there")}
    )

    (missing,) = found(of_draft(a_draft("Two weeks of work.", "linkedin"), lowered))

    assert (missing.rule_id, missing.severity) == ("call_to_action.missing", Severity.HINT)


def test_the_strategy_switches_a_rule_off() -> None:
    off = a_strategy(lint={"call_to_action.missing": Override(None, "I only tell stories there")})

    assert not found(of_draft(a_draft("Two weeks of work.", "linkedin"), off))


def test_a_draft_switches_a_rule_off_with_a_reason() -> None:
    off = Suppression("style.pile", "a quotation", Span(4, 20))

    assert not found(of_draft(a_draft("Open now!!", suppressions=(off,))))


def test_an_exception_that_nothing_needs_is_a_hint() -> None:
    off = Suppression("style.pile", "a quotation", Span(4, 20))

    (unused,) = found(of_draft(a_draft("Open now.", suppressions=(off,))))

    assert (unused.rule_id, unused.severity) == ("suppression.unused", Severity.HINT)
    assert unused.span == Span(4, 20)


def test_an_exception_to_a_rule_that_there_is_not_is_a_warning() -> None:
    off = Suppression("style.piel", "a quotation", Span(4, 20))

    (unknown,) = found(of_draft(a_draft("Open now.", suppressions=(off,))))

    assert (unknown.rule_id, unknown.severity) == ("suppression.unknown", Severity.WARNING)
    assert said([unknown]) == ["There is no rule “style.piel”. Did you mean “style.pile”?"]


def test_an_exception_to_a_rule_that_is_off_anyway_says_so() -> None:
    off = Suppression("style.pile", "a quotation", Span(4, 20))
    quiet = a_strategy(lint={"style.pile": Override(None, "I like them")})

    (unused,) = found(of_draft(a_draft("Open now!!", suppressions=(off,)), quiet))

    assert unused.rule_id == "suppression.unused"
    assert said([unused]) == [
        "The rule “style.pile” is switched off everywhere; this exception can go."
    ]


def test_what_is_switched_off_is_kept_with_its_reason() -> None:
    off = Suppression("style.pile", "a quotation", Span(4, 20))

    findings = check(of_draft(a_draft("Open now!!", suppressions=(off,))), bundled())

    ((pile, exception),) = findings.suppressed
    assert (pile.rule_id, pile.span, exception) == ("style.pile", Span(8, 10), off)
    assert not findings.diagnostics


def test_of_a_huge_text_both_ends_are_judged_at_their_places() -> None:
    text = "plum " + "x" * 400_000 + " plum"

    places = [each.span for each in by_pack(PLUM, text)]

    assert places == [Span(0, 4), Span(len(text) - 4, len(text))]


def test_a_fix_in_the_end_of_a_huge_text_is_made_there() -> None:
    text = "x " * 200_000 + "#salondulivre"

    (case,) = [each for each in found(a_subject(text)) if each.rule_id == "hashtags.case"]

    assert case.fix is not None
    assert case.fix.apply(text) == "x " * 200_000 + "#SalonDuLivre"


def test_the_length_of_a_huge_text_is_exact() -> None:
    (over,) = [each for each in found(a_subject("x" * 400_000)) if each.rule_id == "length.over"]

    assert said([over])[0].startswith("400,000 ")


def test_rules_that_matter_less_are_left_out_on_request() -> None:
    off = Suppression("mine.pear", "nobody says so", Span(4, 20))
    shouted = PLUM.replace("plum, prune", "loud").replace("mine.plum", "mine.loud")
    pear = PLUM.replace("plum, prune", "pear").replace("mine.plum", "mine.pear")
    rules, _ = parse_pack(PLUM + shouted.replace("hint", "warning") + pear, "mine.yaml")
    subject = of_draft(a_draft("A loud plum.", suppressions=(off,)))

    assert _ids(lint(subject, rules)) == {"mine.plum", "mine.loud", "suppression.unused"}
    assert _ids(lint(subject, rules, Severity.WARNING)) == {"mine.loud"}


def test_what_is_raised_by_the_strategy_is_not_left_out() -> None:
    rules, _ = parse_pack(PLUM, "mine.yaml")
    raised = a_strategy(lint={"mine.plum": Override(Severity.ERROR, "never again")})
    subject = of_draft(a_draft("A plum."), raised)

    assert _ids(lint(subject, rules, Severity.ERROR)) == {"mine.plum"}


def test_a_rule_may_be_for_some_networks_and_languages_only() -> None:
    pack = PLUM + "  networks: [x]\n  languages: [en]\n"
    rules, _ = parse_pack(pack, "mine.yaml")

    assert lint(a_subject("a plum", "x", language="en"), rules)
    assert not lint(a_subject("a plum", "mastodon", language="en"), rules)
    assert not lint(a_subject("une prune", "x", language="fr"), rules)


def test_one_rule_does_not_flood_a_draft() -> None:
    assert len(by_pack(PLUM, "plum " * 1_000)) == MOST


def test_only_a_few_rules_close_the_gate() -> None:
    assert {each.id for each in bundled() if each.severity is Severity.ERROR} == {
        "length.over",
        "twins.elsewhere",
        "value.bare_reshare",
        "call_to_action.missing",
        "media.missing",
        "media.unreadable",
        "title.over",
        "youtube.forbidden",
    }


def test_a_quiet_honest_post_has_nothing_to_find() -> None:
    text = "Three tools are enough to begin: a bone folder, a ruler, a needle. #bookbinding"

    assert rule_ids(of_draft(a_draft(text), a_strategy())) == []
