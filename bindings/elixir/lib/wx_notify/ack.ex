defmodule WxNotify.Ack do
  @moduledoc """
  An acknowledgement: what to put into the HTTP response.

    * `:status` - the HTTP status.
    * `:content_type` - the `Content-Type`, `""` where there is no body.
    * `:body` - JSON, of APIv2's XML, or `""`.

  WeChat Pay takes 200 and 204 as received, and sends everything else again, for up to 24 hours. For an error
  take the error's own, `error.ack`.
  """

  alias WxNotify.{Call, Error, Native}

  @enforce_keys [:status, :content_type, :body]
  defstruct [:status, :content_type, :body]

  @type t :: %__MODULE__{status: 100..599, content_type: String.t(), body: String.t()}

  @doc """
  Received and processed: 200 with a body.

      iex> WxNotify.Ack.success()
      %WxNotify.Ack{status: 200, content_type: "application/json", body: ~S({"code":"SUCCESS"})}
  """
  @spec success() :: t
  def success, do: Native.ack_success()

  @doc "Received and processed: 204 without a body, for where a proxy or framework minds the body."
  @spec success_no_content() :: t
  def success_no_content, do: Native.ack_success_no_content()

  @doc """
  Received, and answered with data: 200 with a body of yours, for the events that ask for something:
  `PARKING_FEE.QUERY_TRANS_INFO` and `CROSS_BORDER_PAY.GET_MCH_INFO`.

  A binary is JSON text and sent as it is; a map is written by `WxNotify.JSON.encode/1`. The error is `:option_invalid`
  for text that is no JSON object, and `:argument_invalid` for a term that has no place in JSON.

      iex> {:ok, ack} = WxNotify.Ack.answer(%{plate_number: "粤B888888"})
      iex> {ack.status, ack.body}
      {200, ~S({"plate_number":"粤B888888"})}
  """
  @spec answer(String.t() | map) :: {:ok, t} | {:error, Error.t()}
  def answer(body) when is_binary(body), do: Native.ack_answer(body)

  def answer(body) when is_map(body) do
    with {:ok, json} <- WxNotify.JSON.encode(body), do: Native.ack_answer(json)
  end

  @doc "The same, raising `WxNotify.Error`."
  @spec answer!(String.t() | map) :: t
  def answer!(body), do: body |> answer() |> Error.unwrap!()

  @doc "Your own processing failed, so WeChat Pay is to send it again: 500."
  @spec handler_failed() :: t
  def handler_failed, do: Native.ack_handler_failed()

  @doc "Another process works on the same notification, so WeChat Pay is to send it again: 503."
  @spec busy() :: t
  def busy, do: Native.ack_busy()

  @doc """
  Not received: the status and fixed text of a code, given as an atom (`:signature_invalid`) or by its name
  (`"SIGNATURE_INVALID"`).

  Raises `WxNotify.Error` with `:argument_invalid` where no code is called so.
  """
  @spec failure(Error.code() | String.t()) :: t
  def failure(code) when is_atom(code), do: code |> Error.code_string() |> failure()

  def failure(name) when is_binary(name) do
    case Native.ack_failure(name) do
      %__MODULE__{} = ack ->
        ack

      nil ->
        Error.raise_argument("code", "no code is called #{inspect(name)}; WxNotify.Error.codes/0 lists them")
    end
  end

  @doc """
  Received and processed, as APIv2 wants to be told: 200 with XML.

      iex> WxNotify.Ack.success_v2().body
      "<xml><return_code><![CDATA[SUCCESS]]></return_code><return_msg><![CDATA[OK]]></return_msg></xml>"
  """
  @spec success_v2() :: t
  def success_v2, do: v2(%{do: "ack_v2"})

  @doc """
  Not received, as APIv2 wants to be told: the status and fixed text of a code, in XML. Of an error `failure_v2(error.code)`.

  Raises `WxNotify.Error` with `:argument_invalid` where no code is called so.
  """
  @spec failure_v2(Error.code() | String.t()) :: t
  def failure_v2(code) when is_atom(code), do: code |> Error.code_string() |> failure_v2()
  def failure_v2(name) when is_binary(name), do: v2(%{do: "ack_v2", code: name})

  defp v2(request) do
    %{"status" => status, "content_type" => content_type, "body" => body} = Call.value!(request)
    %__MODULE__{status: status, content_type: content_type, body: body}
  end
end
