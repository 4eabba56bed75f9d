package io.modelwright.testkit.deploy;

import io.modelwright.core.deploy.Deployment;
import io.modelwright.core.deploy.DeploymentId;
import io.modelwright.core.deploy.ImageId;
import io.modelwright.core.deploy.Release;
import io.modelwright.core.deploy.ReleaseId;
import io.modelwright.core.deploy.ReleaseState;
import io.modelwright.core.shared.AppId;
import io.modelwright.ports.deploy.driven.DeploymentRepository;
import io.modelwright.ports.deploy.driven.DeploymentSecrets;
import io.modelwright.ports.deploy.driven.ReleaseRepository;
import io.modelwright.testkit.atomic.Rewindable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Deployments, their secrets and their releases in memory. */
public final class InMemoryDeployments implements DeploymentRepository, DeploymentSecrets, Rewindable {

    private final Map<DeploymentId, Deployment> deployments = new HashMap<>();
    private final Map<DeploymentId, String> secrets = new HashMap<>();
    private final Map<ReleaseId, Release> releases = new HashMap<>();
    private final Predicate<AppId> apps;

    /** @param apps which there are */
    public InMemoryDeployments(Predicate<AppId> apps) {
        this.apps = apps;
    }

    @Override
    public synchronized Runnable mark() {
        Map<DeploymentId, Deployment> markedDeployments = Map.copyOf(deployments);
        Map<DeploymentId, String> markedSecrets = Map.copyOf(secrets);
        Map<ReleaseId, Release> markedReleases = Map.copyOf(releases);
        return () -> {
            synchronized (this) {
                restore(deployments, markedDeployments);
                restore(secrets, markedSecrets);
                restore(releases, markedReleases);
            }
        };
    }

    private static <K, V> void restore(Map<K, V> now, Map<K, V> marked) {
        now.clear();
        now.putAll(marked);
    }

    /** The releases of these deployments. */
    public ReleaseRepository releases() {
        return new Releases();
    }

    @Override
    public synchronized Added add(Deployment deployment) {
        if (!apps.test(deployment.app())) {
            return new Added.NoApp();
        }
        Optional<Deployment> twin = deployments.values().stream()
                .filter(known -> known.app().equals(deployment.app())
                        && known.environment().equals(deployment.environment()))
                .findFirst();
        if (twin.isPresent()) {
            return new Added.Taken(twin.get());
        }
        if (ports().contains(deployment.port())) {
            return new Added.PortTaken();
        }
        deployments.put(deployment.id(), deployment);
        return new Added.Done();
    }

    @Override
    public synchronized Optional<Deployment> find(DeploymentId id) {
        return Optional.ofNullable(deployments.get(id));
    }

    @Override
    public synchronized List<Deployment> of(AppId app) {
        return deployments.values().stream()
                .filter(deployment -> deployment.app().equals(app))
                .sorted(Comparator.comparing(Deployment::environment))
                .toList();
    }

    @Override
    public synchronized List<Deployment> all() {
        return deployments.values().stream()
                .sorted(Comparator.comparing(deployment -> deployment.id().toString()))
                .toList();
    }

    @Override
    public synchronized boolean save(Deployment changed) {
        Deployment known = deployments.get(changed.id());
        if (known == null || known.revision() >= changed.revision()) {
            return false;
        }
        deployments.put(changed.id(), changed);
        return true;
    }

    @Override
    public synchronized boolean remove(DeploymentId id) {
        secrets.remove(id);
        releases.values().removeIf(release -> release.deployment().equals(id));
        return deployments.remove(id) != null;
    }

    @Override
    public synchronized Set<Integer> ports() {
        return deployments.values().stream().map(Deployment::port).collect(Collectors.toSet());
    }

    @Override
    public synchronized Optional<String> keep(DeploymentId deployment, String sealed) {
        if (!deployments.containsKey(deployment)) {
            return Optional.empty();
        }
        secrets.putIfAbsent(deployment, sealed);
        return secrets(deployment);
    }

    @Override
    public synchronized Optional<String> secrets(DeploymentId deployment) {
        return Optional.ofNullable(secrets.get(deployment));
    }

    private final class Releases implements ReleaseRepository {

        @Override
        public boolean add(Release release) {
            synchronized (InMemoryDeployments.this) {
                boolean isTaken = releases.containsKey(release.id())
                        || of(release.deployment()).anyMatch(known -> known.number() == release.number());
                if (isTaken || !deployments.containsKey(release.deployment())) {
                    return false;
                }
                releases.put(release.id(), release);
                return true;
            }
        }

        private Stream<Release> of(DeploymentId deployment) {
            return releases.values().stream()
                    .filter(release -> release.deployment().equals(deployment))
                    .sorted(Comparator.comparingInt(Release::number).reversed());
        }

        @Override
        public Optional<Release> find(ReleaseId id) {
            synchronized (InMemoryDeployments.this) {
                return Optional.ofNullable(releases.get(id));
            }
        }

        @Override
        public List<Release> list(DeploymentId deployment, Optional<Integer> before, int limit) {
            synchronized (InMemoryDeployments.this) {
                return of(deployment)
                        .filter(release -> before.isEmpty() || release.number() < before.get())
                        .limit(limit)
                        .toList();
            }
        }

        @Override
        public long count(DeploymentId deployment) {
            synchronized (InMemoryDeployments.this) {
                return of(deployment).count();
            }
        }

        @Override
        public boolean save(Release changed) {
            synchronized (InMemoryDeployments.this) {
                Release known = releases.get(changed.id());
                if (known == null
                        || (known.state() != changed.state() && !known.state().leadsTo(changed.state()))) {
                    return false;
                }
                releases.put(changed.id(), changed);
                return true;
            }
        }

        @Override
        public Set<ImageId> images(int keep) {
            synchronized (InMemoryDeployments.this) {
                Set<ImageId> images = new HashSet<>();
                for (DeploymentId deployment : deployments.keySet()) {
                    of(deployment)
                            .filter(release -> release.state() == ReleaseState.PENDING)
                            .forEach(release -> release.image().ifPresent(images::add));
                    of(deployment)
                            .filter(release ->
                                    release.state() == ReleaseState.FORMER || release.state() == ReleaseState.SERVING)
                            .filter(release -> release.image().isPresent())
                            .limit(keep)
                            .forEach(release -> release.image().ifPresent(images::add));
                    of(deployment)
                            .filter(release -> release.state() == ReleaseState.SERVING)
                            .forEach(release -> release.image().ifPresent(images::add));
                }
                return images;
            }
        }
    }
}
