# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.PayscoreServiceAccount do
  @moduledoc """
  An application to bind a sub-merchant to a payscore service, decided (支付分).

  Kind `payscore.service_account`, carried by `PAYSCORE.BIND_SERVICE_ACCOUNT`.

  Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012156110>

    * `:service_id` - Id of the payscore service.
    * `:appid` - The application id of the merchant, or of the service provider.
    * `:mchid` - The merchant number.
    * `:sub_appid` - The application id of the sub-merchant.
    * `:sub_mchid` - The merchant number of the sub-merchant.
    * `:out_apply_no` - The merchant's number of the application.
    * `:apply_state` - State of the application to bind the service. Uncertain: values not documented in
      public.
    * `:reject_reason` - Why the application was rejected.
  """

  @enforce_keys [
    :service_id,
    :appid,
    :mchid,
    :sub_mchid,
    :out_apply_no,
    :apply_state
  ]
  defstruct [
    :service_id,
    :appid,
    :mchid,
    :sub_appid,
    :sub_mchid,
    :out_apply_no,
    :apply_state,
    :reject_reason
  ]

  @type t :: %__MODULE__{
          service_id: String.t(),
          appid: String.t(),
          mchid: String.t(),
          sub_appid: String.t() | nil,
          sub_mchid: String.t(),
          out_apply_no: String.t(),
          apply_state: String.t(),
          reject_reason: String.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      service_id: object["service_id"],
      appid: object["appid"],
      mchid: object["mchid"],
      sub_appid: object["sub_appid"],
      sub_mchid: object["sub_mchid"],
      out_apply_no: object["out_apply_no"],
      apply_state: object["apply_state"],
      reject_reason: object["reject_reason"]
    }
  end
end
