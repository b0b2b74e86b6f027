# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.WebizpayRefund do
  @moduledoc """
  A refund to a company's quota card (企业支付).

  Kind `webizpay.refund`, carried by `WEBIZPAY.PAYMENTREFUNDSUCCESS`.

  The times are numbers here, not RFC 3339; their unit is not documented.

  Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4015764405>

    * `:sp_mchid` - The merchant number of the service provider.
    * `:sub_mchid` - The merchant number of the sub-merchant.
    * `:card_no` - Number of the company's quota card.
    * `:employee_id` - WeChat Pay's id of the employee's authorization.
    * `:transaction_id` - WeChat Pay's number of the transaction.
    * `:out_trade_no` - The merchant's order number.
    * `:refund_id` - WeChat Pay's number of the refund.
    * `:out_refund_no` - The merchant's number of the refund.
    * `:amount` - The amount of the payment. In the currency's minor unit (分 for CNY).
    * `:pay_success_time` - When the payment succeeded. Uncertain: documented as a number; likely
      seconds since 1970.
    * `:refunded_amount` - What had been refunded of the payment. In the currency's minor unit (分 for
      CNY).
    * `:refund_amount` - The amount of this refund. In the currency's minor unit (分 for CNY).
    * `:refund_state` - State of the refund, such as SUCCESS.
    * `:refund_create_time` - When the refund was created. Uncertain: documented as a number; likely
      seconds since 1970.
    * `:refund_success_time` - When the refund succeeded. Uncertain: documented as a number; likely
      seconds since 1970.
  """

  @enforce_keys [
    :sp_mchid,
    :sub_mchid,
    :card_no,
    :employee_id,
    :transaction_id,
    :out_trade_no,
    :refund_id,
    :out_refund_no,
    :amount,
    :pay_success_time,
    :refunded_amount,
    :refund_amount,
    :refund_state,
    :refund_create_time,
    :refund_success_time
  ]
  defstruct [
    :sp_mchid,
    :sub_mchid,
    :card_no,
    :employee_id,
    :transaction_id,
    :out_trade_no,
    :refund_id,
    :out_refund_no,
    :amount,
    :pay_success_time,
    :refunded_amount,
    :refund_amount,
    :refund_state,
    :refund_create_time,
    :refund_success_time
  ]

  @type t :: %__MODULE__{
          sp_mchid: String.t(),
          sub_mchid: String.t(),
          card_no: String.t(),
          employee_id: String.t(),
          transaction_id: String.t(),
          out_trade_no: String.t(),
          refund_id: String.t(),
          out_refund_no: String.t(),
          amount: integer,
          pay_success_time: WxNotify.JSON.value(),
          refunded_amount: integer,
          refund_amount: integer,
          refund_state: String.t(),
          refund_create_time: WxNotify.JSON.value(),
          refund_success_time: WxNotify.JSON.value()
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      sp_mchid: object["sp_mchid"],
      sub_mchid: object["sub_mchid"],
      card_no: object["card_no"],
      employee_id: object["employee_id"],
      transaction_id: object["transaction_id"],
      out_trade_no: object["out_trade_no"],
      refund_id: object["refund_id"],
      out_refund_no: object["out_refund_no"],
      amount: object["amount"],
      pay_success_time: object["pay_success_time"],
      refunded_amount: object["refunded_amount"],
      refund_amount: object["refund_amount"],
      refund_state: object["refund_state"],
      refund_create_time: object["refund_create_time"],
      refund_success_time: object["refund_success_time"]
    }
  end
end
