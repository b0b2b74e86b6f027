defmodule WxNotify.Testing.Attempt do
  @moduledoc """
  One time that a `WxNotify.Testing.Courier` brought a notification.

    * `:at` - when, by the courier's clock: seconds since the epoch.
    * `:status` - the answer's; `nil` where there was none: what was to answer raised, or took longer than the 5 real seconds that
      WeChat Pay waits.
    * `:body` - the answer's.
  """

  @enforce_keys [:at, :status, :body]
  defstruct [:at, :status, :body]

  @type t :: %__MODULE__{at: integer, status: 100..599 | nil, body: String.t()}

  @doc "Whether it was taken, so that it does not come again: the answer was 200 or 204."
  @spec taken?(t) :: boolean
  def taken?(%__MODULE__{status: status}), do: status in [200, 204]
end
