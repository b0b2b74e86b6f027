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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void aTemporaryFolderThatIsNotThereIsExplained() throws Exception {
        assertFails("point -Djava.io.tmpdir at one that can be written", "-Djava.io.tmpdir=" + folder + "/nowhere");
    }

    @Test
    void aLibraryOfTheUsersOwnIsTaken() throws Exception {
        assertFails("nowhere.so", "-Dwxnotify.library=" + folder + "/nowhere.so");
    }
}
