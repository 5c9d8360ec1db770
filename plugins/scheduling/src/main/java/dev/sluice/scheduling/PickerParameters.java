package dev.sluice.scheduling;

import dev.sluice.spi.Default;

/**
 * How many endpoints a picker names.
 *
 * @param maxNumOfEndpoints endpoints in the list at most, 1 or more; those after the first are tried when it fails
 */
public record PickerParameters(@Default("1") int maxNumOfEndpoints) {
    public PickerParameters {
        if (maxNumOfEndpoints < 1) {
            throw new IllegalArgumentException("wanted maxNumOfEndpoints of 1 or more, found " + maxNumOfEndpoints);
        }
    }
}
