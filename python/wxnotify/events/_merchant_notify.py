# Made from schema/ by `make generate`; do not edit.
"""A message on a subscribed topic."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True)
class MerchantNotify:
    """A message on a subscribed topic (合作伙伴订阅消息).

    Kind `merchant_notify`, carried by `MERCHANT_NOTIFY.NOTIFY`.

    Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4016022266>
    """

    kind: ClassVar[Literal["merchant_notify"]] = "merchant_notify"

    topic_name: MerchantNotifyTopicName
    """The topic."""
    message_content: MerchantNotifyMessageContent
    """The message."""


@dataclass(frozen=True)
class MerchantNotifyMessageContent:
    """The message: `message_content`."""

    merchant_code: str
    """Merchant number the message is about."""
    merchant_company_name: str
    """Name of the merchant's company."""
    business_time: str
    """When the business changed. Uncertain: format not documented in public."""
    business_code: str
    """Number of the business that changed."""
    business_state: str
    """State of the business that changed. Uncertain: values depend on the topic."""


@dataclass(frozen=True)
class MerchantNotifyTopicName:
    """The topic: `topic_name`."""

    topic_english_name: str
    """English name of the topic."""
    topic_chinese_name: str
    """Chinese name of the topic."""
