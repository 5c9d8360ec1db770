package dev.sluice.message;

import dev.sluice.cost.PriceList;

/** The price list in force. */
public record Prices(PriceList list) {}
