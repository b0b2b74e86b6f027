<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * An application for H5 payment domains, reviewed (H5支付域名修改申请).
 *
 * Kind `applyment`, carried by `APPLYMENT_STATE.APPROVED`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/global/v3/zh/4013025118>
 */
final class Applyment implements Event
{
    use NoOtherFields;

    public function __construct(
        /** The merchant number of the sub-merchant. */
        public readonly ?string $sub_mchid = null,
        /** Whether the site is online: HAS_LAUNCHED, UN_LAUNCHED. */
        public readonly ?string $website_state = null,
        /**
         * Domains for H5 payments.
         *
         * @var list<string>
         */
        public readonly array $domains = [],
        /** Address of the sub-merchant's site. A URL. */
        public readonly ?string $website_url = null,
        /**
         * Screenshots of the site's shop pages.
         *
         * @var list<string>
         */
        public readonly array $website_business_page_pics = [],
        /**
         * Screenshots of the site's home page.
         *
         * @var list<string>
         */
        public readonly array $website_homepage_pics = [],
        /** WeChat Pay's number of the application. */
        public readonly ?int $applyment_id = null,
        /** Why the application was rejected. */
        public readonly ?string $audit_reject_detail = null,
        /** State of the application: PENDING, UNDER_REVIEW, APPROVED, REJECTED. */
        public readonly ?string $applyment_state = null,
        /** Where the result of the review goes. A URL. */
        public readonly ?string $notify_url = null,
        /** The merchant's number of the application. */
        public readonly ?string $out_applyment_id = null,
    ) {
    }

    public function kind(): string
    {
        return Kind::APPLYMENT;
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
            $from['sub_mchid'] ?? null,
            $from['website_state'] ?? null,
            $from['domains'] ?? [],
            $from['website_url'] ?? null,
            $from['website_business_page_pics'] ?? [],
            $from['website_homepage_pics'] ?? [],
            $from['applyment_id'] ?? null,
            $from['audit_reject_detail'] ?? null,
            $from['applyment_state'] ?? null,
            $from['notify_url'] ?? null,
            $from['out_applyment_id'] ?? null,
        );
    }
}
