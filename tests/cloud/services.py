"""The two server processes: started in sessions of their own, found again and stopped by pid file.

A server holds a lock on its pid file for as long as it lives.  So whether it lives is asked of the lock,
and neither an old file nor a pid that was given to someone else since can be mistaken for it.
"""

import contextlib
import errno
import fcntl
import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass

import installation
from settings import HERE, HOST, variable

PATIENCE = 120  # seconds


@dataclass(frozen=True)
class Service:
    name: str

    @property
    def script(self):
        return HERE / f"{self.name}_api.py"

    def port(self, settings):
        return getattr(settings, f"{self.name}_port")

    def pid_file(self, settings):
        return settings.state / f"{self.name}.pid"

    def output(self, settings):
        return settings.logs / f"{self.name}.out"


KEYSTONE, TROVE = Service("keystone"), Service("trove")


def check_port(settings, service):
    """Asks by binding, without SO_REUSEPORT: a connection could be refused by someone who is busy."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, service.port(settings)))
        except (OSError, OverflowError) as error:
            taken = getattr(error, "errno", None) == errno.EADDRINUSE
            sys.exit(
                f"port {service.port(settings)} is {'taken' if taken else f'of no use ({error})'}:"
                f" choose another one with {variable(service.name)}_PORT"
            )


def start(settings, service):
    env = os.environ | settings.to_environ()
    env |= {"PYTHONPATH": str(HERE), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONWARNINGS": "ignore"}
    # The servers call each other on the loopback, whatever proxy there is for the rest.
    env |= {"NO_PROXY": HOST, "no_proxy": HOST}
    with (
        open(service.pid_file(settings), "w") as pid_file,
        open(service.output(settings), "w") as output,
    ):
        fcntl.flock(pid_file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        subprocess.Popen(
            [installation.python(settings.venv), service.script],
            cwd=settings.state,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            # Ctrl-C in the terminal is not for them: whoever started them calls `down`.
            start_new_session=True,
            # The lock goes along with the descriptor.  The child itself writes its pid, before it
            # is anything else, so that there is no moment at which it could be lost.
            pass_fds=[pid_file.fileno()],
            preexec_fn=lambda: os.write(pid_file.fileno(), str(os.getpid()).encode()),
        )


def running(settings, service):
    """The pid, or None."""
    try:
        with open(service.pid_file(settings)) as pid_file:
            try:
                fcntl.flock(pid_file, fcntl.LOCK_SH | fcntl.LOCK_NB)
                return None
            except BlockingIOError:
                while not (pid := pid_file.read()):  # Written in a moment, see above.
                    time.sleep(0.01)
                return int(pid)
    except FileNotFoundError:
        return None


def wait_until_listening(settings, service):
    for _ in range(PATIENCE * 20):
        if not running(settings, service):
            sys.exit(f"{service.name} died:\n{last_words(settings, service)}")
        with socket.socket() as probe:
            if probe.connect_ex((HOST, service.port(settings))) == 0:
                return
        time.sleep(0.05)
    sys.exit(f"{service.name} does not listen after {PATIENCE} s: see {service.output(settings)}")


def last_words(settings, service):
    """Some errors are only in the output, some only in the log."""
    files = service.output(settings), settings.logs / f"{service.name}.log"
    there = [file for file in files if file.exists()]
    return "\n".join(line for file in there for line in file.read_text(errors="replace").splitlines()[-15:])


def stop_all(settings, say):
    """Trove and Keystone, and what they forked.  Asked first, then made to, for nothing is lost."""
    alive = {s: pid for s in (TROVE, KEYSTONE) if (pid := running(settings, s))}
    for sent in signal.SIGTERM, signal.SIGKILL:
        for pid in alive.values():
            with contextlib.suppress(ProcessLookupError):
                os.killpg(pid, sent)
        for _ in range(20):
            for service in [s for s in alive if not running(settings, s)]:
                say(f"stopped {service.name} ({alive.pop(service)})")
            if not alive:
                break
            time.sleep(0.05)
    for service in TROVE, KEYSTONE:
        if service not in alive:
            service.pid_file(settings).unlink(missing_ok=True)
