from __future__ import annotations

import pytest

from checker.pipeline import Checker
from checker.text.wording.fluency import quoted, repeated
from checker.text.wording.methods import applied
from checker.text.wording.omission import left_out
from checker.text.wording.versions import SINGLING, generalised


def _left(text: str, *words: str) -> str:
    spans = [(text.index(word), text.index(word) + len(word)) for word in words]
    return applied(text, left_out(text, spans))


@pytest.mark.parametrize(
    ("text", "found", "left"),
    [
        ("Hon sov. Jag drack kaffe.", "sov", ""),
        ("Hon sov.\nJag drack kaffe.", "sov", "Jag drack kaffe."),
        ("Det regnar. Hon sov.\n\nJag drack kaffe.", "sov", "Det regnar. \n\nJag drack kaffe."),
        ("Det regnar. Minns ni? Hon sov.", "sov", "Det regnar. "),
        ("Det regnar. Hon sov. Vi skrattade högt. Hon åt.", "sov", "Det regnar. "),
        ("Det regnar. Hon sov. Mitt: en nalle. #vård", "sov", "Det regnar. #vård"),
        ("Det regnar. Hon sov. Jag tog kaffe i stället.", "sov", "Det regnar. "),
        ("Det regnar. Elin låg på rum 4. Hon log. Vi dricker kaffe.", "Elin", "Det regnar. Vi dricker kaffe."),
        ("Det regnar. Elin låg på rum 4. Kollegan log. Hon åt.", "Elin", "Det regnar. Kollegan log. Hon åt."),
        ("Det regnar. Elin låg på rum 4. Den natten var lång. Vi äter.", "Elin", "Det regnar. Vi äter."),
        ("Det regnar. Elin låg på rum 4. Kom in med ambulans. Vi äter.", "Elin", "Det regnar. Vi äter."),
        ("Det regnar. Elin låg på rum 4. Jag skrattade åt det. Vi äter.", "Elin", "Det regnar. Vi äter."),
        ("Det regnar. Elin låg på rum 4. Dottern log. Vi äter.", "Elin", "Det regnar. Vi äter."),
        (
            "Kollegan log. Elin låg på rum 4. Man undrar vad hon åt. Vi dricker kaffe.",
            "Elin",
            "Kollegan log. Vi dricker kaffe.",
        ),
        ("Det regnar. Många undrar. Ja, hon sov.", "hon", "Det regnar. "),
        ("Det regnar. Hon red sin häst. Om helgen är det hästar.", "Hon", "Det regnar. "),
        ("1. Kaffe. 2. Elin sov. 3. Bulle.", "Elin", "1. Kaffe. 3. Bulle."),
    ],
)
def test_what_only_a_left_out_sentence_explains_goes_with_it(text: str, found: str, left: str) -> None:
    assert _left(text, found) == left


@pytest.mark.parametrize(
    ("text", "found", "left"),
    [
        ("Kortet sa: ”Ni är bäst. Elin.” Vi dricker kaffe.", "Elin", "Kortet sa: ”Ni är bäst.” Vi dricker kaffe."),
        ("Kortet sa: 'Ni är bäst. Elin.'\nVi dricker kaffe.", "Elin", "Kortet sa: 'Ni är bäst.'\nVi dricker kaffe."),
        ("Vi fick kort. ”Elin är bäst.” Vi dricker kaffe.", "Elin", "Vi fick kort. Vi dricker kaffe."),
        ("It's late. Elin isn't here.\nWe're having tea.", "Elin", "It's late. \nWe're having tea."),
    ],
)
def test_what_is_quoted_keeps_its_end(text: str, found: str, left: str) -> None:
    assert _left(text, found) == left


def test_nothing_goes_where_nothing_is_found() -> None:
    assert _left("Hon sov. Den natten var lång.") == "Hon sov. Den natten var lång."


@pytest.mark.parametrize(
    ("text", "rule", "found", "new"),
    [
        ("Varje smed i byn vet det.", "fact/occupation", "smed", ""),
        ("Vi drack kaffe. Bygdens smed vet det.", "fact/occupation", "smed", "Vi drack kaffe."),
        ("Vi drack kaffe. Hon är smed.", "fact/occupation", "smed", "Vi drack kaffe."),
        ("Vi drack kaffe. Lappen sa: ”Smeden kommer.”", "fact/occupation", "Smeden", "Vi drack kaffe."),
        ("Han, smeden med skägget, skrattade.", "fact/occupation", "smeden", "Han skrattade."),
        ("En smed från Bodum kom in.", "fact/location", "Bodum", "En smed kom in."),
        ("I Bodum kom en man in.", "fact/location", "Bodum", ""),
        ("Vi drack kaffe. Hon bor i Bodum.", "fact/location", "Bodum", "Vi drack kaffe."),
    ],
)
def test_a_sentence_goes_where_no_stand_in_fits(checker: Checker, text: str, rule: str, found: str, new: str) -> None:
    start = text.index(found)
    finding = checker.rules[rule].finding(start=start, end=start + len(found))
    assert generalised(text, [finding], checker.rules, SINGLING) == new


def test_a_stand_in_that_comes_back_is_no_sentence() -> None:
    text = "En person från en person kom in. En person kom. En person gick."
    assert [text[start:end] for start, end in repeated(text)] == ["En person från en person kom in. "]


def test_quoted_words_are_told() -> None:
    text = "Hon sa ”jag är smed” och gick.\nSmeden log."
    assert quoted(text, text.index("smed"), text.index("smed") + 4)
    assert not quoted(text, text.index("gick"), text.index("gick") + 4)
    assert not quoted(text, text.index("Smeden"), text.index("Smeden") + 6)
