defmodule WxNotify.Inbox.Health do
  @moduledoc """
  Whether all is well with an inbox.

    * `:healthy` - whether there is no problem.
    * `:problems` - what is wrong and what to do, a sentence each.
    * `:stats` - what was counted, a `WxNotify.Inbox.Stats`.
  """

  alias WxNotify.Inbox.Stats

  @enforce_keys [:healthy, :problems, :stats]
  defstruct @enforce_keys

  @type t :: %__MODULE__{healthy: boolean, problems: [String.t()], stats: Stats.t()}

  @doc false
  @spec from_core(map) :: t
  def from_core(%{"healthy" => healthy, "problems" => problems, "stats" => stats}),
    do: %__MODULE__{healthy: healthy, problems: problems, stats: Stats.from_core(stats)}
end
