"""What a text gives its reader, seen by what it does not: bait, clickbait, promotion, bare links.

The definitions and thresholds are choices of this project; for clickbait even trained models
reach an F1 of 0.6 on real posts, so all of it is asked as a question and never blocks.
"""

from __future__ import annotations

import re
from functools import cache

from strategy_tui.lint.passage import HASH, MENTION, QUOTE, URL, Passage

READ = 20_000
"""Characters of a text that are searched."""

_START = r"(?:^|[.!?…:;,\n—–]\s*|\b(?:please|svp|and|et|then|puis|now|just)\s+)[^\w\n]{0,8}"
_FACE = "[❤♥💕💙💚💛🧡💜🖤👍👎😂😮🔥😍😢😡👏🙌💯🎉⬆🐱🐶☕🍵]\ufe0f?"
_REACTION = r"(?:likes?|hearts?|thumbs?[- ]?ups?|j'aime|cœurs?|coeurs?|pouces?(?: bleus?| en l'air)?|rt|retweets?)"
_MARK = rf"(?:{_REACTION}|{_FACE})"

_BAIT = {
    "react": (
        rf"{_START}(?:hit|smash|tap|press|click|give|leave|drop|show) (?:this |it |us |me |that |on )?"
        rf"(?:post )?(?:a |an |the |some |that |your |us )*(?:big |little )?{_MARK}(?!\w)",
        rf"{_START}(?:double[- ]tap|like|rt|retweet|boost|favou?rite|repost) (?:this |it )?(?:post |tweet |photo |video )?"
        rf"if (?:you|u|your|this|it)\b",
        rf"{_START}(?:mets|mettez|lâche|lâchez|laisse|laissez|clique[sz]?|appuie|appuyez|balance|balancez|donne|donnez)"
        rf"(?:-(?:moi|nous))? (?:un |une |ton |votre |des |le |sur |nous |moi |le bouton |plein de )*(?:petit |gros )?{_MARK}(?!\w)",
        rf"{_START}(?:like|likez|aime|aimez|rt|retweete|retweetez) (?:ce post |cette (?:photo|vidéo|publication) )?(?:si|s')",
        rf"{_MARK} (?:if|si) (?:you|u|your|tu|t'|vous|toi)\b",
        r"\bwho else (?:loves?|hates?)[^?\n]{0,40}\? (?:like|rt)\b",
        r"\b(?:1|one|un) (?:like|rt|partage) ?=",
    ),
    "vote": (
        rf"(?:{_MARK}|\b(?:heart|like|thumbs?.up|comment|share|rt)) ?(?:for|=|if|pour|si|:) ?[^\n.!?]{{1,40}}?"
        rf"(?:{_MARK}|\b(?:share|rt|comment)) ?(?:for|=|if|pour|si|:)",
        r"\b(?:like|rt|aime|partage) (?:for|pour|=) [^\n.!?]{1,30}?\b(?:rt|share|comment|retweet|partage|commente|love) (?:for|pour|=)",
    ),
    "share": (
        rf"{_START}(?:share|retweet|repost|rt|boost|forward|like and share|share and like|copy and paste)"
        rf" (?:this |it )?(?:post |with |to |and )*(?:if you\b|if u\b|to win|for (?:luck|a chance|part)"
        rf"|(?:\w+ )?(?:\d+|two|three|five|ten|twenty|all your|all of your|every) (?:of )?(?:your )?(?:people|friends|contacts|groups|followers|person))",
        rf"{_START}(?:partage|partagez|fais tourner|faites tourner|repartage[zs]?|envoie|envoyez|transfère|transférez|copie[zs]? et colle[zs]?)"
        rf" (?:ce (?:post|message) |cette (?:photo|publication) |ça |le |la )?"
        rf"(?:si (?:tu|vous|toi|t')|s'il te plaît si|pour gagner|pour tenter|à (?:\w+ )?(?:\d+|deux|trois|cinq|dix|vingt|tous (?:tes|vos)) ?(?:de )?(?:tes |vos )?(?:personnes|amis|contacts|groupes|abonnés)?)",
        r"\bshare (?:this )?(?:before|or) (?:it's|they|bad luck|you)",
        r"\b(?:97|98|99) ?% (?:of people |of you |des gens )?(?:won't|will not|ne (?:le )?(?:partageront|feront))",
    ),
    "tag": (
        rf"{_START}(?:tag|mention|@) (?:a|an|one|two|three|four|five|\d+|your|some|someone|somebody|that|the|all|every|who)\b"
        rf"(?! (?:line|release|version|name|team))",
        rf"{_START}(?:identifie|identifiez|tague|taguez|tag|mentionne|mentionnez)(?:-(?:le|la|les))?"
        rf" (?:un|une|deux|trois|cinq|\d+|ton|ta|tes|votre|vos|quelqu|celui|celle|la personne|l'ami|le pote|les)",
    ),
    "comment": (
        rf"{_START}(?:écris|écrivez|tape|tapez|commente|commentez|réponds|répondez|dis|dites|mets|mettez|laisse|laissez)"
        rf"(?:-(?:moi|nous))? (?:avec |par |juste |simplement |un |une |le mot |le chiffre |seulement )*"
        rf"(?:[«\"“'] ?)?(?P<shout>\w{{2,20}}|\d)(?: ?[»\"”'])?(?= (?:en commentaires?|ci-dessous|dans les commentaires|pour|et je|et on|si)|[.!? ]|$)",
        rf"{_START}(?:type|comment|drop|say|write|reply(?: with)?|answer(?: with)?|put|send)"
        rf" (?:just |only |simply |a |an |the |word |number |me |us |in )*(?:[\"“'«] ?)?(?P<shout>\w{{2,20}}|\d)(?: ?[\"”'»])?(?= (?:below|in the|if|and i|and we|to get|for|to receive)|[.!? ]|$)",
        rf"{_START}(?:drop|leave|comment|post|commente[zs]?|laisse[zs]?|mets|mettez)(?: with| avec)? (?:a |an |un |une |your |ton |votre )?"
        rf"(?:emoji|émoji|smiley|gif|{_FACE})(?:\W|$)",
    ),
}
_REASON = re.compile(
    r"\b(?:why|because|and what|and how|tell (?:me|us) (?:what|how)|pourquoi|parce qu|et ce qu|et comment|afin de|so that)\b"
)
_HELP = re.compile(
    r"\b(?:lost|missing|urgent|stolen|found (?:dog|cat)|blood|shelter|perdue?|disparue?|recherche|volée?|urgence|sang|alerte)\b"
)
ASKING_ALLOWED = {"youtube": frozenset({"react"})}
"""Where the network lets people ask for likes: YouTube (YouTube Help, fake engagement policy,
read 2026-11-22)."""


