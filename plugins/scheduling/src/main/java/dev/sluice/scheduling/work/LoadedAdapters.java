package dev.sluice.scheduling.work;

import dev.sluice.spi.Adapters;
import java.util.ArrayList;
import java.util.List;

/** The adapters an endpoint was sent requests for, the latest first: as many as fit are taken for loaded there. */
final class LoadedAdapters {
    private final List<String> names = new ArrayList<>();

    /** A request for an adapter goes there, where so many adapters fit. */
    void sent(String adapter, int places) {
        names.remove(adapter);
        names.add(0, adapter);
        while (names.size() > Math.max(1, places)) {
            names.remove(names.size() - 1);
        }
    }

    /**
     * What a request for an adapter costs there besides its prompt.
     *
     * @param reported what the server says of its adapters
     * @param load what loading an adapter is worth, in tokens of work
     * @return 0 where it is loaded; a quarter of a load where there is room; a load where another has to go; four where all
     *     places are in use, so that it waits for one of them
     */
    double cost(String adapter, Adapters reported, double load) {
        if (names.contains(adapter) || reported.running().contains(adapter)) {
            return 0;
        }
        if (reported.running().size() >= reported.max()) {
            return 4 * load;
        }
        return names.size() < reported.max() ? load / 4 : load;
    }
}
