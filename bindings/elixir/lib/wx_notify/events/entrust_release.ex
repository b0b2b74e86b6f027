# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.EntrustRelease do
  @moduledoc """
  A contract for school fees ended by the user (教育续费通).

  Kind `entrust.release`, carried by `ENTRUST.RELEASE`.

  The field lists for the end of the contract and for the payment are the same in public sources: without a
  payment, expect only the contract's fields.
  `device_information.payer_total` is described as the IP address of the device, not as an amount.

  Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012286235>

    * `:appid` - The application id of the merchant, or of the service provider.
    * `:out_trade_no` - The merchant's order number.
    * `:transaction_id` - WeChat Pay's number of the transaction.
    * `:attach` - The merchant's own data, returned as it was given.
    * `:bank_type` - Bank and kind of card that paid, such as CMC or ICBC_DEBIT; OTHERS for the balance.
    * `:success_time` - When it succeeded. RFC 3339 with offset.
    * `:trade_state` - State of the payment: SUCCESS, REFUND, ACCEPTED (not yet paid), PAY_FAIL.
    * `:trade_state_description` - State of the payment, in words.
    * `:payer` - Who paid.
    * `:amount` - The amounts.
    * `:device_information` - The device.
    * `:promotion_detail` - The promotions that were applied.
    * `:sp_mchid` - The merchant number of the service provider.
    * `:sub_mchid` - The merchant number of the sub-merchant.
    * `:sub_appid` - The application id of the sub-merchant.
    * `:openid` - The user's id under the application.
    * `:sub_openid` - The user's id under the sub-merchant's application.
    * `:plan_id` - Id of the plan or template.
    * `:contract_information` - The contract.
  """

  alias __MODULE__.Payer
  alias __MODULE__.Amount
  alias __MODULE__.DeviceInformation
  alias __MODULE__.PromotionDetail
  alias __MODULE__.ContractInformation

  @enforce_keys [
    :out_trade_no,
    :trade_state
  ]
  defstruct [
    :appid,
    :out_trade_no,
    :transaction_id,
    :attach,
    :bank_type,
    :success_time,
    :trade_state,
    :trade_state_description,
    :payer,
    :amount,
    :device_information,
    :sp_mchid,
    :sub_mchid,
    :sub_appid,
    :openid,
    :sub_openid,
    :plan_id,
    :contract_information,
    promotion_detail: []
  ]

  @type t :: %__MODULE__{
          appid: String.t() | nil,
          out_trade_no: String.t(),
          transaction_id: String.t() | nil,
          attach: String.t() | nil,
          bank_type: String.t() | nil,
          success_time: String.t() | nil,
          trade_state: String.t(),
          trade_state_description: String.t() | nil,
          payer: Payer.t() | nil,
          amount: Amount.t() | nil,
          device_information: DeviceInformation.t() | nil,
          promotion_detail: [PromotionDetail.t()],
          sp_mchid: String.t() | nil,
          sub_mchid: String.t() | nil,
          sub_appid: String.t() | nil,
          openid: String.t() | nil,
          sub_openid: String.t() | nil,
          plan_id: String.t() | nil,
          contract_information: ContractInformation.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      appid: object["appid"],
      out_trade_no: object["out_trade_no"],
      transaction_id: object["transaction_id"],
      attach: object["attach"],
      bank_type: object["bank_type"],
      success_time: object["success_time"],
      trade_state: object["trade_state"],
      trade_state_description: object["trade_state_description"],
      payer: object["payer"] && Payer.read(object["payer"]),
      amount: object["amount"] && Amount.read(object["amount"]),
      device_information:
        object["device_information"] && DeviceInformation.read(object["device_information"]),
      promotion_detail: Enum.map(object["promotion_detail"] || [], &PromotionDetail.read/1),
      sp_mchid: object["sp_mchid"],
      sub_mchid: object["sub_mchid"],
      sub_appid: object["sub_appid"],
      openid: object["openid"],
      sub_openid: object["sub_openid"],
      plan_id: object["plan_id"],
      contract_information:
        object["contract_information"] && ContractInformation.read(object["contract_information"])
    }
  end
end

defmodule WxNotify.Events.EntrustRelease.ContractInformation do
  @moduledoc """
  The contract: `contract_information`.

    * `:contract_id` - WeChat Pay's number of the contract.
    * `:contract_status` - Whether the contract was signed or ended: ADD, DELETE.
    * `:create_time` - When the contract was signed. RFC 3339 with offset.
  """

  @enforce_keys [
    :contract_status
  ]
  defstruct [
    :contract_id,
    :contract_status,
    :create_time
  ]

  @type t :: %__MODULE__{
          contract_id: String.t() | nil,
          contract_status: String.t(),
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

defmodule WxNotify.Events.EntrustRelease.PromotionDetail do
  @moduledoc """
  The promotions that were applied: `promotion_detail[]`.

    * `:coupon_id` - Id of the coupon.
    * `:name` - Name of the promotion.
    * `:scope` - What the promotion applies to: GLOBAL (the order), SINGLE (an item).
    * `:type` - Kind of promotion: COUPON (the merchant is paid for it), DISCOUNT (a plain discount).
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

defmodule WxNotify.Events.EntrustRelease.DeviceInformation do
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

defmodule WxNotify.Events.EntrustRelease.Amount do
  @moduledoc """
  The amounts: `amount`.

    * `:total` - The amount of the order. In the currency's minor unit (分 for CNY).
    * `:payer_total` - What the user paid. In the currency's minor unit (分 for CNY).
    * `:discount_total` - Sum of the discounts. In the currency's minor unit (分 for CNY).
    * `:currency` - Currency, by ISO 4217; CNY in mainland China.
  """

  @enforce_keys [
    :total
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
          currency: String.t() | nil
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

defmodule WxNotify.Events.EntrustRelease.Payer do
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
