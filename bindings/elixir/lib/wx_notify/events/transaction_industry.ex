# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.TransactionIndustry do
  @moduledoc """
  A campus or industry deduction, successful or not (校园/行业轻松付).

  Kind `transaction.industry`, carried by `TRANSACTION.INDUSTRY_FAILED`, `TRANSACTION.INDUSTRY_SUCCESS`.

  Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012161063>

    * `:mchid` - The merchant number.
    * `:appid` - The application id of the merchant, or of the service provider.
    * `:sub_mchid` - The merchant number of the sub-merchant.
    * `:sub_appid` - The application id of the sub-merchant.
    * `:out_trade_no` - The merchant's order number.
    * `:transaction_id` - WeChat Pay's number of the transaction.
    * `:trade_type` - How the user paid: AUTH (a deduction); absent until deducted.
    * `:trade_state` - State of the deduction: SUCCESS, ACCEPT (not yet deducted), PAY_FAIL, REFUND.
    * `:trade_state_desc` - State of the payment, in words.
    * `:bank_type` - Bank and kind of card that paid, such as CMC or ICBC_DEBIT; OTHERS for the balance.
    * `:attach` - The merchant's own data, returned as it was given.
    * `:success_time` - When the payment succeeded; absent unless it did. RFC 3339 with offset.
    * `:payer` - Who paid.
    * `:amount` - The amounts.
    * `:device_info` - The device.
    * `:promotion_detail` - The promotions that were applied.
  """

  alias __MODULE__.Payer
  alias __MODULE__.Amount
  alias __MODULE__.DeviceInfo
  alias __MODULE__.PromotionDetail

  @enforce_keys [
    :mchid,
    :appid,
    :out_trade_no,
    :trade_state,
    :amount,
    :device_info
  ]
  defstruct [
    :mchid,
    :appid,
    :sub_mchid,
    :sub_appid,
    :out_trade_no,
    :transaction_id,
    :trade_type,
    :trade_state,
    :trade_state_desc,
    :bank_type,
    :attach,
    :success_time,
    :payer,
    :amount,
    :device_info,
    promotion_detail: []
  ]

  @type t :: %__MODULE__{
          mchid: String.t(),
          appid: String.t(),
          sub_mchid: String.t() | nil,
          sub_appid: String.t() | nil,
          out_trade_no: String.t(),
          transaction_id: String.t() | nil,
          trade_type: String.t() | nil,
          trade_state: String.t(),
          trade_state_desc: String.t() | nil,
          bank_type: String.t() | nil,
          attach: String.t() | nil,
          success_time: String.t() | nil,
          payer: Payer.t() | nil,
          amount: Amount.t(),
          device_info: DeviceInfo.t(),
          promotion_detail: [PromotionDetail.t()]
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      mchid: object["mchid"],
      appid: object["appid"],
      sub_mchid: object["sub_mchid"],
      sub_appid: object["sub_appid"],
      out_trade_no: object["out_trade_no"],
      transaction_id: object["transaction_id"],
      trade_type: object["trade_type"],
      trade_state: object["trade_state"],
      trade_state_desc: object["trade_state_desc"],
      bank_type: object["bank_type"],
      attach: object["attach"],
      success_time: object["success_time"],
      payer: object["payer"] && Payer.read(object["payer"]),
      amount: Amount.read(object["amount"]),
      device_info: DeviceInfo.read(object["device_info"]),
      promotion_detail: Enum.map(object["promotion_detail"] || [], &PromotionDetail.read/1)
    }
  end
end

defmodule WxNotify.Events.TransactionIndustry.PromotionDetail do
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
    :other_contribute
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
          other_contribute: integer | nil
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
      other_contribute: object["other_contribute"]
    }
  end
end

defmodule WxNotify.Events.TransactionIndustry.DeviceInfo do
  @moduledoc """
  The device: `device_info`.

    * `:device_id` - The merchant's number of the device or shop.
    * `:device_ip` - IP address of the device.
  """

  @enforce_keys [
    :device_ip
  ]
  defstruct [
    :device_id,
    :device_ip
  ]

  @type t :: %__MODULE__{
          device_id: String.t() | nil,
          device_ip: String.t()
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      device_id: object["device_id"],
      device_ip: object["device_ip"]
    }
  end
end

defmodule WxNotify.Events.TransactionIndustry.Amount do
  @moduledoc """
  The amounts: `amount`.

    * `:total` - The amount of the order. In the currency's minor unit (分 for CNY).
    * `:payer_total` - What the user paid. In the currency's minor unit (分 for CNY).
    * `:discount_total` - Sum of the discounts. In the currency's minor unit (分 for CNY).
    * `:currency` - Currency, by ISO 4217; CNY in mainland China.
  """

  @enforce_keys [
    :total,
    :currency
  ]
  defstruct [
    :total,
    :payer_total,
    :discount_total,
    :currency
  ]

  @type t :: %__MODULE__{
          total: integer,
          payer_total: integer | nil,
          discount_total: integer | nil,
          currency: String.t()
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      total: object["total"],
      payer_total: object["payer_total"],
      discount_total: object["discount_total"],
      currency: object["currency"]
    }
  end
end

defmodule WxNotify.Events.TransactionIndustry.Payer do
  @moduledoc """
  Who paid: `payer`.

    * `:openid` - The user's id under the application.
    * `:sub_openid` - The user's id under the sub-merchant's application.
  """

  @enforce_keys [
    :openid
  ]
  defstruct [
    :openid,
    :sub_openid
  ]

  @type t :: %__MODULE__{
          openid: String.t(),
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
