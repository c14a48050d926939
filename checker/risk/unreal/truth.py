"""What takes back that a case is invented: hedges in the declaration, and words elsewhere that it is true."""

from __future__ import annotations

import re

_PLAINLY_NOT = re.compile(
    r"\b(?:finns inte|(?:inget|ingenting|inte något) (?:av (?:det|detta|det här) )?(?:har )?(?:är sant|hänt|hände)|"
    r"(?:ingen|inga|inte någon) (?:verklig|riktig|sann)\w*|not a real|no real)\b",
    re.IGNORECASE,
)
"""Denials that bear the declaration out."""

_HEDGED = re.compile(
    r"\b(?:inte|ej|ing(?:en|et|a)|knappast|aldrig|nästan|halvt|delvis|bara|utom|så när|verklig\w*|riktigt?|riktiga|"
    r"sann\w*|sant|stämmer|äkta|faktiskt|inspirer\w*|basera\w*|bygg(?:er|t|d)|hän[dt]\w*|namn\w*|ändra[dt]\w*|"
    r"anonym\w*|känner igen|egentligen|skoja\w*|som (?:ett|en|den|taget|hämta\w*)|än|skiljer|liknar|likt|typ|"
    r"liksom|förlaga|honom|henne|hon|men|fast|trots|alla|vet|(?:jag|vi|ni|de) kalla\w*|låtsas|"
    r"fall\w* (?:om|från|med)|not|no|never|true|real|sort of|kind of|based|inspired|though|almost|nearly|like|than)\b",
    re.IGNORECASE,
)
"""Words in a declaration that make it half a one, a denial, or a comparison: "sant som ett påhittat fall"."""

_TRUE = re.compile(
    r"\b(?:på riktigt|(?:är|var) (?:\w+ )?sant|(?:allt|det|detta|resten|historien) (?:\w+ ){0,2}stämmer|"
    r"(?:har|det|detta|allt) (?:faktiskt )?(?:hände|hänt)|hände (?:faktiskt|på riktigt|hos|här)|verklig\w+|"
    r"(?:namnet|namnen|åldern|orten|kommunen) (?:är|har) (?:\w+ )?(?:ändra|byt)\w*|skojar|ljuger|"
    r"inte (?:alls )?påhitta\w*|"
    r"finns (?:faktiskt|på riktigt|hos oss)|really happened|is true|true story|actually happened)\b",
    re.IGNORECASE,
)
"""Words anywhere in the text that the case is a true one."""


def hedged(declaration: str) -> bool:
    """Whether a declaration that a case is invented is none.

    >>> hedged("Påhittat fall till ronden:"), hedged("Påhittat fall, nästan:"), hedged("Han finns inte, påhittat fall:")
    (False, True, False)
    """
    return _HEDGED.search(_PLAINLY_NOT.sub("", declaration)) is not None


def true_after_all(text: str) -> bool:
    """Whether a text says that what it calls invented has happened.

    >>> true_after_all("Fiktivt fall: man, 61. Bara namnet är ändrat."), true_after_all("Inga verkliga patienter.")
    (True, False)
    """
    return _TRUE.search(_PLAINLY_NOT.sub("", text)) is not None
