"""Platform certificates that stay fresh, and orders whose notification never arrived."""

# snippet: begin
from __future__ import annotations

import threading
from collections.abc import Iterable

import wxnotify


def endpoint(merchant: wxnotify.Merchant, api_v3_key: str, inbox: wxnotify.Inbox) -> wxnotify.NotificationHandler:
    """For a merchant with platform certificates; one with a public key makes its parser itself, and has no refresher."""
    refresher = wxnotify.CertificateRefresher(merchant, api_v3_key, file="certificates.json")
    parser = refresher.parser()
    threading.Thread(target=refresher.run, daemon=True).start()
    return wxnotify.NotificationHandler(parser, inbox=inbox, key="business", refresher=refresher)


def ask_for(open_orders: Iterable[str], handler: wxnotify.NotificationHandler, merchant: wxnotify.Merchant) -> None:
    """Every few minutes, with the orders that are open for longer than 5: what was paid goes to `on_paid`, once."""
    for number in open_orders:
        try:
            told = handler.reconcile(merchant, out_trade_no=number)
        except wxnotify.WxNotifyError as error:
            print(number, error)  # the next time, perhaps
        else:
            print(number, told.state, told.code)


# snippet: end
