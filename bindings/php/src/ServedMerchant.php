<?php

declare(strict_types=1);

namespace WxNotify;

use WxNotify\Internal\Core;

/** One of several merchants whose notifications a {@see NotificationHandler} takes. (Who asks WeChat Pay's API is a {@see Merchant}.) */
final class ServedMerchant
{
    /**
     * @var list<ApiV2Key>|null
     * @internal
     */
    public readonly ?array $apiV2Keys;

    /**
     * @param string $name 1 to 64 of `A-Z`, `a-z`, `0-9`, `_`, `.` and `-`, such as its mchid; case matters. The inbox keeps this
     *     merchant's notifications under it
     * @param NotificationParser $parser has this merchant's keys, which can be replaced at run time
     * @param ApiV2Key|array<string|list<string>|ApiV2Key>|null $apiV2Keys its APIv2 keys, as a handler takes them
     * @param mixed $context yours, such as a row
     * @param CertificateFile|null $certificates the file that the parser was made of, as a handler takes it
     * @throws ConfigurationException `OPTION_INVALID` for a name that is none, and as {@see NotificationHandler} for the keys
     */
    public function __construct(
        public readonly string $name,
        public readonly NotificationParser $parser,
        #[\SensitiveParameter] mixed $apiV2Keys = null,
        public readonly mixed $context = null,
        public readonly ?CertificateFile $certificates = null,
    ) {
        Core::value('check_merchant', merchant: $name);
        $this->apiV2Keys = ApiV2::keys($apiV2Keys);
    }
}
