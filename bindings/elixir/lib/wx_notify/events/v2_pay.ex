# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.V2Pay do
  @moduledoc """
  An APIv2 payment or deduction, successful or not (支付结果通知).

  Kind `v2.pay`, carried by `V2.PAY`.

  XML of APIv2, which only `parse_v2` opens. Every field is a text: the amounts are digits in fen.
  Look at `result_code`: a payment that failed is told of as well.
  Numbered fields (`coupon_id_0`, `coupon_type_0`, `coupon_fee_0`, `coupon_id_1`, ...) are in the raw
  resource.
  Nothing in it says when it was sent, and whoever can verify it could have made it.

  Official documentation: <https://pay.weixin.qq.com/doc/v2/merchant/4011937248>

    * `:appid` - The application id of the merchant, or of the service provider.
    * `:mch_id` - The merchant number.
    * `:sub_appid` - The application id of the sub-merchant.
    * `:sub_mch_id` - The merchant number of the sub-merchant.
    * `:device_info` - The device, as the merchant named it.
    * `:sign_type` - How it is signed: MD5, HMAC-SHA256.
    * `:result_code` - The outcome: SUCCESS, FAIL.
    * `:err_code` - Why it failed.
    * `:err_code_des` - Why it failed, in words.
    * `:openid` - The user's id under the application.
    * `:is_subscribe` - Whether the user follows the official account: Y, N.
    * `:sub_openid` - The user's id under the sub-merchant's application.
    * `:sub_is_subscribe` - Whether the user follows the sub-merchant's official account: Y, N.
    * `:trade_type` - How the user paid: JSAPI, NATIVE, APP, MWEB, MICROPAY, FACEPAY.
    * `:trade_state` - State of the payment: SUCCESS, REFUND, NOTPAY, CLOSED, REVOKED, USERPAYING,
      PAYERROR. Uncertain: in deductions of one source only.
    * `:bank_type` - Bank and kind of card that paid, such as CMC or ICBC_DEBIT; OTHERS for the balance.
    * `:total_fee` - The order's amount, as digits, in fen.
    * `:settlement_total_fee` - The order's amount less coupons that nobody settles, as digits, in fen.
    * `:fee_type` - Currency, by ISO 4217; CNY where it is absent.
    * `:cash_fee` - What the user paid in cash, as digits, in fen.
    * `:cash_fee_type` - Currency of what the user paid, by ISO 4217.
    * `:coupon_fee` - The sum of all coupons, as digits, in fen.
    * `:coupon_count` - How many coupons were used, as digits.
    * `:transaction_id` - WeChat Pay's number of the transaction.
    * `:out_trade_no` - The merchant's order number.
    * `:attach` - The merchant's own data, returned as it was given.
    * `:time_end` - When the payment was complete, Beijing time. As `yyyyMMddHHmmss`.
    * `:contract_id` - WeChat Pay's number of the contract; of deductions.
  """

  @enforce_keys [
    :appid,
    :mch_id,
    :result_code,
    :out_trade_no
  ]
  defstruct [
    :appid,
    :mch_id,
    :sub_appid,
    :sub_mch_id,
    :device_info,
    :sign_type,
    :result_code,
    :err_code,
    :err_code_des,
    :openid,
    :is_subscribe,
    :sub_openid,
    :sub_is_subscribe,
    :trade_type,
    :trade_state,
    :bank_type,
    :total_fee,
    :settlement_total_fee,
    :fee_type,
    :cash_fee,
    :cash_fee_type,
    :coupon_fee,
    :coupon_count,
    :transaction_id,
    :out_trade_no,
    :attach,
    :time_end,
    :contract_id
  ]

  @type t :: %__MODULE__{
          appid: String.t(),
          mch_id: String.t(),
          sub_appid: String.t() | nil,
          sub_mch_id: String.t() | nil,
          device_info: String.t() | nil,
          sign_type: String.t() | nil,
          result_code: String.t(),
          err_code: String.t() | nil,
          err_code_des: String.t() | nil,
          openid: String.t() | nil,
          is_subscribe: String.t() | nil,
          sub_openid: String.t() | nil,
          sub_is_subscribe: String.t() | nil,
          trade_type: String.t() | nil,
          trade_state: String.t() | nil,
          bank_type: String.t() | nil,
          total_fee: String.t() | nil,
          settlement_total_fee: String.t() | nil,
          fee_type: String.t() | nil,
          cash_fee: String.t() | nil,
          cash_fee_type: String.t() | nil,
          coupon_fee: String.t() | nil,
          coupon_count: String.t() | nil,
          transaction_id: String.t() | nil,
          out_trade_no: String.t(),
          attach: String.t() | nil,
          time_end: String.t() | nil,
          contract_id: String.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      appid: object["appid"],
      mch_id: object["mch_id"],
      sub_appid: object["sub_appid"],
      sub_mch_id: object["sub_mch_id"],
      device_info: object["device_info"],
      sign_type: object["sign_type"],
      result_code: object["result_code"],
      err_code: object["err_code"],
      err_code_des: object["err_code_des"],
      openid: object["openid"],
      is_subscribe: object["is_subscribe"],
      sub_openid: object["sub_openid"],
      sub_is_subscribe: object["sub_is_subscribe"],
      trade_type: object["trade_type"],
      trade_state: object["trade_state"],
      bank_type: object["bank_type"],
      total_fee: object["total_fee"],
      settlement_total_fee: object["settlement_total_fee"],
      fee_type: object["fee_type"],
      cash_fee: object["cash_fee"],
      cash_fee_type: object["cash_fee_type"],
      coupon_fee: object["coupon_fee"],
      coupon_count: object["coupon_count"],
      transaction_id: object["transaction_id"],
      out_trade_no: object["out_trade_no"],
      attach: object["attach"],
      time_end: object["time_end"],
      contract_id: object["contract_id"]
    }
  end
end
