defmodule WxNotify.Testing.Delivery do
  @moduledoc """
  The headers, as a list of `{name, value}`, and the raw body of one HTTP request, or response. For tests only.
  """

  @enforce_keys [:headers, :body]
  defstruct [:headers, :body]

  @type t :: %__MODULE__{headers: [{String.t(), String.t()}], body: binary}

  @doc "It as a conn of `Plug.Test`, for a plug or a router: `Shop.Router.call(Delivery.conn(delivery, \"/notify\"), [])`."
  @spec conn(t, String.t()) :: struct
  def conn(%__MODULE__{headers: headers, body: body}, path \\ "/") do
    headers = for {name, value} <- headers, do: {String.downcase(name), value}
    %{Plug.Test.conn(:post, path, body) | req_headers: headers}
  end
end
