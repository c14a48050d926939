"""Who may accept what, until when, and what it holds for."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from checker.acknowledgement import Duty, Signer, acknowledge, plain_reason
from checker.clearance import Judged
from checker.digest import Fingerprints
from checker.errors import AcknowledgementError
from checker.finding import Verdict
from tests.judged import CLEAR_TEXT, REVIEW_TEXT, STOP_TEXT, draft, judge

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
UNTIL = date(2026, 3, 31)
REASON = "Kollegan har sagt ja"
CURATOR = Signer("Kim Exempel")
REVIEWER = Signer("Sam Granskare", frozenset({Duty.REVIEWER}))


def judged(text=REVIEW_TEXT, *files, author=None) -> Judged:
    one = draft(text, *files, author=author)
    return Judged.of(one, judge(one), Fingerprints(b"k" * 32))


def accepted(of: Judged, signer=CURATOR, **changed):
    given = {"reason": REASON, "until": UNTIL, "now": NOW} | changed
    return [acknowledge(need, signer, of.author, **given) for need in of.needs]


def test_a_clear_draft_needs_nobody():
    assert judged(CLEAR_TEXT).needs == ()
    assert judged(CLEAR_TEXT).cleared((), NOW)


def test_a_review_is_accepted_until_its_day_is_over():
    one = judged()
    given = accepted(one)
    assert [need.rule for need in one.left((), NOW)] == ["person/staff"]
    assert one.cleared(given, NOW)
    assert one.verdict_left(given, NOW) is Verdict.CLEAR
    end = datetime(2026, 4, 1, tzinfo=UTC)
    assert one.cleared(given, end - timedelta(seconds=1))
    assert not one.cleared(given, end)
    assert one.verdict_left(given, end) is Verdict.REVIEW


def test_it_holds_for_the_whole_content_and_nothing_else():
    given = accepted(judged())
    for other in (judged(REVIEW_TEXT + " Igen!"), judged(REVIEW_TEXT, b"photo"), judged(STOP_TEXT)):
        assert not other.cleared(given, NOW)
        assert other.used(given, NOW) == ()


def test_what_was_not_examined_can_not_be_accepted():
    one = judged(REVIEW_TEXT, b"?")
    given = accepted(one)
    assert not one.left(given, NOW)
    assert not one.cleared(given, NOW)
    assert one.verdict_left(given, NOW) is Verdict.REVIEW


def test_a_stop_needs_a_reviewer_who_did_not_write_it():
    stop = judged(STOP_TEXT, author="Kim Exempel")
    with pytest.raises(AcknowledgementError, match="granskare"):
        accepted(stop, Signer("Sam Granskare", frozenset({Duty.CURATOR, Duty.ADMINISTRATOR})))
    with pytest.raises(AcknowledgementError, match="inte själv"):
        accepted(stop, Signer(" kim  EXEMPEL", frozenset({Duty.REVIEWER})))
    with pytest.raises(AcknowledgementError, match="vem som har skrivit"):
        accepted(judged(STOP_TEXT), REVIEWER)
    assert stop.cleared(accepted(stop, REVIEWER), NOW)


def test_an_accepted_stop_does_not_count_where_the_reviewer_is_the_author_after_all():
    given = accepted(judged(STOP_TEXT, author="Kim Exempel"), REVIEWER)
    assert not judged(STOP_TEXT, author="Sam Granskare").cleared(given, NOW)


def test_what_was_accepted_as_a_review_does_not_cover_a_stop():
    stop = judged(STOP_TEXT, author="Kim Exempel")
    milder = [replace(one, severity=Verdict.REVIEW) for one in accepted(stop, REVIEWER)]
    assert [need.rule for need in stop.left(milder, NOW)] == ["place/ward"]


def test_a_verdict_that_no_finding_bears_is_a_need_of_its_own():
    one = draft(REVIEW_TEXT, author="Kim Exempel")
    report = replace(judge(one), verdict=Verdict.STOP)
    of = Judged.of(one, report, Fingerprints(b"k" * 32))
    assert [(need.id, need.severity) for need in of.needs] == [("f1", Verdict.REVIEW), ("draft", Verdict.STOP)]
    assert not of.cleared([acknowledge(of.needs[0], CURATOR, None, reason=REASON, until=UNTIL, now=NOW)], NOW)
    assert of.cleared(accepted(of, REVIEWER), NOW)


@pytest.mark.parametrize("until", [date(2026, 3, 1), date(2027, 3, 4)])
def test_the_last_day_is_neither_past_nor_far_away(until):
    with pytest.raises(AcknowledgementError, match="Slutdagen"):
        accepted(judged(), until=until)


@pytest.mark.parametrize("name", ["", "  ", "x" * 101, "Kim\x00"])
def test_somebody_stands_for_it_by_name(name):
    with pytest.raises(AcknowledgementError, match="namnet"):
        accepted(judged(), Signer(name))


def test_somebody_without_any_duty_accepts_nothing():
    with pytest.raises(AcknowledgementError, match="ingen roll"):
        accepted(judged(), Signer("Kim Exempel", frozenset()))


@pytest.mark.parametrize("reason", ["", "ja", "x" * 301, "amina  har sagt ja", "Gäller AMINA bara"])
def test_a_reason_says_something_and_does_not_quote_the_draft(reason):
    with pytest.raises(AcknowledgementError, match=r"skäl|Skälet"):
        plain_reason(reason, judged().needs)
    assert plain_reason(" Kollegan \n har sagt ja", judged().needs) == REASON
