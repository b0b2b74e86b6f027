package io.github.wxnotify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.wxnotify.events.Event;
import io.github.wxnotify.events.EventObject;
import io.github.wxnotify.events.TransactionDirect;
import io.github.wxnotify.events.WebizpayPayment;
import io.github.wxnotify.testing.Platform;
import io.github.wxnotify.testing.Sample;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A notification's resource as the class of its kind. */
class EventTest {
    private static Platform platform;

    @BeforeAll
    static void make() {
        platform = Platform.create();
    }

    @AfterAll
    static void close() {
        platform.close();
    }

    private static Notification parse(String resource) {
        return Samples.parse(platform, platform.notification("TRANSACTION.SUCCESS", resource).build());
    }

    private static TransactionDirect payment(String more) {
        return (TransactionDirect) parse(Samples.PAYMENT.replaceFirst("}$", more + "}")).event();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The first event of a program waits for no class of another kind. */
    @Test
    void anEventLoadsTheClassesOfItsKindAndNoOther() throws Exception {
        Program.Ended ended = Program.run(PrintEvent.class.getName(), List.of("-verbose:class"));
        assertEquals(0, ended.exitCode(), ended.output());
        assertTrue(ended.output().contains("io.github.wxnotify.events.TransactionDirect "), ended.output());
        assertFalse(ended.output().contains("io.github.wxnotify.events.Violation "), ended.output());
        assertFalse(ended.output().contains("io.github.wxnotify.events.Complaint "), ended.output());
    }

    @Test
    void aPaymentIsATransactionDirect() {
        TransactionDirect payment = payment(",\"promotion_detail\":[{\"coupon_id\":\"109519\",\"goods_detail\":"
                + "[{\"goods_id\":\"M1006\",\"quantity\":2}]}],\"payer\":{\"openid\":\"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o\"}");
        assertEquals(Kind.TRANSACTION_DIRECT, payment.getKind());
        assertEquals("A1", payment.getOutTradeNo());
        long total = payment.getAmount().getTotal();
        assertEquals(100, total);
        assertEquals("CNY", payment.getAmount().getCurrency());
        assertEquals("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o", payment.getPayer().getOpenid());
        TransactionDirect.PromotionDetail promotion = payment.getPromotionDetail().get(0);
        assertEquals("109519", promotion.getCouponId());
        assertEquals(2L, promotion.getGoodsDetail().get(0).getQuantity());
    }

    @Test
    void whatIsAbsentIsNullAndAListEmpty() {
        for (String more : List.of(
                "", ",\"attach\":null,\"payer\":null,\"promotion_detail\":null", ",\"promotion_detail\":[]")) {
            TransactionDirect payment = payment(more);
            assertNull(payment.getAttach(), more);
            assertNull(payment.getPayer(), more);
            assertNull(payment.getAmount().getPayerTotal(), more);
            assertEquals(List.of(), payment.getPromotionDetail(), more);
            assertEquals(
                    List.of("amount", "appid", "mchid", "out_trade_no", "trade_state"),
                    payment.toMap().keySet().stream().sorted().toList(),
                    more);
        }
    }

    @Test
    void whatIsUnknownPasses() {
        String more = ",\"of_a_later_year\":{\"a\":[1]}";
        assertEquals(payment(""), payment(more));
        assertTrue(parse(Samples.PAYMENT.replaceFirst("}$", more + "}")).getResource().containsKey("of_a_later_year"));
    }

    @Test
    void aResourceThatDoesNotFitIsAnErrorAndIsThereAllTheSame() {
        Notification notification = parse(Samples.PAYMENT.replace("\"total\":100", "\"total\":\"100\""));
        ContentMismatchException error = assertThrows(ContentMismatchException.class, notification::event);
        assertEquals(ErrorCode.EVENT_UNTYPED, error.getCode());
        assertEquals("amount.total", error.getField());
        assertTrue(error.getMessage().contains("a string, not an integer"), error.getMessage());
        assertEquals(500, error.getAck().getStatus());
        assertEquals("100", ((Map<?, ?>) notification.getResource().get("amount")).get("total"));

        Notification unknown = Samples.parse(platform, platform.notification("OF.A.LATER.YEAR", "{\"a\":1}").build());
        error = assertThrows(ContentMismatchException.class, unknown::event);
        assertEquals(ErrorCode.EVENT_UNTYPED, error.getCode());
        assertEquals("event_type", error.getField());
        assertEquals(1L, unknown.getResource().get("a"));
    }

    @Test
    void anEventIsMadeOfWhatAQueueKept() {
        JsonObject kept = JsonParser.parseString(parse(Samples.PAYMENT).toJson()).getAsJsonObject();
        Event event = Event.of(
                kept.get("event_type").getAsString(),
                Kind.of(kept.get("kind").getAsString()),
                bytes(kept.get("plaintext").getAsString()));
        assertEquals(payment(""), event);
        for (String plaintext : List.of("", "[]", "{", "\"secret\"")) {
            WxNotifyException error = assertThrows(
                    WxNotifyException.class,
                    () -> Event.of("TRANSACTION.SUCCESS", Kind.TRANSACTION_DIRECT, bytes(plaintext)));
            assertEquals(ErrorCode.ARGUMENT_INVALID, error.getCode());
            assertEquals("plaintext", error.getField());
            assertFalse(error.getMessage().contains("secret"));
        }
    }

    @Test
    void anEventIsAnImmutableValueWhoseTextShowsNone() {
        TransactionDirect payment = payment(",\"payer\":{\"openid\":\"o1\"},\"promotion_detail\":[{\"coupon_id\":\"c1\"}]");
        TransactionDirect same = payment(",\"promotion_detail\":[{\"coupon_id\":\"c1\"}],\"payer\":{\"openid\":\"o1\"}");
        assertEquals(payment, same);
        assertEquals(payment.hashCode(), same.hashCode());
        assertNotEquals(payment, payment(""));
        assertNotEquals(payment.getAmount(), payment.getPayer());
        assertThrows(UnsupportedOperationException.class, () -> payment.getPromotionDetail().clear());
        assertThrows(UnsupportedOperationException.class, () -> payment.toMap().clear());
        assertTrue(payment.toString().startsWith("TransactionDirect["), payment.toString());
        assertTrue(payment.toString().contains("out_trade_no"), payment.toString());
        assertFalse(payment.toString().contains("A1"), payment.toString());
        assertEquals("Payer[openid]", payment.getPayer().toString());
    }

    @Test
    void whereNobodyKnowsTheTypeAnyValueIsThere() {
        for (String[] value : new String[][] {{"[1,{\"a\":null}]", "[1, {a=null}]"}, {"\"x\"", "x"}, {"1.5", "1.5"}}) {
            JsonObject resource = sample("webizpay.payment");
            resource.add("goods_name", JsonParser.parseString(value[0]));
            byte[] plaintext = bytes(resource.toString());
            WebizpayPayment payment =
                    (WebizpayPayment) Event.of("WEBIZPAY.PAYMENTSUCCESS", Kind.WEBIZPAY_PAYMENT, plaintext);
            assertEquals(value[1], payment.getGoodsName().toString());
        }
    }

    /** All fields of every kind, as the conformance vectors have them (APIv2's are made up), by event type and kind. */
    private static Map<String, JsonObject> samples() {
        Map<String, JsonObject> samples = new HashMap<>();
        JsonObject vectors;
        try {
            vectors = JsonParser.parseString(Files.readString(Path.of("../../tests/vectors/events.json"))).getAsJsonObject();
        } catch (java.io.IOException error) {
            throw new java.io.UncheckedIOException(error);
        }
        for (JsonElement element : vectors.getAsJsonArray("cases")) {
            JsonObject one = element.getAsJsonObject();
            if (one.get("about").getAsString().equals("all fields")) {
                String place = one.get("name").getAsString().replaceFirst("^events/", "");
                samples.put(place, one.getAsJsonObject("expected").getAsJsonObject("event"));
            }
        }
        for (Kind kind : List.of(Kind.V2_PAY, Kind.V2_REFUND, Kind.V2_CONTRACT)) {
            JsonObject made = JsonParser.parseString(Sample.of(kind.getName(), Map.of())).getAsJsonObject();
            samples.put(kind.name().replace('_', '.') + "/" + kind.getName(), made);
        }
        return samples;
    }

    private static JsonObject sample(String kind) {
        Map<String, JsonObject> samples = samples();
        String place = samples.keySet().stream().filter(name -> name.endsWith("/" + kind)).findAny().orElseThrow();
        return samples.get(place);
    }

    @Test
    void everyKindHasItsClassWithAGetterForEveryField() throws ReflectiveOperationException {
        Map<Kind, Class<?>> classes = new EnumMap<>(Kind.class);
        for (Map.Entry<String, JsonObject> sample : samples().entrySet()) {
            String[] place = sample.getKey().split("/");
            Kind kind = Kind.of(place[1]);
            Event event = Event.of(place[0], kind, bytes(sample.getValue().toString()));
            assertEquals(kind, event.getKind());
            assertEquals(sample.getValue(), new Gson().toJsonTree(event.toMap()));
            assertGettersAre(event.toMap(), event);
            classes.put(kind, event.getClass());
        }
        assertEquals(EnumSet.complementOf(EnumSet.of(Kind.UNKNOWN)), classes.keySet());
        assertEquals(78, classes.keySet().size());
        assertEquals(78, new HashSet<>(classes.values()).size());
    }

    private static void assertGettersAre(Map<?, ?> fields, EventObject object) throws ReflectiveOperationException {
        Map<String, Object> got = new HashMap<>();
        for (Method method : object.getClass().getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers()) && method.getName().matches("(get|is)[A-Z].*")) {
                String name = method.getName().replaceFirst("^(get|is)", "").replaceAll("(?<=.)([A-Z])", "_$1");
                if (!name.equals("Kind")) {
                    got.put(name.toLowerCase(java.util.Locale.ROOT), method.invoke(object));
                }
            }
        }
        assertEquals(fields.keySet(), got.keySet(), object.getClass().getName());
        for (Map.Entry<?, ?> field : fields.entrySet()) {
            List<Object> values = new ArrayList<>(Arrays.asList(got.get(field.getKey())));
            List<Object> expected = new ArrayList<>(Arrays.asList(field.getValue()));
            if (values.get(0) instanceof List<?> list) {
                values = new ArrayList<>(list);
                expected = new ArrayList<>((List<?>) field.getValue());
            }
            assertEquals(expected.size(), values.size());
            for (int i = 0; i < values.size(); i++) {
                if (values.get(i) instanceof EventObject part) {
                    assertGettersAre((Map<?, ?>) expected.get(i), part);
                } else {
                    assertEquals(expected.get(i), values.get(i));
                }
            }
        }
    }
}
