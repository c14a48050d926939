"""Accounts of hospitals, authorities and other organisations, told from those of persons by the parts of their names.

Names are written together or with signs between: a part counts as a whole, so that "museumlars" is nobody's museum.
"""

from __future__ import annotations

import re

from checker.text.compact import words

_PLAIN = str.maketrans("åäöéü", "aaoeu")
_PART = re.compile(r"[^\W_]+")

_NAMES = frozenset(
    words(
        "region regionen kommun kommunen sjukhus sjukhuset lasarett lasarettet vardguiden 1177 karolinska sahlgrenska "
        "universitet universitets universitetssjukhuset polisen blodcentralen blodbussen geblod raddningstjansten "
        "krisinformation rodakorset unicef svt sverigesradio sr dagensmedicin sterilteknik museum museet vgr "
        "vardcentral vardcentralen kliniken mottagningen avdelning avdelningen sjukvard sjukvarden myndigheten sweden"
    )
)
"""What an organisation is called, alone or with more such words or a place behind it."""

_MORE = frozenset(
    words(
        "stockholm stockholms sthlm uppsala sormland ostergotland jonkopingslan jonkoping kronoberg kalmarlan kalmar "
        "gotland blekinge skane halland vastragotaland varmland orebrolan orebro vastmanland dalarna gavleborg "
        "vasternorrland jamtlandharjedalen jamtland vasterbotten norrbotten sverige sweden se i pa och lan official "
        "nyheter sport press jobb akademiska skanes norrlands linkoping linkopings malmo goteborg goteborgs umea lund"
    )
)
"""What stands beside such a name: the regions of Sweden, the towns of its university hospitals, kinds of accounts."""

_HEADS = words(
    "sjukhus sjukhuset lasarett lasarettet kommun kommunen regionen myndigheten universitet universitetet hogskola "
    "hogskolan vardcentral vardcentralen halsocentral halsocentralen kliniken mottagningen avdelningen forbundet "
    "forbund museet museum institutet blodcentralen styrelsen verket sjukvard sjukvarden raddningstjanst "
    "raddningstjansten"
)
"""Words that make of any word before them an organisation: the last part of a Swedish compound says what it is."""


def is_official(handle: str) -> bool:
    """Whether the name is an organisation's.

    >>> is_official("@lasarettet_x"), is_official("@regionskane"), is_official("@regionsanna")
    (True, True, False)
    """
    return any(map(_organisation, _PART.findall(handle.lower().translate(_PLAIN))))


def _organisation(part: str) -> bool:
    return part.endswith(_HEADS) or _made_of_names(part)


def _made_of_names(part: str) -> bool:
    """Whether a part is nothing but known words, an organisation's among them: "karolinskasjukhuset"."""
    named: dict[int, bool] = {0: False}  # by how many letters are read: whether an organisation is among them
    for end in range(1, len(part) + 1):
        for start in [start for start in named if start < end]:
            word = part[start:end]
            if word in _NAMES or word in _MORE:
                named[end] = named.get(end, False) or named[start] or word in _NAMES
    return named.get(len(part), False)
