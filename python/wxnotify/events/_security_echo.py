# Made from schema/ by `make generate`; do not edit.
"""A test of signatures and encryption that the merchant started."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class SecurityEcho:
    """A test of signatures and encryption that the merchant started (商户签名验签/加解密测试).

    Kind `security_echo`, carried by `SECURITY_ECHO.SUCCESS`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4015164042>
    """

    kind: ClassVar[Literal["security_echo"]] = "security_echo"

    echo_message: str
    """The text the merchant sent to the test, returned."""
    encrypt_echo_message: str | None = None
    """The text, encrypted with the merchant's public key. Base64."""
