/** Why a request was not served, as facts without wording for any one API. */
@NullMarked
package dev.sluice.problem;

import org.jspecify.annotations.NullMarked;
