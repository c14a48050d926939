"""What the weighing learns from: folds that share no author, readings that are kept."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("sklearn", reason="the recipe needs the packages of the extra 'train'")
pytest.importorskip("zstandard", reason="the recipe needs the packages of the extra 'train'")

from checker.pipeline import Checker
from checker.resources import resource
from checker.risk.evidence import EVIDENCE
from checker.risk.weighing import Trees
from checker.text.reader import MODEL
from models.reader import held_back, weigh
from models.reader.drafts import Labelled


def test_who_is_held_back_stands_in_the_card_of_the_model() -> None:
    card = json.loads((resource(MODEL) / "reader.json").read_text(encoding="utf-8"))
    assert set(card["held_back"]) <= held_back.AUTHORS | held_back.NEWS
    assert not set(card["authors"]) & (held_back.AUTHORS | held_back.NEWS)


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


def test_trees_fitted_to_kept_readings_are_those_fitted_to_the_readings(tmp_path: Path) -> None:
    dice = np.random.default_rng(1)
    gold = dice.integers(0, 3, 400).astype(np.int8)
    facts = dice.normal(gold[:, None], 1, (400, len(EVIDENCE))).astype(np.float16).astype(np.float32)
    authors = dice.choice(["v54", "v55", "v56", "prose4", "prose6", "prose7"], 400)
    read = held_back.Held(facts, gold, authors)
    read.save(tmp_path / "evidence.npz")
    kept = held_back.Held.load(tmp_path / "evidence.npz")
    first, again = (Trees.of(weigh.fit(held)) for held in (read, kept))
    assert np.array_equal(first.probabilities(facts[0]), again.probabilities(facts[0]))
    assert np.mean([again.probabilities(row).argmax() for row in facts] == gold) > 0.9
    assert set(kept.folds.tolist()) == set(range(held_back.FOLDS))
    assert kept.prosaic.sum() == sum(author.startswith("prose") for author in authors)
