"""What the words around a number say of it: a patient's number, an article's, or nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from checker.text.compact import words

WORDS_BEFORE, WORDS_AFTER = 8, 6
"""How many words are read on each side, within the sentence."""

_REACH = 90
_WORD = re.compile(r"[^\W\d_]+")
SENTENCE_END = re.compile(r"[.!?]\s|\n\s*\n")

_CALLED = words(
    "patient personn persnr pnr samordn sam.nr reservn reservid journal remiss kallels provsvar provtag narkos "
    "vårdintyg intensivvård tidbok ombok inskriv utskriv mammogra röntgensvar biopsi medicinlist ordination recept "
    "armband etikett handled armen idband id-band födelsen födelsed peang coordinationn"
)
_CALLED_WORDS = frozenset(
    words(
        "pat pats pt pnr prn pers persnr pn p-nr identitet prov provet proverna provrör provrören provröret "
        "blodprov remiss dosen dos medicinen avliden opererades inlagd vårdad fastande venprov blodgrupp "
        "coordination ssn peang feber avbokad baklänges bakvänt bakifrån "
        "spegelvänt omvänt backwards"
    )
)
_PERSON_WORDS = frozenset(
    words(
        "hon han hen hennes hans henne honom damen dam mannen kvinnan kvinna man tanten farbrorn pojken pojke "
        "flickan flicka killen tjejen barnet bebisen mamma pappa mormor morfar farmor farfar mamman pappan dottern "
        "sonen dotter son född fött f sal säng rum plats ligger låg väntar heter tack grattis söker sökt anhörig "
        "fru make maka bandet lappen skylten fodralet tavlan tid kom tog emot ringde skärmen raden läkemedel unga "
        "gamla matbricka bricka allergi nötallergi fastar väntrummet personen morfars mormors mors fars he she him "
        "his her born saknar svar"
    )
)
_OTHER = words(
    "order ordr beställ inköp artik faktur ocr isbn issn doi gtin ean lot batch serie parti dnr diarie referens "
    "studie nct eudra anslag paket kolli pall leverans leverer försändel spårning felkod orgn organisationsn "
    "bankgir plusgir postgir konto clearing swish kostnadsst inventari kvitt biljett kupong rabatt startnummer "
    "kundn abonnem avtal upphandl projekt licens tidsstäm katalog modell chassi imei zonkod reservdel sändning "
    "följesed fraktsed fraktbrev packsed plocklist ritning "
    "debite kredite betaln bokför moms tjänsteresa konsumentverket trial grant invoice"
)
_OTHER_WORDS = frozenset(words("ref oid ip iban bg pg sek kr kronor art"))
_OTHER_ENDS = words("order ordern ordernr fakturan katalogen leverans leveransen serienummer artikeln")
_FILE = words("fil version mapp backup säkerhetskopi skärmdump pdf jpg jpeg png mov mp4 xlsx docx img dcm")
_TEST = words("testpat testperson utbildningsmilj övning testmilj exempelnummer påhitt")
_IS_NOT = r"[”\"'»)]{0,2} (?:är|var|is|was) (?:alltså |faktiskt |nog )?(?:inte|ingen|inget|ingens|not|no|nobody's?)\b"
_DENIAL = re.compile(
    _IS_NOT + r" ?(?:någons |nåns |någon |nån |ett |en |a |an |anybody's )?"
    r"(?:människa|person|patient|personn(?:umme)?r|personal identity number|human(?: being)?)?s?"
    r"(?:,? (?:utan|but) |(?:[.,;:!] |[–—] ?)(?:det|den|it) (?:är|var|is|was) )"
    r"(?:ett |en |an |a |the )?(?P<what>\w{1,40})"
)
_NO_ORDER = re.compile(_IS_NOT + r" (?:(?:en|ett|någon|något|nån|nåt|a|an) )?(?P<what>\w{1,40})")
_PHONE_WORDS = frozenset(
    words("ring ringa ringer tel telefon mobil mobilen sms smsa nås swisha swish nummer phone call")
)
_PHONES = words("telefon mobiln mobilt sms:")


@dataclass(frozen=True, slots=True)
class Context:
    """What is said around a number.

    ``called``: it is a patient's number; ``person``: somebody is spoken of; ``other``: it is an order's, an invoice's,
    an article's; ``test``: it belongs to a practice environment; ``phone``: it is called or texted; ``file``: it is
    part of a file's name, as a person's number may be, but a time stamp more often.
    """

    called: bool
    person: bool
    other: bool
    test: bool
    phone: bool
    file: bool

    @property
    def patient(self) -> bool:
        """Whether a number here is a person's, by what is said."""
        return self.called or self.person


def _kind(word: str) -> str:
    if word in _CALLED_WORDS or word.startswith(_CALLED):
        return "called"
    if word in _OTHER_WORDS or word.startswith(_OTHER) or word.endswith(_OTHER_ENDS):
        return "other"
    if word.startswith(_TEST):
        return "test"
    if word.startswith(_FILE):
        return "file"
    return "person" if word in _PERSON_WORDS else ""


def _denied(after: str) -> bool:
    """Whether a number is said to be no person's, and what it is: "är ingen patient, utan ett ordernummer"."""
    told = _DENIAL.match(after)
    return told is not None and _kind(told["what"]) == "other"


def around(lower: str, start: int, end: int) -> Context:
    """Read the words around ``lower[start:end]``, the nearest first; of "called" and "other" the nearer one counts."""
    before = SENTENCE_END.split(lower[max(0, start - _REACH) : start])[-1]
    after = SENTENCE_END.split(lower[end : end + _REACH], maxsplit=1)[0]
    near = _WORD.findall(before)[-WORDS_BEFORE:]
    left = [_kind(word) for word in reversed(near)]
    right = [_kind(word) for word in _WORD.findall(after)[:WORDS_AFTER]]
    said = next((kind for kind in left if kind in ("called", "other")), "") or next(
        (kind for kind in right if kind in ("called", "other")), ""
    )
    # "öva beställningar på ..., hon ligger på": what follows speaks of somebody
    if said == "other" and right[:1] == ["person"]:
        said = "called"
    # "siffrorna längst ner, ..., är OCR-numret": what follows at once explains the number, whatever stood before
    no_order = _NO_ORDER.match(lower[end : end + _REACH])
    if no_order is not None and _kind(no_order["what"]) == "other":
        said = "called"  # "är ingen order, det är patienten i sal 4"
    elif "other" in right[:3] and "called" not in left[:2]:
        said = "other"
    if _denied(lower[end : end + _REACH]):
        said, left, right = "other", [], []
    both = left + right
    phone = any(word in _PHONE_WORDS or word.startswith(_PHONES) for word in near)
    person = said != "other" and "person" in both
    return Context(said == "called", person, said == "other", "test" in both, phone, "file" in both)
