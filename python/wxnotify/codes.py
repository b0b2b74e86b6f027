"""The table of error codes."""

from __future__ import annotations

from typing import Final, NamedTuple

from . import _native


class ErrorCode(NamedTuple):
    """An error code, as every language has it."""

    code: str
    """The name, such as `SIGNATURE_INVALID`."""
    number: int
    """The number, which the C ABI uses."""
    ack_status: int
    """The HTTP status of the acknowledgement."""


ERROR_CODES: Final[tuple[ErrorCode, ...]] = tuple(ErrorCode(*code) for code in _native.error_codes())
"""Every error code, in the order of their numbers."""
