package dev.sluice.message;

/** Asks whom a token proves. */
public record Token(String text) {
    @Override
    public String toString() {
        return "Token[hidden]";
    }
}
