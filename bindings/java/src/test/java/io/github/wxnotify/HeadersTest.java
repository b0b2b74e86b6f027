package io.github.wxnotify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wxnotify.testing.Delivery;
import io.github.wxnotify.testing.Platform;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import java.net.http.HttpRequest;
import java.net.URI;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletRequest;

/** Every header object that Java programs have. */
class HeadersTest {
    private static Platform platform;
    private static NotificationParser parser;
    private static Delivery paid;

    @BeforeAll
    static void make() {
        platform = Platform.create();
        parser = platform.parser();
        paid = platform.notification("TRANSACTION.SUCCESS", "{}").requestId("08F78BB5AF0610D302").build();
    }

    @AfterAll
    static void close() {
        parser.close();
        platform.close();
    }

    private static void assertParsed(Headers headers) {
        assertEquals("08F78BB5AF0610D302", parser.parse(headers, paid.getBody()).getRequestId());
    }

    @TestFactory
    Stream<DynamicTest> everySpellingOfNames() {
        Map<String, UnaryOperator<String>> spellings = new LinkedHashMap<>();
        spellings.put("as sent", name -> name);
        spellings.put("lower case", name -> name.toLowerCase(Locale.ROOT));
        spellings.put("upper case", name -> name.toUpperCase(Locale.ROOT));
        spellings.put("CGI", name -> "HTTP_" + name.toUpperCase(Locale.ROOT).replace('-', '_'));
        return spellings.entrySet().stream()
                .map(spelling -> DynamicTest.dynamicTest(spelling.getKey(), () -> {
                    Map<String, String> headers = new HashMap<>();
                    paid.getHeaders().forEach((name, value) -> headers.put(spelling.getValue().apply(name), value));
                    assertParsed(Headers.of(headers));
                    assertEquals(
                            "08F78BB5AF0610D302", parser.parse(headers, paid.getBody()).getRequestId());
                }));
    }

    @Test
    void mapsOfListsAndArrays() {
        Map<String, List<String>> lists = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Map<String, Object> arrays = new HashMap<>();
        paid.getHeaders().forEach((name, value) -> {
            lists.put(name, Collections.singletonList(value));
            arrays.put(name, new String[] {value});
        });
        assertParsed(Headers.of(lists));
        assertParsed(Headers.of(arrays));
    }

    @Test
    void theJdksOwnServer() {
        com.sun.net.httpserver.Headers headers = new com.sun.net.httpserver.Headers();
        paid.getHeaders().forEach(headers::add);
        assertParsed(Headers.of(headers));
    }

    @Test
    void theJdksOwnClient() {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost/"));
        paid.getHeaders().forEach(request::header);
        assertParsed(Headers.of(request.build().headers().map()));
    }

    @Test
    void servlets() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        paid.getHeaders().forEach(request::addHeader);
        assertParsed(Headers.of(request.getHeaderNames(), request::getHeaders));
    }

    @Test
    void spring() {
        HttpHeaders headers = new HttpHeaders();
        paid.getHeaders().forEach(headers::add);
        assertParsed(Headers.of(headers.keySet(), headers::get));
        assertParsed(Headers.of(headers.toSingleValueMap()));
    }

    @Test
    void netty() {
        DefaultHttpHeaders headers = new DefaultHttpHeaders();
        paid.getHeaders().forEach(headers::add);
        assertParsed(Headers.of(headers));
    }

    @Test
    void nullNamesAndValuesArePassedOver() {
        Map<String, String> headers = new HashMap<>(paid.getHeaders());
        headers.put(null, "HTTP/1.1 200 OK");
        headers.put("X-Nothing", null);
        assertParsed(Headers.of(headers));
    }

    @Test
    void aHeaderSentTwiceIsSeenTwice() {
        Map<String, List<String>> headers = new HashMap<>();
        paid.getHeaders().forEach((name, value) -> headers.put(name, Arrays.asList(value, value)));
        assertParsed(Headers.of(headers));

        headers.put("Wechatpay-Nonce", Arrays.asList(paid.getHeaders().get("Wechatpay-Nonce"), "another"));
        MalformedNotificationException error =
                assertThrows(MalformedNotificationException.class, () -> parser.parse(headers, paid.getBody()));
        assertEquals(ErrorCode.HEADER_INVALID, error.getCode());
        assertEquals("Wechatpay-Nonce", error.getField());
    }

    @Test
    void aMissingHeaderIsNamed() {
        MalformedNotificationException error = assertThrows(
                MalformedNotificationException.class,
                () -> parser.parse(paid.withoutHeader("wechatpay-serial").getHeaders(), paid.getBody()));
        assertEquals(ErrorCode.HEADER_MISSING, error.getCode());
        assertEquals("Wechatpay-Serial", error.getField());
    }

    @Test
    void aHeaderThatIsNotTextIsNamed() {
        Map<String, Object> headers = new HashMap<>(paid.getHeaders());
        headers.put("Wechatpay-Timestamp", 1700000000L);
        WxNotifyException error = assertThrows(WxNotifyException.class, () -> parser.parse(headers, paid.getBody()));
        assertEquals(ErrorCode.ARGUMENT_INVALID, error.getCode());
        assertEquals("Wechatpay-Timestamp", error.getField());
        assertTrue(error.getMessage().contains("java.lang.Long"), error.getMessage());
    }
}
