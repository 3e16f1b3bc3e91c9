"""How a post is written: openings, long sentences, raised voices, odd letters, tags."""

from __future__ import annotations

import time
from itertools import islice

import pytest

from strategy_tui.domain.diagnostic import Diagnostic, Severity
from strategy_tui.lint.engine import MOST
from strategy_tui.lint.pack import bundled, parse_pack
from tests.lint.subjects import a_draft, a_subject, by_pack, found, of_draft, rule_ids, said

REST = " The rest of the story is long, warm and dusty, and it has a cat in it." * 4


def of_rule(rule: str, text: str, network: str = "linkedin") -> list[Diagnostic]:
    return [each for each in found(a_subject(text, network)) if each.rule_id == rule]


def mended(rule: str, text: str) -> str:
    """The text with every fix of a rule made, from the last to the first."""
    for each in reversed(of_rule(rule, text, "mastodon")):
        assert each.fix is not None
        text = each.fix.apply(text)
    return text


# opening


def test_a_first_sentence_without_a_pause_before_the_fold_is_told() -> None:
    breathless = "I bound a book for a man who wanted it to look older than his father and " * 3
    (long,) = of_rule("opening.long", breathless + REST)

    assert said([long]) == [
        "Some readers on LinkedIn see 140 characters, and no pause comes before. "
        "What would you say if that were all?"
    ]
    assert (long.span.start, long.span.end) == (0, 140)


def test_a_comma_before_the_fold_a_short_post_or_no_fold_says_nothing() -> None:
    breathless = "I bound a book for a man who wanted it to look older than his father and " * 3

    assert not of_rule("opening.long", f"I bound a book, {breathless}{REST}")
    assert not of_rule("opening.long", breathless[:130])
    assert not of_rule("opening.long", breathless + REST, "mastodon")


@pytest.mark.parametrize(
    "hello",
    [
        "Hello everyone!",
        "Good morning LinkedIn 👋",
        "Bonjour à toutes et à tous,",
        "Cher réseau,",
        "Chères amies, chers amis",
    ],
)
def test_a_first_line_that_only_says_hello_is_told(hello: str) -> None:
    (greeting,) = of_rule("opening.greeting", f"{hello}\n\nThe press came.{REST}")

    assert greeting.span.end == len(hello)


@pytest.mark.parametrize(
    "first", ["Hello, the press came", "Bonjour tristesse", "Bonsoir, ma mère cherche une lampe"]
)
def test_a_greeting_with_its_news_in_the_same_line_is_welcome(first: str) -> None:
    assert not of_rule("opening.greeting", f"{first}\n\nAnd so on.{REST}")
    assert not of_rule("opening.greeting", f"Hello everyone! {first}.{REST}")


def test_a_link_comes_after_the_sentence_that_makes_one_click() -> None:
    assert of_rule("opening.link", f"https://ex.org/press The press came.{REST}")
    assert not of_rule("opening.link", f"The press came: https://ex.org/press{REST}")
    assert not of_rule("opening.link", "https://ex.org/press The press came.")


def test_a_name_at_the_start_is_at_its_place_in_an_answer() -> None:
    begins = "@camille brought leather to the workshop"

    assert rule_ids(of_draft(a_draft(begins, "x"))) == ["opening.name"]
    assert not rule_ids(of_draft(a_draft(begins, "x", reply_to="https://x.com/camille/1")))
    assert not of_rule("opening.name", "Thanks to @camille for the leather", "x")
    assert "opening.name" not in rule_ids(a_subject(begins, "bluesky"))


# sentence


def test_the_words_of_a_sentence_are_counted_between_its_pauses() -> None:
    pack = "- {id: a.b, kind: sentence, severity: hint, message: '{count} of {max}', max: 5}"

    assert said(by_pack(pack, "One two three four five six. One two.")) == ["6 of 5"]
    assert not by_pack(pack, "One two three: four five six; seven eight.")
    assert not by_pack(pack, "One two three four five. Six.")


