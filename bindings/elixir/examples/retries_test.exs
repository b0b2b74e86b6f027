# snippet: begin
defmodule Shop.RetriesTest do
  use ExUnit.Case, async: true
  import WxNotify.Testing, only: [virtual_time: 1]
  alias WxNotify.Testing
  alias WxNotify.Testing.{Attempt, Clock, Courier, Platform}
  @moduletag :capture_log

  # A platform, and a clock that stands still.
  setup :virtual_time

  test "the shop's database is down for seven hours: the order is paid after nine, and once", context do
    %{platform: platform, clock: clock} = context
    is_back = Clock.now(clock) + 7 * 3600
    test = self()

    paid = fn _paid, _delivery ->
      if Clock.now(clock) < is_back, do: raise("the database is down")
      send(test, :paid) && :ok
    end

    parser = Platform.parser(platform)
    handler = WxNotify.Handler.new!(parser, on_paid: paid, clock: fn -> Clock.now(clock) end)
    courier = Courier.new!(platform, handler, clock)

    attempts = Courier.deliver!(courier, "TRANSACTION.SUCCESS", Testing.sample!("TRANSACTION.SUCCESS"))
    last = List.last(attempts)
    assert length(attempts) == 13 and Attempt.taken?(last)
    assert last.at - hd(attempts).at == 9 * 3600 + 4 * 60
    assert_received :paid
    refute_received :paid
  end
end

# snippet: end
