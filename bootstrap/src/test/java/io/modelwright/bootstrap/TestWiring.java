package io.modelwright.bootstrap;

import io.modelwright.bootstrap.Wired.Wiring;
import io.modelwright.postgres.Databases.Purpose;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** Serves two routes in place of the real edge: {@code /starts} counts the starts of this database, {@code /slow} waits. */
final class TestWiring implements Wiring {

    final CountDownLatch slowEntered = new CountDownLatch(1);
    final CountDownLatch slowReleased = new CountDownLatch(1);
    final CountDownLatch workStopped = new CountDownLatch(1);

    @Override
    public Wired wire(Parts parts) {
        DataSource database = parts.databases().of(Purpose.REQUESTS);
        return new Wired(
                environment -> {
                    environment
                            .servlets()
                            .addServlet("starts", new Starts(database))
                            .addMapping("/starts");
                    environment.servlets().addServlet("slow", new Slow()).addMapping("/slow");
                },
                () -> countStart(database),
                workStopped::countDown);
    }

    private static void countStart(DataSource database) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS modelwright.starts (at timestamptz)");
            statement.execute("INSERT INTO modelwright.starts VALUES (now())");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Starts extends HttpServlet {

        @Serial
        private static final long serialVersionUID = 1L;

        private final transient DataSource database;

        Starts(DataSource database) {
            this.database = database;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery("SELECT count(*) FROM modelwright.starts")) {
                result.next();
                response.getWriter().print(result.getLong(1));
            } catch (SQLException e) {
                response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            }
        }
    }

    private final class Slow extends HttpServlet {

        @Serial
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            slowEntered.countDown();
            try {
                response.getWriter().print(slowReleased.await(30, TimeUnit.SECONDS) ? "done" : "gave up");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
