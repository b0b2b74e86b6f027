"""Asking the core, which decides what handlers and the inbox do: it says what to do next, and is told what came of it."""

from __future__ import annotations

import json
from typing import Any

from . import _native
from .errors import BY_CODE, WxNotifyError

_encode = json.JSONEncoder(ensure_ascii=False).encode
_decode = json.JSONDecoder().decode


def ask(do: str, **arguments: object) -> dict[str, Any]:
    """The core's answer: `value`, or the next step of a program. Raises the core's errors."""
    return _ask(_encode({"do": do, **arguments}))


def ask_of(plaintext: bytes, do: str, **arguments: object) -> dict[str, Any]:
    """The same of a notification, whose plaintext is JSON already."""
    return _ask(f'{_encode({"do": do, **arguments})[:-1]}, "plaintext": {plaintext.decode()}}}')


def _ask(request: str) -> dict[str, Any]:
    try:
        answer: dict[str, Any] = _decode(_native.call(request))
    except UnicodeEncodeError:  # a lone surrogate is in no JSON text
        answer = _decode(_native.call(request.encode("utf-8", "replace").decode()))
    return answer


def value(do: str, **arguments: object) -> Any:
    """The value that the core answers with at once."""
    return ask(do, **arguments)["value"]


def error_of(told: dict[str, Any], cause: BaseException | None) -> WxNotifyError:
    """The exception for an error that the core told: the one that it was told of, or a new one."""
    if isinstance(cause, WxNotifyError) and cause.code == told["code"]:
        return cause
    error = BY_CODE[told["code"]](told["message"], told["field"])
    error.__cause__ = cause
    return error


def told_of(error: WxNotifyError) -> dict[str, Any]:
    """The other way round."""
    return {"code": error.code, "message": error.message, "field": error.field}
