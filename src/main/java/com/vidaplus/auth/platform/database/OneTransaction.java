package com.vidaplus.auth.platform.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.function.Supplier;

/**
 * Makes one transaction of several calls that would be one each: one connection, and one COMMIT to wait for. Nothing slow belongs into
 * it, no hash above all, and nothing that takes a connection of its own.
 */
@ApplicationScoped
public class OneTransaction {

    /**
     * Does the work in a transaction, the caller's if there is one. An exception rolls it back.
     *
     * @return what the work gave
     */
    @Transactional
    public <T> T of(Supplier<T> work) {
        return work.get();
    }
}
