/** The gateway beside its peers: the same requests, the same machine, the same run, as ratios. */
@NullMarked
package dev.sluice.bench.endtoend;

import org.jspecify.annotations.NullMarked;
