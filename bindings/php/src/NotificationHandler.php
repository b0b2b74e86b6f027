<?php

declare(strict_types=1);

namespace WxNotify;

use Psr\Log\LoggerInterface;
use WxNotify\Events\Event;
use WxNotify\Http\Client;
use WxNotify\Http\StreamClient;
use WxNotify\Internal\Asking;
use WxNotify\Internal\Body;
use WxNotify\Internal\Callbacks;
use WxNotify\Internal\Core;
use WxNotify\Internal\CoreHandler;
use WxNotify\Internal\Headers;
use WxNotify\Internal\Incoming;
use WxNotify\Internal\NoMerchant;
use WxNotify\Internal\Observer;
use WxNotify\Internal\Program;
use WxNotify\Internal\Session;

/**
 * A whole endpoint: from the request to the answer. It reads the raw body up to the parser's limit, verifies, calls your function
 * for what came, once for each notification where there is an inbox, and answers.
 *
 *     (new NotificationHandler($parser, Inbox::sqlite('inbox.db')))
 *         ->onPaid(function (TransactionDirect $paid, Delivery $delivery): void { ... })
 *         ->run();
 *
 * Your function is done by returning nothing, or an {@see Ack} to events that ask for data. Whatever it throws, and
 * {@see Delivery::fail()}, is answered 500: nothing counts, and WeChat Pay sends it again. Any other value that it returns is a
 * failure too: `true`, `false`, a text, a framework's response.
 *
 * PHP cannot interrupt your function. So the answer comes when it returns, however late; that WeChat Pay has hung up does not end
 * it, and what it did counts: the next delivery finds it done. What takes longer than the deadline is `late` in {@see Outcome}, and
 * what takes longer than the inbox's lease is rolled back. For slow work there is the mode `stored`, and a worker.
 */
final class NotificationHandler
{
    /** As `key`: by what happened, as {@see reconcile()} needs it. */
    public const BUSINESS_KEY = 'business';

    private readonly CoreHandler $core;
    private readonly Callbacks $callbacks;
    private readonly Observer $observer;
    private readonly ?NotificationParser $parser;
    /** @var \Closure(Request): mixed|null finds whose a request is, where there are several merchants */
    private readonly ?\Closure $choose;
    private readonly ?Merchants $merchants;
    /** @var \Closure(): int says what time it is */
    private readonly \Closure $clock;
    /** @var list<ApiV2Key>|null */
    private readonly ?array $apiV2Keys;
    private bool $isClosed = false;

