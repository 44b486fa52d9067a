"""The scripts that save the warehouse and bring it back, on a real PostgreSQL."""

from __future__ import annotations

import os
import subprocess

import psycopg
import pytest
from sqlalchemy import make_url

from manifests import KUBERNETES
from postgres_server import find_postgres

SCRIPTS = KUBERNETES / "bases" / "warehouse"
NAMES = "select datname from pg_database"


class Warehouse:
    """A database of its own with one table, and the scripts that know it."""

    def __init__(self, url, folder):
        parsed = make_url(url)
        self.name = parsed.database
        self.folder = folder
        self._socket = parsed.query["host"]
        self.environ = {
            **{name: os.environ[name] for name in ("LANG", "LC_ALL") if name in os.environ},
            "PATH": f"{find_postgres()}:{os.environ['PATH']}",
            "PGHOST": self._socket,
            "POSTGRES_USER": parsed.username,
            "POSTGRES_DB": self.name,
            "POSTGRES_PASSWORD": "not asked for at a socket",
            "BACKUPS_KEPT": "2",
        }

    def connect(self, database=None):
        return psycopg.connect(
            host=self._socket,
            user=self.environ["POSTGRES_USER"],
            dbname=database or self.name,
            autocommit=True,
        )

    def ask(self, sql, database=None):
        with self.connect(database) as connection:
            found = connection.execute(sql)
            return sorted(value for (value,) in found.fetchall()) if found.description else []

    def replaced(self):
        """What restores have left beside the warehouse."""
        return [name for name in self.ask(NAMES) if name.startswith(("replaced_", "restoring"))]

    def run(self, script, given=b"", **environ):
        return subprocess.run(
            ["sh", SCRIPTS / script],
            input=given,
            env={**self.environ, **environ},
            cwd=self.folder,
            capture_output=True,
            check=False,
        )


@pytest.fixture
def warehouse(warehouses, tmp_path):
    made = Warehouse(warehouses.empty("postgres"), tmp_path)
    made.ask("create table launches as select 'first' as mission")
    yield made
    for name in made.replaced():
        made.ask(f"drop database {name}")


def test_a_restore_brings_back_what_was_saved_and_keeps_what_was_there(warehouse):
    backup = warehouse.run("backup.sh")
    assert backup.returncode == 0, backup.stderr
    warehouse.ask("insert into launches values ('later'); create table runs (run_id int)")
    # Who is connected does not stop it, and is told that the connection has ended.
    with warehouse.connect() as connection:
        restored = warehouse.run("restore.sh", backup.stdout)
        assert restored.returncode == 0, restored.stderr
        with pytest.raises(psycopg.OperationalError):
            connection.execute("select 1")
    assert warehouse.ask("select mission from launches") == ["first"]
    [replaced] = warehouse.replaced()
    assert replaced.encode() in restored.stdout
    assert warehouse.ask("select mission from launches", replaced) == ["first", "later"]


