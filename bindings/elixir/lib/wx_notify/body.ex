defmodule WxNotify.Body do
  @moduledoc false
  # The raw body as one binary, or advice on how to get it.

  alias WxNotify.{Arguments, Error}

  @advice "the signature is over the raw bytes as received. With Plug or Phoenix, put the route before Plug.Parsers, or " <>
            "have Plug.Parsers keep the raw body: body_reader: {WxNotify.Plug, :keep_body, []}; do not encode body_params again"

  @spec raw(term) :: binary
  def raw(body) when is_binary(body), do: body

  # Chunks as Plug.Conn.read_body/2 gives them, and charlists as :httpd gives them.
  def raw(body) when is_list(body) do
    IO.iodata_to_binary(body)
  rescue
    ArgumentError -> refuse("body is a list that is not iodata: it was decoded to characters, or parsed")
  end

  def raw(%{__struct__: Plug.Conn}),
    do: refuse("body is the whole Plug.Conn")

  def raw(%{__struct__: Plug.Conn.Unfetched}),
    do: refuse("body is Plug's mark for body params that were not fetched")

  def raw(body) when is_map(body),
    do: refuse("body is a map: it was parsed already, as conn.body_params and conn.params are")

  def raw({:ok, raw, _conn}) when is_binary(raw),
    do: refuse("body is the whole answer of Plug.Conn.read_body/2; give the binary in its middle")

  def raw({:more, _part, _conn}),
    do: refuse("body is a part of what Plug.Conn.read_body/2 reads; read on until it answers :ok")

  def raw(nil), do: refuse("body is nil: something read it before and did not keep it")

  def raw(other), do: refuse("body is #{Arguments.describe(other)}, and a binary is needed")

  @spec refuse(String.t()) :: no_return
  defp refuse(problem), do: Error.raise_argument("body", problem <> "; " <> @advice)
end
