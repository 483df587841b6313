"""The virtual environment with the real servers, from exact pins.

It is made anew whenever it was not finished, or was finished from other pins.
"""

import contextlib
import fcntl
import hashlib
import shutil
import subprocess
import sys

from settings import HERE

PINS = HERE / "requirements.txt"


def ensure(venv, say):
    """Returns at once when the environment is there; several clouds may ask at the same time."""
    pins = hashlib.sha256(PINS.read_bytes()).hexdigest()
    if is_whole(venv, pins):
        return
    venv.parent.mkdir(parents=True, exist_ok=True)
    with exclusive(venv.with_name(venv.name + ".lock"), say) as lock:
        if not is_whole(venv, pins):
            say(f"installing Keystone and Trove into {venv}, once: half a minute to a few, 400 MB")
            clear(venv)
            install(venv, say, lock)
            stamp(venv).write_text(pins)


def is_whole(venv, pins):
    """The interpreter is looked for too: the Python that it links to may have been removed."""
    try:
        return stamp(venv).read_text() == pins and python(venv).exists()
    except FileNotFoundError:
        return False


def clear(venv):
    """Empties the folder, if it is ours; the stamp stays through it all, to tell that it is."""
    venv.mkdir(exist_ok=True)
    if any(venv.iterdir()) and not stamp(venv).exists():
        sys.exit(f"{venv} holds something else: set CLOUD_VENV to a folder of its own")
    stamp(venv).write_text("unfinished")
    for entry in venv.iterdir():
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        elif entry != stamp(venv):
            entry.unlink()


def install(venv, say, lock):
    """By uv, which takes a third of the time; by pip where uv does not get through."""

    def run(*command):
        # They hold the lock as well: killed alone, this process leaves them writing for a while.
        return subprocess.run(command, stdout=sys.stderr, pass_fds=[lock.fileno()]).returncode == 0

    if not run(sys.executable, "-m", "venv", venv):
        sys.exit("python3 -m venv failed (Debian keeps a part of it in the package python3-venv)")
    pip = (python(venv), "-m", "pip", "install", "-q", "--no-input", "--disable-pip-version-check")
    uv = (python(venv), "-m", "uv", "pip", "install", "-q", "--compile-bytecode")
    uv_pin = next(line for line in PINS.read_text().splitlines() if line.startswith("uv=="))
    if run(*pip, uv_pin) and run(*uv, "--python", python(venv), "-r", PINS):
        return
    say("uv failed, trying plain pip")
    if not run(*pip, "-r", PINS):
        sys.exit("the installation failed (see above); run it again when the cause is gone")


def python(venv):
    return venv / "bin" / "python"


def stamp(venv):
    return venv / ".cloud-pins"


@contextlib.contextmanager
def exclusive(path, say):
    """Holds the lock file `path`; the system lets go of it however this process ends."""
    with open(path, "a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say(f"waiting for another cloud.py to finish ({path})")
            fcntl.flock(file, fcntl.LOCK_EX)
        yield file
