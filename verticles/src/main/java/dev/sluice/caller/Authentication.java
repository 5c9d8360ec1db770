package dev.sluice.caller;

import java.util.Set;
import java.util.regex.Pattern;

/** Whether those who connect to an address have to say who they are. */
public enum Authentication {
    /** They need not, as they are on this machine: the word for loopback addresses only, and the default. */
    LOOPBACK,
    /** They need not, wherever they are. */
    NONE,
    /** They must, with an API key or a token. */
    REQUIRED;

    private static final Set<String> NAMES = Set.of("localhost", "::1", "[::1]", "0:0:0:0:0:0:0:1");
    private static final Pattern IPV4 = Pattern.compile("127(\\.\\d{1,3}){3}");

    /**
     * Refuses to let everybody in at an address that others than this machine can reach, unless that was said.
     *
     * @param host what is listened on: an address or a name, which is not looked up
     * @throws IllegalArgumentException saying what to write
     */
    public void checkFor(String host) {
        if (this == LOOPBACK && !isLoopback(host)) {
            throw new IllegalArgumentException("other machines can reach " + host
                    + ": wanted \"authentication\": \"required\", or \"none\" to let everybody in, found neither");
        }
    }

    /** Whether only this machine can connect to an address. */
    public static boolean isLoopback(String host) {
        return NAMES.contains(host) || IPV4.matcher(host).matches();
    }
}
