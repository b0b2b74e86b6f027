defmodule WxNotify.Handler do
  @moduledoc """
  From an HTTP request to its response: reads the raw body, verifies and opens the notification, has the right callback
  work on it, counts it once, and says what to answer within WeChat Pay's 5 seconds.

      handler =
        WxNotify.Handler.new!(parser,
          inbox: WxNotify.Inbox.Mnesia.open!("/var/lib/shop/mnesia"),
          expect: fn notification -> Shop.expected(notification) end,
          on_paid: fn paid, _delivery -> Shop.paid(paid.out_trade_no) end,
          on_refunded: fn refund, _delivery -> Shop.refunded(refund.out_refund_no) end,
          on: %{"REFUND.ABNORMAL" => fn delivery -> Shop.look_at(delivery.notification) end}
        )

  `WxNotify.Plug` puts it behind Plug and Phoenix; `call/4` behind any other server.

  ## Callbacks

  `:on_paid` (`TRANSACTION.SUCCESS` of the kind `transaction.direct`, and deductions of `transaction.deduction`, of which a partner's has no
  `mchid` and fits `WxNotify.Events.TransactionDeduction` alone), `:on_refunded`
  (`REFUND.SUCCESS` of `refund.direct`) and the modules of `WxNotify.Events` in `:on` get the typed event and a `WxNotify.Delivery`. Event
  types (`"REFUND.ABNORMAL"`) and kinds (`"transaction.partner"`) in `:on`, and `:otherwise`, get the delivery alone. Where a genuine
  notification does not have the type that its callback takes, `:otherwise` is called in its place; without one it is refused
  (`:event_untyped`, 500), and the error names the field. A callback returns

    * `:ok` - 200,
    * `{:ok, ack}` - such as `WxNotify.Ack.answer/1`, for events that ask for data,
    * an `Ecto.Multi`, with a `WxNotify.Inbox.Ecto` - it is run in the inbox's transaction, and succeeds or fails with it,
    * `{:error, text}` - 500; the text (64 characters of it) is in the answer, and in the inbox's `last_error`,
    * `:error`, `{:error, reason}`, or it raises, throws, or exits - 500 with a fixed text. What an exception says may be of the
      plaintext: it goes to the log, and neither into the answer nor into the inbox. A database driver's goes nowhere, but for its name.

  Any other value is refused with 500. Whatever is not 200 or 204 WeChat Pay sends again.

  ## The inbox's three ways, and what 200 means in each

    * `mode: :transaction` (what an inbox is used for unless said otherwise) - callback and completion commit together. Write with
      the same store (`Repo`, `:mnesia`, or `delivery.connection`), and each notification has its effect exactly once. 200: it is
      committed.
    * `mode: :leased` - the callback runs outside of any transaction, under a lease. 200: it returned, and the inbox knows it. Where its
      process dies, or the lease ends, it runs again.
    * `mode: :stored` - the notification is written down, read back, and answered; `WxNotify.Handler.Worker` works it off. For what takes
      longer than 5 seconds. 200: it is committed that it waits, and it is tried for 48 hours before it is a dead letter.

  Events that ask for data are answered each time, and don't go through the inbox.

  ## APIv2

  With `:api_v2_keys` a body that is XML is opened by `WxNotify.parse_v2/3` and answered in XML; anything else is APIv3's. Routes are those of the
  events `V2.PAY`, `V2.REFUND` and `V2.CONTRACT`, or the modules `WxNotify.Events.V2Pay`, `V2Refund` and `V2Contract`; `:on_paid` and `:on_refunded`
  take none of them. The inbox is the same.

  ## Several merchants

  In the parser's place a function of the `WxNotify.Request` serves several merchants: it returns the request's `WxNotify.ServedMerchant`, or `nil`
  where it is nobody's (401, `:merchant_unknown`, and an answer that tells nothing). It has the deadline, and runs in a process of its own.
  `WxNotify.Merchants.by/2` makes one of a registry, which the mode `:stored` needs, whose workers find merchants by name. Callbacks have
  `delivery.merchant`, and the functions of `:key` and `:expect` get the merchant where they take a second argument. The inbox keeps each
  merchant's notifications apart, so its `:name` is to be this handler's alone.

  ## Time

  A callback runs in a process of its own, and so does the inbox's transaction around it: one of yours around the request is not joined, and
  a `WxNotify.Inbox.Ecto` refuses it.
  When the deadline passes, reading the body included, 500 is answered (`:deadline_exceeded`); the callback goes on, and its result counts:
  the next delivery finds it done. A callback that takes longer than the inbox's `:lease` is killed, and its transaction rolled back;
  `WxNotify.Delivery.renew/1` prolongs that. At most `:max_in_flight` notifications are on their way at once; beyond it the answer is 503. A server
  that is killed meanwhile loses nothing, as nothing was acknowledged.
  """

  alias WxNotify.{
    Ack,
    Arguments,
    Asking,
    Body,
    Call,
    CertificateRefresher,
    Delivery,
    Error,
    Headers,
    Inbox,
    Merchants,
    Native,
    Notification,
    NotificationParser,
    Program,
    Request,
    ServedMerchant
  }

  alias WxNotify.Handler.{Deadline, Outcome, Reconciled, Report, RequestBody, Routes, Steps}
  alias WxNotify.Program.Guard

  @enforce_keys [
    :parser,
    :parse_v2,
    :choose,
    :merchants,
    :core,
    :routes,
    :inbox,
    :deadline,
    :key,
    :expect,
    :observe,
    :refresher,
    :clock
  ]
  defstruct @enforce_keys

  @opaque core :: pos_integer
  @opaque routes :: Routes.t()
  @type t :: %__MODULE__{
          parser: NotificationParser.t() | nil,
          parse_v2: (binary -> {:ok, Notification.t()} | {:error, Error.t()}) | nil,
          choose: choose | nil,
          merchants: GenServer.server() | nil,
          core: core,
          routes: routes,
          inbox: Inbox.t() | nil,
          deadline: number | nil,
          key: key | nil,
          expect: expect | nil,
          observe: (Outcome.t() -> term) | nil,
          refresher: CertificateRefresher.t() | nil,
          clock: (() -> integer)
        }

  @typedoc "What a callback may return."
  @type returned :: :ok | {:ok, Ack.t()} | (multi :: struct) | :error | {:error, String.t() | term}

  @typedoc "What a handler's `:expect` may return: which comparison is made, with what, or that none is, or that there is no such order."
  @type expected ::
          {:paid, [Notification.paid_order()] | map}
          | {:refunded, [Notification.refunded_order()] | map}
          | {:fields, [Notification.expected_field()] | map}
          | :not_compared
          | :error
          | {:error, String.t() | term}

  @typedoc "What an inbox counts by. The second argument is the merchant, or `nil` where the handler serves one."
  @type key :: (Notification.t() -> String.t()) | (Notification.t(), ServedMerchant.t() | nil -> String.t())

  @typedoc "What a notification must be. The second argument is the merchant, or `nil` where the handler serves one."
  @type expect :: (Notification.t() -> expected) | (Notification.t(), ServedMerchant.t() | nil -> expected)

  @typedoc "Whose a request is: the merchant, or `nil` for nobody's. An error is a failure of yours, answered 500."
  @type choose :: (Request.t() -> ServedMerchant.t() | nil | {:error, Error.t() | term})

  @type option ::
          {:on_paid, (WxNotify.Events.TransactionDirect.t(), Delivery.t() -> returned)}
          | {:on_refunded, (WxNotify.Events.RefundDirect.t(), Delivery.t() -> returned)}
          | {:on, %{optional(String.t() | module) => function} | [{String.t() | module, function}]}
          | {:custom, %{optional(String.t()) => function} | [{String.t(), function}]}
          | {:otherwise, (Delivery.t() -> returned)}
          | {:api_v2_keys, NotificationParser.api_v2_keys()}
          | {:inbox, Inbox.t()}
          | {:mode, :transaction | :leased | :stored}
          | {:deadline, number | nil}
          | {:max_in_flight, pos_integer}
          | {:key, key | :business}
          | {:expect, expect}
          | {:unhandled, :refuse | :acknowledge}
          | {:observe, (Outcome.t() -> term)}
          | {:refresher, CertificateRefresher.t()}
          | {:clock, (() -> integer)}

  @typedoc "A status, headers with names in lower case, and a body."
  @type response :: {100..599, [{String.t(), String.t()}], String.t()}

  @typedoc "What reading answers: a chunk and more to come, the last chunk, or why there is none. `Plug.Conn.read_body/2` answers so."
  @type chunk(state) :: {:more, binary, state} | {:ok, binary, state} | {:error, term}

  @callbacks [:on_paid, :on_refunded, :on, :custom, :otherwise]
  @options @callbacks ++
             [
               :api_v2_keys,
               :inbox,
               :mode,
               :deadline,
               :max_in_flight,
               :key,
               :expect,
               :unhandled,
               :observe,
               :refresher,
               :clock
             ]

  @doc """
  Makes a handler. Make one when the program starts, keep it where the parser would be (`:persistent_term`), and share it: it belongs to
  this VM, and there is memory for it until that ends.

    * `:on_paid`, `:on_refunded`, `:on`, `:otherwise` - the callbacks, see above. `:custom` is as `:on`, for event types that this library does
      not know yet; in `:on` they are refused, as a slip of the pen would never be called.
    * `:api_v2_keys` - the keys of APIv2's notifications, as in `WxNotify.parse_v2/3`. Without them XML is refused.
    * `:inbox` - a `WxNotify.Inbox.Mnesia`, `WxNotify.Inbox.Ecto` or `WxNotify.Inbox.SQL`. Without one a repeated notification has its callback called again.
    * `:mode` - how the inbox is used; `:transaction` unless given.
    * `:deadline` - in seconds, more than 0 and less than 5; 4.5 unless given. `nil` waits without end.
    * `:max_in_flight` - how many notifications are on their way at once; 64 unless given.
    * `:key` - `fn notification -> text end`: what it counts once by; its `id` unless given. Make the kind a part of it, as in
      `"paid:" <> out_trade_no`: where a payment and its refund have one key, the second is refused (`:key_conflict`). With
      `key: :business` payments and refunds are counted by what happened (`payment:4200...:SUCCESS`, `refund:5030...:SUCCESS`) and all else by
      its id, as `reconcile/3` needs it. Another key for an inbox that is in use lets what was counted under the old one within the last
      day count again, should WeChat Pay repeat it.
    * `:expect` - `fn notification -> ... end`: what a notification must be, compared before any callback. It returns `{:paid, order}` with what
      `WxNotify.Notification.expect_paid/2` takes, `{:refunded, refund}` (`expect_refunded/2`), `{:fields, fields}` (`expect/2`),
      `:not_compared` for what needs no comparison, or `{:error, text}` for an order that is not there. `nil`, `[]`, and whatever else is refused
      with 500 (`:option_invalid`): an order that was not found is not paid.
    * `:unhandled` - what nobody takes: `:refuse` (500, so that nothing is lost unseen; unless given) or `:acknowledge` (200).
    * `:observe` - `fn outcome -> ... end`, gets a `WxNotify.Handler.Outcome` for every delivery, beside the line that `Logger` gets: at the level
      debug where all went well. `WxNotify.OpenTelemetry.observe/1` is one; where `:telemetry` is loaded, `WxNotify.Telemetry` says what it is told.
    * `:refresher` - a `WxNotify.CertificateRefresher`, which hears of serials that are not known, and downloads certificates beside.
    * `:clock` - `fn -> seconds_since_the_epoch end`, for tests such as those of `WxNotify.Testing.Courier` in virtual time: when a signature is
      verified, and when a worker looks what has waited long enough to be forgotten; the system's unless given. Deadlines are real time, and leases and
      pauses go by the inbox's store.

  Errors: `:option_invalid`, naming the option, and `:argument_invalid` for wrong types.
  """
  @spec new(NotificationParser.t() | choose | Merchants.By.t(), [option]) :: {:ok, t} | {:error, Error.t()}
  def new(parser, options)

  def new(%NotificationParser{} = parser, options), do: make(parser, nil, nil, options)

  def new(%Merchants.By{merchants: merchants, name_of: name_of}, options),
    do: make(nil, &Merchants.get(merchants, name_of.(&1)), merchants, options)

  def new(choose, options) when is_function(choose, 1), do: make(nil, choose, nil, options)
  def new(other, _options), do: NotificationParser.none(other)

  defp make(parser, choose, merchants, options) do
    Error.catching(fn ->
      each_once(options)
      options = Arguments.options(options, @options)
      if choose, do: of_several!(options, merchants)
      inbox = inbox(options[:inbox])
      deadline = deadline(Map.get(options, :deadline, 4.5))
      {key, named_key} = key(options)
      expect = function(options, :expect)
      observe = function(options, :observe)
      parse_v2 = ServedMerchant.parser_of_v2(Map.get(options, :api_v2_keys), parser)

      core =
        Call.value!(%{
          do: "handler",
          inbox: inbox && Inbox.settings(inbox),
          mode: name(options, :mode),
          unhandled: name(options, :unhandled),
          deadline: deadline,
          max_in_flight: options[:max_in_flight],
          has_key: key != nil,
          key: named_key,
          compares: expect != nil,
          merchants: choose != nil
        })

      {:ok,
       %__MODULE__{
         parser: parser,
         parse_v2: parse_v2,
         choose: choose,
         merchants: merchants,
         core: core,
         routes: Routes.register!(options, core),
         inbox: inbox,
         deadline: deadline,
         key: key,
         expect: expect,
         observe: observe,
         refresher: refresher(options[:refresher]),
         clock: clock(Map.get(options, :clock, &system_time/0))
       }}
    end)
  end

  @doc "The same, raising `WxNotify.Error`."
  @spec new!(NotificationParser.t() | choose | Merchants.By.t(), [option]) :: t
  def new!(parser, options), do: parser |> new(options) |> Error.unwrap!()

  defp each_once(options) do
    if Keyword.keyword?(options), do: Enum.each(options, fn {name, _value} -> only_once(options, name) end)
  end

  defp only_once(options, name) do
    if length(Keyword.take(options, [name])) > 1,
      do: refuse(Atom.to_string(name), "#{name} is given twice"),
      else: :ok
  end

  defp of_several!(%{api_v2_keys: keys}, _merchants) when keys != nil,
    do:
      refuse(
        "api_v2_keys",
        "each merchant has APIv2 keys of its own; give them to its WxNotify.ServedMerchant"
      )

  defp of_several!(%{mode: :stored}, nil),
    do:
      refuse(
        "merchants",
        "workers find merchants by name; give WxNotify.Merchants.by/2 in the function's place"
      )

  defp of_several!(_options, _merchants), do: :ok

  defp inbox(%module{} = inbox) when module in [Inbox.Mnesia, Inbox.SQL], do: inbox
  defp inbox(nil), do: nil

  defp inbox(other) do
    refuse(
      "inbox",
      "inbox is #{Arguments.describe(other)}; give a WxNotify.Inbox.Mnesia or WxNotify.Inbox.SQL"
    )
  end

  defp refresher(%CertificateRefresher{} = refresher), do: refresher
  defp refresher(nil), do: nil

  defp refresher(other),
    do: refuse("refresher", "refresher is #{Arguments.describe(other)}; give a WxNotify.CertificateRefresher")

  defp clock(clock) when is_function(clock, 0), do: clock
  defp clock(_other), do: refuse("clock", "clock is a function without arguments")

  defp system_time, do: System.system_time(:second)

  defp deadline(seconds) when is_number(seconds) or is_nil(seconds), do: seconds

  defp deadline(other),
    do: refuse("deadline", "deadline is #{Arguments.describe(other)}; give seconds, or nil")

  defp name(options, name) do
    case options[name] do
      value when is_atom(value) -> value
      other -> refuse("#{name}", "#{name} is #{Arguments.describe(other)}; give an atom")
    end
  end

  # A function, or the name of one of the core's.
  defp key(%{key: name}) when (is_atom(name) and name != nil) or is_binary(name), do: {nil, "#{name}"}
  defp key(options), do: {function(options, :key), nil}

  defp function(options, name) do
    value = options[name]

    if is_nil(value) or is_function(value, 1) or (name != :observe and is_function(value, 2)),
      do: value,
      else: refuse("#{name}", "#{name} is a function of one argument")
  end

  @spec refuse(String.t(), String.t()) :: no_return
  defp refuse(field, message), do: raise(Error.of(:option_invalid, message, field))

  @doc """
  Answers a request whose body was read already, by a server that limits it itself. A `WxNotify.Request` may stand in the place of method and
  headers: a handler of several merchants needs its path, or whatever tells whose it is.
  """
  @spec call(t, Request.t(), iodata) :: response
  def call(%__MODULE__{} = handler, %Request{} = request, body) do
    read = fn nil -> Error.catching(fn -> {:ok, Body.raw(body), nil} end) end
    {response, nil} = call(handler, request, nil, read)
    response
  end

  @doc """
  The same, where the request is no `WxNotify.Request`: `method` is such as `"POST"` or `:post`, `headers` are all of the request's, as in
  `WxNotify.NotificationParser.parse/4`. With a request the arguments are those of `call/5`.
  """
  @spec call(t, String.t() | atom, WxNotify.headers(), iodata) :: response
  @spec call(t, Request.t(), state, RequestBody.read(state)) :: {response, state} when state: term
  def call(%__MODULE__{} = handler, %Request{} = request, state, read) do
    about = %{
      begun: System.monotonic_time(),
      request_id: Request.header(request, "request-id"),
      is_v2: false,
      served: nil
    }

    until = until(handler.deadline)

    if request.method == "POST" do
      case chosen(handler, request, until) do
        {:ok, served} -> read_and_answer(handler, request, %{about | served: served}, until, state, read)
        {:none, reply} -> {nobodys(handler, request, reply, about), state}
        :late -> {refused(handler, too_slow(), about), state}
      end
    else
      error = Error.of(:method_not_allowed, "the method is #{request.method}; WeChat Pay sends POST")
      {refused(handler, error, about), state}
    end
  end

  def call(%__MODULE__{} = handler, method, headers, body),
    do: call(handler, Request.new(method, headers), body)

  @doc """
  Answers a request, reading its body up to the parser's `max_body_bytes` and not beyond; a longer `Content-Length` is refused before.

  `read` takes `state`, and if it has a second argument the milliseconds that it may take (or `:infinity`), and answers a
  `t:chunk/1`; the last state comes back with the response. Where the body has not come when the deadline passes, that is answered;
  a `read` of one argument that waits is not interrupted.
  """
  @spec call(t, String.t() | atom, WxNotify.headers(), state, RequestBody.read(state)) :: {response, state}
        when state: term
  def call(%__MODULE__{} = handler, method, headers, state, read),
    do: call(handler, Request.new(method, headers), state, read)

  # In a process of its own, which the deadline ends.
  defp chosen(%{choose: nil}, _request, _until), do: {:ok, nil}

  defp chosen(%{choose: choose}, request, until) do
    dead = {:none, %{raised: %{type: "an exit of its process"}}}
    Guard.run({RequestBody.left(until), :late, dead}, fn -> Steps.served(fn -> choose.(request) end) end)
  end

  defp too_slow,
    do: Error.of(:deadline_exceeded, "the merchant was not found within the deadline", "merchant")

  # Nobody is told more than whom a forged signature has refused.
  defp nobodys(handler, request, reply, about) do
    report =
      Call.value!(%{
        do: "refuse_merchant",
        handler: handler.core,
        reply: reply,
        headers: signed_headers(request),
        request_id: about.request_id
      })

    Report.tell(report, handler.observe, about.begun, cause: Guard.kept())
    respond(report)
  end

  defp signed_headers(request) do
    for {name, value} <- Headers.pairs(request.headers),
        String.valid?(name) and String.valid?(value) and Native.reads_header(name),
        do: [name, value]
  rescue
    _no_headers in Error -> []
  end

  defp read_and_answer(handler, request, about, until, state, read) do
    keys = about.served || handler
    limit = NotificationParser.max_body_bytes(keys.parser)
    {body, state} = RequestBody.read(request.headers, limit, until, state, read)

    with {:ok, body} <- body do
      body = IO.iodata_to_binary(body)
      about = %{about | is_v2: keys.parse_v2 != nil and RequestBody.xml?(body)}
      {answer(handler, request.headers, body, about, until), state}
    else
      {:error, error} -> {refused(handler, error, about), state}
    end
  end

  defp answer(handler, headers, body, about, until) do
    keys = about.served || handler

    parsed =
      if about.is_v2,
        do: keys.parse_v2.(body),
        else: NotificationParser.parse(keys.parser, headers, body, now: handler.clock.())

    case parsed do
      {:ok, notification} -> receive_one(handler, notification, about, RequestBody.left(until))
      {:error, error} -> refused(handler, error, about)
    end
  end

  defp name_of(nil), do: nil
  defp name_of(%ServedMerchant{name: name}), do: name

  defp until(nil), do: :infinity
  defp until(seconds), do: System.monotonic_time(:millisecond) + round(seconds * 1000)

  defp refused(handler, error, about) do
    if handler.refresher, do: CertificateRefresher.seen(handler.refresher, error)

    request = %{
      do: "refuse",
      handler: handler.core,
      error: Error.told(error),
      request_id: about.request_id,
      merchant: name_of(about.served),
      v2: about.is_v2
    }

    report = Call.value!(request)
    Report.tell(report, handler.observe, about.begun, error: error)
    respond(report)
  end

  defp receive_one(handler, notification, about, left) do
    request = %{
      do: "receive",
      handler: handler.core,
      delivered: %{
        id: notification.id,
        event_type: notification.event_type,
        kind: notification.kind,
        request_id: about.request_id,
        merchant: name_of(about.served),
        v2: about.is_v2
      },
      plaintext: {:json, notification.plaintext}
    }

    # Here, as the work has a process of its own.
    is_within = Inbox.in_transaction?(handler.inbox)

    work = fn ->
      known = %Steps{notification: notification, served: about.served}
      {{:ok, report}, _known} = run(handler, request, known, is_within)
      {report, Guard.kept()}
    end

    late = fn {report, cause} ->
      Report.tell(report, handler.observe, about.begun, cause: cause, late: true)
    end

    {report, cause} =
      case Deadline.run(work, left, late) do
        {:ok, answer} -> answer
        :passed -> {Call.value!(%{request | do: "out_of_time"}), nil}
      end

    Report.tell(report, handler.observe, about.begun, cause: cause)
    respond(report)
  end

  defp run(handler, request, known, is_within) do
    Program.run_keeping(request, %Program{
      inbox: handler.inbox,
      is_within: is_within,
      context: known,
      merchant: &Steps.reply(&1, &2, handler, &3)
    })
  end

  defp respond(%{"status" => status, "content_type" => type, "body" => body, "allow" => allow}) do
    headers =
      for {name, value} <- [{"allow", allow}, {"content-type", type}],
          value not in [nil, ""],
          do: {name, value}

    {status, headers, body}
  end

  @doc """
  Takes one stored notification and has its callback work on it, in a transaction with its completion. `{:ok, false}`
  where none waits. Where the callback fails `{:ok, true}` is answered too: the failure is written down, and reported
  as for a delivery.

    * `:purge_older_than` - now and then also forgets what ended so many seconds ago, as `WxNotify.Inbox.purge/2` does.

  `WxNotify.Handler.Worker` calls it for as long as the program runs. The errors are the inbox's, and `:option_invalid` where the mode is not
  `:stored`.
  """
  @spec work_once(t, purge_older_than: pos_integer) :: {:ok, boolean} | {:error, Error.t()}
  def work_once(%__MODULE__{} = handler, options \\ []) do
    begun = System.monotonic_time()

    request = %{
      do: "work",
      handler: handler.core,
      purge_older_than: options[:purge_older_than],
      now: handler.clock.()
    }

    {ended, _known} = run(handler, request, %Steps{}, Inbox.in_transaction?(handler.inbox))

    case ended do
      {:ok, %{"step" => "answer"} = report} ->
        Report.tell(report, handler.observe, begun, cause: Guard.kept())
        {:ok, true}

      {:ok, _nothing_waits} ->
        {:ok, false}

      {:error, error} ->
        {:error, error}
    end
  end

  @typedoc "Which order or refund: one number, a partner's with its `:sub_mchid`."
  @type order ::
          {:out_trade_no, String.t()}
          | {:transaction_id, String.t()}
          | {:out_refund_no, String.t()}
          | {:sub_mchid, String.t()}
          | {:served, ServedMerchant.t()}

  @doc """
  Asks WeChat Pay what became of an order or a refund, and puts what it tells through the same route and inbox as its notification: it
  counts once, whichever comes first.

      {:ok, %{state: "SUCCESS"}} = WxNotify.Handler.reconcile(handler, merchant, out_trade_no: "A20261121")

  WeChat Pay does not promise that every notification arrives; its advice is to ask for an order that is still open 5 to 10 minutes after.

    * `merchant` - the `WxNotify.Merchant` who asks; of a partner's order that is the sp_mchid.
    * `:out_trade_no`, `:transaction_id` or `:out_refund_no` - one of them.
    * `:sub_mchid` - the sub-merchant of a partner's order or refund.
    * `:served` - the `WxNotify.ServedMerchant` whose it is, where the handler serves several.

  The handler needs an inbox, and `key: :business` or a function that does without the notification's id. A callback may take as long as the
  inbox's `:lease`. An order that is not paid is no event, and nothing is called: see `WxNotify.Handler.Reconciled`.

  Errors: `:request_failed`, the ones of `WxNotify.NotificationParser.verify_answer/4` where it is not WeChat Pay's word, `:content_mismatch` for
  an answer of another order, `:option_invalid`, and what the handler's own failures are: `:handler_failed`, `:notification_busy` and the
  inbox's. What a callback raised has the outcome that `:observe` gets.
  """
  @spec reconcile(t, WxNotify.Merchant.t(), [order]) :: {:ok, Reconciled.t()} | {:error, Error.t()}
  def reconcile(%__MODULE__{} = handler, merchant, order) do
    Error.catching(fn ->
      order = Arguments.options(order, [:out_trade_no, :transaction_id, :out_refund_no, :sub_mchid, :served])
      {served, numbers} = Map.pop(order, :served)
      served = served!(served)

      request = %{
        do: "reconcile",
        handler: handler.core,
        merchant: asker!(merchant).told.(),
        order: Map.put(numbers(numbers), :served, name_of(served))
      }

      parser = (served || handler).parser
      known = %Steps{served: served, asking: %Asking{merchant: merchant, parser: parser}}
      # Here, as the work has a process of its own, which outlives the caller's.
      is_within = Inbox.in_transaction?(handler.inbox)
      work = fn -> reconciled(handler, request, known, is_within) end

      case Deadline.run(work, :infinity, & &1) do
        {:ok, reconciled} -> reconciled
        :passed -> {:error, Error.of(:handler_failed, "the process that asked WeChat Pay was killed")}
      end
    end)
  end

  @doc "The same, raising `WxNotify.Error`."
  @spec reconcile!(t, WxNotify.Merchant.t(), [order]) :: Reconciled.t()
  def reconcile!(handler, merchant, order), do: handler |> reconcile(merchant, order) |> Error.unwrap!()

  defp asker!(%WxNotify.Merchant{} = merchant), do: merchant

  defp asker!(other),
    do: refuse("merchant", "merchant is #{Arguments.describe(other)}; give a WxNotify.Merchant")

  defp served!(served) when is_struct(served, ServedMerchant) or is_nil(served), do: served

  defp served!(other),
    do: refuse("served", "served is #{Arguments.describe(other)}; give a WxNotify.ServedMerchant")

  defp numbers(numbers) do
    for {name, value} <- numbers,
        value != nil,
        into: %{},
        do: {name, Arguments.utf8(value, Atom.to_string(name))}
  end

  defp reconciled(handler, request, known, is_within) do
    begun = System.monotonic_time()
    {ended, known} = run(handler, request, known, is_within)

    case ended do
      {:ok, %{"step" => "answer", "error" => error} = report} ->
        Report.tell(report, handler.observe, begun, cause: Guard.kept())

        if error,
          do: {:error, Error.from_core(error)},
          else: {:ok, %Reconciled{state: known.state, code: Error.code_atom(report["code"])}}

      {:ok, %{"state" => state}} ->
        {:ok, %Reconciled{state: state}}

      {:error, error} ->
        {:error, error}
    end
  end

  @doc """
  Takes nothing more (requests are answered 503, workers find nothing), and waits until what is on its way has ended, at most
  `milliseconds`. Answers how much of it is left: 0 where the VM may stop. For your Application's `prep_stop/1`.
  """
  @spec shutdown(t, non_neg_integer) :: non_neg_integer
  def shutdown(%__MODULE__{core: core}, milliseconds \\ 30_000) do
    _closed = Call.value!(%{do: "close", handler: core})
    drained(core, System.monotonic_time(:millisecond) + milliseconds)
  end

  defp drained(core, until) do
    left = trunc(Call.value!(%{do: "in_flight", handler: core}))

    if left == 0 or System.monotonic_time(:millisecond) >= until do
      left
    else
      Process.sleep(20)
      drained(core, until)
    end
  end
end
