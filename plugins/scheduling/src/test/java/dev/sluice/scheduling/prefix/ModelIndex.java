package dev.sluice.scheduling.prefix;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The index as plain maps, slow and easy to believe: for each endpoint its blocks in order of use, and whether sure. */
final class ModelIndex {
    private final Map<Integer, LinkedHashMap<Long, Boolean>> bySlot = new TreeMap<>();

    int held(int slot) {
        return of(slot).size();
    }

    int pairs() {
        return bySlot.values().stream().mapToInt(Map::size).sum();
    }

    long blocks() {
        return bySlot.values().stream()
                .flatMap(held -> held.keySet().stream())
                .distinct()
                .count();
    }

    void add(int slot, List<Long> prompt, int limit, boolean isSure) {
        LinkedHashMap<Long, Boolean> held = of(slot);
        List<Long> first = new ArrayList<>(prompt.subList(0, Math.min(limit, prompt.size())));
        for (int block = first.size() - 1; block >= 0; block--) {
            Boolean before = held.remove(first.get(block));
            while (held.size() >= limit) {
                held.remove(held.keySet().iterator().next());
            }
            held.put(first.get(block), isSure || Boolean.TRUE.equals(before));
        }
    }

    void takeBack(int slot, List<Long> prompt) {
        prompt.forEach(hash -> of(slot).remove(hash, false));
    }

    void purge(int slot) {
        of(slot).clear();
    }

    int matched(int slot, List<Long> prompt) {
        int count = 0;
        for (long hash : prompt) {
            if (bySlot.values().stream().noneMatch(held -> held.containsKey(hash))) {
                return count;
            }
            count += of(slot).containsKey(hash) ? 1 : 0;
        }
        return count;
    }

    private LinkedHashMap<Long, Boolean> of(int slot) {
        return bySlot.computeIfAbsent(slot, any -> new LinkedHashMap<>());
    }
}
