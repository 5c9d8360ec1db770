package dev.sluice.message;

import dev.sluice.spi.Default;
import java.time.Duration;
import java.util.List;

/**
 * A name whose addresses are the endpoints of a pool.
 *
 * @param name as {@code vllm.example.com}, or {@code _http._tcp.vllm.example.com} for SRV records
 * @param ports of each address; empty for SRV records, which say them
 * @param type {@code A} asks for A and AAAA
 * @param interval between two questions
 */
public record DnsSpec(
        String name,
        @Default("[]") List<Integer> ports,
        @Default("a") Type type,
        @Default("5s") Duration interval) {
    public DnsSpec {
        ports = List.copyOf(ports);
        if ((type == Type.A) == ports.isEmpty()) {
            throw new IllegalArgumentException("wanted ports with type a, and none with type srv");
        }
    }

    /** Which records are asked for. */
    public enum Type {
        A,
        SRV
    }
}