def bait(passage: Passage, network: str) -> tuple[str, ...]:
    """The kinds of mechanical reaction that the text asks for without a reason."""
    text = passage.linked[:READ]
    if not _may_bait(text) or _HELP.search(text):
        return ()
    allowed = ASKING_ALLOWED.get(network, frozenset())
    found = [
        kind for kind in _BAIT if kind not in allowed and _baits(kind, text, passage.text[:READ])
    ]
    return tuple(found)


_BAIT_WORDS = re.compile(
    r"like|likez|heart|thumb|tag|type|comment|drop|share|retweet|repost|\brt\b|double|mention|partag|aim|identifi"
    rf"|écri|tape|répond|reply|mets|mettez|lâche|clique|tourner|envoi|cœur|coeur|pouce|say|write|answer|copie|{_FACE}|9[789] ?%"
)


def _may_bait(text: str) -> bool:
    return _BAIT_WORDS.search(text) is not None


def _baits(kind: str, text: str, original: str) -> bool:
    for pattern in _bait_patterns()[kind]:
        for match in pattern.finditer(text):
            if "shout" in pattern.groupindex and not _shouted(match, original):
                continue
            end = text.find("\n", match.end())
            rest = text[match.end() : end if end > 0 else len(text)][:80]
            if not _REASON.search(re.split(r"[.!?]", rest)[0]):
                return True
    return False


