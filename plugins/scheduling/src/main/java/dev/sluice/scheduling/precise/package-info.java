/** What model servers themselves say of their prefix caches, made into matches for requests. */
@NullMarked
package dev.sluice.scheduling.precise;

import org.jspecify.annotations.NullMarked;
