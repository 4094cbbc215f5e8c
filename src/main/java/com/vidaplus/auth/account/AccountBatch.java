package com.vidaplus.auth.account;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** Stores many accounts in one transaction. By JDBC, since JPA providers differ in what they make of a thousand entities. */
@Stateless
public class AccountBatch {

    @Inject
    private DataSource dataSource;

    /**
     * Adds those accounts whose address is free; none that is there is touched.
     *
     * @param accounts no two of the same address
     * @return the new ids by canonical address
     * @throws jakarta.ejb.EJBException where another node took one of the addresses at the same moment; nothing was stored then
     */
    public Map<String, String> addMissing(List<ImportedAccount> accounts) {
        try (Connection connection = dataSource.getConnection()) {
            Set<String> taken = taken(connection, accounts);
            List<ImportedAccount> missing = accounts.stream().filter(account -> !taken.contains(account.email().canonical())).toList();
            return missing.isEmpty() ? Map.of() : insert(connection, missing);
        } catch (SQLException e) {
            throw new IllegalStateException("The accounts were not stored", e);
        }
    }

    private static Set<String> taken(Connection connection, List<ImportedAccount> accounts) throws SQLException {
        String places = String.join(", ", Collections.nCopies(accounts.size(), "?"));
        Set<String> taken = new HashSet<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT email FROM account WHERE email IN (" + places + ")")) {
            for (int i = 0; i < accounts.size(); i++) {
                select.setString(i + 1, accounts.get(i).email().canonical());
            }
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    taken.add(rows.getString(1));
                }
            }
        }
        return taken;
    }

    private static Map<String, String> insert(Connection connection, List<ImportedAccount> accounts) throws SQLException {
        Map<String, String> ids = new HashMap<>();
        try (PreparedStatement account = connection.prepareStatement(
                        "INSERT INTO account (id, email, password_hash, password_normalisation, enabled) VALUES (?, ?, ?, ?, ?)");
                PreparedStatement group = connection.prepareStatement(
                        "INSERT INTO account_group (account_id, group_name) VALUES (?, ?)")) {
            for (ImportedAccount imported : accounts) {
                String id = UUID.randomUUID().toString();
                ids.put(imported.email().canonical(), id);
                account.setString(1, id);
                account.setString(2, imported.email().canonical());
                account.setString(3, imported.hash().orElse(null));
                account.setString(4, imported.normalisation());
                account.setBoolean(5, imported.enabled());
                account.addBatch();
                for (String name : imported.groups()) {
                    group.setString(1, id);
                    group.setString(2, name);
                    group.addBatch();
                }
            }
            account.executeBatch();
            group.executeBatch();
        }
        return ids;
    }
}
