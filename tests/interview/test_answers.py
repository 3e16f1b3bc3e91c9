"""What may be typed: forgiving where the meaning is plain, one kind sentence where it is not."""

from __future__ import annotations

import pytest

from strategy_tui.domain.interview import InvalidAnswer
from strategy_tui.i18n import render
from strategy_tui.interview import Interview, begin
from tests.interview.samples import POTTER, answer, known


def at(id: str) -> Interview:
    """The interview before a question."""
    return answer(begin("en", known(zone=None)), {**POTTER, "time_zone": "UTC"}, until=id)


@pytest.mark.parametrize(
    ("id", "typed", "kept"),
    [
        ("language", "2", "fr"),
        ("language", "FR", "fr"),
        ("language", "français", "fr"),
        ("name", "  A   name\twith\x1b[31m colours ", "A name with colours"),
        ("time_zone", "europe/paris", "Europe/Paris"),
        ("time_zone", "America/New York", "America/New_York"),
        ("time_zone", "Paris", "Europe/Paris"),
        ("time_zone", "new york", "America/New_York"),
        ("time_zone", "Londres", "Europe/London"),
        ("time_zone", "Lyon, France", "Europe/Paris"),
        ("time_zone", "Genève", "Europe/Zurich"),
        ("goals.1.key", "métier-2", "métier-2"),
        ("goals.1.measure", "1", "replies_per_week"),
        ("goals.1.measure", "Replies a week", "replies_per_week"),
        ("goals.1.measure", "letters", "letters"),
        ("goals.1.from", "2,5", "2.5"),
        ("goals.1.from", "1 200 readers", "1200"),
        ("goals.1.from", "-3", "-3"),
        ("goals.1.by", "2027-06-30", "2027-06-30"),
        ("goals.1.by", "30/6/2027", "2027-06-30"),
        ("goals.1.by", "1er mars 2027", "2027-03-01"),
        ("goals.1.by", "3 Sept 2027", "2027-09-03"),
        ("goals.1.by", "in 6 months", "2027-05-24"),
        ("goals.1.by", "dans un an", "2027-11-24"),
        ("goals.1.by", "10 days", "2026-12-04"),
        ("goals.1.by", "dans six mois", "2027-05-24"),
        ("goals.1.by", "in six months", "2027-05-24"),
        ("goals.1.by", "six months from now", "2027-05-24"),
        ("goals.1.by", "d’ici un an et demi", "2028-05-24"),
        ("goals.1.by", "fin juin", "2027-06-30"),
        ("goals.1.by", "End of June", "2027-06-30"),
        ("goals.1.by", "end of June 2028", "2028-06-30"),
        ("goals.1.by", "fin novembre", "2026-11-30"),
        ("goals.1.by", "mi-novembre", "2027-11-15"),
        ("goals.1.by", "mid-February", "2027-02-15"),
        ("goals.1.by", "début mars", "2027-03-01"),
        ("goals.1.by", "30 juin", "2027-06-30"),
        ("goals.1.by", "30/6", "2027-06-30"),
        ("goals.1.by", "June 30, 2028", "2028-06-30"),
        ("goals.1.by", "the 1st of March", "2027-03-01"),
        ("goals.1.by", "fin de l’année", "2026-12-31"),
        ("goals.1.by", "end of 2027", "2027-12-31"),
        ("goals.1.by", "l’an prochain", "2027-11-24"),
        ("goals.1.by", "demain", "2026-11-25"),
        ("goals.1.by", "lundi", "2026-11-30"),
        ("goals.1.from", "vingt", "20"),
        ("goals.1.from", "twenty-five", "25"),
        ("goals.1.from", "une vingtaine", "20"),
        ("goals.1.from", "a hundred and fifty", "150"),
        ("goals.1.from", "quatre-vingt-dix-sept", "97"),
        ("goals.1.from", "two hundred", "200"),
        ("goals.1.from", "aucune", "0"),
        ("goals.1.from", "about 12", "12"),
        ("time.per_week", "une heure", "60"),
        ("time.per_week", "an hour", "60"),
        ("time.per_week", "an hour and a half", "90"),
        ("time.per_week", "deux heures et demie", "150"),
        ("time.per_week", "une demi-heure", "30"),
        ("time.per_week", "half an hour", "30"),
        ("time.per_week", "trois quarts d’heure", "45"),
        ("time.per_week", "15 mn", "15"),
        ("time.per_week", "15mn", "15"),
        ("time.per_week", "vingt minutes", "20"),
        ("time.per_week", "1 heure 30", "90"),
        ("time.per_week", "1h30", "90"),
        ("time.per_week", "45", "45"),
        ("networks", "Mastodon and x", "mastodon, x"),
        ("networks", "x mastodon linkedin", "x, mastodon, linkedin"),
        ("networks", "2, 1, 2", "mastodon, x"),
        ("networks.mastodon.status", "I try", "experiment"),
        ("networks.mastodon.goals", "1 2", "peers, edition"),
        ("networks.mastodon.goals", "edition: Sell the first edition of the book", "edition"),
        ("networks.mastodon.share", "a, b; c ,, a", "a, b, c"),
        ("networks.mastodon.language", "Deutsch", "de"),
        ("networks.mastodon.posts", "1 a month", "0.25"),
        ("networks.mastodon.posts", "2 par mois", "0.5"),
        ("networks.mastodon.posts", "3 per week", "3"),
        ("networks.mastodon.posts", "une fois par mois", "0.25"),
        ("networks.mastodon.posts", "twice a week", "2"),
        ("networks.mastodon.posts", "1 par jour", "7"),
        ("networks.mastodon.slots", "jeudi 12:15", "thu 12:15"),
        ("networks.mastodon.slots", "mar 8h30, ven midi", "tue 08:30, fri 12:00"),
        ("networks.mastodon.slots", "Mondays and Thursdays at 6 pm", "mon 18:00, thu 18:00"),
        ("networks.mastodon.slots", "lundi 8h et 18h", "mon 08:00, mon 18:00"),
        ("follow.keep", "all", "real-life, inspiring, supplier"),
        ("follow.let_go", "toxic, 5", "toxic, drowning"),
        ("follow.accounts", "149.6", "150"),
        ("campaigns.1.from", "2026-01-01", "2026-01-01"),
        ("campaigns.1.hashtag", "#BookFair", "#BookFair"),
        ("review.every", "Every 6 months", "6 months"),
        ("review.every", "tous les 2 ans", "2 ans"),
        ("review.every", "tous les six mois", "6 mois"),
        ("review.every", "every year", "1 year"),
        ("review.every", "tous les trimestres", "3 mois"),
    ],
)
def test_what_is_meant_is_understood(id: str, typed: str, kept: str) -> None:
    after = at(id).answered(typed)

    assert ", ".join(after.answers[id] or ()) == kept


