defmodule WxNotify.Testing.Merchant do
  @moduledoc """
  A pretend merchant's own API certificate and key, **for tests only**: what must be refused where the platform's belongs,
  and what signs a request for certificates.

    * `:mchid` - the merchant's number.
    * `:serial` - its certificate's serial in hex.
    * `:certificate_pem` - as apiclient_cert.pem.
    * `:private_key_pem` - as apiclient_key.pem.
  """

  alias WxNotify.{Arguments, Error, Native}

  @enforce_keys [:mchid, :serial, :certificate_pem, :private_key_pem]
  defstruct [:mchid, :serial, :certificate_pem, :private_key_pem]

  @type t :: %__MODULE__{
          mchid: String.t(),
          serial: String.t(),
          certificate_pem: String.t(),
          private_key_pem: String.t()
        }

  @doc "Makes a merchant with a key made on the spot. The error is `:option_invalid` for a mchid that is not digits."
  @spec new(String.t()) :: {:ok, t} | {:error, Error.t()}
  def new(mchid), do: Error.catching(fn -> mchid |> Arguments.text("mchid") |> Native.merchant_new() end)

  @doc "The same, raising `WxNotify.Error`."
  @spec new!(String.t()) :: t
  def new!(mchid), do: mchid |> new() |> Error.unwrap!()

  defimpl Inspect do
    def inspect(merchant, _options) do
      "#WxNotify.Testing.Merchant<mchid: #{inspect(merchant.mchid)}, serial: #{inspect(merchant.serial)}>"
    end
  end
end
