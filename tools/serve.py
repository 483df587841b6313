#!/usr/bin/env python3
"""Serves a built folder on the loopback with the headers that docs/deploy.md asks of a server.

    tools/serve.py [FOLDER] [--port 8080]

FOLDER is `dist` unless named.  It is for trying and testing; any static server will do in production.
"""

import argparse
import contextlib
import functools
import http.server
import pathlib
import sys

# What a meta element cannot say, or says too late (docs/deploy.md, "Headers").
HEADERS = {
    "Content-Security-Policy": "frame-ancestors 'self'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class Handler(http.server.SimpleHTTPRequestHandler):
    """Files with the headers above. Nothing is kept by the browser, so that an edit shows."""

    protocol_version = "HTTP/1.1"
    extensions_map = {
        **http.server.SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".json": "application/json",
        ".svg": "image/svg+xml",
        ".wasm": "application/wasm",
    }

    def end_headers(self):
        for name, value in HEADERS.items():
            self.send_header(name, value)
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def list_directory(self, path):
        self.send_error(404)

    def log_message(self, *_):
        pass


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", nargs="?", default="dist")
    parser.add_argument("--port", type=int, default=8080)
    options = parser.parse_args()
    if not pathlib.Path(options.folder, "index.html").is_file():
        sys.exit(f"{options.folder} holds no index.html: run `make build` first")
    http.server.ThreadingHTTPServer.daemon_threads = True
    try:
        server = http.server.ThreadingHTTPServer(
            ("127.0.0.1", options.port), functools.partial(Handler, directory=options.folder)
        )
    except OSError:
        sys.exit(f"port {options.port} is taken: choose another one with PAGE_PORT=...")
    with contextlib.suppress(KeyboardInterrupt):
        server.serve_forever()


if __name__ == "__main__":
    main()
