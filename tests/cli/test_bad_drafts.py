"""Whatever stands in a draft or on a line gets a finding or one clear sentence, and soon."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Cli, Ran

SECONDS = 1.0
"""CPU that one text may cost, whatever it is."""
NETWORKS = ("x", "mastodon", "blog")

HUGE: dict[str, Callable[[int], str]] = {
    "prose": lambda size: "Tell me what you think. L’atelier ouvre samedi. " * (size // 48),
    "one line": lambda size: "a" * size,
    "entities": lambda size: "#tag @name https://example.org/a $ABC " * (size // 38),
    "emoji": lambda size: "👍" * size,
    "CJK": lambda size: "漢字かな" * (size // 4),
    "marks": lambda size: "a" + "\u0301" * size,
    "brackets": lambda size: "[" * (size // 2) + "]" * (size // 2),
    "names": lambda size: "@" * size,
    "hashes": lambda size: "#a " * (size // 3),
    "links": lambda size: "http://" * (size // 7),
    "domains": lambda size: "a@b." * (size // 4),
    "lines": lambda size: "\n" * size,
    "CRLF": lambda size: "a\r\n" * (size // 3),
    "NUL": lambda size: "\0" * size,
    "fences": lambda size: "---\n" * (size // 4),
    "parts": lambda size: "---8<---\n" * (size // 9),
}


def timed(work: Callable[[], Ran]) -> Ran:
    started = time.process_time()
    ran = work()
    assert time.process_time() - started < SECONDS
    return ran


def explained(ran: Ran) -> None:
    """Nothing crashed; a draft that was not read is told of in one sentence."""
    assert ran.code in {0, 1, 2}, ran.err
    assert "Traceback" not in ran.out + ran.err
    assert len(ran.err.splitlines()) == (1 if ran.code == 2 else 0)


@pytest.fixture(scope="module", autouse=True)
def _patterns_at_hand() -> None:
    """What a process compiles once is not the text's fault."""
    from strategy_tui.lint.pack import bundled
    from strategy_tui.lint.report import jsonl_answer
    from strategy_tui.networks import NETWORKS as NAMES
    from strategy_tui.networks import spec

    for network in NETWORKS:
        for text in ("Tell me! 👍👍👍 https://a.fr @b #c $D", "Dites-moi ! “É”"):
            line = json.dumps({"network": network, "text": text})
            assert "error" not in jsonl_answer(line, NAMES, spec, bundled(), "en")


@pytest.mark.parametrize("network", NETWORKS)
@pytest.mark.parametrize("size", [0, 130_000, 900_000, 10_000_000])
@pytest.mark.parametrize("which", HUGE)
def test_a_text_of_any_size_is_answered_soon(cli: Cli, which: str, size: int, network: str) -> None:
    text = HUGE[which](size)
    path = Path("a.md")
    path.write_bytes(f"---\nnetwork: {network}\n---\n{text}".encode())
    line = json.dumps({"id": 7, "network": network, "text": text}, ensure_ascii=False).encode()

    file = timed(lambda: cli("lint", path))
    asked = timed(lambda: cli("lint", "--jsonl", "-", stdin=line))

    explained(file)
    (answer,) = asked.objects
    assert answer["id"] == 7
    assert "length" in answer or "error" in answer


FRONT_MATTER = {
    "not closed": "---\nnetwork: x\nHello\n",
    "a tab": "---\nnetwork:\tx\n\tgoal: a\n---\nHello\n",
    "a key twice": "---\nnetwork: x\nnetwork: mastodon\n---\nHello\n",
    "brackets": "---\nnetwork: " + "[" * 50_000 + "\n---\nHello\n",
    "an alias bomb": "---\na: &a [x, x]\nb: &b [*a, *a]\nc: [" + "*b, " * 2_000 + "*b]\n---\nHi\n",
    "a list": "---\n- network\n---\nHello\n",
    "an object of Python's": "---\nnetwork: !!python/object/apply:os.system [true]\n---\nHi\n",
    "an unknown network": "---\nnetwork: geocities\n---\nHello\n",
    "an unknown key": "---\nnetwrok: x\n---\nHello\n",
    "NUL": "---\nnetwork: x\0\n---\nHello\n",
    "a wrong media": "---\nnetwork: x\nmedia: 3\n---\nHello\n",
    "a media that is not there": "---\nnetwork: x\nmedia: [{file: gone.jpg, alt: A}]\n---\nHi\n",
    "a media that is a folder": "---\nnetwork: x\nmedia: [{file: ., alt: A}]\n---\nHi\n",
    "an exception without a reason": "---\nnetwork: x\nlint: {off: [{rule: a}]}\n---\nHi\n",
    "nobody says where": "Hello\n",
}


