"""Stand-ins for what Trove talks to: Nova, Cinder, Glance, Swift and guest agents.  Trove loads them by
its own remote_*_client options, so not one line of Trove is patched.

Trove 26 still ships trove.tests.fakes, and what works of it is used as it is: Neutron's fake, and the
Swift fake as a base class.  Its Nova fake is stale (no api_version; servers report HEALTHY where Trove
waits for ACTIVE; it uses context.tenant) and its guest agent fake does not import from the wheel.
"""

import contextlib
import json
import os
import sqlite3
import time
import uuid
from types import SimpleNamespace

from glanceclient.exc import HTTPNotFound
from novaclient.api_versions import APIVersion
from novaclient.exceptions import NotFound
from swiftclient.exceptions import ClientException
from trove.tests.fakes.swift import FakeSwiftConnection

from settings import Settings

settings = Settings.from_environ()


class Quiet:
    """Answers any call with None."""

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *_, **__: None


# Nova


class Flavors:
    sizes = {  # id: name, MB of memory, GB of disk, processors
        "10": ("db.tiny", 512, 5, 1),
        "20": ("db.small", 2048, 20, 1),
        "30": ("db.medium", 4096, 40, 2),
    }

    def get(self, flavor_id):
        flavor_id = str(flavor_id)
        if flavor_id not in self.sizes:
            raise NotFound(404, f"Flavor {flavor_id} could not be found.")
        name, ram, disk, vcpus = self.sizes[flavor_id]
        shown = {"id": flavor_id, "name": name, "ram": ram, "disk": disk, "vcpus": vcpus}
        return SimpleNamespace(
            **shown,
            ephemeral=0,
            links=[{"rel": "self", "href": f"http://127.0.0.1/flavors/{flavor_id}"}],
            to_dict=lambda: shown,
            get_keys=dict,
        )

    def list(self, **_):
        return [self.get(flavor_id) for flavor_id in self.sizes]


class Servers:
    """Every server that a row of a Trove instance names exists and is ACTIVE, until it is deleted.  Before
    there is a row, it is remembered here."""

    born = set()

    def create(self, *_, **__):
        server_id = str(uuid.uuid4())
        self.born.add(server_id)
        return self._server(server_id)

    def get(self, server_id):
        if self._is_there(server_id) and (server_id in self.born or server_id in self._named()):
            return self._server(server_id)
        raise NotFound(404, f"Instance {server_id} could not be found.")

    def list(self, **_):
        return [self._server(server_id) for server_id in self._named() if self._is_there(server_id)]

    def delete(self, server):
        """Noted in a file, which goes when the rows are put back."""
        settings.gone_servers.mkdir(exist_ok=True)
        (settings.gone_servers / getattr(server, "id", server)).touch()

    def _is_there(self, server_id):
        return not (settings.gone_servers / server_id).exists()

    def _named(self):
        with contextlib.closing(sqlite3.connect(settings.trove_db, timeout=20)) as db:
            named = db.execute(
                "SELECT compute_instance_id FROM instances WHERE deleted = 0 AND compute_instance_id IS NOT NULL"
            )
            return [server_id for (server_id,) in named]

    def _server(self, server_id):
        return SimpleNamespace(
            id=server_id,
            name=server_id,
            status="ACTIVE",
            addresses={},
            tags=[],
            metadata={},
            flavor={"id": "10"},
            delete=lambda: self.delete(server_id),
            **{"OS-EXT-AZ:availability_zone": "nova"},
        )


class ServerGroups:
    def list(self, *_, **__):
        return []

    def create(self, *_, **__):
        return SimpleNamespace(id=str(uuid.uuid4()), members=[], policies=[])

    def delete(self, *_):
        pass


def nova_client(context, region_name=None, password=None):
    return SimpleNamespace(
        api_version=APIVersion("2.57"),
        flavors=Flavors(),
        servers=Servers(),
        volumes=Quiet(),
        server_groups=ServerGroups(),
    )


# Cinder


