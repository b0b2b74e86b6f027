# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.RefundPartner do
  @moduledoc """
  A service provider's refund: has `sp_mchid` (退款).

  Kind `refund.partner`, carried by `REFUND.ABNORMAL`, `REFUND.CLOSED`, `REFUND.SUCCESS`.

  The state is in `refund_status` here, and in `status` in the answers of the query API: code shared by the
  two must look for both.
  The amounts of `amount` are in the currency's minor unit.
  A refund that is ABNORMAL needs the merchant's hand: the money did not reach the user.

  Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012085298>

    * `:sp_mchid` - The merchant number of the service provider.
    * `:sub_mchid` - The merchant number of the sub-merchant.
    * `:out_trade_no` - The merchant's order number.
    * `:transaction_id` - WeChat Pay's number of the transaction.
    * `:out_refund_no` - The merchant's number of the refund.
    * `:refund_id` - WeChat Pay's number of the refund.
    * `:refund_status` - State of the refund: SUCCESS, CLOSED, ABNORMAL.
    * `:success_time` - When the refund succeeded; absent unless it did. RFC 3339 with offset.
    * `:user_received_account` - Where the refund goes, in words.
    * `:amount` - The amounts.
    * `:refund_account` - Who bears the refund: REFUND_SOURCE_PARTNER_ADVANCE (the platform advances
      it), REFUND_SOURCE_SUB_MERCHANT.
    * `:individual_auth_id` - Id of the individual who receives the money. Uncertain: in one source
      only.
    * `:recv_account` - Where the refund goes.
    * `:fund_source` - Account the refund was taken from.
  """

  alias __MODULE__.Amount

  @enforce_keys [
    :sp_mchid,
    :sub_mchid,
    :out_trade_no,
    :transaction_id,
    :out_refund_no,
    :refund_id,
    :refund_status,
    :amount
  ]
  defstruct [
    :sp_mchid,
    :sub_mchid,
    :out_trade_no,
    :transaction_id,
    :out_refund_no,
    :refund_id,
    :refund_status,
    :success_time,
    :user_received_account,
    :amount,
    :refund_account,
    :individual_auth_id,
    :recv_account,
    :fund_source
  ]

  @type t :: %__MODULE__{
          sp_mchid: String.t(),
          sub_mchid: String.t(),
          out_trade_no: String.t(),
          transaction_id: String.t(),
          out_refund_no: String.t(),
          refund_id: String.t(),
          refund_status: String.t(),
          success_time: String.t() | nil,
          user_received_account: String.t() | nil,
          amount: Amount.t(),
          refund_account: String.t() | nil,
          individual_auth_id: String.t() | nil,
          recv_account: String.t() | nil,
          fund_source: String.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      sp_mchid: object["sp_mchid"],
      sub_mchid: object["sub_mchid"],
      out_trade_no: object["out_trade_no"],
      transaction_id: object["transaction_id"],
      out_refund_no: object["out_refund_no"],
      refund_id: object["refund_id"],
      refund_status: object["refund_status"],
      success_time: object["success_time"],
      user_received_account: object["user_received_account"],
      amount: Amount.read(object["amount"]),
      refund_account: object["refund_account"],
      individual_auth_id: object["individual_auth_id"],
      recv_account: object["recv_account"],
      fund_source: object["fund_source"]
    }
  end
end

defmodule WxNotify.Events.RefundPartner.Amount do
  @moduledoc """
  The amounts: `amount`.

    * `:total` - The amount of the order that is refunded. In the currency's minor unit (分 for CNY).
    * `:refund` - The amount refunded. In the currency's minor unit (分 for CNY).
    * `:payer_total` - What the user paid. In the currency's minor unit (分 for CNY).
    * `:payer_refund` - What the user gets back, without coupons. In the currency's minor unit (分 for
      CNY).
    * `:currency` - Currency, by ISO 4217; CNY in mainland China.
    * `:payer_currency` - Currency the user paid in, by ISO 4217.
    * `:exchange_rate` - The exchange rate; only across borders.
    * `:settlement_refund` - The refund less the coupons that move no money. In the currency's minor
      unit (分 for CNY). Uncertain: in one source only.
    * `:settlement_currency` - Currency of the settlement, by ISO 4217. Uncertain: in one source only.
  """

  alias __MODULE__.ExchangeRate

  @enforce_keys [
    :total,
    :refund
  ]
  defstruct [
    :total,
    :refund,
    :payer_total,
    :payer_refund,
    :currency,
    :payer_currency,
    :exchange_rate,
    :settlement_refund,
    :settlement_currency
  ]

  @type t :: %__MODULE__{
          total: integer,
          refund: integer,
          payer_total: integer | nil,
          payer_refund: integer | nil,
          currency: String.t() | nil,
          payer_currency: String.t() | nil,
          exchange_rate: ExchangeRate.t() | nil,
          settlement_refund: integer | nil,
          settlement_currency: String.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      total: object["total"],
      refund: object["refund"],
      payer_total: object["payer_total"],
      payer_refund: object["payer_refund"],
      currency: object["currency"],
      payer_currency: object["payer_currency"],
      exchange_rate: object["exchange_rate"] && ExchangeRate.read(object["exchange_rate"]),
      settlement_refund: object["settlement_refund"],
      settlement_currency: object["settlement_currency"]
    }
  end
end

defmodule WxNotify.Events.RefundPartner.Amount.ExchangeRate do
  @moduledoc """
  The exchange rate; only across borders: `amount.exchange_rate`.

    * `:type` - Kind of exchange rate, such as SETTLEMENT_RATE.
    * `:rate` - The exchange rate, times 10 to the 8th power. In units of 1e-8: 100000000 is 1.
  """

  defstruct [
    :type,
    :rate
  ]

  @type t :: %__MODULE__{
          type: String.t() | nil,
          rate: integer | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      type: object["type"],
      rate: object["rate"]
    }
  end
end
