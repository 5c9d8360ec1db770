package dev.sluice.scoring;

import dev.sluice.message.EndpointState;
import dev.sluice.naming.ResponseId;
import dev.sluice.spi.InferenceRequest;
import java.net.URI;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The slots of a pool's endpoints, by address, by number and by key. */
final class Slots {
    private final BitSet numbers = new BitSet();
    private final Map<Long, Slot> byKey = new HashMap<>();
    private @Nullable Slot[] byNumber = new @Nullable Slot[16];
    private Map<URI, Slot> byAddress = Map.of();
    private Slot[] all = new Slot[0];

    /** Takes over what was polled, and tells of each endpoint that is gone while it still has its number. */
    void update(List<EndpointState> states, Consumer<Slot> leaving) {
        Map<URI, Slot> next = new LinkedHashMap<>();
        for (EndpointState state : states) {
            Slot known = byAddress.get(state.address());
            Slot slot = known == null ? next.computeIfAbsent(state.address(), address -> joined(state)) : known;
            slot.update(state);
            next.putIfAbsent(state.address(), slot);
        }
        byAddress.forEach((address, slot) -> {
            if (!next.containsKey(address)) {
                leaving.accept(slot);
                left(slot);
            }
        });
        byAddress = next;
        all = next.values().toArray(Slot[]::new);
    }

    /** All, in the order in which they were polled; not to be changed. */
    Slot[] all() {
        return all;
    }

    /** The slot of an address. */
    Optional<Slot> at(URI address) {
        return Optional.ofNullable(byAddress.get(address));
    }

    /** The slot of an endpoint that other gateways call so. */
    Optional<Slot> called(long key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** The slot of the endpoint that keeps the response which a request continues. */
    Optional<Slot> keeperFor(InferenceRequest request) {
        return request.previousResponse().flatMap(ResponseId::read).flatMap(id -> called(id.endpoint()));
    }

    /** The slot of a number, which need not be one. */
    Optional<Slot> numbered(int number) {
        return number >= 0 && number < byNumber.length ? Optional.ofNullable(byNumber[number]) : Optional.empty();
    }

    private Slot joined(EndpointState state) {
        int number = numbers.nextClearBit(0);
        Slot slot = new Slot(number, state);
        numbers.set(number);
        byKey.put(slot.key(), slot);
        if (number >= byNumber.length) {
            byNumber = Arrays.copyOf(byNumber, 2 * byNumber.length);
        }
        byNumber[number] = slot;
        return slot;
    }

    private void left(Slot slot) {
        int number = slot.endpoint().slot();
        byNumber[number] = null;
        byKey.remove(slot.key(), slot);
        numbers.clear(number);
    }
}
