"""server.py wsgi|asgi bare|handler|sqlite: an endpoint over waitress, or over uvicorn. It prints its port, and at its end how often the
callback ran."""

from __future__ import annotations

import asyncio
import os
import pathlib
import signal
import socket
import sys
from typing import Any

import wxnotify
from wxnotify import asgi, wsgi
from wxnotify.events import TransactionDirect

how, kind = sys.argv[1:]
counted = 0


def handler() -> wxnotify.NotificationHandler:
    environment = os.environ
    key = pathlib.Path(environment["WXPAY_PUBLIC_KEY_FILE"]).read_text()
    keys = wxnotify.PlatformKeys(public_keys={environment["WXPAY_PUBLIC_KEY_ID"]: key})
    parser = wxnotify.NotificationParser(platform_keys=keys, api_v3_keys=environment["WXPAY_API_V3_KEY"])
    inbox = wxnotify.Inbox.sqlite("shop.db") if kind == "sqlite" else None
    handler = wxnotify.NotificationHandler(parser, inbox=inbox)

    @handler.on_paid
    def paid(event: TransactionDirect, delivery: wxnotify.Delivery) -> None:
        global counted
        assert event.out_trade_no
        counted += 1

    return handler


def bare_wsgi(environ: Any, start_response: Any) -> list[bytes]:
    environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
    start_response("200 OK", [])
    return [b""]


async def bare_asgi(scope: Any, receive: Any, send: Any) -> None:
    more = True
    while more:
        more = (await receive()).get("more_body", False)
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"0")]})
    await send({"type": "http.response.body"})


def end(*_: object) -> None:
    print(counted, flush=True)
    os._exit(0)


# With its protocol named, as asyncio wants it to set TCP_NODELAY: else an answer's body waits 40 ms for the client's acknowledgement of
# its headers, and a server that idles in between is measured cold.
listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
listening.bind(("127.0.0.1", 0))
listening.listen()
print(listening.getsockname()[1], flush=True)
if how == "wsgi":
    import waitress

    signal.signal(signal.SIGTERM, end)
    waitress.serve(bare_wsgi if kind == "bare" else wsgi.WsgiApp(handler()), sockets=[listening], threads=4, max_request_body_size=1 << 20)
else:
    import uvicorn

    server = uvicorn.Server(uvicorn.Config(bare_asgi if kind == "bare" else asgi.AsgiApp(handler()), lifespan="off", log_level="warning", access_log=False))
    server.handle_exit = end  # type: ignore[method-assign]
    asyncio.run(server.serve(sockets=[listening]))
