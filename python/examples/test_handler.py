"""A merchant's own tests, without WeChat Pay."""

# snippet: begin
import pytest

import wxnotify
from wxnotify.testing import Platform

platform = Platform()
parser = platform.parser()


def test_a_payment_is_received() -> None:
    headers, body = platform.notification("TRANSACTION.SUCCESS", {"mchid": "1900007291", "out_trade_no": "A1"})
    assert parser.parse(headers, body).resource["out_trade_no"] == "A1"


def test_a_forgery_is_refused() -> None:
    forged = platform.notification("TRANSACTION.SUCCESS", {"out_trade_no": "A1"}, fault="forged")
    with pytest.raises(wxnotify.SignatureInvalid) as refused:
        parser.parse(*forged)
    assert refused.value.ack.status == 401


# snippet: end
