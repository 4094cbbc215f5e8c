package com.vidaplus.auth.platform.database;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Makes a value of a row.
 *
 * @param <T> the value's type
 */
@FunctionalInterface
public interface RowMapper<T> {

    /**
     * @param row the current row; the mapper does not move it
     * @return the value, never null
     * @throws SQLException where a column cannot be read
     */
    T map(ResultSet row) throws SQLException;
}
