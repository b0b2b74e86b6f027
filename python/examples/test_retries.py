"""A merchant's own test of a day of WeChat Pay's retries."""

# snippet: begin
from collections.abc import Callable

import wxnotify
from wxnotify.events import TransactionDirect
from wxnotify.testing import Clock, Courier, Platform, sample

pytest_plugins = ["wxnotify.pytest"]  # once, in your conftest.py


def test_a_day_of_retries(
    wxnotify_platform: Platform, wxnotify_clock: Clock, wxnotify_courier: Callable[..., Courier]
) -> None:
    """The shop's database is down for seven hours: the order is paid after nine, and once."""
    clock, paid = wxnotify_clock, []
    is_back = clock.now() + 7 * 3600
    handler = wxnotify.NotificationHandler(wxnotify_platform.parser(), now=clock.now)

    @handler.on_paid
    def pay(event: TransactionDirect, delivery: wxnotify.Delivery) -> None:
        if clock.now() < is_back:
            delivery.fail("the database is down")
        paid.append(event.out_trade_no)

    courier = wxnotify_courier(wxnotify.WsgiApp(handler))  # or your Flask, Django or FastAPI application
    attempts = courier.deliver("TRANSACTION.SUCCESS", sample("TRANSACTION.SUCCESS", {"out_trade_no": "A1"}))
    assert (len(attempts), attempts[-1].is_taken, paid) == (13, True, ["A1"])
    assert attempts[-1].at - attempts[0].at == 9 * 3600 + 4 * 60


# snippet: end
