"""Why a receipt is refused, in words for the one who wanted to publish."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from checker.errors import CheckerError


class Refusal(StrEnum):
    """The reasons, for programs."""

    MALFORMED = "malformed"
    ALGORITHM = "algorithm"
    FOREIGN = "foreign"
    RETIRED = "retired"
    SIGNATURE = "signature"
    KIND = "kind"
    EARLY = "early"
    EXPIRED = "expired"
    TEXT = "text"
    ADDED = "added"
    REMOVED = "removed"
    ALTERED = "altered"


SENTENCES: Mapping[Refusal, str] = {
    Refusal.MALFORMED: "Kvittot går inte att läsa. Hämta ett nytt genom att granska utkastet igen.",
    Refusal.ALGORITHM: "Kvittot är signerat på ett sätt som inte godtas.",
    Refusal.FOREIGN: "Kvittot är signerat med en nyckel som inte hör till det här sjukhuset.",
    Refusal.RETIRED: "Nyckeln som signerade kvittot är indragen. Granska utkastet igen.",
    Refusal.SIGNATURE: "Kvittot har ändrats efter att det skrevs.",
    Refusal.KIND: "Det här är inget kvitto på ett granskat utkast.",
    Refusal.EARLY: "Kvittot gäller inte än. Kontrollera datorns klocka.",
    Refusal.EXPIRED: "Kvittot har gått ut. Granska utkastet igen.",
    Refusal.TEXT: "Texten är inte den som granskades. Granska den nya texten.",
    Refusal.ADDED: "Det finns en bild eller fil som inte var med när utkastet granskades.",
    Refusal.REMOVED: "En bild eller fil som var med när utkastet granskades saknas.",
    Refusal.ALTERED: "En bild eller fil är inte den som granskades.",
}


class ReceiptError(CheckerError):
    """A receipt is refused; ``refusal`` says why."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(SENTENCES[refusal])
        self.refusal = refusal
