"""Headers as the frameworks have them, whatever their spelling."""

import asyncio
import email.message
import types
from http.client import HTTPMessage
from wsgiref.util import setup_testing_defaults

import aiohttp.web
import flask
import multidict
import pytest
import requests.structures
import servers
import starlette.datastructures
import starlette.requests
import werkzeug.datastructures
from django.core.handlers.wsgi import WSGIRequest

import wxnotify

servers.set_django_up()


def environ(delivery):
    """As a WSGI server hands a request over, with all else that an environ holds."""
    values = {"REQUEST_METHOD": "POST", "wsgi.version": (1, 0), "HTTP_X_COUNT": 7, "HTTP_X_NOTHING": None}
    setup_testing_defaults(values)
    for name, value in delivery.headers.items():
        values["HTTP_" + name.upper().replace("-", "_")] = value
    values["CONTENT_LENGTH"] = str(len(delivery.body))
    values["REQUEST_METHOD"] = "POST"
    return values


def asgi_scope(delivery):
    headers = [(name.lower().encode(), value.encode()) for name, value in delivery.headers.items()]
    return {"type": "http", "method": "POST", "path": "/", "headers": headers}


def message(kind, delivery):
    headers = kind()
    for name, value in delivery.headers.items():
        headers[name] = value
    return headers


def flask_headers(delivery):
    application = flask.Flask(__name__)
    with application.test_request_context(method="POST", headers=delivery.headers, data=delivery.body):
        assert flask.request.get_data() == delivery.body
        return flask.request.headers


SOURCES = {
    "dict": lambda delivery: delivery.headers,
    "dict, lower case": lambda delivery: {name.lower(): value for name, value in delivery.headers.items()},
    "dict, upper case": lambda delivery: {name.upper(): value for name, value in delivery.headers.items()},
    "dict, underscores": lambda delivery: {name.replace("-", "_"): value for name, value in delivery.headers.items()},
    "dict of bytes": lambda delivery: {name.encode(): value.encode() for name, value in delivery.headers.items()},
    "dict of lists": lambda delivery: {name: [value] for name, value in delivery.headers.items()},
    "dict of tuples of bytes": lambda delivery: {name: (value.encode(),) for name, value in delivery.headers.items()},
    "mapping proxy": lambda delivery: types.MappingProxyType(delivery.headers),
    "pairs": lambda delivery: list(delivery.headers.items()),
    "lists of two": lambda delivery: [list(pair) for pair in delivery.headers.items()],
    "generator of pairs": lambda delivery: (pair for pair in delivery.headers.items()),
    "items view": lambda delivery: delivery.headers.items(),
    "spaces around": lambda delivery: {name: f" \t{value} " for name, value in delivery.headers.items()},
    "the same twice": lambda delivery: [*delivery.headers.items(), *delivery.headers.items()],
    "Django request.headers": lambda delivery: WSGIRequest(environ(delivery)).headers,
    "Django request.META": lambda delivery: WSGIRequest(environ(delivery)).META,
    "WSGI environ": environ,
    "Flask request.headers": flask_headers,
    "Werkzeug Headers": lambda delivery: werkzeug.datastructures.Headers(delivery.headers),
    "Werkzeug EnvironHeaders": lambda delivery: werkzeug.datastructures.EnvironHeaders(environ(delivery)),
    "Starlette request.headers": lambda delivery: starlette.requests.Request(asgi_scope(delivery)).headers,
    "Starlette Headers": lambda delivery: starlette.datastructures.Headers(delivery.headers),
    "ASGI scope": lambda delivery: asgi_scope(delivery)["headers"],
    "aiohttp": lambda delivery: multidict.CIMultiDictProxy(multidict.CIMultiDict(delivery.headers)),
    "requests": lambda delivery: requests.structures.CaseInsensitiveDict(delivery.headers),
    "http.server": lambda delivery: message(HTTPMessage, delivery),
    "email": lambda delivery: message(email.message.Message, delivery),
}


@pytest.mark.parametrize("source", SOURCES)
def test_headers_of(source, parser, delivery):
    notification = parser.parse(SOURCES[source](delivery), delivery.body)
    assert notification.resource["out_trade_no"] == "A20261121"


