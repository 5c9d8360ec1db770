package dev.sluice.config;

/**
 * Text that is not to be shown: in configuration the text itself, or {@code "file:/run/secrets/key"}, or
 * {@code {"file": "/run/secrets/key"}}.
 *
 * @param value not empty
 */
public record Secret(String value) {
    public Secret {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("wanted a secret, found nothing");
        }
    }

    @Override
    public String toString() {
        return "Secret[hidden]";
    }
}
