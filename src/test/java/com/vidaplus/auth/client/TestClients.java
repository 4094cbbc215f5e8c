package com.vidaplus.auth.client;

import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Clients in memory. */
public class TestClients extends Clients {

    private final Map<String, Client> byId = new HashMap<>();

    /** Stores an enabled client that may use the password grant; without a hash it is public. */
    public Client has(String id, String secretHash) {
        Client client = new Client(id, Optional.ofNullable(secretHash), Set.of("password"), false);
        byId.put(id, client);
        return client;
    }

    /** Changes one column of it. */
    public static Client change(Client client, String column, Object value) {
        try {
            Field field = Client.class.getDeclaredField(column);
            field.setAccessible(true);
            field.set(client, value);
            return client;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    public void remove(Client client) {
        byId.remove(client.id());
    }

    @Override
    public Optional<Client> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public boolean isEmpty() {
        return byId.isEmpty();
    }
}
