package dev.sluice.spi;

/** What has been sent to the endpoints and is not over. */
public interface InFlightLoad {
    /** Requests under way at an endpoint, 0 or more. */
    int requests(Endpoint endpoint);

    /** Tokens of work that these requests still mean, 0 or more. */
    long tokens(Endpoint endpoint);
}
