"""The parts of a guide, each made from its part of the strategy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from strategy_tui.clean_text import clean_text
from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.message import Message, Param, message
from strategy_tui.domain.strategy import (
    CallToAction,
    Campaign,
    Clause,
    Goal,
    Hardness,
    NetworkPlan,
    NetworkStatus,
    Operator,
    Otherwise,
    Strategy,
    Test,
)
from strategy_tui.domain.time_words import span
from strategy_tui.guide import words
from strategy_tui.guide.structure import Entry, Group, Row, Section
from strategy_tui.i18n import number, render

_LANGUAGES: Mapping[str, Message] = {"en": message("in English"), "fr": message("in French")}
_CALLS: Mapping[CallToAction, Message] = {
    CallToAction.REQUIRED: message("in every post"),
    CallToAction.WELCOME: message("welcome"),
    CallToAction.NONE: message("none here"),
}
_HARDNESS: Mapping[Hardness, Message] = {
    Hardness.SOFT: message("soft"),
    Hardness.HARD: message("hard"),
}


@dataclass(frozen=True, slots=True)
class Writer:
    """Says things of one strategy in one language; nothing unclean gets past it."""

    strategy: Strategy
    language: str
    titles: Mapping[str, str]
    public: bool

    def say(self, sentence: Message | str) -> str:
        """A sentence, or the person's own words, as one clean line."""
        said = render(sentence, self.language) if isinstance(sentence, Message) else sentence
        return clean_text(said, limit=None).strip()

    def lines(self, sentences: Iterator[Message]) -> tuple[str, ...]:
        """Each sentence as a line."""
        return tuple(self.say(each) for each in sentences)

    def rows(self, labelled: Sequence[tuple[Message, Message | str]]) -> tuple[Row, ...]:
        """The rows that have something to say."""
        said = [(self.say(label), self.say(text)) for label, text in labelled]
        return tuple(Row(label, text) for label, text in said if text)

    def number(self, value: float) -> str:
        """A number in the language of the page."""
        return number(value, self.language)

    def title(self, key: str) -> str:
        """What people call a network, or the person's own name for it."""
        plan = self.strategy.networks.get(key)
        if plan is None or plan.network == key:
            return self.titles.get(key, key)
        return f"{key} ({self.titles.get(plan.network, plan.network)})"


def goals(writer: Writer) -> Section:
    """What the person wants."""
    entries = tuple(_goal(writer, name, goal) for name, goal in writer.strategy.goals.items())
    return Section("goals", writer.say(message("What I want")), (Group("", entries),))


def _goal(writer: Writer, name: str, goal: Goal) -> Entry:
    if writer.public:
        return Entry(writer.say(name), writer.say(goal.want))
    figures = _figures(writer, goal)
    measure: Message | str = (goal.measure or "").replace("_", " ")
    if goal.by is not None and measure:
        measure = message("{measure}, by {day}", measure=measure, day=goal.by)
    elif goal.by is not None:
        measure = message("by {day}", day=goal.by)
    asks = _HARDNESS[goal.call_to_action] if goal.call_to_action is not None else ""
    rows = writer.rows(
        [
            (message("Measure"), measure),
            (message("Tone"), goal.tone or ""),
            (message("Call to action"), asks),
        ]
    )
    return Entry(writer.say(name), writer.say(goal.want), writer.say(figures), rows)


def _figures(writer: Writer, goal: Goal) -> Message | str:
    start = writer.number(goal.start) if goal.start is not None else None
    target = writer.number(goal.target) if goal.target is not None else None
    if start is not None and target is not None:
        return message("{start} → {target}", start=start, target=target)
    if target is not None:
        return message("→ {target}", target=target)
    return message("{start} today", start=start) if start is not None else ""


def networks(writer: Writer) -> Section:
    """What each network is for; those at rest in a sentence."""
    plans = writer.strategy.networks
    used = [each for each in plans.values() if not each.rests]
    resting = [each for each in plans.values() if each.rests]
    entries = tuple(_network(writer, plan) for plan in used)
    lines = () if writer.public else writer.lines(_resting(writer, plan) for plan in resting)
    heading = writer.say(message("Where, and why there"))
    return Section("networks", heading, (Group("", entries),), lines)


def _resting(writer: Writer, plan: NetworkPlan) -> Message:
    about = " · ".join(filter(None, (plan.purpose, plan.because)))
    name = writer.title(plan.key)
    if not about:
        return message("At rest: {network}.", network=name)
    return message("At rest: {network} ({about}).", network=name, about=about)


