"""What can be chosen about a cloud, read from the environment: CLOUD_STATE sets `state`, and so on.

Everything here is plain standard library: cloud.py reads it with any Python, the servers with theirs.
"""

import os
import sys
from dataclasses import dataclass, fields
from pathlib import Path

HOST = "127.0.0.1"  # A constant on purpose: everybody knows these passwords.
HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent.parent


@dataclass(frozen=True)
class Settings:
    state: Path = PROJECT / ".local" / "cloud"
    venv: Path = PROJECT / ".local" / "cloud-venv"
    keystone_port: int = 5000
    trove_port: int = 8779
    origins: str = "http://127.0.0.1:8080,http://localhost:8080"
    region: str = "RegionOne"
    build_delay: float = 2.0
    done_delay: float = 4.0
    max_backups: int = 50
    http_rate: int = 2000
    token_seconds: int = 86400

    @classmethod
    def from_environ(cls):
        chosen = {}
        for field in fields(cls):
            text = os.environ.get(variable(field.name))
            if text:
                try:
                    chosen[field.name] = field.type(text)
                except ValueError:
                    sys.exit(f"{variable(field.name)}={text} is not a number")
        for name in {"state", "venv"} & chosen.keys():
            chosen[name] = chosen[name].expanduser().absolute()
        return cls(**chosen)

    def to_environ(self):
        """For the servers: they work elsewhere, and must see the same paths."""
        return {variable(field.name): str(getattr(self, field.name)) for field in fields(self)}

    # Addresses.
    @property
    def keystone_root(self):
        return f"http://{HOST}:{self.keystone_port}"

    @property
    def keystone_url(self):
        return f"{self.keystone_root}/v3"

    @property
    def trove_root(self):
        return f"http://{HOST}:{self.trove_port}"

    def trove_url(self, project):
        return f"{self.trove_root}/v1.0/{project}"

    # Where things lie in the state folder.
    @property
    def configs(self):
        return self.state / "etc"

    @property
    def logs(self):
        return self.state / "log"

    @property
    def keys(self):
        return self.state / "keystone-keys"

    @property
    def keystone_db(self):
        return self.state / "keystone.sqlite"

    @property
    def trove_db(self):
        return self.state / "trove.sqlite"

    @property
    def objects(self):
        """What Swift holds; a file DOWN in it makes Swift refuse."""
        return self.state / "swift"

    @property
    def jobs(self):
        """What guest agents were asked to do and have not done yet."""
        return self.state / "guest-jobs"

    @property
    def pause(self):
        """While this file exists, guest agents do nothing."""
        return self.state / "guest-PAUSE"

    @property
    def short_tokens(self):
        """While this file holds a number, Keystone's new tokens live so many seconds."""
        return self.state / "token-seconds"

    @property
    def gone_servers(self):
        """One file for each server that Nova was asked to delete."""
        return self.state / "nova-gone"

    @property
    def reset_wanted(self):
        """Asks Trove's process to put its rows back; it removes the file when that is done."""
        return self.state / "reset-wanted.json"

    @property
    def databases_made(self):
        """Says with what the databases were made; without it they are not whole."""
        return self.state / "databases-made"

    @property
    def started_with(self):
        """Says with what the running servers were started; without it they are not ready."""
        return self.state / "started-with"

    @property
    def env_file(self):
        return self.state / "cloud.env"


def variable(name):
    return f"CLOUD_{name.upper()}"
