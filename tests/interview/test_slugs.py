"""The short name that is suggested for a goal is a word that the goal is about."""

from __future__ import annotations

import pytest

from strategy_tui.interview.slugs import slug

ENGLISH = {
    "Keep the ties alive with the people I really know": "ties",
    "Be thought of when a project needs what I can do": "project",
    "Give everybody back a little of what I learn": "give",
    "Meet more of my peers": "peers",
    "Sell the first edition of the book": "edition",
    "Find three new clients a quarter": "clients",
    "Be invited to speak at conferences": "conferences",
    "Build a steady income from my ceramics": "income",
    "Help beginners to learn Python": "beginners",
    "Grow my newsletter to 500 readers": "newsletter",
    "Get feedback on my research": "research",
    "Find a publisher for my novel": "publisher",
    "Fill the workshop on Saturdays": "workshop",
    "Raise money for the animal shelter": "shelter",
    "Let neighbours know about the repair café": "cafe",
    "I want to sell more prints: yes, but slowly": "prints",
    "Recruit volunteers for the choir": "choir",
    "Stay in touch with former colleagues": "colleagues",
    "Understand what my customers need": "customers",
    "That people come to the bookshop: readings, signings, concerts": "bookshop",
    "Convince the town to build bicycle lanes": "town",
}

FRENCH = {
    "Garder vivants les liens avec les gens que je connais pour de vrai": "liens",
    "Que l’on pense à moi quand un projet a besoin de ce que je sais faire": "projet",
    "Rendre à tout le monde un peu de ce que j’apprends": "rendre",
    "Rencontrer d’autres artisans": "artisans",
    "Vendre : « la première édition » du livre": "edition",
    "Que l'on vienne à la librairie : lectures, signatures, concerts": "librairie",
    "Vendre : oui, mais sans me trahir": "vendre",
    "Trouver trois nouveaux clients par trimestre": "clients",
    "Remplir mon atelier le samedi": "atelier",
    "Recevoir assez de demandes pour choisir mes chantiers": "chantiers",
    "Que mes clients reviennent et parlent de moi": "clients",
    "Rester en lien avec celles et ceux qui font le même métier": "metier",
    "Faire connaître mon roman": "roman",
    "Publier mes recherches et avoir des retours": "recherches",
    "Être invitée à des conférences": "conferences",
    "Recruter des bénévoles pour la chorale": "benevoles",
    "Obtenir un emploi dans l’édition": "emploi",
    "Défendre la cause des abeilles": "cause",
    "Créer des échanges": "echanges",
    "Faire vivre le quartier": "quartier",
    "Aider les débutants à apprendre Python": "debutants",
    "Apprendre des autres": "apprendre",
}


@pytest.mark.parametrize(("goal", "name"), ENGLISH.items())
def test_an_english_goal_is_called_by_what_it_is_about(goal: str, name: str) -> None:
    assert slug(goal, (), "goal", "en") == name


@pytest.mark.parametrize(("goal", "name"), FRENCH.items())
def test_a_french_goal_is_called_by_what_it_is_about(goal: str, name: str) -> None:
    assert slug(goal, (), "but", "fr") == name


def test_no_two_goals_get_the_same_name_and_one_without_words_gets_one_too() -> None:
    assert slug("Find clients", ("clients",), "goal", "en") == "clients-2"
    assert slug("家族 !", (), "goal", "en") == "goal"
