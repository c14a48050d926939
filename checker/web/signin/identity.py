"""Somebody who has signed in, a machine with a key, or whoever sits at the own computer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from checker.acknowledgement import Duty
from checker.policy.signin import Roles


@dataclass(frozen=True, slots=True)
class Identity:
    """One who asks. ``account`` is what the log names; ``person`` is false for machines and the own computer."""

    account: str
    duties: frozenset[Duty]
    name: str = field(default="", repr=False)
    groups: frozenset[str] = field(default=frozenset(), repr=False)
    person: bool = False

    def may(self, duty: Duty) -> bool:
        """Whether this is one of the duties."""
        return duty in self.duties or (duty is Duty.CURATOR and bool(self.duties))

    def author(self, claimed: str | None) -> str | None:
        """Who writes: one who has signed in writes as the own account or one of the own groups, whatever is claimed.

        >>> eva = Identity("eva", frozenset(), groups=frozenset({"press"}), person=True)
        >>> eva.author("press"), eva.author("direktören"), eva.author(None)
        ('press', 'eva', 'eva')
        """
        return claimed if not self.person or claimed in self.groups else self.account


LOCAL = Identity("den egna datorn", frozenset(Duty))
"""Without sign-in the service listens to its own computer alone, and whoever sits there may do everything."""


def duties_of(groups: Iterable[str], roles: Roles) -> frozenset[Duty]:
    """The duties of somebody in these groups."""
    theirs = frozenset(groups)
    return frozenset(duty for duty in Duty if theirs.intersection(getattr(roles, duty.value)))
