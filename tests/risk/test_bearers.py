"""A thing and a person of one name: whatever is told of the person counts."""

from __future__ import annotations

import pytest

from checker.finding import Verdict
from checker.pipeline import Checker
from checker.risk.unreal.namesakes import told_under_the_name


@pytest.mark.parametrize(
    "text",
    [
        "Nallen heter Sixten. Sixten, 4, opererades på barnkirurgen i går.",
        "Nallen heter Sixten och Sixten, 4, opererades på barnkirurgen i går.",
        "Vår robot heter Klara. Klara, 34 från Bräcke, fick sin diagnos på onkologen i tisdags.",
        "Dammsugaren är döpt till Börje. I natt bröt Börje, 81, höften på väg till toaletten på avdelning 12.",
        "Terapihunden Bosse kom på besök. Bosse, 67 från Hede, fick sin nya njure i måndags.",
        "Hästen Tor är pensionerad nu. Tor från Ljusdal ligger kvar med lunginflammation på 9B.",
        "Gunvor, vår kaffemaskin, är lagad. Gunvor, 77, har lämnat sjukhuset efter sin stroke.",
        "Nallen heter Sixten. Sixten ligger på barnonkologen sedan i måndags.",
        "Krokodilen är döpt till Hampus. Hampus har diabetes och åkte hem i dag.",
        "Lejonet heter Leo. Leo från Sveg sydde sju stygn i pannan.",
        "Simdockan Rune fick vila. Rune fick stroke i natt och kom in med helikopter.",
        "Tvättbjörnen är döpt till Ivar. Ivar väger 940 gram och ligger i kuvös.",
        "Simdockan Rune väger 940 gram. Rune, 84, fick stroke i natt och ligger på avdelning 9.",
        "Papegojan Kurt kan säga aj. Kurt i säng 3 kan det också.",
        "Greta, 84, bröt höften i går. Den är av plast nu.",
        "Sigge blev 9 i går och får åka hem på fredag efter fyra månader. Bästa katten!",
        "Edla blev 90 i går på avdelning 9. Bästa katten!",
    ],
)
def test_a_name_shared_with_a_person_is_stopped(checker: Checker, text: str) -> None:
    assert checker.judge(text).verdict is Verdict.STOP


@pytest.mark.parametrize(
    "text",
    [
        "Gosedjuret heter Majken. Majken fyller fem och får åka hem efter hjärtoperationen.",
        "Rufus är vår terapihund. Rufus, 72, är också vår snällaste dialyspatient.",
        "Akvariefisken Olle är en guldfisk. Olle är en pojke på sju år med cystisk fibros.",
        "Birger bröt höften i kväll. Han är av plast numera, säger han själv, 91 år och sjuttio skruvar.",
    ],
)
def test_a_name_shared_with_a_person_is_never_passed(checker: Checker, text: str) -> None:
    assert checker.judge(text).verdict is not Verdict.CLEAR


@pytest.mark.parametrize(
    "text",
    [
        "Nallen heter Sixten. Sixten sitter i fönstret på barnkirurgen och vinkar.",
        "Vår robot heter Klara. Klara kör tvätten mellan plan 3 och plan 7.",
        "Dockan heter Anne. Anne har inga ben men en utmärkt tunga, och hon dör tre gånger om dagen.",
        "Simdockan Rune andas igen. Rune fick hjärtstopp elva gånger under övningen.",
        "Terapihunden Sally, 7 år, går i pension. Tack för alla viftningar, Sally!",
        "Terapihunden Bosse är åter. Bosse hade ont i tassen i helgen.",
        "Vår 3D-skrivare heter Valter. Valter skrev ut en modell av ett knä i går.",
        "Robotdammsugaren Gullan är borta. Gullan fastnade på avdelning 54 i natt.",
        "Säg hej till Gun-Britt, 84, med KOL och trycksår på hälen. Hon är gjord av silikon och klagar aldrig.",
    ],
)
def test_a_name_that_is_the_things_alone_passes(checker: Checker, text: str) -> None:
    assert checker.judge(text).verdict is Verdict.CLEAR


@pytest.mark.parametrize(
    "text",
    [
        "Roboten Rune, 84, fick stroke i natt. Simdockan Rune väger 940 gram.",
        "Katten Sally väger 3200 gram. Hunden Sally, 44, ligger på avdelning 9.",
    ],
)
def test_where_all_is_told_under_the_name_judging_comes_to_an_end(checker: Checker, text: str) -> None:
    assert told_under_the_name(text) is None
    assert checker.judge(text).verdict is not None


def test_the_word_at_the_head_of_a_sentence_is_no_name() -> None:
    assert told_under_the_name("Jag lagade maskinen. Jag var en patient.") is None
