"""Characters that pass for others: letters of other scripts for Latin ones, letters for digits, digits for letters."""

from __future__ import annotations


def _pairs(table: str) -> dict[str, str]:
    """``"аa вb"`` as ``{"а": "a", "в": "b"}``."""
    return {pair[0]: pair[1] for pair in table.split()}


LATIN = _pairs(
    # Cyrillic
    "аa АA вb ВB сc СC ԁd еe ЕE ёe һh НH іi ІI їi јj ЈJ кk КK ӏl мm МM оo ОO рp РP ԛq ѕs ЅS тt ТT уy УY ԝw хx ХX үy "
    "ӓä ӒÄ ӧö ӦÖ "
    # Greek
    "αa ΑA ΒB ϲc εe ΕE ηn ΗH ιi ΙI κk ΚK ΜM νv ΝN οo ΟO ρp ΡP τt ΤT υu ΥY χx ΧX ΖZ "
    # Latin extensions, Lisu and Armenian
    "ıi ɑa ɡg ʟl ꓐB օo ոn սu հh ցg"
)
"""Letters drawn like a Latin letter that Swedish uses."""

DIGITS = _pairs("O0 o0 О0 о0 Ο0 ο0 I1 l1 |1 S5 B8 Z2 З3 з3 Ч4 ч4 б6 Ʒ3 ʒ3 Ӡ3 ӡ3 Ƨ2 ƨ2 Ƽ5 ƽ5 Ȝ3 Ȣ8 Ꮞ4 Ϭ6 ꓜ3")
"""Letters that stand in for a digit, believed only between true digits."""

DIGITS_IN_FORM = DIGITS | _pairs(
    "i1 L1 z2 E3 A4 s5 G6 b6 T7 g9 q9 !1 ¡1 $5 €3 &8 ß8 Ø0 ø0 @0 Þ8 ç6 Ç6 ?2 £2 ¥4 Y4 D0 Q0"
)
"""Letters believed only where a whole number stands in its usual form, six or eight and four, a possible date first."""

LEET = _pairs("0o 1i 3e 4a 5s 7t 8b 9g @a $s !i |l €e")
"""Digits and signs that stand in for a letter, believed only inside names."""
