defmodule WxNotify.Testing.Courier do
  @moduledoc """
  Brings notifications to a handler as WeChat Pay does, in virtual time, **for tests only**: what is not taken comes again, freshly signed,
  after the pauses of the official schedule, a day of them in a moment.

      clock = Clock.new()
      handler = WxNotify.Handler.new!(Platform.parser(platform), clock: fn -> Clock.now(clock) end, on_paid: &Shop.paid/2)
      courier = Courier.new!(platform, handler, clock)
      attempts = Courier.deliver!(courier, "TRANSACTION.SUCCESS", WxNotify.Testing.sample!("TRANSACTION.SUCCESS"))

  The handler goes by the same clock; code of your own by `WxNotify.NotificationParser.parse/4` with `now:`. By the system's it would refuse what
  is signed hours ahead. `WxNotify.Testing.virtual_time/1` gives a test of ExUnit's a platform and a clock.
  """

  alias WxNotify.{Arguments, Call, Error, Handler, JSON, Request}
  alias WxNotify.Testing.{Attempt, Clock, Delivery, Platform}

  @enforce_keys [:platform, :answer, :clock, :pauses]
  # How many milliseconds WeChat Pay waits for an answer.
  defstruct @enforce_keys ++ [patience: 5_000]

  @opaque patience :: pos_integer
  @type t :: %__MODULE__{
          platform: Platform.t(),
          answer: (Delivery.t() -> Handler.response() | (conn :: struct)),
          clock: Clock.t(),
          pauses: [non_neg_integer],
          patience: patience
        }

  @doc """
  Makes a courier.

    * `platform` - signs and encrypts.
    * `handler` - receives, without a socket: a `WxNotify.Handler`; or a function that gives a delivery to your application, and returns
      `{status, headers, body}`, or the conn that was sent: `&Shop.Router.call(WxNotify.Testing.Delivery.conn(&1, "/notify"), [])`.
    * `clock` - what the handler goes by. A pause sets it forward.
    * `:schedule` - when a notification comes again: `:transaction` (unless given; most products': 15 times in 24 hours and 4 minutes), `:payscore`
      (some of 支付分: 9 times in 3 hours and 4 minutes), `:transfer` (商家转账: 65 times in 23 hours), or `:none`.
    * `:path` - of the notify_url, for a handler that looks at it: `"/"` unless given.

  Errors: `:option_invalid` for a schedule that is none, `:argument_invalid` for wrong types.
  """
  @spec new(Platform.t(), Handler.t() | (Delivery.t() -> Handler.response() | (conn :: struct)), Clock.t(), [
          {:schedule, atom} | {:path, String.t()}
        ]) :: {:ok, t} | {:error, Error.t()}
  def new(%Platform{} = platform, handler, %Clock{} = clock, options \\ []) do
    Error.catching(fn ->
      options = Arguments.options(options, [:schedule, :path])
      pauses = Call.value!(%{do: "schedule", schedule: Map.get(options, :schedule, :transaction)})
      answer = answer(handler, Map.get(options, :path, "/"))
      {:ok, %__MODULE__{platform: platform, answer: answer, clock: clock, pauses: Enum.map(pauses, &trunc/1)}}
    end)
  end

  @doc "The same, raising `WxNotify.Error`."
  @spec new!(Platform.t(), Handler.t() | (Delivery.t() -> Handler.response() | (conn :: struct)), Clock.t(), [
          {:schedule, atom} | {:path, String.t()}
        ]) :: t
  def new!(platform, handler, clock, options \\ []),
    do: platform |> new(handler, clock, options) |> Error.unwrap!()

  defp answer(answer, _path) when is_function(answer, 1), do: answer

  defp answer(%Handler{} = handler, path),
    do: &Handler.call(handler, Request.new("POST", &1.headers, path: path), &1.body)

  defp answer(other, _path) do
    message = "handler is #{Arguments.describe(other)}; give a WxNotify.Handler, or a function of a delivery"
    raise Error.of(:argument_invalid, message, "handler")
  end

  @doc """
  Brings a notification again and again, until it is taken or the schedule ends, and answers each attempt: the last one tells whether it
  was taken. It is the same notification each time, with one id, signed and encrypted anew at the clock's time. Call it again, with the same
  `:id`, for a repetition of what was taken.

  Arguments are those of `WxNotify.Testing.Platform.notification/4`, but `:now`. Errors: its own.
  """
  @spec deliver(t, String.t(), String.t() | map, Platform.options()) ::
          {:ok, [Attempt.t(), ...]} | {:error, Error.t()}
  def deliver(%__MODULE__{} = courier, event_type, resource, options \\ []) do
    Error.catching(fn ->
      options = Map.new(Arguments.named(options, "options"), fn {name, value} -> {to_string(name), value} end)
      {:ok, bring(courier, event_type, resource, options, courier.pauses)}
    end)
  end

  @doc "The same, raising `WxNotify.Error`."
  @spec deliver!(t, String.t(), String.t() | map, Platform.options()) :: [Attempt.t(), ...]
  def deliver!(courier, event_type, resource, options \\ []),
    do: courier |> deliver(event_type, resource, options) |> Error.unwrap!()

  defp bring(courier, event_type, resource, options, pauses) do
    now = Clock.now(courier.clock)
    delivery = Platform.notification!(courier.platform, event_type, resource, Map.put(options, "now", now))
    {status, body} = answered(courier, delivery)
    attempt = %Attempt{at: now, status: status, body: body}

    if Attempt.taken?(attempt) or pauses == [] do
      [attempt]
    else
      Clock.advance(courier.clock, hd(pauses))
      [attempt | bring(courier, event_type, resource, Map.merge(options, identity(delivery)), tl(pauses))]
    end
  end

  # What makes the next notification the same, as far as this one has it: one of the faults is no JSON.
  defp identity(delivery) do
    case JSON.decode(delivery.body) do
      {:ok, %{} = envelope} -> Map.take(envelope, ["id", "create_time"])
      _no_envelope -> %{}
    end
  end

  # In a process of its own, which is ended where WeChat Pay would hang up.
  defp answered(%{answer: answer, patience: patience}, delivery) do
    callers = [self() | Process.get(:"$callers", [])]

    {pid, monitor} =
      spawn_monitor(fn ->
        Process.put(:"$callers", callers)
        exit({:answered, answer.(delivery)})
      end)

    receive do
      {:DOWN, ^monitor, :process, ^pid, {:answered, {status, _headers, body}}} -> {status, body}
      {:DOWN, ^monitor, :process, ^pid, {:answered, %{status: status, resp_body: body}}} -> {status, body}
      {:DOWN, ^monitor, :process, ^pid, _raised} -> {nil, ""}
    after
      patience ->
        Process.demonitor(monitor, [:flush])
        Process.exit(pid, :kill)
        {nil, ""}
    end
  end
end
