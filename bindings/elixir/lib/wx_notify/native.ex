defmodule WxNotify.Native do
  @moduledoc false
  # The native functions. Every one that can fail answers {:ok, value} or {:error, %WxNotify.Error{}}.

  @on_load :load

  # A scheduler may be kept for a millisecond. What works on a text of up to this length takes up to 40 µs (with SM2 up
  # to 0.4 ms), of which a notification of 1.4 KB takes 27 µs (0.24 ms); going to a dirty scheduler and back takes 10 µs,
  # and more on a busy machine. Measured by bench/elixir/scheduler.exs.
  @most_on_a_normal_scheduler 16 * 1024

  @doc "How many bytes a text has at most that is short enough for a normal scheduler."
  @spec most_on_a_normal_scheduler() :: pos_integer
  def most_on_a_normal_scheduler, do: @most_on_a_normal_scheduler

  @doc "Whether the work on this text is short enough for a normal scheduler."
  defguard is_short(text) when byte_size(text) <= @most_on_a_normal_scheduler

  # What cargo built here comes before what came with the package.
  @doc false
  def load do
    folder = Application.app_dir(:wx_notify, "priv/native")
    built = Path.join(folder, "wxnotify_nif")
    platform = platform(:erlang.system_info(:system_architecture))
    packaged = Path.join([folder, platform, "wxnotify_nif"])

    if path = Enum.find([built, packaged], &File.exists?(&1 <> ".so")) do
      :erlang.load_nif(String.to_charlist(path), 0)
    else
      {:error,
       "wx_notify has no native part for #{platform} in #{folder}; build it in a checkout of wxnotify, with cargo"}
    end
  end

  # The folder for a system, such as `linux-x86_64`, or `linux-x86_64-musl` on Alpine, from what Erlang was built for.
  @doc false
  @spec platform(charlist) :: String.t()
  def platform(system_architecture) do
    architecture = to_string(system_architecture)
    machine = architecture |> String.split("-") |> hd() |> String.replace(~r/^(arm64|arm)$/, "aarch64")

    cond do
      architecture =~ "darwin" -> "macos-#{machine}"
      architecture =~ "linux-musl" -> "linux-#{machine}-musl"
      architecture =~ "linux" -> "linux-#{machine}"
      true -> architecture
    end
  end

  @typep handle :: reference
  @typep key :: {id :: binary | nil, pem :: binary}
  @typep api_v3_key :: {label :: binary | nil, key :: binary}
  @typep header :: {name :: binary, value :: binary}
  @typep answer(value) :: {:ok, value} | {:error, WxNotify.Error.t()}

  @spec version() :: String.t()
  def version, do: not_loaded()
  @spec backend() :: String.t()
  def backend, do: not_loaded()
  @spec codes() :: [map]
  def codes, do: not_loaded()
  @spec kinds() :: [String.t()]
  def kinds, do: not_loaded()

  @spec argument_invalid(binary, binary) :: answer(WxNotify.Error.t())
  def argument_invalid(_field, _message), do: not_loaded()
  @spec ack_success() :: WxNotify.Ack.t()
  def ack_success, do: not_loaded()
  @spec ack_success_no_content() :: WxNotify.Ack.t()
  def ack_success_no_content, do: not_loaded()
  @spec ack_handler_failed() :: WxNotify.Ack.t()
  def ack_handler_failed, do: not_loaded()
  @spec ack_busy() :: WxNotify.Ack.t()
  def ack_busy, do: not_loaded()
  @spec ack_answer(binary) :: answer(WxNotify.Ack.t())
  def ack_answer(_body), do: not_loaded()
  @spec ack_failure(binary) :: WxNotify.Ack.t() | nil
  def ack_failure(_code_name), do: not_loaded()

  # What `WxNotify.Inbox.SQL` and the handlers ask the core in JSON; `call_dirty` is for long requests.
  @spec call(binary) :: answer(binary)
  def call(_request), do: not_loaded()
  @spec call_dirty(binary) :: answer(binary)
  def call_dirty(_request), do: not_loaded()

  # What `WxNotify.Notification.to_json!/1` wrote. Nothing is verified.
  @spec notification_from_json(binary) :: answer(WxNotify.Notification.t())
  def notification_from_json(_json), do: not_loaded()

  @spec parser_new([key], [api_v3_key], map) :: answer(handle)
  def parser_new(_platform_keys, _api_v3_keys, _options), do: not_loaded()
  @spec parser_parse(handle, [header], binary, integer | nil) :: answer(WxNotify.Notification.t())
  def parser_parse(_parser, _headers, _body, _now), do: not_loaded()
  @spec parser_parse_dirty(handle, [header], binary, integer | nil) :: answer(WxNotify.Notification.t())
  def parser_parse_dirty(_parser, _headers, _body, _now), do: not_loaded()
  @spec parser_verify_answer(handle, [header], binary, integer | nil) :: answer(true)
  def parser_verify_answer(_parser, _headers, _body, _now), do: not_loaded()
  @spec parser_replace_platform_keys(handle, [key]) :: answer(true)
  def parser_replace_platform_keys(_parser, _platform_keys), do: not_loaded()
  @spec parser_replace_api_v3_keys(handle, [key]) :: answer(true)
  def parser_replace_api_v3_keys(_parser, _api_v3_keys), do: not_loaded()
  @spec reads_header(binary) :: boolean
  def reads_header(_name), do: not_loaded()
  @spec parser_max_body_bytes(handle) :: pos_integer
  def parser_max_body_bytes(_parser), do: not_loaded()
  @spec parser_serials(handle) :: [String.t()]
  def parser_serials(_parser), do: not_loaded()
  @spec parser_diagnose(handle, [header], binary, integer | nil) :: answer(WxNotify.Diagnosis.t())
  def parser_diagnose(_parser, _headers, _body, _now), do: not_loaded()

  @spec notification_event(binary, binary, binary) :: answer(map)
  def notification_event(_event_type, _kind, _plaintext), do: not_loaded()
  @spec notification_event_dirty(binary, binary, binary) :: answer(map)
  def notification_event_dirty(_event_type, _kind, _plaintext), do: not_loaded()
  @spec notification_to_json(WxNotify.Notification.t()) :: answer(String.t())
  def notification_to_json(_notification), do: not_loaded()

  @spec signing_message(binary, binary, binary) :: answer(binary)
  def signing_message(_timestamp, _nonce, _body), do: not_loaded()
  @spec verify_signature(binary, binary, binary) :: answer(boolean)
  def verify_signature(_message, _signature_base64, _key_pem), do: not_loaded()
  @spec decrypt_resource(binary, binary, binary, binary, binary) :: answer(binary)
  def decrypt_resource(_api_v3_key, _nonce, _associated_data, _ciphertext, _algorithm), do: not_loaded()

  @spec certificates_request(binary, binary, binary, binary | nil, integer | nil, binary | nil) :: answer(map)
  def certificates_request(_mchid, _merchant_serial, _private_key_pem, _path, _now, _nonce), do: not_loaded()

  @spec parse_certificates([header], binary, [api_v3_key], [key] | nil, integer | nil) ::
          answer([WxNotify.PlatformCertificate.t()])
  def parse_certificates(_headers, _body, _api_v3_keys, _known_keys, _now), do: not_loaded()
  @spec inspect_pem(binary) :: answer([map])
  def inspect_pem(_pem), do: not_loaded()

  @spec json_decode(binary) :: answer(WxNotify.JSON.value())
  def json_decode(_json), do: not_loaded()
  @spec json_decode_dirty(binary) :: answer(WxNotify.JSON.value())
  def json_decode_dirty(_json), do: not_loaded()

  # `nil` for a text of more bytes than `most`.
  @spec json_encode(term, most :: pos_integer) :: answer(String.t() | nil)
  def json_encode(_term, _most), do: not_loaded()
  @spec json_encode_dirty(term) :: answer(String.t())
  def json_encode_dirty(_term), do: not_loaded()

  @spec platform_new(binary) :: answer(WxNotify.Testing.Platform.t())
  def platform_new(_options_json), do: not_loaded()
  @spec platform_private_key_pem(handle) :: answer(String.t())
  def platform_private_key_pem(_platform), do: not_loaded()
  @spec platform_parser(handle) :: answer(handle)
  def platform_parser(_platform), do: not_loaded()
  @spec platform_sign(handle, binary) :: answer(String.t())
  def platform_sign(_platform, _message), do: not_loaded()
  @spec platform_notification(handle, binary) :: answer(WxNotify.Testing.Delivery.t())
  def platform_notification(_platform, _notification_json), do: not_loaded()
  @spec platform_certificates_answer(handle, integer | nil) :: answer(WxNotify.Testing.Delivery.t())
  def platform_certificates_answer(_platform, _now), do: not_loaded()
  @spec faults() :: [{fault :: String.t(), code :: String.t()}]
  def faults, do: not_loaded()
  @spec merchant_new(binary) :: answer(WxNotify.Testing.Merchant.t())
  def merchant_new(_mchid), do: not_loaded()

  # For this package's own tests: how many native objects are alive, and a panic.
  @spec handles_alive() :: integer
  def handles_alive, do: not_loaded()
  @spec testing_panic() :: answer(true)
  def testing_panic, do: not_loaded()

  # Dialyzer takes nif_error/1 for a function that returns anything.
  defp not_loaded, do: :erlang.nif_error(:wxnotify_nif_not_loaded)
end
