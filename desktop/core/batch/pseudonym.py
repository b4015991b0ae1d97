"""Names that stand for names: the same one for the same words under the same key, and no way back without the key."""

from __future__ import annotations

import hashlib
import hmac
import secrets

LETTERS = 12  # of hexadecimal: among a million patients, two share a pseudonym in one batch of some 560


def new_key() -> bytes:
    return secrets.token_bytes(32)


def pseudonym(key: bytes, kind: str, words: str) -> str:
    """HMAC-SHA256 (RFC 2104) of the words as "kind-0123456789ab"; empty for no words. kind: "patient", "file", ..."""
    if not words:
        return ""
    digest = hmac.new(key, f"{kind}\0{words}".encode("utf-8", "backslashreplace"), hashlib.sha256).hexdigest()
    return f"{kind}-{digest[:LETTERS]}"
