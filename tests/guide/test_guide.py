"""The guide: what it says, in both forms, and that nobody's text is more than text in it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from strategy_tui import guide
from strategy_tui.domain.strategy import (
    CallToAction,
    Campaign,
    Clause,
    Duration,
    FollowPolicy,
    FollowTarget,
    Goal,
    Operator,
    Strategy,
)
from strategy_tui.domain.strategy import Test as FactTest
from strategy_tui.networks import names
from strategy_tui.services.workspace import sample_names, sample_text
from strategy_tui.strategy_file import parse

DAY = date(2026, 11, 24)
TITLES = {"linkedin": "LinkedIn", "mastodon": "Mastodon", "youtube": "YouTube"}

TEXT = """\
version: 1
name: Stay close
language: en
time_zone: Europe/Paris
goals:
  work:
    {want: Be thought of, measure: talks_per_month, from: 1, target: 4, by: 2027-06-30, tone: dry,
    call_to_action: soft}
networks:
  linkedin:
    purpose: Meet peers
    goals: [work]
    audience: peers
    share: [methods, results]
    never: [family]
    voice: concrete
    language: fr
    call_to_action: required
    hashtags: {max: 3}
    cadence: {posts_per_week: 2, minutes_per_post: 15, slots: ["tue 08:30", "thu 12:15"]}
  youtube:
    status: experiment
    purpose: See whether film works
    goals: [work]
    audience: viewers
    because: Two people asked
    since: 2026-11-01
    until: 2027-05-31
    success: three films seen
    cadence: {posts_per_week: 0.25, minutes_per_post: 60}
  studio: {network: mastodon, status: dormant, purpose: The old place, because: Nobody reads it}
campaigns:
  fair: {from: 2027-02-01, to: 2027-02-14, want: Meet readers, goal: work, hashtag: "#Fair",
         networks: [linkedin]}
follow:
  assume: {toxic: no}
  keep:
    - {name: real, because: A real tie, when: {relationship: yes}, prefer: {met: {within: 1 year}}}
  let_go:
    - {name: toxic, because: Does harm, when: {toxic: yes}, always: yes}
    - {name: quiet, when: {last_post: {older_than: 1 year}}, soft: yes}
  grace: 30 days
  ask_again: 1 year
  target: {accounts: 150, minutes_per_day: 5}
time: {per_week: 60 min, daily_watch: 5 min}
review: {every: 6 months, light: 1 month}
"""

MARKDOWN = """\
# Stay close

*Version 3, 24\u00a0November 2026*

## What I want

- **work** · Be thought of · 1 → 4
    - *Measure* talks per month, by 30\u00a0June 2027
    - *Tone* dry
    - *Call to action* soft

## Where, and why there

### LinkedIn

Meet peers

- *Goals* · work
- *Readers* · peers
- *Belongs here* · methods, results
- *Never* · family
- *Voice* · concrete, in French
- *Call to action* · in every post
- *Hashtags* · 3 at most
- *Rhythm* · 2 posts a week, 15 minutes each: Tue\u00a008:30, Thu\u00a012:15

### YouTube (on trial until 31\u00a0May 2027)

See whether film works

- *Goals* · work
- *Readers* · viewers
- *Call to action* · welcome
- *Rhythm* · one post every 4 weeks, 60 minutes each
- *Why a trial* · Two people asked (since 1\u00a0November 2026)
- *A success if* · three films seen

- At rest: studio (Mastodon) (The old place · Nobody reads it).

## High points

- **fair** · Meet readers · \\#Fair, work, LinkedIn · 1\u00a0February 2027 to 14\u00a0February 2027

## Whom I follow, and why

### I keep

- **real** · A real tie
    - *If* we have a real-life relationship
    - *Better still if* we met less than 1 year ago

### I let go

- **toxic** · Does harm · before all else
    - *If* they are toxic for me
- **quiet** · only while I follow too many
    - *If* they have not posted for 1 year

