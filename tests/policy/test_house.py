"""What the hospital has decided acts on findings and verdict, and never makes a draft look safer by its own words."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from checker.draft import Draft
from checker.finding import Finding, Severity, Type, Verdict
from checker.pipeline import Checker
from checker.policy import Policy
from checker.policy.rules import with_house
from checker.report import Report
from checker.resources import resource
from checker.risk.anonymity import Reader, estimate
from checker.risk.traits import Traits
from checker.rules import RuleBook
from checker.text.patterns import PatternFinder, find_all


def found(report: Report, quote: str) -> Finding | None:
    return next((finding for finding in report.findings if finding.quote == quote), None)


@pytest.mark.parametrize(
    ("text", "quote", "kind", "rule"),
    [
        ("Hon ligger på Gläntan sedan i tisdags.", "Gläntan", Type.WARD, "policy/unit"),
        ("Vår patient på Solgläntans dagrum är 87 år och bröt höften.", "Solgläntans", Type.WARD, "policy/unit"),
        ("Patienten på SGL är 87 år och bröt höften i natt.", "SGL", Type.WARD, "policy/unit-short"),
        ("Patienten väntade i blå hallen, 87 år och bruten höft.", "blå hallen", Type.WARD, "policy/room"),
        ("Patienten har reservnummer R-12-345678.", "R-12-345678", Type.PERSONNUMMER, "policy/number-1"),
        ("Larm AB12 gick om patienten.", "AB12", Type.CASE_ID, "policy/number-2"),
        ("Patienten ligger på bår 1234-5 nu.", "bår 1234-5", Type.CASE_ID, "policy/number-3-bare"),
    ],
)
def test_its_own_words_are_findings_of_the_right_type(
    house: Checker, text: str, quote: str, kind: Type, rule: str
) -> None:
    finding = found(house.check(Draft.of(text)), quote)
    assert finding is not None
    assert (finding.type, finding.rule) == (kind, rule)
    assert text[slice(*finding.span)] == quote


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Vi har en glänta i skogen, sgl är inget ord.", "policy/unit"),
        ("Priset är 12-345678 kronor.", "policy/number-1-bare"),
        ("Se bild AB12 i katalogen.", "policy/number-2"),
        ("Ordern R-12-3456789 är skickad.", "policy/number-1-bare"),
    ],
)
def test_what_only_looks_alike_is_left(house: Checker, text: str, rule: str) -> None:
    assert rule not in {hit.rule.id for hit in find_all(text, house.rules)}


def test_a_number_is_graver_after_its_label(house: Checker) -> None:
    finder = PatternFinder(house.rules)

    def severities(text: str) -> list[Severity]:
        return [hit.severity for hit in find_all(text, house.rules, finder) if hit.rule.house]

    assert severities("Reservnr: R-12-345678") == [Severity.STOP]
    assert severities("På lappen står R-12-345678") == [Severity.REVIEW]
    assert severities("På lappen står BÅR 1234") == [Severity.STOP]


@pytest.mark.parametrize(
    "text",
    [
        "Vår patient på Solgläntans Blå hallen är 87 år och bröt höften.",
        "Se R 12 345678 på tavlan, han väntar.",
        "Hon ligger på Gläntan sedan i tisdags.",
    ],
)
def test_its_own_words_never_make_a_draft_safer(house: Checker, checker: Checker, text: str) -> None:
    assert house.check(Draft.of(text)).verdict >= checker.check(Draft.of(text)).verdict > Verdict.CLEAR


def test_the_digest_of_the_rules_stays_that_of_the_files() -> None:
    rules = RuleBook.load(resource("rules"))
    policy = Policy.model_validate({"rooms": ["Blå hallen"]})
    assert with_house(rules, policy).digest == rules.digest
    assert set(with_house(rules, policy)) - set(rules) == {"policy/room"}
    assert set(with_house(rules, Policy.default())) == set(rules)


THANKS = "Tack {} för att du bjöd hela kvällsgänget på bullar, bästa kollegan!"


def test_a_colleague_with_consent_is_no_finding(house: Checker, checker: Checker) -> None:
    for name in ("Amina Hassan", "AMINA HASSAN"):
        assert found(checker.check(Draft.of(THANKS.format(name))), name) is not None
        report = house.check(Draft.of(THANKS.format(name)))
        assert report.verdict is Verdict.CLEAR
        assert report.findings == ()


def test_a_consent_that_has_run_out_is_to_be_reviewed(house: Checker) -> None:
    report = house.check(Draft.of(THANKS.format("Johan Exempelsson")))
    finding = found(report, "Johan Exempelsson")
    assert report.verdict is Verdict.REVIEW
    assert finding is not None
    assert finding.rule == "policy/consent"
    assert "2026-01-31" in finding.why


def test_an_old_date_of_posting_revives_no_consent(house: Checker) -> None:
    then = datetime(2026, 1, 1, tzinfo=UTC)
    report = house.check(Draft.of(THANKS.format("Johan Exempelsson"), posted_at=then))
    assert report.verdict is Verdict.REVIEW


def test_a_consent_for_one_channel_holds_there_alone(house: Checker) -> None:
    text = THANKS.format("Sara Exempelsson")
    assert house.check(Draft.of(text, channel="Instagram")).verdict is Verdict.CLEAR
    for channel in ("x", None):
        report = house.check(Draft.of(text, channel=channel))
        assert report.verdict is Verdict.REVIEW
        assert found(report, "Sara Exempelsson") is not None


def test_nobody_is_allowed_to_be_a_patient(house: Checker) -> None:
    for name in ("Amina Hassan", "Karin Bengtsson"):
        text = f"{name} på avdelning 54 har äntligen fått åka hem efter sin hjärtoperation."
        report = house.check(Draft.of(text))
        assert report.verdict is Verdict.STOP
        assert found(report, name) is not None


def test_an_official_is_no_finding(house: Checker) -> None:
    report = house.check(Draft.of("Sjukhusdirektör Karin Bengtsson inviger det nya huset på fredag."))
    assert found(report, "Karin Bengtsson") is None


@pytest.mark.parametrize(
    ("contact", "another"),
    [
        ("08-465 004 22", "08-465 004 23"),
        ("+46 8 465 004 22", "+46 8 465 004 23"),
        ("Anna.Lind@bjorkdal.example", "eva@bjorkdal.example"),
    ],
)
def test_an_allowed_contact_is_no_finding(house: Checker, checker: Checker, contact: str, another: str) -> None:
    text = "Patienten nås på {}, hon är 87 år och bröt höften."
    assert found(checker.check(Draft.of(text.format(contact))), contact) is not None
    assert found(house.check(Draft.of(text.format(contact))), contact) is None
    assert found(house.check(Draft.of(text.format(another))), another) is not None


VOICE = "Sjukhuset beklagar att väntetiderna var långa."


@pytest.mark.parametrize("author", ["bjorkdal_press", "@Bjorkdal_Press", "Pressansvarig"])
def test_who_may_speak_for_the_hospital_speaks(house: Checker, author: str) -> None:
    report = house.check(Draft.of(VOICE, author=author))
    assert report.verdict is Verdict.CLEAR
    assert report.findings == ()


@pytest.mark.parametrize("author", [None, "nattsyster", ""])
def test_all_others_speak_for_themselves(house: Checker, author: str | None) -> None:
    report = house.check(Draft.of(VOICE, author=author))
    assert report.verdict is Verdict.REVIEW
    assert Type.SPOKESPERSON in {finding.type for finding in report.findings}


def test_a_speaker_may_not_speak_of_a_patient(house: Checker) -> None:
    text = "Vi beklagar att din mamma fick vänta på akuten i natt."
    assert house.check(Draft.of(text, author="pressansvarig")).verdict > Verdict.CLEAR


def test_the_catchment_is_the_circle_where_no_place_is_named(house: Checker, checker: Checker) -> None:
    traits = Traits(age=(67, 67), sex="k")
    here, anywhere = (estimate(traits, one.catchment.hospital)[Reader.LOCAL] for one in (house, checker))
    assert 30 < here.mid < anywhere.mid


def test_beds_are_the_circle_of_a_colleague_who_knows_the_day(house: Checker, checker: Checker) -> None:
    text = "Patienten kom till {} i tisdags."
    for ward in ("Gläntan", "avdelning 54"):
        [person] = house.check(Draft.of(text.format(ward))).persons
        assert person.band == "20-49"
        assert person.reader == "en kollega som kan se vilka som vårdades då"
