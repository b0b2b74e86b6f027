"""Bodies: raw in every form that Python has, and those that are no longer raw."""

import io
import json

import pytest

import wxnotify


class Bytes(bytes):
    pass


RAW = {
    "bytes": bytes,
    "a subclass of bytes": Bytes,
    "bytearray": bytearray,
    "a view of bytes": memoryview,
    "a view of a bytearray": lambda body: memoryview(bytearray(body)),
    "a part of a view": lambda body: memoryview(b"<" + body + b">")[1:-1],
    "a view with gaps": lambda body: memoryview(bytes(each for byte in body for each in (byte, 0)))[::2],
    "a view backwards of the body backwards": lambda body: memoryview(body[::-1])[::-1],
}


@pytest.mark.parametrize("form", RAW)
def test_a_raw_body(form, parser, delivery):
    body = RAW[form](delivery.body)
    assert parser.parse(delivery.headers, body).resource["out_trade_no"] == "A20261121"
    message = wxnotify.signing_message("1", "n", body)
    assert message == b"1\nn\n" + delivery.body + b"\n"


def test_the_view_of_a_whole_is_not_taken_for_its_reverse(parser, delivery):
    with pytest.raises(wxnotify.SignatureInvalid):
        parser.parse(delivery.headers, memoryview(delivery.body)[::-1])


def test_a_mutable_body_is_let_go(parser, delivery):
    body = bytearray(delivery.body)
    parser.parse(delivery.headers, body)
    body.clear()  # BufferError if anything still held it


async def coroutine():
    return b""


NOT_RAW = {
    "str": (lambda body: body.decode(), "body is a str, and decoding it may have changed it"),
    "dict": (json.loads, "body is a dict, already parsed"),
    "list": (lambda body: [json.loads(body)], "body is a list, already parsed"),
    "file": (io.BytesIO, "body is a BytesIO; read it first"),
    "method": (lambda body: body.strip, "body is a builtin_function_or_method that was not called"),
    "None": (lambda body: None, "body is None"),
    "int": (lambda body: 5, "body is an int"),
}


@pytest.mark.parametrize("form", NOT_RAW)
def test_a_body_that_is_not_raw_says_how_to_get_it_so(form, parser, delivery):
    make, says = NOT_RAW[form]
    for call in (parser.parse, parser.diagnose):
        with pytest.raises(wxnotify.ArgumentInvalid) as raised:
            call(delivery.headers, make(delivery.body))
        error = raised.value
        assert isinstance(error, TypeError)
        assert error.code == "ARGUMENT_INVALID"
        assert error.field == "body"
        assert error.ack.status == 500
        assert error.message.startswith(says)
        for advice in ("request.body in Django", "request.get_data() in Flask", "await request.body() in FastAPI"):
            assert advice in error.message


def test_a_body_that_was_not_awaited(parser, delivery):
    body = coroutine()
    with pytest.raises(wxnotify.ArgumentInvalid, match="body is a coroutine that was not awaited"):
        parser.parse(delivery.headers, body)
    body.close()


def test_a_body_too_large(parser, delivery):
    with pytest.raises(wxnotify.BodyTooLarge):
        parser.parse(delivery.headers, bytes((1 << 20) + 1))
