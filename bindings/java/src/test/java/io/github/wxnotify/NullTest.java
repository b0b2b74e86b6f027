package io.github.wxnotify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.wxnotify.events.Event;
import io.github.wxnotify.handler.NotificationHandler;
import io.github.wxnotify.handler.OrderNumber;
import io.github.wxnotify.handler.Request;
import io.github.wxnotify.inbox.Inbox;
import io.github.wxnotify.testing.Platform;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Where null is given and something is needed, the parameter is named as Java spells it. */
class NullTest {
    private static final byte[] BYTES = "{}".getBytes(StandardCharsets.UTF_8);

    private static void named(String parameter, Executable call) {
        WxNotifyException error = assertThrows(WxNotifyException.class, call);
        assertEquals(ErrorCode.ARGUMENT_INVALID, error.getCode(), error.getMessage());
        assertEquals(parameter, error.getField());
        assertEquals(parameter + " is null, and a value is needed", error.getMessage());
    }

    @Test
    void aConfiguration() {
        named("key", () -> NotificationParser.builder().apiV3Key((ApiV3Key) null));
        named("keys", () -> NotificationParser.builder().platformKeys(null));
        named("tolerance", () -> NotificationParser.builder().clockTolerance(null));
        named("certificates", () -> PlatformKeys.builder().certificates((Iterable<PlatformCertificate>) null));
    }

    @Test
    void aNotification() {
        try (Platform platform = Platform.create();
                NotificationParser parser = platform.parser()) {
            named("keys", () -> parser.replacePlatformKeys(null));
            named("keys", () -> parser.replaceApiV3Keys(null));
        }
        named("eventType", () -> Event.of(null, Kind.TRANSACTION_DIRECT, BYTES));
        named("kind", () -> Event.of("TRANSACTION.SUCCESS", null, BYTES));
        named("plaintext", () -> Event.of("TRANSACTION.SUCCESS", Kind.TRANSACTION_DIRECT, null));
    }

    @Test
    void anAcknowledgement() {
        named("body", () -> Ack.answer(null));
        named("code", () -> Ack.of(null));
    }

    @Test
    void whoAsks() {
        named("mchid", () -> Merchant.of(null, "AB", ""));
        named("serial", () -> Merchant.of("19", null, ""));
        named("privateKey", () -> Merchant.of("19", "AB", null));
        named("merchant", () -> CertificateRefresher.builder(null));
        named("headers", () -> ApiAnswer.of(200, (Headers) null, null));
        named("outTradeNo", () -> OrderNumber.outTradeNo(null));
        named("transactionId", () -> OrderNumber.transactionId(null));
        named("outRefundNo", () -> OrderNumber.outRefundNo(null));
        named("subMchid", () -> OrderNumber.outTradeNo("A1").subMchid(null));
        named("path", () -> Request.of("POST", null, Headers.of(Collections.emptyMap()), null));
    }

    @Test
    void primitives() {
        String algorithm = "AEAD_AES_256_GCM";
        named("timestamp", () -> Primitives.signingMessage(null, "nonce", BYTES));
        named("nonce", () -> Primitives.signingMessage("1", null, BYTES));
        named("message", () -> Primitives.verifySignature(null, "", ""));
        named("signature", () -> Primitives.verifySignature(BYTES, null, ""));
        named("key", () -> Primitives.verifySignature(BYTES, "", null));
        named("apiV3Key", () -> Primitives.decryptResource(null, "", "", "", algorithm));
        named("nonce", () -> Primitives.decryptResource("", null, "", "", algorithm));
        named("ciphertext", () -> Primitives.decryptResource("", "", "", null, algorithm));
        named("algorithm", () -> Primitives.decryptResource("", "", "", "", null));
    }

    @Test
    void certificates() {
        Map<String, String> none = Collections.emptyMap();
        named("headers", () -> Certificates.parse((Headers) null, BYTES, Collections.emptyList(), null, 0));
        named("apiV3Keys", () -> Certificates.parse(none, BYTES, null, null, 0));
        named("key", () -> Certificates.parse(none, BYTES, Collections.singletonList(null), null, 0));
    }

    @Test
    void aHandlerAndAnInbox() {
        named("parser", () -> NotificationHandler.builder(null));
        named("dataSource", () -> Inbox.of(null));
        named("path", () -> Inbox.sqlite(null));
        named("message", () -> Ack.failed(null));
        named("type", () -> Event.kindOf(null));
        try (Platform platform = Platform.create(); NotificationParser parser = platform.parser()) {
            NotificationHandler.Builder handler = NotificationHandler.builder(parser);
            named("inbox", () -> handler.inbox(null));
            named("callback", () -> handler.onPaid(null));
            named("route", () -> handler.on((String) null, delivery -> {}));
            named("observe", () -> handler.observe(null));
            named("refresher", () -> handler.refresher(null));
            named("finder", () -> NotificationHandler.forMerchants(null));
        }
    }
}
