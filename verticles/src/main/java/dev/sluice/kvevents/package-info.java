/** Hears what model servers publish of their prefix caches, over ZeroMQ, and hands it to the pools that want it. */
@NullMarked
package dev.sluice.kvevents;

import org.jspecify.annotations.NullMarked;
