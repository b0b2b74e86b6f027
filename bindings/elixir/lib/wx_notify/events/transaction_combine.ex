# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.TransactionCombine do
  @moduledoc """
  A combined payment: has `combine_mchid` and sub-orders (合单支付).

  Kind `transaction.combine`, carried by `TRANSACTION.FAIL`, `TRANSACTION.PAY_BACK`, `TRANSACTION.SUCCESS`.

  The amounts are `total_amount` and `payer_amount` in each sub-order, not `total` and `payer_total` as
  elsewhere.
  Each sub-order has a `trade_state` of its own; there is none for the whole.

  Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012166360>

    * `:combine_appid` - Application id of the combined order's initiator.
    * `:combine_out_trade_no` - The merchant's number of the combined order.
    * `:combine_mchid` - Merchant number of the combined order's initiator.
    * `:scene_info` - Where the payment was made.
    * `:sub_orders` - The orders of the combined payment.
    * `:combine_payer_info` - Who paid.
    * `:combine_transaction_id` - WeChat Pay's number of the combined order. Uncertain: in one source
      only.
    * `:installment_info` - The instalments, when the user pays in some.
  """

  alias __MODULE__.SceneInfo
  alias __MODULE__.SubOrders
  alias __MODULE__.CombinePayerInfo
  alias __MODULE__.InstallmentInfo

  @enforce_keys [
    :combine_out_trade_no,
    :combine_mchid,
    :sub_orders
  ]
  defstruct [
    :combine_appid,
    :combine_out_trade_no,
    :combine_mchid,
    :scene_info,
    :sub_orders,
    :combine_payer_info,
    :combine_transaction_id,
    :installment_info
  ]

  @type t :: %__MODULE__{
          combine_appid: String.t() | nil,
          combine_out_trade_no: String.t(),
          combine_mchid: String.t(),
          scene_info: SceneInfo.t() | nil,
          sub_orders: [SubOrders.t()],
          combine_payer_info: CombinePayerInfo.t() | nil,
          combine_transaction_id: String.t() | nil,
          installment_info: InstallmentInfo.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      combine_appid: object["combine_appid"],
      combine_out_trade_no: object["combine_out_trade_no"],
      combine_mchid: object["combine_mchid"],
      scene_info: object["scene_info"] && SceneInfo.read(object["scene_info"]),
      sub_orders: Enum.map(object["sub_orders"], &SubOrders.read/1),
      combine_payer_info: object["combine_payer_info"] && CombinePayerInfo.read(object["combine_payer_info"]),
      combine_transaction_id: object["combine_transaction_id"],
      installment_info: object["installment_info"] && InstallmentInfo.read(object["installment_info"])
    }
  end
end

defmodule WxNotify.Events.TransactionCombine.InstallmentInfo do
  @moduledoc """
  The instalments, when the user pays in some: `installment_info`.

    * `:use_subsidy` - Whether the instalments are subsidized.
    * `:selected_installment_number` - How many instalments the user chose.
  """

  defstruct [
    :use_subsidy,
    :selected_installment_number
  ]

  @type t :: %__MODULE__{
          use_subsidy: boolean | nil,
          selected_installment_number: integer | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      use_subsidy: object["use_subsidy"],
      selected_installment_number: object["selected_installment_number"]
    }
  end
end

defmodule WxNotify.Events.TransactionCombine.CombinePayerInfo do
  @moduledoc """
  Who paid: `combine_payer_info`.

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

defmodule WxNotify.Events.TransactionCombine.SubOrders do
  @moduledoc """
  The orders of the combined payment: `sub_orders[]`.

    * `:mchid` - Merchant number of the sub-order.
    * `:trade_type` - How the user paid: JSAPI, NATIVE, APP, MWEB, MICROPAY, FACEPAY.
    * `:trade_state` - State of the payment: SUCCESS, REFUND, NOTPAY, CLOSED, REVOKED, USERPAYING,
      PAYERROR.
    * `:bank_type` - Bank and kind of card that paid, such as CMC or ICBC_DEBIT; OTHERS for the balance.
    * `:attach` - The merchant's own data, returned as it was given.
    * `:amount` - The amounts.
    * `:success_time` - When the payment succeeded; absent unless it did. RFC 3339 with offset.
    * `:transaction_id` - WeChat Pay's number of the transaction.
    * `:out_trade_no` - The merchant's number of the sub-order.
    * `:individual_auth_id` - Id of the individual who receives the money.
    * `:individual_name` - Name of the individual who receives the money.
  """

  alias __MODULE__.Amount

  @enforce_keys [
    :mchid,
    :trade_state,
    :amount,
    :out_trade_no
  ]
  defstruct [
    :mchid,
    :trade_type,
    :trade_state,
    :bank_type,
    :attach,
    :amount,
    :success_time,
    :transaction_id,
    :out_trade_no,
    :individual_auth_id,
    :individual_name
  ]

  @type t :: %__MODULE__{
          mchid: String.t(),
          trade_type: String.t() | nil,
          trade_state: String.t(),
          bank_type: String.t() | nil,
          attach: String.t() | nil,
          amount: Amount.t(),
          success_time: String.t() | nil,
          transaction_id: String.t() | nil,
          out_trade_no: String.t(),
          individual_auth_id: String.t() | nil,
          individual_name: String.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      mchid: object["mchid"],
      trade_type: object["trade_type"],
      trade_state: object["trade_state"],
      bank_type: object["bank_type"],
      attach: object["attach"],
      amount: Amount.read(object["amount"]),
      success_time: object["success_time"],
      transaction_id: object["transaction_id"],
      out_trade_no: object["out_trade_no"],
      individual_auth_id: object["individual_auth_id"],
      individual_name: object["individual_name"]
    }
  end
end

defmodule WxNotify.Events.TransactionCombine.SubOrders.Amount do
  @moduledoc """
  The amounts: `sub_orders[].amount`.

    * `:total_amount` - The amount of the sub-order. In the currency's minor unit (分 for CNY).
    * `:currency` - Currency, by ISO 4217; CNY in mainland China.
    * `:payer_amount` - What the user paid. In the currency's minor unit (分 for CNY).
    * `:payer_currency` - Currency the user paid in, by ISO 4217.
    * `:settlement_rate` - The exchange rate of the settlement, times 10 to the 8th power. In units of
      1e-8: 100000000 is 1. Uncertain: in one source only.
  """

  @enforce_keys [
    :total_amount,
    :currency
  ]
  defstruct [
    :total_amount,
    :currency,
    :payer_amount,
    :payer_currency,
    :settlement_rate
  ]

  @type t :: %__MODULE__{
          total_amount: integer,
          currency: String.t(),
          payer_amount: integer | nil,
          payer_currency: String.t() | nil,
          settlement_rate: integer | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      total_amount: object["total_amount"],
      currency: object["currency"],
      payer_amount: object["payer_amount"],
      payer_currency: object["payer_currency"],
      settlement_rate: object["settlement_rate"]
    }
  end
end

defmodule WxNotify.Events.TransactionCombine.SceneInfo do
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
