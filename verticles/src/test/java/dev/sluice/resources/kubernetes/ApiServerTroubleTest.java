package dev.sluice.resources.kubernetes;

import static dev.sluice.resources.kubernetes.MockCluster.POOLS;
import static dev.sluice.resources.kubernetes.MockCluster.pool;
import static dev.sluice.resources.kubernetes.MockCluster.until;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.sluice.message.Condition;
import dev.sluice.message.ResourceKey;
import dev.sluice.message.ResourceProblem;
import dev.sluice.message.ResourceStatus;
import dev.sluice.message.ResourceStatus.Parent;
import dev.sluice.resources.Source.Look;
import dev.sluice.resources.kind.Kinds;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.api.model.WatchEvent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What becomes of a source of documents whose API server denies, forgets or does not answer. */
class ApiServerTroubleTest {
    private static final String LIST = "/apis/inference.networking.k8s.io/v1/namespaces/serving/inferencepools";
    private static final Status FORBIDDEN = new StatusBuilder()
            .withCode(403)
            .withReason("Forbidden")
            .withMessage("inferencepools.inference.networking.k8s.io is forbidden: cannot list resource")
            .build();

    private final MockCluster cluster = new MockCluster();
    private final Logger logger = (Logger) LoggerFactory.getLogger("dev.sluice.resources.kubernetes");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        cluster.serve(POOLS, "InferencePool");
        log.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(log);
    }

    @AfterEach
    void close() throws Exception {
        logger.detachAppender(log);
        logger.setLevel(null);
        cluster.close();
    }

    @Test
    void names_verb_and_resource_of_what_is_denied_and_reads_the_rest_and_later_all() {
        cluster.server
                .expect()
                .get()
                .withPath(LIST + "?resourceVersion=0")
                .andReturn(403, FORBIDDEN)
                .once();
        cluster.put(pool("serving", "chat", 8000));
        cluster.put(pool("other", "code", 8000));
        KubernetesSource source = cluster.source("serving", "other");

        Look look = until(source, "the first look", seen -> true);

        assertThat(warnings(look))
                .contains("may not list inferencepools.inference.networking.k8s.io in namespace serving:"
                        + " give the service account the verbs get, list and watch");
        assertThat(names(look)).contains("code");
        Look later =
                until(source, "no denial", seen -> warnings(seen).stream().noneMatch(one -> one.startsWith("may not")));
        assertThat(names(later)).containsExactly("code", "chat");
    }

    @Test
    void writes_a_status_once_more_with_a_fresh_object_after_a_conflict() {
        cluster.put(pool("serving", "chat", 8000));
        cluster.server
                .expect()
                .put()
                .withPath(LIST + "/chat/status")
                .andReturn(
                        409,
                        new StatusBuilder().withCode(409).withReason("Conflict").build())
                .once();
        KubernetesSource source = cluster.source("serving");
        until(source, "the first look", seen -> true);

        source.report(statuses());

        Await.until("the status", () -> {
            source.look();
            return cluster.status(pool("serving", "chat", 8000)).containsKey("parents");
        });
        List<String> paths = cluster.requests();
        assertThat(paths.stream().filter(("PUT " + LIST + "/chat/status")::equals))
                .hasSizeGreaterThanOrEqualTo(2);
        assertThat(paths).contains("GET " + LIST + "/chat");
    }

    @Test
    void reads_everything_anew_when_a_watch_is_too_old() {
        cluster.put(pool("serving", "chat", 8000));
        Status gone = new StatusBuilder().withCode(410).withReason("Gone").build();
        cluster.server
                .expect()
                .get()
                .withPath(LIST + "?allowWatchBookmarks=true&resourceVersion=1&timeoutSeconds=600&watch=true")
                .andUpgradeToWebSocket()
                .open()
                .immediately()
                .andEmit(new WatchEvent(gone, "ERROR"))
                .done()
                .once();
        KubernetesSource source = cluster.source("serving");
        until(source, "the first look", seen -> names(seen).equals(List.of("chat")));

        cluster.put(pool("serving", "code", 8000));

        until(source, "the new pool", seen -> names(seen).size() == 2);
        assertThat(cluster.requests()).containsOnlyOnce("GET " + LIST + "?resourceVersion=0", "GET " + LIST);
    }

    @Test
    void keeps_what_is_known_while_the_server_is_away_and_says_so_once() throws Exception {
        cluster.put(pool("serving", "chat", 8000));
        try (Cable cable = new Cable(cluster.server.getPort())) {
            KubernetesSource source = cluster.source(cable.client(cluster), "serving");
            until(source, "the first look", seen -> names(seen).equals(List.of("chat")));
            // The mock refuses for good a watch whose connection ends while it is opened, so it is to be open.
            cluster.put(pool("serving", "base", 8000));
            until(
                    source,
                    "a pool that is told by the watch",
                    seen -> names(seen).size() == 2);

            cable.pull();
            Await.until("the loss", () -> {
                assertThat(source.look()).isEmpty();
                return count("does not answer") == 1;
            });
            cluster.put(pool("serving", "code", 8000));
            cable.plug();

            until(source, "the new pool", seen -> names(seen).size() == 3);
            Await.until("the return", () -> {
                source.look();
                return count("answers again") == 1;
            });
            assertThat(count("does not answer")).isEqualTo(1);
        }
    }

    @Test
    void says_once_that_a_status_may_not_be_written() {
        cluster.put(pool("serving", "chat", 8000));
        cluster.server
                .expect()
                .put()
                .withPath(LIST + "/chat/status")
                .andReturn(403, FORBIDDEN)
                .always();
        KubernetesSource source = cluster.source("serving");
        until(source, "the first look", seen -> true);
        List<ResourceStatus> statuses = statuses();
        String sentence = "may not update inferencepools.inference.networking.k8s.io/status";

        Await.until("the warning", () -> {
            source.report(statuses);
            source.look();
            return count(sentence) > 0;
        });
        cluster.put(pool("serving", "later", 8000));
        until(source, "the later pool", seen -> names(seen).size() == 2);
        source.report(statuses);

        assertThat(count(sentence)).isEqualTo(1);
    }

    private static List<ResourceStatus> statuses() {
        Condition accepted = new Condition("Accepted", true, "Accepted", "");
        Map<String, Object> edge = Map.of("kind", "Gateway", "name", "edge", "namespace", "serving");
        return List.of(new ResourceStatus(
                new ResourceKey("inference.networking.k8s.io", "InferencePool", "serving", "chat"),
                1,
                List.of(),
                List.of(new Parent(edge, List.of(accepted))),
                List.of()));
    }

    private long count(String part) {
        return List.copyOf(log.list).stream()
                .filter(event -> event.getFormattedMessage().contains(part))
                .count();
    }

    private static List<String> names(Look look) {
        return look.set().all(Kinds.INFERENCE_POOL).stream()
                .map(pool -> pool.metadata().name())
                .toList();
    }

    private static List<String> warnings(Look look) {
        return look.warnings().stream().map(ResourceProblem::sentence).toList();
    }
}
