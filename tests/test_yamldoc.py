"""YAML that knows its places: hostile input, places, types, edits."""
# ruff: noqa: RUF009 (`key` is `dataclasses.field`)

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from strategy_tui.domain.diagnostic import Diagnostic
from strategy_tui.domain.strategy import Duration, Slot
from strategy_tui.domain.text import Span, line_and_column
from strategy_tui.i18n import render
from strategy_tui.yamldoc import (
    MAX_BYTES,
    Minutes,
    Problems,
    at,
    compose,
    composing,
    decode,
    elements,
    key,
    key_at,
    load,
    one_of,
    quoted,
    read,
    read_partly,
    scalar,
    set_scalar,
    span_of,
    subset,
)
from strategy_tui.yamldoc.schema import json_schema


def told(text: str, found: tuple[Diagnostic, ...]) -> list[str]:
    """Findings as `line:column rule sentence`."""
    return [
        "{}:{} {} {}".format(
            *line_and_column(text, each.span.start), each.rule_id, render(each.message, "en")
        )
        for each in found
    ]


def bomb() -> str:
    """Nine levels of nine aliases: 9⁹ nodes if they were unfolded."""
    levels = "abcdefghij"
    lines = ["a: &a [x]"]
    for below, name in pairwise(levels):
        lines.append(f"{name}: &{name} [{', '.join([f'*{below}'] * 9)}]")
    return "\n".join(lines)


