"""The table of conditions: the words that people write are known, and its numbers are what they claim to be."""

from __future__ import annotations

import pytest

from checker.risk.conditions import condition_of, table

EVERYDAY = (
    "bruten höft", "bröt lårbenet", "brutit foten", "bruten arm", "ett brutet finger", "benet i gips", "handledsbrott",
    "nyckelbenet", "två brutna revben", "bröt ryggen", "hjärnskakning", "axeln ur led", "korsbandet", "hälsenan av",
    "en ny höft", "nytt knä", "CJD", "Creutzfeldt-Jakobs sjukdom", "leukemi", "stentar", "en hjärtattack", "en infarkt",
    "hjärtsvikt", "förmaksflimmer", "pacemaker", "MS", "ALS", "parkinson", "depression", "utmattad", "panikångest",
    "ätstörning", "psykos", "TBE", "borrelia", "bröstcancer", "prostatacancer", "tarmcancer", "hudcancer", "hjärntumör",
    "lymfom", "blindtarmen", "gallsten", "njursten", "tarmvred", "magsår", "slaganfall", "propp i lungan", "en propp",
    "hjärnblödning", "lunginflammation", "sepsis", "blodförgiftning", "magsjuka", "krupp", "feberkramper", "demens",
    "alzheimer", "födde sitt barn", "tvillingar", "trillingar", "för tidigt född", "akut snitt", "brännskadad",
    "påkörd av en bil", "cykelolycka", "ramlade från stegen", "ridolycka", "en ny njure", "dialys", "epilepsi",
    "allergisk chock", "skottskadad", "knivhuggen", "självmordsförsök", "diabetes", "fingret avsågat", "skållade sig",
)  # fmt: skip


def test_what_people_write_is_known() -> None:
    unknown = [phrase for phrase in EVERYDAY if condition_of(phrase) is None]
    assert len(EVERYDAY) - len(unknown) >= len(EVERYDAY) * 55 / 60, unknown


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("bruten höft", "hip_fracture"),
        ("hjärninfarkt", "stroke"),
        ("propp i lungan", "lung_clot"),
        ("lungcancer", "lung_cancer"),
        ("typ 1-diabetes", "diabetes1_debut"),
        ("född i vecka 24", "extreme_preterm"),
    ],
)
def test_the_rarer_of_two_is_meant(phrase: str, name: str) -> None:
    found = condition_of(phrase)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("phrase", ["kaffe", "glad och pigg", "blåste ljus", "ögonblick", "kolla"])
def test_other_words_are_no_condition(phrase: str) -> None:
    assert condition_of(phrase) is None


def test_a_birth_is_told_of_the_mother_and_of_the_child() -> None:
    for age in ((0, 0), (31, 31)):
        born = condition_of("födde")
        assert born is not None
        assert born.of_age(age).mid > 0.01


def test_the_numbers_of_a_row_hang_together() -> None:
    for row in table().values():
        assert 0 < row.yearly.low <= row.yearly.mid <= row.yearly.high, row.name
        assert sum(share for _, _, share in row.ages) == pytest.approx(1, abs=0.015), row.name
        assert max(row.women, row.visible, 1 - row.women, 1 - row.visible) <= 1, row.name
