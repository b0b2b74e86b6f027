<?php

declare(strict_types=1);

namespace WxNotify;

use Closure;
use PDO;
use WxNotify\Internal\Body;
use WxNotify\Internal\Core;
use WxNotify\Internal\Headers;
use WxNotify\Internal\Observer;
use WxNotify\Internal\OnceOnly;
use WxNotify\Internal\Routes;

/**
 * A whole endpoint: from the request to the answer. It reads the raw body up to the parser's limit, verifies, calls your function
 * for what came, once for each notification where there is an inbox, and answers.
 *
 *     (new NotificationHandler($parser, Inbox::sqlite('inbox.db')))
 *         ->onPaid(function (TransactionDirect $paid, Delivery $delivery): void { ... })
 *         ->run();
 *
 * Your function is done by returning nothing, or an {@see Ack} to events that ask for data. Whatever it throws, and
 * {@see Delivery::fail()}, is answered 500: nothing counts, and WeChat Pay sends it again. What looks like an answer that would be lost,
 * `false`, a text, an array or another object, is a failure too.
 *
 * PHP cannot interrupt your function. So the answer comes when it returns, however late; that WeChat Pay has hung up does not end
 * it, and what it did counts: the next delivery finds it done. What takes longer than the deadline is `late` in {@see Outcome}.
 * For slow work there is the mode `stored`, and a worker.
 */
final class NotificationHandler
{
    private readonly Routes $routes;
    private readonly ?Closure $key;
    private readonly ?Closure $expect;
    private readonly ?Closure $observe;
    private readonly ?string $mode;

    /**
     * @param NotificationParser $parser verifies and decrypts
     * @param Inbox|null $inbox makes each notification count once; without one your function is called for each delivery
     * @param string|null $mode how the inbox is used: `transaction` (unless set; your writes through {@see Delivery::$connection} commit
     *     with the notification), `leased` (your work is elsewhere, and may happen twice where a process dies), `stored` (written down and
     *     answered at once; {@see work()} calls your function)
     * @param float|null $deadline after how many seconds it is late: more than 0, less than 5; null for never
     * @param callable(Notification): string|null $key what a notification is counted by, unless by its id
     * @param callable(Notification): ?array<string, mixed>|null $expect what it is compared with: {@see Notification::expect()}'s arguments
     *     by their names, such as `['outTradeNo' => 'A1', 'amountTotal' => 100]`; null where it is not to be compared
     * @param string $unhandled what becomes of events that no route takes: `refuse` (500, so that nothing is lost unseen), or `acknowledge`
     * @param callable(Outcome): mixed|null $observe is told each outcome, for logs and metrics; without it failures go to `error_log`
     * @throws ConfigurationException `OPTION_INVALID`
     */
    public function __construct(
        private readonly NotificationParser $parser,
        private readonly ?Inbox $inbox = null,
        ?string $mode = null,
        private readonly ?float $deadline = 4.5,
        ?callable $key = null,
        ?callable $expect = null,
        private readonly string $unhandled = 'refuse',
        ?callable $observe = null,
    ) {
        Core::value('check_handler', deadline: $deadline);
        self::oneOf('unhandled', $unhandled, ['refuse', 'acknowledge']);
        if ($inbox === null && $mode !== null) {
            throw ConfigurationException::of('mode', "the mode $mode needs an inbox; give one: inbox: Inbox::sqlite('inbox.db')");
        }
        $this->mode = $inbox === null ? null : self::oneOf('mode', $mode ?? 'transaction', ['transaction', 'leased', 'stored']);
        $this->routes = new Routes();
        $this->key = $key === null ? null : $key(...);
        $this->expect = $expect === null ? null : $expect(...);
        $this->observe = $observe === null ? null : $observe(...);
    }

    /**
     * Takes payments: `TRANSACTION.SUCCESS` of the kind `transaction.direct`.
     *
     * @param callable(Events\TransactionDirect, Delivery): mixed $function
     * @throws ConfigurationException `OPTION_INVALID` the second time
     */
    public function onPaid(callable $function): self
    {
        $this->routes->addTyped('paid', $function);
        return $this;
    }

    /**
     * Takes refunds that succeeded: `REFUND.SUCCESS` of the kind `refund.direct`. `REFUND.ABNORMAL` and `REFUND.CLOSED` go to {@see on()}.
     *
     * @param callable(Events\RefundDirect, Delivery): mixed $function
     * @throws ConfigurationException `OPTION_INVALID` the second time
     */
    public function onRefunded(callable $function): self
    {
        $this->routes->addTyped('refunded', $function);
        return $this;
    }

