package com.vidaplus.auth.platform.database;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Makes one value of all rows of a SELECT.
 *
 * @param <T> the value's type
 */
@FunctionalInterface
public interface RowsReader<T> {

    /**
     * Reads while the connection is held.
     *
     * @param rows before the first; the reader moves them
     * @return the value
     * @throws SQLException where a column cannot be read
     */
    T read(ResultSet rows) throws SQLException;
}
