"""Holders of an office of one, cared for: named or not, whoever reads the news knows who it is (decision 13)."""

from __future__ import annotations

import re

from checker.text.sentence import sentences

_OFFICE = re.compile(
    r"\b(?:biskopen|ärkebiskopen|kyrkoherden|domprosten|landshövdingen|kommunalrådet|regionrådet|oppositionsrådet|"
    r"borgmästaren|statsrådet|(?:\w+)?ministern|riksdagsledamoten|talmannen|kommunchefen|kommundirektören|"
    r"regiondirektören|sjukhusdirektören|sjukhuschefen|brandchefen|räddningschefen|polischefen|länspolismästaren|"
    r"lagmannen|chefredaktören|rektorn|skolchefen|slottsherren|verksamhetschefen|ekonomichefen|personalchefen)\b",
    re.IGNORECASE,
)
_CARED_FOR = re.compile(
    r"\b(?:stygn|sydd|syddes|gips(?:et|ad|at|ades)?|opererad|opererades|inlagd|röntgad|röntgades|sjukhussäng\w*|nackkrage|kryckor|"
    r"hjärnskakning|fraktur\w*|brutet|bruten|stroke|\w*infarkt|blindtarm\w*|njursten|gallsten\w*|vårdas|vårdades|"
    r"vårdats|dropp|sövd|cellgift\w*|lunginflammation|blodförgiftning|"
    r"bröt (?:\w+ )?(?:arm|ben|lår|nyckelben|hand|höft|tå|finger|rev|axel|rygg|näs)\w*)\b",
    re.IGNORECASE,
)
_IN_ROLE = re.compile(
    r"\b(?:invig\w+|klipp\w+|prova\w*|provade|studiebesök|visade|docka\w*|skoj|revy\w*|film\w*|serie\w*|pjäs\w*|roman\w*|"
    r"övning\w*|övade|budget\w*|intervju\w*|påhitt\w*|om|tänk|1[6-9]\d\d|öppna\w*|talade|besökte)\b",
    re.IGNORECASE,
)
"""What such people do at a hospital that ails them nothing, and what is no report."""


def office_holder_in_care(text: str) -> bool:
    """Whether a sentence tells that somebody with an office of one was or is cared for.

    >>> [office_holder_in_care(f"Kommunalrådet {said}.") for said in ("fick fyra stygn", "provade nya gipset")]
    [True, False]
    """
    said = (text[start:end] for start, end in sentences(text))
    return any(_OFFICE.search(one) and _CARED_FOR.search(one) and not _IN_ROLE.search(one) for one in said)
