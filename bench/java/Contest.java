import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The protocol of bench/README.md, and the files that it names. */
final class Contest {
    /** One request, with headers in whatever case. */
    static final class Message {
        final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        final byte[] body;

        Message(Contest contest, String name) {
            for (String line : contest.text(name + ".headers").split("\n")) {
                String[] pair = line.split(": ", 2);
                headers.put(pair[0], pair[1]);
            }
            body = contest.bytes(name + ".body");
        }
    }

    /** What takes a message. */
    interface Call<T> {
        T of(Message message) throws Exception;
    }

    private static final class Operation<T> {
        final Call<T> call;
        final Function<T, Map<String, ?>> show;

        Operation(Call<T> call, Function<T, Map<String, ?>> show) {
            this.call = call;
            this.show = show;
        }

        Map<String, ?> check(Message message) {
            try {
                return show.apply(call.of(message));
            } catch (Exception refused) {
                return Collections.singletonMap("refused", refused.toString());
            }
        }

        String turn(Message message, int calls) {
            int accepted = 0;
            long start = System.nanoTime();
            for (int index = 0; index < calls; index++) {
                try {
                    if (call.of(message) != null) {
                        accepted++;
                    }
                } catch (Exception refused) {
                    continue;
                }
            }
            return System.nanoTime() - start + " " + accepted;
        }
    }

    private final Path folder;
    private final Map<String, Operation<?>> operations = new LinkedHashMap<>();

    Contest(String[] args) {
        folder = Paths.get(args[0]);
    }

    byte[] bytes(String name) {
        try {
            return Files.readAllBytes(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    /** An operation: what takes a message, and what shows its output. */
    <T> Contest operation(String name, Call<T> call, Function<T, Map<String, ?>> show) {
        operations.put(name, new Operation<>(call, show));
        return this;
    }

    /** Answers standard input until its end. */
    void serve(String versions) throws IOException {
        PrintStream out = new PrintStream(System.out, true, "UTF-8");
        Map<String, Message> messages = new HashMap<>();
        Map<String, Object> hello = new LinkedHashMap<>();
        hello.put("operations", operations.keySet());
        hello.put("versions", versions);
        out.println(json(hello));
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ");
            Operation<?> operation = operations.get(words[1]);
            Message message = messages.computeIfAbsent(words[2], name -> new Message(this, name));
            out.println(words[0].equals("check")
                    ? json(operation.check(message))
                    : operation.turn(message, Integer.parseInt(words[3])));
        }
    }

    /** JSON, without a library that would start with every contestant. */
    private static String json(Object value) {
        StringBuilder json = new StringBuilder();
        write(json, value);
        return json.toString();
    }

    private static void write(StringBuilder json, Object value) {
        if (value instanceof Map) {
            String separator = "{";
            for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
                json.append(separator);
                write(json, entry.getKey());
                json.append(':');
                write(json, entry.getValue());
                separator = ",";
            }
            json.append('}');
        } else if (value instanceof Iterable) {
            String separator = "[";
            for (Object item : (Iterable<?>) value) {
                json.append(separator);
                write(json, item);
                separator = ",";
            }
            json.append(']');
        } else if (value instanceof String) {
            json.append('"');
            for (char character : ((String) value).toCharArray()) {
                if (character < ' ' || character == '"' || character == '\\') {
                    json.append(String.format("\\u%04x", (int) character));
                } else {
                    json.append(character);
                }
            }
            json.append('"');
        } else {
            json.append(value);
        }
    }

    static Map<String, ?> plaintext(byte[] output) {
        return Collections.singletonMap("plaintext", new String(output, StandardCharsets.UTF_8));
    }

    static Map<String, ?> resource(Map<String, Object> output) {
        return Collections.singletonMap("resource", output);
    }

    static Map<String, ?> event(String outTradeNo, String transactionId, String tradeState, long total, String openid, String goodsId) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("out_trade_no", outTradeNo);
        event.put("transaction_id", transactionId);
        event.put("trade_state", tradeState);
        event.put("total", total);
        event.put("openid", openid);
        event.put("goods_id", goodsId);
        return Collections.singletonMap("event", event);
    }
}
