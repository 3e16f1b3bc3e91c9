"""The interview that writes a strategy: pure, one value after each answer.

`begin` makes an `Interview`, whose methods return the next one. A front end shows `challenge` if
there is one, else `question`, until both are None; then `open` is what could still be mended.
"""

from strategy_tui.interview.challenges import KEEP
from strategy_tui.interview.interview import Interview, begin, load

__all__ = ["KEEP", "Interview", "begin", "load"]
