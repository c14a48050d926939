"""Addresses of a person's own pages at the usual services: ``instagram.com/maja.lind``, ``wa.me/46701740631``.

Each service says in its path what is a person: what leads to a picture, a group, a search or a company is left out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.finding import Severity
from checker.text.compact import words
from checker.text.numbers.official import is_official
from checker.text.numbers.page import Hit, Page
from checker.text.numbers.whose import is_own, is_patients

if TYPE_CHECKING:
    from collections.abc import Iterator

RULE = "contact/handle"
FEWEST_DIGITS = 0

_NAME = r"[\w.-]{1,60}"
_PATHS = {
    r"(?:instagram|instagr|threads|facebook|fb|twitter|x|twitch|tumblr|pinterest|vsco|soundcloud|onlyfans|m)"
    r"\.(?:com|net|me|tv|am|se|co)": rf"/(?:stories/|people/|@)?(?P<name>{_NAME})(?:\?id=\d{{3,20}})?",
    r"(?:tiktok|snapchat|youtube|medium)\.com": rf"/(?:@|add/|user/|c/|channel/|t/)(?P<name>{_NAME})",
    r"linkedin\.com": r"/in/(?P<name>[\w.%-]{1,100})",
    r"reddit\.com": rf"/u(?:ser)?/(?P<name>{_NAME})",
    r"bsky\.app": rf"/profile/(?P<name>{_NAME})",
    r"strava\.com": rf"/athletes/(?P<name>{_NAME})",
    r"flickr\.com": rf"/(?:people|photos)/(?P<name>{_NAME})",
    r"t\.me": rf"/(?P<name>{_NAME})",
    r"(?:wa\.me|api\.whatsapp\.com|signal\.me)": r"/(?:send\?phone=|#p/)?(?P<name>\+?\d{8,15})",
}
"""Hosts, and what of their paths is a person's page."""

_SHAPES = tuple(re.compile(rf"{host}{path}", re.IGNORECASE) for host, path in _PATHS.items())
_HOSTS = words(
    "instagram. instagr. threads. facebook. fb. twitter. x.com twitch. tumblr. pinterest. vsco. soundcloud. onlyfans. "
    "m.me tiktok. snapchat. youtube. medium. linkedin. reddit. bsky. strava. flickr. t.me wa.me api.whatsapp. signal.me"
)
"""Beginnings of the hosts."""

_FIRST = frozenset(host.split(".", maxsplit=1)[0] for host in _HOSTS)
_BEFORE = re.compile(r"(?:https?://)?(?:(?:www|m|mobile|old|[a-z]{2}(?:-[a-z]{2})?)\.)?$", re.IGNORECASE)
_WIDEST_BEFORE = len("https://sv-se.mobile.")
_NO_NAMES = frozenset(
    words(
        "p reel reels tv explore stories events event groups group watch photo photos photo.php share sharer "
        "sharer.php marketplace pages gaming help search hashtag i intent home login legal about privacy policies "
        "directory story.php permalink.php media live tag tags discover notifications settings messages joinchat s "
        "addstickers download jobs topics shop ideas pin downloads videos"
    )
)
"""First steps of a path that lead to no person."""


def is_valid(address: str) -> bool:
    """Whether a text is the address of somebody's page.

    >>> is_valid("facebook.com/maja.lind.98"), is_valid("instagram.com/p/C3xY"), is_valid("wa.me/46701740631")
    (True, False, True)
    """
    return any(_named(match) for shape in _SHAPES if (match := shape.fullmatch(address)))


def find(page: Page) -> Iterator[Hit]:
    """All such addresses; an organisation's, the hospital's or the author's own is told, not blamed."""
    text = page.view.text
    if "/" not in text:
        return
    for start, word in page.words:
        if word in _FIRST and text[start + len(word) : start + len(word) + 1] == "." and _free(text, start):
            for shape in _SHAPES:
                if (match := shape.match(text, start)) and _named(match):
                    yield _hit(page, match)
                    break


def _free(text: str, start: int) -> bool:
    """Whether a host can begin here: "x.com" is no end of "netflix.com", nor of an e-mail address."""
    before = text[start - 1 : start]
    return not (before.isalnum() or before in ("_", "-", "@")) and (before != "." or _site(text, start))


def _site(text: str, start: int) -> bool:
    opening = _BEFORE.search(text, max(0, start - _WIDEST_BEFORE), start)
    return opening is not None and opening.group().endswith(".")


def _named(match: re.Match[str]) -> bool:
    """Whether the path leads to somebody: it begins with a name."""
    name = match["name"].strip(".-").lower()
    return bool(name) and name not in _NO_NAMES


def _hit(page: Page, match: re.Match[str]) -> Hit:
    text, lower = page.view.text, page.view_lower
    opening = _BEFORE.search(text, max(0, match.start() - _WIDEST_BEFORE), match.start())
    start = opening.start() if opening else match.start()
    end = match.start() + len(match.group().rstrip(".-"))
    span = page.view.span(start, end)
    if is_official(match["name"]) or is_own(lower, start):
        return Hit(RULE, *span, 0.9, Severity.INFO)
    return Hit(RULE, *span, 0.9, Severity.STOP if is_patients(lower, start, end) else Severity.REVIEW)
