# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.TransactionPartner do
  @moduledoc """
  A service provider's payment, deductions among them: has `sp_mchid` (服务商支付).

  Kind `transaction.partner`, carried by `TRANSACTION.FAIL`, `TRANSACTION.PAY_BACK`, `TRANSACTION.SUCCESS`.

  Abroad (the global API) the number of the transaction is `id` instead of `transaction_id`. Take whichever
  is there.
  Deductions (委托代扣) are payments too: their `trade_type` is `PAP`.
  `payer.sub_openid` comes only for orders with `sub_appid`.

  Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012085146>

    * `:sp_appid` - The application id of the service provider.
    * `:sp_mchid` - The merchant number of the service provider.
    * `:sub_appid` - The application id of the sub-merchant.
    * `:sub_mchid` - The merchant number of the sub-merchant.
    * `:out_trade_no` - The merchant's order number.
    * `:trade_state_desc` - State of the payment, in words.
    * `:trade_type` - How the user paid: JSAPI, NATIVE, APP, MWEB, MICROPAY, FACEPAY.
    * `:attach` - The merchant's own data, returned as it was given.
    * `:transaction_id` - WeChat Pay's number of the transaction.
    * `:trade_state` - State of the payment: SUCCESS, REFUND, NOTPAY, CLOSED, REVOKED, USERPAYING,
      PAYERROR.
    * `:bank_type` - Bank and kind of card that paid, such as CMC or ICBC_DEBIT; OTHERS for the balance.
    * `:success_time` - When the payment succeeded; absent unless it did. RFC 3339 with offset.
    * `:amount` - The amounts.
    * `:promotion_detail` - The promotions that were applied.
    * `:payer` - Who paid.
    * `:scene_info` - Where the payment was made.
    * `:id` - WeChat Pay's number of the transaction, abroad.
    * `:appid` - The application id of the merchant, or of the service provider.
    * `:description` - Description of what is paid for.
    * `:create_time` - When the order was created. RFC 3339 with offset.
    * `:trade_state_description` - State of the payment, in words.
    * `:user_repaid` - Whether the user has repaid what WeChat Pay advanced: Y, N; means something only
      if bank_type is BPA and trade_state is SUCCESS.
    * `:openid` - The user's id under the application.
    * `:sub_openid` - The user's id under the sub-merchant's application.
    * `:plan_id` - Id of the plan or template.
    * `:contract_information` - The contract signed with the payment.
    * `:device_information` - The device.
    * `:device_info` - The device.
  """

  alias __MODULE__.Amount
  alias __MODULE__.PromotionDetail
  alias __MODULE__.Payer
  alias __MODULE__.SceneInfo
  alias __MODULE__.ContractInformation
  alias __MODULE__.DeviceInformation
  alias __MODULE__.DeviceInfo

  @enforce_keys [
    :sp_mchid,
    :sub_mchid,
    :out_trade_no,
    :trade_state,
    :amount
  ]
  defstruct [
    :sp_appid,
    :sp_mchid,
    :sub_appid,
    :sub_mchid,
    :out_trade_no,
    :trade_state_desc,
    :trade_type,
    :attach,
    :transaction_id,
    :trade_state,
    :bank_type,
    :success_time,
    :amount,
    :payer,
    :scene_info,
    :id,
    :appid,
    :description,
    :create_time,
    :trade_state_description,
    :user_repaid,
    :openid,
    :sub_openid,
    :plan_id,
    :contract_information,
    :device_information,
    :device_info,
    promotion_detail: []
  ]

  @type t :: %__MODULE__{
          sp_appid: String.t() | nil,
          sp_mchid: String.t(),
          sub_appid: String.t() | nil,
          sub_mchid: String.t(),
          out_trade_no: String.t(),
          trade_state_desc: String.t() | nil,
          trade_type: String.t() | nil,
          attach: String.t() | nil,
          transaction_id: String.t() | nil,
          trade_state: String.t(),
          bank_type: String.t() | nil,
          success_time: String.t() | nil,
          amount: Amount.t(),
          promotion_detail: [PromotionDetail.t()],
          payer: Payer.t() | nil,
          scene_info: SceneInfo.t() | nil,
          id: String.t() | nil,
          appid: String.t() | nil,
          description: String.t() | nil,
          create_time: String.t() | nil,
          trade_state_description: String.t() | nil,
          user_repaid: String.t() | nil,
          openid: String.t() | nil,
          sub_openid: String.t() | nil,
          plan_id: String.t() | nil,
          contract_information: ContractInformation.t() | nil,
          device_information: DeviceInformation.t() | nil,
          device_info: DeviceInfo.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      sp_appid: object["sp_appid"],
      sp_mchid: object["sp_mchid"],
      sub_appid: object["sub_appid"],
      sub_mchid: object["sub_mchid"],
      out_trade_no: object["out_trade_no"],
      trade_state_desc: object["trade_state_desc"],
      trade_type: object["trade_type"],
      attach: object["attach"],
      transaction_id: object["transaction_id"],
      trade_state: object["trade_state"],
      bank_type: object["bank_type"],
      success_time: object["success_time"],
      amount: Amount.read(object["amount"]),
      promotion_detail: Enum.map(object["promotion_detail"] || [], &PromotionDetail.read/1),
      payer: object["payer"] && Payer.read(object["payer"]),
      scene_info: object["scene_info"] && SceneInfo.read(object["scene_info"]),
      id: object["id"],
      appid: object["appid"],
      description: object["description"],
      create_time: object["create_time"],
      trade_state_description: object["trade_state_description"],
      user_repaid: object["user_repaid"],
      openid: object["openid"],
      sub_openid: object["sub_openid"],
      plan_id: object["plan_id"],
      contract_information:
        object["contract_information"] && ContractInformation.read(object["contract_information"]),
      device_information:
        object["device_information"] && DeviceInformation.read(object["device_information"]),
      device_info: object["device_info"] && DeviceInfo.read(object["device_info"])
    }
  end
