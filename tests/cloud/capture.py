#!/usr/bin/env python3
"""Keeps what the running cloud answers, as tests/fixtures/120-... to 143-..., and says which it wrote.

    tests/cloud/cloud.py up --fresh && tests/cloud/capture.py

Needs curl, and ports of four digits: they are written as 5000 and 8779, and Content-Length stays true.
Tokens, receipts and secrets are replaced; then the Content-Length of a request is the one that was sent.
"""

import json
import re
import subprocess
import sys
import time

import identity
import passcodes
from settings import PROJECT, Settings

FIXTURES = PROJECT / "tests" / "fixtures"
ORIGIN = "http://127.0.0.1:8080"
settings = Settings.from_environ()
FACTS = dict(line.split("=", 1) for line in settings.env_file.read_text().splitlines())
AUTH, TROVE = f"{settings.keystone_url}/auth", FACTS["TROVE_URL"]
DOMAIN = {"id": "default"}
index = {}


def keep(name, method, url, body=None, token=None, headers=()):
    """One exchange; returns the parsed body and the headers, in lower case, of the answer."""
    sent = [f"Origin: {ORIGIN}", "Accept: application/json", *headers]
    sent += ["Content-Type: application/json"] if body else []
    sent += [f"X-Auth-Token: {token}"] if token else []
    command = ["curl", "-sSv", "--noproxy", "*", "-X", method, url]
    command += [word for header in sent for word in ("-H", header)]
    question = json.dumps(body) if body else ""
    command += ["--data-binary", question] if body else []
    began = time.monotonic()
    curl = subprocess.run(command, capture_output=True, text=True, check=True)
    took = 1000 * (time.monotonic() - began)

    def head(mark):
        return "\n".join(line[2:] for line in curl.stderr.splitlines() if line.startswith(mark)).rstrip()

    text = f"{head('> ')}\n\n{question}\n\n{head('< ')}\n\n{curl.stdout}\n"
    (FIXTURES / f"{name}.http").write_text(public(text))
    status, got = head("< ").split(" ")[1], head("< ").splitlines()[1:]
    number, title = name.split("-", 1)
    said = public(curl.stdout)[:150].replace("\n", " ") if int(status) >= 400 else ""
    index[number] = f"{number} {title:34} {method:7} {status} {took:4.0f} ms  {said}\n"
    print(f"{name}.http", status)
    pairs = (line.split(": ", 1) for line in got)
    return json.loads(curl.stdout or "null"), {key.lower(): value for key, value in pairs}


def public(text):
    for port, usual in (settings.keystone_port, 5000), (settings.trove_port, 8779):
        text = re.sub(rf"\b(127\.0\.0\.1|localhost):{port}\b", rf"\1:{usual}", text)
    text = re.sub(r"(?i)(openstack-auth-receipt: )gAAAA\S+", r"\1<receipt>", text)
    text = re.sub(r"gAAAA[\w=-]+", "<token>", text)
    return re.sub(r'("(?:password|passcode|secret)": )"[^"]*"', r'\1"<secret>"', text)


def sign_in(name, identity, project=None, receipt=None):
    """`identity` is one member of auth.identity for each method."""
    auth = {"identity": {"methods": list(identity), **identity}}
    if project:
        auth["scope"] = {"project": project}
    headers = [f"Openstack-Auth-Receipt: {receipt}"] if receipt else []
    _, got = keep(name, "POST", f"{AUTH}/tokens", {"auth": auth}, headers=headers)
    return got.get("x-subject-token") or got.get("openstack-auth-receipt")


def password(user, secret=None):
    return {"password": {"user": {"name": user, "password": secret or user, "domain": DOMAIN}}}


def passcode(code):
    return {"totp": {"user": {"name": "careful", "passcode": code, "domain": DOMAIN}}}


def named(project):
    return {"name": project, "domain": DOMAIN}


