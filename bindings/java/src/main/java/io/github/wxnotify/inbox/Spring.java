package io.github.wxnotify.inbox;

/** What Spring alone knows. */
final class Spring {
    private Spring() {}

    /**
     * Whether this thread has one of Spring's transactions open, which a template would only join: what it "commits" then would
     * wait for somebody else's commit.
     *
     * @param transactions whose class loader finds Spring, where there is one
     */
    static boolean isInTransaction(Transactions transactions) {
        try {
            ClassLoader loader = transactions.getClass().getClassLoader();
            Class<?> manager = Class.forName(
                    "org.springframework.transaction.support.TransactionSynchronizationManager", true, loader);
            return (Boolean) manager.getMethod("isActualTransactionActive").invoke(null);
        } catch (ReflectiveOperationException | LinkageError noSpring) {
            return false;
        }
    }
}
