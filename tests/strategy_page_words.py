"""The words of the strategy file's reference pages that the definition itself does not have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageWords:
    """One language's words."""

    introduction: str
    keys: str
    clauses: str
    head: tuple[str, str, str, str, str]
    """Key, type, default, meaning, example."""
    types: Mapping[str, str]
    """The titles of types, as the code has them, and a few of ours."""
    conditions: str
    topics: str
    topics_head: tuple[str, str]
    facts: tuple[str, str, str]
    editors: str
    findings: str


_EDITORS_EN = """\
## In your editor

Any editor that runs the YAML language server checks the file while you write, completes its keys
and shows what they mean. Write the schema beside your strategy, in the language you like to read:

```sh
strategy-tui strategy schema > strategy.schema.json
```

and make this the first line of `strategy.yaml`:

```yaml
# yaml-language-server: $schema=strategy.schema.json
```

- **VS Code, VSCodium**: the extension “YAML” by Red Hat reads that line. Nothing else is to do.
- **Neovim** (0.11 or newer, with `nvim-lspconfig`): install `yaml-language-server` with npm, and
  write `vim.lsp.enable("yamlls")` in your `init.lua`.
- **Helix**: install `yaml-language-server` with npm; `hx --health yaml` tells whether it is found.
- **Emacs**: `M-x eglot` in a YAML file, with `yaml-language-server` installed.

The schema knows the shape of the file; only `strategy-tui strategy check` knows whether its parts
fit together (a goal that no network serves, cadences that need more time than you give). For names
that only your file has, the app completes too: open it and choose Strategy.
"""

_EDITORS_FR = """\
## Dans votre éditeur

Tout éditeur qui fait tourner le serveur de langage YAML vérifie le fichier pendant que vous
écrivez, complète les clés et montre ce qu’elles veulent dire. Écrivez le schéma à côté de votre
stratégie, dans la langue que vous aimez lire :

```sh
strategy-tui --ui-language fr strategy schema > strategy.schema.json
```

et faites de ceci la première ligne de `strategy.yaml` :

```yaml
# yaml-language-server: $schema=strategy.schema.json
```

- **VS Code, VSCodium** : l’extension « YAML » de Red Hat lit cette ligne. Il n’y a rien d’autre à
  faire.
- **Neovim** (0.11 ou plus récent, avec `nvim-lspconfig`) : installez `yaml-language-server` avec
  npm, et écrivez `vim.lsp.enable("yamlls")` dans votre `init.lua`.
- **Helix** : installez `yaml-language-server` avec npm ; `hx --health yaml` dit s’il est trouvé.
- **Emacs** : `M-x eglot` dans un fichier YAML, avec `yaml-language-server` installé.

Le schéma connaît la forme du fichier ; seul `strategy-tui strategy check` sait si ses parties vont
ensemble (un but qu’aucun réseau ne sert, des cadences qui demandent plus de temps que vous n’en
donnez). Les noms qui ne sont qu’à vous, l’application les complète aussi : ouvrez-la et choisissez
Stratégie.
"""

