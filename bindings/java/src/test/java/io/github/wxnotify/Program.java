package io.github.wxnotify;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A Java program in a JVM of its own, the same JDK's as the tests'. */
public final class Program {
    private Program() {}

    /** How it ended, and all that it printed. */
    public record Ended(int exitCode, String output) {}

    /** Starts it with nothing but wxnotify in its class path; what it prints goes to a file. */
    public static Process start(
            Map<String, String> environment, List<String> options, Path printed, String... mainAndArguments)
            throws IOException {
        return start(withTests(System.getProperty("wxnotify.classes")), environment, options, printed, mainAndArguments);
    }

    private static String withTests(String classes) {
        return classes + File.pathSeparator + System.getProperty("wxnotify.test.classes");
    }

    /** Starts it with all that the tests have, in the folder of what it prints. */
    public static Process startWithAll(Map<String, String> environment, Path printed, String... mainAndArguments)
            throws IOException {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return start(all, environment, List.of(), printed, mainAndArguments);
    }

    private static Process start(
            String classPath, Map<String, String> environment, List<String> options, Path printed, String... mainAndArguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + "/bin/java");
        command.addAll(options);
        command.add("-cp");
        command.add(classPath);
        command.addAll(List.of(mainAndArguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(printed.toAbsolutePath().getParent().toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Runs it to its end. */
    public static Ended run(String main, List<String> options, String... arguments) throws Exception {
        return run(System.getProperty("wxnotify.classes"), main, options, arguments);
    }

    /** The same with wxnotify from elsewhere, such as a jar. */
    public static Ended run(String classes, String main, List<String> options, String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of(main));
        all.addAll(List.of(arguments));
        Path printed = Files.createTempFile("printed", null);
        try {
            int exitCode = start(withTests(classes), Map.of(), options, printed, all.toArray(new String[0])).waitFor();
            return new Ended(exitCode, Files.readString(printed));
        } finally {
            Files.delete(printed);
        }
    }
}