def people():
    roamer = sign_in("120-token-unscoped", password("roamer"))
    keep("121-projects", "GET", f"{AUTH}/projects", token=roamer)
    sign_in("122-token-rescoped-twin", {"token": {"id": roamer}}, {"id": FACTS["TWIN_PROJECT_ID"]})
    sign_in("123-token-bare", password("roamer"), named("bare"))
    homeless = sign_in("124-token-homeless", password("homeless"))
    keep("125-projects-none", "GET", f"{AUTH}/projects", token=homeless)
    secret = FACTS["APP_CREDENTIAL_SECRET"]
    nightly = {"application_credential": {"id": FACTS["APP_CREDENTIAL_ID"], "secret": secret}}
    sign_in("126-token-application-credential", nightly)
    sign_in("127-err-application-credential-with-scope", nightly, named("demo"))
    receipt = sign_in("128-err-totp-wanted", password("careful"), named("demo"))
    code = passcodes.passcode(FACTS["TOTP_SECRET"], time.time())
    sign_in("129-token-totp", passcode(code), named("demo"), receipt)
    wrong = f"{(int(code) + 1) % 1_000_000:06}"
    sign_in("130-err-totp-wrong", passcode(wrong), named("demo"), receipt)
    sign_in("131-err-password-expired", password("expired"), named("demo"))
    sign_in("132-err-locked", password("locked"), named("demo"))
    sign_in("142-err-user-unknown", password("nobody"), named("demo"))


def the_end_of_a_token():
    token = identity.login(settings, "demo", "demo").token
    itself = [f"X-Subject-Token: {token}"]
    keep("133-revoke", "DELETE", f"{AUTH}/tokens", token=token, headers=itself)
    keep("134-check-revoked", "GET", f"{AUTH}/tokens", token=token, headers=itself)


def trove():
    demo = identity.login(settings, "demo", "demo").token
    quotas = f"{TROVE}/mgmt/quotas"
    keep("135-quota", "GET", f"{quotas}/{FACTS['PROJECT_ID']}", token=demo)
    keep("136-quota-foreign", "GET", f"{quotas}/{FACTS['OTHER_PROJECT_ID']}", token=demo)
    page, _ = keep("137-instances-all", "GET", f"{TROVE}/instances?limit=2", token=demo)
    more = next(link["href"] for link in page["links"] if link["rel"] == "next")
    # Trove writes https into it, whatever it is asked by.
    keep("138-instances-page-2", "GET", more.replace("https:", "http:"), token=demo)

    full = f"{TROVE}/backups/c0000000-0000-4000-8000-000000000001"
    full = identity.request("GET", full, demo)[1]["backup"]
    origin = {
        "remote_location": full["locationRef"],
        "local_datastore_version_id": full["datastore"]["version_id"],
        "size": full["size"],
    }
    restored = {"name": "orders-from-elsewhere", "restore_from": origin}
    keep("139-create-restore-from", "POST", f"{TROVE}/backups", {"backup": restored}, demo)
    lost = {"remote_location": full["locationRef"].replace("c0000000", "eeeeeeee")}
    unknown = {"name": "from-nowhere", "restore_from": origin | lost}
    keep("140-err-restore-from-unknown", "POST", f"{TROVE}/backups", {"backup": unknown}, demo)
    cinder = {"instance": FACTS["INSTANCE_METRICS_DB"], "name": "snapshot", "storage_driver": "cinder"}
    keep("141-create-cinder", "POST", f"{TROVE}/backups", {"backup": cinder}, demo)


def preflight():
    asked = "content-type,openstack-auth-receipt"
    headers = ["Access-Control-Request-Method: POST", f"Access-Control-Request-Headers: {asked}"]
    keep("143-preflight-auth-receipt", "OPTIONS", f"{AUTH}/tokens", headers=headers)


if settings.keystone_port > 9999 or settings.trove_port > 9999:
    sys.exit("the cloud wants ports of four digits for this")
for chapter in people, the_end_of_a_token, trove, preflight:
    chapter()
INDEX = FIXTURES / "INDEX.txt"
kept = [line for line in INDEX.read_text().splitlines(keepends=True) if line.split()[0] not in index]
kept += [index[number] for number in sorted(index)]
INDEX.write_text("".join(kept).rstrip("\n") + "\n")
