"""The unnamed patients of a text, told apart.

A new indefinite noun ("en kvinna") or another age in another clause introduces somebody else; a pronoun or a definite
noun goes on about who was there.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from checker.finding import Role, Type
from checker.risk.ages import Age
from checker.risk.mentions import Mention
from checker.risk.someone import Someone, Unnamed

SETTING = frozenset({Type.WARD, Type.DATE_TIME, Type.EVENT, Type.LOCATION})
"""What, told before anybody is, is told of all; by itself it tells nobody from another."""


class Cast:
    """Who is on the stage: the unnamed so far, and whom the clause before was about."""

    def __init__(self) -> None:
        self.unnamed: list[Unnamed] = []
        self.current: Someone | None = None
        self._by_age: dict[Age, Unnamed] = {}
        self._by_word: dict[str | None, Unnamed] = {}

    def meant(
        self, clause: int, mentions: Sequence[Mention], age: Age | None, told: Collection[Type]
    ) -> Someone | None:
        """Whom a clause that holds no name is about; None where nobody was spoken of yet.

        ``age`` is the exact age that it tells, ``told`` are the types of all its facts.
        """
        new = next((one for one in mentions if one.new), None)
        if age is None:
            age = next(((one.age, one.age) for one in mentions if one.age is not None), None)
        someone: Someone | None = self._by_age.get(age) if age else None
        if someone is None:
            someone = self.current if new else self._known(mentions)
            if self._starts(someone, clause, new, age, told):
                someone = self.begin()
        if isinstance(someone, Unnamed):
            self._note(someone, clause, new, age, told)
        self.current = someone
        return someone

    def begin(self) -> Unnamed:
        """Somebody new."""
        someone = Unnamed()
        self.unnamed.append(someone)
        return someone

    def _starts(
        self, someone: Someone | None, clause: int, new: Mention | None, age: Age | None, told: Collection[Type]
    ) -> bool:
        """Whether a clause introduces somebody other than whom it would go on about."""
        if not isinstance(someone, Unnamed):
            return bool(new and (told or someone is None)) or (age is not None and someone is None)
        if someone.clause == clause:
            return False
        aged = age is not None and someone.age is not None
        other = bool(new and new.sex and someone.sex and new.sex != someone.sex)
        return aged or other or bool(new and told and someone.told)

    def _known(self, mentions: Sequence[Mention]) -> Someone | None:
        """The one spoken of last, a patient before a relative; another where the noun or the sex is another's."""
        current = self.current
        if self.unnamed and current and current.role is Role.RELATIVE:
            current = self.unnamed[-1]
        for mention in mentions:
            noun = self._by_word.get(mention.noun) if mention.noun else None
            if noun:
                return noun
            if isinstance(current, Unnamed) and mention.sex and current.sex not in {None, mention.sex}:
                return self._by_word.get(mention.sex, current)
        return current

    def _note(
        self, someone: Unnamed, clause: int, new: Mention | None, age: Age | None, told: Collection[Type]
    ) -> None:
        """Remember what the clause tells."""
        someone.told = someone.told or any(kind not in SETTING for kind in told)
        if new or (age and someone.age is None):
            someone.clause = clause
        if age and someone.age is None:
            someone.age = age
            self._by_age[age] = someone
        if new:
            someone.sex = someone.sex or new.sex
            self._by_word |= {new.noun: someone, someone.sex: someone}
