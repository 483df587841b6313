"""Keystone's side, through its own API: tokens, and the users, projects and catalog of a new cloud."""

import contextlib
import json
import sqlite3
import sys
import urllib.error
import urllib.parse
import urllib.request
from typing import NamedTuple

from settings import HOST

# Straight to the loopback, whatever proxy the environment names.
OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))

LOCKOUT_ATTEMPTS = 6
NEVER_LOCKED = {"ignore_lockout_failure_attempts": True}
TWO_FACTORS = {"multi_factor_auth_enabled": True, "multi_factor_auth_rules": [["password", "totp"]]}
TOTP_SECRET = "MNQXEZLGOVWCA5DPORYCAY3BOJSWM5LM"
NIGHTLY_SECRET = "nightly-secret"
SECOND_REGION = "RegionTwo"


class Person(NamedTuple):
    """A user; the password is the name."""

    name: str
    projects: tuple = ()
    roles: tuple = ("member", "reader")
    options: dict = {}


PEOPLE = [
    Person("trove", ("service",), ("admin", "service"), NEVER_LOCKED),
    Person("demo", ("demo",), options=NEVER_LOCKED),
    Person("other", ("other",), options=NEVER_LOCKED),
    Person("admin", ("demo",), ("admin", "member"), NEVER_LOCKED),
    Person("roamer", ("demo", "twin", "bare")),
    Person("homeless"),
    Person("careful", ("demo",), options=TWO_FACTORS),
    Person("expired", ("demo",)),
    Person("locked", ("demo",)),
]
# The catalog of every other project has all services of the first region.
CATALOGS = {"twin": ("first region", "second region"), "bare": ("identity",)}


class Login(NamedTuple):
    token: str
    project: str | None
    user: str


def request(method, url, token=None, body=None):
    """One exchange, as (headers, parsed body); ends the program with a plain message if it is refused."""
    headers = {"Content-Type": "application/json"} | ({"X-Auth-Token": token} if token else {})
    data = None if body is None else json.dumps(body).encode()
    asked = urllib.request.Request(url, data, headers, method=method)
    try:
        with OPENER.open(asked, timeout=30) as reply:
            return reply.headers, json.loads(reply.read() or "null")
    except urllib.error.HTTPError as error:
        sys.exit(f"{method} {url} answered {error.code}: {error.read().decode(errors='replace')}")
    except OSError as error:
        sys.exit(f"{method} {url} failed, is the cloud up? ({error})")


def login(settings, user, project=None):
    domain = {"id": "default"}
    password = {"user": {"name": user, "password": user, "domain": domain}}
    auth = {"identity": {"methods": ["password"], "password": password}}
    if project:
        auth["scope"] = {"project": {"name": project, "domain": domain}}
    headers, reply = request("POST", f"{settings.keystone_url}/auth/tokens", body={"auth": auth})
    token = reply["token"]
    return Login(headers["X-Subject-Token"], token.get("project", {}).get("id"), token["user"]["id"])


def projects(settings, user):
    """The ids of the user's projects by name."""
    _, reply = request("GET", f"{settings.keystone_url}/auth/projects", login(settings, user).token)
    return {project["name"]: project["id"] for project in reply["projects"]}


def application_credential(settings, owner):
    """The id of `nightly`, which only its owner can make; its project is the one of the login."""
    url = f"{settings.keystone_url}/users/{owner.user}/application_credentials"
    if found := request("GET", f"{url}?name=nightly", owner.token)[1]["application_credentials"]:
        return found[0]["id"]
    body = {"application_credential": {"name": "nightly", "secret": NIGHTLY_SECRET}}
    return request("POST", url, owner.token, body)[1]["application_credential"]["id"]


def furnish(settings):
    """What `keystone-manage bootstrap` (keystone_api.py) does not make."""
    admin = login(settings, "admin", "admin").token

    def ensure(kind, match, **more):
        url = f"{settings.keystone_url}/{kind}s"
        kind = kind.split("/")[-1]
        _, reply = request("GET", f"{url}?{urllib.parse.urlencode(match)}", admin)
        if found := reply[f"{kind}s"]:
            return found[0]["id"]
        return request("POST", url, admin, {kind: match | more})[1][kind]["id"]

    def put(path):
        request("PUT", f"{settings.keystone_url}/{path}", admin)

    user_ids, project_ids = {}, {}
    for name in ["admin"] + [name for person in PEOPLE for name in person.projects]:
        project_ids[name] = ensure("project", {"name": name, "domain_id": "default"})
    for person in PEOPLE:
        match = {"name": person.name, "domain_id": "default"}
        user_ids[person.name] = user_id = ensure("user", match, password=person.name)
        if person.options:
            url, body = f"{settings.keystone_url}/users/{user_id}", {"user": {"options": person.options}}
            request("PATCH", url, admin, body)
        for project in person.projects:
            for role in person.roles:
                role_id = ensure("role", {"name": role})
                put(f"projects/{project_ids[project]}/users/{user_id}/roles/{role_id}")
    ensure("credential", {"user_id": user_ids["careful"], "type": "totp"}, blob=TOTP_SECRET)
    spoil_logins(settings)

    service_id = ensure("service", {"type": "database", "name": "trove"})
    request("POST", f"{settings.keystone_url}/regions", admin, {"region": {"id": SECOND_REGION}})
    # Another name of the same Trove, to tell by the URL which one was taken.
    second_url = settings.trove_url("%(project_id)s").replace(HOST, "localhost")
    for region, url in (settings.region, settings.trove_url("%(project_id)s")), (SECOND_REGION, second_url):
        for interface in "public", "internal", "admin":
            match = {"service_id": service_id, "interface": interface, "region_id": region}
            ensure("endpoint", match, url=url)

    # A project that has no group of endpoints would see them all.
    groups = {
        name: ensure("OS-EP-FILTER/endpoint_group", {"name": name}, filters=filters)
        for name, filters in (
            ("first region", {"region_id": settings.region}),
            ("second region", {"region_id": SECOND_REGION}),
            ("identity", {"service_id": ensure("service", {"type": "identity"})}),
        )
    }
    for name, project_id in project_ids.items():
        for group in CATALOGS.get(name, ("first region",)):
            put(f"OS-EP-FILTER/endpoint_groups/{groups[group]}/projects/{project_id}")


def spoil_logins(settings):
    """By SQL what only time or six logins bring about: a password that has run out, and an account that is
    locked, and stays so."""
    with contextlib.closing(sqlite3.connect(settings.keystone_db, timeout=20)) as db, db:
        db.execute(
            "UPDATE password SET expires_at = '2020-01-01 00:00:00.000000', expires_at_int = NULL"
            " WHERE local_user_id = (SELECT id FROM local_user WHERE name = 'expired')"
        )
        db.execute(
            "UPDATE local_user SET failed_auth_at = '2100-01-01 00:00:00.000000', failed_auth_count = ?"
            " WHERE name = 'locked'",
            [LOCKOUT_ATTEMPTS],
        )
