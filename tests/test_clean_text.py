import json
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategy_tui.clean_text import clean_text

SCOTLAND = "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Léa Exemple", "Léa Exemple"),
        ("A\x1b[31mB\x9b5mC", "ABC"),
        ("A\x1b]0;title\x07B", "AB"),
        ("A\x1b]52;c;aGk=\x1b\\B", "AB"),
        ("A\x9d0;title\x9cB", "AB"),
        ("A\x1bPpayload\x1b\\B\x1b_app\x1b\\C\x1b^note\x1b\\D\x1bXsos\x1b\\E", "ABCDE"),
        ("A\x90payload\x9cB", "AB"),
        ("A\x1b]0;never ends", "A"),
        ("A\x1b[", "A"),
        ("A\x1b", "A"),
        ("A\x1b\x1b[31mB", "AB"),
        ("A\x1bcB\x1b(0C", "ABC"),
        ("a\x00b\x07c\x7fd\x84e", "abcde"),
        ("a\u202egnp.exe", "agnp.exe"),
        ("x\u200by\u2066z\u00ad\ufeff", "xyz"),
        ("pay\u3164pal", "paypal"),
        ("tag\U000e0041\U000e0042", "tag"),
        ("lone \ud83d surrogate", "lone surrogate"),
        ("  two\t words\r\nand a line\u2028 more ", "two words and a line more"),
        ("combien\u00a0? 12\u202f%", "combien\u00a0? 12\u202f%"),
        ("e\u0301", "é"),
        ("e\u200b\u0301", "é"),
        ("e" + "\u0301" * 30, "é\u0301\u0301\u0301\u0301"),
        ("a\ufe0fb\u200dc", "abc"),
    ],
)
def test_what_acts_or_hides_is_gone(text: str, expected: str) -> None:
    assert clean_text(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "👩\u200d👩\u200d👧 ❤\ufe0f\u200d🔥 👁\ufe0f\u200d🗨\ufe0f 👍🏽 #\ufe0f\u20e3 🇫🇷 ☺\ufe0e",
        SCOTLAND,
        "می\u200cخواهم",
        "ශ\u0dca\u200dර\u0dd3 ලංකා",
        "葛\U000e0100",
        "שָׁ֖לוֹם",
        "ประเทศไทย",
        "مُحَمَّد",
    ],
)
def test_what_people_write_with_stays(text: str) -> None:
    assert clean_text(text) == unicodedata.normalize("NFC", text)


def test_a_flag_of_other_tags_carries_no_unseen_text() -> None:
    hidden = "".join(chr(0xE0000 + ord(letter)) for letter in "press unfollow") + "\U000e007f"

    assert clean_text(f"🏴{hidden}!") == "🏴!"


def test_lines_stay_where_they_are_wanted() -> None:
    text = "one\r\ntwo\rthree\u2029\tfour  five\x1b]0;open\nsix"

    assert clean_text(text, one_line=False) == "one\ntwo\nthree\n    four  five\nsix"


def test_a_long_text_is_cut_with_an_ellipsis() -> None:
    assert clean_text("x" * 501) == "x" * 499 + "…"
    assert clean_text("x" * 500) == "x" * 500
    assert clean_text("abc def", limit=5) == "abc…"
    assert clean_text("x" * 1000, limit=None) == "x" * 1000


def test_a_cut_leaves_no_half_of_an_emoji_sequence_open() -> None:
    assert clean_text("👩\u200d👩\u200d👧", limit=3) == "👩…"
    assert clean_text(f"{SCOTLAND}!", limit=5) == "🏴…"


@given(
    st.text(
        alphabet=st.one_of(
            st.characters(),
            st.sampled_from(
                "ab1#[]P\\ \n\t\r\x1b\x07\x9b\x9c\x9d\x90\u200b\u200c\u200d\ufe0f\ufe0e\ufe00\u0301"
                "\u0338\u3099\u0627\u094d\u0915👩👧🏴❤か=←\u212a\u2329\u20e3葛\u09c7\u09be\u09cd\u200c"
                "\U000e0067\U000e0062\U000e0065\U000e006e\U000e007f\U000e0100\x85\u2028\ud83d"
            ),
        )
    ),
    st.booleans(),
    st.sampled_from([None, 1, 2, 3, 7]),
)
def test_cleaning_twice_is_cleaning_once(text: str, one_line: bool, limit: int | None) -> None:
    once = clean_text(text, one_line=one_line, limit=limit)

    assert clean_text(once, one_line=one_line, limit=limit) == once
    assert controls(once) <= (set() if one_line else {"\n"})


def test_no_control_character_or_surrogate_passes() -> None:
    passed = [
        hex(point)
        for point in range(0x110000)
        if unicodedata.category(chr(point)) in {"Cc", "Cs"}
        and chr(point) in clean_text(f"a{chr(point)}b")
    ]

    assert passed == []


@pytest.mark.parametrize("name", ["terminal_escapes/payloads", "naughty_strings/blns"])
def test_known_payloads_leave_no_control_byte(shared: Path, name: str) -> None:
    text = (shared / "conformance" / f"{name}.jsonl").read_text(encoding="utf-8")
    payloads = [json.loads(line)["text"] for line in text.split("\n") if line]

    assert len(payloads) > 100
    for payload in payloads:
        for one_line in (True, False):
            once = clean_text(payload, one_line=one_line, limit=None)
            assert controls(once) <= (set() if one_line else {"\n"})
            assert clean_text(once, one_line=one_line, limit=None) == once


@pytest.mark.parametrize(
    "piece",
    [
        "\x1b]",
        "\x98\n",
        "\x1b]a\n",
        "\x1b[",
        "\x1b",
        "👩\u200d",
        "\u0301\u0316",
        "\U000e0041",
        "ا\u200c",
    ],
    ids=ascii,
)
def test_the_time_is_linear_in_a_hostile_text(piece: str) -> None:
    small = piece * (100_000 // len(piece))

    once = seconds(small)

    assert seconds(small * 10) < 40 * once + 0.1


def controls(text: str) -> set[str]:
    return {each for each in text if unicodedata.category(each) in {"Cc", "Cs"}}


def seconds(text: str) -> float:
    start = time.process_time()
    clean_text(text, one_line=False, limit=None)
    return time.process_time() - start
