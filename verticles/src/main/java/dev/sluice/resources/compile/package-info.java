/** What the documents mean together: attachment, references and grants, resolved into routes, pools and statuses. */
@NullMarked
package dev.sluice.resources.compile;

import org.jspecify.annotations.NullMarked;
