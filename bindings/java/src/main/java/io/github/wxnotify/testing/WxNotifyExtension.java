package io.github.wxnotify.testing;

import java.time.Instant;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives JUnit 5's tests what they ask for as parameters: a {@link Platform}, one for all tests of a run, since its keys take a while to
 * make; a {@link Clock}, which shows the time when the test began; and a {@link Courier} of both.
 *
 * <pre>{@code
 * @ExtendWith(WxNotifyExtension.class)
 * class OrdersTest {
 *     @Test
 *     void anOrderIsPaid(Platform platform, Clock clock, Courier courier) { ... }
 * }
 * }</pre>
 *
 * <p>JUnit is the tests' own: this library brings none.
 */
public final class WxNotifyExtension implements ParameterResolver {
    private static final ExtensionContext.Namespace OURS = ExtensionContext.Namespace.create(WxNotifyExtension.class);

    /** Made by JUnit. */
    public WxNotifyExtension() {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        Class<?> type = parameter.getParameter().getType();
        return type == Platform.class || type == Clock.class || type == Courier.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        Class<?> type = parameter.getParameter().getType();
        return type == Platform.class ? platform(test) : type == Clock.class ? clock(test) : courier(test);
    }

    private static Platform platform(ExtensionContext test) {
        return test.getRoot().getStore(OURS).getOrComputeIfAbsent(Platform.class, type -> Platform.create(), Platform.class);
    }

    private static Clock clock(ExtensionContext test) {
        return test.getStore(OURS).getOrComputeIfAbsent(Clock.class, type -> Clock.at(Instant.now()), Clock.class);
    }

    private static Courier courier(ExtensionContext test) {
        return test.getStore(OURS).getOrComputeIfAbsent(Courier.class, type -> Courier.of(platform(test), clock(test)), Courier.class);
    }
}
