"""Receipts: good ones hold for their own bytes, and nothing else is let through."""

import base64
import json
import random
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from joserfc import jws
from joserfc.jwk import OctKey, OKPKey

from checker.clearance import Judged
from checker.digest import Digests, Fingerprints
from checker.errors import KeyringError
from checker.keyring import Keyring
from checker.receipt.believed import Believed
from checker.receipt.refusal import SENTENCES, ReceiptError, Refusal
from checker.receipt.statement import Statement
from checker.receipt.token import KIND, sign, verify
from tests.judged import REVIEW_TEXT, draft, judge

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
DRAFT = draft("Nu är kaffet klart.", b"one", b"two")
TAMPERED = 10_000


@pytest.fixture(scope="module")
def keyring(tmp_path_factory) -> Keyring:
    made = Keyring.create(tmp_path_factory.mktemp("receipts") / "keys")
    made.new()
    return made


@pytest.fixture(scope="module")
def believed(keyring) -> Believed:
    return Believed.of_jwks(json.dumps(keyring.jwks).encode())


@pytest.fixture(scope="module")
def statement() -> Statement:
    judged = Judged.of(DRAFT, judge(DRAFT), Fingerprints(b"k" * 32))
    return Statement.of(judged, (), NOW, timedelta(hours=24))


@pytest.fixture(scope="module")
def receipt(keyring, statement) -> str:
    return sign(statement, keyring.signing)


def refusal(token, believed, given=DRAFT, now=NOW) -> Refusal:
    with pytest.raises(ReceiptError) as caught:
        verify(token, Digests.of(given), believed, now)
    return caught.value.refusal


def test_a_receipt_holds_for_its_own_bytes(receipt, believed, statement):
    assert verify(receipt, Digests.of(DRAFT), believed, NOW) == statement
    assert verify(receipt, Digests.of(draft("Nu är kaffet klart.", b"two", b"one")), believed, NOW) == statement


def test_it_is_an_in_toto_statement_that_says_what_the_contract_wants(receipt, keyring):
    header, payload, _ = (base64.urlsafe_b64decode(part + "==") for part in receipt.split("."))
    assert json.loads(header) == {"alg": "Ed25519", "kid": keyring.signing.kid, "typ": KIND}
    said = json.loads(payload)
    assert said["_type"] == "https://in-toto.io/Statement/v1"
    assert [part["name"] for part in said["subject"]] == ["text", "file 1", "file 2"]
    assert said["subject"][0]["digest"]["sha256"] == Digests.of(DRAFT).text
    assert said["predicate"]["engine"].keys() == {"version", "model", "rules", "policy"}
    assert (said["predicate"]["verdict"], said["predicate"]["reviewer"]) == ("clear", None)


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (draft("Nu är kaffet slut.", b"one", b"two"), Refusal.TEXT),
        (draft("Nu är kaffet klart. ", b"one", b"two"), Refusal.TEXT),
        (draft("Nu är kaffet klart.", b"one", b"two", b"three"), Refusal.ADDED),
        (draft("Nu är kaffet klart.", b"one", b"two", b"two"), Refusal.ADDED),
        (draft("Nu är kaffet klart.", b"one"), Refusal.REMOVED),
        (draft("Nu är kaffet klart.", b"one", b"twO"), Refusal.ALTERED),
        (draft("Nu är kaffet klart.", b"one", b"one"), Refusal.ALTERED),
    ],
)
def test_other_bytes_are_refused_by_name(receipt, believed, given, why):
    assert refusal(receipt, believed, given) is why


def test_time_is_kept(receipt, believed):
    assert refusal(receipt, believed, now=NOW + timedelta(hours=24)) is Refusal.EXPIRED
    assert refusal(receipt, believed, now=NOW - timedelta(hours=1)) is Refusal.EARLY
    assert verify(receipt, Digests.of(DRAFT), believed, NOW - timedelta(minutes=1))


def test_keys_of_others_and_withdrawn_keys_are_refused(tmp_path, statement):
    ours, theirs = Keyring.create(tmp_path / "ours"), Keyring.create(tmp_path / "theirs")
    old, _, foreign = ours.new(), ours.new(), theirs.new()
    assert refusal(sign(statement, foreign), Believed.of_keyring(ours)) is Refusal.FOREIGN
    receipt = sign(statement, old)
    assert verify(receipt, Digests.of(DRAFT), Believed.of_keyring(ours), NOW)
    ours.retire(old.kid)
    assert refusal(receipt, Believed.of_keyring(ours)) is Refusal.RETIRED
    assert refusal(receipt, Believed.of_jwks(json.dumps(ours.jwks).encode())) is Refusal.FOREIGN


def part(value) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


