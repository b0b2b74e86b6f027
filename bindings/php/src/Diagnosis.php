<?php

declare(strict_types=1);

namespace WxNotify;

use FFI\CData;
use WxNotify\Internal\Native;

/** What {@see NotificationParser::diagnose()} found. As a text it is for people, a line each. */
final class Diagnosis implements \Stringable
{
    private function __construct(private readonly string $text, private readonly string $json)
    {
    }

    public function __toString(): string
    {
        return $this->text;
    }

    /**
     * One JSON object on one line, the same bytes in every language:
     * `{"error":{"code":...,"message":...,"field":...},"findings":[{"code":...,"advice":...}]}`, the most likely cause first.
     * `error` is null where nothing is wrong, and `field` can be.
     */
    public function toJson(): string
    {
        return $this->json;
    }

    /** The error that {@see NotificationParser::parse()} answers, by its code, or null where nothing is wrong. */
    public function errorCode(): ?string
    {
        return $this->decoded()['error']['code'] ?? null;
    }

    /** @return list<array{code: string, advice: string}> the most likely cause first */
    public function findings(): array
    {
        return $this->decoded()['findings'];
    }

    /** @internal */
    public static function take(CData $diagnosis): self
    {
        return Native::take($diagnosis, 'wxn_diagnosis_free', static fn (CData $of): self =>
            new self(Native::text($of->text), Native::text($of->json)));
    }

    /** @return array<string, mixed> */
    private function decoded(): array
    {
        return json_decode($this->json, true, flags: JSON_THROW_ON_ERROR);
    }
}
