package dev.sluice.cluster.counters;

import com.hazelcast.config.Config;
import com.hazelcast.config.InMemoryFormat;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.MergePolicyConfig;

/** What a member of the cluster has to be configured with to keep counters. */
public final class CounterMaps {
    static final String NAME = "sluice.counters";

    private static final int MERGE_BATCH = 100;

    private CounterMaps() {}

    /** Adds the map of counters, with one copy of each, and how they travel. */
    public static void addTo(Config config) {
        config.addMapConfig(new MapConfig(NAME)
                .setInMemoryFormat(InMemoryFormat.OBJECT)
                .setBackupCount(1)
                .setStatisticsEnabled(false)
                .setMergePolicyConfig(new MergePolicyConfig(MergeCounters.class.getName(), MERGE_BATCH)));
        config.getSerializationConfig()
                .getCompactSerializationConfig()
                .addSerializer(new CounterKeySerializer())
                .addSerializer(new CounterSerializer())
                .addSerializer(new ChangeSerializer())
                .addSerializer(new GrantSerializer());
    }
}
