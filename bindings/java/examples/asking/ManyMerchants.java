package asking;

import io.github.wxnotify.*;
import io.github.wxnotify.handler.*;
import io.github.wxnotify.inbox.Inbox;
import java.util.function.Function;

class ManyMerchants {
    /** A row of the merchants' table. */
    record Shop(String name, PlatformKeys platformKeys, String apiV3Key) {}

    // snippet: begin
    static NotificationHandler handler(Function<String, Shop> shops, Inbox inbox) {
        Merchants merchants = Merchants.of(mchid -> { // asked once in five minutes, and what is old serves on meanwhile
            Shop shop = shops.apply(mchid);
            return shop == null ? null : ServedMerchant.of(mchid, NotificationParser.builder()
                    .platformKeys(shop.platformKeys()).apiV3Key(shop.apiV3Key()).build()).context(shop);
        });
        return NotificationHandler.forMerchants(merchants.by(request -> request.getPath().substring("/notify/".length())))
                .inbox(inbox)
                .onPaid((paid, delivery) -> {
                    Shop shop = delivery.getMerchant().getContext(Shop.class);
                    System.out.println(paid.getOutTradeNo() + " of " + shop.name() + " is paid");
                })
                .build();
    }
    // snippet: end
}
