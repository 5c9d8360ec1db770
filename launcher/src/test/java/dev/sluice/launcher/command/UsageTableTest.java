package dev.sluice.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ledger.UsageLine;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class UsageTableTest {
    private static final List<Long> COUNTS = List.of(12L, 1L, 0L, 0L, 300L, 180L, 0L, 60L, 5L, 0L, 0L);
    private static final UsageTable TABLE = new UsageTable(
            List.of("tenant", "model"),
            List.of(
                    new UsageLine(List.of("a, \"b\"", "poet"), COUNTS, "USD", new BigDecimal("0.000370000000")),
                    new UsageLine(List.of("", "coder"), COUNTS, "", new BigDecimal("0.000000000000"))));

    @Test
    void writes_comma_separated_values_with_quotes_where_they_are_needed() {
        assertThat(TABLE.csv())
                .isEqualTo("tenant,model,requests,failed,estimated,unpriced,input_tokens,cached_input_tokens,"
                        + "cache_creation_input_tokens,output_tokens,reasoning_tokens,audio_input_tokens,"
                        + "audio_output_tokens,amount,currency\r\n"
                        + "\"a, \"\"b\"\"\",poet,12,1,0,0,300,180,0,60,5,0,0,0.00037,USD\r\n"
                        + ",coder,12,1,0,0,300,180,0,60,5,0,0,,\r\n");
    }

    @Test
    void puts_columns_under_each_other() {
        assertThat(TABLE.text().lines().map(line -> line.substring(0, 24)))
                .containsExactly("tenant  model  requests ", "a, \"b\"  poet         12 ", "        coder        12 ");
    }
}
