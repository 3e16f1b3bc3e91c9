"""Each kind, on what a text alone does not show: strategy, history, files, several posts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from strategy_tui.domain.diagnostic import Severity
from strategy_tui.domain.draft import OwnPost
from strategy_tui.domain.media import MediaInfo
from strategy_tui.domain.strategy import (
    CallToAction,
    HashtagPolicy,
    NetworkPlan,
    NetworkStatus,
    Strategy,
)
from strategy_tui.domain.text import Span
from strategy_tui.domain.twin import PictureTwin
from tests.lint.subjects import (
    Posts,
    a_draft,
    a_strategy,
    a_subject,
    by_pack,
    found,
    of_draft,
    rule_ids,
    said,
)

LONG_AGO = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
PASTE = "My wheat paste went off in two days, and cloves gave me one more day of it."


def with_plan(**changes: object) -> Strategy:
    """The strategy of the tests with another plan for LinkedIn."""
    strategy = a_strategy()
    plan = replace(strategy.networks["linkedin"], **changes)  # type: ignore[arg-type]
    return replace(strategy, networks={**strategy.networks, "linkedin": plan})


# existence, occurrence, substitution, entity


def test_words_are_found_whole_and_with_either_apostrophe() -> None:
    pack = (
        "- {id: a.b, kind: existence, severity: hint, message: '{match}', words: [l'art, plum pie]}"
    )

    assert said(by_pack(pack, "L’art du plum  pie, Carl'arte")) == ["L’art", "plum  pie"]


@pytest.mark.parametrize("written", ["l’art", "l'art"])
@pytest.mark.parametrize("kind", ["existence", "occurrence, max: 0"])
def test_a_word_of_a_rule_may_be_written_with_either_apostrophe(written: str, kind: str) -> None:
    pack = f"- {{id: a.b, severity: hint, message: x, words: [{written}], kind: {kind}}}"

    assert [each.span for each in by_pack(pack, "Vive l’art")] == [Span(5, 10)]
    assert [each.span for each in by_pack(pack, "Vive l'art")] == [Span(5, 10)]


@pytest.mark.parametrize("keys", ["kind: existence", "kind: occurrence, max: 0"])
def test_words_whose_case_matters_are_found_in_this_case_only(keys: str) -> None:
    pack = (
        f"- {{id: a.b, {keys}, severity: hint, message: x, words: [API, RT svp], ignore_case: no}}"
    )

    assert [each.span for each in by_pack(pack, "api, Api, API, rt svp")] == [Span(10, 13)]


def test_a_phrase_to_replace_may_be_written_with_any_apostrophe_and_space() -> None:
    pack = (
        "- {id: a.b, kind: substitution, severity: hint, message: '{instead}',"
        " swap: {'au jour\u00a0d’aujourd’hui': aujourd’hui}}"
    )

    assert said(by_pack(pack, "au jour d'aujourd’hui")) == ["aujourd’hui"]


def test_occurrences_are_counted_for_each_post_of_a_thread() -> None:
    once = a_draft("One! Two!\n---8<---\nThree!")

    assert "style.exclamations" not in rule_ids(of_draft(once))


def test_a_substitution_brings_its_fix_in_the_same_case() -> None:
    pack = (
        "- {id: a.b, kind: substitution, severity: hint, message: '{match}: {instead}',"
        " swap: {utilize: use, au jour d'aujourd'hui: aujourd’hui}}"
    )

    (use, today) = by_pack(pack, "Utilize it, au jour d’aujourd’hui")

    assert said([use, today]) == ["Utilize: Use", "au jour d’aujourd’hui: aujourd’hui"]
    assert use.fix is not None
    assert use.fix.apply("Utilize it") == "Use it"


# length


def test_each_post_of_a_thread_has_its_own_length() -> None:
    text = f"Short.\n---8<---\n{'a' * 310}\n---8<---\nShort again."
    (over,) = [
        each for each in found(of_draft(a_draft(text, "x"))) if each.rule_id == "length.over"
    ]

    start = text.index("aaa")
    assert over.severity is Severity.ERROR
    assert over.span == Span(start + 280, start + 310)
    assert said([over])[0].startswith("310 characters as X counts them, and X takes 280: 30 too")


def test_a_text_that_just_fits_is_told_what_is_left() -> None:
    near = found(a_subject("a" * 270, "x"))

    assert said(near)[0].startswith("10 characters as X counts them left of 280.")


def test_a_content_warning_counts_where_the_network_counts_it() -> None:
    warned = a_draft("a" * 490, "mastodon", spoiler="twelve chars")

    assert "length.over" in rule_ids(of_draft(warned))
    assert "length.over" not in rule_ids(of_draft(replace(warned, spoiler="")))


def test_bluesky_counts_bytes_too() -> None:
    families = "👨‍👩‍👧‍👦" * 130

    (over,) = [
        each for each in found(a_subject(families, "bluesky")) if each.rule_id == "length.over"
    ]

    assert said([over])[0].startswith("3,250 bytes, and Bluesky takes 3,000: 250 too many.")


# call to action


def test_a_required_call_to_action_that_is_missing_names_its_clause() -> None:
    story = a_draft("Two weeks of work.\n\nThe hardest part was the order.", "linkedin")

    (missing,) = found(of_draft(story, a_strategy()))

    assert missing.severity is Severity.ERROR
    assert missing.clause == "networks.linkedin.call_to_action"
    assert story.body[missing.span.start : missing.span.end] == "The hardest part was the order."


def test_one_question_is_enough() -> None:
    asking = a_draft("Two weeks of work. Which part would you have feared?", "linkedin")

    assert not found(of_draft(asking, a_strategy()))


def test_where_nothing_should_be_asked_a_request_is_a_hint() -> None:
    quiet = with_plan(call_to_action=CallToAction.NONE)
    asking = a_draft("Two weeks of work. Book a visit.", "linkedin")

    (unwanted,) = found(of_draft(asking, quiet))

    assert unwanted.rule_id == "call_to_action.unwanted"
    assert unwanted.span == Span(19, 32)


def test_a_question_is_welcome_where_questions_are_shared() -> None:
    quiet = with_plan(call_to_action=CallToAction.NONE, share=("failures", "questions"))
    asking = a_draft("The press squeaks since Monday. Any ideas?", "linkedin")
    selling = a_draft("The press squeaks since Monday. Any ideas? Book a visit.", "linkedin")

    assert "call_to_action.unwanted" not in rule_ids(of_draft(asking, quiet))
    assert "call_to_action.unwanted" in rule_ids(of_draft(selling, quiet))
    assert "call_to_action.unwanted" in rule_ids(
        of_draft(asking, with_plan(call_to_action=CallToAction.NONE))
    )


def test_an_empty_draft_is_only_told_that_it_is_empty() -> None:
    (empty,) = found(of_draft(a_draft("\n", "linkedin"), a_strategy()))

    assert empty.rule_id == "length.empty"


# value


@pytest.mark.parametrize("relation", ["reshares", "quotes"])
def test_a_reshare_without_own_words_closes_the_gate(relation: str) -> None:
    bare = a_draft("https://ex.org/a #reliure", **{relation: "https://ex.org/a"})
    own = a_draft("This is how my grandmother did it.", **{relation: "https://ex.org/a"})

    assert "value.bare_reshare" in rule_ids(of_draft(bare))
    assert "value.bare_reshare" not in rule_ids(of_draft(own))


def test_a_picture_gives_a_link_company() -> None:
    picture = (MediaInfo("a.jpg", exists=True, alt="A book press.", format="jpeg"),)

    assert "value.bare_link" in rule_ids(a_subject("New: https://ex.org/a"))
    assert "value.bare_link" not in rule_ids(a_subject("New: https://ex.org/a", media=picture))


# twin


def test_a_copy_of_an_own_text_elsewhere_closes_the_gate_and_says_where_and_when() -> None:
    history = Posts([OwnPost("x", f"{PASTE} https://ex.org/1", "https://x.com/me/1", LONG_AGO)])

    (copy,) = found(a_subject(f"{PASTE} #bookbinding", history=history))

    assert (copy.rule_id, copy.severity) == ("twins.elsewhere", Severity.ERROR)
    assert said([copy]) == [
        "This stands on x already (2\u00a0March 2026, https://x.com/me/1): 100% of its words "
        "(posts on x are known up to 24\u00a0November 2026). What would you tell the readers here?"
    ]


def test_a_draft_for_another_network_counts_too() -> None:
    history = Posts([OwnPost("linkedin", PASTE, "drafts/paste.linkedin.md", None)])

    (copy,) = found(a_subject(PASTE, history=history))

    assert "in your draft drafts/paste.linkedin.md, for linkedin" in said([copy])[0]
    assert "no posts from linkedin are known" in said([copy])[0]


def test_what_readers_have_seen_is_told_before_what_waits_in_a_draft() -> None:
    history = Posts(
        [
            OwnPost("linkedin", PASTE, "drafts/paste.linkedin.md", None),
            OwnPost("x", PASTE, "https://x.com/me/1", LONG_AGO),
        ]
    )

    (copy,) = found(a_subject(PASTE, history=history))

    assert "on x already" in said([copy])[0]


def test_the_same_text_here_again_is_a_warning() -> None:
    history = Posts([OwnPost("mastodon", PASTE, "https://ex.social/1", LONG_AGO)])

    (again,) = found(a_subject(PASTE, history=history))

    assert (again.rule_id, again.severity) == ("twins.here", Severity.WARNING)


@pytest.mark.parametrize(
    ("network", "rule", "severity"),
    [
        ("x", "twins.elsewhere_close", Severity.WARNING),
        ("mastodon", "twins.here_close", Severity.HINT),
    ],
)
def test_a_text_that_was_edited_a_little_is_told_more_gently(
    network: str, rule: str, severity: Severity
) -> None:
    edited = f"{PASTE} I will show the finished binding on Thursday evening at the workshop."
    history = Posts([OwnPost(network, edited, "https://ex.org/1", LONG_AGO)])

    (close,) = found(a_subject(PASTE, history=history))

    assert (close.rule_id, close.severity) == (rule, severity)


def test_the_finding_stands_at_the_longest_passage_that_is_the_same() -> None:
    text = f"Good morning from the workshop, all of you. {PASTE}"
    history = Posts([OwnPost("x", PASTE, "https://x.com/me/1", LONG_AGO)])

    (again,) = found(a_subject(text, history=history))

    assert text[again.span.start : again.span.end] == PASTE.rstrip(".?!")


@pytest.mark.parametrize(
    ("network", "same", "rule"),
    [
        ("x", True, "twins.picture_elsewhere"),
        ("x", False, "twins.look_elsewhere"),
        ("mastodon", True, "twins.picture_here"),
        ("mastodon", False, "twins.look_here"),
    ],
)
def test_a_picture_that_went_out_already_is_told(network: str, same: bool, rule: str) -> None:
    picture = MediaInfo("a.jpg", exists=True, alt="A book press.", format="jpeg")
    post = OwnPost(network, "Another text altogether.", "https://ex.org/1", LONG_AGO)
    history = Posts([], shown=[PictureTwin(post, "a.jpg", same)])

    assert rule_ids(a_subject(PASTE, history=history, media=(picture,))) == [rule]


def test_another_text_on_the_same_subject_is_none() -> None:
    other = "Does anybody keep wheat paste for a week? Mine turns sour as soon as it is warm."
    history = Posts([OwnPost("x", other, "https://x.com/me/1", LONG_AGO)])

    assert not found(a_subject(PASTE, history=history))


def test_a_reshare_is_compared_with_nothing() -> None:
    history = Posts([OwnPost("x", PASTE, "https://x.com/me/1", LONG_AGO)])
    passed_on = a_draft(PASTE, reshares="https://ex.social/1")

    assert not found(of_draft(passed_on, history=history))


# hashtag


def test_more_hashtags_than_the_network_takes() -> None:
    tags = "Trois outils suffisent pour bien commencer, et le reste attendra son heure " + " ".join(
        f"#t{letter}" for letter in "abcdef"
    )

    assert "hashtags.limit" in rule_ids(a_subject(tags, "instagram"))


def test_the_strategy_s_number_stands_over_custom() -> None:
    strict = with_plan(hashtags=HashtagPolicy(max=1), call_to_action=CallToAction.WELCOME)
    two = a_draft("Trois outils suffisent pour commencer. #reliure #papier", "linkedin")

    (many,) = found(of_draft(two, strict))

    assert (many.rule_id, many.clause) == ("hashtags.strategy", "networks.linkedin.hashtags.max")
    assert two.body[many.span.start : many.span.end] == "#papier"


@pytest.mark.parametrize("most", [1, 50])
def test_too_many_for_the_network_and_the_strategy_are_told_once(most: int) -> None:
    body = "Trois outils suffisent, et le reste attendra. " + " ".join(f"#t{n}a" for n in range(60))
    strategy = with_plan(hashtags=HashtagPolicy(max=most), network="instagram")
    there = a_draft(body, "linkedin")

    told = [each for each in rule_ids(of_draft(there, strategy)) if each.startswith("hashtags.")]

    assert len({"hashtags.limit", "hashtags.strategy"} & set(told)) == 1


def test_custom_counts_where_the_strategy_is_silent() -> None:
    assert "hashtags.many" in rule_ids(a_subject("Three tools for it #a1 #b2 #c3 then #d", "x"))


def test_hashtags_have_no_place_on_reddit() -> None:
    assert "hashtags.none_here" in rule_ids(a_subject("A week of paste #bookbinding", "reddit"))


def test_a_campaign_s_own_spelling_is_proposed() -> None:
    draft = a_draft("À bientôt #salonDuLivre", when="2027-02-03 08:30", campaign="salon")

    (case,) = found(of_draft(draft, a_strategy()))

    assert case.fix is not None
    assert case.fix.text == "#SalonDuLivre"


# fit


def test_what_never_belongs_there_is_found_in_any_number_and_case() -> None:
    draft = a_draft("Mes PHOTOS de vacance en Familles : qu’en dites-vous ?", "linkedin")

    both = found(of_draft(draft, a_strategy()))

    assert [each.rule_id for each in both] == ["fit.never", "fit.never"]
    assert [each.clause for each in both] == ["networks.linkedin.never"] * 2
    assert [draft.body[each.span.start : each.span.end] for each in both] == [
        "PHOTOS de vacance",
        "Familles",
    ]


@pytest.mark.parametrize(
    ("changes", "rule_id", "clause"),
    [
        ({"network": "x"}, "fit.network", "networks"),
        ({"goal": "work"}, "fit.goal", "networks.mastodon.goals"),
        ({"goal": "fame"}, "fit.goal_unknown", "goals"),
        ({"audience": "subscribers"}, "fit.audience", None),
    ],
)
def test_a_draft_that_does_not_fit_the_strategy(
    changes: dict[str, str], rule_id: str, clause: str | None
) -> None:
    draft = replace(a_draft("Three tools are enough to begin."), **changes)  # type: ignore[arg-type]

    (misfit,) = found(of_draft(draft, a_strategy()))

    assert (misfit.rule_id, misfit.clause) == (rule_id, clause)


def test_a_dormant_network_is_a_hint() -> None:
    asleep = with_plan(status=NetworkStatus.DORMANT, call_to_action=CallToAction.WELCOME)

    assert rule_ids(of_draft(a_draft("Three tools.", "linkedin"), asleep)) == ["fit.dormant"]


def test_a_key_of_the_strategy_may_differ_from_the_network_s_name() -> None:
    shop = NetworkPlan(key="shop", network="mastodon", call_to_action=CallToAction.REQUIRED)
    strategy = a_strategy(networks={"shop": shop})

    (missing,) = found(of_draft(a_draft("Three tools.", "shop"), strategy))

    assert missing.clause == "networks.shop.call_to_action"


def test_a_thread_needs_a_network_that_has_threads() -> None:
    thread = a_draft("One tool.\n---8<---\nAnother tool.", "linkedin")

    assert "fit.feature" in rule_ids(of_draft(thread))
    assert "fit.feature" not in rule_ids(of_draft(replace(thread, network="mastodon")))


# media


@pytest.mark.parametrize(
    ("media", "rule_id", "severity"),
    [
        (MediaInfo("a.jpg", exists=False, alt="A press."), "media.missing", Severity.ERROR),
        (MediaInfo("a.jpg", exists=True, alt="A press."), "media.unknown", Severity.WARNING),
        (MediaInfo("a.jpg", exists=True, format="jpeg"), "media.alt", Severity.WARNING),
        (
            MediaInfo("a.jpg", exists=True, format="jpeg", alt="a" * 1_501),
            "media.alt_long",
            Severity.WARNING,
        ),
        (
            MediaInfo("a.jpg", exists=True, format="jpeg", alt="IMG_2041.JPG"),
            "media.alt_name",
            Severity.WARNING,
        ),
    ],
)
def test_a_file_is_there_and_described(media: MediaInfo, rule_id: str, severity: Severity) -> None:
    (each,) = found(a_subject("A press from 1874.", media=(media,)))

    assert (each.rule_id, each.severity) == (rule_id, severity)


def test_what_is_wrong_with_a_file_is_told_where_the_draft_names_it() -> None:
    draft = a_draft("A press from 1874.", body_start=60)
    absent = MediaInfo("a.jpg", exists=False, alt="A press.", span=Span(30, 50))

    (each,) = found(of_draft(draft, media=(absent,)))

    assert (each.rule_id, each.span) == ("media.missing", Span(30, 50))


def test_a_post_takes_only_so_many_pictures() -> None:
    five = tuple(
        MediaInfo(f"{number}.jpg", exists=True, format="jpeg", alt="A press.")
        for number in range(5)
    )

    assert rule_ids(a_subject("Five presses.", media=five)) == ["media.too_many"]
