"""The word lists in ``rules/lists`` and the tables in ``rules/tables``, looked up by token.

A lexicon says of every token which *classes* it belongs to (a word for a patient, kin, a care verb, a given name with
many bearers ...). Phrases of several words are matched by their first two, so the cost is linear in the text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from checker.resources import resource
from checker.text.languages import commonest

COLUMN = {
    "patient_nouns": (2, 3),
    "person_nouns": (5,),
    "staff_nouns": (2,),
    "kinship": (3, 4),
    "care_verbs": (2,),
    "event_terms": (3,),
    "time_expressions": (),
    "life_stages": (),
    "trait_terms": (),
    "individual_pronouns": (1,),
    "generic_cues": (1,),
    "author_cues": (1,),
    "spokesperson_cues": (),
    "negation_hypothetical": (1,),
    "nonpatient_names": (1,),
    "number_words": (),
}
"""Lists of whole forms: which columns, counted from the form itself as 0, make the class besides the list's name."""

WORDS = {
    "health_words": "health",
    "event_words": "event_terms",
    "trait_words": "trait_terms",
    "trades": "occupations",
    "staff_words": "staff_nouns",
    "nonhuman_words": "nonhuman",
    "fiction_names": "nonhuman",
}
"""Lists of words that add to a class; a second column is its last part. Their inflections are looked through."""

INFLECTIONS = ("n", "en", "et", "t", "s", "ens", "ns", "ets", "er", "ar", "or", "na", "erna", "arna", "orna")
INFLECTED = ("health", "event_terms", "trait_terms", "occupations")
SHORTEST_BASE = 4
"""Letters of a word that stays when an ending is looked through: what is left of shorter ones is too often another."""

BEARERS = (("rare", 1), ("some", 100), ("common", 1000), ("frequent", 10000))
"""Classes of a given name or surname by least number of bearers."""

INHABITANTS = (("unknown", 0), ("small", 1), ("medium", 10_000), ("large", 50_000))
"""Classes of a place by least population; under 10,000 a story is recognised in town (annotation manual, 2)."""

REMEMBERED = 50_000
"""Words whose classes are kept: the commonest of some thousand drafts."""

NONE: frozenset[str] = frozenset()

MIN_HEAD = 3
"""Letters that must stand before a suffix or head of a compound."""

Phrases = dict[tuple[str, str], list[tuple[tuple[str, ...], str]]]
"""Phrases of several words, each with its class, by their first two words: few begin with the same two."""


def table_path(folder: str, name: str) -> Path:
    """Path of a list or table under ``rules``."""
    return resource(f"rules/{folder}") / name


def read_rows(path: Path) -> Iterator[list[str]]:
    """The tab-separated rows of a list or table, comments left out."""
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line and line[0] != "#" and not line.isspace():
            yield line.split("\t")


@lru_cache(REMEMBERED)
def _with(classes: frozenset[str], label: str) -> frozenset[str]:
    """Classes and one more. Kept, so that the many words with the same classes share one set."""
    return classes | {label}


