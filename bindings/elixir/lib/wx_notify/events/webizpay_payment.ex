# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.WebizpayPayment do
  @moduledoc """
  A payment by a company's quota card (企业支付).

  Kind `webizpay.payment`, carried by `WEBIZPAY.PAYMENTSUCCESS`.

  The times are numbers here, not RFC 3339; their unit is not documented.

  Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4015764398>

    * `:sp_mchid` - The merchant number of the service provider.
    * `:sub_mchid` - The merchant number of the sub-merchant.
    * `:card_no` - Number of the company's quota card.
    * `:employee_id` - WeChat Pay's id of the employee's authorization.
    * `:receive_mch_name` - Short name of the receiving merchant.
    * `:receive_mch_full_name` - Full name of the receiving merchant.
    * `:receive_mch_organization_code` - Organization code of the receiving merchant.
    * `:acquirer` - Institution that acquires the receiving merchant's payments.
    * `:transaction_id` - WeChat Pay's number of the transaction.
    * `:out_trade_no` - The merchant's order number.
    * `:refund_id` - WeChat Pay's number of the refund.
    * `:out_refund_no` - The merchant's number of the refund.
    * `:transaction_state` - State of the payment: SUCCESS, REFUND, NOTPAY, CLOSED, REVOKED, USERPAYING,
      PAYERROR.
    * `:amount` - The amount of the payment. In the currency's minor unit (分 for CNY).
    * `:goods_name` - Name of the goods. Uncertain: documented as a number, which a name can't be.
    * `:pay_success_time` - When the payment succeeded. Uncertain: documented as a number; likely
      seconds since 1970.
  """

  @enforce_keys [
    :sp_mchid,
    :sub_mchid,
    :card_no,
    :employee_id,
    :receive_mch_name,
    :receive_mch_full_name,
    :receive_mch_organization_code,
    :acquirer,
    :transaction_id,
    :out_trade_no,
    :transaction_state,
    :amount,
    :goods_name,
    :pay_success_time
  ]
  defstruct [
    :sp_mchid,
    :sub_mchid,
    :card_no,
    :employee_id,
    :receive_mch_name,
    :receive_mch_full_name,
    :receive_mch_organization_code,
    :acquirer,
    :transaction_id,
    :out_trade_no,
    :refund_id,
    :out_refund_no,
    :transaction_state,
    :amount,
    :goods_name,
    :pay_success_time
  ]

  @type t :: %__MODULE__{
          sp_mchid: String.t(),
          sub_mchid: String.t(),
          card_no: String.t(),
          employee_id: String.t(),
          receive_mch_name: String.t(),
          receive_mch_full_name: String.t(),
          receive_mch_organization_code: String.t(),
          acquirer: String.t(),
          transaction_id: String.t(),
          out_trade_no: String.t(),
          refund_id: String.t() | nil,
          out_refund_no: String.t() | nil,
          transaction_state: String.t(),
          amount: integer,
          goods_name: WxNotify.JSON.value(),
          pay_success_time: WxNotify.JSON.value()
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      sp_mchid: object["sp_mchid"],
      sub_mchid: object["sub_mchid"],
      card_no: object["card_no"],
      employee_id: object["employee_id"],
      receive_mch_name: object["receive_mch_name"],
      receive_mch_full_name: object["receive_mch_full_name"],
      receive_mch_organization_code: object["receive_mch_organization_code"],
      acquirer: object["acquirer"],
      transaction_id: object["transaction_id"],
      out_trade_no: object["out_trade_no"],
      refund_id: object["refund_id"],
      out_refund_no: object["out_refund_no"],
      transaction_state: object["transaction_state"],
      amount: object["amount"],
      goods_name: object["goods_name"],
      pay_success_time: object["pay_success_time"]
    }
  end
end
