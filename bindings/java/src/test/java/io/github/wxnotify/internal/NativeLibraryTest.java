package io.github.wxnotify.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wxnotify.Program;
import io.github.wxnotify.PrintVersion;
import io.github.wxnotify.WxNotify;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Loading, in JVMs of their own. */
class NativeLibraryTest {
    @TempDir
    Path folder;

    private static void assertFails(String expected, String... options) throws Exception {
        Program.Ended ended = Program.run(PrintVersion.class.getName(), List.of(options));
        assertEquals(1, ended.exitCode(), ended.output());
        assertTrue(ended.output().contains("java.lang.UnsatisfiedLinkError: "), ended.output());
        assertTrue(ended.output().contains(expected), ended.output());
    }

    private long filesLeft() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }

    @Test
    void itIsLoadedFromTheJarAndLeavesNothingBehind() throws Exception {
        Program.Ended ended =
                Program.run(PrintVersion.class.getName(), List.of("-Djava.io.tmpdir=" + folder));
        assertEquals(0, ended.exitCode(), ended.output());
        assertTrue(ended.output().contains(WxNotify.VERSION), ended.output());
        assertEquals(0, filesLeft());
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain.jar", "with a space.jar", "100%25.jar"})
    void itIsLoadedOutOfAJar(String name) throws Exception {
        String jar = folder.resolve(name).toString();
        int made = ToolProvider.findFirst("jar").orElseThrow()
                .run(System.out, System.err, "--create", "--file", jar, "-C", System.getProperty("wxnotify.classes"), ".");
        assertEquals(0, made);
        Program.Ended ended = Program.run(jar, PrintVersion.class.getName(), List.of("-Djava.io.tmpdir=" + folder));
        assertEquals(0, ended.exitCode(), ended.output());
        assertTrue(ended.output().lines().anyMatch(WxNotify.VERSION::equals), ended.output());
        assertEquals(1, filesLeft(), "the jar");
    }

    @Test
    void nobodyElseEntersItsFolder() throws Exception {
        Path made = NativeLibrary.newFolder();
        Path another = NativeLibrary.newFolder();
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(made)));
        assertTrue(!made.equals(another));
        Files.delete(made);
        Files.delete(another);
    }

    @Test
    void aPlatformWithoutALibraryIsNamed() throws Exception {
        assertFails("no native library for linux-pdp11 in its jar", "-Dos.arch=pdp11");
    }

    @Test
    void aPlatformIsToldByItsNamesAndItsCLibrary() throws Exception {
        Path glibc = Files.writeString(folder.resolve("glibc"), "7f0-7f1 r-xp 0 8:1 12 /usr/lib/x86_64-linux-gnu/libc.so.6\n");
        Path alpine = Files.writeString(folder.resolve("alpine"), "7f0-7f1 r-xp 0 8:1 12 /lib/ld-musl-x86_64.so.1\n");
        Path debian = Files.writeString(folder.resolve("debian"), "7f0-7f1 r-xp 0 8:1 12 /usr/lib/aarch64-linux-musl/libc.so\n");
        Path twoNames = Files.writeString(folder.resolve("two"), "7f0-7f1 r-xp 0 8:1 12 /usr/lib/libc.so.6\n7f0-7f1 r-xp 0 8:1 12 /opt/a/libc.sox\n");
        Path none = folder.resolve("none");
        assertEquals("linux-x86_64", NativeLibrary.platform("Linux", "amd64", twoNames));
        assertEquals("linux-x86_64", NativeLibrary.platform("Linux", "amd64", glibc));
        assertEquals("linux-x86_64-musl", NativeLibrary.platform("Linux", "amd64", alpine));
        assertEquals("linux-aarch64-musl", NativeLibrary.platform("Linux", "aarch64", debian));
        assertEquals("linux-aarch64", NativeLibrary.platform("Linux", "aarch64", none));
        assertEquals("macos-aarch64", NativeLibrary.platform("Mac OS X", "aarch64", none));
        assertEquals("macos-x86_64", NativeLibrary.platform("Mac OS X", "x86_64", none));
        assertEquals("windows-x86_64", NativeLibrary.platform("Windows 11", "amd64", none));
    }

    @Test
    void aTemporaryFolderThatIsNotThereIsExplained() throws Exception {
        assertFails("point -Djava.io.tmpdir at one that can be written", "-Djava.io.tmpdir=" + folder + "/nowhere");
    }

    @Test
    void aLibraryOfTheUsersOwnIsTaken() throws Exception {
        assertFails("nowhere.so", "-Dwxnotify.library=" + folder + "/nowhere.so");
    }
}
