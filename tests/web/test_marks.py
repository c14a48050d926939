from hypothesis import given
from hypothesis import strategies as st

from checker.finding import Finding, Severity, Type, Verdict, utf16_length
from checker.report import Report
from checker.web.marks import GRAVITY, pieces
from checker.web.view import LISTED, answer_of
from tests.web.stand_in import ENGINE


@st.composite
def marked(draw):
    text = draw(st.text(alphabet="aå 🙂\n&<", min_size=1, max_size=30))
    edges = st.integers(0, len(text) - 1).flatmap(
        lambda start: st.tuples(st.just(start), st.integers(start + 1, len(text)))
    )
    spans = draw(st.lists(edges, max_size=8))
    severities = draw(st.lists(st.sampled_from(list(Severity)), min_size=len(spans), max_size=len(spans)))
    found = [
        Finding(Type.AGE, "r", severity, start, end, text[start:end], id=f"f{number}")
        for number, ((start, end), severity) in enumerate(zip(spans, severities, strict=True))
    ]
    return text, found


@given(marked())
def test_pieces_give_the_text_again_and_mark_every_finding_by_its_gravest(case):
    text, found = case
    cut = list(pieces(text, found))
    assert "".join(piece.text for piece in cut) == text
    at = 0
    for piece in cut:
        for place in range(at, at + len(piece.text)):
            over = [f.severity for f in found if f.start <= place < f.end]
            assert piece.severity == max(over, key=GRAVITY.index, default=None)
        at += len(piece.text)
        assert all(finding.end == at for finding in piece.ending)
    assert sorted(f.id for piece in cut for f in piece.ending) == sorted(f.id for f in found)


@given(marked())
def test_rows_count_in_utf16(case):
    text, found = case
    report = Report(Verdict.STOP, "", ENGINE, findings=tuple(found), text=text)
    rows = answer_of(report, ()).rows
    assert len(rows) == len(found)
    for row in rows:
        units = text.encode("utf-16-le")[2 * row.start : 2 * row.end]
        assert units.decode("utf-16-le") == row.finding.quote
        assert row.end - row.start == utf16_length(row.finding.quote)


def test_a_flood_of_findings_is_marked_in_full_and_listed_in_part():
    text = "ab" * 5000
    found = tuple(Finding(Type.AGE, "r", Severity.STOP, i, i + 1, "a", id=f"f{i}") for i in range(0, len(text), 2))
    answer = answer_of(Report(Verdict.STOP, "", ENGINE, findings=found, text=text), ())
    assert (len(answer.rows), answer.unlisted, answer.found) == (LISTED, 5000 - LISTED, 5000)
    assert sum(piece.severity is not None for piece in answer.pieces) == 5000