def _shouted(match: re.Match[str], original: str) -> bool:
    """`Comment GUIDE`, `Tapez 1`, `Write "info"`: the very word to write is given."""
    start, end = match.span("shout")
    word = original[start:end]
    if word.isdigit():
        return len(word) == 1
    quoted = (
        original[start - 1 : start] in "\"“'" or original[max(0, start - 2) : start].strip() == "«"
    )
    closed = original[end : end + 1] in "\"”'»" or original[end : end + 2].strip() == "»"
    return (word.isupper() and len(word) >= 2) or (quoted and closed and bool(word))


@cache
def _bait_patterns() -> dict[str, list[re.Pattern[str]]]:
    return {kind: [re.compile(each) for each in patterns] for kind, patterns in _BAIT.items()}


_CLICKBAIT = (
    # 2: enough alone
    (2, r"\b(?:you won't believe|you will not believe|you'll never (?:guess|believe)|what happened next|what happens next"
        r"|(?:will|would|is going to|gonna) (?:blow your mind|shock you|surprise you|amaze you|change your life|leave you speechless|make you (?:cry|rethink))"
        r"|(?:one|this|1) (?:weird|simple|strange|crazy) trick|nobody (?:tells|told|talks|is talking)|no one (?:tells|told|talks|is talking)|they don't want you to know"
        r"|doctors hate|the (?:real )?reason (?:why )?will|wait (?:for it|until you see|till you see|til you see)|faith in humanity"
        r"|what (?:he|she|they|this \w+) (?:did|found|saw|said|discovered) (?:next|will|inside|shocked)|left (?:everyone|us all|me) speechless)\b"),
    (2, r"(?:n'allez pas (?:en )?croire|ne vas pas (?:en )?croire|n'allez pas le croire|ne devinere?z jamais|ne devineras jamais|personne ne (?:vous|te) (?:le )?dit|on ne (?:vous|te) (?:le )?dit (?:jamais|pas)"
        r"|(?:va|vont) (?:vous|te) (?:surprendre|choquer|étonner|bluffer|laisser|faire (?:pleurer|changer)|stupéfier)|chang(?:er(?:a|ont)?|e) (?:votre|ta) vie|ce qui s'est passé ensuite|la suite va|la suite est"
        r"|ce qu'(?:il|elle|ils) (?:a|ont) (?:découvert|trouvé|fait) (?:ensuite|va)|incroyable mais vrai|les médecins détestent|attendez (?:de voir|la fin)|que l'on (?:vous|te) cache|qu'on (?:vous|te) cache)"),
    (1, r"^\W*(?:the )?(?:top )?(?:\d{1,3}|three|five|seven|ten) (?:[\w'-]+ ){0,2}(?:things|reasons|ways|tips|tricks|secrets|facts|mistakes|signs|hacks|lessons|habits|ideas|photos|moments|rules|people|questions|lies|tools|steps|words|books|apps|foods)\b"),
    (1, r"^\W*(?:les |top )?(?:\d{1,3}|trois|cinq|sept|dix) (?:choses|raisons|façons|astuces|secrets|erreurs|signes|conseils|manières|photos|leçons|habitudes|idées|règles|trucs|outils|mensonges|étapes|mots)\b"),
    (1, r"\b(?:the|one|this|his|her|my|simple) (?:\w+ )?(?:secrets?|tricks?|hacks?)\b|\bthis (?:one|single) \w+|\bthe reasons? why\b|\bhere's (?:why|what|how)\b|\bthis is (?:why|what|how)\b|\bfind out (?:why|what|how)\b|\bthe truth about\b|\bwhat nobody\b"),
    (1, r"\b(?:le secret|l'astuce|cette astuce|le truc|ce que|voici (?:pourquoi|ce que|comment)|la raison|la vérité sur|découvrez (?:pourquoi|comment|ce))\b|\b(?:la |le )?n° ?\d|\bnuméro \d|\bnumber \d\b|#\d\b"),
    (1, r"\b(?:insane|mind-?blowing|jaw-?dropping|unbelievable|incredible|shocking|epic|game-?changer|changes everything|changed everything|life-?changing|genius|crazy|heartbreaking|terrifying)\b"),
    (1, r"\b(?:incroyable|hallucinant|époustouflant|choquant|bluffant|dingue|change tout|changer? tout|a tout changé|bouleversant|génial(?:issime)?|révolutionnaire|terrifiant|inimaginable|fou)e?s?\b"),
    (1, r"\b(?:and then|et là|puis soudain|but then|then this happened)\b\W*(?:…|\.\.\.|$)|\bpersonne ne s'y attendait\b|\bnobody (?:saw it coming|expected)\b|\bno one (?:saw|expected)\b|\bs'y attendait pas\b"),
    (1, r"(?:…|\.\.\.)\s*(?:👇|➡|👉|→)?\ufe0f?\s*(?:\ue000|$)"),
    (1, r"\b(?:finally revealed|revealed|exposed|révélée?s?|dévoilée?s?|enfin dévoilé)\b|\bguess (?:what|who|which)\b|\bdevinez (?:quoi|qui|lequel|ce)\b|\bmust[- ]see\b|\bshould never\b|\bne jamais (?:faire|manger|dire|acheter)\b|\bquickly\b$"),
    (1, r"\b(?:he|she|they|il|elle) (?:just )?(?:did it|said it|l'a fait|l'a dit|opened|ouvre)\b|\bwhat (?:he|she|they) \w+ next\b"),
)  # fmt: skip


