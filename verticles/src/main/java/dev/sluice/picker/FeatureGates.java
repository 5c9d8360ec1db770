package dev.sluice.picker;

import dev.sluice.config.ConfigurationException;
import dev.sluice.config.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The feature gates of an endpoint picker, written as {@code name} or {@code name=false}. */
final class FeatureGates {
    private static final String FLOW_CONTROL = "flowControl";

    /** Those that are no longer asked for are on, or mean nothing here. */
    private static final Set<String> KNOWN = Set.of(
            FLOW_CONTROL, "haPopulateNonLeaderDatastore", "prepareDataPlugins", "dataLayer", "enableLegacyMetrics");

    private final String path;

    FeatureGates(String path) {
        this.path = path;
    }

    List<Remark> read(List<String> gates) {
        List<Remark> remarks = new ArrayList<>();
        for (int index = 0; index < gates.size(); index++) {
            String where = path + "featureGates[" + index + "]";
            String name = name(where, gates.get(index));
            boolean on = !gates.get(index).endsWith("=false");
            if (name.equals(FLOW_CONTROL) && on) {
                remarks.add(Remark.warning(where, "flowControl has no effect: requests do not queue in the gateway"));
            } else if (!name.equals(FLOW_CONTROL)) {
                remarks.add(new Remark(where, name + " changes nothing: the gateway has no such choice", false));
            }
        }
        return remarks;
    }

    private static String name(String where, String gate) {
        int sign = gate.indexOf('=');
        String name = sign < 0 ? gate : gate.substring(0, sign);
        if (!KNOWN.contains(name)) {
            throw new ConfigurationException(where, "unknown feature gate " + name + Nearest.hint(name, KNOWN));
        }
        if (sign >= 0 && !Set.of("true", "false").contains(gate.substring(sign + 1))) {
            throw new ConfigurationException(where, "wanted " + name + "=true or " + name + "=false, found " + gate);
        }
        return name;
    }
}
