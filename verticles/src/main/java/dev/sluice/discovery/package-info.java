/** Which endpoints a pool has: by labels, by files, by DNS. */
@NullMarked
package dev.sluice.discovery;

import org.jspecify.annotations.NullMarked;
