# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.FacepayUser do
  @moduledoc """
  A face payment user signed or ended the contract (刷脸支付).

  Kind `facepay.user`, carried by `FACEPAY.USER_STATE_CHANGE`.

  Official documentation: <https://pay.weixin.qq.com/wiki/doc/wxfacepay/develop/offline-brushing.html>

    * `:user_id` - WeChat Pay's id of the face payment user.
    * `:out_user_id` - The merchant's id of the face payment user.
    * `:organization_id` - Number of the institution.
    * `:mch_id` - The merchant number.
    * `:notify_create_time` - When the notification was created. Uncertain: format not documented in
      public.
    * `:appid` - The application id of the merchant, or of the service provider.
    * `:openid` - The user's id under the application.
    * `:contract_id` - Number of the contract for face payments.
  """

  @enforce_keys [
    :user_id,
    :out_user_id,
    :organization_id,
    :mch_id,
    :notify_create_time,
    :appid,
    :openid,
    :contract_id
  ]
  defstruct [
    :user_id,
    :out_user_id,
    :organization_id,
    :mch_id,
    :notify_create_time,
    :appid,
    :openid,
    :contract_id
  ]

  @type t :: %__MODULE__{
          user_id: String.t(),
          out_user_id: String.t(),
          organization_id: String.t(),
          mch_id: String.t(),
          notify_create_time: String.t(),
          appid: String.t(),
          openid: String.t(),
          contract_id: String.t()
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      user_id: object["user_id"],
      out_user_id: object["out_user_id"],
      organization_id: object["organization_id"],
      mch_id: object["mch_id"],
      notify_create_time: object["notify_create_time"],
      appid: object["appid"],
      openid: object["openid"],
      contract_id: object["contract_id"]
    }
  end
end
