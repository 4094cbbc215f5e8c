package com.vidaplus.auth.micro;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps every listener closed until the service answers. A client that comes earlier is refused at the socket, where Payara Micro would
 * answer with a page of its own.
 */
final class Listener {
    private static final String COMMANDS = "--prebootcommandfile";
    private static final String LISTENER = "configs.config.server-config.network-config.network-listeners.network-listener.";

    private final Ports ports;
    private final Path commands;

    private Listener(Ports ports, Path commands) {
        this.ports = ports;
        this.commands = commands;
    }

    /** Makes the file with the commands that close the listeners. */
    static Listener closed(Ports ports) throws IOException {
        Path file = Files.createTempFile("vidaplus-auth", ".txt");
        file.toFile().deleteOnExit();
        return new Listener(ports, file);
    }

    /**
     * The options of a start with the listeners closed.
     *
     * @param options of Payara Micro; where there is a file of commands among them, its commands come first
     */
    List<String> closing(StartOptions options) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String file : options.takeValues(COMMANDS)) {
            lines.add(Files.readString(Path.of(file)));
        }
        lines.addAll(ports.commands());
        Files.writeString(commands, String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
        List<String> all = new ArrayList<>(options.words());
        all.addAll(List.of(COMMANDS, commands.toString()));
        return all;
    }

    /**
     * Opens the listeners.
     *
     * @param server Payara Micro's own object, which hides the means to give it commands
     * @throws ReflectiveOperationException on another Payara Micro than this class was written for
     * @throws IOException                  where a listener cannot be opened; the message tells why
     */
    void open(Object server) throws ReflectiveOperationException, IOException {
        Field field = server.getClass().getDeclaredField("gf");
        field.setAccessible(true);
        Object runner = call(field.get(server), "org.glassfish.embeddable.GlassFish", "getCommandRunner");
        for (String name : ports.listeners()) {
            Object result = runner.getClass().getClassLoader().loadClass("org.glassfish.embeddable.CommandRunner")
                    .getMethod("run", String.class, String[].class)
                    .invoke(runner, "set", new String[] {LISTENER + name + ".enabled=true"});
            Object failure = call(result, "org.glassfish.embeddable.CommandResult", "getFailureCause");
            if (failure != null) {
                throw new IOException("The port could not be opened: " + failure);
            }
        }
        Files.deleteIfExists(commands);
    }

    /** Through the public interface, since the class behind it is hidden. */
    private static Object call(Object target, String type, String method) throws ReflectiveOperationException {
        return target.getClass().getClassLoader().loadClass(type).getMethod(method).invoke(target);
    }
}
