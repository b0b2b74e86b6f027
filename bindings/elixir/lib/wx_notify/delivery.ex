defmodule WxNotify.Delivery do
  @moduledoc """
  What a handler's callback gets beside the typed event.

    * `:notification` - the `WxNotify.Notification`.
    * `:connection` - what the inbox's transaction runs on, in the modes `:transaction` and `:stored`: the connection of an
      inbox whose `:query` takes one. With Ecto and Mnesia it is `nil`, as the transaction is the process's own: just use
      `Repo` or `:mnesia`.
    * `:attempts` - how often it was worked on, this time included; 1 without an inbox.
  """

  alias WxNotify.{Error, Events, Notification}

  @enforce_keys [:notification]
  defstruct [:notification, connection: nil, attempts: 1]

  @type t :: %__MODULE__{notification: Notification.t(), connection: term, attempts: pos_integer}

  @doc "The typed event, as `WxNotify.Notification.event/1` makes it."
  @spec event(t) :: {:ok, Events.t()} | {:error, Error.t()}
  def event(%__MODULE__{notification: notification}), do: Notification.event(notification)
end
