"""The Redis that tools/redis.sh starts, and what stands between it and a client to lose replies."""

import contextlib
import os
import socket
import subprocess
import threading

import redis
import redis.asyncio
from redis.asyncio.retry import Retry as AsyncRetry
from redis.backoff import NoBackoff
from redis.retry import Retry


def port():
    assert "WXNOTIFY_REDIS_PORT" in os.environ, "run this by python/test.sh, or through tools/redis.sh"
    return int(os.environ["WXNOTIFY_REDIS_PORT"])


def do(what):
    """`kill`, `start` or `restart`."""
    subprocess.run([os.environ["WXNOTIFY_REDIS"], what], check=True)


def client(**options):
    return redis.Redis(**{"port": port(), "socket_timeout": 3, "retry": Retry(NoBackoff(), 0), **options})


def async_client(**options):
    return redis.asyncio.Redis(**{"port": port(), "socket_timeout": 3, "retry": AsyncRetry(NoBackoff(), 0), **options})


class LosesReplies:
    """What is between a client and Redis: it ends connections instead of passing on the reply to what contains `words`."""

    def __init__(self):
        self.words = None
        self.lost = 0
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self):
        with contextlib.suppress(OSError):
            while True:
                near, _ = self._listening.accept()
                threading.Thread(target=self._pass_on, args=(near,), daemon=True).start()

    def _pass_on(self, near):
        with near, socket.create_connection(("127.0.0.1", port())) as far, contextlib.suppress(OSError):
            while command := near.recv(1 << 20):
                far.sendall(command)
                reply = far.recv(1 << 20)
                if self.words and self.words in command:
                    self.words = None
                    self.lost += 1
                    return
                near.sendall(reply)

    def close(self):
        self._listening.close()
