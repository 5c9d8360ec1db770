package dev.sluice.simulator.http;

/**
 * What a server has to do with others that prefill or decode for it.
 *
 * @param kept where they read what it has computed
 * @param reader reads what they have computed
 */
record KvPeers(KvBlocksApi kept, KvReader reader) {}
