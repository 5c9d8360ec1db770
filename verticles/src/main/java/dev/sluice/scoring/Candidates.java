package dev.sluice.scoring;

import dev.sluice.spi.Endpoint;
import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.function.Predicate;

/** The endpoints that one request may go to; used again for the next request, and not to be changed by plugins. */
final class Candidates extends AbstractList<Endpoint> implements RandomAccess {
    private Endpoint[] endpoints = new Endpoint[0];
    private Endpoint[] spare = new Endpoint[0];
    private int size;

    /** Forgets all, and makes room. */
    void reset(int room) {
        if (endpoints.length < room) {
            endpoints = new Endpoint[room];
            spare = new Endpoint[room];
        }
        size = 0;
    }

    /** Takes one more, within the room made. */
    void put(Endpoint endpoint) {
        endpoints[size++] = endpoint;
    }

    /** Takes those of another in place of its own. */
    void take(Candidates other) {
        reset(other.size);
        System.arraycopy(other.endpoints, 0, endpoints, 0, other.size);
        size = other.size;
    }

    /** Asks which pass a test, and leaves all of them in. Returns how many pass. */
    int test(Predicate<Endpoint> test) {
        int kept = 0;
        for (int index = 0; index < size; index++) {
            if (test.test(endpoints[index])) {
                spare[kept++] = endpoints[index];
            }
        }
        return kept;
    }

    /** Leaves in only those that passed the latest test. */
    void keep(int kept) {
        Endpoint[] tested = endpoints;
        endpoints = spare;
        spare = tested;
        size = kept;
    }

    /** Whether an endpoint is among them. */
    boolean holds(Endpoint endpoint) {
        for (int index = 0; index < size; index++) {
            if (endpoints[index].equals(endpoint)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Endpoint get(int index) {
        return endpoints[Objects.checkIndex(index, size)];
    }

    @Override
    public int size() {
        return size;
    }
}
