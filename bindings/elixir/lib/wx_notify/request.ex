defmodule WxNotify.Request do
  @moduledoc """
  A request, as far as it tells whose it is: what a handler of several merchants gives your function.

    * `:method` - such as `"POST"`.
    * `:path` - the URL's path, whole, without the query, as it was sent: percent-encoded. `""` where the handler was not told.
    * `:raw` - the framework's own, such as the `Plug.Conn`, whose `path_params` has the route's variables; or `nil`.

  `header/2` and `host/1` answer the rest. Nothing of it is verified yet.
  """

  alias WxNotify.Headers

  @enforce_keys [:method, :headers]
  @derive {Inspect, only: [:method, :path]}
  defstruct [:method, :headers, :raw, path: ""]

  @type t :: %__MODULE__{method: String.t(), headers: WxNotify.headers(), path: String.t(), raw: term}

  @doc """
  A request, as `WxNotify.Plug` makes it. Make one for `WxNotify.Handler.call/3` behind another server, and to test your function.

  `method` is such as `"POST"` or `:post`, `headers` are all of the request's; `:path` and `:raw` as above.
  """
  @spec new(String.t() | atom, WxNotify.headers(), path: String.t(), raw: term) :: t
  def new(method, headers, options \\ []) do
    path = options[:path] || ""
    %__MODULE__{method: String.upcase(to_string(method)), headers: headers, path: path, raw: options[:raw]}
  end

  @doc "A header's value by its name, whichever way the two are spelled, or `nil`."
  @spec header(t, String.t()) :: String.t() | nil
  def header(%__MODULE__{headers: headers}, name),
    do: Headers.find(headers, name |> String.downcase() |> String.replace("_", "-"))

  @doc "The header `Host`, in lower case, without the port, or `nil`. Who sends the request can write what he likes into it."
  @spec host(t) :: String.t() | nil
  def host(%__MODULE__{} = request) do
    with host when host != nil <- header(request, "host"),
         do: host |> String.downcase() |> String.replace(~r/:\d+\z/, "")
  end
end
