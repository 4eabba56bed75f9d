package io.modelwright.core.identity;

/**
 * Where somebody signs in from, as they say themselves: to recognise a session by, never to decide on.
 *
 * @param agent what the client calls itself, at most 300 characters; empty where it says nothing
 * @param address of the network; empty where it is not known
 */
public record Device(String agent, String address) {

    public static final Device UNKNOWN = new Device("", "");

    private static final int AGENT_MAX = 300;

    public Device {
        String line = agent.codePoints()
                .map(point -> Character.isISOControl(point) ? ' ' : point)
                .limit(AGENT_MAX)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        agent = line.strip();
    }
}
