"""How many requests one account may make a minute, and how many attempts to sign in may come from one address."""

from __future__ import annotations

import math
import time

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from checker.web.problems import Problem


class Rates:
    """Counts in memory, over a moving minute."""

    def __init__(self, requests: int, attempts: int) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._requests = RateLimitItemPerMinute(requests, namespace="requests")
        self._attempts = RateLimitItemPerMinute(attempts, namespace="attempts")

    def request(self, account: str) -> None:
        """Count a request.

        Raises:
            Problem: when the account has made too many.
        """
        self._take(self._requests, account)

    def attempt(self, address: str) -> None:
        """Count an attempt to sign in, or one that failed.

        Raises:
            Problem: when too many came from this address.
        """
        self._take(self._attempts, address)

    def _take(self, item: RateLimitItemPerMinute, key: str) -> None:
        if not self._limiter.hit(item, key):
            free = self._limiter.get_window_stats(item, key).reset_time
            raise Problem("too-many", headers={"Retry-After": str(max(1, math.ceil(free - time.time())))})
