defmodule WxNotify.Handler do
  @moduledoc """
  From an HTTP request to its response: reads the raw body, verifies and opens the notification, has the right callback
  work on it, counts it once, and says what to answer within WeChat Pay's 5 seconds.

      handler =
        WxNotify.Handler.new!(parser,
          inbox: WxNotify.Inbox.Mnesia.open!("/var/lib/shop/mnesia"),
          on_paid: fn paid, _delivery -> Shop.paid(paid.out_trade_no, paid.amount.total) end,
          on_refunded: fn refund, _delivery -> Shop.refunded(refund.out_refund_no) end,
          on: %{"REFUND.ABNORMAL" => fn delivery -> Shop.look_at(delivery.notification) end}
        )

  `WxNotify.Plug` puts it behind Plug and Phoenix; `call/4` behind any other server.

  ## Callbacks

  `:on_paid` (`TRANSACTION.SUCCESS` of the kind `transaction.direct`), `:on_refunded` (`REFUND.SUCCESS` of `refund.direct`) and the
  modules of `WxNotify.Events` in `:on` get the typed event and a `WxNotify.Delivery`. Event types (`"REFUND.ABNORMAL"`) and
  kinds (`"transaction.partner"`) in `:on`, and `:otherwise`, get the delivery alone. A callback returns

    * `:ok` - 200,
    * `{:ok, ack}` - such as `WxNotify.Ack.answer/1`, for events that ask for data,
    * `{:error, text}` - 500; the text (64 characters of it) is in the answer, and in the inbox's `last_error`,
    * `:error`, `{:error, reason}`, or it raises - 500 with a fixed text.

  Whatever is not 200 or 204 WeChat Pay sends again.

  ## The inbox's three ways

    * `mode: :transaction` (what an inbox is used for unless said otherwise) - callback and completion commit together. Write with
      the same store (`Repo`, `:mnesia`, or `delivery.connection`), and each notification has its effect exactly once.
      Mnesia may run a transaction again, and the callback with it: what it does outside of Mnesia must bear that.
    * `mode: :leased` - the callback runs outside of any transaction, under a lease.
    * `mode: :stored` - the notification is written down and answered; `WxNotify.Handler.Worker` works it off. For what takes
      longer than 5 seconds.

  Events that ask for data are answered each time, and don't go through the inbox.

  ## Deadline

  A callback runs in a process of its own. When the deadline passes 500 is answered (`:deadline_exceeded`); the callback
  goes on, and its result counts: the next delivery finds it done. A server that is killed meanwhile loses nothing, as
  nothing was acknowledged.
  """

  alias WxNotify.{
    Ack,
    Arguments,
    Body,
    Call,
    Delivery,
    Error,
    Headers,
    Inbox,
    Notification,
    NotificationParser
  }

  alias WxNotify.Handler.{Deadline, Outcome, Report, RequestBody, Routes, Verdict, Work}

  @enforce_keys [:parser, :routes, :inbox, :mode, :deadline, :key, :expect, :unhandled, :observe]
  defstruct [:parser, :routes, :inbox, :mode, :deadline, :key, :expect, :unhandled, :observe]

  @opaque routes :: Routes.t()
  @type t :: %__MODULE__{
          parser: NotificationParser.t(),
          routes: routes,
          inbox: Inbox.t() | nil,
          mode: :transaction | :leased | :stored | nil,
          deadline: number | nil,
          key: (Notification.t() -> String.t()) | nil,
          expect: (Notification.t() -> keyword | nil | {:error, term}) | nil,
          unhandled: :refuse | :acknowledge,
          observe: (Outcome.t() -> term) | nil
        }

  @typedoc "What a callback may return."
  @type returned :: :ok | {:ok, Ack.t()} | :error | {:error, String.t() | term}

  @type option ::
          {:on_paid, (WxNotify.Events.TransactionDirect.t(), Delivery.t() -> returned)}
          | {:on_refunded, (WxNotify.Events.RefundDirect.t(), Delivery.t() -> returned)}
          | {:on, %{optional(String.t() | module) => function} | [{String.t() | module, function}]}
          | {:otherwise, (Delivery.t() -> returned)}
          | {:inbox, Inbox.t()}
          | {:mode, :transaction | :leased | :stored}
          | {:deadline, number | nil}
          | {:key, (Notification.t() -> String.t())}
          | {:expect, (Notification.t() -> keyword | nil | {:error, term})}
          | {:unhandled, :refuse | :acknowledge}
          | {:observe, (Outcome.t() -> term)}

  @typedoc "A status, headers with names in lower case, and a body."
  @type response :: {100..599, [{String.t(), String.t()}], String.t()}

  @typedoc "What reading answers: a chunk and more to come, the last chunk, or why there is none. `Plug.Conn.read_body/2` answers so."
  @type chunk(state) :: {:more, binary, state} | {:ok, binary, state} | {:error, term}

  @callbacks [:on_paid, :on_refunded, :on, :otherwise]
  @options @callbacks ++ [:inbox, :mode, :deadline, :key, :expect, :unhandled, :observe]

  @doc """
  Makes a handler. Make one when the program starts, keep it where the parser would be (`:persistent_term`), and share it.

    * `:on_paid`, `:on_refunded`, `:on`, `:otherwise` - the callbacks, see above.
    * `:inbox` - a `WxNotify.Inbox.Mnesia` or `WxNotify.Inbox.SQL`. Without one a repeated notification has its callback called again.
    * `:mode` - how the inbox is used; `:transaction` unless given.
    * `:deadline` - in seconds, more than 0 and less than 5; 4.5 unless given. `nil` waits without end, in the caller's process.
    * `:key` - `fn notification -> text end`: what it counts once by; its `id` unless given.
    * `:expect` - `fn notification -> [out_trade_no: ..., amount_total: ...] end`: what `WxNotify.Notification.expect/2` compares
      before any callback; `nil` for nothing, `{:error, text}` for an order that is not there.
    * `:unhandled` - what nobody takes: `:refuse` (500, so that nothing is lost unseen; unless given) or `:acknowledge` (200).
    * `:observe` - `fn outcome -> ... end`, gets a `WxNotify.Handler.Outcome` for every delivery. Without it failures go to `Logger`, one line each.
      Where `:telemetry` is loaded, the event `[:wx_notify, :handler]` has the same, with its `:duration`, in microseconds, as the measurement.

  Errors: `:option_invalid`, naming the option, and `:argument_invalid` for wrong types.
  """
  @spec new(NotificationParser.t(), [option]) :: {:ok, t} | {:error, Error.t()}
  def new(%NotificationParser{} = parser, options) do
    Error.catching(fn ->
      each_once(options)
      options = Arguments.options(options, @options)
      inbox = inbox(options[:inbox])

      {:ok,
       %__MODULE__{
         parser: parser,
         routes: Routes.new!(options),
         inbox: inbox,
         mode: mode(options[:mode], inbox),
         deadline: deadline(Map.get(options, :deadline, 4.5)),
         key: function(options, :key),
         expect: function(options, :expect),
         unhandled: one_of(options[:unhandled] || :refuse, "unhandled", [:refuse, :acknowledge]),
         observe: function(options, :observe)
       }}
    end)
  end

  @doc "The same, raising `WxNotify.Error`."
  @spec new!(NotificationParser.t(), [option]) :: t
  def new!(parser, options), do: parser |> new(options) |> Error.unwrap!()

  defp each_once(options) do
    if Keyword.keyword?(options), do: Enum.each(options, fn {name, _value} -> only_once(options, name) end)
  end

  defp only_once(options, name) do
    if length(Keyword.take(options, [name])) > 1,
      do: refuse(Atom.to_string(name), "#{name} is given twice"),
      else: :ok
  end

  defp inbox(%module{} = inbox) when module in [Inbox.Mnesia, Inbox.SQL], do: inbox
  defp inbox(nil), do: nil

  defp inbox(other) do
    refuse(
      "inbox",
      "inbox is #{Arguments.describe(other)}; give a WxNotify.Inbox.Mnesia or WxNotify.Inbox.SQL"
    )
  end

  defp mode(nil, nil), do: nil
  defp mode(_mode, nil), do: refuse("mode", "a mode is given and no inbox; give both, or neither")
  defp mode(mode, _inbox), do: one_of(mode || :transaction, "mode", [:transaction, :leased, :stored])

  defp deadline(seconds) when is_number(seconds) or is_nil(seconds) do
    _checked = Call.value!(%{do: "check_handler", deadline: seconds})
    seconds
  end

  defp deadline(other) do
    refuse("deadline", "deadline is #{Arguments.describe(other)}; give seconds, or nil")
  end

  defp one_of(value, name, values) do
    if value in values,
      do: value,
      else: refuse(name, "#{name} is one of #{Enum.map_join(values, ", ", &inspect/1)}")
  end

  defp function(options, name) do
    value = options[name]

    if is_nil(value) or is_function(value, 1),
      do: value,
      else: refuse("#{name}", "#{name} is a function of one argument")
  end

  @spec refuse(String.t(), String.t()) :: no_return
  defp refuse(field, message), do: raise(Error.of(:option_invalid, message, field))

  @doc """
  Answers a request whose body was read already, by a server that limits it itself.

  `method` is such as `"POST"` or `:post`, `headers` are all of the request's, as in `WxNotify.NotificationParser.parse/4`.
  """
  @spec call(t, String.t() | atom, WxNotify.headers(), iodata) :: response
  def call(%__MODULE__{} = handler, method, headers, body) do
    read = fn nil -> Error.catching(fn -> {:ok, Body.raw(body), nil} end) end
    {response, nil} = call(handler, method, headers, nil, read)
    response
  end

  @doc """
  Answers a request, reading its body up to the parser's `max_body_bytes` and not beyond; a longer `Content-Length` is refused before.

  `read` takes `state` and answers a `t:chunk/1`; the last state comes back with the response.
  """
  @spec call(t, String.t() | atom, WxNotify.headers(), state, (state -> chunk(state))) :: {response, state}
        when state: term
  def call(%__MODULE__{} = handler, method, headers, state, read) do
    about = %{
      begun: System.monotonic_time(),
      request_id: Headers.find(headers, "request-id"),
      notification: nil
    }

    limit = NotificationParser.max_body_bytes(handler.parser)

    if String.upcase(to_string(method)) == "POST" do
      {body, state} = RequestBody.read(headers, limit, state, read)

      with {:ok, body} <- body,
           {:ok, notification} <- NotificationParser.parse(handler.parser, headers, body) do
        {respond(in_time(handler, %{about | notification: notification})), state}
      else
        {:error, error} -> {handler |> reported(Verdict.failed(error), about) |> respond(), state}
      end
    else
      error = Error.of(:method_not_allowed, "the method is #{method}; WeChat Pay sends POST")
      {status, headers, body} = handler |> reported(Verdict.failed(error), about) |> respond()
      {{status, [{"allow", "POST"} | headers], body}, state}
    end
  end

  defp respond(%{ack: %Ack{content_type: ""} = ack}), do: {ack.status, [], ack.body}
  defp respond(%{ack: ack}), do: {ack.status, [{"content-type", ack.content_type}], ack.body}

  defp reported(handler, verdict, about, late \\ false) do
    Report.send(handler.observe, verdict, about, late)
    verdict
  end

  defp in_time(%{deadline: nil} = handler, about),
    do: reported(handler, Work.on_delivery(handler, about.notification), about)

  defp in_time(handler, about) do
    spent = System.convert_time_unit(System.monotonic_time() - about.begun, :native, :millisecond)
    left = max(0, round(handler.deadline * 1000) - spent)
    work = fn -> Work.on_delivery(handler, about.notification) end

    verdict =
      case Deadline.run(work, left, &reported(handler, &1, about, true)) do
        {:ok, verdict} ->
          verdict

        :passed ->
          Verdict.failed(:deadline_exceeded, "no result within #{handler.deadline} seconds; the work goes on")

        :died ->
          Verdict.failed(:handler_failed, "the callback's process was killed")
      end

    reported(handler, verdict, about)
  end

  @doc """
  Takes one stored notification and has its callback work on it, in a transaction with its completion. `{:ok, false}`
  where none waits. Where the callback fails `{:ok, true}` is answered too: the failure is written down, and reported
  as for a delivery.

  `WxNotify.Handler.Worker` calls it for as long as the program runs. The error is of `WxNotify.Inbox.take/2`.
  """
  @spec work_once(t) :: {:ok, boolean} | {:error, Error.t()}
  def work_once(%__MODULE__{inbox: nil}),
    do: refuse("inbox", "there is no inbox to take from; give the handler one")

  def work_once(%__MODULE__{inbox: inbox} = handler) do
    case Inbox.take(inbox) do
      {:ok, task} -> {:ok, worked(handler, task)}
      :none -> {:ok, false}
      {:error, error} -> {:error, error}
    end
  end

  defp worked(handler, %{notification: notification} = task) do
    about = %{begun: System.monotonic_time(), request_id: notification.request_id, notification: notification}
    _verdict = reported(handler, Work.on_stored(handler, task), about)
    true
  end
end