ENGLISH = PageWords(
    introduction="""\
# The strategy file

*[En français](strategie.md)*

`strategy.yaml` is the contract between you and the program: what you want, where, for whom, whom
you follow, and how much time you give it. Let the interview write it (`strategy-tui strategy new`),
or begin with a sample (`strategy-tui init`), make it yours, and let `strategy-tui strategy check`
read it with you: it names every problem at its line and column, says what to do, and with `--fix`
mends what can only mean one thing (`--diff` shows that first).

Every value is read as a text and understood by the key it belongs to, so `toxic: no`,
`language: no` and an unquoted `12:15` mean what they say. Two things need quotes: a text that
begins with `#`, and a text that holds a colon followed by a space.

Each change of the file is kept in `history/` with its date, and every verdict and approval names
the version it was made under.

| a value of type | is written |
|---|---|
| yes or no | `yes`, `no`, `true`, `false`, `oui`, `non` |
| number | `3`, `2.5`, `2,5` |
| date | `2027-03-01` |
| duration | `30 days`, `6 months`, `1 year`, `30 jours`, `6 mois`, `1 an` |
| time | `60 min`, `1 h`, `1h30`, or a bare number of minutes |
| weekly time | `tue 08:30`, `mardi 8h30` |
| list | `[one, two]`, or one `- item` a line |
""",
    keys="The keys",
    clauses="`follow.keep[]`, `follow.let_go[]`",
    head=("key", "type", "default", "meaning", "example"),
    types={
        "or": " or ",
        "name": "name",
        "required": "required",
        "no": "no",
        "list of": "list of {type}",
        "clauses": "list of clauses",
        "own": "names of your own",
        "facts": "fact: value",
        "words": "topic: list of words",
        "condition": "condition",
        "keys": "keys",
    },
    topics="""\
## Topics: what `share` and `never` understand

A word under `share` or `never` may be the name of a topic, in English or in French; the program
then knows the words that tell the topic in a text, in both languages. Where `never` names the
topic, a post with its words gets a warning; where `share` names topics and a post is clearly about
another one, a hint. `photos`, `videos`, `links` and `questions` are seen in the draft itself, and
kinds of posts such as `news` or `ideas` are understood, though no word tells them.

A word that no vocabulary knows is a hint of `strategy check`: only that very word is looked for.
`words` teaches more of them: `words: {bookbinding: [binder, spine, gild*]}` (a star stands for any
ending), or `words: {bookbinding: []}` for “only as it is written”. Words under the name of a known
topic are added to it.
""",
    topics_head=("topic", "is also called"),
    conditions="""\
## Conditions: `when` and `prefer`

A condition lists facts and the values they must have; all of them must be true.
`[no, unsure]` takes any of several values. `any: [{…}, {…}]` wants at least one of several
conditions, `all: [{…}, {…}]` every one, `not: {…}` turns one round.

What is unknown is never taken for no: it becomes a question, and only where the answer changes
the verdict. The verdict looks at the clauses marked `always` first, then at `keep`, then at
`let_go`, then at `otherwise`.
""",
    facts=("fact", "what it says", "is tested by"),
    editors=_EDITORS_EN,
    findings="""\
## Findings about the strategy itself

Errors keep the strategy from being used: unknown keys, wrong values, names that lead nowhere.
Warnings and hints are what a strategy needs before one can live by it: an audience and a purpose
for each network, goals with figures, a network for each goal, a time budget that carries the
cadences, a reason, an end and a test for each experiment, clauses, a review.

The budget is plain arithmetic, and the finding shows it: “linkedin 2 × 15 + 20 = 50” is two posts
a week of 15 minutes each, and 20 minutes besides. Networks that rest (`status: dormant`) cost
nothing.
""",
)

