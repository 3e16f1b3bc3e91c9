"""Answers in the words of any language of the program, for what the command line takes."""

from __future__ import annotations

from collections.abc import Mapping

FACTS: Mapping[str, str] = {
    "oui": "yes",
    "non": "no",
    "incertain": "unsure",
    "incertaine": "unsure",
    "incertain·e": "unsure",
    "inconnu": "unknown",
    "inconnue": "unknown",
    "inconnu·e": "unknown",
    "jamais": "never",
}
"""What is said of a person."""

ITEMS: Mapping[str, str] = {
    "garder": "keep",
    "garder tel quel": "keep",
    "keep it as it is": "keep",
    "changer": "change",
    "modifier": "change",
    "changer la stratégie": "change",
    "change the strategy": "change",
    "fait": "done",
    "adopter": "adopt",
    "adopt it": "adopt",
    "prolonger": "extend",
    "extend it": "extend",
    "abandonner": "drop",
    "drop it": "drop",
}
"""What is said to an item of a review."""

CHOICES: Mapping[str, str] = {
    "garder": "keep",
    "laisser partir": "let_go",
    "let go": "let_go",
    "let-go": "let_go",
    "masquer": "mute",
    "mettre dans une liste": "list",
    "put on a list": "list",
    "liste": "list",
    "décider plus tard": "snooze",
    "decide later": "snooze",
    "plus tard": "snooze",
    "appeler": "contact",
    "appeler plutôt": "contact",
    "call them instead": "contact",
    "passer": "skip",
}
"""What is decided about an account."""


def meant(text: str, words: Mapping[str, str]) -> str:
    """The value that a text means; the text itself, in small letters, where it is no such word."""
    word = " ".join(text.replace("_", " ").replace("'", "’").casefold().split())
    return words.get(word, text.strip().casefold())
