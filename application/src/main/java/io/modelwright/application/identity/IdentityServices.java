package io.modelwright.application.identity;

import io.modelwright.application.audit.AuditTrail;
import io.modelwright.application.settlement.Settlement;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.IdSource;
import io.modelwright.ports.identity.driven.AccessTokens;
import io.modelwright.ports.identity.driven.AccountRepository;
import io.modelwright.ports.identity.driven.InvitationRepository;
import io.modelwright.ports.identity.driven.PasswordHasher;
import io.modelwright.ports.identity.driven.SessionRepository;
import io.modelwright.ports.identity.driven.WorkspaceRepository;
import io.modelwright.ports.identity.driving.AccountDirectory;
import io.modelwright.ports.identity.driving.Accounts;
import io.modelwright.ports.identity.driving.Callers;
import io.modelwright.ports.identity.driving.Installation;
import io.modelwright.ports.identity.driving.Invitations;
import io.modelwright.ports.identity.driving.OpenSessions;
import io.modelwright.ports.identity.driving.Workspaces;
import io.modelwright.ports.records.driven.Fences;
import io.modelwright.ports.settlement.driven.UnsettledChanges;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** The driving ports of identity, made from the driven ones. */
public record IdentityServices(
        Accounts accounts,
        OpenSessions sessions,
        Callers callers,
        Workspaces workspaces,
        Invitations invitations,
        AccountDirectory directory,
        Installation installation,
        Settlement<AccountId> settlement) {

    /** What the use cases need from outside. {@code random} must be fit for secrets. */
    public record Needs(
            AccountRepository accounts,
            SessionRepository sessions,
            WorkspaceRepository workspaces,
            InvitationRepository invitations,
            UnsettledChanges<AccountId> changes,
            Fences fences,
            PasswordHasher hasher,
            AccessTokens accessTokens,
            IdSource ids,
            InstantSource clock,
            RandomGenerator random,
            AuditTrail trail) {}

    public static IdentityServices of(Needs needs, IdentitySettings settings) {
        OpaqueTokens opaqueTokens = new OpaqueTokens(needs.random());
        BoundedHashing hashing = new BoundedHashing(needs.hasher(), settings.hashingsMax());
        VerifiedTokens verified = new VerifiedTokens(needs.accessTokens(), needs.clock());
        CallerService callers = new CallerService(
                verified,
                needs.sessions(),
                new Members(needs.accounts(), needs.workspaces()),
                needs.fences(),
                needs.clock());
        Settlement<AccountId> settlement = new Settlement<>(needs.changes(), needs.fences()::bumpCaller);
        Registrations registrations = new Registrations(needs, settings, hashing);
        Sessions sessions = new Sessions(needs, settings, hashing, opaqueTokens, callers, settlement);
        return new IdentityServices(
                new AccountService(registrations, sessions, callers, new Profiles(needs, hashing, settlement)),
                new OpenSessionsService(needs.sessions(), callers, settlement, needs.trail(), needs.clock()),
                callers,
                new WorkspaceService(needs.workspaces(), settlement, needs.trail(), needs.ids(), needs.clock()),
                new InvitationService(needs, opaqueTokens, settlement),
                new AccountDirectoryService(needs.accounts(), settlement, needs.trail(), needs.clock()),
                new InstallationService(needs.accounts(), opaqueTokens, needs.clock()),
                settlement);
    }
}