    /**
     * Takes an event. The most exact route takes it: onPaid and onRefunded first, then a class or kind, then an event type.
     *
     * @param string $route the class of an event, such as `TransactionPartner::class`, whose function gets the event and the
     *     delivery; or an event type, such as `REFUND.ABNORMAL`, or one of {@see Kind}, whose function gets the delivery
     * @param callable(Events\Event, Delivery): mixed|callable(Delivery): mixed $function
     * @throws ConfigurationException `OPTION_INVALID` for a name that is none, and for one the second time
     */
    public function on(string $route, callable $function): self
    {
        $this->routes->addNamed($route, $function);
        return $this;
    }

    /**
     * Takes all that no other route takes.
     *
     * @param callable(Delivery): mixed $function
     * @throws ConfigurationException `OPTION_INVALID` the second time
     */
    public function otherwise(callable $function): self
    {
        $this->routes->addOtherwise($function);
        return $this;
    }

    /**
     * Answers the request that PHP is just now answering: `$_SERVER` and `php://input`. In php-fpm the answer has gone out when it
     * returns, so that `while ($handler->workOnce());` can follow it.
     */
    public function run(): void
    {
        // Whatever ends the script before there is an answer, exit in your function among it, must not look like success.
        http_response_code(500);
        $this->handle($_SERVER['REQUEST_METHOD'] ?? '', $_SERVER, Body::ofGlobals(...))->send();
        if (function_exists('fastcgi_finish_request')) {
            fastcgi_finish_request();
        }
    }

    /**
     * Answers a request of PSR-7 by a response of PSR-7: for Slim, and what else has both. For PSR-15 there is {@see Psr15Handler}.
     *
     * @template T of object
     * @param object $request a `Psr\Http\Message\RequestInterface`
     * @param T $response a `Psr\Http\Message\ResponseInterface` with an empty body
     * @return T
     */
    public function respond(object $request, object $response): object
    {
        $answer = $this->handle($request->getMethod(), $request->getHeaders(), $request->getBody());
        $response = $response->withStatus($answer->status);
        foreach ($answer->headers as $name => $value) {
            $response = $response->withHeader($name, $value);
        }
        $response->getBody()->write($answer->body);
        return $response;
    }

    /**
     * Answers a request, of whatever framework. It never throws.
     *
     * @param string $method such as `POST`
     * @param mixed $headers as {@see NotificationParser::parse()} takes them
     * @param mixed $body the raw body: a string, a stream of PHP's or of PSR-7, or a function that reads at most so many bytes of it
     */
    public function handle(string $method, mixed $headers, mixed $body): Response
    {
        // WeChat Pay hangs up after 5 seconds; the work is to end all the same.
        ignore_user_abort(true);
        $observer = new Observer($this->observe, $this->deadline);
        try {
            if ($method !== 'POST') {
                throw HandlerException::of(ErrorCode::METHOD_NOT_ALLOWED, 'the request\'s method is ' . Core::text($method)
                    . ', and WeChat Pay sends POST');
            }
            $given = new Headers($headers);
            $observer->requestId = $given->requestId;
            $bytes = Body::read($body, $given->contentLength, $this->parser->maxBodyBytes());
            $observer->notification = $this->parser->parse($given, $bytes);
            [$code, $ack] = $this->receive($observer->notification);
            $error = null;
        } catch (\Throwable $thrown) {
            $error = self::known($thrown);
            [$code, $ack] = [$error->getErrorCode(), $error->getAck()];
        }
        $observer->tell($code, $ack->status, $error);
        $headers = $code === ErrorCode::METHOD_NOT_ALLOWED ? ['Allow' => 'POST'] : [];
        return new Response($ack->status, $ack->contentType === '' ? $headers : [...$headers, 'Content-Type' => $ack->contentType], $ack->body);
    }

    /**
     * Works on one notification that the mode `stored` wrote down, through the same routes. Your function's writes through
     * {@see Delivery::$connection} commit with it. Where it fails it is tried again later, and is at last a dead letter.
     *
     * @return bool false where none waits
     * @throws InboxException `INBOX_FAILED` where the database fails
     * @throws ConfigurationException where the handler has no inbox
     */
    public function workOnce(): bool
    {
        return $this->workOn($this->inbox()->connection()) !== null;
    }