- While I do not know, I take it that they are not toxic for me.
- Where nothing of this says, I ask myself.
- A new follow is left alone for 30 days.
- Whom I kept, I look at again after 1 year.
- Where I want to arrive: 150 accounts, 5 minutes of reading a day.

## My time

- 60 minutes a week.
- The networks take 45: LinkedIn 2 × 15 = 30, YouTube 0.25 × 60 = 15.
- 15 are left to answer and to think.
- 5 minutes a day to look around.

## When I look again

- The whole strategy: every 6 months, next on 24\u00a0May 2027.
- A light look: every month.

---

*This is a contract with myself. I may change it, with a reason.*

<!-- strategy-tui guide -->
"""


@pytest.fixture
def strategy() -> Strategy:
    found, _ = parse(TEXT, names())
    assert found is not None
    return found


def test_the_whole_guide(strategy: Strategy) -> None:
    reviews = {"full": date(2027, 5, 24)}

    assert guide.markdown(strategy, 3, DAY, "en", titles=TITLES, reviews=reviews) == MARKDOWN


def test_without_titles_a_network_has_the_name_of_the_file(strategy: Strategy) -> None:
    assert "### linkedin\n" in guide.markdown(strategy, 3, DAY, "en")


def test_a_guide_to_share_has_only_what_readers_see_anyway(strategy: Strategy) -> None:
    public = guide.markdown(strategy, 3, DAY, "en", titles=TITLES, public=True)

    assert public.split("\n") == [
        "# Stay close",
        "",
        "*Version 3, 24\u00a0November 2026*",
        "",
        "## What I want",
        "",
        "- **work** · Be thought of",
        "",
        "## Where, and why there",
        "",
        "### LinkedIn",
        "",
        "Meet peers",
        "",
        "- *Readers* · peers",
        "- *Belongs here* · methods, results",
        "- *Voice* · concrete, in French",
        "- *Rhythm* · 2 posts a week",
        "",
        "### YouTube (on trial)",
        "",
        "See whether film works",
        "",
        "- *Readers* · viewers",
        "- *Rhythm* · one post every 4 weeks",
        "",
        "---",
        "",
        "*This is a contract with myself. I may change it, with a reason.*",
        "",
        "<!-- strategy-tui guide -->",
        "",
    ]


def test_a_week_that_is_too_full_is_said(strategy: Strategy) -> None:
    full = replace(strategy, time=replace(strategy.time, per_week=30.0))

    assert "- 15 more than I give.\n" in guide.markdown(full, 3, DAY, "en")


def test_what_a_network_takes_besides_its_posts_counts(strategy: Strategy) -> None:
    plan = strategy.networks["linkedin"]
    busy = replace(plan, cadence=replace(plan.cadence, minutes_per_week=10.0))
    told = guide.markdown(
        replace(strategy, networks={"linkedin": busy}), 3, DAY, "en", titles=TITLES
    )

    assert "- The networks take 40: LinkedIn 2 × 15 + 10 = 40.\n" in told


def test_an_empty_strategy_is_a_guide_too() -> None:
    nothing = Strategy("", "en", "UTC", {}, {}, FollowPolicy())

    told = guide.markdown(nothing, 0, DAY, "en")

    assert told.startswith("# My strategy\n\n*As it stands on 24\u00a0November 2026*\n\n---\n")


class Read(HTMLParser):
    """What a browser sees: tags, attributes, text."""

    def __init__(self, document: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: dict[str, str | None] = {}
        self.comments: list[str] = []
        self.text = ""
        self.feed(document)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= dict(attrs)

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    def handle_data(self, data: str) -> None:
        if self.tags[-1:] != ["style"]:
            self.text += data


@pytest.mark.parametrize("sample", sample_names())
def test_both_forms_say_the_same(sample: str) -> None:
    strategy, _ = parse(sample_text(sample), names())
    assert strategy is not None
    language = strategy.language

    page = Read(guide.html(strategy, 3, DAY, language))
    rendered = Read(MarkdownIt("commonmark").render(guide.markdown(strategy, 3, DAY, language)))

    assert set(re.findall(r"\w+", page.text)) == set(re.findall(r"\w+", rendered.text))
    assert page.attributes["lang"] == language


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "![picture](https://tracker.example/p.png)",
    "[click](javascript:alert(1))",
    "https://evil.example and www.evil.example",
    "<https://evil.example>",
    "--> <!-- <b>bold</b>",
    "*stars* _lines_ `code` ~~gone~~ **bold**",
    "a | b | c\n|---|---|",
    "# heading",
    "- point",
    "1. first",
    "> quote",
    "---",
    "===",
    "\n\n    indented\n\n```\nfence\n```\n",
    "[ref]: https://evil.example",
    "&lt;b&gt; &amp; &#42;",
    "\\*not escaped\\*",
    '" onload="alert(1)',
    "trailing #",
    "$x$ {{ y }} %%z%% [[wiki]] ==mark==",
    "x" * 10_000,
    "\u202eright to left\u202c \x1b[31mred\x07",
    "   ",
    "***",
]


def hostile_strategy(text: str) -> Strategy:
    """A strategy in which every text of the person's is the same hostile one."""
    found, _ = parse(TEXT, names())
    assert found is not None
    plan = found.networks["linkedin"]
    return Strategy(
        name=text,
        language="en",
        time_zone="UTC",
        goals={text: Goal(text, measure=text, start=1.0, target=2.0, tone=text)},
        networks={
            text: replace(
                plan,
                key=text,
                network=text,
                purpose=text,
                goals=(text,),
                audience=text,
                share=(text, text),
                never=(text,),
                voice=text,
                language=text,
                call_to_action=CallToAction.WELCOME,
                because=text,
            ),
            "youtube": replace(found.networks["youtube"], because=text, success=text),
            "studio": replace(found.networks["studio"], purpose=text, because=text),
        },
        campaigns={text: Campaign(text, DAY, DAY, text, text, text, (text,))},
        follow=FollowPolicy(
            keep=(Clause(text, text, FactTest("met", Operator.WITHIN, Duration(1, "year"))),),
            target=FollowTarget(1, 1.0),
        ),
    )


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:24])
def test_hostile_text_stays_text_in_html(text: str) -> None:
    page = Read(guide.html(hostile_strategy(text), 3, DAY, "en", titles=TITLES))
    harmless = Read(guide.html(hostile_strategy("word"), 3, DAY, "en", titles=TITLES))

    assert set(page.tags) <= set(harmless.tags)
    assert set(page.attributes) == set(harmless.attributes)
    assert page.comments == []
    assert "\x1b" not in page.text
    assert "\u202e" not in page.text


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:24])
@pytest.mark.parametrize("dialect", ["commonmark", "gfm-like"])
def test_hostile_text_stays_text_in_markdown(text: str, dialect: str) -> None:
    render = MarkdownIt(dialect, {"linkify": False}).render

    rendered = Read(render(guide.markdown(hostile_strategy(text), 3, DAY, "en", titles=TITLES)))
    harmless = Read(render(guide.markdown(hostile_strategy("word"), 3, DAY, "en", titles=TITLES)))

    empty = not text.strip()
    assert empty or rendered.tags == harmless.tags
    assert set(rendered.tags) <= set(harmless.tags)
    assert rendered.comments == harmless.comments == [" strategy-tui guide "]
    assert set(rendered.attributes) == set()
    if dialect == "commonmark" and text.isprintable() and not empty:
        assert text in rendered.text.replace("\u00a0", " ")


def test_the_html_asks_for_nothing_from_anywhere(strategy: Strategy) -> None:
    document = guide.html(strategy, 3, DAY, "en")

    assert "http" not in document.replace("http-equiv", "")
    assert "url(" not in document
    assert "@import" not in document
    assert "<script" not in document
    assert "default-src 'none'" in document
