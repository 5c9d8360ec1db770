package dev.sluice.picker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.config.ConfigurationException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemarksTest {
    private static List<String> remarks(String rest) {
        return Remarks.of("", PickerText.read("kind: EndpointPickerConfig\n" + rest), type -> type.equals("offered"))
                .stream()
                .map(remark -> (remark.warns() ? "warning " : "note ") + remark)
                .toList();
    }

    @Test
    void says_nothing_of_what_is_served() {
        assertThat(remarks("plugins: [{type: offered}, {type: disagg-profile-handler}]"))
                .isEmpty();
    }

    @Test
    void says_what_need_not_be_declared() {
        assertThat(remarks("plugins: [{type: metrics-data-source}]"))
                .containsExactly("note plugins[0]: the plugin metrics-data-source is not needed,"
                        + " as every endpoint's metrics are polled");
    }

    @Test
    void refuses_a_plugin_that_there_is_not_and_says_what_comes_nearest() {
        assertThatThrownBy(() -> remarks("plugins: [{type: offered}, {type: topology-affinity-scorer}]"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("plugins[1]: the plugin topology-affinity-scorer takes no part:"
                        + " header-label-affinity-scorer comes nearest; leave it out, or set unservedPlugins to warn");
    }

    @Test
    void warns_of_a_plugin_that_there_is_not_where_the_picker_says_so() {
        assertThat(remarks("unservedPlugins: warn\nplugins: [{type: topology-affinity-scorer}]"))
                .containsExactly("warning plugins[0]: the plugin topology-affinity-scorer takes no part:"
                        + " header-label-affinity-scorer comes nearest");
    }

    @Test
    void warns_of_queues_and_of_the_plugins_that_order_them() {
        assertThat(remarks("""
                featureGates: [flowControl]
                plugins: [{type: round-robin-fairness-policy}]
                flowControl:
                  maxRequests: 2000
                  maxBytes: 10Gi
                  defaultRequestTTL: 20s
                  priorityBands: [{priority: -10, fairnessPolicyRef: round-robin-fairness-policy}]
                """))
                .containsExactly(
                        "warning plugins[0]: the plugin round-robin-fairness-policy has no effect:"
                                + " requests do not queue in the gateway",
                        "warning featureGates[0]: flowControl has no effect: requests do not queue in the gateway",
                        "warning flowControl: has no effect: requests do not queue in the gateway");
    }

    @Test
    void refuses_an_unknown_feature_gate() {
        assertThatThrownBy(() -> remarks("featureGates: [flowcontrl=false]"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("featureGates[0]: unknown feature gate flowcontrl; nearest is flowControl");
    }

    @Test
    void refuses_a_reference_to_a_plugin_that_is_not_there() {
        assertThatThrownBy(() -> remarks("plugins: [{type: offered}]\nparser: {pluginRef: offerd}"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("parser.pluginRef: no plugin is named offerd; nearest is offered (known: offered)");
    }

    @Test
    void refuses_a_reference_to_a_type_that_there_is_not() {
        assertThatThrownBy(() -> remarks("plugins: [{type: offered}]\nparser: {pluginRef: vertexai-parser}"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("parser.pluginRef: no plugin is named vertexai-parser");
        assertThat(remarks("plugins: [{type: offered}]\nparser: {pluginRef: openai-parser}"))
                .isEmpty();
    }

    @Test
    void refuses_an_unknown_section() {
        assertThatThrownBy(() -> remarks("schedulingProfile: []"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("schedulingProfile: unknown key; nearest is schedulingProfiles");
    }
}
