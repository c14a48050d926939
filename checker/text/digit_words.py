"""Words that stand for one digit each outside ordinary Swedish: other languages, misspellings, words turned round.

None is believed by itself: a whole number has to be said in one language, and to pass its check.
"""

from __future__ import annotations

import itertools
from collections import Counter
from typing import TYPE_CHECKING

from checker.text.compact import words
from checker.text.neighbours import DANISH, FINNISH, GERMAN, NORWEGIAN, WITHOUT_MARKS
from checker.text.number_words import DIGITS
from checker.text.roman import RARE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

SWEDISH = words("noll ett två tre fyra fem sex sju åtta nio")

_NAMES = "nolla etta tvåa trea fyra femma sexa sjua åtta nia"
"""What Swedish calls the digits themselves."""

_OTHERS = (
    "nul en to tre fire fem seks syv otte ni",
    "null én to tre fire fem seks sju åtte ni",
    "núll einn tveir þrír fjórir fimm sex sjö átta níu",
    "nolla yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän",
    "nolla yks kaks kol nel viis kuus seiska kasi ysi",
    "null üks kaks kolm neli viis kuus seitse kaheksa üheksa",
    "null eins zwei drei vier fünf sechs sieben acht neun",
    "null eins zwo drei vier fuenf sechs sieben acht neun",
    "nul een twee drie vier vijf zes zeven acht negen",
    "zéro un deux trois quatre cinq six sept huit neuf",
    "cero uno dos tres cuatro cinco seis siete ocho nueve",
    "zero um dois três quatro cinco seis sete oito nove",
    "zero uno due tre quattro cinque sei sette otto nove",
    "zero unu doi trei patru cinci șase șapte opt nouă",
    "zero jeden dwa trzy cztery pięć sześć siedem osiem dziewięć",
    "nula jedna dvě tři čtyři pět šest sedm osm devět",
    "nula jedan dva tri četiri pet šest sedam osam devet",
    "nol odin dva tri tjetyre pjat sjest sem vosem devjat",
    "ноль один два три четыре пять шесть семь восемь девять",
    "нуль один два три чотири п’ять шість сім вісім дев’ять",
    "nulla egy kettő három négy öt hat hét nyolc kilenc",
    "sıfır bir iki üç dört beş altı yedi sekiz dokuz",
    "sifir yek du se car penc ses heft hest neh",
    "sefr yek do se chahar panj shesh haft hasht noh",
    "sifr wahid ithnan thalatha arbaa khamsa sitta sabaa thamaniya tisaa",
    "صفر واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة",
    "صفر یک دو سه چهار پنج شش هفت هشت نه",
    "eber kow laba saddex afar shan lix toddoba siddeed sagaal",
    "μηδέν ένα δύο τρία τέσσερα πέντε έξι επτά οκτώ εννέα",
    "zero një dy tre katër pesë gjashtë shtatë tetë nëntë",
    "nihil unus duo tres quattuor quinque sex septem octo novem",
    "nolla okta guokte golbma njeallje vihtta guhtta čieža gávcci ovcci",
    "nulle viens divi trīs četri pieci seši septiņi astoņi deviņi",
    "nulis vienas du trys keturi penki šeši septyni aštuoni devyni",
    "nula edno dve tri četiri pet šest sedum osum devet",
    "nula ena dva tri štiri pet šest sedem osem devet",
    "zero hade kilte seleste arbate hamushte shudushte showate shomonte tesheate",
    "zero and hulet sost arat amist sidist sebat semint zetegn",
    "sifuri moja mbili tatu nne tano sita saba nane tisa",
    "không một hai ba bốn năm sáu bảy tám chín",
    "soon neung song sam si ha hok jet paet kao",
    "shunya ek do teen char panch chhe saat aath nau",
    "yeong il i sam sa o yuk chil pal gu",
    "nol satu dua tiga empat lima enam tujuh delapan sembilan",
    "zero isa dalawa tatlo apat lima anim pito walo siyam",
    "zero u dos tres quatre cinc sis set vuit nou",
    "náid aon dó trí ceathair cúig sé seacht ocht naoi",
    "dim un dau tri pedwar pump chwech saith wyth naw",
    "nulo unu du tri kvar kvin ses sep ok naŭ",
    "rei ichi ni san yon go roku nana hachi kyuu",
    "zero ichi ni san shi go roku shichi hachi kyu",
    "ling yi er san si wu liu qi ba jiu",
    "nollte första andra tredje fjärde femte sjätte sjunde åttonde nionde",
    "zeroth first second third fourth fifth sixth seventh eighth ninth",
    "nollor ettor tvåor treor fyror femmor sexor sjuor åttor nior",
    _NAMES,
    "nollan ettan tvåan trean fyran femman sexan sjuan åttan nian",
)
"""0 to 9 in other languages and in other forms."""

