"""How an appeal to find out who a patient is may be put: what is asked, what is not known, who and where it is.

Each pattern is tried near the question alone (``checker.risk.appeals``), in any order.
"""

from __future__ import annotations

import re

_YOU = r"(?:du|ni|någon|nån|you|anyone|anybody|someone|somebody)"
_THEM = r"(?:han|hon|hen|honom|henne|mannen|kvinnan|personen|patienten|pojken|flickan|killen|tjejen|damen|herrn|barnet)"
_KIN = (
    r"(?:familj\w*|anhörig\w*|närstående|släkt\w*|föräldra?r?n?a?|mamma\w*|pappa\w*|fru|hustru\w*|make|maka|dotter|son|"
    r"syskon|vänner|grannar|folk|någon nära|nån nära|family|relatives|next of kin)"
)
_PERSON = (
    r"(?:farfar|morfar|farmor|mormor|mamma|pappa|mor|far|moster|faster|morbror|farbror|son|dotter|bror|syster|granne|dam|"
    r"man|kvinna|kille|tjej|herre|tant|gubbe|vän|kompis|släkting|anhörig|brukare|boende|dad|mum|mom|father|mother|grandmother)"
)
_SEEK = r"(?:hitta|hittar|söker|sökes|sökt|söks|efterlys\w+|nå|letar|leta|få tag (?:på|i)|kontakta?(?: med)?|spåra)"
_PAPERS = r"(?:plånbok\w*|leg|legitimation\w*|id|id-?\w+|identitet\w*|papper|handling\w*|körkort\w*)"


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


SOUGHT = _any(
    rf"\bom {_YOU} känner (?:igen|till) {_THEM}\b|\b(?:who is (?:she|he)|vet vem {_THEM} är)\b",
    rf"(?<!så )\bkänner {_YOU}\b[^.!?\n]{{0,60}}?\b(?:igen|till|honom|henne|mannen|kvinnan)\b",
    rf"\b{_YOU}(?: \w+){{0,3}}? som (?:\w+ )?(?:känner|saknar|vet vem|vet var|har koll på vem|hör ihop)\b",
    rf"\b(?:vet|visste) {_YOU}\b[^.!?\n]{{0,25}}?\b(?:vem|vilka|var|vad) (?:\w+ )?{_THEM}\b",
    rf"\bvet {_YOU}(?: mer| något)?[?]",
    rf"\bvem (?:är|e|ä|kan|saknar|känner|hör|tillhör) (?:\w+ )?(?:{_THEM}|du|en)\b|\bvem saknar\b",
    rf"\bsaknar {_YOU} en\b|\b(?:måste|borde|lär|bör|torde) (?:\w+ ){{0,2}}?(?:sakna|leta|undra|vara orolig\w*)",
    rf"\b{_SEEK}\b[^.!?\n]{{0,40}}?\b(?:man|kvinna|dam|herre|pojke|flicka|person)\b",
    r"\b(?:hitta|hittar|nå|få tag (?:på|i)|spåra) (?:hans|hennes|de) (?:familj|anhöriga|närstående|folk|släkt)\w*",
    r"\b(?:hitta|hittar|nå|få tag (?:på|i)|spåra) (?:familjen|anhöriga)\b",
    rf"\b(?:do|does|can) (?:any of )?{_YOU} (?:know|recogni[sz]e|identify)\b",
)
"""Asked is who somebody is, or who misses them."""

MISSED = _any(
    rf"\b(?:saknar|saknas|saknat|missing)\b[^.!?\n]{{0,20}}?\b(?:en|någon|nån|an?|er|din) (?:\w+ )?{_PERSON}\b",
    rf"\b(?:är|e|ä) (?:det|de|han|hon|hen) (?:\w+ )?(?:din|er|eran|någons|nåns) (?:\w+ )?{_PERSON}\b",
)
HERE = _any(
    r"\bvi har (?:honom|henne|en|nån|någon)\b|\bhos oss\b|\bhär på\b",
    r"\b(?:på|till) (?:\w*avdelning\w*|avd|akuten|iva)\b",
    r"\b(?:kom in|kom hit|vårdas|inkom|inlagd|sitter här|ligger här)\b",
)
"""Somebody's kin is missed, and is here: no name need be missing then."""

