"""The searches through one photo or film, each tried in its time: one that fails is told, and the others go on."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from checker.attempt import within
from checker.errors import ModelError, OverdueError, UnreadableError
from checker.sound import each

T = TypeVar("T")
log = logging.getLogger(__name__)


@dataclass(slots=True)
class Searches:
    """What could not be searched gathers in ``unchecked``; ``failed``: another try may see more."""

    unchecked: dict[str, None] = field(default_factory=dict)
    failed: bool = False
    overdue: set[str] = field(default_factory=set)

    def __call__(
        self, seconds: float, kind: type[T], what: str, search: Callable[[], Iterable[T]]
    ) -> tuple[T, ...] | None:
        """The search's results, each of this kind; None, noted as unchecked, when it fails or hangs.

        What has hung once is not tried again: its thread hangs still.

        Raises:
            UnreadableError: when the file itself is to blame.
        """
        if what in self.overdue:
            return None
        try:
            return each(kind)(within(seconds, search))
        except UnreadableError:
            raise
        except OverdueError:
            self.overdue.add(what)
            self.miss(f"{what} hann inte granskas.")
        except ModelError as error:
            self.miss(str(error))
        except Exception as error:  # noqa: BLE001  (a fault in one search must neither end nor pass the others)
            log.error("a search failed: %s", type(error).__name__)  # noqa: TRY400  (a traceback may hold draft text)
            self.miss(f"{what} kunde inte granskas på grund av ett internt fel.")
        return None

    def miss(self, reason: str) -> None:
        """Note what was not searched, and that another try may see more."""
        self.unchecked[reason] = None
        self.failed = True