@pytest.mark.parametrize(
    "spoilt",
    [lambda backup: backup[: len(backup) // 2], lambda _: b"no backup", lambda _: b""],
    ids=["cut off", "something else", "nothing"],
)
def test_a_backup_that_cannot_be_read_changes_nothing(warehouse, spoilt):
    backup = warehouse.run("backup.sh").stdout
    warehouse.ask("insert into launches values ('later')")
    assert warehouse.run("restore.sh", spoilt(backup)).returncode != 0
    assert warehouse.ask("select mission from launches") == ["first", "later"]
    assert warehouse.replaced() == []
    assert warehouse.run("restore.sh", backup).returncode == 0
    assert warehouse.ask("select mission from launches") == ["first"]


def test_a_restore_that_was_killed_stands_in_nobodys_way(warehouse):
    backup = warehouse.run("backup.sh").stdout
    warehouse.ask("create database restoring")
    assert warehouse.run("restore.sh", backup).returncode == 0
    assert "restoring" not in warehouse.replaced()


def test_of_the_backups_the_latest_stay_and_one_that_broke_off_is_none(warehouse):
    for day in ("20260101", "20260102", "20260103"):
        (warehouse.folder / f"warehouse-{day}T024300Z.dump").write_bytes(b"old")
    warehouse.environ["BACKUPS_KEPT"] = "3"
    assert warehouse.run("keep-backup.sh", PGHOST="/nowhere").returncode != 0
    kept = warehouse.run("keep-backup.sh")
    assert kept.returncode == 0, kept.stderr
    found = sorted(path.name for path in warehouse.folder.glob("warehouse-*"))
    assert found[:2] == ["warehouse-20260102T024300Z.dump", "warehouse-20260103T024300Z.dump"]
    assert len(found) == 3
    assert not (warehouse.folder / "part").exists()


def test_the_latest_backup_is_restored_or_the_one_that_is_named(warehouse):
    (warehouse.folder / "warehouse-20260101T024300Z.dump").write_bytes(
        warehouse.run("backup.sh").stdout
    )
    warehouse.ask("insert into launches values ('later')")
    (warehouse.folder / "warehouse-20260102T024300Z.dump").write_bytes(
        warehouse.run("backup.sh").stdout
    )
    warehouse.ask("drop table launches")
    assert warehouse.run("restore-kept.sh").returncode == 0
    assert warehouse.ask("select mission from launches") == ["first", "later"]
    named = warehouse.run("restore-kept.sh", BACKUP="warehouse-20260101T024300Z.dump")
    assert named.returncode == 0, named.stderr
    assert warehouse.ask("select mission from launches") == ["first"]


def test_a_backup_that_is_not_there_is_named_beside_those_that_are(warehouse):
    (warehouse.folder / "warehouse-20260101T024300Z.dump").write_bytes(b"old")
    asked = warehouse.run("restore-kept.sh", BACKUP="warehouse-2025.dump")
    assert asked.returncode == 1
    assert b"warehouse-2025.dump" in asked.stderr
    assert b"warehouse-20260101T024300Z.dump" in asked.stderr


@pytest.mark.parametrize("given", [{"POSTGRES_PASSWORD": ""}, {"POSTGRES_PASSWORD_FILE": "empty"}])
def test_a_warehouse_without_a_password_is_not_started(warehouse, given):
    (warehouse.folder / "empty").touch()
    refused = warehouse.run("start.sh", PGDATA=str(warehouse.folder), **given)
    assert (refused.returncode, refused.stdout) == (1, b"")
    assert b"POSTGRES_PASSWORD is empty" in refused.stderr


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({}, "POSTGRES_PASSWORD=not asked for at a socket"),
        ({"POSTGRES_PASSWORD": "", "POSTGRES_PASSWORD_FILE": "password"}, "none"),
    ],
    ids=["in the environment", "in a file"],
)
def test_the_images_own_script_is_told_one_password_and_a_language(warehouse, given, told):
    (warehouse.folder / "password").write_text("/ # % '$HOME\n")
    entrypoint = warehouse.folder / "docker-entrypoint.sh"
    entrypoint.write_text("#!/bin/sh\nenv | grep -E '^(LANG|POSTGRES_PASSWORD|PG.*)=' | sort\n")
    entrypoint.chmod(0o755)
    path = f"{warehouse.folder}:{warehouse.environ['PATH']}"
    nothing = str(warehouse.folder / "nothing")
    started = warehouse.run("start.sh", PATH=path, PGDATA=nothing, **given)
    said = started.stdout.decode().splitlines()
    assert "LANG=C.UTF-8" in said
    assert next((line for line in said if "PASSWORD" in line), "none") == told
    assert "PGUSER" not in started.stdout.decode()


def test_a_database_that_is_there_takes_the_password_that_it_is_started_with(warehouse):
    (warehouse.folder / "PG_VERSION").write_text("17")
    told = warehouse.folder / "told"
    for name, body in (("postgres", f"cat >{told}"), ("docker-entrypoint.sh", "true")):
        (warehouse.folder / name).write_text(f"#!/bin/sh\n{body}\n")
        (warehouse.folder / name).chmod(0o755)
    path = f"{warehouse.folder}:{warehouse.environ['PATH']}"
    odd = "/ # % \"'$HOME\\ \u00e9"
    warehouse.run("start.sh", PATH=path, PGDATA=str(warehouse.folder), POSTGRES_PASSWORD=odd)
    quoted = odd.replace("'", "''")
    assert told.read_text() == f"alter role \"spacelaunch\" password '{quoted}'\n"
