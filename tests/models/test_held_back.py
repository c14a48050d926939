"""What the weighing learns from: kept readings, folds that share no author, trees that anybody can fit again."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

pytest.importorskip("sklearn", reason="the recipe needs the packages of the extra 'train'")
pytest.importorskip("zstandard", reason="the recipe needs the packages of the extra 'train'")

from checker.pipeline import Checker
from checker.resources import resource
from checker.risk.evidence import EVIDENCE
from checker.risk.weighing import Trees, weighed
from checker.text.reader import MODEL
from models.reader import held_back, weigh
from models.reader.drafts import Labelled


@pytest.fixture(scope="module")
def held() -> held_back.Held:
    return held_back.Held.load()


def test_the_kept_readings_are_of_the_authors_held_back(held: held_back.Held) -> None:
    assert held.facts.shape == (len(held.gold), len(EVIDENCE))
    assert set(held.authors.tolist()) == held_back.AUTHORS | held_back.NEWS
    assert set(held.gold.tolist()) == {0, 1, 2}
    assert not held.gold[held.prosaic].any()
    card = json.loads((resource(MODEL) / "reader.json").read_text(encoding="utf-8"))
    assert set(card["held_back"]) == {author for author in held_back.AUTHORS if author.startswith("v")}
    assert card["held_out_drafts"] == (~held.prosaic).sum()


def test_no_author_is_learnt_and_read_in_one_fold(checker: Checker) -> None:
    page = checker.judge.engine.nlp.reader.page("Hej!")
    nothing = np.zeros(0, np.int8)
    one = Labelled("v1-1", "v1", "clear", {"text": "Hej!"}, page, nothing, nothing.astype(np.int64))
    authors = sorted({"v1", "w3"} | held_back.AUTHORS | held_back.NEWS)
    drafts = [replace(one, author=author) for author in authors]
    read: list[str] = []
    for fold in range(held_back.FOLDS):
        learnt = {draft.author for draft in held_back.learnt(drafts, fold)}
        there = [draft.author for draft in held_back.in_fold(drafts, fold)]
        assert {"v1", "w3"} <= learnt
        assert learnt.isdisjoint(there)
        assert learnt.isdisjoint(held_back.NEWS)
        read += there
    assert sorted(read) == sorted(held_back.AUTHORS)
    assert {draft.author for draft in held_back.learnt(drafts)} == set(authors) - held_back.NEWS


@pytest.mark.slow
def test_the_shipped_trees_are_those_that_the_readings_give(held: held_back.Held) -> None:
    fitted = Trees.of(weigh.fit(held))
    with np.load(resource(MODEL) / weigh.FILE, allow_pickle=False) as stored:
        shipped = Trees.of(dict(stored))
    some = held.facts[:: len(held.facts) // 200]
    ours, theirs = (np.array([weighed(trees, row) for row in some]) for trees in (fitted, shipped))
    assert np.abs(ours - theirs).max() < 0.02
