<?php

declare(strict_types=1);

// The PHP driver: each case on standard input through the package's public API, to its outcome. The protocol is in
// tests/vectors/README.md.

namespace WxNotify\Conformance;

use WxNotify\Ack;
use WxNotify\ApiV2;
use WxNotify\ApiV2Key;
use WxNotify\ApiV3Key;
use WxNotify\Certificate;
use WxNotify\Certificates;
use WxNotify\ErrorCode;
use WxNotify\Kind;
use WxNotify\Library;
use WxNotify\Notification;
use WxNotify\NotificationParser;
use WxNotify\PlatformKeys;
use WxNotify\Primitives;
use WxNotify\Testing\Platform;
use WxNotify\Testing\Sample;
use WxNotify\WxNotifyException;

require __DIR__ . '/../../../bindings/php/autoload.php';

// A warning is a failure, too.
set_error_handler(static fn (int $level, string $message, string $file, int $line) =>
    throw new \ErrorException($message, 0, $level, $file, $line));

function platformKeys(object $given): PlatformKeys
{
    $keys = new PlatformKeys($given->certificates ?? []);
    foreach ($given->public_keys ?? [] as $key) {
        $keys->addPublicKey($key->id, $key->pem);
    }
    return $keys;
}

/** @return list<ApiV3Key> */
function apiV3Keys(array $given): array
{
    return array_map(static fn (object $key) => new ApiV3Key($key->key, $key->label), $given);
}

/** The members of an object as named arguments. */
function named(object $given): array
{
    $arguments = [];
    foreach ($given as $name => $value) {
        $arguments[str_replace('ApiV3', 'apiV3', lcfirst(str_replace('_', '', ucwords($name, '_'))))] = $value;
    }
    return $arguments;
}

function parser(object $input): NotificationParser
{
    $config = $input->config;
    return new NotificationParser(platformKeys($config->platform_keys), apiV3Keys($config->api_v3_keys), ...named($config->options));
}

function parse(object $input, ?NotificationParser $parser = null): Notification
{
    return ($parser ?? parser($input))->parse($input->headers, base64_decode($input->body, true), $input->now);
}

function parseV2(object $input): Notification
{
    $keys = array_map(static fn (object $key) => new ApiV2Key($key->key, $key->mch_id), $input->keys);
    return ApiV2::parse(base64_decode($input->body, true), $keys);
}

function ack(Ack $ack): array
{
    return ['status' => $ack->status, 'content_type' => $ack->contentType, 'body' => $ack->body];
}

/** @param list<Certificate> $certificates */
function certificates(array $certificates): array
{
    return ['certificates' => array_map(static fn (Certificate $each) => [
        'serial' => $each->serial,
        'pem' => $each->pem,
        'not_before' => $each->notBefore,
        'not_after' => $each->notAfter,
        'effective_time' => $each->effectiveTime,
        'expire_time' => $each->expireTime,
    ], $certificates)];
}

/** A typed event, or a part of one, as JSON again: without what is absent. */
function typedFields(object $of): object
{
    $value = static fn (mixed $value): mixed => is_object($value) ? typedFields($value) : $value;
    $fields = array_filter(get_object_vars($of), static fn (mixed $each) => $each !== null && $each !== []);
    return (object) array_map(static fn (mixed $each): mixed => is_array($each) ? array_map($value, $each) : $value($each), $fields);
}