    /**
     * @param NotificationParser|callable(Request): ?ServedMerchant $parser verifies and decrypts. In its place a function that finds whose a
     *     request is serves several merchants: it returns the {@see ServedMerchant}, or null for nobody's, which is answered 401. Your functions
     *     then have {@see Delivery::$merchant}. In mode `stored` it is one of {@see Merchants::by()}, since a worker finds merchants by name. The
     *     inbox keeps each merchant's notifications apart, so its `name` is to be this handler's alone
     * @param Inbox|null $inbox makes each notification count once; without one your function is called for each delivery
     * @param Mode|string|null $mode how the inbox is used, or its name such as `stored`: `Mode::Transaction` unless set
     * @param float|null $deadline after how many seconds it is late: more than 0, less than 5; null for never
     * @param callable(Notification, ServedMerchant): string|string|null $key what a notification is counted by, unless by its id; the kind is a part of it.
     *     Or {@see BUSINESS_KEY}: payments and refunds by WeChat Pay's number and state of them. To change it where an inbox is in use
     *     lets what was counted under the old one count again
     * @param callable(Notification, ServedMerchant): Expectation|null $expect says what each notification must be, such as
     *     `Expectation::paid(mchid: '1900007291', outTradeNo: 'A1', amountTotal: 100)`, or `Expectation::notCompared()`. What is
     *     something else, and any other value, null among them, is answered 500. Where it finds no order it throws
     * @param Unhandled|string $unhandled what becomes of events that no route takes, or its name
     * @param callable(Outcome): mixed|null $observe is told each outcome, for metrics; the log is written all the same
     * @param LoggerInterface|null $logger takes a line for each outcome, with success as `debug`; without it `error_log` takes the others
     * @param int|null $maxInFlight how many notifications one handler works on at once before it answers 503, where a server such as
     *     Swoole runs several in a process: 64 unless given
     * @param ApiV2Key|array<string|list<string>|ApiV2Key>|null $apiV2Keys your APIv2 keys: with one, a body that is XML is opened by {@see ApiV2}
     *     and answered in XML, at the same URL, by routes such as `on(V2Pay::class, ...)`. No key is tried on the other version
     * @param CertificateFile|null $certificates the file that the parser was made of: its keys are replaced when the file was, and a serial
     *     that is unknown brings the next download forward
     * @param callable(): int|null $clock says what time it is, in seconds since the epoch, for tests such as those of {@see Testing\Courier} in
     *     virtual time: when a signature is verified, and when a worker looks what has waited long enough to be forgotten. Deadlines are
     *     real time, and leases and pauses go by the inbox's database
     * @throws ConfigurationException `OPTION_INVALID`
     */
    public function __construct(
        NotificationParser|callable $parser,
        private readonly ?Inbox $inbox = null,
        Mode|string|null $mode = null,
        private readonly ?float $deadline = 4.5,
        callable|string|null $key = null,
        ?callable $expect = null,
        Unhandled|string $unhandled = Unhandled::Refuse,
        ?callable $observe = null,
        ?LoggerInterface $logger = null,
        ?int $maxInFlight = null,
        #[\SensitiveParameter] mixed $apiV2Keys = null,
        private readonly ?CertificateFile $certificates = null,
        ?callable $clock = null,
    ) {
        $this->apiV2Keys = ApiV2::keys($apiV2Keys);
        $this->clock = $clock === null ? time(...) : $clock(...);
        $isOne = $parser instanceof NotificationParser;
        $this->parser = $isOne ? $parser : null;
        $this->choose = $isOne ? null : $parser(...);
        $this->merchants = $parser instanceof MerchantsBy ? $parser->merchants : null;
        if (!$isOne && ($apiV2Keys !== null || $certificates !== null)) {
            throw ConfigurationException::of($certificates === null ? 'api_v2_keys' : 'certificates', 'each merchant has its own; give them to its ServedMerchant');
        }
        if (!$isOne && $this->merchants === null && in_array($mode, [Mode::Stored, Mode::Stored->value], true)) {
            throw ConfigurationException::of('merchants', 'workers find merchants by name; give merchants->by(...) of a Merchants');
        }
        $ownKey = $key !== self::BUSINESS_KEY && is_callable($key) ? $key(...) : null;
        $this->core = new CoreHandler([
            'inbox' => $inbox?->settings(),
            'mode' => $mode instanceof Mode ? $mode->value : $mode,
            'unhandled' => $unhandled instanceof Unhandled ? $unhandled->value : $unhandled,
            'deadline' => $deadline,
            'max_in_flight' => $maxInFlight,
            'has_key' => $ownKey !== null,
            'key' => $ownKey === null ? $key : null,
            'compares' => $expect !== null,
            'merchants' => !$isOne,
        ]);
        $this->callbacks = new Callbacks($ownKey, $expect === null ? null : $expect(...));
        $this->observer = new Observer($observe === null ? null : $observe(...), $logger);
    }

    /**
     * Takes payments: `TRANSACTION.SUCCESS` of the kind `transaction.direct`, and deductions (委托代扣:
     * `transaction.deduction`), unless they have a route of their own. What does not have the class goes to {@see otherwise()}, or is
     * answered 500.
     *
     * @param callable(Events\TransactionDirect, Delivery): ?Ack $function
     * @throws ConfigurationException `OPTION_INVALID` the second time
     */
    public function onPaid(callable $function): self
    {
        return $this->route('paid', $function, isTyped: true);
    }

    /**
     * Takes refunds that succeeded: `REFUND.SUCCESS` of the kind `refund.direct`. `REFUND.ABNORMAL` and `REFUND.CLOSED` go to {@see on()}.
     *
     * @param callable(Events\RefundDirect, Delivery): ?Ack $function
     * @throws ConfigurationException `OPTION_INVALID` the second time
     */
    public function onRefunded(callable $function): self
    {
        return $this->route('refunded', $function, isTyped: true);
    }

    /**
     * Takes an event. The most exact route takes it: onPaid and onRefunded first, then a class or kind, then an event type.
     *
     * @param string $route the class of an event, such as `TransactionPartner::class`, whose function gets the event and the
     *     delivery; or an event type, such as `REFUND.ABNORMAL`, or one of {@see Kind}, whose function gets the delivery
     * @param callable(Events\Event, Delivery): ?Ack|callable(Delivery): ?Ack $function
     * @param bool $custom whether it may be an event type that this library does not know
     * @throws ConfigurationException `OPTION_INVALID` for a name that is none, and for one the second time
     */
    public function on(string $route, callable $function, bool $custom = false): self
    {
        return is_a($route, Event::class, true)
            ? $this->route(Callbacks::kindOf($route), $function, isTyped: true)
            : $this->route($route, $function, custom: $custom);
    }

