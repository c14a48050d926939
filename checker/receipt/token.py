"""A receipt in transit: a compact JWS (RFC 7515) signed with Ed25519 (RFC 8037, RFC 9864)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from joserfc import jws
from joserfc.errors import BadSignatureError, JoseError, UnsupportedAlgorithmError
from joserfc.jwk import OKPKey
from joserfc.util import urlsafe_b64decode, urlsafe_b64encode
from pydantic import ValidationError

from checker.digest import Digests
from checker.keyring import SigningKey
from checker.receipt.believed import Believed
from checker.receipt.refusal import ReceiptError, Refusal
from checker.receipt.statement import Statement

ALGORITHM = "Ed25519"
KIND = "sekretess-receipt+jws"
"""Type in the header: nothing else that the key may ever sign can pass for a receipt."""

LONGEST = 64 * 1024
"""Longest receipt in characters; one for twenty files and fifty acceptances has 15,000."""

SLACK = timedelta(minutes=2)
"""How far the clocks of two machines may be apart."""

COMPACT = re.compile(r"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+")


def sign(statement: Statement, key: SigningKey) -> str:
    """The receipt as it is handed out."""
    header = {"alg": ALGORITHM, "kid": key.kid, "typ": KIND}
    payload = statement.model_dump_json(by_alias=True)
    return jws.serialize_compact(header, payload, key.private, algorithms=[ALGORITHM])


def read(token: str, believed: Believed, now: datetime) -> Statement:
    """What a receipt says, once its signature, key and time are found good.

    Raises:
        ReceiptError: when anything about it is not.
    """
    if len(token) > LONGEST or not COMPACT.fullmatch(token):
        raise ReceiptError(Refusal.MALFORMED)
    try:
        signed = jws.deserialize_compact(token, lambda guest: _key(guest.headers(), believed), algorithms=[ALGORITHM])
    except BadSignatureError:
        raise ReceiptError(Refusal.SIGNATURE) from None
    except UnsupportedAlgorithmError:
        raise ReceiptError(Refusal.ALGORITHM) from None
    except (JoseError, ValueError, TypeError):
        raise ReceiptError(Refusal.MALFORMED) from None
    # The last character of a signature holds four bits that no decoder looks at; only one way to write it is good.
    written = token.rpartition(".")[2].encode()
    if urlsafe_b64encode(urlsafe_b64decode(written)) != written:
        raise ReceiptError(Refusal.SIGNATURE)
    return _in_time(_statement(signed.payload or b""), now)


def verify(token: str, digests: Digests, believed: Believed, now: datetime) -> Statement:
    """What a receipt says of the draft with these digests.

    Raises:
        ReceiptError: when it is not good, or speaks of other bytes.
    """
    statement = read(token, believed, now)
    if refusal := _difference(statement.digests, digests):
        raise ReceiptError(refusal)
    return statement


def _key(header: Mapping[str, Any], believed: Believed) -> OKPKey:
    # The algorithm first: what a caller names must never choose how a key is used.
    if header.get("alg") != ALGORITHM:
        raise ReceiptError(Refusal.ALGORITHM)
    if header.get("typ") != KIND or set(header) != {"alg", "kid", "typ"} or not isinstance(header["kid"], str):
        raise ReceiptError(Refusal.KIND)
    return believed[header["kid"]]


def _statement(payload: bytes) -> Statement:
    try:
        return Statement.model_validate_json(payload)
    except ValidationError:
        raise ReceiptError(Refusal.KIND) from None


def _in_time(statement: Statement, now: datetime) -> Statement:
    if now >= statement.predicate.expires:
        raise ReceiptError(Refusal.EXPIRED)
    if now < statement.predicate.issued - SLACK:
        raise ReceiptError(Refusal.EARLY)
    return statement


def _difference(cleared: Digests, given: Digests) -> Refusal | None:
    """What is not as it was when the draft was cleared; None when all is."""
    before, after = Counter(cleared.files), Counter(given.files)
    if cleared.text != given.text:
        return Refusal.TEXT
    if before == after:
        return None
    if before < after:
        return Refusal.ADDED
    return Refusal.REMOVED if after < before else Refusal.ALTERED
