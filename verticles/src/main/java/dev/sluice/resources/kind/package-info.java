/** The kinds of documents that are read, each a record with its rules. */
@NullMarked
package dev.sluice.resources.kind;

import org.jspecify.annotations.NullMarked;
