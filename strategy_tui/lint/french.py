"""How French asks a reader for something: families of cues, each with its strength."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from strategy_tui.lint.asking import (
    MEDIUM,
    STRONG,
    WEAK,
    Ask,
    Cue,
    Cues,
    ask_at,
    by_word,
    find,
)
from strategy_tui.lint.lexicon import Lexicon, Verb, lexicon
from strategy_tui.lint.passage import MENTION, QUOTE, URL, Clause, Passage, Sentence, clauses

_ELIDED = re.compile(r"^(?:n|l|m|t|s|d|j|c|qu)'(?=\w)")
_ENCLITIC = re.compile(r"-(?:moi|toi|nous|vous|le|la|les|lui|leur|y|en|ça|m'en|t'en)$")
_SKIPPED = frozenset(
    "et puis alors donc mais ou surtout vite maintenant aussi enfin ensuite svp stp bref"
    " aujourd'hui demain bonjour salut coucou merci simplement sinon déjà ici toutes tous ami amis"
    " amies allez allons hop ok eh oh hé sérieusement gratuitement également plutôt toujours".split()
)
_CLITICS = frozenset("le la les l' m' me te t' se s' nous vous y en lui leur n' ne".split())
_ARTICLES = frozenset(
    "le la les l' un une ce cet cette ces mon ma mes ton ta tes votre vos".split()
)
_TAKEN = _ARTICLES | frozenset(
    "à au aux du des de d' nos notre leur leurs avec ici sur dans chez pour par bien vite donc"
    " plutôt tout toute tous toutes plusieurs quelques deux trois quatre cinq dix ça cela ceci ci"
    " comment pourquoi quand si ce qui que quel quelle quels quelles où avant jusqu'à lequel"
    " laquelle autour vers chaque maintenant nous vous moi".split()
)
_NOT_EZ = frozenset(
    "assez chez nez rez rendez avez aviez auriez aurez seriez serez êtes étiez voulez pouvez"
    " devez savez voudriez pourriez devriez sauriez iriez irez ferez feriez fûtes allez biz quiz"
    " sanchez martinez gomez perez lopez fernandez rodriguez hernandez ramirez suarez alvarez"
    " gonzalez vasquez cortez jimenez dominguez marquez chavez tropez suez fez cortez nunez"
    " gimenez benitez juarez inez merguez obèz".split()
)
_NOT_ONS = frozenset(
    "avons sommes étions allons devons pouvons voulons savons faisons étudions avions questions"
    " maisons saisons raisons leçons façons garçons poissons boissons chansons prisons liaisons"
    " camions millions milliards champions espions lions talons ballons salons jambons savons"
    " patrons cartons moutons boutons crayons rayons environs disons voyons rappelons précisons"
    " notons admettons mettons soyons espérons remercions reconnaissons constatons avouons bons"
    " fonds horizons trahisons comparaisons bonbons dragons pavillons papillons tourbillons"
    " bouillons potirons melons marrons cochons bâtons bastions supposons remarquons".split()
)
_EZ = re.compile(
    r"(?<![\w'-])(?:(?P<elided>n|l|m|t|s|d|j|c|qu)')?(?P<verb>\w+ez|dites|faites)(?P<tail>-\w+)?(?![\w-])"
)
_SUBJECT = re.compile(
    r"(?:^|(?<!pour)(?<!à)(?<!chez)(?<!avec)(?<!parmi)(?<!de)(?<!je)(?<!on)(?<!nous)(?<!invite)"
    r"(?<![\w-])(?:\s|'))vous\b"
)
_RENDEZVOUS = re.compile(
    r"rendez-vous (?!manqué|raté|pris|annulé|reporté|compte)(?:à|au|aux|le|la|les|chez|sur|dans|ce"
    r"|cet|cette|en|demain|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|ici|pour|dès|donc"
    r"|samedi|tous|toutes|\d|\ue000|\ue001|\ue002|l'|devant|place)"
)
_NOT_INFINITIVE_LABEL = frozenset("suivre savoir partir noter".split())


def asks(passage: Passage) -> Iterator[Ask]:
    """Every cue in the order of the sentences."""
    words = lexicon("fr")
    sentences = passage.sentences
    for number, sentence in enumerate(sentences):
        after = sentences[number + 1] if number + 1 < len(sentences) else None
        yield from _plural_imperatives(passage, sentence, words)
        for clause in clauses(sentence):
            linked = sentence.has_url or (after is not None and after.text.lstrip()[:1] == URL)
            if found := _at_start(clause, words, linked):
                family, weight = found
                yield ask_at(sentence, clause.at, family, weight)
        yield from find(_cues(), sentence, after)


def _plural_imperatives(passage: Passage, sentence: Sentence, words: Lexicon) -> Iterator[Ask]:
    """The vous-form without its `vous` is an imperative wherever it stands."""
    text = sentence.text
    if "ez" not in text and "ites" not in text:
        return
    for match in _EZ.finditer(text):
        verb, tail, at = match["verb"], match["tail"] or "", match.start("verb")
        if verb in _NOT_EZ or words.is_idiom(text, match.start()):
            continue
        if verb in {"dites", "faites"} and not _starts_clause(text, match.start()):
            continue
        if tail == "-vous" and sentence.asks:
            continue
        original = passage.text[sentence.start + at : sentence.start + at + 2]
        is_name = original[:1].isupper() and original[1:].islower()
        if is_name and not _starts_clause(text, match.start()):
            continue
        if not _has_subject(text, match.start(), denied=match["elided"] == "n"):
            known = words.plurals.get(verb)
            yield ask_at(sentence, match.start(), known.family if known else "imperative", STRONG)


def _starts_clause(text: str, at: int) -> bool:
    before = text[max(0, at - 30) : at].rstrip()
    if not before or not (before[-1].isalnum()):
        return True
    return before.rsplit(None, 1)[-1] in _SKIPPED


def _has_subject(text: str, at: int, denied: bool) -> bool:
    """Whether a `vous` or `qui` stands before a verb and belongs to it."""
    clause = re.split(r"[,:;!?.…(—–→«]", text[max(0, at - 60) : at])[-1]
    if denied or re.match(r"\s*(?:et |mais |surtout |alors )?n(?:e |')", clause):
        return False
    near = " ".join(clause.split()[-6:])
    return bool(_SUBJECT.search(near)) or near.endswith(" qui") or near.startswith("que vous")


def _at_start(clause: Clause, words: Lexicon, linked: bool) -> tuple[str, float] | None:
    """What a clause asks by its first words."""
    text = clause.sentence.text
    tokens = _split(clause.words)
    at = 0
    while at < len(tokens) - 1 and tokens[at] in _SKIPPED:
        at += 1
    skipped, tokens = tokens[:at], tokens[at:]
    place = text.find(tokens[0], clause.at)
    if words.is_idiom(text, place):
        return None
    if tokens[0] in {"allez", "va", "venez", "viens"} or "allez" in skipped:
        following = tokens[0] if "allez" in skipped else tokens[1] if len(tokens) > 1 else ""
        if following in words.infinitives:
            return words.infinitives[following].family, STRONG
    if _RENDEZVOUS.match(text, place) and not clause.before == ",":
        return "attend", STRONG
    return (
        _single_imperative(clause, tokens, words)
        or _denied(tokens, words)
        or _hortative(tokens)
        or _infinitive(clause, tokens, words, linked)
    )


def _single_imperative(
    clause: Clause, tokens: tuple[str, ...], words: Lexicon
) -> tuple[str, float] | None:
    """The tu-form, which is the noun's too: what comes next decides."""
    word, following = tokens[0], tokens[1] if len(tokens) > 1 else ""
    bare = _ENCLITIC.sub("", word)
    for verb in (*words.forms.get(word, ()), *words.forms.get(bare, ())):
        if bare != word:
            wrong = word.endswith(("-vous", "-le")) and clause.sentence.asks
            return None if wrong else (verb.family, STRONG)
        if _single_counts(verb, clause, following, len(tokens)):
            return verb.family, STRONG
    return None


