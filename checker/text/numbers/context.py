"""What the words around a number say of it: a patient's number, an article's, or nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

WORDS_BEFORE, WORDS_AFTER = 8, 6
"""How many words are read on each side, within the sentence."""

_REACH = 90
_WORD = re.compile(r"[^\W\d_]+|\$\d")
_SENTENCE_END = re.compile(r"[.!?]\s|\n\s*\n")

_CALLED = (
    "patient personn persnr pnr samordn sam.nr reservn reservid journal remiss kallels provsvar provtag narkos "
    "vårdintyg intensivvård tidbok ombok inskriv utskriv mammogra röntgensvar biopsi medicinlist ordination recept "
    "armband handled armen idband id-band födelsen födelsed peang coordinationn"
).split()
_CALLED_WORDS = frozenset(
    "pat pats pt pnr prn pers persnr pn p-nr identitet prov provet proverna provrör provrören provröret blodprov "
    "remiss dosen dos medicinen avliden opererades inlagd vårdad fastande venprov blodgrupp coordination ssn patienten "
    "peang feber avbokad samordn".split()
)
_PERSON_WORDS = frozenset(
    "hon han hen hennes hans henne honom damen dam mannen kvinnan kvinna man tanten farbrorn pojken pojke flickan "
    "flicka killen tjejen barnet bebisen mamma pappa mormor morfar farmor farfar mamman pappan dottern sonen dotter son "
    "född fött f född född: sal säng rum plats ligger låg väntar heter tack grattis söker sökt anhörig fru make maka "
    "bandet etiketten lappen skylten fodralet tavlan tid kom tog emot ringde skärmen raden läkemedel unga gamla "
    "personen morfars mormors mors fars he she her his born saknar svar".split()
)
_OTHER = (
    "order ordr beställ inköp artik art.nr faktur ocr isbn issn doi gtin ean lot batch serie parti dnr diarie referens "
    "studie nct eudra anslag paket kolli pall leverans leverer försändel spårning felkod version filen filnamn mapp "
    "backup säkerhetskopi orgn organisationsn bankgir plusgir postgir konto clearing swish kostnadsst inventari kvitt "
    "biljett kupong rabatt startnummer kundn abonnem avtal upphandl projekt licens tidsstäm katalog modell chassi imei "
    "zonkod kompress reservdel lager sändning debite kredite betaln referensn bokför moms kollinummer tjänsteresa "
    "konsumentverket trial grant"
).split()
_OTHER_WORDS = frozenset("ref art.nr lot pdf oid ip iban bg pg sek kr kronor order ocr dnr art isbn".split())
_OTHER_ENDS = ("order", "ordern", "ordernr", "fakturan", "katalogen", "leverans", "leveransen", "serienummer", "artikeln")
_TEST = ("testpat", "testperson", "utbildningsmilj", "övning", "testmilj", "exempelnummer", "påhitt")
_PHONE_WORDS = frozenset("ring ringa ringer tel telefon mobil mobilen sms smsa nås swisha swish nummer phone call".split())


@dataclass(frozen=True, slots=True)
class Context:
    """``called``: it is said to be a patient's number; ``person``: somebody is spoken of; ``other``: it is
    an order, an invoice, a file; ``test``: it belongs to a practice environment; ``phone``: it is called or texted."""

    called: bool
    person: bool
    other: bool
    test: bool
    phone: bool

    @property
    def patient(self) -> bool:
        """Whether a number here is a person's, by what is said."""
        return self.called or self.person


@lru_cache(maxsize=4096)
def _kind(word: str) -> str:
    if word in _CALLED_WORDS or word.startswith(tuple(_CALLED)):
        return "called"
    if word in _OTHER_WORDS or word.startswith(tuple(_OTHER)) or word.endswith(_OTHER_ENDS):
        return "other"
    if word.startswith(_TEST):
        return "test"
    return "person" if word in _PERSON_WORDS else ""


def around(lower: str, start: int, end: int) -> Context:
    """Read the words around ``lower[start:end]``, the nearest first; of "called" and "other" the nearer one counts."""
    before = _SENTENCE_END.split(lower[max(0, start - _REACH) : start])[-1]
    after = _SENTENCE_END.split(lower[end : end + _REACH], maxsplit=1)[0]
    words = _WORD.findall(before)[-WORDS_BEFORE:]
    left = [_kind(word) for word in reversed(words)]
    right = [_kind(word) for word in _WORD.findall(after)[:WORDS_AFTER]]
    said = next((kind for kind in left if kind in ("called", "other")), "") or next(
        (kind for kind in right if kind in ("called", "other")), ""
    )
    # "siffrorna längst ner, ..., är OCR-numret": what follows at once explains the number, whatever stood before
    if "other" in right[:3] and "called" not in left[:2]:
        said = "other"
    both = left + right
    phone = not _PHONE_WORDS.isdisjoint(words)
    return Context(said == "called", said != "other" and "person" in both, said == "other", "test" in both, phone)