def test_the_algorithm_is_ours_to_choose(keyring, believed, statement, receipt):
    key, payload = keyring.signing, receipt.split(".")[1]
    public = OctKey.import_key(base64.urlsafe_b64decode(key.jwk["x"] + "="))
    header = {"kid": key.kid, "typ": KIND}
    confused = jws.serialize_compact({"alg": "HS256", **header}, statement.model_dump_json(by_alias=True), public)
    assert refusal(confused, believed) is Refusal.ALGORITHM
    for name in ("none", "None", "EdDSA", "ES256", ""):
        unsigned = f"{part({'alg': name, **header})}.{payload}.{receipt.split('.')[2]}"
        assert refusal(unsigned, believed) in {Refusal.ALGORITHM, Refusal.SIGNATURE, Refusal.MALFORMED}
    assert refusal(f"{part({'alg': 'none', **header})}.{payload}.", believed) is Refusal.MALFORMED


def test_a_key_in_the_header_is_not_believed(believed, statement, keyring):
    own = OKPKey.generate_key("Ed25519")
    for extra in (
        {"jwk": own.as_dict(private=False)},
        {"jku": "https://keys.example/jwks"},
        {"crit": ["b64"], "b64": False},
    ):
        header = {"alg": "Ed25519", "kid": keyring.signing.kid, "typ": KIND, **extra}
        forged = f"{part(header)}.{part(json.loads(statement.model_dump_json(by_alias=True)))}"
        signature = own.private_key.sign(forged.encode())
        token = f"{forged}.{base64.urlsafe_b64encode(signature).decode().rstrip('=')}"
        assert refusal(token, believed) in {Refusal.KIND, Refusal.MALFORMED}


@pytest.mark.parametrize(
    ("header", "change"),
    [
        ({"typ": "JWT"}, {}),
        ({}, {"predicateType": "urn:something:else"}),
        ({}, {"_type": "https://in-toto.io/Statement/v0.1"}),
        ({}, {"extra": 1}),
    ],
)
def test_something_else_that_our_key_signed_is_no_receipt(keyring, believed, statement, header, change):
    key = keyring.signing
    payload = json.loads(statement.model_dump_json(by_alias=True)) | change
    signed = jws.serialize_compact(
        {"alg": "Ed25519", "kid": key.kid, "typ": KIND, **header},
        json.dumps(payload),
        key.private,
        algorithms=["Ed25519"],
    )
    assert refusal(signed, believed) is Refusal.KIND


def test_an_incomplete_or_unaccepted_draft_gets_no_statement():
    for one in (draft("Hej", b"?"), draft(REVIEW_TEXT)):
        judged = Judged.of(one, judge(one), Fingerprints(b"k" * 32))
        with pytest.raises(ValueError, match="cleared"):
            Statement.of(judged, (), NOW, timedelta(hours=1))


def tampered(token: str, chance: random.Random) -> str:
    """The token with one thing changed: a character, a bit of what it says, a piece taken out, doubled or swapped."""
    pieces = token.split(".")
    place = chance.randrange(len(token))
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=.+/ \n"
    match chance.randrange(6):
        case 0:
            return token[:place] + chance.choice(letters) + token[place + 1 :]
        case 1:
            number = chance.randrange(3)
            data = bytearray(base64.urlsafe_b64decode(pieces[number] + "=="))
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
            pieces[number] = base64.urlsafe_b64encode(data).decode().rstrip("=")
            return ".".join(pieces)
        case 2:
            return token[:place] + token[place + chance.randrange(1, 20) :]
        case 3:
            return token[:place] + chance.choice(letters) + token[place:]
        case 4:
            # The last characters of a signature: other ways to write the same bytes.
            return token[:-1] + chance.choice(letters[:64])
        case _:
            chance.shuffle(pieces)
            return ".".join(pieces)


def test_not_one_of_ten_thousand_tampered_receipts_is_accepted(receipt, believed):
    chance = random.Random(7)  # noqa: S311
    reasons, digests, tried = Counter(), Digests.of(DRAFT), 0
    while tried < TAMPERED:
        token = tampered(receipt, chance)
        if token == receipt:
            continue
        tried += 1
        try:
            verify(token, digests, believed, NOW)
        except ReceiptError as error:
            reasons[error.refusal] += 1
    assert reasons.total() == TAMPERED
    assert {Refusal.SIGNATURE, Refusal.MALFORMED, Refusal.FOREIGN} <= set(reasons)


@pytest.mark.parametrize("token", ["", ".", "..", "a.b", "a.b.c", "a.b.c.d", "é.b.c", "{}.{}.{}", "a" * 70_000])
def test_what_is_no_token_is_told(believed, token):
    assert refusal(token, believed) is Refusal.MALFORMED


def test_a_set_of_keys_that_is_none_is_told():
    for data in (b"", b"{}", b"[]", b'{"keys": 1}', b'{"keys": [{"crv": "Ed25519", "use": "sig", "kid": "a"}]}'):
        with pytest.raises(KeyringError, match="JWKS"):
            Believed.of_jwks(data)


def test_every_reason_has_a_sentence():
    assert set(SENTENCES) == set(Refusal)
