"""What else is wrong with the YAML of a text that cannot be read: found behind each error."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import field

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.diagnostic import Diagnostic
from strategy_tui.yamldoc.composing import Loaded, load, unprintable

ATTEMPTS = 12
"""So often a text is read again, with what was found so far overwritten."""
WORK = 200_000
"""Characters that are read again in all; less than half a second."""

_PASSED = ("syntax", "character")
"""The errors behind which it makes sense to read on."""
_FIELD = r"([ ]*(?:- +)*(?:[^\s:#\"'\[{][^:\n\t]*: +)?)(.*)"
_BACK = 40
"""So many lines above an error a bracket is looked for that nobody closed."""


def load_all(text: str, prefix: str = "yaml") -> Loaded:
    """The document, or all that can be told to be wrong with it; what only follows is left out."""
    loaded = load(text, prefix)
    if loaded.root is not None or not loaded.diagnostics:
        return loaded
    recovery = _Recovery(text, list(loaded.diagnostics))
    left = WORK
    for _ in range(ATTEMPTS):
        last = loaded.diagnostics[-1]
        if last.rule_id.rpartition(".")[2] not in _PASSED:
            break
        recovery.pass_over(last)
        end = min(len(text), recovery.text.rfind("\n", 0, left) + 1 if left < len(text) else left)
        loaded = load(recovery.text[:end], prefix)
        recovery.tell(each for each in loaded.diagnostics if each.span.start < end - 1)
        if loaded.root is not None or not loaded.diagnostics:
            break
        left -= loaded.diagnostics[-1].span.start
        if left <= 0:
            break
    return Loaded(None, tuple(recovery.found))


@dataclass(slots=True)
class _Recovery:
    """A text whose errors are overwritten, each by as many harmless characters."""

    text: str
    found: list[Diagnostic]
    blocks: list[tuple[int, int]] = field(default_factory=list)
    """From an error to the next line that is no part of it: what is wrong there may follow."""

    def pass_over(self, error: Diagnostic) -> None:
        """Take an error out, so that reading goes on behind it."""
        if error.rule_id.endswith(".character"):
            self.text = unprintable().sub(" ", self.text)
            return
        at = self._culprit(min(error.span.start, max(len(self.text) - 1, 0)))
        start, end = self._line(at)
        line = self.text[start:end]
        head, value = _parts(line)
        if head.strip() and at - start >= len(head):
            self.blocks.append((start, self._end_of_block(line, end, beside=True)))
            self._overwrite(start, end, head + "x" * len(value))
            return
        past = self._end_of_block(line, end, beside="\t" in line[: at - start + 1])
        self.blocks.append((start, past))
        self._overwrite(start, past, re.sub(r"[^\n]", " ", self.text[start:past]))

    def tell(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Collect what is new, and does not only follow from what was taken out."""
        known = {each.span for each in self.found}
        for each in diagnostics:
            follows = any(start <= each.span.start < end for start, end in self.blocks)
            if each.span not in known and not follows:
                self.found.append(each)

    def _culprit(self, at: int) -> int:
        """Where to overwrite: an error within brackets comes of the one that was not closed."""
        start, end = self._line(at)
        for _ in range(_BACK):
            opened = [each.start() for each in re.finditer(r"[\[{]", self.text[start:end])]
            if len(opened) > len(re.findall(r"[]}]", self.text[start:end])):
                return start + opened[0]
            if start == 0:
                break
            start, end = self._line(start - 1)
        return at

    def _line(self, at: int) -> tuple[int, int]:
        end = self.text.find("\n", at)
        return self.text.rfind("\n", 0, at) + 1, len(self.text) if end < 0 else end

    def _end_of_block(self, line: str, end: int, beside: bool) -> int:
        """Where the first line begins that is not indented more; if not `beside`, less or not."""
        depth = len(line) - len(line.lstrip())
        most = depth if beside or not depth else depth - 1
        after = re.compile(rf"\n[ ]{{0,{most}}}(?![ \n#]|$)").search(self.text, end)
        return after.start() + 1 if after is not None else len(self.text)

    def _overwrite(self, start: int, end: int, harmless: str) -> None:
        self.text = self.text[:start] + harmless + self.text[end:]


def _parts(line: str) -> tuple[str, str]:
    """A line's dashes and key, and its value."""
    match = re.fullmatch(_FIELD, line)
    return (match[1], match[2]) if match is not None else ("", line)
