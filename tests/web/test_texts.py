import re
import string

import pytest

from checker.finding import Role, Type
from checker.web.page import HERE
from checker.web.problems import STATUS
from checker.web.reading import CODES
from checker.web.texts import TABLE

ASKED = re.compile(r"\bt\[([^\]~]+)\]")
KEY = re.compile(r'"([a-zA-Z0-9_ -]+)"')
"""A key, or several of which a condition chooses one: ``t["clean_film" if photo.film else "clean"]``."""


def keys(template):
    said = {key for asked in ASKED.findall(template) for key in KEY.findall(asked)}
    return {key for key in said if not key.endswith("_")}  # those are beginnings of keys


def placeholders(sentence):
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize("key", TABLE)
def test_both_languages_say_it_with_the_same_gaps(key):
    swedish, english = TABLE[key]
    assert swedish.strip()
    assert english.strip()
    assert placeholders(swedish) == placeholders(english)


def test_every_kind_of_thing_has_words():
    needed = {f"type_{kind.value}" for kind in Type} | {f"role_{role.value}" for role in Role}
    needed |= {f"{word}_{kind}" for kind in STATUS for word in ("problem", "detail")}
    needed |= {f"field_{code}" for code in {*CODES.values(), "wrong", "twice", "not-text", "not-a-file"}}
    needed |= {f"band_{band}" for band in ("under 5", "5-19", "20-49", "50-999", "1000+")}
    assert needed <= set(TABLE)


def test_templates_and_table_know_the_same_words():
    used = {key for path in HERE.rglob("*.html") for key in keys(path.read_text(encoding="utf-8"))}
    assert len(used) > 40
    assert used <= set(TABLE)
    # The rest is put together from parts, or asked for by the code.
    parts = ("problem_", "detail_", "field_", "type_", "role_", "band_", "do_", "summary_", "figures_", "what_")
    code = {"stop", "review", "clear", "info"}
    assert {key for key in {*TABLE} - used if not key.startswith(parts)} == code
