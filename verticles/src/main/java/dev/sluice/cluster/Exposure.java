package dev.sluice.cluster;

import com.hazelcast.config.Config;
import com.hazelcast.config.InterfacesConfig;
import com.hazelcast.internal.util.AddressUtil;
import dev.sluice.config.ConfigurationException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;

/** Who can reach the member port. It has neither authentication nor encryption: whoever connects is a member. */
final class Exposure {
    private Exposure() {}

    /**
     * Refuses a configuration that does not say at which interface the port is opened, or says a public one.
     *
     * @param publicInterface whether a public one is wanted
     * @throws ConfigurationException in words for the person who runs the gateway
     */
    static void check(Config config, boolean publicInterface) {
        InterfacesConfig interfaces = config.getNetworkConfig().getInterfaces();
        if (!interfaces.isEnabled() || interfaces.getInterfaces().isEmpty()) {
            throw new ConfigurationException(
                    "cluster.hazelcast",
                    "wanted hazelcast.network.interfaces with enabled: true and the address of the interface"
                            + " to open the member port at, as it has no authentication");
        }
        if (!publicInterface) {
            refusePublic(addresses(), interfaces);
        }
    }

    /** Refuses interfaces that some public address of these belongs to. */
    static void refusePublic(List<InetAddress> addresses, InterfacesConfig interfaces) {
        addresses.stream()
                .filter(address -> AddressUtil.matchAnyInterface(address.getHostAddress(), interfaces.getInterfaces()))
                .filter(Exposure::isPublic)
                .findFirst()
                .ifPresent(address -> {
                    throw new ConfigurationException(
                            "cluster.publicInterface",
                            "the member port would be open at " + address.getHostAddress()
                                    + ", which is not in a private network, and has neither authentication nor"
                                    + " encryption; choose another interface, or write publicInterface: true");
                });
    }

    /** Whether others than this machine and its private networks may reach an address. */
    static boolean isPublic(InetAddress address) {
        return !(address.isLoopbackAddress()
                || address.isSiteLocalAddress()
                || address.isLinkLocalAddress()
                || isUniqueLocal(address)
                || isSharedSpace(address));
    }

    /** fc00::/7, RFC 4193. */
    private static boolean isUniqueLocal(InetAddress address) {
        return address instanceof Inet6Address && (address.getAddress()[0] & 0xFE) == 0xFC;
    }

    /** 100.64.0.0/10, RFC 6598, which some clusters give their pods. */
    private static boolean isSharedSpace(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xC0) == 64;
    }

    private static List<InetAddress> addresses() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .toList();
        } catch (SocketException unknown) {
            throw new ConfigurationException("cluster.hazelcast", "this machine's addresses cannot be read");
        }
    }
}
