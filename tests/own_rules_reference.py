"""The page `docs/own-rules.md`, written from the kinds; `python -m tests.own_rules_reference`."""
# ruff: noqa: E501 -- the cells of tables are lines

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterator
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any, get_type_hints

import yaml

from strategy_tui.lint.entry import entry_of
from strategy_tui.lint.kinds import KINDS, details_of, kind
from strategy_tui.lint.pack import MOST_RULES, MOST_WORDS
from strategy_tui.lint.patterns import BUDGET, LONGEST, MOST_REPEATS, TIMEOUT
from strategy_tui.yamldoc import compose, elements

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "own-rules.md"

HEAD = f"""\
# Rules of your own

A rule is an entry in a YAML file, a *pack*. Packs of your own lie in the folder `rules/` of your
workspace, beside `drafts/`: every `rules/*.yaml` is read, in the order of the names, after the
packs that ship with the program. There is nothing to switch on.

```yaml
- id: mine.no_jargon
  kind: existence
  severity: hint
  message:
    en: "“{{match}}” is a word for slides. How would you say it at the table?"
    fr: "« {{match}} » est un mot de diaporama. Comment le diriez-vous à table ?"
  why: {{en: "People answer people.", fr: "On répond à quelqu’un."}}
  networks: [linkedin]
  words: [synergy, leverage, synergie]
  examples:
    bad: ["What a synergy between our teams."]
    good: ["We work well together."]
```

Your editor completes the keys while `strategy-tui lsp` runs ([editors](editors.md)). On the command
line:

- `strategy-tui rules check` reads your packs with you: every problem at its line and column, with
  what was probably meant, and every rule tried on its own examples. `--format` is that of `lint`.
- `strategy-tui rules list` shows all rules, yours included.
- `strategy-tui rules explain RULE` says of any rule, and of any other finding, why there is one; in
  French with `--ui-language fr`.

## The keys of every rule

| key | means |
|---|---|
| `id` | Small letters, a dot, a name: `mine.no_jargon`. It is how drafts and the strategy name the rule. |
| `kind` | What the rule does; [the kinds](#the-kinds) follow. |
| `severity` | `error` (blocks an approval), `warning`, `hint`, or `off`. |
| `message` | What is said, as one text or as `{{en: …, fr: …}}`. It may name the fields of its kind in braces, such as `{{match}}`, and nothing else: no formats, no attributes. |
| `why` | One sentence on why it matters; one text or one for each language. |
| `networks` | Only there; without it, everywhere. |
| `languages` | Only in texts of these languages, such as `[fr]`. |
| `source`, `date` | Where a fact was read, and when. |
| `examples` | `good` and `bad` texts, which `rules check` tries. |

The other keys belong to the kind.

## Rules that ship with the program

An entry without a `kind` changes the rule of that name: its `severity`, its `message`, or both.
`because` is your note to yourself, and what `rules explain` then tells.

```yaml
- id: style.emoji
  severity: off
  because: My readers like them.
- id: style.pile
  severity: warning
  message: {{en: "“{{match}}”: once is enough.", fr: "« {{match}} » : une fois suffit."}}
```

A rule with a `kind` and the name of one that ships takes its place. What your strategy says under
`lint:` stands over every pack, and asks for a reason:

```yaml
lint:
  call_to_action.missing: {{severity: hint, because: "I only tell stories there."}}
  style.double_space: {{severity: off, because: "I write in columns."}}
```

## Exceptions in one draft

In the front matter, with a reason:

```yaml
lint:
  off:
    - {{rule: style.pile, because: "It is a quotation."}}
```

An exception that nothing needs any more is a hint, and one whose rule there is not is a warning,
with the name that was probably meant.

## Bounds

Packs may come with a folder that somebody else made, so they cannot keep you waiting. A pack holds
at most {MOST_RULES} rules; a rule looks for at most {MOST_WORDS} words; a pattern has at most {LONGEST:,}
characters and demands at most {MOST_REPEATS:,} repetitions. A pattern may take {TIMEOUT * 1000:.0f} ms of a text, a
pack {BUDGET * 1000:.0f} ms; beyond that it is switched off, and a finding says so. Of a text of more than some 131,000 characters, which no network but a blog takes,
rules of judgement read the first and the last 65,536; its length is counted whole.

Patterns are Python's, with the additions of the `regex` module; `^` and `$` are the ends of a line.

## The kinds
"""

