"""Presidio's analyzer over our own reading of a text.

The analyzer asks its NLP engine once a text; ours answers with a reading. Its recognizers turn the reading into results
that carry a finding each. What Presidio would do on top (context words, lemmas) our reading has done already.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Protocol

# Presidio imports tldextract, which looks for its list of domains on the network unless it is told not to.
os.environ.setdefault("TLDEXTRACT_PUBLIC_SUFFIX_LIST_URLS", "")

from presidio_analyzer import AnalyzerEngine, EntityRecognizer, RecognizerRegistry, RecognizerResult
from presidio_analyzer.context_aware_enhancers import ContextAwareEnhancer
from presidio_analyzer.nlp_engine import NlpArtifacts, NlpEngine

from checker.finding import Finding, Type
from checker.rules import RuleBook
from checker.text import facts, findings
from checker.text.reader import Reading, TextReader

LANGUAGE = "sv"
FINDING = "finding"
"""Key of the finding in a result's metadata."""

# Presidio logs at INFO which entities it found where; nothing of a draft may be logged.
logging.getLogger("presidio-analyzer").setLevel(logging.ERROR)


class Artifacts(NlpArtifacts):
    """A reading in the place where Presidio's recognizers expect tokens and lemmas."""

    def __init__(self, reading: Reading, engine: NlpEngine) -> None:
        super().__init__([], [], [], [], engine, LANGUAGE)  # type: ignore[arg-type]
        self.reading = reading


class ReadingEngine(NlpEngine):
    """Presidio's NLP engine, answered by our reader."""

    engine_name = "sekretess"
    is_available = True

    def __init__(self, reader: TextReader) -> None:
        self.reader = reader

    def load(self) -> None:
        """Nothing: the reader is loaded."""

    def is_loaded(self) -> bool:
        """Always."""
        return True

    def process_text(self, text: str, language: str) -> Artifacts:  # noqa: ARG002
        """Read a text."""
        return Artifacts(self.reader.read(text), self)

    def process_batch(
        self, texts: Iterable[str], language: str, *_: Any, **__: Any
    ) -> Iterator[tuple[str, NlpArtifacts]]:
        """Read texts one after another."""
        for text in texts:
            yield text, self.process_text(text, language)

    def is_stopword(self, word: str, language: str) -> bool:  # noqa: ARG002
        """Not asked for: our reading needs no context words."""
        return False

    def is_punct(self, word: str, language: str) -> bool:  # noqa: ARG002
        """Not asked for."""
        return False

    def get_supported_entities(self) -> list[str]:
        """The types of findings."""
        return [kind.value for kind in Type]

    def get_supported_languages(self) -> list[str]:
        """Swedish."""
        return [LANGUAGE]


class Source(Protocol):
    """Where findings come from: rules, names or facts."""

    def __call__(self, reading: Reading, rules: RuleBook) -> Iterable[Finding]:
        """The findings of a reading."""


class ReadingRecognizer(EntityRecognizer):
    """One source of findings as a recognizer of Presidio."""

    def __init__(self, name: str, source: Source, rules: RuleBook) -> None:
        super().__init__([kind.value for kind in Type], name=name, supported_language=LANGUAGE)
        self.title, self.source, self.rules = name, source, rules

    def load(self) -> None:
        """Nothing to load."""

    def analyze(self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts) -> list[RecognizerResult]:  # noqa: ARG002
        """The findings of the reading, as Presidio's results."""
        if not isinstance(nlp_artifacts, Artifacts):
            raise TypeError("the reading is missing")  # a recognizer without it would find nothing and say so to nobody
        return [
            RecognizerResult(
                finding.type.value,
                *finding.span,
                finding.score,
                recognition_metadata={
                    RecognizerResult.RECOGNIZER_NAME_KEY: self.title,
                    RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self.id,
                    FINDING: finding,
                },
            )
            for finding in self.source(nlp_artifacts.reading, self.rules)
        ]


class NoEnhancer(ContextAwareEnhancer):
    """Presidio's enhancer compares all words with all results, which is quadratic; our scores need no lift."""

    def __init__(self) -> None:
        super().__init__(0.0, 0.0, 0, 0)

    def enhance_using_context(self, text: str, raw_results: list[RecognizerResult], *_: Any, **__: Any) -> Any:  # noqa: ARG002
        """The results as they are."""
        return raw_results


class TextEngine:
    """Reads a text and gives its findings."""

    def __init__(self, reader: TextReader, rules: RuleBook) -> None:
        sources: dict[str, Callable[..., Iterable[Finding]]] = {
            "rules": findings.hits,
            "names": findings.names,
            "facts": facts.facts,
        }
        recognizers = [ReadingRecognizer(name, source, rules) for name, source in sources.items()]
        self.nlp = ReadingEngine(reader)
        self.analyzer = AnalyzerEngine(
            registry=RecognizerRegistry(recognizers=recognizers, supported_languages=[LANGUAGE]),
            nlp_engine=self.nlp,
            supported_languages=[LANGUAGE],
            context_aware_enhancer=NoEnhancer(),
        )

    def read(self, text: str) -> tuple[Reading, list[Finding]]:
        """A text's reading and its findings, by place, overlaps settled."""
        artifacts = self.nlp.process_text(text, LANGUAGE)
        results = self.analyzer.analyze(text, LANGUAGE, nlp_artifacts=artifacts)
        return artifacts.reading, findings.settled([result.recognition_metadata[FINDING] for result in results])
