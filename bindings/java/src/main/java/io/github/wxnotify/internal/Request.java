package io.github.wxnotify.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** Writes what a native function takes, value after value; the form stands in {@code wire.rs}. */
public final class Request {
    private static final int LONGEST = Integer.MAX_VALUE - 8;

    private byte[] bytes;
    private int size;

    public Request() {
        this(128);
    }

    /** @param capacity about how many bytes will be written */
    public Request(int capacity) {
        bytes = new byte[capacity];
    }

    private void reserve(int more) {
        if (more > bytes.length - size) {
            long doubled = Math.min(2L * bytes.length, LONGEST);
            bytes = Arrays.copyOf(bytes, Math.max(sizeWith(more), (int) doubled));
        }
    }

    private int sizeWith(int more) {
        if (more > LONGEST - size) {
            throw new OutOfMemoryError("a request to the native library is at most 2 GiB long");
        }
        return size + more;
    }

    private void number(int value) {
        reserve(4);
        for (int shift = 24; shift >= 0; shift -= 8) {
            bytes[size++] = (byte) (value >> shift);
        }
    }

    public Request integer(long value) {
        number((int) (value >> 32));
        number((int) value);
        return this;
    }

    public Request bool(boolean value) {
        return octet(value ? 1 : 0);
    }

    /** One octet, as it is. */
    Request octet(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
        return this;
    }

    /** Octets as they are, without their number. */
    void octets(byte[] value) {
        octets(value, 0, value.length);
    }

    /** @param value null for "absent" */
    public Request optionalInteger(Long value) {
        bool(value != null);
        return value == null ? this : integer(value);
    }

    /** @param value null for "absent" */
    public Request bytes(byte[] value) {
        if (value == null) {
            number(-1);
            return this;
        }
        return bytes(value, 0, value.length);
    }

    /** Those of an array from an index on. */
    public Request bytes(byte[] value, int from, int length) {
        number(length);
        return octets(value, from, length);
    }

    private Request octets(byte[] value, int from, int length) {
        reserve(length);
        System.arraycopy(value, from, bytes, size, length);
        size += length;
        return this;
    }

    /** @param value null for "absent" */
    public Request text(String value) {
        return bytes(value == null ? null : value.getBytes(StandardCharsets.UTF_8));
    }

    /** Begins a list: its items are to follow. */
    public Request list(int items) {
        number(items);
        return this;
    }

    /** All that was written, for a native function. */
    public byte[] whole() {
        return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    }

    /** The same with one octet after it. */
    byte[] wholeWith(char last) {
        byte[] whole = Arrays.copyOf(bytes, sizeWith(1));
        whole[size] = (byte) last;
        return whole;
    }

    /** The same with bytes after it, copied once: long ones are copied twice by {@link #bytes} and {@link #whole()}. */
    public byte[] wholeWith(byte[] last) {
        number(last.length);
        byte[] whole = Arrays.copyOf(bytes, sizeWith(last.length));
        System.arraycopy(last, 0, whole, size, last.length);
        return whole;
    }

    /**
     * Calls the native function. On the way to a program's first notification they are called without a method reference, of which
     * the first takes a good ten milliseconds.
     *
     * @return its result
     * @throws io.github.wxnotify.WxNotifyException where the core refuses
     */
    public Reply send(UnaryOperator<byte[]> function) {
        return new Reply(function.apply(whole()));
    }
}