def _network(writer: Writer, plan: NetworkPlan) -> Entry:
    is_experiment = plan.status is NetworkStatus.EXPERIMENT
    aside: Message | str = message("on trial") if is_experiment else ""
    if is_experiment and plan.until is not None and not writer.public:
        aside = message("on trial until {day}", day=plan.until)
    rows = [
        (message("Goals"), "" if writer.public else ", ".join(plan.goals)),
        (message("Readers"), plan.audience),
        (message("Belongs here"), ", ".join(plan.share)),
        (message("Never"), "" if writer.public else ", ".join(plan.never)),
        (message("Voice"), _voice(writer, plan)),
        *([] if writer.public else _policies(writer, plan)),
        (message("Rhythm"), _rhythm(writer, plan)),
        *(_experiment(plan) if is_experiment and not writer.public else []),
    ]
    return Entry(
        writer.say(writer.title(plan.key)),
        writer.say(plan.purpose),
        writer.say(aside),
        writer.rows(rows),
    )


def _voice(writer: Writer, plan: NetworkPlan) -> str:
    """How the person sounds, and the language where it is not that of the strategy."""
    parts = [plan.voice] if plan.voice else []
    if plan.language and plan.language != writer.strategy.language:
        parts.append(writer.say(_LANGUAGES.get(plan.language, plan.language)))
    return ", ".join(parts)


def _policies(writer: Writer, plan: NetworkPlan) -> list[tuple[Message, Message | str]]:
    most = plan.hashtags.max
    tags: Message | str = ""
    if most is not None:
        tags = message("none") if most == 0 else message("{number} at most", number=most)
    call = writer.say(_CALLS[plan.call_to_action])
    return [(message("Call to action"), call), (message("Hashtags"), tags)]


def _rhythm(writer: Writer, plan: NetworkPlan) -> str:
    """`2 posts a week, 15 minutes each: Tue 08:30, Thu 12:15 · 10 minutes a week besides`."""
    cadence = plan.cadence
    said = [writer.say(_pace(writer, cadence.posts_per_week))] if cadence.posts_per_week else []
    if writer.public:
        return ", ".join(said)
    if cadence.minutes_per_post:
        minutes = writer.number(cadence.minutes_per_post)
        said.append(writer.say(message("{minutes} minutes each", minutes=minutes)))
    rhythm = ", ".join(said)
    if slots := ", ".join(writer.say(words.slot(it)) for it in cadence.slots):
        timed = message("{rhythm}: {slots}", rhythm=rhythm, slots=slots)
        rhythm = writer.say(timed) if rhythm else slots
    if not cadence.minutes_per_week:
        return rhythm
    besides = message(
        "{minutes} minutes a week besides", minutes=writer.number(cadence.minutes_per_week)
    )
    return " · ".join(filter(None, (rhythm, writer.say(besides))))


def _pace(writer: Writer, posts: float) -> Message:
    """A pace below one a week is said in weeks, where that is a whole number of them."""
    weeks = round(1 / posts)
    if posts < 1 and abs(1 / posts - weeks) < 0.01:
        return message("one post every {number} weeks", number=weeks)
    if posts == 1:
        return message("one post a week")
    return message("{number} posts a week", number=writer.number(posts))


def _experiment(plan: NetworkPlan) -> list[tuple[Message, Message | str]]:
    why: Message | str = plan.because
    if plan.since is not None and plan.because:
        why = message("{because} (since {day})", because=plan.because, day=plan.since)
    elif plan.since is not None:
        why = message("since {day}", day=plan.since)
    return [(message("Why a trial"), why), (message("A success if"), plan.success)]


def campaigns(writer: Writer) -> Section:
    """The stretches of time with a hashtag of their own, by their first day."""
    found = sorted(writer.strategy.campaigns.values(), key=lambda it: (it.start, it.end, it.name))
    entries = tuple(_campaign(writer, each) for each in found)
    return Section("campaigns", writer.say(message("High points")), (Group("", entries),))


def _campaign(writer: Writer, campaign: Campaign) -> Entry:
    dates = message("{start} to {end}", start=campaign.start, end=campaign.end)
    if campaign.start == campaign.end:
        dates = message("on {day}", day=campaign.start)
    details = ", ".join(
        filter(None, (campaign.hashtag, campaign.goal, *map(writer.title, campaign.networks)))
    )
    lead = " · ".join(filter(None, (campaign.want, details)))
    return Entry(writer.say(campaign.name), writer.say(lead), writer.say(dates))


def follow(writer: Writer) -> Section:
    """Whom the person follows, in sentences."""
    policy = writer.strategy.follow
    headed = ((message("I keep"), policy.keep), (message("I let go"), policy.let_go))
    groups = tuple(
        Group(writer.say(heading), tuple(_clause(writer, each) for each in clauses))
        for heading, clauses in headed
        if clauses
    )
    heading = writer.say(message("Whom I follow, and why"))
    return Section("follow", heading, groups, writer.lines(_policy(writer)))