def test_a_real_aiohttp_server(parser, delivery):
    received = []

    async def handler(request):
        received.append(parser.parse(request.headers, await request.read()))
        return aiohttp.web.Response()

    async def run():
        application = aiohttp.web.Application()
        application.router.add_post("/", handler)
        runner = aiohttp.web.AppRunner(application)
        await runner.setup()
        site = aiohttp.web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        try:
            url = "http://{}:{}/".format(*runner.addresses[0])
            posted = {"data": delivery.body, "headers": delivery.headers}
            async with aiohttp.ClientSession() as session, session.post(url, **posted) as answer:
                assert answer.status == 200
        finally:
            await runner.cleanup()

    asyncio.run(run())
    assert received[0].kind == "transaction.direct"


def test_twice_with_different_values_is_refused(parser, delivery):
    for headers in (
        [*delivery.headers.items(), ("wechatpay-nonce", "other")],
        {**delivery.headers, "Wechatpay-Nonce": [delivery.headers["Wechatpay-Nonce"], "other"]},
        {**environ(delivery), "HTTP_WECHATPAY-NONCE": "other"},
    ):
        with pytest.raises(wxnotify.HeaderInvalid) as raised:
            parser.parse(headers, delivery.body)
        assert raised.value.field == "Wechatpay-Nonce"


def test_none_is_absent(parser, delivery):
    with pytest.raises(wxnotify.HeaderMissing) as raised:
        parser.parse({**delivery.headers, "Wechatpay-Serial": None}, delivery.body)
    assert raised.value.field == "Wechatpay-Serial"


@pytest.mark.parametrize("value", ["公", "\udcff", "\x00", "a b", b"\xff"])
def test_what_is_no_header_value_is_refused(value, parser, delivery):
    with pytest.raises(wxnotify.HeaderInvalid) as raised:
        parser.parse({**delivery.headers, "Wechatpay-Nonce": value}, delivery.body)
    assert raised.value.field == "Wechatpay-Nonce"


@pytest.mark.parametrize("value", [1_795_000_000, 1.5, object(), {"a": "b"}, [1], [None]])
def test_a_value_that_is_no_text_is_named(value, parser, delivery):
    with pytest.raises(wxnotify.ArgumentInvalid, match="header Wechatpay-Timestamp is (an? |None)") as raised:
        parser.parse({**delivery.headers, "Wechatpay-Timestamp": value}, delivery.body)
    assert raised.value.field == "Wechatpay-Timestamp"


@pytest.mark.parametrize("headers", [None, 1, "Wechatpay-Nonce: a", b"", [1], ["ab", "cd"], [("a", "b", "c")], [["a"]]])
def test_what_is_not_headers_is_refused(headers, parser, delivery):
    with pytest.raises(wxnotify.ArgumentInvalid, match=r"request\.headers") as raised:
        parser.parse(headers, delivery.body)
    assert raised.value.field == "headers"


def test_names_must_be_text(parser, delivery):
    with pytest.raises(wxnotify.ArgumentInvalid, match="a header's name is an int"):
        parser.parse({1: "a"}, delivery.body)


def test_the_request_itself_is_refused_with_advice(parser, delivery):
    request = WSGIRequest(environ(delivery))
    with pytest.raises(wxnotify.ArgumentInvalid, match=r"the request itself; pass its \.headers"):
        parser.parse(request, delivery.body)


def test_an_error_of_the_headers_own_is_passed_on(parser, delivery):
    class Broken:
        def items(self):
            raise RuntimeError("the connection was lost")

    with pytest.raises(RuntimeError, match="the connection was lost"):
        parser.parse(Broken(), delivery.body)


def test_a_servers_own_request_id_is_not_the_header() -> None:
    from wxnotify.handler import _Request

    environ = {"REQUEST_METHOD": "POST", "REQUEST_ID": "server", "HTTP_REQUEST_ID": "platform", "CONTENT_LENGTH": "2"}
    assert _Request(environ, None).header("request-id") == "platform"
    assert _Request(environ, None).header("content-length") == "2"