FRENCH = PageWords(
    introduction="""\
# Le fichier de la stratégie

*[In English](strategy.md)*

`strategy.yaml` est le contrat entre vous et le programme : ce que vous voulez, où, pour qui, qui
vous suivez, et le temps que vous y mettez. Laissez l’entretien l’écrire
(`strategy-tui strategy new`), ou partez d’un modèle (`strategy-tui init`), faites-le vôtre, et
laissez `strategy-tui strategy check` le relire avec vous : il nomme chaque problème à sa ligne et
à sa colonne, dit quoi faire, et avec `--fix` corrige ce qui ne peut vouloir dire qu’une chose
(`--diff` le montre d’abord).

Les clés sont en anglais, tout le reste est à vous. Chaque valeur est lue comme un texte et comprise
par la clé à laquelle elle appartient : `toxic: no`, `language: no` et `12:15` sans guillemets
veulent dire ce qu’ils disent. Deux choses ont besoin de guillemets droits : un texte qui commence
par `#`, et un texte qui contient deux-points suivis d’un espace.

Chaque changement du fichier est gardé dans `history/` avec sa date, et chaque verdict, chaque
approbation nomme la version sous laquelle elle a été donnée.

| une valeur de type | s’écrit |
|---|---|
| oui ou non | `oui`, `non`, `yes`, `no`, `true`, `false` |
| nombre | `3`, `2.5`, `2,5` |
| date | `2027-03-01` |
| durée | `30 jours`, `6 mois`, `1 an`, `30 days`, `6 months`, `1 year` |
| temps | `60 min`, `1 h`, `1h30`, ou un nombre seul de minutes |
| heure de la semaine | `mar 08:30`, `mardi 8h30`, `tue 08:30` |
| liste | `[un, deux]`, ou une ligne `- élément` pour chacun |
""",
    keys="Les clés",
    clauses="`follow.keep[]`, `follow.let_go[]`",
    head=("clé", "type", "par défaut", "ce qu’elle veut dire", "exemple"),
    types={
        "or": " ou ",
        "name": "nom",
        "required": "obligatoire",
        "no": "non",
        "list of": "liste de {type}",
        "clauses": "liste de clauses",
        "own": "noms à vous",
        "facts": "fait : valeur",
        "words": "sujet : liste de mots",
        "condition": "condition",
        "keys": "clés",
        "text": "texte",
        "yes or no": "oui ou non",
        "whole number": "nombre entier",
        "number": "nombre",
        "date": "date",
        "duration": "durée",
        "time": "temps",
        "weekly time": "heure de la semaine",
        "list of text": "liste de textes",
        "list of weekly time": "liste d’heures de la semaine",
    },
    topics="""\
## Les sujets : ce que `share` et `never` comprennent

Un mot sous `share` ou `never` peut être le nom d’un sujet, en français ou en anglais ; le programme
connaît alors les mots qui le trahissent dans un texte, dans les deux langues. Si `never` nomme le
sujet, une publication qui en a les mots reçoit un avertissement ; si `share` nomme des sujets et
qu’une publication parle clairement d’autre chose, un conseil. `photos`, `vidéos`, `liens` et
`questions` se voient dans le brouillon même, et les genres de publications comme `nouvelles` ou
`idées` sont compris, bien qu’aucun mot ne les dise.

Un mot qu’aucun vocabulaire ne connaît est un conseil de `strategy check` : seul ce mot-là est
cherché. `words` en apprend d’autres : `words: {reliure: [relieur, nerfs, dorur*]}` (l’étoile tient
lieu de toute fin de mot), ou `words: {reliure: []}` pour « seulement tel quel ». Des mots sous
le nom d’un sujet connu s’y ajoutent.
""",
    topics_head=("sujet", "s’appelle aussi"),
    conditions="""\
## Les conditions : `when` et `prefer`

Une condition énumère des faits et les valeurs qu’ils doivent avoir ; tous doivent être vrais.
`[no, unsure]` accepte l’une de plusieurs valeurs. `any: [{…}, {…}]` veut au moins une condition
parmi plusieurs, `all: [{…}, {…}]` toutes, `not: {…}` en retourne une.

Ce qui est inconnu n’est jamais pris pour un non : cela devient une question, et seulement là où la
réponse change le verdict. Le verdict regarde d’abord les clauses marquées `always`, puis `keep`,
puis `let_go`, puis `otherwise`.
""",
    facts=("fait", "ce qu’il dit", "se teste par"),
    editors=_EDITORS_FR,
    findings="""\
## Les remarques sur la stratégie elle-même

Les erreurs empêchent de se servir de la stratégie : clés inconnues, valeurs fausses, noms qui ne
mènent nulle part. Les avertissements et les conseils disent ce qu’il faut à une stratégie pour que
l’on puisse vivre avec : un public et une raison d’être pour chaque réseau, des buts chiffrés, un
réseau pour chaque but, un budget de temps qui porte les cadences, une raison, une fin et un critère
pour chaque essai, des clauses, un bilan.

Le budget est une simple addition, et la remarque la montre : « linkedin 2 × 15 + 20 = 50 », ce sont
deux publications par semaine de 15 minutes chacune, et 20 minutes en plus. Les réseaux en sommeil
(`status: dormant`) ne coûtent rien.
""",
)
