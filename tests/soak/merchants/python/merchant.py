"""A merchant's process for the proof that each notification counts once: an endpoint on wsgiref, and in mode stored two
workers beside it. It is killed at any moment. bench/endpoint measures it in these modes and in leased, none (without an inbox) and bare
(without a handler), on waitress and uvicorn."""

import argparse
import contextlib
import logging
import pathlib
import socket
import socketserver
import sqlite3
import threading
import time
import urllib.parse
import wsgiref.simple_server

import wxnotify

LEASE = 3
"""Seconds: short, so that the notifications of the dead are taken up in the run."""


def connector(database, url):
    """What opens a connection, when it must: the database may be down at this moment."""
    parts = urllib.parse.urlsplit(url)
    if database == "sqlite":
        path = url.removeprefix("sqlite://")
        return lambda: sqlite3.connect(path, timeout=10, isolation_level=None)
    # A merchant is killed and started again all the time: it loads the driver that it needs.
    if database == "postgresql":
        import psycopg

        return lambda: psycopg.connect(url)
    import pymysql

    return lambda: pymysql.connect(
        host=parts.hostname,
        port=parts.port,
        user=parts.username,
        password=parts.password,
        database=parts.path.removeprefix("/"),
        # Else it reads the system's certificates for each connection.
        ssl_disabled=True,
    )


def make_inbox(database, url):
    if database == "sqlite":
        return wxnotify.Inbox.sqlite(url.removeprefix("sqlite://"), lease=LEASE)
    if database == "postgresql":
        import psycopg_pool

        return wxnotify.Inbox(psycopg_pool.ConnectionPool(url, min_size=0, max_size=8, open=True), lease=LEASE)
    return wxnotify.Inbox(connector(database, url), lease=LEASE)


def make_handler(arguments):
    keys = wxnotify.PlatformKeys(certificates=(arguments.keys / "certificate.pem").read_bytes())
    parser = wxnotify.NotificationParser(
        platform_keys=keys, api_v3_keys=(arguments.keys / "api_v3_key").read_text(encoding="ascii")
    )
    if arguments.mode == "none":
        handler = wxnotify.NotificationHandler(parser)
    else:
        handler = wxnotify.NotificationHandler(
            parser, inbox=make_inbox(arguments.database, arguments.url), mode=arguments.mode, key="business"
        )
    if arguments.mode in ("none", "leased"):
        # Effects that are not in the inbox's database: each is a byte in the file.
        effects = (arguments.keys / "effects").open("ab", buffering=0)

        @handler.on_paid
        def noted(event, delivery):
            effects.write(b".")

        return handler
    parameter = "?" if arguments.database == "sqlite" else "%s"

    @handler.on_paid
    def paid(event, delivery):
        cursor = delivery.connection.cursor()
        cursor.execute(f"UPDATE orders SET paid = paid + 1 WHERE number = {parameter}", (event.out_trade_no,))
        if cursor.rowcount != 1:
            delivery.fail("there is no such order")

    return handler


def ask_for_open_orders(handler, arguments):
    """Every half second, for those of the open orders that are the oldest: their notifications may never come. What fails is
    asked again."""
    serial, key, host = ((arguments.keys / name).read_text() for name in ("merchant_serial", "merchant_key.pem", "api"))
    merchant = wxnotify.Merchant("1900007291", serial, key, host=host)
    connect = connector(arguments.database, arguments.url)
    while True:
        time.sleep(0.5)
        with contextlib.suppress(Exception), contextlib.closing(connect()) as connection:
            cursor = connection.cursor()
            cursor.execute("SELECT number FROM orders WHERE paid = 0 ORDER BY number LIMIT 10")
            for (number,) in cursor.fetchall():
                with contextlib.suppress(wxnotify.WxNotifyError):
                    handler.reconcile(merchant, out_trade_no=number)


class Server(socketserver.ThreadingMixIn, wsgiref.simple_server.WSGIServer):
    daemon_threads = True
    request_queue_size = 128

    def shutdown_request(self, request):
        # Where a body was refused unread, closing at once would reset the connection before the answer is read.
        with contextlib.suppress(OSError):
            request.shutdown(socket.SHUT_WR)
            request.settimeout(1)
            while request.recv(65536):
                pass
        self.close_request(request)


class Quiet(wsgiref.simple_server.WSGIRequestHandler):
    def log_message(self, *_):
        pass


def on_wsgiref(port, handler):
    app = wxnotify.WsgiApp(handler) if handler else bare_wsgi
    wsgiref.simple_server.make_server("127.0.0.1", port, app, Server, Quiet).serve_forever()


def on_waitress(port, handler):
    import waitress

    waitress.serve(wxnotify.WsgiApp(handler) if handler else bare_wsgi, host="127.0.0.1", port=port, threads=8)


def on_uvicorn(port, handler):
    import uvicorn

    app = wxnotify.AsgiApp(handler) if handler else bare_asgi
    # With its protocol named, as asyncio wants it to set TCP_NODELAY.
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind(("127.0.0.1", port))
    uvicorn.Server(uvicorn.Config(app, lifespan="off", log_level="critical", access_log=False)).run([listening])


SERVERS = {"wsgiref": on_wsgiref, "waitress": on_waitress, "uvicorn": on_uvicorn}


def bare_wsgi(environ, start_response):
    environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
    start_response("200 OK", [("Content-Length", "0")])
    return [b""]


async def bare_asgi(scope, receive, send):
    more = True
    while more:
        more = (await receive()).get("more_body", False)
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"0")]})
    await send({"type": "http.response.body"})


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--database", choices=["sqlite", "postgresql", "mariadb"], required=True)
    options.add_argument("--mode", choices=["transaction", "stored", "leased", "none", "bare"], required=True)
    options.add_argument("--url", required=True)
    options.add_argument("--keys", type=pathlib.Path, required=True)
    options.add_argument("--port", type=int, required=True)
    options.add_argument("--server", choices=list(SERVERS), default="wsgiref")
    arguments = options.parse_args()
    logging.disable()  # the runner judges; failures are what it is for
    serve = SERVERS[arguments.server]
    if arguments.mode == "bare":
        serve(arguments.port, None)
    handler = make_handler(arguments)
    if arguments.mode == "stored":
        for _ in range(2):
            threading.Thread(target=handler.work, kwargs={"pause": 0.05}, daemon=True).start()
    if (arguments.keys / "api").exists():
        threading.Thread(target=ask_for_open_orders, args=(handler, arguments), daemon=True).start()
    serve(arguments.port, handler)


if __name__ == "__main__":
    main()
