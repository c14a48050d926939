"""What dates, numbers and addresses amount to in a whole text."""

from __future__ import annotations

import pytest

from checker.draft import Draft
from checker.finding import Finding, Type, Verdict
from checker.pipeline import Checker


def found(checker: Checker, text: str) -> tuple[Verdict, list[Finding]]:
    report = checker.check(Draft.of(text), reword=False)
    assert report.complete
    return report.verdict, list(report.findings)


@pytest.mark.parametrize(
    "date", ["850312", "19850312", "12 mars 1985", "1985-03-12", "12/3-85", "12.3.1985", "den tolfte mars åttiofem"]
)
def test_a_date_of_birth_is_an_age_and_no_record_however_it_is_written(checker: Checker, date: str) -> None:
    verdict, findings = found(checker, f"Hon är född {date}.")
    assert verdict >= Verdict.REVIEW
    assert [(finding.type, finding.quote) for finding in findings] == [(Type.AGE, f"född {date}")]


@pytest.mark.parametrize(
    "text",
    [
        "Jag är född 850312 och jobbar på röntgen.",
        "Min mormor är född 12 mars 1937 och bakar kanelbullar.",
        "Selma Lagerlöf, född 20 november 1858, skrev här.",
        "Hon är född 20 november 1858 och skrev många böcker.",
    ],
)
def test_the_authors_date_of_birth_and_that_of_long_ago_are_harmless(checker: Checker, text: str) -> None:
    assert found(checker, text) == (Verdict.CLEAR, [])


@pytest.mark.parametrize(
    "text",
    [
        "Patientens journalnummer är 4711.",
        "Patientens bokningsnr är ABC123.",
        "Patientens ärendenummer är 2024-4711.",
        "Patient-ID 5567",
        "Patientens försäkringsnummer är 88123.",
        "Patientens bil ABC 123 stod utanför.",
    ],
)
def test_a_number_that_leads_to_a_patient_is_a_stop(checker: Checker, text: str) -> None:
    assert found(checker, text)[0] is Verdict.STOP


@pytest.mark.parametrize(
    "text",
    [
        "Fakturan med OCR 871104-9810 ska betalas på fredag.",
        "521117-9808 är bara ordernumret på bryggaren.",
        "Röntgensensorn är trasig. Serienumret är XR2321009999-E04K.",
    ],
)
def test_what_is_called_an_orders_or_a_machines_is_nobodys(checker: Checker, text: str) -> None:
    assert found(checker, text) == (Verdict.CLEAR, [])


def test_a_surname_declares_no_example(checker: Checker) -> None:
    assert found(checker, "Kim Exempel dog i går på IVA.")[0] >= Verdict.REVIEW
    assert found(checker, "Kim Exempel 850312-9804")[0] is Verdict.STOP
