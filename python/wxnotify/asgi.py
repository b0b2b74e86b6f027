"""The handler as an ASGI application."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, MutableMapping
from typing import Any

from .handler import NotificationHandler

Message = MutableMapping[str, Any]


class AsgiApp:
    """A handler as an ASGI application, for any server, and for FastAPI and Starlette as a route's endpoint:

        app.router.routes.append(Route("/wxpay/notify", wxnotify.AsgiApp(handler)))

    It answers every path: mount it at yours. The inbox and plain callbacks run in a thread, `async` ones on the event loop.
    """

    def __init__(self, handler: NotificationHandler) -> None:
        self._handler = handler

    async def __call__(
        self,
        scope: Message,
        receive: Callable[[], Awaitable[Message]],
        send: Callable[[Message], Awaitable[None]],
    ) -> None:
        """Answers a request, as the ASGI specification says."""
        if scope["type"] != "http":
            raise ValueError(f"a notification comes over http, not {scope['type']}")
        try:
            answer = await self._handler.handle_async(
                scope["method"], scope["headers"], _body(receive), path=scope["path"], raw=scope
            )
        except _Disconnected:
            return
        headers = [(name.lower().encode(), value.encode()) for name, value in answer.headers]
        await send({"type": "http.response.start", "status": answer.status, "headers": headers})
        await send({"type": "http.response.body", "body": answer.body})


class _Disconnected(Exception):
    """The client is gone before its body was there."""


async def _body(receive: Callable[[], Awaitable[Message]]) -> AsyncIterator[bytes]:
    more = True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise _Disconnected
        more = message.get("more_body", False)
        yield message.get("body", b"")