WHOSE = _any(
    r"\btas tacksamt emot\b|\biakttagelser\b|\bluska\w*",
    r"\bär (?:det|han|hon|hen) (?:din|er|någons|nåns)\b|\bvems\b|\bsaknas (?:det )?(?:någon|nån|en)\b",
    rf"\b(?:vet|visste) {_YOU} vem\b(?! som)|\bfå tag (?:på|i) (?:någon|nån)\b",
    r"\bundrar (?:jag|vi)\b[^.!?\n]{0,40}\bvem\b",
    rf"\b{_SEEK}\b[^.!?\n]{{0,40}}?\b{_KIN}\b|\bidentifier\w+|\bledtråd\w*|\b(?:kontakta|skriv till) (?:mig|oss)\b",
)
"""What may be asked of anything, too."""

CALLED_UPON = _any(
    r"\b(?:dela|sprid|sprida|tipsa|tips|hör av (?:dig|er)|hör (?:gärna )?av|ring|slå en signal|messa|hörni|ni som)\b",
    r"\bkommentera\b|\bfinns det (?:någon|nån)\b",
    r"\b(?:hjälp oss|hjälp mig|behöver (?:er )?hjälp|please share|help us)\b",
)
"""Whoever reads it is to do something."""

NAMELESS = _any(
    rf"\butan (?:\w+ ){{0,2}}?{_PAPERS}\b|\b(?:without|no) (?:any )?(?:id|papers|wallet|name)\b",
    rf"\b(?:ing(?:a|et|en)|inte n[åa]g\w+|saknar|saknas|(?:hade|har) inte|varken|vare sig) (?:\w+ ){{0,3}}?{_PAPERS}\b",
    r"\b(?:vet|visste|minns|kommer|säger|berätta\w*|svarar?|kan|kunde|vill|orkar|talar om) (?:\w+ ){0,4}?"
    r"(?:inte|int|inget|ingenting|varken|ej)\b[^.!?\n]{0,45}?\b"
    r"(?:(?:vem|vad?|var) (?:han|hon|hen)\b|(?:sitt|sina|eget) (?:\w+ )?namn\b|"
    r"(?:han|hon|hen) (?:heter|bor|hör hemma))",
    r"\b(?:ingen|inte|int) (?:\w+ ){0,3}?(?:vet|veta|känner)\b[^.!?\n]{0,25}?\b"
    r"(?:(?:vem|vad?) (?:han|hon|hen|det är)\b|honom|henne)",
    rf"\bvad {_THEM} heter?\b|\bokänt namn\b",
    r"\b(?:ligger|vårdas|sover|kom in|inkom)\b[^.!?\n]{0,40}\butan namn\b",
    r"\b(?:okänd|namnlös)\w* (?:\w+ )?(?:man\w*|kvinn\w+|patient\w*|person\w*|dam\w*|herr\w*)|\boidentifierad\w*",
    r"\b(?:hans|hennes|mannens|kvinnans|patientens) (?:identitet|namn)\b|\b(?:tappat|förlorat) minnet\b|\butan minne\b",
    r"(?:\b(?:han|hon|hen|och|men|mannen|kvinnan)|,) minns (?:\w+ )?(?:inte|inget|ingenting|varken)\b",
    r"\bunidentified\b|\bcan(?:no|')?t tell us\b",
)
"""Nobody knows who it is."""

NEGATION = _any(
    r"\b(?:inte|int|inga|inget|ingen|ingenting|noll|utan|varken|saknar|saknas|ej|aldrig|tappat|förlorat|glömt|no|not)\b",
    r"\b(?:okänd\w*|nobody|listat ut|gåta\w*|mysteri\w+)\b",
)
IDENTITY = _any(
    rf"\b{_PAPERS}\b|\b(?:för|efter)?namn(?:et)?\b|\b(?:heter|hette|hetat|personnummer|hör hemma|adress\w*)\b",
    rf"\bvem (?:{_THEM}|det|vi ska ringa)\b|\bvar {_THEM} bor\b|\bokänd\b[.,:]",
)
"""Both in a sentence: who it is, is not known, in whatever order it is told."""