    /**
     * Takes all that no other route takes, and what does not have the class that its route's function gets.
     *
     * @param callable(Delivery): ?Ack $function
     * @throws ConfigurationException `OPTION_INVALID` the second time
     */
    public function otherwise(callable $function): self
    {
        return $this->route('otherwise', $function);
    }

    /**
     * Answers the request that PHP is just now answering: `$_SERVER` and `php://input`. In php-fpm the answer has gone out when it
     * returns, so that `while ($handler->workOnce());` can follow it. Whatever ends the script before, `exit` in your function and a
     * time limit among it, is answered 500.
     */
    public function run(): void
    {
        http_response_code(500);
        $body = fn (int $length): string => Body::ofGlobals($length, $this->deadline);
        $path = (string) strtok($_SERVER['REQUEST_URI'] ?? '', '?');
        $this->handle($_SERVER['REQUEST_METHOD'] ?? '', $_SERVER, $body, $path, $_SERVER)->send();
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
        $path = $request->getUri()->getPath();
        $answer = $this->handle($request->getMethod(), $request->getHeaders(), $request->getBody(), $path, $request);
        $response = $response->withStatus($answer->status);
        foreach ($answer->headers as $name => $value) {
            $response = $response->withHeader($name, $value);
        }
        $response->getBody()->write($answer->body);
        return $response;
    }

    /**
     * Answers a request, of whatever framework. It never throws. What your function prints is no part of the answer.
     *
     * @param string $method such as `POST`
     * @param mixed $headers as {@see NotificationParser::parse()} takes them
     * @param mixed $body the raw body: a string, a stream of PHP's or of PSR-7, or a function that reads at most so many bytes of it
     * @param string $path what a {@see Request} has as its path, where the handler serves several merchants: the URL's, without the query
     * @param mixed $raw what it has as `raw`: the framework's own request, say
     */
    public function handle(string $method, mixed $headers, mixed $body, string $path = '', mixed $raw = null): Response
    {
        $incoming = new Incoming();
        // WeChat Pay hangs up after 5 seconds; the work is to end all the same.
        ignore_user_abort(true);
        try {
            if ($method !== 'POST') {
                throw HandlerException::of(ErrorCode::METHOD_NOT_ALLOWED, "the request's method is $method, and WeChat Pay sends POST");
            }
            $incoming->headers = new Headers($headers);
            if ($this->choose !== null) {
                $this->findMerchant($incoming, new Request($method, $path, $incoming->headers, $raw));
            }
            $incoming->notification = $this->parse($incoming, $body);
            [$report, $error] = $this->receive($incoming);
        } catch (NoMerchant $none) {
            $report = $this->refuseMerchant($none, $incoming->headers);
            $error = WxNotifyException::ofStep($report, $none->getPrevious());
        } catch (\Throwable $thrown) {
            $error = $thrown instanceof WxNotifyException ? $thrown : HandlerException::thrown($thrown);
            $this->certificates($incoming->served)?->seen($error);
            $report = $this->refuse($error, $incoming);
        }
        $duration = $incoming->age();
        $late = $this->deadline !== null && $duration > $this->deadline;
        $this->observer->tell($report, $error, $duration, $late);
        if ($late && $incoming->notification !== null) {
            $request = ['do' => 'out_of_time', 'handler' => $this->core->number(), 'delivered' => $incoming->delivered()];
            ['level' => $level, 'line' => $line] = (array) Core::ask($request, plaintext: $incoming->notification->plaintext)->value;
            $this->observer->log($level, $line);
        }
        $incoming->guard->answered();
        return Response::of($report);
    }

    /**
     * Works on one notification that the mode `stored` wrote down, through the same routes. Your function's writes through
     * {@see Delivery::$connection} commit with it. Where it fails it is tried again later, and is at last a dead letter.
     *
     * @return bool false where none waits
     * @throws InboxException `INBOX_FAILED` or `INBOX_SCHEMA` where the database fails
     * @throws ConfigurationException where the handler's mode is not `stored`
     */
    public function workOnce(): bool
    {
        return $this->turn($this->workersSession(), 0, null) === null;
    }

