#!/usr/bin/env python3
"""A real Keystone and a real Trove on the loopback, to try and test against.

    tests/cloud/cloud.py up [--fresh]   starts it and prints KEY=value lines; --fresh forgets what was in it
    tests/cloud/cloud.py down           stops it
    tests/cloud/cloud.py reset          puts instances and backups back to the start while it runs
    tests/cloud/cloud.py crowd N        the same, and N more backups of the project demo
    tests/cloud/cloud.py token [--user demo] [--project demo]   prints a new token
    tests/cloud/cloud.py totp           prints the six digits valid now for the user careful
    tests/cloud/cloud.py env            prints the KEY=value lines again
    tests/cloud/cloud.py logs           prints where the logs are

Settings come from the environment, see README.md.
"""

import argparse
import hashlib
import json
import shutil
import signal
import sys
import time

import configs
import identity
import installation
import passcodes
import rows
import services
from services import KEYSTONE, TROVE
from settings import HERE, Settings

STARTED = time.monotonic()


def main():
    if sys.version_info < (3, 11):
        sys.exit("Trove 26 needs Python 3.11 or newer")
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    commands.add_parser("up").add_argument("--fresh", action="store_true")
    token = commands.add_parser("token")
    token.add_argument("--user", default="demo")
    token.add_argument("--project", default="demo")
    commands.add_parser("crowd").add_argument("count", type=int)
    for command in down, reset, totp, env, logs:
        commands.add_parser(command.__name__)
    options = vars(parser.parse_args())
    # Ends as by Ctrl-C, which is: after stopping what was started.
    for number in signal.SIGTERM, signal.SIGHUP:
        if signal.getsignal(number) == signal.SIG_DFL:
            signal.signal(number, lambda got, _: sys.exit(128 + got))
    try:
        globals()[options.pop("command")](Settings.from_environ(), **options)
    except KeyboardInterrupt:
        sys.exit(130)


def up(settings, fresh):
    installation.ensure(settings.venv, say)
    settings.state.mkdir(parents=True, exist_ok=True)
    with alone(settings):
        if not fresh and is_as_wanted(settings):
            say("is up already")
            publish(settings)
        else:
            stop(settings)
            try:
                start(settings, fresh)
            except BaseException:  # Ctrl-C too
                signal.signal(signal.SIGINT, signal.SIG_IGN)
                stop(settings)
                raise
    env(settings)


def start(settings, fresh):
    """Both servers at once: each makes its own database where there is none.  They share no more than
    Keystone's project ids, which Trove's rows carry."""
    for service in KEYSTONE, TROVE:
        services.check_port(settings, service)
    made_with = fingerprint(settings.keystone_url, settings.trove_root, settings.region)
    if fresh or read(settings.databases_made) != made_with:
        say("making new databases")
        forget(settings)
    configs.write(settings)
    for service in KEYSTONE, TROVE:
        services.start(settings, service)

    services.wait_until_listening(settings, KEYSTONE)
    say("Keystone is up")
    new = not settings.databases_made.exists()
    if new:
        identity.furnish(settings)
    cloud = publish(settings)
    services.wait_until_listening(settings, TROVE)
    say("Trove is up")
    if new:
        put_rows_back(settings)
        settings.databases_made.write_text(made_with)
    identity.request("GET", cloud["TROVE_URL"] + "/instances", cloud["TOKEN"])
    settings.started_with.write_text(fingerprint(settings))
    say("ready")


def publish(settings):
    """Writes what callers need to know, with new tokens."""
    demo = identity.login(settings, "demo", "demo")
    other = identity.login(settings, "other", "other")
    roams = identity.projects(settings, "roamer")
    cloud = {
        "KEYSTONE_URL": settings.keystone_url,
        "TROVE_URL": settings.trove_url(demo.project),
        "TOKEN": demo.token,
        "PROJECT_ID": demo.project,
        "OTHER_PROJECT_ID": other.project,
        "OTHER_TOKEN": other.token,
        "TWIN_PROJECT_ID": roams["twin"],
        "BARE_PROJECT_ID": roams["bare"],
        "REGION": settings.region,
        "SECOND_REGION": identity.SECOND_REGION,
        "TOTP_SECRET": identity.TOTP_SECRET,
        "APP_CREDENTIAL_ID": identity.application_credential(settings, demo),
        "APP_CREDENTIAL_SECRET": identity.NIGHTLY_SECRET,
        "STATE": settings.state,
    }
    for instance in rows.INSTANCES:
        if instance.project == "demo":
            cloud[f"INSTANCE_{instance.name.upper().replace('-', '_')}"] = instance.id
    settings.env_file.write_text("".join(f"{key}={value}\n" for key, value in cloud.items()))
    return cloud


def down(settings):
    if settings.state.exists():
        with alone(settings):
            stop(settings)


def stop(settings):
    settings.started_with.unlink(missing_ok=True)
    settings.env_file.unlink(missing_ok=True)
    services.stop_all(settings, say)


def reset(settings):
    crowd(settings, 0)


def crowd(settings, count):
    require_up(settings)
    with alone(settings):
        put_rows_back(settings, count)


def put_rows_back(settings, crowd=0):
    """Has Trove's process do it, since sqlite wants one writer (see rows.py)."""
    cloud = dict(line.split("=", 1) for line in settings.env_file.read_text().splitlines())
    projects = {"demo": cloud["PROJECT_ID"], "other": cloud["OTHER_PROJECT_ID"]}
    wish = settings.reset_wanted.with_suffix(".new")
    wish.write_text(json.dumps({"projects": projects, "crowd": crowd}))
    wish.rename(settings.reset_wanted)
    for _ in range(1000):
        if not settings.reset_wanted.exists():
            return
        time.sleep(0.01)
    sys.exit(f"Trove did not put its rows back: see {TROVE.output(settings)}")


def token(settings, user, project):
    print(identity.login(settings, user, project).token)


def totp(settings):
    print(passcodes.passcode(identity.TOTP_SECRET, time.time()))


def env(settings):
    require_up(settings)
    sys.stdout.write(settings.env_file.read_text())


def logs(settings):
    print(settings.logs)


def is_as_wanted(settings):
    """Whether it is up, with these very settings and this very code."""
    return read(settings.started_with) == fingerprint(settings) and all(
        services.running(settings, service) for service in (KEYSTONE, TROVE)
    )


def require_up(settings):
    if not settings.started_with.exists() or not services.running(settings, TROVE):
        sys.exit(f"no cloud is up in {settings.state}: start it with {sys.argv[0]} up")


def fingerprint(*values):
    """Of the values and of all the code here: what other code made or started is not trusted."""
    text = hashlib.sha256(repr(values).encode())
    for source in [*sorted(HERE.glob("*.py")), installation.PINS]:
        text.update(source.read_bytes())
    return text.hexdigest()


def forget(settings):
    """Removes what a cloud leaves in its state folder, and only that."""
    settings.databases_made.unlink(missing_ok=True)
    for folder in "configs", "logs", "keys", "objects", "jobs", "gone_servers":
        shutil.rmtree(getattr(settings, folder), ignore_errors=True)
    for file in settings.pause, settings.short_tokens, settings.reset_wanted:
        file.unlink(missing_ok=True)
    for file in settings.state.glob("*.sqlite*"):
        file.unlink()


def read(path):
    return path.read_text() if path.exists() else None


def alone(settings):
    return installation.exclusive(settings.state / "lock", say)


def say(text):
    print(f"{time.monotonic() - STARTED:6.1f} s  {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
