/** Documents as they are written: YAML and JSON with the places of everything in them. */
@NullMarked
package dev.sluice.resources.document;

import org.jspecify.annotations.NullMarked;