/** Does what a case's operation says: an outcome, or a notification. */
function outcome(string $operation, object $input): array|Notification
{
    switch ($operation) {
        case 'construct':
            parser($input)->close();
            return ['ok' => true];
        case 'parse':
            return parse($input);
        case 'replace':
            $parser = parser($input);
            $parser->replacePlatformKeys(platformKeys($input->replacement));
            return parse($input, $parser);
        case 'expect':
            parse($input)->expect(...named($input->expectation));
            return ['ok' => true];
        case 'expect_paid':
            parse($input)->expectPaid(...named($input->expectation));
            return ['ok' => true];
        case 'expect_refunded':
            parse($input)->expectRefunded(...named($input->expectation));
            return ['ok' => true];
        case 'parse_v2':
            return parseV2($input);
        case 'event_v2':
            return ['event' => typedFields(parseV2($input)->event())];
        case 'ack_v2':
            return ['ack' => ack($input->which === 'success' ? Ack::successV2() : Ack::forErrorV2($input->which))];
        case 'sample':
            // In text, because an empty list and an empty object are one in PHP's arrays.
            $overrides = json_encode($input->overrides, JSON_THROW_ON_ERROR);
            return ['sample' => Sample::of($input->event ?? $input->kind, $overrides, $input->event === null ? null : $input->kind)];
        case 'event':
            return ['event' => typedFields(parse($input)->event())];
        case 'answer':
            return ['ack' => ack(Ack::answer($input->body))];
        case 'ack':
            return ['ack' => ack(match ($input->which) {
                'success' => Ack::success(),
                'success_no_content' => Ack::successNoContent(),
                'handler_failed' => Ack::handlerFailed(),
                'busy' => Ack::busy(),
                default => Ack::forError($input->which),
            })];
        case 'signing_message':
            return ['bytes' => base64_encode(Primitives::signingMessage($input->timestamp, $input->nonce, base64_decode($input->body, true)))];
        case 'verify_signature':
            return ['valid' => Primitives::verifySignature(base64_decode($input->message, true), $input->signature, $input->key)];
        case 'decrypt_resource':
            return ['bytes' => base64_encode(Primitives::decryptResource(...named($input)))];
        case 'certificates_request':
            return ['request' => get_object_vars(Certificates::request(...named($input)))];
        case 'parse_certificates':
            $certificates = Certificates::parse(
                $input->headers,
                base64_decode($input->body, true),
                apiV3Keys($input->api_v3_keys),
                $input->known_keys === null ? null : platformKeys($input->known_keys),
                $input->now,
            );
            return certificates($certificates);
        case 'testing_certificates':
            $platform = new Platform(...named($input->platform));
            $answer = $platform->certificatesAnswer($input->now);
            return certificates(Certificates::parse($answer->headers, $answer->body, $platform->apiV3Key, null, $input->now));
        case 'testing':
            $platform = new Platform(...named($input->platform));
            $delivery = $platform->notification(...named($input->notification));
            return $platform->parser()->parse($delivery->headers, $delivery->body, $input->now);
        case 'diagnose':
            return ['diagnosis' => parser($input)->diagnose($input->headers, base64_decode($input->body, true), $input->now)->toJson()];
        case 'codes':
            return ['codes' => array_map(static fn (ErrorCode $code) => [
                'code' => $code->code,
                'number' => $code->number,
                'ack_status' => $code->ackStatus,
            ], ErrorCode::all())];
        case 'kinds':
            return ['kinds' => Kind::all()];
        case 'version':
            return ['version' => Library::version()];
    }
    throw new \LogicException("no operation is called $operation");
}

/** The sixteen fields. */
function fields(Notification $of): array
{
    return [
        'id' => $of->id,
        'create_time' => $of->createTime,
        'event_type' => $of->eventType,
        'resource_type' => $of->resourceType,
        'summary' => $of->summary,
        'original_type' => $of->originalType,
        'associated_data' => $of->associatedData,
        'plaintext' => $of->plaintext,
        'resource' => $of->resourceObject(),
        'serial' => $of->serial,
        'timestamp' => $of->timestamp,
        'nonce' => $of->nonce,
        'request_id' => $of->requestId,
        'api_v3_key_label' => $of->apiV3KeyLabel,
        'kind' => $of->kind,
        'certificate_expires_at' => $of->certificateExpiresAt,
    ];
}

/** What is printed of a case. */
function printed(object $case): array
{
    try {
        $outcome = outcome($case->operation, $case->input);
    } catch (WxNotifyException $error) {
        return ['name' => $case->name, 'outcome' => ['error' => [
            'code' => $error->getErrorCode(),
            'message' => $error->getMessage(),
            'field' => $error->getField(),
            'ack' => ack($error->getAck()),
            'is_platform_probe' => $error->isPlatformProbe(),
        ]]];
    }
    if (is_array($outcome)) {
        return ['name' => $case->name, 'outcome' => $outcome];
    }
    return ['name' => $case->name, 'outcome' => ['notification' => $outcome->toJson()], 'fields' => fields($outcome)];
}

while (($line = fgets(STDIN)) !== false) {
    $case = json_decode($line, false, flags: JSON_THROW_ON_ERROR);
    try {
        echo json_encode(printed($case), JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES), "\n";
    } catch (\Throwable $error) {
        fwrite(STDERR, "$case->name: $error\n");
        exit(1);
    }
}
