"""Whether a person bears the name of a thing in the same text: the toy and the child are both called Sixten.

A name counts as the thing's only where it stands beside the word for the thing. Where it stands alone, what is told
may be told of a child, a patient: an illness, an age with a place, a bed. Unsure means patient.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.finding import Finding, Type, overlap
from checker.risk.unreal.somebody import SOMEBODY, WORD, speaks_of_somebody
from checker.text.lexicon import lexicon
from checker.text.sentence import sentences

ILL = 0.4
"""From here on a finding of illness may be a person's."""

PLACING = frozenset({Type.WARD, Type.LOCATION})

EXCUSED = re.compile(
    r"\b(?:tass\w*|klo(?:n|r|rna)?|päls\w*|svans\w*|ving(?:e|en|ar|arna)|nos(?:en)?|koppel|kopplet|hov(?:en|ar|arna)?|"
    r"veterinär\w*|djursjuk\w*|övning\w*|öva\w*|simul\w*|scenari\w*|student\w*|hlr|kompression\w*|gånger|"
    r"fabrik\w*|batteri\w*|service|verkstad\w*|reservdel\w*|tekniker\w*|motor\w*|modell\w*|plast|gummi|tyg|tvättmaskin\w*)\b",
    re.IGNORECASE,
)
"""Words that say that an illness is an animal's, a manikin's in an exercise, a machine's."""

GOING_HOME = re.compile(r"\b(?:åka|åker|åkte|får|fick|kom|komma) (?:äntligen |snart )?hem\b", re.IGNORECASE)
"""Going home is what patients do."""

_CARED_FOR = re.compile(
    r"\b(?:kuvös\w*|respirator\w*|dropp(?:et)?|narkos\w*|sövd\w*|inlagd\w*|inskriven|utskriven|diagnos\w*|"
    r"\w*besked(?:et)?|prognos\w*|cellgift\w*|remiss\w*|provsvar\w*|permission\w*)\b",
    re.IGNORECASE,
)
"""Words of care that no model need mark as an illness."""

_BED = r"(?:(?:ligger|låg|vårdas|vårdades) (?:kvar |still )?)?(?:på|i|hos) "


def borne_by_somebody(
    text: str, findings: Sequence[Finding], name: str, called: Sequence[tuple[int, int]], *, animal: bool
) -> bool:
    """Whether something is told of a person under the name of a thing, outside the stretches that call the thing so."""
    mentions = [match.span() for match in re.finditer(rf"\b{re.escape(name)}s?\b", text)]
    alone = [span for span in mentions if not any(overlap(span, stretch) for stretch in called)]
    return any(
        _personal(text, sentence, span, findings, animal=animal)
        for sentence in sentences(text)
        for span in alone
        if overlap(span, sentence)
    )


def _personal(
    text: str, sentence: tuple[int, int], name: tuple[int, int], findings: Sequence[Finding], *, animal: bool
) -> bool:
    """Whether a sentence with a name tells what is told of persons."""
    said = text[slice(*sentence)]
    inside = [finding for finding in findings if overlap(finding.span, sentence)]
    aged = re.compile(r",? \d").match(text, name[1]) is not None
    old = aged or any(finding.type is Type.AGE for finding in inside)
    patient = any("head:patient" in lexicon().of_word(word) for word in WORD.findall(said.lower()))
    beside = patient or speaks_of_somebody(said) or any(finding.type in SOMEBODY | PLACING for finding in inside)
    return (aged and not animal) or (old and beside) or _placed(text, name, inside) or _suffers(said, inside)


def _suffers(said: str, inside: Sequence[Finding]) -> bool:
    """Whether an illness or a treatment is told, and by no word that it is an animal's, a manikin's or a machine's."""
    treated = any("care_verbs:PASS" in lexicon().of_word(word) for word in WORD.findall(said.lower()))
    ill = any(finding.type is Type.HEALTH and finding.score >= ILL for finding in inside)
    cared_for = treated or ill or GOING_HOME.search(said) or _CARED_FOR.search(said)
    return bool(cared_for) and EXCUSED.search(said) is None


def _placed(text: str, name: tuple[int, int], inside: Sequence[Finding]) -> bool:
    """Whether a home, or a bed that somebody lies in, stands right behind a name: "Tor från Sveg", "Tor på 9B"."""
    home = re.compile(r",? från ").match(text, name[1])
    bed = re.compile(rf",? {_BED}").match(text, name[1])
    starts = {finding.span[0]: finding.type for finding in inside}
    at_home = home is not None and starts.get(home.end()) is Type.LOCATION
    return at_home or (bed is not None and starts.get(bed.end()) is Type.WARD)
