"""The person in front of the screen: their language, their time zone, and the time it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, tzinfo

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.message import Message, message
from strategy_tui.domain.time_words import WEEKDAYS
from strategy_tui.i18n import day, render

KEYS = {
    each.id: each
    for each in (
        message("enter"),
        message("esc"),
        message("space"),
        message("pgup"),
        message("pgdn"),
    )
}
"""Keys with a name on the keyboard that is a word of a language."""

HALF_A_YEAR = 180
"""Days within which a date needs no year."""


@dataclass(slots=True)
class Reader:
    """Turns messages and instants into what this person reads; one for the whole app."""

    language: str
    clock: Callable[[], datetime]
    zone: tzinfo = UTC

    def say(self, sentence: Message) -> str:
        """A sentence in the person's language; give it to widgets as a caption, never bare."""
        return render(sentence, self.language, self.local)

    def key(self, name: str) -> str:
        """What stands on a key of the person's keyboard: `Échap` for `esc`."""
        return self.say(KEYS[name]) if name in KEYS else name

    def now(self) -> datetime:
        """The current instant, in UTC."""
        return self.clock()

    def local(self, at: datetime) -> datetime:
        """An instant on the person's wall clock."""
        return at.astimezone(self.zone)

    def time(self, at: datetime) -> str:
        """The wall-clock time of an instant, such as `08:30`."""
        return f"{self.local(at):%H:%M}"

    def day(self, on: date) -> str:
        """A date near today by name, and any other with its weekday: `Tue 24 November`."""
        distance = (on - self.local(self.now()).date()).days
        near = {
            -1: message("yesterday"),
            0: message("today"),
            1: message("tomorrow"),
        }
        if distance in near:
            return self.say(near[distance])
        written = day(on, self.language)
        if abs(distance) < HALF_A_YEAR:
            written = written.removesuffix(f" {on.year}")
        return f"{self.say(WEEKDAYS[on.weekday()])} {written}"

    def full_day(self, at: datetime) -> str:
        """The date of an instant with its weekday: `Tue 24 November 2026`."""
        on = self.local(at).date()
        return f"{self.say(WEEKDAYS[on.weekday()])} {day(on, self.language)}"

    def moment(self, at: datetime) -> str:
        """A day and a time, such as `today 18:15`."""
        return f"{self.day(self.local(at).date())} {self.time(at)}"
