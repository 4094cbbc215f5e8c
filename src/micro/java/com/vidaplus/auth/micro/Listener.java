package com.vidaplus.auth.micro;

import java.io.IOException;
import java.lang.reflect.Field;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the HTTP listener closed until the service answers: a client that comes earlier is refused at the socket, where Payara Micro
 * would answer with a page of its own. With options that have it open a listener by itself ({@code --autoBindHttp}, {@code --sslPort}),
 * it does so early.
 */
final class Listener {
    private static final String COMMANDS = "--prebootcommandfile";
    private static final int DEFAULT_PORT = 8080;
    private static final String ENABLED =
            "configs.config.server-config.network-config.network-listeners.network-listener.http-listener.enabled=";

    private final Path commands;

    private Listener(Path commands) {
        this.commands = commands;
    }

    /** Makes the file with the command that closes the listener. */
    static Listener closed() throws IOException {
        Path file = Files.createTempFile("vidaplus-auth", ".txt");
        file.toFile().deleteOnExit();
        return new Listener(file);
    }

    /**
     * The options of a start with the listener closed.
     *
     * @param options of Payara Micro; where there is a file of commands among them, its commands come first
     */
    List<String> closing(List<String> options) throws IOException {
        List<String> all = new ArrayList<>(options);
        StringBuilder text = new StringBuilder();
        for (int i = all.size() - 2; i >= 0; i--) {
            if (all.get(i).equalsIgnoreCase(COMMANDS)) {
                text.insert(0, Files.readString(Path.of(all.get(i + 1))) + "\n");
                all.remove(i + 1);
                all.remove(i);
            }
        }
        Files.writeString(commands, text + "set " + ENABLED + "false\n", StandardCharsets.UTF_8);
        all.addAll(List.of(COMMANDS, commands.toString()));
        return all;
    }

    /**
     * Makes sure that no other program listens on the port: the server would only log that, and go on without a listener.
     *
     * @param options of Payara Micro; with {@code --autoBindHttp} it looks for a free port by itself
     * @throws IOException where another program has the port; the message is for an operator
     */
    static void requireFreePort(List<String> options) throws IOException {
        int port = DEFAULT_PORT;
        for (int i = 0; i < options.size(); i++) {
            if (options.get(i).equalsIgnoreCase("--autoBindHttp")) {
                return;
            }
            if (options.get(i).equalsIgnoreCase("--port") && i + 1 < options.size() && options.get(i + 1).matches("\\d{1,5}")) {
                port = Integer.parseInt(options.get(i + 1));
            }
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException("The service does not start: port " + port + " cannot be opened (" + e.getMessage()
                    + "). Stop what listens there, or choose another port with --port.", e);
        }
    }

    /**
     * Opens the listener.
     *
     * @param server Payara Micro's own object, which keeps the means to give it commands to itself
     * @throws ReflectiveOperationException where it is another Payara Micro than this was written for
     * @throws IOException                  where the listener cannot be opened; the message tells why
     */
    void open(Object server) throws ReflectiveOperationException, IOException {
        Field field = server.getClass().getDeclaredField("gf");
        field.setAccessible(true);
        Object runner = call(field.get(server), "org.glassfish.embeddable.GlassFish", "getCommandRunner");
        Object result = runner.getClass().getClassLoader().loadClass("org.glassfish.embeddable.CommandRunner")
                .getMethod("run", String.class, String[].class).invoke(runner, "set", new String[] {ENABLED + "true"});
        Object failure = call(result, "org.glassfish.embeddable.CommandResult", "getFailureCause");
        if (failure != null) {
            throw new IOException("The port could not be opened: " + failure);
        }
        Files.deleteIfExists(commands);
    }

    /** Through the public interface, since the class behind it is hidden. */
    private static Object call(Object target, String type, String method) throws ReflectiveOperationException {
        return target.getClass().getClassLoader().loadClass(type).getMethod(method).invoke(target);
    }
}
