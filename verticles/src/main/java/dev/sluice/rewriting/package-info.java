/** What changes on the way: names, headers, bodies, paths. Pure. */
@NullMarked
package dev.sluice.rewriting;

import org.jspecify.annotations.NullMarked;
