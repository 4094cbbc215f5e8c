package com.vidaplus.auth.endpoint.http;

import com.vidaplus.auth.platform.settings.Network;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the client behind proxies by {@code X-Forwarded-For}. Each proxy appends the address of its caller, so the list is read from its
 * right end, as far as trusted proxies wrote it. The first address that is no trusted proxy's is the client, whatever stands to its left.
 * {@code Forwarded} (RFC 7239) and {@code X-Real-IP} are not read. A proxy that sets one header and passes another on as it came would let
 * clients choose their address.
 */
final class ForwardedFor {

    /** Some proxies append the port; IPv6 is in brackets then. */
    private static final Pattern WITH_PORT = Pattern.compile("\\[([^\\]]*)\\](?::[0-9]{1,5})?|([0-9.]+):[0-9]{1,5}");

    private final List<Network> trustedProxies;

    ForwardedFor(List<Network> trustedProxies) {
        this.trustedProxies = trustedProxies;
    }

    /**
     * @param peer   the address that opened the connection
     * @param values of all {@code X-Forwarded-For} headers, in their order
     * @return the client; where a trusted proxy's entry cannot be read, the proxy that sent it
     */
    InetAddress client(InetAddress peer, List<String> values) {
        InetAddress last = peer;
        String[] entries = String.join(",", values).split(",", -1);
        for (int i = entries.length - 1; i >= 0 && isTrusted(last); i--) {
            Optional<InetAddress> before = address(entries[i].strip());
            if (before.isEmpty()) {
                return last;
            }
            last = before.get();
        }
        return last;
    }

    /** The address that opened the connection, without the zone of an IPv6 address; empty where the server does not tell it. */
    static Optional<InetAddress> peer(HttpServletRequest request) {
        return Optional.ofNullable(request.getRemoteAddr()).flatMap(address -> Network.address(address.split("%", 2)[0]));
    }

    /** Whether the forwarding headers of that address are believed. */
    boolean isTrusted(InetAddress address) {
        return trustedProxies.stream().anyMatch(network -> network.contains(address));
    }

    private static Optional<InetAddress> address(String entry) {
        Matcher withPort = WITH_PORT.matcher(entry);
        if (!withPort.matches()) {
            return Network.address(entry);
        }
        return Network.address(withPort.group(1) == null ? withPort.group(2) : withPort.group(1));
    }
}
