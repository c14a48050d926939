"""Whether what is put in the place of a finding, or leaving it out, fits its type and the words around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.finding import Type
from checker.text.sentence import Place
from checker.text.wording.bearers import told
from checker.text.wording.clause import finite
from checker.text.wording.fluency import joins, quoted
from checker.text.wording.kinds import KINDS
from checker.text.wording.seams import seams

if TYPE_CHECKING:
    from checker.finding import Finding
    from checker.text.sentence import Replacement

_OWNER = re.compile(r",? vars\b", re.IGNORECASE)
"""What needs the noun before it."""


def fits(text: str, finding: Finding, new: Replacement) -> bool:
    """Whether what is written at ``new.start:new.end`` makes a sentence that a colleague could have written.

    Words between quotation marks are somebody's own: they are not changed.
    """
    old = text[new.start : new.end]
    aside = not new.text and old.startswith(",") and old.endswith(",") and finite(Place(text, 0, new.end).word_after)
    if new.text == old or aside:
        return True
    kind = KINDS.get(finding.type)
    if quoted(text, new.start, new.end) or (kind and not kind(Place(text, *finding.span), new)):
        return False
    if not new.text and _OWNER.match(text, new.end):
        return False
    if not joins(Place(text, new.start, new.end), new.text):
        return False
    apposition = finding.type is Type.PERSON and not new.text.strip() and told(Place(text, *finding.span))
    return apposition or seams().joins(text, new.start, new.end, new.text)  # after "bror" a name has no seam
