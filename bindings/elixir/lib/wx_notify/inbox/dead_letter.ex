defmodule WxNotify.Inbox.DeadLetter do
  @moduledoc """
  A stored notification that failed too often. `WxNotify.Inbox.retry/3` has it worked on again, `WxNotify.Inbox.discard/3` leaves it.

    * `:key` - its key.
    * `:event_type` - such as `"TRANSACTION.SUCCESS"`.
    * `:kind` - such as `"transaction.direct"`.
    * `:attempts` - how often it was worked on.
    * `:first_seen` - when it was first delivered, in seconds since the epoch.
    * `:last_error` - what the last attempt said, or `nil`.
    * `:notification` - the whole notification in JSON, plaintext included: not for a log.
  """

  @fields [:key, :event_type, :kind, :attempts, :first_seen, :last_error, :notification]
  @derive {Inspect, except: [:notification]}
  @enforce_keys @fields
  defstruct @fields

  @type t :: %__MODULE__{
          key: String.t(),
          event_type: String.t(),
          kind: String.t(),
          attempts: non_neg_integer,
          first_seen: integer,
          last_error: String.t() | nil,
          notification: String.t()
        }

  @doc false
  @spec from_core(map) :: t
  def from_core(letter), do: struct!(__MODULE__, for(name <- @fields, do: {name, letter["#{name}"]}))
end
