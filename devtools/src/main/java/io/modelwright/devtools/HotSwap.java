package io.modelwright.devtools;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Gives a running JVM new bodies of methods through its debug port. It stays connected only for that, so that a debugger finds the
 * port free; while one is there it is the debugger that has to do this.
 */
final class HotSwap {

    private static final String TIMEOUT_MILLIS = "2000";

    private final int port;

    /** @param port of 127.0.0.1, where the JVM listens for debuggers */
    HotSwap(int port) {
        this.port = port;
    }

    /** Why it did not work; empty where it did. */
    Optional<String> swap(Map<String, byte[]> classes) {
        VirtualMachine machine;
        try {
            machine = attach();
        } catch (IOException | IllegalConnectorArgumentsException fault) {
            return Optional.of("the debug port does not answer; a debugger may hold it");
        }
        try {
            Map<ReferenceType, byte[]> loaded = new HashMap<>();
            classes.forEach((name, bytes) -> machine.classesByName(name).forEach(type -> loaded.put(type, bytes)));
            machine.redefineClasses(loaded);
            return Optional.empty();
        } catch (UnsupportedOperationException | LinkageError refused) {
            return Optional.of("the JVM refuses it: " + refused.getMessage());
        } finally {
            machine.dispose();
        }
    }

    private VirtualMachine attach() throws IOException, IllegalConnectorArgumentsException {
        AttachingConnector connector = Bootstrap.virtualMachineManager().attachingConnectors().stream()
                .filter(one -> one.name().equals("com.sun.jdi.SocketAttach"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("this JDK has no debugger interface"));
        Map<String, Connector.Argument> arguments = connector.defaultArguments();
        set(arguments, "hostname", "127.0.0.1");
        set(arguments, "port", Integer.toString(port));
        set(arguments, "timeout", TIMEOUT_MILLIS);
        return connector.attach(arguments);
    }

    private static void set(Map<String, Connector.Argument> arguments, String name, String value) {
        Connector.Argument argument = arguments.get(name);
        if (argument != null) {
            argument.setValue(value);
        }
    }
}
