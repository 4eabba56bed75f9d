package io.modelwright.application.identity;

import io.modelwright.application.settlement.Settlement;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.IdSource;
import io.modelwright.ports.identity.driven.AccessTokens;
import io.modelwright.ports.identity.driven.AccountRepository;
import io.modelwright.ports.identity.driven.ApiKeyRepository;
import io.modelwright.ports.identity.driven.InvitationRepository;
import io.modelwright.ports.identity.driven.PasswordHasher;
import io.modelwright.ports.identity.driven.PasswordResetRepository;
import io.modelwright.ports.identity.driven.SessionRepository;
import io.modelwright.ports.identity.driven.WorkspaceRepository;
import io.modelwright.ports.identity.driving.AccountDirectory;
import io.modelwright.ports.identity.driving.Accounts;
import io.modelwright.ports.identity.driving.ApiKeys;
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
        ApiKeys apiKeys,
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
            ApiKeyRepository apiKeys,
            PasswordResetRepository passwordResets,
            UnsettledChanges<AccountId> changes,
            Fences fences,
            PasswordHasher hasher,
            AccessTokens accessTokens,
            IdSource ids,
            InstantSource clock,
            RandomGenerator random) {}

    public static IdentityServices of(Needs needs, IdentitySettings settings) {
        OpaqueTokens opaqueTokens = new OpaqueTokens(needs.random());
        BoundedHashing hashing = new BoundedHashing(needs.hasher(), settings.hashingsMax());
        CallerService callers = new CallerService(needs);
        Settlement<AccountId> settlement = new Settlement<>(needs.changes(), needs.fences()::bumpCaller);
        Registrations registrations = new Registrations(needs, settings, hashing);
        Sessions sessions = new Sessions(needs, settings, hashing, opaqueTokens, callers, settlement);
        PasswordResets resets = new PasswordResets(needs, hashing, opaqueTokens, settlement);
        return new IdentityServices(
                new AccountService(registrations, sessions, callers, new Profiles(needs, hashing, settlement), resets),
                new OpenSessionsService(needs.sessions(), callers, settlement, needs.clock()),
                new ApiKeyService(needs, opaqueTokens, settlement),
                callers,
                new WorkspaceService(needs.workspaces(), settlement, needs.ids(), needs.clock()),
                new InvitationService(needs, opaqueTokens, settlement),
                new AccountDirectoryService(needs, resets, callers, settlement),
                new InstallationService(needs.accounts(), opaqueTokens, needs.clock()),
                settlement);
    }
}
