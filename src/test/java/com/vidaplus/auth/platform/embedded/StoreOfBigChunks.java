package com.vidaplus.auth.platform.embedded;

import com.vidaplus.auth.platform.database.DriversConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** H2's store where the chunk that it wants to be rid of most has so much content that a step has no room for it. */
final class StoreOfBigChunks {

    final List<Integer> steps = new ArrayList<>();
    private final int content;

    /** @param content bytes of that chunk's content */
    StoreOfBigChunks(int content) {
        this.content = content;
    }

    /** A driver's connection that leads to this store. */
    DriversConnection connection() {
        return new DriversConnection(null) {
            @Override
            public <T> T lend(Function<Optional<Object>, T> work) {
                return work.apply(Optional.of(StoreOfBigChunks.this));
            }
        };
    }

    public StoreOfBigChunks getSession() {
        return this;
    }

    public StoreOfBigChunks getDatabase() {
        return this;
    }

    public StoreOfBigChunks getStore() {
        return this;
    }

    public StoreOfBigChunks getMvStore() {
        return this;
    }

    public boolean compact(int percent, int bytes) {
        steps.add(bytes);
        return bytes >= content;
    }

    public long commit() {
        return 0;
    }
}
