from __future__ import annotations

import pytest

from checker.finding import Verdict
from checker.pipeline import Checker


@pytest.mark.parametrize(
    "text",
    [
        "Helt påhittat fall till ronden: Arne, 61, rörmokare i Edsele, kommer in med bröstsmärta. Vad frågar du?",
        "Påhittat fall till onsdagens lunch: snickare, 58, från Hede, blek. Pulsen är 130. Vad gör du först?",
        "Tänk dig en patient: Stig, 70, rörmokare i Edsele, kallsvettig. Vilket prov tar du?",
        "Tänk dig att du är 61, rörmokare i Edsele och blir kallsvettig i trappan. Din granne ringer. Vart? 112.",
        "Om barnets pappa är smittad är det viktigt att barnet får en dos på BB och nästa en månad senare.",
        "När din mamma ligger hos oss får du gärna ta med blommor.",
        "Om du ska opereras hos oss: duscha med Descutan kvällen innan och på morgonen.",
        "Vi kan inte svara på om din mamma är inlagd hos oss.",
        "Om din bror blir orolig när han ligger hos oss: ta gärna med hans egen kudde.",
        "Dagens fall, hopknåpat av mig på rasten: en mjölkbonde med feber och värk i knäna. Vad frågar ni?",
        "Molly blev 9 i går och bjöd oss på mottagningen på tårta av köttfärs. Finaste vårdhunden!",
        "Pippi Långstrump lyfte hästen igen och fick ont i ryggen, så hon åkte till doktorn i stan.",
        "Birger, vår trogna autoklav på sterilen, gick bort i natt. Birger blev 22 år.",
        "Gullan, vår nya robotdammsugare på plan 3, fastnade i hissen i natt och pep i tjugo minuter.",
        "Terapihunden Rufus bröt klon i går och fick bandage på 54:an.",
        "Birger bröt höften igen i kväll. Han är av plast och klagar aldrig.",
        "Ur sjukhusets liggare 1903: pigan Lovisa Åkerblom låg här i nio veckor med tyfus.",
    ],
)
def test_who_is_nobody_is_not_stopped(checker: Checker, text: str) -> None:
    assert checker.judge(text).verdict is Verdict.CLEAR


@pytest.mark.parametrize(
    "text",
    [
        "Inget påhittat fall: Arne, 61, rörmokare i Edsele, kom in med hjärtinfarkt i natt.",
        "Terapihunden Rufus låg hela natten hos Greta Lundin på 54:an, som fick stroke i går.",
        "Greta Lundin på 54:an, som har en hund hemma, fick stroke i går.",
        "Ur sjukhusets liggare 1903 läste jag högt för Greta Lundin på 54:an i går, hon fick stroke.",
        "Om Greta Lundin på 54:an är smittad är det viktigt att hennes man får veta det.",
        "Greta Lundin, född 1938, ligger på 54:an med stroke. Hon älskar museet.",
        "I morse övade vi på ett påhittat fall. Sen kom Greta Lundin in på 54:an med stroke.",
        "Vi övade på ett fiktivt fall medan Greta Lundin fick stroke på 54:an.",
        "Påhittat fall till ronden: Arne, 61, rörmokare i Edsele. På riktigt fick Greta Lundin på 54:an stroke i natt.",
        "Greta Lundin, 84, bröt höften i går. Hennes nya led är av plast.",
        "Katten bet henne som heter Greta Lundin, hon ligger på infektion nu.",
        "Terapihunden Rufus var på besök. Greta Lundin på 54:an med stroke log för första gången.",
        "Terapihunden Rufus hälsade på brandchefen i Alfta, som ligger på 54:an med stroke.",
        "Rut fick åka hem i dag efter sin stroke, och hunden Rut slickade henne hela vägen ut.",
        "Ur liggaren 1903: tyfus i nio veckor. Greta Lundin på 54:an har samma feber.",
        "Påhittat fall: kvinna, 40, huvudvärk. Feber 39. Greta Lundin på 54:an har samma tumör, hon fick stroke.",
        "Vi hittade en patient: Arne, 61, rörmokare i Edsele, låg på trottoaren med hjärtinfarkt i natt.",
        "Tänk dig en patient: Greta Lundin på 54:an, som fick stroke i natt.",
        "Imagine a patient: our mayor, who broke her hip yesterday and lies on ward 5.",
        "Molly blev 9 i går, äntligen färdig med sin sista cellgift! Finaste vårdhunden!",
        "Molly blev 9 i går efter en lång kur med cellgift. Hunden sov hos henne. Finaste vårdhunden!",
        "Pippi Långstrump ligger på 54:an sedan i natt med stroke.",
        "Nils Holgersson, 74, fick stroke i går och bor i Bräcke.",
        "Gösta, en pigg kille med hund, 12 år, opererades i natt på 54:an.",
        "Rullstolen Bertil satt i gick sönder i natt, han bröt höften på 54:an.",
        "Påhittat fall till ronden. Provsvaret för patienten 850312-9804 ligger kvar i skrivaren.",
    ],
)
def test_a_thing_beside_a_person_clears_nothing(checker: Checker, text: str) -> None:
    assert checker.judge(text).verdict is Verdict.STOP


@pytest.mark.parametrize(
    "text",
    [
        "Vi kan inte svara på om din mamma är inlagd, men hon hälsar.",
        "Vi kommenterar aldrig vem som vårdas. Men Barbro, din syster sover gott efter operationen.",
        "Vi svarar inte på om din mamma är inlagd. Hon åt gröt i morse.",
        "Om du som låg på sal 3 i går läser detta, ring oss.",
        "När du ligger hos oss ska du veta att hon i sängen bredvid har lungcancer.",
    ],
)
def test_what_is_told_beside_advice_and_refusals_is_looked_at(checker: Checker, text: str) -> None:
    assert checker.judge(text).verdict is not Verdict.CLEAR


@pytest.mark.parametrize(
    "rest",
    [
        "Hon på 54:an har samma tumör.",
        "I natt kom en annan med samma tumör.",
        "Hos oss ligger en sådan nu, med tumör.",
        "Bagaren i Bräcke har samma tumör.",
    ],
)
def test_an_invented_case_covers_nothing_of_ours(checker: Checker, rest: str) -> None:
    assert checker.judge(f"Påhittat fall: kvinna, 40, med huvudvärk. {rest}").verdict is not Verdict.CLEAR


def test_a_thing_beside_a_pronoun_is_still_looked_at(checker: Checker) -> None:
    text = "Terapihunden Rufus låg kvar hos honom på 54:an tills han somnade in i natt."
    assert checker.judge(text).verdict is not Verdict.CLEAR
