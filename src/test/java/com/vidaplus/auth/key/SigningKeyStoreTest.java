package com.vidaplus.auth.key;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.platform.database.SchemaInMemory;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The store with JPA itself, on the service's own schema. */
class SigningKeyStoreTest {

    private final SchemaInMemory schema = new SchemaInMemory();
    private EntityManagerFactory factory;
    private EntityManager entities;
    private SigningKeyStore store;

    @BeforeEach
    void open() {
        factory = Persistence.createEntityManagerFactory("entities-in-memory",
                Map.of("jakarta.persistence.nonJtaDataSource", schema.dataSource()));
        entities = factory.createEntityManager();
        store = new SigningKeyStore(entities);
    }

    @AfterEach
    void close() {
        entities.close();
        factory.close();
        schema.close();
    }

    private void has(String kid, int secondsAgo) {
        schema.sql().update("INSERT INTO signing_key (kid, algorithm, public_jwk, private_key, active_from)"
                + " VALUES (?, 'RS256', '{}', 'x', CURRENT_TIMESTAMP - CAST(? AS INTEGER) * INTERVAL '1' SECOND)", kid, secondsAgo);
    }

    @Test
    void theYoungestKeyComesFirst() {
        has("old", 20);
        has("new", 10);
        has("later", -10);

        assertThat(store.all()).extracting(SigningKeyRow::kid).containsExactly("later", "new", "old");
    }

    @Test
    void aKeyIsThereUnderItsOwnNameOnly() {
        has("one", 0);

        assertThat(store.isThere("one")).isTrue();
        assertThat(store.isThere("other")).isFalse();
    }
}
