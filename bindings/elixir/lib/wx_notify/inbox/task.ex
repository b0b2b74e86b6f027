defmodule WxNotify.Inbox.Task do
  @moduledoc """
  A stored notification that is to be worked on.

    * `:lease` - the `WxNotify.Inbox.Lease` on it.
    * `:notification` - the `WxNotify.Notification`. It was verified when it was stored: who can write the table can forge.
  """

  @enforce_keys [:lease, :notification]
  defstruct [:lease, :notification]

  @type t :: %__MODULE__{lease: WxNotify.Inbox.Lease.t(), notification: WxNotify.Notification.t()}
end
