"""The view of a text in which names are read: what people do to a name in a post, undone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.text import lookalikes
from checker.text.view import Edit, View

_LEET = re.compile(r"(?<![\w@])(?=[^\W\d_]{0,12}[\d@$!|€])[\w@$!|€]{3,24}(?!\w)")
_MOST_LEET = 0.5
"""Largest share of a name's characters that stand in for letters."""

_HASHTAG = re.compile(r"#\w{3,60}")
_INNER_CAPITAL = re.compile(r"(?<=[a-zåäöéü])[A-ZÅÄÖÉÜ](?=[a-zåäöéü])")
"""Where a new word begins in a hashtag that writes its words together; most such hashtags hold a name."""


_FILE = re.compile(
    r"(?<!\w)\w{3,80}\.(?:dcm|jpe?g|png|heic|gif|tiff?|pdf|docx?|xlsx?|pptx?|txt|csv|mp[34]|mov|avi|wav|m4a|zip)\b",
    re.IGNORECASE,
)


def name_view(view: View) -> View:
    """The text view with leetspeak inside words undone, and hashtags and names of files taken apart.

    Hashtags where a capital letter begins a word, names of files at their low lines.

    >>> from checker.text.views import text_view
    >>> name_view(text_view("F4t1m4 har 14 katter #hejaFatima")).text
    'Fatima har 14 katter #heja Fatima'
    """
    view = view.edited(_leet_edits(view.text))
    if "#" in view.text:
        view = view.edited(_hashtag_edits(view.text))
    return view.edited(_file_edits(view.text)) if "_" in view.text else view


def _file_edits(text: str) -> Iterator[Edit]:
    for name in _FILE.finditer(text):
        for place, char in enumerate(name.group(), name.start()):
            if char == "_":
                yield place, place + 1, " "


def _hashtag_edits(text: str) -> Iterator[Edit]:
    for tag in _HASHTAG.finditer(text):
        for match in _INNER_CAPITAL.finditer(text, *tag.span()):
            yield match.start(), match.end(), f" {match.group()}"


def _leet_edits(text: str) -> Iterator[Edit]:
    for match in _LEET.finditer(text):
        word = match.group()
        swapped = sum(char in lookalikes.LEET for char in word.rstrip("!"))
        if not 0 < swapped <= _MOST_LEET * len(word) or not word[0].isalpha() or (word[-1].isdigit() and swapped == 1):
            continue
        if re.search(r"\d{3}", word):
            continue
        for place, char in enumerate(word.rstrip("!"), match.start()):
            if char in lookalikes.LEET:
                yield place, place + 1, lookalikes.LEET[char]
