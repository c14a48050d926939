"""A client of the HTTP endpoint, for the program that holds the posting token.

Ask for a receipt, keep it beside the draft, and verify it against the very bytes that are about to be posted. Every
error means no: a caller that lets them pass up can't post by mistake.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Self

import httpx

from checker.errors import CheckerError

File = tuple[str, bytes]
"""Name and bytes of a photo or film."""


class NotClearedError(CheckerError):
    """The draft is not let through; ``report`` says why."""

    def __init__(self, report: Mapping[str, Any]) -> None:
        super().__init__(report["summary"])
        self.report = report


class RefusedError(CheckerError):
    """The service refused; ``problem`` is its problem document, ``refusal`` the reason that a receipt is not valid."""

    def __init__(self, problem: Mapping[str, Any]) -> None:
        super().__init__(problem.get("detail") or "Tjänsten svarade inte som väntat.")
        self.problem = problem
        self.refusal = problem.get("refusal")


class Client:
    """Speaks to a service at ``address``; ``key`` is an API key where it asks for one. Times in seconds."""

    def __init__(
        self, address: str = "http://127.0.0.1:8321", *, key: str | None = None, timeout: float = 130, **options: Any
    ) -> None:
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        self._http = httpx.Client(base_url=address, headers=headers, timeout=timeout, **options)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    def check(self, text: str, files: Sequence[File] = (), **fields: str) -> dict[str, Any]:
        """The report on a draft; ``fields`` are ``channel``, ``author`` and ``posted_at``.

        Raises:
            RefusedError: when it could not be checked.
            httpx.HTTPError: when the service can't be reached.
        """
        return self._post("/v1/checks", text, files, fields)

    def receipt(self, text: str, files: Sequence[File] = (), **fields: str) -> str:
        """The receipt for a draft.

        Raises:
            NotClearedError: when the draft is not let through, or the service signs no receipts.
            RefusedError, httpx.HTTPError: as ``check``.
        """
        report = self.check(text, files, **fields)
        if not report["receipt"]:
            raise NotClearedError(report)
        return str(report["receipt"])

    def verify(self, receipt: str, text: str, files: Sequence[File] = ()) -> dict[str, Any]:
        """What a receipt says, once it is found to hold for exactly this text and these files.

        Raises:
            RefusedError: when it does not.
            httpx.HTTPError: when the service can't be reached.
        """
        return self._post("/v1/receipts/verify", text, files, {"receipt": receipt})

    def _post(self, path: str, text: str, files: Sequence[File], fields: Mapping[str, str]) -> dict[str, Any]:
        uploads = [("files", (name, data)) for name, data in files]
        # Multipart also where there is no file: one shape for every draft.
        parts: list[Any] = [(name, (None, value)) for name, value in {"text": text, **fields}.items()]
        answer = self._http.post(path, files=[*parts, *uploads])
        try:
            body = answer.json()
        except json.JSONDecodeError:
            raise RefusedError({"status": answer.status_code}) from None
        if answer.status_code != httpx.codes.OK or not isinstance(body, dict):
            raise RefusedError(body if isinstance(body, dict) else {})
        return body
