defmodule Postgrex.Error do
  @moduledoc false
  # A stand-in with the name of a driver's exception.
  defexception [:message]
end
