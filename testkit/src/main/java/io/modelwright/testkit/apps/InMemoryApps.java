package io.modelwright.testkit.apps;

import io.modelwright.core.apps.App;
import io.modelwright.core.apps.AppMember;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.AppId;
import io.modelwright.ports.apps.driven.AppMemberRepository;
import io.modelwright.ports.apps.driven.AppRepository;
import io.modelwright.ports.modeling.driven.DraftRepository;
import io.modelwright.ports.modeling.driven.DraftRepository.StoredDraft;
import io.modelwright.ports.settlement.driven.UnsettledChanges;
import io.modelwright.testkit.atomic.Rewindable;
import io.modelwright.testkit.identity.IdentityStores;
import io.modelwright.testkit.identity.InMemoryIdentity;
import io.modelwright.testkit.modeling.InMemoryDraftRepository;
import io.modelwright.testkit.settlement.InMemoryChanges;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Apps, their members and drafts in memory, under one lock. */
public final class InMemoryApps implements AppStores, Rewindable {

    private final Object lock = new Object();
    private final Map<AppId, App> apps = new TreeMap<>(Comparator.comparing(AppId::toString));
    private final Map<AppId, Map<AccountId, AppMember>> members = new TreeMap<>(Comparator.comparing(AppId::toString));
    private final InMemoryChanges<AppId> memberChanges = new InMemoryChanges<>();
    private final InMemoryDraftRepository drafts = new InMemoryDraftRepository();
    private final IdentityStores identity;

    public InMemoryApps() {
        this(new InMemoryIdentity());
    }

    public InMemoryApps(IdentityStores identity) {
        this.identity = identity;
    }

    @Override
    public Runnable mark() {
        synchronized (lock) {
            Map<AppId, App> appsBefore = Map.copyOf(apps);
            Map<AppId, Map<AccountId, AppMember>> membersBefore = new HashMap<>();
            members.forEach((app, ofApp) -> membersBefore.put(app, copy(ofApp)));
            Runnable changesBefore = memberChanges.mark();
            Runnable draftsBefore = drafts.mark();
            return () -> {
                synchronized (lock) {
                    apps.clear();
                    apps.putAll(appsBefore);
                    members.clear();
                    members.putAll(membersBefore);
                    changesBefore.run();
                    draftsBefore.run();
                }
            };
        }
    }

    @Override
    public IdentityStores identity() {
        return identity;
    }

    @Override
    public AppRepository apps() {
        return new Apps();
    }

    @Override
    public AppMemberRepository members() {
        return new Members();
    }

    @Override
    public UnsettledChanges<AppId> memberChanges() {
        return memberChanges;
    }

    @Override
    public DraftRepository drafts() {
        return drafts;
    }

    private static Map<AccountId, AppMember> copy(Map<AccountId, AppMember> ofApp) {
        Map<AccountId, AppMember> copy = new TreeMap<>(Comparator.comparing(AccountId::toString));
        copy.putAll(ofApp);
        return copy;
    }

    private final class Apps implements AppRepository {

        @Override
        public Kept create(App app, StoredDraft draft) {
            synchronized (lock) {
                if (isTaken(app)) {
                    return Kept.SLUG_TAKEN;
                }
                apps.put(app.id(), app);
                members.put(app.id(), new TreeMap<>(Comparator.comparing(AccountId::toString)));
                drafts.begin(draft);
                return Kept.DONE;
            }
        }

        @Override
        public Optional<App> find(AppId id) {
            synchronized (lock) {
                return Optional.ofNullable(apps.get(id));
            }
        }

        @Override
        public List<App> findBySlug(Sight sight, String slug) {
            synchronized (lock) {
                return inSight(sight).filter(app -> app.slug().equals(slug)).toList();
            }
        }

        @Override
        public List<App> list(Sight sight, Optional<AppId> after, int limit) {
            synchronized (lock) {
                return inSight(sight)
                        .filter(app -> after.isEmpty()
                                || app.id().toString().compareTo(after.get().toString()) > 0)
                        .limit(limit)
                        .toList();
            }
        }

        @Override
        public long count(Sight sight) {
            synchronized (lock) {
                return inSight(sight).count();
            }
        }

        @Override
        public Kept rename(AppId id, String name, String slug) {
            synchronized (lock) {
                App before = apps.get(id);
                if (before == null) {
                    return Kept.ABSENT;
                }
                App renamed = new App(
                        id, before.workspace(), slug, name, before.dataDatabase(), before.schema(), before.createdAt());
                if (isTaken(renamed)) {
                    return Kept.SLUG_TAKEN;
                }
                apps.put(id, renamed);
                return Kept.DONE;
            }
        }

        @Override
        public boolean delete(AppId id) {
            synchronized (lock) {
                members.remove(id);
                memberChanges.forget(id);
                drafts.end(id);
                return apps.remove(id) != null;
            }
        }

        private boolean isTaken(App app) {
            return apps.values().stream()
                    .anyMatch(other -> !other.id().equals(app.id())
                            && other.workspace().equals(app.workspace())
                            && other.slug().equals(app.slug()));
        }

        private Stream<App> inSight(Sight sight) {
            return apps.values().stream()
                    .filter(app -> sight.workspaces().contains(app.workspace())
                            || members.getOrDefault(app.id(), Map.of()).containsKey(sight.account()));
        }
    }

    private final class Members implements AppMemberRepository {

        @Override
        public List<NamedMember> list(AppId app, Optional<AccountId> after, int limit) {
            List<AppMember> page;
            synchronized (lock) {
                page = members.getOrDefault(app, Map.of()).values().stream()
                        .filter(member -> after.isEmpty() || isAfter(member, after.get()))
                        .limit(limit)
                        .toList();
            }
            return page.stream()
                    .flatMap(member -> identity.accounts().find(member.account()).stream()
                            .map(account -> new NamedMember(member, account.email(), account.displayName())))
                    .toList();
        }

        @Override
        public long count(AppId app) {
            synchronized (lock) {
                return members.getOrDefault(app, Map.of()).size();
            }
        }

        private static boolean isAfter(AppMember member, AccountId account) {
            return member.account().toString().compareTo(account.toString()) > 0;
        }

        @Override
        public Optional<AppMember> find(AppId app, AccountId account) {
            synchronized (lock) {
                return Optional.ofNullable(members.getOrDefault(app, Map.of()).get(account));
            }
        }

        @Override
        public boolean assign(AppMember member) {
            boolean known = identity.accounts().find(member.account()).isPresent();
            synchronized (lock) {
                Map<AccountId, AppMember> ofApp = members.get(member.app());
                if (ofApp == null || !known) {
                    return false;
                }
                ofApp.put(member.account(), member);
                memberChanges.leave(member.app());
                return true;
            }
        }

        @Override
        public boolean remove(AppId app, AccountId account) {
            synchronized (lock) {
                Map<AccountId, AppMember> ofApp = members.get(app);
                boolean removed = ofApp != null && ofApp.remove(account) != null;
                if (removed) {
                    memberChanges.leave(app);
                }
                return removed;
            }
        }
    }
}
