"""Labelled drafts as training material: what is not known of a draft teaches nothing."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from checker.text.heads import QUESTIONS
from checker.text.ngrams import BUCKETS
from checker.text.tagger import LABELS, OUTSIDE
from models import unseen
from models.reader.drafts import CORPUS, UNKNOWN, UNLABELLED, Labelled, load

VERDICTS = {"clear", "review", "stop"}


@pytest.fixture(scope="module")
def labelled() -> list[Labelled]:
    text = "Trillingarna på neo åker hem i dag."
    facts = [{"type": "TRAIT", "quote": "Trillingarna"}, {"type": "WARD", "quote": "neo"}]
    rows = [
        {"id": "x1-1", "text": text, "verdict": "stop", "findings": facts},
        {"id": "x1-2", "text": text, "verdict": "stop"},
    ]
    return load(rows)


def test_a_verdict_without_findings_answers_for_the_verdict_alone(labelled: list[Labelled]) -> None:
    marked, bare = labelled
    assert marked.marked
    assert not bare.marked
    known = {question for question, answer in zip(QUESTIONS, bare.answers, strict=True) if answer != UNKNOWN}
    assert known == VERDICTS
    assert bare.answers[QUESTIONS.index("stop")] == 1
    assert marked.answers[QUESTIONS.index("trait")] == 1
    assert set(bare.labels.tolist()) == {UNLABELLED}
    assert UNLABELLED not in marked.labels


def test_names_that_are_told_are_labelled_wherever_they_stand() -> None:
    names = [{"quote": "Sol", "role": None}, {"quote": "Mariam", "role": "patient"}]
    row = {"id": "x1-3", "text": "Sol ute. Mariam log. Heja Mariam!", "verdict": "stop", "names": names}
    (draft,) = load([row])
    labels = {LABELS[label] if label != UNLABELLED else None for label in draft.labels.tolist()}
    assert labels == {None, OUTSIDE, "PERSON:patient"}
    assert [LABELS[label] for label in draft.labels if label != UNLABELLED].count("PERSON:patient") == 2
    assert draft.answers[QUESTIONS.index("patient_named")] == 1
    assert draft.answers[QUESTIONS.index("staff_named")] == 0
    assert draft.answers[QUESTIONS.index("health")] == UNKNOWN


def test_unknown_answers_do_not_move_the_weights() -> None:
    from models.reader.linear import fit_heads

    rows = csr_matrix((np.ones(40, np.float32), (np.arange(40), np.arange(40) % 2)), shape=(40, BUCKETS))
    answers = np.stack([np.arange(40) % 2, np.full(40, UNKNOWN)], axis=1).astype(np.int8)
    weights, bias = fit_heads(rows, answers)
    assert weights[1, 0] > weights[0, 0]
    assert not weights[:, 1].any()
    assert bias[1] == 0


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.jsonl")), ids=lambda path: path.stem)
def test_rows_of_the_corpus_are_drafts(path: Path) -> None:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert len({row["id"] for row in rows}) == len(rows)
    assert all(row["id"].startswith(f"{path.stem}-") and row["text"].strip() for row in rows)
    assert {row["verdict"] for row in rows} == VERDICTS
    assert all("findings" in row for row in rows if row["verdict"] == "clear")


def test_what_is_kept_unseen_stands_in_no_corpus() -> None:
    def texts(folder: Path) -> set[str]:
        lines = (line for path in folder.glob("*.jsonl") for line in path.read_text(encoding="utf-8").splitlines())
        return {"".join(filter(str.isalpha, json.loads(line)["text"].lower())) for line in lines}

    kept = texts(unseen.FOLDER)
    assert len(kept) > 300
    assert kept.isdisjoint(texts(CORPUS))
