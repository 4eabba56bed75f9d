package io.modelwright.postgres.apps;

import io.modelwright.core.apps.AppMember;
import io.modelwright.core.identity.EmailAddress;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.AppId;
import io.modelwright.ports.apps.driven.AppMemberRepository;
import io.modelwright.postgres.SqlFailures;
import io.modelwright.postgres.SqlFault;
import io.modelwright.postgres.Transactions;
import io.modelwright.postgres.settlement.PostgresChanges;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** The members of apps in PostgreSQL. */
public final class PostgresAppMemberRepository implements AppMemberRepository {

    /** Below every UUIDv7, so that a first page needs no other statement than the next ones. */
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Transactions transactions;

    public PostgresAppMemberRepository(DataSource dataSource) {
        this.transactions = new Transactions(dataSource);
    }

    @Override
    public List<NamedMember> list(AppId app, Optional<AccountId> after, int limit) {
        return transactions.read(connection -> {
            String sql = "SELECT m.app_id, m.account_id, m.roles, m.since, a.email, a.display_name"
                    + " FROM modelwright.app_members m JOIN modelwright.accounts a ON a.id = m.account_id"
                    + " WHERE m.app_id = ? AND m.account_id > ? ORDER BY m.account_id LIMIT ?";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setObject(1, app.value());
                statement.setObject(2, after.map(AccountId::value).orElse(BEFORE_ALL));
                statement.setInt(3, limit);
                List<NamedMember> members = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        EmailAddress email = new EmailAddress(rows.getString("email"));
                        members.add(new NamedMember(member(rows), email, rows.getString("display_name")));
                    }
                }
                return members;
            }
        });
    }

    @Override
    public long count(AppId app) {
        return transactions.read(connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("SELECT count(*) FROM modelwright.app_members WHERE app_id = ?")) {
                statement.setObject(1, app.value());
                try (ResultSet rows = statement.executeQuery()) {
                    rows.next();
                    return rows.getLong(1);
                }
            }
        });
    }

    @Override
    public Optional<AppMember> find(AppId app, AccountId account) {
        return transactions.read(connection -> {
            String sql = "SELECT app_id, account_id, roles, since FROM modelwright.app_members"
                    + " WHERE app_id = ? AND account_id = ?";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setObject(1, app.value());
                statement.setObject(2, account.value());
                try (ResultSet rows = statement.executeQuery()) {
                    return rows.next() ? Optional.of(member(rows)) : Optional.empty();
                }
            }
        });
    }

    @Override
    public boolean assign(AppMember member) {
        try {
            return transactions.write(connection -> {
                String sql =
                        "INSERT INTO modelwright.app_members (app_id, account_id, roles, since) VALUES (?, ?, ?, ?)"
                                + " ON CONFLICT (app_id, account_id) DO UPDATE SET roles = excluded.roles, since = excluded.since";
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                    UUID[] roles = member.roles().stream().map(ElementId::value).toArray(UUID[]::new);
                    statement.setObject(1, member.app().value());
                    statement.setObject(2, member.account().value());
                    statement.setArray(3, connection.createArrayOf("uuid", roles));
                    statement.setObject(4, member.since().atOffset(ZoneOffset.UTC));
                    statement.executeUpdate();
                }
                PostgresChanges.Table.APP_MEMBERS.leave(connection, member.app());
                return true;
            });
        } catch (SqlFault fault) {
            if (SqlFailures.isForeignKeyViolation(fault)) {
                return false;
            }
            throw fault;
        }
    }

    @Override
    public boolean remove(AppId app, AccountId account) {
        return transactions.write(connection -> {
            String sql = "DELETE FROM modelwright.app_members WHERE app_id = ? AND account_id = ?";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setObject(1, app.value());
                statement.setObject(2, account.value());
                if (statement.executeUpdate() == 0) {
                    return false;
                }
            }
            PostgresChanges.Table.APP_MEMBERS.leave(connection, app);
            return true;
        });
    }

    private static AppMember member(ResultSet row) throws SQLException {
        return new AppMember(
                new AppId(row.getObject("app_id", UUID.class)),
                new AccountId(row.getObject("account_id", UUID.class)),
                roles(row),
                row.getObject("since", OffsetDateTime.class).toInstant());
    }

    private static Set<ElementId> roles(ResultSet row) throws SQLException {
        Set<ElementId> roles = new HashSet<>();
        for (UUID id : (UUID[]) row.getArray("roles").getArray()) {
            roles.add(new ElementId(id));
        }
        return roles;
    }
}
