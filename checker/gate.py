"""The gate before posting: what a judged draft needs, who accepted it, the receipt, and the line in the log."""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.acknowledgement import Acknowledgement, Need, Signer, acknowledge, plain_reason, plain_signer
from checker.attempt import within
from checker.clearance import Judged
from checker.digest import Digests, Fingerprints
from checker.draft import Draft
from checker.errors import AcknowledgementError, KeyringError, LogError, OverdueError
from checker.finding import Severity, Verdict
from checker.log.accepted import accepted_in, fields_of
from checker.log.line import Kind
from checker.receipt.refusal import ReceiptError
from checker.report import Report

if TYPE_CHECKING:
    from checker.keyring import Keyring
    from checker.log.store import Log
    from checker.receipt.statement import Statement

# Keys, receipts and a database are loaded only where there are some: most drafts are checked without.

VALID = timedelta(hours=24)
"""How long a receipt holds unless said otherwise: what is scheduled further ahead is checked again."""


SECONDS = 60.0
"""Longest time for keys and log in one check; a writer of the log waits half of it for the others."""

NO_LOG = "Godkännanden skrivs i loggen, och ingen logg är vald (--log, SEKRETESS_LOG)."


class Source(StrEnum):
    """Through which door a draft came."""

    COMMAND = "command"
    HTTP = "http"
    FORM = "form"
    GATE = "gate"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a draft stands: what is left to accept, the verdict of that, and the receipt once nothing is."""

    judged: Judged
    accepted: tuple[Acknowledgement, ...]
    left: tuple[Need, ...]
    verdict: Verdict
    cleared: bool
    receipt: str | None = None


class Gate:
    """Receipts with a key folder, acknowledgements and log with a log as well; without either it judges all the same.

    May be used from several threads.
    """

    def __init__(self, keyring: Keyring | None = None, log: Log | None = None, valid: timedelta = VALID) -> None:
        self.keyring, self.log, self.valid = keyring, log, valid
        # Without a key folder nothing is kept that a fingerprint could be compared with later.
        self.prints = Fingerprints(keyring.secret("fingerprints") if keyring else secrets.token_bytes(32))

    @classmethod
    def open(cls, keys: Path | None, log: str | None, valid: timedelta = VALID) -> Gate:
        """The gate of an installation: its key folder, and the address of its log.

        Raises:
            KeyringError: when the keys can't be used, or there is a log but no key folder to seal it with.
            LogError: when the log can't be opened.
        """
        keyring = None
        if keys:
            from checker.keyring import Keyring  # noqa: PLC0415

            keyring = Keyring.open(keys)
        if not log:
            return cls(keyring, None, valid)
        if keyring is None:
            raise KeyringError("En logg behöver installationens nycklar. Ange nyckelmappen (--keys, SEKRETESS_KEYS).")
        from checker.log.store import Log  # noqa: PLC0415

        return cls(keyring, Log(log, keyring), valid)

    def checked(self, draft: Draft, report: Report, source: Source) -> tuple[Standing, Report]:
        """Where a draft stands after its check, and the report with its receipt; leaves a line in the log.

        Raises:
            LogError: when the log can't be read or written; then nothing is let through either.
            KeyringError: when the key folder is damaged.
        """
        try:
            return within(SECONDS, lambda: self._checked(draft, report, source))
        except OverdueError:
            raise LogError("Loggen svarar inte i tid. Ingenting släpps igenom. Försök igen om en stund.") from None

    def _checked(self, draft: Draft, report: Report, source: Source) -> tuple[Standing, Report]:
        standing = self.standing(Judged.of(draft, report, self.prints))
        found = Counter(finding.type.value for finding in report.findings if finding.severity is not Severity.INFO)
        self._note(
            Kind.CHECK,
            standing.judged.fingerprint,
            verdict=report.verdict,
            complete=report.complete,
            cleared=standing.cleared,
            receipt=standing.receipt is not None,
            source=source,
            files=len(draft.files),
            types=dict(found),
            rules=report.engine.rules,
            model=report.engine.model,
            policy=report.engine.policy,
        )
        return standing, replace(report, receipt=standing.receipt)

    def standing(self, judged: Judged) -> Standing:
        """Where a judged draft stands now, by what the log holds.

        Raises:
            LogError: when the log can't be read.
            KeyringError: when the key folder is damaged.
        """
        now = datetime.now(UTC)
        accepted = judged.used(self._accepted(judged.fingerprint), now)
        cleared = judged.cleared(accepted, now)
        receipt = None
        if cleared and self.keyring is not None:
            from checker.receipt.statement import Statement  # noqa: PLC0415

            receipt = self._signed(Statement.of(judged, accepted, now, self.valid), judged.digests, self.keyring, now)
        left = judged.left(accepted, now)
        return Standing(judged, accepted, left, judged.verdict_left(accepted, now), cleared, receipt)

    def accept(self, judged: Judged, ids: AbstractSet[str], signer: Signer, *, reason: str, until: date) -> Standing:
        """Accept needs by their ids; each leaves a line in the log.

        Raises:
            AcknowledgementError: when the person may not, an id is unknown, the reason quotes the draft, or part of the
            draft was not examined.
            LogError: when there is no log, or it can't be written.
        """
        if self.log is None:
            raise AcknowledgementError(NO_LOG)
        if not judged.complete:
            raise AcknowledgementError("Utkastet kunde inte granskas helt. Det som inte granskats kan inte godkännas.")
        needs = [need for need in judged.needs if need.id in ids]
        if not needs or len(needs) < len(ids):
            raise AcknowledgementError("Utkastet har inget sådant fynd att godkänna. Granska det igen och se efter.")
        now, why = datetime.now(UTC), plain_reason(reason, judged.needs)
        # All of them first: a refusal must not leave half of them accepted.
        made = [acknowledge(need, signer, judged.author, reason=why, until=until, now=now) for need in needs]
        for one in made:
            self.log.append(Kind.ACKNOWLEDGED, judged.fingerprint, **fields_of(one))
        standing = self.standing(judged)
        if standing.receipt is not None:
            self._note(Kind.RECEIPT, judged.fingerprint, verdict=judged.verdict)
        return standing

    def withdraw(self, number: int, by: str) -> None:
        """Take the acceptance with this line number back; receipts already signed hold until they run out.

        Raises:
            AcknowledgementError: when there is none, or nobody takes it back by name.
            LogError: when there is no log, or it can't be read or written.
        """
        if self.log is None:
            raise AcknowledgementError(NO_LOG)
        found = {one.seq: one for one in accepted_in(self.log.read())}
        if number not in found or found[number].withdrawn:
            raise AcknowledgementError(f"Rad {number} är inget godkännande som kan tas tillbaka.")
        self.log.append(Kind.WITHDRAWN, found[number].subject, line=number, by=plain_signer(by))

    def verify(self, receipt: str, draft: Draft) -> Statement:
        """What a receipt says of this draft.

        Raises:
            ReceiptError: when it is not good for it.
            KeyringError: when there is no key folder to compare with.
            LogError: when the log can't be written.
        """
        if self.keyring is None:
            raise KeyringError("Kvitton kan inte prövas utan nycklar. Ange nyckelmappen (--keys, SEKRETESS_KEYS).")
        from checker.receipt import token  # noqa: PLC0415
        from checker.receipt.believed import Believed  # noqa: PLC0415

        digests = Digests.of(draft)
        fingerprint = self.prints.draft(digests)
        try:
            statement = token.verify(receipt, digests, Believed.of_keyring(self.keyring), datetime.now(UTC))
        except ReceiptError as error:
            self._note(Kind.VERIFIED, fingerprint, valid=False, why=error.refusal)
            raise
        self._note(Kind.VERIFIED, fingerprint, valid=True)
        return statement

    def passed(self, fingerprint: str, *, let_through: bool) -> None:
        """Note in the log that a draft was let through to be posted, or was not.

        Raises:
            LogError: when the log can't be written; then it must not be let through.
        """
        self._note(Kind.GATE, fingerprint, passed=let_through)

    @property
    def jwks(self) -> dict[str, Any]:
        """The public keys that receipts can be verified with; none without a key folder."""
        return self.keyring.jwks if self.keyring else {"keys": []}

    def _signed(self, statement: Statement, digests: Digests, keyring: Keyring, now: datetime) -> str:
        """A receipt that would be believed: it is verified before anybody gets it."""
        from checker.receipt import token  # noqa: PLC0415
        from checker.receipt.believed import Believed  # noqa: PLC0415

        receipt = token.sign(statement, keyring.signing)
        try:
            token.verify(receipt, digests, Believed.of_keyring(keyring), now)
        except (ReceiptError, TypeError):
            raise KeyringError("Kvittot som skrevs går inte att verifiera. Ingenting släpps igenom.") from None
        return receipt

    def _note(self, kind: Kind, fingerprint: str, **fields: Any) -> None:
        if self.log is not None:
            self.log.append(kind, fingerprint, **fields)

    def _accepted(self, fingerprint: str) -> list[Acknowledgement]:
        if self.log is None:
            return []
        lines = self.log.about(fingerprint, Kind.ACKNOWLEDGED, Kind.WITHDRAWN)
        return [one.acknowledgement for one in accepted_in(lines) if not one.withdrawn]