SILENT = _any(
    r"\b(?:talar|pratar|svarar|säger|pratade|talade|sa|förstår) (?:\w+ ){0,2}?"
    r"(?:bara|endast|enbart|inte|inget|ingenting)\b",
    r"\b(?:kan|kunde) (?:\w+ )?(?:inte|varken) (?:\w+ )?(?:tala|prata|säga|berätta|svara|uppge|göra sig förstådd)",
    r"\b(?:pratar|talar) \w+ska\b|\b\w+talande\b|\bspråk\b|\bteckna(?:r|de)\b|\butan (?:ett )?ord\b",
    r"\b(?:medvetslös\w*|nedsövd|sövd|okontaktbar\w*)\b",
    r"\bhittad(?:es)?\b|\blämnades\b|\bkom in\b|\btatuer\w+|\b\w+(?:jacka|kappa|tröja|mössa|keps|rock|kofta)\b",
)
"""What is told of one whom nobody knows: that they are silent, where they were found, what they wear."""

SOMEBODY = _any(
    r"\b(?:en|okänd|den|äldre|ung|yngre|medelålders|vuxen) (?:\w+ )?man\b",
    r"\bman (?:i|kring|runt|ca|cirka|på|över|påträffad|\d\d)\b",
    r"\b(?:mannen|kvinna|kvinnan|herre|herrn|dam|damen|farbror\w*|tant\w*|gubb\w+|gumm\w+|kille\w*|tjej\w*|pojke\w*)\b",
    r"\b(?:flick\w+|person|personen|patient|patienten|barn|barnet|tonåring\w*|\w+[- ]?åring\w*|ungen?|hans?|hon|hen)\b",
    r"\b(?:nån|någon) här\b|\ben människa\b",
    r"\b(?:honom|hennes?|woman|gentleman|lady|boy|girl|child|she|he|him|her)\b",
)
_OLD = (
    r"\b(?:1[5-8]\d\d(?:-tal\w*)?|19[0-6]\d(?:-tal\w*)?|\d\d?0-talet|arkiv\w*|gamla (?:foto\w*|bilder\w*)|fotograf\w*|"
    r"porträtt\w*|målning\w*|(?:sjukhus)?museet)\b"
)
OLD = _any(_OLD)
NOT_NOW = _any(
    _OLD,
    r"\b(?:övning\w*|övar|övade|öva|figurant\w*|\w*docka\w*|simul\w+|scenario\w*|gissa|frågesport\w*|studien?)\b",
    r"\b(?:\w*film\w*|(?:jubileums|barn|ljud|dag)?bok(?:en|cirkeln?)?|roman\w*|serie\w*|pjäs\w*|teater\w*|deckar\w*)\b",
    r"\b(?:\w*byst\w*|staty\w*|kapitel|avsnitt\w*|tävling\w*|quiz\w*)\b",
)
"""An old photograph, an exercise, a story, a game."""

IN_GENERAL = _any(
    r"\b(?:får|ska|skall|bör) man\b|\bsekretess\w*|\btystnadsplikt\w*",
    r"\b(?:patienter|människor|personer|de) som\b|\bman möter\b|\bmöter (?:du|ni|man)\b|\bbrukar\b|\brutin\w*\b",
    r"\b(?:hur|vad) gör (?:man|vi|du|ni)\b|\bom (?:du|ni) (?:ser|möter|hittar)\b",
)
"""Advice, and how it usually is."""

OF_ONE = _any(
    r"\bsöker (?:nu )?(?:efter )?(?:anhöriga|närstående|släktingar) till (?:en |den )?(?:\w+ )?"
    r"(?:man|kvinna|person|patient)\b",
)
RECOGNISED = _any(
    rf"\b(?:någon|nån) (?:här |därute )?som (?:känner igen|saknar) {_THEM}\b",
    rf"\bkänner (?:någon|nån|du|ni) igen {_THEM}\b|\bvem känner (?:igen |till )?{_THEM}\b",
)
"""Asked of somebody, of whom nothing else has to be told."""

HUMAN = _any(r"\b(?:\d\d(?:-\d\d)? år|\d\d-års|\w*jacka|keps|mössa|tröja|talar|pratar|legitimation|leg)\b")
FUR = _any(
    r"\b(?:päls\w*|svans\w*|koppel|tass\w*|nos\w*|chip(?:\w*märkt)?|skäller|jamar|matte|husse|valp\w*|kattung\w*)\b",
    r"\b(?:\d+ cm hög|foto\w* från (?:1[89]|20[01])\d)\b",
)
