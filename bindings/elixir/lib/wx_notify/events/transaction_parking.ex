# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.TransactionParking do
  @moduledoc """
  A parking fee deducted: `trade_scene` is `PARKING` (微信支付分停车服务).

  Kind `transaction.parking`, carried by `TRANSACTION.FAIL`, `TRANSACTION.PAY_BACK`, `TRANSACTION.SUCCESS`.

  Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012284177>

    * `:appid` - The application id of the merchant, or of the service provider.
    * `:sp_mchid` - The merchant number of the service provider.
    * `:sub_appid` - The application id of the sub-merchant.
    * `:sub_mchid` - The merchant number of the sub-merchant.
    * `:out_trade_no` - The merchant's order number.
    * `:trade_state` - State of the deduction: SUCCESS, ACCEPT (not yet deducted), PAY_FAIL, REFUND.
    * `:trade_state_description` - State of the payment, in words.
    * `:bank_type` - Bank and kind of card that paid, such as CMC or ICBC_DEBIT; OTHERS for the balance.
    * `:attach` - The merchant's own data, returned as it was given.
    * `:success_time` - When the payment succeeded; absent unless it did. RFC 3339 with offset.
    * `:create_time` - When the order was created. RFC 3339 with offset.
    * `:user_repaid` - Whether the user has repaid what WeChat Pay advanced: Y, N; means something only
      if bank_type is BPA and trade_state is SUCCESS.
    * `:description` - Description of what is paid for.
    * `:trade_scene` - Scene of the deduction: PARKING.
    * `:payer` - Who paid.
    * `:amount` - The amounts.
    * `:parking_info` - The stay in the car park.
    * `:promotion_detail` - The promotions that were applied.
    * `:transaction_id` - WeChat Pay's number of the transaction.
    * `:trade_type` - How the user paid, such as AUTH (a deduction).
  """

  alias __MODULE__.Payer
  alias __MODULE__.Amount
  alias __MODULE__.ParkingInfo
  alias __MODULE__.PromotionDetail

  @enforce_keys [
    :out_trade_no,
    :trade_state,
    :trade_scene,
    :amount,
    :parking_info
  ]
  defstruct [
    :appid,
    :sp_mchid,
    :sub_appid,
    :sub_mchid,
    :out_trade_no,
    :trade_state,
    :trade_state_description,
    :bank_type,
    :attach,
    :success_time,
    :create_time,
    :user_repaid,
    :description,
    :trade_scene,
    :payer,
    :amount,
    :parking_info,
    :transaction_id,
    :trade_type,
    promotion_detail: []
  ]

  @type t :: %__MODULE__{
          appid: String.t() | nil,
          sp_mchid: String.t() | nil,
          sub_appid: String.t() | nil,
          sub_mchid: String.t() | nil,
          out_trade_no: String.t(),
          trade_state: String.t(),
          trade_state_description: String.t() | nil,
          bank_type: String.t() | nil,
          attach: String.t() | nil,
          success_time: String.t() | nil,
          create_time: String.t() | nil,
          user_repaid: String.t() | nil,
          description: String.t() | nil,
          trade_scene: String.t(),
          payer: Payer.t() | nil,
          amount: Amount.t(),
          parking_info: ParkingInfo.t(),
          promotion_detail: [PromotionDetail.t()],
          transaction_id: String.t() | nil,
          trade_type: String.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      appid: object["appid"],
      sp_mchid: object["sp_mchid"],
      sub_appid: object["sub_appid"],
      sub_mchid: object["sub_mchid"],
      out_trade_no: object["out_trade_no"],
      trade_state: object["trade_state"],
      trade_state_description: object["trade_state_description"],
      bank_type: object["bank_type"],
      attach: object["attach"],
      success_time: object["success_time"],
      create_time: object["create_time"],
      user_repaid: object["user_repaid"],
      description: object["description"],
      trade_scene: object["trade_scene"],
      payer: object["payer"] && Payer.read(object["payer"]),
      amount: Amount.read(object["amount"]),
      parking_info: ParkingInfo.read(object["parking_info"]),
      promotion_detail: Enum.map(object["promotion_detail"] || [], &PromotionDetail.read/1),
      transaction_id: object["transaction_id"],
      trade_type: object["trade_type"]
    }
  end
end

