"""The handler on SQLAlchemy's sessions: models commit together with the inbox."""

# snippet: begin
import os

from sqlalchemy import create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, sessionmaker

import wxnotify
from wxnotify.events import TransactionDirect

mchid = os.environ["WXPAY_MCHID"]
keys = wxnotify.PlatformKeys(public_keys={os.environ["WXPAY_PUBLIC_KEY_ID"]: os.environ["WXPAY_PUBLIC_KEY"]})
parser = wxnotify.NotificationParser(platform_keys=keys, api_v3_keys=os.environ["WXPAY_API_V3_KEY"])
sessions = sessionmaker(create_engine(os.environ["DATABASE_URL"]))
inbox = wxnotify.Inbox(sessions)
handler = wxnotify.NotificationHandler(parser, inbox=inbox)


class Base(DeclarativeBase):
    pass


class Order(Base):
    __tablename__ = "orders"
    number: Mapped[str] = mapped_column(primary_key=True)
    total: Mapped[int]
    is_paid: Mapped[bool] = mapped_column(default=False)


@handler.on_paid
def paid(event: TransactionDirect, delivery: wxnotify.Delivery) -> None:
    session: Session = delivery.connection
    order = session.get_one(Order, event.out_trade_no, with_for_update=True)  # raises where there is none
    delivery.notification.expect_paid(mchid=mchid, out_trade_no=order.number, amount_total=order.total)
    order.is_paid = True


# snippet: end
