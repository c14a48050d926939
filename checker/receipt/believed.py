"""The public keys whose receipts are believed: of this installation's key folder, or of a JWK Set from elsewhere."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from joserfc.errors import JoseError
from joserfc.jwk import OKPKey

from checker.errors import KeyringError
from checker.keyring import Keyring
from checker.receipt.refusal import ReceiptError, Refusal


@dataclass(frozen=True)
class Believed:
    """Public keys by key id, and the ids of those that were withdrawn."""

    keys: Mapping[str, OKPKey]
    retired: frozenset[str] = frozenset()

    @classmethod
    def of_keyring(cls, keyring: Keyring) -> Believed:
        """The keys of an installation.

        Raises:
            KeyringError: when its folder is damaged.
        """
        keys = keyring.keys()
        active = {key.kid: OKPKey.import_key(key.public) for key in keys if key.retired is None}
        return cls(active, frozenset(key.kid for key in keys if key.retired is not None))

    @classmethod
    def of_jwks(cls, data: bytes) -> Believed:
        """The keys of a JWK Set, as ``/.well-known/jwks.json`` gives it; keys of other kinds are left out.

        Raises:
            KeyringError: when it is none.
        """
        try:
            rows = [row for row in json.loads(data)["keys"] if row.get("crv") == "Ed25519" and row.get("use") == "sig"]
            return cls({row["kid"]: OKPKey.import_key(row) for row in rows})
        except (ValueError, KeyError, TypeError, AttributeError, JoseError):
            raise KeyringError("Nyckelfilen är ingen JWKS. Hämta den på nytt från /.well-known/jwks.json.") from None

    def __getitem__(self, kid: str) -> OKPKey:
        """The key with this id.

        Raises:
            ReceiptError: when it is unknown or withdrawn.
        """
        if kid in self.retired:
            raise ReceiptError(Refusal.RETIRED)
        if kid not in self.keys:
            raise ReceiptError(Refusal.FOREIGN)
        return self.keys[kid]
