package dev.sluice.scoring;

import dev.sluice.message.EndpointFacts;
import dev.sluice.spi.Audience;
import dev.sluice.spi.Facts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Gathers what a plugin tells, and hands it on in batches of bounded size. */
final class FactsBatch implements Audience {
    /** Numbers in a batch, unless a single fact has more. */
    static final int MOST_NUMBERS = 16 * 1024;

    private final Slots slots;
    private final Consumer<List<EndpointFacts>> full;
    private List<EndpointFacts> gathered = new ArrayList<>();
    private int numbers;

    FactsBatch(Slots slots, Consumer<List<EndpointFacts>> full) {
        this.slots = slots;
        this.full = full;
    }

    @Override
    public void tell(int slot, Facts facts) {
        slots.numbered(slot).ifPresent(at -> {
            if (numbers + facts.size() > MOST_NUMBERS) {
                flush();
            }
            gathered.add(new EndpointFacts(at.key(), facts));
            numbers += facts.size() + 1;
        });
    }

    /** Hands on what has been gathered, if anything. */
    void flush() {
        if (!gathered.isEmpty()) {
            full.accept(gathered);
            gathered = new ArrayList<>();
            numbers = 0;
        }
    }
}
