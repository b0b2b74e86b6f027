package io.github.wxnotify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the READMEs say of versions is what the tests really have. */
class StacksTest {
    private static final Pattern LISTED = Pattern.compile("`([a-z0-9-]+)` (\\d[\\w.]*(?:(?:, |、)\\d[\\w.]*)*)");
    private static final Pattern DEPENDENCY = Pattern.compile(
            "<dependency>\\s*<groupId>([^<]*)</groupId>\\s*<artifactId>([^<]*)</artifactId>\\s*(?:<version>([^<]*)</version>)?");

    /** The versions that the table of a README names, by artifact. */
    private static Map<String, Set<String>> listed(String readme) throws IOException {
        Map<String, Set<String>> listed = new HashMap<>();
        Files.readString(Path.of(readme)).lines().filter(line -> line.startsWith("| ") && line.contains("` ")).forEach(line -> {
            Matcher entry = LISTED.matcher(line);
            while (entry.find()) {
                listed.put(entry.group(1), new TreeSet<>(List.of(entry.group(2).split(", |、"))));
            }
        });
        return listed;
    }

    /** The versions that a POM asks for, by artifact; what Spring Boot manages has Boot's. */
    private static void add(Map<String, Set<String>> versions, Path file) throws IOException {
        String pom = Files.readString(file);
        Map<String, List<String>> properties = new HashMap<>();
        Matcher property = Pattern.compile("<([\\w.-]+\\.version)>([^<$]*)</").matcher(pom);
        while (property.find()) {
            properties.computeIfAbsent(property.group(1), name -> new ArrayList<>()).add(property.group(2));
        }
        Matcher dependency = DEPENDENCY.matcher(pom);
        while (dependency.find()) {
            boolean isManaged = dependency.group(3) == null && dependency.group(1).equals("org.springframework.boot");
            String version = isManaged ? "${spring-boot.version}" : dependency.group(3);
            if (version != null) {
                List<String> meant = version.startsWith("${") ? properties.get(version.substring(2, version.length() - 1)) : List.of(version);
                versions.computeIfAbsent(dependency.group(2), name -> new TreeSet<>()).addAll(meant == null ? List.of() : meant);
            }
        }
    }

    @Test
    void theReadmesVersionsAreThoseOfThePoms() throws IOException {
        Map<String, Set<String>> versions = new HashMap<>();
        add(versions, Path.of("pom.xml"));
        add(versions, Path.of("spring-boot-starter/pom.xml"));
        Map<String, Set<String>> listed = listed("README.md");
        assertEquals(listed, listed("README.zh-CN.md"));
        assertTrue(listed.size() >= 20, listed.toString());
        // Transactions are tested in the newer Boot alone.
        versions.get("mybatis-spring-boot-starter").remove("2.3.2");
        versions.get("spring-boot-starter-data-jpa").remove("2.7.18");
        versions.get("spring-boot-starter-web").remove("2.7.18");
        listed.forEach((artifact, named) -> assertEquals(versions.get(artifact), named, artifact));
    }

    @Test
    void theJdkIsNamed() throws IOException {
        String jdk = String.valueOf(Runtime.version().feature());
        for (String readme : List.of("README.md", "README.zh-CN.md")) {
            String line = Files.readString(Path.of(readme)).lines().filter(one -> one.startsWith("| Java 8")).findFirst().orElseThrow();
            assertTrue(line.contains(" " + jdk + " "), "the tests run on JDK " + jdk + ", and " + readme + " says: " + line);
        }
    }
}
