"""The views: what they undo, and that every stretch of them maps back to the text as given."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.finding import utf16_length
from checker.text.compact import words
from checker.text.name_view import name_view
from checker.text.view import View
from checker.text.views import digit_view, text_view

PLAIN = st.text(alphabet="abcdefghijklmnopqrstuvwxyzåäöABCÅÄÖ 0123456789.,!?-()\n’”", max_size=120)
HOSTILE = st.text(
    alphabet=st.one_of(
        st.sampled_from(
            "85031298 -–−‑·.,&#;%<>Oo0lI1SB|åäöÅ\n\t\u00a0\u00ad\u200b\u200d\u202e\u0336\ufe0f\u20e3\u2800"
        ),
        st.sampled_from("８５０３１２－９８０４❽⓿①²⁹₀٣५𝟖аеорсухіКМТ👩‍⚕🧑🏽🌸İﬁ㎏"),
        st.characters(codec="utf-8", exclude_categories=("Cs",)),
    ),
    max_size=80,
)
SPOKEN = st.lists(
    st.sampled_from(
        words(
            "åttiofem noll tre tolv nittioåtta fem streck eighty one oh nittonhundra sista fyra och 9804 "
            "åttiofemnolltretolv"
        )
    ),
    max_size=14,
).map(" ".join)


@pytest.mark.parametrize(
    ("disguised", "plain"),
    [
        ("８５０３１２－９８０４", "850312-9804"),
        ("8\u200b5\u00ad0\u20603", "8503"),
        ("9️⃣5️⃣0️⃣➖9️⃣", "950-9"),
        ("8̶5̶0̶", "850"),
        ("850312\u00a09804", "850312 9804"),
        ("850312−9804", "850312-9804"),
        ("&#56;5&nbsp;x &amp; y", "85 x & y"),
        ("850312%2D9804", "850312-9804"),
        ("❽❺⓿ ⁸⁵ ₀₃ ٣ ५ 𝟖", "850 85 03 3 5 8"),
        ("Pаtient і säng", "Patient i säng"),
    ],
)
def test_text_view_undoes(disguised: str, plain: str):
    assert text_view(disguised).text == plain


@pytest.mark.parametrize(
    "text",
    [
        "Иван är här",
        "En färgglad öl på Åland, 50 % rabatt & kaffe",
        "à la carte, Zoë och Łukasz",
        "rabatt 100%20",
        "AT&T",
        "🙂 hej 🏥",
    ],
)
def test_text_view_leaves_honest_text(text: str):
    assert text_view(text).text == text


@pytest.mark.parametrize(
    ("spoken", "digits"),
    [
        ("åttiofem noll tre tolv nittioåtta noll fyra", "85 0 3 12 98 0 4"),
        ("nittonhundranittiosju noll sju trettio streck nittioåtta noll fyra", "1997 0 7 30 - 98 0 4"),
        ("nittonhundra nittio sju noll tre tolv", "1997 0 3 12"),
        ("eighty-five oh three twelve", "85 0 3 12"),
        ("åttiofemnolltretolvnittioåttanollfyra", "8503129804"),
        ("sista fyra nio åtta noll fem", "sista fyra 9 8 0 5"),
        ("85O3l2-98O4", "850312-9804"),
        ("850312, sista fyra nittioåtta fem", "850312, sista fyra 98 5"),
    ],
)
def test_digit_view_reads_dictation(spoken: str, digits: str):
    assert digit_view(text_view(spoken)).text == digits


@pytest.mark.parametrize("text", ["Vi var två tre stycken.", "En av fem patienter", "SOS och OBS!", "Fem. Sex. 850312"])
def test_digit_view_leaves_prose(text: str):
    assert digit_view(text_view(text)).text == text


def test_leet_is_undone_in_names_only():
    assert name_view(text_view("F4t1m4 på rum 14, 4 g")).text == "Fatima på rum 14, 4 g"


@settings(deadline=None)
@given(PLAIN)
def test_plain_text_is_its_own_view(text: str):
    view = text_view(text)
    assert view.text == text
    assert view.span(0, len(text)) == (0, len(text))


@settings(deadline=None)
@given(st.one_of(HOSTILE, SPOKEN), st.data())
def test_every_stretch_maps_to_a_stretch_of_the_original(text: str, data: st.DataObject):
    for view in (text_view(text), digit_view(text_view(text)), name_view(text_view(text))):
        if not view.text:
            continue
        start = data.draw(st.integers(0, len(view.text) - 1))
        end = data.draw(st.integers(start + 1, len(view.text)))
        first, last = view.span(start, end)
        assert 0 <= first < last <= len(text)
        quote = text[first:last]
        assert utf16_length(text[:first]) + utf16_length(quote) == utf16_length(text[:last])


@settings(deadline=None)
@given(st.one_of(HOSTILE, SPOKEN))
def test_spans_run_forward(text: str):
    view = digit_view(text_view(text))
    spans = [view.span(place, place + 1) for place in range(len(view.text))]
    assert all(a[0] <= b[0] and a[1] <= b[1] for a, b in itertools.pairwise(spans))


@settings(deadline=None)
@given(HOSTILE, st.data())
def test_edits_compose(text: str, data: st.DataObject):
    """Dropping characters one by one leaves a map to exactly the characters that stayed."""
    dropped = sorted(data.draw(st.sets(st.integers(0, max(len(text) - 1, 0)), max_size=10))) if text else []
    view = View(text).edited([(place, place + 1, "") for place in dropped])
    stayed = [place for place in range(len(text)) if place not in dropped]
    assert view.text == "".join(text[place] for place in stayed)
    assert [view.span(place, place + 1)[0] for place in range(len(view.text))] == stayed
