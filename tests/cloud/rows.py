"""Trove's tables in their starting state (the datastores are there already): rows that only Nova and
guest agents could have brought about, by SQL.  Ids are fixed, so that tests can name them.

Trove's own process writes them, between two of its requests' transactions: a second process that writes
would make requests fail with 500, "database is locked".
"""

import contextlib
import datetime
import hashlib
import json
import shutil
import sqlite3
import sys
import time
from typing import NamedTuple

import guests
from settings import HOST

TABLES = (
    "backups",
    "backup_strategy",
    "service_statuses",
    "instance_faults",
    "instances",
    "quota_usages",
    "quotas",
    "reservations",
    "conductor_lastseen",
)


class Instance(NamedTuple):
    id: str
    name: str
    datastore: str
    gigabytes: int
    flavor: str
    project: str

    def other_id(self, digit):
        """For what belongs to it: its server, volume, status."""
        return digit + self.id[0] + self.id[2:]


class Backup(NamedTuple):
    id: str
    name: str
    description: str | None
    instance: Instance
    state: str
    size: float
    hours_old: int
    parent: "Backup | None" = None


def instance(first, number, *rest):
    return Instance(f"{first}0000000-0000-4000-8000-{number:012}", *rest)


def backup(first, number, *rest):
    return Backup(f"{first}0000000-0000-4000-8000-{number:012}", *rest)


INSTANCES = (
    ORDERS := instance("a", 1, "orders-db", "mysql", 5, "20", "demo"),
    BILLING := instance("a", 2, "billing-db", "mysql", 10, "30", "demo"),
    instance("a", 3, "metrics-db", "postgresql", 2, "10", "demo"),
    SESSIONS := instance("a", 4, "sessions-db", "postgresql", 1, "10", "demo"),
    ARCHIVE := instance("a", 5, "archive-db", "postgresql", 2, "10", "demo"),
    FOREIGN := instance("b", 1, "foreign-db", "mysql", 5, "20", "other"),
)
BACKUPS = (
    FULL := backup("c", 1, "orders-full", "weekly full", ORDERS, "COMPLETED", 0.31, 72),
    NEXT := backup("c", 2, "orders-inc-1", "nightly", ORDERS, "COMPLETED", 0.05, 48, FULL),
    backup("c", 3, "orders-inc-2", None, ORDERS, "COMPLETED", 0.04, 24, NEXT),
    backup("c", 4, "billing-before-upgrade", "manual", BILLING, "COMPLETED", 4.2, 30),
    backup("c", 5, "billing-broken", "ran out of space", BILLING, "FAILED", 0.0, 12),
    # It keeps archive-db in the status BACKUP.
    backup("c", 6, "archive-hanging", "never ends (held by the lab)", ARCHIVE, "BUILDING", 0.11, 1),
    backup("c", 7, "sessions-lost", None, SESSIONS, "DELETE_FAILED", 0.02, 100),
    backup("d", 1, "foreign-full", None, FOREIGN, "COMPLETED", 0.2, 5),
)


def put_back_when_asked(settings):
    """A green thread of trove_api.py; `cloud.py reset` leaves the file and waits until it is gone."""
    while True:
        time.sleep(0.05)
        if settings.reset_wanted.exists():
            # No report begins any more, and one that is under way may end: it would write its row once more.
            shutil.rmtree(settings.jobs, ignore_errors=True)
            while guests.report_under_way:
                time.sleep(0.02)
            try:
                put_back(settings, **json.loads(settings.reset_wanted.read_text()))
                settings.reset_wanted.unlink()
            except sqlite3.OperationalError as error:
                # One of Trove's transactions is open.  It can end only while this thread sleeps.
                print("rows not put back yet:", error, file=sys.stderr, flush=True)


