package io.github.wxnotify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wxnotify.testing.Platform;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What ships the goods: a notification is compared with its order, and nothing to compare never passes. */
class ComparisonTest {
    private static final PaidOrder ORDER = PaidOrder.of("1900007291", "A1", 100);
    private static final RefundedOrder REFUND = RefundedOrder.of("1900007291", "R1", 100);

    private static Platform platform;
    private static Notification payment;
    private static Notification refund;

    @BeforeAll
    static void make() {
        platform = Platform.create();
        payment = parse("TRANSACTION.SUCCESS", Samples.PAYMENT);
        refund = parse("REFUND.SUCCESS", Samples.REFUND);
    }

    @AfterAll
    static void close() {
        platform.close();
    }

    private static Notification parse(String eventType, String resource) {
        return Samples.parse(platform, platform.notification(eventType, resource).build());
    }

    private static void differs(String field, Executable comparison) {
        ContentMismatchException error = assertThrows(ContentMismatchException.class, comparison);
        assertEquals(ErrorCode.CONTENT_MISMATCH, error.getCode());
        assertEquals(field, error.getField());
        assertEquals(500, error.getAck().getStatus());
    }

    private static void invalid(String field, Executable comparison) {
        ConfigurationException error = assertThrows(ConfigurationException.class, comparison);
        assertEquals(ErrorCode.OPTION_INVALID, error.getCode());
        assertEquals(field, error.getField());
    }

    @Test
    void aPaymentIsThePaymentOfItsOrder() {
        payment.expectPaid(ORDER);
        payment.expectPaid(ORDER.currency("CNY"));
        differs("mchid", () -> payment.expectPaid(PaidOrder.of("1", "A1", 100)));
        differs("out_trade_no", () -> payment.expectPaid(PaidOrder.of("1900007291", "A2", 100)));
        differs("amount_total", () -> payment.expectPaid(PaidOrder.of("1900007291", "A1", 99)));
        differs("currency", () -> payment.expectPaid(ORDER.currency("HKD")));
        differs("sub_mchid", () -> payment.expectPaid(ORDER.subMchid("8")));
        ContentMismatchException error = assertThrows(
                ContentMismatchException.class, () -> payment.expectPaid(PaidOrder.of("1900007291", "A1", 99)));
        assertTrue(error.getMessage().contains("expected 99, found 100"), error.getMessage());
    }

    @Test
    void whatIsNoPaymentIsNotPaid() {
        differs("event_type", () -> refund.expectPaid(ORDER));
        for (String state : List.of("NOTPAY", "CLOSED", "REFUND")) {
            Notification unpaid = parse("TRANSACTION.SUCCESS", Samples.PAYMENT.replace("\"SUCCESS\"", "\"" + state + "\""));
            differs("trade_state", () -> unpaid.expectPaid(ORDER));
        }
        differs("event_type", () -> parse("PAYSCORE.USER_CONFIRM", Samples.PAYMENT).expectPaid(ORDER));
        differs("event_type", () -> parse("OF.A.LATER.YEAR", Samples.PAYMENT).expectPaid(ORDER));
    }

    @Test
    void aRefundIsTheRefundThatWasAskedFor() {
        refund.expectRefunded(REFUND);
        refund.expectRefunded(REFUND.outTradeNo("A1").currency("CNY"));
        differs("out_refund_no", () -> refund.expectRefunded(RefundedOrder.of("1900007291", "R2", 100)));
        differs("amount_refund", () -> refund.expectRefunded(RefundedOrder.of("1900007291", "R1", 1)));
        differs("out_trade_no", () -> refund.expectRefunded(REFUND.outTradeNo("A2")));
        differs("sub_mchid", () -> refund.expectRefunded(REFUND.subMchid("8")));
        differs("event_type", () -> payment.expectRefunded(REFUND));
        differs("event_type", () -> parse("REFUND.CLOSED", Samples.REFUND).expectRefunded(REFUND));
    }