class Volumes:
    made = {}

    def create(self, size, **options):
        volume = self._volume(str(uuid.uuid4()), size, options.get("volume_type"))
        self.made[volume.id] = volume
        return volume

    def get(self, volume_id):
        return self.made.get(volume_id) or self._volume(volume_id)

    def list(self, **_):
        """Asked for leftovers of a deleted instance."""
        return []

    def delete(self, volume):
        self.made.pop(getattr(volume, "id", volume), None)

    def _volume(self, volume_id, size=1, volume_type=None):
        return SimpleNamespace(id=volume_id, size=size, status="available", volume_type=volume_type, attachments=[])


class Snapshots:
    """What Trove's task manager takes for a backup by the storage driver `cinder`; no guest is asked.  One
    of which nothing is known was there already."""

    made = {}

    def create(self, volume_id, **_):
        snapshot = SimpleNamespace(id=str(uuid.uuid4()), size=1, born=time.time())
        self.made[snapshot.id] = snapshot
        return snapshot

    def get(self, snapshot_id):
        snapshot = self.made.get(snapshot_id)
        done = not snapshot or time.time() - snapshot.born >= settings.done_delay
        return SimpleNamespace(id=snapshot_id, status="available" if done else "creating")

    def delete(self, snapshot):
        self.made.pop(getattr(snapshot, "id", snapshot), None)


class VolumeTypes:
    only = SimpleNamespace(id="lab-ssd", name="lab-ssd", is_public=True, description="lab")

    def list(self, *_, **__):
        return [self.only]

    def get(self, _):
        return self.only


def cinder_client(context, region_name=None):
    return SimpleNamespace(volumes=Volumes(), volume_snapshots=Snapshots(), volume_types=VolumeTypes())


# Glance


class Images:
    def get(self, image_id):
        if image_id.startswith("dead"):
            raise HTTPNotFound(f"no image {image_id}")
        return {"id": image_id, "status": "active", "min_disk": 0, "min_ram": 0}

    def list(self, **_):
        return [{"id": "11111111-1111-4111-8111-111111111111"}]


def glance_client(context, region_name=None):
    return SimpleNamespace(images=Images())


# Swift


class Swift(FakeSwiftConnection):
    """Trove's Swift fake, with objects kept as files CONTAINER/OBJECT.json, so that a restore meets real
    etags and real 404s, and a delete removes something.  While a file DOWN is beside the containers,
    Swift refuses the token; Trove then answers 401."""

    def get_account(self):
        self._check()
        return super().get_account()

    def head_object(self, container, name, **_):
        self._check()
        try:
            return json.loads(object_file(container, name).read_text())
        except FileNotFoundError:
            raise ClientException("Object HEAD failed", http_status=404) from None

    def delete_object(self, container, name, **_):
        self._check()
        try:
            object_file(container, name).unlink()
        except FileNotFoundError:
            raise ClientException("Object DELETE failed", http_status=404) from None

    def _check(self):
        if (settings.objects / "DOWN").exists():
            raise ClientException("Unauthorized", http_status=401)


def object_file(container, name):
    return settings.objects / os.path.basename(container) / f"{os.path.basename(name)}.json"


def swift_client(context, region_name=None):
    return Swift()


# Guest agents


class Guest(Quiet):
    """What the API and the task manager ask of a guest agent.  Work that takes time is left as a job file
    for guests.py; the rest is answered with nothing."""

    def __init__(self, context, instance_id):
        self.context = context
        self.instance_id = instance_id

    def create_backup(self, backup_info):
        notification = self.context.to_dict().get("trove_notification")
        self._leave("backup", backup_info["id"], info=backup_info, notification=notification)

    def prepare(self, *args, **kwargs):
        """A backup to restore comes by name or somewhere in the row of arguments."""
        backup = kwargs.get("backup_info") or next(
            (arg for arg in args if isinstance(arg, dict) and "location" in arg), None
        )
        self._leave("prepare", self.instance_id, restore=backup)

    def get_volume_info(self):
        return {"used": 0.42, "total": 4.9}

    def _leave(self, kind, job_id, **job):
        settings.jobs.mkdir(exist_ok=True)
        job |= {"kind": kind, "guest": self.instance_id, "sent": time.time()}
        unfinished = settings.jobs / f"{kind}-{job_id}.new"
        unfinished.write_text(json.dumps(job))
        unfinished.rename(unfinished.with_suffix(".json"))


def guest_client(context, id, manager=None):
    return Guest(context, id)
