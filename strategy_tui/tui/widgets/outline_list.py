"""The strategy at a glance: what is in it, what is wrong where, and which clause decides."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from strategy_tui.domain.diagnostic import Diagnostic
from strategy_tui.domain.message import message, plural
from strategy_tui.services.usage import ClauseUse
from strategy_tui.strategy_file.outline import Entry
from strategy_tui.tui.reader import Reader
from strategy_tui.tui.widgets.literal import caption, literal
from strategy_tui.tui.words import DECIDED, SEVERITIES

QUIET = "$foreground 65%"


class OutlineList(OptionList):
    """One line for each section, goal, network, campaign and clause; enter goes there."""

    def __init__(self, reader: Reader, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._reader = reader
        self.entries: Sequence[Entry] = ()
        self._uses: Mapping[str, ClauseUse] = {}

    def show(
        self,
        entries: Sequence[Entry],
        found: Iterable[Diagnostic],
        uses: Mapping[str, ClauseUse],
    ) -> None:
        """Show these entries, with what was found in each and how often each clause decided."""
        problems = sorted(found, key=lambda each: each.span.start)
        starts = [each.span.start for each in problems]
        kept = self.highlighted
        self._uses = uses
        lines = [
            self._line(
                each,
                problems[bisect_left(starts, each.span.start) : bisect_left(starts, each.span.end)],
            )
            for each in entries
        ]
        if len(lines) == len(self.entries) == self.option_count:
            for number, line in enumerate(lines):
                self.replace_option_prompt_at_index(number, line)
        else:
            with self.prevent(OptionList.OptionHighlighted):
                self.clear_options()
                self.add_options(Option(line) for line in lines)
                self.highlighted = kept if kept is not None and kept < len(lines) else None
        self.entries = tuple(entries)

    def follow(self, offset: int) -> None:
        """Mark the entry that an offset of the text belongs to."""
        inside = [
            number
            for number, each in enumerate(self.entries)
            if each.span.start <= offset <= each.span.end
        ]
        here = inside[-1] if inside else None
        if here != self.highlighted and not self.has_focus:
            self.highlighted = here

    def told(self, number: int | None) -> Content:
        """How often the clause of a line decided, in words; nothing where it is no clause."""
        if number is None or number >= len(self.entries):
            return Content("")
        use = self._use(self.entries[number])
        if use is None:
            return Content("")
        if use.is_unused:
            said = message("never used")
        else:
            said = plural(
                "{count} account · {decided} decided",
                "{count} accounts · {decided} decided",
                count=use.suggested,
                decided=use.decisions,
            )
        return caption(self._reader.say(said), QUIET)

    def _line(self, entry: Entry, found: Sequence[Diagnostic]) -> Content:
        name = literal(entry.label, "bold" if entry.depth == 0 else "")
        if not entry.label:
            name = caption(self._reader.say(message("(no name yet)")), f"italic {QUIET}")
        wrong = Content("")
        if found:
            sign = SEVERITIES[max(each.severity for each in found)]
            wrong = caption(f"  {sign.glyph} {len(found)}", sign.colour)
        return Content.assemble("  " * entry.depth, name, wrong, self._used(entry))

    def _used(self, entry: Entry) -> Content:
        """Accounts that a clause leads somewhere, and decisions made after it, as two numbers."""
        use = self._use(entry)
        if use is None:
            return Content("")
        decided = f" {DECIDED}{use.decisions}" if use.decisions else ""
        return caption(f"  ×{use.suggested}{decided}", QUIET)

    def _use(self, entry: Entry) -> ClauseUse | None:
        if entry.depth != 2 or not entry.label:
            return None
        return self._uses.get(".".join((*map(str, entry.path[:2]), entry.label)))
