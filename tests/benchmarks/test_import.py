"""An X archive into the database, against `json.loads` alone on the same file, and flat in memory.

CPU time of processes that do nothing else, by turns, once they have loaded their modules. The posts
are as X writes them, indented; the people in them come back, as people do.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from pytest_benchmark.fixture import BenchmarkFixture

from strategy_tui.services.people import PeopleService
from strategy_tui.store.database import Database
from tests.benchmarks.conftest import Measured

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
ROUNDS = 5
POSTS = 60_000
RATIO = 1.5
"""What holds on a busy machine; 0.6 is wanted."""
MEGABYTES = 128
PAGES = 32
"""Megabytes of the database that an import keeps at hand; a small one does not fill them."""

TEXT = (
    "the of open data équipe marché naïve coffee we ship plan audit le une maison dragon week "
    "réseau lettre share thanks morning rester écrire small garden train numbers library après"
)
WORDS = TEXT.split()

IMPORTING = """
from datetime import UTC, datetime
from pathlib import Path
from strategy_tui.networks import archives
from strategy_tui.services.people import PeopleService
from strategy_tui.store.database import Database
service = PeopleService(Database(Path(sys.argv[2])))
start = time.process_time()
service.import_path(Path(sys.argv[1]), datetime(2026, 11, 24, tzinfo=UTC))
"""
LOADING = """
import json
start = time.process_time()
raw = open(sys.argv[1], "rb").read()
json.loads(raw[raw.index(b"["):])
"""
MEASURED = """
import sys, time
{work}
seconds = time.process_time() - start
try:
    peak = next(each for each in open("/proc/self/status") if each.startswith("VmHWM")).split()[1]
except OSError:
    peak = 0
print(seconds, int(peak) / 1024)
"""


class Cost(NamedTuple):
    """CPU seconds, and megabytes at the most; 0 where the system does not say."""

    seconds: float
    megabytes: float


def cost(work: str, *arguments: Path) -> Cost:
    command = [sys.executable, "-c", MEASURED.format(work=work), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds, megabytes = map(float, done.stdout.split())
    return Cost(seconds, megabytes)


def archive(folder: Path, posts: int) -> Path:
    """An X archive; every other post names somebody of five thousand, some far more than others."""
    chance = random.Random(9)
    data = folder / "data"
    data.mkdir(parents=True)
    with (data / "tweets.js").open("w", encoding="utf-8") as file:
        file.write("window.YTD.tweets.part0 = [\n")
        for number in range(posts):
            record = json.dumps({"tweet": tweet(number, chance)}, indent=2, ensure_ascii=False)
            file.write(record + ("\n]" if number == posts - 1 else ",\n"))
    return folder


def tweet(number: int, chance: random.Random) -> dict[str, Any]:
    post_id = str(1_000_000_000_000_000_000 + number * 977)
    text = " ".join(chance.choices(WORDS, k=chance.randint(4, 40)))[:240]
    somebody = str(10_000_000 + min(int(chance.expovariate(1 / 500)), 4_999))
    answer = chance.random() < 0.25
    mentions: list[dict[str, Any]] = []
    urls, tags = [], []
    if answer or chance.random() < 0.25:
        text = f"@user{somebody} {text}"
        named = {"name": f"User {somebody} é", "screen_name": f"user{somebody}"}
        mentions.append({**named, "indices": ["0", "13"], "id_str": somebody, "id": somebody})
    if chance.random() < 0.3:
        short = f"https://t.co/{chance.randrange(36**6):010}"
        long = f"https://example.org/articles/{short[-10:]}/index.html"
        urls.append({"url": short, "expanded_url": long, "display_url": long[8:30]})
        text = f"{text} {short}"
    if chance.random() < 0.3:
        tags.append({"text": "équipe", "indices": [str(len(text) + 1), str(len(text) + 8)]})
        text += " #équipe"
    at = NOW - timedelta(minutes=number * 7)
    replied = {
        "in_reply_to_status_id_str": post_id,
        "in_reply_to_status_id": post_id,
        "in_reply_to_user_id": somebody,
        "in_reply_to_user_id_str": somebody,
        "in_reply_to_screen_name": f"user{somebody}",
    }
    return {
        "edit_info": {
            "initial": {
                "editTweetIds": [post_id],
                "editableUntil": "2023-01-01T00:00:00.000Z",
                "editsRemaining": "5",
                "isEditEligible": True,
            }
        },
        "retweeted": False,
        "source": '<a href="https://mobile.twitter.com" rel="nofollow">Twitter Web App</a>',
        "entities": {"hashtags": tags, "symbols": [], "user_mentions": mentions, "urls": urls},
        "display_text_range": ["0", str(len(text))],
        "favorite_count": str(number % 50),
        "id_str": post_id,
        "truncated": False,
        "retweet_count": str(number % 9),
        "id": post_id,
        "possibly_sensitive": False,
        "created_at": f"{at:%a %b %d %H:%M:%S +0000 %Y}",
        "favorited": False,
        "full_text": text,
        "lang": chance.choice(["en", "fr"]),
        **(replied if answer else {}),
    }


def test_an_archive_costs_about_as_much_as_reading_its_json(
    benchmark: BenchmarkFixture, tmp_path: Path, measured: Measured
) -> None:
    folder = archive(tmp_path / "export", POSTS if benchmark.enabled else 300)
    service = PeopleService(Database(tmp_path / "state.db"))

    report = benchmark.pedantic(service.import_path, (folder, NOW), rounds=1)  # type: ignore[no-untyped-call]

    assert report.changes["new"] == report.counts["posts"] == (POSTS if benchmark.enabled else 300)
    assert service.import_path(folder, NOW).changes == {"new": 0, "changed": 0, "gone": 0}
    if benchmark.enabled:
        pairs = [
            (
                cost(IMPORTING, folder, tmp_path / f"{number}.db").seconds,
                cost(LOADING, folder / "data" / "tweets.js").seconds,
            )
            for number in range(ROUNDS)
        ]
        # The least, as whatever else runs on the machine only ever adds.
        seconds, loading = map(min, zip(*pairs, strict=True))
        measured(f"import of {POSTS:,} × json.loads", seconds / loading, RATIO)


def test_four_times_the_posts_take_hardly_more_memory(
    benchmark: BenchmarkFixture, tmp_path: Path
) -> None:
    few, many = (POSTS // 4, POSTS) if benchmark.enabled else (100, 400)
    small = archive(tmp_path / "small", few)
    large = archive(tmp_path / "large", many)

    one = cost(IMPORTING, small, tmp_path / "small.db")
    four = benchmark.pedantic(cost, (IMPORTING, large, tmp_path / "large.db"), rounds=1)  # type: ignore[no-untyped-call]

    assert four.megabytes <= MEGABYTES
    assert four.megabytes <= 1.2 * one.megabytes + PAGES
