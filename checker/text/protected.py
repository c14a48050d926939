"""Looks for people with a protected identity in a text: every name that could stand there is asked for by its form.

The words are those of the name view, so that disguises are undone; the fingerprints tell no more than yes or no.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.policy.people import stems, words_of
from checker.policy.protected import INITIAL, ProtectedNames
from checker.text.tokens import Token, tokenize
from checker.text.views import text_view

MOST_PIECES = 4
"""Pieces that one name may be broken into ("Am-ina Has-san"); words between given name and surname, and both ends."""

SENTENCE_ENDS = frozenset(".!?…")


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, or a half of a hyphenated one, plain; ``initial`` where it may stand for a name, ``opens`` a sentence."""

    word: str
    start: int
    end: int
    initial: bool
    opens: bool


def protected_spans(tokens: Sequence[Token], text: str, names: ProtectedNames) -> list[tuple[int, int]]:
    """Where somebody of the list is named; spans may overlap. ``tokens`` are the text's own in the name view.

    That view reads "@" inside a word as a letter, so a text with an address in it is read without it too.
    """
    if not names.known:
        return []
    spans = _spans(tokens, names)
    if "@" in text:
        view = text_view(text)
        spans += _spans([Token(token.text, *view.span(token.start, token.end)) for token in tokenize(view.text)], names)
    return spans


def _spans(tokens: Sequence[Token], names: ProtectedNames) -> list[tuple[int, int]]:
    words = list(pieces(tokens))
    return [
        (words[at].start, words[last].end)
        for at in range(len(words))
        for last, spelled in candidates(words, at)
        if any(names.holds(form) for form in spelled)
    ]


def pieces(tokens: Sequence[Token]) -> Iterator[Piece]:
    """The words of a text with what tells an initial from a small word, and one sentence from the next."""
    opens = True
    for at, token in enumerate(tokens):
        after = tokens[at + 1].text if at + 1 < len(tokens) else ""
        for word in words_of(token.text):
            initial = len(word) == 1 and (token.text.isupper() or after == ".")
            yield Piece(word, token.start, token.end + (initial and _goes_on(tokens, at)), initial, opens)
            opens = False
        if token.text[0] in SENTENCE_ENDS:
            before = tokens[at - 1].text if at else ""
            apart = at + 1 < len(tokens) and tokens[at + 1].start > token.end
            opens = apart and not (len(before) == 1 and before.isalpha())


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether the stop after an initial is the initial's own: the sentence goes on behind it."""
    return at + 2 < len(tokens) and tokens[at + 1].text == "." and tokens[at + 2].text[0].islower()


def candidates(words: Sequence[Piece], at: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The forms that may begin with the word at a place, each with the place of its last word.

    A name in one piece or broken up; two names, with up to two words between or in turned order; one and an initial.
    """
    first, joined = words[at], ""
    for last in range(at, min(at + MOST_PIECES, len(words))):
        piece = words[last]
        if last > at and piece.opens:
            return
        joined += piece.word
        yield last, stems(joined)
        if last > at:
            turned = last == at + 1  # "Hassan, Amina"; further apart they are two people
            yield last, tuple(form for word in stems(piece.word) for form in _pairs(first, piece, word, turned=turned))


def _pairs(first: Piece, last: Piece, word: str, *, turned: bool) -> Iterator[str]:
    between = INITIAL if first.initial or last.initial else ""
    yield first.word + between + word
    if turned:
        yield word + between + first.word
