package com.vidaplus.auth.micro;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The ports that the options name. Payara Micro opens some of them as soon as it starts ({@code --sslPort}, {@code --autoBindHttp},
 * {@code --autoBindSsl}). So this class takes these options away from it; they become commands that set the same and open nothing.
 */
final class Ports {

    private static final String LISTENER = "set configs.config.server-config.network-config.network-listeners.network-listener.";
    private static final int DEFAULT_PORT = 8080;
    private static final int DEFAULT_TLS_PORT = 8181;
    private static final int DEFAULT_RANGE = 50;
    private static final int LAST_PORT = 65_535;

    private final Optional<Integer> port;
    private final Optional<Integer> tlsPort;
    private final boolean search;
    private final boolean tlsSearch;
    private final int range;

    /**
     * Takes the ports from the options.
     *
     * @param options {@code --port} and {@code --autoBindRange} stay there
     * @throws IOException where a value is no port; the message is for an operator
     */
    Ports(StartOptions options) throws IOException {
        port = last("--port", options.values("--port"));
        range = last("--autoBindRange", options.values("--autoBindRange")).orElse(DEFAULT_RANGE);
        search = options.take("--autoBindHttp");
        tlsSearch = options.take("--autoBindSsl");
        tlsPort = last("--sslPort", options.takeValues("--sslPort"));
    }

    private static Optional<Integer> last(String option, List<String> values) throws IOException {
        Optional<String> last = values.stream().reduce((before, later) -> later);
        if (!last.stream().allMatch(Ports::isPort)) {
            throw new IOException("The service does not start. After " + option + " comes the number of a port, from 1 to " + LAST_PORT + ".");
        }
        return last.map(Integer::valueOf);
    }

    private static boolean isPort(String word) {
        return word.matches("\\d{1,5}") && Integer.parseInt(word) > 0 && Integer.parseInt(word) <= LAST_PORT;
    }

    /** The names of the listeners that are to be opened when the service answers. */
    List<String> listeners() {
        return tlsSearch || tlsPort.isPresent() ? List.of("http-listener", "https-listener") : List.of("http-listener");
    }

    /** The commands that give the listeners their ports and keep them closed, before the server starts. */
    List<String> commands() {
        List<String> commands = new ArrayList<>();
        if (search) {
            commands.add(LISTENER + "http-listener.port-range=" + range(port.orElse(DEFAULT_PORT)));
        }
        if (tlsSearch) {
            commands.add(LISTENER + "https-listener.port-range=" + range(tlsPort.orElse(DEFAULT_TLS_PORT)));
        } else if (tlsPort.isPresent()) {
            commands.add(LISTENER + "https-listener.port=" + tlsPort.get());
        }
        listeners().forEach(name -> commands.add(LISTENER + name + ".enabled=false"));
        return commands;
    }

    private String range(int first) {
        return first + "," + Math.min(first + range, LAST_PORT);
    }

    /**
     * Makes sure that no other program listens at the ports: the server would only log the clash, and go on without a listener. Where the
     * server searches for a free port by itself, there is nothing to make sure of.
     *
     * @throws IOException where another program has a port; the message is for an operator
     */
    void requireFree() throws IOException {
        if (!search) {
            requireFree(port.orElse(DEFAULT_PORT), "--port");
        }
        if (!tlsSearch && tlsPort.isPresent()) {
            requireFree(tlsPort.get(), "--sslPort");
        }
    }

    private static void requireFree(int number, String option) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(number));
        } catch (IOException e) {
            throw new IOException("The service does not start: port " + number + " cannot be opened (" + e.getMessage()
                    + "). Stop what listens there, or choose another port with " + option + ".", e);
        }
    }
}
