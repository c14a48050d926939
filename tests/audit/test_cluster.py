"""Dask: the same answers as processes give, nothing lost with a worker, what kills workers isolated."""

from __future__ import annotations

import os
import signal
import threading
import time

import pytest

from checker.audit.plan import Plan
from checker.audit.run import audit
from checker.audit.task import Settings
from checker.errors import ResultsError
from tests.audit.conftest import kept, reports
from tests.audit.plans import plan
from tests.audit.stand_in import CRASH, HANG, SLOW, load
from tests.judged import CLEAR_TEXT, REVIEW_TEXT, STOP_TEXT

dask, distributed = pytest.importorskip("dask"), pytest.importorskip("distributed")


@pytest.fixture(scope="module")
def cluster():
    """Two workers on this machine, looked after by nannies."""
    settings = {"distributed.scheduler.allowed-failures": 1, "distributed.admin.tick.limit": "60s"}
    with (
        dask.config.set(settings),
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as made,
    ):
        yield made


def on(cluster, keys=None) -> Plan:
    return Plan(scheduler=cluster.scheduler_address, keys=keys, settings=Settings(load=load, row_s=1.5))


def test_the_same_rows_give_the_same_results(cluster, tmp_path, archive, keys):
    source = archive("", number=100)
    audit(source, tmp_path / "here.jsonl", plan())
    audit(source, tmp_path / "there.jsonl", on(cluster))
    assert (tmp_path / "here.jsonl").read_bytes() == (tmp_path / "there.jsonl").read_bytes()
    audit(source, tmp_path / "here.db", plan(keys=keys))
    audit(source, tmp_path / "there.db", on(cluster, keys))
    assert kept(tmp_path / "here.db", keys) == kept(tmp_path / "there.db", keys)


def test_a_killed_worker_loses_nothing(cluster, tmp_path, archive):
    source = archive(*[f"{text} {SLOW} {n}" for n in range(60) for text in (CLEAR_TEXT, REVIEW_TEXT, STOP_TEXT)])
    audit(source, tmp_path / "calm.jsonl", plan(2))
    with distributed.Client(cluster.scheduler_address, set_as_default=False) as client:
        before = set(client.run(os.getpid).values())
    killed = threading.Thread(target=lambda: (time.sleep(1), os.kill(min(before), signal.SIGKILL)))
    killed.start()
    audit(source, tmp_path / "out.jsonl", on(cluster))
    killed.join()
    assert (tmp_path / "out.jsonl").read_bytes() == (tmp_path / "calm.jsonl").read_bytes()


def test_what_kills_workers_is_isolated(cluster, tmp_path, archive):
    source = archive(CLEAR_TEXT, CRASH, REVIEW_TEXT, STOP_TEXT, HANG)
    audit(source, tmp_path / "out.jsonl", on(cluster))
    told = [row["report"] for row in reports(tmp_path / "out.jsonl")]
    assert [report["complete"] for report in told] == [True, False, True, True, False]
    assert [report["verdict"] for report in told] == ["clear", "review", "review", "stop", "review"]


def test_no_scheduler_is_told(tmp_path, archive, monkeypatch):
    monkeypatch.setattr("checker.audit.cluster.WAIT_S", 1)
    with pytest.raises(ResultsError, match="Klustret"):
        audit(
            archive(CLEAR_TEXT),
            tmp_path / "out.jsonl",
            Plan(scheduler="tcp://127.0.0.1:9", settings=Settings(load=load)),
        )
