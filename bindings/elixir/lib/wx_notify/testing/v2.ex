defmodule WxNotify.Testing.V2 do
  @moduledoc """
  APIv2's notifications, genuine under a key of the test's own, **for tests only**.

      iex> key = "0123456789abcdefghijklmnopqrstuv"
      iex> fields = %{mch_id: "1900007291", out_trade_no: "A1", transaction_id: "42", result_code: "SUCCESS", total_fee: 100}
      iex> paid = WxNotify.Testing.V2.notification!(key, fields)
      iex> WxNotify.parse_v2!(paid.body, {"1900007291", key}).resource["total_fee"]
      "100"

  Fields are keyword lists or maps of texts; an integer is written in digits. A key has 32 characters.
  """

  alias WxNotify.{Arguments, Call, Error}
  alias WxNotify.Testing.Delivery

  @type fields :: keyword | %{optional(atom | String.t()) => String.t() | integer}

  @doc """
  A payment, or a contract, signed. `return_code`, `nonce_str` and `sign` are made where they are not given.

    * `:sign_type` - `"MD5"` (unless given) or `"HMAC-SHA256"`.

  Errors: `:option_invalid` for a key, name or signature type, `:argument_invalid` for wrong types.
  """
  @spec notification(String.t(), fields, sign_type: String.t()) :: {:ok, Delivery.t()} | {:error, Error.t()}
  def notification(key, fields, options \\ []) do
    Error.catching(fn ->
      options = Arguments.options(options, [:sign_type])
      make(%{key: key, fields: texts(fields, "fields"), sign_type: options[:sign_type]})
    end)
  end

  @doc "The same, raising `WxNotify.Error`."
  @spec notification!(String.t(), fields, sign_type: String.t()) :: Delivery.t()
  def notification!(key, fields, options \\ []),
    do: key |> notification(fields, options) |> Error.unwrap!()

  @doc "A refund: the fields `outer` stand open, such as `mch_id`, and `inner` are encrypted. The errors are the same."
  @spec refund(String.t(), outer :: fields, inner :: fields) :: {:ok, Delivery.t()} | {:error, Error.t()}
  def refund(key, outer, inner) do
    Error.catching(fn -> make(%{key: key, outer: texts(outer, "outer"), inner: texts(inner, "inner")}) end)
  end

  @doc "The same, raising `WxNotify.Error`."
  @spec refund!(String.t(), outer :: fields, inner :: fields) :: Delivery.t()
  def refund!(key, outer, inner), do: key |> refund(outer, inner) |> Error.unwrap!()

  defp make(request) do
    with {:ok, %{"value" => body}} <- request |> Map.put(:do, "testing_v2") |> Call.ask(),
         do: {:ok, %Delivery{headers: [{"Content-Type", "text/xml"}], body: body}}
  end

  defp texts(fields, field) do
    for {name, value} <- Arguments.named(fields, field),
        into: %{},
        do: {name, if(is_integer(value), do: Integer.to_string(value), else: value)}
  end
end
