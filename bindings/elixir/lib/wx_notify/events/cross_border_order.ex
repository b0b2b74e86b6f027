# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.CrossBorderOrder do
  @moduledoc """
  An order of a foreign wallet's user, pushed to the institution (外包内用).

  Kind `cross_border.order`, carried by `CROSS_BORDER_PAY.PUSH_ORDER_INFO`.

  Official documentation: <https://pay.weixin.qq.com/doc/v3/institution/4019762399>

    * `:acq_tid` - Transaction number of the accepting network.
    * `:bank_type` - Code of the foreign wallet.
    * `:amount` - The amounts.
    * `:openid` - The user's id under the application.
  """

  alias __MODULE__.Amount

  @enforce_keys [
    :acq_tid,
    :bank_type,
    :amount,
    :openid
  ]
  defstruct [
    :acq_tid,
    :bank_type,
    :amount,
    :openid
  ]

  @type t :: %__MODULE__{
          acq_tid: String.t(),
          bank_type: String.t(),
          amount: Amount.t(),
          openid: String.t()
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      acq_tid: object["acq_tid"],
      bank_type: object["bank_type"],
      amount: Amount.read(object["amount"]),
      openid: object["openid"]
    }
  end
end

defmodule WxNotify.Events.CrossBorderOrder.Amount do
  @moduledoc """
  The amounts: `amount`.

    * `:total` - The amount of the order. In the currency's minor unit (分 for CNY).
    * `:currency` - Currency, by ISO 4217; CNY in mainland China.
  """

  @enforce_keys [
    :total
  ]
  defstruct [
    :total,
    :currency
  ]

  @type t :: %__MODULE__{
          total: integer,
          currency: String.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      total: object["total"],
      currency: object["currency"]
    }
  end
end
