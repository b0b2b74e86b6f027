defmodule WxNotify.Testing.Clock do
  @moduledoc """
  A clock that stands still, but for what it is set forward, **for tests only**. Any process may use it.

      iex> clock = WxNotify.Testing.Clock.new(1_795_000_000)
      iex> WxNotify.Testing.Clock.advance(clock, 15)
      iex> WxNotify.Testing.Clock.now(clock)
      1795000015
  """

  @enforce_keys [:seconds]
  defstruct [:seconds]

  @opaque seconds :: :atomics.atomics_ref()
  @type t :: %__MODULE__{seconds: seconds}

  @doc "A clock that shows `start`, in seconds since the epoch; the system's time unless given."
  @spec new(integer) :: t
  def new(start \\ System.system_time(:second)) do
    seconds = :atomics.new(1, [])
    :atomics.put(seconds, 1, start)
    %__MODULE__{seconds: seconds}
  end

  @doc "What it shows: give the handler `clock: fn -> Clock.now(clock) end`."
  @spec now(t) :: integer
  def now(%__MODULE__{seconds: seconds}), do: :atomics.get(seconds, 1)

  @doc "Sets it forward, by so many seconds."
  @spec advance(t, integer) :: :ok
  def advance(%__MODULE__{seconds: seconds}, by), do: :atomics.add(seconds, 1, by)
end
