/** What is known of prompts and work under way: an index of what each endpoint has in its prefix cache, and of its load. */
@NullMarked
package dev.sluice.scheduling.prefix;

import org.jspecify.annotations.NullMarked;
