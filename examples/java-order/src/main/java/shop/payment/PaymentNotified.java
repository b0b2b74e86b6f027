package shop.payment;

import io.github.wxnotify.Notification;
import io.github.wxnotify.events.TransactionDirect;
import shop.order.OrderEvent;

/** WeChat Pay says that an order is paid. */
public record PaymentNotified(TransactionDirect payment, Notification notification) implements OrderEvent {
    @Override
    public String orderNumber() {
        return payment.getOutTradeNo();
    }

    @Override
    public Type type() {
        return Type.NOTIFY;
    }

    @Override
    public Source source() {
        return Source.WECHAT_PAY;
    }
}
