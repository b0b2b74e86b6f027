defmodule WxNotify.Handler.Reconciled do
  @moduledoc """
  What WeChat Pay told of an order or a refund that it was asked for by `WxNotify.Handler.reconcile/3`.

    * `:state` - an order's trade_state (`"SUCCESS"`, `"NOTPAY"`, `"USERPAYING"`, `"CLOSED"`; `"REFUND"`: it was paid, and refunded since),
      a refund's status (`"SUCCESS"`, `"PROCESSING"`, `"CLOSED"`, `"ABNORMAL"`), or `"NOT_EXIST"`.
    * `:code` - of an event what became of it: `:success`, `:duplicate` (it had its effect before), `:stored` or `:ignored`. `nil` where
      there was none: the order is not paid.
  """

  @enforce_keys [:state]
  defstruct [:state, :code]

  @type t :: %__MODULE__{state: String.t(), code: atom | nil}
end