_ENGLISH = words("zero one two three four five six seven eight nine")
_SOUNDS = (
    ("e", words("e ä é è ê ë")), ("ä", words("ä e")), ("o", words("o å u e ó ò ô ö ø")), ("å", words("å o aa ao á")),
    ("a", words("a á à â e ah")), ("u", words("u o ú ü")), ("i", words("i ie y í ï j")), ("y", words("y i ü u ý")),
    ("x", words("x ks cks kks xx cs")), ("sj", words("sj sh ch sch skj hj stj tj s")), ("v", words("v w")),
    ("f", words("f ph v")), ("ll", words("ll l")), ("tt", words("tt t dt td")), ("n", words("n nn")),
    ("m", words("m mm")), ("r", words("r rr")),
)  # fmt: skip
"""Letters, and what is written in their place by ear or to be clever; the first is the letter itself."""

_DRAWN_OUT = range(2, 7)
"""How many times a letter of a drawn-out word stands there."""

MOST_CHANGES = 2
"""How many letters of one word are written by ear."""


def _by_ear(word: str) -> Iterator[str]:
    """The word with up to so many of its sounds written in another way."""
    parts: list[tuple[str, ...]] = []
    at = 0
    while at < len(word):
        sound, ways = next(
            ((sound, ways) for sound, ways in (*_SOUNDS[9:], *_SOUNDS) if word.startswith(sound, at)),
            (word[at], (word[at],)),
        )
        parts.append(ways)
        at += len(sound)
    for places in itertools.combinations(range(len(parts)), min(MOST_CHANGES, len(parts))):
        for ways in itertools.product(*(parts[place] for place in places)):
            changed = dict(zip(places, ways, strict=True))
            yield "".join(changed.get(place, part[0]) for place, part in enumerate(parts))


def _drawn_out(word: str) -> Iterator[str]:
    """The word with one of its letters, or all, drawn out."""
    for count in _DRAWN_OUT:
        yield "".join(letter * count for letter in word)
        for place, letter in enumerate(word):
            yield word[:place] + letter * count + word[place + 1 :]


def _slips(word: str) -> Iterator[str]:
    """The word with two letters that changed places, or with one left out."""
    for place in range(len(word) - 1):
        yield word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    if len(word) > 2:
        for place in range(len(word)):
            yield word[:place] + word[place + 1 :]


def _robbers(word: str) -> str:
    """The word in the robbers' language of Swedish children: "fem" is "fofemom"."""
    return "".join(char if char in "aeiouyåäö" else f"{char}o{char}" for char in word)


def _ciphers(word: str) -> Iterator[str]:
    """The word as children hide it: read from the end, its first sound moved, a syllable put before or after."""
    yield word[::-1]
    yield _robbers(word)
    first = next((place for place, char in enumerate(word) if char in "aeiouyåäö"), 0)
    head, rest = word[:first], word[first:]
    for end in ("ay", "way", "all", "allspråket"):
        yield rest + head + end


def _forms(makers: Iterable[str]) -> Mapping[str, str]:
    """Forms to digit; a form that two digits share is none."""
    table: dict[str, str] = {}
    shared: set[str] = set()
    for digit, forms in enumerate(makers):
        for form in forms.split():
            if table.setdefault(form, str(digit)) != str(digit):
                shared.add(form)
    return {form: digit for form, digit in table.items() if form not in shared and len(form) > 1}


def _misspelled(number_words: Iterable[str]) -> Mapping[str, str]:
    return _forms(
        " ".join((word, *_by_ear(word), *_drawn_out(word), *_slips(word), *_ciphers(word))) for word in number_words
    )


