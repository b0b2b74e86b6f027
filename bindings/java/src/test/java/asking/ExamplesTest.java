package asking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wxnotify.Headers;
import io.github.wxnotify.NotificationParser;
import io.github.wxnotify.Samples;
import io.github.wxnotify.WeChatPay;
import io.github.wxnotify.handler.NotificationHandler;
import io.github.wxnotify.handler.Request;
import io.github.wxnotify.inbox.Inbox;
import io.github.wxnotify.testing.Delivery;
import io.github.wxnotify.testing.Platform;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's lines for keys that stay fresh, for what never arrived, and for many merchants. */
class ExamplesTest {
    @TempDir
    Path folder;

    private Inbox inbox() {
        return Inbox.sqlite(folder.resolve("inbox.db").toString());
    }

    @Test
    void keysStayFresh() throws Exception {
        Path file = folder.resolve("certificates.json");
        try (Platform platform = Platform.create(); WeChatPay weChatPay = new WeChatPay(platform, platform)) {
            NotificationHandler.Builder builder = FreshKeys.handler(weChatPay.merchant(), platform.getApiV3Key(), file);
            try (NotificationHandler handler = builder.onPaid((paid, delivery) -> {}).build()) {
                Delivery paid = Samples.payment(platform);
                assertEquals(200, handler.handle("POST", paid.getHeaders(), new ByteArrayInputStream(paid.getBody())).getStatus());
            }
        }
        assertTrue(Files.exists(file));
    }

    @Test
    void whatNeverArrivedIsAskedFor() throws Exception {
        String paid = Samples.PAYMENT.replaceFirst("\\{", "{\"transaction_id\":\"42\",");
        try (Platform platform = Platform.create();
                WeChatPay weChatPay = new WeChatPay(platform, platform);
                NotificationParser parser = platform.parser();
                NotificationHandler handler = NeverArrived.handler(parser, inbox())) {
            weChatPay.answers("/v3/pay/transactions/out-trade-no/A1?mchid=" + Samples.MCHID, 200, paid);
            NeverArrived.ask(handler, weChatPay.merchant(), List.of("A1", "A2"));
            assertEquals(2, weChatPay.asked.size());
        }
    }

    @Test
    void eachMerchantIsServed() throws Exception {
        List<Integer> statuses = new ArrayList<>();
        try (Platform platform = Platform.create()) {
            ManyMerchants.Shop shop = new ManyMerchants.Shop("the shop", platform.platformKeys(), platform.getApiV3Key());
            try (NotificationHandler handler = ManyMerchants.handler(mchid -> mchid.equals(Samples.MCHID) ? shop : null, inbox())) {
                Delivery paid = Samples.payment(platform);
                for (String mchid : List.of(Samples.MCHID, "19")) {
                    Request request = Request.of("POST", "/notify/" + mchid, Headers.of(paid.getHeaders()), null);
                    statuses.add(handler.handle(request, new ByteArrayInputStream(paid.getBody())).getStatus());
                }
            }
        }
        assertEquals(List.of(200, 401), statuses);
    }
}
