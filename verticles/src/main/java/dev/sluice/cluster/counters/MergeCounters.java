package dev.sluice.cluster.counters;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.spi.merge.MergingValue;
import com.hazelcast.spi.merge.SplitBrainMergePolicy;
import dev.sluice.counting.Counter;

/** Puts together what two halves of a cluster counted, when it is whole again. */
public final class MergeCounters implements SplitBrainMergePolicy<Counter, MergingValue<Counter>, Object> {
    @Override
    public Object merge(MergingValue<Counter> merging, MergingValue<Counter> existing) {
        Counter theirs = merging.getDeserializedValue();
        Counter ours = existing == null ? null : existing.getDeserializedValue();
        return ours == null ? theirs : Counter.merged(ours, theirs);
    }

    @Override
    public void writeData(ObjectDataOutput out) {}

    @Override
    public void readData(ObjectDataInput in) {}
}
