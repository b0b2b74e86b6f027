defmodule WxNotify.Testing.Delivery do
  @moduledoc """
  The headers, as a list of `{name, value}`, and the raw body of one HTTP request, or response. For tests only.
  """

  @enforce_keys [:headers, :body]
  defstruct [:headers, :body]

  @type t :: %__MODULE__{headers: [{String.t(), String.t()}], body: binary}
end
