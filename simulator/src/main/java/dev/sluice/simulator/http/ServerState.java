package dev.sluice.simulator.http;

import dev.sluice.simulator.engine.EngineCounters;
import dev.sluice.simulator.engine.FinishReason;
import dev.sluice.simulator.engine.Load;
import dev.sluice.simulator.settings.FakeMetrics;
import dev.sluice.simulator.settings.Latency;
import dev.sluice.simulator.settings.MetricsFault;
import dev.sluice.simulator.settings.Settings;

/** What a simulated server is at one moment: its settings, and the page of metrics they allow. */
final class ServerState {
    private final EngineLoop loop;
    private final FaultGate gate;
    private final ServedModels models;
    private final MetricsPage page;
    private Settings settings;
    private String stalePage = "";
    private long received;

    ServerState(EngineLoop loop, FaultGate gate, ServedModels models, MetricsPage page) {
        this.loop = loop;
        this.gate = gate;
        this.models = models;
        this.page = page;
        this.settings = Settings.of(Latency.defaults());
    }

    Settings settings() {
        return settings;
    }

    /** Takes over everything but the closing of the port, which is the door's. */
    void settings(Settings value) {
        boolean staleBefore = settings.faults().metrics() == MetricsFault.STALE;
        if (value.faults().metrics() == MetricsFault.STALE && !staleBefore) {
            stalePage = freshPage();
        }
        settings = value.withFaults(value.faults().withRefuseForMillis(0));
        gate.faults(value.faults());
        loop.engine().latency(value.latency());
    }

    void countReceived() {
        received++;
    }

    boolean metricsFail() {
        return settings.faults().metrics() == MetricsFault.FAILING;
    }

    String metrics() {
        return settings.faults().metrics() == MetricsFault.STALE ? stalePage : freshPage();
    }

    Counters counters() {
        Load load = loop.engine().load();
        EngineCounters done = loop.engine().counters();
        return new Counters(
                received,
                load.running(),
                load.waiting(),
                done.ended(FinishReason.STOP)
                        + done.ended(FinishReason.LENGTH)
                        + done.ended(FinishReason.REMOTE_DECODE),
                done.ended(FinishReason.ABORT),
                done.generationTokens(),
                done.prefixHits(),
                done.localPrefills(),
                done.remotePrefills());
    }

    private String freshPage() {
        FakeMetrics fake = settings.fakeMetrics();
        Load load = fake.enabled()
                ? new Load(
                        fake.running(),
                        fake.waiting(),
                        fake.kvCacheUsage(),
                        fake.runningAdapters(),
                        fake.waitingAdapters())
                : loop.engine().load();
        boolean withAdapters = models.hasAdapters() || !load.runningAdapters().isEmpty();
        return page.render(load, loop.engine().counters(), withAdapters);
    }
}
