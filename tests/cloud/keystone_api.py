"""The real Keystone under waitress, with its database made first where there is none."""

import configparser
import getpass
import grp
import multiprocessing
import os
import sys

import keystone.server.flask.core  # noqa: F401  (imported before forking, for all to have)
import waitress

from settings import HOST, Settings

settings = Settings.from_environ()
CONF = str(settings.configs / "keystone.conf")


def make_database():
    who = f"--keystone-user={getpass.getuser()}", f"--keystone-group={grp.getgrgid(os.getgid()).gr_name}"
    manage("db_sync")
    manage("fernet_setup", *who)
    manage("credential_setup", *who)
    manage(
        "bootstrap",
        "--bootstrap-password=admin",
        f"--bootstrap-region-id={settings.region}",
        *(f"--bootstrap-{side}-url={settings.keystone_url}" for side in ("public", "internal", "admin")),
    )


def manage(*command):
    """One `keystone-manage` command.  Each wants Keystone's global state to itself, so it runs in a fork
    of this process; a process of its own would spend two seconds on the same imports."""
    fork = multiprocessing.get_context("fork").Process(target=run_manage, args=command)
    fork.start()
    fork.join()
    if fork.exitcode:
        sys.exit(f"keystone-manage {command[0]} failed")


def run_manage(*command):
    from keystone.cmd import cli

    cli.main(["keystone-manage", "--config-file", CONF, *command])


def allow_cors():
    """Keystone builds its CORS filter with oslo_config_project=keystone and no file name, so the filter
    looks in /etc/keystone and ~/.keystone only, and silently does nothing here.  It does read the
    environment, as all of oslo.config does: OS_<GROUP>__<OPTION>."""
    parser = configparser.RawConfigParser()
    parser.read(CONF)
    for key, value in parser.items("cors"):
        os.environ[f"OS_CORS__{key.upper()}"] = value


def with_short_tokens(application):
    """Tokens live as long as the file says, if there is one; asked at every request, so that a test can
    say it while Keystone runs.  Tokens carry their end: those that exist keep it."""
    from keystone.conf import CONF

    def answer(environ, start_response):
        try:
            seconds = int(settings.short_tokens.read_text())
        except (FileNotFoundError, ValueError):  # The latter while it is being written.
            seconds = settings.token_seconds
        if CONF.token.expiration != seconds:
            CONF.set_override("expiration", seconds, group="token")
        return application(environ, start_response)

    return answer


def main():
    if not settings.databases_made.exists():
        make_database()
    allow_cors()
    os.environ["OS_KEYSTONE_CONFIG_FILES"] = CONF
    from keystone.wsgi.api import application

    application = with_short_tokens(application)
    waitress.serve(application, host=HOST, port=settings.keystone_port, threads=4, ident="keystone")


if __name__ == "__main__":
    main()
