package io.github.wxnotify.internal;

import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;

/**
 * Finds the native library in the jar and loads it.
 *
 * <p>A library can only be loaded from a file: it is copied into a new folder that nobody but this user can enter, and
 * removed as soon as it is loaded (on Windows, which keeps loaded files, when the JVM ends).
 */
final class NativeLibrary {
    /** A system property: the path of a native library to load instead of the jar's. */
    private static final String PATH_PROPERTY = "wxnotify.library";

    private static final String ADVICE = "; or build crates/wxnotify-jni for it, and give its path in -D" + PATH_PROPERTY;

    private static final long MOST_TRIES = 10_000;

    private NativeLibrary() {}

    /** Whether it was the jar's, which is of the version of the classes. */
    static boolean load() {
        String path = System.getProperty(PATH_PROPERTY);
        if (path != null) {
            System.load(path);
            return false;
        }
        String resource = "/io/github/wxnotify/native/" + platform() + "/" + System.mapLibraryName("wxnotify_jni");
        try (InputStream library = NativeLibrary.class.getResourceAsStream(resource)) {
            if (library == null) {
                throw new UnsatisfiedLinkError("wxnotify has no native library for " + platform() + " in its jar ("
                        + resource + "): use the jar with the libraries of every platform" + ADVICE);
            }
            loadCopy(library, System.mapLibraryName("wxnotify_jni"));
            return true;
        } catch (IOException error) {
            throw linkError("cannot copy its native library to a temporary folder; point -Djava.io.tmpdir at one that"
                    + " can be written", error);
        }
    }

    private static void loadCopy(InputStream library, String name) throws IOException {
        Path folder = newFolder();
        Path copy = folder.resolve(name);
        try {
            write(library, copy);
            System.load(copy.toString());
        } catch (UnsatisfiedLinkError error) {
            throw linkError("cannot load its native library; if " + folder.getParent() + " is mounted noexec, point"
                    + " -Djava.io.tmpdir elsewhere; else this system is older than what the library for " + platform()
                    + " was made for" + ADVICE, error);
        } finally {
            remove(copy);
            remove(folder);
        }
    }

    /** {@code Files.copy} takes about twice as long: it has a small buffer, and loads what channels are made of. */
    private static void write(InputStream library, Path copy) throws IOException {
        byte[] buffer = new byte[1 << 18];
        try (OutputStream out = new FileOutputStream(copy.toFile())) {
            for (int count = library.read(buffer); count >= 0; count = library.read(buffer)) {
                out.write(buffer, 0, count);
            }
        }
    }

    /**
     * A new folder that nobody else can enter; Windows keeps each user's temporary folder so by itself. That it is new is what
     * counts, and not that nobody guesses its name: {@code Files.createTempDirectory} loads all of Java's random numbers for that.
     */
    static Path newFolder() throws IOException {
        Path parent = Paths.get(System.getProperty("java.io.tmpdir"));
        boolean hasOwners = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] attributes = hasOwners
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))}
                : new FileAttribute<?>[0];
        for (long number = System.nanoTime(), tries = 0; ; number++, tries++) {
            try {
                return Files.createDirectory(parent.resolve("wxnotify-" + Long.toUnsignedString(number)), attributes);
            } catch (FileAlreadyExistsException taken) {
                if (tries == MOST_TRIES) {
                    throw taken;
                }
            }
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stillLoaded) {
            file.toFile().deleteOnExit();
        }
    }

    private static UnsatisfiedLinkError linkError(String problem, Throwable cause) {
        UnsatisfiedLinkError error = new UnsatisfiedLinkError("wxnotify " + problem + " (" + cause.getMessage() + ")");
        error.initCause(cause);
        return error;
    }

    /** Such as {@code linux-x86_64}, or {@code linux-x86_64-musl} on Alpine. */
    static String platform() {
        return platform(System.getProperty("os.name"), System.getProperty("os.arch"), Paths.get("/proc/self/maps"));
    }

    /** The same from a system's own names, and from the list of the files that the process has mapped. */
    static String platform(String osName, String osArch, Path maps) {
        String os = osName.toLowerCase(Locale.ROOT);
        String arch = osArch.toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            os = "windows";
        } else if (os.startsWith("mac")) {
            os = "macos";
        }
        if (arch.equals("amd64")) {
            arch = "x86_64";
        } else if (arch.equals("arm64")) {
            arch = "aarch64";
        }
        return os + "-" + arch + (os.equals("linux") && hasMusl(maps) ? "-musl" : "");
    }

    /** Whether the JVM itself runs on musl, which is mapped by one of these names. A system may have both C libraries. */
    private static boolean hasMusl(Path maps) {
        try (InputStream in = new FileInputStream(maps.toFile())) {
            String mapped = new String(readAll(in), StandardCharsets.ISO_8859_1);
            return mapped.contains("/ld-musl-") || mapped.contains("/libc.so\n");
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** Refuses a native library of another version than the classes, which only {@link #PATH_PROPERTY} can bring. */
    static void checkVersion(String found) {
        try (InputStream resource = NativeLibrary.class.getResourceAsStream("/io/github/wxnotify/version")) {
            String expected = new String(readAll(resource), StandardCharsets.UTF_8).trim();
            if (!found.equals(expected)) {
                throw new UnsatisfiedLinkError("the native library of wxnotify is " + found + ", and the classes are "
                        + expected + ": give one of the same version in -D" + PATH_PROPERTY);
            }
        } catch (IOException error) {
            throw linkError("cannot read its version from the jar", error);
        }
    }

    private static byte[] readAll(InputStream in) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            out.write(buffer, 0, count);
        }
        return out.toByteArray();
    }
}
