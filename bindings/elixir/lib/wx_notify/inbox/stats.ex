defmodule WxNotify.Inbox.Stats do
  @moduledoc """
  How an inbox is doing, for metrics.

    * `:waiting` - how many stored notifications wait for a worker.
    * `:oldest_waiting` - how long the one that was delivered first waits, in seconds; `nil` where none does.
    * `:in_work` - how many are being worked on.
    * `:dead` - how many are dead letters.
    * `:done_last_hour` - how many had their effect in the last hour.
  """

  @fields [:waiting, :oldest_waiting, :in_work, :dead, :done_last_hour]
  @enforce_keys @fields
  defstruct @fields

  @type t :: %__MODULE__{
          waiting: non_neg_integer,
          oldest_waiting: non_neg_integer | nil,
          in_work: non_neg_integer,
          dead: non_neg_integer,
          done_last_hour: non_neg_integer
        }

  @doc false
  @spec from_core(map) :: t
  def from_core(stats), do: struct!(__MODULE__, for(name <- @fields, do: {name, stats["#{name}"]}))
end
