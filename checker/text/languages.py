"""Which parts of a text stand in a language that the reader does not read: they are told, never passed.

The reader is trained on Swedish, with some English. Most lines show by their commonest words that they are one of the
two; only the others are asked about (py3langid, Lui and Baldwin 2012). Danish and Norwegian pass for Swedish: short
Swedish lines look like them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import Literal

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from checker.text.compact import words

Language = Literal["sv", "en"]
"""The languages that the program reads."""

LEAST = 25
"""Fewest letters of a line whose language can be told; what is shorter is a greeting or a name."""

FOREIGN_LEAST = 20
"""Fewest letters of other scripts in a text that are more than a greeting."""

SURE = 0.6
"""Probability from which a language is believed: of some 18,000 labelled drafts, none in Swedish came so far."""

COMMON_SHARE = 6
"""One word in so many among a language's commonest shows the language."""

COMMON = {
    "sv": frozenset(
        words(
            "och att det i på är som en ett vi för inte av med till den jag har de om så men du från kan nu ska när "
            "hon han efter sig min mitt vår vårt alla bara idag blev blir får fick eller än där här vad hur mig oss er "
            "ni dem sin sitt man under över utan också igen mer mycket"
        )
    ),
    "en": frozenset(
        words(
            "the and to of is in for a on it we our you are was with this that my at be have not from they he she his "
            "her will your"
        )
    ),
}

NEIGHBOURS = {"sv": {"sv", "no", "nb", "nn", "da", "fo", "is"}, "en": {"en", "pcm"}}

NAMES = {
    "en": "engelska", "fi": "finska", "de": "tyska", "fr": "franska", "es": "spanska", "pl": "polska", "tr": "turkiska",
    "ar": "arabiska", "fa": "persiska", "so": "somaliska", "uk": "ukrainska", "ru": "ryska", "ti": "tigrinja",
    "ku": "kurdiska", "et": "estniska", "se": "nordsamiska", "bs": "bosniska", "hr": "kroatiska", "sr": "serbiska",
    "ro": "rumänska", "it": "italienska", "nl": "nederländska", "th": "thailändska", "zh": "kinesiska",
    "vi": "vietnamesiska", "sq": "albanska", "hu": "ungerska", "lt": "litauiska", "lv": "lettiska",
    "pt": "portugisiska",
}  # fmt: skip
OTHER = "ett annat språk"
OTHER_SCRIPT = "andra skrivtecken"

LATIN_END = "\u024f"
"""The last letter of Latin Extended-B."""

_WORD = re.compile(r"[^\W\d_]+")


def unread(text: str, languages: Collection[Language]) -> list[str]:
    """Swedish names of the languages of a text that are not among ``languages``, each once, in order.

    >>> unread("Tulkin voi tilata etukäteen vaihteen kautta, myös iltaisin.", ("sv", "en"))
    ['finska']
    >>> unread("Tolk beställs i förväg genom växeln, även på kvällen.", ("sv",))
    []
    """
    told = list(dict.fromkeys(_unread(text, languages)))
    return told or ([OTHER_SCRIPT] if sum(map(_foreign, text)) >= FOREIGN_LEAST else [])


def _unread(text: str, languages: Collection[Language]) -> Iterator[str]:
    for line in text.splitlines():
        found = [word.lower() for word in _WORD.findall(line)]
        if sum(map(len, found)) < LEAST:
            continue
        language = commonest(found) or _told(line)
        if language and not any(language in NEIGHBOURS[known] for known in languages):
            yield NAMES.get(language, OTHER)


def commonest(found: Sequence[str]) -> str | None:
    """The language whose commonest words (in lower case) a stretch is full of."""
    shares = {language: sum(word in common for word in found) for language, common in COMMON.items()}
    best = max(shares, key=lambda language: shares[language])
    return best if shares[best] * COMMON_SHARE >= len(found) else None


def _told(line: str) -> str | None:
    """The language that the letters of a line tell, or None when that is not sure."""
    language, probability = _identifier().classify(line)
    return str(language) if probability >= SURE else None


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def _foreign(char: str) -> bool:
    """Whether a letter is of another script than ours; letters drawn in other ways are ours."""
    return char > LATIN_END and char.isalpha() and unicodedata.normalize("NFKC", char) > LATIN_END
