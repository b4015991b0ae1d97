"""Files handed to the window that is running: one socket or pipe of the user's own, said in a file of theirs.

`multiprocessing.connection` and not Qt's QLocalServer, which is in Qt's network library: that is no part of the
packaged program, and would bring Kerberos with it. It also hands over without waiting for Qt to be loaded.
"""

from __future__ import annotations

import hmac
import json
import os
import secrets
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from multiprocessing.connection import Client, Connection, Listener
from pathlib import Path

PATIENCE = 2.0  # seconds for the other side to answer
LARGEST = 1 << 20  # bytes of a message
MOST, LONGEST = 1000, 4096  # files, characters of a path
TAKEN = b"taken"
Heard = Callable[[list[Path]], None]


def hand_over(where: Path, files: Sequence[Path]) -> bool:
    """Whether a running window took the files. where: the file that says how to reach it, made by a Door."""
    try:
        found = json.loads(where.read_text(encoding="utf-8"))
        address, key = str(found["address"]), str(found["key"])
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return False
    message = json.dumps({"key": key, "files": [str(path.absolute()) for path in files]}).encode()
    taken = threading.Event()
    asking = threading.Thread(target=_ask, args=(address, message, taken), daemon=True)
    asking.start()
    asking.join(PATIENCE)
    return taken.is_set()


def _ask(address: str, message: bytes, taken: threading.Event) -> None:
    with suppress(OSError, EOFError, ValueError), Client(address) as connection:  # else nobody is there any more
        connection.send_bytes(message)
        if connection.recv_bytes(len(TAKEN)) == TAKEN:
            taken.set()


class Door:
    """Takes files from later starts of the program until it is closed; does nothing where another window does.

    heard: called in another thread with absolute paths. The socket lies in a folder that only the user may enter, and
    who sends must know a key that only the user may read. One that nobody answers at is taken over. Raises OSError.
    """

    def __init__(self, where: Path, heard: Heard) -> None:
        self._where = where
        self._heard = heard
        self._key = secrets.token_hex(16)
        self._listener: Listener | None = None
        if hand_over(where, []):
            return
        self._listener = Listener()
        self._address = str(self._listener.address)
        _write_secret(where, json.dumps({"address": self._address, "key": self._key}))
        threading.Thread(target=self._serve, args=(self._listener,), name="door", daemon=True).start()

    def close(self) -> None:
        if self._listener is None:
            return
        listener, self._listener = self._listener, None
        with suppress(OSError, EOFError):
            Client(self._address).close()  # wakes who waits for somebody
        listener.close()
        with suppress(OSError):
            if self._key in self._where.read_text(encoding="utf-8"):
                self._where.unlink()

    def _serve(self, listener: Listener) -> None:
        while self._listener is not None:
            with suppress(OSError, EOFError, ValueError), listener.accept() as connection:
                files = self._received(connection)
                connection.send_bytes(TAKEN)
                if files:
                    self._heard(files)

    def _received(self, connection: Connection) -> list[Path]:
        """Raises ValueError for what nobody of this program sent."""
        if not connection.poll(PATIENCE):
            raise ValueError("nothing came")
        message = json.loads(connection.recv_bytes(LARGEST))
        key = str(message.get("key")) if isinstance(message, dict) else ""
        if not hmac.compare_digest(key.encode(errors="replace"), self._key.encode()):
            raise ValueError("not of this user")
        files = message.get("files")
        if not isinstance(files, list) or len(files) > MOST:
            raise ValueError("not a list of files")
        if not all(isinstance(one, str) and len(one) <= LONGEST and "\0" not in one for one in files):
            raise ValueError("not paths")
        paths = [Path(one) for one in files]
        if not all(path.is_absolute() for path in paths):
            raise ValueError("not absolute")
        return paths


def _write_secret(path: Path, text: str) -> None:
    """For the user's eyes only, whole or not at all."""
    aside = path.with_name(f".{path.name}.part")
    with suppress(FileNotFoundError):
        aside.unlink()
    with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
    os.replace(aside, path)
