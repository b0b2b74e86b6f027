# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.PowerBankInsurance do
  @moduledoc """
  A power bank's insurance taken or changed (租用充电宝保险).

  Kind `power_bank.insurance`, carried by `HIRE_POWER_BANK.RECEIVE_INSURANCE`.

  Official documentation:
  <https://pay.weixin.qq.com/docs/merchant/apis/hire-power-bank-insurance/insurance-orders/status-change-notice.html>

    * `:order_id` - WeChat Pay's number of the insurance order.
    * `:out_order_no` - The merchant's number of the insurance order.
    * `:openid` - The user's id under the application.
    * `:max_claim_count` - How many claims can be made.
    * `:claimed_count` - How many claims were made.
    * `:order_receive_time` - When the user took the insurance. RFC 3339 with offset.
    * `:order_receive_state` - Whether the user took the insurance, such as RECEIVED.
    * `:order_begin_time` - When the insurance begins. RFC 3339 with offset.
    * `:order_end_time` - When the insurance ends. RFC 3339 with offset.
  """

  @enforce_keys [
    :order_id,
    :out_order_no,
    :openid,
    :max_claim_count,
    :claimed_count,
    :order_receive_time,
    :order_receive_state
  ]
  defstruct [
    :order_id,
    :out_order_no,
    :openid,
    :max_claim_count,
    :claimed_count,
    :order_receive_time,
    :order_receive_state,
    :order_begin_time,
    :order_end_time
  ]

  @type t :: %__MODULE__{
          order_id: String.t(),
          out_order_no: String.t(),
          openid: String.t(),
          max_claim_count: integer,
          claimed_count: integer,
          order_receive_time: String.t(),
          order_receive_state: String.t(),
          order_begin_time: String.t() | nil,
          order_end_time: String.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      order_id: object["order_id"],
      out_order_no: object["out_order_no"],
      openid: object["openid"],
      max_claim_count: object["max_claim_count"],
      claimed_count: object["claimed_count"],
      order_receive_time: object["order_receive_time"],
      order_receive_state: object["order_receive_state"],
      order_begin_time: object["order_begin_time"],
      order_end_time: object["order_end_time"]
    }
  end
end
