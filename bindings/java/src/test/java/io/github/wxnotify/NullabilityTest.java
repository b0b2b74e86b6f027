package io.github.wxnotify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.wxnotify.events.Event;
import io.github.wxnotify.events.EventObject;
import io.github.wxnotify.handler.NotificationHandler;
import io.github.wxnotify.handler.Outcome;
import io.github.wxnotify.inbox.Inbox;
import io.github.wxnotify.testing.Delivery;
import io.github.wxnotify.testing.Fault;
import io.github.wxnotify.testing.Platform;
import java.io.ByteArrayInputStream;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may be null is {@code @Nullable}, and nothing else: by what the documentation says, and by what really comes. */
class NullabilityTest {
    private static final Path SOURCES = Path.of("src/main/java/io/github/wxnotify");
    private static final Pattern DOCUMENTED = Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/([^;{}=]*\\)[^;{}=]*)[;{]", Pattern.DOTALL);

    /** What was wrong. */
    private final TreeSet<String> wrong = new TreeSet<>();

    @Test
    void allPackagesSayThatNothingElseIsNull() {
        for (Class<?> type : List.of(
                Notification.class, Event.class, NotificationHandler.class, Inbox.class, Platform.class)) {
            assertNotNull(type.getPackage().getAnnotation(NullMarked.class), type.getPackageName());
        }
    }

    @Test
    void whatIsDocumentedAsNullIsAnnotated() throws Exception {
        int found = 0;
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".java")).toList()) {
                String source = Files.readString(file);
                if (file.toString().contains("internal") || !source.contains("\npublic ")) {
                    continue;
                }
                Matcher documented = DOCUMENTED.matcher(source);
                while (documented.find()) {
                    String place = file.getFileName() + ": " + documented.group(2).strip().replaceAll("\\s+", " ");
                    boolean isPublic = source.contains("interface ") || documented.group(2).contains("public ");
                    for (String tag : isPublic ? documented.group(1).split("\\s@(?=return|param|throws)") : new String[0]) {
                        found += check(place, documented.group(2), tag) ? 1 : 0;
                    }
                }
            }
        }
        assertEquals("", String.join("\n", wrong));
        assertTrue(found > 850, found + " were found");
    }

    /** Whether a tag of the documentation says null where the signature does, and vice versa. */
    private boolean check(String place, String signature, String tag) {
        boolean saysNull = Pattern.compile("\\bnull\\b").matcher(tag).find();
        boolean isNullable;
        if (tag.startsWith("return")) {
            isNullable = Pattern.compile("^[^(]*@Nullable [\\w.]+ \\w+\\(").matcher(signature.replaceAll("@Override\\s*", "")).find();
        } else if (tag.matches("(?s)param \\w.*")) {
            String name = tag.split("\\s+")[1];
            isNullable = Pattern.compile("@Nullable [\\w.]+ " + name + "\\b").matcher(signature).find();
        } else {
            return false;
        }
        if (saysNull != isNullable) {
            wrong.add(place + (saysNull ? " may be null, and lacks @Nullable" : " is @Nullable, and does not say so"));
        }
        return isNullable;
    }

    /** Of each kind the least that passes: what lacks there is null by an annotated getter, and all that is annotated lacks. */
    @Test
    void anEventsOptionalFieldsAreAnnotated() throws Exception {
        JsonObject vectors = JsonParser.parseString(Files.readString(Path.of("../../tests/vectors/events.json"))).getAsJsonObject();
        int kinds = 0;
        for (JsonElement element : vectors.getAsJsonArray("cases")) {
            JsonObject one = element.getAsJsonObject();
            if (one.get("about").getAsString().equals("only what is always there")) {
                String[] place = one.get("name").getAsString().split("/");
                byte[] plaintext = one.getAsJsonObject("expected").getAsJsonObject("event").toString().getBytes(StandardCharsets.UTF_8);
                lookAt(Event.of(place[1], Kind.of(place[2].replace("_required", "")), plaintext));
                kinds++;
            }
        }
        assertEquals("", String.join("\n", wrong));
        assertTrue(kinds > 70, kinds + " kinds");
    }

    @Test
    void whatIsReallyNullIsAnnotated(@TempDir Path folder) throws Exception {
        List<Outcome> outcomes = new ArrayList<>();
        Inbox inbox = Inbox.sqlite(folder.resolve("inbox.db").toString());
        try (Platform platform = Platform.withPublicKey(Samples.PUBLIC_KEY_ID);
                NotificationParser parser = platform.parser();
                NotificationHandler handler = NotificationHandler.builder(parser)
                        .inbox(inbox).onPaid((paid, delivery) -> {}).observe(outcomes::add).build()) {
            Delivery forged = platform.notification("TRANSACTION.SUCCESS", Samples.PAYMENT).fault(Fault.FORGED).build();
            Delivery payment = Samples.payment(platform);
            for (Delivery delivery : List.of(forged, payment, payment)) {
                handler.handle("POST", delivery.getHeaders(), new ByteArrayInputStream(delivery.getBody()));
            }
            Notification notification = parser.parse(payment.getHeaders(), payment.getBody());
            for (Object object : new Object[] {
                platform, notification, ApiV3Key.of(platform.getApiV3Key()), ApiV2Key.of(Samples.MCHID, Samples.API_V2_KEY),
                parser.diagnose(payment.getHeaders(), payment.getBody(), notification.getTimestamp()),
                PemContent.inspect(platform.getPublicKeyPem()).get(0), outcomes.get(0), outcomes.get(1), outcomes.get(0).getError(),
                inbox.inTransaction(connection -> inbox.claim(connection, notification)), inbox.inAutocommit(inbox::stats),
            }) {
                lookAt(object);
            }
        }
        wrong.removeIf(text -> text.contains("was given"));
        assertEquals("", String.join("\n", wrong));
    }

    /** Calls the getters of an object, and of those that it has. */
    private void lookAt(Object object) throws ReflectiveOperationException {
        for (Method getter : object.getClass().getMethods()) {
            if (getter.getName().matches("get[A-Z].*") && getter.getParameterCount() == 0 && !Modifier.isStatic(getter.getModifiers())
                    && getter.getDeclaringClass().getName().startsWith("io.github.wxnotify.")) {
                AnnotatedType type = getter.getAnnotatedReturnType();
                Object value = getter.invoke(object);
                if ((value == null) != type.isAnnotationPresent(Nullable.class)) {
                    wrong.add(getter + (value == null ? " gave null, and lacks @Nullable" : " is @Nullable, and was given"));
                }
                if (value instanceof EventObject) {
                    lookAt(value);
                }
            }
        }
    }
}