defmodule WxNotify.Events.TransactionParking.PromotionDetail do
  @moduledoc """
  The promotions that were applied: `promotion_detail[]`.

    * `:coupon_id` - Id of the coupon.
    * `:name` - Name of the promotion.
    * `:scope` - What the promotion applies to: GLOBAL (the order), SINGLE (an item).
    * `:type` - Kind of promotion: CASH (the merchant was paid for the coupon), NOCASH (a plain
      discount).
    * `:amount` - Value of the promotion. In the currency's minor unit (分 for CNY).
    * `:stock_id` - Id of the coupon's stock.
    * `:wechatpay_contribute` - Part of the promotion that WeChat Pay pays. In the currency's minor unit
      (分 for CNY).
    * `:merchant_contribute` - Part of the promotion that the merchant pays. In the currency's minor
      unit (分 for CNY).
    * `:other_contribute` - Part of the promotion that others pay. In the currency's minor unit (分 for
      CNY).
    * `:activity_id` - Id of the activity in the merchant platform.
    * `:currency` - Currency, by ISO 4217; CNY in mainland China.
  """

  defstruct [
    :coupon_id,
    :name,
    :scope,
    :type,
    :amount,
    :stock_id,
    :wechatpay_contribute,
    :merchant_contribute,
    :other_contribute,
    :activity_id,
    :currency
  ]

  @type t :: %__MODULE__{
          coupon_id: String.t() | nil,
          name: String.t() | nil,
          scope: String.t() | nil,
          type: String.t() | nil,
          amount: integer | nil,
          stock_id: String.t() | nil,
          wechatpay_contribute: integer | nil,
          merchant_contribute: integer | nil,
          other_contribute: integer | nil,
          activity_id: String.t() | nil,
          currency: String.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      coupon_id: object["coupon_id"],
      name: object["name"],
      scope: object["scope"],
      type: object["type"],
      amount: object["amount"],
      stock_id: object["stock_id"],
      wechatpay_contribute: object["wechatpay_contribute"],
      merchant_contribute: object["merchant_contribute"],
      other_contribute: object["other_contribute"],
      activity_id: object["activity_id"],
      currency: object["currency"]
    }
  end
end

defmodule WxNotify.Events.TransactionParking.ParkingInfo do
  @moduledoc """
  The stay in the car park: `parking_info`.

    * `:parking_id` - WeChat Pay's id of the stay.
    * `:plate_number` - The licence plate, without special characters.
    * `:plate_color` - Colour of the licence plate: BLUE, GREEN, YELLOW, BLACK, WHITE, LIMEGREEN.
    * `:start_time` - When the vehicle entered. RFC 3339 with offset.
    * `:end_time` - When the vehicle left. RFC 3339 with offset.
    * `:parking_name` - Name of the car park.
    * `:charging_duration` - How long the stay was charged for. In seconds.
    * `:device_id` - Id of the car park's device.
  """

  @enforce_keys [
    :plate_number
  ]
  defstruct [
    :parking_id,
    :plate_number,
    :plate_color,
    :start_time,
    :end_time,
    :parking_name,
    :charging_duration,
    :device_id
  ]

  @type t :: %__MODULE__{
          parking_id: String.t() | nil,
          plate_number: String.t(),
          plate_color: String.t() | nil,
          start_time: String.t() | nil,
          end_time: String.t() | nil,
          parking_name: String.t() | nil,
          charging_duration: integer | nil,
          device_id: String.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      parking_id: object["parking_id"],
      plate_number: object["plate_number"],
      plate_color: object["plate_color"],
      start_time: object["start_time"],
      end_time: object["end_time"],
      parking_name: object["parking_name"],
      charging_duration: object["charging_duration"],
      device_id: object["device_id"]
    }
  end
end

defmodule WxNotify.Events.TransactionParking.Amount do
  @moduledoc """
  The amounts: `amount`.

    * `:total` - The amount of the order. In the currency's minor unit (分 for CNY).
    * `:discount_total` - Sum of the discounts. In the currency's minor unit (分 for CNY).
    * `:payer_total` - What the user paid. In the currency's minor unit (分 for CNY).
    * `:currency` - Currency, by ISO 4217; CNY in mainland China.
    * `:payer_currency` - Currency the user paid in, by ISO 4217.
    * `:exchange_rate` - The exchange rate; only across borders.
  """

  alias __MODULE__.ExchangeRate

  @enforce_keys [
    :total
  ]
  defstruct [
    :total,
    :discount_total,
    :payer_total,
    :currency,
    :payer_currency,
    :exchange_rate
  ]

  @type t :: %__MODULE__{
          total: integer,
          discount_total: integer | nil,
          payer_total: integer | nil,
          currency: String.t() | nil,
          payer_currency: String.t() | nil,
          exchange_rate: ExchangeRate.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      total: object["total"],
      discount_total: object["discount_total"],
      payer_total: object["payer_total"],
      currency: object["currency"],
      payer_currency: object["payer_currency"],
      exchange_rate: object["exchange_rate"] && ExchangeRate.read(object["exchange_rate"])
    }
  end
end

defmodule WxNotify.Events.TransactionParking.Amount.ExchangeRate do
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

defmodule WxNotify.Events.TransactionParking.Payer do
  @moduledoc """
  Who paid: `payer`.

    * `:openid` - The user's id under the application.
    * `:sub_openid` - The user's id under the sub-merchant's application.
  """

  defstruct [
    :openid,
    :sub_openid
  ]

  @type t :: %__MODULE__{
          openid: String.t() | nil,
          sub_openid: String.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      openid: object["openid"],
      sub_openid: object["sub_openid"]
    }
  end
end