def clickbait(passage: Passage) -> bool:
    """Whether enough different cues hold back what the text should say."""
    text = passage.linked[:2_000]
    score = 0
    for weight, pattern in _clickbait_patterns():
        if pattern.search(text):
            score += weight
            if score >= 2:
                return True
    return False


@cache
def _clickbait_patterns() -> tuple[tuple[int, re.Pattern[str]], ...]:
    return tuple((weight, re.compile(pattern)) for weight, pattern in _CLICKBAIT)


_PRICE = re.compile(
    r"-? ?\d{1,3} ?% (?:off|de remise|de réduction|sur|discount)|- ?\d{1,3} ?%|\b\d{1,2} ?% off\b|\b(?:discounts?|promo(?:tion|s)?|promo code|code promo|deals?|bargain|soldes?|remises?"
    r"|réductions?|ristournes?|offres?|special offer|free shipping|livraison gratuite|livraison offerte|black friday|coupon|vouchers?|cheap|pas cher|prix (?:cassé|mini|de lancement|imbattable)|half price|à moitié prix|moitié prix|flash sale|on sale|launch price)\b"
    r"|\b(?:only|just|for|from|at|seulement|à partir de|dès|pour|à) [€$£]? ?\d[\d.,]* ?(?:€|\$|£|eur|euros?|dollars?|pounds?)?(?<=[€$£s\d])(?=\D|$)(?:(?<=€)|(?<=\$)|(?<=£)|(?<=euros)|(?<=euro)|(?<=dollars)|(?<=pounds))|[€$£] ?\d"
)
_ORDER = re.compile(
    r"\b(?:buy|order|book|reserve|shop|pre-?order|purchase|grab (?:yours|your|it)|get (?:yours|your \w+|it now)|sign up|hurry|don't miss (?:out|it|this)|hire (?:me|us)|claim your)\b"
    r"|\b(?:achetez|commandez|réservez|précommandez|profitez|dépêchez|foncez|craquez|ne (?:ratez|manquez) pas|achète|commande (?:la|le|ton|ta|vite)|réserve (?:ton|ta)|offrez-vous|procurez-vous|contactez-nous|inscrivez-vous)\b"
)
_OWN = re.compile(
    r"\b(?:our|my|notre|nos|mon|ma|mes) (?:new |latest |own |brand[- ]new |online |nouve(?:au|lle|l|aux|lles) |dernière? |premium )*"
    r"(?:products?|services?|shop|store|courses?|books?|ebook|app|website|site|platform|tool|software|agency|brand|collection|range|offers?|training|coaching|programme?|newsletter|webinar|consulting"
    r"|produits?|boutique|formations?|livres?|appli(?:cation)?|plateforme|outil|logiciel|agence|marque|gamme|offres?|ateliers?|prestations?|accompagnement|masterclass)\b"
)
_SUPERLATIVE = re.compile(
    r"\b(?:best|greatest|number one|no\. ?1|#1|ultimate|unbeatable|leading|world-class|top-notch|award-winning|must-have|unique|exclusive|amazing|perfect|revolutionary|finest|premium|unmissable)\b"
    r"|\b(?:le meilleur|la meilleure|les meilleurs|les meilleures|meilleure?s?|n° ?1|numéro un|incontournables?|imbattables?|exclusi(?:f|ve|fs|ves)|uniques?|ultimes?|exceptionnel\w*|révolutionnaires?|parfaite?s?|leader|inégalée?s?|extraordinaires?)\b"
)
_REASONED = re.compile(
    r"\b(?:because|so that|since|in order to|parce qu|afin d|car|puisqu|pour (?:que|\w+(?:er|ir|oir|re)\b))"
    r"|\b\d[\d.,]* ?(?:km|kg|g|mg|m|cm|mm|l|ml|h|min|minutes?|hours?|heures?|days?|jours?|weeks?|semaines?|months?|mois|years?|ans|années?|pages?|people|personnes?|users?|readers?|lecteurs|lectrices|times|fois|°c|words|mots|mb|gb|ms)\b"
    r"|\?|\b(?:i|we) (?:\w+ )?(?:was|were|had|made|wrote|tried|spent|learned|learnt|failed|lost|found|started|thought|met|went|saw|built|broke|took|\w{3,}ed)\b|\b(?:j'ai|nous avons|on a|j'étais|j'avais) (?:\w+ )?\w+(?:é|i|u|is|it|ert)e?s?\b"
)


