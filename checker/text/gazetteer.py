"""What is known of a word before it is read in its sentence: a spaCy component gives each token categorical features.

The component looks each token up in one compact table (given names by bearers, surnames, places, medicines, how often
and how often with a capital a word is written, its cluster of words used alike) and, for a word in no list, judges by
its letters whether it looks like a name. The features go to ``doc.user_data`` as one row of hashes a token, in the
order of :data:`COLUMNS`; the network of :mod:`checker.text.entity_network` embeds them.

The table is written by ``python -m models.recipe.table`` and lies in the model's folder.
"""

from __future__ import annotations

import json
import zlib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
from spacy.language import Language

from checker.text.known_words import KnownWords
from checker.text.letters import BUCKETS, UNKNOWN, Likeness, fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from spacy.tokens import Doc

COLUMNS = ("norm", "suffix3", "suffix5", "prefix", "case", "names", "habit", "cluster", "likeness")
"""The features of a token, one column each."""

KEY = "sekretess_features"
"""Where a document keeps its rows of features."""

CLUSTERS = "sekretess_clusters"
"""Where a document keeps the cluster of each of its tokens."""

ROWS = "rows.tsv"
"""The file of the rows that words share."""

GOES_ON = "sekretess_goes_on"
"""Where a document keeps for each token whether it would be the next part behind a name of a person."""

RARE, COMMONEST = "-012", "5"
"""Grades of frequency of words that are not common, and of the commonest."""

REMEMBERED = 16_384
"""Words whose features are kept at hand; the oldest make room."""

SENTENCE_ENDS = frozenset('.!?:;"”“»–-#\n…•')


@lru_cache(REMEMBERED)
def shape(word: str) -> str:
    """How a word is written: ``x``, ``X``, ``Xx``, ``XX``, ``xX``, ``0`` or ``.``."""
    if word.islower():
        return "x"
    if word.isupper():
        return "XX" if len(word) > 1 else "X"
    if any(char.isalpha() for char in word):
        return "Xx" if word[0].isupper() and not any(char.isupper() for char in word[1:]) else "xX"
    return "0" if any(char.isdigit() for char in word) else "."


@lru_cache
def _hash(value: str) -> int:
    return zlib.crc32(value.encode())


def mode(shapes: Sequence[str]) -> str:
    """Whether capitals mean anything in a text: ``l`` none are used, ``u`` nearly all are, ``m`` as usual."""
    written = [form for form in shapes if form not in "0."]
    if sum(form in ("XX", "X") for form in written) > 0.6 * len(written):
        return "u"
    return "m" if "Xx" in written or "xX" in written else "l"


Row = tuple[str, str, str]
"""What is known of a word: the code of the name and place lists, how often and how it is written, its cluster."""

NOTHING: Row = (UNKNOWN, UNKNOWN, UNKNOWN)


class Table:
    """The words known, each with the number of one of the few ``rows`` that they share."""

    def __init__(self, words: KnownWords, rows: Sequence[Row]) -> None:
        self.words, self.rows = words, rows
        self.row = lru_cache(REMEMBERED)(self._row)

    def _row(self, word: str) -> Row:
        """What is known of a word."""
        number = self.words.get(word)
        return NOTHING if number is None else self.rows[number]

    def names(self, word: str) -> str:
        """The code of the name and place lists, ``-`` where the word is in none."""
        return self.row(word)[0]

    def named(self, word: str) -> str:
        """As :meth:`names`, also for a genitive, foreign accents and a double name."""
        found = self.names(word)
        if found == UNKNOWN and len(word) > 3 and word.endswith("s"):
            found = self._marked(word[:-1].rstrip("'’:"), "g")
        if found == UNKNOWN and (plain := fold(word)) != word:
            found = self._marked(plain, "f")
        if found == UNKNOWN and "-" in word.strip("-"):
            found = self._marked(word.partition("-")[0], "h")
        return found

    def goes_on(self, word: str) -> bool:
        """Whether a word right behind a name of a person is one more part of it.

        Short parts of names are often words too ("Trong Nghia Ta", "quang huy le"). With a capital a word belongs to
        the name where it is in the lists of names or no common word, without one where it is listed, and a word that
        is often written with a capital.
        """
        names, habit = self.named(word.lower()), self.row(word.lower())[1]
        listed, capital = names[:2] not in (UNKNOWN, "00"), habit[-1] != "c"
        known = {"Xx": listed or (capital and habit[0] in RARE), "x": listed and capital and habit[0] != COMMONEST}
        return word.isalpha() and known.get(shape(word), False)

    def _marked(self, word: str, mark: str) -> str:
        found = self.names(word)
        return found if found == UNKNOWN else found + mark


