defmodule WxNotify.Inbox.DeadLetter do
  @moduledoc """
  A stored notification that failed too often. `WxNotify.Inbox.retry/3` has it worked on again.

    * `:key` - its key.
    * `:event_type` - such as `"TRANSACTION.SUCCESS"`.
    * `:attempts` - how often it was worked on.
    * `:first_seen` - when it was first delivered, in seconds since the epoch.
    * `:last_error` - what the last attempt said, or `nil`.
    * `:notification` - the whole notification in JSON, plaintext included: not for a log.
  """

  @derive {Inspect, except: [:notification]}
  @enforce_keys [:key, :event_type, :attempts, :first_seen, :last_error, :notification]
  defstruct [:key, :event_type, :attempts, :first_seen, :last_error, :notification]

  @type t :: %__MODULE__{
          key: String.t(),
          event_type: String.t(),
          attempts: non_neg_integer,
          first_seen: integer,
          last_error: String.t() | nil,
          notification: String.t()
        }
end
