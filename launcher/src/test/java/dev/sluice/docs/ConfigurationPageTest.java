package dev.sluice.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.sluice.admin.AdminOptions;
import dev.sluice.identity.IdentityOptions;
import dev.sluice.identity.IssuerOptions;
import dev.sluice.ingress.IngressOptions;
import dev.sluice.launcher.gateway.DrainOptions;
import dev.sluice.launcher.gateway.Gateway;
import dev.sluice.launcher.gateway.GatewayConfiguration;
import dev.sluice.launcher.gateway.Parts;
import dev.sluice.launcher.gateway.VerticleSpec;
import dev.sluice.ledger.LedgerOptions;
import dev.sluice.message.DnsSpec;
import dev.sluice.message.EndpointSpec;
import dev.sluice.message.PoolSpec;
import dev.sluice.prices.PricesOptions;
import dev.sluice.quota.BudgetOptions;
import dev.sluice.quota.LimitOptions;
import dev.sluice.quota.QuotaOptions;
import dev.sluice.quota.WhenOptions;
import dev.sluice.resources.ResourcesOptions;
import dev.sluice.resources.kubernetes.KubernetesOptions;
import dev.sluice.scoring.ScoringOptions;
import dev.sluice.spi.Default;
import dev.sluice.telemetry.TelemetryOptions;
import dev.sluice.validation.ValidationOptions;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationPageTest {
    private static final Path DOCS = Path.of("..", "docs", "configuration.md");

    @ParameterizedTest
    @ValueSource(
            classes = {
                GatewayConfiguration.class,
                DrainOptions.class,
                PoolSpec.class,
                EndpointSpec.class,
                DnsSpec.class,
                VerticleSpec.class,
                IngressOptions.class,
                IngressOptions.Listener.class,
                IngressOptions.Limits.class,
                IngressOptions.Timeouts.class,
                ValidationOptions.class,
                ScoringOptions.class,
                TelemetryOptions.class,
                PricesOptions.class,
                QuotaOptions.class,
                LimitOptions.class,
                LimitOptions.Cost.class,
                WhenOptions.class,
                BudgetOptions.class,
                LedgerOptions.class,
                ResourcesOptions.class,
                KubernetesOptions.class,
                IdentityOptions.class,
                IssuerOptions.class,
                IssuerOptions.Claims.class,
                AdminOptions.class
            })
    void lists_every_key_with_its_default(Class<?> options) throws IOException {
        String page = Files.readString(DOCS);
        assertThat(Arrays.stream(options.getRecordComponents()).map(ConfigurationPageTest::row))
                .allSatisfy(row -> assertThat(page).contains(row));
    }

    private static String row(RecordComponent key) {
        Default fallback = key.getAnnotation(Default.class);
        return "| `" + key.getName() + "` | " + (fallback == null ? "" : "`" + fallback.value() + "` ") + "|";
    }

    @Test
    void gives_an_example_that_passes_the_check(@TempDir Path directory) throws IOException {
        String page = Files.readString(DOCS);
        int start = page.indexOf("```json\n") + 8;
        Path file =
                Files.writeString(directory.resolve("gateway.json"), page.substring(start, page.indexOf("```", start)));
        assertThatCode(() -> Gateway.check(GatewayConfiguration.read(file), Parts.shipped()))
                .doesNotThrowAnyException();
    }
}