class Gazetteer:
    """The component: look each token up, write its features to the document."""

    def __init__(self, table: Table | None = None, likeness: Likeness | None = None) -> None:
        self.often = "-"
        """The grade of frequency from which a word is told from others; rarer ones are known by other features."""
        self._settle(table, likeness)

    def _settle(self, table: Table | None, likeness: Likeness | None) -> None:
        self.table = table or Table(KnownWords.of({}), [])
        self.likeness = likeness or Likeness(np.zeros((BUCKETS, 4), np.int8), np.zeros(4, np.float32), 0.0)
        self._known = lru_cache(maxsize=REMEMBERED)(self._word)
        self._goes_on = lru_cache(maxsize=REMEMBERED)(self.table.goes_on)

    def _word(self, word: str, hidden: bool = False) -> tuple[int, ...]:
        """The hashes of all columns but the case."""
        small = word.lower()
        habit, cluster = (UNKNOWN, UNKNOWN) if hidden else self.table.row(small)[1:]
        names = UNKNOWN if hidden else self.table.named(small)
        likeness = self.likeness.judge(fold(small)) if names == UNKNOWN and habit[0] in "-01" else UNKNOWN
        digits = "".join("0" if char.isdigit() else char for char in small)
        norm = digits if habit[0] >= self.often or not small.isalpha() else "?"
        values = (norm, small[-3:], small[-5:], small[:4], names, habit + names[2:3], cluster, likeness)
        return tuple(zlib.crc32(f"{at}{value}".encode()) for at, value in enumerate(values))

    def features(self, words: Sequence[str], hidden: Collection[str] = ()) -> npt.NDArray[np.uint64]:
        """One row a token. Words in ``hidden`` are treated as being in no list (for training)."""
        shapes = [shape(word) for word in words]
        way = mode(shapes)
        rows = []
        start = True
        for at, word in enumerate(words):
            known = self._word(word, True) if word in hidden else self._known(word)
            rows.append((*known[:4], _hash(f"{way}{shapes[at]}{start}"), *known[4:]))
            start = word[-1] in SENTENCE_ENDS or (start and shapes[at] == ".")
        return np.array(rows, np.uint64).reshape(len(words), len(COLUMNS))

    def clusters(self, words: Sequence[str]) -> list[str]:
        """The cluster of each word, ``-`` where the table has none."""
        return [self.table.row(word.lower())[2] for word in words]

    def __call__(self, doc: Doc) -> Doc:
        """Write the features and clusters of a document's tokens, and which may be further parts of names."""
        words = [token.text for token in doc]
        doc.user_data[KEY], doc.user_data[CLUSTERS] = self.features(words), self.clusters(words)
        doc.user_data[GOES_ON] = [self._goes_on(word) for word in words]
        return doc

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:  # noqa: ARG002 - spaCy hands it over
        """Write the table and the letter weights."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        self.table.words.save(folder)
        rows = "".join("\t".join(row) + "\n" for row in self.table.rows)
        (folder / ROWS).write_text(rows, encoding="utf-8")
        (folder / "settings.json").write_text(json.dumps({"often": self.often}) + "\n", encoding="utf-8")
        np.savez_compressed(
            folder / "likeness.npz", weights=self.likeness.weights, bias=self.likeness.bias, scale=self.likeness.scale
        )

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Gazetteer:  # noqa: ARG002 - spaCy hands it over
        """Read what :meth:`to_disk` wrote."""
        folder = Path(path)
        if (folder / "settings.json").exists():
            self.often = json.loads((folder / "settings.json").read_text(encoding="utf-8"))["often"]
        with np.load(folder / "likeness.npz") as stored:
            likeness = Likeness(stored["weights"], stored["bias"], float(stored["scale"]))
        rows = (line.split("\t") for line in (folder / ROWS).read_text(encoding="utf-8").splitlines())
        table = Table(KnownWords.load(folder), [(names, habit, cluster) for names, habit, cluster in rows])
        self._settle(table, likeness)
        return self


@Language.factory("sekretess_gazetteer")
def make_gazetteer(nlp: Language, name: str) -> Any:  # noqa: ARG001 - spaCy hands them over
    """A gazetteer without a table; loading the model fills it."""
    return Gazetteer()
