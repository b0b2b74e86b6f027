# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.MallAuth do
  @moduledoc """
  A user gave or activated a business circle's authorization (智慧商圈).

  Kind `mall.auth`, carried by `MALL_AUTH.ACTIVATE_CARD`.

  Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012285836>

    * `:openid` - The user's id under the application.
    * `:code` - Number of the user's member card of the business circle.
    * `:mchid` - The merchant number.
    * `:auth_type` - How the user authorized the business circle, such as REGISTERED_MODE. Uncertain:
      values not documented in full.
  """

  @enforce_keys [
    :code,
    :auth_type
  ]
  defstruct [
    :openid,
    :code,
    :mchid,
    :auth_type
  ]

  @type t :: %__MODULE__{
          openid: String.t() | nil,
          code: String.t(),
          mchid: String.t() | nil,
          auth_type: String.t()
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      openid: object["openid"],
      code: object["code"],
      mchid: object["mchid"],
      auth_type: object["auth_type"]
    }
  end
end
