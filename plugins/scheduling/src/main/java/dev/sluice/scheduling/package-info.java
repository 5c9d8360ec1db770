/** The shipped filters, scorers and pickers, loaded as a stranger's jar is. */
@NullMarked
package dev.sluice.scheduling;

import org.jspecify.annotations.NullMarked;