def _single_counts(verb: Verb, clause: Clause, following: str, length: int) -> bool:
    if following in verb.before or following[:1] in (URL, MENTION) and following:
        return True
    if following in _ARTICLES:
        return True
    if verb.sureness:
        return False
    ends = clause.sentence.text.rstrip().endswith("!") and clause.first
    return following in _TAKEN or following[:1] == QUOTE or (length == 1 and ends)


def _denied(tokens: tuple[str, ...], words: Lexicon) -> tuple[str, float] | None:
    """`Ne rate pas`, `n'hésite pas`: without a subject, only an imperative is denied so."""
    if tokens[0] not in {"ne", "n'"} or len(tokens) < 3:
        return None
    rest = [each for each in tokens[1:] if each not in _CLITICS]
    if len(rest) < 2 or rest[0] in {"est", "a", "ont", "sont", "serait", "pas"}:
        return None
    if rest[1] in {"pas", "plus", "jamais", "rien"} and rest[0].endswith(("e", "s", "ez", "nds")):
        known = words.forms.get(rest[0])
        return (known[0].family if known else "opener"), STRONG
    return None


def _hortative(tokens: tuple[str, ...]) -> tuple[str, float] | None:
    """`Parlons-en`, `Cartographions tous les bancs`."""
    word, following = tokens[0], tokens[1] if len(tokens) > 1 else ""
    bare = _ENCLITIC.sub("", word)
    if not bare.endswith("ons") or len(bare) < 5:
        return None
    if bare != word:
        return ("hortative", MEDIUM) if bare not in {"avons", "pouvons", "devons"} else None
    if bare in _NOT_ONS or bare.endswith(("tions", "sions", "xions", "llons", "nions", "gions")):
        return None
    follows = following in _ARTICLES or following in {
        "ensemble",
        "tous",
        "toutes",
        "des",
        "du",
        "de",
    }
    return ("hortative", MEDIUM) if follows else None


