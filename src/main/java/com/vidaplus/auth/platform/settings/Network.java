package com.vidaplus.auth.platform.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A network in CIDR notation (RFC 4632, RFC 4291 §2.3), or a single address.
 *
 * @param address the address, all of its bits
 * @param prefix  how many leading bits must be equal
 */
public record Network(InetAddress address, int prefix) {

    private static final int IPV4_BITS = 32;
    private static final int IPV6_BITS = 128;
    /** Eight networks of the size of 10.0.0.0/8. The widest for private use is fc00::/7, a quarter of this. */
    private static final double MOST_OF_ALL = 1.0 / 32;

    /** No zero in front: to some readers that is an octal number. */
    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";

    /**
     * Four octets, or something with a colon. Java would take {@code 10} for 0.0.0.10, and look {@code 10.0.0.256} up as a name.
     */
    private static final Pattern LITERAL =
            Pattern.compile("(" + OCTET + "(?:\\." + OCTET + "){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)(?:/([0-9]{1,3}))?");

    static Network parse(String setting, String text) {
        return read(text).orElseThrow(
                () -> new InvalidSetting(setting, "networks such as 10.0.0.0/8 or 2001:db8::/32, separated by commas"));
    }

    /**
     * Reads the networks of proxies. A peer that may send {@code X-Forwarded-For} chooses the source that a guess is counted for. So a list
     * that has a large part of all addresses is no list of proxies.
     *
     * @throws InvalidSetting where an entry is no network, or all have more than {@value #MOST_OF_ALL} of all IPv4 or IPv6 addresses
     */
    static List<Network> ofProxies(String setting, List<String> entries) {
        List<Network> networks = entries.stream().map(entry -> parse(setting, entry)).distinct().toList();
        for (int bits : new int[] {IPV4_BITS, IPV6_BITS}) {
            if (networks.stream().filter(network -> network.bits() == bits).mapToDouble(Network::share).sum() > MOST_OF_ALL) {
                throw new InvalidSetting(setting, "the networks of your own proxies, not all addresses or a large part of them:"
                        + " whoever connects from there may claim any source, and so has no limit on guesses");
            }
        }
        return networks;
    }

    private int bits() {
        return address.getAddress().length * Byte.SIZE;
    }

    /** The network's share of all addresses of its family. */
    private double share() {
        return Math.scalb(1.0, -prefix);
    }

    /**
     * Reads a single address as it may stand in a header; no name is ever looked up.
     *
     * @return the address, or empty if the text is anything but one IPv4 or IPv6 address
     */
    public static Optional<InetAddress> address(String text) {
        return text.indexOf('/') < 0 ? read(text).map(Network::address) : Optional.empty();
    }

    private static Optional<Network> read(String text) {
        var literal = LITERAL.matcher(text);
        if (!literal.matches()) {
            return Optional.empty();
        }
        try {
            InetAddress address = InetAddress.getByName(literal.group(1));
            int bits = address.getAddress().length * 8;
            int prefix = literal.group(2) == null ? bits : Integer.parseInt(literal.group(2));
            return Optional.of(new Network(address, prefix)).filter(network -> prefix <= bits);
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** Whether the address lies in this network; an address of the other family never does. */
    public boolean contains(InetAddress other) {
        byte[] mine = address.getAddress();
        byte[] theirs = other.getAddress();
        if (mine.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((mine[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
