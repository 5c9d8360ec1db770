package dev.sluice.launcher.plugins;

/** A failure in a few words for people: its innermost cause. */
final class Words {
    private Words() {}

    static String of(Throwable failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return innermost.getClass().getSimpleName() + ": " + innermost.getMessage();
    }
}
