/** What crosses the bus: immutable records, and the addresses and topics they travel by. */
@NullMarked
package dev.sluice.message;

import org.jspecify.annotations.NullMarked;
