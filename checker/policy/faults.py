"""What is wrong with a policy file, in Swedish: the line, the field, what to mend."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

Steps = Sequence[str | int]

SENTENCES: Mapping[str, str] = {
    "missing": "fältet saknas. Lägg till det",
    "string_type": "ska vara text inom citattecken",
    "string_too_short": "är tomt. Skriv något, eller ta bort raden",
    "string_too_long": "är för långt: högst {max_length} tecken",
    "tuple_type": 'ska vara en lista, till exempel ["ett", "två"]',
    "too_short": "är en tom lista. Skriv minst ett värde",
    "literal_error": "ska vara {expected}",
    "model_type": "ska vara en egen del med rubriken {heading}",
    "model_attributes_type": "ska vara en egen del med rubriken {heading}",
    "greater_than_equal": "ska vara minst {ge}",
    "greater_than": "ska vara mer än {gt}",
    "less_than_equal": "ska vara högst {le}",
    "value_error": "{error}",
}
"""By pydantic's name of the error; those that begin alike (``int_type``, ``int_parsing``) stand below."""

FAMILIES = (
    ("int", "ska vara ett heltal utan citattecken, mellanrum och punkt, skrivet 1200"),
    ("float", "ska vara ett tal utan citattecken och mellanrum, skrivet 0.5"),
    ("date", "ska vara ett datum som finns, skrivet 2027-01-31"),
)
OTHERWISE = "har fel form"

NO_DATE = "datumet finns inte. Skriv ett som finns, så här: 2027-01-31"

WRITTEN = (
    (re.compile(r"=\s*\d{4}-\d"), NO_DATE),
    (re.compile(r"=\s*\d{1,3}[\s\u00a0'.,]+\d{3}\b"), "skriv talet utan mellanrum och punkt, så här: 1200"),
)
"""How a line is written that Python calls something else, and what to mend."""

UNREADABLE = (
    ("Expected '='", "ett likhetstecken saknas efter fältets namn"),
    ("Unclosed array", "en lista saknar sin sista hakparentes eller ett komma"),
    ("Expected ']", "en rubrik saknar sin sista hakparentes"),
    ("Illegal character '\\n'", "ett citattecken saknas i slutet av raden"),
    ("Unterminated", "ett citattecken saknas"),
    ("Unescaped", "skriv två snedstreck i stället för ett, eller byt till enkla citattecken"),
    ("Invalid date", NO_DATE),
    ("Cannot", "fältet eller rubriken står två gånger"),
    ("Expected newline", "här står något mer på raden. Sätt texten inom citattecken, eller börja en ny rad"),
    ("Invalid", "här saknas ett värde, eller också saknas citattecken om det"),
)
"""How Python's messages for a file that is no TOML begin, and what to mend."""

_LINE = re.compile(r"line (\d+)")
_KEY = re.compile(r"""\s*(?:"([^"]+)"|([\w-]+))\s*=""")
_HEADING = re.compile(r"\s*(\[\[?)\s*([\w.-]+)\s*\]")


def sentences(error: ValidationError, source: str, model: type[BaseModel]) -> Iterator[str]:
    """One sentence for each fault, with the line where the field stands, or where its part begins."""
    found = error.errors(include_input=False, include_url=False)
    inside = {fault["loc"][:-1] for fault in found}
    for fault in found:
        if fault["type"] == "too_short" and fault["loc"] in inside:
            continue  # a list whose only value is wrong is not empty
        yield f"{where(source, fault['loc'])}{_what(fault, model)}."


def where(source: str, steps: Steps) -> str:
    """The line of a field and its name, for what is wrong with it to follow.

    >>> where("beds = 0", ("beds",))
    'rad 1, beds: '
    """
    line = line_of(source, steps)
    return (f"rad {line}, " if line else "") + _path(steps)


def unreadable(message: str, source: str = "") -> str:
    """Python's message for a file that is no TOML, in Swedish, its place first.

    >>> unreadable("Expected '=' after a key in a key/value pair (at line 3, column 5)")
    'rad 3, kolumn 5: ett likhetstecken saknas efter fältets namn'
    """
    what, _, place = message.rstrip(")").partition(" (at ")
    number = _LINE.match(place)
    written = source.splitlines()[int(number[1]) - 1 :][:1] if number else []
    at = place.replace("line", "rad").replace("column", "kolumn").replace("end of document", "filens slut")
    mends = (sentence for pattern, sentence in WRITTEN if any(map(pattern.search, written)))
    named = (sentence for start, sentence in UNREADABLE if what.startswith(start))
    return f"{at}: {next(mends, None) or next(named, 'raden går inte att läsa')}"


def line_of(source: str, steps: Steps) -> int | None:
    r"""The line, from 1, on which a field is set; that of the nearest heading where it is not set at all.

    >>> line_of('beds = 1\n[[units]]\nname = "A"\n[[units]]\nname = 5', ("units", 1, "name"))
    5
    """
    places = dict(_places(source))
    for length in range(len(steps), 0, -1):
        if tuple(steps[:length]) in places:
            return places[tuple(steps[:length])]
    return next((line for place, line in places.items() if place[: len(steps)] == tuple(steps)), None)


def _places(source: str) -> Iterator[tuple[tuple[str | int, ...], int]]:
    """Every heading and key of a TOML file with its line; tables of a list are counted from 0."""
    counted: dict[str, int] = {}
    part: tuple[str | int, ...] = ()
    for number, line in enumerate(source.splitlines(), 1):
        if heading := _HEADING.match(line):
            name = heading.group(2)
            part = tuple(name.split("."))
            if heading.group(1) == "[[":
                part = (*part, counted.get(name, 0))
                counted[name] = counted.get(name, 0) + 1
            yield part, number
        elif key := _KEY.match(line):
            yield (*part, key.group(1) or key.group(2)), number


def _path(steps: Steps) -> str:
    """A field as people count: ``units[2].name``."""
    path = "".join(f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in steps)
    return f"{path.removeprefix('.')}: " if path else ""


def _what(fault: Mapping[str, Any], model: type[BaseModel]) -> str:
    kind, steps = fault["type"], fault["loc"]
    if kind == "extra_forbidden":
        return _unknown(str(steps[-1]), _fields(model, steps[:-1]))
    family = next((sentence for start, sentence in FAMILIES if kind.startswith(start)), OTHERWISE)
    given = {"heading": _heading(steps), **fault.get("ctx", {})}
    given["expected"] = str(given.get("expected", "")).replace(" or ", " eller ").replace("'", "”")
    return SENTENCES.get(kind, family).format(**given)


def _heading(steps: Steps) -> str:
    named = ".".join(step for step in steps if isinstance(step, str))
    return f"[[{named}]]" if steps and isinstance(steps[-1], int) else f"[{named}]"


def _unknown(name: str, known: Iterable[str]) -> str:
    fields = sorted(known)
    likely = get_close_matches(name, fields, 1)
    return f"fältet är okänt. Menade du {likely[0]}" if likely else f"fältet är okänt. Kända fält: {', '.join(fields)}"


def _fields(model: type[BaseModel], steps: Steps) -> Iterable[str]:
    """The fields of the part that the steps lead to."""
    for step in steps:
        if isinstance(step, str) and step in model.model_fields:
            model = next(iter(_models(model.model_fields[step].annotation)), model)
    return model.model_fields


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)