end

defmodule WxNotify.Events.TransactionPartner.DeviceInfo do
  @moduledoc """
  The device: `device_info`.

    * `:device_id` - The merchant's number of the device or shop.
  """

  defstruct [
    :device_id
  ]

  @type t :: %__MODULE__{
          device_id: String.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      device_id: object["device_id"]
    }
  end
end

defmodule WxNotify.Events.TransactionPartner.DeviceInformation do
  @moduledoc """
  The device: `device_information`.

    * `:device_id` - The merchant's number of the device or shop.
    * `:payer_total` - IP address of the device that asked for the deduction. Uncertain: the name says
      an amount, the description an IP address.
  """

  defstruct [
    :device_id,
    :payer_total
  ]

  @type t :: %__MODULE__{
          device_id: String.t() | nil,
          payer_total: WxNotify.JSON.value() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      device_id: object["device_id"],
      payer_total: object["payer_total"]
    }
  end
end

defmodule WxNotify.Events.TransactionPartner.ContractInformation do
  @moduledoc """
  The contract signed with the payment: `contract_information`.

    * `:contract_id` - WeChat Pay's number of the contract.
    * `:contract_status` - Whether the contract was signed or ended: ADD, DELETE.
    * `:create_time` - When the contract was signed. RFC 3339 with offset.
  """

  defstruct [
    :contract_id,
    :contract_status,
    :create_time
  ]

  @type t :: %__MODULE__{
          contract_id: String.t() | nil,
          contract_status: String.t() | nil,
          create_time: String.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      contract_id: object["contract_id"],
      contract_status: object["contract_status"],
      create_time: object["create_time"]
    }
  end
end

defmodule WxNotify.Events.TransactionPartner.SceneInfo do
  @moduledoc """
  Where the payment was made: `scene_info`.

    * `:device_id` - The merchant's number of the device or shop.
  """

  defstruct [
    :device_id
  ]

  @type t :: %__MODULE__{
          device_id: String.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      device_id: object["device_id"]
    }
  end
end

defmodule WxNotify.Events.TransactionPartner.Payer do
  @moduledoc """
  Who paid: `payer`.

    * `:sp_openid` - The user's id under the service provider's application.
    * `:sub_openid` - The user's id under the sub-merchant's application.
    * `:openid` - The user's id under the application.
  """

  defstruct [
    :sp_openid,
    :sub_openid,
    :openid
  ]

  @type t :: %__MODULE__{
          sp_openid: String.t() | nil,
          sub_openid: String.t() | nil,
          openid: String.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      sp_openid: object["sp_openid"],
      sub_openid: object["sub_openid"],
      openid: object["openid"]
    }
  end
end

