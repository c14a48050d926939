"""The built-in draft of ``sekretess demo``: an invented post and a drawn photo."""

from __future__ import annotations

from pathlib import Path

from checker.draft import Attachment, Draft

TEXT = (
    "Vilken natt på avdelning 34! Strax efter tre kom en 87-årig kvinna från Grisslehamn in med bruten höft efter "
    "mopedolyckan vid färjeläget. Nu sitter hon upp och dricker kaffe. Kollegan Amina bjöd på kardemummabullar."
)
PHOTO = "IMG_20240312_141503.jpg"


def draft() -> Draft:
    """The draft with its photo."""
    return Draft.of(TEXT, [Attachment(PHOTO, (Path(__file__).parent / PHOTO).read_bytes())])
