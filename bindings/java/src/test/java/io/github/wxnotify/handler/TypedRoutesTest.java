package io.github.wxnotify.handler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.wxnotify.Ack;
import io.github.wxnotify.ContentMismatchException;
import io.github.wxnotify.Kind;
import io.github.wxnotify.PaidOrder;
import io.github.wxnotify.Samples;
import io.github.wxnotify.events.CrossBorderQuery;
import io.github.wxnotify.events.TransactionDeduction;
import io.github.wxnotify.events.TransactionPartner;
import io.github.wxnotify.events.TransactionDirect;
import io.github.wxnotify.inbox.Database;
import io.github.wxnotify.testing.Delivery;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A route that takes a type gets it, and what does not have it is not lost. */
class TypedRoutesTest {
    private static final String DEDUCTION =
            Samples.PAYMENT.replace("\"trade_state\"", "\"trade_type\":\"PAP\",\"trade_state\"");
    /** Genuine, but its order's number is no text. */
    private static final String MISFIT = Samples.PAYMENT.replace("\"A1\"", "1");

    @TempDir
    Path folder;

    private Shop shop;
    private final List<String> taken = new ArrayList<>();

    @BeforeEach
    void open() throws Exception {
        shop = new Shop(Database.SQLITE, folder);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private Delivery payment(String resource) {
        return shop.platform.notification("TRANSACTION.SUCCESS", resource).build();
    }

    private void take(How how, NotificationHandler.Builder builder, Delivery delivery) throws Exception {
        try (NotificationHandler handler = builder.build()) {
            assertEquals(200, Shop.send(handler, delivery).getStatus(), () -> shop.last().toString());
            how.workOff(handler);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDeductionIsPaid(How how) throws Exception {
        take(how, how.handler(shop).onPaid((paid, delivery) -> {
            assertEquals(Kind.TRANSACTION_DEDUCTION, delivery.getNotification().getKind());
            delivery.getNotification().expectPaid(PaidOrder.of("1900007291", "A1", 100));
            assertEquals("PAP", paid.getTradeType());
            assertSame(paid, delivery.getEvent());
            taken.add(paid.getOutTradeNo());
        }), payment(DEDUCTION));
        assertEquals(List.of("A1"), taken);
    }

    @Test
    void aDeductionsOwnRouteComesFirst() throws Exception {
        take(How.NONE, How.NONE.handler(shop)
                .onPaid((paid, delivery) -> taken.add("paid"))
                .on(TransactionDeduction.class, (event, delivery) -> taken.add("deduction " + event.getOutTradeNo())),
                payment(DEDUCTION));
        take(How.NONE, How.NONE.handler(shop)
                .otherwise(delivery -> taken.add(delivery.getEvent().getClass().getSimpleName())), payment(DEDUCTION));
        assertEquals(List.of("deduction A1", "TransactionDeduction"), taken);
    }

    /** It is of the kind of every payment of a partner's. */
    @ParameterizedTest
    @EnumSource
    void aPartnersDeductionIsAPartnersPayment(How how) throws Exception {
        String partners = DEDUCTION.replace("\"mchid\"", "\"sp_mchid\":\"9\",\"sp_appid\":\"wx9\",\"sub_mchid\"");
        take(how, how.handler(shop)
                .onPaid((paid, delivery) -> taken.add("paid"))
                .otherwise(delivery -> taken.add(delivery.getEvent().getClass().getSimpleName())), payment(partners));
        take(How.NONE, How.NONE.handler(shop)
                .onPaid((paid, delivery) -> taken.add("paid"))
                .on(TransactionPartner.class, (event, delivery) -> taken.add(event.getSpMchid())), payment(partners));
        assertEquals(List.of("TransactionPartner", "9"), taken);
    }

    @ParameterizedTest
    @EnumSource
    void whatDoesNotFitIsLeftToOtherwise(How how) throws Exception {
        take(how, how.handler(shop)
                .onPaid((paid, delivery) -> taken.add("paid"))
                .otherwise(delivery -> {
                    ContentMismatchException untyped = assertThrows(ContentMismatchException.class, delivery::getEvent);
                    taken.add(untyped.getField() + " " + delivery.getNotification().getResource().get("out_trade_no"));
                }), payment(MISFIT));
        assertEquals(List.of("out_trade_no 1"), taken);
        assertEquals("SUCCESS", shop.last().getCode());
    }

    @ParameterizedTest
    @EnumSource
    void withoutOtherwiseItIsRefusedAndTheCallbackIsNotCalled(How how) throws Exception {
        try (NotificationHandler handler = how.handler(shop).onPaid((paid, delivery) -> taken.add("paid")).build()) {
            int status = Shop.send(handler, payment(MISFIT)).getStatus();
            assertEquals(how == How.STORED ? 200 : 500, status);
            how.workOff(handler);
        }
        assertEquals("EVENT_UNTYPED", shop.last().getCode());
        assertEquals("out_trade_no", shop.last().getError().getField());
        assertEquals(List.of(), taken);
    }

    @Test
    void everyTypedFormIsTyped() throws Exception {
        NotificationHandler.Builder byClass = How.NONE.handler(shop)
                .on(TransactionDirect.class, (event, delivery) -> taken.add("event"))
                .otherwise(delivery -> taken.add("otherwise"));
        take(How.NONE, byClass, payment(MISFIT));
        NotificationHandler.Builder answering = How.NONE.handler(shop)
                .answer(CrossBorderQuery.class, (event, delivery) -> Ack.answer("{}"))
                .otherwise(delivery -> taken.add("otherwise"));
        take(How.NONE, answering,
                shop.platform.notification("CROSS_BORDER_PAY.GET_MCH_INFO", "{\"qr_code\":1}").build());
        assertEquals(List.of("otherwise", "otherwise"), taken);
    }

    @Test
    void aRouteWithoutATypeTakesEverything() throws Exception {
        take(How.NONE, How.NONE.handler(shop)
                .on("transaction.direct", delivery -> taken.add("kind"))
                .otherwise(delivery -> taken.add("otherwise")), payment(MISFIT));
        take(How.NONE, How.NONE.handler(shop)
                .on("TRANSACTION.SUCCESS", delivery -> {
                    assertInstanceOf(TransactionDirect.class, delivery.getEvent());
                    taken.add("event type");
                }), shop.payment());
        assertEquals(List.of("kind", "event type"), taken);
    }

    @Test
    void whatTheCallbackAsksOfAnotherEventIsItsOwnFailure() throws Exception {
        Delivery misfit = payment(MISFIT);
        try (NotificationHandler handler = How.NONE.handler(shop)
                .onPaid((paid, delivery) -> Samples.parse(shop.platform, misfit).event())
                .otherwise(delivery -> taken.add("otherwise"))
                .build()) {
            assertEquals(500, Shop.send(handler, shop.payment()).getStatus());
        }
        assertEquals("EVENT_UNTYPED", shop.last().getCode());
        assertEquals(List.of(), taken);
    }
}