@pytest.mark.parametrize(
    ("id", "typed", "sentence"),
    [
        ("name", "x" * 601, "That is 601 characters"),
        ("name", "\x1b[2J", "There is nothing in it that could be kept"),
        ("language", "de", "“de” is none of the answers. Type a number from 1 to 2, or a name."),
        ("networks", "mastodn", "“mastodn” is none of the answers. Did you mean “Mastodon”?"),
        ("networks", "14", "“14” is none of the answers. Type a number from 1 to 13"),
        ("networks", ",,", "“,,” is none of the answers"),
        ("time_zone", "Europe/Pari", "“Europe/Pari” is no time zone. Did you mean “Europe/Paris”?"),
        ("time_zone", "Qwxyzzy", "“Qwxyzzy” is no time zone that I know; write the nearest big"),
        ("name", "oui", "Gladly: tell me in your own words."),
        ("goals.1.want", "Yes!", "Gladly: tell me in your own words."),
        ("goals.2.want", "oui", "Gladly: tell me in your own words."),
        ("networks.mastodon.share", "yes,", "Gladly: tell me in your own words."),
        ("goals.1.key", "two words", "A short name is one word"),
        ("goals.2.key", "peers", "Another goal is called “peers” already."),
        ("goals.1.from", "many", "A number is wanted here, such as 2; “many” is none."),
        ("goals.1.from", "2 or 3", "A number is wanted here"),
        ("goals.1.by", "2027-02-30", "“2027-02-30” is no day of the calendar"),
        ("goals.1.by", "soon", "“soon” is no day of the calendar. Write it like 2027-05-24"),
        ("goals.1.by", "June", "“June” is a whole month: its first day or its last? Write 2027-06"),
        ("goals.1.by", "next summer", "“next summer” is no day of the calendar"),
        ("goals.1.by", "30 février", "“30 février” is no day of the calendar"),
        ("goals.1.by", "2026-11-23", "2026-11-23 has passed already. Which day to come?"),
        ("goals.1.by", "in 99999 years", "“in 99999 years” is no day of the calendar"),
        ("time.per_week", "a while", "A time is wanted here"),
        ("time.per_week", "200 h", "A week has 10,080 minutes in all."),
        ("networks.mastodon.share", " ; ,", "Write what you think of first"),
        (
            "networks.mastodon.share",
            ",".join(map(str, range(21))),
            "21 is too many to keep in mind",
        ),
        ("networks.mastodon.language", "klingonese", "“klingonese” is no language that I know"),
        ("networks.mastodon.posts", "-1", "Less than nothing cannot be meant."),
        ("networks.mastodon.slots", "midi", "A weekday and a time are wanted here"),
        ("networks.mastodon.slots", "mardi matin", "A weekday and a time are wanted here"),
        ("networks.mastodon.slots", "tue 25:00", "A weekday and a time are wanted here"),
        ("networks.mastodon.slots", "tue 8", "A weekday and a time are wanted here"),
        ("campaigns.1.to", "2027-01-31", "That is before it begins, on 2027-02-01."),
        ("campaigns.1.hashtag", "#2027", "A hashtag is one word with a letter"),
        ("review.every", "5 minutes", "That is too soon to see a difference."),
        ("review.every", "often", "A span of time is wanted here"),
    ],
)
def test_what_cannot_be_meant_gets_one_sentence(id: str, typed: str, sentence: str) -> None:
    with pytest.raises(InvalidAnswer) as refused:
        at(id).answered(typed)

    assert render(refused.value.message, "en").startswith(sentence)
