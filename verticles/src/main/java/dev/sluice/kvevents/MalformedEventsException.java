package dev.sluice.kvevents;

/** A message of events cannot be understood. */
final class MalformedEventsException extends Exception {
    private static final long serialVersionUID = 1;

    MalformedEventsException(String message) {
        super(message, null, false, false);
    }
}
