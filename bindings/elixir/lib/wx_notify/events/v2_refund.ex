# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.V2Refund do
  @moduledoc """
  An APIv2 refund (退款结果通知).

  Kind `v2.refund`, carried by `V2.REFUND`.

  XML of APIv2, which only `parse_v2` opens. Every field is a text: the amounts are digits in fen.
  Refunds that are made by hand on the merchant platform come so, also to merchants of APIv3.
  Its encryption (AES in ECB mode) says nothing of who made it, and `appid`, `mch_id` and `sub_*` stand
  outside of it: compare it with the refund that you asked for, and look it up before it moves goods or
  money.

  Official documentation: <https://pay.weixin.qq.com/doc/v2/partner/4011989265>

    * `:appid` - The application id of the merchant, or of the service provider.
    * `:mch_id` - The merchant number.
    * `:sub_appid` - The application id of the sub-merchant.
    * `:sub_mch_id` - The merchant number of the sub-merchant.
    * `:transaction_id` - WeChat Pay's number of the transaction.
    * `:out_trade_no` - The merchant's order number.
    * `:refund_id` - WeChat Pay's number of the refund.
    * `:out_refund_no` - The merchant's number of the refund.
    * `:total_fee` - The order's amount, as digits, in fen.
    * `:settlement_total_fee` - The order's amount less coupons that nobody settles, as digits, in fen.
    * `:refund_fee` - The amount that is refunded, as digits, in fen.
    * `:settlement_refund_fee` - The amount that is refunded less coupons that nobody settles, as
      digits, in fen.
    * `:refund_status` - State of the refund: SUCCESS, CHANGE (it went wrong), REFUNDCLOSE.
    * `:success_time` - When it succeeded, Beijing time; absent unless it did. As `yyyy-MM-dd HH:mm:ss`.
    * `:refund_recv_accout` - Where the refund goes (the platform's spelling).
    * `:refund_account` - Which funds it is paid from: REFUND_SOURCE_RECHARGE_FUNDS,
      REFUND_SOURCE_UNSETTLED_FUNDS.
    * `:refund_request_source` - Who asked for the refund: API, VENDOR_PLATFORM (made by hand on the
      merchant platform).
  """

  @enforce_keys [
    :mch_id,
    :transaction_id,
    :out_trade_no,
    :refund_id,
    :out_refund_no,
    :total_fee,
    :refund_fee,
    :refund_status
  ]
  defstruct [
    :appid,
    :mch_id,
    :sub_appid,
    :sub_mch_id,
    :transaction_id,
    :out_trade_no,
    :refund_id,
    :out_refund_no,
    :total_fee,
    :settlement_total_fee,
    :refund_fee,
    :settlement_refund_fee,
    :refund_status,
    :success_time,
    :refund_recv_accout,
    :refund_account,
    :refund_request_source
  ]

  @type t :: %__MODULE__{
          appid: String.t() | nil,
          mch_id: String.t(),
          sub_appid: String.t() | nil,
          sub_mch_id: String.t() | nil,
          transaction_id: String.t(),
          out_trade_no: String.t(),
          refund_id: String.t(),
          out_refund_no: String.t(),
          total_fee: String.t(),
          settlement_total_fee: String.t() | nil,
          refund_fee: String.t(),
          settlement_refund_fee: String.t() | nil,
          refund_status: String.t(),
          success_time: String.t() | nil,
          refund_recv_accout: String.t() | nil,
          refund_account: String.t() | nil,
          refund_request_source: String.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      appid: object["appid"],
      mch_id: object["mch_id"],
      sub_appid: object["sub_appid"],
      sub_mch_id: object["sub_mch_id"],
      transaction_id: object["transaction_id"],
      out_trade_no: object["out_trade_no"],
      refund_id: object["refund_id"],
      out_refund_no: object["out_refund_no"],
      total_fee: object["total_fee"],
      settlement_total_fee: object["settlement_total_fee"],
      refund_fee: object["refund_fee"],
      settlement_refund_fee: object["settlement_refund_fee"],
      refund_status: object["refund_status"],
      success_time: object["success_time"],
      refund_recv_accout: object["refund_recv_accout"],
      refund_account: object["refund_account"],
      refund_request_source: object["refund_request_source"]
    }
  end
end