def promotional(passage: Passage) -> bool:
    """Whether the text sells and gives nothing else: no fact, reason, question or story."""
    text = passage.linked[:READ]
    selling = sum(
        (
            URL in text or _OWN.search(text) is not None,
            _PRICE.search(text) is not None,
            _ORDER.search(text) is not None,
            _SUPERLATIVE.search(text) is not None,
        )
    )
    return (
        selling >= 2
        and (
            _PRICE.search(text) is not None
            or _ORDER.search(text) is not None
            or _SUPERLATIVE.search(text) is not None
        )
        and _REASONED.search(text) is None
    )


CONTENT_WORDS = 6
LETTERS = 30
"""Fewer of either beside a link, and the link is bare."""
_HIDDEN = re.compile(rf"{HASH}\w+|[{URL}{MENTION}{QUOTE}{HASH}]+")
_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset(
    "a an the and or but of in on at to for from by with as is are was were be been it its this that"
    " these those i me my we our us you your he she they his her their has have had do does did so"
    " up out new blog post article link here below read via check more just now"
    " le la les l un une des du de d et ou mais à a au aux en dans sur pour par avec sans ce c cet"
    " cette ces il elle on nous vous je j me m mon ma mes te t ton ta tes se s son sa ses notre nos"
    " votre vos leur leurs que qu qui ne n pas y est sont était suis ai as avons avez ont être avoir"
    " nouveau nouvel nouvelle billet lien ici ci dessous lire voir plus dernier dernière".split()
)


def own_words(passage: Passage) -> int:
    """The number of words beside links, tags and names; those after `READ` do not matter."""
    return len(_WORD.findall(_HIDDEN.sub(" ", passage.linked[:READ])))


def bare_link(passage: Passage) -> bool:
    """Whether there is a link and hardly a word beside it."""
    text = passage.linked
    if URL not in text:
        return False
    words = _WORD.findall(_HIDDEN.sub(" ", text[:READ]))
    if sum(map(len, words)) < LETTERS:
        return True
    return sum(word not in _SMALL for word in words) < CONTENT_WORDS