def _clause(writer: Writer, clause: Clause) -> Entry:
    said = writer.say(words.condition(clause.when, writer.language))
    wish = words.condition(clause.prefer, writer.language) if clause.prefer is not None else ""
    aside: Message | str = ""
    if clause.always:
        aside = message("before all else")
    elif clause.soft:
        aside = message("only while I follow too many")
    rows = writer.rows([(message("If"), said), (message("Better still if"), wish)])
    return Entry(writer.say(clause.name), writer.say(clause.because), writer.say(aside), rows)


def _policy(writer: Writer) -> Iterator[Message]:
    policy, language = writer.strategy.follow, writer.language
    if policy.assume:
        taken: tuple[Param, ...] = tuple(
            words.condition(Test(fact, Operator.IS, (value,)), language)
            for fact, value in policy.assume.items()
        )
        yield message("While I do not know, I take it that {taken}.", taken=taken)
    if policy.keep or policy.let_go:
        if policy.otherwise is Otherwise.ASK:
            yield message("Where nothing of this says, I ask myself.")
        else:
            yield message("Whoever none of this keeps, I let go.")
    if policy.grace is not None:
        yield message("A new follow is left alone for {span}.", span=span(policy.grace))
    if policy.ask_again is not None:
        again = span(policy.ask_again)
        yield message("Whom I kept, I look at again after {span}.", span=again)
    yield from _target(writer)


def _target(writer: Writer) -> Iterator[Message]:
    target = writer.strategy.follow.target
    accounts = target.accounts
    minutes = writer.number(target.minutes_per_day) if target.minutes_per_day is not None else None
    if accounts is not None and minutes is not None:
        yield message(
            "Where I want to arrive: {accounts} accounts, {minutes} minutes of reading a day.",
            accounts=accounts,
            minutes=minutes,
        )
    elif accounts is not None:
        yield message("Where I want to arrive: {accounts} accounts.", accounts=accounts)
    elif minutes is not None:
        yield message(
            "Where I want to arrive: {minutes} minutes of reading a day.", minutes=minutes
        )


def time(writer: Writer) -> Section:
    """What the person gives, and what the networks take of it."""
    return Section("time", writer.say(message("My time")), lines=writer.lines(_time(writer)))


def _time(writer: Writer) -> Iterator[Message]:
    terms: list[Param] = []
    total = 0.0
    for plan in writer.strategy.networks.values():
        taken, term = _cost(writer, plan)
        if taken:
            total += taken
            terms.append(term)
    budget, needed = writer.strategy.time.per_week, writer.number(round(total, 1))
    if budget is not None:
        yield message("{minutes} minutes a week.", minutes=writer.number(budget))
    if terms:
        yield message("The networks take {needed}: {terms}.", needed=needed, terms=tuple(terms))
    if budget is not None and terms:
        left = round(budget - total, 1)
        if left >= 0:
            yield message("{minutes} are left to answer and to think.", minutes=writer.number(left))
        else:
            yield message("{minutes} more than I give.", minutes=writer.number(-left))
    watch = writer.strategy.time.daily_watch
    if watch is not None:
        yield message("{minutes} minutes a day to look around.", minutes=writer.number(watch))


def _cost(writer: Writer, plan: NetworkPlan) -> tuple[float, Param]:
    """The minutes a week of a network, and how they come about."""
    if plan.rests:
        return 0, ""
    cadence, name = plan.cadence, writer.title(plan.key)
    posts, minutes = cadence.posts_per_week or 0, cadence.minutes_per_post or 0
    besides = cadence.minutes_per_week or 0
    product = message(
        "{posts} × {minutes}", posts=writer.number(posts), minutes=writer.number(minutes)
    )
    total = round(posts * minutes + besides, 1)
    shown: Param = writer.number(besides)
    if posts * minutes and besides:
        shown = message("{product} + {besides}", product=product, besides=shown)
    elif posts * minutes:
        shown = product
    else:
        return total, message("{network} {total}", network=name, total=writer.number(total))
    return total, message(
        "{network} {sum} = {total}", network=name, sum=shown, total=writer.number(total)
    )


def review(writer: Writer, reviews: Mapping[str, date]) -> Section:
    """When the strategy is looked at again, and on which day next where that is known."""
    rhythm = writer.strategy.review
    kinds = (
        ("full", rhythm.every, message("The whole strategy")),
        ("light", rhythm.light, message("A light look")),
    )
    lines = []
    for kind, duration, what in kinds:
        if duration is None:
            continue
        often = words.every(duration)
        if kind in reviews:
            lines.append(
                message(
                    "{what}: {every}, next on {day}.", what=what, every=often, day=reviews[kind]
                )
            )
        else:
            lines.append(message("{what}: {every}.", what=what, every=often))
    heading = writer.say(message("When I look again"))
    return Section("review", heading, lines=writer.lines(iter(lines)))
