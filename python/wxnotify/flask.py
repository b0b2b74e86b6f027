"""The handler in Flask.

wxnotify.flask.mount(app, "/wxpay/notify", handler)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from .errors import OptionInvalid
from .handler import NotificationHandler
from .wsgi import KeptInput, WsgiApp

if TYPE_CHECKING:
    from flask import Flask


def mount(app: Flask, rule: str, handler: NotificationHandler, endpoint: str = "wxpay_notify") -> None:
    """Has the application answer WeChat Pay at `rule`, a path. It may have one variable, `/wxpay/<merchant>/notify`, where the handler
    serves several merchants.

    The handler gets the raw body even where something before it has read the request: a `before_request` function that
    uses `request.form`, `request.stream` or `get_data(cache=False)`, say. What it has read is kept, up to the parser's
    `max_body_bytes`. `endpoint` is the name for `url_for`.

    Raises OptionInvalid for a rule with other variables.
    """
    if "<" in rule and (handler._choose is None or rule.count("<") > 1):
        raise OptionInvalid(
            f"{rule!r} has a variable too many; give a path, with one variable where the handler serves several merchants, or "
            "mount a WsgiApp by add_url_rule",
            "rule",
        )
    begin, end = rule.partition("<")[0], rule.rpartition(">")[2]
    notify, inner = WsgiApp(handler), app.wsgi_app

    def keep_body(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if path == rule or begin != rule and path.startswith(begin) and path.endswith(end):
            KeptInput.put_into(environ, handler._most_body_bytes)
        return inner(environ, start_response)

    app.wsgi_app = keep_body  # type: ignore[method-assign]
    app.add_url_rule(rule, endpoint, lambda **_variables: notify, methods=["POST"])
