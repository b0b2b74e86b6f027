"""The types that headers, bodies and keys may be given in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol, Union


class HasItems(Protocol):
    """Headers with names and values: a dict, any framework's `request.headers`, Django's `request.META`."""

    def items(self) -> Iterable[tuple[Any, Any]]:
        """The names and values."""
        ...


Headers = Union[HasItems, Iterable[tuple[Union[str, bytes], Any]]]
"""All headers of a request: a mapping, or pairs of name and value (an ASGI scope's, say)."""

Body = Union[bytes, bytearray, memoryview]
"""A raw body, as received."""

Text = Union[str, bytes]
"""A PEM or a key as text or as read from a file in binary mode."""
