package io.github.wxnotify.testing;

import io.github.wxnotify.PemContent;
import io.github.wxnotify.WxNotifyException;
import io.github.wxnotify.internal.Native;
import io.github.wxnotify.internal.Request;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * {@code java -jar wxnotify.jar forge}: the two uses of the command {@code wxnotify forge} that every merchant begins with, for
 * whoever has a JDK and not the command. A platform's directory is the same for both.
 */
final class Forge {
    private static final String USAGE = "Usage:\n"
            + "  java -jar wxnotify.jar forge --init DIR [--public-key-id PUB_KEY_ID_...]\n"
            + "      make a test platform in a directory: FOR TESTS ONLY\n"
            + "  java -jar wxnotify.jar forge --platform DIR --event TYPE [--set FIELD=VALUE]... [--fault NAME] --send URL\n"
            + "      send a notification by it to this machine, and print the answer\n"
            + "The command wxnotify does more.";

    private static final String PRIVATE_KEY = "private_key.pem";
    private static final String API_V3_KEY = "api_v3_key";
    private static final String CERTIFICATE = "certificate.pem";
    private static final String PUBLIC_KEY = "public_key.pem";
    private static final String PUBLIC_KEY_ID = "public_key_id";

    private final Map<String, String> options = new LinkedHashMap<>();
    private final Map<String, String> fields = new LinkedHashMap<>();

