package io.modelwright.postgres.modeling;

import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Ends its connections before their n-th round trip for good, as when the process dies: the server rolls back and releases
 * its locks, and nothing that comes after runs. Not for use by several threads.
 */
final class CrashingDataSource implements DataSource {

    private final DataSource real;
    private long left;
    private boolean crashed;

    /** @param trips how many statements and commits go well */
    CrashingDataSource(DataSource real, long trips) {
        this.real = real;
        this.left = trips;
    }

    boolean crashed() {
        return crashed;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = real.getConnection();
        int pid;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT pg_backend_pid()")) {
            rows.next();
            pid = rows.getInt(1);
        }
        return wrap(Connection.class, connection, pid);
    }

    private <T> T wrap(Class<T> type, T target, int pid) {
        InvocationHandler handler = (proxy, method, arguments) -> call(target, method, arguments, pid);
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private Object call(Object target, Method method, Object[] arguments, int pid) throws Throwable {
        String name = method.getName();
        if (name.startsWith("execute") || name.equals("commit")) {
            trip(pid);
        }
        try {
            Object result = method.invoke(target, arguments);
            return result instanceof Statement statement
                            && method.getReturnType().isInterface()
                    ? wrapStatement(method.getReturnType(), statement, pid)
                    : result;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private Object wrapStatement(Class<?> type, Statement statement, int pid) {
        InvocationHandler handler = (proxy, method, arguments) -> call(statement, method, arguments, pid);
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
    }

    private void trip(int pid) throws SQLException {
        if (left == 0 && !crashed) {
            crashed = true;
            try (Connection other = real.getConnection();
                    Statement statement = other.createStatement()) {
                statement.execute("SELECT pg_terminate_backend(" + pid + ", 10000)");
            }
        }
        left--;
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return real.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter writer) throws SQLException {
        real.setLogWriter(writer);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        real.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return real.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return real.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return real.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return real.isWrapperFor(type);
    }
}
