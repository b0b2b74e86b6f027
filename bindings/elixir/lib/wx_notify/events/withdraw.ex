# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.Withdraw do
  @moduledoc """
  A withdrawal changed its state (商户提现).

  Kind `withdraw`, carried by `MCHWITHDRAW.CHANGE`.

  Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4013049135>

    * `:status` - State of the withdrawal: CREATE_SUCCESS, SUCCESS, FAIL, REFUND, CLOSE, INIT.
    * `:withdraw_id` - WeChat Pay's number of the withdrawal.
    * `:out_request_no` - The merchant's number of the withdrawal.
    * `:amount` - The amount withdrawn. In the currency's minor unit (分 for CNY).
    * `:create_time` - When the record was created. RFC 3339 with offset.
    * `:update_time` - When the record last changed. RFC 3339 with offset.
    * `:reason` - Why the withdrawal failed.
    * `:remark` - Note on the withdrawal.
    * `:bank_memo` - Note to the bank.
    * `:account_type` - Account the money is taken from: BASIC, OPERATION, FEES.
    * `:solution` - What to do when the withdrawal failed.
    * `:account_number` - Last four digits of the bank account that receives the money.
    * `:account_bank` - Bank that receives the money.
    * `:bank_name` - Name of the bank.
    * `:sub_mchid` - The merchant number of the sub-merchant.
    * `:sp_mchid` - The merchant number of the service provider.
    * `:total_amount` - The whole amount. In the currency's minor unit (分 for CNY).
    * `:success_amount` - Sum of what succeeded. In the currency's minor unit (分 for CNY).
    * `:fail_amount` - Sum of what failed. In the currency's minor unit (分 for CNY).
    * `:refund_amount` - What the bank returned. In the currency's minor unit (分 for CNY).
  """

  @enforce_keys [
    :status,
    :withdraw_id,
    :out_request_no,
    :create_time,
    :update_time,
    :account_type,
    :account_number,
    :account_bank
  ]
  defstruct [
    :status,
    :withdraw_id,
    :out_request_no,
    :amount,
    :create_time,
    :update_time,
    :reason,
    :remark,
    :bank_memo,
    :account_type,
    :solution,
    :account_number,
    :account_bank,
    :bank_name,
    :sub_mchid,
    :sp_mchid,
    :total_amount,
    :success_amount,
    :fail_amount,
    :refund_amount
  ]

  @type t :: %__MODULE__{
          status: String.t(),
          withdraw_id: String.t(),
          out_request_no: String.t(),
          amount: integer | nil,
          create_time: String.t(),
          update_time: String.t(),
          reason: String.t() | nil,
          remark: String.t() | nil,
          bank_memo: String.t() | nil,
          account_type: String.t(),
          solution: String.t() | nil,
          account_number: String.t(),
          account_bank: String.t(),
          bank_name: String.t() | nil,
          sub_mchid: String.t() | nil,
          sp_mchid: String.t() | nil,
          total_amount: integer | nil,
          success_amount: integer | nil,
          fail_amount: integer | nil,
          refund_amount: integer | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      status: object["status"],
      withdraw_id: object["withdraw_id"],
      out_request_no: object["out_request_no"],
      amount: object["amount"],
      create_time: object["create_time"],
      update_time: object["update_time"],
      reason: object["reason"],
      remark: object["remark"],
      bank_memo: object["bank_memo"],
      account_type: object["account_type"],
      solution: object["solution"],
      account_number: object["account_number"],
      account_bank: object["account_bank"],
      bank_name: object["bank_name"],
      sub_mchid: object["sub_mchid"],
      sp_mchid: object["sp_mchid"],
      total_amount: object["total_amount"],
      success_amount: object["success_amount"],
      fail_amount: object["fail_amount"],
      refund_amount: object["refund_amount"]
    }
  end
end
