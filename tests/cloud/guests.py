"""The guest agents: one loop instead of one agent in every database server.  It takes the jobs that
Trove's task manager hands to its guests (files, written by stand_ins.Guest) and reports as an agent
reports: by RPC to Trove's real conductor, which writes the rows.

    backup    NEW -> BUILDING (size, type) -> COMPLETED (checksum, location; an object appears in Swift),
              or -> FAILED, with a fault of the instance that names the backup
    prepare   service status NEW -> building -> healthy
    always    a heartbeat for every healthy instance, or Trove would call it lost after
              agent_heartbeat_expiry seconds

README.md says how the end of a backup is chosen.

It runs as a green thread of trove_api.py: the in-memory transport joins only what lives in one process,
and sqlite wants one writer (a second process that writes makes one of Trove's transactions fail now and
then with "database is locked").
"""

import contextlib
import datetime
import hashlib
import json
import random
import re
import sqlite3
import sys
import time

HEARTBEAT = 20  # seconds

# Whether a report is with the conductor, which will write the row of a backup.  `rows` puts nothing back meanwhile:
# the conductor would write the row of a backup that is gone once more.
report_under_way = False


def run(settings):
    """Every job in hand is in `running`, by its file; a reset takes the files away."""
    log("agents up, delays", settings.build_delay, settings.done_delay)
    settings.jobs.mkdir(exist_ok=True)
    running, last_beat = {}, 0.0
    while True:
        try:
            if time.time() - last_beat > HEARTBEAT:
                last_beat = time.time()
                beat_all(settings)
            if not settings.pause.exists():
                work(settings, running)
        except Exception as error:  # Say so and go on: agents outlive trouble.
            log("trouble", repr(error))
        time.sleep(0.2)


def work(settings, running):
    for path in settings.jobs.glob("*.json"):
        if path not in running:
            running[path] = json.loads(path.read_text())
    for path, job in list(running.items()):
        if not path.exists():
            del running[path]
        elif STEPS[job["kind"]](settings, job, time.time() - job["sent"]):
            del running[path]
            path.unlink(missing_ok=True)


def step_backup(settings, job, age):
    """Moves one backup on; returns True when the job is over."""
    info = job["info"]
    end, delay = wish(settings, info)
    if age < settings.build_delay:
        return False
    report = {
        "size": round(random.Random(info["id"]).uniform(0.05, 0.6), 2),
        "backup_type": "incremental" if info.get("parent") else "full",
    }
    if not job.get("building"):
        job["building"] = True
        report_backup(settings, job, state="BUILDING", **report)
    if end == "hang" or age < settings.build_delay + delay:
        return False
    if end == "fail":
        report_backup(settings, job, state="FAILED", success=False, **report)
        report_fault(job, f"Failed to create backup {info['id']}, error: it was told to fail")
    else:
        report["checksum"], report["location"] = upload(settings, info)
        report_backup(settings, job, state="COMPLETED", success=True, **report)
    return True


def step_prepare(settings, job, age):
    """The database server of a new instance comes up."""
    if age >= settings.build_delay and not job.get("building"):
        job["building"] = True
        beat(job["guest"], "building")
    if age < settings.build_delay + settings.done_delay:
        return False
    beat(job["guest"], "healthy")
    log("instance", job["guest"], "healthy")
    return True


STEPS = {"backup": step_backup, "prepare": step_prepare}


def wish(settings, info):
    """How a backup shall end, and after how long, by words in its name or description."""
    text = f"{info.get('name') or ''} {info.get('description') or ''}"
    slow = re.search(r"slow=(\d+(?:\.\d+)?)", text)
    end = "hang" if "hang" in text else "fail" if "fail" in text else "ok"
    return end, float(slow.group(1)) if slow else settings.done_delay


def upload(settings, info):
    """Leaves the object in Swift; returns its checksum and location."""
    from stand_ins import object_file

    container = info.get("swift_container") or "database_backups"
    name = f"{info['id']}.{'xbstream.gz' if info.get('datastore') == 'mysql' else 'tar.gz'}"
    checksum = hashlib.md5(info["id"].encode()).hexdigest()
    meta = {"etag": f'"{checksum}"'}
    if info.get("parent"):
        meta["x-object-meta-parent-location"] = info["parent"]["location"]
        meta["x-object-meta-parent-checksum"] = info["parent"]["checksum"]
    file = object_file(container, name)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(meta))
    base = info.get("swift_url") or "http://127.0.0.1:8888/v1/AUTH_lab"
    return checksum, f"{base}/{container}/{name}"


def beat_all(settings):
    with contextlib.closing(sqlite3.connect(settings.trove_db, timeout=20)) as db:
        healthy = db.execute(
            "SELECT i.id FROM instances i JOIN service_statuses s ON s.instance_id = i.id"
            " WHERE i.deleted = 0 AND s.status_description = 'healthy'"
        ).fetchall()
    for (instance_id,) in healthy:
        beat(instance_id, "healthy")


def beat(instance_id, status):
    conductor().heartbeat(instance_id, {"service_status": status}, sent=time.time())


def report_backup(settings, job, **fields):
    """Returns when the conductor has written the row, or when there is none."""
    global report_under_way
    backup = job["info"]["id"]
    report_under_way = True
    try:
        conductor().update_backup(job["guest"], backup, sent=time.time(), **fields)
        give_up = time.time() + 20
        while state_of(settings, backup) not in (None, fields["state"]):
            if time.time() > give_up:
                raise RuntimeError(f"the conductor did not write {fields['state']} of backup {backup}")
            time.sleep(0.02)
    finally:
        report_under_way = False
    log("backup", backup, fields)


def state_of(settings, backup):
    with contextlib.closing(sqlite3.connect(settings.trove_db, timeout=20)) as db:
        row = db.execute("SELECT state FROM backups WHERE id = ?", (backup,)).fetchone()
    return row and row[0]


def report_fault(job, message):
    """The notification that came along with the job goes back as an error.  Trove keeps it as the fault of
    the instance, and that is all a user ever sees of the reason."""
    notification = job["notification"] | {"server_type": "guest", "instance_id": job["guest"]}
    api = conductor(trove_notification=dict(notification))
    api.client.prepare(version=api.API_BASE_VERSION).cast(
        api.context,
        "notify_exc_info",
        serialized_notification=notification,
        message=message,
        exception=[message],
    )


def conductor(**context):
    from trove.common.context import TroveContext
    from trove.conductor.api import API

    return API(TroveContext.from_dict({"is_admin": True} | context))


def log(*words):
    now = datetime.datetime.now(datetime.UTC).replace(tzinfo=None).isoformat(timespec="milliseconds")
    print(now, "guest", *words, file=sys.stderr, flush=True)
