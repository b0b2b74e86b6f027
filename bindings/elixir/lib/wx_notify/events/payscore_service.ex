# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.PayscoreService do
  @moduledoc """
  A payscore service opened or closed by the user (支付分).

  Kind `payscore.service`, carried by `PAYSCORE.USER_CLOSE_SERVICE`, `PAYSCORE.USER_OPEN_SERVICE`.

  Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012160692>

    * `:appid` - The application id of the merchant, or of the service provider.
    * `:mchid` - The merchant number.
    * `:sub_appid` - The application id of the sub-merchant.
    * `:sub_mchid` - The merchant number of the sub-merchant.
    * `:channel_id` - Merchant number of the channel partner.
    * `:service_id` - Id of the payscore service.
    * `:openid` - The user's id under the application.
    * `:sub_openid` - The user's id under the sub-merchant's application.
    * `:user_service_status` - Whether the user opened or closed the service: USER_OPEN_SERVICE,
      USER_CLOSE_SERVICE.
    * `:openorclose_time` - When the service was opened or closed. As `yyyyMMddHHmmss`.
    * `:authorization_code` - The merchant's number of the authorization; only for a pre-authorization.
    * `:out_request_no` - The merchant's number of the request.
    * `:contract_id` - WeChat Pay's number of the contract.
    * `:plan_id` - Id of the plan or template.
    * `:contract_status` - State of the contract. Uncertain: values not documented for payscore.
    * `:create_time` - When the contract was signed. RFC 3339 with offset. Uncertain: format not
      documented for payscore.
    * `:out_contract_code` - The merchant's number of the contract.
    * `:mch_id` - The merchant number. Uncertain: elsewhere `mchid`.
    * `:sub_mch_id` - The merchant number of the sub-merchant. Uncertain: elsewhere `sub_mchid`.
  """

  defstruct [
    :appid,
    :mchid,
    :sub_appid,
    :sub_mchid,
    :channel_id,
    :service_id,
    :openid,
    :sub_openid,
    :user_service_status,
    :openorclose_time,
    :authorization_code,
    :out_request_no,
    :contract_id,
    :plan_id,
    :contract_status,
    :create_time,
    :out_contract_code,
    :mch_id,
    :sub_mch_id
  ]

  @type t :: %__MODULE__{
          appid: String.t() | nil,
          mchid: String.t() | nil,
          sub_appid: String.t() | nil,
          sub_mchid: String.t() | nil,
          channel_id: String.t() | nil,
          service_id: String.t() | nil,
          openid: String.t() | nil,
          sub_openid: String.t() | nil,
          user_service_status: String.t() | nil,
          openorclose_time: String.t() | nil,
          authorization_code: String.t() | nil,
          out_request_no: String.t() | nil,
          contract_id: String.t() | nil,
          plan_id: String.t() | nil,
          contract_status: String.t() | nil,
          create_time: String.t() | nil,
          out_contract_code: String.t() | nil,
          mch_id: String.t() | nil,
          sub_mch_id: String.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      appid: object["appid"],
      mchid: object["mchid"],
      sub_appid: object["sub_appid"],
      sub_mchid: object["sub_mchid"],
      channel_id: object["channel_id"],
      service_id: object["service_id"],
      openid: object["openid"],
      sub_openid: object["sub_openid"],
      user_service_status: object["user_service_status"],
      openorclose_time: object["openorclose_time"],
      authorization_code: object["authorization_code"],
      out_request_no: object["out_request_no"],
      contract_id: object["contract_id"],
      plan_id: object["plan_id"],
      contract_status: object["contract_status"],
      create_time: object["create_time"],
      out_contract_code: object["out_contract_code"],
      mch_id: object["mch_id"],
      sub_mch_id: object["sub_mch_id"]
    }
  end
end
