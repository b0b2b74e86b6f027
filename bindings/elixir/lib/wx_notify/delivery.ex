defmodule WxNotify.Delivery do
  @moduledoc """
  What a handler's callback gets beside the typed event.

    * `:notification` - the `WxNotify.Notification`.
    * `:connection` - what the inbox's transaction runs on, in the modes `:transaction` and `:stored`: the connection of an
      inbox whose `:query` takes one, and with `WxNotify.Inbox.Ecto` the repository. With Mnesia it is `nil`, as the transaction is the
      process's own: just use `:mnesia`.
    * `:merchant` - the `WxNotify.ServedMerchant` whose it is; `nil` where the handler serves one.
    * `:attempts` - how often it was worked on, this time included; 1 without an inbox.
  """

  alias WxNotify.{Error, Events, Notification, ServedMerchant}

  @enforce_keys [:notification]
  @derive {Inspect, except: [:renewal, :kind]}
  defstruct [:notification, :merchant, :renewal, :kind, connection: nil, attempts: 1]

  @opaque renewal :: (() -> :ok | {:error, Error.t()}) | nil
  @opaque kind :: String.t() | nil
  @type t :: %__MODULE__{
          notification: Notification.t(),
          merchant: ServedMerchant.t() | nil,
          renewal: renewal,
          kind: kind,
          connection: term,
          attempts: pos_integer
        }

  @doc """
  The typed event, with the type that the callback's route has: a deduction that comes to a handler's `:on_paid` is a
  `WxNotify.Events.TransactionDirect`, as the callback's first argument is. Elsewhere it is the type of the notification's kind.

  The error is that of `WxNotify.Notification.event/1`.
  """
  @spec event(t) :: {:ok, Events.t()} | {:error, Error.t()}
  def event(%__MODULE__{notification: notification, kind: kind}),
    do: Notification.event_as(notification, kind || notification.kind)

  @doc """
  Prolongs the lease, by its whole length from now on, and so the time that the callback may take: in the modes `:leased` and
  `:stored`. `:lease_lost` where another has it by now: stop. In the mode `:transaction` nobody else can have it, the inbox's `:lease` is
  the limit, and `:option_invalid` says so.
  """
  @spec renew(t) :: :ok | {:error, Error.t()}
  def renew(%__MODULE__{renewal: nil}) do
    {:error, Error.of(:option_invalid, "there is no lease to renew; give the inbox a longer one", "lease")}
  end

  def renew(%__MODULE__{renewal: renewal}), do: renewal.()
end
