defmodule WxNotify.Inbox.Lease do
  @moduledoc """
  A worker's hold on a notification.

    * `:key` - the key that was claimed.
    * `:token` - only who has it can complete.
    * `:attempts` - how often it was worked on, this time included.
    * `:until` - when the lease ends, in seconds since the epoch, by the database's clock.
    * `:acknowledged` - whether the notification was acknowledged before, so that it may not be let go.
  """

  @fields [:key, :token, :attempts, :until, :acknowledged]
  @enforce_keys @fields
  defstruct @fields

  @type t :: %__MODULE__{
          key: String.t(),
          token: String.t(),
          attempts: pos_integer,
          until: integer,
          acknowledged: boolean
        }

  @doc false
  @spec from_core(map) :: t
  def from_core(lease), do: struct!(__MODULE__, for(name <- @fields, do: {name, lease["#{name}"]}))
end
