# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.TransferAuthorization do
  @moduledoc """
  A user's authorization of transfers, confirmed or closed (免确认收款授权).

  Kind `transfer.authorization`, carried by `MCHTRANSFER.AUTHORIZATION.CLOSED`,
  `MCHTRANSFER.AUTHORIZATION.CONFIRMED`.

  Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4014512908>

    * `:out_authorization_no` - The merchant's number of the authorization.
    * `:appid` - The application id of the merchant, or of the service provider.
    * `:openid` - The user's id under the application.
    * `:user_display_name` - The user's name as it is shown.
    * `:authorization_id` - WeChat Pay's number of the authorization.
    * `:state` - State of the authorization: TAKING_EFFECT, CLOSED.
    * `:authorize_time` - When the user confirmed the authorization. RFC 3339 with offset.
    * `:close_info` - How the authorization was closed; absent while it is open.
  """

  alias __MODULE__.CloseInfo

  @enforce_keys [
    :out_authorization_no,
    :appid,
    :openid,
    :user_display_name,
    :authorization_id,
    :state,
    :authorize_time
  ]
  defstruct [
    :out_authorization_no,
    :appid,
    :openid,
    :user_display_name,
    :authorization_id,
    :state,
    :authorize_time,
    :close_info
  ]

  @type t :: %__MODULE__{
          out_authorization_no: String.t(),
          appid: String.t(),
          openid: String.t(),
          user_display_name: String.t(),
          authorization_id: String.t(),
          state: String.t(),
          authorize_time: String.t(),
          close_info: CloseInfo.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      out_authorization_no: object["out_authorization_no"],
      appid: object["appid"],
      openid: object["openid"],
      user_display_name: object["user_display_name"],
      authorization_id: object["authorization_id"],
      state: object["state"],
      authorize_time: object["authorize_time"],
      close_info: object["close_info"] && CloseInfo.read(object["close_info"])
    }
  end
end

defmodule WxNotify.Events.TransferAuthorization.CloseInfo do
  @moduledoc """
  How the authorization was closed; absent while it is open: `close_info`.

    * `:close_time` - When it was closed. RFC 3339 with offset.
    * `:close_reason` - Why it was closed: CLOSE_VIA_MCH_API, USER_CLOSE.
  """

  @enforce_keys [
    :close_time,
    :close_reason
  ]
  defstruct [
    :close_time,
    :close_reason
  ]

  @type t :: %__MODULE__{
          close_time: String.t(),
          close_reason: String.t()
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      close_time: object["close_time"],
      close_reason: object["close_reason"]
    }
  end
end