def test_a_sentence_needs_room_for_a_word() -> None:
    _, (problem,) = parse_pack(
        "- {id: a.b, kind: sentence, severity: hint, message: m, max: 0}", ""
    )

    assert said([problem]) == ["“max” is a number of words, 1 or more."]


def test_a_share_of_posts_needs_posts_and_a_percentage() -> None:
    pack = "- {{id: a.b, kind: only_me, severity: hint, message: m, {}}}"
    for odd in ("of: 5", "percent: 120"):
        _, (problem,) = parse_pack(pack.format(odd), "")

        assert said([problem]) == ["“of” is more than 10, and “percent” between 0 and 100."]


# emphasis


def test_a_phrase_in_capitals_shouts_and_three_words_are_a_hint() -> None:
    phrase = "They moved the fair and NOBODY EVER TOLD ME about it, so I stood there alone"
    words = "Please do NOT EVER USE wet paste on a leather cover that you would like to keep"

    (shout,) = of_rule("style.shouting", phrase)

    assert phrase[shout.span.start : shout.span.end] == "NOBODY EVER TOLD ME"
    assert shout.severity is Severity.WARNING
    assert not of_rule("style.capitals", phrase)
    assert not of_rule("style.shouting", words)
    (hint,) = of_rule("style.capitals", words)
    assert words[hint.span.start : hint.span.end] == "NOT EVER USE"


@pytest.mark.parametrize(
    "text",
    [
        "NASA, BBC, UNESCO and the WHO met in a room that smelled of coffee and wet coats",
        "L’INSEE et la CAF ont répondu le même jour, ce qui ne m’était jamais arrivé",
    ],
)
def test_acronyms_do_not_shout(text: str) -> None:
    assert not of_rule("style.shouting", text)
    assert not of_rule("style.capitals", text)


def test_cyrillic_and_greek_shout_too() -> None:
    assert of_rule("style.shouting", "МАСТЕРСКАЯ ОТКРЫВАЕТСЯ ЗАВТРА УТРОМ")
    assert of_rule("style.shouting", "ΤΟ ΕΡΓΑΣΤΗΡΙΟ ΑΝΟΙΓΕΙ ΑΥΡΙΟ ΤΟ ΠΡΩΙ")


def test_piled_exclamation_marks_are_loud_and_glad_sentences_are_not() -> None:
    glad = "The press came! It works! Nobody was hurt!"

    (loud,) = of_rule("style.loud", "Last day!!! Come quick!!")

    assert said([loud]) == [
        "5 exclamation marks. Would you say it this loud to somebody at your table?"
    ]
    assert not of_rule("style.loud", glad)
    (hint,) = of_rule("style.exclamations", glad)
    assert said([hint]) == ["3 exclamation marks. Which one do you mean?"]
    assert not of_rule("style.exclamations", "Last day!!! Come quick!! Now!")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Ready 🎉🎉🎉 for the fair that opens on Saturday at ten in the old hall by the river",
            True,
        ),
        ("New 📚 paper 📄 and ink 🖋️ today", True),
        ("New 📚 paper" + REST + " And ink 🖋️ and cloth 🧵 too.", False),
        ("👩‍🔧 The family 👨‍👩‍👧‍👦 came by", False),
        ("🇫🇷 → 🇧🇪: the books crossed the border in a van without a spare wheel", False),
    ],
)
def test_emoji_are_counted_as_readers_see_them(text: str, told: bool) -> None:
    assert bool(of_rule("style.emoji", text)) is told


# letters


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("𝗧𝗵𝗲 𝘄𝗼𝗿𝗸𝘀𝗵𝗼𝗽 opens", "The workshop opens"),
        ("L’atelier ouvre 𝒹𝑒𝓂𝒶𝒾𝓃 𝟙𝟚", "L’atelier ouvre demain 12"),
        ("ｎｏｕｖｅｌｌｅ colle", "nouvelle colle"),
        ("Ⓝⓔⓦ paste", "New paste"),
        ("🄽🄴🅆 paste", "NEW paste"),
        ("🅝🅔🅦 🅿🅰🆂🆃🅴", "NEW PASTE"),
        ("⒩⒠⒲ paste (here)", "new paste (here)"),
        ("ɴᴏᴜᴠᴇʟʟᴇ colle", "NOUVELLE colle"),
        ("s̶o̶l̶d̶ out", "sold out"),
    ],
)
def test_letters_in_another_dress_become_plain(text: str, plain: str) -> None:
    assert mended("style.letters", text) == plain


