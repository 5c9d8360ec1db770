package dev.sluice.ledger;

import java.util.List;

/** The tables, in words that both databases understand. */
final class Schema {
    static final List<String> SENTENCES = List.of(
            """
            CREATE TABLE IF NOT EXISTS sluice_requests (
              id VARCHAR(36) PRIMARY KEY,
              at TIMESTAMP WITH TIME ZONE NOT NULL,
              request_id VARCHAR(200) NOT NULL,
              tenant VARCHAR(200) NOT NULL,
              owner VARCHAR(200) NOT NULL,
              key_id VARCHAR(200) NOT NULL,
              api VARCHAR(40) NOT NULL,
              model VARCHAR(300) NOT NULL,
              served_model VARCHAR(300) NOT NULL,
              pool VARCHAR(300) NOT NULL,
              endpoint VARCHAR(300) NOT NULL,
              streaming BOOLEAN NOT NULL,
              status INT NOT NULL,
              outcome VARCHAR(20) NOT NULL,
              attempts INT NOT NULL,
              millis BIGINT NOT NULL,
              first_byte_millis BIGINT,
              input_tokens BIGINT NOT NULL,
              cached_input_tokens BIGINT NOT NULL,
              cache_creation_input_tokens BIGINT NOT NULL,
              output_tokens BIGINT NOT NULL,
              reasoning_tokens BIGINT NOT NULL,
              audio_input_tokens BIGINT NOT NULL,
              audio_output_tokens BIGINT NOT NULL,
              estimated BOOLEAN NOT NULL,
              currency VARCHAR(10) NOT NULL,
              amount NUMERIC(30, 12),
              costs VARCHAR(4000) NOT NULL)
            """,
            "CREATE INDEX IF NOT EXISTS sluice_requests_at ON sluice_requests (at)",
            """
            CREATE TABLE IF NOT EXISTS sluice_hours (
              hour_begins TIMESTAMP WITH TIME ZONE NOT NULL,
              tenant VARCHAR(200) NOT NULL,
              owner VARCHAR(200) NOT NULL,
              key_id VARCHAR(200) NOT NULL,
              model VARCHAR(300) NOT NULL,
              pool VARCHAR(300) NOT NULL,
              currency VARCHAR(10) NOT NULL,
              requests BIGINT NOT NULL,
              failed BIGINT NOT NULL,
              estimated BIGINT NOT NULL,
              unpriced BIGINT NOT NULL,
              input_tokens BIGINT NOT NULL,
              cached_input_tokens BIGINT NOT NULL,
              cache_creation_input_tokens BIGINT NOT NULL,
              output_tokens BIGINT NOT NULL,
              reasoning_tokens BIGINT NOT NULL,
              audio_input_tokens BIGINT NOT NULL,
              audio_output_tokens BIGINT NOT NULL,
              amount NUMERIC(38, 12) NOT NULL,
              PRIMARY KEY (hour_begins, tenant, owner, key_id, model, pool, currency))
            """,
            "CREATE INDEX IF NOT EXISTS sluice_hours_tenant ON sluice_hours (tenant, hour_begins)",
            """
            CREATE INDEX IF NOT EXISTS sluice_hours_owner ON sluice_hours (owner, hour_begins)
            """,
            "CREATE INDEX IF NOT EXISTS sluice_hours_key ON sluice_hours (key_id, hour_begins)");

    private Schema() {}

    /** A text that fits its column. */
    static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
