package io.modelwright.devtools;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeSet;

/**
 * What other classes can see of a class, and what a JVM does not let change while it runs: its name, supertypes, members and
 * constants, but no method's body. Reads the format of the JVM specification, chapter 4.
 */
final class ClassShape {

    private static final int LONG = 5;
    private static final int DOUBLE = 6;

    private final DataInputStream in;
    private final Object[] constants;

    private ClassShape(byte[] classFile) throws IOException {
        this.in = new DataInputStream(new ByteArrayInputStream(classFile));
        in.skipNBytes(8);
        this.constants = new Object[in.readUnsignedShort()];
        for (int i = 1; i < constants.length; i++) {
            int tag = in.readUnsignedByte();
            constants[i] = constant(tag);
            if (tag == LONG || tag == DOUBLE) {
                i++;
            }
        }
    }

    /** A text that is the same for two classes of one shape. */
    static String of(byte[] classFile) {
        try {
            return new ClassShape(classFile).read();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private Object constant(int tag) throws IOException {
        return switch (tag) {
            case 1 -> in.readUTF();
            case 3 -> in.readInt();
            case 4 -> in.readFloat();
            case LONG -> in.readLong();
            case DOUBLE -> in.readDouble();
            // a class, a text and the like: the place of their name
            case 7, 8, 16, 19, 20 -> new Reference(in.readUnsignedShort());
            case 9, 10, 11, 12, 17, 18 -> new Reference(in.readInt());
            case 15 -> {
                in.skipNBytes(1);
                yield new Reference(in.readUnsignedShort());
            }
            default -> throw new IOException("no class file: constant of kind " + tag);
        };
    }

    private record Reference(int at) {}

    private String text(int at) {
        return at > 0 && constants[at] instanceof Reference(int name) ? text(name) : String.valueOf(constants[at]);
    }

    private String read() throws IOException {
        StringBuilder shape = new StringBuilder();
        shape.append(in.readUnsignedShort());
        shape.append(' ').append(text(in.readUnsignedShort()));
        shape.append(' ').append(text(in.readUnsignedShort()));
        int interfaces = in.readUnsignedShort();
        for (int i = 0; i < interfaces; i++) {
            shape.append(' ').append(text(in.readUnsignedShort()));
        }
        Set<String> members = new TreeSet<>();
        members("field", members);
        members("method", members);
        attributes("class", members);
        members.forEach(member -> shape.append('\n').append(member));
        return shape.toString();
    }

    private void members(String kind, Set<String> members) throws IOException {
        int count = in.readUnsignedShort();
        for (int i = 0; i < count; i++) {
            int access = in.readUnsignedShort();
            String member = kind + " " + text(in.readUnsignedShort()) + text(in.readUnsignedShort()) + " " + access;
            members.add(member);
            attributes(member, members);
        }
    }

    /** Of attributes those that others compile against. */
    private void attributes(String owner, Set<String> members) throws IOException {
        int count = in.readUnsignedShort();
        for (int i = 0; i < count; i++) {
            String name = text(in.readUnsignedShort());
            byte[] content = in.readNBytes(in.readInt());
            switch (name) {
                case "ConstantValue", "Signature" ->
                    members.add(owner + " " + name + " " + text(((content[0] & 0xff) << 8) | (content[1] & 0xff)));
                case "Exceptions", "PermittedSubclasses", "Record", "NestMembers", "NestHost" ->
                    members.add(owner + " " + name + " of " + content.length);
                default -> {
                    // bodies, lines and the like
                }
            }
        }
    }
}
