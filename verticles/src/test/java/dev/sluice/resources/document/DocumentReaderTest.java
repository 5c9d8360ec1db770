package dev.sluice.resources.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.resources.document.DocumentReader.Documents;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentReaderTest {
    private static final Map<String, String> ENVIRONMENT = Map.of("MODEL", "llama", "EMPTY", "");

    @Test
    void reads_every_document_of_a_file_in_order() {
        assertThat(contents("kind: A\n---\nkind: B\n--- \n# nothing\n---\nkind: C\n"))
                .containsExactly(Map.of("kind", "A"), Map.of("kind", "B"), Map.of("kind", "C"));
    }

    @Test
    void reads_nothing_from_nothing() {
        assertThat(read("")).isEqualTo(new Documents(List.of(), List.of()));
        assertThat(read("# a comment\n---\n")).isEqualTo(new Documents(List.of(), List.of()));
    }

    @Test
    void reads_files_of_other_systems() {
        assertThat(contents("\uFEFFkind: A\r\n---\r\nkind: B\r\n"))
                .containsExactly(Map.of("kind", "A"), Map.of("kind", "B"));
    }

    @Test
    void keeps_directives_with_their_document() {
        assertThat(contents("%YAML 1.2\n---\nkind: A\n...\n%YAML 1.2\n---\nkind: B\n"))
                .containsExactly(Map.of("kind", "A"), Map.of("kind", "B"));
    }

    @Test
    void reads_json_indented_by_tabs() {
        assertThat(contents("{\n\t\"kind\":\t\"A\",\n \t\"text\": \"a\\tb\\ud83d\\ude00\\/\"\n}\n"))
                .containsExactly(Map.of("kind", "A", "text", "a\tb😀/"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1|java.lang.Integer|1",
                "0x10|java.lang.Integer|16",
                "0o17|java.lang.Integer|15",
                "017|java.lang.Integer|17",
                "3000000000|java.lang.Long|3000000000",
                "99999999999999999999|java.math.BigInteger|99999999999999999999",
                "1.50|java.lang.Double|1.5",
                "-.inf|java.lang.Double|-Infinity",
                "true|java.lang.Boolean|true",
                "False|java.lang.Boolean|false",
                "yes|java.lang.String|yes",
                "off|java.lang.String|off",
                "'1'|java.lang.String|1",
                "\"1.50\"|java.lang.String|1.50",
                "!!str 1|java.lang.String|1",
                "1_000|java.lang.String|1_000",
                "12:30:45|java.lang.String|12:30:45",
                "2026-01-31|java.lang.String|2026-01-31",
                "2026-01-31T12:00:00Z|java.lang.String|2026-01-31T12:00:00Z",
            })
    void understands_words_as_the_core_schema_does(String word, String type, String text) {
        Object value = contents("value: " + word).get(0).get("value");
        assertThat(value.getClass().getName()).isEqualTo(type);
        assertThat(value).hasToString(text);
    }

    @Test
    void takes_lists_of_documents_apart() {
        Documents documents = read("""
                apiVersion: v1
                kind: List
                items:
                - kind: A
                - apiVersion: v1
                  kind: PodList
                  items:
                  - metadata:
                      name: one
                  - kind: Pod
                    metadata: {name: 7}
                """);
        assertThat(documents.documents())
                .extracting(document -> document.content().get("kind"), document -> document.origin()
                        .line("metadata.name"))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("A", 4),
                        org.assertj.core.groups.Tuple.tuple("Pod", 9),
                        org.assertj.core.groups.Tuple.tuple("Pod", 11));
        assertThat(documents.documents().get(1).content().get("apiVersion")).isEqualTo("v1");
    }

    @Test
    void fills_in_variables() {
        assertThat(contents("""
                        a: ${MODEL}:latest
                        b: [{c: "${EMPTY:-none}"}]
                        d: $${MODEL}
                        """))
                .containsExactly(Map.of("a", "llama:latest", "b", List.of(Map.of("c", "none")), "d", "${MODEL}"));
    }

    @Test
    void fills_in_no_variables_where_they_are_not_wanted() {
        Documents documents =
                DocumentReader.read("a.yaml", "kind: Job\nrun: ${UNSET}\n", name -> Optional.empty(), content -> !"Job"
                        .equals(content.get("kind")));
        assertThat(documents.refused()).isEmpty();
        assertThat(documents.documents().get(0).content().get("run")).isEqualTo("${UNSET}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "spec|4",
                "spec.rules|5",
                "spec.rules[0]|6",
                "spec.rules[0].name|6",
                "spec.rules[1].name|9",
                "spec.rules[1].missing.deeper|8",
                "spec.rules[7].name|5",
                "metadata.labels[\"a.b/c\"]|11",
                "metadata.labels[\"a.b/c\"].deeper|11",
                "nothing|2",
                "``|2",
            })
    void knows_the_lines_of_everything(String path, int line) {
        Document document = read("""
                        # a comment
                        kind: HTTPRoute
                        # another
                        spec:
                          rules:
                          - name: one
                            filters: []
                          - filters: []
                            name: two
                        metadata:
                          labels: {a.b/c: d}
                        """).documents().get(0);
        assertThat(document.origin().line(path)).isEqualTo(line);
        assertThat(document.origin().problem(path, "is wrong"))
                .hasToString("routes.yaml:" + line + ": " + (path.isEmpty() ? "" : path + ": ") + "is wrong");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "kind: A;kind: B|routes.yaml:2: kind: is there twice, first on line 1",
                "a:;  b: [{c: 1,;    c: 2}]|routes.yaml:3: a.b[0].c: is there twice, first on line 2",
                "- a|routes.yaml:1: wanted an object, found a list",
                "word|routes.yaml:1: wanted an object, found a word",
                "a: 1;b: !!binary aGk=|routes.yaml:2: b: the tag tag:yaml.org,2002:binary is not read",
                "a: 1;b: !!int x|routes.yaml:2: b: is no number",
                "a: 1;? [b];: c|routes.yaml:2: a field's name is text, not a list or an object",
                "a: 1;b: {c: ${UNSET}}|routes.yaml:2: b.c: the environment variable UNSET is not set, and ${UNSET} has no default",
                "a: &a [*a]|routes.yaml:1: is nested deeper than 100",
                "kind: List;items:;- 5|routes.yaml:3: wanted an object, found a word",
            })
    void refuses_what_is_wrong_with_its_line(String text, String problem) {
        Documents documents = read(text.replace(';', '\n')
                .replace("${UNSET}", "\"${UNSET}\"")
                .replace("and \"${UNSET}\"", "and ${UNSET}"));
        assertThat(documents.documents()).isEmpty();
        assertThat(documents.refused()).hasToString("[" + problem + "]");
    }

    @Test
    void reads_the_documents_around_a_wrong_one() {
        Documents documents = read("kind: A\n---\nkind: [B\n---\nkind: C\nkind: D\n---\nkind: E\n");
        assertThat(documents.documents()).extracting(Document::content).hasToString("[{kind=A}, {kind=E}]");
        assertThat(documents.refused()).hasSize(2);
        assertThat(documents.refused().get(0).toString()).startsWith("routes.yaml:4: not YAML: ");
        assertThat(documents.refused().get(1)).hasToString("routes.yaml:6: kind: is there twice, first on line 5");
    }

    @Test
    void resolves_aliases() {
        assertThat(contents("a: &a {x: 1}\nb: *a\n")).containsExactly(Map.of("a", Map.of("x", 1), "b", Map.of("x", 1)));
    }

    @Test
    void refuses_aliases_that_multiply() {
        StringBuilder text = new StringBuilder("a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n");
        for (int level = 1; level < 30; level++) {
            text.append("a%d: &a%d [*a%d, *a%d]%n".formatted(level, level, level - 1, level - 1));
        }
        assertThat(read(text.toString()).refused())
                .singleElement()
                .extracting("sentence")
                .isEqualTo("its aliases repeat more than 100000 values");
    }

    @Test
    void refuses_what_is_nested_too_deeply() {
        assertThat(read("a: 1\n---\nb:\n  " + "[".repeat(1_000_000)).refused())
                .hasToString("[routes.yaml:4: is nested deeper than 100]");
        assertThat(read("{\"a\":".repeat(100_000)).refused()).hasToString("[routes.yaml:1: is nested deeper than 100]");
    }

    @Test
    void refuses_what_is_too_large() {
        assertThat(read("#".repeat(DocumentReader.LARGEST + 1)).refused())
                .hasToString("[routes.yaml:1: is larger than 64 MiB]");
    }

    @Test
    void names_the_api_server_as_the_origin_of_its_objects() {
        Document document = DocumentReader.of(Map.of("kind", "A"));
        assertThat(document.content()).isEqualTo(Map.of("kind", "A"));
        assertThat(document.origin().problem("spec", "is wrong")).hasToString("kubernetes: spec: is wrong");
    }

    private static List<Map<String, ?>> contents(String text) {
        Documents documents = read(text);
        assertThat(documents.refused()).isEmpty();
        return new ArrayList<>(
                documents.documents().stream().map(Document::content).toList());
    }

    private static Documents read(String text) {
        return DocumentReader.read("routes.yaml", text, name -> Optional.ofNullable(ENVIRONMENT.get(name)));
    }
}
