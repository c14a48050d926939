"""The Swedish tokenizer, taught a few marks of social media."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import spacy
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

if TYPE_CHECKING:
    from spacy.language import Language

MARKS = ["@", "\ufe0f", "\u200d", "[\U0001f3fb-\U0001f3ff]"]
"""Handles, and what is left of an emoji when its picture is cut off."""
JOINTS = [r"(?<=[^\W\d_])[_/&+@\ufe0f](?=[^\W\d_])"]
"""Marks between two words written together."""


def blank() -> Language:
    """An empty Swedish pipeline."""
    nlp = spacy.blank("sv")
    defaults = nlp.Defaults
    tokenizer: Any = nlp.tokenizer
    tokenizer.prefix_search = compile_prefix_regex([*(defaults.prefixes or []), *MARKS]).search
    tokenizer.suffix_search = compile_suffix_regex([*(defaults.suffixes or []), *MARKS]).search
    tokenizer.infix_finditer = compile_infix_regex([*(defaults.infixes or []), *JOINTS]).finditer
    return nlp
