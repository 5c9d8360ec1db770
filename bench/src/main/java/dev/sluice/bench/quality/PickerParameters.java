package dev.sluice.bench.quality;

import dev.sluice.spi.Default;

/**
 * How many endpoints a picker names.
 *
 * @param maxNumOfEndpoints endpoints in the list at most, 1 or more
 */
public record PickerParameters(@Default("1") int maxNumOfEndpoints) {}
