"""YAML whose every key and value still knows its place in the file.

Scalars are text; the type of the field that takes one says what the text means. Spans are code
points of the decoded text. Files are never dumped: an edit is a `Fix`.
"""

from strategy_tui.yamldoc.composing import (
    MAX_ALIASES,
    MAX_BYTES,
    MAX_DEPTH,
    Loaded,
    compose,
    decode,
    load,
)
from strategy_tui.yamldoc.edits import quoted, set_scalar
from strategy_tui.yamldoc.keys import Key, key, keys_of
from strategy_tui.yamldoc.naming import (
    meant_by,
    not_among,
    one_of,
    unknown_network,
    unknown_rule,
)
from strategy_tui.yamldoc.places import (
    Problems,
    at,
    elements,
    entries,
    folded,
    key_at,
    nearest,
    problem,
    shortened,
    span_of,
    subset,
)
from strategy_tui.yamldoc.reading import (
    read,
    read_partly,
    scalar,
)
from strategy_tui.yamldoc.scalars import NO, SCALARS, YES, Minutes

__all__ = [
    "MAX_ALIASES",
    "MAX_BYTES",
    "MAX_DEPTH",
    "NO",
    "SCALARS",
    "YES",
    "Key",
    "Loaded",
    "Minutes",
    "Problems",
    "at",
    "compose",
    "decode",
    "elements",
    "entries",
    "folded",
    "key",
    "key_at",
    "keys_of",
    "load",
    "meant_by",
    "nearest",
    "not_among",
    "one_of",
    "problem",
    "quoted",
    "read",
    "read_partly",
    "scalar",
    "set_scalar",
    "shortened",
    "span_of",
    "subset",
    "unknown_network",
    "unknown_rule",
]
