"""The servers' own configuration files, written into the state folder before every start."""

from identity import LOCKOUT_ATTEMPTS
from settings import HOST

CORS = """
[cors]
allowed_origin = {origins}
allow_credentials = true
allow_methods = GET,HEAD,POST,PUT,PATCH,DELETE,OPTIONS
max_age = 600
"""

KEYSTONE_MAY_BE_SENT = (
    "X-Auth-Token",
    "X-Subject-Token",
    "Openstack-Auth-Receipt",
    "X-Openstack-Request-Id",
    "OpenStack-API-Version",
    "Content-Type",
    "Accept",
)

KEYSTONE = f"""[DEFAULT]
log_file = {{logs}}/keystone.log
use_stderr = false
public_endpoint = {{keystone_root}}

[database]
connection = sqlite:///{{keystone_db}}

[token]
provider = fernet
expiration = {{token_seconds}}

[fernet_tokens]
key_repository = {{keys}}/fernet

# Receipts say what was proved so far, while a second factor is awaited.
[fernet_receipts]
key_repository = {{keys}}/fernet

[credential]
key_repository = {{keys}}/credential

[auth]
methods = password,token,application_credential,totp

# Who may be wrong as often as they like, identity.py says.
[security_compliance]
lockout_failure_attempts = {LOCKOUT_ATTEMPTS}
lockout_duration = 1800

[cache]
enabled = true
backend = dogpile.cache.memory
{CORS}# Keystone's CORS filter does not read this file; keystone_api.py says why, and hands it these options.
allow_headers = {",".join(KEYSTONE_MAY_BE_SENT)}
expose_headers = X-Subject-Token,X-Openstack-Request-Id,Openstack-Auth-Receipt,Vary,Date
"""

TROVE_USER = """auth_url = {keystone_url}
username = trove
password = trove
project_name = service
user_domain_name = Default
project_domain_name = Default
region_name = {region}
"""

TROVE = f"""[DEFAULT]
debug = false
log_file = {{logs}}/trove.log
use_stderr = false
bind_host = {HOST}
bind_port = {{trove_port}}
trove_api_workers = 1
api_paste_config = {{configs}}/api-paste.ini
transport_url = fake://
control_exchange = trove
# 0: no periodic tasks, and RpcService.start() returns instead of waiting.
report_interval = 0

# Where the other services should be.
remote_nova_client = stand_ins.nova_client
remote_cinder_client = stand_ins.cinder_client
remote_glance_client = stand_ins.glance_client
remote_swift_client = stand_ins.swift_client
remote_guest_client = stand_ins.guest_client
remote_neutron_client = trove.tests.fakes.neutron.fake_create_neutron_client
# The task manager asks the plain Swift client for its URL (no request is made).
swift_url = http://{HOST}:8888/v1/AUTH_

trove_security_groups_support = false
default_datastore = mysql
max_accepted_volume_size = 50
max_instances_per_tenant = 10
max_backups_per_tenant = {{max_backups}}
# Requests a minute and verb.
http_get_rate = {{http_rate}}
http_post_rate = {{http_rate}}
http_put_rate = {{http_rate}}
http_delete_rate = {{http_rate}}
http_mgmt_post_rate = {{http_rate}}
agent_heartbeat_expiry = 90
usage_sleep_time = 1
enable_secure_rpc_messaging = false

[database]
connection = sqlite:///{{trove_db}}

[keystone_authtoken]
www_authenticate_uri = {{keystone_root}}
auth_type = password
service_token_roles_required = false
{TROVE_USER}
[service_credentials]
{TROVE_USER}
[oslo_messaging_notifications]
driver = noop
{CORS}allow_headers = X-Auth-Token,X-OpenStack-Request-ID,OpenStack-API-Version,Content-Type,Accept
expose_headers = X-OpenStack-Request-ID,Retry-After,Date
"""


class Values(dict):
    """Lets the templates name any attribute of the settings."""

    def __init__(self, settings):
        self.settings = settings

    def __missing__(self, name):
        return getattr(self.settings, name)


def write(settings):
    for folder in settings.configs, settings.logs, settings.keys / "fernet", settings.keys / "credential":
        folder.mkdir(parents=True, exist_ok=True)
    values = Values(settings)
    (settings.configs / "keystone.conf").write_text(KEYSTONE.format_map(values))
    (settings.configs / "trove.conf").write_text(TROVE.format_map(values))
    (settings.configs / "api-paste.ini").write_text(paste(settings))


def paste(settings):
    """The pipeline that Trove's wheel installs, with two lines changed.

    With oslo_config_project alone, oslo.middleware's CORS filter reads a copy of the options of its own
    from /etc/trove/trove.conf and the like, never from --config-file.  Unless the file is named to it
    too, CORS is off and nothing says so.
    """
    text = (settings.venv / "etc" / "trove" / "api-paste.ini").read_text()
    project = "oslo_config_project = trove\n"
    text = text.replace(project, f"{project}oslo_config_file = {settings.configs}/trove.conf\n")
    return text.replace("/etc/trove/healthcheck_disable", f"{settings.state}/healthcheck_disable")