HOSTILE = {
    "50,000 brackets": (
        "[" * 50_000,
        "1:65 yaml.depth This is nested more than 64 levels deep; simplify it.",
    ),
    "50,000 dashes": (
        "- " * 50_000,
        "1:129 yaml.depth This is nested more than 64 levels deep; simplify it.",
    ),
    "50,000 braces": (
        "{a: " * 50_000,
        "1:257 yaml.depth This is nested more than 64 levels deep; simplify it.",
    ),
    "an alias bomb": (
        bomb(),
        "6:32 yaml.alias The aliases (“*e”) unfold into too much to be read.",
    ),
    "aliases that nest": (
        "a: &a " + "[" * 40 + "]" * 40 + "\nb: " + "[" * 40 + "*a" + "]" * 40,
        "2:44 yaml.alias The aliases (“*a”) unfold into too much to be read.",
    ),
    "1,001 aliases": (
        "a: &a x\nb: [" + "*a, " * 1_001 + "]",
        "2:4005 yaml.alias The aliases (“*a”) unfold into too much to be read.",
    ),
    "an alias of itself": ("a: &a [*a]", "1:8 yaml.alias “*a” stands within itself."),
    "an alias of nothing": (
        "a: *b",
        "1:4 yaml.alias “*b” names nothing that stands above it.",
    ),
    "a tab": (
        "a:\n\tb: 1",
        "2:1 yaml.syntax A tab stands here; YAML is indented with spaces. Write two instead.",
    ),
    "a byte order mark": (
        "\ufeffa: 1",
        "1:1 yaml.character An invisible character (U+FEFF) stands here; take it out.",
    ),
    "a NUL": (
        "a: b\0",
        "1:5 yaml.character An invisible character (U+0000) stands here; take it out.",
    ),
    "an escape sequence": (
        "a: \x1b[31m",
        "1:4 yaml.character An invisible character (U+001B) stands here; take it out.",
    ),
    "an escape sequence behind an escape": (
        'a: {b: "\\e[31m"}',
        "1:8 yaml.character This text spells an invisible character (U+001B); take its escape out.",
    ),
    "a text that runs backwards": (
        "a: \u202eb",
        "1:4 yaml.character An invisible character (U+202E) stands here; take it out.",
    ),
    "a lone surrogate": (
        "a: \ud800",
        "1:4 yaml.character An invisible character (U+D800) stands here; take it out.",
    ),
    "a Python tag": (
        "a: !!python/object/apply:os.system [ls]",
        "1:4 yaml.tag The tag “!!python/object/apply:os.system” has no meaning here; take it out.",
    ),
    "a merge key": (
        "a: &a {b: c}\n<<: *a",
        "2:1 yaml.merge-key Merge keys (“<<”) are not read; write the keys out.",
    ),
    "duplicate keys": (
        "a: 1\nb: 2\na: 3",
        "3:1 yaml.duplicate-key “a” stands here twice, first on line 1. Keep one of them.",
    ),
    "two documents": (
        "a: 1\n---\nb: 2",
        "2:1 yaml.documents A second document begins here (“---”); one file holds one. "
        "Take the line out, or move what follows it to a file of its own.",
    ),
    "a list as a key": (
        "? [a]\n: b",
        "1:3 yaml.key A key has to be a plain text. Take the brackets away.",
    ),
    "a megabyte": (
        "a: " + "x" * MAX_BYTES,
        "1:1 yaml.size The text is too long; at most 1,000,000 characters are read.",
    ),
    "an open quotation mark": (
        "a: 'b\nc: d",
        "1:4 yaml.syntax A quotation mark is opened here and never closed. Close it.",
    ),
    "a place after signs beyond the first plane": (
        "😀: 👩‍🚀 and\n𝕏: @b",
        "2:4 yaml.syntax A value cannot begin with “@”; put it in quotes.",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_gets_one_clean_finding(name: str) -> None:
    text, expected = HOSTILE[name]

    loaded = load(text)

    assert told(text, loaded.diagnostics) == [expected]
    with pytest.raises(Problems):
        compose(text)


@pytest.mark.parametrize("name", [name for name in HOSTILE if name != "an open quotation mark"])
def test_without_the_c_parser_the_rule_is_the_same(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(composing, "_LOADER", yaml.SafeLoader)
    text, expected = HOSTILE[name]

    found = load(text).diagnostics

    assert [each.rule_id for each in found] == [expected.split(" ")[1]]


def test_an_invisible_character_has_a_fix() -> None:
    text = "a: b\u0007c"
    (found,) = load(text).diagnostics

    assert found.fix is not None
    assert found.fix.apply(text) == "a: bc"


def test_each_duplicate_is_told_and_the_first_counts() -> None:
    text = "a: 1\na: 2\nb: 3\nb: 4\n"

    loaded = load(text)

    assert [line_and_column(text, each.span.start) for each in loaded.diagnostics] == [
        (2, 1),
        (4, 1),
    ]
    assert getattr(at(loaded.root, "a"), "value", None) == "1"


def test_every_case_of_the_yaml_test_suite_is_read_or_refused_cleanly(shared: Path) -> None:
    lines = (shared / "conformance/yaml_test_suite/cases.jsonl").read_text("utf-8").split("\n")
    cases = [json.loads(line) for line in lines if line]

    for case in cases:
        loaded = load(case["yaml"])
        for each in loaded.diagnostics:
            assert re.fullmatch(r"yaml\.[a-z-]+", each.rule_id)
            assert each.span.end <= len(case["yaml"]) + 1
            assert render(each.message, "en")
    assert len(cases) == 402


@given(st.text())
def test_any_text_is_read_or_refused_cleanly(text: str) -> None:
    loaded = load(text)
    assert loaded.root is None or isinstance(loaded.root, yaml.Node)


@given(st.text(alphabet="a:-[]{}&*!|>'\"#%@, \n?<\t", max_size=60))
def test_any_punctuation_is_read_or_refused_cleanly(text: str) -> None:
    loaded = load(text)
    assert loaded.root is None or isinstance(loaded.root, yaml.Node)


def test_bytes_lose_their_mark_and_carriage_returns() -> None:
    assert decode(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n") == "a: 1\nb: 2\n"


def test_bytes_that_are_not_utf_8_are_refused_where_they_stop_to_be() -> None:
    with pytest.raises(Problems) as caught:
        decode("é: 1\r\nb: ".encode() + b"\xff")

    (found,) = caught.value.diagnostics
    assert found.span == Span(8, 8)
    assert render(found.message, "en").startswith("This is not UTF-8 text.")


def test_too_many_bytes_are_refused() -> None:
    with pytest.raises(Problems):
        decode(b"a" * (MAX_BYTES + 1))


def test_places_are_code_points() -> None:
    text = "😀: {𝕏: 'é'}\nb: c"
    root = compose(text)
    node, name = at(root, "😀", "𝕏"), key_at(root, "b")

    assert node is not None
    assert name is not None
    assert text[span_of(node).start : span_of(node).end] == "'é'"
    assert text[span_of(name).start : span_of(name).end] == "b"


def test_the_place_of_an_alias_is_its_own() -> None:
    text = "a: &a [x, y]\nb: *a\n"
    node = at(compose(text), "b")

    assert node is not None
    assert span_of(node) == Span(16, 18)
    assert [each.value for each in elements(node)] == ["x", "y"]


def test_a_path_that_ends_early_leads_nowhere() -> None:
    root = compose("a: [b]")

    assert at(root, "a", 1) is None
    assert at(root, "c", "d") is None
    assert at(root, "a", 0, "d") is None


class Colour(StrEnum):
    """For the tests of reading."""

    RED = "red"
    GREEN = "green"


@dataclass(frozen=True, slots=True)
class Inner:
    """For the tests of reading."""

    size: int = key(least=1, most=9, default=3)


@dataclass(frozen=True, slots=True)
class Sample:
    """Every type that the reader knows."""

    name: str
    begins: date | None = key(name="from", default=None)
    toxic: bool = False
    share: float = 0.0
    time: Minutes | None = None
    every: Duration | None = None
    slots: tuple[Slot, ...] = ()
    colour: Colour = Colour.RED
    inner: Inner = field(default_factory=Inner)
    several: Mapping[str, Inner] = field(default_factory=dict)
    either: str | tuple[str, ...] = ""
    raw: yaml.Node | None = None


def sample(text: str) -> Sample:
    """A sample from its text."""
    root = compose(text)
    assert root is not None
    return read(Sample, root)


def test_every_type_is_read_from_text() -> None:
    found = sample(
        "name: no\nfrom: 2027-03-01\ntoxic: no\nshare: 2,5\ntime: 1h30\nevery: 6 mois\n"
        "slots: [tue 08:30, mar 8h, thu 12:15]\ncolour: green\ninner: {size: 4}\n"
        "several: {a: {size: 1}, b: }\neither: [x, y]\n"
    )

    assert found == Sample(
        name="no",
        begins=date(2027, 3, 1),
        toxic=False,
        share=2.5,
        time=Minutes(90),
        every=Duration(6, "month"),
        slots=(Slot(1, 8, 30), Slot(1, 8, 0), Slot(3, 12, 15)),
        colour=Colour.GREEN,
        inner=Inner(4),
        several={"a": Inner(1), "b": Inner(3)},
        either=("x", "y"),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("name: no", "no"),
        ("name: 12:15", "12:15"),
        ("name: 0x1F", "0x1F"),
        ("name: 2027-03-01", "2027-03-01"),
        ("name: 'null'", "null"),
        ("name: |\n  two\n  lines\n", "two\nlines\n"),
        ("name: !!str yes", "yes"),
    ],
)
def test_a_text_is_what_is_written(text: str, expected: str) -> None:
    assert sample(text).name == expected


@pytest.mark.parametrize(
    ("type_", "text", "expected"),
    [
        (bool, "oui", True),
        (bool, "False", False),
        (int, "-12", -12),
        (float, "3", 3.0),
        (Duration, "1 year", Duration(1, "year")),
        (Duration, "1 an", Duration(1, "year")),
        (Duration, "30 jours", Duration(30, "day")),
        (Duration, "60 min", Duration(60, "minute")),
        (Duration, "2\u202fsemaines", Duration(2, "week")),
        (Minutes, "60", Minutes(60)),
        (Minutes, "60 min", Minutes(60)),
        (Minutes, "45min", Minutes(45)),
        (Minutes, "1 h", Minutes(60)),
        (Minutes, "1.5 hours", Minutes(90)),
        (Slot, "Sunday 18:00", Slot(6, 18, 0)),
        (Slot, "dim. 18h05", Slot(6, 18, 5)),
    ],
)
def test_scalars_are_forgiving(type_: type, text: str, expected: object) -> None:
    node = at(compose(f"a: {text}"), "a")
    assert node is not None
    assert scalar(type_, node) == expected


@pytest.mark.parametrize(
    ("type_", "text"),
    [
        (bool, "maybe"),
        (int, "3.5"),
        (int, "9" * 5000),
        (int, "٣"),
        (float, "1,000"),
        (float, "nan"),
        (float, ".inf"),
        (date, "2027-02-30"),
        (date, "20270301"),
        (Duration, "0 days"),
        (Duration, "6 moons"),
        (Duration, "six months"),
        (Minutes, "2 days"),
        (Minutes, "1h75"),
        (Slot, "tue"),
        (Slot, "tue 25:00"),
        (Slot, "someday 08:00"),
    ],
)
def test_scalars_are_not_guessed(type_: type, text: str) -> None:
    node = at(compose(f"a: {text}"), "a")
    assert node is not None
    with pytest.raises(Problems):
        scalar(type_, node)


def test_all_problems_are_told_at_once() -> None:
    text = "nam: x\ninner: {size: 12}\ncolour: gren\ntoxic: perhaps\neither: {a: b}\n"
    root = compose(text)
    assert root is not None

    with pytest.raises(Problems) as caught:
        read(Sample, root)

    assert told(text, caught.value.diagnostics) == [
        "1:1 yaml.unknown-key Unknown key “nam”. Did you mean “name”?",
        "2:15 yaml.range “size” has to be at most 9; this is more.",
        "3:9 yaml.value “gren” is not known here. Did you mean “green”?",
        "4:8 yaml.value “toxic” takes yes or no; “perhaps” is none.",
        "5:9 yaml.value “either” takes a text, and neither a list nor lines below it.",
    ]


def test_what_can_be_read_is_read() -> None:
    root = compose("name: x\nshare: lots\nslots: [tue 08:30, never]\n")
    assert root is not None

    found, problems = read_partly(Sample, root)

    assert found == Sample("x", slots=(Slot(1, 8, 30),))
    assert len(problems) == 2


def test_a_stand_in_takes_the_place_of_a_missing_value() -> None:
    root = compose("share: 2")
    assert root is not None

    assert read_partly(Sample, root)[0] is None
    assert read_partly(Sample, root, stand_ins={"name": "?"})[0] == Sample("?", share=2)


def test_a_required_key_without_a_value_is_told() -> None:
    text = "name:\n"
    with pytest.raises(Problems) as caught:
        sample(text)

    assert told(text, caught.value.diagnostics) == [
        "1:1 yaml.empty-key “name” has no value. Write one after the colon."
    ]


def test_a_choice_is_looked_up_or_told() -> None:
    node = at(compose("kind: ocurrence"), "kind")
    assert node is not None

    assert one_of({"length": 1}, "length", node) == 1
    with pytest.raises(Problems) as caught:
        one_of({"occurrence": 1, "length": 2}, "ocurrence", node)
    (found,) = caught.value.diagnostics
    assert found.fix is not None
    assert found.fix.apply("kind: ocurrence") == "kind: occurrence"


def test_a_subset_keeps_its_places() -> None:
    root = compose("a: 1\nb: 2\n")
    assert root is not None

    kept = subset(root, lambda name: name == "b")

    assert span_of(kept) == Span(5, 6)


def test_the_schema_is_of_the_same_definition() -> None:
    schema = json_schema(Sample, raw={"type": "object"})

    assert schema["required"] == ["name"]
    assert schema["additionalProperties"] is False
    assert schema["properties"]["colour"] == {"enum": ["red", "green"], "default": "red"}
    assert schema["properties"]["raw"] == {"type": ["object", "null"]}
    assert schema["properties"]["inner"]["properties"]["size"] == {
        "type": ["integer", "null"],
        "default": 3,
        "minimum": 1,
        "maximum": 9,
    }


EDITED: dict[str, tuple[str, list[str | int], str, str]] = {
    "a value": ("a: 1  # why\nb: 2\n", ["a"], "3", "a: 3  # why\nb: 2\n"),
    "a quoted value": ("a: 'x'\n", ["a"], "it's", "a: \"it's\"\n"),
    "an empty value": ("a:  # why\nb: 2\n", ["a"], "3", "a: 3  # why\nb: 2\n"),
    "a block of text": ("a: |\n  x\n  y\n# end\nb: 1\n", ["a"], "z", "a: z\n# end\nb: 1\n"),
    "an element": ("a: [x, y]\n", ["a", 1], "z", "a: [x, z]\n"),
    "a new key": ("a: 1\n# end\n", ["b"], "2", "a: 1\nb: 2\n# end\n"),
    "a new key without a last newline": ("a: 1", ["b"], "2", "a: 1\nb: 2\n"),
    "a new key of a block": ("a:\n  b: 1  # x\nc: 2\n", ["a", "d"], "3",
                             "a:\n  b: 1  # x\n  d: 3\nc: 2\n"),
    "a new key of a nested block": ("a:\n  b:\n    - c\nd: 2\n", ["a", "e"], "3",
                                    "a:\n  b:\n    - c\n  e: 3\nd: 2\n"),
    "a new key between braces": ("a: {b: 1}\n", ["a", "c"], "x, y", 'a: {b: 1, c: "x, y"}\n'),
    "a new key between empty braces": ("a: {}\n", ["a", "c"], "x", "a: {c: x}\n"),
    "a new mapping": ("a: 1\n", ["b", "c", "d"], "x", "a: 1\nb:\n  c:\n    d: x\n"),
    "a new mapping between braces": ("a: {}\n", ["a", "b", "c"], "x", "a: {b: {c: x}}\n"),
    "a mapping without keys": ("a:  # todo\nb: 1\n", ["a", "c"], "x", "a:  # todo\n  c: x\nb: 1\n"),
    "an empty file": ("", ["a"], "x", "a: x\n"),
    "a file of comments": ("# hello\n", ["a"], "x", "# hello\na: x\n"),
    "an alias": ("a: &a x\nb: *a\n", ["b"], "y", "a: &a x\nb: y\n"),
}  # fmt: skip


@pytest.mark.parametrize("name", EDITED)
def test_an_edit_changes_nothing_else(name: str) -> None:
    text, path, value, expected = EDITED[name]

    assert set_scalar(text, path, value).apply(text) == expected


@pytest.mark.parametrize("path", [["a", "b"], ["c", 0], ["d"]])
def test_an_edit_that_has_no_place_is_refused(path: list[str | int]) -> None:
    with pytest.raises(LookupError):
        set_scalar("a: x\nd: [e]\n", path, "y")


@given(
    st.text(
        st.characters(exclude_categories=["Cs", "Cc", "Cf", "Cn"]) | st.sampled_from("\n\t\r"),
        max_size=30,
    )
)
def test_what_is_set_is_read_back(value: str) -> None:
    for text in ("a: x  # c\n", "a: {b: c, d: [e]}\n", "a:\n  b: c\n"):
        path = ["a"] if text.startswith("a: x") else ["a", "b"]
        edited = set_scalar(text, path, value).apply(text)
        node = at(compose(edited), *path)
        assert isinstance(node, yaml.ScalarNode)
        assert node.value == value


def test_what_a_file_may_not_hold_is_left_out() -> None:
    assert set_scalar("a: x\n", ["a"], "b\x1b\u202ec").apply("a: x\n") == "a: bc\n"


@pytest.mark.parametrize("value", ["plain words", "2027-03-01", "à vous", "no"])
def test_plain_words_get_no_quotes(value: str) -> None:
    assert quoted(value) == value


@pytest.mark.parametrize(
    "value", ["", "#tag", "a: b", " a", "a ", "null", "~", "@me", "a\nb", "- a"]
)
def test_what_yaml_would_misread_gets_quotes(value: str) -> None:
    assert quoted(value).startswith('"')


@pytest.mark.parametrize("first", ["yamldoc", "strategy_file", "draft_file"])
def test_the_reader_that_is_not_used_is_compiled_when_somebody_uses_it(first: str) -> None:
    program = (
        f"import strategy_tui.{first}; import yaml, re; reader = yaml.reader.Reader; "
        "print(isinstance(reader.NON_PRINTABLE, re.Pattern)); "
        "print(yaml.load('a: [1, é]', yaml.SafeLoader)); "
        "yaml.load('a: \\x01', yaml.SafeLoader)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)

    assert done.stdout == "False\n{'a': [1, 'é']}\n"
    assert "special characters are not allowed" in done.stderr