EXAMPLES: dict[str, str] = {
    "existence": """\
- id: mine.hype
  kind: existence
  severity: hint
  message: "“{match}”: by whose measure?"
  pattern: \\b(revolutionary|game[- ]?changing|disruptive)\\b
  examples:
    bad: ["A revolutionary needle."]
    good: ["A needle that does not break."]
""",
    "occurrence": """\
- id: mine.ellipsis
  kind: occurrence
  severity: hint
  message: "{count} times “…”; {max} is enough."
  pattern: …|\\.{3}
  max: 1
  examples:
    bad: ["Well… perhaps… later."]
    good: ["Well… later."]
""",
    "substitution": """\
- id: mine.plain_words
  kind: substitution
  severity: hint
  message: "“{match}”: “{instead}” says the same."
  swap: {utilise: use, in order to: to}
  examples:
    bad: ["We utilise linen thread."]
    good: ["We use linen thread."]
""",
    "entity": """\
- id: mine.one_link
  kind: entity
  severity: hint
  message: "{count} links; which one should be followed?"
  of: urls
  max: 1
  examples:
    bad: ["Read https://example.org/a and https://example.org/b"]
    good: ["Read https://example.org/a"]
""",
}
"""Kind → a pack that shows it; the others are shown by a rule that ships with the program."""


def page() -> str:
    """The whole page."""
    return "\n".join([HEAD, *(_chapter(name) for name in sorted(KINDS))])


def _chapter(name: str) -> str:
    module = kind(name)
    title = (module.__doc__ or "").partition("--")[2].strip().rstrip(".")
    example = EXAMPLES.get(name) or shipped(name)
    lines = [f"### {name}", "", f"{title[:1].upper()}{title[1:]}.", "", *_keys(module)]
    return "\n".join([*lines, *_fields(example), "```yaml", f"{example}```", ""])


def _fields(example: str) -> Iterator[str]:
    """What the message of the example may name."""
    entry = entry_of(elements(compose(example))[0])
    names = sorted(details_of(entry.header.kind, entry.options))
    if names:
        listed = ", ".join(f"`{name}`" for name in names)
        yield f"The message of the example may name {listed}."
        yield ""


def _keys(module: ModuleType) -> Iterator[str]:
    types = get_type_hints(module.Options)
    said = _said(module, "Options")
    if types:
        yield "| key | means |"
        yield "|---|---|"
    for key, type_ in types.items():
        listed = "; ".join(map(_choice, _choices(type_)))
        told = " ".join(each for each in (said.get(key, ""), listed) if each) or _named(key)
        yield f"| `{key}` | {told.replace('|', chr(92) + '|')} |"
    if types:
        yield ""


def _named(key: str) -> str:
    return {
        "max": "The most that there may be.",
        "pattern": "What to look for.",
        "words": "Whole words or phrases to look for, with either apostrophe.",
        "ignore_case": "Whether capitals are the same as small letters; they are, unless you say `no`.",
    }.get(key, "")


def _choices(type_: Any) -> tuple[StrEnum, ...]:
    found = [type_, *getattr(type_, "__args__", ())]
    return tuple(
        member
        for each in found
        if inspect.isclass(each) and issubclass(each, StrEnum)
        for member in each
    )


def _choice(member: StrEnum) -> str:
    source = sys.modules[type(member).__module__]
    said = _said(source, type(member).__name__).get(member.name, "")
    plain = said[:1].lower() + said[1:].rstrip(".") if said else ""
    return f"`{member}`" + (f" ({plain})" if plain else "")


def _said(module: ModuleType, name: str) -> dict[str, str]:
    """The sentences below the fields of a class."""
    tree = ast.parse(inspect.getsource(module))
    (body,) = [
        node.body for node in tree.body if isinstance(node, ast.ClassDef) and node.name == name
    ]
    found: dict[str, str] = {}
    for field, text in pairwise(body):
        target = getattr(field, "target", None) or next(iter(getattr(field, "targets", [])), None)
        if isinstance(target, ast.Name) and isinstance(text, ast.Expr):
            constant = text.value
            if isinstance(constant, ast.Constant) and isinstance(constant.value, str):
                found[target.id] = " ".join(constant.value.split())
    return found


def shipped(name: str) -> str:
    """The first rule of a kind that ships with the program, as a rule of one's own."""
    for path in sorted((ROOT / "rules").glob("*.yaml")):
        for rule in yaml.safe_load(path.read_text(encoding="utf-8")):
            if rule["kind"] == name:
                own = {**rule, "id": f"mine.{rule['id'].partition('.')[2]}"}
                own["message"] = own["message"]["en"]
                for key in ("why", "source", "date", "examples", "certainty"):
                    own.pop(key, None)
                return str(yaml.safe_dump([own], allow_unicode=True, sort_keys=False, width=200))
    raise LookupError(name)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    sys.stdout.write(f"{PAGE.name} renewed\n")