def put_back(settings, projects, crowd):
    """Whatever instances, backups, strategies and quotas there are, afterwards there are these, and so many
    backups more.  `projects` has the ids of the projects by name."""
    with contextlib.closing(sqlite3.connect(settings.trove_db, timeout=0, isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode=WAL")  # readers and the writer do not wait for each other
        db.execute("BEGIN IMMEDIATE")
        for table in TABLES:
            db.execute(f"DELETE FROM {table}")
        for folder in settings.objects, settings.jobs, settings.gone_servers:
            shutil.rmtree(folder, ignore_errors=True)
        for steering in settings.pause, settings.short_tokens:
            steering.unlink(missing_ok=True)
        write_rows(settings, db, projects)
        write_crowd(db, projects["demo"], crowd)
        db.execute("COMMIT")


def write_rows(settings, db, projects):
    now = datetime.datetime.now(datetime.UTC).replace(tzinfo=None, microsecond=0)
    versions = dict(db.execute("SELECT name, default_version_id FROM datastores"))

    def row(table, **values):
        marks = ",".join("?" * len(values))
        db.execute(f"INSERT INTO {table} ({','.join(values)}) VALUES ({marks})", list(values.values()))

    for age, it in enumerate(INSTANCES):
        born = str(now - datetime.timedelta(days=9 - age))
        row(
            "instances",
            id=it.id,
            created=born,
            updated=born,
            name=it.name,
            compute_instance_id=it.other_id("5"),
            task_id=1,
            task_description="No tasks for the instance.",
            volume_id=it.other_id("7"),
            flavor_id=it.flavor,
            volume_size=it.gigabytes,
            tenant_id=projects[it.project],
            deleted=0,
            datastore_version_id=versions[it.datastore],
            region_id=settings.region,
            access='{"is_public": false}',
        )
        row(
            "service_statuses",
            id=it.other_id("8"),
            instance_id=it.id,
            status_id=0x21,
            status_description="healthy",
            updated_at=f"{now}.000000",
        )
    for it in BACKUPS:
        when = str(now - datetime.timedelta(hours=it.hours_old))
        tenant = projects[it.instance.project]
        stored = it.state in ("COMPLETED", "DELETE_FAILED")
        checksum = hashlib.md5(it.id.encode()).hexdigest()
        file = f"{it.id}.xbstream.gz"
        if stored:
            folder = settings.objects / "database_backups"
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{file}.json").write_text(json.dumps({"etag": f'"{checksum}"'}))
        row(
            "backups",
            id=it.id,
            name=it.name,
            description=it.description,
            location=f"http://{HOST}:8888/v1/AUTH_{tenant}/database_backups/{file}" if stored else None,
            backup_type="incremental" if it.parent else "full",
            size=it.size,
            tenant_id=tenant,
            state=it.state,
            instance_id=it.instance.id,
            checksum=checksum if stored else None,
            deleted=0,
            created=when,
            updated=when,
            parent_id=it.parent.id if it.parent else None,
            datastore_version_id=versions[it.instance.datastore],
            storage_driver="swift",
        )
    for name, tenant in projects.items():
        own = [it for it in INSTANCES if it.project == name]
        for resource, used in (
            ("backups", sum(it.instance.project == name for it in BACKUPS)),
            ("instances", len(own)),
            ("volumes", sum(it.gigabytes for it in own)),
        ):
            row(
                "quota_usages",
                id=f"{name}-{resource}",
                created=str(now),
                updated=str(now),
                tenant_id=tenant,
                in_use=used,
                reserved=0,
                resource=resource,
            )


def write_crowd(db, tenant, count):
    """A long history: one backup every ten minutes, of one instance after another, each a copy of orders-full but for
    what tells it from others.  Every fiftieth failed."""
    own = [it for it in INSTANCES if it.project == "demo"]
    now = datetime.datetime.now(datetime.UTC).replace(tzinfo=None, microsecond=0)
    columns = [row[1] for row in db.execute("PRAGMA table_info(backups)")]
    pattern = dict(zip(columns, db.execute("SELECT * FROM backups WHERE id = ?", (FULL.id,)).fetchone(), strict=True))
    marks = ",".join("?" * len(columns))

    def one(number):
        born = now - datetime.timedelta(hours=1, minutes=10 * number)
        return pattern | {
            "id": f"e{number:07x}-0000-4000-8000-000000000000",
            "name": f"crowd-{number:05}",
            "state": "COMPLETED" if number % 50 else "FAILED",
            "size": round(0.1 + number % 90 / 10, 2),
            "instance_id": own[number % len(own)].id,
            "created": str(born),
            "updated": str(born + datetime.timedelta(minutes=5)),
        }

    db.executemany(f"INSERT INTO backups VALUES ({marks})", (list(one(number).values()) for number in range(count)))
