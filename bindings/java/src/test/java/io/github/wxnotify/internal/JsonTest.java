package io.github.wxnotify.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is asked of the core is JSON. */
class JsonTest {
    private static String json(Object value) {
        return new String(Json.of(value), StandardCharsets.UTF_8);
    }

    @Test
    void everyKindOfValue() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("texts", Arrays.asList("a", "", null));
        object.put("number", -7L);
        object.put("yes", true);
        object.put("none", Collections.emptyList());
        object.put("empty", Collections.emptyMap());
        object.put("as it is", new Json.Text("{\"分\":1}".getBytes(StandardCharsets.UTF_8)));
        assertEquals(
                "{\"texts\":[\"a\",\"\",null],\"number\":-7,\"yes\":true,\"none\":[],\"empty\":{},\"as it is\":{\"分\":1}}", json(object));
    }

    /** Each character below the blank, quotation mark and backslash, and what takes two, three and four bytes. */
    @Test
    void theCoreReadsEveryText() {
        String text = IntStream.range(0, 256).mapToObj(c -> String.valueOf((char) c)).collect(Collectors.joining()) + "支付成功😀";
        assertEquals("\"\\u0000\\u001f \\\"\\\\\"", json("\u0000\u001f \"\\"));
        byte[] object = Json.of(Map.of(text, List.of(text)));
        assertEquals(Map.of(text, List.of(text)), new Request().bytes(object).send(Native::notificationResource).object());
    }
}