_BEYOND = {"sieben": GERMAN, "syv": DANISH, "åtte": NORWEGIAN, "seitsemän": FINNISH}
"""A word that tells the language, and its numbers of two digits."""


def _language(line: str) -> Mapping[str, str]:
    table = dict(_forms(f"{word} {word.translate(WITHOUT_MARKS)}" for word in words(line)))
    for word, beyond in _BEYOND.items():
        if word in table:
            table |= beyond
    return table


_DIALECT = {"itt": "1", "jett": "1", "ittan": "1", "toå": "2", "twå": "2", "tva": "2", "fire": "4", "fira": "4",
            "fäm": "5", "ota": "8", "åttå": "8", "ni": "9", "nie": "9"}  # fmt: skip
"""Digits as they are said in the south and the north, beside the names that people mix them with."""

_ENGLISH_BY_EAR = {form: str(digit) for digit, forms in enumerate((
    "siro sirå ziro zirå zirou sero", "wan wann uan van oan", "too tooh tu tou", "tri trii sri fri",
    "får fårr fåår", "fajv faiv fajf fajw", "siks sicks sikks", "sevn sevven sevon sewen", "ejt eit äjt ejtt",
    "najn nain naijn",
)) for form in words(forms)}  # fmt: skip
"""English digits as a Swedish ear writes them down."""

LANGUAGES: tuple[Mapping[str, str], ...] = (
    _DIALECT | dict(zip(words(_NAMES), "0123456789", strict=True)) | dict(_misspelled(SWEDISH)),
    _ENGLISH_BY_EAR | dict(_misspelled(_ENGLISH)),
    *map(_language, _OTHERS),
)
"""One table a language: word to digit. Swedish and English with all that ears, slips and children make of them."""

MANY = {f"{word}{joint}": times for word, times in (
    ("dubbel", 2), ("dubbla", 2), ("double", 2), ("trippel", 3), ("triple", 3), ("treble", 3)
) for joint in ("", "t")} | {"två": 2, "tre": 3, "fyra": 4, "par": 2, "2": 2, "3": 3, "4": 4}  # fmt: skip
"""Words that say how many times the digit after them stands there."""

PLURALS = _forms(("nollor", "ettor", "tvåor", "treor", "fyror", "femmor", "sexor", "sjuor", "åttor", "nior"))
"""Digits of which there are several: "två femmor"."""

FACTORS = {"hundra": 100, "tusen": 1000, "hundred": 100, "thousand": 1000}

_EVERYDAY = frozenset(
    words(
        "en ett andra du ni första kvar se er vem tv ju haft tredje ex re ter sitta inne ses te un for het to on so "
        "hade ha sa ena liv sam and"
    )
)
"""Of these words a text may be full without a number: at least some others have to be there."""

NOUGHTS = frozenset(words("o oh ingenting inget intet nada nix null zip nought naught nothing"))
"""Words said for a zero, and many other things."""

WITH_NOUGHTS: Mapping[str, str] = dict(LANGUAGES[0]) | dict.fromkeys(NOUGHTS, "0")

SEEDS = frozenset((*DIGITS, *RARE, *FACTORS, *(word for word in MANY if word.isalpha()))).union(*LANGUAGES) - _EVERYDAY
"""Words at which it is worth while to look for a number that is said."""

_LANGUAGES_OF: dict[str, list[int]] = {}
for _place, _table in enumerate(LANGUAGES):
    for _word in _table:
        _LANGUAGES_OF.setdefault(_word, []).append(_place)


def spoken_languages(words: Iterable[str], fewest: int) -> Iterator[Mapping[str, str]]:
    """The languages of which at least so many of some different words are digits."""
    counts = Counter(itertools.chain.from_iterable(_LANGUAGES_OF.get(word, ()) for word in words))
    return (LANGUAGES[place] for place, count in counts.items() if count >= fewest)


def weight_of(seed: str) -> int:
    """How many digits such a word stands for at most."""
    return 4 if seed in PLURALS else len(DIGITS.get(seed, "00"))


def seeds_among(words: Sequence[str]) -> Sequence[int]:
    """Which of a text's words (lower case) are such; without a loop of our own, because every text is asked."""
    return list(itertools.compress(range(len(words)), map(SEEDS.__contains__, words)))