    private Forge(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i += 2) {
            String name = arguments.get(i);
            boolean isKnown = Arrays.asList("--init", "--public-key-id", "--platform", "--event", "--set", "--fault", "--send").contains(name);
            if (!isKnown || i + 1 == arguments.size()) {
                throw new IllegalArgumentException((isKnown ? "a value is missing after " : "there is no option ") + name);
            }
            String value = arguments.get(i + 1);
            if (!name.equals("--set")) {
                options.put(name, value);
            } else if (value.indexOf('=') < 1) {
                throw new IllegalArgumentException("--set " + value + ": write FIELD=VALUE");
            } else {
                fields.put(value.substring(0, value.indexOf('=')), value.substring(value.indexOf('=') + 1));
            }
        }
    }

    /**
     * Runs it, and ends the JVM: with 0 where all went well, 1 where the endpoint did wrong, 2 for a wrong use.
     *
     * @param arguments {@code forge}, and its options
     */
    public static void main(String[] arguments) {
        try {
            if (arguments.length == 0 || !arguments[0].equals("forge")) {
                throw new IllegalArgumentException("the one command here is forge");
            }
            Forge forge = new Forge(Arrays.asList(arguments).subList(1, arguments.length));
            System.exit(forge.options.containsKey("--init") ? forge.init() : forge.send());
        } catch (IllegalArgumentException | WxNotifyException wrong) {
            System.err.println(wrong.getMessage() + "\n\n" + USAGE);
            System.exit(2);
        } catch (FileAlreadyExistsException exists) {
            System.err.println(exists.getMessage() + " is there already; nothing is overwritten");
            System.exit(2);
        } catch (NoSuchFileException missing) {
            System.err.println(missing.getMessage() + " is not there; forge --init makes a test platform");
            System.exit(2);
        } catch (IOException failed) {
            System.err.println(failed);
            System.exit(1);
        }
    }

    private String option(String name) {
        String value = options.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    private int init() throws IOException {
        Path dir = Files.createDirectories(Paths.get(option("--init")));
        String id = options.get("--public-key-id");
        try (Platform platform = id == null ? Platform.create() : Platform.withPublicKey(id)) {
            write(dir.resolve(PRIVATE_KEY), platform.getPrivateKeyPem(), true);
            write(dir.resolve(API_V3_KEY), platform.getApiV3Key(), true);
            if (id == null) {
                write(dir.resolve(CERTIFICATE), platform.getCertificatePem(), false);
            } else {
                write(dir.resolve(PUBLIC_KEY), platform.getPublicKeyPem(), false);
                write(dir.resolve(PUBLIC_KEY_ID), id, false);
            }
            System.out.println("Made a test platform in " + dir + ": serial " + platform.getSerial()
                    + ". FOR TESTS ONLY: never let an endpoint that handles money trust it.");
        }
        return 0;
    }

    private static void write(Path file, String text, boolean isSecret) throws IOException {
        boolean isPosix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] owners = isSecret && isPosix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                : new FileAttribute<?>[0];
        Files.write(Files.createFile(file, owners), text.getBytes(StandardCharsets.UTF_8));
    }

    private static Platform load(Path dir) throws IOException {
        Platform.Builder platform = Platform.builder().privateKey(read(dir.resolve(PRIVATE_KEY))).apiV3Key(read(dir.resolve(API_V3_KEY)));
        if (Files.exists(dir.resolve(PUBLIC_KEY_ID))) {
            return platform.publicKeyId(read(dir.resolve(PUBLIC_KEY_ID))).build();
        }
        PemContent certificate = PemContent.inspect(read(dir.resolve(CERTIFICATE))).get(0);
        return platform.serial(certificate.getSerial()).validity(certificate.getNotBefore(), certificate.getNotAfter()).build();
    }

    private static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private int send() throws IOException {
        String event = option("--event");
        String fault = options.get("--fault");
        URL url = toThisMachine(option("--send"));
        try (Platform platform = load(Paths.get(option("--platform")))) {
            NotificationBuilder notification = platform.notification(event, Sample.of(event, typed(event)));
            if (fault != null) {
                notification.fault(Fault.valueOf(fault.toUpperCase(Locale.ROOT)));
            }
            long begun = System.nanoTime();
            HttpURLConnection connection = post(url, notification.build());
            int status = connection.getResponseCode();
            System.out.printf(Locale.ROOT, "HTTP %d in %.1f ms%n%s%n", status, (System.nanoTime() - begun) / 1e6, body(connection, status));
            boolean isReceived = status == 200 || status == 204;
            if (isReceived == (fault == null)) {
                return 0;
            }
            System.err.println(isReceived
                    ? "WRONG: the endpoint acknowledged a notification that it must refuse (" + fault + ")"
                    : "WRONG: the endpoint refused a genuine notification; does it trust this test platform? Its log says why");
            return 1;
        } catch (ConnectException refused) {
            System.err.println("no answer from " + url + "; is the endpoint running there?");
            return 1;
        }
    }

    private static URL toThisMachine(String address) throws IOException {
        URL url = new URL(address);
        if (!url.getProtocol().equals("http") || !InetAddress.getByName(url.getHost()).isLoopbackAddress()) {
            throw new IllegalArgumentException("--send goes by http to this machine alone, such as http://127.0.0.1:8080/notify");
        }
        return url;
    }

    /** The fields that were set, each in the type of what stands there. */
    private Map<String, Object> typed(String event) {
        Map<String, Object> typed = new LinkedHashMap<>();
        Map<String, Object> sample = new Request().text(Sample.of(event, new LinkedHashMap<>())).send(Native::notificationResource).object();
        fields.forEach((path, text) -> {
            Object there = sample;
            for (String name : path.split("\\.")) {
                there = there instanceof Map ? ((Map<?, ?>) there).get(name) : null;
            }
            typed.put(path, there instanceof Long ? (Object) Long.valueOf(text) : there instanceof Boolean ? Boolean.valueOf(text) : text);
        });
        return typed;
    }

    private static HttpURLConnection post(URL url, Delivery delivery) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) url.openConnection();
        connection.setRequestMethod("POST");
        connection.setInstanceFollowRedirects(false);
        connection.setDoOutput(true);
        delivery.getHeaders().forEach(connection::setRequestProperty);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(delivery.getBody());
        }
        return connection;
    }

    private static String body(HttpURLConnection connection, int status) throws IOException {
        try (InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            byte[] buffer = new byte[4096];
            for (int read = in == null ? -1 : in.read(buffer); read >= 0; read = in.read(buffer)) {
                body.write(buffer, 0, read);
            }
            return body.toString("UTF-8");
        }
    }
}
