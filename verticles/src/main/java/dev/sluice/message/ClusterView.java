package dev.sluice.message;

import java.util.List;

/**
 * The gateways that one of them has heard of lately.
 *
 * @param self the id of the one that looks
 * @param members all of them, itself included, in the order of their ids
 * @param warm whether it knows what the others knew when it came; true where there was nobody
 */
public record ClusterView(String self, List<Member> members, boolean warm) {
    public ClusterView {
        members = List.copyOf(members);
    }

    /** Whether there are others. */
    public boolean isShared() {
        return members.size() > 1;
    }
}
