<?php

declare(strict_types=1);

// The protocol of bench/README.md, and the files that it names.

// A warning is a failure, too.
set_error_handler(static fn (int $level, string $message, string $file, int $line) =>
    throw new ErrorException($message, 0, $level, $file, $line));

function text(string $name): string
{
    return file_get_contents("{$_SERVER['argv'][1]}/$name");
}

/** @return array{array<string, string>, string} headers and raw body of one request */
function message(string $name): array
{
    $headers = [];
    foreach (explode("\n", trim(text("$name.headers"))) as $line) {
        [$header, $value] = explode(': ', $line, 2);
        $headers[$header] = $value;
    }
    return [$headers, text("$name.body")];
}

/**
 * Answers standard input until its end.
 *
 * @param array<string, array{callable(array<string, string>, string): mixed, callable(mixed): array<string, mixed>}> $operations each: what
 *     takes headers and body, and what shows its output
 */
function serve(string $versions, array $operations): void
{
    $messages = [];
    say(json_encode(['operations' => array_keys($operations), 'versions' => $versions]));
    while (($line = fgets(STDIN)) !== false) {
        [$word, $operation, $name, $calls] = [...explode(' ', trim($line)), null];
        [$call, $show] = $operations[$operation];
        [$headers, $body] = $messages[$name] ??= message($name);
        say($word === 'check' ? json_encode(check($call, $show, $headers, $body), JSON_UNESCAPED_UNICODE) : turn($call, $headers, $body, (int) $calls));
    }
}

function check(callable $call, callable $show, array $headers, string $body): array
{
    try {
        return $show($call($headers, $body));
    } catch (Throwable $error) {
        return ['refused' => $error->getMessage()];
    }
}

function turn(callable $call, array $headers, string $body, int $calls): string
{
    $accepted = 0;
    $begin = hrtime(true);
    for ($index = 0; $index < $calls; $index++) {
        try {
            $call($headers, $body);
            $accepted++;
        } catch (Throwable) {
        }
    }
    return hrtime(true) - $begin . " $accepted";
}

function say(string $line): void
{
    fwrite(STDOUT, "$line\n");
}

function plaintext(string $output): array
{
    return ['plaintext' => $output];
}

function resource(array $output): array
{
    return ['resource' => $output];
}
