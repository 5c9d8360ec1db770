package dev.sluice.resources.kind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.resources.kind.inference.InferencePoolSpec;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InferenceKindsTest {
    private static final String V1 = "inference.networking.k8s.io/v1";
    private static final String OLD = "inference.networking.x-k8s.io/v1alpha2";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "selector: {matchLabels: {app: a}};targetPorts: [{number: 8000}]",
                "selector: {matchLabels: {app: a}};targetPorts: [{number: 1}, {number: 65535}];appProtocol: kubernetes.io/h2c",
                "selector: {matchLabels: {app: a}};targetPorts: [{number: 1}];endpointPickerRef: {name: p, port: {number: 9002}}",
                "selector: {matchLabels: {app: a}};targetPorts: [{number: 1}];endpointPickerRef: {kind: Picker, name: p}",
            })
    void takes_pools_that_are_right(String spec) {
        Specs.assertValid(Specs.read(V1, "InferencePool", spec));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "targetPorts: [{number: 1}]|4|spec.selector|missing; wanted an object",
                "selector: {matchLabels: {}};targetPorts: [{number: 1}]|5|spec.selector|matchLabels: Invalid value: should have at least 1 items",
                "selector: {matchLabels: {a: b}};targetPorts: []|4|spec|targetPorts: Invalid value: should have at least 1 items",
                "selector: {matchLabels: {a: b}};targetPorts: [{number: 1},{number: 2},{number: 1}]|4|spec|port number must be unique",
                "selector: {matchLabels: {a: b}};targetPorts:;- number: 1;- number: 65536|8|spec.targetPorts[1]|number: Invalid value: 65536: should be less than or equal to 65535",
                "selector: {matchLabels: {a: b}};targetPorts: [{number: 0}]|6|spec.targetPorts[0]|number: Invalid value: 0: should be greater than or equal to 1",
                "selector: {matchLabels: {a: b}};targetPorts: [{number: 1}];endpointPickerRef: {name: p}|7|spec.endpointPickerRef|port is required when kind is 'Service' or unspecified (defaults to 'Service')",
                "selector: {matchLabels: {a: b}};targetPorts: [{number: 1}];appProtocol: grpc|4|spec|appProtocol: Unsupported value: \"grpc\": supported values: http, kubernetes.io/h2c",
                "selector: {matchLabels: {a: b}};targetPorts: [{number: 1}];endpointPickerRef: {name: p, failureMode: Maybe}|7|spec.endpointPickerRef.failureMode|wanted one of fail_open, fail_close, found \"Maybe\"; nearest is fail_open",
            })
    void refuses_pools_that_are_wrong(String spec, int line, String path, String sentence) {
        Specs.assertRefused(Specs.read(V1, "InferencePool", spec), line, path, sentence);
    }

    @Test
    void counts_labels_and_ports() {
        String labels = IntStream.range(0, 65).mapToObj(i -> "l" + i + ": x").collect(Collectors.joining(", "));
        Specs.assertRefused(
                Specs.read(V1, "InferencePool", "selector: {matchLabels: {" + labels + "}};targetPorts: [{number: 1}]"),
                5,
                "spec.selector",
                "matchLabels: Too many: 65: must have at most 64 items");
        String ports =
                IntStream.range(1, 10).mapToObj(i -> "{number: " + i + "}").collect(Collectors.joining(", "));
        Specs.assertRefused(
                Specs.read(V1, "InferencePool", "selector: {matchLabels: {a: b}};targetPorts: [" + ports + "]"),
                4,
                "spec",
                "targetPorts: Too many: 9: must have at most 8 items");
    }

    @Test
    void reads_the_older_spelling_of_pools_as_the_newer() {
        Reading older = Specs.read(
                OLD,
                "InferencePool",
                "selector: {app: a};targetPortNumber: 8000;extensionRef: {name: p, portNumber: 9003, failureMode: FailOpen}");
        Reading newer = Specs.read(
                V1,
                "InferencePool",
                "selector: {matchLabels: {app: a}};targetPorts: [{number: 8000}];"
                        + "endpointPickerRef: {name: p, port: {number: 9003}, failureMode: FailOpen}");
        Specs.assertValid(older);
        assertThat(older.resource().get().spec())
                .isEqualTo(newer.resource().get().spec());
        assertThat(older.resource().get().key())
                .isEqualTo(newer.resource().get().key());
    }

    @Test
    void reaches_pickers_of_the_older_spelling_on_their_usual_port() {
        Reading reading =
                Specs.read(OLD, "InferencePool", "selector: {app: a};targetPortNumber: 8000;extensionRef: {name: p}");
        InferencePoolSpec spec = (InferencePoolSpec) reading.resource().get().spec();
        assertThat(spec.endpointPickerRef().get().port()).contains(new InferencePoolSpec.Port(9002));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "selector: {app: a};targetPortNumber: high|6|spec.targetPortNumber|wanted a whole number, found \"high\"",
                "selector:;  app: 7;targetPortNumber: 1|6|spec.selector.app|wanted a string, found 7",
                "selector: {app: a};targetPortNumber: 1;extensionRef:;  name: p;  portNumber: x|9|spec.extensionRef.portNumber|wanted a whole number, found \"x\"",
                "selector: {matchLabels: {a: b}};targetPorts: [{number: x}]|6|spec.targetPorts[0].number|wanted a whole number, found \"x\"",
            })
    void names_the_fields_of_the_older_spelling_in_problems(String spec, int line, String path, String sentence) {
        Specs.assertRefused(Specs.read(OLD, "InferencePool", spec), line, path, sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "InferenceObjective|priority: -10;poolRef: {name: a}",
                "InferenceModelRewrite|poolRef: {name: a};rules: [{matches: [{model: {value: m}}], targets: [{weight: 1, modelRewrite: n}]}]",
            })
    void takes_objectives_and_rewrites_of_both_groups(String kind, String spec) {
        Specs.assertValid(Specs.read("llm-d.ai/v1alpha2", kind, spec));
        Specs.assertValid(Specs.read(OLD, kind, spec));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "InferenceObjective|poolRef: {name: a};modelName: m|6|spec.modelName|unknown field; nearest is poolRef (known: poolRef, priority)",
                "InferenceObjective|priority: 1|4|spec.poolRef|missing; wanted an object",
                "InferenceModelRewrite|poolRef: {name: a};rules: [{targets: []}]|6|spec.rules[0]|targets: Invalid value: should have at least 1 items",
                "InferenceModelRewrite|poolRef: {name: a};rules: [{targets: [{weight: 0, modelRewrite: n}]}]|6|spec.rules[0].targets[0]|weight: Invalid value: 0: should be greater than or equal to 1",
                "InferenceModelRewrite|poolRef: {name: a};rules: [{matches: [{model: {value: ''}}], targets: [{modelRewrite: n}]}]|6|spec.rules[0].matches[0].model|value: must not be empty",
            })
    void refuses_objectives_and_rewrites_that_are_wrong(
            String kind, String spec, int line, String path, String sentence) {
        Specs.assertRefused(Specs.read("llm-d.ai/v1alpha2", kind, spec), line, path, sentence);
    }
}
