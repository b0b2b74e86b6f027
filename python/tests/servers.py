"""The handler in each framework, behind a real socket: `SERVERS[name](handler)` serves, and gives the port."""

import contextlib
import socket
import socketserver
import tempfile
import threading
import types
import wsgiref.simple_server

import uvicorn
import waitress.server
import werkzeug.serving

import wxnotify

PATH = "/wxpay/notify"


def flask_app(handler, path=PATH):
    from flask import Flask

    import wxnotify.flask

    app = Flask(__name__)
    wxnotify.flask.mount(app, path, handler)
    return app


def flask_app_by_rule(handler):
    from flask import Flask

    app = Flask(__name__)
    endpoint = wxnotify.WsgiApp(handler)
    app.add_url_rule(PATH, "wxpay_notify", lambda: endpoint, methods=["POST"])
    return app


def fastapi_app(handler, path=PATH):
    from fastapi import FastAPI
    from starlette.routing import Route

    app = FastAPI()
    app.router.routes.append(Route(path, wxnotify.AsgiApp(handler)))
    return app


def set_django_up():
    """Django can be set up once in a process."""
    from django.conf import settings

    if settings.configured:
        return
    import django

    folder = tempfile.mkdtemp()
    settings.configure(
        ALLOWED_HOSTS=["127.0.0.1", "testserver"],
        INSTALLED_APPS=["django_shop"],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": f"{folder}/django.db"}},
        MIDDLEWARE=["django.middleware.common.CommonMiddleware", "django.middleware.csrf.CsrfViewMiddleware"],
    )
    django.setup()


def django_urls(handler, view="view", at="wxpay/notify"):
    set_django_up()
    from django.conf import settings
    from django.urls import path

    import wxnotify.django

    urls = types.ModuleType("urls")
    urls.urlpatterns = [path(at, getattr(wxnotify.django, view)(handler))]
    settings.ROOT_URLCONF = urls


def django_wsgi(handler, at="wxpay/notify"):
    django_urls(handler, at=at)
    from django.core.handlers.wsgi import WSGIHandler

    return WSGIHandler()


def django_asgi(handler, view="view", at="wxpay/notify"):
    django_urls(handler, view, at)
    from django.core.handlers.asgi import ASGIHandler

    return ASGIHandler()


class _Wsgiref(socketserver.ThreadingMixIn, wsgiref.simple_server.WSGIServer):
    daemon_threads = True


class _Quiet(wsgiref.simple_server.WSGIRequestHandler):
    def log_message(self, *_):
        pass


class _QuietWerkzeug(werkzeug.serving.WSGIRequestHandler):
    def log(self, *_):
        pass


@contextlib.contextmanager
def _running(server, run, stop):
    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield server
    finally:
        stop()
        thread.join(10)
        assert not thread.is_alive()


@contextlib.contextmanager
def by_wsgiref(app):
    server = wsgiref.simple_server.make_server("127.0.0.1", 0, app, _Wsgiref, _Quiet)
    with server, _running(server, server.serve_forever, server.shutdown):
        yield server.server_port


@contextlib.contextmanager
def by_werkzeug(app):
    server = werkzeug.serving.make_server("127.0.0.1", 0, app, threaded=True, request_handler=_QuietWerkzeug)
    with server, _running(server, server.serve_forever, server.shutdown):
        yield server.server_port


@contextlib.contextmanager
def by_waitress(app):
    server = waitress.server.create_server(app, host="127.0.0.1", port=0, threads=4)

    def stop():
        with contextlib.suppress(OSError):  # it may do so before it is told a second time
            server.trigger.pull_trigger(server.close)  # in its own thread, between two requests

    with _running(server, server.run, stop):
        yield server.effective_port
    server.task_dispatcher.shutdown()


@contextlib.contextmanager
def by_uvicorn(app):
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, log_level="error"))

        def stop():
            server.should_exit = True

        with _running(server, lambda: server.run([listening]), stop):
            while not server.started:
                threading.Event().wait(0.01)
            yield listening.getsockname()[1]


SERVERS = {
    "wsgi": lambda handler: by_wsgiref(wxnotify.WsgiApp(handler)),
    "flask": lambda handler: by_werkzeug(flask_app(handler)),
    "flask on waitress": lambda handler: by_waitress(flask_app(handler)),
    "django": lambda handler: by_wsgiref(django_wsgi(handler)),
    "django on uvicorn": lambda handler: by_uvicorn(django_asgi(handler)),
    "django, asynchronous": lambda handler: by_uvicorn(django_asgi(handler, "async_view")),
    "asgi": lambda handler: by_uvicorn(wxnotify.AsgiApp(handler)),
    "fastapi": lambda handler: by_uvicorn(fastapi_app(handler)),
}
"""Each framework, on a server that it is run on."""

OF_SEVERAL = {
    "wsgi": lambda handler: by_wsgiref(wxnotify.WsgiApp(handler)),
    "flask": lambda handler: by_werkzeug(flask_app(handler, PATH + "/<merchant>")),
    "django": lambda handler: by_wsgiref(django_wsgi(handler, "wxpay/notify/<merchant>")),
    "django, asynchronous": lambda handler: by_uvicorn(django_asgi(handler, "async_view", "wxpay/notify/<merchant>")),
    "asgi": lambda handler: by_uvicorn(wxnotify.AsgiApp(handler)),
    "fastapi": lambda handler: by_uvicorn(fastapi_app(handler, PATH + "/{merchant}")),
}
"""The same with a merchant's name behind PATH."""
