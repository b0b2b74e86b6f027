defmodule WxNotify.Inbox.Lease do
  @moduledoc """
  A worker's hold on a notification.

    * `:key` - the key that was claimed.
    * `:token` - only who has it can complete.
    * `:attempts` - how often it was worked on, this time included.
    * `:until` - when the lease ends, in seconds since the epoch.
  """

  @enforce_keys [:key, :token, :attempts, :until]
  defstruct [:key, :token, :attempts, :until]

  @type t :: %__MODULE__{key: String.t(), token: String.t(), attempts: pos_integer, until: integer}
end
