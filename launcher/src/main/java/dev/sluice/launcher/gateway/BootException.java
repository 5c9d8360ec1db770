package dev.sluice.launcher.gateway;

/** The gateway cannot start, for a reason outside its configuration; the message is a sentence. */
public final class BootException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BootException(String message, Throwable cause) {
        super(message, cause);
    }
}
