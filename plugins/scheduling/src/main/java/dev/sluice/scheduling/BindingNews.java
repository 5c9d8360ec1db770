package dev.sluice.scheduling;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** The bindings that other gateways are still to be told of; nothing is kept before anybody asks. */
final class BindingNews {
    /** Bindings that are kept; the oldest are dropped. */
    static final int KEPT = 1 << 14;

    private final Map<SessionKey, Binding> bindings = new LinkedHashMap<>();
    private boolean asked;

    /** A session is bound so. */
    void add(SessionKey session, Binding binding) {
        if (asked) {
            bindings.put(session, binding);
            if (bindings.size() > KEPT) {
                Iterator<SessionKey> oldest = bindings.keySet().iterator();
                oldest.next();
                oldest.remove();
            }
        }
    }

    /** Tells each, the earliest first. */
    void drain(BiConsumer<SessionKey, Binding> each) {
        asked = true;
        bindings.forEach(each);
        bindings.clear();
    }

    /** Nothing more is to be told of an endpoint. */
    void left(int slot) {
        bindings.values().removeIf(binding -> binding.slot() == slot);
    }
}