@pytest.mark.parametrize(
    "text",
    [
        "Let 𝑥 and 𝑦 be numbers in ℝ",
        "本日ＡＢＣ製本所は休みです",
        "It is said [ˈbʊk ʙɪɴ] there",
        "Room 🅰️ or 🅱️, flags 🇫🇷, №1, ½, 20 ℃, café, œuvre, Ω, ﬁn",
    ],
)
def test_mathematics_scripts_and_signs_are_left_alone(text: str) -> None:
    assert not of_rule("style.letters", text)


@pytest.mark.parametrize(
    ("text", "plain", "code"),
    [
        ("The work\u200bshop", "The workshop", "U+200B"),
        ("\ufeffBonjour", "Bonjour", "U+FEFF"),
        ("ate\u00adlier", "atelier", "U+00AD"),
        ("ate\u200dlier", "atelier", "U+200D"),
        ("\u2068Camille\u2069 came", "Camille came", "U+2068"),
        ("nul\x00l", "null", "U+0000"),
        ("half \ud83d pair", "half  pair", "U+D83D"),
    ],
)
def test_what_nobody_sees_is_told_and_taken_out(text: str, plain: str, code: str) -> None:
    first = of_rule("style.unseen", text)[0]

    assert f"({code})" in said([first])[0]
    assert mended("style.unseen", text) == plain


@pytest.mark.parametrize(
    "text", ["👩\u200d🔧 ❤️", "می\u200cخواهم", "\u200fשלום", "ภาษา\u200bไทย", "a\tb\nc"]
)
def test_what_a_script_or_an_emoji_needs_is_left_alone(text: str) -> None:
    assert not of_rule("style.unseen", text)


# hashtag


def test_a_tag_with_a_year_keeps_it() -> None:
    assert mended("hashtags.case", "À samedi. #salondulivre2027") == "À samedi. #SalonDuLivre2027"


def test_a_repeated_tag_goes_where_no_sentence_needs_it() -> None:
    assert mended("hashtags.repeated", "Paste. #Glue #Book #glue") == "Paste. #Glue #Book"
    (inside,) = of_rule("hashtags.repeated", "#Glue today, and the #glue of last week kept too")
    assert inside.fix is None


def test_a_tag_that_stands_three_times_is_told_once() -> None:
    (thrice,) = of_rule("hashtags.repeated", "Paste. #ReLiure #reliure #RELIURE")

    assert said([thrice]) == ["“#ReLiure” is here 3 times. One is enough: which one do you keep?"]


def test_two_spaces_inside_a_sentence_are_told() -> None:
    assert of_rule("style.double_space", "The paste  keeps four days.")
    assert not of_rule("style.double_space", "The paste keeps.  Four days.")
    assert of_rule("style.double_space", "The paste keeps.   Four days.")


def test_several_tags_before_the_first_word_are_told() -> None:
    assert of_rule("hashtags.place", "#paste #glue It kept four days.")
    assert not of_rule("hashtags.place", "#paste keeps four days. #glue")
    assert not of_rule("hashtags.place", "#paste #glue")


# huge texts


@pytest.mark.parametrize("piece", ["#a ", "AB ", "!", "𝐚 ", "\u200b", "a\u0336", "@a ", "👍"])
def test_a_huge_text_is_looked_at_in_part(piece: str) -> None:
    subject = a_subject(piece * (1_000_000 // len(piece)), language="en")
    kinds = {"emphasis", "letters", "hashtag", "opening"}
    rules = [each for each in bundled() if each.kind in kinds]
    assert subject.entities is not None

    started = time.process_time()
    for rule in rules:
        list(islice(rule.check(subject), MOST))

    assert time.process_time() - started < 1
