"""Passcodes of a second factor, as a telephone shows them (TOTP, RFC 6238)."""

import base64
import hmac

SECONDS = 30  # The life of one.


def passcode(secret, when):
    count = int(when) // SECONDS
    digest = hmac.digest(base64.b32decode(secret), count.to_bytes(8, "big"), "sha1")
    start = digest[-1] & 0x0F
    number = int.from_bytes(digest[start : start + 4], "big") & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"
