package io.modelwright.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.RepositorySystemSession.CloseableSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.repository.WorkspaceReader;
import org.eclipse.aether.repository.WorkspaceRepository;
import org.eclipse.aether.resolution.ArtifactDescriptorRequest;
import org.eclipse.aether.resolution.ArtifactDescriptorResult;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.supplier.RepositorySystemSupplier;
import org.eclipse.aether.supplier.SessionBuilderSupplier;
import org.eclipse.aether.util.filter.ScopeDependencyFilter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The libraries that a pom.xml asks for at run time, as Maven would find them: those of its local repository, and what is missing
 * there from the central one. For poms that the platform wrote.
 */
final class MavenLibraries {

    private static final Logger LOG = LoggerFactory.getLogger(MavenLibraries.class);
    private static final Pattern COORDINATES = Pattern.compile(
            "<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>\\s*<version>([^<]+)</version>");
    private static final Pattern TOP = Pattern.compile("\\A.*?<packaging>", Pattern.DOTALL);
    private static final int KEPT = 16;

    private final Tools tools;
    private final Supplier<RepositorySystem> system;
    /** What poms ask for beside their own names: seldom more than one. */
    private final Map<String, List<Library>> known = new LinkedHashMap<>();

    MavenLibraries(Tools tools) {
        this.tools = tools;
        this.system = () -> new RepositorySystemSupplier().get();
    }

    /** In the order of the class path; empty where they cannot be had. */
    synchronized Optional<List<Library>> of(String pom) {
        Matcher top = TOP.matcher(pom);
        String asked = top.find() ? pom.substring(top.end()) : pom;
        List<Library> before = known.get(asked);
        if (before != null) {
            return Optional.of(before);
        }
        Optional<List<Library>> found = resolve(pom, true).or(() -> resolve(pom, false));
        found.ifPresent(libraries -> {
            if (known.size() >= KEPT) {
                known.clear();
            }
            known.put(asked, libraries);
        });
        return found;
    }

    private Optional<List<Library>> resolve(String pom, boolean offline) {
        Matcher coordinates = COORDINATES.matcher(pom);
        if (!coordinates.find()) {
            return Optional.empty();
        }
        Artifact root = new DefaultArtifact(coordinates.group(1), coordinates.group(2), "pom", coordinates.group(3));
        try (Workspace work = Workspace.create();
                RepositorySystem maven = system.get()) {
            Path file = Files.writeString(work.folder().resolve("pom.xml"), pom);
            try (CloseableSession session = new SessionBuilderSupplier(maven)
                    .get()
                    .withLocalRepositoryBaseDirectories(tools.mavenRepository())
                    .setWorkspaceReader(new OnePom(root, file))
                    .setOffline(offline)
                    .build()) {
                return Optional.of(resolve(maven, session, root));
            }
        } catch (RepositoryException missing) {
            LOG.atLevel(offline ? org.slf4j.event.Level.DEBUG : org.slf4j.event.Level.WARN)
                    .log("the libraries of generated applications cannot be had: {}", missing.getMessage());
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Library> resolve(RepositorySystem maven, RepositorySystemSession session, Artifact root)
            throws RepositoryException {
        List<RemoteRepository> repositories =
                List.of(new RemoteRepository.Builder("central", "default", tools.central()).build());
        ArtifactDescriptorResult pom =
                maven.readArtifactDescriptor(session, new ArtifactDescriptorRequest(root, repositories, ""));
        List<Dependency> asked = pom.getDependencies().stream()
                .filter(dependency -> !dependency.getScope().equals("test"))
                .toList();
        CollectRequest collect = new CollectRequest(asked, pom.getManagedDependencies(), repositories);
        List<Library> libraries = new ArrayList<>();
        for (ArtifactResult result : maven.resolveDependencies(
                        session,
                        new DependencyRequest(
                                collect, new ScopeDependencyFilter(null, Set.of("test", "provided", "system"))))
                .getArtifactResults()) {
            Artifact artifact = result.getArtifact();
            Path file = artifact.getPath();
            libraries.add(new Library(String.valueOf(file.getFileName()), file));
        }
        return libraries;
    }

    /** Shows the pom that is asked about. */
    private record OnePom(Artifact root, Path file, WorkspaceRepository place) implements WorkspaceReader {

        OnePom(Artifact root, Path file) {
            this(root, file, new WorkspaceRepository("builds"));
        }

        @Override
        public WorkspaceRepository getRepository() {
            return place;
        }

        private boolean isRoot(Artifact artifact) {
            return artifact.getGroupId().equals(root.getGroupId())
                    && artifact.getArtifactId().equals(root.getArtifactId());
        }

        @Override
        public java.io.@org.jspecify.annotations.Nullable File findArtifact(Artifact artifact) {
            return isRoot(artifact) && artifact.getExtension().equals("pom") ? file.toFile() : null;
        }

        @Override
        public List<String> findVersions(Artifact artifact) {
            return isRoot(artifact) ? List.of(root.getVersion()) : List.of();
        }
    }
}
