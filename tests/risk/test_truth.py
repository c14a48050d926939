"""Cases, archives and figures that are called harmless and are not."""

from __future__ import annotations

import pytest

from checker.finding import Verdict
from checker.pipeline import Checker
from checker.risk.unreal.truth import hedged, true_after_all


@pytest.mark.parametrize(
    "text",
    [
        "Vi skrev ett fiktivt fall om honom som kom in i går: Arne, 61, rörmokare i Edsele, hjärtinfarkt.",
        "Påhittat fall, nästan: Yngve, 72, fiskhandlare i Kivik, tappade talet i söndags. Vad gör du?",
        "Ett påhittat fall baserat på verkligheten: kyrkoherden i Hede, 55, kom in med hjärtinfarkt i natt.",
        "Påhittat fall (bara namnet är ändrat): Lisa, 19, från bussolyckan vid Alfta, bäckenfraktur.",
        "Påhittat fall: Arne, 61, rörmokare i Edsele, bröstsmärta. Bara namnet är ändrat.",
        "Påhittat fall: Arne, 61, rörmokare i Edsele, bröstsmärta. Det hände faktiskt.",
        "Påhittat fall: Arne, 61, rörmokare i Edsele, bröstsmärta. Allt utom namnet stämmer.",
        "Påhittat fall från i natt: Arne, 61, rörmokare i Edsele, bröstsmärta.",
        "Fiktivt fall om vår kollega: barnmorska, 51, från Bräcke, utmattning, inlagd på psyk.",
        "Det låter som ett påhittat fall: brandmannen i Edsele, 44, svalde en gaffel i går.",
        "Mer otroligt än ett påhittat fall: brandmannen i Edsele, 44, hjärtstopp i går på grillfesten.",
        "Tänk dig en patient: kyrkoherden i Hede, 55, med bruten höft.",
        "Helt fiktivt fall: kommunalrådet i Ragunda, 61, alkoholförgiftad i lördags.",
        "Påhittad patient: min svärmor, 74, gallsten, opererad här i torsdags.",
        "Påhittat fall: han som välte med fyrhjulingen i Alfta i lördags, 19 år, mjälten.",
        "Made-up case, sort of: the baker in Hede, 87, had a stroke on Monday.",
        "Ur arkivet: Göta Frisk, patient nummer 1903, fick sin diagnos och bor kvar i Ragunda.",
        "#tbt Göta Modig fick sitt skrivna 1938 tatuerat på ryggen och ligger nu med tbc.",
        "Ur sjukhusets bok 1950: lille Göran Modig, 2, fick polio. Göran Modig sitter i regionfullmäktige.",
        "Från arkiv 1944 till Ivar Norén i dag: samma höft, samma sal.",
        "Vi kallar honom Bo, det är hans namn och inget annat. Bo fick stroke i går.",
        "Vi kallar honom Kalle, egentligen heter han inte Kalle utan Karl Modig. Han har stroke.",
    ],
)
def test_what_takes_itself_back_is_stopped(checker: Checker, text: str) -> None:
    assert checker.judge(text).verdict is Verdict.STOP


@pytest.mark.parametrize(
    "text",
    [
        "Påhittat fall: kvinna, 40, huvudvärk. Kvinnan på bilden ovan är 87 och har fått stroke.",
        "Emil i Lönneberga kom in igen med huvudet i en soppskål, nu för tredje gången.",
        "Vi kallar det ett påhittat fall: Rolf, 54, ordförande i Hede hembygdsförening, levercirros.",
        "Påhittat fall, men alla på stan vet vem: frisören, 39, bröstförstoring som gick snett.",
        "Vår egen Pippi Långstrump fick ny lever och lyfter snart hästar.",
        "Ur journalboken 1940 om Hulda Frisk, som fyllde 90 och bor i Ragunda: skarlakansfeber.",
    ],
)
def test_what_takes_itself_back_is_never_passed(checker: Checker, text: str) -> None:
    assert checker.judge(text).verdict is not Verdict.CLEAR


@pytest.mark.parametrize(
    "text",
    [
        "Fiktivt fall för kursen i akutsjukvård: man, 61, bröstsmärta. EKG? Prov? Läkemedel?",
        "Här kommer ett påhittat fall, inget av det har hänt: man, 50, svimmar i kassakön.",
        "Han finns inte, han är ett påhittat fall till ronden: 61 år, bröstsmärta och en otålig fru.",
        "Påhittat fall: kvinna, 31, snickare i Ystad, feber och ledvärk. Vilket prov tar du?",
        "Ur liggaren 1911: Erik Modig, 45, magsår, åter hemma efter sex veckor.",
        "Pippi Långstrump fick ny klänning på vårt väggfönster.",
    ],
)
def test_what_is_declared_and_kept_to_passes(checker: Checker, text: str) -> None:
    assert checker.judge(text).verdict is Verdict.CLEAR


def test_a_denial_that_bears_the_declaration_out_is_no_hedge() -> None:
    assert not hedged("Ingen verklig patient, ett påhittat fall till ronden:")
    assert hedged("Det här är ett verkligt, inget påhittat fall:")
    assert not true_after_all("Inga verkliga patienter. Inget av det har hänt.")
    assert true_after_all("Namnen är ändrade.")
