"""Whether a draft fits the strategy: topics, readers, language, voice."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from strategy_tui.domain.diagnostic import Diagnostic, Fix, Severity
from strategy_tui.domain.draft import Draft
from strategy_tui.domain.media import MediaInfo, MediaKind
from strategy_tui.domain.strategy import Goal, Strategy
from strategy_tui.domain.text import Span
from tests.lint.subjects import a_draft, a_strategy, found, of_draft, said


def planned(words: dict[str, tuple[str, ...]] | None = None, **changes: Any) -> Strategy:
    """The strategy of the tests with another plan for Mastodon."""
    strategy = a_strategy(words=words or {})
    plan = replace(strategy.networks["mastodon"], **changes)
    return replace(strategy, networks={**strategy.networks, "mastodon": plan})


def about_fit(draft: Draft | str, strategy: Strategy, **more: Any) -> list[Diagnostic]:
    """What the rules of fit find, and no others."""
    draft = a_draft(draft) if isinstance(draft, str) else draft
    subject = of_draft(draft, strategy, **more)
    return [each for each in found(subject) if each.rule_id.startswith("fit.")]


# never


@pytest.mark.parametrize(
    ("never", "text", "words"),
    [
        ("famille", "Ma fille a fait ses premiers pas ce matin.", "Ma fille"),
        ("family", "Ma fille a fait ses premiers pas ce matin.", "Ma fille"),
        ("my kids", "My daughter took her first steps this morning.", "My daughter"),
        ("politique", "Ce gouvernement et son ministre me fatiguent.", "gouvernement”, “ministre"),
        ("religion et santé", "Trois jours de fièvre, et rien d’autre à dire.", "fièvre"),
        ("links", "Look here: https://example.org/a", "https://example.org/a"),
    ],
)
def test_a_topic_that_never_belongs_there_is_told_by_its_words(
    never: str, text: str, words: str
) -> None:
    (misfit,) = about_fit(text, planned(never=(never,)))

    assert (misfit.rule_id, misfit.severity) == ("fit.never", Severity.WARNING)
    assert misfit.clause == "networks.mastodon.never"
    assert said([misfit]) == [
        f"“{words}”: your strategy keeps {never} off Mastodon. Is there a better place for it?"
    ]


@pytest.mark.parametrize(
    ("never", "text"),
    [
        ("famille", "Le tri d’une liste est un jeu d’enfant dans cette famille d’algorithmes."),
        ("family", "A family of algorithms makes this child's play."),
        ("work", "Does it work? That works."),
        ("politique", "Notre politique de confidentialité a changé."),
        ("family", "See https://example.org/my-daughter and @family@example.org there."),
        ("questions", "No question is asked here."),
    ],
)
def test_words_that_only_look_like_the_topic_are_left_alone(never: str, text: str) -> None:
    assert about_fit(text, planned(never=(never,))) == []


def test_a_word_that_nobody_knows_is_looked_for_as_it_is_written() -> None:
    text = "Nos marbrures sont prêtes, et le papier aussi."

    (misfit,) = about_fit(text, planned(never=("marbrure",)))

    assert text[misfit.span.start : misfit.span.end] == "marbrures"


def test_a_word_that_is_taught_is_told_by_its_own_words() -> None:
    strategy = planned({"reliure": ("nerfs", "dorur*")}, never=("reliure",))

    assert len(about_fit("Les dorures sont finies.", strategy)) == 1
    assert about_fit("Les peintures sont finies.", strategy) == []


def test_words_that_are_taught_add_to_a_known_topic() -> None:
    strategy = planned({"famille": ("Zoé",)}, never=("family",))

    assert len(about_fit("Zoé a perdu une dent.", strategy)) == 1


def test_pictures_of_a_topic_need_a_picture() -> None:
    strategy = planned(never=("family pictures",))
    text = "My daughter took her first steps this morning."
    shot = MediaInfo("steps.jpg", True, kind=MediaKind.IMAGE)

    assert about_fit(text, strategy) == []
    assert len(about_fit(text, strategy, media=(shot,))) == 1
    assert len(about_fit(f"A photo: {text}", strategy)) == 1


def test_a_description_of_a_picture_tells_too_at_its_place_in_the_file() -> None:
    shot = MediaInfo("a.jpg", True, alt="Ma fille devant le gâteau", span=Span(7, 12))

    (misfit,) = about_fit("Quel matin !", planned(never=("famille",)), media=(shot,))

    assert misfit.span == Span(7, 12)


# share


TALK = (
    "Le match de samedi a tout changé : deux buts en seconde mi-temps, l’entraîneur en larmes, "
    "et tout le stade debout pour notre équipe de football."
)


def test_another_topic_than_those_that_are_shared_is_a_hint() -> None:
    (misfit,) = about_fit(TALK, planned(share=("open source", "science")))

    assert (misfit.rule_id, misfit.severity) == ("fit.share", Severity.HINT)
    assert misfit.clause == "networks.mastodon.share"
    assert said([misfit], "fr")[0].endswith(
        "le sujet est «\u00a0sport\u00a0», et votre stratégie prévoit autre chose sur "
        "Mastodon\u00a0: open source, science. Est-ce le bon endroit\u202f?"
    )


@pytest.mark.parametrize(
    "share",
    [
        ("sport",),
        ("science", "matchs"),
        ("science", "questions"),
        ("science", "nouvelles"),
        ("science", "un mot que personne ne connaît"),
        ("larmes de l’entraîneur",),
    ],
)
def test_what_may_be_meant_is_never_a_finding(share: tuple[str, ...]) -> None:
    assert about_fit(TALK, planned(share=share)) == []


def test_a_short_text_does_not_show_what_it_is_about() -> None:
    assert about_fit("Quel match, quel stade !", planned(share=("science",))) == []


# readers


PITCH = (
    "Code promo SALON : remise de vingt pour cent sur nos services jusqu’à dimanche, commandez "
    "en ligne, livraison offerte."
)


def test_a_pitch_among_friends_is_a_hint() -> None:
    (misfit,) = about_fit(PITCH, planned(audience="famille, amis"))

    assert (misfit.rule_id, misfit.clause) == ("fit.readers", "networks.mastodon.audience")


def test_an_audience_that_the_draft_names_itself_counts_first() -> None:
    strategy = a_strategy()
    plan = replace(strategy.networks["mastodon"], key="facebook", network="facebook", audience="")
    friends = a_draft(PITCH, "facebook", audience="friends")

    (misfit,) = about_fit(friends, replace(strategy, networks={"facebook": plan}))

    assert (misfit.rule_id, misfit.clause) == ("fit.readers", None)


def test_private_life_among_colleagues_is_a_hint() -> None:
    text = "Ma fille a perdu une dent chez sa grand-mère, et mon fils a pleuré."

    (misfit,) = about_fit(text, planned(audience="pairs, anciens collègues"))

    assert misfit.rule_id == "fit.readers"


@pytest.mark.parametrize(
    "changes",
    [
        {"audience": "famille, amis et clients"},
        {"audience": "curieux"},
        {"audience": "amis", "share": ("promotion", "clients")},
    ],
)
def test_readers_of_both_worlds_and_what_is_shared_are_left_alone(changes: dict[str, Any]) -> None:
    assert "fit.readers" not in [each.rule_id for each in about_fit(PITCH, planned(**changes))]


# language


ENGLISH = "We have the paper and the glue that you asked for, and they are with my neighbour."
FRENCH = "Nous avons le papier et la colle, et ils sont chez vous avec les outils dans une boîte."


def test_another_language_than_is_planned_is_a_warning() -> None:
    (misfit,) = about_fit(ENGLISH, planned(language="fr"))

    assert (misfit.severity, misfit.clause) == (Severity.WARNING, "networks.mastodon.language")
    assert said([misfit])[0].startswith("This is in English, and you planned to write in French.")


def test_the_language_that_the_draft_names_counts_first() -> None:
    assert about_fit(a_draft(ENGLISH, language="en"), planned(language="fr")) == []
    assert len(about_fit(a_draft(FRENCH, language="en"), planned(language="fr"))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Papier, colle, patience.",
        "Wir haben das Papier und den Leim, und sie sind bei dem Nachbarn in der Werkstatt.",
        "El papel que se hace con la mano es de un color que no tiene el otro, y lo sabes.",
        f"{FRENCH} {ENGLISH}",
    ],
)
def test_a_guess_that_is_not_sure_says_nothing(text: str) -> None:
    assert about_fit(text, planned(language="en")) == []
    assert about_fit(text, planned(language="fr")) == []


def test_another_language_than_that_of_the_strategy_is_a_hint() -> None:
    (misfit,) = about_fit(ENGLISH, planned())

    assert (misfit.severity, misfit.clause) == (Severity.HINT, "language")
    assert about_fit(FRENCH, planned()) == []
    assert about_fit(ENGLISH, planned(language="en")) == []


# voice and tone


@pytest.mark.parametrize(
    ("voice", "text", "rule"),
    [
        ("sobre, précis", "Quelle journée ! Quel salon ! Merci 🎉", "fit.calm"),
        ("calm and exact", "What a day! What a fair! Thanks!", "fit.calm"),
        ("vouvoiement", "Tu as vu le nouveau papier ?", "fit.formal"),
        ("formal", "gonna print this tomorrow", "fit.formal"),
        ("tutoiement", "Votre papier vous attend à l’atelier.", "fit.familiar"),
    ],
)
def test_a_voice_that_can_be_heard_is_held_against_the_text(
    voice: str, text: str, rule: str
) -> None:
    (misfit,) = about_fit(text, planned(voice=voice))

    assert (misfit.rule_id, misfit.severity) == (rule, Severity.HINT)
    assert misfit.clause == "networks.mastodon.voice"


@pytest.mark.parametrize(
    ("voice", "text"),
    [
        ("drôle, jamais sobre", "Quelle journée ! Quel salon ! Merci 🎉"),
        ("warm, curious", "What a day! What a fair! Thanks!"),
        ("calm", "What a day! What a fair."),
        ("vouvoiement", "Elle m’a dit : « tu as vu ce papier ? »"),
        ("tutoiement", "Votre papier attend à l’atelier."),
    ],
)
def test_a_voice_that_is_kept_or_cannot_be_heard_says_nothing(voice: str, text: str) -> None:
    assert about_fit(text, planned(voice=voice)) == []


def test_each_sign_that_raises_the_voice_is_quoted() -> None:
    (misfit,) = about_fit("Quelle journée ! Merci 😍 🔥", planned(voice="calme, précis"))

    assert said([misfit], "fr")[0].startswith(
        "Sur Mastodon, vous voulez ce ton\u00a0: «\u00a0calme, précis\u00a0». "
        "Ceci le hausse\u00a0: «\u00a0!\u00a0», «\u00a0😍\u00a0», «\u00a0🔥\u00a0»."
    )


def test_what_is_loud_is_told_once() -> None:
    draft = a_draft("Last day!!! Come!!! Quick!!!")

    (loud,) = found(of_draft(draft, planned(voice="calm")))

    assert loud.rule_id == "style.loud"


def test_a_goal_with_a_slip_is_offered_rightly_spelt() -> None:
    def fixed(key: str, value: str) -> Fix:
        return Fix(Span(0, 0), f"{key}: {value}")

    draft = a_draft("Three tools are enough to begin.", goal="relation")

    (slip,) = about_fit(draft, planned(), set_key=fixed)
    (lost,) = about_fit(replace(draft, goal="fame"), planned())

    assert said([slip]) == ["Your strategy has no goal “relation”. Did you mean “relations”?"]
    assert slip.fix == Fix(Span(0, 0), "goal: relations", is_certain=False)
    assert said([lost]) == ["Your strategy has no goal “fame”. There are: relations, work."]
    assert lost.fix is None


@pytest.mark.parametrize(
    ("text", "is_about_both"),
    [
        ("La cliente a payé six mois après. J’en ai assez des gens qui oublient.", True),
        ("J’en ai assez de la pluie.", False),
        ("La cliente a payé le jour même.", False),
    ],
)
def test_a_phrase_that_names_two_topics_wants_both(text: str, is_about_both: bool) -> None:
    told = about_fit(text, planned(never=("plaintes sur les clients",)))

    assert bool(told) is is_about_both


def test_the_tone_of_the_goal_counts_and_names_the_goal() -> None:
    strategy = replace(
        planned(goals=("relations",)),
        goals={"relations": Goal("See people", tone="précis, à la première personne")},
    )
    text = "La reliure du livre tient depuis trente ans, " * 4
    draft = a_draft(text, goal="relations")

    (misfit,) = about_fit(draft, strategy)

    assert (misfit.rule_id, misfit.clause) == ("fit.first_person", "goals.relations.tone")
    assert about_fit(replace(draft, body=f"{text} Je la relis."), strategy) == []
