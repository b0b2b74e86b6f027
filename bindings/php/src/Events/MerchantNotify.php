<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * A message on a subscribed topic (合作伙伴订阅消息).
 *
 * Kind `merchant_notify`, carried by `MERCHANT_NOTIFY.NOTIFY`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4016022266>
 */
final class MerchantNotify implements Event
{
    use NoOtherFields;

    public function __construct(
        /** The topic. */
        public readonly MerchantNotify\TopicName $topic_name,
        /** The message. */
        public readonly MerchantNotify\MessageContent $message_content,
    ) {
    }

    public function kind(): string
    {
        return Kind::MERCHANT_NOTIFY;
    }

    /**
     * Reads an object whose shape was checked.
     *
     * @internal
     * @param array<mixed> $from
     */
    public static function read(array $from): self
    {
        return new self(
            MerchantNotify\TopicName::read($from['topic_name']),
            MerchantNotify\MessageContent::read($from['message_content']),
        );
    }
}