class Lexicon:
    """Classes by word, by phrase, by stem and by ending."""

    def __init__(self) -> None:
        self.words: dict[str, frozenset[str]] = {}
        self.phrases: Phrases = defaultdict(list)
        self.stems: dict[str, str] = {}
        self.endings: dict[str, str] = {}
        self.heads: dict[str, str] = {}
        for name, columns in COLUMN.items():
            for row in read_rows(resource("rules/lists") / f"{name}.txt"):
                self._add(row[0], ":".join([name, *(row[i] for i in columns if i < len(row))]))
        for name, label in WORDS.items():
            for word, *part in read_rows(resource("rules/lists") / f"{name}.txt"):
                self._add(word, ":".join([label, *part]))
        self.english: dict[str, frozenset[str]] = {}
        self.english_phrases: Phrases = defaultdict(list)
        for form, label in read_rows(resource("rules/lists/english_words.txt")):
            _put(form, label, self.english, self.english_phrases)
        self._read_parts()
        self._read_tables()
        self._known = lru_cache(REMEMBERED)(self._of_word)
        self.longest_stem = max(map(len, self.stems))

    def _add(self, form: str, label: str) -> None:
        _put(form, label, self.words, self.phrases)

    def _read_parts(self) -> None:
        lists = resource("rules/lists")
        for row in read_rows(lists / "health_lexemes.txt"):
            self.stems[row[0]] = f"health:{row[1]}"
        for kind, ending, *_ in read_rows(lists / "human_suffixes.txt"):
            if kind == "suffix":
                self.endings[ending] = "human_suffix"
        self.heads |= dict(read_rows(lists / "class_heads.txt"))
        for row in read_rows(lists / "compound_heads.txt"):
            if row[0] == "huvud":
                self.endings[row[1]] = f"head:{row[2]}"

    def _read_tables(self) -> None:
        tables = resource("rules/tables")
        for table, bands in (("given_names", BEARERS), ("surnames", BEARERS), ("places", INHABITANTS)):
            labels, floors = [f"{table}:{name}" for name, _ in bands], [least for _, least in bands]
            self._add_all(tables / f"{table}.tsv", labels, floors)
        for table in ("nationalities", "occupations", "medicines"):
            for row in read_rows(tables / f"{table}.tsv"):
                self._add(row[0], table)

    def _add_all(self, path: Path, labels: Sequence[str], floors: Sequence[int]) -> None:
        """Add the names of a large table, whose second column tells the label: that of the largest floor below it."""
        for name, number in read_rows(path):
            label = labels[bisect_right(floors, int(number), 1) - 1]
            if name.isalpha():  # nearly all are one word, and each start reads a hundred thousand of them
                word = name.lower()
                self.words[word] = _with(self.words.get(word, NONE), label)
            else:
                self._add(name, label)

    def of_word(self, word: str) -> frozenset[str]:
        """Classes of one lower-cased word; a genitive -s and other endings are looked through."""
        return self._known(word)

    def _of_word(self, word: str) -> frozenset[str]:
        found = set(self.words.get(word, ()))
        if word.endswith("s") and len(word) > MIN_HEAD:
            found |= {label for label in self.words.get(word[:-1], ()) if label.startswith(("given", "sur", "places"))}
        for ending in INFLECTIONS:
            if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_BASE:
                found |= {known for known in self.words.get(word[: -len(ending)], ()) if known.startswith(INFLECTED)}
        for length in range(min(len(word), self.longest_stem), 1, -1):
            if label := self.stems.get(word[:length]):
                found.add(label)
                break
        for heads in (self.endings, self.heads):
            for at in range(MIN_HEAD, len(word)):
                if label := heads.get(word[at:]):
                    found.add(label)
                    break
        return frozenset(found)

    def classes(self, words: Sequence[str]) -> list[frozenset[str]]:
        """Classes of each of ``words`` (lower-cased tokens), phrases included; in an English text, English words too.

        English words have the classes of their Swedish like, so that what was learnt of the one holds for the other.
        """
        known = self._known
        found = [known(word) if word[:1].isalpha() else NONE for word in words]
        _add_phrases(found, words, self.phrases)
        if commonest([word for word in words if word.isalpha()]) == "en":
            found = [classes.union(self.english.get(word, ())) for classes, word in zip(found, words, strict=True)]
            _add_phrases(found, words, self.english_phrases)
        return found


def _put(form: str, label: str, words: dict[str, frozenset[str]], phrases: Phrases) -> None:
    first, *rest = form.lower().split()
    if rest:
        phrases[first, rest[0]].append(((first, *rest), label))
    else:
        words[first] = _with(words.get(first, NONE), label)


def _add_phrases(found: list[frozenset[str]], words: Sequence[str], phrases: Phrases) -> None:
    for at, pair in [(at, pair) for at, pair in enumerate(pairwise(words)) if pair in phrases]:
        for phrase, label in phrases[pair]:
            if tuple(words[at : at + len(phrase)]) == phrase:
                for place in range(at, at + len(phrase)):
                    found[place] |= {label}


@cache
def lexicon() -> Lexicon:
    """The lexicon of this installation, read once."""
    return Lexicon()
