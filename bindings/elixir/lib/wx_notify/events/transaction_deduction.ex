# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.TransactionDeduction do
  @moduledoc """
  A direct merchant's deduction under a contract that the user signed before: `trade_type` is `PAP` (委托代扣).

  Kind `transaction.deduction`, carried by `TRANSACTION.FAIL`, `TRANSACTION.PAY_BACK`,
  `TRANSACTION.SUCCESS`.

  Deductions of every plan are this kind, insurance premiums among them. A service provider's are its
  payments: kind `transaction.partner`.

  Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012286313>

    * `:out_trade_no` - The merchant's order number.
    * `:trade_state_desc` - State of the payment, in words.
    * `:trade_type` - How the user paid: PAP (a deduction).
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
    * `:appid` - The application id of the merchant, or of the service provider.
    * `:description` - Description of what is paid for.
    * `:create_time` - When the order was created. RFC 3339 with offset.
    * `:trade_state_description` - State of the payment, in words.
    * `:user_repaid` - Whether the user has repaid what WeChat Pay advanced: Y, N; means something only
      if bank_type is BPA and trade_state is SUCCESS.
    * `:plan_id` - Id of the plan or template.
    * `:contract_information` - The contract signed with the payment.
    * `:mchid` - The merchant number.
  """

  alias __MODULE__.Amount
  alias __MODULE__.PromotionDetail
  alias __MODULE__.Payer
  alias __MODULE__.SceneInfo
  alias __MODULE__.ContractInformation

  @enforce_keys [
    :out_trade_no,
    :trade_type,
    :trade_state,
    :amount,
    :mchid
  ]
  defstruct [
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
    :appid,
    :description,
    :create_time,
    :trade_state_description,
    :user_repaid,
    :plan_id,
    :contract_information,
    :mchid,
    promotion_detail: []
  ]

  @type t :: %__MODULE__{
          out_trade_no: String.t(),
          trade_state_desc: String.t() | nil,
          trade_type: String.t(),
          attach: String.t() | nil,
          transaction_id: String.t() | nil,
          trade_state: String.t(),
          bank_type: String.t() | nil,
          success_time: String.t() | nil,
          amount: Amount.t(),
          promotion_detail: [PromotionDetail.t()],
          payer: Payer.t() | nil,
          scene_info: SceneInfo.t() | nil,
          appid: String.t() | nil,
          description: String.t() | nil,
          create_time: String.t() | nil,
          trade_state_description: String.t() | nil,
          user_repaid: String.t() | nil,
          plan_id: String.t() | nil,
          contract_information: ContractInformation.t() | nil,
          mchid: String.t()
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
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
      appid: object["appid"],
      description: object["description"],
      create_time: object["create_time"],
      trade_state_description: object["trade_state_description"],
      user_repaid: object["user_repaid"],
      plan_id: object["plan_id"],
      contract_information:
        object["contract_information"] && ContractInformation.read(object["contract_information"]),
      mchid: object["mchid"]
    }
  end
end

defmodule WxNotify.Events.TransactionDeduction.ContractInformation do
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

defmodule WxNotify.Events.TransactionDeduction.SceneInfo do
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

defmodule WxNotify.Events.TransactionDeduction.Payer do
  @moduledoc """
  Who paid: `payer`.

    * `:openid` - The user's id under the application.
  """

  defstruct [
    :openid
  ]

  @type t :: %__MODULE__{
          openid: String.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      openid: object["openid"]
    }
  end
end

defmodule WxNotify.Events.TransactionDeduction.PromotionDetail do
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
    * `:type` - Kind of promotion: CASH (the merchant was paid for the coupon), NOCASH (a plain
      discount).
    * `:activity_id` - Id of the activity in the merchant platform.
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
    :type,
    :activity_id,
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
          type: String.t() | nil,
          activity_id: String.t() | nil
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
      type: object["type"],
      activity_id: object["activity_id"]
    }
  end
end

defmodule WxNotify.Events.TransactionDeduction.PromotionDetail.GoodsDetail do
  @moduledoc """
  The goods: `promotion_detail[].goods_detail[]`.

    * `:goods_remark` - Note on the item.
    * `:quantity` - How many of the item.
    * `:discount_amount` - Discount on the item. In the currency's minor unit (分 for CNY).
    * `:goods_id` - The merchant's number of the item.
    * `:unit_price` - Price of one item. In the currency's minor unit (分 for CNY).
  """

  defstruct [
    :goods_remark,
    :quantity,
    :discount_amount,
    :goods_id,
    :unit_price
  ]

  @type t :: %__MODULE__{
          goods_remark: String.t() | nil,
          quantity: integer | nil,
          discount_amount: integer | nil,
          goods_id: String.t() | nil,
          unit_price: integer | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      goods_remark: object["goods_remark"],
      quantity: object["quantity"],
      discount_amount: object["discount_amount"],
      goods_id: object["goods_id"],
      unit_price: object["unit_price"]
    }
  end
end

defmodule WxNotify.Events.TransactionDeduction.Amount do
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

defmodule WxNotify.Events.TransactionDeduction.Amount.ExchangeRate do
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
