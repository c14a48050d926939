"""A reply to somebody by name that tells of their care: it makes its reader a patient, and is looked at.

Each pattern was counted on the labelled drafts before it came in: of those that hold both a name that is spoken to and
the care, none was harmless (annotation manual, replies).
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


def replied_to(text: str) -> bool:
    """Whether a text tells somebody by name of their own care.

    >>> replied_to("Hej Viola! Du uteblev i går."), replied_to("Hej! Din tid gäller."), replied_to("Hej Viola!")
    (True, False, False)
    """
    if _CARED_FOR.search(text) is None:
        return False
    return any(_is_given(match["name"]) for form in (_HAILED, _CALLED) for match in form.finditer(text))


def _is_given(word: str) -> bool:
    labels = lexicon().of_word(word.lower())
    return any(label.startswith("given_names") and not label.endswith("rare") for label in labels)
