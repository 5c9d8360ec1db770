package dev.sluice.limits;

import io.netty.util.NetUtil;
import java.util.Arrays;

/** A network of IPv4 or IPv6 addresses. */
public final class Cidr {
    private final String text;
    private final byte[] base;
    private final int prefix;

    private Cidr(String text, byte[] base, int prefix) {
        this.text = text;
        this.base = base;
        this.prefix = prefix;
    }

    /**
     * Reads one such as {@code 10.0.0.0/8} or {@code 2001:db8::/32}; a lone address is a network of its own.
     *
     * @throws IllegalArgumentException where it is none
     */
    public static Cidr read(String text) {
        int slash = text.indexOf('/');
        byte[] base = NetUtil.createByteArrayFromIpAddressString(slash < 0 ? text : text.substring(0, slash));
        if (base == null) {
            throw wrong(text);
        }
        int bits = base.length * Byte.SIZE;
        int prefix = slash < 0 ? bits : number(text, slash + 1);
        if (prefix > bits) {
            throw wrong(text);
        }
        return new Cidr(text, base, prefix);
    }

    /** Whether an address, as text, is in it; what is no address is in none. */
    public boolean contains(String address) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        if (bytes == null || bytes.length != base.length) {
            return false;
        }
        int whole = prefix / Byte.SIZE;
        int rest = prefix % Byte.SIZE;
        int mask = 0xFF << (Byte.SIZE - rest);
        return Arrays.equals(bytes, 0, whole, base, 0, whole)
                && (rest == 0 || ((bytes[whole] ^ base[whole]) & mask) == 0);
    }

    @Override
    public String toString() {
        return text;
    }

    private static int number(String text, int from) {
        String digits = text.substring(from);
        if (!digits.matches("[0-9]{1,3}")) {
            throw wrong(text);
        }
        return Integer.parseInt(digits);
    }

    private static IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException("wanted a network such as 10.0.0.0/8, found \"" + text + '"');
    }
}
