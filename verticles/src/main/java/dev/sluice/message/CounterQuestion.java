package dev.sluice.message;

import dev.sluice.counting.Change;
import dev.sluice.counting.WindowSpec;

/**
 * What a gateway wants of a counter that it shares with the others.
 *
 * @param window the limit of the moment; another length, other parts or another kind of window is another counter
 */
public record CounterQuestion(CounterName counter, WindowSpec window, Change change) {}
