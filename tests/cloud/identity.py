"""Keystone's side, through its own API: tokens, and the users, projects and catalog of a new cloud."""

import json
import sys
import urllib.error
import urllib.parse
import urllib.request
from typing import NamedTuple

# Straight to the loopback, whatever proxy the environment names.
OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))

PEOPLE = [  # user (the password is the same), project, roles
    ("trove", "service", ("admin", "service")),
    ("demo", "demo", ("member", "reader")),
    ("other", "other", ("member", "reader")),
    ("admin", "demo", ("admin", "member")),
]


class Login(NamedTuple):
    token: str
    project: str


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


def login(settings, user, project):
    domain = {"id": "default"}
    password = {"user": {"name": user, "password": user, "domain": domain}}
    body = {
        "auth": {
            "identity": {"methods": ["password"], "password": password},
            "scope": {"project": {"name": project, "domain": domain}},
        }
    }
    headers, reply = request("POST", f"{settings.keystone_url}/auth/tokens", body=body)
    return Login(headers["X-Subject-Token"], reply["token"]["project"]["id"])


def furnish(settings):
    """What `keystone-manage bootstrap` (keystone_api.py) does not make."""
    admin = login(settings, "admin", "admin").token

    def ensure(kind, match, **more):
        url = f"{settings.keystone_url}/{kind}s"
        _, reply = request("GET", f"{url}?{urllib.parse.urlencode(match)}", admin)
        if found := reply[f"{kind}s"]:
            return found[0]["id"]
        return request("POST", url, admin, {kind: match | more})[1][kind]["id"]

    for user, project, roles in PEOPLE:
        project_id = ensure("project", {"name": project, "domain_id": "default"})
        user_id = ensure("user", {"name": user, "domain_id": "default"}, password=user)
        for role in roles:
            role_id = ensure("role", {"name": role})
            grant = f"projects/{project_id}/users/{user_id}/roles/{role_id}"
            request("PUT", f"{settings.keystone_url}/{grant}", admin)

    service_id = ensure("service", {"type": "database", "name": "trove"})
    for interface in "public", "internal", "admin":
        ensure(
            "endpoint",
            {"service_id": service_id, "interface": interface},
            url=settings.trove_url("%(project_id)s"),
            region=settings.region,
        )
