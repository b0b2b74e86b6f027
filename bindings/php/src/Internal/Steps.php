<?php

declare(strict_types=1);

namespace WxNotify\Internal;

/**
 * Runs one of the core's programs: it asks for a step at a time, and decides by what came of it. Nothing is decided here.
 *
 * @internal
 */
abstract class Steps
{
    private ?int $number = null;

    /**
     * Runs it to its end.
     *
     * @param array<string, mixed> $request what begins it
     * @param ?string $plaintext of the notification that it is about, if it is about one
     * @return \stdClass its last step: `answer`, `value` or `error`
     */
    final protected function toEnd(#[\SensitiveParameter] array $request, #[\SensitiveParameter] ?string $plaintext = null): \stdClass
    {
        $step = Core::ask($request, plaintext: $plaintext);
        try {
            while (!in_array($step->step, ['answer', 'value', 'error'], true)) {
                $this->number = $step->program;
                $step = Core::ask(['do' => 'next', 'program' => $step->program, 'result' => $this->reply($step)]);
            }
            $this->number = null;
        } finally {
            $this->drop();
        }
        return $step;
    }

    /** @return array<string, mixed>|string what came of a step */
    abstract protected function reply(\stdClass $step): array|string;

    /** Leaves nothing behind of what the steps so far have open. */
    protected function abandon(): void
    {
    }

    final protected static function unknown(\stdClass $step): never
    {
        throw new \LogicException("wxnotify: the native library asks for $step->step, which this package does not know; install both of one release");
    }

    /** Leaves nothing behind of a program that did not come to its end. */
    private function drop(): void
    {
        if ($this->number !== null) {
            $this->abandon();
            Core::value('drop', program: $this->number);
            $this->number = null;
        }
    }

    public function __destruct()
    {
        $this->drop();
    }
}