    /**
     * Works on what is stored, until told to stop: the loop of a worker on the command line. Any number may run. Where the database
     * fails it says so and connects again, if the inbox has a function to connect by.
     *
     * @param callable(): bool|null $stopped is asked after each whether to return; null for never. {@see shutdown()} ends it too
     * @param float $pause how long to wait where none waits, in seconds
     * @param int|null $purgeOlderThan forgets now and then what is done for so many seconds: at least 90,000 (25 hours)
     * @throws InboxException where the database fails and there is no other connection to be had
     * @throws ConfigurationException where the handler's mode is not `stored`, or another option is not good
     */
    public function work(?callable $stopped = null, float $pause = 1.0, ?int $purgeOlderThan = null): void
    {
        $session = $this->workersSession();
        $pauseMs = (int) ($pause * 1000);
        while (!$this->isClosed && ($stopped === null || !$stopped())) {
            try {
                $waitMs = $this->turn($session, $pauseMs, $purgeOlderThan) ?? 0;
            } catch (WxNotifyException $error) {
                if (!$this->inbox->canReconnect() || $error instanceof ConfigurationException) {
                    throw $error;
                }
                $this->observer->tell($this->refuse($error), $error);
                $waitMs = $pauseMs;
            }
            usleep($waitMs * 1000);
        }
    }

    /**
     * Asks WeChat Pay what became of an order or a refund, and puts what it tells through the same route and inbox as its notification: it
     * counts once, whichever comes first.
     *
     * WeChat Pay does not promise that every notification arrives; its advice is to ask for an order that is still open 5 to 10 minutes
     * after. The handler needs an inbox, and {@see BUSINESS_KEY} or a function of yours that does without the id. An order that is not
     * paid is no event, and nothing is called: see {@see Reconciled::$state}.
     *
     * @param Merchant $merchant who asks; for a partner's order the sp_mchid
     * @param string|null $outTradeNo your number of the order. Give one number
     * @param string|null $transactionId WeChat Pay's number of it
     * @param string|null $outRefundNo your number of the refund
     * @param string|null $subMchid whose order it is, for a partner
     * @param ServedMerchant|null $served the merchant whose order it is, where the handler serves several
     * @param Client|null $client what sends the request: PHP's own streams, unless given
     * @throws HandlerException `REQUEST_FAILED` where WeChat Pay was not reached, or answered with an error; `HANDLER_FAILED`, `NOTIFICATION_BUSY` and the
     *     like as a delivery would fail
     * @throws VerificationException for an answer that is not WeChat Pay's word
     * @throws ContentMismatchException for the answer of another order, and what `expect` refuses
     * @throws InboxException where the database fails
     * @throws ConfigurationException `OPTION_INVALID` where the handler counts by the notification's id, has no inbox, or the order is none
     */
    public function reconcile(
        Merchant $merchant,
        ?string $outTradeNo = null,
        ?string $transactionId = null,
        ?string $outRefundNo = null,
        ?string $subMchid = null,
        ?ServedMerchant $served = null,
        ?Client $client = null,
    ): Reconciled {
        $started = hrtime(true);
        $certificates = $this->certificates($served);
        $this->update($certificates);
        $program = $this->program($this->inbox === null ? Session::none() : $this->inbox->open());
        $program->served = $served;
        $program->asking = new Asking($client ?? new StreamClient(), $served?->parser ?? $this->parser);
        try {
            $step = $program->run(['do' => 'reconcile', 'handler' => $this->core->number(), 'merchant' => $merchant->inJson(), 'order' => [
                'out_trade_no' => $outTradeNo,
                'transaction_id' => $transactionId,
                'out_refund_no' => $outRefundNo,
                'sub_mchid' => $subMchid,
                'served' => $served?->name,
            ]]);
        } catch (WxNotifyException $error) {
            $certificates?->seen($error);
            throw $error;
        }
        if ($step->step === 'value') {
            return new Reconciled($step->value->state, null);
        }
        $error = $program->error($step);
        $this->observer->tell($step, $error, self::since($started));
        return $error === null ? new Reconciled((string) $program->state, $step->code) : throw $error;
    }

    /**
     * Takes nothing new from now on: deliveries are answered 503, and {@see work()} returns. Waits for what is on its way.
     *
     * @param float $timeout for how long it waits, in seconds
     * @return int how many were still on their way then
     */
    public function shutdown(float $timeout): int
    {
        $this->isClosed = true;
        Core::value('close', handler: $this->core->number());
        $end = hrtime(true) + (int) ($timeout * 1e9);
        while (($left = Core::value('in_flight', handler: $this->core->number())) > 0 && hrtime(true) < $end) {
            usleep(20_000);
        }
        return $left;
    }

    private function route(string $route, callable $function, bool $isTyped = false, bool $custom = false): self
    {
        $this->core->register($route, $custom);
        $typed = static fn (Delivery $delivery): mixed => $function($delivery->event(), $delivery);
        $this->callbacks->add($route, $isTyped ? $typed : $function(...), $isTyped);
        return $this;
    }

