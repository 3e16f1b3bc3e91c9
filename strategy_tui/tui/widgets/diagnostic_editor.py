"""A text area that shows diagnostics where they are: underlines, and marks beside the lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual.binding import BindingType
from textual.color import Color
from textual.geometry import Offset
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import TextAreaTheme

from strategy_tui.domain.diagnostic import Diagnostic, Severity
from strategy_tui.domain.message import message
from strategy_tui.tui.keys import key
from strategy_tui.tui.widgets.literal import UNSEEN
from strategy_tui.tui.words import SEVERITIES

COLOURS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "primary"}

Place = tuple[int, int]
"""A line and a column, both counted from 0."""


class DiagnosticEditor(TextArea):
    """A file of the person's; what is wrong with it is underlined as it is found."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("ctrl+home", "to_start", message("Start of the text"), show=False),
        key("ctrl+end", "to_end", message("End of the text"), show=False),
    ]

    def __init__(self, *, id: str | None = None) -> None:
        self.diagnostics: tuple[Diagnostic, ...] = ()
        self._current: Diagnostic | None = None
        self._by_line: dict[int, list[tuple[int, int, Severity]]] = {}
        self._places: tuple[tuple[Place, Place], ...] = ()
        """Where each diagnostic begins and ends."""
        self._marked = ""
        super().__init__(id=id, show_line_numbers=True, tab_behavior="focus")

    def on_mount(self) -> None:
        """Wear the app's colours, and change them with it."""
        self._wear_theme()
        self.app.theme_changed_signal.subscribe(self, lambda _: self._wear_theme())

    def open_text(self, text: str) -> None:
        """Show another file; there is nothing to undo in it yet."""
        self.diagnostics, self._places = (), ()
        self._by_line = {}
        self._marked = text
        self.load_text(text)

    def mark(self, diagnostics: Sequence[Diagnostic]) -> None:
        """Underline these places and no others; their spans are offsets into the text."""
        self.diagnostics = tuple(sorted(diagnostics, key=lambda each: each.span))
        self._marked = self.text
        starts = self._line_starts()
        last = len(self._marked)
        self._places = tuple(
            (_place(starts, min(each.span.start, last)), _place(starts, min(each.span.end, last)))
            for each in self.diagnostics
        )
        self._by_line = {}
        for each, (start, end) in zip(self.diagnostics, self._places, strict=True):
            self._mark_lines(start, end, each.severity)
        self.forget_drawn_lines()

    def place(self, offset: int) -> Place:
        """The line and column of an offset into the text."""
        return _place(self._line_starts(), max(0, min(offset, len(self.text))))

    def offset_of(self, place: Place) -> int:
        """The offset of a line and column into the text."""
        return self._line_starts()[place[0]] + place[1]

    def go_to(self, diagnostic: Diagnostic) -> None:
        """Put the cursor where a diagnostic begins."""
        self._current = diagnostic
        self.move_cursor(self.place(diagnostic.span.start), center=True)

    def at_cursor(self) -> Diagnostic | None:
        """The one gone to, else the first whose span holds the cursor, else on its line."""
        here = self.cursor_location
        if self._at_current():
            return self._current
        on_line = [
            (each, place)
            for each, place in zip(self.diagnostics, self._places, strict=True)
            if place[0][0] <= here[0] <= place[1][0]
        ]
        for each, (start, end) in on_line:
            if start <= here <= end:
                return each
        return on_line[0][0] if on_line else None

    @property
    def is_checked(self) -> bool:
        """Whether the diagnostics are of the text as it is; until then their places lie."""
        return self._marked == self.text

    def apply(self, diagnostic: Diagnostic) -> bool:
        """Make a diagnostic's fix as an edit that can be undone; False if that cannot be."""
        if diagnostic.fix is None or not self.is_checked:
            return False
        span = diagnostic.fix.span
        self.replace(diagnostic.fix.text, self.place(span.start), self.place(span.end))
        return True

    def action_next_problem(self) -> None:
        """Go to the next diagnostic, and from the last to the first."""
        if not self.diagnostics:
            self.app.bell()
            return
        if self._at_current() and self._current is not None:
            after = self.diagnostics.index(self._current) + 1
            self.go_to(self.diagnostics[after % len(self.diagnostics)])
            return
        here = self.cursor_location
        both = zip(self.diagnostics, self._places, strict=True)
        later = (each for each, (start, _) in both if start > here)
        self.go_to(next(later, self.diagnostics[0]))

    def _at_current(self) -> bool:
        """Whether the cursor still stands at the diagnostic that was gone to."""
        current = self._current
        return current in self.diagnostics and (
            current is not None and self.place(current.span.start) == self.cursor_location
        )

    def action_to_start(self) -> None:
        """Go to the first character."""
        self.move_cursor((0, 0))

    def action_to_end(self) -> None:
        """Go behind the last character."""
        self.move_cursor(self.document.end)

    def get_line(self, line_index: int) -> Text:
        """One line with its underlines; what would steer the terminal is shown as "�"."""
        line = super().get_line(line_index)
        if UNSEEN.search(line.plain):
            line = Text(UNSEEN.sub("\ufffd", line.plain), end="", no_wrap=True)
        self.colour_line(line_index, line)
        for start, end, severity in self._by_line.get(line_index, ()):
            style = Style(
                underline=True, bold=severity is Severity.ERROR, color=self._colour(severity)
            )
            line.stylize(style, start, max(end, start + 1))
        return line

    def colour_line(self, line_index: int, line: Text) -> None:
        """Give the parts of a line their colours, below the underlines."""

    def render_line(self, y: int) -> Strip:
        """One line, with the mark of its worst diagnostic in the margin."""
        strip = super().render_line(y)
        top = y + self.scroll_offset.y
        if not self._by_line or top >= self.wrapped_document.height:
            return strip
        line, column = self.wrapped_document.offset_to_location(Offset(0, top))
        if column or line not in self._by_line:
            return strip
        worst = max(severity for _, _, severity in self._by_line[line])
        before = self.gutter_width - 2
        gutter = next(iter(strip.crop(before, before + 1))).style or Style()
        mark = Segment(SEVERITIES[worst].glyph, gutter + Style(color=self._colour(worst)))
        return Strip.join([strip.crop(0, before), Strip([mark]), strip.crop(before + 1)])

    def _mark_lines(self, begins: Place, ends: Place, severity: Severity) -> None:
        (first, start), (last, end) = begins, ends
        for line in range(first, last + 1):
            begin = start if line == first else 0
            until = end if line == last else len(self.document.get_line(line))
            if until > begin or first == last:
                self._by_line.setdefault(line, []).append((begin, until, severity))

    def _line_starts(self) -> list[int]:
        lengths = (len(line) + 1 for line in self.document.lines)
        return [0, *accumulate(lengths)][:-1]

    def forget_drawn_lines(self) -> None:
        """The framework has no call for it; a test fails should the cache be renamed."""
        self._line_cache.clear()
        self.refresh()

    def _colour(self, severity: Severity) -> str:
        return Color.parse(self.app.theme_variables[COLOURS[severity]]).hex

    def ink(self, variable: str) -> Style:
        """A colour of the app's theme, for `colour_line`."""
        return Style(color=Color.parse(self.app.theme_variables[variable]).hex)

    def _wear_theme(self) -> None:
        theme = _theme(f"app-{self.app.theme}", self.app.theme_variables)
        self.register_theme(theme)
        self.theme = theme.name
        self.forget_drawn_lines()


def _place(starts: Sequence[int], offset: int) -> Place:
    line = bisect_right(starts, offset) - 1
    return line, offset - starts[line]


def _theme(name: str, variables: dict[str, str]) -> TextAreaTheme:
    """The app's colours for a text area, whose stock themes know nothing of them."""

    def colour(variable: str, onto: str = "", amount: float = 1) -> str:
        found = Color.parse(variables[variable])
        return Color.parse(variables[onto]).blend(found, amount).hex if onto else found.hex

    ground = colour("background")
    line = colour("foreground", "background", 0.07)
    return TextAreaTheme(
        name=name,
        base_style=Style(color=colour("foreground"), bgcolor=ground),
        gutter_style=Style(color=colour("foreground", "background", 0.55), bgcolor=ground),
        cursor_style=Style(color=ground, bgcolor=colour("foreground")),
        cursor_line_style=Style(bgcolor=line),
        cursor_line_gutter_style=Style(color=colour("foreground"), bgcolor=line, bold=True),
        bracket_matching_style=Style(bold=True, underline=True),
        selection_style=Style(bgcolor=colour("primary", "background", 0.35)),
    )
