"""A merchant's own tests, without WeChat Pay."""

# snippet: begin
import io

import wxnotify
from wxnotify.events import TransactionDirect
from wxnotify.testing import Platform, sample

platform = Platform()
handler = wxnotify.NotificationHandler(platform.parser())  # yours, with its callbacks
paid: list[str] = []


@handler.on_paid
def pay(event: TransactionDirect, delivery: wxnotify.Delivery) -> None:
    paid.append(event.out_trade_no)


def test_a_payment_is_received() -> None:
    payment = sample("TRANSACTION.SUCCESS", {"out_trade_no": "A1", "amount.total": 100})
    headers, body = platform.notification("TRANSACTION.SUCCESS", payment)
    assert handler.handle("POST", headers, io.BytesIO(body).read).status == 200
    assert paid == ["A1"]


def test_a_forgery_is_refused() -> None:
    headers, body = platform.notification("TRANSACTION.SUCCESS", sample("TRANSACTION.SUCCESS"), fault="forged")
    assert handler.handle("POST", headers, io.BytesIO(body).read).status == 401


# snippet: end
