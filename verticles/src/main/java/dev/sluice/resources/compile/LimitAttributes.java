package dev.sluice.resources.compile;

import dev.sluice.limits.Attribute;
import dev.sluice.limits.Attribute.Kind;
import java.util.Locale;
import java.util.Map;

/**
 * What headers' names mean in the selectors of limits. Some stand for what the gateway itself knows of a request, so that
 * limits never look at what a client sends under these names.
 */
final class LimitAttributes {
    private static final String CLAIM = "x-sluice-claim-";
    private static final Map<String, Kind> KNOWN = Map.of(
            "x-ai-eg-model", Kind.MODEL,
            "x-sluice-tenant", Kind.TENANT,
            "x-sluice-owner", Kind.OWNER,
            "x-sluice-key", Kind.KEY);

    private LimitAttributes() {}

    /** That of a header's name in any case; the name of a claim is taken as it is written. */
    static Attribute of(String header) {
        String lower = header.toLowerCase(Locale.ROOT);
        Kind known = KNOWN.get(lower);
        if (known != null) {
            return new Attribute(known, "");
        }
        return lower.startsWith(CLAIM) && lower.length() > CLAIM.length()
                ? new Attribute(Kind.CLAIM, header.substring(CLAIM.length()))
                : new Attribute(Kind.HEADER, header);
    }
}
