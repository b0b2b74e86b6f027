defmodule WxNotify.CertificateRefresher do
  @moduledoc """
  Keeps platform certificates (平台证书) fresh: downloads `GET /v3/certificates`, verifies the answer, and has a parser trust what it lists.
  A merchant whose parser has WeChat Pay public keys (微信支付公钥) alone needs none of it.

      refresher =
        WxNotify.CertificateRefresher.open!(
          merchant: merchant,
          api_v3_keys: System.fetch_env!("WXPAY_API_V3_KEY"),
          file: "/var/lib/shop/certificates.json"
        )

      handler = WxNotify.Handler.new!(refresher.parser, refresher: refresher, on_paid: &Shop.paid/2)

      # In your Application's supervisor, from then on:
      children = [{WxNotify.CertificateRefresher, refresher}]

  `open/1` downloads them once, or takes those of the file, and makes the parser. The process downloads them again and again: every 8
  hours, and where a handler that was given the refresher sees a serial that is not known, but no more than once a minute, so serials that
  somebody makes up cost nothing. No request waits for it. A download that fails is logged, and tried again after 1, 2, 4, ... minutes;
  what the parser trusted it goes on to trust. Where the supervisor stops the process, a download that is on its way ends first.

  A refresher belongs to this VM, and there is memory for it until that ends. `inspect/1` shows which keys its parser has.
  """

  use GenServer
  require Logger
  alias WxNotify.{Arguments, Asking, Call, Error, Merchant, NotificationParser, Program}

  @enforce_keys [:parser, :core, :merchant, :file, :name, :hinted]
  defstruct [:parser, :core, :merchant, :file, :name, :hinted]

  @opaque core :: pos_integer
  @opaque hinted :: :atomics.atomics_ref()
  @type t :: %__MODULE__{
          parser: NotificationParser.t(),
          core: core,
          merchant: Merchant.t(),
          file: Path.t() | nil,
          name: GenServer.name(),
          hinted: hinted
        }

  @type option ::
          {:merchant, Merchant.t()}
          | {:api_v3_keys, NotificationParser.api_v3_key() | [NotificationParser.api_v3_key()]}
          | {:public_keys, {id :: String.t(), pem :: binary} | [{id :: String.t(), pem :: binary}]}
          | {:path, String.t()}
          | {:interval, number}
          | {:file, Path.t()}
          | {:name, GenServer.name()}
          | {:clock_tolerance, non_neg_integer}
          | {:max_body_bytes, pos_integer}
          | {:reject_expired_certificates, boolean}

  @of_parser [:clock_tolerance, :max_body_bytes, :reject_expired_certificates]
  @options [:merchant, :api_v3_keys, :public_keys, :path, :interval, :file, :name] ++ @of_parser

  @doc """
  Downloads the certificates, or takes those of the file where that fails, and makes a parser of them: the refresher's `:parser`, whose
  keys are replaced from then on.

    * `:merchant` - the `WxNotify.Merchant` who asks.
    * `:api_v3_keys` - the merchant's APIv3 keys, as in `WxNotify.NotificationParser.new/1`; the parser has them too.
    * `:public_keys` - WeChat Pay public keys, `{id, pem}`, that the parser is to have beside the certificates: while you change over.
    * `:path` - `"/v3/certificates"` unless given, and `"/v3/global/certificates"` abroad.
    * `:interval` - how often it downloads, in seconds: less than 43,200 (12 hours, which is WeChat Pay's rule), and 28,800 unless given;
      each time is up to a tenth earlier.
    * `:file` - where the certificates are kept too, for a start while WeChat Pay cannot be reached. There is no secret in it, but who can
      write it decides whom the parser trusts.
    * `:name` - what its process is registered by: `WxNotify.CertificateRefresher` unless given. With several refreshers each needs its own.
    * `:clock_tolerance`, `:max_body_bytes`, `:reject_expired_certificates` - the parser's.

  Errors: `:request_failed`, those of `WxNotify.parse_certificates/4` and of the parser, `:option_invalid`, and `:argument_invalid` for
  wrong types.
  """
  @spec open([option]) :: {:ok, t} | {:error, Error.t()}
  def open(options), do: open(options, %{})

  @doc "The same, raising `WxNotify.Error`."
  @spec open!([option]) :: t
  def open!(options), do: options |> open() |> Error.unwrap!()

  # `timing` is for tests, which do not wait for minutes.
  @doc false
  @spec open([option], map) :: {:ok, t} | {:error, Error.t()}
  def open(options, timing) do
    Error.catching(fn ->
      options = Arguments.options(options, @options)
      merchant = merchant!(options[:merchant])
      file = options[:file] && Arguments.utf8(options[:file], "file")
      core = timing |> Map.merge(settings(options, merchant, file)) |> Call.value!()

      refresher = %__MODULE__{
        parser: nil,
        core: core,
        merchant: merchant,
        file: file,
        name: Map.get(options, :name, __MODULE__),
        hinted: :atomics.new(1, [])
      }

      with {:ok, keys} <- run(refresher, "start"),
           {:ok, parser} <- parser(keys, options) do
        {:ok, %{refresher | parser: parser}}
      else
        {:error, error} ->
          _dropped = Call.ask(%{do: "drop_refresher", refresher: core})
          {:error, error}
      end
    end)
  end

  defp merchant!(%Merchant{} = merchant), do: merchant

  defp merchant!(other) do
    message = "merchant is #{Arguments.describe(other)}; give a WxNotify.Merchant"
    raise Error.of(:option_invalid, message, "merchant")
  end

  defp settings(options, merchant, file) do
    api_v3_keys = Arguments.api_v3_keys(Map.get(options, :api_v3_keys, []))
    public_keys = Arguments.platform_keys(Map.get(options, :public_keys, []))

    %{
      do: "refresher",
      merchant: merchant.told.(),
      api_v3_keys:
        for {label, key} <- api_v3_keys do
          %{key: Arguments.utf8(key, "api_v3_keys"), label: label && Arguments.utf8(label, "api_v3_keys")}
        end,
      public_keys:
        for {id, pem} <- public_keys do
          %{id: Arguments.utf8(id || "", "public_keys"), pem: Arguments.utf8(pem, "public_keys")}
        end,
      path: options[:path] && Arguments.utf8(options[:path], "path"),
      interval: number(options[:interval]),
      keeps: file != nil
    }
  end

  defp number(interval) when is_number(interval) or is_nil(interval), do: interval

  defp number(other) do
    message = "interval is #{Arguments.describe(other)}; give seconds"
    Error.raise_argument("interval", message)
  end

  defp parser(keys, options) do
    options
    |> Map.take(@of_parser)
    |> Map.merge(%{api_v3_keys: options[:api_v3_keys], platform_keys: keys(keys)})
    |> Map.to_list()
    |> NotificationParser.new()
  end

  defp keys(%{"certificates" => certificates, "public_keys" => public_keys}),
    do: certificates ++ for(%{"id" => id, "pem" => pem} <- public_keys, do: {id, pem})

  @doc """
  Downloads the certificates once, now. Where that fails, the parser trusts what it trusted.

  Errors: `:request_failed`, and those of `WxNotify.parse_certificates/4`.
  """
  @spec refresh(t) :: :ok | {:error, Error.t()}
  def refresh(%__MODULE__{} = refresher) do
    case run(refresher, "refresh") do
      {:ok, nil} -> :ok
      {:error, error} -> {:error, error}
    end
  end

  @doc """
  Takes each error of `WxNotify.NotificationParser.parse/4`: where a serial is not known, the process hears of it. It returns at once. A
  handler that was given the refresher does this.
  """
  @spec seen(t, Error.t()) :: :ok
  def seen(%__MODULE__{hinted: hinted, name: name}, %Error{code: :serial_unknown}) do
    # One message, however many come before it is read.
    if :atomics.exchange(hinted, 1, 1) == 0, do: GenServer.cast(name, :hinted), else: :ok
  end

  def seen(%__MODULE__{}, %Error{}), do: :ok

  @doc false
  @spec child_spec(t) :: Supervisor.child_spec()
  def child_spec(refresher) do
    %__MODULE__{name: name} = refresher!(refresher)
    %{id: {__MODULE__, name}, start: {__MODULE__, :start_link, [refresher]}, shutdown: 30_000}
  end

  @doc "Starts the process that keeps the refresher's parser fresh: one for each refresher. Raises `:option_invalid`."
  @spec start_link(t) :: GenServer.on_start()
  def start_link(refresher) do
    %__MODULE__{name: name} = refresher!(refresher)
    GenServer.start_link(__MODULE__, refresher, name: name)
  end

  # A FunctionClauseError would show the keys of who gives the options of open/1.
  defp refresher!(%__MODULE__{} = refresher), do: refresher

  defp refresher!(other) do
    message =
      "refresher is #{Arguments.describe(other)}; give what WxNotify.CertificateRefresher.open! answers"

    raise Error.of(:option_invalid, message, "refresher")
  end

  @impl true
  def init(refresher) do
    # So that a stop waits until a download has ended.
    Process.flag(:trap_exit, true)
    {:ok, %{refresher: refresher, asking: asking(refresher), waits: nil}, {:continue, :keep_fresh}}
  end

  @impl true
  def handle_continue(:keep_fresh, state) do
    step = %{do: "keep_fresh", refresher: state.refresher.core} |> Call.ask() |> Error.unwrap!()
    go(step, state)
  end

  @impl true
  def handle_info({:over, waits}, %{waits: {waits, step, _begun}} = state),
    do: step |> Program.next("done") |> go(%{state | waits: nil})

  # Of the HTTP client's, and waits that a hint ended.
  def handle_info(_other, state), do: {:noreply, state}

  @impl true
  def handle_cast(:hinted, %{waits: {_waits, %{"step" => "wait"} = step, begun}} = state) do
    if hinted?(state.refresher),
      do: step |> Program.next(%{hinted: now() - begun}) |> go(%{state | waits: nil}),
      else: {:noreply, state}
  end

  # It is heard at the next wait.
  def handle_cast(:hinted, state), do: {:noreply, state}

  @impl true
  def terminate(_reason, %{waits: {_waits, step, _begun}}), do: Program.drop(step)
  def terminate(_reason, _state), do: :ok

  # Waiting leaves the process free to hear of hints, and of its end.
  defp go(%{"step" => waiting} = step, state) when waiting in ["wait", "pause"] do
    if waiting == "wait" and hinted?(state.refresher) do
      step |> Program.next(%{hinted: 0}) |> go(state)
    else
      waits = make_ref()
      _timer = Process.send_after(self(), {:over, waits}, step["ms"])
      {:noreply, %{state | waits: {waits, step, now()}}}
    end
  end

  defp go(%{"step" => "error", "error" => error}, _state), do: raise(Error.from_core(error))

  defp go(step, state) do
    {reply, asking} = reply(step, state.refresher, state.asking)
    step |> Program.next(reply) |> go(%{state | asking: asking})
  end

  defp hinted?(refresher), do: :atomics.exchange(refresher.hinted, 1, 0) == 1
  defp now, do: System.monotonic_time(:millisecond)

  # A program that ends, in the caller's process.
  defp run(refresher, name) do
    Program.run(%{do: name, refresher: refresher.core}, %Program{
      inbox: nil,
      context: asking(refresher),
      merchant: fn step, nil, asking ->
        {reply, asking} = reply(step, refresher, asking)
        {:keep, reply, asking}
      end
    })
  end

  defp asking(refresher), do: %Asking{merchant: refresher.merchant, parser: refresher.parser}

  defp reply(%{"step" => "trust"} = keys, refresher, asking) do
    case NotificationParser.replace_platform_keys(refresher.parser, keys(keys)) do
      :ok -> {"done", asking}
      {:error, error} -> {%{refused: Error.told(error)}, asking}
    end
  end

  defp reply(%{"step" => "log", "level" => level, "line" => line}, _refresher, asking) do
    Logger.log(String.to_existing_atom(level), line)
    {"done", asking}
  end

  defp reply(%{"step" => "read"}, %{file: file}, asking), do: {read(file), asking}
  defp reply(%{"step" => "keep", "text" => text}, %{file: file}, asking), do: {keep(file, text), asking}
  defp reply(step, _refresher, asking), do: Asking.reply(step, asking)

  defp read(file) do
    case File.read(file) do
      {:ok, text} -> if String.valid?(text), do: %{text: text}, else: Asking.raised({:badarg, "not UTF-8"})
      {:error, :enoent} -> "done"
      {:error, reason} -> Asking.raised(reason)
    end
  end

  # Whole, or not at all.
  defp keep(file, text) do
    beside = "#{file}.#{System.pid()}.#{System.unique_integer([:positive])}"

    with :ok <- File.write(beside, text),
         :ok <- File.rename(beside, file) do
      "done"
    else
      {:error, reason} ->
        _removed = File.rm(beside)
        Asking.raised(reason)
    end
  end

  defimpl Inspect do
    def inspect(refresher, _options) do
      serials = WxNotify.NotificationParser.serials(refresher.parser)
      "#WxNotify.CertificateRefresher<platform_keys: #{inspect(serials)}>"
    end
  end
end
