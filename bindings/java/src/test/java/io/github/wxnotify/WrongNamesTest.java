package io.github.wxnotify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jetbrains.kotlin.cli.common.ExitCode;
import org.jetbrains.kotlin.cli.jvm.K2JVMCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A field's name that is wrong does not compile, and its right twin does. */
class WrongNamesTest {
    private static final String JAVA = "import io.github.wxnotify.events.TransactionDirect;\n"
            + "class Shop {\n"
            + "    long price(TransactionDirect payment) {\n"
            + "        return payment.getAmount().getTotal();\n"
            + "    }\n"
            + "}\n";
    private static final String KOTLIN = "import io.github.wxnotify.events.TransactionDirect\n"
            + "fun price(payment: TransactionDirect): Long = payment.amount.total\n";

    @TempDir
    Path folder;

    /** What the compiler says, or nothing. */
    private String javac(String source) throws Exception {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assertNotNull(compiler, "the tests need a JDK, not a JRE: " + System.getProperty("java.home"));
        Path file = Files.writeString(folder.resolve("Shop.java"), source);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int exitCode = compiler.run(
                null, said, said, "-proc:none", "-cp", System.getProperty("wxnotify.classes"), "-d", folder.toString(),
                file.toString());
        assertEquals(exitCode == 0, said.size() == 0, said.toString());
        return said.toString();
    }

    /** What the compiler says, or nothing. */
    private String kotlinc(String source) throws Exception {
        Path file = Files.writeString(folder.resolve("Shop.kt"), source);
        String stdlib = Path.of(kotlin.Unit.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ExitCode exitCode = new K2JVMCompiler().exec(
                new PrintStream(said, true), "-no-stdlib", "-no-reflect", "-nowarn", "-cp",
                System.getProperty("wxnotify.classes") + File.pathSeparator + stdlib, "-d", folder.toString(),
                file.toString());
        assertEquals(exitCode == ExitCode.OK, said.size() == 0, said.toString());
        return said.toString();
    }

    @Test
    void inJava() throws Exception {
        assertEquals("", javac(JAVA));
        assertTrue(Files.exists(folder.resolve("Shop.class")));
        String said = javac(JAVA.replace("getTotal", "getTotl"));
        assertTrue(said.contains("cannot find symbol") && said.contains("getTotl"), said);
        assertFalse(javac(JAVA.replace("long price", "String price")).isEmpty());
    }

    /** Without JSpecify, which is no dependency of the jar. */
    @Test
    void inKotlinWhatMayBeNull() throws Exception {
        String imports = "import io.github.wxnotify.*\n"
                + "import io.github.wxnotify.events.TransactionDirect\n"
                + "import io.github.wxnotify.handler.NotificationHandler\n";
        String[] right = {
            "fun length(payment: TransactionDirect): Int = payment.attach?.length ?: payment.outTradeNo.length",
            "fun label(notification: Notification): String? = notification.apiV3KeyLabel",
            "fun key(builder: NotificationHandler.Builder) = builder.key { it.id }",
            "fun deadline(builder: NotificationHandler.Builder) = builder.deadline(null)",
        };
        String[] wrong = {
            "fun length(payment: TransactionDirect): Int = payment.attach.length",
            "fun label(notification: Notification): String = notification.apiV3KeyLabel",
            "fun key(builder: NotificationHandler.Builder) = builder.key { it.requestId }",
            "fun mode(builder: NotificationHandler.Builder) = builder.mode(null)",
        };
        assertEquals("", kotlinc(imports + String.join("\n", right)));
        String said = kotlinc(imports + String.join("\n", wrong));
        for (int line = 4; line < 4 + wrong.length; line++) {
            assertTrue(said.contains("Shop.kt:" + line + ":"), wrong[line - 4] + ": " + said);
        }
    }

    @Test
    void inKotlin() throws Exception {
        assertEquals("", kotlinc(KOTLIN));
        assertTrue(Files.exists(folder.resolve("ShopKt.class")));
        String said = kotlinc(KOTLIN.replace("amount.total", "amount.totl"));
        assertTrue(said.contains("unresolved reference 'totl'"), said);
    }
}
