"""Every finding's quote is what stands at its offsets in the text as given, in code points and in UTF-16."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.finding import Finding
from checker.resources import resource
from checker.rules import RuleBook
from checker.text.compact import words
from checker.text.patterns import PatternFinder, find_all

RULES = RuleBook.load(resource("rules"))
FINDER = PatternFinder(RULES)

CORES = (
    "850312-9804",
    "åttiofem noll tre tolv nio åtta noll fyra",
    "född 12 mars 1985, sista fyra 9804",
    "070-174 06 31",
    "avd 54",
    "sal 3",
    "i natt",
    "87-åring",
    "asa.berg71@mejl.example",
    "SE2321000131-E000000014773",
)
NOISE = (
    *("👩\u200d⚕\ufe0f", "🧑🏽", "e\u0301", "a\u0308", "\u200b", "\u00ad", "\ufe0f"),
    *("İ", "ﬁ", "\u202e", "𝟖", "&amp;", "\n", " ", "|"),
)


def spaced(core: str, sign: str) -> str:
    return sign.join(core)


def keycaps(core: str) -> str:
    return "".join(f"{char}\ufe0f\u20e3" if char.isdigit() else char for char in core)


def wide(core: str) -> str:
    return "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in core)


def struck(core: str) -> str:
    return "".join(f"{char}\u0336" for char in core)


def entities(core: str) -> str:
    return "".join(f"&#{ord(char)};" if char.isdigit() else char for char in core)


DISGUISES = (
    str,
    str.upper,
    keycaps,
    wide,
    struck,
    entities,
    lambda core: spaced(core, "\u200b"),
    lambda core: spaced(core, "\u00ad"),
    lambda core: core.replace(" ", "\u00a0").replace("-", "–"),
)


@st.composite
def disguised(draw: st.DrawFn) -> str:
    """Cores in disguise between words and noise."""
    pieces = []
    for _ in range(draw(st.integers(1, 4))):
        pieces.append(draw(st.sampled_from(words("Patienten hon på i från ring och"))))
        pieces.append(draw(st.sampled_from(DISGUISES))(draw(st.sampled_from(CORES))))
        pieces.append("".join(draw(st.lists(st.sampled_from(NOISE), max_size=3))))
    return " ".join(pieces)


def findings(text: str) -> list[Finding]:
    return [
        hit.rule.finding(start=hit.start, end=hit.end, quote=text[hit.start : hit.end])
        for hit in find_all(text, RULES, FINDER)
    ]


@settings(deadline=None, max_examples=150)
@given(disguised())
def test_quotes_stand_at_their_offsets(text: str):
    utf16 = text.encode("utf-16-le")
    for finding in findings(text):
        row = finding.as_json(text)
        assert row["quote"]
        assert text[row["start"] : row["end"]] == row["quote"]
        stretch = utf16[2 * row["start_utf16"] : 2 * row["end_utf16"]]
        assert stretch.decode("utf-16-le") == row["quote"]


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(DISGUISES[:-1]), st.sampled_from(NOISE))
def test_a_disguised_number_is_quoted_whole_and_without_its_neighbours(disguise, noise: str):
    before, number = f"Patienten 🏥 {noise} ", disguise("850312-9804")
    found = [finding for finding in findings(f"{before}{number} sover.") if finding.rule == "identity/personnummer"]
    assert [finding.quote for finding in found] == [number]
    assert found[0].start == len(before)


@pytest.mark.parametrize(
    ("text", "start_utf16"), [("🙂 avd 54", 3), ("👩‍⚕️ avd 54", 6), ("e\u0301 avd 54", 3), ("𝟖 avd 54", 3)]
)
def test_utf16_offsets_count_pairs_twice(text: str, start_utf16: int):
    row = next(finding for finding in findings(text) if finding.rule == "ward/numbered").as_json(text)
    assert row["start_utf16"] == start_utf16
