"""What a post gives and asks: titles, stories, hardness, and how often it is only about oneself."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from strategy_tui.domain.diagnostic import Severity
from strategy_tui.domain.draft import OwnPost
from strategy_tui.domain.strategy import Goal, Hardness, Strategy
from strategy_tui.lint.aims import Aim, aim
from strategy_tui.lint.titles import slug_words, words_of
from tests.lint.subjects import (
    Posts,
    a_draft,
    a_strategy,
    a_subject,
    found,
    of_draft,
    rule_ids,
    said,
)

TITLE = "How to dry a wet book in four days without a press"
ADDRESS = "https://ex.org/2026/how-to-dry-a-wet-book-in-four-days-without-a-press"
SELLING = "The best binding course in town, -20 % until Sunday. Book now! https://ex.org/c"
GIVING = "If your paste goes off, boil the water first: mine keeps four days since then."
FACTS = (
    "I cut the boards in the morning and glued the spine before noon. I sewed eleven sections on "
    "four cords, trimmed my edges with the plough and rounded the back with my grandfather's "
    "hammer. In the afternoon I pasted the cloth, turned it in at the corners and put the book in "
    "the press. I washed my brushes, swept the bench and hung my apron on its nail by the door. "
    "#Binding"
)


# value.title


@pytest.mark.parametrize(
    "text",
    [
        f"{TITLE} {ADDRESS}",
        f"New on the blog: {TITLE} {ADDRESS}.html?from=me #bookbinding",
        "Comment sécher un livre mouillé en quatre jours, sans presse ? "
        "https://ex.org/comment-secher-un-livre-mouille-en-quatre-jours-sans-presse/",
        "Le cœur d’un livre cousu à l’été 1904 par deux sœurs relieuses : "
        "https://ex.org/le-c%C5%93ur-d-un-livre-cousu-%C3%A0-l-%C3%A9t%C3%A9-1904"
        "-par-deux-s%C5%93urs-relieuses",
    ],
)
def test_a_link_with_nothing_but_its_title_is_told(text: str) -> None:
    (repeated,) = [each for each in found(a_subject(text)) if each.rule_id == "value.title"]

    assert text[repeated.span.start : repeated.span.end].startswith("https://ex.org/")


@pytest.mark.parametrize(
    "text",
    [
        f"The blotting paper matters more than the press, and mine came from a butcher: {ADDRESS}",
        TITLE,
        f"{TITLE} https://ex.org/?p=1234",
        f"{TITLE}. I ruined two before I found out. {ADDRESS}",
        "https://[ex.org/how-to-dry-a-wet-book How to dry a wet book of yours",
    ],
)
def test_a_word_of_one_s_own_beside_the_title_is_enough(text: str) -> None:
    assert "value.title" not in rule_ids(a_subject(text))


def test_the_title_of_the_draft_counts_as_one() -> None:
    titled = a_draft(f"{TITLE} https://ex.org/?p=1234", "linkedin", title=TITLE)

    assert "value.title" in rule_ids(of_draft(titled))
    assert "value.title" not in rule_ids(of_draft(replace(titled, title="A day in May")))


def test_the_words_of_an_address_are_those_of_its_last_part_with_letters() -> None:
    assert slug_words("https://ex.org/notes/wet-books/2026/") == {"wet", "books"}
    assert slug_words("https://ex.org/") == frozenset()
    assert words_of("Œuvre d’été") == ["oeuvre", "d", "ete"]


# value.story


def with_goal(want: str, **more: object) -> Strategy:
    """The strategy of the tests with another goal for Mastodon."""
    strategy = a_strategy(language="en")
    goal = Goal(want, **more)  # type: ignore[arg-type]
    return replace(strategy, goals={**strategy.goals, "relations": goal, "shop": goal})


def test_a_long_post_about_oneself_is_asked_why_where_the_goal_is_a_relation() -> None:
    (story,) = found(of_draft(a_draft(FACTS), with_goal("See people")))

    assert (story.rule_id, story.severity) == ("value.story", Severity.HINT)
    assert story.clause == "goals.relations"
    assert said([story])[0].startswith("You tell what you do, and your goal is “See people”.")
    assert said([story], "fr")[0].startswith("Vous dites ce que vous faites")


def test_a_reason_a_short_post_or_another_goal_asks_for_no_story() -> None:
    why = f"{FACTS} I do this because my grandfather taught me to mend what others throw away."
    reasons = f"{FACTS} It went off because it was warm, and because the window does not close."
    work = a_draft(FACTS, goal="work")

    assert "value.story" not in rule_ids(of_draft(a_draft(why), a_strategy()))
    assert "value.story" not in rule_ids(of_draft(a_draft(reasons), a_strategy()))
    assert "value.story" not in rule_ids(of_draft(a_draft(FACTS[:120]), a_strategy()))
    assert "value.story" not in rule_ids(of_draft(work, a_strategy()))
    assert "value.story" not in rule_ids(a_subject(FACTS))


# call to action: hard and soft


def test_an_order_asked_for_a_goal_of_relations_is_a_question() -> None:
    asking = a_draft("A week of paste for 20 €, and a smell of cloves. Order the kit.")

    (hard,) = found(of_draft(asking, a_strategy()))

    assert (hard.rule_id, hard.severity) == ("call_to_action.too_hard", Severity.HINT)
    assert hard.clause == "goals.relations"
    assert asking.body[hard.span.start : hard.span.end] == "Order the kit."


def test_an_invitation_is_at_its_place_among_friends() -> None:
    inviting = a_draft("The choir sings outside the library. Come on the 12th at six.")

    assert not found(of_draft(inviting, a_strategy()))


def test_what_the_goal_says_itself_is_the_clause() -> None:
    asking = a_draft("A week of paste, and a smell of cloves. Order the kit.")
    soft = with_goal("See people", call_to_action=Hardness.SOFT)
    hard = with_goal("See people", call_to_action=Hardness.HARD)

    (told,) = found(of_draft(asking, soft))

    assert told.clause == "goals.relations.call_to_action"
    assert "call_to_action.too_hard" not in rule_ids(of_draft(asking, hard))


def test_a_question_alone_is_soft_for_a_goal_of_sales() -> None:
    asking = a_draft("A week of paste, and a smell of cloves. Which would you have tried?")
    priced = a_draft("The kit is 20 € now, with cloves. Which would you have tried?", goal="shop")
    sales = with_goal("Sell ten kits a month", call_to_action=Hardness.HARD)

    assert rule_ids(of_draft(asking, sales)) == ["call_to_action.too_soft"]
    assert "call_to_action.too_soft" in rule_ids(of_draft(priced, with_goal("Sell ten kits")))
    assert not rule_ids(of_draft(asking, with_goal("Sell ten kits")))
    assert not rule_ids(of_draft(asking, with_goal("See people")))


def test_nothing_asked_is_neither_hard_nor_soft() -> None:
    telling = a_draft("A week of paste, and a smell of cloves.")

    for hardness in Hardness:
        assert not found(of_draft(telling, with_goal("Any", call_to_action=hardness)))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("ties Keep the ties alive", Aim.RELATIONS),
        ("marque Être mieux connue dans le métier", Aim.RELATIONS),
        ("sales Sell ten kits a month", Aim.SALES),
        ("atelier Remplir mon carnet de commandes", Aim.SALES),
        ("pro Rencontrer des pairs et de futurs clients vers qui vendre", None),
        ("job Find work by spring", None),
    ],
)
def test_the_words_of_a_goal_tell_what_it_lives_on(words: str, expected: Aim | None) -> None:
    assert aim(words) is expected


def test_two_things_asked_outright_are_several_and_an_address_is_none() -> None:
    two = a_subject("Sign the petition against the road. Book a seat for Friday.")
    one = a_subject("Come and sing with us on Tuesday. Write to choir@example.org for the hall.")

    assert "call_to_action.several" in rule_ids(two)
    assert "call_to_action.several" not in rule_ids(one)


# value.only_me


def history(about_me: int, others: int) -> Posts:
    """So many own posts that sell, and so many that give."""
    start = datetime(2026, 11, 1, 8, 0, tzinfo=UTC)
    texts = [SELLING] * about_me + [GIVING] * others
    return Posts(
        [
            OwnPost(
                "mastodon", text, f"https://ex.social/{number}", start + timedelta(hours=number)
            )
            for number, text in enumerate(texts)
        ]
    )


def only_me(text: str, about_me: int, others: int) -> list[str]:
    """What is said of one post more, after these."""
    subject = a_subject(text, history=history(about_me, others))
    return said([each for each in found(subject) if each.rule_id == "value.only_me"])


def test_one_post_more_about_oneself_is_counted_with_the_last_ones() -> None:
    assert only_me("My course opens in May and I am proud of my new room.", 6, 9) == [
        "7 of your last 16 posts on Mastodon, with this one, are about you (44 %; 30 % is a common"
        " rule of thumb). What could this one do for somebody else?"
    ]


def test_a_share_within_the_target_a_post_for_others_and_few_known_posts_are_silent() -> None:
    mine = "I don't sleep at night: my course opens in May, and that room of mine is bright."

    assert only_me(mine, 6, 9)
    assert not only_me(mine, 2, 13)
    assert not only_me(GIVING, 9, 6)
    assert not only_me(mine, 9, 0)


# bait


@pytest.mark.parametrize(
    ("network", "rule"),
    [
        ("mastodon", "value.bait"),
        ("facebook", "value.bait_facebook"),
        ("instagram", "value.bait_instagram"),
        ("threads", "value.bait_threads"),
        ("linkedin", "value.bait_linkedin"),
        ("x", "value.bait_x"),
    ],
)
@pytest.mark.parametrize(
    "text", ["Hit like if you love Mondays", "Mets un like si tu aimes le lundi"]
)
def test_bait_is_told_by_the_rule_of_the_network(text: str, network: str, rule: str) -> None:
    told = [each for each in rule_ids(a_subject(text, network)) if "bait" in each]

    assert told == [rule]


def test_youtube_lets_people_ask_for_a_like() -> None:
    likes = a_subject("Hit like if it helped you", "youtube")
    tags = a_subject("Tag someone who is always late", "youtube")

    assert not [each for each in rule_ids(likes) if "bait" in each]
    assert "value.bait_youtube" in rule_ids(tags)