defmodule WxNotify.Events.TransactionPartner.PromotionDetail do
  @moduledoc """
  The promotions that were applied: `promotion_detail[]`.

    * `:amount` - Value of the promotion. In the currency's minor unit (分 for CNY).
    * `:wechatpay_contribute` - Part of the promotion that WeChat Pay pays. In the currency's minor unit
      (分 for CNY).
    * `:coupon_id` - Id of the coupon.
    * `:scope` - What the promotion applies to: GLOBAL (the order), SINGLE (an item).
    * `:merchant_contribute` - Part of the promotion that the merchant pays. In the currency's minor
      unit (分 for CNY).
    * `:name` - Name of the promotion.
    * `:other_contribute` - Part of the promotion that others pay. In the currency's minor unit (分 for
      CNY).
    * `:currency` - Currency, by ISO 4217; CNY in mainland China.
    * `:stock_id` - Id of the coupon's stock.
    * `:goods_detail` - The goods.
    * `:promotion_id` - Id of the coupon or promotion.
    * `:type` - Kind of promotion: CASH (the merchant was paid for the coupon), NOCASH (a plain
      discount).
    * `:activity_id` - Id of the activity in the merchant platform.
    * `:wechatpay_contribute_amount` - Part of the promotion that WeChat Pay pays. In the currency's
      minor unit (分 for CNY).
    * `:merchant_contribute_amount` - Part of the promotion that the merchant pays. In the currency's
      minor unit (分 for CNY).
    * `:other_contribute_amount` - Part of the promotion that others pay. In the currency's minor unit
      (分 for CNY).
  """

  alias __MODULE__.GoodsDetail

  defstruct [
    :amount,
    :wechatpay_contribute,
    :coupon_id,
    :scope,
    :merchant_contribute,
    :name,
    :other_contribute,
    :currency,
    :stock_id,
    :promotion_id,
    :type,
    :activity_id,
    :wechatpay_contribute_amount,
    :merchant_contribute_amount,
    :other_contribute_amount,
    goods_detail: []
  ]

  @type t :: %__MODULE__{
          amount: integer | nil,
          wechatpay_contribute: integer | nil,
          coupon_id: String.t() | nil,
          scope: String.t() | nil,
          merchant_contribute: integer | nil,
          name: String.t() | nil,
          other_contribute: integer | nil,
          currency: String.t() | nil,
          stock_id: String.t() | nil,
          goods_detail: [GoodsDetail.t()],
          promotion_id: String.t() | nil,
          type: String.t() | nil,
          activity_id: String.t() | nil,
          wechatpay_contribute_amount: integer | nil,
          merchant_contribute_amount: integer | nil,
          other_contribute_amount: integer | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      amount: object["amount"],
      wechatpay_contribute: object["wechatpay_contribute"],
      coupon_id: object["coupon_id"],
      scope: object["scope"],
      merchant_contribute: object["merchant_contribute"],
      name: object["name"],
      other_contribute: object["other_contribute"],
      currency: object["currency"],
      stock_id: object["stock_id"],
      goods_detail: Enum.map(object["goods_detail"] || [], &GoodsDetail.read/1),
      promotion_id: object["promotion_id"],
      type: object["type"],
      activity_id: object["activity_id"],
      wechatpay_contribute_amount: object["wechatpay_contribute_amount"],
      merchant_contribute_amount: object["merchant_contribute_amount"],
      other_contribute_amount: object["other_contribute_amount"]
    }
  end
end

defmodule WxNotify.Events.TransactionPartner.PromotionDetail.GoodsDetail do
  @moduledoc """
  The goods: `promotion_detail[].goods_detail[]`.

    * `:goods_remark` - Note on the item.
    * `:quantity` - How many of the item.
    * `:discount_amount` - Discount on the item. In the currency's minor unit (分 for CNY).
    * `:goods_id` - The merchant's number of the item.
    * `:unit_price` - Price of one item. In the currency's minor unit (分 for CNY).
    * `:price` - Price of one item. In the currency's minor unit (分 for CNY).
  """

  defstruct [
    :goods_remark,
    :quantity,
    :discount_amount,
    :goods_id,
    :unit_price,
    :price
  ]

  @type t :: %__MODULE__{
          goods_remark: String.t() | nil,
          quantity: integer | nil,
          discount_amount: integer | nil,
          goods_id: String.t() | nil,
          unit_price: integer | nil,
          price: integer | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      goods_remark: object["goods_remark"],
      quantity: object["quantity"],
      discount_amount: object["discount_amount"],
      goods_id: object["goods_id"],
      unit_price: object["unit_price"],
      price: object["price"]
    }
  end
end

defmodule WxNotify.Events.TransactionPartner.Amount do
  @moduledoc """
  The amounts: `amount`.

    * `:payer_total` - What the user paid. In the currency's minor unit (分 for CNY).
    * `:total` - The amount of the order. In the currency's minor unit (分 for CNY).
    * `:currency` - Currency, by ISO 4217; CNY in mainland China.
    * `:payer_currency` - Currency the user paid in, by ISO 4217.
    * `:exchange_rate` - The exchange rate; only across borders.
  """

  alias __MODULE__.ExchangeRate

  @enforce_keys [
    :total
  ]
  defstruct [
    :payer_total,
    :total,
    :currency,
    :payer_currency,
    :exchange_rate
  ]

  @type t :: %__MODULE__{
          payer_total: integer | nil,
          total: integer,
          currency: String.t() | nil,
          payer_currency: String.t() | nil,
          exchange_rate: ExchangeRate.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      payer_total: object["payer_total"],
      total: object["total"],
      currency: object["currency"],
      payer_currency: object["payer_currency"],
      exchange_rate: object["exchange_rate"] && ExchangeRate.read(object["exchange_rate"])
    }
  end
end

defmodule WxNotify.Events.TransactionPartner.Amount.ExchangeRate do
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
