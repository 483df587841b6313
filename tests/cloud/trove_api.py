"""The real Trove API, with Trove's own task manager and conductor beside it in the same process, joined
by oslo.messaging's in-memory transport (fake://), and the guest agents (guests.py).

`trove-api` alone would answer too, but nobody would consume what it casts (deletes would never finish).
`trove-fake-mode`, which ships for just this, cannot be told an address and listens on 0.0.0.0.
"""

import eventlet

eventlet.monkey_patch(all=True)

import functools  # noqa: E402
import sys  # noqa: E402

import guests  # noqa: E402
import rows  # noqa: E402
from settings import Settings  # noqa: E402

IMAGE = "11111111-1111-4111-8111-111111111111"


def main():
    settings = Settings.from_environ()
    sys.argv[1:] = ["--config-file", str(settings.configs / "trove.conf")]
    carry_by_value()
    # By default eventlet shares its port with whoever asks, and two clouds would answer in turn.
    eventlet.listen = functools.partial(eventlet.listen, reuse_port=False)

    new = not settings.databases_made.exists()
    if new:
        make_tables()
    from trove.cmd.common import initialize

    conf = initialize()  # wants the tables
    if new:
        add_datastores()
    launcher = serve(conf)
    start_consumers(conf)
    eventlet.spawn(guests.run, settings)
    eventlet.spawn(rows.put_back_when_asked, settings)
    launcher.wait()


def carry_by_value():
    """A broker carries JSON.  The in-memory transport hands over the very same dicts instead, and Trove,
    which takes its request context apart on arrival, then trips over the second message of one request
    (deleting a backup with children lost the parent's message)."""
    from oslo_messaging._drivers import impl_fake
    from oslo_serialization import jsonutils

    deliver = impl_fake.FakeExchange.deliver_message

    def copy(value):
        return jsonutils.loads(jsonutils.dumps(value))

    def deliver_copy(self, topic, ctxt, message, **kwargs):
        return deliver(self, topic, copy(ctxt), copy(message), **kwargs)

    impl_fake.FakeExchange.deliver_message = deliver_copy


def make_tables():
    """What `trove-manage db_sync` does."""
    from trove.common import cfg
    from trove.db import get_db_api

    cfg.parse_args(sys.argv)
    get_db_api().db_sync(cfg.CONF)


def add_datastores():
    """By the functions behind `trove-manage datastore_update` and `datastore_version_update`; as commands
    they would take half a minute."""
    from trove.datastore import models

    for name, version, number in ("mysql", "8.0", "8.0.36"), ("postgresql", "16", "16.2"):
        models.update_datastore(name, None)
        models.update_datastore_version(name, version, name, IMAGE, "", "", 1, "", "", version=number)
        models.update_datastore(name, version)


def serve(conf):
    from trove.common import cfg, notification, wsgi
    from trove.instance import models

    notification.DBaaSAPINotification.register_notify_callback(models.persist_instance_fault)
    cfg.set_api_config_defaults()
    paste = conf.find_file(conf.api_paste_config)
    return wsgi.launch("trove", conf.bind_port, paste, host=conf.bind_host, workers=1)


def start_consumers(conf):
    from trove.common.rpc.service import RpcService
    from trove.common.rpc.version import RPC_API_VERSION

    for topic, manager in (
        (conf.taskmanager_queue, conf.taskmanager_manager),
        (conf.conductor_queue, conf.conductor_manager),
    ):
        RpcService(key=None, topic=topic, manager=manager, rpc_api_version=RPC_API_VERSION).start()


if __name__ == "__main__":
    main()