    /**
     * Works on what is stored, until told to stop: the loop of a worker on the command line. Any number may run. Where the database
     * fails it says so and connects again, if the inbox has a function to connect by.
     *
     * @param callable(): bool|null $stopped is asked after each whether to return; null for never
     * @param float $pause how long to wait where none waits, in seconds
     * @throws InboxException `INBOX_FAILED` where the database fails and there is no other connection to be had
     * @throws ConfigurationException where the handler has no inbox
     */
    public function work(?callable $stopped = null, float $pause = 1.0): void
    {
        $pdo = null;
        while ($stopped === null || !$stopped()) {
            try {
                $pdo ??= $this->inbox()->connection();
                $succeeded = $this->workOn($pdo);
            } catch (InboxException $error) {
                if (!$this->inbox()->canReconnect()) {
                    throw $error;
                }
                (new Observer($this->observe, null))->tell($error->getErrorCode(), $error->getAck()->status, $error);
                $succeeded = $pdo = null;
            }
            if ($succeeded === false && $this->inbox()->canReconnect()) {
                $pdo = null; // It may have been the connection that failed.
            }
            if ($succeeded === null) {
                usleep((int) ($pause * 1e6));
            }
        }
    }

    /** Whether the work succeeded, or null where none waits. */
    private function workOn(PDO $pdo): ?bool
    {
        $observer = new Observer($this->observe, null);
        try {
            $ack = (new OnceOnly($this->inbox()))->workOnce($pdo, static function (Notification $notification) use ($observer): void {
                $observer->notification = $notification;
                $observer->requestId = $notification->requestId;
            }, function (Delivery $delivery): Ack {
                // It was acknowledged when it was stored: where the routes are others now, it is not let go unseen.
                [$function] = $this->routes->find($delivery->notification) ?? throw Routes::unhandled($delivery->notification);
                return self::call($function, $delivery);
            });
        } catch (\Throwable $thrown) {
            $error = self::known($thrown);
            if ($observer->notification === null) {
                throw $error;
            }
            $observer->tell($error->getErrorCode(), $error->getAck()->status, $error);
            return false;
        }
        if ($ack === null) {
            return null;
        }
        $observer->tell(Outcome::SUCCESS, $ack->status);
        return true;
    }

    /**
     * What becomes of a genuine notification.
     *
     * @return array{string, Ack} the outcome's code, and the answer
     */
    private function receive(Notification $notification): array
    {
        $expectation = $this->expect === null ? null : ($this->expect)($notification);
        if ($expectation !== null) {
            $notification->expect(...$expectation);
        }
        $route = $this->routes->find($notification);
        if ($route === null) {
            return $this->unhandled === 'acknowledge' ? [Outcome::IGNORED, Ack::success()] : throw Routes::unhandled($notification);
        }
        [$function, $asks] = $route;
        $work = static fn (Delivery $delivery): Ack => self::call($function, $delivery);
        if ($this->inbox === null || $asks) {
            return [Outcome::SUCCESS, $work(new Delivery($notification))];
        }
        $key = $this->key === null ? null : ($this->key)($notification);
        $onceOnly = new OnceOnly($this->inbox);
        return match ($this->mode) {
            'transaction' => $onceOnly->inTransaction($notification, $key, $work),
            'leased' => $onceOnly->leased($notification, $key, $work),
            'stored' => $onceOnly->stored($notification, $key),
        };
    }

    /** Calls the merchant's function, and takes what it returns for what it means. */
    private static function call(Closure $function, Delivery $delivery): Ack
    {
        try {
            $returned = $function($delivery);
        } catch (HandlerException | ContentMismatchException $error) {
            throw $error;
        } catch (\Throwable $thrown) {
            throw HandlerException::thrown($thrown);
        }
        if ($returned instanceof Ack) {
            return intdiv($returned->status, 100) === 2 ? $returned : throw HandlerException::of(
                ErrorCode::HANDLER_FAILED,
                "the function answered with the status $returned->status",
                $returned,
            );
        }
        // What an arrow function returns by the way is nothing; what looks like an answer must not be lost.
        if ($returned === null || $returned === true || is_int($returned) || is_float($returned)) {
            return Ack::success();
        }
        throw HandlerException::of(ErrorCode::HANDLER_FAILED, 'the function returned ' . ($returned === false ? 'false' : get_debug_type($returned))
            . ': return nothing where it is done, or an Ack, and throw or call $delivery->fail(...) where it failed');
    }

    private static function known(\Throwable $thrown): WxNotifyException
    {
        return $thrown instanceof WxNotifyException ? $thrown : HandlerException::thrown($thrown);
    }

    private function inbox(): Inbox
    {
        return $this->inbox ?? throw ConfigurationException::of('inbox', 'a worker needs an inbox to take from; give the handler one');
    }

    /** @param list<string> $allowed */
    private static function oneOf(string $option, string $value, array $allowed): string
    {
        return in_array($value, $allowed, true) ? $value : throw ConfigurationException::of($option, "there is no $option '" . Core::text($value)
            . "'; it is one of " . implode(', ', $allowed));
    }
}