    /** @throws NoMerchant */
    private function findMerchant(Incoming $incoming, Request $request): void
    {
        try {
            $chosen = ($this->choose)($request);
        } catch (\Throwable $thrown) {
            throw new NoMerchant(Callbacks::failure($thrown), $thrown);
        }
        if (!$chosen instanceof ServedMerchant) {
            throw new NoMerchant($chosen === null ? ['returned' => null] : ['unusable' => get_debug_type($chosen)]);
        }
        $incoming->served = $chosen;
        if ($this->deadline !== null && $incoming->age() > $this->deadline) {
            $message = "the merchant was not found within $this->deadline seconds";
            throw HandlerException::of(ErrorCode::DEADLINE_EXCEEDED, $message, 'merchant');
        }
    }

    private function parse(Incoming $incoming, mixed $body): Notification
    {
        $parser = $incoming->served?->parser ?? $this->parser;
        $apiV2Keys = $incoming->served?->apiV2Keys ?? $this->apiV2Keys;
        $bytes = Body::read($body, $incoming->headers->contentLength(), $parser->maxBodyBytes(), $this->deadline);
        $incoming->guard->isV2 = $apiV2Keys !== null && ApiV2::isXml($bytes);
        if ($incoming->guard->isV2) {
            return ApiV2::parse($bytes, $apiV2Keys, $parser->maxBodyBytes());
        }
        $this->update($this->certificates($incoming->served));
        return $parser->parse($incoming->headers, $bytes, ($this->clock)());
    }

    /**
     * What becomes of a genuine notification.
     *
     * @return array{\stdClass, ?WxNotifyException} the core's report, and its error
     */
    private function receive(Incoming $incoming): array
    {
        $program = $this->program($this->inbox === null ? Session::none() : $this->inbox->open());
        [$program->notification, $program->served] = [$incoming->notification, $incoming->served];
        $request = ['do' => 'receive', 'handler' => $this->core->number(), 'delivered' => $incoming->delivered()];
        $report = $program->run($request, $incoming->notification->plaintext);
        return [$report, $program->error($report)];
    }

    /** One turn of a worker: how many milliseconds there is nothing to do, or null. */
    private function turn(Session $session, int $pauseMs, ?int $purgeOlderThan): ?int
    {
        $started = hrtime(true);
        $program = $this->program($session);
        $step = $program->run([
            'do' => 'work',
            'handler' => $this->core->number(),
            'pause_ms' => $pauseMs,
            'purge_older_than' => $purgeOlderThan,
            'now' => ($this->clock)(),
        ]);
        if ($step->step === 'value') {
            return $step->value->wait_ms;
        }
        $this->observer->tell($step, $program->error($step), self::since($started));
        return null;
    }

    private function program(Session $session): Program
    {
        if ($this->inbox !== null) {
            $this->core->speak($session->dialect());
        }
        return new Program(
            $session,
            $this->callbacks,
            fn (\stdClass $report, ?WxNotifyException $error) => $this->observer->tell($report, $error),
            fn (\stdClass $lease) => $this->inbox->renewApart($lease),
            $this->merchants,
        );
    }

    private function workersSession(): Session
    {
        return $this->inbox === null
            ? throw ConfigurationException::of('inbox', 'a worker needs an inbox to take from; give the handler one')
            : $this->inbox->open();
    }

    /** Has the parser trust what the file has now. Where that is nothing it trusts what it did. */
    private function update(?CertificateFile $certificates): void
    {
        try {
            $certificates?->update();
        } catch (WxNotifyException $error) {
            $this->observer->log('warning', "the platform keys stay as they are: {$error->getMessage()}");
        }
    }

    /** The file of a merchant's certificates, or of the only one's. */
    private function certificates(?ServedMerchant $served): ?CertificateFile
    {
        return $served === null ? $this->certificates : $served->certificates;
    }

    /** The core's report of what is refused before there is a notification, or beside one. */
    private function refuse(WxNotifyException $error, ?Incoming $incoming = null): \stdClass
    {
        return Core::value(
            'refuse',
            handler: $this->core->number(),
            error: $error->inJson(),
            request_id: $incoming?->headers?->requestId(),
            v2: $incoming?->guard->isV2 ?? false,
            merchant: $incoming?->served?->name,
        );
    }

    /** The core's report of a request that is nobody's. */
    private function refuseMerchant(NoMerchant $none, Headers $headers): \stdClass
    {
        return Core::value(
            'refuse_merchant',
            handler: $this->core->number(),
            reply: $none->reply,
            headers: $headers->read(),
            request_id: $headers->requestId(),
        );
    }

    /** @return float in seconds */
    private static function since(int $started): float
    {
        return (hrtime(true) - $started) / 1e9;
    }
}
