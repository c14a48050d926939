"""A reply that tells its reader of their own care, or of how somebody of theirs is: it confirms a patient.

Each pattern was counted on the labelled drafts before it came in: of those that hold both a name that is spoken to and
the care, none was harmless, nor was any that tells its reader how their mother is (annotation manual, replies).
"""

from __future__ import annotations

import re

from checker.text.lexicon import lexicon

_HAILED = re.compile(
    r"^\W*(?:(?i:hej(?:san)?|hallå|kära|nej|ja|jo|tack|grattis)[, ]+){0,2}"
    r"(?P<name>[A-ZÅÄÖ][a-zåäöé]+)(?:[ -][A-ZÅÄÖ][a-zåäöé]+)?[!,.:]"
)
"""A name at the beginning: "Hej Viola!"."""

_CALLED = re.compile(r"\b(?P<name>[A-ZÅÄÖ][a-zåäöé]+)(?:-[A-ZÅÄÖ][a-zåäöé]+)?,? (?:men )?du\b")
"""A name before "du"."""

_CARED_FOR = re.compile(
    r"\bdu (?:\w+ ){0,8}(?:uteblev|låg (?:hos|på|inne)|opererades|kom in|skrevs|(?:ska|skulle) till "
    r"(?:sjukgymnast|tandläkar|läkar|psykolog|kurator|operation)\w*|(?:hade|har) (?:en )?tid)\b"
    r"|\bdi(?:n|tt|na) (?:\w+ )?(?:operation|behandling|(?:åter)?besök|prov|remiss|kallelse|röntgen|strålning|cellgift"
    r"|dialys|gips|stygn|kur|journal|tid)\w{0,6}\b"
    r"|\b(?:sydde|gipsade|opererade|röntgade|lagade) dig\b",
    re.IGNORECASE,
)
"""Care of the one who is spoken to."""

_KIN = (
    "mamma pappa mor far morfar mormor farmor farfar syster syrra bror brorsa brorsan son dotter man fru sambo maka "
    "make barn kille tjej moster faster morbror farbror unge pojke flicka grabb tös bebis lillebror lillasyster "
    "storasyster storebror kusin svärmor svärfar granne vän väninna kompis"
)
_STATE = (
    r"ligger|låg|opereras|opererades|sover|sov|mår|mådde|vaknade|vårdas|vårdades|"
    r"(?:är|var|blir|blev|har blivit) (?:inte |redan |fortfarande |nu |äntligen |precis |snart )*"
    r"(?:inlagd|utskriven|vaken|nyopererad|opererad|kvar|flyttad|sövd|inskriven|frisk|piggare|bättre|hemskickad)|"
    r"har (?:inte |redan |precis |äntligen )?(?:ätit|sovit|vaknat|opererats|kommit upp|skrivits|flyttats|legat)|"
    r"fick (?:komma|åka|gå|sova|dropp|lämna)|får (?:komma|åka|gå) hem"
)
_YOURS = re.compile(
    r"(?<!\w)(?<!om )(?<!när )(?<!ifall )(?<!medan )(?<!är )(?<!ligger )(?:din|er|ditt|ert) (?:\w+ )?"
    rf"(?:{_KIN.replace(' ', '|')})"
    r"(?:s (?:operation|behandling|röntgen|prov|gips|undersökning)\w* (?:är|var|gick|visade)|"
    rf"(?:,? (?-i:[A-ZÅÄÖ])\w+,?)? (?:\w+ )?(?:{_STATE}))\b(?![^.!\n]*\?)",
    re.IGNORECASE,
)
"""How somebody of the reader's own is, told and neither asked nor supposed."""


def replied_to(text: str) -> bool:
    """Whether a text tells somebody by name of their own care, or anybody of somebody of theirs.

    >>> replied_to("Hej Viola! Du uteblev i går."), replied_to("Hej! Din tid gäller."), replied_to("Hej Viola!")
    (True, False, False)
    >>> replied_to("Ja, din mormor är kvar."), replied_to("Är din mormor kvar?"), replied_to("Om din son ligger här.")
    (True, False, False)
    """
    if _YOURS.search(text):
        return True
    if _CARED_FOR.search(text) is None:
        return False
    return any(_is_given(match["name"]) for form in (_HAILED, _CALLED) for match in form.finditer(text))


def _is_given(word: str) -> bool:
    labels = lexicon().of_word(word.lower())
    return any(label.startswith("given_names") and not label.endswith("rare") for label in labels)