def _infinitive(
    clause: Clause, tokens: tuple[str, ...], words: Lexicon, linked: bool
) -> tuple[str, float] | None:
    """`À lire`, `Lire la suite : …`, `Pour s'inscrire : …`."""
    rest = [each for each in tokens if each not in _CLITICS]
    if not rest or clause.before == ",":
        return None
    if rest[0] in {"à", "a"} and len(rest) > 1:
        if rest[1:4] and rest[1] == "pas" and rest[2:3]:
            return "label", MEDIUM
        known = rest[1] in words.infinitives and rest[1] not in _NOT_INFINITIVE_LABEL
        alone = rest[1] in {"voir", "revoir", "faire"} and len(rest) == 2 and not linked
        return ("label", MEDIUM) if known and not alone else None
    if rest[0] == "pour":
        rest = rest[1:]
    if rest and rest[0] in words.infinitives and linked and clause.first:
        return "label", MEDIUM
    return None


def _split(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words with their elided articles and pronouns apart: `n'`, `hésitez`."""
    found: list[str] = []
    for word in words:
        elided = _ELIDED.match(word)
        if elided and word not in {"aujourd'hui", "quelqu'un"}:
            found += [elided[0], word[elided.end() :]]
        else:
            found.append(word)
    return tuple(found)


_CUES = (
    Cue(
        "opener",
        STRONG,
        "hésitez hésite pensez pense suffit veuillez prière merci invite invitons propose encourage",
        r"\bn'hésite[zs]? (?:surtout )?pas\b|\bpense[zs]? (?:bien )?(?:à|a|aussi)\b"
        r"|\bil (?:vous |te |ne |n'y )?suffit d|\bveuillez\b|\bprière d"
        r"|\b(?:vous|t'|te) (?:invit\w+|encourag\w+) (?:\w+ ){0,2}(?:à|a)\b"
        r"|\bmerci (?:d'avance )?(?:de (?!votre|vos|ton|ta|tes|la|nous avoir|vous|t')|d'(?!av|ê|aut))"
        r"(?:me |m'|nous |le |la |les |l'|lui |leur |y |en |bien vouloir |ne pas )*(?!avoir|être)\w+[ei]r\b"
        r"|\bmerci (?:de |d')(?:me |nous |le |les )?(?:lire|dire|prendre|répondre|transmettre|faire|mettre)\b(?! avoir)",
    ),
    Cue(
        "reply",
        STRONG,
        "avis retours réponses commentaires idées expériences remarques suggestions questions"
        " témoignages conseils astuces retour",
        r"\b(?:j'attends|on attend|nous attendons|hâte de (?:lire|voir|découvrir|connaître)"
        r"|curieu(?:x|se)s? de (?:lire|voir|connaître|savoir)|preneu(?:r|se)s? de"
        r"|j'aimerais (?:avoir|lire|connaître|entendre)|je veux bien) (?:\w+ ){0,3}(?:vos|votre|ton|tes|de vos)\b"
        r"|\b(?:vos|votre|ton|tes) (?:\w+ )?(?:avis|retours?|réponses|commentaires|idées|expériences|remarques"
        r"|suggestions|témoignages|conseils|astuces) (?:\w+ |m'|nous ){0,3}(?:intéress\w+|bienvenu\w*|attend\w*|comptent|précieux)"
        r"|\b(?:avis|retours?|commentaires|idées|remarques|suggestions|conseils|témoignages|questions) (?:\w+ ){0,2}bienvenu\w*"
        r"|\b(?:un|des|vos|d'autres) (?:avis|idées|conseils|retours|suggestions) \?",
    ),
    Cue(
        "reply",
        STRONG,
        "curieux curieuse savoir dire moi",
        r"\b(?:j'aimerais|on aimerait|je voudrais|curieu(?:x|se) de) (?:bien )?savoir (?:\w+ |\w+'){0,5}(?:vous|tu)\b"
        r"|\bà (?:vous|toi|votre tour|ton tour) (?:de (?:jouer|me dire|nous dire|dire|raconter))",
    ),
    Cue("reply", STRONG, "tour", r"\bà (?:votre|ton) tour\b"),
    Cue("reply", STRONG, "signe", r"\bfai(?:tes|s)(?:-|\s)(?:moi|nous) signe\b"),
    Cue(
        "share",
        STRONG,
        "bienvenus bienvenu appréciés apprécié partages repouets repouet retweets boosts rt boost",
        r"\b(?:repouets?|partages?|retweets?|boosts?|rt|repartages?|relais)(?: \w+){0,2}"
        r" (?:bienvenus?|appréciés?|merci|svp)\b",
    ),
    Cue(
        "share",
        STRONG,
        "tourner passer",
        r"\b(?:faites|fais|faire)(?:-(?:le|la|les))? (?:tourner|passer le mot)\b",
    ),
    Cue(
        "contribute",
        MEDIUM,
        "cherche cherchons recherche recherchons besoin appel",
        r"\b(?:je|on|nous) (?:re)?cherch(?:e|ons) (?:\w+ ){0,3}(?:bénévoles?|volontaires?|témoignages?|testeu\w+"
        r"|relecteu\w+|relectrice\w*|quelqu'un|personnes?|stagiaires?|contributeu\w+|idées|conseils|avis|co\w+|partenaires?|intervenant\w*)"
        r"|\bbesoin de (?:vous|votre|ton|toi|bras|bénévoles|volontaires|vos)\b"
        r"|^\W*appel (?:à|aux|au) \w+",
    ),
    Cue(
        "contribute",
        MEDIUM,
        "don dons cagnotte pétition sondage questionnaire soutien adhésion adhésions financement",
        r"\b(?:dons?|cagnotte|pétition|sondage|questionnaire|soutien|adhésions?|financement)\b[^\n]*\ue000",
    ),
    Cue(
        "invitation",
        MEDIUM,
        "pouvez peux pourrez pourras invités invitées invité invitée invités-es attendus attendues"
        " libre bienvenus bienvenues bienvenue pourquoi attend attends attendons devez devriez",
        r"\b(?:vous|tu) (?:pouvez|peux|pourrez|pourras|devriez|devrais|devez|dois) (?:aussi |maintenant |toujours |déjà |encore |désormais |y |en |le |la |les |l'|m'|me |nous |vous |t'|te |tous |toutes )*(?P<verb>\w+)",
    ),
    Cue(
        "invitation",
        MEDIUM,
        "invités invitées invité invitée invité·e·s invite·e·s attendus attendues attendu libre bienvenus"
        " bienvenues bienvenu bienvenue pourquoi attend attends attendons tente dit hâte ouvert"
        " ouverte compte comptons plaisir",
        r"\b(?:vous|tu|t')(?: \w+){0,5} (?:invité|attendu|bienvenu|convié)"
        r"|\blibre à (?:vous|toi)\b|\bpourquoi ne pas\b"
        r"|\b(?:on|je|nous) (?:vous|t') ?attend|\bça (?:vous|te) (?:tente|dit)\b"
        r"|\bhâte de (?:vous|te) (?:voir|retrouver|rencontrer|accueillir|lire)"
        r"|\bouverte? (?:à|a) tou(?:te)?s\b|\b(?:on|je|nous) compt(?:e|ons) sur (?:vous|toi)\b"
        r"|\btout le monde est (?:le )?bienvenu|\b(?:débutant\w*|curieu\w+|enfants?|familles?|toutes et tous) (?:sont )?bienvenu",
    ),
    Cue(
        "label",
        MEDIUM,
        "inscription inscriptions candidature candidatures réservation réservations billet billets"
        " billetterie précommande précommandes vote votes souscription souscriptions adhésions",
        r"\b(?:inscriptions?|candidatures?|réservations?|billets|billetterie|précommandes?|votes?"
        r"|souscriptions?|adhésions) (?:(?:sont|est|désormais|maintenant|encore|toujours|déjà|à nouveau) )*"
        r"(?:ouvert|possible|en ligne|disponible|jusqu|avant|gratuit|obligatoire|conseillé|ici|sur|par|auprès|libre)"
        r"|^\W*(?:inscriptions?|candidatures?|réservations?|billets?|billetterie|précommandes?)"
        r"(?: et \w+)? ?(?::|→|👉|\ue000)",
    ),
    Cue(
        "label",
        MEDIUM,
        "agendas claviers plumes votes marques crayons stylos tabliers avis infos info savoir détails programme"
        " appareils fourneaux",
        r"^\W*(?:à|a) vos \w+|^\W*avis aux \w+|^\W*(?:(?:plus d'|toutes les )?infos?|informations"
        r"|(?:pour )?en savoir plus|détails|programme|renseignements)\b[^\n]{0,40}\ue000",
    ),
    Cue(
        "link",
        MEDIUM,
        "lien liens détails infos",
        r"\b(?:liens?|détails|infos|suite) (?:est |sont )?(?:juste )?(?:ci-dessous|en bio|en commentaires?|dans (?:la bio|le profil|les commentaires|le fil|ma bio)|plus bas|en dessous)",
    ),
    Cue("link", MEDIUM, "clic", r"\b(?:en|à) un clic\b[^\n]*\ue000"),
    Cue("attend", STRONG, "date", r"\bbloque[zs]? (?:la|cette|votre) date\b"),
    Cue(
        "deadline",
        WEAK,
        "jusqu'au jusqu'à dernier derniers dernière dernières clôture avant limite limitées",
        r"\bjusqu'(?:au|à)\b|\bderni(?:er|ers|ère|ères) (?:jour|délai|chance|heure|place)|\bclôture\b"
        r"|\bavant (?:le|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain|midi|minuit|\d)"
        r"|\bdate limite\b|\bplaces limitées\b",
    ),
)


@cache
def _cues() -> Cues:
    return Cues(
        by_word(_CUES),
        frozenset(lexicon("fr").infinitives),
        audience=r"(?<![\w'])(?:vous|votre|vos|tu|te|t'\w+|toi|ton|ta|tes|\w+-vous|\w+-tu|quelqu'un|qui parmi"
        r"|qui (?:a|est|serait|vient|veut|voudrait|connaît|connait|d'autre|pour|se sent|peut|sait|utilise|habite)"
        r"|(?:des|d'autres|un|une) (?:\w+ )?(?:idées?|conseils?|avis|retours?|suggestions?|recommandations?|questions?|volontaires?|astuces?|pistes?|amateurs?|bonnes adresses)"
        r"|partant\w*|d'accord|on se (?:voit|retrouve))(?![\w'])|^\W*(?:laquelle|lequel|lesquel\w+)\b"
        r"|^\W*quel(?:le)?s? (?:\w+ )?(?:est|sont|serait) (?:le|la|les) (?:meilleur|plus)",
        hook=r"\b(?:saviez-vous|sais-tu (?:que|quoi)|savez-vous (?:que|pourquoi|quoi|ce)|vous savez quoi|tu sais quoi"
        r"|le saviez|tu le savais|vous le saviez|vous saviez que|tu savais que|vous imaginez|tu imagines|tu te rends compte|vous vous rendez compte"
        r"|vous voyez|tu vois|devinez quoi|n'est-ce pas|comment allez-vous|comment ça va|que voulez-vous|pour qui vous prenez|rappelez-vous|te souviens|souvenez)\b",
        answer=r"(?:parce que|parce qu'|car|non|rien|réponse|la réponse|simple|facile|spoiler|c'est (?:simple|parce)|évidemment|bien sûr|exactement)(?!\w)",
        pointing=frozenset(
            "ici ci-dessous lien liens lire suite article détails clic cliquant dessous bas là-bas"
            " là écouter voir découvrir regarder télécharger infos programme diapos support".split()
        ),
    )