    @Test
    void aPartnersOrderIsPinnedWhole() {
        String resource = "{\"sp_mchid\":\"9\",\"sub_mchid\":\"8\",\"sp_appid\":\"wx9\",\"sub_appid\":\"wx8\","
                + "\"out_trade_no\":\"A1\",\"trade_state\":\"SUCCESS\",\"amount\":{\"total\":100,\"currency\":\"CNY\"}}";
        Notification partner = parse("TRANSACTION.SUCCESS", resource);
        partner.expectPaid(PaidOrder.of("9", "A1", 100).subMchid("8"));
        differs("sub_mchid", () -> partner.expectPaid(PaidOrder.of("9", "A1", 100)));
        partner.expect(Expectation.builder()
                .eventType("TRANSACTION.SUCCESS").kind(Kind.TRANSACTION_PARTNER).mchid("9").spMchid("9").subMchid("8")
                .appid("wx9").subAppid("wx8").outTradeNo("A1").amountTotal(100).currency("CNY").build());
        differs("event_type", () -> partner.expect(Expectation.builder().eventType("REFUND.SUCCESS").build()));
        differs("kind", () -> partner.expect(Expectation.builder().kind(Kind.TRANSACTION_DIRECT).build()));
        differs("kind", () -> partner.expect(Expectation.builder().kind("transaction.direct").build()));
        differs("sp_mchid", () -> partner.expect(Expectation.builder().spMchid("8").build()));
        differs("sub_mchid", () -> partner.expect(Expectation.builder().subMchid("9").build()));
        differs("sub_appid", () -> partner.expect(Expectation.builder().subAppid("wx9").build()));
        differs("out_refund_no", () -> partner.expect(Expectation.builder().outRefundNo("R1").build()));
        refund.expect(Expectation.builder().outRefundNo("R1").amountTotal(100).build());
    }

    @Test
    void nothingToCompareNeverPasses() {
        invalid("expectation", () -> payment.expectPaid(null));
        invalid("expectation", () -> refund.expectRefunded(null));
        invalid("expectation", () -> payment.expect(null));
        invalid("expectation", () -> payment.expect(Expectation.builder().build()));
        payment.expect(Expected.NOT_COMPARED);
    }

    @Test
    void aNullIsNoValueToCompareWith() {
        invalid("mchid", () -> payment.expectPaid(PaidOrder.of(null, "A1", 100)));
        invalid("out_trade_no", () -> payment.expectPaid(PaidOrder.of("1900007291", null, 100)));
        invalid("sub_mchid", () -> payment.expectPaid(ORDER.subMchid(null)));
        invalid("currency", () -> payment.expectPaid(ORDER.currency(null)));
        invalid("out_refund_no", () -> refund.expectRefunded(RefundedOrder.of("1900007291", null, 100)));
        invalid("out_trade_no", () -> refund.expectRefunded(REFUND.outTradeNo(null)));
        invalid("sub_mchid", () -> refund.expectRefunded(REFUND.subMchid(null)));
        invalid("currency", () -> refund.expectRefunded(REFUND.currency(null)));
        // What else is given and fits changes nothing.
        invalid("event_type", () -> payment.expect(Expectation.builder().outTradeNo("A1").eventType(null).build()));
        invalid("kind", () -> payment.expect(Expectation.builder().outTradeNo("A1").kind((Kind) null).build()));
        invalid("mchid", () -> payment.expect(Expectation.builder().outTradeNo("A1").mchid(null).build()));
        invalid("sp_mchid", () -> payment.expect(Expectation.builder().outTradeNo("A1").spMchid(null).build()));
        invalid("sub_mchid", () -> payment.expect(Expectation.builder().outTradeNo("A1").subMchid(null).build()));
        invalid("appid", () -> payment.expect(Expectation.builder().outTradeNo("A1").appid(null).build()));
        invalid("sub_appid", () -> payment.expect(Expectation.builder().outTradeNo("A1").subAppid(null).build()));
        invalid("out_trade_no", () -> payment.expect(Expectation.builder().mchid("1900007291").outTradeNo(null).build()));
        invalid("out_refund_no", () -> payment.expect(Expectation.builder().outTradeNo("A1").outRefundNo(null).build()));
        invalid("currency", () -> payment.expect(Expectation.builder().outTradeNo("A1").currency(null).build()));
    }

    @Test
    void anOrderThatCannotBeOneIsRefused() {
        invalid("mchid", () -> payment.expectPaid(PaidOrder.of("", "A1", 100)));
        invalid("amount_total", () -> payment.expectPaid(PaidOrder.of("1900007291", "A1", 0)));
        invalid("amount_refund", () -> refund.expectRefunded(RefundedOrder.of("1900007291", "R1", -1)));
        invalid("kind", () -> payment.expect(Expectation.builder().kind("transaction.dirct").build()));
    }

    @Test
    void whatIsBuiltStaysAsItIs() {
        Expectation.Builder builder = Expectation.builder().outTradeNo("A1");
        Expectation built = builder.build();
        builder.outTradeNo("A2");
        payment.expect(built);
        ORDER.subMchid("8");
        payment.expectPaid(ORDER);
    }
}
