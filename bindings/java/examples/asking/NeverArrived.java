package asking;

import io.github.wxnotify.*;
import io.github.wxnotify.handler.*;
import io.github.wxnotify.inbox.Inbox;
import java.util.List;

class NeverArrived {
    // snippet: begin
    static NotificationHandler handler(NotificationParser parser, Inbox inbox) {
        return NotificationHandler.builder(parser).inbox(inbox).businessKey() // counts by what happened, not by the id
                .onPaid((paid, delivery) -> System.out.println(paid.getOutTradeNo() + " is paid"))
                .build();
    }

    /** Every few minutes, with the orders that are open for longer than ten. */
    static void ask(NotificationHandler handler, Merchant merchant, List<String> open) {
        for (String number : open) {
            Reconciled told = handler.reconcile(merchant, OrderNumber.outTradeNo(number));
            System.out.println(number + ": " + told.getState()); // SUCCESS, where onPaid was called; NOTPAY, CLOSED, ...
        }
    }
    // snippet: end
}
