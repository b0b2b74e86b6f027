package io.github.wxnotify.internal;

import io.github.wxnotify.ErrorCode;
import io.github.wxnotify.WxNotifyException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads what a native function returned, value after value; the form stands in {@code wire.rs}. */
public final class Reply {
    private final byte[] bytes;
    private int position;

    /** @throws WxNotifyException where the reply is an error */
    public Reply(byte[] bytes) {
        this.bytes = bytes;
        if (!bool()) {
            throw error();
        }
    }

    /** The whole reply, as it came. */
    public byte[] whole() {
        return bytes;
    }

    private int number() {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            value = value << 8 | bytes[position++] & 0xff;
        }
        return value;
    }

    public long integer() {
        long high = number();
        return high << 32 | number() & 0xffffffffL;
    }

    public boolean bool() {
        return bytes[position++] == 1;
    }

    /** An integer, or null. */
    public Long optionalInteger() {
        return bool() ? integer() : null;
    }

    /** How long the bytes are that come, and are read by {@link #pass}. */
    public int length() {
        return number();
    }

    /** Goes over bytes, and returns where in the {@link #whole()} they begin. */
    public int pass(int length) {
        position += length;
        return position - length;
    }

    /** Bytes, or null. */
    public byte[] bytes() {
        int length = number();
        if (length < 0) {
            return null;
        }
        position += length;
        return Arrays.copyOfRange(bytes, position - length, position);
    }

    /** A text, or null. */
    public String text() {
        int length = number();
        if (length < 0) {
            return null;
        }
        position += length;
        return new String(bytes, position - length, length, StandardCharsets.UTF_8);
    }

    public <T> List<T> list(Function<Reply, T> item) {
        int count = number();
        List<T> items = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            items.add(item.apply(this));
        }
        return Collections.unmodifiableList(items);
    }

    /** An error, as the exception of its class. */
    public WxNotifyException error() {
        ErrorCode code = ErrorCode.of((int) integer());
        String field = text();
        return Exceptions.of(code, text(), field);
    }

    /** A JSON object as {@code tree.rs} writes it. */
    @SuppressWarnings("unchecked")
    public Map<String, Object> object() {
        return (Map<String, Object>) value(bytes[position++]);
    }

    private static final byte END = 9;

    private Object value(byte type) {
        switch (type) {
            case 0:
                return null;
            case 1:
                return false;
            case 2:
                return true;
            case 3:
                return integer();
            case 4:
                return new BigInteger(text());
            case 5:
                return Double.longBitsToDouble(integer());
            case 6:
                return text();
            case 7:
                List<Object> array = new ArrayList<>();
                for (byte next = bytes[position++]; next != END; next = bytes[position++]) {
                    array.add(value(next));
                }
                return Collections.unmodifiableList(array);
            case 8:
                Map<String, Object> object = new LinkedHashMap<>();
                for (byte next = bytes[position++]; next != END; next = bytes[position++]) {
                    String name = (String) value(next);
                    object.put(name, value(bytes[position++]));
                }
                return Collections.unmodifiableMap(object);
            default:
                throw new IllegalStateException("the native library and the Java classes are not of one build");
        }
    }
}
