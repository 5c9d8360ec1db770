package dev.sluice.scheduling;

import dev.sluice.spi.Endpoint;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;

/** Endpoints by {@code host} or {@code host:port}, as a list with commas. */
final class AddressList {
    private final Set<String> entries = new HashSet<>();

    AddressList(String list) {
        for (String entry : list.split(",", -1)) {
            entries.add(bare(entry.strip()));
        }
    }

    boolean names(Endpoint endpoint) {
        URI address = endpoint.address();
        String host = bare(String.valueOf(address.getHost()));
        return entries.contains(host) || entries.contains(host + ":" + address.getPort());
    }

    /** Without the brackets that IPv6 addresses may stand in. */
    private static String bare(String entry) {
        return entry.startsWith("[") ? entry.substring(1).replace("]", "") : entry;
    }
}
