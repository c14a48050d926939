"""What the hospital allows, applied to the findings of a text before they are judged.

Nobody is allowed to be a patient: a name that is likely a patient's or relative's stays, whoever else bears it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import phonenumbers

from checker.draft import Posting
from checker.finding import Finding, Role, Type, overlap
from checker.policy import Policy, people
from checker.rules import RuleBook

DOUBTED = frozenset({Type.PERSON, Type.SPOKESPERSON})
"""What may be allowed by the policy and otherwise calls for a look."""

LIKELY = 0.5
"""From here on a name is more likely a patient's or relative's than not: no consent and no office covers that."""

CARED_FOR = frozenset({Role.PATIENT, Role.RELATIVE})


class Permissions:
    """The policy's permissions; may be used from several threads."""

    def __init__(self, policy: Policy, rules: RuleBook) -> None:
        self.policy, self.rules = policy, rules
        self._contacts = {contact_of(one) for one in policy.allowed_contacts}
        self._speakers = {account_of(one) for one in policy.speakers}

    def applied(self, found: Sequence[Finding], posting: Posting) -> list[Finding]:
        """The findings without what is allowed; a consent that has run out is a finding of its own."""
        kept = [finding for finding in found if not self._allowed(finding, posting)]
        return list(self._staff(kept, posting))

    def speaks(self, posting: Posting) -> bool:
        """Whether this account may speak for the hospital; a draft without an author speaks for nobody."""
        return posting.author is not None and account_of(posting.author) in self._speakers

    def _allowed(self, finding: Finding, posting: Posting) -> bool:
        if finding.type is Type.CONTACT:
            return contact_of(finding.quote) in self._contacts
        return finding.type is Type.SPOKESPERSON and self.speaks(posting)

    def _staff(self, found: Sequence[Finding], posting: Posting) -> Iterable[Finding]:
        """The findings but for names that may stand: officials, and colleagues whose consent is in force."""
        named = [finding for finding in found if finding.type is Type.PERSON and not cared_for(finding)]
        whole = [(finding, one) for finding in named for one in self._people() if people.names(finding.quote, one)]
        told = {one for _, one in whole}
        free = dict(whole) | {
            finding: one for finding in named for one in sorted(told) if people.part_of(finding.quote, [one])
        }
        for finding in found:
            if finding not in free:
                yield finding
            elif (standing := self._standing(finding, free[finding], posting)) is not None:
                yield standing

    def _people(self) -> Iterable[str]:
        return (*self.policy.officials, *(colleague.name for colleague in self.policy.colleagues))

    def _standing(self, finding: Finding, name: str, posting: Posting) -> Finding | None:
        """What is left of the finding of a name in the policy: nothing, itself, or a consent that has run out."""
        consents = [one for one in self.policy.colleagues if one.name == name and one.consents("name", posting.channel)]
        if name in self.policy.officials or any(posting.day <= one.until for one in consents):
            return None
        if not consents:
            return finding
        until = max(one.until for one in consents)
        rule = self.rules["policy/consent"]
        return rule.finding(
            start=finding.start, end=finding.end, quote=finding.quote, role=Role.STAFF, why=rule.why.format(until=until)
        )


def settles(found: Sequence[Finding], allowed: Sequence[Finding]) -> bool:
    """Whether names and voices were found, and the hospital allows them all."""
    return _doubted(found) and not _doubted(allowed)


def _doubted(found: Sequence[Finding]) -> bool:
    return any(finding.type in DOUBTED for finding in found)


def cared_for(finding: Finding) -> bool:
    """Whether a name is likely a patient's or a relative's."""
    return finding.role in CARED_FOR and finding.score >= LIKELY


def contact_of(text: str) -> str:
    """A phone number or address as it is compared: spaces, marks and the country code do not matter.

    >>> contact_of("+46 8 465 004 00") == contact_of("08-465 004 00"), contact_of("Press@Exempel.se")
    (True, 'press@exempel.se')
    """
    try:
        number = phonenumbers.parse(text, "SE")
        if phonenumbers.is_possible_number(number):
            return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    except phonenumbers.NumberParseException:
        pass
    return "".join(char for char in text.lower() if char.isalnum() or char in "@.").strip(".")


def account_of(author: str) -> str:
    """An account as it is compared.

    >>> account_of(" @Pressjouren ")
    'pressjouren'
    """
    return author.strip().removeprefix("@").casefold()


def without_names(found: Sequence[Finding], hidden: Sequence[Finding], text: str) -> list[Finding]:
    """The findings without those that would quote a name hidden by another finding, or a part of it further on."""
    said = name_words(text, [one.span for one in hidden])
    return [
        finding
        for finding in found
        if not any(overlap(finding.span, one.span) for one in hidden) and not repeats(finding, said)
    ]


def name_words(text: str, spans: Sequence[tuple[int, int]]) -> set[str]:
    """The first and the last word of each of these names, plain, with and without a genitive's -s."""
    names = [words for start, end in spans if (words := people.words_of(text[start:end]))]
    return {stem for words in names for word in (words[0], words[-1]) if len(word) > 1 for stem in people.stems(word)}


def repeats(finding: Finding, said: Collection[str]) -> bool:
    """Whether a finding quotes one of these words."""
    return any(stem in said for word in people.words_of(finding.quote) for stem in people.stems(word))
