/** What a plugin author tests with: contracts to extend, and endpoints and requests to try. */
@NullMarked
package dev.sluice.testkit;

import org.jspecify.annotations.NullMarked;
