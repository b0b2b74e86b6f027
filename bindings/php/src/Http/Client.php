<?php

declare(strict_types=1);

namespace WxNotify\Http;

use WxNotify\ApiRequest;

/**
 * What sends a request to WeChat Pay's API: {@see StreamClient} unless another is given, or {@see Psr18Client} over your own.
 *
 * Whatever the status is, it is an answer, 302 and 404 too: no redirection is followed.
 */
interface Client
{
    /**
     * Sends a request with its headers, and returns the answer.
     *
     * @param int $mostBytes of a body that is longer, one byte more is enough
     * @param float $timeout for how long it may take, in seconds
     * @throws \Throwable where there is no answer
     */
    public function send(ApiRequest $request, int $mostBytes, float $timeout): Answer;
}
