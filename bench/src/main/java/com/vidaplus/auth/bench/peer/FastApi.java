package com.vidaplus.auth.bench.peer;

import com.vidaplus.auth.bench.service.Cost;
import com.vidaplus.auth.bench.service.NamedDatabase;
import com.vidaplus.auth.harness.server.FreePort;
import com.vidaplus.auth.harness.server.Secrets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The stack of the service that ours takes the place of, in {@code src/main/python}, with the operating system's own Python and its
 * packages: two workers of uvicorn, C argon2, and HS256, as the original signs, though ours signs with RS256.
 */
public final class FastApi {

    /** The system's Python: packages of any other are nobody's that we know. */
    private static final String PYTHON = "/usr/bin/python3";
    private static final int WORKERS = 2;
    private static final Duration PREPARE_DEADLINE = Duration.ofMinutes(3);
    private static final List<String> MODULES =
            List.of("fastapi", "uvicorn", "multipart", "argon2", "jwt", "sqlalchemy", "psycopg2", "uvloop", "httptools");

    private final Path sources;
    private final Path logs;
    private final Map<String, String> environment;

    private FastApi(Path sources, Path logs, Map<String, String> environment) {
        this.sources = sources;
        this.logs = logs;
        this.environment = environment;
    }

    /** What keeps it from being measured here, if anything does. */
    public static Optional<String> missing(Path logs) {
        if (!Files.isExecutable(Path.of(PYTHON))) {
            return Optional.of(PYTHON + " is missing");
        }
        String program = "import importlib.util\nfor m in '%s'.split():\n    if not importlib.util.find_spec(m): print(m)"
                .formatted(String.join(" ", MODULES));
        String missing = PeerProcess.start(List.of(PYTHON, "-c", program), logs, Map.of(), logs.resolve("fastapi-missing.log"))
                .complete(PREPARE_DEADLINE).strip();
        return missing.isEmpty() ? Optional.empty() : Optional.of("Python's " + String.join(", ", missing.lines().toList()) + " missing");
    }

    /**
     * Puts the accounts into its database.
     *
     * @param sources  the directory of {@code peer_service.py}
     * @param database its own, new and empty
     */
    public static FastApi prepare(Path sources, NamedDatabase database, Path logs, PeerAccounts people) {
        String url = database.url().replace("jdbc:postgresql://", "postgresql://%s:%s@".formatted(database.user(), database.password()));
        Map<String, String> environment = new HashMap<>(Cost.settings());
        environment.putAll(Map.of("PEER_DATABASE_URL", url, "PEER_PASSWORD", people.password(), "PEER_SECRET", Secrets.key(),
                "PYTHONDONTWRITEBYTECODE", "1"));
        FastApi service = new FastApi(sources, logs, environment);
        service.run("prepare", "prepare", Integer.toString(people.count()));
        return service;
    }

    /** Versions, algorithm and the stored hash's parameters, as {@code name=value} lines. */
    public List<String> describe() {
        return run("describe", "describe").lines().toList();
    }

    private String run(String name, String... arguments) {
        List<String> command = new ArrayList<>(List.of(PYTHON, "peer_service.py"));
        command.addAll(List.of(arguments));
        return PeerProcess.start(command, sources, environment, logs.resolve("fastapi-" + name + ".log")).complete(PREPARE_DEADLINE);
    }

    /** Starts the workers and does not wait for them. */
    Running start() {
        int port = FreePort.find();
        List<String> command = List.of(PYTHON, "-m", "uvicorn", "peer_service:app", "--workers", Integer.toString(WORKERS),
                "--host", "127.0.0.1", "--port", Integer.toString(port), "--log-level", "warning", "--no-access-log");
        return new Running(PeerProcess.start(command, sources, environment, logs.resolve("fastapi.log")), port);
    }
}
