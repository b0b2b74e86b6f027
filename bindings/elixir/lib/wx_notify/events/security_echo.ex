# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.SecurityEcho do
  @moduledoc """
  A test of signatures and encryption that the merchant started (商户签名验签/加解密测试).

  Kind `security_echo`, carried by `SECURITY_ECHO.SUCCESS`.

  Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4015164042>

    * `:echo_message` - The text the merchant sent to the test, returned.
    * `:encrypt_echo_message` - The text, encrypted with the merchant's public key. Base64.
  """

  @enforce_keys [
    :echo_message
  ]
  defstruct [
    :echo_message,
    :encrypt_echo_message
  ]

  @type t :: %__MODULE__{
          echo_message: String.t(),
          encrypt_echo_message: String.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      echo_message: object["echo_message"],
      encrypt_echo_message: object["encrypt_echo_message"]
    }
  end
end
