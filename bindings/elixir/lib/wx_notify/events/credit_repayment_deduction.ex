# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.CreditRepaymentDeduction do
  @moduledoc """
  A credit card repaid by deduction (信用卡还款).

  Kind `credit_repayment.deduction`, carried by `CREDIT_REPAYMENT.DEDUCTION_PAY`.

  Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4016790592>

    * `:sp_mchid` - The merchant number of the service provider.
    * `:sub_mchid` - The merchant number of the sub-merchant.
    * `:appid` - The application id of the merchant, or of the service provider.
    * `:sub_appid` - The application id of the sub-merchant.
    * `:openid` - The user's id under the application.
    * `:order_state` - State of the repayment, such as DEDUCT_ORDER_STATE_PAY_SUCCESS.
    * `:out_trade_no` - The merchant's order number.
    * `:out_record_id` - The merchant's number of the scheduled repayment.
    * `:contract_id` - WeChat Pay's number of the contract.
    * `:deduct_amount` - The amount to deduct. Uncertain: a string in one place, an integer in the
      request that starts it: take both.
    * `:pay_success_amount` - What was repaid. Uncertain: a string in one place, an integer in the
      request that starts it: take both.
    * `:description` - Description of what is paid for.
    * `:attach` - The merchant's own data, returned as it was given.
    * `:transaction_id` - WeChat Pay's number of the transaction.
  """

  @enforce_keys [
    :sp_mchid,
    :sub_mchid,
    :appid,
    :sub_appid,
    :openid,
    :order_state,
    :out_trade_no,
    :out_record_id,
    :contract_id,
    :deduct_amount,
    :description
  ]
  defstruct [
    :sp_mchid,
    :sub_mchid,
    :appid,
    :sub_appid,
    :openid,
    :order_state,
    :out_trade_no,
    :out_record_id,
    :contract_id,
    :deduct_amount,
    :pay_success_amount,
    :description,
    :attach,
    :transaction_id
  ]

  @type t :: %__MODULE__{
          sp_mchid: String.t(),
          sub_mchid: String.t(),
          appid: String.t(),
          sub_appid: String.t(),
          openid: String.t(),
          order_state: String.t(),
          out_trade_no: String.t(),
          out_record_id: String.t(),
          contract_id: String.t(),
          deduct_amount: WxNotify.JSON.value(),
          pay_success_amount: WxNotify.JSON.value() | nil,
          description: String.t(),
          attach: String.t() | nil,
          transaction_id: String.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      sp_mchid: object["sp_mchid"],
      sub_mchid: object["sub_mchid"],
      appid: object["appid"],
      sub_appid: object["sub_appid"],
      openid: object["openid"],
      order_state: object["order_state"],
      out_trade_no: object["out_trade_no"],
      out_record_id: object["out_record_id"],
      contract_id: object["contract_id"],
      deduct_amount: object["deduct_amount"],
      pay_success_amount: object["pay_success_amount"],
      description: object["description"],
      attach: object["attach"],
      transaction_id: object["transaction_id"]
    }
  end
end
