package dev.sluice.cost;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a request costs by a price list.
 *
 * @param currency of the list, such as {@code USD}
 * @param amount exact, in the currency's own unit; empty where the list has no price for some of the tokens
 */
public record Charge(String currency, Optional<BigDecimal> amount) {}
