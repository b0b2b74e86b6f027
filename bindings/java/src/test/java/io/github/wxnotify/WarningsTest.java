package io.github.wxnotify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar's sources compile without a warning, as Java 17: as Java 8, where JSpecify is not quite at home, one is the compiler's own. */
class WarningsTest {
    @TempDir
    Path folder;

    @Test
    void thereIsNone() throws Exception {
        List<Path> sources;
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            sources = files.filter(file -> file.toString().endsWith(".java")).toList();
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of(
                    "--release", "17", "-Xlint:all,-options,-processing", "-proc:none", "-cp", System.getProperty("java.class.path"),
                    "-d", folder.toString());
            compiler.getTask(said, manager, null, options, null, manager.getJavaFileObjectsFromPaths(sources)).call();
        }
        assertEquals("", said.toString());
    }
}
