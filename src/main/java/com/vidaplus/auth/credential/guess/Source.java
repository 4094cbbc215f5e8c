package com.vidaplus.auth.credential.guess;

import java.net.InetAddress;

/**
 * Where a request comes from, as far as attackers are told apart: an IPv4 address, or the first 64 bits of an IPv6 address. The other 64
 * bits are at one customer's free disposal.
 *
 * @param prefix as text, for example {@code 192.0.2.7} or {@code 2001:db8:0:1::/64}
 */
public record Source(String prefix) {

    /** The one source of all requests whose address the server cannot tell. */
    public static final Source UNKNOWN = new Source("unknown");

    private static final int IPV6_BYTES = 16;
    private static final int PREFIX_GROUPS = 4;

    /** The source that an address belongs to. */
    public static Source of(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length != IPV6_BYTES) {
            return new Source(address.getHostAddress());
        }
        StringBuilder prefix = new StringBuilder();
        for (int group = 0; group < PREFIX_GROUPS; group++) {
            prefix.append(Integer.toHexString((bytes[2 * group] & 0xFF) << 8 | bytes[2 * group + 1] & 0xFF)).append(':');
        }
        return new Source(prefix.append(":/64").toString());
    }

    /** Says nothing: an address is personal data. */
    @Override
    public String toString() {
        return "Source";
    }
}
