# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.RiskTrade do
  @moduledoc """
  A payment found risky (风险交易识别).

  Kind `risk_trade`, carried by `RISKTRADE.IDENTIFICATION`.

  Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4013894258>

    * `:mchid` - The merchant number.
    * `:out_trade_no` - The merchant's order number.
    * `:risk_type` - Kind of risk: 1, 2, 3, 4.
    * `:risk_level` - How high the risk is: 1, 2, 3.
  """

  @enforce_keys [
    :out_trade_no,
    :risk_type,
    :risk_level
  ]
  defstruct [
    :mchid,
    :out_trade_no,
    :risk_type,
    :risk_level
  ]

  @type t :: %__MODULE__{
          mchid: String.t() | nil,
          out_trade_no: String.t(),
          risk_type: integer,
          risk_level: integer
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      mchid: object["mchid"],
      out_trade_no: object["out_trade_no"],
      risk_type: object["risk_type"],
      risk_level: object["risk_level"]
    }
  end
end
