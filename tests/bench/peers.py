"""The peers as one would set them up for Swedish: stock parts, and a spaCy pipeline of the usual shape.

No Swedish pipeline may be fetched where this runs, so one of the same parts (embedding, morphology, tags, parser,
lemmas, entities) is made with weights that nobody trained: it costs what a trained one costs, and finds nothing of use.
Needs the packages of the Makefile's ``.venv-bench``.
"""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import Any

os.environ.setdefault("TLDEXTRACT_PUBLIC_SUFFIX_LIST_URLS", "")

import spacy
from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
from presidio_analyzer.nlp_engine import NlpEngineProvider
from presidio_analyzer.predefined_recognizers import (
    CreditCardRecognizer,
    DateRecognizer,
    EmailRecognizer,
    IbanRecognizer,
    IpRecognizer,
    PhoneRecognizer,
    SeOrganisationsnummerRecognizer,
    SePersonnummerRecognizer,
    UrlRecognizer,
)
from spacy.training import Example

PARTS = ("morphologizer", "tagger", "parser", "trainable_lemmatizer", "ner")
TRAINED_ON = ["Anna", "bor", "i", "Umeå", "."]
MAPPING = {"PER": "PERSON", "LOC": "LOCATION", "ORG": "ORGANIZATION"}


def pipeline(folder: Path, language: str) -> Path:
    """A pipeline of the usual shape, written to ``folder``."""
    nlp = spacy.blank(language)
    nlp.add_pipe("tok2vec")
    listening = {"model": {"tok2vec": {"@architectures": "spacy.Tok2VecListener.v1", "width": 96}}}
    for part in PARTS:
        nlp.add_pipe(part, config=listening)
    doc = spacy.tokens.Doc(
        nlp.vocab,
        TRAINED_ON,
        tags=["PM", "VB", "PP", "PM", "MAD"],
        morphs=["", "Tense=Pres", "", "", ""],
        pos=["PROPN", "VERB", "ADP", "PROPN", "PUNCT"],
        heads=[1, 1, 3, 1, 1],
        deps=["nsubj", "ROOT", "case", "obl", "punct"],
        lemmas=["Anna", "bo", "i", "Umeå", "."],
        ents=["B-PER", "O", "O", "B-LOC", "O"],
    )
    # The trainable lemmatizer learns only what it meets often enough.
    examples = [Example(nlp.make_doc(doc.text), doc) for _ in range(5)]
    nlp.initialize(lambda: examples)
    nlp.to_disk(folder)
    return folder


def stock(folder: Path) -> AnalyzerEngine:
    """Presidio's analyzer with its own recognizers for Sweden and its own default context enhancer."""
    logging.getLogger("presidio-analyzer").setLevel(logging.ERROR)
    configuration = {
        "nlp_engine_name": "spacy",
        "models": [{"lang_code": "sv", "model_name": str(folder)}],
        "ner_model_configuration": {
            "model_to_presidio_entity_mapping": MAPPING,
            "labels_to_ignore": [],
            "low_score_entity_names": [],
        },
    }
    engine = NlpEngineProvider(nlp_configuration=configuration).create_engine()
    words = {"supported_language": "sv"}
    recognizers: list[Any] = [
        SePersonnummerRecognizer(),
        SeOrganisationsnummerRecognizer(),
        PhoneRecognizer(supported_regions=("SE",), context=["telefon", "tel", "mobil", "ring", "nummer"], **words),
        EmailRecognizer(**words),
        UrlRecognizer(**words),
        DateRecognizer(**words),
        IbanRecognizer(**words),
        IpRecognizer(**words),
        CreditCardRecognizer(**words),
    ]
    registry = RecognizerRegistry(recognizers=recognizers, supported_languages=["sv"])
    registry.add_nlp_recognizer(engine)
    return AnalyzerEngine(registry=registry, nlp_engine=engine, supported_languages=["sv"])
