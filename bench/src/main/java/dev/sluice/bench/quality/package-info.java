/** How well requests are placed: the gateway's picker before simulated model servers, in simulated time. */
@NullMarked
package dev.sluice.bench.quality;

import org.jspecify.annotations.NullMarked;