@pytest.mark.parametrize("which", FRONT_MATTER)
def test_front_matter_that_cannot_be_meant_is_an_error_at_its_place(cli: Cli, which: str) -> None:
    path = Path("a.md")
    path.write_text(FRONT_MATTER[which], encoding="utf-8")

    ran = timed(lambda: cli("lint", path))

    explained(ran)
    assert ran.code == 1
    assert any(": error: " in line and line.startswith("a.md:") for line in ran.out.splitlines())


def folder(path: Path) -> None:
    path.mkdir()
    (path / "inner.md").mkdir()


def fifo(path: Path) -> None:
    os.mkfifo(path)


def unreadable(path: Path) -> None:
    path.symlink_to("/proc/self/mem")


def circle(path: Path) -> None:
    path.symlink_to(path)


def picture(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xfe")


def utf_16(path: Path) -> None:
    path.write_bytes("Hello".encode("utf-16"))


@pytest.mark.parametrize("make", [folder, fifo, unreadable, circle, picture, utf_16])
def test_what_is_no_draft_is_told_in_one_sentence(cli: Cli, make: Callable[[Path], None]) -> None:
    make(Path("a.md"))

    ran = timed(lambda: cli("lint", "a.md"))

    explained(ran)
    assert ran.code == 2
    assert "a.md" in ran.err


@pytest.mark.parametrize(
    "stdin", [b"\xff\xfe", b"\x80", b"{", b"[]", b'{"network": 3}', b"\0", b'{"text": "a"}', b"{}"]
)
def test_a_bad_line_gets_an_error_and_the_run_goes_on(cli: Cli, stdin: bytes) -> None:
    ran = cli("lint", "--jsonl", "-", stdin=stdin + b'\n{"id": 2, "network": "x", "text": "a"}')

    bad, good = ran.objects
    assert ran.code == 0
    assert isinstance(bad["error"], str)
    assert (good["id"], "length" in good) == (2, True)


@pytest.mark.parametrize("text", ["\ud800", "a\udfff #b1c", "\u0000", "\u2028", "\x85"])
@pytest.mark.parametrize("network", NETWORKS)
def test_half_characters_and_odd_line_ends_survive(cli: Cli, text: str, network: str) -> None:
    line = json.dumps({"id": text, "network": network, "text": text}).encode()

    ran = cli("lint", "--jsonl", "-", stdin=line)

    (answer,) = ran.objects
    assert answer["id"] == text
    assert "length" in answer


def naughty(shared: Path) -> list[str]:
    lines = (shared / "conformance" / "naughty_strings" / "blns.jsonl").read_text("utf-8")
    rows: list[Any] = [json.loads(line) for line in lines.split("\n") if line]
    return [row["text"] if isinstance(row, dict) else row for row in rows]


@pytest.mark.parametrize("network", NETWORKS)
def test_naughty_strings_are_answered(cli: Cli, shared: Path, network: str) -> None:
    texts = naughty(shared)
    asked = [
        json.dumps({"id": number, "network": network, "text": text})
        for number, text in enumerate(texts)
    ]

    ran = cli("lint", "--jsonl", "-", stdin="\n".join(asked).encode())

    assert len(texts) > 500
    assert [each["id"] for each in ran.objects] == list(range(len(texts)))
    assert all("length" in each for each in ran.objects)


def test_naughty_strings_as_drafts_steer_no_terminal(cli: Cli, shared: Path) -> None:
    for number, text in enumerate(naughty(shared)):
        data = text.encode("utf-8", "surrogatepass")
        Path(f"{number}.mastodon.md").write_bytes(data)

    ran = cli("lint", *(str(path) for path in sorted(Path().glob("*.md"))))

    assert ran.code in {0, 1, 2}
    assert "Traceback" not in ran.err
    assert not [each for each in ran.out + ran.err if ord(each) < 32 and each != "\n"]
