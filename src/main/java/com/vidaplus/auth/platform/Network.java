package com.vidaplus.auth.platform;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A network in CIDR notation (RFC 4632, RFC 4291 §2.3), or a single address.
 *
 * @param address the address, all of its bits
 * @param prefix  how many leading bits must be equal
 */
public record Network(InetAddress address, int prefix) {

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
     * Reads a single address as it may stand in a header; no name is ever looked up.
     *
     * @return nothing where the text is anything but one IPv4 or IPv6 address
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
