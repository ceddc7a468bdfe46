"""Pages and jobs in separate processes, on PostgreSQL."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.desk.running.desks import Desk, all_gone, plenipo

SERVER = os.environ.get("DATABASE_URL", "")
pytestmark = pytest.mark.skipif(not SERVER.startswith("postgres"), reason="it is about PostgreSQL: make test-postgres")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[str]:
    """The address of an empty database of its own."""
    import psycopg

    name = f"desk_{os.getpid()}"
    with psycopg.connect(SERVER, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}".encode())
        yield SERVER.rsplit("/", 1)[0] + f"/{name}"
        server.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


def test_web_and_worker_start_together_and_share_the_work(tmp_path: Path, database: str) -> None:
    import psycopg

    def start(part: str) -> Desk:
        return Desk("serve", part, "--data", tmp_path / "data", "--port", "0", DATABASE_URL=database)

    with ThreadPoolExecutor() as pool:
        web, worker = pool.map(start, ("--web", "--worker"))
    try:
        assert web.url
        with psycopg.connect(database, autocommit=True) as rows:
            rows.execute(
                "INSERT INTO jobs_job (name, key, arguments, state, attempts, worker, message, done_steps, all_steps,"
                " added_at) VALUES ('nothing', 'k', '{}', 'waiting', 0, '', '', 0, 0, now())"
            )
            worker.wait_for(
                lambda: rows.execute("SELECT 1 FROM jobs_job WHERE state = 'failed'").fetchone()  # no work of that name
            )
            assert rows.execute("SELECT count(*) FROM accounts_person").fetchone() == (1,)
        assert (web.told + worker.told).count("one-time password ") == 1
        children = [*web.children(), *worker.children()]
        assert not (tmp_path / "data" / "desk.sqlite3").exists()
    finally:
        stopped = [desk.stop() for desk in (web, worker)]
    assert stopped == [0, 0]
    assert all_gone(children)
    verified = plenipo("audit", "verify", "--data", tmp_path / "data", DATABASE_URL=database)
    assert (verified.returncode, verified.stderr) == (0, "")
